"""Which part of a JSON value is the list of its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.errors import InvalidDate
from timeline.model import edtf
from timeline.readers import cells, columns

LISTS = ("events", "items", "entries", "records", "results", "timeline", "data", "@graph")
DEPTH = 6  # of objects in objects that are looked through
LOOKED = 10_000  # objects that are looked through
TRIED = 20  # items of a list that say what it holds


def find(whole: Any) -> Sequence[Any] | None:
    """Return what may be events: a list of objects, the best of them first; None for nothing."""
    if isinstance(whole, list):
        return _pairs(whole) or (whole if any(isinstance(item, dict) for item in whole) else None)
    if not isinstance(whole, dict):
        return None
    if whole.get("events") == []:
        return []
    found = _direct(whole) or next(_below(whole), None)
    if found is not None:
        return found
    return [whole] if _is_event(whole) else _by_date(whole)


def _direct(whole: Mapping[str, Any]) -> Sequence[Any] | None:
    """Return the list under a usual key, or the only one that there is."""
    for key in (*LISTS, *(key for key in whole if key not in LISTS)):
        value = whole.get(key)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return value
    inner = whole.get("timeline")
    return find(inner) if isinstance(inner, dict) else None


def _below(whole: Mapping[str, Any]) -> Iterator[Sequence[Any]]:
    """Yield lists, and objects by name, that hold events further down, the nearest first."""
    level: list[Any] = [whole]
    looked = 0
    for _ in range(DEPTH):
        inner = [value for item in level for value in item.values() if isinstance(value, dict)]
        for item in level:
            for value in item.values():
                listed = list(value.values()) if isinstance(value, dict) else value
                if isinstance(listed, list) and any(map(_is_event, listed[:TRIED])):
                    yield listed
                elif isinstance(value, dict) and (dated := _by_date(value)):
                    yield dated
        looked += len(inner)
        level = inner
        if not level or looked > LOOKED:
            return


def _is_event(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    known = set(columns.assign(item).values())
    return bool(known & {"date", "start"}) and "title" in known


def _by_date(whole: Mapping[str, Any]) -> Sequence[Any] | None:
    """Return the events of an object whose keys are days: {"2024-05-03": "Pier opened"}."""
    if not whole or not all(isinstance(value, str) for value in whole.values()):
        return None
    return _pairs([[key, value] for key, value in whole.items()])


def _pairs(items: Sequence[Any]) -> Sequence[Any] | None:
    """Return the events of a list of days and titles: [["2024-05-03", "Pier opened"]]."""
    pairs = [item for item in items if isinstance(item, list) and len(item) == 2]
    if not items or len(pairs) < len(items) or not all(_is_date(first) for first, _ in pairs):
        return None
    return [{"date": first, "title": title} for first, title in pairs]


def _is_date(value: Any) -> bool:
    try:
        cells.date(value if isinstance(value, str) else "")
    except InvalidDate:
        return False
    return isinstance(value, str) and value[:1].isdigit() and edtf.LONGEST_TEXT > len(value) > 3
