"""Dated headings: a line that is a date, or a heading or table head with one, dates what follows.

"## Monday 28 October 2024" over "14:05 The alarm went off"; a bold date line; a table whose column
is headed "2024".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline.model.dates import PartialDate
from timeline.model.text import Block, BlockKind
from timeline.model.timex import Range, Timex

# what may stand beside a date that has a line to itself: marks of headings, lists and bold type
# "Date: 22 May 2024" is such a line too
LINE_START = re.compile(r"(?:^|\n)[ \t]*(?:[#*_=>\-–—•]+[ \t]*)*(?:[A-Z][a-z]{2,8}:[ \t*_]*)?$")
LINE_END = re.compile(r"[ \t]*[*_=:.\-–—]*[ \t]*(?:\n|$)")


class Heading(NamedTuple):
    """A date that stands over the characters [start, end) of the text."""

    start: int
    end: int
    date: PartialDate


def headings(timexes: Sequence[Timex], text: str, blocks: Sequence[Block]) -> list[Heading]:
    """Return the dated headings in order, each reaching to the next."""
    spans = [(block.start, block.end) for block in blocks if block.kind is BlockKind.HEADING]
    found = [
        (timex.end, date)
        for timex in timexes
        if (date := _date(timex)) is not None and _stands_over(timex, text, spans)
    ]
    limits = [*(start for start, _ in found[1:]), len(text)][: len(found)]
    # a day without a year ends what stood over it, and is read as any other
    return [
        Heading(start, end, date)
        for (start, date), end in zip(found, limits, strict=True)
        if date.year is not None
    ]


def _date(timex: Timex) -> PartialDate | None:
    """A heading's own date, as it was written: with a year, or a day of some month."""
    value = timex.value
    if isinstance(value, Range):
        value = value.parts[0].value
    whole = isinstance(value, PartialDate) and (value.year is not None or value.day is not None)
    return value if isinstance(value, PartialDate) and whole else None


def _stands_over(timex: Timex, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell a date in one of the headings' spans, or one that has a line to itself."""
    at = bisect_right(spans, (timex.start, len(text))) - 1
    if at >= 0 and timex.start < spans[at][1]:
        return True
    before = text[max(0, timex.start - 24) : timex.start]
    if timex.start > 24 and "\n" not in before:
        return False
    return bool(LINE_START.search(before)) and bool(LINE_END.match(text, timex.end))
