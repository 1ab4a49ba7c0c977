"""A title's words as running text, blanks and marks where the source has them."""

from __future__ import annotations

import re

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Words

ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.(?:[A-Za-z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Ala|Ariz|Calif|Colo|Conn|Fla|Ill|Ky|Mass|Mich|Minn|Miss|Mo|Okla|Ont|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis)\.)$"
)
OPENING = frozenset(["“", "(", "[", "``"])
CLOSING = frozenset([*",.;:!?)]”’", "''"])


def widths(tokens: list[Token], words: Words) -> list[int]:
    """Return for each number of leading words how many words of running text they are."""
    counted, previous = [0], -2
    for word in words:
        if isinstance(word, str):
            width = 0 if word in ("'s", "’") else len(word.split())
            previous = -2
        else:
            token = tokens[word]
            parted = token.gap or previous != word - 1 or counted[-1] == 0
            joined = token.tag is Tag.POSS or token.text in CLOSING or token.text in OPENING
            width = 1 if parted and not joined else 0
            previous = word
        counted.append(counted[-1] + width)
    return counted


def text(tokens: list[Token], words: Words) -> str:
    """Return words as running text, blanks where the source has them."""
    out: list[str] = []
    previous = -2
    for word in words:
        if isinstance(word, str):
            glued = word in ("'s", "’") or (_open(out) and out[-1].endswith('"'))
            out.append(word if glued or not out else " " + word)
            previous = -2
            continue
        token = tokens[word]
        if token.tag is Tag.POSS:
            out.append(token.text)
            previous = word
            continue
        blank = out and (token.gap or previous != word - 1) and token.text not in CLOSING
        if out and out[-1].strip() in OPENING:
            blank = False
        if token.text in ("'", "’") and not token.gap and out and out[-1].endswith("s"):
            blank = False  # the genitive of a name put in: "Ida Jones’ boat"
        if token.text == '"' and _open(out):
            blank = False
        out.append((" " if blank else "") + token.text)
        previous = word
    return tidy("".join(out))


def _open(out: list[str]) -> bool:
    """Tell whether a quotation is open."""
    return "".join(out).count('"') % 2 == 1


MARK = re.compile(r"[,;:.(]")
BLANK_MARK = re.compile(r"\s+([,.;:])")
MARKS = re.compile(r"([,;:])(?:\s*[,;])+")
QUOTED_COMMA = re.compile(r"(?<=\w)[,.](?=(?:”|''|\")$)")  # the comma of “a war,”
EMPTY = re.compile(r"\(\s*\)")
QUOTED = re.compile(r"``(?! )(.{1,400}?)''")


def tidy(line: str) -> str:
    """Mend the marks around what was taken out."""
    if "`" in line:
        line = QUOTED.sub(r"“\1”", line).replace("`", "")
    line = " ".join(line.replace("**", "").split())
    if MARK.search(line):
        line = MARKS.sub(r"\1", BLANK_MARK.sub(r"\1", line))
        line = QUOTED_COMMA.sub("", EMPTY.sub("", line))
    line = line.strip(" ,;:–—-").strip()
    return line if ABBREVIATED.search(line) else line.rstrip(". ,;:")


def capital(line: str) -> str:
    """Give a title its capital; an identifier keeps its case."""
    first = line.split(" ", 1)[0] if line else ""
    named = re.fullmatch(r"[a-z]+-[A-Z][a-z]+", first)  # "anti-Castro"
    if not first or not first[0].islower():
        return line
    if re.search(r"[A-Z0-9_/@.]", first[1:]) and not named:
        return line
    return line[0].upper() + line[1:]
