"""Written dates: "28 October 2024", "Oct. 28", "May 1940", "44 BC", "nineteen ninety-six"."""

from __future__ import annotations

from timeline.errors import InvalidDate
from timeline.model.dates import PartialDate
from timeline.model.timex import Holiday, Timex
from timeline.temporal import numerals
from timeline.temporal.slots import Slots

Found = tuple[Timex, ...]
NONE: Found = ()


def date(slots: Slots) -> Found:
    """A day, a month or a year in words and figures, any of them left out."""
    value = written(slots)
    return NONE if value is None else (slots.timex(value, mod=slots.value("mod") or ""),)


def written(slots: Slots, prefix: str = "") -> PartialDate | None:
    """Return the date in the slots of a prefix; None where there is none such (June 31)."""
    year_, month, day = fields(slots, prefix)
    if year_ is None and month is None:
        return None
    try:
        return PartialDate(year_, month, day)
    except InvalidDate:
        return None


def fields(slots: Slots, prefix: str = "") -> tuple[int | None, int | None, int | None]:
    """Return (year, month, day) as written, None for what is not said."""
    if prefix + "dy" in slots:
        day, year_ = slots.value(prefix + "dy")
        return year_, slots.value(prefix + "month"), day
    return year(slots, prefix), slots.value(prefix + "month"), slots.value(prefix + "day")


def year(slots: Slots, prefix: str = "") -> int | None:
    """Return the astronomical year in the slots of a prefix: 44 BC is -43."""
    if prefix + "year" in slots:
        return with_era(slots.value(prefix + "year"), slots.value(prefix + "era"))
    if prefix + "short" in slots:
        return numerals.full_year(f"{slots.value(prefix + 'short'):02}")
    if prefix + "words" in slots:
        values = slots.values(prefix + "words")
        number = values[0] * 100 + sum(values[1:])
        return number if 1000 <= number < 2100 else None
    if prefix + "wordyear" in slots:
        return int(slots.number(prefix + "wordyear") or 0) or None
    return None


def small_year(slots: Slots) -> Found:
    """A year of three digits, where the text has said its era before: "in 480"."""
    return (slots.timex(PartialDate(slots.value("year"))),)


def with_era(number: int, era: str | None) -> int:
    """Return the astronomical year: 44 BC is -43."""
    return 1 - number if era == "BC" else number


def holiday(slots: Slots) -> Found:
    """A named day: "Christmas Eve", "last Thanksgiving", "Easter 1916"."""
    key = slots.words("key").replace(" 's", "'s").replace("'s day", " day")
    key = key.replace("’", "'").removesuffix(" day")
    step = slots.value("rel") if "rel" in slots else 0
    return (slots.timex(Holiday(key, year(slots), step if isinstance(step, int) else 0)),)
