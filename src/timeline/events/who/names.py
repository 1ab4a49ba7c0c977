"""Names in a sentence: where they stand, of a person, a body or a place, and their short forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.events.syntax.marks import dateline
from timeline.events.syntax.tokens import OPENERS, Tag, Token
from timeline.events.who.kinds import (
    BODY,
    CORPORATE,
    LISTS,
    PERSON,
    PLACE,
    PLACES,
    THING,
    article_before,
    join,
    kind_of,
)  # fmt: skip
from timeline.events.words import WORDS

__all__ = [
    "BODY", "CORPORATE", "LISTS", "PERSON", "PLACE", "PLACES", "THING", "Name", "fits", "join",
    "names", "short",
]  # fmt: skip

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
NO_NAMES = LISTS["demonym"] | frozenset(DAYS.split())
CALLED = LISTS["first"] - LISTS["common"]  # first names that are no words
COMMON = (Tag.NOUN, Tag.MAYBE)
FINITE = (Tag.PAST, Tag.ED, Tag.PRESENT, Tag.MODAL, Tag.BE, Tag.HAVE)
OFFICE = WORDS["office"]
TOPIC = WORDS["topic"]
ARABIC = re.compile(r"(?:al|el|ad|ar|as|ash|an|at|az|es|ul)-[A-Z]")
CROWNED = WORDS["crowned"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens [start, end), roles before it left out; `roles` are those, in lower case."""

    start: int
    end: int
    text: str
    kind: str
    roles: tuple[str, ...] = ()
    outset: int = 0  # the first token with the roles


def names(
    tokens: list[Token], known: frozenset[str] = frozenset(), met: frozenset[str] = frozenset()
) -> list[Name]:
    """Return the names of a sentence in order.

    `known` are persons' names met before, `met` the words that are names wherever they stand.
    """
    found: list[Name] = []
    seen = known | met
    i = dateline(tokens)
    while i < len(tokens):
        text = tokens[i].text
        if (text[0].isupper() or "-" in text or text in NOBLE) and _capital(tokens, i, seen):
            if _trade(tokens, i):
                i += 1  # "Carmaker Volta"
            end = _without_adjective(tokens, i, _run(tokens, i, seen))
            end = _genitive_firm(tokens, i, end, met)
            office = end == i + 1 and tokens[i].low in OFFICES
            office = office or all(tokens[k].low in TITLES for k in range(i, end))
            if not office and not all(tokens[k].text in NO_NAMES for k in range(i, end)):
                found.append(_name(tokens, i, end, known, met))
            i = end
        else:
            i += 1
    after = [*found[1:], None][: len(found)]
    return [_led(tokens, name, then) for name, then in zip(found, after, strict=True)]


def _trade(tokens: list[Token], i: int) -> bool:
    """Tell the word for a trade that opens a sentence before a name: "Carmaker Volta"."""
    first = i == 0 or tokens[i - 1].text in OPENERS
    named = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.NAME
    return first and named and tokens[i].text.istitle() and tokens[i].low in WORDS["firm"]


def _led(tokens: list[Token], name: Name, after: Name | None) -> Name:
    """Read the "Sinn Fein" of "Sinn Fein leader Ida Holt" as a body: it has a leader."""
    if after is None or name.kind != PERSON or after.kind != PERSON or name.end >= after.start:
        return name
    offices = all(tokens[k].low in WORDS["role"] for k in range(name.end, after.start))
    known = name.text.split()[0] in LISTS["first"]
    return name if known or not offices else replace(name, kind=BODY)


OFFICES = frozenset(
    """ceo cfo cto president minister chairman secretary director governor mayor senator
    king queen emperor ambassador coach manager judge""".split()
)


TITLES = WORDS["role"] - frozenset("us uk un eu nato".split())


def _genitive_firm(tokens: list[Token], i: int, end: int, met: frozenset[str]) -> int:
    """Keep the 's of a firm's own name, where a verb follows: "P.F. Chang's confirmed"."""
    if end + 1 >= len(tokens) or tokens[end].tag is not Tag.POSS:
        return end
    if join(tokens, i, end + 2) in met and tokens[end + 1].tag is Tag.NAME:
        return _capitals(tokens, end + 1)  # "Hudson's Bay Co."
    own = join(tokens, i, end + 1) in met and tokens[end + 1].tag in FINITE
    return end + 1 if own else end


NOBLE = frozenset("de van von bin ibn della di da dos du ter al".split())


def _noble(tokens: list[Token], i: int) -> bool:
    """Tell the "de" of "talks with de Gaulle", where no name stands before it."""
    if tokens[i].low not in NOBLE or i + 1 >= len(tokens) or tokens[i + 1].tag is not Tag.NAME:
        return False
    return i == 0 or tokens[i - 1].tag is not Tag.NAME


def _without_adjective(tokens: list[Token], i: int, end: int) -> int:
    """Leave out the adjective that ends "grant Elian American citizenship"."""
    if end - i < 2 or end >= len(tokens) or tokens[end].tag not in COMMON:
        return end
    last, before = tokens[end - 1].text, tokens[end - 2].text
    adjective = last in LISTS["demonym"] and before not in LISTS["demonym"]
    return end - 1 if adjective and last not in LISTS["compass"] else end


def _capital(tokens: list[Token], i: int, known: frozenset[str]) -> bool:
    token = tokens[i]
    if not token.text[0].isupper():
        return ARABIC.match(token.text) is not None or _noble(tokens, i)
    first = i == 0 or tokens[i - 1].text in OPENERS
    if tokens[i + 1 : i + 2] and tokens[i + 1].text[0] == "$" and not tokens[i + 1].gap:
        return False  # "US$5 billion"
    if token.tag is Tag.NAME and not first:
        return True
    if first and (token.is_word("opener") or token.low in NO_OPENERS):
        return False  # "So Ida Holt resigned"
    if token.tag is Tag.NAME:
        following = tokens[i + 1].tag if i + 1 < len(tokens) else None
        return (
            following is Tag.NAME
            or (_links(tokens, i + 1) and _heads(tokens, i))
            or (i + 1 < len(tokens) and ARABIC.match(tokens[i + 1].text) is not None)
            or _famous(token.text, known)
            or (token.text.isupper() and token.low not in WORDS["base"])
            or (token.text in CALLED and following in FINITE)
            or _firm(tokens, i + 1, token.text)
        )
    if (
        i == 0
        and token.text[0].isupper()
        and token.tag in (Tag.NOUN, Tag.MAYBE, Tag.ED, Tag.ING, Tag.ADV)
    ):
        return _famous(token.text, known) or _opens_firm(tokens, known)
    return token.text in ("US", "UN", "EU", "WHO", "UK") or (
        token.text in LISTS["country"] and len(token.text) > 2
    )


def _opens_firm(tokens: list[Token], known: frozenset[str]) -> bool:
    """Tell the first word of "Control Data Corp.", and of "Control Data" where that is known."""
    end = _capitals(tokens, 1)
    if end == 1 or tokens[0].low in WORDS["role"] or tokens[0].low in WORDS["person"]:
        return False
    return tokens[end - 1].low.rstrip(".") in CORPORATE or join(tokens, 0, 2) in known


def _heads(tokens: list[Token], i: int) -> bool:
    """Tell the "Bank of England" from the "Residents of Graz", at the outset of a sentence."""
    low = tokens[i].low
    common = low.endswith("s") and not any(low in LISTS[key] for key in ("body", "thing", "geo"))
    return tokens[i + 1].low != "of" or not common


NO_OPENERS = frozenset("neither either another such other whether yet nor".split())


def _famous(text: str, known: frozenset[str]) -> bool:
    return text in PLACES or text in known or text in LISTS["known"] or text in LISTS["person"]


def _run(tokens: list[Token], i: int, seen: frozenset[str]) -> int:
    """Return the end of the name that starts at `i`: "Bank of England", "Charles de Gaulle"."""
    end = i + 1
    while end < len(tokens):
        token = tokens[end]
        if (
            (token.tag is Tag.NAME and token.gap)
            or (token.tag is Tag.NUM and token.text.isupper() and len(token.text) < 5)
            or ARABIC.match(token.text)
        ):
            end += 1
        elif _links(tokens, end) or _joint(tokens, i, end):
            end += 2
        elif _firm(tokens, end, "" if join(tokens, i, end) in seen else tokens[i].text):
            end += 1
        else:
            break
    return end


def _joint(tokens: list[Token], i: int, at: int) -> bool:
    """Tell "the Food and Drug Administration" and "Marks & Spencer" from two names."""
    joins = at + 1 < len(tokens) and tokens[at].low in ("and", "&")
    if not joins or tokens[at + 1].tag is not Tag.NAME:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    k = _capitals(tokens, at + 1)
    if tokens[at].low == "&" or (before.low in TOPIC and after.low in TOPIC):
        bodily = tokens[k - 1].low in LISTS["agency"] or at - 1 > i
        return tokens[at].low == "&" or bodily or tokens[k - 1].low in WORDS["role"]
    topical = before.text not in PLACES and not _famous(before.text, frozenset())
    single = before.text not in LISTS["first"] and not before.text.isupper()
    agency = k > at + 2 and tokens[k - 1].low in LISTS["agency"]
    return at == i + 1 and topical and single and agency and article_before(tokens, i)


def _capitals(tokens: list[Token], k: int) -> int:
    """Return the end of the capitals that begin at `k`."""
    while k < len(tokens) and tokens[k].tag is Tag.NAME:
        k += 1
    return k


def _firm(tokens: list[Token], i: int, unknown: str) -> bool:
    """Tell the 's of "P.F. Chang's China Bistro Inc." and "Magistrates' Court" from a genitive.

    `unknown` is the beginning of the name, "" where the document knows it as a name of its own.
    """
    if i >= len(tokens):
        return False
    if tokens[i].tag is not Tag.POSS and tokens[i].text not in ("'", "’"):
        return False
    k = _capitals(tokens, i + 1)
    if k == i + 1:
        return False
    last = tokens[k - 1].low.rstrip(".")
    owned = any(last in LISTS[key] for key in ("venue", "body", "thing"))
    legal = last in CORPORATE and (bool(unknown) or k == i + 2)  # "Weisfield's Inc."
    return legal or (tokens[i - 1].low in LISTS["held"] and owned)


def _links(tokens: list[Token], i: int) -> bool:
    """Tell whether a small word and a capital go on with the name."""
    if i + 1 >= len(tokens) or tokens[i + 1].tag is not Tag.NAME:
        return False
    before = tokens[i - 1].low
    if tokens[i].low in WORDS["particle"] or tokens[i].low in ("es", "upon", "am", "sur"):
        return True
    if tokens[i].low != "of" or before.rstrip(".") in CORPORATE:
        return False
    if tokens[i - 1].text in LISTS["first"] or _ruler(tokens, i):
        return False  # "Boris of Russia"
    return before not in WORDS["role"] or before in ("secretary", "minister", "chief", "first")


def _ruler(tokens: list[Token], i: int) -> bool:
    """Tell "Boris Yeltsin of Russia" and "King Hussein of Jordan" from the "Bank of England"."""
    led = i > 1 and tokens[i - 2].tag is Tag.NAME
    crowned = led and tokens[i - 2].low in CROWNED
    return crowned or (led and tokens[i - 2].text in LISTS["first"])


def _name(
    tokens: list[Token], start: int, end: int, known: frozenset[str], met: frozenset[str]
) -> Name:
    """Take the roles off a run of capitals, and say what it names."""
    outset = start
    roles: list[str] = []
    if start and tokens[start - 1].tag in COMMON and tokens[start - 1].low in WORDS["role"]:
        of_state = start > 2 and tokens[start - 2].low == "of"  # "secretary of state Ida Moe"
        roles.append(tokens[start - 3 if of_state else start - 1].low)
        roles += ["former"] if start > 1 and tokens[start - 2].low == "former" else []
    last = start - 1
    for k in range(start, end):
        if _is_role(tokens[k]) and not (k == end - 1 or (k > start and tokens[k - 1].low == "of")):
            last = k
    begin = start
    bodies = any(tokens[k].low.rstrip(".") in LISTS["body"] for k in range(last + 1, end))
    if start <= last < end - 1 and not bodies:
        begin = last + 1
        if tokens[begin].low == "of":
            begin = _after_of(tokens, begin, end)
        if tokens[begin].low == "of":
            begin = start
        else:
            roles += [
                part
                for k in range(start, last + 1)
                for part in tokens[k].low.rstrip(".").split("-")
            ]
    text = join(tokens, begin, end)
    firm = " " in text and text in met and text not in PLACES
    kind = BODY if firm else kind_of(tokens, begin, end, roles, known)
    return Name(begin, end, text, kind, tuple(roles), outset)


def _is_role(token: Token) -> bool:
    """Tell "President" and "Secretary-General"."""
    return _role(token.low)


@lru_cache(maxsize=4096)
def _role(low: str) -> bool:
    return all(part in WORDS["role"] for part in low.rstrip(".").split("-"))


def _after_of(tokens: list[Token], begin: int, end: int) -> int:
    """Step over "of State" in "Secretary of State Antony Blinken"."""
    return begin + 2 if end - begin >= 3 else begin


def short(name: Name, used: frozenset[str]) -> str:
    """Return the form of a person's name for a title: the surname of one who holds an office.

    `used` are the single names that the document itself uses.
    """
    words = name.text.split()
    if name.kind != PERSON or len(words) < 2:
        if len(words) == 1 and name.roles and name.roles[-1] in CROWNED:
            return f"{name.roles[-1].capitalize()} {name.text}"
        return name.text
    if words[0].lower() in WORDS["family_first"] or "-" in words[-1][1:]:
        return name.text
    if len(words) == 2 and words[0].lower() in WORDS["particle"]:
        return name.text  # "De Gaulle"
    if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III"):
        return name.text
    surname = words[-1]
    if len(words) > 2 and words[-2].lower() in WORDS["particle"]:
        surname = " ".join(words[-2:])
    if surname in used or (set(name.roles) & OFFICE and "former" not in name.roles):
        return surname
    return name.text


SIRS = frozenset("king prince sir lord mr duke emperor sultan pope tsar shah emir count".split())
MADAMS = frozenset("queen princess lady mrs ms miss dame duchess empress".split())


def fits(pronoun: str, full: str) -> bool:
    """Tell whether "she" or "he" can be a person by the first name; unknown names can be both."""
    first = full.split()[0]
    if first.lower() in SIRS | MADAMS:
        return (first.lower() in MADAMS) is (pronoun == "she")
    woman, man = first in LISTS["female"], first in LISTS["first"] - LISTS["female"]
    either = first in LISTS["either"]
    if either or not (woman or man):
        return True
    return woman if pronoun == "she" else man
