"""A title cut to its length: optional tails first, never inside what belongs together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.cuts import NEVER, OWING, rank, takes_time
from timeline.events.title.owing import tagged
from timeline.events.title.polish import firm
from timeline.events.title.spare import abbreviated, bidden, listed_bare, without_lands
from timeline.events.title.subjects import Draft, Words
from timeline.events.title.wording import text, widths
from timeline.events.who.names import CORPORATE, Name

LONG = 14  # words of a title
ROOM = 8  # so many words more are worth a cut that is one worse
SPOKEN = 16  # words of a title that says who said it


def fit(
    tokens: list[Token],
    draft: Draft,
    limit: int = LONG,
    names: Collection[Name] = (),
    offices: Collection[int] = (),
) -> Words:
    """Return the draft's words, at most `limit`; all of them where there is no place to cut.

    Nothing is cut inside one of `names`, the sentence's own. `offices` are the tokens that can be
    spared before persons' names where all of the rest is needed.
    """
    whole: Words = [*draft.subject, *draft.verb, *draft.rest]
    if _count(tokens, whole) <= limit:
        return whole
    draft = _without_form(tokens, draft, limit)
    predicate = draft.verb or draft.rest  # without one the subject is all there is to cut
    subject = _slim(tokens, draft, limit) if predicate else draft.subject
    if _unnames(tokens, draft, subject) and _count(tokens, draft.subject) + 5 <= limit:
        fixed = len(draft.subject) + len(draft.verb)
        best = _best(tokens, whole, fixed, limit, names)
        subject = draft.subject if best is not None and best[0] < 2 else subject
    whole = [*subject, *draft.verb, *draft.rest]
    if _count(tokens, whole) <= limit:
        return whole
    fixed = len(subject) + len(draft.verb) if predicate else 0
    best = _best(tokens, whole, fixed, limit, names)
    if best is None or best[0] > 2:
        bares = (
            (_without(draft, offices), 2),
            (_without_aside(tokens, draft), 1),
            (bidden(tokens, draft), 2),
            (without_lands(tokens, draft), 2),
            (abbreviated(tokens, draft), 2),
            (listed_bare(tokens, draft), 2),
            (_without_articles(tokens, draft), 1),
        )
        for bare, worst in bares:
            words = _shorter(tokens, bare, limit, names, worst) if bare is not None else None
            if words is not None:
                return words
    if best is None:
        draft.review = draft.review or "title too long"
        return _forced(tokens, whole, limit, fixed)
    draft.review = draft.review or ("title too long" if best[0] == OWING else None)
    return best[1]


def _best(
    tokens: list[Token], whole: Words, fixed: int, limit: int, names: Collection[Name]
) -> tuple[int, Words] | None:
    """Return the best cut's cost and the words before it, or None where there is no place."""
    wide = widths(tokens, whole)
    joints = {k for name in names for k in range(name.start + 1, name.end)}
    places = [
        at
        for at in range(len(whole) - 1, fixed, -1)
        if 3 <= wide[at] <= limit and whole[at] not in joints
    ]
    if 0 < fixed < len(whole) and wide[fixed] <= limit and _told(tokens, whole, fixed):
        places.append(fixed)
    ranked = {at: rank(tokens, whole, at, fixed) for at in places}
    for at in sorted(places, key=lambda at: ranked[at] - wide[at] / ROOM):
        if ranked[at] < NEVER and _closes(tokens, whole[:at]):
            return ranked[at], _closed(tokens, whole[:at])
    return None


def _unnames(tokens: list[Token], draft: Draft, subject: Words) -> bool:
    """Tell whether a slim subject loses the only name: "workers | at Volta's plant"."""
    lost = draft.subject[len(subject) :]
    kept = [*subject, *draft.rest]
    return any(tagged(tokens, word, Tag.NAME) for word in lost) and not any(
        tagged(tokens, word, Tag.NAME) for word in kept
    )


def _told(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell a predicate that says enough: "the process began | with"."""
    verb = words[at - 1]
    whole = isinstance(verb, int) and tokens[verb].is_word("intransitive")
    return whole or takes_time(tokens, words, at)


def _shorter(
    tokens: list[Token], bare: Draft, limit: int, names: Collection[Name], worst: int
) -> Words | None:
    """Return a draft that was made shorter where it fits now, or has a cut below `worst`."""
    words: Words = [*bare.subject, *bare.verb, *bare.rest]
    if _count(tokens, words) <= limit:
        return words
    best = _best(tokens, words, len(bare.subject) + len(bare.verb), limit, names)
    return best[1] if best is not None and best[0] < worst else None


def _without_aside(tokens: list[Token], draft: Draft) -> Draft | None:
    """Return the draft without the "in Oslo" between a verb and its "to join", where that fits."""
    rest = draft.rest
    ends = next((n for n, word in enumerate(rest) if tagged(tokens, word, Tag.TO)), 0)
    inner = rest[1:ends]
    nominal = all(tagged(tokens, word, Tag.DET, Tag.NAME, Tag.NOUN, Tag.NUM) for word in inner)
    if not ends or not inner or not nominal or not tagged(tokens, rest[0], Tag.PREP):
        return None
    return replace(draft, rest=rest[ends:])


def _without_form(tokens: list[Token], draft: Draft, limit: int) -> Draft:
    """Return the draft without the "Inc." of its subject where it fits then."""
    plain: Words = []
    for k in draft.subject:
        low = tokens[k].low.rstrip(".") if isinstance(k, int) else ""
        if isinstance(k, str):
            plain.append(firm(k))
        elif not plain or tokens[k].tag is not Tag.NAME or low not in CORPORATE:
            plain.append(k)
    fits = _count(tokens, [*plain, *draft.verb, *draft.rest]) <= limit
    return replace(draft, subject=plain) if fits else draft


def _without(draft: Draft, spared: Collection[int]) -> Draft | None:
    """Return the draft without the offices of its persons: "the minister Ida Holt"."""
    if not spared:
        return None
    parts = [[w for w in part if w not in spared] for part in (draft.subject, draft.rest)]
    return replace(draft, subject=parts[0], rest=parts[1])


def _without_articles(tokens: list[Token], draft: Draft) -> Draft:
    """Return the draft in a headline's grammar."""
    parts = [
        [w for w in part if isinstance(w, str) or not tokens[w].is_word("article")]
        for part in (draft.subject, draft.verb, draft.rest)
    ]
    return replace(draft, subject=parts[0], verb=parts[1], rest=parts[2])


def _closes(tokens: list[Token], words: Words) -> bool:
    """Tell whether each quotation that is opened is closed."""
    marks = [tokens[word].text for word in words if isinstance(word, int)]
    pairs = ("“", "”"), ("``", "''")
    return not marks.count('"') % 2 and all(marks.count(a) <= marks.count(b) for a, b in pairs)


def _slim(tokens: list[Token], draft: Draft, limit: int) -> Words:
    """Take phrases off the end of a long subject: "the sale of a stake | in its venture"."""
    subject = draft.subject
    if len(subject) < 6:
        return subject
    rest = _count(tokens, [*draft.verb, *draft.rest])
    places = [at for at in range(3, len(subject)) if _sheds(tokens, subject, at)]
    for at in reversed(places):
        if _count(tokens, subject[:at]) + min(rest, 6) <= limit:
            return subject[:at]
    return subject


def _sheds(tokens: list[Token], words: Words, at: int) -> bool:
    """Tell whether a subject can end before a preposition."""
    word, before = words[at], words[at - 1]
    if not isinstance(word, int) or not isinstance(before, int):
        return False
    if tokens[word].tag is not Tag.PREP or tokens[word].low in ("of", "than", "between", "by"):
        return False
    if _clausal(tokens, words[at:]):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    if tokens[word].low == "for" and tagged(tokens, before, Tag.NAME):
        return not tagged(tokens, following, Tag.NAME)  # "Alternative for Germany"
    return tokens[before].tag in (Tag.NOUN, Tag.NAME)


def _forced(tokens: list[Token], words: Words, limit: int, fixed: int) -> Words:
    """Cut after the verb where a new phrase begins; a long subject is cut only with a "…"."""
    wide = widths(tokens, words)
    fitting = [at for at in range(2, len(words)) if wide[at] <= limit]
    phrases = [at for at in fitting if at > fixed + 1 and _opens_phrase(tokens, words, at)]
    if phrases and (fixed or max(phrases) > 4):
        return words[: max(phrases)]
    if _count(tokens, words) <= limit + 4 or not fitting:
        return words
    return [*words[: max(fitting)], "…"]


def _opens_phrase(tokens: list[Token], words: Words, at: int) -> bool:
    opens = (Tag.PREP, Tag.TO, Tag.CC, Tag.SUB, Tag.REL, Tag.THAT, Tag.PUNCT)
    ends = (Tag.NOUN, Tag.NAME, Tag.NUM)
    return tagged(tokens, words[at], *opens) and tagged(tokens, words[at - 1], *ends)


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


def _clausal(tokens: list[Token], words: Words) -> bool:
    """Tell whether something like a clause stands among words."""
    tags = (Tag.ING, Tag.ED, Tag.REL, Tag.THAT, Tag.SUB, Tag.CC)
    return any(tagged(tokens, word, *tags) for word in words)
