"""`import --tag` on events that the timeline has already: they get the tag too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace as with_fields

from timeline.model.event import Event, Timeline


def missing(timeline: Timeline, places: Iterable[int], tags: tuple[str, ...]) -> dict[int, Event]:
    """Return those of some events, by their places, that lack a tag: as they are with all tags."""
    found: dict[int, Event] = {}
    for place in places:
        event = timeline.events[place]
        both = tuple(dict.fromkeys((*event.tags, *tags)))
        if both != event.tags:
            found[place] = with_fields(event, tags=both)
    return found


def onto(timeline: Timeline, changed: Mapping[int, Event]) -> Timeline:
    """Return the timeline with some of its events changed."""
    if not changed:
        return timeline
    events = [changed.get(place, event) for place, event in enumerate(timeline.events)]
    return with_fields(timeline, events=tuple(events))
