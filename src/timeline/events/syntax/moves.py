"""What a connector or a verb can be in a clause: each reading with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.syntax.connectors import (
    NOUNS,
    REPORTING,
    STATING,
    TOLD,
    Move,
    closed,
    relative,
    subordinate,
    that,
)
from timeline.events.syntax.frames import Frame, State, attached, beside, close, push
from timeline.events.syntax.heads import subject_of
from timeline.events.syntax.marks import Marked
from timeline.events.syntax.parts import DASHES, Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import BASES, RULING, Verb, doubt, group
from timeline.events.words import WORDS

VERBAL = frozenset([Tag.MODAL, Tag.BE, Tag.HAVE, Tag.DO, Tag.PAST, Tag.PRESENT, Tag.ED, Tag.MAYBE])
LIVE = VERBAL | {Tag.REL, Tag.THAT, Tag.SUB, Tag.TO}


def idle(marked: Marked, i: int) -> bool:
    """Tell whether a token opens nothing and is no verb: each reading goes on as it is."""
    token = marked.tokens[i]
    if token.tag in LIVE or token.text == ",":
        return False
    return token.low != "what" and token.low not in PROVIDED


def moves(state: State, i: int, marked: Marked) -> Iterator[Move]:
    """Return how a reading can go on at token `i`."""
    token = marked.tokens[i]
    if token.text == "," and (shut := closed(state, i, marked)) is not None:
        yield i + 1, shut
    if token.low in PROVIDED and not marked.hidden[i] and _states(marked.tokens, i + 1):
        yield i + 1, push(state, Frame(Kind.SUBORDINATE, i, i + 1, opener=i), 0.3)
    if marked.hidden[i] or marked.phrase[i] or token.tag not in LIVE:
        if token.low == "what" and not marked.hidden[i]:
            yield i + 1, push(state, Frame(Kind.CONTENT, i, i + 1, free=True), 0.0)
        else:
            yield i + 1, state
    elif _conditional(marked.tokens, i):
        frame = Frame(Kind.SUBORDINATE, i, i + 1, i, Verb(i + 2, i + 3, i + 2), (i + 1, i + 2))
        yield i + 3, push(state, frame, 0.0)
    elif token.tag is Tag.TO:
        infinitive = i + 1 < len(marked.tokens) and marked.tokens[i + 1].tag in BASES
        yield i + 2 if infinitive else i + 1, state
    elif token.tag is Tag.REL:
        yield from relative(state, i, marked)
    elif token.tag is Tag.THAT:
        yield from that(state, i, marked)
    elif token.tag is Tag.SUB:
        yield from subordinate(state, i, marked)
    else:
        yield from _verbs(state, i, marked)


PROVIDED = frozenset(["provided", "providing", "assuming"])


def _states(tokens: list[Token], i: int) -> bool:
    """Tell whether a noun phrase or "that" begins at `i`."""
    return i < len(tokens) and tokens[i].tag in (Tag.DET, Tag.NAME, Tag.PRON, Tag.THAT)


def _conditional(tokens: list[Token], i: int) -> bool:
    """Tell "should they attack", "had he known": a condition without "if"."""
    if tokens[i].low not in ("should", "had", "were") or i + 2 >= len(tokens):
        return False
    return tokens[i + 1].low in CONTACT and tokens[i + 2].tag in (Tag.MAYBE, Tag.PART, Tag.ED)


# -- verbs ------------------------------------------------------------------------------------


def _verbs(state: State, i: int, marked: Marked) -> Iterator[Move]:
    """Read a word as a verb of each clause that can take it, and as no verb."""
    tokens = marked.tokens
    verb = group(tokens, i)
    finite, other = doubt(tokens, i, verb)
    if other < 5:
        yield i + 1, state._replace(cost=state.cost + other)
    if finite < 5:
        priced = state._replace(cost=state.cost + finite)
        for placed in _places(priced, verb, marked):
            yield verb.end, placed


def _places(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Return the clauses that can take a verb: an open one, or a new one."""
    depth = len(state.stack) - 1
    waiting = [d for d in range(depth, -1, -1) if state.frames[state.stack[d]].verb is None]
    if waiting:
        inner = waiting[0]
        steps = depth - inner
        odd = marked.tokens[max(0, marked.back(verb.start - 1))].tag is Tag.CC
        inserted = steps and marked.breaks(state.frames[state.stack[inner + 1]].start)
        odd = odd or (_said_by(marked, verb) and not inserted)
        cost = 0.2 * max(0, steps - 1) + (1.5 if odd else 0.0)
        yield attached(state, inner, verb, marked, cost)
        if steps == 0 and len(waiting) > 1:
            yield attached(state, waiting[1], verb, marked, 0.3)
    yield from _contact(state, verb, marked)
    if state.top.verb is None:
        return
    yield from _coordinated(state, verb, marked)
    yield from _unmarked(state, verb, marked)
    yield from _interrupted(state, verb, marked)
    yield from _parted(state, verb, marked)


def _coordinated(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Read "... and fled", "..., and the king fled", "joined, left and returned"."""
    tokens = marked.tokens
    before = marked.back(verb.start - 1)
    if before >= 0 and tokens[before].tag is Tag.CC:
        start = before - 1 if before and tokens[before - 1].text == "," else before
        yield from _sharing(state, verb, start, before, 0.1, tokens)
    elif (joint := _joint_before(marked, before)) is not None:
        yield from _sharing(state, verb, joint, joint, 0.2, tokens)
    elif before >= 0 and tokens[before].text == "," and tokens[verb.start].tag in PASTS:
        later = _and_later(tokens, verb.end)
        cost = (0.0 if marked.phrase[before - 1] else 0.8) if later else 1.8
        yield from _sharing(state, verb, before, before, cost, tokens)
    assert state.top.verb is not None
    joints = [k for k in range(state.top.verb.end, verb.start) if marked.joins(k)]
    for k in joints[-2:]:
        found = subject_of(marked, k + 1, verb.start)
        if found.span[0] >= found.span[1]:
            continue
        comma = k and tokens[k - 1].text == ","
        frame = Frame(
            Kind.COORDINATED, k - 1 if comma else k, k + 1, k, verb, found.span, found.holes
        )
        dated = k > 0 and marked.phrase[k - 1] and marked.phrase[min(verb.end, len(tokens) - 1)]
        cost = found.cost + (0.1 if comma else 0.0 if dated else 0.7)
        for depth, price in _depths(state):
            yield beside(state, depth, frame, cost + price)


PASTS = frozenset([Tag.PAST, Tag.ED, Tag.BE, Tag.HAVE, Tag.MODAL])


def _joint_before(marked: Marked, comma: int) -> int | None:
    """Return the "and" of "and, after the vote, | fled": an insertion stands before the verb."""
    tokens = marked.tokens
    if comma < 3 or tokens[comma].text != ",":
        return None
    opened = next((k for k in range(comma - 1, 0, -1) if tokens[k].text == ","), 0)
    return opened - 1 if opened > 1 and tokens[opened - 1].tag is Tag.CC else None


def _depths(state: State) -> Iterator[tuple[int, float]]:
    """Return the open clauses that a new one can stand beside, with what it costs."""
    last = len(state.stack) - 1
    for depth in range(last, -1, -1):
        if state.frames[state.stack[depth]].verb is not None:
            yield depth, 0.25 * (last - depth)


def _sharing(
    state: State, verb: Verb, start: int, opener: int, cost: float, tokens: list[Token]
) -> Iterator[State]:
    """Give a verb without a subject to each open clause's subject."""
    for depth, price in _depths(state):
        at = state.stack[depth]
        first = state.frames[at].verb
        assert first is not None
        alike = _tense(tokens, first) == _tense(tokens, verb)
        price += 0.4 if _closed_moment(state.frames[at], tokens, start) else 0.0
        price += 0.7 if _spoken_of(state, at, verb, tokens) else 0.0
        frame = Frame(
            Kind.COORDINATED, start, opener, opener, verb, (opener, opener), (), shares=at
        )
        yield beside(state, depth, frame, cost + price + (0.0 if alike else 0.3))


PROMISING = frozenset("promised vowed pledged urged denied called demanded warned added".split())


def _spoken_of(state: State, at: int, verb: Verb, tokens: list[Token]) -> bool:
    """Tell "said the affair was a shock | and promised laws": the speaker promised them."""
    frame = state.frames[at]
    if frame.kind is not Kind.CONTENT or tokens[verb.head].low not in PROMISING:
        return False
    last = tokens[frame.subject[1] - 1] if frame.subject[0] < frame.subject[1] else None
    return last is not None and last.tag in (Tag.NOUN, Tag.MAYBE)


def _closed_moment(frame: Frame, tokens: list[Token], start: int) -> bool:
    """Tell "fled before the trial began | and was held": a moment that takes no second verb."""
    if frame.kind is not Kind.SUBORDINATE or frame.opener is None or frame.verb is None:
        return False
    return tokens[frame.opener].low in ("before", "after", "until") and frame.verb.end == start


def _tense(tokens: list[Token], verb: Verb) -> str:
    """Return past, modal or present, of a verb's first word."""
    token = tokens[verb.start]
    if token.tag is Tag.MODAL:
        return "modal"
    past = token.tag in (Tag.PAST, Tag.ED) or token.low in ("was", "were", "had", "did")
    return "past" if past else "present"


def _and_later(tokens: list[Token], i: int) -> bool:
    """Tell whether "and" and a past follow: the last of "joined, became and left"."""
    return any(
        tokens[k].tag is Tag.CC and tokens[k + 1].tag in PASTS
        for k in range(i, min(i + 25, len(tokens) - 1))
    )


def _unmarked(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Read "he said | the talks failed", which no connector opens."""
    tokens, top = marked.tokens, state.top
    assert top.verb is not None
    head = tokens[top.verb.head].low
    passive = tokens[top.verb.start].tag is Tag.BE and top.verb.head > top.verb.start
    if head in STATING and not (passive and head in CALLED):
        begin = _addressed(marked, top.verb.end) if head in TOLD else top.verb.end
        found = subject_of(marked, begin, verb.start)
        skipped = [
            k for k in range(begin, found.span[0])
            if not marked.passes(k) and tokens[k].tag is not Tag.ADV
        ]  # fmt: skip
        if found.span[0] < found.span[1] and len(skipped) <= 1:
            begin = found.span[0]
            frame = Frame(Kind.CONTENT, begin, begin, None, verb, found.span, found.holes)
            felt = head in FELT and tokens[verb.start].tag is Tag.ED  # "found the body wrapped"
            yield push(state, frame, found.cost + 0.5 * len(skipped) + (1.2 if felt else 0.0))


def _interrupted(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Read "he said | the probe, which has fuel left, would head on"."""
    tokens, top = marked.tokens, state.top
    if len(state.stack) < 2 or top.kind is not Kind.RELATIVE or top.verb is None:
        return
    if _said_by(marked, verb):
        return
    outer = state.frames[state.stack[-2]]
    closing = marked.back(verb.start - 1)
    opened = marked.breaks(top.start) and closing >= 0 and tokens[closing].text == ","
    if outer.verb is None or not opened or tokens[outer.verb.head].low not in STATING:
        return
    found = subject_of(marked, outer.verb.end, top.start)
    if found.span[0] != outer.verb.end or found.span[0] >= found.span[1]:
        return
    hole = (top.start, closing + 1)
    frame = Frame(Kind.CONTENT, closing + 1, closing + 1, None, verb, found.span, (hole,))
    yield push(close(state, closing + 1, 0.0), frame, found.cost)


FELT = frozenset("found saw heard".split())
CALLED = frozenset("declared deemed considered ruled found".split())  # "was declared void"


def _contact(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Read "a call | he made": a relative clause that no word opens."""
    tokens = marked.tokens
    end = marked.back(verb.start - 1)
    if end > 0 and tokens[end].low in CONTACT and tokens[end - 1].tag in NOUNS - {Tag.PRON}:
        frame = Frame(Kind.RELATIVE, end, end, end, verb, (end, end + 1))
        if tokens[end - 1].low in REPORTING:
            frame = Frame(Kind.CONTENT, end, end, None, verb, (end, end + 1))
        yield push(state, frame, 1.5 if tokens[end - 1].tag is Tag.NAME else 0.3)
        return
    floor = state.top.verb.end if state.top.verb else state.top.begin
    yield from _stated(state, verb, marked, floor)
    q = _article(marked, end, floor)
    if q and tokens[q - 1].low in REPORTING:
        yield push(state, Frame(Kind.CONTENT, q, q, None, verb, (q, end + 1)), 0.2)
    if q and tokens[q - 1].tag in (Tag.NOUN, Tag.MAYBE):
        yield push(state, Frame(Kind.RELATIVE, q, q, q, verb, (q, end + 1)), 1.4)
    elif (q := _name_start(tokens, end)) > floor and tokens[q - 1].low in REPORTING:
        yield push(state, Frame(Kind.CONTENT, q, q, None, verb, (q, end + 1)), 0.2)
    elif q > floor and tokens[q - 1].tag in (Tag.NOUN, Tag.MAYBE):
        many = tokens[q - 1].low.endswith("s")  # "the systems | Volta shipped"
        yield push(state, Frame(Kind.RELATIVE, q, q, q, verb, (q, end + 1)), 0.0 if many else 0.9)


def _stated(state: State, verb: Verb, marked: Marked, floor: int) -> Iterator[State]:
    """Read "a statement saying | the entry of Riga would help": a long subject after "saying"."""
    spoken = range(verb.start - 3, max(floor, verb.start - 12), -1)
    said = next((k for k in spoken if marked.tokens[k].low in REPORTING), None)
    if said is None or state.top.verb is None:
        return
    found = subject_of(marked, said + 1, verb.start)
    if found.span[0] == said + 1 < found.span[1]:
        frame = Frame(Kind.CONTENT, said + 1, said + 1, None, verb, found.span, found.holes)
        yield push(state, frame, found.cost + 0.2)


CONTACT = frozenset("he she it they we i you".split())


def _name_start(tokens: list[Token], end: int) -> int:
    """Return where the name begins that ends at `end`: "a deadline | Volta had set"."""
    if end < 0 or tokens[end].tag is not Tag.NAME:
        return -1
    while end and tokens[end - 1].tag is Tag.NAME:
        end -= 1
    return end


def _addressed(marked: Marked, k: int) -> int:
    """Step over whom it was told to: "told | the group | the talks failed"."""
    tokens = marked.tokens
    first = k
    while k < len(tokens) and (
        tokens[k].tag in (Tag.NOUN, Tag.NAME) or (k == first and tokens[k].tag in ADDRESSED)
    ):
        k += 1
    return k


ADDRESSED = frozenset([Tag.DET, Tag.PRON, Tag.NUM])


def _article(marked: Marked, q: int, floor: int) -> int:
    """Return the article of the noun phrase that ends at `q`, or 0."""
    tokens = marked.tokens
    while q > floor and tokens[q].tag in NOUNS:
        q -= 1
    return q if q > floor and tokens[q].tag is Tag.DET else 0


def _parted(state: State, verb: Verb, marked: Marked) -> Iterator[State]:
    """Read "..., the ministry said", "...; the king fled", and what nothing explains."""
    tokens, top = marked.tokens, state.top
    assert top.verb is not None
    before = _mark_before(marked, verb)
    says = tokens[verb.head].low in WORDS["saying"] | RULING
    if _said_by(marked, verb):
        frame = Frame(
            Kind.COORDINATED, before, before, before, verb, (before, before), (),
            shares=state.stack[0],
        )  # fmt: skip
        yield beside(state, 0, frame, 0.2)
    marks = [
        k for k in range(top.verb.end, verb.start)
        if tokens[k].text in PARTING and (not marked.hidden[k] or _quote_ends(marked, k))
    ]  # fmt: skip
    for k in marks[-4:] if says else marks[-2:]:
        found = subject_of(marked, k + 1, verb.start)
        if found.span[0] >= found.span[1]:
            continue
        kind, cost = _after(tokens[k].text, says)
        opener = k if kind is not Kind.MAIN else None
        start = k if kind is Kind.COORDINATED else k + 1
        frame = Frame(kind, start, k + 1, opener, verb, found.span, found.holes)
        yield beside(state, 0, frame, cost + found.cost)
    found = subject_of(marked, top.verb.end, verb.start)
    frame = Frame(Kind.LOOSE, top.verb.end, top.verb.end, None, verb, found.span, found.holes)
    yield beside(state, 0, frame, 4.0 + found.cost)


def _quote_ends(marked: Marked, k: int) -> bool:
    """Tell the mark that closes a quotation: “We left,” | he said."""
    closing = marked.tokens[k].text in ("''", '"', "”")
    return closing and k + 1 < len(marked.tokens) and not marked.hidden[k + 1]


def _mark_before(marked: Marked, verb: Verb) -> int:
    """Return the token before a verb; the mark that closes a short quotation is one."""
    last, before = verb.start - 1, marked.back(verb.start - 1)
    return last if before >= 0 and _quote_ends(marked, last) else before


def _said_by(marked: Marked, verb: Verb) -> bool:
    """Tell ", said | the minister": a verb of saying between a mark and its subject."""
    tokens, before = marked.tokens, _mark_before(marked, verb)
    says = tokens[verb.head].low in WORDS["saying"] and before >= 0
    return says and tokens[before].text in INVERTING and _noun_next(tokens, verb.end)


PARTING = frozenset([",", ";", ":", *DASHES, '"', "”", "''"])
INVERTING = frozenset([",", '"', "”", "''", "’", *DASHES])


def _after(mark: str, says: bool) -> tuple[Kind, float]:
    """Return what a new subject after a mark opens, and its price."""
    if mark in ",\"”''" or mark in DASHES:
        return (Kind.COORDINATED, 0.2 if says else 2.4 if mark == "," else 1.2)
    return (Kind.MAIN, 0.0 if mark == ";" else 0.8)


def _noun_next(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in (Tag.DET, Tag.NAME, Tag.NOUN)
