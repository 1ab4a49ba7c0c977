"""The words of a noun phrase that a title keeps."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Span, in_attribution
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.slugs import opens_with_slug
from timeline.events.who.drafts import View, Words
from timeline.events.who.epithets import epithet_start
from timeline.events.who.names import PERSON, short
from timeline.events.who.objects import explained
from timeline.events.who.story import titled_name, told_apart

PARTICLES = frozenset("off down up out over".split())  # "called off", "shot down"
SELVES = frozenset(["itself", "himself", "herself", "themselves"])


def keeps(view: View, k: int, holes: list[Span]) -> bool:
    if k in view.dropped or bracketed(view, k):
        return False
    if view.tokens[k].tag is Tag.DATE and in_attribution(view.parse, k):
        return False
    if view.tokens[k].tag is Tag.POSS and k - 1 in view.dropped:
        return False
    return not any(start <= k < end for start, end in holes)


def bracketed(view: View, k: int) -> bool:
    """Tell whether a token stands in brackets."""
    return view.parse.brackets[k]


def shorten(view: View, kept: list[int], *, subject: bool = False) -> Words:
    """Take the roles off persons' names and use the short form; a subject is named in full."""
    words: Words = list(kept)
    inside = set(kept)
    for name in view.names:
        if name.kind != PERSON or not set(range(name.start, name.end)) <= inside:
            continue
        if name.end in inside and view.tokens[name.end].tag in (Tag.NOUN, Tag.MAYBE):
            continue  # "the Holt family", "former Holt aides"
        begin = epithet_start(view.parse, name, inside)
        form = titled_name(view.story, name) if subject else short(name, view.story.used)
        form = told_apart(view.story, form)
        gone = set(range(begin, name.end))
        at = words.index(name.start)
        words[at] = form
        words = [word for word in words if not (isinstance(word, int) and word in gone)]
    return explained(view.sight, view.number, words)


def join_tokens(tokens: list[Token], kept: list[int]) -> str:
    """Return tokens as plain words."""
    return " ".join(tokens[k].text for k in kept)


def _himself(tokens: list[Token], kept: list[int]) -> bool:
    """Tell the last word of "the president himself"."""
    return len(kept) > 1 and tokens[kept[-1]].low in SELVES


def bare(tokens: list[Token], kept: list[int]) -> list[int]:
    """Take off what stands before a noun phrase and is no part of it: "however", "and"."""
    while kept and (tokens[kept[-1]].text == "," or _himself(tokens, kept)):
        kept = kept[:-1]
    if len(kept) > 3 and opens_with_slug(join_tokens(tokens, kept[:3])):
        kept = kept[2:]  # "ARRESTS – A man"
    kept = _beyond_place(tokens, kept)
    while kept:
        first = tokens[kept[0]]
        joins = first.is_word("opener") or first.tag is Tag.ADV
        if first.text in '“"‘' and any(tokens[k].text in '”"’' for k in kept[1:]):
            break
        if first.tag not in (Tag.PUNCT, Tag.CC) and not (joins and len(kept) > 1):
            break
        if first.low in ("almost", "nearly", "about", "only"):
            break
        kept = kept[1:]
    return kept


def _beyond_place(tokens: list[Token], kept: list[int]) -> list[int]:
    """Take "In Peru meanwhile" off "In Peru meanwhile thousands of people"."""
    if not kept or tokens[kept[0]].low not in ("in", "at", "near", "outside"):
        return kept
    n = 1
    while n < len(kept) and tokens[kept[n]].tag in (Tag.NAME, Tag.ADV):
        n += 1
    led = n > 1 and n < len(kept) and tokens[kept[n]].tag in LEADING
    return kept[n:] if led else kept


LEADING = frozenset([Tag.NOUN, Tag.NUM, Tag.DET, Tag.THAT, Tag.MAYBE])


def ageless(tokens: list[Token], kept: list[int]) -> list[int]:
    """Take ", 42," off "Ida Holt, 42, and Ola Vik"."""
    for k in kept:
        aged = 0 < k < len(tokens) - 1 and tokens[k].text.isdigit() and len(tokens[k].text) < 3
        apart = aged and tokens[k - 1].text == "," == tokens[k + 1].text
        if apart and k > 1 and tokens[k - 2].tag is Tag.NAME:
            return [j for j in kept if not k - 1 <= j <= k + 1]
    return kept


def joined_person(view: View, clause: Clause) -> Span | None:
    """Return "Ida Holt" of "Ola Vik, the minister, and Ida Holt, the head of a bank, met"."""
    end = clause.subject[1]
    hole = next((b for a, b in clause.holes if a == end), 0)
    for name in view.names:
        joined = view.tokens[name.outset - 1].tag is Tag.CC and end < name.outset < hole
        if joined and name.kind == PERSON and view.tokens[name.outset - 2].text == ",":
            return (name.outset, name.end)
    return None


def bare_noun(tokens: list[Token], kept: list[int]) -> bool:
    """Tell "this brave father" from "those who fled" and "these Danish ships"."""
    return len(kept) <= 4 and all(tokens[k].tag in (Tag.NOUN, Tag.MAYBE, Tag.ED) for k in kept[1:])


def first_of_two(view: View, clause: Clause) -> int | None:
    """Return the "and" of "Minister Ola Vik and his Danish counterpart", beside whom a name stands.

    It parts two persons only where a name comes before it.
    """
    start, end = clause.subject
    joints = (k for k in range(start + 1, end) if view.tokens[k].tag is Tag.CC)
    named = [name.end for name in view.names if name.kind == PERSON and start <= name.start]
    return next((k for k in joints if k in named), None)
