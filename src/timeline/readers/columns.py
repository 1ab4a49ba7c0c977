"""Which field a column of a table, or a key of a JSON object, stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

# our field -> the names that people and programs give it, the best first
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "date": (
            "date", "edtf", "day", "when", "event date", "date of event", "datetime", "date time",
            "date and time", "timestamp", "ts", "time stamp", "occurred", "occurred at",
            "happened", "happened at", "published at", "created at", "year",
        ),
        "start": (
            "start", "start date", "startdate", "starts", "from", "begin", "begins", "began",
            "dtstart", "start time utc", "started at", "starts at", "start datetime",
        ),
        "end": (
            "end", "end date", "enddate", "ends", "to", "until", "till", "dtend", "finish",
            "ended at", "ends at", "end datetime",
        ),
        "time": ("time", "start time", "hour", "clock", "time utc"),
        "end_time": ("end time", "endtime"),
        "title": (
            "title", "event", "headline", "summary", "what", "name", "event name", "event title",
            "subject", "label", "heading", "message", "msg", "entry", "happening", "content",
        ),
        "text": (
            "text", "description", "details", "detail", "notes", "body", "comment", "comments",
        ),
        "who": (
            "who", "actor", "actors", "person", "people", "persons", "participants", "names",
            "organisation", "organization", "organisations", "organizations", "by whom",
        ),
        "where": ("where", "place", "places", "location", "locations", "city", "country", "venue"),
        "tags": ("tags", "tag", "category", "categories", "keywords", "labels", "topics"),
        "group": ("group", "lane", "track", "section", "type", "kind"),
        "status": ("status", "state", "event status", "eventstatus"),
        "quote": ("quote", "quotation", "excerpt", "evidence", "verbatim", "sentence"),
        "url": ("urls", "url", "link", "links", "href", "source url", "web"),
        "sources": ("sources", "source", "reference", "references", "citation", "ref"),
        "display": ("display", "display date", "displaydate", "shown date"),
        "media": ("media", "image", "picture", "photo"),
        "lang": ("lang", "language"),
        "note": ("note", "remark", "remarks"),
        "review": ("review",),
        "id": ("id",),
    }
)  # fmt: skip
FIELD_OF = {name: field for field, names in NAMES.items() for name in reversed(names)}
# what our own tables say a second time in other words
DERIVED = frozenset({"precision", "approximate", "uncertain", "earliest", "latest"})
# parts of a date in columns of their own, as TimelineJS has them
PARTS = ("year", "month", "day", "time", "hour", "minute", "second")
UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain(name: str) -> str:
    """Return a column's name in small words: "Start_Date (UTC)" is "start date"."""
    words = CAMEL.sub(" ", UNIT.sub("", name)).lower()
    return " ".join(re.findall(r"[^\W_]+", words))


def assign(names: Iterable[str]) -> dict[str, str]:
    """Return the field of each column that has one; of two that want it, the better name wins."""
    chosen: dict[str, tuple[int, str]] = {}
    for name in names:
        words = plain(name)
        field = FIELD_OF.get(words)
        if field is None:
            continue
        rank = NAMES[field].index(words)
        if field not in chosen or rank < chosen[field][0]:
            chosen[field] = rank, name
    return {name: field for field, (_, name) in chosen.items()}


def date_parts(names: Iterable[str]) -> dict[str, str]:
    """Return the columns that hold a year, a month, a day of the start or the end, by column.

    Their fields are "start.year", "end.month" and so on; nothing where there is no year and month.
    """
    found: dict[str, str] = {}
    for name in names:
        words = plain(name).removeprefix("start ")
        side = "end" if words.startswith("end ") else "start"
        part = words.removeprefix("end ")
        if part in PARTS:
            found.setdefault(name, f"{side}.{part}")
    fields = set(found.values())
    return found if {"start.year", "start.month"} <= fields else {}


def with_dates(values: Mapping[str, str]) -> dict[str, str]:
    """Return a row's values with the parts of its dates put together as EDTF: start, end."""
    whole = {field: value for field, value in values.items() if "." not in field}
    for side in ("start", "end"):
        parts = {part: values.get(f"{side}.{part}", "") for part in PARTS}
        if parts["year"]:
            whole.setdefault("date" if side == "start" else "end", _edtf(parts))
            if parts["time"]:
                whole.setdefault("time" if side == "start" else "end_time", parts["time"])
    return whole


def _edtf(parts: Mapping[str, str]) -> str:
    """Write year, month and day, as far as they are there; what is no number stays as it is."""
    year = parts["year"]
    digits = year.removeprefix("-")
    if digits.isdecimal():
        year = ("-" if year != digits else "") + f"{int(digits):04}"
        year = f"Y{year}" if int(digits) > 9999 else year
    text = year
    for part in ("month", "day"):
        if not parts[part]:
            return text
        text += f"-{parts[part]:0>2}"
    if parts["hour"]:
        text += f"T{parts['hour']:0>2}:{parts['minute'] or '0':0>2}"
        text += f":{parts['second']:0>2}" if parts["second"] else ""
    return text
