"""Refiners of a typed phrase: what is said twice, what makes a range, what is no day."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Deictic,
    Nth,
    Numeric,
    Part,
    Range,
    Shift,
    TimeOfDay,
    Timex,
    Value,
)
from timeline.temporal import refiners
from timeline.temporal.refiners import Refiner
from timeline.temporal.refiners_counted import NO_DAY, count_from, say_once
from timeline.temporal.refiners_cues import find_cues

BETWEEN = re.compile(
    r"/|[\s,]*(?:-|–|—|~|\bto\b|\buntill?\b|\btill?\b|\bthrough\b|\bthru\b)[\s,]*(?:the\s+)?", re.I
)
AND = re.compile(r"[\s,]*and[\s,]*(?:the\s+)?", re.I)
OPENS = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)

WEAK = re.compile(r"(?:this\s+)?(?:may|march|mar|sun|sat|wed|mon)", re.I)
PLACED = re.compile(
    r"(?:^|[,@(/-]|\b(?:in|on|of|last|this|next|coming|since|until|till|by|from|to|through|and|or"
    r"|early|late|mid|during|before|after|between|past|for|week|every|at|due|due:))\s*$",
    re.I,
)
VERB_AFTER = re.compile(r"\s+(?:is|was|has|had|sets?|rises?|shin\w+|down|up|still|alone)\b")
YEAR_PLACED = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|till|to|through|during|year|before|after|between|and|or"
    r"|next|last|out|around|about|fiscal|cy|fy|was|for|back|than|on)|[-~–,&])\s*$",
    re.I,
)
VERSION = re.compile(r"\b(?:v|ver|version|release|rev|section|chapter)[.:]?\s*$", re.I)
PAST = re.compile(r"\b(?:went|was|were|did|had|met|happened|came|left|saw|got)\b", re.I)
VERB = re.compile(r"\b(?:will|to|not|can|would|could|should|does|it'll)\s+$", re.I)  # "will last"
RELATIVE_PART = re.compile(r"(?:early |late |earlier |later )?(?:this|last|next|the) ", re.I)


def drop_weak_words(timexes: list[Timex], text: str) -> list[Timex]:
    """A lower-case "may" or "sun" is a date's name only where it is placed, or all there is."""
    return [timex for timex in timexes if not _is_weak(timex, text)]


def _is_weak(timex: Timex, text: str) -> bool:
    shown = text[timex.start : timex.end]
    if not WEAK.fullmatch(shown) or text.strip(" ?.!") == shown:
        return False
    verb = shown.lower().endswith(("may", "march"))
    if shown.lower().startswith("this"):
        return verb and shown[-3:].islower()
    if VERB_AFTER.match(text, timex.end):
        return True
    placed = PLACED.search(text, max(0, timex.start - 12), timex.start)
    return not placed or (verb and placed[0].strip().lower() in ("", "and", "or"))


def drop_numbers(timexes: list[Timex], text: str) -> list[Timex]:
    """Bare years, versions and pairs of hours that no word places in time are numbers."""
    return [timex for timex in timexes if not _is_number(timex, text)]


PARTS = re.compile(r"1/2|[12]/3|[13]/4")
MEASURED = re.compile(
    r"\s+(?:of|an?|the|cups?|inch(?:es)?|miles?|pounds?|price|off|way|full|empty|marathon"
    r"|(?:tea|table)spoons?)\b"
)


def _is_number(timex: Timex, text: str) -> bool:
    value, shown = timex.value, text[timex.start : timex.end]
    before = text[max(0, timex.start - 12) : timex.start]
    if timex.rule == "day and month with points" and "." in shown and shown.count(".") < 3:
        if VERSION.search(before):
            return True
        if not (shown.count(".") == 2 and shown[-1] != "."):
            return not _is_pointed(timex, text, before)
    if timex.rule in ("year", "year range in short"):
        return shown[:4].isdecimal() and not YEAR_PLACED.search(before)
    if not isinstance(value, Numeric):
        return before.endswith("$") or (isinstance(value, Range) and bool(VERB.search(before)))
    if VERSION.search(before) or shown == "24/7":
        return True
    if PARTS.fullmatch(shown) and MEASURED.match(text, timex.end):
        return True
    if value.year is not None or "/" in shown or max(value.first, value.second) > 12:
        return False
    return shown != text.strip() and not before.endswith("on ")


POINTED_BEFORE = re.compile(r"(?:^|[(\n-]|\b(?:on|from|to|by|until|till|before|after|earlier))\s*$")
POINTED_AFTER = re.compile(
    r"\s*(?:$|[)\n]|-\s*\d+\.\d|\d{1,2}:|\d{1,2}\s*[ap]m|in the|at\b|around\b|late\b|early\b|to\b"
    r"|morning|afternoon|evening|night|mon|tue|wed|thu|fri|sat|sun)",
    re.I,
)


def _is_pointed(timex: Timex, text: str, before: str) -> bool:
    """Tell whether 16.8. is a day: by its weekday, or by what stands on both sides."""
    if text[timex.start].isalpha():
        return True
    if re.search(r"[,.]0$", text[timex.start : timex.end]):
        return False
    return bool(POINTED_BEFORE.search(before) and POINTED_AFTER.match(text, timex.end))


def drop_parts_of_today(timexes: list[Timex], text: str) -> list[Timex]:
    """This morning and last night name hours, no day."""
    return [
        timex
        for timex in timexes
        if not (
            isinstance(timex.value, TimeOfDay)
            and timex.value.hour is None
            and isinstance(timex.value.on, (Deictic, Shift))
            and RELATIVE_PART.match(text, timex.start)
        )
    ]


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
    pieces, at = [], 0
    for timex in times:
        pieces += [text[at : timex.start], " " * (timex.end - timex.start)]
        at = timex.end
    return "".join((*pieces, text[at:]))


def _joins(first: Timex, last: Timex, text: str) -> bool:
    if any(isinstance(timex.value, (Range, *NO_DAY)) for timex in (first, last)):
        return False
    gap = text[first.end : last.start]
    if BETWEEN.fullmatch(gap):
        return True
    return bool(AND.fullmatch(gap) and OPENS.search(text, 0, first.start))


def _range(first: Timex, last: Timex) -> Timex:
    if first.cue not in ("last", "this", "next"):
        first = replace(first, value=_with_year(first.value, last.value))
    parts = tuple(Part(t.start, t.end, t.value, t.mod) for t in (first, last))
    return replace(first, end=last.end, value=Range(parts), rule="range of dates", mod="")


def _with_year(first: Value, last: Value) -> Value:
    """The year of the second end is that of the first too: "5/1 - 5/7/2020"."""
    inner = last.on if isinstance(last, TimeOfDay) else last
    year = inner.year if isinstance(inner, (Numeric, PartialDate)) else None
    if isinstance(first, (Numeric, PartialDate)) and first.year is None and year is not None:
        return replace(first, year=year)
    return first


def look_back(timexes: list[Timex], text: str) -> list[Timex]:
    """The day of a month lies behind a verb in the past: "I went there on the 5th"."""
    return [
        replace(timex, cue="past")
        if isinstance(timex.value, Nth) and not timex.cue and PAST.search(text, 0, timex.start)
        else timex
        for timex in timexes
    ]


TYPED_REFINERS: tuple[Refiner, ...] = (
    refiners.drop_numbers,
    drop_numbers,
    refiners.drop_seasons,
    drop_weak_words,
    refiners.drop_quotes,
    refiners.place_small_years,
    drop_parts_of_today,
    say_once,
    count_from,
    find_cues,
    join_ranges,
    look_back,
)
