"""Resolve what is written against an anchor: the only place that knows an anchor.

Every inference is said in words that a user can be shown. What cannot be resolved keeps its reason.
"""

from __future__ import annotations

from timeline.model.dates import Bound, Interval, PartialDate, days_in_month, from_day, ordinal
from timeline.model.timex import (
    Century,
    Decade,
    Deictic,
    Duration,
    Holiday,
    Nth,
    Numeric,
    Quarter,
    Range,
    Season,
    Set,
    Shift,
    TimeOfDay,
    Value,
    Week,
    Weekday,
    Within,
)
from timeline.temporal import timex3
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolve_days import date, day_base, deictic, iso_week, numeric, on_weekday
from timeline.temporal.resolve_nth import exact, nth, weekday_of
from timeline.temporal.resolve_periods import (
    century,
    decade,
    holiday,
    moved,
    quarter,
    quarter_of,
    season,
    season_of,
    shift,
)
from timeline.temporal.resolved import DAY_OF_TIME, NO_DATE, NO_YEAR, Resolved, dated, unresolved


def resolve(  # noqa: C901 - one case for each member of the closed union
    value: Value, anchor: Anchor, cue: str = ""
) -> Resolved:
    """Resolve a value; `cue` "future" says that the clause speaks of what is to come."""
    match value:
        case PartialDate():
            return date(value, anchor, cue)
        case Weekday():
            return on_weekday(value, anchor, cue)
        case Shift():
            return shift(value, anchor)
        case Deictic():
            return deictic(value, anchor)
        case Quarter():
            return quarter(value, anchor, cue)
        case Season():
            return season(value, anchor, cue)
        case TimeOfDay():
            return _time(value, anchor, cue)
        case Decade():
            return decade(value, anchor)
        case Century():
            return century(value)
        case Duration() | Set():
            return Resolved(value.value)
        case Range():
            return _range(value, anchor, cue)
        case Within():
            return _within(value, anchor, cue)
        case Week():
            return iso_week(value)
        case Numeric():
            return numeric(value, anchor, cue)
        case Holiday():
            return holiday(value, anchor, cue)
        case Nth():
            near = anchor._replace(prefer="past") if cue == "past" else anchor
            return nth(value, near, _outer(value, anchor, cue), cue)


def _outer(value: Nth, anchor: Anchor, cue: str) -> Resolved | None:
    return None if value.outer is None else resolve(value.outer, anchor, cue)


def _within(value: Within, anchor: Anchor, cue: str) -> Resolved:
    outer = resolve(value.outer, anchor, cue)
    if isinstance(value.inner, Shift):
        return _around(value.inner, outer, anchor)
    if isinstance(value.inner, Weekday):
        return weekday_of(value.inner, outer)
    year = None
    if outer.interval is not None and isinstance(outer.interval.start, PartialDate):
        year = outer.interval.start.year
    inner = value.inner
    if year is None:
        return unresolved(
            resolve(inner, Anchor(None, history=False)).value, outer.reason or NO_YEAR
        )
    match inner:
        case PartialDate():
            found = date(PartialDate(year, inner.month, inner.day), anchor, cue)
        case Season():
            found = season_of(year, inner.code)
        case Quarter():
            found = quarter_of(year, inner.code)
        case Holiday():
            found = holiday(Holiday(inner.name, year), anchor)
        case _:
            found = resolve(inner, anchor, cue)
    return found._replace(inferred=outer.inferred)


def _around(unit: Shift, day: Resolved, anchor: Anchor) -> Resolved:
    """The week that a day lies in; so many units before or after a day."""
    if day.interval is None or not isinstance(day.interval.start, PartialDate):
        return unresolved("XXXX-WXX", day.reason or NO_DATE)
    count = unit.count or 0
    if unit.base == "same":
        return _years_away(day, unit)
    if anchor.typed and not unit.whole:
        return exact(day.interval.start, unit.unit, count, day.inferred)
    inferred = day.inferred if unit.whole else (*day.inferred, "counted from the date beside it")
    return moved(day.interval.start, unit.unit, count, whole=unit.whole, inferred=inferred)


def _years_away(day: Resolved, away: Shift) -> Resolved:
    """The same day, week or month of another year: "two years ago today"."""
    assert day.interval is not None
    start, inferred = day.interval.start, (*day.inferred, "counted from the date beside it")
    assert isinstance(start, PartialDate)
    assert start.year is not None
    if start.part is not None:
        return season_of(start.year + int(away.count or 0), start.part, inferred)
    if away.unit != "year":
        return exact(start, away.unit, away.count or 0, inferred)
    year, month, date = start.year + int(away.count or 0), start.month or 1, start.day
    if date is not None:
        date = min(date, days_in_month(year, month))
    same = PartialDate(year, start.month, date)
    if day.interval.end is not None:
        return moved(same, "week", 0, whole=True, inferred=inferred)
    return dated(same, inferred)


def _time(value: TimeOfDay, anchor: Anchor, cue: str) -> Resolved:
    if value.on is not None:
        day = resolve(value.on, anchor, cue)
    elif value.hour is None and anchor.history:
        day = unresolved("XXXX-XX-XX", "a part of some day")
    else:
        day = _day_of_time(anchor)
    if not day.value[-2:].isdecimal() and "XX" not in day.value:
        day = unresolved("XXXX-XX-XX", NO_DATE)
    suffix = f"T{value.part}" if value.hour is None else f"T{value.hour:02}:{value.minute or 0:02}"
    if value.second is not None:
        suffix += f":{value.second:02}"
    text = day.value + suffix
    if day.interval is None:
        return Resolved(text, reason=day.reason)
    start = day.interval.start
    if not isinstance(start, PartialDate) or start.day is None or value.hour is None:
        return Resolved(text, day.interval, day.inferred)
    return Resolved(text, Interval(_at(start, value)), day.inferred)


def _day_of_time(anchor: Anchor) -> Resolved:
    """A time alone is of the day that is being told of."""
    if anchor.aside is not None and anchor.heading is None:
        return dated(anchor.aside, ("day from the date mentioned before",))
    base, words = day_base(anchor, "last")
    if base is None:
        return unresolved("XXXX-XX-XX", NO_DATE)
    inferred = DAY_OF_TIME if words == "publication" else (f"day from {words}",)
    return dated(from_day(base), inferred)


def _at(day: PartialDate, value: TimeOfDay) -> PartialDate:
    """Midnight as 24:00 is the next day's first hour."""
    assert day.year is not None
    hour = value.hour or 0
    if hour == 24 and day.day == 1:
        hour = 0  # what begins at midnight on 1 January begins with that day
    elif hour == 24:
        day, hour = from_day(ordinal(day.year, day.month or 1, day.day or 1) + 1), 0
    return PartialDate(
        day.year,
        day.month,
        day.day,
        hour,
        value.minute,
        value.second,
        offset=_offset(value.offset, day, hour),
    )


def _offset(zone: int | str | None, day: PartialDate, hour: int) -> int | None:
    """Return the minutes east of UTC that a region keeps at a time; those of a number as it is."""
    if not isinstance(zone, str):
        return zone
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    if day.year is None or not 1 <= day.year <= 9999:
        return None
    moment = datetime(day.year, day.month or 1, day.day or 1, hour, tzinfo=ZoneInfo(zone))
    return int((moment.utcoffset() or timedelta()).total_seconds()) // 60


def _range(value: Range, anchor: Anchor, cue: str) -> Resolved:
    first = resolve(_end(value.parts[0].value, anchor), anchor, cue)
    last = resolve(_end(value.parts[-1].value, anchor), after_first(value, first, anchor), cue)
    if first.interval is None or last.interval is None:
        return Resolved(f"{first.value}/{last.value}", reason=first.reason or last.reason)
    start, end = first.interval.start, last.interval.end or last.interval.start
    if _wraps(first, start, end):
        assert isinstance(start, PartialDate)
        assert start.year is not None
        assert isinstance(end, PartialDate)
        turn = (start.month or 0, start.day or 0) > (end.month or 0, end.day or 0)
        start = PartialDate((end.year or 0) - turn, start.month, start.day)
        first = first._replace(value=timex3.date(start))
    if isinstance(start, Bound) or isinstance(end, Bound) or start.bounds()[0] > end.bounds()[1]:
        return Resolved(f"{first.value}/{last.value}", reason="it would end before it begins")
    return Resolved(
        f"{first.value}/{last.value}", Interval(start, end), first.inferred or last.inferred
    )


def _end(value: Value, anchor: Anchor) -> Value:
    """An end of a range; "until now" is until today where it is typed."""
    if anchor.typed and isinstance(value, Deictic) and value.name == "PRESENT_REF":
        return Deictic("day", 0)
    return value


def after_first(value: Range, first: Resolved, anchor: Anchor) -> Anchor:
    """Return where the second end counts from: "friday to monday" goes on from that friday."""
    last = value.parts[-1].value
    weekdays = isinstance(last, Weekday)
    if not (anchor.typed or weekdays) or first.interval is None or not value.between:
        return anchor
    day = first.interval.days()[0]
    open_ended = (
        (isinstance(last, (PartialDate, Numeric)) and last.year is None)
        or (isinstance(last, Weekday) and last.step in (0, None))
        or (isinstance(last, Nth) and last.outer is None)
    )
    if day is None or not open_ended:
        return anchor
    if weekdays:
        anchor = anchor._replace(day=from_day(day))
    return anchor._replace(published=day, prefer="future")


def _wraps(first: Resolved, start: PartialDate | Bound, end: PartialDate | Bound) -> bool:
    """Tell whether a range without years goes over new year: November to February."""
    return (
        isinstance(start, PartialDate)
        and isinstance(end, PartialDate)
        and start.year is not None
        and end.year is not None
        and 0 <= start.year - end.year <= 1
        and start.bounds()[0] > end.bounds()[0]
        and any("year" in words for words in first.inferred)
    )
