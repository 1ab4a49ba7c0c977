"""Where a title can be cut: never inside what belongs together."""

from __future__ import annotations

from timeline.events.syntax.connectors import REPORTING
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import ACCUSED
from timeline.events.title.owing import (
    LEANING,
    aims,
    completes,
    gives,
    is_so,
    low_of,
    makes,
    ranked,
    tagged,
)
from timeline.events.title.subjects import Words
from timeline.events.words import WORDS

NEVER = 9
OWING = 4  # what is left says too little: "played down the likelihood | that"
LINKS = frozenset(
    {
        Tag.PREP,
        Tag.DET,
        Tag.CC,
        Tag.TO,
        Tag.SUB,
        Tag.REL,
        Tag.THAT,
        Tag.BE,
        Tag.HAVE,
        Tag.MODAL,
        Tag.NOT,
        Tag.POSS,
    }
)


def rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Say how good it is to cut before a word: 0 a comma or clause, 1 a preposition, 9 never.

    `fixed` words are the subject and the verb.
    """
    word, before = words[at], words[at - 1]
    if not isinstance(word, int) or before in ("'s", "’"):
        return NEVER
    token = tokens[word]
    last = tokens[before] if isinstance(before, int) else _named(before)
    if _opens_reason(tokens, words, at, last):
        return 1
    if (
        token.low == "than"
        or gives(tokens, words, at)
        or _hangs(token, last, at > fixed + 1)
        or makes(tokens, words, at)
        or _statement_open(tokens, words, at)
    ):
        return NEVER
    if token.text == ",":
        return _comma_rank(tokens, words, at, fixed)
    if token.tag is Tag.CC:
        return _joint_rank(tokens, words, at, fixed)
    if token.tag is Tag.PREP:
        relative = at > fixed and at + 1 < len(words) and tagged(tokens, words[at + 1], Tag.REL)
        return 0 if relative else _preposition_rank(tokens, words, at, fixed)  # "war | in which"
    if token.tag in (Tag.SUB, Tag.REL) or token.text in (";", "–", "—", "--"):
        if _belongs(token, last) or _seen_as(tokens, words, at):
            return NEVER
        return 2 if token.tag is Tag.SUB and _relative_near(tokens, words, at) else 0
    if token.tag is Tag.TO:
        return _infinitive_rank(tokens, words, at, fixed)
    return _late_rank(tokens, words, at, fixed)


def _statement_open(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "a statement saying their entry | into": what was said has no verb yet."""
    said = next((n for n in range(at - 1, 0, -1) if _states(tokens, words, n)), None)
    verbs = (*FINITE, Tag.MAYBE)
    return said is not None and not any(tagged(tokens, w, *verbs) for w in words[said + 1 : at])


def _states(tokens: list[Token], words: Words, n: int) -> bool:
    """Tell "saying" and a "that" with a subject of its own."""
    stating = tagged(tokens, words[n], Tag.THAT) and n + 1 < len(words)
    subject = stating and tagged(tokens, words[n + 1], Tag.NAME, Tag.DET, Tag.PRON)
    return low_of(tokens, words[n]) in REPORTING or subject


def _opens_reason(tokens: list[Token], words: Words, at: int, last: Token) -> bool:
    """Tell "closed | due to an accident", "a visit | likely to last", “a lie,” | calling it"."""
    token = tokens[words[at]]  # type: ignore[index]
    to = at + 1 < len(words) and low_of(tokens, words[at + 1]) == "to"
    if token.low == "due" and at + 1 < len(words) and tagged(tokens, words[at + 1], Tag.DATE):
        return True  # "its debentures | due 1 March 2011"
    if token.is_word("abled") and to:
        return token.low == "due" or last.tag in (Tag.NOUN, Tag.MAYBE)
    quoted = last.text in ("''", "”", '"') and low_of(tokens, words[at - 2]) == ","
    return quoted and token.tag is Tag.ING


def _belongs(token: Token, last: Token) -> bool:
    """Tell "to decide | whether" and "two months | after"."""
    asks = token.low in ("whether", "how", "why", "if")
    asked = asks and last.tag in (Tag.MAYBE, Tag.ED, Tag.PAST)
    return asked or (token.tag is Tag.SUB and last.low.rstrip("s") in UNITS)


def _seen_as(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "described the house | as a ruin"."""
    if low_of(tokens, words[at]) != "as":
        return False
    return any(low_of(tokens, word) in SEEING for word in words[max(0, at - 6) : at])


SEEING = frozenset(
    """described regarded seen viewed portrayed characterised characterized treated named chosen
    appointed hailed branded identified known recognised recognized served used""".split()
)


def _named(name: str) -> Token:
    """Return a name that was put in for a pronoun, or shortened, as a token."""
    return Token(name, name.lower(), 0, 0, Tag.NAME)


def _hangs(token: Token, last: Token, beyond: bool) -> bool:
    """Tell a word that cannot be the last: "high costs associated | with", "freeing | two"."""
    ing = last.tag is Tag.ING and last.low not in INGS
    leads = (ing or last.low in LEANING) and token.tag is not Tag.PUNCT
    participle = last.tag in (Tag.ED, Tag.PART) and beyond
    summed = last.low in SUMS and token.tag in (Tag.ED, Tag.PART)  # "$5 million | related to"
    counts = last.tag is Tag.NUM and token.tag in COUNTED and not summed
    leads = leads or last.low in MEASURING or last.is_word("abled")
    return leads or participle or counts or last.tag in LINKS or last.text in '“"(`'


SUMS = frozenset(["million", "billion", "trillion"])
SPELLS = frozenset(["day", "week", "month", "year", "hour", "minute", "decade"])
MEASURES = (Tag.DET, Tag.NUM, Tag.NOUN, Tag.MAYBE, Tag.ADV, Tag.PREP)
SPELLING = frozenset(["over", "during", "within", "throughout", "in", "for"])


def takes_time(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell how long something took: "over the last few days"."""
    if low_of(tokens, words[at]) not in SPELLING:
        return False
    for word in words[at + 1 : at + 6]:
        low = low_of(tokens, word)
        if low.rstrip("s") in SPELLS or tagged(tokens, word, Tag.DATE):
            return True
        if not tagged(tokens, word, *MEASURES):
            return False
    return False


MEASURING = frozenset("only about nearly almost just over more some up down very too such".split())
COUNTED = frozenset([Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ING, Tag.ED, Tag.ADV])


def _noun(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell whether the word before `at` is a noun; "the state", but not "to state"."""
    if tagged(tokens, words[at - 1], Tag.NOUN, Tag.NAME):
        return True
    if not tagged(tokens, words[at - 1], Tag.MAYBE) or tagged(tokens, words[at - 2], Tag.TO):
        return False
    second = tagged(tokens, words[at - 2], Tag.CC)  # "to hunt down and bring | to justice"
    return not (second and any(tagged(tokens, k, Tag.TO) for k in words[max(0, at - 5) : at - 2]))


def _infinitive_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank "to": never where a verb or a noun needs it."""
    noun = _noun(tokens, words, at) and at > fixed + 1
    if noun and low_of(tokens, words[at - 1]) in ("rise", "return", "access", "transition"):
        return 3  # "the rise | to power"
    needed = aims(tokens, words, at, fixed) or completes(tokens, words, at, fixed)
    return 1 if noun and not needed else NEVER


INGS = frozenset(
    """hearing meeting building bombing shooting killing ruling warning finding offering funding
    training landing gathering opening screening sentencing wedding housing rating
    recycling""".split()
)


# participles that are nouns too: "the best movie | cast ensemble"
EITHER = frozenset("cast set cut split cost put read run hit bid broadcast spread".split())


def _late_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank what opens a statement or describes a noun: "a ceremony | held in the old hall"."""
    noun = _noun(tokens, words, at) or low_of(tokens, words[at - 1]) in SUMS
    if tagged(tokens, words[at], Tag.THAT):
        told = low_of(tokens, words[at - 1]) in WORDS["news"]
        plain = is_so(tokens, words[at + 1 : at + 3])
        return NEVER if at <= fixed + 2 else OWING if told else 3 if plain else 1 if noun else 2
    ing = tagged(tokens, words[at], Tag.ING) and words[at + 1 :]
    stating = ing and tagged(tokens, words[at + 1], Tag.THAT)
    if noun and (stating or low_of(tokens, words[at]) in REPORTING):
        return 0
    if not noun or tagged(tokens, words[at - 2], Tag.DET):
        return NEVER
    if tagged(tokens, words[at], Tag.ED, Tag.PART):
        if _relative_verb(tokens, words, at):
            return NEVER  # "in which 1,000 people | died"
        following = words[at + 1] if at + 1 < len(words) else ""
        noun = tagged(tokens, following, Tag.NOUN, Tag.MAYBE)
        return NEVER if noun and low_of(tokens, words[at]) in EITHER | ACCUSED else 1
    if low_of(tokens, words[at]) in WORDS["event"] | INGS or ranked(tokens, words, at):
        return NEVER  # "an asylum | hearing", "the first state | starting the process"
    return 2 if tagged(tokens, words[at], Tag.ING) and _takes(tokens, words, at + 1) else NEVER


TAKEN = frozenset([Tag.DET, Tag.PRON, Tag.NAME, Tag.PREP, Tag.TO, Tag.THAT, Tag.NUM, Tag.ADV])


def _takes(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "freeing a hostage" from "fishing towns" by what follows the -ing."""
    word = words[at] if at < len(words) else None
    return isinstance(word, int) and tokens[word].tag in TAKEN


def _relative_verb(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell the first verb of a relative clause from a participle."""
    near = range(max(0, at - 7), at)
    opening = (Tag.REL, Tag.THAT)  # "claims that Vik | forged papers"
    opened = next((n for n in reversed(near) if tagged(tokens, words[n], *opening)), None)
    if opened is None:
        return False
    return not any(tagged(tokens, word, *FINITE) for word in words[opened + 1 : at])


def _relative_near(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "an explosion that took place | near": better cut before the relative clause."""
    near = range(max(0, at - 4), at)
    opened = (n for n in near if tagged(tokens, words[n], Tag.REL, Tag.THAT))
    # "claims that Vik forged papers | in" is told whole
    return any(not _told_whole(tokens, words, n, at) for n in opened)


def _told_whole(tokens: list[Token], words: Words, that: int, at: int) -> bool:
    subject = tagged(tokens, words[that + 1], Tag.NAME, Tag.DET, Tag.PRON, Tag.NOUN)
    told = any(tagged(tokens, word, *FINITE) for word in words[that + 1 : at])
    return tagged(tokens, words[that], Tag.THAT) and subject and told


def _pair_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank the "and" of two objects: the first can stand alone unless it is one of a list."""
    before = words[fixed:at]
    listed = any(_is(tokens, word, ",") for word in before)
    bound = any(isinstance(k, int) and tokens[k].low in ("between", "both") for k in before)
    noun = _noun(tokens, words, at) and at > fixed + 1
    following = words[at + 1] if at + 1 < len(words) else None
    phrase = following is not None and tagged(tokens, following, Tag.DET, Tag.NUM)
    return 3 if noun and phrase and not listed and not bound else NEVER


UNITS = frozenset(["day", "week", "month", "year", "hour", "minute", "shortly"])


def _comma_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank a comma: never within a list, which a cut would make false."""
    if tagged(tokens, words[at - 2], Tag.TO) and not tagged(tokens, words[at - 1], Tag.NAME):
        return NEVER  # "to seek | , unsuccessfully, a seat"
    if tagged(tokens, words[at - 1], Tag.ADV) and low_of(tokens, words[at - 2]) == ",":
        return NEVER  # "to seek, unsuccessfully | , a seat"
    pair = words[at + 1 : at + 3]
    noun = len(pair) == 2 and tagged(tokens, pair[1], Tag.NOUN, Tag.MAYBE)
    if (
        noun
        and tagged(tokens, pair[0], Tag.NOUN, Tag.MAYBE, Tag.ED, Tag.PART)
        and tagged(tokens, words[at - 2], Tag.DET)
    ):
        return NEVER  # "his small | , crowded shop"
    following = words[at + 1] if at + 1 < len(words) else ""
    if low_of(tokens, words[at - 1]) in FORMS and tagged(tokens, following, Tag.NAME):
        return 0  # "acquired Volta Inc. | , Orange"
    if isinstance(following, int) and tokens[following].tag is Tag.CC:
        if tagged(tokens, words[at + 2] if at + 2 < len(words) else "", Tag.PAST, Tag.ED):
            return 0  # "fell to 40 points, its lowest | , and pulled others down"
        return NEVER if any(_is(tokens, word, ",") for word in words[fixed:at]) else 0
    return NEVER if _list_goes_on(tokens, words, at) else 0


FORMS = frozenset(["inc.", "corp.", "co.", "ltd.", "plc", "llc"])
# nouns that say nothing without "of": "under the control of"
OWED = frozenset(
    """control leadership command supervision auspices name part form use result lack side role case
    means number maximum minimum total member head rest end edge event basis
    course worth much many some most part one all each none half several""".split()
)


CLAIMS = frozenset(
    """sovereignty control power access right rights claim claims responsibility ban embargo
    jurisdiction authority attack attacks war crackdown sanctions opposition""".split()
)
PARTICLES = frozenset("down up off out over back away apart along".split())


def _preposition_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank a preposition: "of" only where the noun before it can stand alone."""
    word, before = words[at], words[at - 1]
    assert isinstance(word, int)
    token = tokens[word]
    last = tokens[before] if isinstance(before, int) else _named(before)
    bare = tagged(tokens, words[at - 2], Tag.TO) and last.is_word("base")
    if not bare and takes_time(tokens, words, at):
        return 1  # "intensified | over the last few days"
    if completes(tokens, words, at, fixed) or token.low in ("than", "as"):
        return NEVER
    if last.tag is Tag.ADV and tagged(tokens, words[at - 2], Tag.BE):
        return NEVER  # "sales that are slightly | above those of"
    if tagged(tokens, words[at - 2], Tag.TO) and token.low in PARTICLES:
        return NEVER  # "vowed to hunt | down", "to buy | up to a third"
    if bare:
        return 2  # "to withdraw | from the island"
    if token.low == "of" and last.low in OWED:
        return NEVER
    if last.low in CLAIMS:
        return 3  # "would renounce sovereignty | over its colonies"
    if token.low == "of":
        return 3 if last.tag in (Tag.NOUN, Tag.MAYBE) and not last.is_word("quantity") else NEVER
    if at <= fixed and token.low != "by":
        return OWING if last.is_word("intransitive") else NEVER  # "the process began | with"
    return 2 if _relative_near(tokens, words, at) else 1


def _is(tokens: list[Token], word: int | str, text: str) -> bool:
    return isinstance(word, int) and tokens[word].text == text


def _list_goes_on(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell whether a comma parts items of a list, which a cut would make false."""
    for word in words[at + 1 : at + 7]:
        if isinstance(word, int) and tokens[word].tag is Tag.CC:
            return not _verb_follows(tokens, words, words.index(word))
        if isinstance(word, int) and tokens[word].tag in (Tag.ING, Tag.SUB, Tag.REL, Tag.PREP):
            return False
    return False


FINITE = (Tag.PAST, Tag.ED, Tag.PRESENT, Tag.BE, Tag.HAVE, Tag.MODAL)


def _verb_follows(tokens: list[Token], words: Words, at: int) -> bool:
    following = [word for word in words[at + 1 : at + 3] if isinstance(word, int)]
    if following and tokens[following[0]].low in ACCUSED:
        return False  # "and accused jail breaker Jan Berg"
    return any(tokens[word].tag in FINITE for word in following)


def _joint_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank an "and": best where a second predicate begins."""
    if _shared_object(tokens, words, at):
        return NEVER
    return 1 if _verb_follows(tokens, words, at) else _pair_rank(tokens, words, at, fixed)


def _shared_object(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell "shot | and killed a doctor": both verbs need what comes after."""
    before = tagged(tokens, words[at - 1], Tag.PAST, Tag.ED)
    return before and at + 1 < len(words) and tagged(tokens, words[at + 1], Tag.PAST, Tag.ED)
