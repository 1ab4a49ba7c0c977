"""Resolve days and months: those without a year, weekdays, "yesterday", 3/4/2024, ISO weeks."""

from __future__ import annotations

from timeline.model.dates import PartialDate, civil, days_in_month, from_day, ordinal, weekday
from timeline.model.timex import Deictic, Numeric, Week, Weekday
from timeline.temporal import timex3
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolved import (
    AHEAD_YEAR,
    AMBIGUOUS,
    COUNTED,
    COUNTED_LAST,
    FROM_HEADING,
    LIMIT,
    NO_DATE,
    NO_YEAR,
    PUBLISHED_YEAR,
    SAID_YEAR,
    TOLD_YEAR,
    Resolved,
    dated,
    days,
    unresolved,
)


def date(date: PartialDate, anchor: Anchor, cue: str) -> Resolved:
    if date.year is not None:
        return dated(date)
    year, inferred = _year_for(date, anchor, cue)
    if year is None:
        return unresolved(timex3.date(date), NO_YEAR)
    month, day = date.month, date.day
    if month == 2 and day == 29:
        year = _leap(year, 1 if anchor.prefer == "future" else -1)
    return dated(PartialDate(year, month, day), inferred)


def _leap(year: int, step: int) -> int:
    while days_in_month(year, 2) < 29:
        year += step
    return year


def _year_for(date: PartialDate, anchor: Anchor, cue: str) -> tuple[int | None, tuple[str, ...]]:
    if cue in ("that", "following", "previous") and anchor.last is not None and anchor.last.year:
        return _beside(date, anchor.last, cue), TOLD_YEAR
    if anchor.heading is not None and not anchor.history:
        return anchor.heading.year, FROM_HEADING
    if anchor.said is not None and cue in ("", "past") and not anchor.typed:
        near = _of_sentence(date, anchor.said, history=anchor.history)
        if near is not None:
            return near, SAID_YEAR
    if anchor.history or anchor.published is None:
        if anchor.year is not None:
            # December, then March: the tale has gone over new year
            turn = (anchor.month or 0) - (date.month or 12) >= 8
            return anchor.year + turn, TOLD_YEAR
        if anchor.published is None:
            return (anchor.ahead, AHEAD_YEAR) if anchor.ahead is not None else (None, ())
    published = anchor.published
    assert published is not None
    if date.day is None:
        return _month_year(date.month or 1, civil(published), anchor, cue), PUBLISHED_YEAR
    return _day_year(date, published, anchor, cue), PUBLISHED_YEAR


def _of_sentence(date: PartialDate, said: PartialDate, *, history: bool) -> int | None:
    """Return the year that the sentence has stated before: "in 1644, on 2 July".

    In news only a whole date before another day says so much.
    """
    if not history and (said.day is None or date.day is None):
        return None
    assert said.year is not None
    # December, then January: over new year
    return said.year + ((said.month or 0) - (date.month or 12) >= 8)


def _beside(date: PartialDate, last: PartialDate, cue: str) -> int:
    """Return the year of that month, or of the next or previous one of its name."""
    assert last.year is not None
    month = date.month or 1
    if cue == "that":
        return last.year
    if cue == "following":
        return last.year + (month <= (last.month or 12))
    return last.year - (month >= (last.month or 1))


def _month_year(month: int, today: tuple[int, int, int], anchor: Anchor, cue: str) -> int:
    """A month up to two ahead is to come; further, it has been, unless the clause looks ahead."""
    year, now, _ = today
    ahead = (month - now) % 12
    if cue in ("last", "this", "next"):
        passed = month >= now - 1 if cue == "last" else month <= now
        return year + {"last": -1, "this": 0, "next": 1}[cue] * passed
    if cue == "past":
        return year - (month > now)
    if anchor.prefer == "future":
        return year + (month < now)
    if ahead <= 2 or cue == "future":
        return year + (month < now)
    return year if month <= now else year - 1


# how many days ahead a day without a year can lie, by what points the way
AHEAD = {"past": 0, "last": 0, "future": 365, "next": 365}


def _day_year(date: PartialDate, published: int, anchor: Anchor, cue: str) -> int:
    """The nearest such day, at most 120 days ahead; counted on where the future is preferred."""
    month, day = date.month or 1, date.day or 1
    year = civil(published)[0]
    if cue.startswith("on"):
        back = 90 if anchor.prefer == "future" or anchor.typed else 400
        year_of_weekday = _year_by_weekday(month, day, int(cue[2:]), published, back)
        if year_of_weekday is not None:
            return year_of_weekday
    best, distance = year, LIMIT
    for candidate in (year - 1, year, year + 1):
        away = ordinal(candidate, month, min(day, days_in_month(candidate, month))) - published
        if anchor.prefer == "future" and cue not in ("past", "last"):
            weight = away if away >= 0 else LIMIT - 1 + away
        else:
            behind = {"future": 16, "next": 366}.get(cue, 1) if away < 0 else 1
            weight = (
                abs(away) * behind
                if away <= AHEAD.get(cue, 0 if anchor.typed else 120)
                else LIMIT - 1
            )
        if weight < distance:
            best, distance = candidate, weight
    return best


def _year_by_weekday(
    month: int, day: int, day_of_week: int, published: int, back: int
) -> int | None:
    """The near year in which the day is such a weekday: "Thu Aug 10"."""
    year = civil(published)[0]
    for candidate in (year, year + 1, year - 1):
        if day > days_in_month(candidate, month):
            continue
        number = ordinal(candidate, month, day)
        if weekday(number) == day_of_week and -back <= number - published <= 731:
            return candidate
    return None


def on_weekday(value: Weekday, anchor: Anchor, cue: str) -> Resolved:
    base, words = day_base(anchor, value.base)
    if base is None:
        return unresolved(f"XXXX-WXX-{value.day + 1}", NO_DATE)
    back = (weekday(base) - value.day) % 7
    day = base - back
    if anchor.typed and value.base == "now":
        day = _typed_weekday(value, anchor, base, cue)
    elif value.step == 1:
        day = (
            base - weekday(base) + 7 + value.day
            if anchor.prefer == "future" and not back
            else base + (7 - back)
        )
    elif value.step == -1:
        day = base - (back or 7)
    elif value.step is None:
        day = base - weekday(base) + value.day
    elif cue == "near":
        day += 7 * (back > 3)
    elif (cue == "future" or anchor.prefer == "future") and value.base == "now":
        day = base + (-(weekday(base) - value.day)) % 7
    elif back and value.base == "now":
        day = _of_change(value, anchor, base) or day
    where = "after" if day > base else "before" if day < base else "of"
    told = "publication" if words == "publication" else "the date mentioned before"
    return dated(from_day(day), (f"weekday {where} {told}",))


def _of_change(value: Weekday, anchor: Anchor, base: int) -> int | None:
    """Return the weekday on which a text was changed a day or two after it came out."""
    last = anchor.changed or base
    return next((d for d in range(base + 1, last + 1) if weekday(d) == value.day), None)


def _typed_weekday(value: Weekday, anchor: Anchor, base: int, cue: str) -> int:
    """A weekday that is typed: this is the coming one, next is that of next week."""
    monday = base - weekday(base)
    ahead = (value.day - weekday(base)) % 7
    match value.step:
        case 1 if cue != "coming":
            return monday + 7 + value.day
        case -1:
            return base - (7 - ahead)
        case 0 if anchor.prefer != "future":
            return base - (7 - ahead) % 7
        case 1:
            return base + (ahead or 7)
    return base + ahead


def day_base(anchor: Anchor, base: str) -> tuple[int | None, str]:
    """Return the day number to count from, and what it is in words."""
    heading = anchor.heading
    if heading is not None and heading.year is not None and heading.day is not None:
        return ordinal(heading.year, heading.month or 1, heading.day), "the heading above"
    day = anchor.day
    if (base == "last" or anchor.history) and day is not None and day.year is not None:
        return ordinal(day.year, day.month or 1, day.day or 1), "the date mentioned before"
    if base == "last" and anchor.history:
        return None, ""
    return anchor.published, "publication"


def deictic(value: Deictic, anchor: Anchor) -> Resolved:
    if value.name == "TURN":
        return _turn(value.days, anchor)
    if value.name != "day":
        return _told_of(anchor) if value.name == "SAME" else Resolved(value.name)
    base = anchor.published
    if base is None:
        return unresolved("PRESENT_REF" if value.days == 0 else "XXXX-XX-XX", NO_DATE)
    if anchor.history and value.days == 0:
        return Resolved("PRESENT_REF")
    return dated(from_day(base + value.days), ("day from publication date",))


def _turn(years: int, anchor: Anchor) -> Resolved:
    """The turn of the century that is nearest to the tale, or to publication."""
    told = anchor.last if anchor.history else None
    today = anchor.today()
    year = told.year if told is not None else today[0] if today is not None else None
    if year is None:
        return unresolved("XXXX", NO_DATE)
    return dated(
        PartialDate((year + years // 2) // years * years), COUNTED_LAST if told else COUNTED
    )


def _told_of(anchor: Anchor) -> Resolved:
    """At the same time: what a history told of last; too vague to be a date of its own."""
    known = anchor.last if anchor.history else None
    return unresolved("" if known is None else timex3.date(known), "the time told of just before")


def iso_week(value: Week) -> Resolved:
    january4 = ordinal(value.year, 1, 4)
    monday = january4 - weekday(january4) + 7 * (value.number - 1)
    if value.day is not None:
        return dated(from_day(monday + value.day - 1))
    return days(monday, monday + 6, timex3.week(monday))


def numeric(value: Numeric, anchor: Anchor, cue: str) -> Resolved:
    orders = value.orders()
    order = orders[0] if len(orders) == 1 else anchor.order
    if order not in orders and value.date("mdy") != value.date("dmy"):
        return unresolved("XXXX-XX-XX", AMBIGUOUS)
    written = value.date(order if order in orders else "mdy")
    assert written is not None
    found = date(written, anchor, cue)
    if len(orders) == 1 or found.interval is None or value.first == value.second:
        return found
    word = "month first" if order == "mdy" else "day first"
    return found._replace(inferred=(*found.inferred, f"{word}, as elsewhere in the text"))
