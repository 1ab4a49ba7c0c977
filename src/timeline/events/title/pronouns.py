"""Pronouns that a title must not keep: nothing in it says who or what they are."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.syntax.tokens import Tag
from timeline.events.title.subjects import Draft, View, Words
from timeline.events.who.names import PERSON
from timeline.events.words import WORDS

OBJECTS = frozenset(("it", "them", "him", "her", "they", "he", "she"))


def unclear(view: View, draft: Draft, words: Words) -> str | None:
    """Tell of a pronoun among a title's words that nothing before it explains."""
    tokens = view.tokens
    subject = _lows(view, draft)
    among = _among(view, draft)
    if among is not None:
        return f'"{among}" is unclear'
    for n, word in enumerate(words):
        if n < len(draft.subject) or not isinstance(word, int):
            continue
        token = tokens[word]
        himself = token.low in ("he", "she") and _person(view, draft)  # "a call he made"
        if token.low in ("he", "she") and not (himself or draft.stands_for or _who(view, draft)):
            return f'"{token.low}" is unclear'
        whom = token.tag is Tag.PRON or (token.low == "her" and _alone(view, word))
        if token.low in OBJECTS and whom and not _subject(view, word, himself):
            return f'"{token.low}" is unclear'
        if token.low in ("his", "her") and not _named(view, words[:n]) and not _human(subject):
            return f'"{token.low}" is unclear'
        if token.low in ("those", "these") and _bare(view, word):
            return f'"{token.low}" is unclear'
        if token.text in ("US", "IT"):
            continue
        if token.low in ("my", "our", "your", "us", "me", "i", "we", "you"):
            return f'"{token.low}" is unclear'
    return None


def _among(view: View, draft: Draft) -> str | None:
    """Return the "he" of "neither he nor his wife": one of several subjects."""
    kept = [k for k in draft.subject if isinstance(k, int)]
    lows = [view.tokens[k].low for k in kept]
    joined = any(view.tokens[k].tag is Tag.CC for k in kept)
    of = [low for a, low in pairwise(lows) if a == "of"]
    if of and of[0] in ("its", "their", "his", "her"):
        return of[0]  # "most of its people"
    return next((low for low in lows if low in ("he", "she")), None) if joined else None


def _alone(view: View, k: int) -> bool:
    """Tell "received her" from "her boat"."""
    after = view.tokens[k + 1 : k + 2]
    return not after or after[0].tag not in (
        Tag.NOUN,
        Tag.NAME,
        Tag.MAYBE,
        Tag.NUM,
        Tag.ED,
        Tag.ING,
    )


def _bare(view: View, k: int) -> bool:
    """Tell "raised those worries" from "those who fled" and "those of its rivals"."""
    following = view.tokens[k + 1 : k + 3]
    noun = len(following) == 2 and following[0].tag in (Tag.NOUN, Tag.MAYBE)
    return noun and following[1].tag not in (Tag.REL, Tag.THAT) and following[1].low != "of"


def _named(view: View, words: Words) -> bool:
    """Tell whether somebody stands among the words before: a name that can be a person's."""
    starts = {
        k for name in view.names if name.kind in (PERSON, "") for k in range(name.start, name.end)
    }
    return any(word in starts if isinstance(word, int) else _personal(view, word) for word in words)


def _personal(view: View, text: str) -> bool:
    """Tell whether words put in for others name a person."""
    last = text.removesuffix(":").split()[-1] if text.strip() else ""
    return any(
        name.kind == PERSON and name.text.split()[-1] == last
        for scene in view.story.scenes
        for name in scene.names
    ) or any(name.kind == PERSON and name.text.split()[-1] == last for name in view.names)


def _person(view: View, draft: Draft) -> bool:
    """Tell whether the title's subject is one person's name and nothing else."""
    taken = set(draft.scope[: len(draft.subject) + 3])
    found = [name for name in view.names if name.kind == PERSON and name.start in taken]
    return len(found) == 1 and len(draft.subject) == 1


def _who(view: View, draft: Draft) -> bool:
    """Tell whether "he" can be the title's subject: somebody, or a name that may be somebody's."""
    taken = {k for k in draft.subject if isinstance(k, int)} | set(draft.scope[:12])
    kinds = {name.kind for name in view.names if name.start in taken}
    return bool(kinds & {PERSON, ""}) or _human(_lows(view, draft))


def _lows(view: View, draft: Draft) -> list[str]:
    """Return the words of a title's subject in lower case."""
    return [
        low
        for word in draft.subject
        for low in (
            [view.tokens[word].low] if isinstance(word, int) else word.lower().rstrip(":").split()
        )
    ]


def _subject(view: View, k: int, himself: bool) -> bool:
    """Tell "said it would close": the pronoun takes up the title's own subject."""
    return himself or any(
        clause.subject[0] <= k < clause.subject[1] or clause.verb.start in (k + 1, k + 2)
        for clause in view.parse.clauses
    )


def _human(subject: list[str]) -> bool:
    human = WORDS["person"] | WORDS["role"] | KIN
    return any(low in human for low in subject)


KIN = frozenset(
    """father mother son daughter wife husband widow brother sister uncle aunt parent cousin
    grandfather grandmother nephew niece friend neighbour neighbor who""".split()
)
