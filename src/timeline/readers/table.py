"""Tables of events, CSV and TSV: the first row names the columns, each further row is an event."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import PurePath
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model import table as own
from timeline.model.event import NOTHING, Event, Records, Skipped
from timeline.model.text import Document
from timeline.readers import cells, columns, files, own_table, rows, table_head
from timeline.readers.cells import ReadDate
from timeline.readers.table_head import Head, Row

DELIMITERS = ",;\t|"
CELL = 131_072  # characters: the csv module's own limit, which is kept
ROWS = 100_000
COLUMNS = 500
TRIED = 5_000  # rows: a table none of which has a date is none of events
DELIMITER = re.compile(r"sep=(.)[^\S\n]*(?:\n|\Z)", re.I)
DATES = ("date", "start", "end")
TIP = "name one column date (or start and end) and one title"


def read(data: bytes, name: str, read_date: ReadDate | None = None) -> Records:
    """Read a table; raises UnreadableFile where no column holds dates or none titles."""
    text, note = files.decode_noted(data, name)
    table = list(_rows(text, name))
    if not any(any(map(str.strip, row)) for row in table):
        raise UnreadableFile(f"{files.shown(name)} is empty")
    document = Document("", name, notes=(note,) if note else ())
    own = next(at for at, row in enumerate(table) if any(map(str.strip, row)))
    if own_table.is_ours(table[own]):
        return own_table.records(table[own + 1 :], table[own], document, read_date)
    head = table_head.find(table, read_date)
    if head is None:
        found = ", ".join(cell.strip()[:30] for cell in table[own][:12])
        raise UnreadableFile(
            f"{files.shown(name)} has no column of dates and one of titles (found: {found})",
            tip=TIP,
        )
    return _records(table, head, document, read_date)


def _rows(text: str, name: str) -> Iterator[Row]:
    """Yield the rows, empty ones too; raises UnreadableFile for broken quotes and a huge cell."""
    told = DELIMITER.match(text)  # Excel's own word on what parts its cells
    text = text[told.end() :] if told else text
    tabs = PurePath(name).suffix.lower() in (".tsv", ".tab")
    delimiter = told[1] if told else "\t" if tabs else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if reader.line_num > ROWS or len(row) > COLUMNS:
                raise UnreadableFile(
                    f"{files.shown(name)} is too large: at most {ROWS:,} rows of {COLUMNS} columns"
                )
            yield row
    except csv.Error as error:
        reason = str(error)
        if "field larger" in reason:
            reason = f"a cell has more than {CELL:,} characters"
        if reason == "unexpected end of data":
            reason = "a quotation mark opens a cell, and none closes it"
        raise UnreadableFile(f"{files.shown(name)}, line {reader.line_num}: {reason}") from None


def _delimiter(text: str) -> str:
    """Return the sign that parts the first line into most cells."""
    line = next((line for line in text.splitlines() if line.strip()), "")[:CELL]
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


def _records(
    table: Sequence[Row], head: Head, document: Document, read_date: ReadDate | None
) -> Records:
    events: list[Event] = []
    skipped: list[Skipped] = []
    order, seen = _order(table, head)
    for at, row in enumerate(table[head.first :], head.first + 1):
        if not any(map(str.strip, row)):
            continue
        values, extra = _values(row, head.names, head.fields)
        values |= {field: cells.ordered(values.get(field, ""), order) for field in DATES}
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
    notes = (*document.notes, *_notes(head.names, head.fields), *_told(order, seen, skipped))
    return Records(replace(document, notes=notes), tuple(events), tuple(skipped))


def _order(table: Sequence[Row], head: Head) -> tuple[str | None, str]:
    """Return the order of day and month that some date of the table proves, and that date."""
    places = [place for place, field in head.fields.items() if field in DATES]
    below = table[head.first :]
    return cells.order(row[place] for row in below for place in places if place < len(row))


def _told(order: str | None, seen: str, skipped: Sequence[Skipped]) -> Iterator[str]:
    """Say how days and months were told apart, or how they could be."""
    if order:
        first = "the day" if order == "dmy" else "the month"
        yield f"{first} stands first in every date, as in {seen}"
    elif any(" can be " in item.reason for item in skipped):
        yield 'date_order = "dmy" or "mdy" under [timeline] says which is the day'


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
        words = re.sub("[._]", " ", field)
        if place < len(head) and columns.plain(head[place]) != words:
            yield f'column "{head[place].strip()}" read as {words}'
    others = [
        name.strip()
        for place, name in enumerate(head)
        if place not in fields and columns.plain(name) not in columns.DERIVED and name.strip()
    ]
    if others:
        yield f"kept as they are: {', '.join(others)}"
