"""Periods longer than a month: seasons, quarters, halves, fiscal years, decades, centuries."""

from __future__ import annotations

from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Century,
    Decade,
    Deictic,
    Part,
    Quarter,
    Range,
    Season,
    Shift,
    Timex,
    Value,
    Within,
)
from timeline.temporal.productions_calendar import year
from timeline.temporal.productions_relative import step
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()


def season(slots: Slots) -> Found:
    """A season: "the summer of 1996", "last fall", "this spring", "summer of next year"."""
    code, mod = slots.value("season"), slots.value("mod") or ""
    year_ = slots.value("both")[0] if "both" in slots else year(slots)
    number, base = step(slots)
    value: Value = Season(code, year_, number or 0)
    if base and _of_year(slots):
        value = Within(Season(code), Shift("year", number, base, whole=True))
    elif base == "last":
        value = Season(code, None, number or 0)
    cue = "this" if "rel" in slots and slots.words("rel") == "this" else ""
    if base == "last" and not number:
        cue = "that"
    return (slots.timex(value, mod=mod, cue=cue),)


def _of_year(slots: Slots) -> bool:
    return slots.spans["season"][1] < slots.match.end and "year" not in slots


def quarter(slots: Slots) -> Found:
    """A quarter: "the third quarter of 1996", "Q3 2024", "the year-ago quarter"."""
    number, named = _quarter_number(slots)
    back = "ago" in slots
    if number is None:
        return (slots.timex(Shift("year", -1.0)),) if back else NONE
    if not 1 <= number <= 4:
        return NONE
    fiscal = "fiscal" in slots
    value: Value = Quarter(32 + number, named or year(slots), fiscal=fiscal)
    moved, base = step(slots)
    if back:
        value = Within(value, Shift("year", -1, "now", whole=True))
    elif base:
        value = Within(value, Shift("year", moved, base, whole=True))
    return (slots.timex(value, mod=slots.value("mod") or ""),)


def _quarter_number(slots: Slots) -> tuple[int | None, int | None]:
    """Return the quarter's number, and the year that stands in the same word: 3Q24."""
    if "qy" in slots:
        number, named = slots.value("qy")
        return number, named
    if "q" in slots:
        return slots.value("q"), None
    return (4 if "final" in slots else _nth(slots)), None


def named_quarter(slots: Slots) -> Found:
    """The 1988 quarter: the quarter named before, of that year."""
    number = year(slots)
    return NONE if number is None else (slots.timex(Quarter(0, number)),)


def _nth(slots: Slots) -> int | None:
    return ordinal_number(slots.values("nth")) if "nth" in slots else None


def half(slots: Slots) -> Found:
    """Half a year: "the second half of 2008", "the latter half of that year", "H1 2024"."""
    number = slots.first_of("h", "hh") or _nth(slots) or 2
    if number not in (1, 2):
        return NONE
    value: Value = Quarter(39 + number, year(slots))
    moved, base = step(slots)
    if base:
        value = Within(value, Shift("year", moved, base, whole=True))
    return (slots.timex(value),)


def fiscal(slots: Slots) -> Found:
    """A fiscal year by its number, or by the two years that it lies in: FY2023/24."""
    if "both" in slots:
        return _two_years(slots, *slots.value("both"))
    if "to" in slots:
        return _two_years(slots, slots.value("a_year"), slots.value("to"))
    number = slots.value("fy") if "fy" in slots else year(slots)
    return (slots.timex(PartialDate(number)),) if number else NONE


def _two_years(slots: Slots, first: int, last: int) -> Found:
    last += first - first % 100 if last < 100 else 0
    if last != first + 1:
        return NONE
    whole = slots.timex(PartialDate(first))
    years = PartialDate(first), PartialDate(last)
    parts = tuple(Part(whole.start, whole.end, year) for year in years)
    return (replace(whole, value=Range(parts)),)


def decade(slots: Slots) -> Found:
    """The 1980s, the '80s, the eighties."""
    mod = slots.value("mod") or ""
    start = slots.value("decadew") if "decadew" in slots else _decade_start(slots)
    if "hundreds" in slots:
        start += 100 * slots.value("hundreds")
    if slots.value("era") == "BC" and start is not None:
        start = 1 - start
        return (slots.timex(Decade(start), mod=mod),)
    return (slots.timex(Decade(start), mod=mod),) if start is not None and start % 10 == 0 else NONE


def _decade_start(slots: Slots) -> int | None:
    values = slots.values("decade")
    return next((value for value in values if isinstance(value, int)), None)


def turn(slots: Slots) -> Found:
    """The turn of the century: the years about its beginning; which one, if it is not said."""
    if "nth" not in slots:
        years = 1000 if slots.value("century") == "millennium" else 100
        return (slots.timex(Deictic("TURN", years), mod="about"),)
    number = ordinal_number(slots.values("nth"))
    return (slots.timex(PartialDate(100 * (number - 1)), mod="about"),) if 1 < number < 99 else NONE


def century(slots: Slots) -> Found:
    """The 19th century, the fifth century BC, the second millennium."""
    size = 1000 if "millennium" in slots else 100
    number = slots.value("roman") or ordinal_number(slots.values("nth"))
    if not 0 < number <= (99 if size == 100 else 9):
        return NONE
    return (
        slots.timex(Century(number, slots.value("era") or "", size), mod=slots.value("mod") or ""),
    )
