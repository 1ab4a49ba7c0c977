"""Events that are nouns: "the 5 May summit", "a rise in bread prices on 15 November"."""

from __future__ import annotations

from timeline.events.syntax.marks import premodifies
from timeline.events.syntax.parts import Clause, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Draft, View, Words, shorten, span_draft, subject_draft
from timeline.events.who.definites import genitive
from timeline.events.who.names import PERSON
from timeline.events.who.story import shown
from timeline.events.words import WORDS

INNER = frozenset({Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.ED, Tag.ING, Tag.NUM, Tag.PART, Tag.POSS})
CAUSES = WORDS["causes"]


def noun_after(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the tokens of the noun that a date stands before, or None."""
    if not premodifies(parse.tokens, i):
        return None
    end = i + 1
    if parse.tokens[end].tag is Tag.POSS:
        end += 1
    while end < len(parse.tokens) - 1 and parse.tokens[end].low in ("most", "least", "best"):
        end += 1
    start = end
    while end < len(parse.tokens) and parse.tokens[end].tag in INNER and not verb_at(parse, end):
        end += 1
    return (start, end) if end > start else None


def verb_at(parse: Parse, i: int) -> bool:
    return any(clause.verb.start <= i < clause.verb.end for clause in parse.clauses)


def date_start(parse: Parse, i: int) -> int:
    """Return where the phrase of a date begins, its preposition included."""
    while i > 0 and parse.phrase[i - 1]:
        i -= 1
    return i


def phrase_start(parse: Parse, end: int) -> int:
    """Return where the noun phrase begins that ends at `end`; its article is part of it."""
    k = end
    while k > 0 and parse.tokens[k - 1].tag in INNER | {Tag.DET} and not verb_at(parse, k - 1):
        k -= 1
    return k


def is_event(tokens: list[Token], span: tuple[int, int]) -> bool:
    """Tell whether a noun phrase names something that happens."""
    return any(
        tokens[k].low in WORDS["event"] or tokens[k].low.rstrip("s") in WORDS["event"]
        for k in range(*span)
    )


def in_subject(clause: Clause | None, i: int) -> bool:
    """Tell whether a token stands in its clause's subject."""
    return clause is not None and clause.subject[0] <= i < clause.subject[1]


def heads_subject(tokens: list[Token], clause: Clause | None, i: int) -> bool:
    """Tell a subject that the noun behind a date heads from "those hurt in the 3 May crash"."""
    if clause is None or not in_subject(clause, i):
        return False
    inner = tokens[i - 1].tag is Tag.DET and i - 2 > clause.subject[0]
    return not (inner and tokens[i - 2].tag is Tag.PREP and tokens[i - 2].low != "of")


def noun_draft(view: View, span: tuple[int, int]) -> Draft:
    """Title a noun event: the noun and the phrases that belong to it."""
    tail = _tail(view, span[1])
    words: Words = [*shorten(view, [*range(*span), *tail]), *_made(view, span[1])]
    review = None
    clause = view.parse.owner[view.date]
    own, within = view.tokens[span[0]], in_subject(clause, span[0])
    held = _held(view, span[0])
    if held is not None:
        first = span[0] + (own.tag is Tag.DET)
        words = [held, genitive(held)[-1], *range(first, span[1]), *shorten(view, tail)]
    elif own.tag is Tag.DET and own.is_word("possessive") and within:
        owned = span_draft(view, span, [])
        words, review = [*owned.subject, *shorten(view, tail)], owned.review
    elif own.tag is Tag.DET and own.is_word("possessive") and clause is not None:  # "his capture"
        owner = subject_draft(view, clause)
        last = owner.subject[-1] if owner.subject else ""
        mark = genitive(last)[-1] if isinstance(last, str) else "'s"
        words = [*owner.subject, mark, *range(span[0] + 1, span[1]), *shorten(view, tail)]
        review = owner.review
    elif own.is_word("article") and words[0] == span[0]:
        words = words[1:]
    if len(words) < 2:
        review = review or "a noun without an actor"
    return Draft(words, [], [], review, [*range(*span), *tail])


WAITING = frozenset(["until", "till", "pending"])


def _held(view: View, start: int) -> str | None:
    """Return Alan Vik of "remanded Alan Vik in custody until his trial": it is his."""
    clause = view.parse.owner[view.date]
    if clause is None or not start or view.tokens[start - 1].low not in WAITING:
        return None
    inside = range(clause.verb.end, start)
    held = [name for name in view.names if name.kind == PERSON and name.start in inside]
    return shown(view.story, held[-1]) if held else None


def _made(view: View, start: int) -> Words:
    """Return "Petrov made to the senator's office" for "he made ..." after a noun."""
    tokens = view.tokens
    if start >= len(tokens) or tokens[start].tag is not Tag.PRON:
        return []
    clause = view.parse.owner[view.date]
    stop = start + 1
    while stop < len(tokens) and tokens[stop].text not in ",;.:" and tokens[stop].tag not in ENDS:
        stop += 1
    if clause is None or clause.verb.start > start:
        return []
    draft = span_draft(view, clause.subject, clause.holes)
    return [] if draft.review else [*draft.subject, *range(start + 1, stop)]


ENDS = frozenset({Tag.CC, Tag.SUB, Tag.REL, Tag.THAT})


def _tail(view: View, start: int) -> list[int]:
    """Return "on a mosque in Lyon": prepositions with "of", "on", "in" and their nouns."""
    tokens = view.tokens
    kept: list[int] = []
    k = start
    while k < len(tokens):
        token = tokens[k]
        if (
            token.tag is Tag.PREP
            and token.low in ("of", "on", "in", "at", "between", "against", "by", "near", "with")
            and k + 1 < len(tokens)
            and not view.parse.phrase[k]
        ):
            kept.append(k)
            k += 1
            while (
                k < len(tokens)
                and tokens[k].tag in INNER | {Tag.DET, Tag.CC}
                and not verb_at(view.parse, k)
            ):
                kept.append(k)
                k += 1
        elif (
            token.tag is Tag.TO and k + 1 < len(tokens) and tokens[k + 1].tag in (Tag.DET, Tag.NAME)
        ):
            kept.append(k)
            k += 1
            while k < len(tokens) and tokens[k].tag in INNER | {Tag.DET}:
                kept.append(k)
                k += 1
        else:
            break
    while kept and tokens[kept[-1]].tag in (Tag.PREP, Tag.CC, Tag.DET, Tag.TO):
        kept.pop()
    return kept


def past(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause's verb is a simple past."""
    first = parse.tokens[clause.verb.start]
    return first.tag in (Tag.PAST, Tag.ED) or first.low in ("was", "were", "did")


def adjunct(parse: Parse, i: int) -> bool:
    """Tell "lost its majority in the 2019 election": the clause's own verb happened there."""
    span, clause = noun_after(parse, i), parse.owner[i]
    if span is None or clause is None or not is_event(parse.tokens, span):
        return False
    k = i - 1
    while k >= 0 and parse.tokens[k].tag is Tag.DET:
        k -= 1
    if k < 0 or parse.tokens[k].low not in ("in", "at", "during"):
        return False
    if parse.tokens[clause.verb.head].low in WORDS["legal"] or parse.tokens[k - 1].low in PARTY:
        return False  # "indicted in the 1998 shooting"
    return past(parse, clause) and (clause.verb.end <= k or k <= clause.subject[0])


# "a witness in the 3 May shooting": the date is the shooting's
PARTY = frozenset(
    """witness witnesses suspect suspects role part involvement charge charges warrant conviction
    defendant defendants case investigation victim victims survivor survivors""".split()
)


FESTIVE = frozenset(
    """awards oscars olympics games cup summit conference festival championship championships
    convention grammys emmys marathon expo prix""".split()
)


def festive(view: View) -> tuple[int, int] | None:
    """Return "Oscars" of "contenders at the Oscars on D", where the date is not the verb's."""
    tokens, clause = view.tokens, view.parse.owner[view.date]
    start = end = date_start(view.parse, view.date)
    while start > 0 and tokens[start - 1].tag is Tag.NAME:
        start -= 1
    led = start - 1 if start and tokens[start - 1].low == "the" else start
    if start == end or tokens[end - 1].low not in FESTIVE or clause is None:
        return None
    if led < 1 or tokens[led - 1].low not in ("at", "in", "during", "for"):
        return None
    apart = any(d < led and view.parse.owner[d] is clause for d in view.dated) and any(
        tokens[k].tag is Tag.ING for k in range(clause.verb.end, led)
    )
    state = tokens[clause.verb.head].tag in (Tag.PRESENT, Tag.MAYBE) and not view.planned
    ahead = view.planned and past(view.parse, clause)  # "were named ... at the Oscars next month"
    subject = clause.subject[0] <= view.date < clause.verb.start
    return (start, end) if apart or state or ahead or subject else None


def own(view: View) -> tuple[int, int] | None:
    """Return "capture of Oslo" of "... and the capture of Oslo on D", where another date leads."""
    tokens, clause = view.tokens, view.parse.owner[view.date]
    k = date_start(view.parse, view.date)
    end, floor = k, max([d for d in view.dated if d < view.date], default=len(tokens))
    while k > floor + 1 and (tokens[k - 1].tag in INNER or tokens[k - 1].low in ("of", "the")):
        k -= 1
    if (
        clause is None
        or k <= clause.verb.end
        or floor >= k
        or view.parse.owner[floor] is not clause
    ):
        return None
    joined = k > 1 and tokens[k].low == "the" and tokens[k - 1].tag is Tag.CC
    head = next((j for j in range(k + 1, end) if tokens[j].low == "of"), 0)
    return (k + 1, head) if joined and head and is_event(tokens, (k + 1, head)) else None


def caused(parse: Parse, i: int) -> tuple[int, int] | None:
    """Return the noun phrase before a date that "sparked by" or "ahead of" leads in, or None."""
    tokens = parse.tokens
    k = end = date_start(parse, i)
    floor = max(0, k - 12)
    k -= 1
    while k > floor:
        if tokens[k].low == "by" and tokens[k - 1].low in CAUSES:
            named = all(token.tag in (Tag.NAME, Tag.CC) for token in tokens[k + 1 : end])
            return None if named else (k + 1, end)  # "followed by Ida and Ola"
        if tokens[k].low == "of" and tokens[k - 1].low == "ahead":
            return (k + 1, end)
        instead = tokens[k].low == "of" and tokens[k - 1].low in ("favour", "favor")
        if instead and tokens[k + 1].low in ("a", "an"):
            return (k + 1, end)  # "dropped in favour of a brief visit"
        if tokens[k].tag is Tag.TO and tokens[k - 1].low in RUNS_UP:
            return (k + 1, end)
        owns = tokens[k].text in ("'", "’") and tokens[k - 1].low.endswith("s")
        if (tokens[k].tag is Tag.PUNCT and not owns) or verb_at(parse, k):
            return None
        k -= 1
    return None


RUNS_UP = frozenset(["leadup", "lead-up", "runup", "run-up", "prelude"])
