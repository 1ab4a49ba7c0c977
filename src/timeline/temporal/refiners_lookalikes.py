"""A refiner for words that are no time at all beside these words: "Aunt June", "a winter coat"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.timex import Decade, Set, TimeOfDay, Timex, TimexKind, Weekday

# rule -> what before or behind it makes it something else
BEFORE = {
    "month": re.compile(
        r"\b(?:Aunt|Auntie|Uncle|Mrs\.?|Ms\.?|Miss|Mister|friend|sister|daughter|wife|actress"
        r"|singer|named|called|nicknamed) $"
    ),
    "clock time": re.compile(
        r"\b(?:High|Genesis|Exodus|Leviticus|Psalms?|Proverbs|Isaiah|Matthew|Mark|Luke|John|Acts"
        r"|Romans|Corinthians|Revelation|a (?:pace|time|ratio) of|(?:finished|ran|won|clocked) in"
        r"|personal best of) $"
    ),
    "decade": re.compile(
        r"\b(?:[Tt]emperatures?|[Hh]ighs?|[Ll]ows?|[Mm]ercury|[Tt]hermometers?)\b[^.;]{0,24}$"
    ),
    "year": re.compile(
        r"\b(?:[Cc]all|[Tt]el\.?|[Pp]hone|[Ff]ax|[Dd]ial|[Cc]ard)[ :]+(?:[\d-]+ )*$"
    ),
    "ISO date": re.compile(r"\b(?:[Aa]ct|[Cc]ase|[Rr]egulation|[Dd]irective|[Nn]o\.) $"),
    "quarter": re.compile(r"\b(?:scored|touchdowns?|goals?|tackle)\b[^.;]{0,20}\bin $"),
    "holiday": re.compile(r"\bNoel $"),
    "recurring": re.compile(r"\b(?:Fat|Ruby) $"),
}
BEHIND = {
    "month": re.compile(
        r"\s+(?:O['’][A-Z]|(?:said|says|laughed|smiled)\b|family\b|rifles?\b|and Ant\b)"
    ),
    "clock time": re.compile(r"\s+(?:Cowboy|Oil|Express|lead|victory|per (?:mile|km|kilometre))\b"),
    "season": re.compile(
        r"\s+(?:guy|snapped|coats?|t[iy]res?|clothes|clothing|dress(?:es)?|jackets?|school"
        r"|onions?|rolls?|water|mattress|in (?:his|her|their|its) step)\b"
    ),
    "quarter": re.compile(r"\s+(?:of (?:the|a) (?:game|match|final)\b|against the [A-Z])"),
    "century": re.compile(r"\s+of (?:the|his|her) (?:season|innings|career|match|series|tour)\b"),
    "duration": re.compile(
        r"(?<=minute) (?:amounts?|quantit|details?|differences?|particles?|traces?)"
        r"|(?<=a day) (?:nurse|tripper|job|care|school|off)\b|(?<=quarters) of (?:the|all|its)\b"
    ),
    "year": re.compile(r" [A-Z]{1,2}\d{1,3}\b"),  # asteroids: 1998 KY26
    "decade": re.compile(r"\s+of (?:pages|people|dollars)\b"),
    "now": re.compile(r" (?:tense|participle)\b"),
    "this or last unit": re.compile(r" in (?:review|pictures)\b"),
    "weekday": re.compile(r"['’]s Child\b|\s+(?:panels?|chicken)\b"),
    "holiday": re.compile(r"\s+turkey trot"),
}
# "Jul Sørensen", "Oct a"; "an august body", "a sept of the clan"
SHORT = ("Feb", "Apr", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
NAME = re.compile(r" (?:[A-Z][^\W\d_]|a\b)")
ARTICLE = re.compile(r"\ban? $")


SOME_WEEKDAY = re.compile(r"\b(?:on an?|one|some|until an?) $", re.I)


def mark_some_weekday(timexes: list[Timex], text: str) -> list[Timex]:
    """In "on a Sunday in May" and "one Friday last month" nobody says which one."""
    return [
        _some_weekday(timex)
        if timex.rule in SOME
        and SOME_WEEKDAY.search(text, max(0, timex.start - 9), timex.start)
        and not NAMED_DAY.match(text, timex.end)
        else timex
        for timex in timexes
    ]


def _some_weekday(timex: Timex) -> Timex:
    value = timex.value
    day = value.on if isinstance(value, TimeOfDay) else value
    if not isinstance(day, Weekday) or day.step or day.base != "now":
        return timex
    written = f"XXXX-WXX-{day.day + 1}"
    if not isinstance(value, TimeOfDay):
        return replace(timex, value=Set(written), kind=TimexKind.DATE)
    return replace(timex, value=Set(f"{written}T{value.part}"), kind=TimexKind.TIME)


SOME = ("weekday", "part of a day")
# "on a Monday deadline": the day of something
NAMED_DAY = re.compile(r" (?!in\b|at\b|of\b|last\b|this\b|when\b|and\b|or\b|after\b)[a-z]")


def drop_lookalikes(timexes: list[Timex], text: str) -> list[Timex]:
    """Drop what the words beside it tell to be no time."""
    return [timex for timex in timexes if not _looks_alike(timex, text)]


def _looks_alike(timex: Timex, text: str) -> bool:
    before, behind = BEFORE.get(timex.rule), BEHIND.get(timex.rule)
    if isinstance(timex.value, Decade) and timex.value.start > 99:
        return False  # temperatures in the 1980s
    if before and before.search(text, max(0, timex.start - 40), timex.start):
        return True
    if behind and behind.match(text, timex.end):
        return True
    return timex.rule == "month" and _is_lone(text[timex.start : timex.end], timex, text)


def _is_lone(shown: str, timex: Timex, text: str) -> bool:
    if shown in SHORT and NAME.match(text, timex.end):
        return True
    return (
        shown.islower() and ARTICLE.search(text, max(0, timex.start - 4), timex.start) is not None
    )
