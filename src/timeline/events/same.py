"""Whether two events of one document are the same, told twice: lead, caption, body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.words import WORDS
from timeline.model.event import Citation, Event

SMALL = WORDS["small"]


def merge(events: Sequence[Event]) -> list[Event]:
    """Join the events that tell the same thing; the first title stays, the quotes gather."""
    kept: list[Event] = []
    for event in events:
        at = next((k for k, other in enumerate(kept) if same(other, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    return kept


def same(one: Event, other: Event) -> bool:
    """Tell whether two events share a date and most of their words."""
    if one.date != other.date and not _close(one, other):
        return False
    if one.date == other.date and one.quote == other.quote:
        return one.title == other.title
    a, b = _content(one), _content(other)
    if not a or not b:
        return False
    shared = len(a & b)
    return shared >= 2 and shared / min(len(a), len(b)) >= 0.6


def _close(one: Event, other: Event) -> bool:
    """Tell whether one date contains the other and neither is a span of years."""
    return False


def _content(event: Event) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in event.title.lower()).split()
    return {word[:5] for word in words if word not in SMALL and word not in WORDS["article"]}


def _joined(first: Event, second: Event) -> Event:
    known = {citation.quote for citation in first.sources}
    more: tuple[Citation, ...] = tuple(c for c in second.sources if c.quote not in known)
    title, review = first.title, first.review
    if first.review and not second.review:
        title, review = second.title, None
    who = tuple(dict.fromkeys([*first.who, *second.who]))
    where = tuple(dict.fromkeys([*first.where, *second.where]))
    return replace(
        first, title=title, review=review, sources=first.sources + more, who=who, where=where
    )
