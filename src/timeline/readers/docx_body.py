"""The body of a Word document as blocks, from its own XML (ECMA-376, part 1, 17).

python-docx gives only the runs that stand in a paragraph itself: what was inserted with changes
tracked, and what is tagged as a date or a place, stands in elements of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.model.text import BlockKind
from timeline.readers.draft import Builder

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = (_W + name for name in ("p", "tbl", "tr", "tc", "t"))
# what says something of a paragraph or a run, was deleted, or stands in a box of its own
_SILENT = frozenset(
    (*(_W + name for name in ("pPr", "rPr", "del", "moveFrom", "txbxContent")), _FALLBACK)
)
_SPACES = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*(\d)")
LONG = 400  # characters of a cell that is a part of a layout, not of a table
WIDEST = 64  # columns that a cell can span


class Body:
    """Walk a body and collect its blocks; `styles` are styles' names by their ids."""

    def __init__(self, body: Any, styles: Mapping[str, str]) -> None:
        """Collect the blocks below an element."""
        self.builder = Builder()
        self._styles = styles
        self._walk(body)

    def _walk(self, parent: Any) -> None:
        for element in parent:
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
            elif element.tag == _TABLE:
                self._table(element)
            elif isinstance(element.tag, str) and element.tag not in _SILENT:
                self._walk(element)

    def _paragraph(self, element: Any) -> None:
        text, style = words(element), self._styles.get(_value(element, "pStyle") or "", "")
        heading = HEADING.match(style)
        if heading or style in ("title", "subtitle"):
            self.builder.add(text, BlockKind.HEADING, level=int(heading[1]) if heading else 1)
        elif style.startswith("list") or element.find(f"{_W}pPr/{_W}numPr") is not None:
            self.builder.add(text, BlockKind.ITEM, level=1)
        else:
            kind = BlockKind.QUOTE if "quote" in style else BlockKind.PARAGRAPH
            self.builder.add(text, kind)

    def _table(self, table: Any) -> None:
        """Add a table's rows, the first one as the head of the others; a layout's cells apart."""
        rows = list(_rows(table))
        if _is_layout(table, rows):
            for cell in _within(table, _CELL):
                self._walk(cell)
            return
        head = ""
        for number, row in enumerate(rows):
            line = " | ".join(row)
            self.builder.add(line, BlockKind.ROW, context=head)
            head = line if number == 0 else head


def words(paragraph: Any) -> str:
    """Return a paragraph's text as it reads once all changes to it are accepted."""
    return "".join(_spoken(paragraph))


def _spoken(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _SILENT and len(child):
            yield from _spoken(child)


def _value(paragraph: Any, name: str) -> str | None:
    found = paragraph.find(f"{_W}pPr/{_W}{name}")
    return None if found is None else found.get(_W + "val")


def _within(element: Any, tag: str) -> Iterator[Any]:
    """Yield the elements of a kind below another one, not those of tables inside of it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != _TABLE and isinstance(child.tag, str):
            yield from _within(child, tag)


def _rows(table: Any) -> Iterator[list[str]]:
    """Yield the texts of each row's cells; a cell that is one with that above it says the same."""
    above: dict[int, str] = {}
    for row in _within(table, _ROW):
        line: list[str] = []
        column = 0
        for cell in _within(row, _CELL):
            text = " ".join(" ".join(words(part) for part in cell.iter(_PARAGRAPH)).split())
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(_W + "val", "continue") == "continue":
                text = text or above.get(column, "")
            above[column] = text
            line.append(text)
            column += _span(cell)
        yield line


def _span(cell: Any) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "1" if found is None else found.get(_W + "val", "1")
    return min(int(value), WIDEST) if value.isdecimal() and len(value) < 9 else 1


def _is_layout(table: Any, rows: list[list[str]]) -> bool:
    """Tell a table that only places its text on the page."""
    nested = next(_within(table, _TABLE), None) is not None
    long = sum(len(text) > LONG for row in rows for text in row)
    return nested or all(len(row) < 2 for row in rows) or long * 4 > len(rows)
