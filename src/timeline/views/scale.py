"""How finely a view tells time: which headings suit the events, how long a silence is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from timeline.model.dates import DAY, UNDATED, Granularity, Interval, civil
from timeline.model.event import Event
from timeline.model.headings import period

HOUR = 3600
UNITS = ("day", "month", "year", "decade", "century")

# the headings that stand over dates of a granularity: never the dates themselves once more
_FINEST = {
    Granularity.SECOND: "day", Granularity.MINUTE: "day", Granularity.HOUR: "day",
    Granularity.DAY: "month", Granularity.MONTH: "year", Granularity.QUARTER: "year",
    Granularity.SEASON: "year", Granularity.HALF: "year", Granularity.YEAR: "decade",
}  # fmt: skip

MOST_HEADINGS = 0.4  # of the events: more than that, and a coarser heading tells as much


def headings_for(events: Sequence[Event]) -> str:
    """Return the finest of UNITS that stands over dates like these and over some at a time."""
    known = sorted(
        event.date.granularity
        for event in events
        if event.date.granularity is not Granularity.UNKNOWN
    )
    if not known:
        return "century"
    finest = _FINEST.get(known[len(known) // 2], "century")
    most = max(2, MOST_HEADINGS * len(known))
    for unit in UNITS[UNITS.index(finest) : -1]:
        if len({period(event.date, unit) for event in events}) <= most:
            return unit
    return UNITS[-1]


def index(day: int, unit: str) -> int:
    """Return the number of the period that a day lies in; neighbours differ by one."""
    if unit == "day":
        return day
    if unit == "week":
        return (day - 1) // 7
    year, month, _ = civil(day)
    years = {"year": 1, "decade": 10, "century": 100}
    return year // years[unit] if unit in years else year * 12 + month


def silence(before: Interval, after: Interval, unit: str) -> str:
    """Say how long nothing was between two dates, or "" where no whole period was skipped."""
    first, last = before.days()[1], after.days()[0]
    if first is None or last is None or index(last, unit) - index(first, unit) < 2:
        return ""
    (year, month, _), (next_year, next_month, _) = civil(first), civil(last)
    months = (next_year - year) * 12 + next_month - month
    if next_year - year >= 2:
        return f"{next_year - year:,} years"
    return f"{months} months" if months >= 2 else f"{last - first} days"


def last_to_end(dates: Sequence[Interval]) -> Interval:
    """Return the date that ends last; UNDATED where the nearest, the last of them, goes on."""
    ended = [date for date in dates if not math.isinf(date.bounds()[1])]
    return max(ended, key=lambda date: date.bounds()[1]) if dates[-1] in ended else UNDATED


def first_to_start(dates: Sequence[Interval]) -> Interval:
    """Return the date that starts first; UNDATED where the nearest, the last, has no start."""
    started = [date for date in dates if not math.isinf(date.bounds()[0])]
    return min(started, key=lambda date: date.bounds()[0]) if dates[-1] in started else UNDATED


def is_apart(before: Interval, after: Interval, unit: str) -> bool:
    """Tell whether a rail should part two neighbours: a day without events, or an hour by the day.

    By the year and coarser nothing is parted: there, most days are without events.
    """
    if unit == "day":
        low, high = before.instants()[1], after.instants()[0]
        return before.has_time and after.has_time and high - low >= HOUR
    if unit not in ("month", "week"):
        return False
    low, high = before.bounds()[1], after.bounds()[0]
    return high - low >= DAY
