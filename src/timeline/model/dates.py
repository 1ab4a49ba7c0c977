"""Dates of any year and any precision, and intervals of them.

Years are astronomical (44 BC is -43; there is a year 0), the calendar is proleptic Gregorian, and a
day is an integer: 1 is 1 January of year 1, as in `datetime.date.toordinal`, and it goes on below.
Moments are seconds of wall-clock time since day 0; intervals are half-open inside.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import lru_cache

from timeline.errors import InvalidDate

DAY = 86_400
CUMULATIVE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# EDTF level 1 and 2 codes that stand in the month's place -> (first month, months)
PARTS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


class Granularity(IntEnum):
    """How finely a date is known, coarse to fine."""

    UNKNOWN = 0
    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    HALF = 5
    SEASON = 6
    QUARTER = 7
    MONTH = 8
    DAY = 9
    HOUR = 10
    MINUTE = 11
    SECOND = 12

    @property
    def word(self) -> str:
        """The name that a user reads: "day"."""
        return self.name.lower()


class Bound(Enum):
    """An end of an interval that is no date: open (`..`) or not known (empty)."""

    OPEN = ".."
    UNKNOWN = ""


def is_leap(year: int) -> bool:
    """Tell whether an astronomical year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return 28 to 31."""
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """Return the day's number; `datetime.date.toordinal` continued to every year."""
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    return before * 365 + leaps + CUMULATIVE[month - 1] + (month > 2 and is_leap(year)) + day


@lru_cache(maxsize=4096)  # a text names the same few days again and again
def civil(number: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a day's number: the inverse of `ordinal`."""
    cycles, rest = divmod(number - 1, 146_097)
    centuries = min(rest // 36_524, 3)
    rest -= centuries * 36_524
    fours, rest = divmod(rest, 1_461)
    years = min(rest // 365, 3)
    rest -= years * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    month = min(rest // 29, 11)
    while _before_month(year, month) > rest:
        month -= 1
    return year, month + 1, rest - _before_month(year, month) + 1


def _before_month(year: int, index: int) -> int:
    return CUMULATIVE[index] + (index > 1 and is_leap(year))


def weekday(number: int) -> int:
    """Return 0 (Monday) to 6 (Sunday) of a day's number."""
    return (number - 1) % 7


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return (year, month) some months later, or earlier where the count is negative."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


@dataclass(frozen=True, slots=True)
class PartialDate:
    """What is known of one date, and nothing implied (EDTF level 0, 1 and a part of 2).

    `year` None is XXXX. `part` is a season (21-24), quarter (33-36) or half (40-41) code in the
    month's place. `year_blanks` counts the year's last digits that are X (198X has 1, 19XX 2),
    which are 0 in `year`. `month_blank` and `day_blank` tell 2004-XX from 2004. `offset` is in
    minutes east of UTC; None is a time without a zone.
    Raises InvalidDate where there is no such date.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    offset: int | None = None
    part: int | None = None
    year_blanks: int = 0
    month_blank: bool = False
    day_blank: bool = False
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        reason = _wrong(self)
        if reason:
            raise InvalidDate(reason)

    @property
    def granularity(self) -> Granularity:
        """How finely the date is known."""
        if self.day is not None:
            return Granularity.DAY if self.hour is None else _time_granularity(self)
        if self.month is not None:
            return Granularity.MONTH
        if self.part is not None:
            return _part_granularity(self.part)
        if self.year is None:
            return Granularity.UNKNOWN
        return _YEARS[min(self.year_blanks, 3)]

    @property
    def is_full(self) -> bool:
        """Tell whether it is known to the day, year included."""
        return self.day is not None and self.year is not None

    @property
    def has_time(self) -> bool:
        """Tell whether a time of day is part of the date."""
        return self.hour is not None

    def years(self) -> tuple[int, int]:
        """Return the first and last year it can lie in; the date must have a year."""
        assert self.year is not None
        width = 10**self.year_blanks
        if self.year < 0:
            return self.year - width + 1, self.year
        return self.year, self.year + width - 1

    def days(self) -> tuple[int, int] | None:
        """Return the first and last day, inclusive; None where the year is not known."""
        if self.year is None:
            return None
        if self.day is not None and self.month is not None:
            number = ordinal(self.year, self.month, self.day)
            return number, number
        first, last = self.years()
        if self.part is not None:
            month, length = PARTS[self.part]
        elif self.month is not None:
            month, length = self.month, 1
        else:
            month, length = 1, 12
        year_after, month_after = add_months(last, month, length)
        return ordinal(first, month), ordinal(year_after, month_after) - 1

    def bounds(self) -> tuple[float, float]:
        """Return the half-open [first, past last) wall-clock seconds; infinite without a year."""
        days = self.days()
        if days is None:
            return -math.inf, math.inf
        first, last = days
        if self.hour is None:
            return first * DAY, (last + 1) * DAY
        start = first * DAY + self.hour * 3600 + (self.minute or 0) * 60 + (self.second or 0)
        width = 1 if self.second is not None else 60 if self.minute is not None else 3600
        return start, start + width

    def date_only(self) -> PartialDate:
        """Return the same date without its time of day."""
        if self.hour is None:
            return self
        return PartialDate(
            self.year,
            self.month,
            self.day,
            approximate=self.approximate,
            uncertain=self.uncertain,
        )


_YEARS = (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)


def _time_granularity(date: PartialDate) -> Granularity:
    if date.second is not None:
        return Granularity.SECOND
    return Granularity.HOUR if date.minute is None else Granularity.MINUTE


def _part_granularity(part: int) -> Granularity:
    if part < 30:
        return Granularity.SEASON
    return Granularity.QUARTER if part < 40 else Granularity.HALF


def _wrong(date: PartialDate) -> str | None:
    """Say what is impossible about a date, or None."""
    if date.part is not None and date.part not in PARTS:
        return f"{date.part} is no month, season (21-24), quarter (33-36) or half (40-41)"
    if date.part is not None and (date.month or date.day):
        return "a season, quarter or half has no month or day in it"
    if date.month is not None and not 1 <= date.month <= 12:
        return f"month {date.month}"
    if date.day is not None and (date.month is None or not 1 <= date.day <= _longest(date)):
        return f"day {date.day}" + (f" of month {date.month}" if date.month else " without a month")
    return _wrong_time(date)


def _longest(date: PartialDate) -> int:
    return days_in_month(2000 if date.year is None else date.year, date.month or 1)


def _wrong_time(date: PartialDate) -> str | None:
    if date.hour is None:
        return None
    if date.day is None:
        return "a time of day without a day"
    for name, value, limit in (
        ("hour", date.hour, 23),
        ("minute", date.minute, 59),
        ("second", date.second, 59),
    ):
        if value is not None and not 0 <= value <= limit:
            return f"{name} {value}"
    return None


@lru_cache(maxsize=1024)
def from_day(number: int) -> PartialDate:
    """Return the date of a day's number."""
    return PartialDate(*civil(number))


@dataclass(frozen=True, slots=True)
class Interval:
    """A date (`end` None) or a range of dates whose ends are both included, or open, or unknown."""

    start: PartialDate | Bound
    end: PartialDate | Bound | None = None

    @property
    def is_range(self) -> bool:
        """Tell a range from a single date."""
        return self.end is not None

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """The ends that are dates: one or two of them, or none."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, PartialDate))

    @property
    def approximate(self) -> bool:
        """Tell whether either end is marked `~` or `%`."""
        return any(date.approximate for date in self.dates)

    @property
    def uncertain(self) -> bool:
        """Tell whether either end is marked `?` or `%`."""
        return any(date.uncertain for date in self.dates)

    @property
    def granularity(self) -> Granularity:
        """The granularity of its coarser end; UNKNOWN without any date."""
        return min((date.granularity for date in self.dates), default=Granularity.UNKNOWN)

    @property
    def has_time(self) -> bool:
        """Tell whether either end has a time of day."""
        return any(date.has_time for date in self.dates)

    @property
    def is_undated(self) -> bool:
        """Tell whether nothing places it on the line of time."""
        return self.bounds() == (-math.inf, math.inf)

    def bounds(self) -> tuple[float, float]:
        """Return the half-open wall-clock seconds it can take up; infinite where open."""
        last = self.start if self.end is None else self.end
        start = self.start.bounds()[0] if isinstance(self.start, PartialDate) else -math.inf
        end = last.bounds()[1] if isinstance(last, PartialDate) else math.inf
        return start, end

    def instants(self) -> tuple[float, float]:
        """Return `bounds` in UTC at the ends that carry an offset; the others stay as they are."""
        start, end = self.bounds()
        last = self.start if self.end is None else self.end
        return start - _shift(self.start), end - _shift(last)

    def days(self) -> tuple[int | None, int | None]:
        """Return its first and last day, inclusive; None where open or unknown."""
        start, end = self.bounds()
        first = None if math.isinf(start) else int(start) // DAY
        last = None if math.isinf(end) else (int(end) - 1) // DAY
        return first, last

    @property
    def earliest(self) -> PartialDate | None:
        """The first day it can be (with its time where it has one); None where open or unknown."""
        if isinstance(self.start, PartialDate) and self.start.is_full:
            return self.start
        first, _ = self.days()
        return None if first is None else from_day(first)

    @property
    def latest(self) -> PartialDate | None:
        """The last day it can be (with its time where it has one); None where open or unknown."""
        last_end = self.start if self.end is None else self.end
        if isinstance(last_end, PartialDate) and last_end.is_full:
            return last_end
        _, last = self.days()
        return None if last is None else from_day(last)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether both can share a moment."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        return a < d and c < b

    def within(self, other: Interval) -> bool:
        """Tell whether the whole of it lies inside the other."""
        (a, b), (c, d) = self.bounds(), other.bounds()
        return c <= a and b <= d

    def sort_key(self) -> tuple[float, float, float]:
        """Order by first day, within the day by moment, then the shorter first; the undated last.

        Times of one written day are compared in UTC where they have an offset, so that a log kept
        in two zones stands in the order of what happened, and its days in the order of the page.
        """
        start, end = self.bounds()
        first = end if start == -math.inf else start
        if first == math.inf:
            return math.inf, math.inf, math.inf
        return first // DAY, first - _shift(self.start), end


def _shift(end: PartialDate | Bound | None) -> int:
    """Return the seconds that an end's wall clock is ahead of UTC; 0 where that is not known."""
    return (end.offset or 0) * 60 if isinstance(end, PartialDate) else 0


UNDATED = Interval(PartialDate(None))
