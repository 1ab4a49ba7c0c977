"""Pronouns after the verb: "renamed in his honour" is named where the subject is nobody."""

from __future__ import annotations

from collections import Counter

from timeline.events.syntax.parts import Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.antecedents import person, subject
from timeline.events.who.bodies import articled
from timeline.events.who.counted import count_of, several
from timeline.events.who.deeds import completed
from timeline.events.who.definites import Words, genitive, named
from timeline.events.who.focus import COMMON, Focus, Sight, head_of, main_clause
from timeline.events.who.names import PERSON, PLACE, fits
from timeline.events.who.story import known_as, shown
from timeline.events.words import WORDS

NOUNS = frozenset((Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE, Tag.ED, Tag.PART, Tag.ING, Tag.POSS))
HUMAN = ("man", "woman", "er", "or", "ist", "ian", "ant", "boy", "girl")
GENDER = {"his": "he", "him": "he", "her": "she"}


def explained(sight: Sight, number: int, words: Words) -> Words:
    """Put names for "his", "her" and "him" that a title's own subject does not explain."""
    tokens = sight.tokens
    words = completed(sight, located(sight, number, enumerated(sight, number, words)))
    out: Words = []
    for n, word in enumerate(words):
        low = tokens[word].low if isinstance(word, int) else ""
        name = None
        apart = low == "her" and not _owns(tokens, words[n + 1 : n + 2])  # "the king received her"
        if low in GENDER and isinstance(word, int) and (apart or not _met(sight, words[:n])):
            honoured = tokens[word + 1].low if word + 1 < len(tokens) else ""
            name = _whose(sight, number, word, low)
            name = name or (_hero(sight, low) if honoured in HONOURS else None)
        if name is not None:
            owns = low == "his" or (low == "her" and _owns(tokens, words[n + 1 : n + 2]))
            out += genitive(name) if owns else [name]
        elif isinstance(word, int) and (body := _possessor(sight, number, words, n)):
            kept = len(out) > 1 and articled(sight.story, body)
            out = out[:-1] if out and out[-1] == word - 1 and not kept else out  # "the"
            out.append(known_as(sight.story, body))
        else:
            out.append(word)
    return out


HONOURS = frozenset("honor honour memory name".split())


def _hero(sight: Sight, low: str) -> str | None:
    """Return the person whom the document names twice as often as any other, for "his honour"."""
    told = Counter(name.text.split()[-1] for name in sight.story.people)
    (last, count), *others = [*told.most_common(2), ("", 0)]
    name = next((name for name in sight.story.people if name.text.split()[-1] == last), None)
    clear = name is not None and count >= 2 * others[0][1] and fits(GENDER[low], name.text)
    return shown(sight.story, name) if clear and name is not None else None


def enumerated(sight: Sight, number: int, words: Words) -> Words:
    """Put the names for "the three countries", unless the sentence has them itself."""
    for n, word in enumerate(words):
        if not isinstance(word, int) or sight.tokens[word].low not in ("the", "these", "both"):
            continue
        end = n + 1
        while end < len(words) and words[end] == word + end - n and _counts(sight, words, end):
            end += 1
        kept = [k for k in words[n:end] if isinstance(k, int)]
        found = several(sight, number, kept, []) if count_of(sight.tokens, kept) else None
        if found and not any(name.text in found for name in sight.names):
            return [*words[:n], found, *words[end:]]
    return words


def _counts(sight: Sight, words: Words, n: int) -> bool:
    """Tell whether a word goes on with a counted noun phrase."""
    k = words[n]
    inside = (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.NUM, Tag.CC)
    return isinstance(k, int) and sight.tokens[k].tag in inside


AREAS = frozenset("area region territory province zone".split())


def located(sight: Sight, number: int, words: Words) -> Words:
    """Put "the eastern part of Timor" for "the area", where the clause before is about that."""
    tokens = sight.tokens
    for n, word in enumerate(words[:-1]):
        k = words[n + 1]
        if not isinstance(word, int) or k != word + 1 or tokens[word].low != "the":
            continue
        if (
            tokens[k].low in AREAS
            and not _narrowed(tokens, k)
            and (top := _ground(sight, number, k))
        ):
            return [*words[:n], f"the {top}" if top[0].islower() else top, *words[n + 2 :]]
    return words


def _narrowed(tokens: list[Token], k: int) -> bool:
    """Tell "the area around the port", which is told by what follows."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is not None and (
        after.tag in (Tag.REL, Tag.THAT, Tag.POSS, Tag.NOUN, Tag.NAME, Tag.ED)
        or (after.tag is Tag.PREP and after.low in ("of", "around", "between", "near", "under"))
    )


def _ground(sight: Sight, number: int, k: int) -> str | None:
    """Return the place that the first clause is about, or else the sentence before."""
    first = main_clause(sight.parse)
    here = first is not None and first.end <= k
    tops = [head_of(sight, first)] if here and first is not None else []
    top = next(iter(tops), None) or subject(sight.story, number - 1)
    if top is None or top.kind != PLACE or top.many:
        return None
    own = {name.text for name in sight.names if name.end <= k and name.kind == PLACE}
    return top.text if all(name in top.text for name in own) or here else None


def _possessor(sight: Sight, number: int, words: Words, n: int) -> str | None:
    """Name the company of "the company's shares" where the title does not do so already."""
    tokens, k = sight.tokens, words[n]
    assert isinstance(k, int)
    after = tokens[k + 1].tag if k + 1 < len(tokens) else None
    if k < 1 or after is not Tag.POSS or tokens[k - 1].low != "the":
        return None
    if any(token.low == tokens[k].low for token in tokens[: k - 1]):
        return None  # named before: "the company said the company's shares"
    found = named(sight, number, [k - 1, k])
    if found is None:
        return None
    here = any(name.text == found[1] for name in sight.names)
    apart = n < 2 and k > 1 and tokens[k - 2].tag is Tag.PREP  # the title is this noun's
    return None if here and not apart else found[1]


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
    if low == "him" and start < end and (name := _object(sight, k, (start, end), top)):
        return name
    others = end - start == 1 and sight.tokens[start].low in ("they", "it", "we", "police")
    if top is None:
        before = [name for name in sight.names if name.end <= k]
        named = others or _lifeless(sight, clause.subject)
        return person(sight, number, before, GENDER[low]) if named else None
    before = [name for name in sight.names if name.end <= k]
    if top.kind == PERSON:
        after = sight.tokens[k + 1 : k + 2]
        whom = low == "him" or not after or after[0].tag not in NOUNS
        return _other(sight, number, top, low) if whom else None
    if _may_be_human(top):
        return None
    return person(sight, number, before, GENDER[low])


def _object(sight: Sight, k: int, subject: Span, top: Focus | None) -> str | None:
    """Return the only other man named before "him" in a sentence: the subject is "himself"."""
    pronoun = sight.tokens[subject[0]].tag is Tag.PRON and subject[1] - subject[0] == 1
    if pronoun or (top is None and not _lifeless(sight, subject)):
        return None
    own = top.text.split()[-1] if top is not None else ""
    found = {
        name.text.split()[-1]: name
        for name in sight.names
        if name.kind in (PERSON, "") and name.end <= k and name.text.split()[-1] != own
    }
    only = next(iter(found.values())) if len(found) == 1 else None
    inside = only is not None and subject[0] <= only.start < subject[1]
    if only is None or only.kind != PERSON or inside or not fits("he", only.text):
        return None
    return shown(sight.story, only)


def _lifeless(sight: Sight, subject: Span) -> bool:
    """Tell "the White House press room" from whom a subject of several words can be."""
    tokens = [sight.tokens[k] for k in range(*subject)]
    plain = (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.DET, Tag.ED)
    if not tokens or tokens[-1].tag is not Tag.NOUN or any(t.tag not in plain for t in tokens):
        return False
    last = tokens[-1].low
    listed = any(last in WORDS[key] for key in ("person", "role", "anonymous"))
    return not (listed or last.endswith((*HUMAN, "s")))


def _may_be_human(top: Focus) -> bool:
    """Tell whether "his" can be the subject's own: "the driver sold his boat"."""
    if top.many:
        return False
    if top.kind != COMMON:
        return top.kind == ""
    return human(top)


def human(top: Focus) -> bool:
    """Tell whether a common noun is a word for somebody: "driver", "gunman"."""
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
