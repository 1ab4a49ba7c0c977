"""TOML tables to events, sources and settings, and what is wrong with what a person wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date as NativeDate  # noqa: N812 - a TOML date, not ours
from datetime import datetime as NativeMoment  # noqa: N812
from typing import Any

from timeline.errors import InvalidDate
from timeline.model import edtf
from timeline.model.dates import Interval
from timeline.model.event import NOTHING, Citation, Event, Source, Status

SCHEMA = 1
_TEXT_ONLY = {str}
DATE_TIP = "EDTF, e.g. 2024-12-31, 2024-12, 1984~, 2024-10-30/2024-10-31"
STATUSES: Mapping[str, Status] = {status.value: status for status in Status}
DATE_ORDERS = ("ymd", "dmy", "mdy")


class WrongError(Exception):
    """A value that no timeline can hold; `path` leads to it from the top of the file."""

    def __init__(self, message: str, *, tip: str | None = None, path: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.tip = tip
        self.path = path


def text(value: object) -> str | None:
    """Return a string that says something, None for an empty one; raises WrongError."""
    if not isinstance(value, str):
        raise WrongError(f"a text is needed here, not {_kind(value)}", tip="put it in quotes")
    return value if value.strip() else None


def full_text(value: object) -> str:
    """Return a string that says something, where there must be one; raises WrongError."""
    given = text(value)
    if given is None:
        raise WrongError("empty", tip="write something between the quotes")
    return given


def texts(value: object) -> tuple[str, ...]:
    """Return a list of strings; one bare string is a list of one."""
    if isinstance(value, str):
        return (value,) if value else ()
    if not isinstance(value, list) or not set(map(type, value)) <= _TEXT_ONLY:
        raise WrongError(
            f"a list of texts is needed here, not {_kind(value)}", tip='e.g. ["us", "rok"]'
        )
    return tuple(value)


def count(value: object) -> int:
    """Return a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongError(f"a whole number is needed here, not {_kind(value)}")
    return value


def edtf_text(value: object) -> str:
    """Return a date's EDTF text; of native TOML dates fractions of seconds are dropped."""
    if isinstance(value, str):
        return value
    if isinstance(value, NativeMoment):
        return value.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    if isinstance(value, NativeDate):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        raise WrongError(f"a bare number is no date; write {value!s:0>4} in quotes", tip=DATE_TIP)
    raise WrongError(f"a date is needed here, not {_kind(value)}", tip=DATE_TIP)


def interval(value: object) -> Interval:
    """Return the interval of a date; raises WrongError with what is impossible about it."""
    try:
        return edtf.parse(edtf_text(value))
    except InvalidDate as error:
        raise WrongError(error.message, tip=error.tip or DATE_TIP) from None


def written_date(value: object) -> str:
    """Return a source's date as EDTF text, once it is known to be one."""
    interval(value)
    return edtf_text(value)


def _status(value: object) -> Status:
    status = STATUSES.get(full_text(value))
    if status is None:
        raise WrongError(f'"{value}" is no status', tip="one of " + ", ".join(STATUSES))
    return status


def _kind(value: object) -> str:
    for kind, name in (
        (bool, "true or false"),
        ((int, float), "a number"),
        (list, "a list"),
        (dict, "a table"),
        (str, "a text"),
    ):
        if isinstance(value, kind):
            return name
    return "a date or time"


_Reader = Callable[[object], Any]

_EVENT: Mapping[str, _Reader] = {
    "date": interval,
    "title": full_text,
    "text": text,
    "who": texts,
    "where": texts,
    "tags": texts,
    "group": text,
    "status": _status,
    "review": text,
    "display": text,
    "media": text,
    "lang": text,
    "note": text,
}
_CITATION: Mapping[str, _Reader] = {"ref": full_text, "quote": text, "at": count}
_SOURCE: Mapping[str, _Reader] = {
    "title": text,
    "published": written_date,
    "retrieved": written_date,
    "url": text,
    "file": text,
    "sha256": text,
}
CITING = ("source", "quote", "at", "sources")


def event(key: str, table: object) -> Event:
    """Return the event of `[event.KEY]`; raises WrongError with the path of the bad value."""
    try:
        fields, rest = _split(table, _EVENT)
        _require(("date", "title"), fields, f'event "{key}"')
        sources = _citations(rest) if rest else ()
        return Event(id=key, sources=sources, extra=rest or NOTHING, **fields)
    except WrongError as wrong:
        wrong.path = ("event", key, *wrong.path)
        raise


def _place(at: object) -> int:
    try:
        return count(at)
    except WrongError as wrong:
        wrong.path = ("at", *wrong.path)
        raise


def _with_ref(single: Mapping[str, Any]) -> dict[str, Any]:
    return {"ref" if key == "source" else key: value for key, value in single.items()}


def _require(needed: Iterable[str], fields: Mapping[str, Any], whose: str) -> None:
    for key in needed:
        if key not in fields:
            raise WrongError(f"{whose} has no {key}", tip=f'add a line {key} = "…"')


def _citations(rest: dict[str, Any]) -> tuple[Citation, ...]:
    """Take what cites out of an event's other keys: `source`, `quote`, `at`, and `sources`."""
    ref, quote, at = rest.get("source"), rest.get("quote"), rest.get("at")
    if len(rest) == 3 - (at is None) and type(ref) is type(quote) is str and ref and quote:
        rest.clear()  # by far the most common form, and the slowest to check in full
        return (Citation(full_text(ref), text(quote), None if at is None else _place(at)),)
    single = {key: rest.pop(key) for key in CITING[:3] if key in rest}
    many = rest.pop("sources", [])
    if not isinstance(many, list):
        raise WrongError(f"a list is needed here, not {_kind(many)}", path=("sources",))
    found = [_citation(_with_ref(single), "source")] if single else []
    tables = ({"ref": item} if isinstance(item, str) else item for item in many)
    return (*found, *(_citation(table, "sources") for table in tables))


def _citation(table: object, home: str) -> Citation:
    """Return one citation; the path of what is wrong leads to the key that holds it."""
    try:
        fields, rest = _split(table, _CITATION)
        _known_citation(fields, rest)
    except WrongError as wrong:
        inner = wrong.path[-1:]
        wrong.path = inner if home == "source" and inner in (("quote",), ("at",)) else (home,)
        raise
    return Citation(**fields)


def _known_citation(fields: Mapping[str, Any], rest: Mapping[str, Any]) -> None:
    if "ref" not in fields:
        where = ("quote",) if "quote" in fields else ("at",)
        tip = 'add source = "…", an id or an address'
        raise WrongError("a citation without its source", tip=tip, path=where)
    if rest:
        raise WrongError(f'unknown key "{next(iter(rest))}" in a citation', tip="ref, quote, at")


def source(key: str, table: object) -> Source:
    """Return the source of `[source.KEY]`; raises WrongError with the path of the bad value."""
    try:
        fields, rest = _split(table, _SOURCE)
    except WrongError as wrong:
        wrong.path = ("source", key, *wrong.path)
        raise
    return Source(id=key, extra=rest or NOTHING, **fields)


def settings(table: object) -> dict[str, Any]:
    """Return the fields of `[timeline]`, unknown keys under "extra"."""
    try:
        fields, rest = _split(table, _SETTINGS)
    except WrongError as wrong:
        wrong.path = ("timeline", *wrong.path)
        raise
    return fields | {"extra": rest or NOTHING}


def _date_order(value: object) -> str:
    if value not in DATE_ORDERS:
        raise WrongError(f'"{value}" is no date order', tip="one of " + ", ".join(DATE_ORDERS))
    return str(value)


_SETTINGS: Mapping[str, _Reader] = {
    "title": text,
    "uid": text,
    "timezone": text,
    "date_order": _date_order,
}


def _split(table: object, readers: Mapping[str, _Reader]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read the known keys of a table; return them and the unknown ones."""
    if not isinstance(table, dict):
        raise WrongError(f"a table is needed here, not {_kind(table)}")
    fields: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    for key, value in table.items():
        reader = readers.get(key)
        if reader is None:
            rest[key] = value
            continue
        try:
            fields[key] = reader(value)
        except WrongError as wrong:
            wrong.path = (key, *wrong.path)
            raise
    return fields, rest
