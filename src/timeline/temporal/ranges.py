"""Ranges of prose whose ends are whole dates: "2024-10-28 to 2024-10-30", "14:00–16:00 on 5 May".

The grammar reads the ranges that share a month or a year; here two expressions that stand on their
own are joined, where nothing but the word or dash of a range stands between them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Decade,
    Deictic,
    Part,
    Quarter,
    Range,
    TimeOfDay,
    Timex,
    TimexKind,
    Value,
    Weekday,
    Within,
)

BETWEEN = re.compile(r"\s*[–—/]\s*|\s+-\s+|\s+(?:to|until|till|through|thru)\s+", re.I)
DASH = re.compile(r"\s*-\s*")  # a plain hyphen joins clock times and quarters, not ISO dates
ITEM = re.compile(r"[ \t]*\n\s*[-–—]\s*")  # the mark of a list's next item
AND = re.compile(r"\s+and\s+", re.I)
OPENS = re.compile(r"\bbetween\s+$", re.I)
LONGEST = 10  # characters of a gap


def join_dates(timexes: list[Timex], text: str) -> list[Timex]:
    """Join neighbours that are the two ends of a range."""
    joined: list[Timex] = []
    for timex in timexes:
        ends = _ends(joined[-1], timex, text) if joined else None
        if ends is None:
            joined.append(timex)
            continue
        first, last = joined[-1], timex
        parts = tuple(
            Part(t.start, t.end, value, t.mod) for t, value in zip((first, last), ends, strict=True)
        )
        clock = isinstance(ends[0], TimeOfDay)
        joined[-1] = replace(
            first,
            end=last.end,
            value=Range(parts),
            rule="range of times" if clock else "range of dates",
            mod="",
            kind=TimexKind.TIME if clock else None,
        )
    return joined


def _ends(first: Timex, last: Timex, text: str) -> tuple[Value, Value] | None:
    """Return the two ends, what they share filled in; None where they make no range."""
    if not 0 < last.start - first.end <= LONGEST:
        return None
    gap = text[first.end : last.start]
    values = _pair(first.value, last.value)
    if values is None:
        return None
    if (gap == "/" and isinstance(first.value, Weekday)) or ITEM.fullmatch(gap):
        return None
    if BETWEEN.fullmatch(gap) or (not isinstance(first.value, PartialDate) and DASH.fullmatch(gap)):
        return values
    between = AND.fullmatch(gap) and OPENS.search(text, max(0, first.start - 12), first.start)
    return values if between else None


def _pair(first: Value, last: Value) -> tuple[Value, Value] | None:
    if isinstance(first, PartialDate) and isinstance(last, PartialDate):
        return (first, last) if _in_order(first, last) else None
    if isinstance(first, Decade) and isinstance(last, Decade):
        return (first, last) if 99 < first.start < last.start else None
    if isinstance(first, Weekday):
        return _from_weekday(first, last)
    if isinstance(first, PartialDate) and isinstance(last, Deictic):
        return (first, last) if first.day and first.year and last.name == "day" else None
    if isinstance(first, Quarter) and isinstance(last, Quarter):
        year = last.year if first.year is None else first.year
        return (replace(first, year=year), last) if year is not None and last.year else None
    if isinstance(first, TimeOfDay) and isinstance(last, TimeOfDay):
        return _clock(first, last)
    return None


def _from_weekday(first: Weekday, last: Value) -> tuple[Value, Value] | None:
    """From Sunday to 3 May 2024, Tuesday to Thursday."""
    if isinstance(last, PartialDate):
        return (Within(replace(first, step=-1), last), last) if last.day else None
    if not isinstance(last, Weekday) or last.step != 0:
        return None
    return (first, last) if first.base == last.base == "now" else None


def _in_order(first: PartialDate, last: PartialDate) -> bool:
    days = first.days(), last.days()
    return days[0] is not None and days[1] is not None and days[0][0] < days[1][1]


def _clock(first: TimeOfDay, last: TimeOfDay) -> tuple[Value, Value] | None:
    """Two clock times of one day, the day and the zone said once."""
    if None in (first.hour, first.minute, last.hour, last.minute):
        return None
    if first.on is not None and last.on is not None:
        return first, last
    on = first.on or last.on
    offset = last.offset if first.offset is None else first.offset
    if (first.hour, first.minute) >= (last.hour, last.minute):
        return None
    zone = offset if last.offset is None else last.offset
    return replace(first, on=on, offset=offset), replace(last, on=on, offset=zone)
