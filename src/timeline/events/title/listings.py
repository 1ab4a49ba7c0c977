"""What a date stands beside where no verb tells it: adverts, programmes, "join us for ..."."""

from __future__ import annotations

from timeline.events.syntax.parts import Kind, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.nouns import is_event
from timeline.events.title.subjects import Draft, View, Words, bracketed
from timeline.events.words import WORDS

CALLS = WORDS["calls"]
# what leads in the happening that an advert speaks of
INTO = "during"
SHOWS = WORDS["shows"]


def listed(view: View) -> Draft | None:
    """Title the item of a programme or an advert that a date belongs to, or return None."""
    calls = advert(view.parse)
    dates = [k for k in view.dated if _item(view, k)]
    if not calls and not dates:
        return None
    start, end = _span(view, view.date, calls)
    words = [k for k in range(start, end) if not bracketed(view, k)]
    if len(words) < 2 or (calls and start == 0):
        return None
    draft = Draft(_without_article(view.tokens, words), [], _place(view), scope=words)
    shows = is_event(view.tokens, (start, end)) or any(
        view.tokens[k].low.rstrip("s") in SHOWS for k in words
    )
    draft.review = None if shows else "no verb in the sentence"
    return draft


def advert(parse: Parse) -> bool:
    """Tell an invitation: it begins with a verb that no subject stands before."""
    first = parse.tokens[0].low if parse.tokens else ""
    told = any(clause.kind is Kind.MAIN and clause.subject[0] <= 1 for clause in parse.clauses)
    return first in CALLS and not told


def _item(view: View, k: int) -> bool:
    """Tell whether a date stands behind a comma, as in a programme, without a clause of its own."""
    tokens = view.tokens
    return k > 1 and tokens[k - 1].text == "," and not view.parse.clauses


def _span(view: View, i: int, calls: bool) -> tuple[int, int]:
    """Return the words before a date, back to what leads them in."""
    tokens, phrase = view.tokens, view.parse.phrase
    end = i
    while end and (phrase[end - 1] or tokens[end - 1].tag is Tag.PUNCT):
        end -= 1
    start = end
    while start and not phrase[start - 1]:
        before = tokens[start - 1]
        if before.low == INTO or before.text in ";:" or (before.text == "," and not calls):
            break
        start -= 1
    while start < end and (tokens[start].tag in (Tag.CC, Tag.PUNCT) or tokens[start].low == "on"):
        start += 1
    return start, end


def _without_article(tokens: list[Token], words: list[int]) -> Words:
    return list(words[1:]) if tokens[words[0]].tag is Tag.DET else list(words)


def _place(view: View) -> Words:
    """Return "in Gladstone" after the date."""
    tokens, k = view.tokens, view.date + 1
    if k < len(tokens) and tokens[k].text == ",":
        k += 1
    if k + 1 >= len(tokens) or tokens[k].low not in ("in", "at"):
        return []
    if tokens[k + 1].tag is not Tag.NAME:
        return []
    end = k + 1
    while end < len(tokens) and tokens[end].tag is Tag.NAME:
        end += 1
    return list(range(k, end))
