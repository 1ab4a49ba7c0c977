"""Where a table's head stands, and which of its columns is what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.readers import cells, columns
from timeline.readers.cells import ReadDate

LEAD = 10  # rows, a title or a note perhaps, that may stand above the head

Row = Sequence[str]


class Head(NamedTuple):
    """The names of the columns, the field of each by its place, and the first row below."""

    names: Row
    fields: dict[int, str]
    first: int


def find(table: Sequence[Row], read_date: ReadDate | None) -> Head | None:
    """Return the head: names that we know, else what the first rows hold; None for no events."""
    for at, row in enumerate(table[:LEAD]):
        fields = _fields(row)
        if _is_enough(fields):
            return Head(row, fields, at + 1)
    full = [at for at, row in enumerate(table[:LEAD]) if any(map(str.strip, row))][:2]
    for at in full:
        fields = _by_content(table[at], read_date)
        if _is_enough(fields):
            return Head(table[full[0]] if at != full[0] else _numbered(table[at]), fields, at)
    return None


def _fields(head: Row) -> dict[int, str]:
    """Return the field of each column by its place."""
    assigned = columns.assign(head) | columns.date_parts(head)
    places: dict[int, str] = {}
    for place, name in enumerate(head):
        if name in assigned and assigned[name] not in places.values():
            places[place] = assigned[name]
    return places


def _is_enough(fields: dict[int, str]) -> bool:
    known = set(fields.values())
    return bool(known & {"date", "start", "start.year"} and known & {"title", "text"})


def _by_content(row: Row, read_date: ReadDate | None) -> dict[int, str]:
    """Return the fields of columns whose names we lack: the first date, and the longest text."""
    dates = [place for place, cell in enumerate(row) if _is_date(cell, read_date)]
    others = [place for place in range(len(row)) if place not in dates and row[place].strip()]
    if not dates or not others:
        return {}
    fields = {dates[0]: "date"} | ({dates[1]: "end"} if len(dates) > 1 else {})
    return fields | {max(others, key=lambda place: len(row[place])): "title"}


def _is_date(cell: str, read_date: ReadDate | None) -> bool:
    if cells.in_figures(cell):
        return True
    try:
        cells.date(cell, read_date)
    except TimelineError:
        return False
    return True


def _numbered(row: Row) -> Row:
    return [f"column {place}" for place in range(1, len(row) + 1)]
