"""A sentence as tagged words, with a marker in the place of each date.

A tag says what a word can be, from closed lists and endings; `clauses` decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from timeline.events.words import WORDS

LIMIT = 2_000  # characters of a sentence that are looked at


class Tag(Enum):
    """What a word can be."""

    DATE = auto()
    DET = auto()
    PREP = auto()
    PRON = auto()
    REL = auto()
    THAT = auto()
    SUB = auto()
    CC = auto()
    MODAL = auto()
    BE = auto()
    HAVE = auto()
    DO = auto()
    PAST = auto()  # took
    ED = auto()  # announced, held: past or participle
    PART = auto()  # taken
    PRESENT = auto()  # says
    MAYBE = auto()  # plans, plan: a verb only where the clause has no other
    ING = auto()
    TO = auto()
    NOT = auto()
    ADV = auto()
    NAME = auto()
    NUM = auto()
    NOUN = auto()
    POSS = auto()  # 's
    PUNCT = auto()

    __hash__ = object.__hash__  # each tag is one object: Enum's own goes by the name, slowly


@dataclass(slots=True)
class Token:
    """A word or mark: characters [start, end) of the sentence; `date` numbers the date it holds."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag
    date: int = -1
    gap: bool = True  # whether a blank stands before it

    def is_word(self, name: str) -> bool:
        """Tell whether it stands in a list of words.toml."""
        return self.low in WORDS[name]


WORD = re.compile(
    r"""(?:https?://|www\.)[^\s<>()]{1,200}              # addresses
    |``(?=[^`\s]+(?:\s+[^`\s]+){0,80}?'')|''            # quotation marks of agencies
    |\d+-(?:year|month|week|day)s?-old                    # an age
    |[$€£]?\d+(?:[.,]\d+)*(?:-[A-Za-z]+)+(?:-\d+)?        # a 3-for-2 split, a $45-a-share offer
    |\$?\d+(?:[.,:/]\d+)*(?:%|[A-Za-z]{1,3}\b)?           # numbers: 3-1 is three tokens
    |(?:[A-Z]\.){2,6}                                    # U.S.
    |(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Prof|Maj|Capt|Brig|Adm|Cmdr|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc)\.
    |[A-Z]\.(?=\s[A-Z])                                  # an initial
    |['’]s\b|n['’]t\b
    |[`\w@#]+(?:[-'’./_@&](?!s\b)[`\w]+)*                 # words, names-with-hyphens, identifiers
    |\.\.\.|--|\S""",
    re.VERBOSE,
)
# "did" + "n't": asked for only where a sentence has such a word, since it costs
SPLIT_WORD = re.compile(rf"[A-Za-z]{{2,6}}?(?=n['’]t\b)|{WORD.pattern}", re.VERBOSE)
NUMBER = re.compile(r"\$?\d[\d.,:/]*(?:%|[A-Za-z]{1,3})?$")
NUMBER_WORDS = WORDS["number"]
_CLOSED: dict[str, Tag] = {}
for _name, _kind in (
    ("stating", Tag.MAYBE),
    ("base", Tag.MAYBE),
    ("base_s", Tag.MAYBE),
    ("present_or_noun", Tag.MAYBE),
    ("past_or_participle", Tag.ED),
    ("participle", Tag.PART),
    ("past", Tag.PAST),
    ("adverb", Tag.ADV),
    ("preposition", Tag.PREP),
    ("subordinator", Tag.SUB),
    ("object_pronoun", Tag.PRON),
    ("determiner", Tag.DET),
    ("pronoun", Tag.PRON),
    ("relative", Tag.REL),
    ("coordinator", Tag.CC),
    ("modal", Tag.MODAL),
    ("be", Tag.BE),
    ("have", Tag.HAVE),
    ("do", Tag.DO),
    ("negation", Tag.NOT),
):
    _CLOSED.update(dict.fromkeys(WORDS[_name], _kind))
_CLOSED.update(
    dict.fromkeys(WORDS["present"] - WORDS["present_or_noun"] - WORDS["be"], Tag.PRESENT)
)
_CLOSED.update(
    {"that": Tag.THAT, "to": Tag.TO, "is": Tag.BE, "has": Tag.HAVE, "does": Tag.DO, "'s": Tag.POSS}
)
for _number in NUMBER_WORDS:
    _CLOSED[_number] = Tag.NUM
_CLOSED.update(dict.fromkeys(("ca", "wo", "sha"), Tag.MODAL))  # can't, won't
_CLOSED.update({"her": Tag.DET, "his": Tag.DET, "it": Tag.PRON, "may": Tag.MODAL})


def tokenise(sentence: str, dates: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Return the tagged tokens of a sentence; each of `dates` (start, end) becomes one token."""
    tokens: list[Token] = []
    position = 0
    for number, (start, end) in enumerate(dates):
        _words(sentence, position, start, tokens)
        text = sentence[start:end]
        after_article = bool(tokens) and tokens[-1].tag is Tag.DET
        if after_article and "," in text and sentence[end : end + 2] == ", ":
            end += 1  # "the Dec. 21, 1988, bombing": no comma of the sentence
        tokens.append(Token(text, text.lower(), start, end, Tag.DATE, number))
        position = end
    _words(sentence, position, min(len(sentence), LIMIT), tokens)
    _settle(tokens)
    return tokens


def _settle(tokens: list[Token]) -> None:
    """Settle by their neighbours the tags of words that can be several things."""
    for before, token in pairwise(tokens):
        token.gap = token.start > before.end
        if before.tag is Tag.PRON and token.tag is Tag.POSS:
            token.tag, token.low = Tag.BE, "is"  # "he's expected"
        if token.low == "home" and before.tag in (Tag.DET, Tag.POSS):
            token.tag = Tag.NOUN
        if before.low == "there" and token.tag in EXISTS:
            before.tag = Tag.PRON  # "there was a fire"
    if _points(tokens):
        tokens[0].tag = Tag.PRON
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.low in SETTLED or before.low in ("which", "who"):
            token.tag = _between(before, token, after) or token.tag


def _points(tokens: list[Token]) -> bool:
    """Tell the "that" of "That changed in 2015", which is a subject of its own."""
    others = tokens[1:3]
    if len(others) < 2 or tokens[0].low not in ("this", "that"):
        return False
    ends = others[1].tag in (Tag.PREP, Tag.DATE, Tag.PUNCT, Tag.ADV)
    return others[0].tag is Tag.ED and ends


SETTLED = frozenset(["home", "than", "to", "and", "first"])


def _between(before: Token, token: Token, after: Token) -> Tag | None:
    """Return the tag that the words around give a word, or None."""
    low = token.low
    if low == "home" and before.tag is Tag.NAME and after.low in ("where", "in", "of"):
        return Tag.NOUN  # "a Lisbon home where he lived"
    if low == "than" and before.tag is Tag.NOUN and after.tag in COMPARED:
        return Tag.SUB  # "deeper discounts than observers have seen"
    if low == "first" and before.tag in OWN_SUBJECT and after.tag in (Tag.ED, Tag.PAST):
        return Tag.ADV  # "Volta, based in Lund, first bought a stake"
    if low == "to" and before.low == "due" and after.tag in GIVEN:
        return Tag.PREP
    if low == "and" and before.tag is after.tag is Tag.NAME and _topics(before, after):
        return Tag.NAME
    verbal = token.tag is Tag.NOUN and after.tag is Tag.DET
    if verbal and before.low in ("which", "who"):
        return Tag.PRESENT  # "which cosponsor the talks"
    return None


def _topics(before: Token, after: Token) -> bool:
    """Tell the "and" inside "the Immigration and Naturalization Service"."""
    return before.is_word("topic") and after.is_word("topic")


OWN_SUBJECT = frozenset([Tag.NAME, Tag.NOUN, Tag.PRON, Tag.PUNCT])
COMPARED = frozenset([Tag.NOUN, Tag.PRON])
GIVEN = frozenset([Tag.DET, Tag.NOUN, Tag.NUM, Tag.ING, Tag.NAME])  # "due to one being ill"
EXISTS = frozenset([Tag.BE, Tag.HAVE, Tag.MODAL])


OPENERS = frozenset([".", "!", "?", "“", '"', "‘", "|", "–", "—"])


def _words(sentence: str, start: int, end: int, tokens: list[Token]) -> None:
    word = SPLIT_WORD if "n't" in sentence or "n’t" in sentence else WORD
    for match in word.finditer(sentence, start, max(start, end)):
        text = match.group()
        low, tag = _read(text, not tokens or tokens[-1].text in OPENERS)
        tokens.append(Token(text, low, *match.span(), tag))


@lru_cache(maxsize=16_384)
def _read(text: str, first: bool) -> tuple[str, Tag]:
    """Return a word in lower case and what it can be."""
    low = text.lower().replace("’", "'")
    return low, _tag(text, low, first)


def _tag(text: str, low: str, first: bool) -> Tag:
    capital = text[0].isupper()
    if capital and len(text) > 1 and text.isupper() and low in ("who", "us", "it", "un", "am"):
        return Tag.NAME
    closed = None if text == "Am" else _CLOSED.get(low)
    if closed is not None and (not capital or first or closed in STABLE):
        if capital and closed in (Tag.MAYBE, Tag.PRESENT):
            return Tag.NOUN
        return closed
    if capital and not (text.istitle() or text.isupper()):
        return Tag.NAME  # "MindSpring"
    if capital:
        return Tag.NAME if not first or not _ending(low) else _ending(low) or Tag.NAME
    if NUMBER.match(text):
        return Tag.NUM
    priced = text[0] in "$€£" and len(text) > 1  # "$45-a-share"
    if not (text[0].isalnum() or text[0] in "`@#" or priced):
        return Tag.PUNCT
    return _ending(low) or Tag.NOUN


# words that keep their meaning with a capital in mid-sentence (headlines)
STABLE = frozenset(
    {Tag.PREP, Tag.DET, Tag.CC, Tag.TO, Tag.PRON, Tag.BE, Tag.HAVE, Tag.REL, Tag.THAT}
)


NOUNS_IN_LY = frozenset(
    """family assembly supply reply rally monopoly anomaly belly bully jelly butterfly dragonfly
    italy july emily sally kelly holly molly billy lily polly beverly kimberly reilly connolly
    donnelly ally homily folly tally elderly early weekly monthly daily quarterly deadly costly
    friendly lively lonely ugly scholarly orderly unruly""".split()
)
NOUNS_IN_ING = frozenset(
    """outstanding evening morning ceiling spring string sterling sibling offspring something
    nothing anything everything shilling darling herring""".split()
)
# what a verb of two parts begins with; "state-owned" is none
DOING = (
    "re-", "co-", "de-", "pre-", "over-", "out-", "under-", "un-", "mis-", "cross-", "court-",
    "double-", "back-", "fast-", "short-", "counter-", "cold-", "hand-", "cherry-",
)  # fmt: skip
PREFIXES = ("re", "over", "out", "under", "mis", "un")


def _stem(low: str) -> str:
    """Return "took" of "retook"."""
    return next((low[len(p) :].lstrip("-") for p in PREFIXES if low.startswith(p)), low)


def _ending(low: str) -> Tag | None:
    if low in WORDS["not_past"]:
        return None
    if low.startswith(PREFIXES) and _stem(low) in WORDS["past"]:
        return Tag.PAST
    if low.endswith("ed") and len(low) > 3:
        return Tag.NOUN if "-" in low and not low.startswith(DOING) else Tag.ED
    if low.endswith("ing") and len(low) > 5 and low not in NOUNS_IN_ING:
        return Tag.ING
    if low.endswith("ly") and len(low) > 4 and low not in NOUNS_IN_LY:
        return Tag.ADV
    return None
