"""Events told by an -ing form: "Italy attacked, seizing Riga in May and burning Oslo in June"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Draft, View, bracketed, keeps, subject_draft
from timeline.events.words import IRREGULAR, WORDS, forms


def gerund_draft(view: View, clause: Clause) -> Draft | None:
    """Title the -ing form that a date stands behind, where other dates have other verbs."""
    k = _gerund_before(view, clause)
    past = past_of(view.tokens[k].low) if k is not None else None
    if k is None or past is None or view.parse.hidden[view.date]:
        return None
    if past in ("wrote", *WORDS["saying"]) or not _told_in_past(view.tokens, clause):
        return None
    if not (view.dated or view.tokens[k - 1].low in LEADING):
        return None
    draft = subject_draft(view, clause)
    draft.verb = [past]
    draft.rest = [j for j in range(k + 1, _end(view, k)) if keeps(view, j, [])]
    draft.scope += range(k, view.date)
    return draft if draft.subject else None


LEADING = frozenset(["until", "before", "after", "upon"])  # "remained until retiring in 1998"


def _gerund_before(view: View, clause: Clause) -> int | None:
    """Return the -ing form after a comma or "and" that the date belongs to."""
    tokens = view.tokens
    for k in range(view.date - 1, clause.verb.end, -1):
        opens = tokens[k - 1].text == "," or tokens[k - 1].tag is Tag.CC
        opens = opens or (tokens[k - 1].low in LEADING and view.parse.phrase[k + 1])
        if tokens[k].tag is Tag.ING and opens and not bracketed(view, k):
            return k
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
    return first.tag in (Tag.PAST, Tag.ED) or first.low in ("was", "were", "had")


PASTS = IRREGULAR | dict(
    pair.split("-")
    for pair in """make-made take-took become-became win-won leave-left lose-lost build-built
    give-gave bring-brought send-sent begin-began break-broke buy-bought catch-caught come-came
    cut-cut draw-drew drive-drove fall-fell fight-fought fly-flew get-got go-went grow-grew
    hold-held keep-kept lay-laid lead-led let-let meet-met pay-paid put-put quit-quit rise-rose
    run-ran sell-sold set-set shoot-shot sink-sank speak-spoke spend-spent split-split
    spread-spread steal-stole strike-struck sweep-swept swear-swore teach-taught tear-tore
    throw-threw withdraw-withdrew write-wrote overthrow-overthrew overrun-overran""".split()
)


def past_of(gerund: str) -> str | None:
    """Return "seized" of "seizing", "took" of "taking"; None where the verb is not known."""
    stem = gerund.removesuffix("ing")
    for base in (stem + "e", stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem):
        if base in PASTS:
            return PASTS[base]
        if base in WORDS["base"]:
            doubled = gerund == f"{base}{base[-1]}ing"
            return f"{base}{base[-1]}ed" if doubled else forms(base)[2]
    return None
