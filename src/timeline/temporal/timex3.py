"""TIMEX3's normalised values (ISO 8601 and the additions of the TimeML guidelines)."""

from __future__ import annotations

from timeline.model.dates import PartialDate, civil, ordinal, weekday

SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def year(number: int) -> str:
    """Return a year: 1996, BC0044."""
    return f"{number:04}" if number > 0 else f"BC{1 - number:04}"


def date(value: PartialDate) -> str:
    """Return a date as precise as it is; XXXX for a year not known."""
    text = "XXXX" if value.year is None else year(value.year)
    if value.month is None:
        return text
    return f"{text}-{value.month:02}" + ("" if value.day is None else f"-{value.day:02}")


def season(year_: int | None, code: int) -> str:
    """Return a season: 1996-SU."""
    return f"{'XXXX' if year_ is None else year(year_)}-{SEASONS[code]}"


def quarter(year_: int | None, code: int) -> str:
    """Return a quarter or half: 1996-Q3, 1996-H2."""
    letter = f"Q{code - 32}" if code < 40 else f"H{code - 39}"
    return f"{'XXXX' if year_ is None else year(year_)}-{letter}"


def decade(start: int) -> str:
    """Return a decade by its first three digits: 198."""
    return f"{start // 10:03}" if start > 0 else f"BC{(1 - start) // 10:03}"


def century(number: int, *, before_christ: bool) -> str:
    """Return a century by its first two digits: the 19th is 18."""
    return f"BC{number - 1:02}" if before_christ else f"{number - 1:02}"


def iso_week(day: int) -> tuple[int, int]:
    """Return (ISO year, week) of a day's number."""
    thursday = day - weekday(day) + 3
    year_ = civil(thursday)[0]
    return year_, (thursday - ordinal(year_)) // 7 + 1


def week(day: int, suffix: str = "") -> str:
    """Return the ISO week that a day lies in: 1998-W06."""
    year_, number = iso_week(day)
    return f"{year(year_)}-W{number:02}{suffix}"
