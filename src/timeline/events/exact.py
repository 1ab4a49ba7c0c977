"""Dates that a sentence says twice: "in 1939" where it says 1 September 1939 as well."""

from __future__ import annotations

import re

from timeline.events.syntax.parts import Case
from timeline.model.dates import Granularity, PartialDate

THAT_DAY = re.compile(
    r"(?:that|the) (?:same )?(?:day|night|morning|afternoon|evening|week|month)", re.IGNORECASE
)
OF_DATE = re.compile(r" (?:in|on|of) (?:early |mid-|late )?")  # "that day in March 1981"
LATER = re.compile(r"\b(?:later|after|afterwards|earlier|before|ago)$", re.IGNORECASE)
SAME = re.compile(r"\s*,\s*(?:on |in )?")  # "two weeks ago, on 25 October"


def coarser(case: Case, cases: list[Case]) -> str | None:
    """Keep out "a client state in 1939" where the clause says 1 September 1939 as well."""
    mine = case.reading.interval
    if THAT_DAY.fullmatch(case.text[case.start : case.end]) and any(
        OF_DATE.fullmatch(case.text[case.end : other.start]) for other in cases
    ):
        return "said more exactly beside it"
    if mine is None or (mine.granularity >= Granularity.DAY and mine.end is None):
        return None
    if isinstance(mine.start, PartialDate) and mine.start.part:
        return None  # "by the end of the year" is another date
    start, end = mine.bounds()
    for other in cases:
        theirs = other.reading.interval
        if other is case or theirs is None or other.clause is not case.clause:
            continue
        first, last = theirs.bounds()
        beside = SAME.fullmatch(case.text[case.end : other.start])
        finer = beside and case.start < other.start and mine.granularity < theirs.granularity
        if finer and LATER.search(case.text[case.start : case.end]):
            return "said more exactly beside it"  # "nearly a century later, on 1 April 1937"
        coarse = mine.granularity <= Granularity.YEAR < theirs.granularity
        if (coarse or beside) and (start < first or last < end) and start <= first <= last <= end:
            return "said more exactly beside it"
    return None


def beside(case: Case, cases: list[Case], found: list[str | None]) -> str | None:
    """Keep out "12 October, the day before the plunge" where the 12th is no event."""
    return next(
        (
            why
            for other, why in zip(cases, found, strict=True)
            if why
            and case.text[other.end : case.start] == ", "
            and THAT_DAY.fullmatch(case.reading.text)
        ),
        None,
    )
