"""Nouns that a date belongs to where the verb's own time is another.

"Died two weeks after his arrest on 3 May", "spoke of Dale's visit in June".
"""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.title.aims import AIMS
from timeline.events.title.nouns import (
    INNER,
    WAITING,
    date_start,
    is_event,
    past,
    phrase_start,
    verb_at,
)
from timeline.events.title.subjects import View

BOUNDING = frozenset("after before since following until till of".split())
UNITS = frozenset("hour hours day days week weeks month months year years".split())


def moment(view: View) -> Span | None:
    """Return the noun phrase that a date belongs to, or None where it is the verb's."""
    clause = view.parse.owner[view.date]
    if clause is not None and view.date < clause.verb.start:
        return _planned(view, clause) or _doubted(view, clause)
    if clause is None or view.date < clause.verb.end:
        return None
    rules = (_looked_into, _bounding, _second, _dated, _followed, _ahead)
    return next((span for rule in rules if (span := rule(view, clause)) is not None), None)


def _planned(view: View, clause: Clause) -> Span | None:
    """Return "plan" of "a plan to close the mine by 2025 was dropped", with what follows it."""
    tokens, start, end = view.tokens, clause.subject[0], date_start(view.parse, view.date)
    if not start < end <= clause.verb.start or end < clause.subject[1]:
        return None  # "by 2025, a plan to close the mine"
    to = next((k for k in range(start, view.date) if tokens[k].tag is Tag.TO), 0)
    noun = to > start and tokens[to - 1].low in AIMS
    verbal = tokens[to + 1].tag in (Tag.MAYBE, Tag.NOUN)
    return (start, end) if noun and verbal else None


def _doubted(view: View, clause: Clause) -> Span | None:
    """Return "Graz fire" of "no evidence that the Graz fire of 2 June was arson"."""
    tokens, end = view.tokens, date_start(view.parse, view.date)
    state = tokens[clause.verb.head].tag is Tag.BE and clause.kind is Kind.CONTENT
    inside = clause.subject[0] < end <= clause.subject[1]
    if not state or not inside or tokens[view.date - 1].low != "of":
        return None
    return (clause.subject[0], end) if is_event(tokens, (end - 1, end)) else None


def _looked_into(view: View, clause: Clause) -> Span | None:
    """Return "genocide" of "would investigate the genocide in Rwanda four years ago"."""
    tokens, end = view.tokens, date_start(view.parse, view.date)
    ahead = tokens[clause.verb.start].low in ("will", "would", "to")
    if not ahead or not tokens[view.date].low.endswith("ago"):
        return None
    for k in range(clause.verb.end, end - 1):
        stop = k + 1
        while stop < end and tokens[stop].tag in INNER:
            stop += 1
        if tokens[k].tag is Tag.DET and is_event(tokens, (stop - 1, stop)):
            return (k + 1, stop)
    return None


def _bounding(view: View, clause: Clause) -> Span | None:
    """Return "his capture" of "died within weeks of his capture on 3 May"."""
    tokens, end = view.tokens, date_start(view.parse, view.date)
    start = phrase_start(view.parse, end)
    if start >= end or start < 2 or not is_event(tokens, (end - 1, end)):
        return None
    lead, measured = tokens[start - 1].low, tokens[start - 2].low in UNITS
    if lead not in BOUNDING or not measured or tokens[start - 2].tag is Tag.DATE:
        return None
    return (start, end) if end - start > 1 else None


def _second(view: View, clause: Clause) -> Span | None:
    """Return "attacks" of "on Tuesday condemned attacks in Lima on Monday"."""
    tokens, dates, start = view.tokens, sorted({*view.dated, view.date}), clause.verb.end
    first = [k for k in dates if k < clause.verb.end + 1 and view.parse.owner[k] is clause]
    own = [k for k in dates if clause.verb.end <= k and view.parse.owner[k] is clause]
    if not first or own != [view.date] or not past(view.parse, clause):
        return None
    while start < view.date and tokens[start].tag is Tag.DET:
        start += 1
    end = start
    while end < view.date and tokens[end].tag in INNER and not view.parse.phrase[end]:
        end += 1
    heads = end > start and is_event(tokens, (end - 1, end)) and tokens[end].tag is Tag.PREP
    return (start, end) if heads else None


FIGURES = frozenset("included includes include reflected reflects resulted stemmed marked".split())


def _dated(view: View, clause: Clause) -> Span | None:
    """Return what figures rest on: "$27 million from the sale of Volta in August", "of May"."""
    tokens, end = view.tokens, date_start(view.parse, view.date)
    if tokens[clause.verb.head].low not in FIGURES or view.planned:
        return None
    for k in range(end - 1, clause.verb.end, -1):
        if tokens[k].text in ",;:" or verb_at(view.parse, k):
            return None
        last = k + 1 == end or tokens[k + 1].low == "of"
        if last and is_event(tokens, (k, k + 1)):
            start = phrase_start(view.parse, k + 1)
            led = tokens[start - 1].low in ("from", "to") or tokens[start - 1].tag is Tag.TO
            return (start, k + 1) if led else None
    return None


FOLLOWING = frozenset("follows follow comes come marks mark caps reflects stems".split())


def _followed(view: View, clause: Clause) -> Span | None:
    """Return "two decisions" of "the warning follows two decisions by the court last June"."""
    tokens, start = view.tokens, clause.verb.end
    if view.planned or tokens[clause.verb.head].low not in FOLLOWING:
        return None
    while start < view.date and tokens[start].tag in (Tag.PREP, Tag.DET, Tag.SUB):
        start += 1
    end = start
    while end < view.date and tokens[end].tag in INNER and not view.parse.phrase[end]:
        end += 1
    return (start, end) if start < end and is_event(tokens, (end - 1, end)) else None


def _ahead(view: View, clause: Clause) -> Span | None:
    """Return "visit" of "had been talking about the visit of Dale in June", which lies ahead."""
    tokens, end = view.tokens, date_start(view.parse, view.date)
    spoken = past(view.parse, clause) or tokens[clause.verb.start].low in ("had", "has", "have")
    aims = any(token.tag is Tag.TO for token in tokens[clause.verb.end : end])
    if not view.planned or not spoken or aims:
        return None
    for k in range(end - 1, clause.verb.end, -1):
        if tokens[k].text in ",;:":
            return None
        heads = (
            tokens[k].text.islower()
            and is_event(tokens, (k, k + 1))
            and (k + 1 == end or tokens[k + 1].tag is Tag.PREP)
        )
        start = phrase_start(view.parse, k + 1)
        led = tokens[start - 1].tag is Tag.PREP or tokens[start - 1].low in WAITING
        if heads and start > clause.verb.end and led:
            return (start, k + 1)
    return None
