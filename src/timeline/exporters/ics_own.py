"""What iCalendar has no property for, in `X-TIMELINE-` ones (RFC 5545, 3.8.8.2), for our reader.

A note is a COMMENT and a language the LANGUAGE of the SUMMARY, as the RFC has it. Nested values
are JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.exporters.ics_text import clean, text
from timeline.model.event import Citation, Event, Source, Timeline
from timeline.model.record import plain
from timeline.readers import calendar_text

PLAIN = ("group", "media", "review", "display")


def add_to_event(entry: Any, event: Event) -> None:
    """Put into an entry what its other properties do not say."""
    if event.note:
        entry["COMMENT"] = text(event.note)
    if event.lang:
        entry["SUMMARY"].params["LANGUAGE"] = clean(event.lang)
    for name in PLAIN:
        if getattr(event, name):
            entry[f"X-TIMELINE-{name.upper()}"] = text(getattr(event, name))
    for citation in event.sources:
        entry.add("X-TIMELINE-CITATION", _json(_cited(citation)))
    for name, value in _unclear(entry, event).items():
        entry[f"X-TIMELINE-{name.upper()}"] = (
            text(value) if isinstance(value, str) else _json(value)
        )
    if event.extra:
        entry["X-TIMELINE-EXTRA"] = _json(plain(event.extra))


def add_sources(calendar: Any, timeline: Timeline, events: Iterable[Event]) -> None:
    """Put into a calendar what is known of the sources that its events cite."""
    refs = dict.fromkeys(citation.ref for event in events for citation in event.sources)
    for ref in refs:
        if ref in timeline.sources:
            calendar.add("X-TIMELINE-SOURCE", _json(_source(timeline.sources[ref])))


def _unclear(entry: Any, event: Event) -> Mapping[str, str | Sequence[str]]:
    """Return what our reader would not find in the words that a calendar shows."""
    told = calendar_text.description(entry)
    found = {
        "text": (event.text and event.text.strip(), told.text),
        "who": (event.who, told.who),
        "where": (event.where, calendar_text.places(entry)),
    }
    return {name: meant for name, (meant, read) in found.items() if meant and meant != read}


def _cited(citation: Citation) -> Mapping[str, Any]:
    return _said({"ref": citation.ref, "quote": citation.quote, "at": citation.at})


def _source(source: Source) -> Mapping[str, Any]:
    """Return what a source is; where its copy lies is of no use to others."""
    return _said(
        {
            "id": source.id,
            "title": source.title,
            "published": source.published,
            "retrieved": source.retrieved,
            "url": source.url,
            "sha256": source.sha256,
            "extra": plain(source.extra) or None,
        }
    )


def _said(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _json(value: Any) -> Any:
    return text(json.dumps(value, ensure_ascii=False))
