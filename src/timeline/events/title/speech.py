"""Who said it, and what was said: "Rutte: North Korean troops transferred to Kursk Oblast"."""

from __future__ import annotations

import re

from timeline.events.syntax.parts import Clause, Kind, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.attributions import Speech
from timeline.events.title.compose import clause_draft
from timeline.events.title.memories import recalls, remembered
from timeline.events.title.polish import firm, nut
from timeline.events.title.subjects import Draft, View, Words, span_draft
from timeline.events.title.trim import LONG, SPOKEN
from timeline.events.title.wording import text
from timeline.events.who.definites import ANALYSTS
from timeline.events.who.focus import with_second
from timeline.events.who.names import LISTS, PERSON, Name, fits, join
from timeline.events.words import WORDS

INNER_MARK = re.compile(r"[,.]\s*(”|\"|''|’)$")  # the comma of “We left,” he said


def label(view: View, speech: Speech) -> tuple[str | None, str | None]:
    """Return (the speaker as a title has it, or None where nameless; why to look, or None)."""
    tokens = view.tokens
    if speech.speaker[0] >= min(speech.speaker[1], len(tokens)):
        return None, None  # a quotation, "said", and nobody
    draft = span_draft(view, speech.speaker, speech.clause.holes)
    for name in view.names:
        inside = speech.speaker[0] <= name.start and name.end <= _label_end(view, speech)
        inside = inside and not view.parse.hidden[name.start]
        inside = inside and not _set_apart(speech.clause, name)
        if inside and name.kind == PERSON and not _belongs(tokens, name.end):
            end = with_second(view.sight, name.end)
            return text(tokens, span_draft(view, (name.outset, end), []).subject), None
    if tokens[speech.speaker[0]].is_word("possessive"):  # "his family", "her manager"
        return None, None
    follows = speech.speaker[0] >= speech.clause.verb.end
    shared = speech.clause.shares and not follows
    if speech.clause.kind is Kind.RELATIVE or draft.stands_for or shared:
        draft = clause_draft(view, speech.clause)
        return text(
            tokens, draft.subject
        ), draft.review if draft.review and "pronoun" in draft.review else None
    words = [k for k in draft.subject if isinstance(k, int)]
    if words and any(tokens[k].low in WORDS["anonymous"] for k in words) and not draft.stands_for:
        if tokens[words[0]].low in ANALYSTS and any(tokens[k].tag is Tag.NAME for k in words):
            return text(tokens, draft.subject), draft.review  # "analysts at Brandt & Co."
        return None, draft.review if tokens[words[0]].tag is Tag.PRON else None
    return text(tokens, _named_body(view, draft.subject)), draft.review


def _set_apart(clause: Clause, name: Name) -> bool:
    """Tell a name in "the mother, who married Vik's father, said" from one that is a hole."""
    return any(start + 1 < name.outset < end for start, end in clause.holes)


def _label_end(view: View, speech: Speech) -> int:
    """Return how far the speaker reaches, an explaining name after a comma included."""
    tokens, end = view.tokens, speech.speaker[1]
    if speech.speaker[0] >= speech.clause.verb.end and tokens[end : end + 1]:
        beside = [n.end for n in view.names if n.outset == end + 1 and tokens[end].text == ","]
        if beside and tokens[end - 1].tag is not Tag.NAME:
            return beside[0]  # "said a later chancellor, Ida Moe"
    holes = [end for start, end in speech.clause.holes if start >= speech.speaker[0]]
    return max([speech.speaker[1], *holes])


def _belongs(tokens: list[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].tag is Tag.POSS


def _named_body(view: View, words: Words) -> Words:
    """Take "carmaker" off "carmaker Volta"."""
    tokens = view.tokens
    kept = [word for word in words if isinstance(word, int)]
    if len(kept) < 2 or len(kept) != len(words) or tokens[kept[-1]].tag is not Tag.NAME:
        return words
    for k in kept[:-1]:
        if (
            tokens[k].text.islower()
            and tokens[k].low in WORDS["company"]
            and all(tokens[j].tag is Tag.NAME for j in kept if j > k)
        ):
            return [j for j in kept if j > k]
    return words


def spoken_draft(view: View, speech: Speech) -> Draft:
    """Put the title of a statement together."""
    who, review = label(view, speech)
    who = _brief(firm(who)) if who else who
    if who and speech.content is not None and _itself(view, who, speech):
        who, review = None, None
    if speech.quote is not None:
        return _quoted(view, speech.quote, who, review)
    assert speech.content is not None
    content = speech.content
    if _own_pronoun(view, content, who) and content.start >= speech.clause.start:
        draft = _reported(view, speech, who, review)
        words = [*draft.subject, *draft.verb, *draft.rest]
        long = len(text(view.tokens, words).split()) > LONG
        return _own_deed(view, speech, draft) if long and who else draft
    draft = clause_draft(view, content, spoken=True)
    draft.review = draft.review or review
    draft.scope += range(speech.speaker[0], _label_end(view, speech))
    if who is None:
        return draft
    if draft.subject and who == text(view.tokens, draft.subject):
        return _reported(view, speech, who, review)
    shown = text(view.tokens, draft.subject)
    if draft.subject and (shown.split()[-1:] == who.split()[-1:] or firm(shown) == who):
        return draft  # "Farkas is leaving, Farkas said"
    draft.subject = [f"{who}:", *_lowered(view, draft.subject)]
    return draft


def _itself(view: View, who: str, speech: Speech) -> bool:
    """Tell "Volta is recalling cars, the company said": the company is Volta."""
    assert speech.content is not None
    start, end = speech.content.subject
    if _plain_body(view, speech) and any(
        name.kind != PERSON and name.start in range(start, end) for name in view.names
    ):
        return True
    inside = range(start, end)
    named = any(name.start in inside and name.end == end for name in view.names)
    return named and who.split()[-1].lower() in WORDS["firm"] and len(who.split()) < 3


def _plain_body(view: View, speech: Speech) -> bool:
    """Tell "the company" and "the club", who can be what is spoken of."""
    tokens, (start, end) = view.tokens, speech.speaker
    return (
        speech.content is not None
        and speech.content.start < speech.clause.start
        and end - start == 2
        and tokens[start].low == "the"
        and tokens[start + 1].low in WORDS["firm"] | BODIES
    )


BODIES = frozenset("club team band group organisation organization union party".split())


def _brief(who: str) -> str:
    """Return a speaker of many words without what comes after "for" or "in"."""
    head = re.split(r",? (?:for|in|at|with|from|who|which) ", who, maxsplit=1)[0]
    return head if len(who.split()) > 5 and len(head.split()) > 1 else who


def _lowered(view: View, words: Words) -> Words:
    """Take the capital off a common noun that opened the sentence."""
    first = words[0] if words else None
    if (
        first != 0
        or not isinstance(first, int)
        or any(name.start == 0 or name.outset == 0 for name in view.names)
    ):
        return words
    token = view.tokens[0]
    common = token.text.istitle() and token.text not in LISTS["demonym"]
    return [token.low if common else token.text, *words[1:]]


def _own_pronoun(view: View, content: Clause, who: str | None) -> bool:
    """Tell whether what was said begins with "it", "he" or "they", which can be who said it."""
    start, end = content.subject
    low = view.tokens[start].low if start < end else ""
    other = who is not None and low in ("he", "she") and not fits(low, who)
    return end - start == 1 and view.tokens[start].tag is Tag.PRON and not other


def _own_deed(view: View, speech: Speech, reported: Draft) -> Draft:
    """Return "Volta entered into an agreement" for what Volta announced at length that it has."""
    assert speech.content is not None
    tokens, start = view.tokens, speech.content.subject[0]
    if tokens[start].low not in ("it", "they") or tokens[speech.content.verb.start].low in STATES:
        return reported
    draft = clause_draft(view, speech.content)
    kept = draft.verb[1:] if _is(tokens, draft.verb, PERFECT) else draft.verb
    draft.subject, draft.verb = reported.subject, kept
    draft.review, draft.stands_for = reported.review, None
    draft.scope += reported.scope
    return draft


PERFECT = frozenset(["has", "have"])
STATES = frozenset(["is", "are", "was", "were", "would", "could", "might", "may"])


def _is(tokens: list[Token], words: Words, lows: frozenset[str]) -> bool:
    first = words[0] if len(words) > 1 else None
    return isinstance(first, int) and tokens[first].low in lows


def _reported(view: View, speech: Speech, who: str | None, review: str | None) -> Draft:
    """Keep the verb of saying: "Volta confirmed that it would close its plant"."""
    draft = clause_draft(view, speech.clause)
    assert speech.content is not None
    if speech.content.start < speech.clause.start:
        return clause_draft(view, speech.content)
    if who:
        draft.subject = [who]
    draft.review = review if who else draft.review or "speaker is not named"
    draft.scope += list(range(*speech.speaker))
    return draft


def _around(view: View, quote: Span) -> Span:
    """Return the quotation that the date stands in, where there are several; else the one given."""
    hidden, at = view.parse.hidden, view.date
    if not 0 <= at < len(hidden) or not hidden[at] or quote[0] <= at < quote[1]:
        return quote
    start = end = at
    while start and hidden[start - 1]:
        start -= 1
    while end < len(hidden) and hidden[end]:
        end += 1
    return (start, end)


def _quoted(view: View, quote: Span, who: str | None, review: str | None) -> Draft:
    tokens = view.tokens
    start, end = _around(view, quote)
    if (told := remembered(view, (start, end), who)) is not None:
        return told
    line = join(tokens, start, end)
    line = INNER_MARK.sub(r"\1", line)
    words: Words = [nut(line, SPOKEN - len((who or "").split()))]
    draft = Draft([f"{who}:"] if who else [], [], words, review)
    draft.scope = list(range(len(tokens)))
    if recalls(view, (start, end)):
        draft.review = draft.review or "the date is of what is remembered"
    if who is None:
        draft.review = draft.review or "speaker is not named"
    return draft
