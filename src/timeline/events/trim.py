"""A title cut to its length: optional tails first, never inside what belongs together."""

from __future__ import annotations

from timeline.events.compose import text
from timeline.events.subjects import Draft, Words
from timeline.events.tokens import Tag, Token

LONG = 14  # words of a title
SPOKEN = 16  # words of a title that says who said it


def fit(tokens: list[Token], draft: Draft, limit: int = LONG) -> Words:
    """Return the draft's words, at most `limit`; all of them where there is no place to cut."""
    whole: Words = [*draft.subject, *draft.verb, *draft.rest]
    if _count(tokens, whole) <= limit:
        return whole
    predicate = draft.verb or draft.rest  # without one the subject is all there is to cut
    fixed = len(draft.subject) + len(draft.verb) if predicate else 0
    for rank in (0, 1, 2, 3):
        for at in range(len(whole) - 1, fixed, -1):
            fits = 3 <= _count(tokens, whole[:at]) <= limit
            if fits and _rank(tokens, whole, at, fixed) <= rank:
                return _closed(tokens, whole[:at])
    draft.review = draft.review or "title too long"
    return _forced(tokens, whole, limit, fixed)


def _forced(tokens: list[Token], words: Words, limit: int, fixed: int) -> Words:
    """Cut after the verb where a new phrase begins; a long subject is cut only with a "…"."""
    fitting = [at for at in range(2, len(words)) if _count(tokens, words[:at]) <= limit]
    phrases = [at for at in fitting if at > fixed + 1 and _opens_phrase(tokens, words, at)]
    if phrases and (fixed or max(phrases) > 4):
        return words[: max(phrases)]
    if _count(tokens, words) <= limit + 4 or not fitting:
        return words
    return [*words[: max(fitting)], "…"]


def _opens_phrase(tokens: list[Token], words: Words, at: int) -> bool:
    opens = (Tag.PREP, Tag.TO, Tag.CC, Tag.SUB, Tag.REL, Tag.THAT, Tag.PUNCT)
    ends = (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.NUM)
    return _tagged(tokens, words[at], *opens) and _tagged(tokens, words[at - 1], *ends)


def _closed(tokens: list[Token], words: Words) -> Words:
    """Take off what a cut leaves hanging: "and, often"."""
    while len(words) > 3:
        last, before = words[-1], words[-2]
        if not isinstance(last, int) or not isinstance(before, int):
            break
        joins = tokens[before].tag is Tag.CC or tokens[before].text == ","
        hangs = tokens[last].tag is Tag.ADV and joins
        if not hangs and tokens[last].tag is not Tag.CC and tokens[last].text != ",":
            break
        words = words[:-1]
    return words


def _count(tokens: list[Token], words: Words) -> int:
    return len(text(tokens, words).split())


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
        Tag.NUM,
    }
)


def _rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Say how good it is to cut before a word: 0 a comma or clause, 1 a preposition, 9 never."""
    word, before = words[at], words[at - 1]
    if not isinstance(word, int) or not isinstance(before, int):
        return 9
    token, last = tokens[word], tokens[before]
    leads = (last.tag is Tag.ING or last.low in LEANING) and token.tag is not Tag.PUNCT
    if leads or last.tag in LINKS or last.text in '“"(':
        return 9
    if token.text == ",":
        return _comma_rank(tokens, words, at, fixed)
    if token.tag is Tag.CC:
        return 1 if _verb_follows(tokens, words, at) else 9
    if token.tag is Tag.PREP:
        if _completes(tokens, words, at, fixed):
            return 9
        return _preposition_rank(token, last, at, fixed)
    if token.tag is Tag.SUB and last.low.rstrip("s") in UNITS:
        return 9  # "two months after"
    if token.tag in (Tag.SUB, Tag.REL) or token.text in (";", "–", "—", "--"):
        return 0
    noun = last.tag in (Tag.NOUN, Tag.NAME)
    if token.tag is Tag.TO and noun and at > fixed + 1 and not _completes(tokens, words, at, fixed):
        return 1
    described = isinstance(words[at - 2], int) and _tagged(tokens, words[at - 2], Tag.DET)
    late = (token.tag is Tag.THAT and at > fixed + 2) or (
        token.tag is Tag.ING and noun and not described  # "the northern fishing towns"
    )
    return 2 if late else 9


UNITS = frozenset(["day", "week", "month", "year", "hour", "minute", "shortly"])


LEANING = frozenset(["relation", "response", "addition", "reaction", "regard", "opposition"])
NEEDY = frozenset(
    """placed put turned converted transformed divided handed deprived accused stripped subjected
    attributed compared replaced dedicated exposed entrusted brought""".split()
)


def _completes(tokens: list[Token], words: Words, at: int, fixed: int) -> bool:
    """Tell the preposition that a verb cannot do without: "placed the island under"."""
    if any(_tagged(tokens, word, Tag.PREP, Tag.TO) for word in words[fixed:at]):
        return False
    return any(isinstance(k, int) and tokens[k].low in NEEDY for k in words[:fixed])


def _tagged(tokens: list[Token], word: int | str, *tags: Tag) -> bool:
    return isinstance(word, int) and tokens[word].tag in tags and tokens[word].low != "of"


def _comma_rank(tokens: list[Token], words: Words, at: int, fixed: int) -> int:
    """Rank a comma: never within a list, which a cut would make false."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if isinstance(following, int) and tokens[following].tag is Tag.CC:
        return 9 if any(_is(tokens, word, ",") for word in words[fixed:at]) else 0
    return 9 if _list_goes_on(tokens, words, at) else 0


def _preposition_rank(token: Token, last: Token, at: int, fixed: int) -> int:
    """Rank a preposition: "of" only where the noun before it can stand alone."""
    if token.low == "of":
        return 3 if last.tag in (Tag.NOUN, Tag.MAYBE) and not last.is_word("quantity") else 9
    if token.low in ("than", "as"):
        return 9
    return 1 if at > fixed or token.low == "by" else 9


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


def _verb_follows(tokens: list[Token], words: Words, at: int) -> bool:
    for word in words[at + 1 : at + 3]:
        if isinstance(word, int) and tokens[word].tag in (
            Tag.PAST,
            Tag.ED,
            Tag.PRESENT,
            Tag.BE,
            Tag.HAVE,
            Tag.MODAL,
        ):
            return True
    return False
