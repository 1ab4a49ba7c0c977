"""The visible page as pieces of text in their order, each with where in the page it stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from timeline.model.text import BlockKind
from timeline.readers import plain, spliced

HIDDEN = frozenset(
    "script style noscript template head svg button select option datalist textarea iframe object "
    "canvas audio video map dialog math input nav".split()
)
BREAKING = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre search section summary table tbody td tfoot th thead tr ul caption".split()
)
GLUED = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"dt": 6, "summary": 6}
LIST = ("ul", "ol", "menu", "dir")
SPACE = re.compile(r"\s+")
INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CELL = 400  # characters; a cell that holds more is a part of a layout, not of a table
DEPTH = 200  # of elements in elements; what lies deeper is left out


@dataclass(slots=True)
class Piece:
    """A run of text without a break; `path` are the elements it stands in, outermost first."""

    text: str
    kind: BlockKind
    level: int
    path: tuple[Any, ...]
    linked: int = 0  # characters of it that are links
    bold: int = 0  # characters of it that are bold
    context: str = ""


@dataclass(slots=True)
class _Run:
    """The text collected since the last break."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    bold: int = 0


class Page:
    """Walk a page's elements and collect its pieces."""

    def __init__(self, root: Any) -> None:
        """Collect the pieces below an element."""
        self.pieces: list[Piece] = []
        self._run = _Run()
        self._path: list[Any] = []
        self._walk(root)
        self._flush()

    def _walk(self, element: Any) -> None:
        """Collect an element's text; what stands behind it is its parent's."""
        tag = element.tag
        if (
            not isinstance(tag, str)
            or tag in HIDDEN
            or len(self._path) > DEPTH
            or _is_hidden(element)
        ):
            return
        breaks = tag in BREAKING
        if tag == "table" and (rows := list(_rows(element))):
            self._flush()
            self._add_rows(element, rows)
            return
        if breaks:
            self._flush()
        elif tag not in GLUED:
            self._put("\n" if tag == "br" else " ")
        self._path.append(element)
        before = self._run.length
        self._text(element.text)
        for child in element:
            self._walk(child)
            self._text(child.tail)
        self._measure(element, before)
        if breaks:
            self._flush()
        elif tag not in GLUED and tag != "br":
            self._put(" ")
        self._path.pop()

    def _measure(self, element: Any, before: int) -> None:
        """Note how much of the run is a link elsewhere, or bold."""
        tag = element.tag
        length = max(0, self._run.length - before)
        if tag == "a" and not (element.get("href") or "#").startswith("#"):
            self._run.linked += length
        elif tag in ("b", "strong"):
            self._run.bold += length

    def _text(self, text: str | None) -> None:
        if text:
            self._put(text.replace("\n", " "))

    def _put(self, text: str) -> None:
        self._run.parts.append(text)
        self._run.length += len(text)

    def _flush(self) -> None:
        """End the run: two breaks of a line part it, as old pages part their paragraphs."""
        run, self._run = self._run, _Run()
        for part in _parts("".join(run.parts)):
            text = spliced.without_lists(SPACE.sub(" ", part).strip())
            if not text:
                continue
            kind, level = self._kind()
            share = len(text) / max(1, run.length)
            linked, bold = int(run.linked * share), int(run.bold * share)
            self.pieces.append(Piece(text, kind, level, tuple(self._path), linked, bold))

    def _kind(self) -> tuple[BlockKind, int]:
        """Return what the innermost element that says it makes of the text."""
        tags = [element.tag for element in self._path]
        for tag in reversed(tags):
            if tag in HEADINGS:
                return BlockKind.HEADING, HEADINGS[tag]
            if tag == "pre":
                return BlockKind.CODE, 0
            if tag == "blockquote":
                return BlockKind.QUOTE, 0
            if tag == "li":
                return BlockKind.ITEM, max(1, sum(name in LIST for name in tags))
            if tag in ("article", "section", "td", "body"):
                break
        return BlockKind.PARAGRAPH, 0

    def _add_rows(self, table: Any, rows: list[tuple[Any, list[str]]]) -> None:
        """Add a table of data: one piece a row, the head of the columns as their context."""
        head = ""
        for number, (row, cells) in enumerate(rows):
            text = " | ".join(cells)
            if not text.strip(" |"):
                continue
            path = (*self._path, table, row)
            linked = sum(len("".join(link.itertext())) for link in row.iter("a"))
            self.pieces.append(Piece(text, BlockKind.ROW, 0, path, linked, context=head))
            if number == 0 and (len(rows) > 2 or row.find(".//th") is not None):
                head = text


def _parts(text: str) -> Iterator[str]:
    """Part a run where an empty line does, and where its lines are the entries of a log."""
    for part in re.split(r"\n[ \t\r\f\v\u00a0]*\n", text):
        lines = part.split("\n")
        logged = len(lines) > 1 and plain.is_log([line.strip() for line in lines])
        if not logged:
            yield part
            continue
        first = 0
        for at, line in enumerate(lines[1:], 1):
            if plain.is_entry(line.strip()):
                yield "\n".join(lines[first:at])
                first = at
        yield "\n".join(lines[first:])


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(INVISIBLE.search(element.get("style") or ""))


def _rows(table: Any) -> Iterator[tuple[Any, list[str]]]:
    """Yield the rows of a table that holds data, each with its cells' texts; else nothing."""
    rows = list(table.iter("tr"))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    columns = sorted(len(row) for row in cells)
    nested = table.find(".//table") is not None
    if nested or len(rows) < 2 or columns[len(columns) // 2] < 2:
        return
    texts = [[_cell(cell) for cell in row] for row in cells]
    if max((len(text) for row in texts for text in row), default=0) > CELL * 5:
        return
    if sum(len(text) > CELL for row in texts for text in row) * 4 > len(rows):
        return
    yield from zip(rows, texts, strict=True)


def _cell(cell: Any) -> str:
    """Return a cell's text, a space where an element breaks."""
    parts: list[str] = []
    for element in cell.iter():
        if not isinstance(element.tag, str) or element.tag in HIDDEN:
            continue
        if element.tag not in GLUED:
            parts.append(" ")
        parts.append(element.text or "")
        if element is not cell:
            parts.append(element.tail or "")
    return SPACE.sub(" ", "".join(parts)).strip()
