"""Events in groups under headings: by period, tag or source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.model.dates import Granularity, Interval, PartialDate, from_day, weekday
from timeline.model.display import display
from timeline.model.event import Event, Timeline

UNDATED = "Undated"


def grouped(
    events: Sequence[Event], by: str, timeline: Timeline
) -> Iterator[tuple[str, list[Event]]]:
    """Yield headings with their events, which keep their order; an event with two tags comes twice.

    Periods follow the order of the events; tags and sources that of their first use.
    """
    if by in PERIODS:
        for heading, members in groupby(events, lambda event: period(event.date, by)):
            yield heading, list(members)
        return
    named: dict[str, list[Event]] = {}
    for event in events:
        for label in _tags(event) if by == "tag" else _sources(event, timeline):
            named.setdefault(label, []).append(event)
    yield from named.items()


def fitting(events: Sequence[Event]) -> str:
    """Return the period that splits the events into groups of a size to read."""
    days = [day for event in events for day in event.date.days() if day is not None]
    span = max(days) - min(days) if days else 0
    return next((by for by, limit in _FITTING if span <= limit), "century")


def period(interval: Interval, by: str) -> str:
    """Return the heading that a date stands under: its start's; a coarser date is its own."""
    start = next((date for date in interval.dates if date.year is not None), None)
    if start is None:
        return UNDATED
    unit, name = PERIODS[by]
    if start.granularity < unit:
        return _show(replace(start, approximate=False, uncertain=False))
    return name(start)


def _show(date: PartialDate) -> str:
    return display(Interval(date), long=True)


def _day(date: PartialDate) -> str:
    return _show(PartialDate(date.year, date.month, date.day))


def _week(date: PartialDate) -> str:
    days = date.days()
    assert days is not None
    return f"Week of {_show(from_day(days[0] - weekday(days[0])))}"


def _month(date: PartialDate) -> str:
    return _show(PartialDate(date.year, date.month))


def _year(date: PartialDate) -> str:
    return _show(PartialDate(date.year))


def _decade(date: PartialDate) -> str:
    year, era = _counted(date)
    return f"{year // 10 * 10}s{era}"


def _century(date: PartialDate) -> str:
    year, era = _counted(date)
    number = (year - 1) // 100 + 1
    teens = 10 < number % 100 < 20
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century{era}"


def _counted(date: PartialDate) -> tuple[int, str]:
    """Return the year as people count it, which knows no year 0, and its era."""
    year = date.years()[1]  # of 18XX, the last: all years but the first are the 19th century's
    return (year, "") if year > 0 else (1 - year, " BC")


PERIODS: Mapping[str, tuple[Granularity, Callable[[PartialDate], str]]] = {
    "day": (Granularity.DAY, _day),
    "week": (Granularity.DAY, _week),
    "month": (Granularity.MONTH, _month),
    "year": (Granularity.YEAR, _year),
    "decade": (Granularity.DECADE, _decade),
    "century": (Granularity.CENTURY, _century),
}
# up to two years by month, a lifetime by year, a few centuries by decade
_FITTING = (("month", 2 * 366), ("year", 80 * 366), ("decade", 300 * 366))
GROUPS = (*PERIODS, "tag", "source")


def _tags(event: Event) -> list[str]:
    return [*event.tags] or ["No tag"]


def _sources(event: Event, timeline: Timeline) -> list[str]:
    refs = dict.fromkeys(citation.ref for citation in event.sources)
    titles = [(timeline.sources[ref].title if ref in timeline.sources else None) for ref in refs]
    return [title or ref for title, ref in zip(titles, refs, strict=True)] or ["No source"]
