"""The one JSON shape of an event (README, "The record"): plain dicts of plain values.

The same keys in the same order wherever an event is shown, extracted or exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.model.dates import PARTS, Bound, Granularity, Interval, PartialDate, add_months
from timeline.model.display import display
from timeline.model.edtf import write, write_date
from timeline.model.event import Citation, Event, Skipped, Source, Timeline
from timeline.model.text import Document

SCHEMA = 1

Record = dict[str, Any]


def event_record(event: Event) -> Record:
    """Return an event's record; "start" and "end" are inclusive, as `ends` gives them."""
    start, end = ends(event.date)
    return {
        "id": event.id,
        "start": start,
        "end": end,
        "date": date_record(event.date, event.display),
        "title": event.title,
        "quote": event.quote,
        "who": list(event.who),
        "where": list(event.where),
        "tags": list(event.tags),
        "group": event.group,
        "status": event.status.value,
        "sources": [_citation(citation) for citation in event.sources],
        "inferred": list(event.inferred),
        "review": event.review,
        "text": event.text,
        "media": event.media,
        "lang": event.lang,
        "note": event.note,
        "extra": plain(event.extra),
    }


def date_record(interval: Interval, shown: str | None = None) -> Record:
    """Return a date's record; `shown` replaces the words we would find for it.

    "earliest" and "latest" are the first and last day it can be (with the time where one is
    known), None where nothing bounds it.
    """
    earliest, latest = interval.earliest, interval.latest
    return {
        "edtf": write(interval),
        "earliest": None if earliest is None else write_date(earliest, marks=False),
        "latest": None if latest is None else write_date(latest, marks=False),
        "precision": interval.granularity.word,
        "approximate": interval.approximate,
        "uncertain": interval.uncertain,
        "display": shown or display(interval),
    }


def ends(interval: Interval) -> tuple[str | None, str | None]:
    """Return the first and last date, inclusive, cut to the precision known ("2024-10", "1984").

    The last is None for a single date, and where a range is open. What has no short name is
    written as its ends: the 1980s are ("1980", "1989"), a summer its first and last month.
    """
    if interval.end is None:
        if not isinstance(interval.start, PartialDate):
            return None, None
        first, last = _span(interval.start)
        return first, None if first == last else last
    return _edge(interval.start, 0), _edge(interval.end, 1)


def timeline_record(timeline: Timeline, events: Iterable[Event] | None = None) -> Record:
    """Return the document of `show --json`: the timeline, and its events or those chosen."""
    chosen = timeline.events if events is None else events
    return {
        "schema": SCHEMA,
        "timeline": {
            "title": timeline.title,
            "uid": timeline.uid,
            "timezone": timeline.timezone,
            "date_order": timeline.date_order,
            "sources": {name: _source(source) for name, source in timeline.sources.items()},
            "extra": plain(timeline.extra),
        },
        "events": [event_record(event) for event in chosen],
    }


def extraction_record(
    document: Document, events: Iterable[Event], skipped: Iterable[Skipped]
) -> Record:
    """Return the document of `import --dry-run --json`."""
    published = document.published
    return {
        "schema": SCHEMA,
        "document": {
            "title": document.title,
            "published": None if published is None else write(published.date),
            "signal": None if published is None else published.signal,
        },
        "events": [event_record(event) for event in events],
        "skipped": [{"text": item.text, "reason": item.reason} for item in skipped],
    }


def plain(value: Any) -> Any:
    """Return a TOML value as JSON can hold it: dates and times become their ISO text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and value - value != 0:  # inf and nan are no JSON
        return str(value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    isoformat = getattr(value, "isoformat", None)
    return str(value) if isoformat is None else isoformat()


def _citation(citation: Citation) -> Record:
    return {"ref": citation.ref, "quote": citation.quote, "at": citation.at}


def _source(source: Source) -> Record:
    return {
        "title": source.title,
        "published": source.published,
        "retrieved": source.retrieved,
        "url": source.url,
        "file": source.file,
        "sha256": source.sha256,
        "extra": plain(source.extra),
    }


def _edge(end: PartialDate | Bound, side: int) -> str | None:
    return _span(end)[side] if isinstance(end, PartialDate) else None


def _span(date: PartialDate) -> tuple[str | None, str | None]:
    """Return the first and last piece of a date, each as fine as the date is known."""
    if date.year is None:
        return None, None
    if date.part is not None:
        month, length = PARTS[date.part]
        last = PartialDate(*add_months(date.year, month, length - 1))
        return write_date(PartialDate(date.year, month)), write_date(last)
    if date.granularity < Granularity.YEAR:
        first_year, last_year = date.years()
        return write_date(PartialDate(first_year)), write_date(PartialDate(last_year))
    known = write_date(date, marks=False).removesuffix("-XX").removesuffix("-XX")
    return known, known
