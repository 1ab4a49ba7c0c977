"""JSON and NDJSON: our own record, and lists of objects that have a date and a title.

Of other programs TimelineJS and schema.org's Event are known by the names of their keys.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.event import NOTHING, Event, Records, Skipped, Source, Status
from timeline.model.text import Document
from timeline.readers import columns, data_lists, files, own_record, rows
from timeline.readers.cells import ReadDate

LINES = (".ndjson", ".jsonl")
OBJECTS = 100_000
KEPT = 20  # unknown keys of one object that are kept
NAMES_OF_PLACES = ("name", "headline", "title", "displayName", "login", "en")
MOMENTS = ("dateTime", "datetime", "iso", "@value", "value")  # what holds a date in an object
INNER = ("properties", "fields", "attributes")  # what holds an object's own fields
TIP = 'each needs a date and a title: {"date": "2024-10-28", "title": "..."}'
TAG = re.compile(r"<[^<>]{1,300}>")

Object = Mapping[str, Any]


def read(data: bytes, name: str, read_date: ReadDate | None = None) -> Records:
    """Read JSON or NDJSON; raises UnreadableFile where it does not parse or lists no objects."""
    whole = _parsed(files.decode(data, name), name)
    objects = data_lists.find(whole)
    if objects is None:
        raise UnreadableFile(f"{files.shown(name)} holds no list of events", tip=TIP)
    if len(objects) > OBJECTS:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {OBJECTS:,} objects")
    ours = isinstance(whole, dict) and isinstance(whole.get("schema"), int)
    found = [_record(item, at, name, read_date, ours) for at, item in enumerate(objects, 1)]
    title = _title(whole)
    return Records(
        Document("", name, title=title),
        tuple(item for item in found if isinstance(item, Event)),
        tuple(item for item in found if isinstance(item, Skipped)),
        tuple(_sources(whole)) if ours else (),
    )


def _parsed(text: str, name: str) -> Any:
    """Return the value of a JSON text, or the list of the lines' values."""
    if PurePath(name).suffix.lower() in LINES:
        return list(_lines(text, name))
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableFile(f"{files.shown(name)} is nested too deeply") from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and "\n" in text[: error.pos + 1]:
            return list(_lines(text, name))
        raise UnreadableFile(
            f"{files.shown(name)}:{error.lineno}:{error.colno} is not JSON: {error.msg.lower()}"
        ) from None
    except ValueError as error:  # a whole number of more than 4,300 digits
        raise UnreadableFile(f"{files.shown(name)} is not JSON: {_reason(error)}") from None


def _lines(text: str, name: str) -> Iterator[Any]:
    """Yield each line's value, a Skipped for one that is broken; raises where all of them are."""
    lines = [(at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    broken = 0
    for at, line in lines:
        try:
            yield json.loads(line)
            continue
        except RecursionError:
            reason = "is nested too deeply"
        except ValueError as error:
            reason = f"is not JSON: {_reason(error)}"
        broken += 1
        if broken == len(lines):
            raise UnreadableFile(f"{files.shown(name)}:{at} {reason}")
        yield Skipped(line[: rows.SHOWN], f"line {at} {reason}", at)


def _reason(error: ValueError) -> str:
    said = str(error).lower()
    return "a number has far too many digits" if "digits" in said else said.split(":")[0]


def _record(
    item: Any, at: int, name: str, read_date: ReadDate | None, ours: bool
) -> Event | Skipped:
    if isinstance(item, Skipped):
        return item
    if not isinstance(item, dict):
        return Skipped(rows.words(item)[: rows.SHOWN], f"row {at} is no object", at)
    fields, extra = _fields({**item, **_own(item)} if ours else item)
    found = rows.event(fields, ref=name, at=at, read_date=read_date, extra=extra)
    if not ours or isinstance(found, Skipped):
        return found
    status = item.get("status")
    known = Status(status) if status in list(Status) else found.status
    given = own_record.kept(item.get("extra"))
    return replace(
        found, status=known, sources=tuple(own_record.citations(item.get("sources"))),
        extra=given if isinstance(given, dict) and given else NOTHING,
    )  # fmt: skip


def _own(item: Object) -> Object:
    """Return our record's date as its EDTF; "start" and "end" say the same in other words."""
    date = item.get("date")
    return {
        "date": date.get("edtf") if isinstance(date, dict) else date,
        "display": date.get("display") if isinstance(date, dict) else item.get("display"),
        "start": None,
        "end": None,
        "sources": None,
    }


def _sources(whole: Any) -> Iterator[Source]:
    """Yield the sources of our own record."""
    timeline = whole.get("timeline")
    listed = timeline.get("sources") if isinstance(timeline, dict) else None
    for name, fields in listed.items() if isinstance(listed, dict) else ():
        if isinstance(fields, dict):
            yield own_record.source(name, fields)


def _title(whole: Any) -> str | None:
    """Return what the whole is called."""
    timeline = whole.get("timeline", whole) if isinstance(whole, dict) else None
    title = timeline.get("title") if isinstance(timeline, dict) else None
    return rows.words(title) or None if isinstance(title, str) else None


def _fields(item: Object) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return an object's values by field, and what else it says in plain values."""
    flat = dict(_flat(item))
    assigned = columns.assign(flat)
    fields = {field: flat[key] for key, field in assigned.items() if flat[key] is not None}
    extra = {
        rows.sound(key): own_record.kept(value)
        for key, value in flat.items()
        if key not in assigned and _is_plain(value) and not key.startswith("@")
    }
    kept = dict(list(extra.items())[:KEPT])
    return fields, kept or NOTHING


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float, bool)) and value != ""


def _flat(item: Object, *, inner: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield an object's keys with plain values: dates written in parts, things by their names."""
    marked_up = "start_date" in item  # TimelineJS writes HTML
    for key, value in item.items():
        if isinstance(value, dict):
            if key in INNER and not inner:
                yield from _flat(value, inner=True)
            elif key == "text":
                yield from ((str(name), _unmarked(text)) for name, text in value.items())
            else:
                yield key, _named(key, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            names = (part.get(name) for part in value if isinstance(part, dict)
                     for name in NAMES_OF_PLACES)  # fmt: skip
            yield key, [name for name in names if name]
        else:
            yield key, _unmarked(value) if marked_up else value


def _named(key: str, value: Object) -> Any:
    """Return the one plain value that an object stands for: a date, or a name."""
    if "year" in value:
        return _date(value)
    if isinstance(value.get("edtf"), str):
        return value["edtf"]
    for name in MOMENTS:
        if isinstance(value.get(name), (str, int, float)):
            return value[name]
    if isinstance(value.get("date"), str):
        return _before(value["date"]) if key == "end" else value["date"]
    return next((value[name] for name in NAMES_OF_PLACES if value.get(name)), None)


def _before(day: str) -> str:
    """Return the day before the one that Google's calendar gives as the end of whole days."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


def _date(parts: Object) -> str:
    """Return the EDTF of a date in parts; raises nothing: what is no date is refused later."""
    plain = {part: rows.words(parts.get(part)) for part in columns.PARTS}
    return columns.with_dates({f"start.{part}": text for part, text in plain.items()}).get(
        "date", ""
    )


def _unmarked(value: Any) -> Any:
    return html.unescape(TAG.sub(" ", value)).strip() if isinstance(value, str) else value
