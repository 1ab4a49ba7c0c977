"""Refiners that join two expressions of one day: a weekday beside it, a length counted from it."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Deictic,
    Duration,
    Numeric,
    Range,
    Set,
    Shift,
    TimeOfDay,
    Timex,
    Value,
    Weekday,
    Within,
)

BESIDE = re.compile(r"[\s,(]*(?:the\s+|on\s+)?", re.I)
FROM = re.compile(r"\s+(before|after|from|prior to|following)\s+(?:the\s+)?", re.I)
LENGTH = re.compile(r"P(\d+)([DWMY])")
NO_DAY = (Set, Duration)
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def say_once(timexes: list[Timex], text: str) -> list[Timex]:
    """A weekday or "tomorrow" beside a written date is the same day: "next friday 5/12"."""
    kept: list[Timex] = []
    for timex in timexes:
        if kept and _says_the_same(kept[-1], timex, text):
            timex = replace(timex, start=kept.pop().start)
        kept.append(timex)
    return kept


def _says_the_same(first: Timex, last: Timex, text: str) -> bool:
    if not isinstance(first.value, (Weekday, Deictic)) or first.end > last.start:
        return False
    value: Value | None = last.value
    if isinstance(value, Range):
        value = value.parts[0].value
    if isinstance(value, TimeOfDay):
        value = value.on
    is_day = isinstance(value, (PartialDate, Numeric)) and getattr(value, "day", 1) is not None
    return is_day and bool(BESIDE.fullmatch(text, first.end, last.start))


def count_from(timexes: list[Timex], text: str) -> list[Timex]:
    """So long before or after any date: "three months after Easter"."""
    kept: list[Timex] = []
    for timex in timexes:
        counted = _counted(kept[-1], timex, text) if kept else None
        if counted is None:
            kept.append(timex)
        else:
            kept[-1] = counted
    return kept


def _counted(length: Timex, day: Timex, text: str) -> Timex | None:
    value = length.value
    if isinstance(value, Shift) and length.rule == "the day before":
        return _beside(Shift(value.unit, value.count), length, day, text)
    if isinstance(value, Weekday) and (word := FROM.fullmatch(text, length.end, day.start)):
        step = {"before": -1, "after": 1}.get(word[1].lower())
        near = replace(value, step=step, base="last")
        if step is None or isinstance(day.value, (*NO_DAY, Range)):
            return None
        return replace(day, start=length.start, value=Within(near, day.value), cue="")
    found = LENGTH.fullmatch(value.value) if isinstance(value, Duration) else None
    word = FROM.fullmatch(text, length.end, day.start)
    if not found or not word or isinstance(day.value, (*NO_DAY, Range)):
        return None
    sign = -1 if word[1].lower() in ("before", "prior to") else 1
    shift = Shift(UNITS[found[2]], sign * float(found[1]))
    return replace(day, start=length.start, value=Within(shift, day.value))


def _beside(shift: Shift, length: Timex, day: Timex, text: str) -> Timex | None:
    """The day before Christmas."""
    if text[length.end : day.start].strip() or isinstance(day.value, (*NO_DAY, Range)):
        return None
    return replace(day, start=length.start, value=Within(shift, day.value))


# "28 October 2024 (Monday)", "October 28, 2024, a Monday"
ASIDE = re.compile(r" ?\($|, a $")


def say_weekday_once(timexes: list[Timex], text: str) -> list[Timex]:
    """A weekday in brackets beside a written day says that day once more, on either side."""
    kept: list[Timex] = []
    for timex in timexes:
        before = kept[-1] if kept and timex.start - kept[-1].end < len(", a , ") else None
        gap = text[before.end : timex.start] if before else ""
        if before and _is_day(before) and isinstance(timex.value, Weekday) and ASIDE.match(gap):
            continue
        if before and gap in (" (", "(") and _is_day(timex) and _near(before):
            kept[-1] = replace(timex, start=before.start, cue=timex.cue or _cue(before))
            continue
        kept.append(timex)
    return kept


def _is_day(timex: Timex) -> bool:
    return isinstance(timex.value, PartialDate) and timex.value.day is not None


def _near(timex: Timex) -> bool:
    value = timex.value
    return isinstance(value, Weekday) or (isinstance(value, Deictic) and value.name == "day")


def _cue(timex: Timex) -> str:
    return f"on{timex.value.day}" if isinstance(timex.value, Weekday) else ""


WORD = 24  # characters that "before" and its like take between a length and a date
LENGTH_FROM = re.compile(r"\s+from\b", re.I)


def count_from_dates(timexes: list[Timex], text: str) -> list[Timex]:
    """In prose "for three days from 5 May" is a length; before and after a date it is a place."""
    kept: list[Timex] = []
    for timex in timexes:
        counted = None
        if not kept or timex.start - kept[-1].end > WORD:
            kept.append(timex)
            continue
        owner = kept[-1].rule == "the day before" and text[timex.end : timex.end + 1] in ("'", "’")
        if not owner and not LENGTH_FROM.match(text, kept[-1].end):
            counted = _counted(kept[-1], timex, text)
        if counted is None:
            kept.append(timex)
        else:
            kept[-1] = replace(counted, rule="so long before or after a date")
    return kept
