"""Lengths of time and recurring times: "two weeks", "a five-year plan", "every Monday", "daily"."""

from __future__ import annotations

from dataclasses import replace

from timeline.model.timex import Deictic, Duration, Part, Range, Set, Timex, TimexKind
from timeline.temporal import timex3
from timeline.temporal.productions_calendar import written
from timeline.temporal.productions_relative import unit_name
from timeline.temporal.slots import Slots

Found = tuple[Timex, ...]
NONE: Found = ()
LETTERS = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"),
    "day": ("P", 1, "D"), "week": ("P", 1, "W"), "fortnight": ("P", 2, "W"),
    "weekend": ("P", 1, "WE"), "month": ("P", 1, "M"), "quarter": ("P", 1, "Q"),
    "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}  # fmt: skip
HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
COUNTS = {"n", "vague", "couple"}
CODES = {"decade": "E", "century": "C", "millennium": "L"}


def amount(unit: str, count: float | None) -> str:
    """Return TIMEX3's value of so many units: P2Y, PT36H, P30Y for three decades, PXW."""
    prefix, factor, letter = LETTERS[unit]
    if count is None:
        return f"{prefix}X{CODES.get(unit, letter)}"
    number = count * factor
    return f"{prefix}{int(number) if number == int(number) else number}{letter}"


def count(slots: Slots) -> float | None:
    """Return how many: a number, None for "several"."""
    if "couple" in slots:
        return 2
    if "half" in slots:
        return 0.5
    if "n" in slots:
        return slots.number("n")
    return None


def duration(slots: Slots) -> Found:
    """So many units of time."""
    if "cent" in slots:
        return (slots.timex(Duration("P25Y")),)
    name = unit_name(slots)
    bare = slots.words("unit").endswith("s")
    number = count(slots) if COUNTS & slots.spans.keys() else None if bare else 1
    if number is not None and number > 1e8:
        return NONE
    if "recent" in slots and name == "year":
        return (slots.timex(Deictic("PAST_REF")),)
    if "half" in slots and name in HALVES:
        return (
            slots.timex(Duration(("PT" if name in ("hour", "minute") else "P") + HALVES[name])),
        )
    value = amount(name, number)
    if "more" in slots or slots.value("fraction") == (1, 2):
        value += HALVES.get(name, "")
    return (slots.timex(Duration(value)),)


def duration_range(slots: Slots) -> Found:
    """Two to six days, ten or fifteen years: two lengths that share their unit."""
    name, first, last = unit_name(slots), slots.number("n"), slots.number("last")
    if first is None or last is None or not first < last < 1e8:
        return NONE
    whole = slots.timex(
        Range(
            (
                Part(slots.starts_at("n"), slots.ends_at("n"), Duration(amount(name, first))),
                Part(slots.starts_at("last"), slots.ends_at("unit"), Duration(amount(name, last))),
            )
        ),
        kind=TimexKind.DURATION,
    )
    return (whole,)


def recurring(slots: Slots) -> Found:
    """A time that comes again: a set."""
    if "day" in slots or "dy" in slots:
        date = written(slots)
        return NONE if date is None else (slots.timex(Set(timex3.date(date))),)
    if "set" in slots:
        return (slots.timex(Set(slots.value("set"))),)
    if "part" in slots:
        return (slots.timex(Set(f"XXXX-XX-XXT{slots.value('part')}")),)
    if "parts" in slots:
        return tuple(_weekly(slots, name) for name in ("wd", "a_wd", "b_wd") if name in slots)
    if "wd" in slots or "wds" in slots:
        return (slots.timex(Set(f"XXXX-WXX-{slots.first_of('wd', 'wds') + 1}")),)
    if "month" in slots:
        return (slots.timex(Set(f"XXXX-{slots.value('month'):02}")),)
    number = (
        slots.number("n") if "n" in slots else 2 if {"nth", "other"} & slots.spans.keys() else 1
    )
    return (slots.timex(Set(amount(unit_name(slots), number))),)


def _weekly(slots: Slots, name: str) -> Timex:
    """Return a weekday whose nights are many; the last of a list also says so."""
    value = Set(f"XXXX-WXX-{slots.value(name) + 1}T{slots.value('parts')}")
    whole = slots.timex(value)
    end = slots.ends_at(name) if name == "a_wd" else whole.end
    return replace(whole, start=slots.starts_at(name), end=end)
