"""A small timeline with every kind of date and status, in words of our own."""

from __future__ import annotations

from datetime import UTC, datetime

from timeline.model.edtf import parse
from timeline.model.event import Citation, Event, Source, Status, Timeline

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
UID = "1f0b7c52-9f0e-4a53-8a8e-0d5f8d0a4c11"

HARBOUR = Source(
    "harbour",
    title="Harbour notes",
    published="2024-10-29",
    url="https://example.org/harbour?a=1&b=2",
)


def event(date: str, title: str = "A ferry sails", **fields: object) -> Event:
    """Return an event on an EDTF date."""
    return Event(date=parse(date), title=title, **fields)  # type: ignore[arg-type]


def timeline(*events: Event, **fields: object) -> Timeline:
    """Return a timeline that holds the events and one source, `harbour`."""
    known = {"title": "Ferries", "uid": UID, "sources": {"harbour": HARBOUR}, **fields}
    return Timeline(events=events, **known)  # type: ignore[arg-type]


FERRIES = (
    event(
        "2024-10-28",
        "Mayor: no ferry will sail in fog",
        id="b2xk4v9t",
        who=("Mayor",),
        tags=("sea", "fog, thick"),
        sources=(Citation("harbour", "No ferry, she said, will sail in fog.", 5),),
    ),
    event(
        "2024-10-30/2024-10-31",
        "Captains meet",
        id="d4tp7n3e",
        status=Status.PLANNED,
        where=("Old pier", "Town hall"),
        sources=(
            Citation("harbour", "The captains meet on 30 and 31 October.", 9),
            Citation("https://example.com/captains"),
        ),
    ),
    event("2024-11-02T14:30+02:00", "First sailing", id="e5ab0c1d", status=Status.CANCELLED),
    event("1848~", "Pier built", id="f6mn2p3q", text="Of *oak*, they say."),
    event("2024-10", "Storms", id="g7rs4t5v", status=Status.DISPUTED),
)
