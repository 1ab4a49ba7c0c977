"""Written dates: "28 October 2024", "Oct. 28", "May 1940", "44 BC", "nineteen ninety-six"."""

from __future__ import annotations

from dataclasses import replace

from timeline.errors import InvalidDate
from timeline.model.dates import PartialDate
from timeline.model.timex import Holiday, Shift, Timex, Within
from timeline.temporal import holidays, numerals
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()


def date(slots: Slots) -> Found:
    """A day, a month or a year in words and figures, any of them left out."""
    value = written(slots)
    if value is None:
        return NONE
    if "short" in slots and len(slots.words("short").lstrip("'’")) != 2 and "day" in slots:
        return _without_hour(slots, value)
    mod = "about" if "circa" in slots else slots.value("mod") or ""
    return (slots.timex(value, mod=mod, cue=weekday_cue(slots, value)),)


def weekday_cue(slots: Slots, value: object, prefix: str = "") -> str:
    """Return the cue of a weekday beside a day without a year: it tells which year."""
    if prefix + "wd" not in slots or not isinstance(value, PartialDate) or value.year is not None:
        return ""
    return f"on{slots.value(prefix + 'wd')}"


def _without_hour(slots: Slots, value: PartialDate) -> Found:
    """The 2 of "march 2nd 2" is an hour, or counts something: no year of two figures."""
    end = max(slots.ends_at("day"), slots.ends_at("month"))
    whole = slots.timex(PartialDate(None, value.month, value.day))
    return (replace(whole, end=end, cue=weekday_cue(slots, whole.value)),)


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
    return year(slots, prefix), slots.value(prefix + "month"), _day(slots, prefix + "day")


def _day(slots: Slots, name: str) -> int | None:
    """Return a day of the month in figures or words: "twenty-second" is two words."""
    if name not in slots:
        return None
    begin, end = slots.spans[name]
    return slots.value(name) if end - begin == 1 else ordinal_number(slots.values(name))


def year(slots: Slots, prefix: str = "") -> int | None:
    """Return the astronomical year in the slots of a prefix: 44 BC is -43."""
    if prefix + "year" in slots:
        if slots.words(prefix + "year").startswith("0"):
            return None  # a figure of four digits before a slug: no year is written so
        return with_era(slots.value(prefix + "year"), slots.value(prefix + "era"))
    if prefix + "hundreds" in slots:
        hundreds: int = slots.value(prefix + "hundreds")
        return hundreds
    if prefix + "bc" in slots or prefix + "circa" in slots:
        number: int = slots.first_of(prefix + "bc", prefix + "circa")
        return number
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
    key = holidays.key(slots.words("key"))
    if "week" in slots:
        return (slots.timex(Within(Shift("week", 0, whole=True), Holiday(key))),)
    if "of" in slots:
        outer = Shift("year", _step(slots, "of_rel"), whole=True)
        return (slots.timex(Within(Holiday(key), outer)),)
    return (slots.timex(Holiday(key, year(slots), _step(slots, "rel"))),)


def feast(slots: Slots) -> Found:
    """A feast whose name counts only with capitals, of those that we can compute."""
    name = slots.run.text[slots.starts_at("key") : slots.ends_at("key")]
    known = holidays.day(holidays.key(slots.words("key")), 2000) is not None
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in name.split())
    return holiday(slots) if known and capitals else NONE


def _step(slots: Slots, name: str) -> int:
    words = slots.words(name).split() if name in slots else ["this"]
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}.get(
        words[-1], 0
    )
