"""Groups of events and the headings over them."""

from __future__ import annotations

import pytest
from tests.exporters.sample_timeline import HARBOUR, event, timeline

from timeline.model.edtf import parse
from timeline.model.event import Citation, Event
from timeline.model.headings import grouped, period


@pytest.mark.parametrize(
    ("edtf", "by", "heading"),
    [
        ("2024-10-28", "day", "28 October 2024"),
        ("2024-10-28T14:00Z", "day", "28 October 2024"),
        ("2024-10-30", "week", "Week of 28 October 2024"),
        ("2024-10-28", "month", "October 2024"),
        ("2024-10-30/2024-11-02", "month", "October 2024"),
        ("2024~", "month", "2024"),
        ("2024-10", "week", "October 2024"),
        ("2024-10-28", "year", "2024"),
        ("-0043", "year", "44 BC"),
        ("1848?", "decade", "1840s"),
        ("188X", "decade", "1880s"),
        ("-0043", "decade", "40s BC"),
        ("-0043-03-15", "century", "1st century BC"),
        ("-0100", "century", "2nd century BC"),
        ("0001", "century", "1st century"),
        ("1212", "century", "13th century"),
        ("1801/1900", "century", "19th century"),
        ("18XX", "century", "19th century"),
        ("1900", "century", "19th century"),
        ("2024", "century", "21st century"),
        ("../1900-05", "month", "May 1900"),
        ("XXXX", "year", "Undated"),
        ("XXXX-10-28", "month", "Undated"),
    ],
)
def test_heading_of_a_date(edtf: str, by: str, heading: str) -> None:
    assert period(parse(edtf), by) == heading


def headings(events: tuple[Event, ...], by: str) -> list[tuple[str, list[str]]]:
    store = timeline(*events)
    return [(name, [e.title for e in members]) for name, members in grouped(events, by, store)]


def test_periods_follow_the_events() -> None:
    events = (event("2025-01-02", "a"), event("2024-12-31", "b"), event("2024-12-01", "c"))
    assert headings(events, "month") == [("January 2025", ["a"]), ("December 2024", ["b", "c"])]


def test_event_stands_under_each_of_its_tags() -> None:
    events = (
        event("2024", "a", tags=("sea",)),
        event("2025", "b", tags=("fog", "sea")),
        event("2026", "c"),
    )
    assert headings(events, "tag") == [("sea", ["a", "b"]), ("fog", ["b"]), ("No tag", ["c"])]


def test_sources_are_named_by_their_titles_and_count_once() -> None:
    twice = (Citation("harbour", "One."), Citation("harbour", "Two."))
    events = (
        event("2024", "a", sources=twice),
        event("2025", "b", sources=(Citation("radio"),)),
        event("2026", "c"),
    )
    assert headings(events, "source") == [
        (str(HARBOUR.title), ["a"]),
        ("radio", ["b"]),
        ("No source", ["c"]),
    ]
