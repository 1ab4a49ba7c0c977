"""How a text moves through time: what each date does to the anchor for those after it."""

from __future__ import annotations

import re

from timeline.model.dates import Interval, PartialDate
from timeline.model.timex import (
    Century,
    Deictic,
    Duration,
    Quarter,
    Range,
    Season,
    Shift,
    TimeOfDay,
    Timex,
    Value,
    Within,
)
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolved import Resolved

# a date that opens a sentence, after a preposition at most, is where a history goes on
OPENS = re.compile(
    r"(?:^|[.!?:\n\"”)][ \n]*)"
    r"(?:(?:In|On|At|By|During|From|Since|Throughout|After|For|Between|Early|Late)"
    r"(?: in| on| the)?(?: night of)? )?$"
)
# a date after one of these is looked at from afar
AFAR = re.compile(r"\b(?:(?:till|by|before|since|after|to|as of)\s|until\b[^.;]{0,40})$", re.I)

OVERNIGHT = TimeOfDay(None, part="NI", on=Deictic("day", 0))
# "the nine months": what is compared with them, a year earlier, is no quarter
STRETCHES = ("P6M", "P9M")


def moved(anchor: Anchor, timex: Timex, found: Resolved, text: str) -> Anchor:
    """Return the anchor after this expression: where the tale is, what was mentioned last."""
    value = timex.value
    if isinstance(value, Within):
        value = value.inner
    if isinstance(value, Quarter) and 33 <= value.code < 40 and found.value[:4].isdecimal():
        named = int(found.value[:4]), value.code - 32
        return anchor._replace(quarter=_reported(named, anchor, value), months=False)
    if isinstance(value, Duration) and value.value in STRETCHES:
        return anchor._replace(months=text.startswith(("the ", "The "), timex.start))
    if timex.rule == "part of a period" and anchor.quarter is not None:
        anchor = anchor._replace(months=True)
    interval = found.interval
    if interval is None:
        return anchor
    if isinstance(value, Century):
        return anchor  # a hundred years are no place in a tale
    if isinstance(value, Shift) and text.startswith(("'s ", "’s "), timex.end):
        return anchor  # "last year's regatta" is looked back on
    if isinstance(_day_of(value), Deictic):
        return _beside(anchor, value, interval)
    if anchor.aside is not None:
        anchor = anchor._replace(aside=None)
    return _mentioned(anchor, timex, value, interval, text)


def _mentioned(anchor: Anchor, timex: Timex, value: Value, interval: Interval, text: str) -> Anchor:
    """Return the anchor after a date: it is the last one, and the tale may go on from it."""
    ends = isinstance(value, Range) and value.between and _ends_near(interval)
    date = interval.end if ends else interval.start
    if not isinstance(date, PartialDate) or date.year is None or date.year_blanks:
        return anchor
    date = date.date_only()
    if date.part is not None:
        date = PartialDate(date.year)
    day = date if date.day is not None else anchor.day
    at = timex.end
    if isinstance(value, PartialDate) and value.year is not None:
        anchor = anchor._replace(said=date)
    if not anchor.history and anchor.published is not None:
        return anchor.mentioned(date, day, at)  # news goes nowhere: told from its day
    if _moves(anchor, timex, value, date, text):
        return anchor._replace(last=date, day=day, year=date.year, month=date.month, at=at)
    if anchor.year == date.year and date.month is not None:
        return anchor._replace(last=date, day=day, month=date.month, at=at)
    return anchor.mentioned(date, day, at)


def _beside(anchor: Anchor, value: Value, interval: Interval) -> Anchor:
    """Return the anchor after "today" or "yesterday", which only a time of day leans on."""
    if anchor.history or value == OVERNIGHT or not isinstance(interval.start, PartialDate):
        return anchor
    return anchor._replace(aside=interval.start.date_only())


def _day_of(value: Value) -> Value | None:
    """Return the day that a part of a day or a clock time is of; another value as it is."""
    return value.on if isinstance(value, TimeOfDay) else value


def _reported(named: tuple[int, int], anchor: Anchor, value: Quarter) -> tuple[int, int]:
    """Return the quarter that a text reports on, once it has named another one.

    A quarter still to come and one before the one reported on are mentioned in passing.
    """
    today = anchor.today()
    before = anchor.quarter
    if before is None or today is None or value.fiscal:
        return named
    now = today[0], (today[1] + 2) // 3
    if (named < now) != (before < now):
        return min(named, before)
    return max(named, before)


# where a sentence ends, as far as a date's year reaches: "No. 5", "on Nov. 10" and "J. Bach" do not
STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“(]*[A-Z])|\n|[);]")
BESIDE = 24  # characters between a bare year and the day that it is the year of


def resumed(anchor: Anchor, timex: Timex, text: str) -> Anchor:
    """Return the anchor of a new sentence, and of a paragraph that takes up the tale again."""
    if anchor.said is not None and _is_over(anchor.said, text, anchor.at, timex.start):
        anchor = anchor._replace(said=None)
    return _taken_up(anchor, timex, text)


def _is_over(said: PartialDate, text: str, start: int, end: int) -> bool:
    """Tell whether a date says no more of which year the next one is of.

    A bare year has to stand beside it: "in 1644, on the night of 2 July".
    """
    if said.month is None and end - start > BESIDE:
        return True
    return STOP.search(text, start, end) is not None


def _taken_up(anchor: Anchor, timex: Timex, text: str) -> Anchor:
    """Return the anchor of a paragraph that takes up the tale after a look far back or ahead."""
    if not anchor.history or anchor.year is None or anchor.last is None:
        return anchor
    if abs((anchor.last.year or anchor.year) - anchor.year) <= 1:
        return anchor
    if text.find("\n", anchor.at, timex.start) < 0:
        return anchor
    return anchor._replace(last=PartialDate(anchor.year, anchor.month))


def _in_title(timex: Timex, text: str) -> bool:
    """Tell whether a short line without a full stop holds the date: a title over what follows."""
    start = text.rfind("\n", max(0, timex.start - 60), timex.start)
    end = text.find("\n", timex.end, timex.end + 60)
    if end < 0 or (start < 0 and timex.start >= 60):
        return False
    return end - start < 70 and text[end - 1] not in ".,;:!?"


def _ends_near(interval: Interval) -> bool:
    """Tell a stretch that the tale goes through from one of years, which it looks ahead over."""
    start, end = interval.start, interval.end
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return False
    if start.year is None or end.year is None:
        return False
    return end.month is not None and end.year <= start.year + 1


def _moves(anchor: Anchor, timex: Timex, value: Value, date: PartialDate, text: str) -> bool:
    """Tell whether a history goes on from here."""
    if anchor.year is None:
        return True
    if not anchor.history:
        return False
    assert date.year is not None
    if not _states_year(value):
        return False
    before = text[max(0, timex.start - 34) : timex.start]
    if _in_title(timex, text):
        return True
    if OPENS.search(before):
        return True
    if date.month is None and not isinstance(value, Season):
        return _closes(anchor, timex, date, before, text)
    # a day is told of, wherever it lies; a bare month more often looked at
    near = date.day is not None or date.year <= anchor.year + REACH
    return anchor.year <= date.year and near and not AFAR.search(before)


REACH = 10  # years on that a bare month carries the tale
CLOSED = re.compile(r"[.;]\s")
LOOKS_ON = re.compile(r"\b(?:to be|would|until|later|eventually|finally|still|again)\b")
FURTHER, LIFETIME = 3, 60  # years on


def _closes(anchor: Anchor, timex: Timex, date: PartialDate, before: str, text: str) -> bool:
    """Tell whether a bare year that ends its sentence carries the tale on: "he died in 1901."

    One or two years on it is more often where something is to end.
    """
    assert date.year is not None
    assert anchor.year is not None
    if not before.endswith(" in ") or not CLOSED.match(text, timex.end) or LOOKS_ON.search(before):
        return False
    return FURTHER <= date.year - anchor.year <= LIFETIME


def _states_year(value: Value) -> bool:
    match value:
        case PartialDate(year=year) | Season(year=year):
            return year is not None
        case Range(parts=parts):
            return any(_states_year(part.value) for part in parts)
    return True
