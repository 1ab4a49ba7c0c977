"""Pronouns after the verb: "renamed in his honour" is named where the subject is nobody."""

from __future__ import annotations

from timeline.events.antecedents import person
from timeline.events.focus import COMMON, Focus, Sight, head_of
from timeline.events.names import PERSON
from timeline.events.parts import Clause
from timeline.events.story import shown
from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS

Words = list[int | str]  # a token's index, or a word put in its place
NOUNS = frozenset((Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ED, Tag.PART, Tag.ING, Tag.POSS))
HUMAN = ("man", "woman", "er", "or", "ist", "ian", "ant", "boy", "girl")
GENDER = {"his": "he", "him": "he", "her": "she"}


def explained(sight: Sight, number: int, words: Words) -> Words:
    """Put names for "his", "her" and "him" that a title's own subject does not explain."""
    tokens = sight.tokens
    out: Words = []
    for n, word in enumerate(words):
        low = tokens[word].low if isinstance(word, int) else ""
        name = None
        if low in GENDER and isinstance(word, int) and not _met(sight, words[:n]):
            name = _whose(sight, number, word, low)
        if name is None:
            out.append(word)
            continue
        out.append(name)
        if low == "his" or (low == "her" and _owns(tokens, words[n + 1 : n + 2])):
            out.append("’" if name.endswith("s") else "'s")
    return out


def _owns(tokens: list[Token], after: Words) -> bool:
    """Tell the "her" of "her boat" from that of "saw her"."""
    following = after[0] if after else None
    return isinstance(following, int) and tokens[following].tag in NOUNS


def _met(sight: Sight, words: Words) -> bool:
    """Tell whether a person stands among the words before."""
    starts = {name.start for name in sight.names if name.kind in (PERSON, "")}
    return any(isinstance(word, str) or word in starts for word in words)


def _whose(sight: Sight, number: int, k: int, low: str) -> str | None:
    """Return the person whom a pronoun at `k` means, who is not its clause's subject."""
    clause = sight.parse.owner[k]
    if clause is None or clause.subject[0] <= k < clause.subject[1]:
        return None
    top = head_of(sight, clause)
    start, end = clause.subject
    others = end - start == 1 and sight.tokens[start].low in ("they", "it", "we", "police")
    if top is None:
        before = [name for name in sight.names if name.end <= k]
        return person(sight, number, before, GENDER[low]) if others else None
    before = [name for name in sight.names if name.end <= k]
    if top.kind == PERSON:
        return _other(sight, number, top, low) if low == "him" else None
    if _may_be_human(sight, clause, top):
        return None
    return person(sight, number, before, GENDER[low])


def _may_be_human(sight: Sight, clause: Clause, top: Focus) -> bool:
    """Tell whether "his" can be the subject's own: "the driver sold his boat"."""
    if top.many:
        return False
    if top.kind != COMMON:
        return top.kind == ""
    last = top.text.split()[-1].lower()
    listed = any(last in WORDS[key] for key in ("person", "role", "anonymous"))
    return listed or last.endswith(HUMAN)


def _other(sight: Sight, number: int, top: Focus, low: str) -> str | None:
    """Return the one person of the sentence before who is not the subject himself."""
    if number < 1 or any(
        name.kind == PERSON and name.text.split()[-1] != top.text.split()[-1]
        for name in sight.names
    ):
        return None
    found = {
        name.text.split()[-1]: name
        for name in sight.story.scenes[number - 1].names
        if name.kind == PERSON and name.text.split()[-1] != top.text.split()[-1]
    }
    return shown(sight.story, next(iter(found.values()))) if len(found) == 1 else None
