"""Whether two events told in different words are one: the same date, and the same content.

Two titles are the same where one has the other's words in their order and at most a few more that
only say where, of what, or who in full: "Russia attacks Ukraine" is not "Ukraine attacks Russia",
talks that begin are not talks that end, and a budget is not budget cuts, though their letters are
nearly the same. What is only similar is for a person to decide: two events made one are lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from timeline.model.event import Event, Status

ALIKE = 68.0  # similarity of two titles, 0 to 100 (rapidfuzz), from which a person should look
SAME_QUOTE = 50.0  # and from which two titles of one sentence tell one of its events
FEWEST = 3  # words that say enough for a longer title to be the same
MORE = 2  # words that it may have on top

_BUCKET_DAYS = 64  # a date that takes up more than two buckets is compared with everything
_WORDS = re.compile(r"\d[\d.,]*\d|\w+")
_EMPTY = frozenset(
    ("a", "an", "the", "his", "her", "its", "their", "of", "in", "at", "on", "to", "will", "s")
)
_LEADING_IN = frozenset(("of", "in", "at", "on", "near", "from", "over", "by", "with", "during"))
_LINKS = _LEADING_IN - _EMPTY  # "flies from Paris" is not "flies to Paris"
# words that make another event of it, wherever they stand
_CHANGING = re.compile(
    r"(?:ex|former\w*|deputy|vice|prime|acting|interim|assistant|anti|pro|non|un|new|old|north\w*|"
    r"south\w*|east\w*|west\w*|first|second|third|fourth|fifth|next|last|again|another|other|"
    r"half|one|two|three|four|five|six|seven|eight|nine|ten|dozen\w*|hundred\w*|thousand\w*|"
    r"million\w*|says?|said)"
)
# words that both must have: "3 killed" is not "30 killed"
_TELLING = re.compile(
    r"\d[\d.,]*|\b(?:not|no|nor|never|without|against|cancel\w*|den(?:y|ies|ied)|refus\w+|reject\w*"
    r"|fail\w*|almost|nearly|might|could|considers?|threatens?|un(?:able|likely))\b|n[\'’]t\b"
)


class Word(NamedTuple):
    """A word of a title that tells something: its stem, and whether the title is one without it.

    `spare` words follow a preposition or stand before a name, as first names and offices do.
    """

    text: str
    stem: str
    spare: bool


class Likeness(Enum):
    """How sure it is that two events are one."""

    NONE = 0
    MAYBE = 1
    SAME = 2


class Crowd:
    """The events of a timeline, to be found by when they are and by what they cite.

    It can `follow` a timeline that grows; then only what changed is looked at again.
    """

    def __init__(self, events: Sequence[Event] = ()) -> None:
        self.events: list[Event] = []
        self._titles: list[str] = []
        self._words: dict[int, list[Word]] = {}
        self._quotes: Counter[str] = Counter()
        self._buckets: defaultdict[int | None, set[int]] = defaultdict(set)
        self._citing: defaultdict[str, set[int]] = defaultdict(set)
        self.follow(events)

    def follow(self, events: Sequence[Event]) -> None:
        """Take up the events as they are now."""
        known = self.events
        while len(known) > len(events):
            self._forget(len(known) - 1)
            known.pop()
            self._titles.pop()
        for place, event in enumerate(events):
            if place == len(known):
                known.append(event)
                self._titles.append("")
            elif known[place] is event:
                continue
            else:
                self._forget(place)
            self._learn(place, event)

    def _learn(self, place: int, event: Event) -> None:
        self.events[place], self._titles[place] = event, _plain(event.title)
        self._quotes.update(quotes(event))
        for bucket in _buckets(event):
            self._buckets[bucket].add(place)
        for citation in event.sources:
            self._citing[citation.ref].add(place)

    def _forget(self, place: int) -> None:
        event = self.events[place]
        self._words.pop(place, None)
        self._quotes.subtract(quotes(event))
        for bucket in _buckets(event):
            self._buckets[bucket].discard(place)
        for citation in event.sources:
            self._citing[citation.ref].discard(place)

    def citing(self, ref: str) -> set[int]:
        """Return the indexes of the events that cite a source."""
        return set(self._citing.get(ref, ()))

    def likest(
        self, event: Event, free: Collection[int], shared: Collection[str] = ()
    ) -> tuple[int, Likeness]:
        """Return the index of the free event that it is most like, and how like.

        `shared` are quotes that tell several events, so that they alone do not say which.
        """
        best = (Likeness.NONE, 0.0, -1)
        title, words = _plain(event.title), _words(event.title)
        for place in self._near(event, free):
            likeness, score = self._likeness(event, title, words, place, shared)
            if (likeness.value, score) > (best[0].value, best[1]):
                best = (likeness, score, place)
        return best[2], best[0]

    def _near(self, event: Event, free: Collection[int]) -> Iterable[int]:
        buckets = _buckets(event)
        wanted: Iterable[int | None] = self._buckets if None in buckets else [*buckets, None]
        near = {place for bucket in wanted for place in self._buckets.get(bucket, ())}
        return sorted(place for place in near if place in free)

    def _likeness(
        self, event: Event, title: str, words: list[Word], place: int, shared: Collection[str]
    ) -> tuple[Likeness, float]:
        other = self.events[place]
        same_date = event.date == other.date
        if not (same_date or event.date.within(other.date) or other.date.within(event.date)):
            return Likeness.NONE, 0.0
        from rapidfuzz import fuzz

        score: float = fuzz.token_sort_ratio(title, self._titles[place])
        if same_date and (common := quotes(event) & quotes(other)):
            alone = any(self._quotes[quote] < 2 and quote not in shared for quote in common)
            told = alone or score >= SAME_QUOTE
            sure = told and not _one_is_off(event, other)
            return (Likeness.SAME if sure else Likeness.MAYBE), 100.0 + score
        more = MORE if same_date else 0
        if _same_words(words, self._words_at(place), more) and not _tells_apart(event, other):
            return Likeness.SAME, score
        score = max(score, fuzz.token_set_ratio(title, self._titles[place]) - 10)
        return (Likeness.MAYBE, score) if score >= ALIKE else (Likeness.NONE, score)

    def _words_at(self, place: int) -> list[Word]:
        if place not in self._words:
            self._words[place] = _words(self.events[place].title)
        return self._words[place]


def _buckets(event: Event) -> tuple[int | None, ...]:
    """Return the stretches of time that an event lies in; None is the home of the long ones."""
    first, last = event.date.days()
    if first is None or last is None:
        return () if event.date.is_undated else (None,)
    span = range(first // _BUCKET_DAYS, last // _BUCKET_DAYS + 1)
    return tuple(span) if len(span) <= 2 else (None,)


def _plain(title: str) -> str:
    return " ".join(_WORDS.findall(title.casefold()))


def _words(title: str) -> list[Word]:
    """Return the words of a title that tell something, in order."""
    found: list[Word] = []
    written = _WORDS.findall(title)
    led_in = False
    for word, following in zip(written, [*written[1:], ""], strict=True):
        plain = word.casefold()
        led_in = led_in or plain in _LEADING_IN
        if plain in _EMPTY:
            continue
        before_name = word[:1].isupper() and following[:1].isupper()
        spare = (led_in or before_name) and not (plain in _LINKS or _CHANGING.fullmatch(plain))
        found.append(Word(plain, _stem(plain) if found else plain, spare))
    return found


def _same_words(one: list[Word], other: list[Word], more: int) -> bool:
    """Tell whether the shorter title's words stand in the longer one, all others being spare."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > (more if len(short) >= FEWEST else 0):
        return False
    rest = iter(long)
    for word in short:
        for candidate in rest:
            if _same_word(word, candidate):
                break
            if not candidate.spare:
                return False
        else:
            return False
    return all(candidate.spare for candidate in rest)


def _same_word(one: Word, other: Word) -> bool:
    """Tell whether two words are forms of one; a subject is one or many, and not both."""
    return one.text == other.text or one.stem == other.stem


def _stem(word: str) -> str:
    """Return what the forms of an English word share: host, hosts, hosted, hosting."""
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and not stem.endswith("s" if ending == "s" else "\0"):
            stem += instead
            doubled = ending in ("ed", "ing") and stem[-1] == stem[-2]
            return (stem[:-1] if doubled else stem).removesuffix("e")
    return word.removesuffix("e")


_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def shared_quotes(events: Iterable[Event]) -> set[str]:
    """Return the quotes that several of the events have."""
    counts = Counter(quote for event in events for quote in quotes(event))
    return {quote for quote, number in counts.items() if number > 1}


def quotes(event: Event) -> set[str]:
    """Return the sentences that an event was read in."""
    return {" ".join(item.quote.split()) for item in event.sources if item.quote}


def _tells_apart(event: Event, other: Event) -> bool:
    """Tell whether a number, a negation or the status says that these are two events."""
    telling = [set(_TELLING.findall(item.title.casefold())) for item in (event, other)]
    return telling[0] != telling[1] or _one_is_off(event, other)


def _one_is_off(event: Event, other: Event) -> bool:
    return (event.status is Status.CANCELLED) is not (other.status is Status.CANCELLED)
