"""A reading of a sentence half way: the clauses found so far, and what is still open.

The search (`clauses`) tries each reading of a doubtful word; what every move costs stands here.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.events.heads import NOMINATIVE, front, subject_of
from timeline.events.marks import Marked
from timeline.events.parts import Kind, Span
from timeline.events.tokens import Tag
from timeline.events.verbs import Verb

FREE = "free"  # the clause of "what became known": no clause of the sentence


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
    resumed: int = 0  # where its own words go on after an insertion


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
    inner = depth < len(state.stack) - 1
    floor = frame.begin
    turns = state.turns
    holes: tuple[Span, ...] = ()
    if inner:
        child = state.frames[state.stack[depth + 1]]
        floor, holes, back = _resumption(state, frame, child, verb, marked)
        cost += 0.0 if holes or marked.breaks(back) else 0.8
        cost += 0.0 if holes else _unexplained(marked, frame.begin, child.start)
        turns = (*turns, (back, at))
    found = subject_of(marked, frame.begin if holes else floor, verb.start, holes)
    price = found.cost + _gap(frame, found.span)
    done = frame._replace(
        verb=verb, subject=found.span, holes=(*frame.holes, *found.holes), resumed=floor
    )
    frames = (*state.frames[:at], done, *state.frames[at + 1 :])
    return State(state.cost + cost + price, frames, state.stack[: depth + 1], turns)


def _gap(frame: Frame, subject: Span) -> float:
    """Price a missing subject: only a relative clause can do without."""
    empty = subject[0] >= subject[1]
    if frame.kind is Kind.RELATIVE:
        return 0.0 if empty else 0.4
    return 2.0 if empty else 0.0


def _resumption(
    state: State, frame: Frame, child: Frame, verb: Verb, marked: Marked
) -> tuple[int, tuple[Span, ...], int]:
    """Return (where the subject may start, the insertion as holes, where the frame goes on).

    "X, who V, | went": the subject stands before the insertion; "After X V, | Y went": behind it.
    """
    tokens = marked.tokens
    last = child.verb.end if child.verb else child.begin
    comma = next((k for k in range(verb.start - 1, last - 1, -1) if marked.breaks(k)), None)
    nouns = any(
        tokens[k].tag not in (Tag.ADV, Tag.NOT) and not marked.passes(k)
        for k in range((comma if comma is not None else verb.start) + 1, verb.start)
    )
    before = any(
        not marked.passes(k) and tokens[k].tag not in (Tag.ADV, Tag.PUNCT, Tag.CC)
        for k in range(frame.begin, child.start)
    )
    if comma is not None and nouns:
        return comma + 1, (), comma
    if before and (not nouns or comma is None) and not _pronoun(marked, verb.start):
        end = comma + 1 if comma is not None else verb.start
        return frame.begin, ((child.start, end),), end
    start = _phrase_start(marked, verb.start, last)
    return start, (), start


def _unexplained(marked: Marked, begin: int, end: int) -> float:
    """Price a noun phrase before an insertion that the subject behind it leaves without a verb."""
    start, _ = front(marked, begin, end)
    return 2.0 if start < end else 0.0


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
