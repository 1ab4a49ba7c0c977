"""Dates in figures alone: "2024-10-28", "3/4/2024", "28.10.2024", "281430Z OCT 24", "2024-W44"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from timeline.errors import InvalidDate
from timeline.model.dates import PartialDate, ordinal, weekday
from timeline.model.timex import Numeric, Part, Range, TimeOfDay, Timex, Week
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()


def iso(slots: Slots) -> Found:
    """Year first: nothing to doubt."""
    if "num" not in slots:
        fields = slots.value("year"), slots.value("month"), slots.value("day")
        return _written(slots, fields)
    figures = slots.value("num")
    if len(figures) == 2 and "/" in slots.words("num") and figures[1] == figures[0] % 100 + 1:
        return _both(slots, *figures)
    return _written(slots, figures) or _both(slots, *figures)


def _both(slots: Slots, first: int, second: int, *rest: int) -> Found:
    """1861/65 and 2011/12 are the years from the one to the other."""
    last = first - first % 100 + second
    if rest or "/" not in slots.words("num") or not first < last:
        return NONE
    whole = slots.timex(PartialDate(first))
    years = PartialDate(first), PartialDate(last)
    parts = tuple(Part(whole.start, whole.end, year) for year in years)
    return (replace(whole, value=Range(parts)),)


def _written(slots: Slots, fields: Sequence[int | None]) -> Found:
    year, month, day = (*fields, None)[:3]
    try:
        return (slots.timex(PartialDate(year, month, day)),)
    except InvalidDate:
        return NONE


def stamp(slots: Slots) -> Found:
    """A date with its time of day, zone and all."""
    return _stamp(slots, slots.value("num"))


# the letters of the zones, J is local time: A to M lie east of Z, N to Y west of it
EAST, WEST = "ABCDEFGHIKLM", "NOPQRSTUVWXY"


def military(slots: Slots) -> Found:
    """A date-time group: day, hour, minute, the letter of a zone, month, year."""
    if "group" in slots:
        day, hour, minute, letter, month, year = slots.value("group")
        return _stamp(slots, (year, month, day, hour, minute, None, _letter(letter)))
    group = slots.value("dtg")
    if isinstance(group, int):
        digits = slots.words("dtg")
        if len(digits) != 6 or not digits.isdecimal():
            return NONE
        group = (int(digits[:2]), int(digits[2:4]), int(digits[4:]), "J")
    day, hour, minute, letter = group
    year = slots.value("year") or 2000 + slots.value("short")
    return _stamp(slots, (year, slots.value("month"), day, hour, minute, None, _letter(letter)))


def _letter(zone: str) -> int | None:
    """Return the minutes east of UTC of a zone's letter."""
    if zone in EAST:
        return 60 * (EAST.index(zone) + 1)
    if zone in WEST:
        return -60 * (WEST.index(zone) + 1)
    return 0 if zone == "Z" else None


def _stamp(slots: Slots, value: tuple[Any, ...]) -> Found:
    year, month, day, hour, minute, second, offset = value
    try:
        PartialDate(year, month, day, hour, minute, second)
        on = PartialDate(year, month, day)
    except InvalidDate:
        return NONE
    return (slots.timex(TimeOfDay(hour, minute, second, offset=offset, on=on)),)


def week(slots: Slots) -> Found:
    """An ISO week, or a day of one."""
    if "num" in slots:
        year, number, *day = slots.value("num")
    else:
        year, day = slots.value("year"), []
        number = slots.first_of("w", "number") or ordinal_number(slots.values("nth"))
    if not 1 <= number <= weeks_in(year):
        return NONE
    return (slots.timex(Week(year, number, day[0] if day else None)),)


def weeks_in(year: int) -> int:
    """Return 52 or 53, the ISO weeks of a year."""
    first, last = weekday(ordinal(year)), weekday(ordinal(year, 12, 31))
    return 53 if 3 in (first, last) else 52


def named(slots: Slots) -> Found:
    """9/11, by which everyone means one day; 03/2024; any other fraction stays what it is."""
    first, second = slots.value("pair")
    if 1 <= first <= 12 and 1900 <= second < 2100 and len(slots.words("pair")) == 7:
        return (slots.timex(PartialDate(second, first)),)
    if (first, second) != (9, 11):
        return NONE
    return (slots.timex(PartialDate(2001, 9, 11)),)


def slashed(slots: Slots) -> Found:
    """Day and month in an order that only evidence can tell, and perhaps a year."""
    rest: list[int] = []
    if "first" in slots:
        first, second = slots.value("first"), slots.value("second")
        rest = [slots.value("year")] if "year" in slots else []
    elif "month" in slots:
        day, year = slots.value("num")
        return _written(slots, (year, slots.value("month"), day))
    else:
        first, second, *rest = slots.first_of("num", "pair")
    if second > 999 and not rest and 1 <= first <= 12:
        return (slots.timex(PartialDate(second, first)),)
    if "num" in slots and "." in slots.words("num") and 0 < second <= 12:
        return _written(slots, (rest[0], second, first))  # who writes points puts the day first
    value = Numeric(first, second, rest[0] if rest else None)
    return (slots.timex(value),) if value.orders() else NONE


def dotted(slots: Slots) -> Found:
    """Day.month, with a year or without: who writes points puts the day first, if it can be."""
    numbers = [int(part) for part in slots.words("points").split(".") if part.isdecimal()]
    if not 2 <= len(numbers) <= 3:
        return NONE
    year = slots.value("points")[2] if len(numbers) == 3 else None
    return _written(slots, (year, numbers[1], numbers[0])) or _written(
        slots, (year, numbers[0], numbers[1])
    )
