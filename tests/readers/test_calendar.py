"""iCalendar: exclusive ends, durations, zones, series within a bound, and broken files."""

from __future__ import annotations

import time

import pytest

from timeline.errors import UnreadableFile
from timeline.model import edtf
from timeline.model.event import Records, Status
from timeline.readers import calendar


def read(*lines: str) -> Records:
    body = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])
    return calendar.read(body.encode(), "days.ics")


def entry(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", "UID:a@example.org", "SUMMARY:Fair", *lines, "END:VEVENT"]


def dates(records: Records) -> list[str]:
    return [edtf.write(event.date) for event in records.events]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART;VALUE=DATE:20241028"], "2024-10-28"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241029"], "2024-10-28"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241031"], "2024-10-28/2024-10-30"),
        (["DTSTART;VALUE=DATE:20241028", "DURATION:P3D"], "2024-10-28/2024-10-30"),
        (["DTSTART;VALUE=DATE:20241028", "DTEND;VALUE=DATE:20241028"], "2024-10-28"),
        (["DTSTART:20241028T100000Z"], "2024-10-28T10:00Z"),
        (["DTSTART:20241028T100000"], "2024-10-28T10:00"),
        (["DTSTART:20241028T100005Z"], "2024-10-28T10:00:05Z"),
        (["DTSTART:20241028T100000Z", "DTEND:20241028T113000Z"],
         "2024-10-28T10:00Z/2024-10-28T11:30Z"),
        (["DTSTART:20241028T100000Z", "DURATION:PT90M"], "2024-10-28T10:00Z/2024-10-28T11:30Z"),
        (["DTSTART;TZID=Europe/Kyiv:20241028T100000"], "2024-10-28T10:00+02:00"),
        # the clocks go back at 04:00 on the 27th: three hours pass, the clock shows two
        (["DTSTART;TZID=Europe/Kyiv:20241027T023000", "DURATION:PT3H"],
         "2024-10-27T02:30+03:00/2024-10-27T04:30+02:00"),
        (["DTSTART;VALUE=DATE:20241001", "X-TIMELINE-EDTF:2024-10~"], "2024-10~"),
    ],
)  # fmt: skip
def test_dates(lines: list[str], expected: str) -> None:
    assert dates(read(*entry(*lines))) == [expected]


def test_what_an_entry_says() -> None:
    event = read(
        *entry(
            "DTSTART;VALUE=DATE:20241028", "DESCRIPTION:Stalls\\, music\\nand a wheel",
            "LOCATION:Market square\\, Tarn", "CATEGORIES:fair,music", "STATUS:TENTATIVE",
            "URL:https://example.org/fair",
        )
    ).events[0]  # fmt: skip
    assert event.title == "Fair"
    assert event.text == "Stalls, music\nand a wheel"
    assert event.where == ("Market square, Tarn",)
    assert event.tags == ("fair", "music")
    assert event.status is Status.PLANNED
    assert event.sources[0].ref == "https://example.org/fair"
    assert event.id is None


def test_folded_lines_are_joined_before_they_are_decoded() -> None:
    data = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20241028\r\nSUMMARY:Fä"
    head, tail = data.encode()[:-1], data.encode()[-1:]
    folded = head + b"\r\n " + tail + b"hre\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    assert calendar.read(folded, "days.ics").events[0].title == "Fähre"


def test_a_series_with_a_count() -> None:
    records = read(*entry("DTSTART;VALUE=DATE:20241028", "RRULE:FREQ=WEEKLY;COUNT=3"))
    assert dates(records) == ["2024-10-28", "2024-11-04", "2024-11-11"]
    assert not records.document.notes


def test_a_series_keeps_its_hour_over_a_change_of_the_clocks() -> None:
    records = read(*entry("DTSTART;TZID=Europe/Kyiv:20241026T100000", "RRULE:FREQ=DAILY;COUNT=2"))
    assert dates(records) == ["2024-10-26T10:00+03:00", "2024-10-27T10:00+02:00"]


def test_days_taken_out_added_and_moved() -> None:
    records = read(
        *entry(
            "DTSTART:20241028T100000Z", "RRULE:FREQ=DAILY;UNTIL=20241031T100000Z",
            "EXDATE:20241029T100000Z", "RDATE:20241103T100000Z",
        ),
        *entry("RECURRENCE-ID:20241030T100000Z", "DTSTART:20241030T150000Z"),
    )  # fmt: skip
    assert sorted(dates(records)) == [
        "2024-10-28T10:00Z", "2024-10-30T15:00Z", "2024-10-31T10:00Z", "2024-11-03T10:00Z",
    ]  # fmt: skip


def test_a_series_without_an_end_is_bounded_and_says_so() -> None:
    records = read(*entry("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY"))
    assert len(records.events) == 100
    assert records.document.notes == (
        'series "Fair" goes on: 100 times are read, up to 2024-04-09',
    )


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=YEARLY;BYWEEKNO=60",
        "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=999999999", "FREQ=NEVER", "FREQ=DAILY;BYDAY=XX",
    ],
)  # fmt: skip
def test_hostile_series_take_no_time(rule: str) -> None:
    began = time.monotonic()
    records = read(*entry("DTSTART;VALUE=DATE:20240101", f"RRULE:{rule}"))
    assert time.monotonic() - began < 5
    assert len(records.events) <= 100


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "event 1: it has no start"),
        (["DTSTART:yesterday"], 'event 1: "yesterday" is not a date of iCalendar'),
        (["DTSTART:20241028T100000Z", "DTEND:20241027T100000Z"],
         "event 1: it ends before it starts"),
        (["DTSTART;VALUE=DATE:99991231", "DURATION:P900W"],
         "event 1: it ends after the year 9999"),
    ],
)  # fmt: skip
def test_entries_that_are_skipped(lines: list[str], reason: str) -> None:
    records = read(*entry(*lines))
    assert not records.events
    assert [item.reason for item in records.skipped] == [reason]


def test_many_series_that_never_happen_take_no_time() -> None:
    began = time.monotonic()
    rule = ["DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"]
    records = read(*(line for _ in range(200) for line in entry(*rule)))
    assert time.monotonic() - began < 20
    assert "only its first time is" in records.document.notes[-1]


def test_a_zone_that_is_not_known_is_said() -> None:
    records = read(*entry("DTSTART;TZID=Middle/Earth:20241028T100000"))
    assert dates(records) == ["2024-10-28T10:00"]
    assert "Middle/Earth" in records.document.notes[0]


@pytest.mark.parametrize(
    "data",
    [b"hello", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART", b"BEGIN:VCALENDAR\r\nfoo\r\n"],
)
def test_what_is_no_calendar(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"days\.ics is not a calendar"):
        calendar.read(data, "days.ics")


def test_too_many_events() -> None:
    with pytest.raises(UnreadableFile, match="at most 20,000 events"):
        calendar.read(b"BEGIN:VEVENT\r\n" * 20_001, "days.ics")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,10,20,30,40,50",
        "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 366))) + ";BYHOUR="
        + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
    ],
)  # fmt: skip
def test_rules_of_many_times_a_day_are_not_read(rule: str) -> None:
    began = time.monotonic()
    records = read(*entry("DTSTART:20240101T100000Z", f"RRULE:{rule}") * 20)
    assert time.monotonic() - began < 5
    assert dates(records) == ["2024-01-01T10:00Z"] * 20
    assert "only its first time is read" in records.document.notes[0]


def test_all_series_together_are_bounded() -> None:
    daily = entry("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=DAILY")
    records = read(*daily * 300)
    assert len(records.events) == 20_000 + 100
    assert records.document.notes[-1].endswith("is one too many: only its first time is read")


@pytest.mark.parametrize(
    "line", ["DURATION:P999999999999W", "DURATION:soon", "DTEND:20240101T100000Z"]
)
def test_a_length_that_cannot_be_read_is_told(line: str) -> None:
    records = read(*entry("DTSTART;VALUE=DATE:20240101", line))
    assert dates(records) == ["2024-01-01"]
    assert records.document.notes == ('how long "Fair" lasts cannot be read',)


def test_what_is_not_read_of_an_entry_costs_nothing() -> None:
    began = time.monotonic()
    lines = ["DTSTART;VALUE=DATE:20240101", *["ATTENDEE:mailto:ada@example.org"] * 300_000]
    assert dates(read(*entry(*lines))) == ["2024-01-01"]
    assert time.monotonic() - began < 5
    with pytest.raises(UnreadableFile, match="at most 250,000 lines"):
        read(*entry("DTSTART;VALUE=DATE:20240101", *["RDATE:20240101"] * 250_000))


def test_a_description_serves_as_the_title() -> None:
    lines = ["DTSTART;VALUE=DATE:20240503", "DESCRIPTION:Pier opened\\nat last"]
    (event,) = read("BEGIN:VEVENT", *lines, "END:VEVENT").events
    assert (event.title, event.text) == ("Pier opened", "Pier opened\nat last")


def test_to_dos_are_left_out_and_said() -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VTODO", "SUMMARY:Paint", "END:VTODO", "BEGIN:VEVENT"]
    lines += ["DTSTART;VALUE=DATE:20240503", "SUMMARY:Fair", "END:VEVENT", "END:VCALENDAR"]
    records = calendar.read("\r\n".join(lines).encode(), "a.ics")
    assert records.document.notes == ("1 to-do left out",)
    assert len(records.events) == 1
