"""Resolve units and longer periods: shifts, quarters, seasons, decades, centuries, holidays."""

from __future__ import annotations

from timeline.model.dates import Interval, PartialDate, add_months, from_day, weekday
from timeline.model.timex import Century, Decade, Holiday, Quarter, Season, Shift
from timeline.temporal import holidays, timex3
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolve_nth import exact
from timeline.temporal.resolved import (
    AHEAD_YEAR,
    COUNTED,
    COUNTED_LAST,
    LIMIT,
    NO_DATE,
    NO_DAY,
    NO_LAST,
    NO_YEAR,
    PUBLISHED_YEAR,
    TOLD_YEAR,
    Resolved,
    dated,
    days,
    unresolved,
)


def shift(value: Shift, anchor: Anchor) -> Resolved:
    """So many units away from publication, or from the date mentioned last."""
    if anchor.typed and not value.whole:
        return _to_the_day(value, anchor)
    if value.count is None:
        return Resolved("PAST_REF" if value.sign < 0 else "FUTURE_REF")
    if value.unit == "quarter" and value.whole and not anchor.history:
        return _named_quarter(value, anchor)
    if value in YEAR_AGO and not anchor.history:
        return _year_ago(value, anchor)
    base, inferred = _shift_base(value, anchor)
    if base is None or base.year is None:
        return unresolved(_unknown(value), NO_LAST if value.base == "last" else NO_DATE)
    if abs(value.count) > LIMIT:
        return unresolved(_unknown(value), "too far away")
    if base.day is None and value.base == "last" and value.unit in ("day", "week"):
        return _within_month(value, base, inferred)
    if anchor.typed and value.unit == "weekend" and value.count == 0:
        return _weekend_ahead(base, inferred)
    if value == THE_WEEKEND and _before_weekend(base):
        return moved(base, "weekend", -1, whole=True, inferred=inferred)
    return moved(base, value.unit, value.count, whole=value.whole, inferred=inferred)


def _within_month(value: Shift, base: PartialDate, inferred: tuple[str, ...]) -> Resolved:
    """Two days after a day that is known to the month only: that month is as near as we come."""
    away = abs(value.count or 0) * (7 if value.unit == "week" else 1)
    if base.month is None or away > 14:
        return unresolved(_unknown(value), NO_DAY)
    return dated(PartialDate(base.year, base.month), inferred)


THE_WEEKEND = Shift("weekend", 0, "latest", whole=True)


def _before_weekend(day: PartialDate) -> bool:
    bounds = day.days()
    assert bounds is not None
    return weekday(bounds[0]) < 5


def _weekend_ahead(base: PartialDate, inferred: tuple[str, ...]) -> Resolved:
    """This weekend, when it is typed, is the one of this week."""
    bounds = base.days()
    assert bounds is not None
    monday = bounds[0] - weekday(bounds[0])
    return days(monday + 5, monday + 6, timex3.week(monday, "-WE"), inferred)


def _to_the_day(value: Shift, anchor: Anchor) -> Resolved:
    """So many units away, as a phrase that is typed means it: one day. A few are three."""
    count = 3.0 * value.sign if value.count is None else value.count
    if anchor.published is None:
        return unresolved(_unknown(value), NO_DATE)
    if abs(count) > LIMIT:
        return unresolved(_unknown(value), "too far away")
    return exact(from_day(anchor.published), value.unit, count, COUNTED)


YEAR_AGO = (Shift("year", -1.0), Shift("year", -1.0, "last"))


def _year_ago(value: Shift, anchor: Anchor) -> Resolved:
    """A year ago, in news: the quarter named last a year back, else the year before this."""
    if anchor.quarter is not None and not anchor.months:
        year, number = anchor.quarter
        return quarter_of(year - 1, 32 + number, ("a year before the quarter named before",))
    compared = anchor.quarter is not None or anchor.months
    if value.base == "last" and not compared and anchor.last and anchor.last.year is not None:
        return dated(PartialDate(anchor.last.year - 1), COUNTED_LAST)
    today = anchor.today()
    if today is None:
        return unresolved("XXXX", NO_DATE)
    return dated(PartialDate(today[0] - 1), COUNTED)


def _named_quarter(value: Shift, anchor: Anchor) -> Resolved:
    """The quarter: the one named last, else the last one that is over; next and last from today."""
    count = int(value.count or 0)
    today = anchor.today()
    named = value.base == "latest" or (value.base != "now" and not anchor.typed)
    named &= value.base != "last" or anchor.quarter is not None
    if named and anchor.quarter is not None:
        year, number = anchor.quarter
        inferred: tuple[str, ...] = ("the quarter named before",)
    elif today is not None:
        year, month, _ = today
        number = (month + 2) // 3 - named
        inferred = COUNTED
    else:
        return unresolved("XXXX-QX", NO_DATE)
    years, index = divmod(number - 1 + count, 4)
    return quarter_of(year + years, 33 + index, inferred)


def _unknown(value: Shift) -> str:
    return {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "quarter": "XXXX-QX"}.get(
        value.unit, "XXXX-XX-XX"
    )


def _is_newer(last: PartialDate | None, day: PartialDate | None) -> bool:
    """Tell whether the date mentioned last, to the month, is not that of the day named before."""
    if last is None or last.month is None or last.day is not None:
        return False
    return day is None or (last.year, last.month) != (day.year, day.month)


FAR = 200  # units away that nobody counts from a date in a tale


def _shift_base(value: Shift, anchor: Anchor) -> tuple[PartialDate | None, tuple[str, ...]]:
    published = None if anchor.published is None else from_day(anchor.published)
    fine = value.unit in ("day", "week", "fortnight", "weekend", "hour", "minute", "second")
    last = anchor.day if fine else anchor.last
    if value.base == "now" and not value.whole and (value.count or 0) <= -FAR:
        return published, COUNTED  # "2,500 years ago" is seen from today wherever it is told
    if fine and value.base == "last" and _is_newer(anchor.last, anchor.day):
        last = anchor.last
    if value.base == "last" or (anchor.history and value.base != "now"):
        if last is not None or anchor.history:
            return last, COUNTED_LAST
        return published, COUNTED
    if anchor.history and last is not None and (value.unit in ("year", "month") or not value.count):
        return last, COUNTED_LAST
    return published, COUNTED


def moved(
    base: PartialDate, unit: str, count: float, *, whole: bool, inferred: tuple[str, ...] = ()
) -> Resolved:
    """Return the date some units away from a base, as coarse as the unit."""
    assert base.year is not None
    number = int(count)
    month = base.month or 1
    match unit:
        case "year":
            return dated(PartialDate(base.year + number), inferred)
        case "month":
            return dated(PartialDate(*add_months(base.year, month, number)), inferred)
        case "quarter":
            year, first = add_months(base.year, month, 3 * number)
            return quarter_of(year, 33 + (first - 1) // 3, inferred)
        case "decade" | "century" | "millennium" if not whole:
            return dated(PartialDate(base.year + number * SPANS[unit]), inferred)
        case "decade" | "century":
            return _tens(base.year, unit, number, inferred)
    bounds = base.days()
    assert bounds is not None
    day = bounds[0]
    if unit in ("week", "fortnight", "weekend"):
        return _weeks(day, unit, number, inferred)
    if unit == "day":
        return dated(from_day(day + number), inferred)
    return _hours(day, unit, count, inferred)


SECONDS = {"hour": 3600, "minute": 60, "second": 1}
DAY, HALF_A_DAY = 86_400, 43_200


def _hours(day: int, unit: str, count: float, inferred: tuple[str, ...]) -> Resolved:
    """So many hours or minutes away: most often on the same day, where they are few."""
    value = "PRESENT_REF" if count == 0 else "PAST_REF" if count < 0 else "FUTURE_REF"
    seconds = count * SECONDS.get(unit, DAY)
    if HALF_A_DAY < abs(seconds) < DAY or not inferred:
        return Resolved(value)
    return Resolved(value, Interval(from_day(day + round(seconds / DAY))), inferred)


SPANS = {"decade": 10, "century": 100, "millennium": 1000}


def _tens(year: int, unit: str, number: int, inferred: tuple[str, ...]) -> Resolved:
    """The decade or century some away from that of a year; BC they count backwards."""
    if unit == "decade":
        if year > 0:
            return ten_years((year // 10 + number) * 10, inferred)
        return ten_years(1 - ((1 - year) // 10 - number) * 10, inferred)
    if year > 0:
        return century(Century((year - 1) // 100 + 1 + number))._replace(inferred=inferred)
    before = max(-year // 100 + 1 - number, 1)
    return century(Century(before, "BC"))._replace(inferred=inferred)


def _weeks(day: int, unit: str, number: int, inferred: tuple[str, ...]) -> Resolved:
    monday = day - weekday(day) + 7 * number * (2 if unit == "fortnight" else 1)
    if unit == "weekend":
        return days(monday + 5, monday + 6, timex3.week(monday, "-WE"), inferred)
    return days(monday, monday + 6, timex3.week(monday), inferred)


def quarter_of(year: int, code: int, inferred: tuple[str, ...] = ()) -> Resolved:
    return Resolved(timex3.quarter(year, code), Interval(PartialDate(year, part=code)), inferred)


def quarter(value: Quarter, anchor: Anchor, cue: str = "") -> Resolved:
    """A quarter or half year, its year as near as can be where the text has none."""
    if value.code == 0:
        assert value.year is not None
        if anchor.quarter is None or anchor.months:
            return dated(PartialDate(value.year))
        return quarter_of(value.year, 32 + anchor.quarter[1], ("the quarter named before",))
    if value.year is not None:
        return quarter_of(value.year, value.code)
    year, inferred = period_year(anchor)
    if year is None:
        return unresolved(timex3.quarter(None, value.code), NO_YEAR)
    today = anchor.today()
    news = not anchor.history and today is not None and value.code < 40
    first = 3 * (value.code - 33) + 1
    if news and today is not None and first > today[1]:
        # in winter, "it expects to report a fourth-quarter loss" is of the quarter just over
        year -= cue != "future" or first - today[1] > 6
    return quarter_of(year, value.code, inferred)


def period_year(anchor: Anchor) -> tuple[int | None, tuple[str, ...]]:
    if anchor.history and anchor.year is not None:
        return anchor.year, TOLD_YEAR
    today = anchor.today()
    if today is not None:
        return today[0], PUBLISHED_YEAR
    return (anchor.year, TOLD_YEAR) if anchor.year is not None else (anchor.ahead, AHEAD_YEAR)


def season(value: Season, anchor: Anchor, cue: str) -> Resolved:
    if value.year is not None:
        return season_of(value.year, value.code)
    year, inferred = period_year(anchor)
    if cue == "that" and anchor.last is not None and anchor.last.year is not None:
        year, inferred = anchor.last.year, TOLD_YEAR
    if year is None:
        return unresolved(timex3.season(None, value.code), NO_YEAR)
    today, first = anchor.today(), 3 * (value.code - 20)
    if anchor.history and anchor.month is not None and value.step == 1:
        year += first <= anchor.month
    elif not anchor.history and today is not None:
        if value.step == -1 and first + 2 >= today[1]:
            year -= 1
        elif value.step == 1 and first <= today[1]:
            year += 1
        elif value.step == 0 and cue != "this" and not anchor.typed:
            year += _season_turn(first, today[1], cue)
    return season_of(year, value.code, inferred)


def _season_turn(first: int, month: int, cue: str) -> int:
    """Return 1 for the season after this year's, -1 for the one before; `first` is its month."""
    if cue == "future":
        return int(first + 2 < month)
    return -int(first > month + 1)


def season_of(year: int, code: int, inferred: tuple[str, ...] = ()) -> Resolved:
    return Resolved(timex3.season(year, code), Interval(PartialDate(year, part=code)), inferred)


def decade(value: Decade, anchor: Anchor) -> Resolved:
    start = value.start
    inferred: tuple[str, ...] = ()
    if 0 <= start < 100:
        today = anchor.today()
        near = today[0] if today else anchor.year or 2000
        century = near // 100 * 100
        start = start + century if start + century <= near else start + century - 100
    return ten_years(start, inferred)


def ten_years(start: int, inferred: tuple[str, ...] = ()) -> Resolved:
    """Return ten years from `start`; BC, from ten years before it: the 460s are 469 to 460 BC."""
    if start > 0:
        return Resolved(timex3.decade(start), Interval(PartialDate(start, year_blanks=1)), inferred)
    years = Interval(PartialDate(start - 9), PartialDate(start))
    return Resolved(timex3.decade(start), years, inferred, display=f"{1 - start}s BC")


def century(value: Century) -> Resolved:
    size, number = value.size, value.number
    word = "century" if size == 100 else "millennium"
    if value.era == "BC":
        ends = (1 - number * size, -(number - 1) * size)
    else:
        ends = ((number - 1) * size + 1, number * size)
    text = timex3.century(number, before_christ=value.era == "BC")
    shown = f"{number}{_suffix(number)} {word}" + (" BC" if value.era == "BC" else "")
    if size == 1000:
        text = f"{number - 1}"
    return Resolved(text, Interval(PartialDate(ends[0]), PartialDate(ends[1])), display=shown)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def holiday(value: Holiday, anchor: Anchor, cue: str = "") -> Resolved:
    year = value.year
    inferred: tuple[str, ...] = ()
    if year is None:
        near, inferred = period_year(anchor)
        if near is None:
            return unresolved("XXXX-XX-XX", NO_YEAR)
        year = _holiday_year(value, near, anchor, cue)
    day = holidays.day(value.name, year)
    return (
        unresolved("XXXX-XX-XX", "not a day we know")
        if day is None
        else dated(from_day(day), inferred)
    )


SOON = 31  # days ahead that a feast or a season can lie without a word that looks ahead


def _holiday_year(value: Holiday, near: int, anchor: Anchor, cue: str) -> int:
    """The nearest such day on the side that the words or the clause point to."""
    if anchor.history or anchor.published is None:
        return near
    candidates = [(holidays.day(value.name, near + i), near + i) for i in (-1, 0, 1)]
    published = anchor.published
    known = [(day - published, year) for day, year in candidates if day is not None]
    if value.step == -1:
        known = [(away, year) for away, year in known if away < 0]
    elif value.step == 1 or "future" in (cue, anchor.prefer):
        known = [(away, year) for away, year in known if away >= (value.step == 1)]
    elif not anchor.typed:
        known = [(away, year) for away, year in known if away <= SOON]
    return min(known, key=lambda item: abs(item[0]), default=(0, near))[1]
