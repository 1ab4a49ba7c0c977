"""Terms that have a day: "effective 7 March", "payable 2 March to holders of record Feb. 15"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.title.nouns import INNER, phrase_start, verb_at
from timeline.events.title.predicate import predicate
from timeline.events.title.subjects import Draft, View, span_draft, subject_draft
from timeline.events.who.definites import genitive

PAID = frozenset("dividend dividends distribution payout split interest".split())


def term(view: View, clause: Clause | None) -> Draft | None:
    """Title the day on which something takes effect, is paid, or counts who is paid; else None."""
    moved = _moved(view, clause) if clause is not None else None
    if moved is not None:
        return moved
    k = view.date - 1
    while k > 0 and view.parse.phrase[k] and view.tokens[k].low != "effective":
        k -= 1
    low = view.tokens[k].low if k > 0 else ""
    if low == "effective":
        return _in_force(view, clause, k)
    if low == "payable" or (low == "record" and view.tokens[k - 1].low == "of"):
        return _paid(view, clause, k)
    return _awaited(view, k) if low == "due" else None


MOVED = frozenset("rescheduled postponed delayed deferred adjourned".split())


def _moved(view: View, clause: Clause) -> Draft | None:
    """Title "the visit will be rescheduled for 17 May" by the rescheduled visit."""
    tokens, head = view.tokens, clause.verb.head
    led = tokens[view.date - 1].low in ("for", "to", "until", "till")
    if tokens[head].low not in MOVED or not led or not view.planned:
        return None
    passive = any(tokens[k].tag is Tag.BE for k in range(clause.verb.start, head))
    draft = subject_draft(view, clause) if passive else _object(view, clause)
    if not draft.subject:
        return None
    first = draft.subject[0]
    draft.subject = [
        tokens[head].low,
        *draft.subject[isinstance(first, int) and tokens[first].is_word("article") :],
    ]
    return draft


def _object(view: View, clause: Clause) -> Draft:
    """Return the noun phrase behind a verb: "postponed | the vote | until Tuesday"."""
    start = end = clause.verb.end
    while (
        end < view.date and view.tokens[end].tag in INNER | {Tag.DET} and not view.parse.phrase[end]
    ):
        end += 1
    return span_draft(view, (start, end), [])


def _awaited(view: View, k: int) -> Draft | None:
    """Title "awaits a report on the crash, due next month" by the report."""
    end = k - 1 if view.tokens[k - 1].text == "," else k
    start = phrase_start(view.parse, end)
    while start > 1 and view.tokens[start - 1].low in ("of", "on", "for", "about", "into"):
        before = phrase_start(view.parse, start - 1)
        if before == start - 1:
            break
        start = before
    if start >= end:
        return None
    draft = span_draft(view, (start, end), [])
    draft.verb, draft.scope = [k], list(range(start, end))
    return draft


def _in_force(view: View, clause: Clause | None, k: int) -> Draft | None:
    """Title "rules effective 7 March" by the rules."""
    tokens = view.tokens
    if clause is not None and tokens[k - 1].tag is Tag.BE and verb_at(view.parse, k - 1):
        draft = subject_draft(view, clause)
    else:
        start = phrase_start(view.parse, k)
        if start == k:
            return None  # "named her president, effective 1 March"
        draft = span_draft(view, (start, k), [])
        draft.scope = list(range(start, k))
    draft.verb = ["to take" if view.planned else "took", "effect"]
    return draft


def _paid(view: View, clause: Clause | None, k: int) -> Draft | None:
    """Title "dividend payable" or "record date for dividend" by whose dividend it is."""
    found = _payment(view, clause) if clause is not None else None
    if found is None or clause is None:
        return None
    subject = clause.subject[0] <= found[0] < clause.subject[1]
    draft = subject_draft(view, clause) if subject else _of_subject(view, clause, found)
    if view.tokens[k].low == "payable":
        is_so = view.tokens[k - 1].tag is Tag.BE
        draft.verb = [*predicate(view, clause), k] if is_so else [k]
    else:
        draft.subject = ["record date for", *draft.subject]
    draft.scope += range(clause.start, clause.end)
    return draft


def _payment(view: View, clause: Clause) -> Span | None:
    """Return the noun phrase around "dividend" in a clause: "dividend of 5 cents a share"."""
    tokens = view.tokens
    for k in range(clause.start, view.date):
        if tokens[k].low in PAID and view.parse.owner[k] is clause:
            end = k + 1
            while end < view.date and tokens[end].tag in INNER | {Tag.DET, Tag.PREP}:
                end += 1
            return (phrase_start(view.parse, k), end)
    declared = tokens[clause.verb.head].low == "declared"  # "its initial quarterly of five cents"
    comma = next((k for k in range(clause.verb.end, view.date) if tokens[k].text == ","), 0)
    return (clause.verb.end, comma) if declared and comma else None


def _of_subject(view: View, clause: Clause, found: Span) -> Draft:
    """Return "Volta's dividend of 5 cents a share" for what Volta declared."""
    draft = subject_draft(view, clause)
    start, end = found
    tokens = view.tokens
    led = start + 1 if tokens[start].tag is Tag.DET else start  # "a", "its"
    kept = [k for k in range(led, end) if not view.parse.phrase[k]]
    last = draft.subject[-1] if draft.subject else ""
    named = last if isinstance(last, str) else tokens[last].text
    draft.subject = [*draft.subject, genitive(named)[-1], *kept]
    return draft
