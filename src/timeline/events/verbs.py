"""The finite verbs of a sentence: which words that could be verbs are.

Forms in -ed are the hard ones: past ("the bank collapsed") or participle ("the bank rescued last
year"). A stretch between two connectors has one finite verb; what follows it decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS

NOUNISH = frozenset({Tag.NOUN, Tag.NAME, Tag.NUM, Tag.PRON, Tag.DATE, Tag.ING})
INTRANSITIVE = WORDS["intransitive"]
FUTURE = WORDS["future"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb group: tokens [start, end); `head` is the word that carries the meaning."""

    start: int
    end: int
    head: int


def finite(tokens: list[Token], hidden: list[bool]) -> list[Verb]:
    """Return the finite verb groups in order; `hidden` tokens are passed over."""
    found: list[Verb] = []
    opened: list[int] = []  # relatives open in this stretch
    stretch: Verb | None = None  # the finite verb since the last connector
    i = 0
    while i < len(tokens):
        if hidden[i]:
            i += 1
            continue
        if _connects(tokens, i):
            if tokens[i].tag in (Tag.REL, Tag.THAT):
                opened.append(len(found))
            stretch = None
        free = i > 0 and tokens[i - 1].low == "what"  # "became known as what became"
        verb = None if free else _sure(tokens, i) or _ed(tokens, i, stretch, found, opened)
        if verb:
            found.append(verb)
            stretch = verb
            i = verb.end
        else:
            i = _pass(tokens, i)
    return found or _maybe(tokens, hidden)


def _pass(tokens: list[Token], i: int) -> int:
    """Step over one token, or over "to" and its infinitive."""
    if tokens[i].tag is Tag.TO and i + 1 < len(tokens) and tokens[i + 1].tag in BASES:
        return i + 2
    return i + 1


BASES = frozenset({Tag.MAYBE, Tag.BE, Tag.HAVE, Tag.DO, Tag.ED, Tag.PAST})


def _connects(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.tag in (Tag.REL, Tag.THAT, Tag.SUB, Tag.CC):
        return True
    return token.tag is Tag.PUNCT and token.text in ',;:()—–-"“”--'


def _sure(tokens: list[Token], i: int) -> Verb | None:
    """Read a group that opens with an auxiliary, a modal or a form that is always finite."""
    token = tokens[i]
    if token.tag is Tag.MODAL:
        return _modal(tokens, i)
    if token.tag is Tag.BE and token.low in WORDS["be_finite"]:
        return _chain(tokens, i)
    if token.tag is Tag.HAVE and token.low in ("has", "have", "had") and not _after_to(tokens, i):
        return _chain(tokens, i)
    if token.tag is Tag.DO:
        return _modal(tokens, i)
    if token.tag is Tag.PAST and not _after_to(tokens, i):
        return Verb(i, i + 1, i)
    if token.tag is Tag.PRESENT and not _modified(tokens, i):
        return Verb(i, i + 1, i)
    if token.tag is Tag.MAYBE and i and _drives(tokens[i - 1], token):
        return Verb(i, i + 1, i)
    return None


def _drives(before: Token, token: Token) -> bool:
    """Tell whether a pronoun or "who" makes a noun-like form a verb: "they plan"."""
    if before.tag is Tag.PRON:
        return before.low in WORDS["pronoun"]
    return before.tag is Tag.REL and before.low in ("who", "which") and token.low[-1] != "'"


def _after_to(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].tag is Tag.TO


def _modified(tokens: list[Token], i: int) -> bool:
    """Tell whether the word before makes this one a noun: "the takes", "of offers"."""
    return i == 0 or tokens[i - 1].tag in (Tag.DET, Tag.PREP, Tag.POSS, Tag.TO, Tag.NUM)


def _modal(tokens: list[Token], i: int) -> Verb | None:
    end = _adverbs(tokens, i + 1)
    if end >= len(tokens):
        return None
    if tokens[end].tag in (Tag.BE, Tag.HAVE) and tokens[end].low in ("be", "have"):
        chain = _chain(tokens, end)
        return Verb(i, chain.end, chain.head)
    if tokens[end].tag in (Tag.MAYBE, Tag.NOUN, Tag.ED, Tag.PAST, Tag.DO, Tag.ADV):
        return Verb(i, end + 1, end)
    if tokens[end].tag is Tag.PRON and tokens[i].tag is not Tag.DO:
        return None
    return Verb(i, i + 1, i) if tokens[i].tag is Tag.DO else None


def _adverbs(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and (
        tokens[i].tag in (Tag.ADV, Tag.NOT, Tag.DATE) or tokens[i].low in ("first", "last")
    ):
        i += 1
    return i


def _chain(tokens: list[Token], i: int) -> Verb:
    """Read "has been taken", "is scheduled to be held", "had to step in" from its first word."""
    end, head = i + 1, i
    while True:
        k = _adverbs(tokens, end)
        if k >= len(tokens):
            break
        token = tokens[k]
        if (
            token.tag in (Tag.PART, Tag.ED, Tag.ING)
            or token.low in ("be", "been", "being")
            or (
                token.tag is Tag.PAST
                and token.low in ("had", "did")
                and tokens[k - 1].tag is Tag.HAVE
            )
            or (token.low in FUTURE and k + 1 < len(tokens) and tokens[k + 1].tag is Tag.TO)
        ):
            end, head = k + 1, k
        elif _leads_on(tokens, k, head, i):
            end, head = k + 2, k + 1
        else:
            break
    return Verb(i, end, head)


def _leads_on(tokens: list[Token], k: int, head: int, first: int) -> bool:
    """Tell whether "to" and an infinitive belong to the group: "is to host", "is set to rise"."""
    if (
        tokens[k].tag is not Tag.TO
        or k + 1 >= len(tokens)
        or tokens[k + 1].tag not in BASES | {Tag.NOUN}
    ):
        return False
    return head == first or tokens[head].low in FUTURE


def _ed(
    tokens: list[Token],
    i: int,
    stretch: Verb | None,
    found: list[Verb],
    opened: list[int],
) -> Verb | None:
    """Decide whether a form like "announced" is a past."""
    token = tokens[i]
    if token.tag is not Tag.ED or i == 0 or _prenominal(tokens, i):
        return None
    before = tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    here = Verb(i, i + 1, i)
    if before.tag in (Tag.REL, Tag.THAT) or (
        before.low in ("first", "last", "once") and tokens[i - 2].tag is Tag.REL
    ):
        return here
    if after is not None and after.low == "by":
        return None
    if stretch is not None:
        if _speaks(tokens, stretch) or (
            opened and opened[-1] + 1 == len(found) and opened[-1] == 0
        ):
            return here
        return None
    if before.tag is Tag.PUNCT and token.low in WORDS["saying"] and _object(after):
        return here
    if before.tag is Tag.PUNCT and before.text == "," and not _listed(tokens, i, found):
        return here if _closes(tokens, i) and not _comma_later(tokens, i) else None
    if after is not None and after.text == "," and _inside(tokens, i):
        return None
    if _object(after) or token.low in INTRANSITIVE or token.low in WORDS["saying"]:
        return here
    return None if _verb_later(tokens, i) or _led(tokens, i) else here


def _inside(tokens: list[Token], i: int) -> bool:
    """Tell ", no age given, struck": a comma opened before, and a verb follows the closing one."""
    opened = any(token.text == "," for token in tokens[max(0, i - 6) : i])
    follows = tokens[i + 2] if i + 2 < len(tokens) else None
    return (
        opened
        and follows is not None
        and (follows.tag in (Tag.PAST, Tag.ED, Tag.BE, Tag.HAVE, Tag.MODAL, Tag.PRESENT))
    )


def _led(tokens: list[Token], i: int) -> bool:
    """Tell "in an interview published on Sunday, ...": the noun before belongs to a preposition."""
    k = i - 1
    while k > 0 and not _connects(tokens, k - 1):
        k -= 1
    comma = any(token.text == "," for token in tokens[i:])
    return comma and tokens[k].tag is Tag.PREP


def _speaks(tokens: list[Token], verb: Verb) -> bool:
    low = tokens[verb.head].low
    return low in WORDS["saying"] or low in WORDS["thinking"]


def _prenominal(tokens: list[Token], i: int) -> bool:
    """Tell "the proposed law", "of suspected rebels", "to build", "newly elected"."""
    before = tokens[i - 1]
    k = i - 1
    while k > 0 and tokens[k].tag is Tag.ADV and tokens[k].low.endswith("ly"):
        k -= 1
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[k].low in ("first", "last", "once") and k and tokens[k - 1].tag is Tag.REL:
        return False
    clause = after is not None and after.tag in (Tag.DET, Tag.THAT, Tag.PRON)
    if clause and tokens[k].tag in (Tag.POSS, Tag.NUM):
        return False
    if tokens[k].tag in (Tag.DET, Tag.POSS, Tag.PREP, Tag.TO, Tag.NUM, Tag.BE, Tag.PART, Tag.HAVE):
        return True
    return before.tag is Tag.ED and not before.text[0].isupper()


def _listed(tokens: list[Token], i: int, found: list[Verb]) -> bool:
    """Tell "joined ..., became ... and left": a verb before, and one after an "and" to come."""
    if not found or not _object(tokens[i + 1] if i + 1 < len(tokens) else None):
        return False
    for k in range(i + 1, min(i + 25, len(tokens) - 1)):
        if tokens[k].tag is Tag.CC and tokens[k + 1].tag in (Tag.PAST, Tag.ED):
            return True
    return False


def _closes(tokens: list[Token], i: int) -> bool:
    """Tell whether the comma before `i` closes an insertion: another opens it."""
    return any(token.text == "," for token in tokens[: i - 1])


def _comma_later(tokens: list[Token], i: int) -> bool:
    """Tell whether a comma and a verb follow: ", signed in May, ended"."""
    for k in range(i + 1, len(tokens) - 1):
        if tokens[k].text == ",":
            after = tokens[k + 1]
            return after.tag in (Tag.PAST, Tag.BE, Tag.HAVE, Tag.MODAL, Tag.ED, Tag.PRESENT)
    return False


def _object(after: Token | None) -> bool:
    if after is None:
        return False
    return after.tag in (
        Tag.DET,
        Tag.NOUN,
        Tag.NAME,
        Tag.NUM,
        Tag.PRON,
        Tag.MAYBE,
        Tag.THAT,
        Tag.TO,
    )


def _verb_later(tokens: list[Token], i: int) -> bool:
    """Tell whether another verb follows in the same stretch."""
    for k in range(i + 1, len(tokens)):
        token = tokens[k]
        if _connects(tokens, k):
            return False
        if token.tag in (Tag.PAST, Tag.MODAL, Tag.PRESENT):
            return True
        if token.tag in (Tag.BE, Tag.HAVE) and token.low not in ("be", "been", "being", "having"):
            return not _after_to(tokens, k)
        if token.tag is Tag.ED and not _prenominal(tokens, k):
            after = tokens[k + 1] if k + 1 < len(tokens) else None
            return after is None or after.low != "by"
    return False


BEFORE_VERB = frozenset({Tag.NOUN, Tag.NAME, Tag.ADV, Tag.PRON, Tag.DATE})
AFTER_VERB = BEFORE_VERB | {Tag.DET, Tag.PREP, Tag.NUM, Tag.TO, Tag.SUB}


def _maybe(tokens: list[Token], hidden: list[bool]) -> list[Verb]:
    """Where nothing else is a verb, take the first noun-like form that can be one."""
    for i in range(1, len(tokens) - 1):
        if hidden[i] or tokens[i].tag is not Tag.MAYBE:
            continue
        before, after = tokens[i - 1], tokens[i + 1]
        if before.tag in BEFORE_VERB and after.tag in AFTER_VERB:
            return [Verb(i, i + 1, i)]
    return []
