"""Where a subject begins: what a token, met on the way left from a verb, opens."""

from __future__ import annotations

from timeline.events.parts import DASHES, Clause, Kind
from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS


def stop_at(
    tokens: list[Token],
    hidden: list[bool],
    phrase: list[bool],
    before: list[Clause],
    i: int,
    last: int,
    floor: int,
) -> Kind | None:
    """Tell what a token, met on the way left from a verb, opens; None where the subject goes on."""
    token = tokens[i]
    if hidden[i]:
        return None
    if phrase[i]:
        return _fronted(tokens, phrase, before, i, floor)
    if token.tag is Tag.SUB:
        return _subordinates(tokens, before, i, last)
    if token.tag is Tag.CC:
        return _coordinates(tokens, before, i, floor)
    if token.text == ",":
        return None if _enumerates(tokens, i, last, floor) else Kind.MAIN
    if token.text in ";:" or token.text in DASHES:
        return Kind.MAIN
    return {Tag.REL: Kind.RELATIVE, Tag.THAT: Kind.CONTENT}.get(token.tag)


def _fronted(
    tokens: list[Token], phrase: list[bool], before: list[Clause], i: int, floor: int
) -> Kind | None:
    """Tell whether a date stands before the subject: "on Tuesday rebels seized"."""
    led = i - 1
    while led >= floor and phrase[led]:
        led -= 1
    if led < floor:
        return None if before else Kind.MAIN
    opens = tokens[led].tag in (Tag.PUNCT, Tag.CC, Tag.SUB, Tag.THAT, Tag.ADV)
    return Kind.MAIN if opens else None


def _subordinates(tokens: list[Token], before: list[Clause], i: int, last: int) -> Kind | None:
    """Tell a conjunction from a preposition: "after the vote" has no verb of its own."""
    if tokens[i].low in WORDS["preposition"] and not before:
        comma = any(token.text == "," for token in tokens[last + 1 :])
        if not comma or (i > 0 and tokens[i - 1].tag in (Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE)):
            return None
    return Kind.SUBORDINATE


def _coordinates(tokens: list[Token], before: list[Clause], i: int, floor: int) -> Kind | None:
    if not before:
        return Kind.MAIN if i == 0 or (tokens[i - 1].text == "," and i < 2) else None
    if tokens[i - 1].text == ",":
        return Kind.MAIN
    for k in range(floor, i):
        if tokens[k].tag in (Tag.SUB, Tag.REL, Tag.THAT) or tokens[k].text == ",":
            return None
    low = tokens[before[-1].verb.head].low
    return (
        None
        if low in WORDS["saying"] and before[-1].verb.end == floor and _near(tokens, floor, i)
        else Kind.MAIN
    )


def _near(tokens: list[Token], floor: int, i: int) -> bool:
    """Tell whether a verb of saying is followed at once by names joined with "and"."""
    return i - floor <= 3


def _enumerates(tokens: list[Token], i: int, last: int, floor: int) -> bool:
    """Tell whether the comma at `i` parts items of a list: "Chad, Niger and Mali"."""
    joined = any(token.tag is Tag.CC for token in tokens[i + 1 : last + 1])
    if not joined:
        return False
    k = i - 1
    while k >= floor and tokens[k].text != "," and tokens[k].tag not in (Tag.SUB, Tag.THAT):
        k -= 1
    first = tokens[k + 1] if k + 1 < i else None
    if first is None or i - k > 9:
        return False
    return first.tag not in (Tag.PREP, Tag.SUB, Tag.ADV, Tag.ING, Tag.TO, Tag.DATE)


def resident(tokens: list[Token], phrase: list[bool], last: int) -> int:
    """Return the first comma of "a man of Marsh Lane, Oldbury, Arden", which a verb follows, or 0.

    The places after it are his address, none of them the subject.
    """
    start = 0
    while start < last and (phrase[start] or tokens[start].text == ","):
        start += 1
    comma = next((k for k in range(start, last) if tokens[k].text == ","), 0)
    if not comma or tokens[start].tag not in (Tag.DET, Tag.NUM):
        return 0
    k = comma - 1
    while k > start and tokens[k].tag is Tag.NAME:
        k -= 1
    lives = tokens[k].low in ("of", "from", "in", "near") and k < comma - 1 and k > start + 1
    common = tokens[k - 1].tag in (Tag.NOUN, Tag.MAYBE)
    places = all(tokens[j].tag is Tag.NAME or tokens[j].text == "," for j in range(comma, last + 1))
    return comma if lives and common and places else 0
