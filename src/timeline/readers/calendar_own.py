"""What a calendar of our own export says in `X-TIMELINE-` properties."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from timeline.model.event import Citation, Event, Source
from timeline.readers import calendar_text, own_record

PLAIN = ("group", "media", "review", "display")
LISTS = ("who", "where")
ESCAPED = re.compile(r"\\([\\;,nN])")  # RFC 5545, 3.3.11


def restored(event: Event, entry: Any) -> Event:
    """Return an event with what the usual properties of its entry do not say of it.

    Where those were changed in a calendar since, they are right.
    """
    fields: dict[str, Any] = {name: _own(entry, name) for name in PLAIN}
    fields |= dict(_shown(entry))
    extra = _json(_own(entry, "extra"))
    if isinstance(extra, dict) and extra:
        fields["extra"] = own_record.kept(extra)
    cited = tuple(_citations(entry))
    if cited or not (event.quote or calendar_text.words(entry, "URL")):
        fields["sources"] = cited
    return replace(event, **fields)


def _shown(entry: Any) -> Iterator[tuple[str, Any]]:
    """Yield the text and the lists that cannot be told from the words of a calendar."""
    description = calendar_text.words(entry, "DESCRIPTION")
    location = calendar_text.words(entry, "LOCATION")
    text = _own(entry, "text")
    if text and description.startswith(text):
        yield "text", text
    who, where = (_texts(_json(_own(entry, name))) for name in LISTS)
    if who and f"Who: {', '.join(who)}" in description.split("\n"):
        yield "who", who
    if where and ", ".join(where) == location:
        yield "where", where


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(item for item in listed if isinstance(item, str))


def _citations(entry: Any) -> Iterator[Citation]:
    for value in map(_json, _every(entry, "citation")):
        if isinstance(value, dict):
            yield from own_record.citations([value])


def sources(calendar: Any) -> Iterator[Source]:
    """Yield the sources that a calendar describes."""
    for value in map(_json, _every(calendar, "source")):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield own_record.source(value["id"], value)


def _own(entry: Any, name: str) -> str | None:
    return next(iter(_every(entry, name)), None)


def _every(entry: Any, name: str) -> list[str]:
    """Return the texts of one of our properties, which icalendar leaves as they were written."""
    value = entry.get(f"X-TIMELINE-{name.upper()}", [])
    listed = value if isinstance(value, list) else [value]
    return [ESCAPED.sub(_meant, item.to_ical().decode()).strip() for item in listed]


def _meant(escaped: re.Match[str]) -> str:
    return "\n" if escaped[1] in "nN" else escaped[1]


def _json(text: str | None) -> Any:
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None
