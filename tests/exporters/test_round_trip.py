"""What is exported comes back: our own readers read our own files."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.sample_timeline import FERRIES, HARBOUR, NOW, event, timeline

from timeline.exporters import export
from timeline.model import table
from timeline.model.event import Citation, Records, Source, Timeline
from timeline.readers import structured

LOG = Source("log", title="Log; of the pier", published="1849")
FULL = event(
    "2024-10-30~",
    "The pier is mended",
    id="h8tv5w6x",
    text="By hand.\n\n“Slowly”, says the mason.\n\nWho: nobody",
    who=("Smith, Ann", "Bo; Co"),
    where=("Lorne, north side", "Quay"),
    tags=("wood; oak", "sea"),
    group="works",
    display="about the end of October",
    media="https://example.org/pier.jpg",
    lang="en-GB",
    note="Ask the harbour master.\n\nTwice.",
    review="date is vague",
    sources=(
        Citation("harbour", "The pier, she said, will be mended.", 4),
        Citation("harbour", "It is done; nobody saw it.", 6),
        Citation("log"),
        Citation("https://example.com/pier", "Mended at last."),
    ),
    extra={
        "cost": 12,
        "number": "12",
        "title of honour": "none",
        "start": "x",
        "parts": ["deck", "rail"],
        "deep": {"a": 1.5, "b": [True, False]},
    },
)
STORE = timeline(*FERRIES, FULL, sources={"harbour": HARBOUR, "log": LOG})


def back(name: str, store: Timeline, **options: Any) -> Records:
    """Export a timeline and read the file again."""
    data = export(name, store, store.events, now=NOW, **options).data
    return structured.read(f"store.{name}", data)


@pytest.mark.parametrize("name", ["csv", "ics", "json"])
def test_every_event_comes_back_whole(name: str) -> None:
    found = back(name, STORE)
    assert found.skipped == ()
    assert found.document.notes == ()
    for given_event, read in zip(STORE.events, found.events, strict=True):
        assert read == given_event


@pytest.mark.parametrize("name", ["csv", "ics", "json"])
def test_sources_come_along(name: str) -> None:
    assert {source.id: source for source in back(name, STORE).sources} == STORE.sources


def test_what_keeps_a_spreadsheet_from_computing_goes_again() -> None:
    store = timeline(event("2024", "=1+1", id="h8tv5w6x", extra={"sum": "=2+2"}))
    (read,) = back("csv", store, excel_safe=True).events
    assert (read.title, read.extra) == ("=1+1", {"sum": "=2+2"})


def test_columns_may_be_moved_and_the_table_parted_by_semicolons() -> None:
    store = timeline(*FERRIES)
    data = export("csv", store, store.events, now=NOW).data
    rows = [row[5:] + row[:5] for row in csv.reader(StringIO(data.decode(), newline=""))]
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    assert structured.read("store.csv", out.getvalue().encode()).events == store.events


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("LOCATION:Lorne\\, north side\\, Quay", "LOCATION:Mole", {"where": ("Mole",)}),
        ("DESCRIPTION:By hand.", "DESCRIPTION:By machine.", {"who": ("Smith, Ann", "Bo; Co")}),
        ("SUMMARY;LANGUAGE=en-GB:c. The pier", "SUMMARY:The mole", {"title": "The mole is mended"}),
        ("X-TIMELINE-EXTRA:{", "X-TIMELINE-EXTRA:", {"extra": {}}),
    ],
)
def test_what_was_changed_in_a_calendar_is_right(
    old: str, new: str, expected: dict[str, Any]
) -> None:
    store = timeline(FULL, sources=STORE.sources)
    text = export("ics", store, store.events, now=NOW).data.decode().replace("\r\n ", "")
    assert old in text
    (read,) = structured.read("store.ics", text.replace(old, new).encode()).events
    assert {name: getattr(read, name) for name in expected} == expected


def test_comment_and_language_of_any_calendar_are_kept() -> None:
    lines = [
        *("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1@example.org", "DTSTART;VALUE=DATE:20240501"),
        *("SUMMARY;LANGUAGE=nb:Kaia åpner", "COMMENT:One.", "COMMENT:Two.", "END:VEVENT"),
        "END:VCALENDAR",
    ]
    (read,) = structured.read("other.ics", "\r\n".join(lines).encode()).events
    assert (read.lang, read.note) == ("nb", "One.\n\nTwo.")


CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


@given(st.lists(CELLS).filter(any))
def test_a_list_comes_back_from_its_cell(values: list[str]) -> None:
    found = table.parted(table.listed(values))
    assert [item.strip() for item in found] == [item.strip() for item in values]


@given(st.recursive(CELLS | st.integers() | st.booleans(), st.lists))
def test_any_value_comes_back_from_its_cell(value: object) -> None:
    cell = table.written(value)
    assert cell == cell.strip() != ""
    assert table.meant(cell) == value
