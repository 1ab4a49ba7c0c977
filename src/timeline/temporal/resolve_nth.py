"""Resolve days by their number: "the 5th", "the last Friday of May", "in 3 weeks" to the day."""

from __future__ import annotations

from timeline.model.dates import (
    Interval,
    PartialDate,
    add_months,
    civil,
    days_in_month,
    from_day,
    ordinal,
    weekday,
)
from timeline.model.timex import Nth, Weekday
from timeline.temporal import timex3
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolved import LIMIT, NO_DATE, NO_LAST, Resolved, dated, days, unresolved

NONE_SUCH = "there is no such day"
PUBLISHED_MONTH = ("month from publication date",)
TOLD_MONTH = ("month stated earlier in the text",)
TURN = 15  # days back in a month that are rather ahead in the next
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def exact(base: PartialDate, unit: str, count: float, inferred: tuple[str, ...] = ()) -> Resolved:
    """Return the day some units away from a day; a month later is the same day of the month."""
    bounds = base.days()
    if bounds is None:
        return unresolved("XXXX-XX-XX", NO_DATE)
    day = bounds[0]
    if unit in MONTHS:
        return dated(_months_away(day, count * MONTHS[unit]), inferred)
    if unit not in DAYS:
        return Resolved("PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF")
    return dated(from_day(day + round(count * DAYS[unit])), inferred)


def _months_away(day: int, months: float) -> PartialDate:
    year, month, number = civil(day)
    whole = int(months)
    year, month = add_months(year, month, whole)
    there = ordinal(year, month, min(number, days_in_month(year, month)))
    return from_day(there + round((months - whole) * 30))


def weekday_of(value: Weekday, outer: Resolved) -> Resolved:
    """Return the weekday of a week, or before or after a day: "the Friday before Christmas"."""
    if outer.interval is None:
        return unresolved(f"XXXX-WXX-{value.day + 1}", outer.reason or NO_DATE)
    first = outer.interval.days()[0]
    if first is None:
        return unresolved(f"XXXX-WXX-{value.day + 1}", NO_DATE)
    if value.step == -1:
        return dated(from_day(first - 1 - (weekday(first) - 1 - value.day) % 7), outer.inferred)
    if value.step == 1:
        return dated(from_day(first + 1 + (value.day - weekday(first) - 1) % 7), outer.inferred)
    return dated(from_day(first - weekday(first) + value.day), outer.inferred)


def nth(value: Nth, anchor: Anchor, outer: Resolved | None, cue: str = "") -> Resolved:
    """Return the day of a month by its number, or one of its weekdays or weeks."""
    if outer is None and not anchor.typed:
        return _of_month_told(value, anchor, cue)
    if outer is None:
        return _of_some_month(value, anchor)
    if outer.interval is None:
        return unresolved("XXXX-XX-XX", outer.reason or NO_DATE)
    first, last = outer.interval.days()
    if first is None or last is None:
        return unresolved("XXXX-XX-XX", NO_DATE)
    if value.count > 1 or value.unit in ("half", "quarter", "decade"):
        return _part(value, first, last, outer)
    return _counted(value, first, last, outer.inferred)


def _counted(value: Nth, first: int, last: int, inferred: tuple[str, ...]) -> Resolved:
    number = value.number
    match value.unit:
        case "day":
            day = last if number < 0 else first + number - 1
        case "week":
            return _week(number, first, last, inferred)
        case "weekend":
            return _weekend(number, first, last, inferred)
        case "month":
            year, month, _ = civil(first)
            away = 11 if number < 0 else number - 1
            return dated(PartialDate(*add_months(year, month, away)), inferred)
        case unit:
            assert isinstance(unit, int)
            begin = first + (unit - weekday(first)) % 7
            end = last - (weekday(last) - unit) % 7
            day = end if number < 0 else begin + 7 * (number - 1)
    if not first <= day <= last:
        return unresolved("XXXX-XX-XX", NONE_SUCH)
    return dated(from_day(day), inferred)


PARTS = {"half": 2, "quarter": 4, "decade": 10}


def _part(value: Nth, first: int, last: int, outer: Resolved) -> Resolved:
    """Return some months of a year, half a month, or so many years of a century."""
    year = civil(first)[0]
    if value.count > 1:
        return _months(year, 12 - value.count if value.number < 0 else 0, value.count, outer)
    if last - first < 31:
        half = from_day(first), from_day(first + 14), from_day(first + 15), from_day(last)
        ends = half[:2] if value.number == 1 else half[2:]
        return Resolved(outer.value, Interval(*ends), outer.inferred)
    length = 100 // PARTS[str(value.unit)]
    begin = year + 100 - length if value.number < 0 else year + length * (value.number - 1)
    whole = Interval(PartialDate(begin), PartialDate(begin + length - 1))
    return Resolved(outer.value, whole, outer.inferred)


def _months(year: int, skipped: int, count: int, outer: Resolved) -> Resolved:
    """Some months of a year: three of them are a quarter, six are half of it."""
    if count in (3, 6):
        code = (33 if count == 3 else 40) + bool(skipped) * (3 if count == 3 else 1)
        return Resolved(
            timex3.quarter(year, code), Interval(PartialDate(year, part=code)), outer.inferred
        )
    first, last = PartialDate(year, skipped + 1), PartialDate(year, skipped + count)
    return Resolved(
        f"{timex3.date(first)}/{timex3.date(last)}", Interval(first, last), outer.inferred
    )


def _week(number: int, first: int, last: int, inferred: tuple[str, ...]) -> Resolved:
    """A week of a month or year as ISO counts them: the one that holds its first Thursday."""
    thursday = (
        last - (weekday(last) - 3) % 7
        if number < 0
        else first + (3 - weekday(first)) % 7 + 7 * (number - 1)
    )
    if not first <= thursday <= last:
        return unresolved("XXXX-WXX", NONE_SUCH)
    return days(thursday - 3, thursday + 3, timex3.week(thursday), inferred)


def _weekend(number: int, first: int, last: int, inferred: tuple[str, ...]) -> Resolved:
    """A weekend of a month: the one that holds its first Saturday."""
    saturday = (
        last - (weekday(last) - 5) % 7
        if number < 0
        else first + (5 - weekday(first)) % 7 + 7 * (number - 1)
    )
    if not first <= saturday <= last:
        return unresolved("XXXX-WXX-WE", NONE_SUCH)
    return days(saturday, saturday + 1, timex3.week(saturday - 5, "-WE"), inferred)


def _of_month_told(value: Nth, anchor: Anchor, cue: str) -> Resolved:
    """The day of the month that the text told of last, or of the one next to it: "on the 7th"."""
    last = anchor.last
    if last is None or last.year is None or last.month is None:
        if anchor.history:
            return unresolved("XXXX-XX-XX", NO_LAST)
        return _of_some_month(value, anchor)
    away = 0 if last.day is None else last.day - value.number
    turned = -int(away < 0) if cue == "past" else int(away >= TURN)
    year, month = add_months(last.year, last.month, turned)
    if value.number > days_in_month(year, month):
        return unresolved("XXXX-XX-XX", NONE_SUCH)
    return dated(PartialDate(year, month, value.number), TOLD_MONTH)


def _of_some_month(value: Nth, anchor: Anchor) -> Resolved:
    """The next such day, or the one before where the past is preferred."""
    if anchor.published is None:
        return unresolved("XXXX-XX-XX", NO_DATE)
    year, month, _ = civil(anchor.published)
    step = 1 if anchor.prefer == "future" else -1
    near: int | None = None
    for away in range(24):
        there = add_months(year, month, step * away)
        if value.number > days_in_month(*there):
            continue
        day = ordinal(*there, value.number)
        if (day - anchor.published) * step < 0:
            continue
        if value.on in (None, weekday(day)):
            return dated(from_day(day), PUBLISHED_MONTH)
        near = day if near is None else near
    if near is None or near > LIMIT:
        return unresolved("XXXX-XX-XX", NONE_SUCH)
    return dated(from_day(near), PUBLISHED_MONTH)


# which part of a period a word means: first and last day of a week or month, month of a year
WEEK = {"early": (0, 3), "late": (3, 6), "start": (0, 2), "mid": (2, 3), "end": (4, 6)}
MONTH = {"early": (0, 14), "late": (15, 31), "start": (0, 9), "mid": (10, 19), "end": (20, 31)}
YEAR = {"early": (1, 6), "late": (7, 12), "start": (1, 3), "mid": (5, 8), "end": (9, 12)}


def narrowed(interval: Interval, mod: str) -> Interval:
    """Return the part of a week, month or year that early, late, start, mid or end means."""
    first, last = interval.days()
    if first is None or last is None or mod not in WEEK:
        return interval
    length = last - first + 1
    if length == 7:
        begin, end = (first + away for away in WEEK[mod])
    elif 28 <= length <= 31:
        begin, end = (min(first + away, last) for away in MONTH[mod])
    elif length in (365, 366) and civil(first)[1] == 1:
        year = civil(first)[0]
        begin = ordinal(year, YEAR[mod][0])
        end = ordinal(*add_months(year, YEAR[mod][1], 1)) - 1
    else:
        return interval
    return Interval(from_day(begin), from_day(end))
