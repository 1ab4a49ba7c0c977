"""Whether two events of one document are the same, told twice: headline, lead, caption, body."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.events.who.actors import once
from timeline.events.words import WORDS
from timeline.model.dates import Interval
from timeline.model.event import Citation, Event

SMALL = WORDS["small"] | WORDS["article"]
# "the accession was planned for early March" tells again what stands before it
BARE = re.compile(r"[\w’' ]{1,40} (?:was |is |are |were )?(?:planned|scheduled|set|due|expected)")
# two lines of a log, each under its date, are two entries however alike they sound
ENTRY = re.compile(
    r"[\W_]*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)[a-z]*,? )?"
    r"(?:\d[\d./:-]*|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d)"
    r"[^.]{0,25}?\s?[:|–—]",
    re.IGNORECASE,
)
ALIKE = 0.6  # the part of the shorter title's words that both share


def merge(events: Sequence[Event], headlines: Collection[int | None] = ()) -> list[Event]:
    """Join the events that tell the same thing; the quotes gather.

    `headlines` are the numbers of headings: an event told there gives way to one in the text.
    """
    kept: list[Event] = []
    on: dict[Interval, list[int]] = {}  # only events of one date can be the same
    for event in events:
        dated = on.setdefault(event.date, [])
        at = next((k for k in dated if same(kept[k], event, headlines)), None)
        if at is None:
            dated.append(len(kept))
            kept.append(event)
        elif _place(kept[at]) in headlines and (
            _place(event) not in headlines or _over(kept[at], event)
        ):
            kept[at] = _joined(event, kept[at])
        else:
            kept[at] = _joined(kept[at], event)
    return kept


def same(one: Event, other: Event, headlines: Collection[int | None] = ()) -> bool:
    """Tell whether two events share a date and most of their words; a moment's must be equal."""
    if one.date != other.date:
        return False
    entries = ENTRY.match(one.quote or "") and ENTRY.match(other.quote or "")
    if one.quote == other.quote or one.date.has_time or entries:
        return one.title == other.title
    a, b = _content(one.title), _content(other.title)
    least = 2
    if _place(one) in headlines or _place(other) in headlines:
        least = 1
        a, b = (a, _content(other.quote)) if _place(one) in headlines else (_content(one.quote), b)
    if one.date == other.date and BARE.fullmatch(other.title):
        return True
    shared = len(a & b)
    if least == 1:
        if _place(one) == _place(other) and a and a <= b:
            return True  # "Reforms in 1907", and below it what they were
        return shared >= 2 and shared / min(len(a), len(b)) >= 0.5
    return bool(a and b) and shared >= least and shared / min(len(a), len(b)) >= ALIKE


def _over(heading: Event, event: Event) -> bool:
    """Tell a heading's few words from the sentence below it, which counts as the same paragraph."""
    words, told = _content(heading.title), _content(event.quote)
    return _place(heading) == _place(event) and words <= told and len(told) > 2 * len(words)


def _place(event: Event) -> int | None:
    return event.sources[0].at if event.sources else None


@lru_cache(maxsize=4096)
def _content(text: str | None) -> frozenset[str]:
    words = "".join(c if c.isalnum() else " " for c in (text or "").lower()).split()
    return frozenset(word[:5] for word in words if word not in SMALL)


def _doubt(event: Event) -> int:
    """Return how much a title leaves open: 2 where nobody knows who is meant."""
    if event.review is None:
        return 0
    return 2 if "pronoun" in event.review or "no subject" in event.review else 1


def _joined(first: Event, second: Event) -> Event:
    """Return the first event with the second's quotes; the better title of the two, and its quote.

    The sentence that the title was made from comes first.
    """
    better, other = (second, first) if _doubt(second) < _doubt(first) else (first, second)
    known = {citation.quote for citation in better.sources}
    more: tuple[Citation, ...] = tuple(c for c in other.sources if c.quote not in known)
    who = once(dict.fromkeys([*first.who, *second.who]))
    where = once(dict.fromkeys([*first.where, *second.where]))
    sources = better.sources + more
    return replace(
        first, title=better.title, review=better.review, sources=sources, who=who, where=where
    )
