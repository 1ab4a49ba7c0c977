"""Markdown (CommonMark and GitHub's tables): the text stays as it was written, blocks are found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from timeline.model.text import Block, BlockKind
from timeline.readers import files, plain
from timeline.readers.draft import Draft, Signal

FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n\1[ \t]*(?:\n|\Z)", re.S)
FENCE = re.compile(r"[ \t]{0,3}(```+|~~~+)")
HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ ]*){3,}|(?:-[ ]*){3,}|(?:_[ ]*){3,})$")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
# a short line all in bold heads what follows it
BOLD = re.compile(r"[ ]{0,3}(\*\*|__)(?P<words>[^*_\n][^*\n]{0,98}[^*.!?\n])\1:?[ \t]*\n?")
QUOTE = re.compile(r"[ \t]*>[ \t]?")
DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]")
INDENTED = re.compile(r"(?: {4}|\t)")  # code, where no list is above it
COMMENT = re.compile(r"\s*<!--")
DATE_KEYS = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "publish_date",
    "published_at",
    "created",
)
CHANGE_KEYS = ("updated", "lastmod", "modified", "last_modified", "modified_at")
PATH_KEYS = ("path", "permalink", "slug", "url")
URL_KEYS = ("url", "canonical", "canonical_url", "link", "source")


def read(data: bytes, name: str) -> Draft:
    """Read Markdown with YAML or TOML front matter."""
    text, note = files.decode_noted(data, name)
    front = FRONT.match(text)
    fields = _fields(*front.groups()) if front else {}
    start = front.end() if front else 0
    blocks = tuple(plain.number(_blocks(text, start)))
    return Draft(
        text,
        blocks,
        title=_text(fields.get("title")) or _first_heading(text, blocks),
        url=next((_text(fields[key]) for key in URL_KEYS if _is_url(fields.get(key))), None),
        lang=_text(fields.get("lang")) or _text(fields.get("language")),
        signals=tuple(_signals(fields)),
        notes=(note,) if note else (),
    )


def _fields(fence: str, source: str) -> dict[str, Any]:
    """Return the front matter's fields in lower case; nothing where it does not parse."""
    try:
        if fence == "+++":
            import tomli

            fields: Any = tomli.loads(source)
        else:
            import yaml

            fields = yaml.safe_load(source)
    except ValueError:
        return {}
    except Exception as error:  # yaml's errors have no public base that is imported lazily
        if type(error).__module__.startswith("yaml"):
            return {}
        raise
    return {str(key).lower(): value for key, value in fields.items()} if _is_map(fields) else {}


def _is_map(value: object) -> bool:
    return isinstance(value, dict)


def _text(value: object) -> str | None:
    """Return a plain value's text; a list or a map, which may be a bomb of references, has none."""
    plain_value = isinstance(value, (str, int, float, date))
    return str(value).strip() or None if plain_value else None


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _signals(fields: dict[str, Any]) -> Iterator[Signal]:
    for keys, modified in ((DATE_KEYS, False), (CHANGE_KEYS, True)):
        for key in keys:
            if text := _text(fields.get(key)):
                yield Signal(f"front matter {key}", text, 0, modified)
    for key in PATH_KEYS:
        if fields.get(key) is not None:
            yield Signal(f"front matter {key}", str(fields[key]), 25)


def _first_heading(text: str, blocks: tuple[Block, ...]) -> str | None:
    found = next((block for block in blocks if block.kind is BlockKind.HEADING), None)
    return text[found.start : found.end].strip("# ") if found else None


def _blocks(text: str, start: int) -> Iterator[Block]:
    """Yield the blocks behind the front matter; code, rules, comments and link targets are none."""
    listed = False
    for a, b in _outside_code(text, start):
        lines = [match.span() for match in plain.LINE.finditer(text, a, b) if match.group().strip()]
        lines = [(c, d) for c, d in lines if not _is_nothing(text[c:d])]
        if listed or not all(INDENTED.match(text, c, d) for c, d in lines):
            for block in _group(text, lines):
                # a list goes on below a blank line where its text is set in
                listed = block.kind is BlockKind.ITEM or (listed and text[lines[0][0]] in " \t")
                yield block


def _is_nothing(line: str) -> bool:
    return bool(DEFINITION.match(line) or COMMENT.match(line))


def _outside_code(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between blank lines that lie outside of fences."""
    fence = ""
    begin = start
    for match in plain.LINE.finditer(text, start):
        found = FENCE.match(match.group())
        if not found:
            continue
        if not fence:
            fence = found.group(1)
            yield from _spans(text, begin, match.start())
        elif found.group(1).startswith(fence):
            fence = ""
            begin = match.end()
    if not fence:
        yield from _spans(text, begin, len(text))


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for a, b in plain.chunks(text[start:end]):
        yield a + start, b + start


def _group(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Yield the blocks of lines without a blank one between them."""
    if (
        len(lines) > 1
        and "|" in text[slice(*lines[0])]
        and TABLE_RULE.match(text[slice(*lines[1])])
    ):
        yield from _table(text, lines)
        return
    held: list[tuple[int, int]] = []
    logged = plain.is_log([text[slice(*span)] for span in lines])
    for span in lines:
        line = text[slice(*span)]
        if (UNDERLINE.match(line) and len(held) == 1) and not plain.ITEM.match(
            text[slice(*held[0])]
        ):
            yield plain.block(text, *held.pop(), BlockKind.HEADING, 1 if "=" in line else 2)
        elif HEADING.match(line) or RULE.match(line) or _is_item(line, logged=logged):
            yield from _paragraph(text, held)
            held = []
            if not RULE.match(line):
                held = [span]
            if HEADING.match(line):
                yield _headed(text, *held.pop())
        else:
            held.append(span)
    yield from _paragraph(text, held)


def _is_item(line: str, *, logged: bool) -> bool:
    """Tell a list's item; in a log every line that opens with a time is one."""
    return bool(plain.ITEM.match(line)) or (logged and plain.is_entry(line))


def _headed(text: str, start: int, end: int) -> Block:
    mark = HEADING.match(text, start, end)
    assert mark
    block = plain.block(text, mark.end(), end, BlockKind.HEADING, len(mark.group(1)))
    return block._replace(end=block.start + len(text[block.start : block.end].rstrip("# ")))


def _paragraph(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    if not lines:
        return
    start, end = lines[0][0], lines[-1][1]
    quote = QUOTE.match(text, start, end)
    if quote:
        yield plain.block(text, quote.end(), end, BlockKind.QUOTE)
        return
    bold = BOLD.fullmatch(text, start, end) if len(lines) == 1 else None
    if bold:
        yield plain.block(text, *bold.span("words"), BlockKind.HEADING, 6)
        return
    item = plain.ITEM.match(text, start, end)
    logged = item or plain.LOG.match(text, start, end)
    kind = BlockKind.ITEM if logged else BlockKind.PARAGRAPH
    depth = (len(item.group()) - len(item.group().lstrip())) // 2 + 1 if item else 0
    yield plain.block(text, start, end, kind, depth)


def _table(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Yield a table's rows, each with the head of its first column as context."""
    head = " | ".join(cell.strip() for cell in text[slice(*lines[0])].strip().strip("|").split("|"))
    for start, end in lines[2:]:
        yield plain.block(text, start, end, BlockKind.ROW)._replace(context=head)
