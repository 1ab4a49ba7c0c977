"""What an edit needs to know of a store's text: its tables, ids and dates, without a parse."""

from __future__ import annotations

import re

import tomli

from timeline.model.dates import DAY, UNDATED, ordinal
from timeline.store import records
from timeline.store.blocks import Table, statements, tables

Key = tuple[float, float, float]  # Interval.sort_key
NO_DATE: Key = UNDATED.sort_key()

_DATE = re.compile(r"^[ \t]*date[ \t]*=[ \t]*(\"[^\"\\\n]*\"|'[^'\n]*'|[^\s#]+)", re.MULTILINE)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LONG = re.compile("\"\"\"|'''")


class Layout:
    """A store's text with its tables, and what an edit needs to know of them."""

    def __init__(self, text: str) -> None:
        """Find the tables; raises NotLexedError."""
        self.text = text
        self.tables = tables(text)
        first = text.find("\n")
        self.root = statements(text, self.tables[0])
        self.newline = "\r\n" if text[max(first - 1, 0) : first] == "\r" else "\n"

    def keys(self, kind: str) -> set[str]:
        """Return the ids of `[kind.ID]` tables, those written as values of others included."""
        found = {table.path[1] for table in self.tables if _is_of(table, kind)}
        found.update(item.path[1] for item in self.root if item.path[0] == kind and item.path[1:])
        for table in self.tables:
            if table.path == (kind,):
                found.update(item.path[0] for item in statements(self.text, table))
        return found

    def groups(self, kind: str) -> list[tuple[int, int]]:
        """Return the tables of each `[kind.ID]` as a run of indexes [first, past last)."""
        found: list[tuple[int, int]] = []
        for index, table in enumerate(self.tables):
            if not _is_of(table, kind):
                continue
            if found and found[-1][1] == index and self.tables[index - 1].path[1] == table.path[1]:
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
        return found

    def after(self, index: int) -> int:
        """Return where a table ends with the comments that stand directly below its last line."""
        table = self.tables[index]
        position = table.last
        while position < table.end:
            stop = self.text.find("\n", position, table.end) + 1 or table.end
            if not self.text[position:stop].lstrip(" \t").startswith("#"):
                break
            position = stop
        return position


def _is_of(table: Table, kind: str) -> bool:
    return len(table.path) > 1 and table.path[0] == kind


def sort_key(text: str, table: Table) -> Key:
    """Return the place in time of an event's table, NO_DATE where its date cannot be read."""
    found = _DATE.search(text, table.body, table.last)
    if found is None or _LONG.search(text, table.body, found.start()):
        return _careful_key(text, table)
    day = _DAY.fullmatch(found[1].strip("\"'"))
    if day is None:
        return _key_of(found[1])
    year, month, number = int(day[1]), int(day[2]), int(day[3])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return NO_DATE
    first = ordinal(year, month, number)
    return first, first * DAY, (first + 1) * DAY


def _careful_key(text: str, table: Table) -> Key:
    """Look for the date among the table's own lines: a long text may hold what looks like one."""
    for item in statements(text, table):
        if item.path == ("date",):
            return _key_of(text[item.value : item.stop])
    return NO_DATE


def _key_of(value: str) -> Key:
    try:
        return records.interval(tomli.loads(f"k = {value}")["k"]).sort_key()
    except (records.WrongError, tomli.TOMLDecodeError):
        return NO_DATE
