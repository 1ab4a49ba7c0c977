"""What only a court's papers say is told as theirs: "Lawsuit: Volta blocked a payment"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Draft, View
from timeline.events.title.wording import text

COURT = frozenset("papers documents records filing filings".split())
SUITS = frozenset("lawsuit complaint indictment affidavit".split())
STATING = frozenset(
    """indicate indicates indicated state states stated show shows showed say says said suggest
    suggests suggested reveal reveals revealed according""".split()
)


def sourced(view: View, draft: Draft) -> None:
    """Put "Court papers:" before what they are said to show; what is alleged says so itself."""
    clause = view.parse.owner[view.date]
    shown = text(view.tokens, draft.subject)
    if clause is None or not draft.subject or ":" in shown:
        return
    papers = _papers(view.tokens, clause)
    if papers is not None and papers.split()[-1].lower() not in shown.lower():
        first = draft.subject[0]
        named = any(name.start == first or name.outset == first for name in view.names)
        plain = isinstance(first, int) and view.tokens[first].text.istitle() and not named
        low = view.tokens[first].low if plain and isinstance(first, int) else first
        draft.subject = [f"{papers}:", low, *draft.subject[1:]]


def _papers(tokens: list[Token], clause: Clause) -> str | None:
    """Return "Court papers" or "Lawsuit" where a clause is what they say."""
    before = tokens[: clause.opener if clause.opener is not None else clause.subject[0]]
    led = any(token.low == "according" for token in before)
    stated = led or clause.kind is Kind.CONTENT
    if not stated or not any(token.low in STATING for token in before):
        return None
    for k, token in enumerate(before):
        if token.low in COURT and k and before[k - 1].low == "court":
            return f"Court {token.low}"
        if token.low in SUITS and token.tag is Tag.NOUN:
            return token.text.capitalize()
    return None
