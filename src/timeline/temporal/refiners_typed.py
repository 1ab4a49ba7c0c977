"""Refiners of a typed phrase: times go to their dates, two dates become a range."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.timex import Duration, Part, Range, Set, TimeOfDay, Timex
from timeline.temporal import refiners
from timeline.temporal.refiners import Refiner

BETWEEN = re.compile(
    r"[\s,]*(?:-|–|—|~|\bto\b|\buntill?\b|\btill?\b|\bthrough\b|\bthru\b)[\s,]*", re.I
)
AND = re.compile(r"[\s,]*and[\s,]*", re.I)
OPENS = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
NO_DAY = (Set, Duration)


def join_ranges(timexes: list[Timex], text: str) -> list[Timex]:
    """Two dates with a dash or "to" between are a range; their times lie between them too."""
    dates = [timex for timex in timexes if _is_day(timex)]
    gaps = _without(text, [timex for timex in timexes if not _is_day(timex)])
    joined: list[Timex] = []
    for timex in dates:
        if joined and _joins(joined[-1], timex, gaps):
            joined[-1] = _range(joined[-1], timex)
        else:
            joined.append(timex)
    return joined


def _is_day(timex: Timex) -> bool:
    return not isinstance(timex.value, TimeOfDay) or timex.value.on is not None


def _without(text: str, times: list[Timex]) -> str:
    for timex in times:
        text = text[: timex.start] + " " * (timex.end - timex.start) + text[timex.end :]
    return text


def _joins(first: Timex, last: Timex, text: str) -> bool:
    if any(isinstance(timex.value, (Range, *NO_DAY)) for timex in (first, last)):
        return False
    gap = text[first.end : last.start]
    if BETWEEN.fullmatch(gap):
        return True
    return bool(AND.fullmatch(gap) and OPENS.search(text, 0, first.start))


def _range(first: Timex, last: Timex) -> Timex:
    parts = tuple(Part(t.start, t.end, t.value, t.mod) for t in (first, last))
    return replace(first, end=last.end, value=Range(parts), rule="range of dates", mod="")


TYPED_REFINERS: tuple[Refiner, ...] = (
    refiners.drop_numbers,
    refiners.drop_seasons,
    refiners.drop_weak_months,
    refiners.drop_quotes,
    refiners.place_small_years,
    refiners.find_cues,
    join_ranges,
)
