"""What stands in the gutter for a date, given the heading above it, and what it leaves to say."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from timeline.model.dates import Bound, Granularity, Interval, PartialDate
from timeline.model.display import (
    date_text,
    display,
    month_text,
    part_text,
    time_text,
    weekday_text,
)
from timeline.model.event import Event, Status

LONGEST_RANGE = 11  # "1861-1865" stands in the gutter, "27 BC - AD 14" does not
YEARLESS = ", year unknown"


class Mark(NamedTuple):
    """A sign on the rail, and the style and the word that explain it."""

    sign: str
    style: str
    word: str


MARKS = {
    "happened": Mark("●", "happened", "happened"),
    "planned": Mark("○", "planned", "planned"),
    "cancelled": Mark("×", "cancelled", "cancelled"),
    "disputed": Mark("?", "disputed", "disputed"),
    "doubtful": Mark("◌", "doubtful", "approximate"),
    "range": Mark("━", "range", "period"),
}


class Label(NamedTuple):
    """The gutter's day and time, and the notes on what the two cannot say."""

    day: str
    time: str
    notes: tuple[str, ...]


def mark(event: Event) -> Mark:
    """Return the sign for an event: what did not happen first, then doubt, then length."""
    if event.status is not Status.HAPPENED:
        return MARKS[event.status.value]
    if _is_doubtful(event):
        return MARKS["doubtful"]
    return MARKS["range" if event.date.is_range else "happened"]


def label(event: Event, unit: str, *, zones: bool) -> Label:
    """Return what the gutter says of an event under a heading of a unit ("" for no heading).

    `zones` tells that times need their zone: the events have several.
    """
    status = () if event.status is Status.HAPPENED else (event.status.value,)
    date = event.date
    if not date.dates:
        return Label("", "", (*_doubt(event, ""), *status))
    whole = _whole_range(date, unit)
    if whole:
        return Label(whole, "", (*_doubt(event, ""), *status))
    first = date.dates[0]
    day, time = _day(first, unit), time_text(first, zone=zones)
    if unit == "day" and not day and not time:
        time = "all day"
    notes = (*_doubt(event, f"{day} {time}".strip()), *status)
    if not isinstance(date.start, PartialDate):
        unknown = ("start unknown",) if date.start is Bound.UNKNOWN else ()
        return Label(f"to {day.strip()}", time, (*unknown, *notes))
    until = () if event.display else _until(date, first, unit)
    return Label(day, time, (*until, *notes))


def _is_doubtful(event: Event) -> bool:
    date = event.date
    blank = any(end.year_blanks or end.month_blank or end.day_blank for end in date.dates)
    shown = event.display is not None and not date.has_time
    return blank or shown or date.approximate or date.uncertain or date.is_undated


def _doubt(event: Event, known: str) -> tuple[str, ...]:
    """Return the words for a date that says less than its digits seem to.

    `known` is what the gutter says of it, "" where that is a range.
    """
    date = event.date
    if event.display or date.is_undated:
        return (event.display,) if event.display else ()
    if (date.approximate or date.uncertain) and known and not date.is_range:
        return (f"{'c. ' if date.approximate else ''}{known}{'?' if date.uncertain else ''}",)
    blank = any(end.month_blank or end.day_blank for end in date.dates)
    if blank or date.approximate or date.uncertain:
        return (display(date, weekdays=False),)
    return ("some time in",) if any(end.year_blanks for end in date.dates) else ()


def _day(date: PartialDate, unit: str) -> str:
    """Return a date without what its heading says already."""
    bare = replace(date.date_only(), approximate=False, uncertain=False)
    if date.year is None:
        text = date_text(bare)
        return text.removesuffix(YEARLESS) if YEARLESS in text else ""
    if date.day is not None:
        return _full(bare, unit)
    if unit in ("year", "month", "week") and date.month is not None:
        return month_text(date.month)
    if unit == "year" and date.part is not None:
        return part_text(date.part)
    return date_text(replace(bare, month_blank=False, day_blank=False))


def _full(date: PartialDate, unit: str) -> str:
    assert date.month is not None
    if unit == "day":
        return ""
    if unit in ("month", "week"):
        return f"{weekday_text(date):3} {date.day:>2}"
    day = f"{date.day:>2} {month_text(date.month)}"
    return day if unit == "year" else date_text(date, weekdays=False)


def _whole_range(date: Interval, unit: str) -> str:
    """Return a range short enough for the gutter: "1861-1865"; "" where it is not."""
    if len(date.dates) < 2 or unit not in ("decade", "century", ""):
        return ""
    if any(end.granularity > Granularity.YEAR for end in date.dates):
        return ""
    first, last = (replace(end, approximate=False, uncertain=False) for end in date.dates)
    text = display(Interval(first, last))
    return text if len(text) <= LONGEST_RANGE else ""


def _until(date: Interval, first: PartialDate, unit: str) -> tuple[str, ...]:
    """Return the note on a range's end."""
    end = date.end
    if end is None:
        return ()
    if not isinstance(end, PartialDate):
        return ("and on",) if end is Bound.OPEN else ("end unknown",)
    bare = replace(end, approximate=False, uncertain=False)
    if first.has_time and first.days() == end.days():
        return (f"to {time_text(bare, zone=first.offset != end.offset)}",)
    text = date_text(bare, weekdays=unit in ("day", "week", "month"))
    return (f"to {text.replace(f' {end.year}', '') if first.year == end.year else text}",)
