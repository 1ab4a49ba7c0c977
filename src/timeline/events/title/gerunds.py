"""Events told by an -ing form: "Italy attacked, seizing Riga in May and burning Oslo in June"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.cuts import INGS
from timeline.events.title.pasts import past_of
from timeline.events.title.subjects import Draft, View, bracketed, keeps, subject_draft
from timeline.events.words import WORDS


def gerund_draft(view: View, clause: Clause) -> Draft | None:
    """Title the -ing form that a date stands behind, where other dates have other verbs."""
    k = _gerund_before(view, clause)
    past = past_of(view.tokens[k].low) if k is not None else None
    if k is None or past is None or view.parse.hidden[view.date]:
        return None
    if past in ("wrote", *WORDS["saying"]) or not _told_in_past(view.tokens, clause):
        return None
    led = view.dated or view.tokens[k - 1].low in LEADING
    return _deed(view, clause, k, past) if led else None


def aside_draft(view: View, clause: Clause | None) -> Draft | None:
    """Title "after touring Lund on Thursday", which stands before its clause's own verb."""
    k = aside(view.parse, clause, view.date)
    if k is None or clause is None or view.planned:
        return None
    being = view.tokens[k].low == "being" and view.tokens[k + 1].tag in (Tag.ED, Tag.PART)
    past = "was" if being else past_of(view.tokens[k].low)
    return _deed(view, clause, k, past) if past is not None else None


def _deed(view: View, clause: Clause, k: int, past: str) -> Draft | None:
    """Title an -ing form as what the clause's subject did."""
    draft = subject_draft(view, clause)
    draft.verb = [past]
    draft.rest = [j for j in range(k + 1, _end(view, k)) if keeps(view, j, [])]
    draft.scope += range(k, view.date)
    return draft if draft.subject else None


def aside(parse: Parse, clause: Clause | None, date: int) -> int | None:
    """Return the -ing form of "after touring Lund on Thursday" before its clause's verb."""
    if clause is None or not (date < clause.subject[0] or clause.subject[1] <= date):
        return None
    floor = 0 if date < clause.subject[0] else clause.subject[1]
    if date > clause.verb.start or parse.hidden[date] or _apart(parse, date):
        return None
    front = date < clause.subject[0]
    if front and any(c.verb.start < date for c in parse.clauses if c is not clause):
        return None  # it stands behind another verb
    tokens, last = parse.tokens, None
    for k in range(date - 1, floor, -1):
        if tokens[k].tag in (Tag.REL, Tag.SUB, Tag.THAT) and tokens[k].low not in AFTER:
            return None
        if tokens[k].tag is not Tag.ING and tokens[k].low != "being":
            continue
        led = tokens[k - 1].low in AFTER
        joined = led or tokens[k - 1].text == "," or tokens[k - 1].tag is Tag.CC
        last = k if last is None and joined else last
        if led:
            return last
    return None


def _apart(parse: Parse, date: int) -> bool:
    """Tell "after winning the cup, on 3 May the team": the date behind a comma is not its own."""
    k = date - 1
    while k > 0 and parse.phrase[k]:
        k -= 1
    return parse.tokens[k].text == ","


AFTER = frozenset(["after", "before", "upon", "since"])
LEADING = frozenset(["until", "before", "after", "upon"])  # "remained until retiring in 1998"


def _gerund_before(view: View, clause: Clause) -> int | None:
    """Return the -ing form after a comma or "and" that the date belongs to."""
    tokens = view.tokens
    for k in range(view.date - 1, clause.verb.end, -1):
        opens = tokens[k - 1].text == "," or tokens[k - 1].tag is Tag.CC
        opens = opens or (tokens[k - 1].low in LEADING and view.parse.phrase[k + 1])
        opens = opens or (tokens[k - 1].low == "after" and _perfect(tokens, clause))
        if tokens[k].tag is Tag.ING and opens and not bracketed(view, k):
            return None if tokens[k].low in INGS else k
        if tokens[k].tag is Tag.DATE or tokens[k].tag in (Tag.REL, Tag.SUB):
            return None
    return None


def _end(view: View, k: int) -> int:
    """Return where the -ing form's words end: before the next comma behind the date."""
    tokens = view.tokens
    for j in range(view.date + 1, len(tokens)):
        if tokens[j].text in ",;." or tokens[j].tag in (Tag.CC, Tag.SUB, Tag.REL, Tag.DATE):
            return j
    return len(tokens)


def _told_in_past(tokens: list[Token], clause: Clause) -> bool:
    first = tokens[clause.verb.start]
    past = first.tag in (Tag.PAST, Tag.ED) or first.low in ("was", "were", "had")
    return past or _perfect(tokens, clause)


def _perfect(tokens: list[Token], clause: Clause) -> bool:
    """Tell "has cancelled", which is of no day: "after surgery on Saturday" is."""
    first = tokens[clause.verb.start]
    return first.low in ("has", "have") and clause.verb.end - clause.verb.start > 1
