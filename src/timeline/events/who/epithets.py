"""What stands before a person's name and goes with it: "the White House spokesman Ivo Hart"."""

from __future__ import annotations

from collections.abc import Collection

from timeline.events.syntax.parts import Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.names import Name
from timeline.events.words import WORDS

# tags of the words that describe an office: "city council", "Sweden's prime"
PLAIN = frozenset((Tag.NOUN, Tag.NAME, Tag.NUM, Tag.POSS, Tag.DET))
FORMS = frozenset((Tag.ED, Tag.PART, Tag.ING))
LED = frozenset(("acting", "sitting", "outgoing", "incoming", "leading", "retiring", "managing"))


def epithet_start(parse: Parse, name: Name, inside: Collection[int]) -> int:
    """Return the first token of the noun phrase that tells who a person is.

    It is the first of the name with its titles where nothing else stands before it.
    """
    tokens = parse.tokens
    k = name.outset
    last = k - 1
    titled = name.outset < name.start  # "Trade and Industry Minister Ida Lunde"
    if last not in inside or not (titled or _personal(tokens, last)):
        return k
    while k - 1 in inside and _belongs(parse, k - 1):
        k -= 1
    while k < name.outset and tokens[k].tag in (Tag.POSS, Tag.CC):
        k += 1  # what is cut in the middle stays whole
    return k


def _personal(tokens: list[Token], k: int) -> bool:
    """Tell whether a token before a name is a word for somebody: "secretary of state", "actor"."""
    low = tokens[k].low
    if low == "state" and k > 1 and tokens[k - 1].low == "of":
        return True
    return low in WORDS["role"] or low in WORDS["person"] or low.endswith("-year-old")


def _belongs(parse: Parse, k: int) -> bool:
    """Tell whether a token is part of the phrase, whose next token belongs to it."""
    tokens = parse.tokens
    token = tokens[k]
    if any(clause.verb.start <= k < clause.verb.end for clause in parse.clauses):
        return False
    if k and tokens[k - 1].tag in (Tag.TO, Tag.MODAL):
        return False
    if token.tag in PLAIN:
        return True
    if token.tag is Tag.MAYBE:
        return k == 0 or tokens[k - 1].tag is not Tag.PRON
    if token.tag in FORMS:
        return token.low in LED or (token.tag is not Tag.ING and _adjective(tokens, k))
    if token.tag is Tag.ADV:
        return tokens[k + 1].tag in (Tag.ED, Tag.PART)  # "newly elected"
    if token.low == "of":
        return _office(tokens, k)
    return token.tag is Tag.CC and _joins(tokens, k)


def _adjective(tokens: list[Token], k: int) -> bool:
    """Tell "the convicted banker" from a verb left over: an article or nothing leads it in."""
    return (
        k == 0
        or tokens[k - 1].tag in (Tag.DET, Tag.ADV, Tag.POSS, Tag.NAME, Tag.DATE, Tag.CC)
        or (tokens[k].low in ("retired", "convicted", "disgraced", "elected", "exiled", "jailed"))
    )


def _office(tokens: list[Token], k: int) -> bool:
    """Tell the "of" of "head of state" and "minister of trade" from that of "the son of"."""
    return k > 0 and tokens[k - 1].low in WORDS["role"] and tokens[k - 1].low != "former"


def _joins(tokens: list[Token], k: int) -> bool:
    """Tell the "and" of "chairman and chief executive" from one that joins two people."""
    before, after = tokens[k - 1], tokens[k + 1]
    if token_of_office(before) and (before.text.islower() or k == 1):
        return True
    single = before.tag in (Tag.NOUN, Tag.MAYBE) and not before.low.endswith("s")
    if single and before.text.islower() and after.text.islower() and after.tag is not Tag.DET:
        return True  # "Nobel laureate and poet Nora Vale"
    topics = before.low in TOPICS and after.low in TOPICS
    return topics and before.text[0].isupper() is after.text[0].isupper()


def token_of_office(token: Token) -> bool:
    """Tell whether a word is that of an office: "chairman"."""
    return token.low in WORDS["role"] or token.low in WORDS["person"]


TOPICS = WORDS["topic"]
