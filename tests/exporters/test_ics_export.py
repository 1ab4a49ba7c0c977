"""The calendar file: what stands in it, and what other programs read from it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.exporters.sample_timeline import FERRIES, NOW, UID, event, timeline

from timeline.errors import InvalidStore, UsageError
from timeline.exporters import Exported, export, is_ours
from timeline.exporters.ics_text import clean
from timeline.model.event import Citation, Event, Timeline

TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def calendar_of(store: Timeline, **options: Any) -> Exported:
    return export("ics", store, store.events, now=NOW, **options)


def lines_of(data: bytes) -> list[str]:
    """Return the file's content lines, unfolded as RFC 5545 3.1 says."""
    assert data.endswith(b"\r\n")
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def entries_of(data: bytes, name: str = "VEVENT") -> list[Any]:
    return list(Calendar.from_ical(data).walk(name))


def only(*events: Event, **options: Any) -> Any:
    """Export events and return the one entry that is read back."""
    (entry,) = entries_of(calendar_of(timeline(*events), **options).data)
    return entry


def test_the_whole_file() -> None:
    data = calendar_of(timeline(FERRIES[0])).data
    assert lines_of(data) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        lines_of(data)[2],
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"UID:{UID}",
        "NAME:Ferries",
        "X-WR-CALNAME:Ferries",
        "DESCRIPTION:1 event\\, exported by timeline",
        "COLOR:steelblue",
        "LAST-MODIFIED:20260301T093000Z",
        'X-TIMELINE-SOURCE:{"id": "harbour"\\, "title": "Harbour notes"\\, '
        '"published": "2024-10-29"\\, "url": "https://example.org/harbour?a=1&b=2"}',
        "BEGIN:VEVENT",
        f"UID:b2xk4v9t@{UID}",
        "DTSTAMP:20260301T093000Z",
        "DTSTART;VALUE=DATE:20241028",
        "DTEND;VALUE=DATE:20241029",
        "SUMMARY:Mayor: no ferry will sail in fog",
        "DESCRIPTION:Who: Mayor\\n\\n“No ferry\\, she said\\, will sail in fog.”\\n"
        "— Harbour notes\\, 29 October 2024\\, paragraph 5\\nhttps://example.org/harbour?a=1&b=2",
        "CATEGORIES:sea,fog\\, thick",
        "URL:https://example.org/harbour?a=1&b=2",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        'X-TIMELINE-CITATION:{"ref": "harbour"\\, '
        '"quote": "No ferry\\, she said\\, will sail in fog."\\, "at": 5}',
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert lines_of(data)[2].startswith("PRODID:-//timeline//timeline ")
    assert is_ours("ics", data)
    assert not is_ours("ics", data.replace(b"-//timeline//timeline", b"-//other//calendar"))


def test_same_store_gives_the_same_bytes() -> None:
    store = timeline(*FERRIES)
    assert calendar_of(store).data == calendar_of(store).data


def test_status_place_and_doubt() -> None:
    entries = entries_of(calendar_of(timeline(*FERRIES)).data)
    assert [str(entry["STATUS"]) for entry in entries] == [
        "CONFIRMED",
        "TENTATIVE",
        "CANCELLED",
        "CONFIRMED",
        "TENTATIVE",
    ]
    _, meeting, sailing, pier, storms = entries
    assert str(meeting["LOCATION"]) == "Old pier, Town hall"
    assert "https://example.com/captains" in str(meeting["DESCRIPTION"])
    assert sailing["DTSTART"].dt == datetime(2024, 11, 2, 12, 30, tzinfo=UTC)
    assert "DTEND" not in sailing
    assert str(pier["SUMMARY"]) == "c. Pier built"
    assert str(pier["X-TIMELINE-EDTF"]) == "1848~"
    assert str(pier["DESCRIPTION"]).startswith("Of *oak*, they say.")
    assert "X-TIMELINE-EDTF" not in meeting
    assert (storms["DTSTART"].dt, storms["DTEND"].dt) == (date(2024, 10, 1), date(2024, 11, 1))
    assert str(storms["SUMMARY"]) == "Storms"
    assert str(storms["X-TIMELINE-STATUS"]) == "disputed"
    assert "Status: disputed" in str(storms["DESCRIPTION"])


def test_exact_only_leaves_out_what_is_not_known_to_the_day() -> None:
    exported = calendar_of(timeline(*FERRIES), exact_only=True)
    assert exported.written == 3
    assert exported.notes == ("2 left out (not known to the day)",)
    assert b"Pier" not in exported.data


def test_what_is_left_out_is_said_with_its_reason() -> None:
    dates = ("-0043", "-0099/-0043", "2024-10-28", "XXXX", "2020/..", "Y12000")
    exported = calendar_of(timeline(*(event(date) for date in dates)))
    assert exported.written == 1
    assert exported.notes == (
        "2 left out (before year 1, iCalendar cannot say it)",
        "1 left out (undated)",
        "1 left out (open range, iCalendar has none)",
        "1 left out (after year 9999, iCalendar cannot say it)",
    )


def test_uid_hangs_on_the_event_and_not_on_its_place() -> None:
    one, two = event("2024-10-28", id="b2xk4v9t"), event("2024-10-29", id="c9mw01ha")
    forth = [str(e["UID"]) for e in entries_of(calendar_of(timeline(one, two)).data)]
    back = [str(e["UID"]) for e in entries_of(calendar_of(timeline(two, one)).data)]
    assert forth == back[::-1] == [f"b2xk4v9t@{UID}", f"c9mw01ha@{UID}"]


def test_event_without_id_has_a_uid_all_the_same() -> None:
    uids = {str(only(event("2024-10-28", title))["UID"]) for title in ("A", "B", "A")}
    assert len(uids) == 2


def test_dtstamp_is_when_the_event_says_it_was_changed() -> None:
    changed = datetime(2025, 1, 2, 5, 4, 3, 999, tzinfo=UTC)
    assert only(event("2024", extra={"updated": changed}))["DTSTAMP"].dt == datetime(
        2025, 1, 2, 5, 4, 3, tzinfo=UTC
    )
    assert only(event("2024", extra={"updated": date(2025, 1, 2)}))["DTSTAMP"].dt == datetime(
        2025, 1, 2, tzinfo=UTC
    )
    assert only(event("2024", extra={"updated": "yesterday"}))["DTSTAMP"].dt == NOW


def test_time_without_offset_floats() -> None:
    start = only(event("2024-10-30T14:00"))["DTSTART"]
    assert start.to_ical() == b"20241030T140000"
    assert "TZID" not in start.params


def test_timelines_zone_is_named_and_defined() -> None:
    store = timeline(event("2024-10-30T14:00"), event("1923-07-01T10:00"), timezone="Europe/Kyiv")
    data = calendar_of(store).data
    lines = lines_of(data)
    assert "DTSTART;TZID=Europe/Kyiv:20241030T140000" in lines
    assert lines.index("TZID:Europe/Kyiv") < lines.index("BEGIN:VEVENT")
    winter, long_ago = (entry["DTSTART"].dt for entry in entries_of(data))
    assert winter.utcoffset() == timedelta(hours=2)
    assert long_ago.utcoffset() == timedelta(hours=2, minutes=2, seconds=4)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Europe/Kyiv", 1990),
        ("America/New_York", 2024),
        ("Australia/Lord_Howe", 2024),
        ("Europe/Dublin", 1971),
        ("Africa/Casablanca", 2024),
        ("Asia/Tokyo", 2024),
        ("America/Caracas", 1890),
    ],
)
def test_zone_changes_at_the_moments_that_it_did(name: str, year: int) -> None:
    store = timeline(event(f"{year}-05-30T14:00"), timezone=name)
    (defined,) = entries_of(calendar_of(store).data, "VTIMEZONE")
    zone, changes = ZoneInfo(name), 0
    for observance in defined.subcomponents:
        before, after = observance["TZOFFSETFROM"].td, observance["TZOFFSETTO"].td
        later = observance["RDATE"].dts if "RDATE" in observance else []
        for onset in [observance["DTSTART"], *later]:
            instant = onset.dt.replace(tzinfo=UTC) - before
            assert instant.astimezone(zone).utcoffset() == after
            if before != after:
                changes += 1
                earlier = (instant - timedelta(seconds=1)).astimezone(zone)
                assert earlier.utcoffset() == before
    known = {"Asia/Tokyo": 0, "America/Caracas": 1}
    assert changes == known.get(name, changes)
    assert changes or name in known


@pytest.mark.parametrize("edtf", ["0001-01-01T00:10", "0002-06-01T12:00", "9999-12-31T23:50"])
@pytest.mark.parametrize("name", ["Asia/Tokyo", "America/New_York", "UTC"])
def test_zone_at_the_ends_of_the_calendar(edtf: str, name: str) -> None:
    (entry,) = entries_of(calendar_of(timeline(event(edtf), timezone=name)).data)
    assert entry["DTSTART"].dt.strftime("%H:%M") == edtf[-5:]


def test_zone_that_is_not_needed_is_not_defined() -> None:
    assert b"VTIMEZONE" not in calendar_of(timeline(event("2024"), timezone="Europe/Kyiv")).data


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe"])
def test_unknown_zone_is_an_error_in_the_store(name: str) -> None:
    with pytest.raises(InvalidStore, match="unknown time zone"):
        calendar_of(timeline(event("2024-10-30T14:00"), timezone=name))


def test_address_of_the_calendar_and_how_often_to_ask() -> None:
    lines = lines_of(calendar_of(timeline(), url="https://example.org/my ferries.ics").data)
    assert "SOURCE;VALUE=URI:https://example.org/my%20ferries.ics" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines
    assert "X-PUBLISHED-TTL:P1D" in lines


def test_address_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match='"my calendar" is no address'):
        calendar_of(timeline(), url="my calendar")


def test_words_of_the_timelines_own() -> None:
    store = timeline(title=None, uid=None, extra={"description": "All of it", "color": "teal"})
    lines = lines_of(calendar_of(store).data)
    assert {"NAME:Timeline", "DESCRIPTION:All of it", "COLOR:teal"} <= set(lines)


def test_sequence_counts_the_changes() -> None:
    one, two = event("2024-10-28", "One", id="aaaa0001"), event("2024-10-29", "Two", id="aaaa0002")
    first = calendar_of(timeline(one, two)).data
    assert [int(e["SEQUENCE"]) for e in entries_of(first)] == [0, 0]
    same = calendar_of(timeline(one, two), previous=first).data
    assert same == first
    moved = event("2024-10-30", "Two", id="aaaa0002")
    new = event("2024-10-31", "Three", id="aaaa0003")
    second = calendar_of(timeline(moved, one, new), previous=same).data
    assert [int(e["SEQUENCE"]) for e in entries_of(second)] == [1, 0, 0]
    third = calendar_of(timeline(one, two), previous=second).data
    assert [int(e["SEQUENCE"]) for e in entries_of(third)] == [0, 2]


@pytest.mark.parametrize("previous", [b"", b"not a calendar", b"BEGIN:VEVENT\r\nSEQUENCE:x\r\n"])
def test_sequence_begins_anew_after_a_broken_file(previous: bytes) -> None:
    assert int(only(event("2024"), previous=previous)["SEQUENCE"]) == 0


def test_source_that_is_no_address_gives_no_url() -> None:
    entry = only(event("2024", sources=(Citation("The harbour master, by phone", "Yes."),)))
    assert "URL" not in entry
    assert str(entry["DESCRIPTION"]).endswith("“Yes.”\n— The harbour master, by phone")


def test_address_cannot_smuggle_a_property() -> None:
    source = Citation("https://example.org/a\r\nSTATUS:CANCELLED")
    data = calendar_of(timeline(event("2024", sources=(source,)))).data
    assert "STATUS:CANCELLED" not in lines_of(data)


@given(TITLES, TITLES, st.lists(TITLES, max_size=3))
def test_any_text_survives_and_lines_are_short(title: str, text: str, tags: list[str]) -> None:
    written = event("2024-10-28", title, text=text, where=(title,), tags=tuple(tags))
    data = calendar_of(timeline(written, title=title)).data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", data)
    (entry,) = entries_of(data)
    assert str(entry["SUMMARY"]) == clean(title)
    assert str(entry["DESCRIPTION"]) == clean(text.strip()) if text.strip() else True
    if tags:
        assert [str(tag) for tag in entry["CATEGORIES"].cats] == [clean(tag) for tag in tags]


@given(TITLES)
def test_text_is_escaped_as_the_standard_says(title: str) -> None:
    (line,) = [
        line
        for line in lines_of(calendar_of(timeline(event("2024-10-28", title))).data)
        if line.startswith("SUMMARY:")
    ]
    unescaped = re.sub(
        r"\\([\\;,nN])",
        lambda match: "\n" if match[1] in "nN" else match[1],
        line.removeprefix("SUMMARY:"),
    )
    assert unescaped == clean(title)


@pytest.mark.parametrize("title", [r"C:\New", r"a\nb", "x\\", r"\\,;", "one\ntwo", "tab\tstop"])
def test_backslashes_survive(title: str) -> None:
    assert str(only(event("2024", title))["SUMMARY"]) == title
