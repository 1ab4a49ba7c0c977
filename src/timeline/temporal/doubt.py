"""What a typed date leaves to doubt, and what to write instead: the refusals of `door`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace as with_fields

from timeline.errors import AmbiguousDate, InvalidDate
from timeline.model import edtf
from timeline.model.dates import (
    Granularity,
    Interval,
    PartialDate,
    add_months,
    days_in_month,
    from_day,
    ordinal,
    weekday,
)
from timeline.model.display import MONTHS, WEEKDAYS, date_text

TIP = "write 2024-10-28, 28 Oct 2024, 30-31 Oct 2024, c. 44 BC or 3 days ago"
TITLE_TIP = 'put the date first and ": " behind it, as in "28 Oct 2024: Rutte speaks"'
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:(?:s|nes|rs|ur)?day|s|rs?)?\b\.?", re.I)

_ORDINAL = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.I)
DAY_OF_MONTH = re.compile(
    r"(?:(?:(?P<day>\d{1,2})\.? )?(?P<month>[a-z]{3,9})\.?|(?P<name>[a-z]{3,9})\.? (?P<nr>\d{1,2}))"
    r",? (?P<year>\d{3,4})",
    re.I,
)
_LISTED = re.compile(r"\b(?:and|or)\b|&|,\s*\d{1,2}\s*,", re.I)


def unread(text: str, base: PartialDate) -> AmbiguousDate | InvalidDate:
    """Return the refusal of what is no date, or a piece of one that no engine takes for it."""
    quoted = edtf.quoted(text)
    day = _ORDINAL.fullmatch(text)
    if day and 1 <= int(day[1]) <= 31:
        return _lacks(quoted, "has no month and no year", _days_of_months(int(day[1]), base))
    if text.title() in MONTHS:
        month = Interval(PartialDate(base.year, MONTHS.index(text.title()) + 1))
        return _no_year(quoted, month, base)
    return _beyond_the_month(text) or InvalidDate(f"cannot read {quoted} as a date", tip=TIP)


def _beyond_the_month(text: str) -> InvalidDate | None:
    """Return the refusal of 31 June, where a day, a month and a year are all that is said."""
    parts = DAY_OF_MONTH.fullmatch(text)
    month = month_number(parts) if parts else None
    if not parts or not month:
        return None
    length = days_in_month(int(parts["year"]), month)
    if 1 <= int(parts["day"] or parts["nr"] or 1) <= length:
        return None
    message = f"is not a date: {MONTHS[month - 1]} {parts['year']} has {length} days"
    return InvalidDate(f"{edtf.quoted(text)} {message}", tip=TIP)


def month_number(parts: re.Match[str]) -> int | None:
    """Return the month that a match of DAY_OF_MONTH names, in full or by its first letters."""
    name = (parts["month"] or parts["name"]).title()
    months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return months[0] if len(months) == 1 else None


def incomplete(
    text: str, here: Interval, moved: Interval | None, base: PartialDate
) -> AmbiguousDate:
    """Return what a date lacks, told by how its reading moves with the day it leans on."""
    quoted = edtf.quoted(text)
    start, other = here.start, moved.start if moved else None
    if not isinstance(start, PartialDate) or not isinstance(other, PartialDate):
        return AmbiguousDate(f"{quoted} leaves its date open", tip=TIP)
    if start.day and WEEKDAY.search(text) and not _names_day(text, start):
        return _lacks(quoted, "does not say which week", _same_weekdays(_day(start), _day(base)))
    if (start.month, start.day, start.part) == (other.month, other.day, other.part):
        return _no_year(quoted, here, base)
    if start.day and start.day == other.day:
        return _lacks(quoted, "has no month and no year", _days_of_months(start.day, base))
    lack = "has no day" if start.has_time else "leans on another date"
    return _lacks(quoted, lack, [edtf.write(here)])


def another_day(base: PartialDate) -> PartialDate:
    """Return a day that differs from the base in all that a phrase may lean on."""
    return from_day(_day(base) - 3 * 365 - 96)


def no_century(text: str) -> AmbiguousDate:
    """Return the refusal of a year of two digits."""
    tip = "write the year with four digits"
    return AmbiguousDate(f"{edtf.quoted(text)} has no century", tip=tip)


def either_order(text: str, dmy: str, mdy: str) -> AmbiguousDate:
    """Return the refusal of figures that two orders read as two days."""

    def words(iso: str) -> str:
        year, month, day = map(int, iso.split("-"))
        return f"{day} {MONTHS[month - 1]} {year}"

    return AmbiguousDate(
        f'"{text}" can be {words(dmy)} or {words(mdy)}',
        tip=f'write {dmy} or {mdy}, or set date_order = "dmy" under [timeline]',
    )


def no_such_day(text: str, order: str | None, possible: Mapping[str, str]) -> InvalidDate:
    """Return the refusal of figures that are no day, in any order or in the one that is set."""
    if not possible:
        return InvalidDate(f'"{text}" is not a date', tip=TIP)
    return InvalidDate(
        f'"{text}" is not a date where date_order = "{order}"',
        tip=f"write {next(iter(possible.values()))}",
    )


def refuse_short_year(text: str, interval: Interval) -> None:
    """Refuse '24 and 28 Oct '24: whose century is it?"""
    figures = [int(number) for number in re.findall(r"\d+", text)]
    years = [
        date.year
        for date in interval.dates
        if date.year is not None and date.granularity >= Granularity.YEAR
    ]
    if any(year in figures or 1 - year in figures for year in years):
        return
    if any(abs(year) > 99 and year % 100 in figures for year in years):
        raise no_century(text)


def refuse_wrong_weekday(text: str, interval: Interval) -> None:
    """Refuse "Tuesday 28 October 2024", which was a Monday, and "Sat 2024", which is no day."""
    days = [date for date in interval.dates if date.granularity >= Granularity.DAY]
    named = [name.lower() for name in WEEKDAY.findall(text)]
    if named and not days:
        raise InvalidDate(f"{edtf.quoted(text)} names a weekday and no day", tip=TIP)
    for name, date in zip(named, days, strict=False):
        is_a = WEEKDAYS[weekday(_day(date))]
        if not is_a.lower().startswith(name):
            plain = date_text(date.date_only(), long=True)
            raise InvalidDate(
                f"{edtf.quoted(text)} is not a date: {plain} is a {is_a}",
                tip=f"write {edtf.write_date(date)}, or the day you mean",
            )


def refuse_several(text: str, interval: Interval) -> None:
    """Refuse "3 and 5 May 2020": two days are not the days between them."""
    if interval.is_range and _LISTED.search(text) and not text.lower().startswith("between"):
        start, end = (edtf.write(Interval(date)) for date in interval.dates)
        raise AmbiguousDate(
            f"{edtf.quoted(text)} is more than one date",
            tip=f"add them one by one, or write {start}/{end} for all between",
        )


def _lacks(quoted: str, what: str, dates: list[str], more: str = "") -> AmbiguousDate:
    *most, last = dict.fromkeys(dates)
    either = f"{', '.join(most)} or {last}" if most else last
    return AmbiguousDate(f"{quoted} {what}", tip=f"write {either}{more}")


def _no_year(quoted: str, interval: Interval, base: PartialDate) -> AmbiguousDate:
    """Say when it was last, up to the base, and when it is next, from it on."""
    assert base.year is not None
    years = range(base.year - 8, base.year + 9)  # 29 February is eight years away at most
    moved = [shifted for year in years if (shifted := _in_year(interval, year))]
    now = _day(base)
    back = [edtf.write(item) for item in moved if (item.days()[0] or 0) <= now][-1]
    on = next(edtf.write(item) for item in moved if (item.days()[1] or 0) >= now)
    if back == on:
        return _lacks(quoted, "has no year", [on])
    counted = f" (it would be {back[:4]} counted back, {on[:4]} counted on)"
    return _lacks(quoted, "has no year", [back, on], counted)


def _in_year(interval: Interval, year: int) -> Interval | None:
    """Return the interval moved to another year; None where it has no such day."""
    start, end = interval.start, interval.end
    if not isinstance(start, PartialDate) or start.year is None:
        return None
    try:
        first = with_fields(start, year=year)
        if not isinstance(end, PartialDate) or end.year is None:
            return Interval(first, end)
        return Interval(first, with_fields(end, year=year + end.year - start.year))
    except InvalidDate:
        return None


def _day(date: PartialDate) -> int:
    days = date.days()
    return days[0] if days else 0


def _names_day(text: str, date: PartialDate) -> bool:
    """Tell whether the day of the month stands in the text."""
    return str(date.day) in re.findall(r"\d+", text)


def _same_weekdays(day: int, base: int) -> list[str]:
    """Return the last and the next day of a weekday; on that weekday itself all three."""
    back = base - (weekday(base) - weekday(day)) % 7
    around = [back, back + 7] if back != base else [back - 7, back, back + 7]
    return [edtf.write_date(from_day(number)) for number in around]


def _days_of_months(day: int, base: PartialDate) -> list[str]:
    """Return the last day of such a number up to the base, and the next one from it on."""
    assert base.year is not None
    found = []
    for step in range(-2, 3):
        year, month = add_months(base.year, base.month or 1, step)
        if day <= days_in_month(year, month):
            found.append(ordinal(year, month, day))
    now = _day(base)
    near = max(number for number in found if number <= now), min(n for n in found if n >= now)
    return [edtf.write_date(from_day(number)) for number in near]
