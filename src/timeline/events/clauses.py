"""The clauses of a sentence: one for each finite verb, with its subject and its words.

A clause's zone runs from its connector ("who", "after", "and") to the next one's; an insertion
between commas is a hole in the clause around it.
"""

from __future__ import annotations

from timeline.events.marks import BRACKETS, QUOTES, enclosed, mark_asides, phrases
from timeline.events.parts import DASHES, Clause, Kind, Parse, Span
from timeline.events.stops import resident, stop_at
from timeline.events.tokens import Tag, Token
from timeline.events.verbs import Verb, finite
from timeline.events.words import WORDS


def parse(tokens: list[Token]) -> Parse:
    """Find the clauses of tagged tokens."""
    brackets = enclosed(tokens, BRACKETS, 0)
    mark_asides(tokens, brackets)
    hidden = [a or b for a, b in zip(brackets, enclosed(tokens, QUOTES, 5), strict=True)]
    phrase = phrases(tokens)
    clauses: list[Clause] = []
    for verb in finite(tokens, hidden):
        clauses.append(_clause(tokens, hidden, phrase, clauses, verb))
    owner = _owners(tokens, clauses)
    for clause in clauses:
        owned = [i for i, other in enumerate(owner) if other is clause]
        clause.end = max([clause.verb.end, *(i + 1 for i in owned)])
        clause.holes += _inner(owner, clause)
    return Parse(tokens, hidden, brackets, phrase, clauses, owner)


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


def _clause(
    tokens: list[Token], hidden: list[bool], phrase: list[bool], before: list[Clause], verb: Verb
) -> Clause:
    """Find the subject and the connector of a verb."""
    floor = before[-1].verb.end if before else 0
    i = _skip(tokens, hidden, phrase, verb.start - 1, floor)
    if i < floor:
        return _loose(tokens, phrase, hidden, before, verb, floor)
    token = tokens[i]
    if token.tag is Tag.REL or (token.tag is Tag.THAT and _noun_before(tokens, i)):
        start = i - 1 if i and tokens[i - 1].text == "," else i
        antecedent = _noun_phrase(tokens, hidden, phrase, start)
        return Clause(Kind.RELATIVE, start, (i, i), verb, opener=i, antecedent=antecedent)
    if token.tag is Tag.CC and before:
        start = i - 1 if i and tokens[i - 1].text == "," else i
        return Clause(
            Kind.COORDINATED, start, (i, i), verb, opener=i, shares=_sharer(before, start)
        )
    if _inverted(tokens, verb, token) and before:
        return Clause(Kind.COORDINATED, i, (i, i), verb, opener=i, shares=before[-1])
    if token.text == "," or token.text in DASHES:
        opening = _opening(tokens, hidden, before, i, floor)
        if opening is not None:
            return _resumed(tokens, hidden, phrase, before, verb, opening, i)
        if before and tokens[verb.start].tag in (Tag.PAST, Tag.ED):
            return Clause(Kind.COORDINATED, i, (i, i), verb, opener=i, shares=_sharer(before, i))
        i -= 1
    return _plain(tokens, hidden, phrase, before, verb, i, floor)


def _inverted(tokens: list[Token], verb: Verb, mark: Token) -> bool:
    """Tell ", said the minister": a verb of saying between a mark and its subject."""
    if tokens[verb.head].low not in WORDS["saying"] or mark.tag is not Tag.PUNCT:
        return False
    after = tokens[verb.end] if verb.end < len(tokens) else None
    return after is not None and after.tag in (Tag.DET, Tag.NAME, Tag.NOUN)


def _sharer(before: list[Clause], start: int) -> Clause:
    """Return the clause whose subject a coordinated predicate shares."""
    return before[-1]


def _noun_before(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.NUM, Tag.ING)


def _skip(tokens: list[Token], hidden: list[bool], phrase: list[bool], i: int, floor: int) -> int:
    """Step left over adverbs, brackets and dates; a comma that only closes such goes with them."""
    while i >= floor and (
        tokens[i].tag in (Tag.ADV, Tag.NOT)
        or phrase[i]
        or hidden[i]
        or (tokens[i].low in ("first", "last") and i > floor and tokens[i - 1].tag is Tag.REL)
    ):
        i -= 1
    return i


def _opening(
    tokens: list[Token], hidden: list[bool], before: list[Clause], close: int, floor: int
) -> int | None:
    """Return the mark that opens the insertion which `close` ends."""
    mark = tokens[close].text
    low = 0
    if before and before[-1].kind in (Kind.RELATIVE, Kind.SUBORDINATE):
        start = _outermost(before).start
        if start > 0 and (tokens[start].text == mark or tokens[start - 1].text == mark):
            return start if tokens[start].text == mark else start - 1
        marks = [k for k in range(1, start) if tokens[k].text == mark and not hidden[k]]
        named = bool(marks) and tokens[marks[-1] - 1].tag is Tag.NAME
        return marks[-1] if marks and start - marks[-1] <= (9 if named else 3) else None
    if before:
        low = floor
    for k in range(close - 1, low - 1, -1):
        if tokens[k].text == mark and not hidden[k]:
            return k if k > low else None
        if tokens[k].tag in (Tag.SUB, Tag.CC) and k == low:
            return None
    return None


def _outermost(before: list[Clause]) -> Clause:
    """Walk from the last clause to the one that its insertion began with."""
    clause = before[-1]
    for other in reversed(before):
        if other.kind in (Kind.MAIN, Kind.CONTENT):
            break
        clause = other
    return clause


def _resumed(
    tokens: list[Token],
    hidden: list[bool],
    phrase: list[bool],
    before: list[Clause],
    verb: Verb,
    opening: int,
    close: int,
) -> Clause:
    """Build the clause whose subject stands before an insertion."""
    outer = [clause for clause in before if clause.verb.end <= opening]
    floor = outer[-1].verb.end if outer else 0
    clause = _plain(tokens, hidden, phrase, outer, verb, opening - 1, floor)
    clause.holes.append((opening, close + 1))
    start, end = clause.subject
    if opening > 1 and _aged(tokens, start, end):  # "Dean Marlow, 37, Leeds, was arrested"
        return _resumed(tokens, hidden, phrase, before, verb, start - 1, close)
    return clause


def _aged(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a subject is an age or nothing, which the name before it owns."""
    only = end - start == 1 and tokens[start].tag is Tag.NUM
    return only and start > 1 and tokens[start - 1].text == ","


def _plain(
    tokens: list[Token],
    hidden: list[bool],
    phrase: list[bool],
    before: list[Clause],
    verb: Verb,
    last: int,
    floor: int,
) -> Clause:
    """Walk left from the subject's last word to the mark or connector before its first."""
    home = 0 if before else resident(tokens, phrase, last)
    if home:
        return Clause(Kind.MAIN, 0, (0, home), verb)
    i = last
    while i >= floor:
        stop = stop_at(tokens, hidden, phrase, before, i, last, floor)
        if stop is not None:
            return _started(tokens, phrase, hidden, before, verb, i, last, stop)
        i -= 1
    if not before:
        return Clause(Kind.MAIN, 0, (0, last + 1), verb)
    return _loose(tokens, phrase, hidden, before, verb, floor, last)


def _started(
    tokens: list[Token],
    phrase: list[bool],
    hidden: list[bool],
    before: list[Clause],
    verb: Verb,
    i: int,
    last: int,
    kind: Kind,
) -> Clause:
    """Build a clause whose subject begins after token `i`."""
    subject = (i + 1, last + 1)
    start, opener = i, i
    floor = before[-1].verb.end if before else 0
    if kind is Kind.MAIN:
        k = i
        while k > floor and (phrase[k] or tokens[k].tag is Tag.ADV or tokens[k].text == ","):
            k -= 1
        if tokens[k].tag in (Tag.CC, Tag.SUB, Tag.THAT, Tag.REL) and k >= floor:
            start, opener = k, k
            kind = {Tag.SUB: Kind.SUBORDINATE, Tag.THAT: Kind.CONTENT, Tag.REL: Kind.RELATIVE}.get(
                tokens[k].tag, Kind.COORDINATED if before else Kind.MAIN
            )
        elif before and before[0].kind is not Kind.SUBORDINATE and tokens[i].text == ",":
            kind = Kind.COORDINATED
    if not before and kind is Kind.MAIN:
        start = 0
    if kind is Kind.SUBORDINATE:
        start = _measured(tokens, start, floor)
    clause = Clause(kind, start, subject, verb, opener=opener)
    if kind is Kind.RELATIVE:
        begin = start - 1 if start and tokens[start - 1].text == "," else start
        clause.start = begin
        clause.antecedent = _noun_phrase(tokens, hidden, phrase, begin)
    return clause


def _measured(tokens: list[Token], start: int, floor: int) -> int:
    """Step left over ", three days" before "after"."""
    k = start
    while k - 1 >= floor and start - k < 4 and tokens[k - 1].tag in (Tag.NUM, Tag.NOUN, Tag.ADV):
        k -= 1
    units = any(tokens[j].low.rstrip("s") in UNITS for j in range(k, start))
    if not units:
        return start
    return k - 1 if k - 1 >= floor and tokens[k - 1].text == "," else k


UNITS = frozenset(["day", "week", "month", "year", "hour", "minute", "shortly"])


def _loose(
    tokens: list[Token],
    phrase: list[bool],
    hidden: list[bool],
    before: list[Clause],
    verb: Verb,
    floor: int,
    last: int | None = None,
) -> Clause:
    """Build a clause without a connector: what was said, or a verb after its subject's relative."""
    if not before:
        return Clause(Kind.MAIN, 0, (0, verb.start), verb)
    previous = before[-1]
    end = verb.start if last is None else last + 1
    low = tokens[previous.verb.head].low
    if (low in WORDS["saying"] or low in WORDS["thinking"]) and end > floor:
        begin = floor
        while begin < end and phrase[begin]:
            begin += 1
        return Clause(Kind.CONTENT, begin, (begin, end), verb)
    if previous.kind in (Kind.RELATIVE, Kind.CONTENT) and previous.start > 0:
        outer = [clause for clause in before if clause.verb.end <= previous.start]
        clause = _plain(
            tokens, hidden, phrase, outer, verb, previous.start - 1,
            outer[-1].verb.end if outer else 0,
        )  # fmt: skip
        clause.holes.append((previous.start, verb.start))
        return clause
    return Clause(Kind.LOOSE, floor, (floor, end), verb)


def _noun_phrase(tokens: list[Token], hidden: list[bool], phrase: list[bool], end: int) -> Span:
    """Return the noun phrase that ends before `end`: back to a verb, a mark or a preposition."""
    i = end - 1
    while i >= 0 and (phrase[i] or hidden[i]):
        i -= 1
    last = i
    while i >= 0 and tokens[i].tag in (
        Tag.NOUN,
        Tag.NAME,
        Tag.NUM,
        Tag.MAYBE,
        Tag.ING,
        Tag.POSS,
        Tag.ED,
        Tag.PART,
        Tag.PRON,
    ):
        i -= 1
    while i >= 0 and tokens[i].tag is Tag.DET:
        i -= 1
    return (i + 1, last + 1)


def _owners(tokens: list[Token], clauses: list[Clause]) -> list[Clause | None]:
    """Give each token to the clause in whose zone it stands."""
    owner: list[Clause | None] = [None] * len(tokens)
    for clause in sorted(clauses, key=lambda clause: clause.start):
        begin = 0 if clause is clauses[0] and clause.kind is Kind.MAIN else clause.start
        for i in range(begin, len(tokens)):
            owner[i] = clause
    for clause in clauses:
        for opening, close in sorted(clause.holes):
            nested = [other for other in clauses if opening <= other.start < close]
            resume = close if nested else None
            if resume is None:
                continue
            following = [other.start for other in clauses if other.start >= close]
            for i in range(resume, min(following, default=len(tokens))):
                owner[i] = clause
    return owner
