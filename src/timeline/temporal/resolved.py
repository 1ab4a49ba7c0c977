"""What a value comes to once resolved, and the words for how it came about."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from timeline.model.dates import Interval, PartialDate, from_day
from timeline.temporal import timex3

NO_YEAR = "no year, and no publication date to lean on"
NO_DATE = "counted from a publication date that is not known"
NO_DAY = "counted from a day that the text does not name"
NO_LAST = "counted from a date that the text has not named"
AMBIGUOUS = "day and month can be either way round"
PUBLISHED_YEAR = ("year from publication date",)
TOLD_YEAR = ("year stated earlier in the text",)
SAID_YEAR = ("year stated earlier in the sentence",)
AHEAD_YEAR = ("year stated later in the text",)
DAY_OF_TIME = ("the day of publication, as it names none",)
FROM_HEADING = ("year from the heading above",)
COUNTED = ("counted from publication date",)
COUNTED_LAST = ("counted from the date mentioned before",)
LIMIT = 9_999_999  # days; further away than that is no date


class Resolved(NamedTuple):
    """What a value means: TIMEX3's value, the interval or the reason for none, the inferences."""

    value: str
    interval: Interval | None = None
    inferred: tuple[str, ...] = ()
    reason: str | None = None
    display: str | None = None


@lru_cache(maxsize=4096)  # a text names the same few days again and again
def dated(date: PartialDate, inferred: tuple[str, ...] = ()) -> Resolved:
    """Return a date as it stands."""
    return Resolved(timex3.date(date), Interval(date), inferred)


def days(first: int, last: int, value: str, inferred: tuple[str, ...] = ()) -> Resolved:
    """Return the days from first to last, both included."""
    return Resolved(value, Interval(from_day(first), from_day(last)), inferred)


def unresolved(value: str, reason: str) -> Resolved:
    """Return a value that has no place on the line of time."""
    return Resolved(value, reason=reason)
