"""Text as CommonMark and GFM show it: whatever it holds, the reader sees the same characters."""

from __future__ import annotations

import re

from timeline.exporters.characters import without_controls
from timeline.exporters.citing import followable

# only what HTML folds anyway: a no-break space is a person's choice and stays
_BLANKS = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")
# `&` would begin an entity; `:` and `.` only where GFM would make a link of a bare address
# and a last `!` would turn the footnote after it into an image
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&]|:(?=//)|(?<=www)\.|!$", re.IGNORECASE)
_BLOCK_START = re.compile(r"[-+=]|\d{1,9}(?=[.)])")


def one_line(text: str) -> str:
    """Return the text without control characters, each run of blanks as one space."""
    return without_controls(_BLANKS.sub(" ", text)).strip()


def inline(text: str) -> str:
    """Escape a text that stands inside a line."""
    line = one_line(text)
    escaped = _SPECIAL.sub(r"\\\g<0>", line)
    # one dollar is money; with two, GitHub sets what is between them as a formula
    return escaped.replace("$", r"\$") if line.count("$") > 1 else escaped


def leading(text: str) -> str:
    """Escape a text that begins a block, so that it starts no list, rule, heading or table."""
    escaped = inline(text)
    match = _BLOCK_START.match(escaped)
    if not match:
        return escaped
    head, rest = match[0], escaped[match.end() :]
    return f"{head}\\{rest}" if head.isdigit() else f"\\{head}{rest}"


def cell(text: str) -> str:
    """Escape a text for a table's cell; a line break in it stays one."""
    return "<br>".join(inline(line) for line in text.strip().splitlines())


def link(url: str) -> str:
    """Return a link that shows its address; escaped text where a browser should not follow it."""
    if not followable(url):
        return inline(url)
    return f"<{url.replace('|', '%7C')}>"


def indented(text: str, by: str) -> str:
    """Indent every line of a text that is Markdown itself."""
    lines = without_controls(text).strip("\n").split("\n")
    return "\n".join(by + line if line.strip() else "" for line in lines)
