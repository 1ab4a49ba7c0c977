"""Whether two events told in different words are one: the same date, and the same content.

Two titles are the same where one has the other's words in their order and at most a few more:
"Russia attacks Ukraine" is not "Ukraine attacks Russia", and talks that begin are not talks that
end, though their letters are nearly the same. What is only similar is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum

from timeline.model.event import Event, Status

ALIKE = 68.0  # similarity of two titles, 0 to 100 (rapidfuzz), from which a person should look
FEWEST = 3  # words that say enough for a longer title to be the same
MORE = 2  # words that it may have on top

_BUCKET_DAYS = 64  # a date that takes up more than two buckets is compared with everything
_WORDS = re.compile(r"\d[\d.,]*\d|\w+")
_EMPTY = frozenset(("the", "his", "her", "its", "their", "of", "in", "at", "on"))
# words that both must have: "3 killed" is not "30 killed"
_TELLING = re.compile(r"\d[\d.,]*|\b(?:not|no|never|without|cancel\w*|den(?:y|ies|ied))\b")


class Likeness(Enum):
    """How sure it is that two events are one."""

    NONE = 0
    MAYBE = 1
    SAME = 2


class Crowd:
    """The events of a timeline, to be found by when they are."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.titles = [_plain(event.title) for event in events]
        self.buckets: dict[int | None, list[int]] = {}
        for place, event in enumerate(events):
            for bucket in _buckets(event):
                self.buckets.setdefault(bucket, []).append(place)

    def likest(self, event: Event, free: Collection[int]) -> tuple[int, Likeness]:
        """Return the index of the free event that it is most like, and how like."""
        best = (Likeness.NONE, 0.0, -1)
        title = _plain(event.title)
        for place in self._near(event, free):
            likeness, score = self._likeness(event, title, place)
            if (likeness.value, score) > (best[0].value, best[1]):
                best = (likeness, score, place)
        return best[2], best[0]

    def _near(self, event: Event, free: Collection[int]) -> Iterable[int]:
        buckets = _buckets(event)
        wanted: Iterable[int | None] = self.buckets if None in buckets else [*buckets, None]
        near = {place for bucket in wanted for place in self.buckets.get(bucket, ())}
        return sorted(place for place in near if place in free)

    def _likeness(self, event: Event, title: str, place: int) -> tuple[Likeness, float]:
        other = self.events[place]
        same_date = event.date == other.date
        if not (same_date or event.date.within(other.date) or other.date.within(event.date)):
            return Likeness.NONE, 0.0
        if same_date and _quotes(event) & _quotes(other) and not _one_is_off(event, other):
            return Likeness.SAME, 100.0
        more = MORE if same_date else 0
        if _same_words(title, self.titles[place], more) and not _tells_apart(event, other):
            return Likeness.SAME, 99.0
        from rapidfuzz import fuzz

        score: float = fuzz.token_sort_ratio(title, self.titles[place])
        score = max(score, fuzz.token_set_ratio(title, self.titles[place]) - 10)
        return (Likeness.MAYBE, score) if score >= ALIKE else (Likeness.NONE, score)


def _buckets(event: Event) -> tuple[int | None, ...]:
    """Return the stretches of time that an event lies in; None is the home of the long ones."""
    first, last = event.date.days()
    if first is None or last is None:
        return () if event.date.is_undated else (None,)
    span = range(first // _BUCKET_DAYS, last // _BUCKET_DAYS + 1)
    return tuple(span) if len(span) <= 2 else (None,)


def _plain(title: str) -> str:
    return " ".join(_WORDS.findall(title.casefold()))


def _same_words(one: str, other: str, more: int) -> bool:
    """Tell whether the shorter title's words stand in the longer one, in order."""
    short, long = sorted((_telling_words(one), _telling_words(other)), key=len)
    if len(long) - len(short) > (more if len(short) >= FEWEST else 0):
        return False
    rest = iter(long)
    return all(any(_same_word(word, candidate) for candidate in rest) for word in short)


def _telling_words(title: str) -> list[str]:
    return [word for word in title.split() if word not in _EMPTY]


def _same_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: host, hosts, hosted."""
    if one == other or one.isdecimal() or other.isdecimal():
        return one == other
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= max(4, max(len(one), len(other)) - 3)


def _quotes(event: Event) -> set[str]:
    return {" ".join(item.quote.split()) for item in event.sources if item.quote}


def _tells_apart(event: Event, other: Event) -> bool:
    """Tell whether a number, a negation or the status says that these are two events."""
    telling = [set(_TELLING.findall(item.title.casefold())) for item in (event, other)]
    return telling[0] != telling[1] or _one_is_off(event, other)


def _one_is_off(event: Event, other: Event) -> bool:
    return (event.status is Status.CANCELLED) is not (other.status is Status.CANCELLED)
