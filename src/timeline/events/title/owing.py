"""What a word owes: those that say nothing without what follows them."""

from __future__ import annotations

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import Words
from timeline.events.words import forms


def tagged(tokens: list[Token], word: int | str, *tags: Tag) -> bool:
    """Tell whether a word has one of the tags; a name put in has its own."""
    if isinstance(word, str):
        return Tag.NAME in tags and word not in ("'s", "’")
    return isinstance(word, int) and tokens[word].tag in tags and tokens[word].low != "of"


def low_of(tokens: list[Token], word: int | str) -> str:
    return tokens[word].low if isinstance(word, int) else word


def makes(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "require buyers | of guns to undergo": the infinitive that completes it is to come."""
    making = [n for n in range(max(0, at - 7), at) if _making(tokens, words, n)]
    if not making or any(tagged(tokens, word, Tag.TO) for word in words[making[-1] : at]):
        return False
    return any(tagged(tokens, word, Tag.TO) for word in words[at : at + 12])


def _making(tokens: list[Token], words: Words, n: int) -> bool:
    """Tell "require" and the "called for" of "called for him to resign"."""
    low = low_of(tokens, words[n])
    return low in MAKING or (low == "for" and n > 0 and low_of(tokens, words[n - 1]) in CALLING)


CALLING = frozenset("called calls call calling waited waiting arranged appealed".split())
# verbs whose object needs an infinitive: "to require buyers to undergo"
MAKING = frozenset(
    form
    for verb in """require allow force enable order help cause expect want urge ask tell warn
    persuade invite advise encourage compel permit""".split()
    for form in forms(verb)
)


def gives(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "to give her relatives | in Graz a chance": what is given is to come."""
    near = range(max(0, at - 6), at)
    giving = next((n for n in reversed(near) if low_of(tokens, words[n]) in GIVING), None)
    if giving is None or any(
        low_of(tokens, word) in ("a", "an") for word in words[giving + 1 : at]
    ):
        return False
    direct = tagged(tokens, words[giving + 1], Tag.NAME, Tag.DET, Tag.PRON)
    return direct and any(low_of(tokens, word) in ("a", "an") for word in words[at : at + 5])


GIVING = frozenset("give gives gave given giving grant grants granted".split())


def completes(tokens: list[Token], words: Words, at: int, fixed: int) -> bool:
    """Tell the preposition that a verb cannot do without: "placed the island under"."""
    if any(tagged(tokens, word, Tag.PREP, Tag.TO) for word in words[fixed:at]):
        return False
    return any(isinstance(k, int) and tokens[k].low in NEEDY for k in words[:fixed])


NEEDY = frozenset(
    """placed put turned converted transformed divided handed deprived accused stripped subjected
    attributed compared replaced dedicated exposed entrusted brought urged asked forced
    allowed enabled required ordered told persuaded advised encouraged expected charged sentenced
    linked limited committed confined described""".split()
)


def aims(tokens: list[Token], words: Words, at: int, fixed: int) -> bool:
    """Tell the infinitive that a word before needs: "initiated an effort | to curb"."""
    last, head = words[at - 1], words[fixed - 1] if fixed else None
    if isinstance(last, int) and tokens[last].low in AIMING:
        return True
    first = not any(tagged(tokens, word, Tag.TO) for word in words[fixed:at])
    return first and isinstance(head, int) and tokens[head].low in AIMING


# nouns and verbs that an infinitive completes: "an effort to curb", "decided to join"
AIMING = frozenset(
    """effort efforts plan plans decision attempt attempts bid offer agreement move need right
    chance order proposal permission decided agreed planned tried vowed pledged refused failed
    sought hoped managed promised offered threatened wanted began continued started""".split()
)


def ranked(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "the first state | starting the process": first of those that start it."""
    near = [low_of(tokens, word) for word in words[max(0, at - 5) : at]]
    return bool({"first", "last", "only"} & set(near)) and tagged(tokens, words[at], Tag.ING)


def is_so(tokens: list[Token], following: Words) -> bool:
    """Tell "sales | that are slightly above" from "talks that were interrupted"."""
    plain = len(following) == 2 and tagged(tokens, following[0], Tag.BE)
    return plain and not tagged(tokens, following[1], Tag.ED, Tag.PART)


LEANING = frozenset(
    [
        "connection",
        "relation",
        "response",
        "addition",
        "reaction",
        "regard",
        "opposition",
        "search",
        "adjacent",
        "eligible",
        "responsible",
        "subject",
        "capable",
        "aware",
        "opposite",
        "close",
        "next",
        "prior",
        "similar",
        "related",
        "loyal",
    ]
)
