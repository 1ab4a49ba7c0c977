"""Plain text: paragraphs parted by blank lines, lists, headings, tables of tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.model.text import Block, BlockKind
from timeline.readers import files, openings, spliced, written
from timeline.readers.draft import Draft

LINE = re.compile(r"[^\n]*\n?")
ITEM = re.compile(r"[ \t]{0,8}(?:[-*•–·]|\d{1,2}[.)])[ \t]+(?=\S)")
# a line that a clock time or an ISO date opens is an entry of a log
LOG = re.compile(r"[ \t]{0,8}\[?(?:\d{4}-\d\d-\d\d[ T,:]|\d{1,2}[:.]\d\d(?::\d\d)?\b)")
VAGUELY = re.compile(r"(?:early|mid|late|about|around|circa|ca?\.)[- ][\w ]{0,12}\d{3,4}\b")
WORD = re.compile(r"[^\W\d_]{3,}")
ROW = re.compile(r"[^\t\n]+\t+[^\t\n]+|\s*\|.*\|\s*$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
# no title ends with such a word, and a line of wrapped text may
GOES_ON = re.compile(
    r"[a-z,] (?:a|an|the|of|on|in|at|to|by|for|from|with|and|or|that|which|its|his)$"
)
WRAPPED = 60  # a paragraph whose lines are longer than this is wrapped text
UNWRAPPED = 120  # and no line of wrapped text is longer than this
HEAD = 8  # blocks that can stand before the text
TITLE = 150  # characters of a first line that can be a title


def read(data: bytes, name: str) -> Draft:
    """Read plain text; its first line is its title where it stands alone."""
    source, note = files.decode_noted(data, name)
    text = spliced.without_lists(source)
    blocks = tuple(number(paragraphs(text)))
    found = title(text, blocks)
    notes = (note,) if note else ()
    return Draft(text, tuple(_with_title(text, blocks, found)), title=found, notes=notes)


def _with_title(text: str, blocks: tuple[Block, ...], found: str | None) -> Iterator[Block]:
    """Yield the blocks, the one that is the title as a heading however long it is."""
    for place, block in enumerate(blocks):
        is_title = place < HEAD and found and found in text[block.start : block.end]
        plain_line = block.kind is BlockKind.PARAGRAPH
        yield block._replace(kind=BlockKind.HEADING, level=1) if is_title and plain_line else block


def title(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the first block that looks like a title among the first three, or None.

    What only says that this is a press release is not counted.
    """
    lines = (text[block.start : block.end] for block in blocks[:HEAD])
    for line in islice((line for line in lines if not openings.is_label(line)), 3):
        short = "\n" not in line and 12 < len(line) <= TITLE
        ends = SENTENCE_END.search(line) or line.endswith(("--", "—", "–", "_"))
        if short and not ends and not written.dateline(line):
            return line.strip("=# ")
    return None


def number(blocks: Iterator[Block]) -> Iterator[Block]:
    """Count the blocks from 1."""
    for index, block in enumerate(blocks, 1):
        yield block._replace(number=index)


def paragraphs(text: str) -> Iterator[Block]:
    """Yield the blocks of a text; blank lines part them, list and log lines stand alone."""
    for start, end in chunks(text):
        yield from _parts(text, start, end)


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between blank lines."""
    start: int | None = None
    end = 0
    for match in LINE.finditer(text):
        if match.group().strip():
            start = match.start() if start is None else start
            end = match.end()
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _parts(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield one paragraph, or its lines where each is an item, a row or a whole sentence."""
    lines = [match.span() for match in LINE.finditer(text, start, end) if match.group().strip()]
    kinds = [_kind(text[a:b]) for a, b in lines]
    if all(kind is None for kind in kinds) and _is_wrapped(text, lines):
        lines, kinds = [(start, end)], [None]
    for (a, b), kind in _joined(text, lines, kinds):
        yield block(text, a, b, kind or _heading(text, a, b))


def _own_line(text: str, item: tuple[int, int], line: tuple[int, int]) -> bool:
    """Tell the next entry of a log, which opens with a date that LOG does not know."""
    entry = LOG.match(text, item[0], item[1])
    if entry is None or len(WORD.findall(text, entry.end(), item[1])) < 2:
        return False  # no log, or a time alone over what it tells
    first, begins = text[line[0]], VAGUELY.match(text, line[0], line[1])
    return begins is not None or not (first.isspace() or first.islower())


def _joined(
    text: str, lines: list[tuple[int, int]], kinds: list[BlockKind | None]
) -> list[tuple[tuple[int, int], BlockKind | None]]:
    """Join the lines that go on with an item to it; to a log's entry only what is set in."""
    joined: list[tuple[tuple[int, int], BlockKind | None]] = []
    for span, kind in zip(lines, kinds, strict=True):
        after_item = kind is None and joined and joined[-1][1] is BlockKind.ITEM
        if after_item and not _own_line(text, joined[-1][0], span):
            joined[-1] = (joined[-1][0][0], span[1]), BlockKind.ITEM
        else:
            joined.append((span, kind))
    return joined


def _kind(line: str) -> BlockKind | None:
    if ITEM.match(line) or LOG.match(line):
        return BlockKind.ITEM
    return BlockKind.ROW if ROW.match(line[:2000]) else None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell wrapped lines of one paragraph from lines that are paragraphs themselves."""
    inner = [text[a:b].rstrip() for a, b in lines[:-1]]
    if not inner:
        return True
    if max(map(len, inner)) > UNWRAPPED:
        return False
    if sum(bool(SENTENCE_END.search(line)) for line in inner) == len(inner):
        return max(map(len, inner)) <= 100
    goes_on = text[lines[1][0] : lines[1][1]].lstrip()[:1].islower()
    return goes_on or not _is_heading(inner[0])


def _heading(text: str, start: int, end: int) -> BlockKind:
    return BlockKind.HEADING if _is_heading(text[start:end].rstrip()) else BlockKind.PARAGRAPH


def _is_heading(line: str) -> bool:
    """Tell a short line without a stop, that starts like a title."""
    short = len(line) <= WRAPPED and "\n" not in line and not GOES_ON.search(line)
    return short and not SENTENCE_END.search(line) and not line.endswith((",", ";", "-", "–", "—"))


def is_log(lines: Sequence[str]) -> bool:
    """Tell lines of which two or more open with a time or a date: each tells something else."""
    return sum(map(is_entry, lines)) > 1


def is_entry(line: str) -> bool:
    """Tell a line that opens with a time of day or a full date."""
    found = None if LOG.match(line) else written.find(line[:60])
    return bool(LOG.match(line)) or (found is not None and not line[: found[1]].strip(" *_[("))


def block(text: str, start: int, end: int, kind: BlockKind, level: int = 0) -> Block:
    """Return a block without the bullet before it and the white space around it."""
    if kind is BlockKind.ITEM and (bullet := ITEM.match(text, start, end)):
        start = bullet.end()
    while end > start and text[end - 1] in " \t\n|":
        end -= 1
    while start < end and text[start] in " \t\n|":
        start += 1
    return Block(start, end, kind, 0, level)
