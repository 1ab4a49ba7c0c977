"""What a quotation remembers: "I remember that day in March 1981, when Vik and I sat there"."""

from __future__ import annotations

from timeline.events.syntax.parts import Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Draft, View, Words
from timeline.events.title.whens import that_day

RECALLING = frozenset("remember remembers recall recalls remembered forget".split())
OURS = frozenset("i we me us my our mine ours myself ourselves you your".split())
CLOSING = frozenset(['"', "”", "''", ".", ","])


def recalls(view: View, quote: Span) -> bool:
    """Tell whether the date stands in a quotation that remembers something."""
    start, end = quote
    inside = start <= view.date < end
    return inside and any(token.low in RECALLING for token in view.tokens[start:end])


def remembered(view: View, quote: Span, who: str | None) -> Draft | None:
    """Title what is remembered, its "I" by who speaks; None where no "when" tells it."""
    if not recalls(view, quote) or not that_day(view.parse, view.date):
        return None
    tokens = view.tokens
    start = view.date + (2 if tokens[view.date + 1 : view.date + 2][0].text == "," else 1)
    if start >= quote[1] or tokens[start].low != "when":
        return None
    end = quote[1]
    while end > start and tokens[end - 1].text in CLOSING:
        end -= 1
    return _told(tokens, range(start + 1, end), who)


def _told(tokens: list[Token], words: range, who: str | None) -> Draft | None:
    verb = next((k for k in words if tokens[k].tag in (Tag.PAST, Tag.ED, Tag.BE)), None)
    subject: Words = [*range(words.start, verb)] if verb is not None else []
    named = _with_speaker(tokens, subject, who) if who else subject
    if not named or verb is None or any(_low(tokens, k) in OURS | {"they"} for k in named):
        return None
    rest: Words = [*range(verb + 1, _before_us(tokens, range(verb + 1, words.stop)))]
    draft = Draft(named, [verb], rest, None, list(words))
    draft.stands_for = who if named != subject else None
    return draft


def _with_speaker(tokens: list[Token], subject: Words, who: str) -> Words:
    """Put the speaker for "I", first of two: "Ida Holt and Jan" for "Jan and I"."""
    lows = [_low(tokens, k) for k in subject]
    if lows[-2:] == ["and", "i"]:
        return [who, *subject[-2:-1], *subject[:-2]]
    return [who if low == "i" else k for k, low in zip(subject, lows, strict=True)]


def _low(tokens: list[Token], word: int | str) -> str:
    return tokens[word].low if isinstance(word, int) else ""


def _before_us(tokens: list[Token], words: range) -> int:
    """Return where the phrase begins that first speaks of "us": what would need a name."""
    ours = next((k for k in words if tokens[k].low in OURS), None)
    if ours is None:
        return words.stop
    opens = (Tag.PREP, Tag.SUB, Tag.REL, Tag.CC, Tag.PUNCT, Tag.TO, Tag.THAT)
    before = (k for k in range(ours, words.start, -1) if tokens[k].tag in opens)
    return next(before, words.start)
