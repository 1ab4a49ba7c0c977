"""Dates that lean on another: "yesterday", "last Tuesday", "this year", "two weeks ago", "now"."""

from __future__ import annotations

from dataclasses import replace

from timeline.errors import InvalidDate
from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Deictic,
    Nth,
    Part,
    Range,
    Season,
    Shift,
    Timex,
    Value,
    Weekday,
    Within,
)
from timeline.temporal.productions_calendar import written
from timeline.temporal.productions_calendar import year as calendar_year
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()
STEPS = {
    "last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1,
    "this": 0, "these": 0, "current": 0,
}  # fmt: skip


def today(slots: Slots) -> Found:
    """Today, yesterday, tomorrow."""
    if "today" not in slots:
        return (slots.timex(Shift("day", 0, "last", whole=True)),)
    return (slots.timex(Deictic("day", slots.value("today")), mod=slots.value("mod") or ""),)


def step(slots: Slots, prefix: str = "") -> tuple[int | None, str]:
    """Return how many units away a word like "last" points, and what it counts from."""
    if prefix + "rel" in slots:
        return _step(slots.words(prefix + "rel"))
    if prefix + "back" in slots:
        words = slots.words(prefix + "back")
        if "coming" in words:
            return 1, "now"
        number = -1 if "previous" in words or "preceding" in words else 0
        return (1 if "follow" in words or "next" in words or "subseq" in words else number), "last"
    return 0, ""


def day_of(slots: Slots, prefix: str = "on_") -> Value | None:
    """Return the day in the slots of a prefix: a deictic, a weekday, a written date."""
    if prefix + "iso" in slots:
        return iso_day(slots.value(prefix + "iso"))
    if prefix + "today" in slots:
        return Deictic("day", slots.value(prefix + "today"))
    value = written(slots, prefix)
    if value is not None:
        return value
    if prefix + "wd" in slots:
        number, _ = step(slots, prefix) if prefix + "rel" in slots else (0, "")
        if prefix + "rel" in slots and slots.words(prefix + "rel") == "this":
            number = None
        return Weekday(slots.value(prefix + "wd"), number)
    return None


def iso_day(figures: tuple[int, int, int]) -> PartialDate | None:
    """Return the day of an ISO date; None where there is none such."""
    try:
        return PartialDate(*figures)
    except InvalidDate:
        return None


def _step(words: str) -> tuple[int | None, str]:
    parts = words.split()
    if len(parts) > 1 and parts[0] in ("this", "the"):
        parts = parts[1:]
    word = parts[0]
    if word in STEPS:
        return STEPS[word], "now"
    if word in ("previous", "preceding"):
        return -1, "last"
    if word in ("following", "subsequent"):
        return 1, "last"
    return 0, "last"


def weekday(slots: Slots) -> Found:
    """A bare weekday, or last, this, next, the following one."""
    mod = slots.value("mod") or ""
    if "rel" not in slots:
        return (slots.timex(Weekday(slots.value("wd")), mod=mod),)
    words = slots.words("rel")
    number, base = _step(words)
    cue = "coming" if words.endswith("coming") else ""
    value = Weekday(slots.value("wd"), None if words == "this" else number, base)
    return (slots.timex(value, mod=mod, cue=cue),)


def unit(slots: Slots) -> Found:
    """A calendar unit near the anchor: "last year", "this week", "the end of the month"."""
    name = unit_name(slots)
    number, base = step(slots)
    if not base:
        base = "near" if "mod" in slots else "now"
    if name == "weekend" and base != "last":
        number, base = _weekend(slots, number)
    elif "latest" in slots:
        number, base = (0, "latest") if name == "quarter" else (-1, "now")
    elif name == "quarter" and not {"rel", "back", "current"} & slots.spans.keys():
        base = "quarter"
    return (slots.timex(Shift(name, number, base, whole=True), mod=slots.value("mod") or ""),)


def _weekend(slots: Slots, number: int | None) -> tuple[int | None, str]:
    """Return this and the coming weekend as this week's; "the weekend" is the latest."""
    words = next((slots.words(name) for name in ("rel", "back") if name in slots), "")
    if not words:
        return 0, "latest"
    return (0 if "coming" in words else number), "now"


def offset(slots: Slots) -> Found:
    """Two weeks after 3 May, a day before yesterday, three days from Friday."""
    outer = day_of(slots)
    if outer is None or "vague" in slots:
        return NONE
    before = "dir" not in slots or slots.words("dir").startswith(("before", "prior"))
    if isinstance(outer, Weekday) and unit_name(slots) == "week":
        weeks = _count(slots, -1 if "ago" in slots else 1)
        away = None if weeks is None else 7 * weeks
        if "ago" in slots or ("dir" in slots and slots.words("dir") == "from"):
            return (slots.timex(Within(Shift("day", away), outer)),)
    if "dir" not in slots and slots.value("unit") == -1:  # the eve of a day
        return (slots.timex(Within(Shift("day", -1), outer)),)
    sign = -1 if before and "dir" in slots else 1
    inner = Shift(unit_name(slots), _count(slots, sign))
    return (slots.timex(Within(inner, outer)),)


def week_of(slots: Slots) -> Found:
    """The week of 4 March."""
    day = Nth(ordinal_number(slots.values("nth"))) if "nth" in slots else written(slots, "on_")
    if "ending" in slots and day is not None:
        return _week_to(slots, day)
    if "weekend" in slots and day is not None:
        return (slots.timex(Within(Shift("weekend", 0, whole=True), day)),)
    return NONE if day is None else (slots.timex(Within(Shift("week", 0, whole=True), day)),)


def _week_to(slots: Slots, day: Value) -> Found:
    """The week ended 10 March: seven days, of which that is the last."""
    whole = slots.timex(day)
    first = Part(whole.start, slots.starts_at("on"), Within(Shift("day", -6), day))
    return (replace(whole, value=Range((first, Part(slots.starts_at("on"), whole.end, day)))),)


def unit_name(slots: Slots, name: str = "unit") -> str:
    """Return the unit in a slot: "second" is an ordinal's word too."""
    if name not in slots:
        name = "vague"  # "weeks later": the unit itself is the vague amount
    value = slots.value(name)
    return value if isinstance(value, str) else "second"


def ago(slots: Slots) -> Found:
    """Three weeks ago, a year ago, several years ago."""
    if "half" in slots:
        return (slots.timex(half(unit_name(slots), -1)),)
    return (
        slots.timex(
            Shift(unit_name(slots), _count(slots, -1), "now", sign=-1 if "vague" in slots else 1)
        ),
    )


HALVES = {
    "century": ("year", 50),
    "year": ("month", 6),
    "month": ("day", 15),
    "decade": ("year", 5),
}


def half(unit: str, sign: int) -> Shift:
    """Half a year is six months."""
    smaller, number = HALVES.get(unit, (unit, 0.5))
    return Shift(smaller, number * sign, "now")


def later(slots: Slots) -> Found:
    """Two days later, a year earlier: counted from the date mentioned last."""
    sign = -1 if slots.words("dir") in ("earlier", "previously", "before") else 1
    number = _count(slots, sign)
    return (slots.timex(Shift(unit_name(slots), number, "last", sign=1 if number else sign)),)


def ahead(slots: Slots) -> Found:
    """In two days, three weeks from now."""
    if "half" in slots:
        return (slots.timex(half(unit_name(slots), 1)),)
    return (slots.timex(Shift(unit_name(slots), _count(slots, 1), "now")),)


def compound(slots: Slots) -> Found:
    """A year and two months ago, in 1 week 3 days: the larger unit first."""
    sign = -1 if "ago" in slots else 1
    number = slots.number("big_n")
    outer = Shift(unit_name(slots, "big_unit"), None if number is None else number * sign, "now")
    return (slots.timex(Within(Shift(unit_name(slots), _count(slots, sign)), outer)),)


def _count(slots: Slots, sign: int) -> float | None:
    if "vague" in slots:
        return None
    if "couple" in slots:
        return 2.0 * sign
    if "n" in slots:
        number = slots.number("n")
        return None if number is None else (number + ("plus" in slots) / 2) * sign
    return float(sign)


def within(slots: Slots) -> Found:
    """A month or day of a year that is named by its distance: "October last year"."""
    inner = written(slots)
    if inner is None:
        return NONE
    number, base = step(slots)
    outer: Value = Shift("year", number, base or "now", whole=True)
    return (slots.timex(Within(inner, outer), mod=slots.value("mod") or ""),)


TOWARD = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "that": "that",
    "following": "following", "subsequent": "following",
    "previous": "previous", "preceding": "previous",
}  # fmt: skip


def toward(slots: Slots) -> Found:
    """Last November, this September, next May, that July."""
    words = slots.words("rel").split()[-1]
    cue = TOWARD.get(words, "this")
    inner = written(slots)
    return NONE if inner is None else (slots.timex(inner, mod=slots.value("mod") or "", cue=cue),)


def year_ago(slots: Slots) -> Found:
    """The year-ago quarter, year-earlier results: the period named before, a year back."""
    return (slots.timex(Shift("year", -1.0)),)


def year_end(slots: Slots) -> Found:
    """Year-end, the year's end."""
    named = calendar_year(slots)
    if named is not None:
        return (slots.timex(PartialDate(named, 12, 31), mod="about"),)
    year = Shift("year", -1 if "since" in slots else 0, "now", whole=True)
    return (slots.timex(Within(PartialDate(None, 12, 31), year), mod="about"),)


def vague(slots: Slots) -> Found:
    """Now, recently, the past, the future."""
    name = slots.value("name")
    if name is None and "name" not in slots:
        named = "PRESENT_REF" if "this" in slots else "SAME" if "back" in slots else ""
        return (slots.timex(Deictic(named)),)
    if not isinstance(name, str):
        name = "PAST_REF"
    return (slots.timex(Deictic("PRESENT_REF" if name == "day" else name)),)


def ago_within(slots: Slots) -> Found:
    """A year ago today, ten years ago this week, five years ago in October."""
    years = _count(slots, -1)
    unit = unit_name(slots)
    if years is None or unit not in ("year", "month", "week"):
        return NONE
    if unit != "year" and "today" not in slots:
        return NONE
    day: Value | None = written(slots)
    if "rel" in slots:
        number, base = step(slots)
        day = Shift(slots.value("inner"), number, base, whole=True)
        if "season" in slots:
            day = Season(slots.value("season"), None, number or 0)
    elif "today" in slots or "wd" in slots:
        day = (
            Deictic("day", slots.value("today")) if "today" in slots else Weekday(slots.value("wd"))
        )
    return NONE if day is None else (slots.timex(Within(Shift(unit, years, "same"), day)),)
