"""One verb shared out over several dates: "opened plants in Oslo in 1952, Graz in 1955"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from timeline.events.syntax.parts import Clause, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.title.subjects import View

INNER = frozenset([Tag.NAME, Tag.NOUN, Tag.MAYBE, Tag.NUM, Tag.DET, Tag.POSS, Tag.CC])
LONGEST = 7  # tokens of a portion


class Portions(NamedTuple):
    """What each date of a clause has for itself, in order; `mine` is the one of the view's date."""

    spans: tuple[Span, ...]
    mine: int
    sums: frozenset[int]  # what told of all of them: "three times", "two clubs,"

    @property
    def others(self) -> frozenset[int]:
        """The tokens of the other dates' portions, with the marks that part them."""
        first, last = self.spans[0][0], self.spans[-1][1]
        own = self.spans[self.mine]
        return self.sums | {k for k in range(first, last) if not own[0] <= k < own[1]}


def portions(view: View, clause: Clause) -> Portions | None:
    """Share a clause's words out over its dates; None where they belong to all of them.

    Each date but the first must follow a comma or "and" and a noun phrase of its own.
    """
    dates = [k for k in sorted({view.date, *view.dated}) if view.parse.owner[k] is clause]
    if len(dates) < 2 or view.date not in dates or dates[0] < clause.verb.end:
        return None
    spans = [_portion(view, a, b) for a, b in pairwise(dates)]
    own = [span for span in spans if span is not None]
    if len(own) < len(spans):
        return None
    first = _first(view, clause, dates[0], own[0])
    if view.tokens[own[0][0]].tag is Tag.PREP and view.tokens[first[0]].tag is not Tag.PREP:
        return None
    sums = _sums(view, clause.verb.end, first[0])
    return Portions((first, *own), dates.index(view.date), sums)


def _sums(view: View, start: int, end: int) -> frozenset[int]:
    """Return the tokens of "three times before" and of the "two clubs," that portions explain."""
    tokens = view.tokens
    found: set[int] = set()
    for k in range(start, end - 1):
        if tokens[k].low == "twice":
            found.add(k)
        if tokens[k].tag is Tag.NUM and tokens[k + 1].low == "times":
            found |= {k, k + 1, *([k + 2] if tokens[k + 2].low in ("before", "already") else [])}
    k = end - 2
    while k > start and tokens[end - 1].text in ",:" and tokens[k].tag in (Tag.NOUN, Tag.MAYBE):
        k -= 1
    counted = end - 2 > k > start and tokens[k].tag is Tag.NUM
    return frozenset(found | set(range(k, end) if counted else ()))


def _lead(view: View, date: int) -> int:
    """Return where the phrase of a date begins: at its preposition."""
    k = date
    while k and view.parse.phrase[k - 1] and view.tokens[k - 1].tag is not Tag.DATE:
        k -= 1
    return k


def _portion(view: View, before: int, date: int) -> Span | None:
    """Return the noun phrase between two dates: ", Graz" or "and in Graz"."""
    tokens = view.tokens
    start, end = before + 1, _lead(view, date)
    while start < end and (tokens[start].text == "," or tokens[start].tag is Tag.CC):
        start += 1
    if start == before + 1 or start >= end or end - start > LONGEST:
        return None
    led = start + 1 if tokens[start].tag is Tag.PREP or tokens[start].low == "as" else start
    plain = all(
        tokens[k].tag in INNER or tokens[k].low == "of" or _of_the_year(view, k)
        for k in range(led, end)
    )
    verbal = any(start <= clause.verb.head < end for clause in view.parse.clauses)
    return None if verbal or led == end or not plain else (start, end)


def _of_the_year(view: View, k: int) -> bool:
    """Tell the "the year" of "album of the year", which is no date of its own."""
    return view.tokens[k].tag is Tag.DATE and k not in (view.date, *view.dated)


def _first(view: View, clause: Clause, date: int, second: Span) -> Span:
    """Return what the first date has for itself: as much as the second's is built of."""
    tokens = view.tokens
    end = _lead(view, date)
    start, led = end, tokens[second[0]]
    while start > clause.verb.end and (
        tokens[start - 1].tag in INNER or tokens[start - 1].low == "of"
    ):
        if tokens[start - 2].tag is Tag.TO:  # "to include Chad"
            break
        start -= 1
    same = (
        (led.tag is Tag.PREP or led.low == "as")
        and start > clause.verb.end
        and tokens[start - 1].low == led.low
    )
    return (start - 1 if same else start, end)
