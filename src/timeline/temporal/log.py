"""The lines of a log: of which day an entry is that opens with nothing but a clock time.

It is of the day that the entry before it is of, else of the day that the text stated last; what
was named in passing ("merged the day before", "until 6 a.m. tomorrow") is not its day. Where the
times rise, one that falls back to the small hours is of the day after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.model.dates import PartialDate, from_day
from timeline.model.timex import Nth, Numeric, Range, Reading, TimeOfDay, Timex, Value, Weekday
from timeline.temporal.anchor import Anchor

# what may stand before the time that opens a line: marks of lists, quotes, tables and bold type
OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[-*•–·>#|]+[ \t]*)*(?:\d+[.)][ \t]+)?[*_\[(~]*$")
LONGEST = 24  # characters before the time that are looked at
NIGHT = 8 * 60  # minutes that a time falls back by when a log goes past midnight


class Log(NamedTuple):
    """The state of a log: its day, its last time in minutes, whether the times rise.

    `end` is where the line of the last entry ends, `up` whether the whole log rises.
    """

    day: PartialDate | None = None
    minutes: int | None = None
    rises: bool = False
    end: int = 0
    up: bool = False


def begun(entries: Sequence[Timex]) -> Log:
    """Return the state before the first entry."""
    clocks = [clock for entry in entries if (clock := _clock(entry.value)) is not None]
    steps = [_minutes(b) - _minutes(a) for a, b in pairwise(clocks)]
    return Log(up=sum(step > 0 for step in steps) > sum(step < 0 for step in steps))


def is_entry(timex: Timex, text: str) -> bool:
    """Tell a clock time, or a range of them, that opens a line."""
    if _clock(timex.value) is None:
        return False
    return OPENS.search(text[max(0, timex.start - LONGEST) : timex.start]) is not None


def entered(anchor: Anchor, log: Log, timex: Timex) -> Anchor:
    """Return the anchor of an entry: its time is of the log's day."""
    day = log.day
    if day is None:
        return anchor._replace(aside=None)
    clock = _clock(timex.value)
    rises = (log.rises or log.up) and log.minutes is not None
    if clock and rises and _minutes(clock) < (log.minutes or 0) - NIGHT:
        days = day.days()
        day = from_day(days[0] + 1) if days else day
    return anchor._replace(aside=None, day=day)


def noted(log: Log, timex: Timex, reading: Reading, text: str, *, entry: bool) -> Log:
    """Return the log after an expression: an entry, or a day that the text states."""
    if not entry and (timex.start < log.end or not _states_day(timex.value)):
        return log
    start = reading.interval.start if reading.interval else None
    if not isinstance(start, PartialDate) or start.day is None:
        return log
    if not entry:
        return Log(start.date_only(), end=log.end, up=log.up)
    clock, end = _clock(timex.value), text.find("\n", timex.end)
    minutes = _minutes(clock) if clock else None
    risen = log.minutes is not None and minutes is not None and minutes >= log.minutes
    return Log(start.date_only(), minutes, risen, end if end >= 0 else len(text), log.up)


class Night(NamedTuple):
    """The last clock time told of in prose: its day, its minutes, where it ends."""

    day: PartialDate
    minutes: int
    end: int


EVENING, MORNING = 20 * 60, 6 * 60
NEAR = 600  # characters that a night's tale goes on


def past_midnight(anchor: Anchor, night: Night | None, timex: Timex) -> Anchor:
    """Return the anchor of "at 00:15" behind "at 23:20": it is of the day after."""
    bare = isinstance(timex.value, TimeOfDay) and timex.value.on is None
    if night is None or not bare or timex.start > night.end + NEAR:
        return anchor
    clock, days = _clock(timex.value), night.day.days()
    late = clock is not None and night.minutes >= EVENING and _minutes(clock) < MORNING
    if not late or days is None or anchor.day != night.day:
        return anchor
    return anchor._replace(aside=None, day=from_day(days[0] + 1))


def told_by_night(night: Night | None, timex: Timex, reading: Reading) -> Night | None:
    """Return the last clock time after an expression."""
    start = reading.interval.start if reading.interval else None
    clock = _clock(timex.value)
    if clock is None or not isinstance(start, PartialDate) or start.day is None:
        return night
    return Night(start.date_only(), _minutes(clock), timex.end)


def _clock(value: Value) -> TimeOfDay | None:
    first = value.parts[0].value if isinstance(value, Range) else value
    return first if isinstance(first, TimeOfDay) and first.hour is not None else None


def _minutes(clock: TimeOfDay) -> int:
    return (clock.hour or 0) * 60 + (clock.minute or 0)


def _states_day(value: Value) -> bool:
    """Tell a day of its own from one counted from another day."""
    first = value.parts[0].value if isinstance(value, Range) else value
    day = first.on if isinstance(first, TimeOfDay) else first
    if isinstance(day, PartialDate):
        return day.day is not None
    return isinstance(day, (Weekday, Numeric, Nth))
