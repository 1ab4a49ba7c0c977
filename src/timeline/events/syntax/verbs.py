"""The verbs of a sentence: their groups, and how likely a word is to be a finite verb.

Forms in -ed are the hard ones: past ("the bank collapsed") or participle ("the bank rescued last
year"). Each reading has a price by the words beside it; the whole sentence decides (`clauses`).
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.words import WORDS

INTRANSITIVE = WORDS["intransitive"]
FUTURE = WORDS["future"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb group: tokens [start, end); `head` is the word that carries the meaning."""

    start: int
    end: int
    head: int


BASES = frozenset({Tag.MAYBE, Tag.BE, Tag.HAVE, Tag.DO, Tag.ED, Tag.PAST})


def group(tokens: list[Token], i: int) -> Verb:
    """Return the verb group that opens with token `i`, if it is a verb."""
    tag = tokens[i].tag
    if tag in (Tag.MODAL, Tag.DO):
        return _modal(tokens, i)
    return _chain(tokens, i) if tag in (Tag.BE, Tag.HAVE) else Verb(i, i + 1, i)


NEVER = 9.0


def doubt(tokens: list[Token], i: int, verb: Verb) -> tuple[float, float]:
    """Return what speaks against token `i` as a finite verb, and as anything else."""
    token = tokens[i]
    if i and tokens[i - 1].tag is Tag.TO:
        return NEVER, 0.0
    if token.tag is Tag.ED:
        return _ed(tokens, i)
    if token.tag is Tag.MAYBE:
        return (0.1, 1.0) if _opines(tokens, i) else _maybe(tokens, i)
    if token.tag is Tag.PRESENT:
        return (3.0, 0.0) if _modified(tokens, i) else (0.0, 1.5)
    if token.tag is Tag.BE:
        if token.low == "be" and _wished(tokens, i):
            return 0.3, 1.0
        return (0.0, 6.0) if token.low in WORDS["be_finite"] else (NEVER, 0.0)
    if token.tag is Tag.HAVE:
        return (0.0, 6.0) if token.low in ("has", "have", "had") else (NEVER, 0.0)
    if token.tag in (Tag.MODAL, Tag.DO):
        whole = verb.end - verb.start > 1 or token.tag is Tag.DO
        return (0.0, 6.0) if whole else (2.0, 1.0)
    return (0.0, 4.0)


def _wished(tokens: list[Token], i: int) -> bool:
    """Tell "recommended that the fee be dropped"."""
    near = range(max(0, i - 8), i)
    opened = next((k for k in reversed(near) if tokens[k].tag is Tag.THAT), None)
    if opened is None or tokens[i - 1].tag not in (Tag.NOUN, Tag.NAME, Tag.PRON):
        return False
    return not any(token.tag in (Tag.MODAL, Tag.TO, Tag.PUNCT) for token in tokens[opened:i])


def _drives(before: Token, token: Token) -> bool:
    """Tell whether a pronoun or "who" makes a noun-like form a verb: "they plan"."""
    if before.tag is Tag.PRON:
        return before.low in WORDS["pronoun"]
    return before.tag is Tag.REL and before.low in ("who", "which") and token.low[-1] != "'"


def _modified(tokens: list[Token], i: int) -> bool:
    """Tell whether the word before makes this one a noun: "the takes", "of offers"."""
    return i == 0 or tokens[i - 1].tag in (Tag.DET, Tag.PREP, Tag.POSS, Tag.TO, Tag.NUM)


def _modal(tokens: list[Token], i: int) -> Verb:
    end = _adverbs(tokens, i + 1)
    if end >= len(tokens):
        return Verb(i, i + 1, i)
    if tokens[end].tag in (Tag.BE, Tag.HAVE) and tokens[end].low in ("be", "have"):
        chain = _chain(tokens, end)
        return Verb(i, chain.end, chain.head)
    if tokens[end].tag in (Tag.MAYBE, Tag.NOUN, Tag.ED, Tag.PAST, Tag.DO, Tag.ADV):
        return Verb(i, end + 1, end)
    return Verb(i, i + 1, i)


BETWEEN = frozenset(["first", "last", "himself", "herself", "itself", "themselves"])


def _adverbs(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and (
        tokens[i].tag in (Tag.ADV, Tag.NOT, Tag.DATE) or tokens[i].low in BETWEEN
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
        if _full(tokens, i, head) and token.tag in (Tag.PART, Tag.ED):
            break  # "that the burn had ended | arrived"
        if (
            token.tag in (Tag.PART, Tag.ED, Tag.ING)
            or token.low in ("be", "been", "being")
            or (token.low in ("had", "did") and tokens[k - 1].low in ("has", "have", "had"))
            or (token.low in FUTURE and k + 1 < len(tokens) and tokens[k + 1].tag is Tag.TO)
        ):
            end, head = k + 1, k
        elif _leads_on(tokens, k, head, i):
            end, head = k + 2, k + 1
        else:
            break
    return Verb(i, end, head)


def _full(tokens: list[Token], first: int, head: int) -> bool:
    """Tell "had ended", which no other participle follows."""
    perfect = tokens[first].tag is Tag.HAVE and head > first
    return perfect and tokens[head].tag in (Tag.PART, Tag.ED) and tokens[head].low != "been"


def _leads_on(tokens: list[Token], k: int, head: int, first: int) -> bool:
    """Tell whether "to" and an infinitive belong to the group: "is to host", "is set to rise"."""
    if (
        tokens[k].tag is not Tag.TO
        or k + 1 >= len(tokens)
        or tokens[k + 1].tag not in BASES | {Tag.NOUN}
    ):
        return False
    return head == first or tokens[head].low in FUTURE


ACCUSED = frozenset(
    """accused alleged suspected convicted confessed reputed supposed subordinated
    unsecured""".split()
)


def _prenominal(tokens: list[Token], i: int) -> bool:
    """Tell "the proposed law", "of suspected rebels", "to build", "newly elected"."""
    before = tokens[i - 1]
    k = i - 1
    while k > 0 and tokens[k].tag is Tag.ADV and tokens[k].low.endswith("ly"):
        k -= 1
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if i > 1 and tokens[i - 2].tag is Tag.HAVE and before.tag in PARTICIPLES:
        return before.low == "been"  # "that the burn had ended | arrived"
    if tokens[i].low in ACCUSED and after is not None and after.tag in (Tag.NOUN, Tag.MAYBE):
        return True  # "and accused killer Jan Berg"
    if before.low in ("out", "up", "off", "in") and after is not None and after.tag is Tag.NOUN:
        return True  # "to hand out bottled water"
    if tokens[k].low in ("first", "last", "once") and k and tokens[k - 1].tag in SUBJECTS:
        return False  # "who first exhibited", "residents first complained"
    clause = after is not None and after.tag in (Tag.DET, Tag.THAT, Tag.PRON, Tag.NAME)
    if clause and tokens[k].tag in (Tag.POSS, Tag.NUM):
        return False
    adverb = k < i - 1 and tokens[k].tag not in SUBJECTS  # not "voters narrowly rejected it"
    if adverb and after is not None and after.tag in (Tag.NOUN, Tag.MAYBE):
        return True
    if tokens[k].tag is Tag.NUM and after is not None and _goes_on(after):
        return False  # "the two married in 1959"
    if tokens[k].tag in (Tag.DET, Tag.POSS, Tag.PREP, Tag.TO, Tag.NUM, Tag.BE, Tag.PART, Tag.HAVE):
        return True
    return before.tag is Tag.ED and not before.text[0].isupper()


def _goes_on(after: Token) -> bool:
    """Tell what follows a verb rather than a participle: "in", "and", "out"."""
    return after.tag in (Tag.PREP, Tag.CC, Tag.DATE) or after.low in ("out", "up", "down", "away")


def _paired(tokens: list[Token], i: int) -> bool:
    """Tell "the burnt and twisted frame": two participles before a noun."""
    if i < 3 or i + 1 >= len(tokens) or tokens[i - 1].low not in ("and", "or"):
        return False
    led = tokens[i - 3].tag in (Tag.DET, Tag.POSS, Tag.NUM) and tokens[i - 2].tag in PARTICIPLES
    return led and tokens[i + 1].tag in (Tag.NOUN, Tag.MAYBE)


PARTICIPLES = frozenset([Tag.ED, Tag.PART])


def _ed(tokens: list[Token], i: int) -> tuple[float, float]:
    """Price a form like "announced" as a past and as a participle."""
    if i == 0:
        return 4.0, 0.0
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.tag in (Tag.REL, Tag.THAT) or before.low in CONTACT:
        return 0.0, 3.0
    if before.tag is Tag.SUB and before.low in BARE:
        return 4.0, 0.0  # "if elected"
    if (
        _prenominal(tokens, i)
        or _paired(tokens, i)
        or (token.low == "compared" and after and after.low in ("with", "to"))
    ):
        return 4.0, 0.0
    if after is not None and after.low == "by" and not _measure(tokens, i + 2):
        return 1.6, 0.1
    if any(token.tag is Tag.THAT for token in _near(tokens, i)):
        return 0.0, 2.5
    if before.low == "never" and i > 1 and tokens[i - 2].tag in SUBJECTS:
        return 0.0, 2.0  # "the buyers never materialised"
    return _doubtful(tokens, i)


BARE = frozenset("if when once unless although though while until whether".split())


def _doubtful(tokens: list[Token], i: int) -> tuple[float, float]:
    """Price a form in -ed by the words around it, where they leave it open."""
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    k = i - 1
    while k > 0 and tokens[k].tag in (Tag.ADV, Tag.NOT):
        k -= 1
    if tokens[k].tag is Tag.CC:
        twice = k == i - 1 and k > 0 and tokens[k - 1].tag in PARTICIPLES  # "kidnapped and"
        presumed = twice and after is not None and after.tag in PARTICIPLES
        return (1.0, 0.1) if presumed else (0.1, 0.8)
    if after is not None and after.tag is Tag.CC and _auxiliary(tokens, i + 2):
        return 0.0, 1.0  # "surrendered and was divided"
    if token.low in NAMING:
        return 0.6, 0.2
    if token.low in ("split", "cut", "cast", "spread") and _explained(tokens, i):
        return 2.0, 0.1  # "the stock split, which"
    if token.low == "used" and tokens[k].tag in (Tag.NOUN, Tag.MAYBE):
        return 0.8, 0.2  # "a van used to carry the guns"
    if token.low in WORDS["saying"] or token.low in INTRANSITIVE or _object(after):
        return 0.0, 1.0
    if token.low in RULING:
        return 0.1, 0.6
    return 0.2, 0.4


def _explained(tokens: list[Token], i: int) -> bool:
    """Tell whether ", which" follows: it is a thing that is told of."""
    after = tokens[i + 1 : i + 3]
    return len(after) == 2 and after[0].text == "," and after[1].tag is Tag.REL


def _auxiliary(tokens: list[Token], i: int) -> bool:
    finite = (Tag.BE, Tag.HAVE, Tag.MODAL, Tag.PAST)
    return i < len(tokens) and tokens[i].tag in finite


def _near(tokens: list[Token], i: int) -> list[Token]:
    """Return what follows a verb, a date between: "said on Monday | that"."""
    k = i + 1
    while k < min(i + 4, len(tokens)) and tokens[k].tag in (Tag.PREP, Tag.DATE):
        k += 1
    return tokens[k : k + 1]


SUBJECTS = frozenset({Tag.REL, Tag.NOUN, Tag.NAME, Tag.PRON, Tag.MAYBE})
CONTACT = frozenset("he she it they we i".split())
RULING = frozenset(["ruled", "decided", "wrote"])  # "..., the court ruled on Friday"
NAMING = frozenset("called named dubbed titled entitled codenamed nicknamed".split())


def _measure(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and (tokens[i].tag is Tag.NUM or tokens[i].text == "$")


def _object(after: Token | None) -> bool:
    """Tell what can follow a past as its object."""
    return after is not None and after.tag in OBJECTS


OBJECTS = frozenset({Tag.DET, Tag.NOUN, Tag.NAME, Tag.NUM, Tag.PRON, Tag.MAYBE, Tag.THAT, Tag.TO})
BEFORE_VERB = frozenset({Tag.NOUN, Tag.MAYBE, Tag.NAME, Tag.ADV, Tag.PRON, Tag.DATE})
AFTER_VERB = BEFORE_VERB | {Tag.DET, Tag.PREP, Tag.NUM, Tag.TO, Tag.SUB}


def _maybe(tokens: list[Token], i: int) -> tuple[float, float]:
    """Price a form like "plans" as a present and as a noun."""
    if i == 0 or i + 1 >= len(tokens):
        return NEVER, 0.0
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if after.low == "only" and i + 2 < len(tokens) and tokens[i + 2].tag is Tag.THAT:
        after = tokens[i + 2]
    if after.tag is Tag.PUNCT and _relative_end(tokens, i):
        return 0.4, 1.0
    led = i > 1 and tokens[i - 2].tag is Tag.PREP and before.low in ("which", "whom")
    if _drives(before, token) and not led:  # "on which work began"
        return 0.0, 3.0
    if before.tag is Tag.THAT and i > 1 and after.tag in OBJECTS and token.low.endswith("s"):
        noun = tokens[i - 2].tag in (Tag.NOUN, Tag.MAYBE) and _agrees(tokens[i - 2], token)
        if noun:
            return 0.4, 0.8  # "the exporter that watches certificates"
    first = i == 1 and before.tag is Tag.NAME
    if after.tag is Tag.THAT and before.tag in BEFORE_VERB:
        return (0.1, 0.8) if first or _agrees(before, token) else (0.4, 0.2)
    if before.text == "," and after.tag in AFTER_VERB:
        return (0.4, 0.6) if token.low in OPINING else (1.4, 0.0)
    if before.tag in BEFORE_VERB and after.tag in AFTER_VERB:
        return _plural(tokens, i) or ((1.2 if first or _agrees(before, token) else 2.0), 0.0)
    return NEVER, 0.0


def _opines(tokens: list[Token], i: int) -> bool:
    """Tell "critics say | the deal gives away too much"."""
    if tokens[i].low not in OPINING or not i or i + 1 >= len(tokens):
        return False
    many = _agrees(tokens[i - 1], tokens[i]) or (i == 1 and tokens[0].low.endswith("s"))
    return many and tokens[i + 1].tag in STATED


# what is no noun: "letters from the camp reveal a pattern"
SHOWING = frozenset(
    """reveal indicate suggest confirm prove require undermine contradict prevent remain belong
    believe continue include involve contain become receive provide deny insist""".split()
)


def _plural(tokens: list[Token], i: int) -> tuple[float, float] | None:
    """Price "letters from the camp reveal a pattern": what is no noun; None where it can be."""
    if tokens[i].low not in SHOWING or _made_to(tokens, i):
        return None
    return (0.2, 1.6) if tokens[i + 1].tag is Tag.DET else (0.3, 0.8)


def _made_to(tokens: list[Token], i: int) -> bool:
    """Tell "helped Volta remain a leader": a form that another verb calls for."""
    near = tokens[max(0, i - 5) : i]
    return tokens[i - 1].is_word("object_pronoun") or any(t.low in HELPING for t in near)


HELPING = frozenset("help helps helped helping let lets make makes made making saw see".split())
STATED = frozenset([Tag.DET, Tag.NAME, Tag.PRON, Tag.THAT])
OPINING = frozenset("say think believe argue insist contend".split())


def _relative_end(tokens: list[Token], i: int) -> bool:
    """Tell the verb of "a team, which Ritter heads, made"."""
    k = i - 1
    while k > 0 and i - k < 4 and tokens[k].tag in (Tag.NAME, Tag.NOUN, Tag.DET):
        k -= 1
    return k < i - 1 and tokens[k].low in ("which", "whom") and _agrees(tokens[i - 1], tokens[i])


def _agrees(subject: Token, verb: Token) -> bool:
    """Tell whether a verb's -s goes with the noun before it: "Qantas plans", "firms plan"."""
    if subject.tag in (Tag.ADV, Tag.DATE, Tag.PRON):
        return True
    many = subject.low.endswith("s") and subject.tag is not Tag.NAME
    return many is not (verb.low.endswith("s") and not verb.low.endswith("ss"))
