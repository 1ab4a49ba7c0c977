"""What is to be done by a date ahead: "summoned Vik to appear on 20 May", "plans to sail in June".

The past verb before the infinitive has a date of its own; the one in question is when it is to be.
"""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.title.nouns import past
from timeline.events.title.participles import participle_draft
from timeline.events.title.subjects import Draft, View, keeps, span_draft, subject_draft

# whoever is told to do something by these will have to
BINDING = frozenset(
    """ordered summoned subpoenaed required obliged commanded instructed appointed assigned
    commissioned chosen picked hired elected selected cleared scheduled""".split()
)
INVITING = frozenset(["invited"])
AIMS = frozenset(
    """decision plan plans programme program agreement deal pledge promise intention commitment
    vow""".split()
)


def aimed(view: View, clause: Clause) -> Draft | None:
    """Title what a past verb or a noun aims at, where the date lies ahead; else None."""
    to = _infinitive(view, clause)
    if not view.planned or to is None:
        return None
    draft = _bound(view, clause, to) or _intended(view, clause, to)
    return draft if draft is not None and not draft.review else None


def _infinitive(view: View, clause: Clause) -> int | None:
    """Return the first "to" before a verb between a clause's own verb and the date."""
    tokens, parse = view.tokens, view.parse
    for k in range(clause.verb.end, view.date - 1):
        verbal = tokens[k + 1].tag in (Tag.MAYBE, Tag.BE, Tag.HAVE, Tag.DO)
        own = parse.owner[k] is clause and not parse.brackets[k]
        if tokens[k].tag is Tag.TO and verbal and own:
            return k
    return None


def _object(view: View, start: int, to: int) -> Span | None:
    """Return the noun phrase between a verb and "to", the only thing that stands there."""
    tokens, kept = view.tokens, [k for k in range(start, to) if not view.parse.phrase[k]]
    plain = all(tokens[k].tag in NOMINAL for k in kept)
    return (kept[0], kept[-1] + 1) if kept and plain else None


NOMINAL = frozenset([Tag.DET, Tag.NOUN, Tag.NAME, Tag.NUM, Tag.PRON, Tag.POSS, Tag.MAYBE, Tag.CC])


def _bound(view: View, clause: Clause, to: int) -> Draft | None:
    """Title "summoned Vik to appear": Vik is to appear."""
    head = view.tokens[clause.verb.head].low
    whom = _object(view, clause.verb.end, to)
    active = view.tokens[clause.verb.start].tag is not Tag.BE
    if whom is None or not active or head not in BINDING | INVITING or not _over(view, clause):
        return None
    draft = participle_draft(view, (*whom, to))
    if head in INVITING:
        draft.verb = [clause.verb.head, to]
    return draft


def _over(view: View, clause: Clause) -> bool:
    """Tell "summoned" and "has summoned" from "will summon"."""
    perfect = view.tokens[clause.verb.start].low in ("has", "have", "had")
    return perfect or past(view.parse, clause)


def _intended(view: View, clause: Clause, to: int) -> Draft | None:
    """Title "made the decision to travel", "is part of Volta's plan to sell": who is to do it."""
    tokens, noun = view.tokens, to - 1
    enough = any(tokens[k].low == "enough" for k in range(clause.verb.end, to))
    if noun <= clause.verb.end or not (enough or tokens[noun].low in AIMS):
        return None
    k = noun
    while k > clause.verb.end and tokens[k - 1].tag in (Tag.NOUN, Tag.NAME, Tag.POSS, Tag.DET):
        k -= 1
    owner = next((j for j in range(noun - 1, k, -1) if tokens[j].tag is Tag.POSS), None)
    draft = span_draft(view, (k, owner), []) if owner else subject_draft(view, clause)
    draft.verb = [to]
    draft.rest = [
        j
        for j in range(to + 1, clause.end)
        if view.parse.owner[j] is clause and keeps(view, j, clause.holes)
    ]
    draft.scope += range(to, clause.end)
    return draft
