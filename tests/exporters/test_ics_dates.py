"""Intervals in the terms of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.exporters.ics_dates import Unsayable, When, is_exact, says_all, when
from timeline.model.dates import Interval, PartialDate, civil, ordinal
from timeline.model.edtf import parse

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("edtf", "first", "day_after"),
    [
        ("2024-10-28", date(2024, 10, 28), date(2024, 10, 29)),
        ("2024-10-30/2024-10-31", date(2024, 10, 30), date(2024, 11, 1)),
        ("2024-02-28/2024-02-29", date(2024, 2, 28), date(2024, 3, 1)),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("1848~", date(1848, 1, 1), date(1849, 1, 1)),
        ("188X", date(1880, 1, 1), date(1890, 1, 1)),
        ("2024-35", date(2024, 7, 1), date(2024, 10, 1)),
        ("2004-06-XX", date(2004, 6, 1), date(2004, 7, 1)),
        ("1861/1865", date(1861, 1, 1), date(1866, 1, 1)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 2)),
    ],
)
def test_end_of_days_is_exclusive(edtf: str, first: date, day_after: date) -> None:
    assert when(parse(edtf), None) == When(first, end=day_after)


@pytest.mark.parametrize(("edtf", "days"), [("9999-12-31", 1), ("9999-12", 31), ("9999", 365)])
def test_last_day_of_the_calendar_has_a_length_instead_of_an_end(edtf: str, days: int) -> None:
    place = when(parse(edtf), None)
    assert isinstance(place, When)
    assert place.end is None
    assert place.duration == timedelta(days=days)


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("XXXX", Unsayable.UNDATED),
        ("XXXX-10-28", Unsayable.UNDATED),
        ("2024-10-28/..", Unsayable.OPEN),
        ("../1900", Unsayable.OPEN),
        ("/1900", Unsayable.OPEN),
        ("-0043", Unsayable.BEFORE),
        ("0000-12-31", Unsayable.BEFORE),
        ("-0043/0014", Unsayable.BEFORE),
        ("Y17000", Unsayable.AFTER),
        ("9990/Y10010", Unsayable.AFTER),
        ("0001-01-01T01:00+03:00", Unsayable.BEFORE),
        ("9999-12-31T23:00-03:00", Unsayable.AFTER),
    ],
)
def test_what_a_calendar_cannot_say_has_a_reason(edtf: str, reason: Unsayable) -> None:
    assert when(parse(edtf), None) is reason


def test_time_with_offset_is_utc_and_has_no_end() -> None:
    place = when(parse("2024-10-30T14:00-04:00"), KYIV)
    assert place == When(datetime(2024, 10, 30, 18, 0, tzinfo=UTC))


def test_time_without_offset_floats_or_takes_the_timelines_zone() -> None:
    written = parse("2024-10-30T14:00")
    assert when(written, None) == When(datetime(2024, 10, 30, 14, 0))  # noqa: DTZ001
    assert when(written, KYIV) == When(datetime(2024, 10, 30, 14, 0, tzinfo=KYIV))


def test_range_of_times_ends_at_the_time_said() -> None:
    place = when(parse("2024-10-30T14:00Z/2024-10-30T16:30Z"), None)
    assert place == When(
        datetime(2024, 10, 30, 14, 0, tzinfo=UTC), end=datetime(2024, 10, 30, 16, 30, tzinfo=UTC)
    )


def test_end_without_offset_has_that_of_its_start() -> None:
    place = when(parse("2024-10-30T14:00+02:00/2024-10-30T16:00"), KYIV)
    assert place == When(
        datetime(2024, 10, 30, 12, 0, tzinfo=UTC), end=datetime(2024, 10, 30, 14, 0, tzinfo=UTC)
    )


def test_day_that_ends_a_time_counts_to_its_midnight() -> None:
    place = when(parse("2024-10-30T14:00Z/2024-10-31"), None)
    assert place == When(
        datetime(2024, 10, 30, 14, 0, tzinfo=UTC), end=datetime(2024, 11, 1, tzinfo=UTC)
    )


def test_times_that_are_the_same_have_no_end() -> None:
    place = when(parse("2024-10-30T14:00Z/2024-10-30T16:00+02:00"), None)
    assert place == When(datetime(2024, 10, 30, 14, 0, tzinfo=UTC))


DAYS = st.integers(ordinal(-50), ordinal(10_050))
OFFSETS = st.none() | st.integers(-14 * 60, 14 * 60)


@st.composite
def ends(draw: st.DrawFn) -> PartialDate:
    """Draw a date to the year, month, day or minute."""
    year, month, day = civil(draw(DAYS))
    clock = st.tuples(st.integers(0, 23), st.integers(0, 59))
    hour, minute = draw(clock)
    moment = PartialDate(year, month, day, hour, minute, offset=draw(OFFSETS))
    coarser = (PartialDate(year), PartialDate(year, month), PartialDate(year, month, day))
    return draw(st.sampled_from((*coarser, moment)))


@given(ends(), st.none() | ends(), st.sampled_from([None, KYIV, UTC]))
def test_any_interval_has_a_place_or_a_reason(
    start: PartialDate, end: PartialDate | None, zone: tzinfo | None
) -> None:
    interval = Interval(start, end)
    place = when(interval, zone)
    if isinstance(place, Unsayable):
        return
    assert place.end is None or place.duration is None
    if place.end is not None:
        assert type(place.end) is type(place.start)
        assert place.end > place.start
    if not interval.has_time:
        first, last = interval.days()
        length = place.duration or (place.end - place.start if place.end else timedelta(days=1))
        assert first is not None
        assert (place.start.toordinal(), first + length.days - 1) == (first, last)


@pytest.mark.parametrize(
    ("edtf", "exact", "all_said"),
    [
        ("2024-10-28", True, True),
        ("2024-10-30/2024-10-31", True, True),
        ("2024-10-28T10:00", True, False),
        ("2024-10", False, False),
        ("2024-10-28~", False, False),
        ("2024-10-28?", False, False),
        ("2024-10-28/2024-11", False, False),
    ],
)
def test_exactness(edtf: str, exact: bool, all_said: bool) -> None:
    assert is_exact(parse(edtf)) is exact
    assert says_all(parse(edtf)) is all_said
