"""What "who", "that" or "after" opens: each reading with what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.syntax.frames import Frame, State, beside, close, push
from timeline.events.syntax.heads import subject_of
from timeline.events.syntax.marks import Marked
from timeline.events.syntax.parts import Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.words import WORDS

Move = tuple[int, State]  # where the reading goes on
NOUNS = frozenset([Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ING, Tag.PRON])
REPORTING = frozenset(
    """saying reporting claiming confirming announcing stating noting adding arguing alleging
    insisting warning declaring hoping fearing""".split()
)
STATING = WORDS["saying"] | WORDS["thinking"] | REPORTING  # "were saying"
NEWS = WORDS["news"]


def relative(state: State, i: int, marked: Marked) -> Iterator[Move]:
    start = i - 1 if i and marked.tokens[i - 1].tag is Tag.PREP and i > 1 else i
    start = start - 1 if start and marked.breaks(start - 1) else start
    frame = Frame(Kind.RELATIVE, start, i + 1, opener=i)
    yield i + 1, push(state, frame, 0.0)
    waiting = _waiting(state, start, marked)
    if waiting is not None:
        yield i + 1, push(waiting, frame, 0.0)


def _waiting(state: State, end: int, marked: Marked) -> State | None:
    """Open "..., but Oslo" before "-- which ... -- fell": a clause that waits for its verb."""
    top = state.top
    if top.verb is None:
        return None
    joints = [
        k
        for k in range(top.verb.end, end)
        if marked.joins(k) or (marked.tokens[k].text == ";" and not marked.hidden[k])
    ]
    if not joints:
        return None
    k = joints[-1]
    found = subject_of(marked, k + 1, end)
    if found.span[0] >= found.span[1] or found.cost > 1.0:
        return None
    comma = k > 0 and marked.tokens[k - 1].text == ","
    frame = Frame(Kind.COORDINATED, k - 1 if comma else k, k + 1, opener=k)
    return beside(state, len(state.stack) - 1, frame, found.cost + (0.1 if comma else 0.7))


def that(state: State, i: int, marked: Marked) -> Iterator[Move]:
    """Read "that" as what opens a statement, as a relative, or as "that resolution"."""
    tokens = marked.tokens
    before = tokens[marked.back(i - 1)] if i else None
    noun = before is not None and before.tag in NOUNS
    content = Frame(Kind.CONTENT, i, i + 1, opener=i)
    yield i + 1, push(state, content, _stated(state, i, marked, before))
    if noun:
        start = i - 1 if tokens[i - 1].text == "," else i
        frame = Frame(Kind.RELATIVE, start, i + 1, opener=i)
        yield i + 1, push(state, frame, 0.2)
        waiting = _waiting(state, start, marked)
        if waiting is not None:
            yield i + 1, push(waiting, frame, 0.2)
    following = tokens[i + 1].tag if i + 1 < len(tokens) else None
    if following in (Tag.NOUN, Tag.NUM, Tag.DATE, Tag.MAYBE):
        led = before is None or before.tag is Tag.PREP
        yield i + 1, state._replace(cost=state.cost + (0.0 if led else 1.5 if noun else 0.6))


def _stated(state: State, i: int, marked: Marked, before: Token | None) -> float:
    """Price a "that" that opens a statement, by what stands before it."""
    top = state.top
    if before is None:
        return 1.0
    if top.verb is not None and marked.back(i - 1) < top.verb.end:
        return 0.0
    if before.tag in (Tag.ING, Tag.MAYBE) or before.low in NEWS:
        return 0.1
    stated = top.verb is not None and marked.tokens[top.verb.head].low in STATING
    if stated and top.verb is not None and i - top.verb.end < 3:
        return 0.1  # "said backstage that"
    if before.tag not in NOUNS:
        return 2.0 if before.tag is Tag.PREP else 0.3
    head = marked.tokens[top.verb.head].low if top.verb else ""
    return 0.1 if head in TOLD else 0.8


TOLD = frozenset("told informed warned assured reminded notified advised convinced".split())


def subordinate(state: State, i: int, marked: Marked) -> Iterator[Move]:
    """Read "after" as a conjunction, or as a preposition that needs no verb."""
    tokens = marked.tokens
    frame = Frame(Kind.SUBORDINATE, _measured(tokens, i), i + 1, opener=i)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    low = tokens[i].low
    if low == "as" and following is not None and following.low in REPORTING:
        yield i + 1, state  # "was quoted as saying"
        return
    yield i + 1, push(state, frame, 0.0)
    reduced = following is None or following.tag in REDUCED
    cost = 0.2 if reduced or low == "as" else 0.4 if low in WORDS["preposition"] else 1.5
    yield i + 1, state._replace(cost=state.cost + cost)


REDUCED = frozenset([Tag.ING, Tag.ED, Tag.PART, Tag.PREP, Tag.DATE, Tag.ADV, Tag.SUB])
UNITS = frozenset(["day", "week", "month", "year", "hour", "minute", "shortly"])


def _measured(tokens: list[Token], start: int) -> int:
    """Step left over ", three days" before "after"."""
    k = start
    while k and start - k < 4 and tokens[k - 1].tag in (Tag.NUM, Tag.NOUN, Tag.ADV):
        k -= 1
    if not any(tokens[j].low.rstrip("s") in UNITS for j in range(k, start)):
        return start
    if k and tokens[k - 1].low in ("for", "within", "of"):
        return start  # "halted for four months | after"
    return k - 1 if k and tokens[k - 1].text == "," else k


def closed(state: State, i: int, marked: Marked) -> State | None:
    """Close ", who lives there," at its second comma, where a date follows."""
    top = state.top
    if len(state.stack) < 2 or top.verb is None or marked.tokens[top.start].text != ",":
        return None
    outer = state.frames[state.stack[-2]]
    dated = i + 1 < len(marked.tokens) and marked.phrase[i + 1]
    return close(state, i, 0.1) if dated and outer.verb is not None else None
