"""What a query is, and whether an event answers it. Pure: no event is ever changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from timeline.model.dates import Granularity, Interval
from timeline.model.event import Event, Status

WORD = "word"  # the prefix of a term that was written without one

Predicate = Callable[[Event], bool]


class Term(NamedTuple):
    """One condition: a prefix ("tag") and its value (text; an Interval for "date"; a pattern)."""

    prefix: str
    value: Any


class Not(NamedTuple):
    """What must not be so."""

    query: Query


class And(NamedTuple):
    """Conditions that must all hold; of several terms with one prefix, one is enough.

    Words are the exception: each of them must be found. Without conditions it is always true.
    """

    queries: tuple[Query, ...] = ()


class Or(NamedTuple):
    """Conditions of which one is enough."""

    queries: tuple[Query, ...]


Query = Term | Not | And | Or


def select(events: Iterable[Event], query: Query, *, exact: bool = False) -> list[Event]:
    """Return the events that answer a query, in their order.

    A date answers where it may lie in the period asked for. With `exact` it must certainly lie
    there; where the query asks for no period, it must be known to the day.
    """
    holds = _predicate(query, exact)
    if exact and not any(term.prefix == "date" for term in terms(query)):
        return [event for event in events if _is_exact(event.date) and holds(event)]
    return [event for event in events if holds(event)]


def terms(query: Query) -> Iterator[Term]:
    """Yield every term of a query that is not under a `not:`."""
    if isinstance(query, Term):
        yield query
    elif isinstance(query, (And, Or)):
        for part in query.queries:
            yield from terms(part)


def fold(text: str) -> str:
    """Return a text without case, accents and typographic quotes and dashes, for comparing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_TYPOGRAPHY))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_TYPOGRAPHY = str.maketrans("‘’“”‐‑‒–—", "''\"\"-----")


def _predicate(query: Query, exact: bool) -> Predicate:
    if isinstance(query, Term):
        return _certain(query.value) if exact and query.prefix == "date" else _term(query)
    if isinstance(query, Not):
        return _none(_predicate(query.query, exact))
    if isinstance(query, Or):
        return _any([_predicate(part, exact) for part in query.queries])
    return _conjunction(query, exact)


def _conjunction(query: And, exact: bool) -> Predicate:
    """Join what must hold together, terms of one prefix being alternatives."""
    rest: list[Predicate] = []
    alternatives: dict[str, list[Predicate]] = {}
    for part in query.queries:
        holds = _predicate(part, exact)
        if isinstance(part, Term) and part.prefix != WORD:
            alternatives.setdefault(part.prefix, []).append(holds)
        else:
            rest.append(holds)
    return _all([*(_any(holds) for holds in alternatives.values()), *rest])


def _all(parts: list[Predicate]) -> Predicate:
    if len(parts) == 1:
        return parts[0]
    return lambda event: all(holds(event) for holds in parts)


def _any(parts: list[Predicate]) -> Predicate:
    if len(parts) == 1:
        return parts[0]
    return lambda event: any(holds(event) for holds in parts)


def _none(holds: Predicate) -> Predicate:
    return lambda event: not holds(event)


def _term(term: Term) -> Predicate:
    return MATCHERS[term.prefix](term.value)


def _texts(event: Event) -> tuple[str, ...]:
    """Return the texts that words are looked for in."""
    return (event.title, event.text or "", *event.who, *event.where)


def _word(value: str) -> Predicate:
    found = _starting(value)
    # joined by what no phrase holds, so that none spans two texts
    return lambda event: found(fold("\0".join(_texts(event)))) is not None


def _text(value: str | re.Pattern[str]) -> Predicate:
    if isinstance(value, str):
        return _word(value)
    search = value.search
    return lambda event: any(search(text) for text in _texts(event))


def _starting(value: str) -> Callable[[str], re.Match[str] | None]:
    """Return a search for a text at the start of a word ("troop" finds "troops", not "airport")."""
    wanted = fold(value)
    words = r"\s+".join(re.escape(part) for part in wanted.split())
    return re.compile(rf"(?<!\w){words}" if _has_words(wanted[:1]) else words).search


def _has_words(char: str) -> bool:
    """Tell whether a script sets spaces between words: not so in Thai, Chinese or Japanese."""
    code = ord(char) if char.isalnum() else 0
    return bool(code) and code < 0x2E80 and not 0x0E00 <= code <= 0x109F


def _named(attribute: str) -> Callable[[str], Predicate]:
    """Make a matcher for names in a tuple of an event, found from the start of any word."""

    def matcher(value: str) -> Predicate:
        found = _starting(value)
        return lambda event: any(found(fold(name)) for name in getattr(event, attribute))

    return matcher


def _tag(value: str) -> Predicate:
    wanted = fold(value.removeprefix("#"))
    return lambda event: any(fold(tag) == wanted for tag in event.tags)


def _source(value: str) -> Predicate:
    """Find a source by its whole id, or a bare URL by any part of it."""
    wanted = fold(value)

    def holds(event: Event) -> bool:
        refs = [fold(citation.ref) for citation in event.sources]
        return any(ref == wanted or ("://" in ref and wanted in ref) for ref in refs)

    return holds


def _id(value: str) -> Predicate:
    wanted = value.lower()
    return lambda event: event.id is not None and event.id.lower().startswith(wanted)


def _equal(attribute: str) -> Callable[[str], Predicate]:
    def matcher(value: str) -> Predicate:
        wanted = fold(value)
        return lambda event: fold(getattr(event, attribute) or "") == wanted

    return matcher


def _possible(period: Interval) -> Predicate:
    zoned = _has_offset(period)
    low, high = _moments(period, zoned)

    def holds(event: Event) -> bool:
        start, end = _moments(event.date, zoned)
        return start < high and low < end and not event.date.is_undated

    return holds


def _certain(period: Interval) -> Predicate:
    zoned = _has_offset(period)
    low, high = _moments(period, zoned)

    def holds(event: Event) -> bool:
        start, end = _moments(event.date, zoned)
        doubtful = event.date.approximate or event.date.uncertain or event.date.is_undated
        return low <= start and end <= high and not doubtful

    return holds


def _has_offset(interval: Interval) -> bool:
    return any(date.offset is not None for date in interval.dates)


def _moments(interval: Interval, zoned: bool) -> tuple[float, float]:
    """Return an interval's bounds: in UTC where the period asked for names a zone."""
    return interval.instants() if zoned else interval.bounds()


def _is_exact(date: Interval) -> bool:
    known = date.granularity >= Granularity.DAY and not (date.approximate or date.uncertain)
    return known and date.days() != (None, None) and None not in date.days()


STATES: dict[str, Predicate] = {
    **{
        status.value: (lambda event, status=status: event.status is status)  # type: ignore[misc]
        for status in Status
    },
    "approx": lambda event: event.date.approximate,
    "uncertain": lambda event: event.date.uncertain,
    "range": lambda event: event.date.is_range,
    "unsourced": lambda event: not event.sources,
    "undated": lambda event: event.date.is_undated,
    "review": lambda event: event.review is not None,
}

MATCHERS: dict[str, Callable[[Any], Predicate]] = {
    WORD: _word,
    "date": _possible,
    "tag": _tag,
    "who": _named("who"),
    "where": _named("where"),
    "source": _source,
    "id": _id,
    "group": _equal("group"),
    "lang": _equal("lang"),
    "is": STATES.__getitem__,
    "text": _text,
}

PREFIXES = tuple(prefix for prefix in MATCHERS if prefix != WORD)
