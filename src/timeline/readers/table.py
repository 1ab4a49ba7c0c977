"""Tables of events, CSV and TSV: the first row names the columns, each further row is an event."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import PurePath
from typing import Any

from timeline.errors import TimelineError, UnreadableFile
from timeline.model import table as own
from timeline.model.event import NOTHING, Event, Records, Skipped
from timeline.model.text import Document
from timeline.readers import cells, columns, files, own_table, rows
from timeline.readers.cells import ReadDate

DELIMITERS = ",;\t|"
CELL = 131_072  # characters: the csv module's own limit, which is kept
ROWS = 100_000
COLUMNS = 500
TRIED = 5_000  # rows: a table none of which has a date is none of events
TIP = "name one column date (or start and end) and one title"

Row = Sequence[str]


def read(data: bytes, name: str, read_date: ReadDate | None = None) -> Records:
    """Read a table; raises UnreadableFile where no column holds dates or none titles."""
    text = files.decode(data, name)
    table = list(_rows(text, name))
    if not table:
        raise UnreadableFile(f"{files.shown(name)} is empty")
    head, first = table[0], 1
    if own_table.is_ours(head):
        return own_table.records(table[1:], head, Document("", name), read_date)
    fields = _fields(head)
    if not _is_enough(fields):
        fields, head, first = _by_content(table[0], read_date), _letters(table[0]), 0
    if not _is_enough(fields):
        found = ", ".join(cell.strip()[:30] for cell in table[0][:12])
        raise UnreadableFile(
            f"{files.shown(name)} has no column of dates and one of titles (found: {found})",
            tip=TIP,
        )
    return _records(table[first:], head, fields, first, Document("", name), read_date)


def _rows(text: str, name: str) -> Iterator[Row]:
    """Yield the rows; raises UnreadableFile where the quoting is broken or a cell is huge."""
    delimiter = "\t" if PurePath(name).suffix.lower() in (".tsv", ".tab") else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if reader.line_num > ROWS or len(row) > COLUMNS:
                raise UnreadableFile(
                    f"{files.shown(name)} is too large: at most {ROWS:,} rows of {COLUMNS} columns"
                )
            if any(map(str.strip, row)):
                yield row
    except csv.Error as error:
        reason = str(error)
        if "field larger" in reason:
            reason = f"a cell has more than {CELL:,} characters"
        raise UnreadableFile(f"{files.shown(name)}, line {reader.line_num}: {reason}") from None


def _delimiter(text: str) -> str:
    """Return the sign that parts the first line into most cells."""
    line = next((line for line in text.splitlines() if line.strip()), "")[:CELL]
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


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
    """Return the fields of a table without names: the first date, and the longest text."""
    dates = [place for place, cell in enumerate(row) if _is_date(cell, read_date)]
    others = [place for place in range(len(row)) if place not in dates and row[place].strip()]
    if not dates or not others:
        return {}
    fields = {dates[0]: "date"} | ({dates[1]: "end"} if len(dates) > 1 else {})
    return fields | {max(others, key=lambda place: len(row[place])): "title"}


def _is_date(cell: str, read_date: ReadDate | None) -> bool:
    try:
        cells.date(cell, read_date)
    except TimelineError:
        return False
    return True


def _letters(row: Row) -> Row:
    return [f"column {place}" for place in range(1, len(row) + 1)]


def _records(
    table: Sequence[Row], head: Row, fields: dict[int, str], first: int,
    document: Document, read_date: ReadDate | None,
) -> Records:  # fmt: skip
    events: list[Event] = []
    skipped: list[Skipped] = []
    for at, row in enumerate(table, first + 1):
        values, extra = _values(row, head, fields)
        found = rows.event(values, ref=document.name, at=at, read_date=read_date, extra=extra)
        if isinstance(found, Event):
            events.append(found)
            continue
        skipped.append(found)
        if not events and len(skipped) == TRIED:
            raise UnreadableFile(
                f"{files.shown(document.name)}: no row has a date, of the first {TRIED:,} "
                f"({skipped[0].reason})",
                tip=TIP,
            )
    notes = tuple(_notes(head, fields))
    told = Document("", document.name, notes=notes)
    return Records(told, tuple(events), tuple(skipped))


def _values(row: Row, head: Row, fields: dict[int, str]) -> tuple[dict[str, Any], Any]:
    """Return a row's cells by field, and the others by their columns' names."""
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    for place, cell in enumerate(row):
        if not cell.strip():
            continue
        if place in fields:
            values[fields[place]] = own.armed(cell.strip())
            continue
        name = columns.plain(head[place] if place < len(head) else "") or f"column {place + 1}"
        if name not in columns.DERIVED:
            extra["_".join(name.split())] = cell.strip()
    return columns.with_dates(values), extra or NOTHING


def _notes(head: Row, fields: dict[int, str]) -> Iterator[str]:
    """Say which column was read as what, and which were only kept."""
    for place, field in fields.items():
        if columns.plain(head[place]) != field:
            yield f'column "{head[place].strip()}" read as {field.replace(".", " ")}'
    others = [
        name.strip()
        for place, name in enumerate(head)
        if place not in fields and columns.plain(name) not in columns.DERIVED and name.strip()
    ]
    if others:
        yield f"kept as they are: {', '.join(others)}"
