"""The clauses of a sentence: one for each finite verb, with its subject and its words.

Read from left to right, each doubtful word in every way it can be read; of the readings that
reach the end, the cheapest is the sentence's. An insertion is a hole in the clause around it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.events.syntax.frames import Frame, State, opening
from timeline.events.syntax.marks import Marked, marked
from timeline.events.syntax.moves import idle, moves
from timeline.events.syntax.parts import Clause, Kind, Parse, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import FUTURE, Verb
from timeline.events.words import WORDS

WIDTH = 8  # readings that are followed at once
HOPELESS = 4.0  # a reading that costs so much more than the best never becomes the cheapest


def parse(tokens: list[Token]) -> Parse:
    """Find the clauses of tagged tokens."""
    marks = marked(tokens)
    best = _search(marks)
    made = _made(best, marks)
    clauses = sorted(made.values(), key=lambda clause: clause.verb.start)
    owner = _released(_owners(best, made, len(tokens)), clauses, tokens)
    for clause in clauses:
        owned = [i for i, other in enumerate(owner) if other is clause]
        clause.end = max([clause.verb.end, *(i + 1 for i in owned)])
        clause.holes += _inner(owner, clause)
    return Parse(tokens, marks.hidden, marks.brackets, marks.phrase, clauses, owner)


def _search(marks: Marked) -> State:
    """Return the cheapest reading of the whole sentence."""
    size = len(marks.tokens)
    todo: list[list[State]] = [[] for _ in range(size + 1)]
    todo[0].append(opening())
    for i in range(size):
        if idle(marks, i):
            todo[i + 1] += todo[i]
            continue
        kept = sorted(todo[i], key=_price)[:WIDTH]
        for state in kept:
            if state.cost > kept[0].cost + HOPELESS:
                break
            for at, following in moves(state, i, marks):
                todo[min(at, size)].append(following)
    calls = bool(marks.tokens) and marks.tokens[0].low in WORDS["calls"]
    return min(todo[size], key=lambda state: _total(state, calls))


def _price(state: State) -> float:
    """Return the cost, and some more for each clause that still waits for its verb."""
    waiting = [n for n in state.stack if state.frames[n].verb is None]
    return state.cost + 0.6 * len(waiting)


def _total(state: State, calls: bool) -> float:
    """Add what is lacking at the end; a sentence that calls to something needs no subject."""
    lacking = [_lacking(frame) for frame in state.frames if frame.verb is None]
    called = 3.0 if calls and state.frames[0].verb is None else 0.0
    return state.cost + sum(lacking) - called


def _lacking(frame: Frame) -> float:
    """Price a clause that never met its verb."""
    return 1.0 if frame.free else {Kind.MAIN: 3.5, Kind.SUBORDINATE: 2.0}.get(frame.kind, 3.0)


def _made(state: State, marks: Marked) -> dict[int, Clause]:
    """Return a clause for each frame with a verb, by the frame's number."""
    verbs = [frame.verb for frame in state.frames if frame.verb]
    made: dict[int, Clause] = {}
    for n, frame in enumerate(state.frames):
        if frame.verb is None or frame.free:
            continue
        clause = Clause(
            frame.kind, frame.start, frame.subject, frame.verb, opener=frame.opener,
            holes=list(frame.holes),
        )  # fmt: skip
        if frame.kind is Kind.RELATIVE:
            span = _noun_phrase(marks, frame.start, verbs)
            span = _people(marks, _thing(marks, span, frame, verbs), frame)
            plural = marks.tokens[frame.verb.start].low in ("were", "are", "have")
            span = _whole_list(marks, span) if plural else span
            span = span if plural else _one_of_many(marks, span, frame)
            span = _agreeing(marks, _awaited(marks, _happening(marks, span, frame), frame), frame)
            clause.antecedent = span
        if frame.shares is not None:
            clause.shares = made.get(frame.shares)
        made[n] = clause
    return made


def _owners(state: State, made: dict[int, Clause], size: int) -> list[Clause | None]:
    """Give each token to the clause in whose stretch it stands."""
    numbers = [0] * size
    for at, number in state.turns:
        numbers[at:] = [number] * (size - at)
    only = next(iter(made.values()), None)
    return [made.get(number) or made.get(0) or only for number in numbers]


AGO = re.compile(r"\b(?:years|decades|centuries) ago$")


def _many_before(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "schools in Lund" for the "which were" behind it."""
    tokens, (start, end) = marks.tokens, span
    assert frame.verb is not None
    if tokens[start - 1].low not in PLACING or tokens[end - 1].low.endswith("s"):
        return span
    before = _noun_phrase(marks, start - 1, [frame.verb])
    plural = before[0] < before[1] and tokens[before[1] - 1].low.endswith("s")
    return (before[0], end) if plural else span


def _released(
    owner: list[Clause | None], clauses: list[Clause], tokens: list[Token]
) -> list[Clause | None]:
    """Give "the men who built it decades ago | in a rally on Saturday" its Saturday back."""
    dates = [k for k, token in enumerate(tokens) if token.tag is Tag.DATE]
    for first, second in pairwise(dates):
        mine = owner[first]
        inner = mine is not None and mine.kind is Kind.RELATIVE and owner[second] is mine
        if mine is None or not inner or not AGO.search(tokens[first].low):
            continue
        outer = next((c for c in reversed(clauses) if c.verb.start < mine.start), None)
        if outer is not None and tokens[first + 1].tag is Tag.PREP:
            owner[first + 1 :] = [outer if c is mine else c for c in owner[first + 1 :]]
    return owner


def _inner(owner: list[Clause | None], clause: Clause) -> list[Span]:
    """Return the stretches inside a clause that belong to others."""
    spans: list[Span] = []
    i = clause.start
    while i < clause.end:
        j = i
        while j < clause.end and owner[j] is not clause:
            j += 1
        if j > i:
            spans.append((i, j))
        i = j + 1
    return spans


NOMINAL = frozenset(
    [Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ING, Tag.POSS, Tag.ED, Tag.PART, Tag.PRON]
)


def _noun_phrase(marks: Marked, end: int, verbs: list[Verb]) -> Span:
    """Return the noun phrase that ends before `end`: back to a verb, a mark or a preposition."""
    tokens: list[Token] = marks.tokens
    verbal = {k for verb in verbs for k in range(verb.start, verb.end)}
    i = end - 1
    while i >= 0 and marks.passes(i):
        i -= 1
    i = end - 1 if i < 0 else i  # "According to the report, which ..."
    last = i
    if i > 0 and (tokens[i].tag is Tag.MAYBE and tokens[i - 1].tag is Tag.TO):
        return (end, end)  # "to investigate who ..."
    if tokens[i].low == "out":
        return (end, end)  # "to find out who ..."
    while i >= 0 and tokens[i].tag in NOMINAL and i not in verbal and not _aimed(tokens, i):
        i -= 1
    if i >= 0 and tokens[i].tag is Tag.ADV and tokens[i + 1].tag in (Tag.ED, Tag.PART):
        i -= 1  # "the recently passed bill"
    while i >= 0 and tokens[i].tag is Tag.DET:
        i -= 1
    aged = last == i + 1 and tokens[last].tag is Tag.NUM and i > 0 and tokens[i].text == ","
    return _noun_phrase(marks, i, verbs) if aged else (i + 1, last + 1)


def _aimed(tokens: list[Token], i: int) -> bool:
    """Tell the "post" of "to post sales that"."""
    if i == 0 or tokens[i - 1].tag is not Tag.TO:
        return False
    named = i + 1 < len(tokens) and tokens[i + 1].tag in (Tag.NAME, Tag.DET)
    return tokens[i].tag is Tag.MAYBE or (named and tokens[i].tag is Tag.NOUN)


PLACING = frozenset(["on", "in", "at", "from"])
# what happens to things, not to places: "a lens from Hamburg, which was delivered"
MADE = frozenset(
    """delivered ordered published sold bought launched signed released printed paid shown installed
    shipped written""".split()
)


def _thing(marks: Marked, span: Span, frame: Frame, verbs: list[Verb]) -> Span:
    """Return "shares" of "shares on the Oslo Exchange that fell": "that" picks out no name."""
    tokens, (start, end) = marks.tokens, span
    that = tokens[frame.start].tag is Tag.THAT and start < end
    assert frame.verb is not None
    made = tokens[frame.verb.head].low in MADE and frame.subject[0] >= frame.subject[1]
    apart = start > 2 and tokens[start - 2].text == "," and tokens[frame.start].text == ","
    that = that or ((made or apart) and start < end)
    named = all(tokens[k].tag in (Tag.NAME, Tag.DET) for k in range(start, end))
    if not that or not named or start < 2 or tokens[start - 1].low not in PLACING:
        return span
    before = _noun_phrase(marks, start - 2 if apart else start - 1, verbs)
    return before if before[0] < before[1] else span


def _whole_list(marks: Marked, span: Span) -> Span:
    """Return "Chad, Niger and Mali" for the last of three names: "who were" means them all."""
    tokens, start = marks.tokens, span[0]
    if start < 2 or tokens[start - 1].tag is not Tag.CC or tokens[span[1] - 1].low.endswith("s"):
        return span
    k = start - 2
    while k >= 0 and (tokens[k].tag in (Tag.NAME, Tag.DET, Tag.NUM) or tokens[k].text == ","):
        k -= 1
    return (k + 1, span[1]) if k + 1 < start - 1 else span


def _people(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "relatives of the crew" for "the crew, who": the persons, not the body.

    A name is no body where the verb is of many: "shareholders of Norport, who meet on 20 June".
    """
    tokens, start = marks.tokens, span[0]
    who = tokens[frame.opener].low == "who" if frame.opener is not None else False
    assert frame.verb is not None
    verb = tokens[frame.verb.start]
    many = verb.low in ("were", "are", "have") or (
        verb.tag is Tag.MAYBE and not verb.low.endswith("s")
    )
    named = tokens[span[1] - 1].tag is Tag.NAME and not many
    if not who or start < 2 or tokens[start - 1].low != "of" or named:
        return span
    head = tokens[start - 2]
    people = head.low in WORDS["anonymous"] or head.low.endswith(("ers", "ors", "ists"))
    return (start - 2, span[1]) if people and head.low.endswith("s") else span


def _one_of_many(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "Kingdom of Serbs, Croats and Slovenes" where "was" can be of no Slovenes."""
    tokens, (start, end) = marks.tokens, span
    assert frame.verb is not None
    one = tokens[frame.verb.start].low in ("was", "is", "has")
    many = start < end and tokens[end - 1].low.endswith("s") and tokens[end - 1].tag is Tag.NAME
    k = start - 1
    if not one or not many or k < 2 or tokens[k].tag is not Tag.CC:
        return span
    while k > 1 and (tokens[k].tag in (Tag.NAME, Tag.CC) or tokens[k].text == ","):
        k -= 1
    headed = tokens[k].low == "of" and tokens[k - 1].tag in (Tag.NAME, Tag.NOUN)
    return (k - 1, end) if headed else span


def _awaited(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "ruling of the court on the case" for the "which is expected" behind it."""
    tokens, (start, end) = marks.tokens, span
    assert frame.verb is not None
    head = tokens[frame.verb.head].low
    apart = tokens[frame.start].text == ","
    waited = head in FUTURE or (head in CAUSING and apart)
    if not waited or frame.subject[0] < frame.subject[1]:
        return span
    while start > 1 and tokens[start - 1].low in JOINING:
        before = _noun_phrase(marks, start - 1, [frame.verb])
        if before[0] == before[1]:
            break
        start = before[0]
    return (start, end)


JOINING = frozenset("of on for about into over with between against".split())
# what things done cause: "a pact with Peru, which led to protests"
CAUSING = frozenset(
    """led prompted caused sparked triggered provoked angered unleashed resulted culminated
    drew""".split()
)


def _agreeing(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "agreement on exports" for "that expires": the verb is not of many."""
    tokens, (start, end) = marks.tokens, span
    assert frame.verb is not None
    first, bare = tokens[frame.verb.start], frame.subject[0] >= frame.subject[1]
    one = first.low in ("was", "is", "has") or (
        first.tag in (Tag.PRESENT, Tag.MAYBE) and first.low.endswith("s")
    )
    last = tokens[end - 1] if start < end else None
    many = last is not None and last.tag in (Tag.NOUN, Tag.MAYBE) and last.low.endswith("s")
    if not bare or start < 2:
        return span
    if first.low in ("were", "are", "have") and last is not None and last.tag is Tag.NAME:
        return _many_before(marks, span, frame)
    if not (one and many) or tokens[start - 1].low not in JOINING:
        return span
    before = _noun_phrase(marks, start - 1, [frame.verb])
    if tokens[before[0]].tag is Tag.NAME and before[0] > 1 and tokens[before[0] - 1].low in JOINING:
        before = _noun_phrase(marks, before[0] - 1, [frame.verb])  # "agreement with Peru on"
    single = before[0] < before[1] and not tokens[before[1] - 1].low.endswith("s")
    return (before[0], end) if single else span


HARMS = WORDS["harms"]
# only what happens does: "the dredging of the basin, which began"
LASTING = frozenset("began begins started starts ended ends continued lasted resumed".split())


def _happening(marks: Marked, span: Span, frame: Frame) -> Span:
    """Return "collapse of a silo" for "that killed": the happening did it, not the thing."""
    tokens, start = marks.tokens, span[0]
    assert frame.verb is not None
    head, bare = tokens[frame.verb.head].low, frame.subject[0] >= frame.subject[1]
    if not bare or head not in HARMS | LASTING or start < 2 or tokens[start - 1].low != "of":
        return span
    before = tokens[start - 2]
    return (start - 2, span[1]) if before.low in WORDS["event"] or before.tag is Tag.ING else span
