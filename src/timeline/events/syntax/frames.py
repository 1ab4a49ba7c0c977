"""A reading of a sentence half way: the clauses found so far, and what is still open.

The search (`clauses`) tries each reading of a doubtful word; what every move costs stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline.events.syntax.heads import FRONTS, NOMINATIVE, Subject, front, subject_of
from timeline.events.syntax.marks import Marked
from timeline.events.syntax.parts import Kind, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.syntax.verbs import Verb


class Frame(NamedTuple):
    """A clause that is open or done; `begin` is where its subject may start."""

    kind: Kind
    start: int
    begin: int
    opener: int | None = None
    verb: Verb | None = None
    subject: Span = (0, 0)
    holes: tuple[Span, ...] = ()
    shares: int | None = None  # the frame whose subject it takes over
    free: bool = False


class State(NamedTuple):
    """A reading so far: `turns` are (token, frame) from which on a frame owns the tokens."""

    cost: float
    frames: tuple[Frame, ...]
    stack: tuple[int, ...]
    turns: tuple[tuple[int, int], ...]

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.frames[self.stack[-1]]


def opening() -> State:
    """Return the reading of a sentence of which nothing is read."""
    return State(0.0, (Frame(Kind.MAIN, 0, 0),), (0,), ((0, 0),))


def push(state: State, frame: Frame, cost: float) -> State:
    """Open a clause inside the innermost one."""
    at = len(state.frames)
    turns = (*state.turns, (frame.start, at))
    return State(state.cost + cost, (*state.frames, frame), (*state.stack, at), turns)


def beside(state: State, depth: int, frame: Frame, cost: float) -> State:
    """Put a clause in the place of the open one at `depth`, which is done."""
    at = len(state.frames)
    turns = (*state.turns, (frame.start, at))
    return State(state.cost + cost, (*state.frames, frame), (*state.stack[:depth], at), turns)


def close(state: State, at: int, cost: float) -> State:
    """Close the innermost clause before token `at`."""
    stack = state.stack[:-1]
    return State(state.cost + cost, state.frames, stack, (*state.turns, (at, stack[-1])))


def attached(state: State, depth: int, verb: Verb, marked: Marked, cost: float) -> State:
    """Give a verb to the open frame at `depth`; those inside it are done."""
    at = state.stack[depth]
    frame = state.frames[at]
    turns = state.turns
    if depth < len(state.stack) - 1:
        child = state.frames[state.stack[depth + 1]]
        first = min(inner.start for inner in state.frames[at + 1 :])
        child = child._replace(start=first)  # what stood in its place before it goes with it
        found, back = min(_resumptions(frame, child, verb, marked), key=_price)
        turns = (*turns, (back, at))
    else:
        found = subject_of(marked, frame.begin, verb.start)
    price = found.cost + _gap(frame, found.span) + _states(frame, found.span, verb, marked)
    done = frame._replace(verb=verb, subject=found.span, holes=(*frame.holes, *found.holes))
    frames = (*state.frames[:at], done, *state.frames[at + 1 :])
    return State(state.cost + cost + price, frames, state.stack[: depth + 1], turns)


def _states(frame: Frame, subject: Span, verb: Verb, marked: Marked) -> float:
    """Price what a relative clause can hardly be: it states something.

    "Recommended that the fee be dropped", "the promise that he will not be sent home".
    """
    tokens = marked.tokens
    if frame.kind is not Kind.RELATIVE or frame.opener is None:
        return 0.0
    if tokens[verb.start].low == "be":
        return 3.0
    own = subject[0] < subject[1] and tokens[frame.opener].low == "that"
    passive = any(tokens[k].tag is Tag.BE for k in range(verb.start, verb.head))
    return 0.9 if own and passive and tokens[verb.head].tag in (Tag.ED, Tag.PART) else 0.0


def _price(option: tuple[Subject, int]) -> float:
    found = option[0]
    return found.cost + (2.0 if found.span[0] >= found.span[1] else 0.0)


def _gap(frame: Frame, subject: Span) -> float:
    """Price a missing subject: only a relative clause can do without."""
    empty = subject[0] >= subject[1]
    if frame.kind is Kind.RELATIVE:
        return 0.0 if empty else 0.4
    return 2.0 if empty else 0.0


def _resumptions(
    frame: Frame, child: Frame, verb: Verb, marked: Marked
) -> Iterator[tuple[Subject, int]]:
    """Return each (subject, token from which the frame goes on) after an insertion.

    "X, who V, | went": the subject stands before the insertion; "After X V, | Y went": behind it.
    """
    last = child.verb.end if child.verb else child.begin
    left = _unexplained(marked, frame.begin, child.start)
    commas = [k for k in range(last, verb.start) if marked.breaks(k)]
    if left and not _pronoun(marked, verb.start):
        end = commas[-1] + 1 if commas else verb.start
        yield _before(frame, child, verb, marked, end), end
    for k in commas:
        found = subject_of(marked, k + 1, verb.start)
        if found.span[0] < found.span[1]:
            yield found._replace(cost=found.cost + left), k
    start = _phrase_start(marked, verb.start, last)
    found = subject_of(marked, start, verb.start)
    skipped = 2.0 if commas and commas[-1] + 1 < start else 0.0
    yield found._replace(cost=found.cost + left + skipped + 0.8), start


def _before(frame: Frame, child: Frame, verb: Verb, marked: Marked, end: int) -> Subject:
    """Return the subject before an insertion, which nothing but the verb may follow."""
    found = subject_of(marked, frame.begin, verb.start, ((child.start, end),))
    between = [
        k
        for k in range(end, verb.start)
        if marked.tokens[k].tag not in (Tag.ADV, Tag.NOT) and not marked.passes(k)
    ]
    return found._replace(cost=found.cost + (2.0 if between else 0.0))


def _unexplained(marked: Marked, begin: int, end: int) -> float:
    """Price a noun phrase before an insertion that the subject behind it leaves without a verb."""
    start, _ = front(marked, begin, end)
    return 2.0 if start < end and marked.tokens[start].tag not in FRONTS else 0.0


def _pronoun(marked: Marked, end: int) -> bool:
    """Tell whether "it" or "they" stands right before a verb: no clause before can end so."""
    return end > 0 and marked.tokens[end - 1].low in NOMINATIVE


def _phrase_start(marked: Marked, end: int, floor: int) -> int:
    """Return where the noun phrase begins that ends before a verb."""
    tokens = marked.tokens
    if _pronoun(marked, end):
        return end - 1
    k = end - 1
    while k > floor and (tokens[k].tag in NOMINAL or marked.passes(k)):
        k -= 1
    return k if tokens[k].tag is Tag.DET else k + 1


NOMINAL = frozenset([Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ING, Tag.POSS])
