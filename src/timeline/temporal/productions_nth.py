"""Days by their number: "the 5th", "Tuesday the 13th", "the first Monday of October"."""

from __future__ import annotations

from timeline.model.dates import PartialDate
from timeline.model.timex import Century, Nth, Part, Range, Shift, Timex, Value, Weekday, Within
from timeline.temporal.productions_calendar import written, year
from timeline.temporal.productions_relative import step
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()


def nth(slots: Slots) -> Found:
    """A day, weekday or week by its number in a month or year, or in a month that is not said."""
    if "eo" in slots:
        unit = slots.value("eo")
        return (slots.timex(Nth(-1, "day", Shift(unit, 0, whole=True))),)
    number = -1 if "lastone" in slots else ordinal_number(slots.values("nth"))
    unit = slots.value("wd") if "wd" in slots else slots.value("unit") or "day"
    outer = _outer(slots)
    if outer is None and unit == "week":
        number_of_year = year(slots)
        outer = PartialDate(number_of_year) if number_of_year else Shift("year", 0, whole=True)
    if number == 0 or number > 53 or (outer is None and number > 31):
        return NONE
    return (slots.timex(Nth(number, unit, outer, slots.value("on"))),)


def _outer(slots: Slots) -> Value | None:
    value = written(slots)
    if value is not None:
        return _of_year(slots, value)
    if "period" in slots:
        number, base = step(slots)
        return Shift(slots.value("period"), number, base or "now", whole=True)
    return None


def _of_year(slots: Slots, value: PartialDate) -> Value:
    """A month that is said to be of last, this or next year."""
    if "rel" not in slots or year(slots) is not None or not _says_year(slots):
        return value
    number, _ = step(slots)
    return Within(value, Shift("year", number, "now", whole=True))


def nth_range(slots: Slots) -> Found:
    """From the 5th to the 7th: the second day counts on from the first."""
    outer = _outer(slots)
    parts = tuple(
        Part(slots.starts_at(name), slots.ends_at(name), Nth(number, "day", outer))
        for name in ("a", "b")
        if (number := ordinal_number(slots.values(name + "_nth"))) > 0
    )
    return (slots.timex(Range(parts)),) if len(parts) == 2 else NONE


def of_week(slots: Slots) -> Found:
    """A weekday of a week that is named by its distance: "Tuesday next week"."""
    number, base = step(slots)
    week = Shift("week", number, base or "now", whole=True)
    return (slots.timex(Within(Weekday(slots.value("wd")), week)),)


def _says_year(slots: Slots) -> bool:
    """Tell "May of next year" from "the first day of next May"."""
    return slots.spans["rel"][0] > slots.spans["month"][0]


def part_of(slots: Slots) -> Found:
    """The first half of the 19th century, the last six months of 2023."""
    number = -1 if "last" in slots else ordinal_number(slots.values("nth"))
    unit = next((name for name in ("half", "quarter", "decade") if name in slots), "month")
    count = slots.number("n") if "n" in slots else 1
    outer = _whole(slots)
    if outer is None or not count or not 0 < count < 12 or (count > 1 and number > 1):
        return NONE
    if number > {"half": 2, "quarter": 4, "decade": 10, "month": 1}[unit]:
        return NONE
    return (slots.timex(Nth(number, unit, outer, count=int(count))),)


def _whole(slots: Slots) -> Value | None:
    """Return the century, year or month that a part is of."""
    if "of_nth" in slots:
        number = ordinal_number(slots.values("of_nth"))
        return Century(number, slots.value("of_era") or "") if 0 < number < 99 else None
    if "of_rel" in slots or "of_back" in slots:
        away, base = step(slots, "of_")
        return Shift("year", away, base or "now", whole=True)
    return written(slots, "of_")
