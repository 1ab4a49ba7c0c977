"""Stretches counted from today: "the last 3 weeks", "rest of the month", "3 fridays from now"."""

from __future__ import annotations

from timeline.model.timex import Deictic, Part, Range, Shift, Timex, Value, Weekday, Within
from timeline.temporal.productions_relative import step, unit_name
from timeline.temporal.slots import Slots

Found = tuple[Timex, ...]
NONE: Found = ()
LETTERS = {"d": "day", "w": "week", "y": "year", "yr": "year", "yrs": "year"}
ALIGNED = ("quarter", "weekend", "decade", "century")  # counted in whole ones of the calendar


def stretch(slots: Slots) -> Found:
    """The last 3 weeks end yesterday, the next 5 days begin tomorrow."""
    unit = unit_name(slots)
    if unit in ("hour", "minute", "second"):
        return NONE
    if "rest" in slots:
        return _range(slots, Deictic("day", 0), Shift(unit, 0, whole=True))
    number = 2.0 if "couple" in slots else 3.0 if "vague" in slots else slots.number("n")
    away, _ = step(slots)
    if not number or not away:
        return NONE
    ends = _ends(unit, number * away)
    return _range(slots, *ends)


def _ends(unit: str, number: float) -> tuple[Value, Value]:
    whole = unit in ALIGNED
    far = Shift(unit, number, whole=whole)
    if number < 0:
        return far, Shift(unit, -1, whole=True) if whole else Shift("day", -1)
    return Shift(unit, 1, whole=True) if whole else Shift("day", 1), far


def _range(slots: Slots, first: Value, last: Value) -> Found:
    whole = slots.timex(first)
    parts = tuple(Part(whole.start, whole.end, value) for value in (first, last))
    return (slots.timex(Range(parts)),)


def weekdays_away(slots: Slots) -> Found:
    """Three fridays from now: the third of them."""
    number = slots.number("n")
    if not number:
        return NONE
    sign = -1 if "ago" in slots else 1
    day = Weekday(slots.value("wds"), -1 if sign < 0 else 0)
    return (slots.timex(Within(Shift("day", 7 * sign * (number - 1)), day)),)


def compact(slots: Slots) -> Found:
    """In 3d, 2w ago; an "m" may be months or minutes, so it is neither."""
    number, letter = slots.value("short")
    unit = LETTERS.get(letter.lower())
    return (slots.timex(Shift(unit, -number if "ago" in slots else number)),) if unit else NONE


def after_next(slots: Slots) -> Found:
    """The week after next, friday after next."""
    if "back" in slots:
        back: Value = (
            Shift(unit_name(slots), -2, whole=True)
            if "unit" in slots
            else Within(Shift("day", -7), Weekday(slots.value("wd"), -1))
        )
        return (slots.timex(back),)
    if "wd" in slots:
        return (slots.timex(Within(Shift("week", 1), Weekday(slots.value("wd"), 1))),)
    return (slots.timex(Shift(unit_name(slots), 2, whole=True)),)
