"""An interval in the terms of RFC 5545: DTSTART with an exclusive DTEND, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from timeline.model.dates import DAY, Granularity, Interval, PartialDate, civil

LAST_DAY = date.max.toordinal()


class Unsayable(StrEnum):
    """Why an interval cannot stand in a calendar."""

    UNDATED = "undated"
    OPEN = "open range, iCalendar has none"
    BEFORE = "before year 1, iCalendar cannot say it"
    AFTER = "after year 9999, iCalendar cannot say it"
    BACKWARDS = "ends before it starts"
    INEXACT = "not known to the day"


@dataclass(frozen=True, slots=True)
class When:
    """DTSTART, and either an exclusive DTEND, a DURATION or neither (RFC 5545, 3.6.1)."""

    start: date
    end: date | None = None
    duration: timedelta | None = None


def when(interval: Interval, zone: tzinfo | None) -> When | Unsayable:
    """Place an interval in a calendar; `zone` is for times that were written without an offset."""
    problem = _problem(interval)
    if problem:
        return problem
    try:
        return _timed(interval, zone) if interval.has_time else _all_day(interval)
    except OverflowError:  # an offset carries the first or last day over the calendar's edge
        year = max(civil(day)[0] for day in interval.days() if day is not None)
        return Unsayable.BEFORE if year == 1 else Unsayable.AFTER


def is_exact(interval: Interval) -> bool:
    """Tell whether it is known to the day or finer, and without doubt."""
    fine = interval.granularity >= Granularity.DAY
    return fine and not (interval.approximate or interval.uncertain)


def says_all(interval: Interval) -> bool:
    """Tell whether whole days in a calendar carry all that the interval says."""
    return is_exact(interval) and not interval.has_time


def _problem(interval: Interval) -> Unsayable | None:
    if interval.is_undated:
        return Unsayable.UNDATED
    first, last = interval.days()
    if first is None or last is None:
        return Unsayable.OPEN
    if civil(first)[0] < 1:
        return Unsayable.BEFORE
    if civil(last)[0] > 9999:
        return Unsayable.AFTER
    return Unsayable.BACKWARDS if last < first else None


def _all_day(interval: Interval) -> When:
    first, last = interval.days()
    assert first is not None
    assert last is not None
    start = date.fromordinal(first)
    if last == LAST_DAY:  # the day after has no date, so the length must say it
        return When(start, duration=timedelta(days=last - first + 1))
    return When(start, end=date.fromordinal(last + 1))


def _timed(interval: Interval, zone: tzinfo | None) -> When | Unsayable:
    """Place an interval with a time at an end or both; an end without an offset has the other's."""
    offset = next((end.offset for end in interval.dates if end.offset is not None), None)
    first, *rest = interval.dates
    start = _moment(first, first.bounds()[0], offset, zone)
    if not rest:
        return When(start)
    last = rest[0]
    end = _moment(last, last.bounds()[0 if last.has_time else 1], offset, zone)
    if end < start:
        return Unsayable.BACKWARDS
    return When(start, end=end if end > start else None)


def _moment(
    written: PartialDate, seconds: float, offset: int | None, zone: tzinfo | None
) -> datetime:
    days, rest = divmod(int(seconds), DAY)
    local = datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=days - 1, seconds=rest)
    minutes = offset if written.offset is None else written.offset
    if minutes is None:
        return local.replace(tzinfo=zone)
    return local - timedelta(minutes=minutes)
