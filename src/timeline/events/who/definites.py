"""What "the company", "the two countries", "the minister" or "the reduced dividend" means.

Each is named where one candidate stands before it, or where the document has but one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who import bodies
from timeline.events.who.antecedents import subject
from timeline.events.who.counted import NUMBERS, count_of, several
from timeline.events.who.focus import Sight
from timeline.events.who.names import LISTS, PERSON, Name
from timeline.events.who.reference import (
    KIN,
    LOOSE,
    RULERS,
    group,
    holder,
    kin,
    only_person,
    person_noun,
)
from timeline.events.who.story import Story
from timeline.events.words import WORDS

Words = list[int | str]  # a token's index, or a word put in its place
THIS = frozenset(("the", "this", "that", "these", "those", "both"))
FIRM = WORDS["firm"]
INSTITUTION = WORDS["institution"]
BODILY = frozenset("group club union organisation organization party alliance agency".split())
SPOTS = frozenset("country nation republic kingdom island city town capital village".split())
TEAM = frozenset(("team", "group", "delegation"))


def named(sight: Sight, number: int, kept: list[int]) -> tuple[Words, str] | None:
    """Return a noun phrase with the name that it stands for, and that name, or None."""
    tokens = sight.tokens
    kept = _with_seat(tokens, kept)
    if len(kept) < 2 or tokens[kept[0]].low not in THIS:
        return None
    name = _one(sight, number, kept)
    if name is not None:
        return [name], name
    of = next((n for n, k in enumerate(kept) if tokens[k].low == "of"), 0)
    if of > 1 and tokens[kept[of - 1]].low in MAKERS:  # "the maker of fasteners"
        name = _one(sight, number, kept[:of])
        return ([name], name) if name is not None else None
    stop = next((n for n, k in enumerate(kept) if tokens[k].tag in (Tag.POSS, Tag.CC)), 0)
    if stop < 2 or stop == len(kept) - 1:
        return None
    name = _one(sight, number, kept[:stop])
    if name is None:
        return None
    if tokens[kept[stop]].tag is Tag.POSS:
        return [*genitive(name), *kept[stop + 1 :]], name
    return ([name, *kept[stop:]], name) if _personal(tokens[kept[stop - 1]]) else None


MAKERS = frozenset(
    "maker operator producer manufacturer publisher supplier distributor retailer owner".split()
)


def genitive(name: str) -> list[str]:
    """Return a name with the mark of a genitive; "P.F. Chang's" has its own."""
    if name.endswith(("'s", "’s")):
        return [name]
    return [name, "’" if name.endswith("s") else "'s"]


def _with_seat(tokens: list[Token], kept: list[int]) -> list[int]:
    """Add the "the" of "The Avon, Conn., company", whose town a comma parts from its noun."""
    k = kept[0] - 1 if kept else -1
    if k < 2 or tokens[k].text != "," or tokens[kept[0]].tag in (Tag.DET, Tag.NAME):
        return kept
    while k >= 0 and (tokens[k].tag is Tag.NAME or tokens[k].text in ",."):
        k -= 1
    return [k, *kept] if k >= 0 and tokens[k].low == "the" and kept[0] - k < 8 else kept


def before_seat(tokens: list[Token], kept: list[int]) -> tuple[int, int] | None:
    """Return "The authorities" of "The authorities in the Buffalo, N.Y., area"."""
    the = _with_seat(tokens, kept)[0]
    if the == kept[0] or the < 2 or tokens[the - 1].low not in ("in", "at", "near", "from"):
        return None
    k = the - 1
    while k > 0 and tokens[k - 1].tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.ED, Tag.DET):
        k -= 1
    return (k, the - 1) if k < the - 1 else None


def _personal(token: Token) -> bool:
    return token.low in WORDS["role"] or token.low in WORDS["person"]


def _one(sight: Sight, number: int, kept: list[int]) -> str | None:
    """Name "the truck maker", "the two countries", "the singer"."""
    tokens, story = sight.tokens, sight.story
    noun = tokens[kept[-1]].low
    before = [n for n in sight.names if n.end <= kept[0] and not _analyst(tokens, n)]
    inside = [tokens[k] for k in kept[1:]]
    if any(token.tag in (Tag.PREP, Tag.POSS, Tag.REL) for token in inside):
        return None
    if tokens[kept[-1]].text[0].isupper():
        return None  # "the Labour Party" is named
    people = len(kept) == 2 and noun.endswith("s") and noun[:-1] in WORDS["person"] | UNNAMED
    if (people or unnamed(tokens, kept)) and (found := beside(sight, kept)):
        return found
    if len(kept) == 2 and noun.endswith("-year-old"):
        return only_person(story, number)
    if len(kept) == 2 and noun in NUMBERS and tokens[kept[0]].low == "the":
        top = subject(story, number - 1)
        alike = top is not None and top.many and top.text.count(",") == NUMBERS[noun] - 2
        return top.text if top is not None and alike and " and " in top.text else None
    if count_of(tokens, kept):
        return several(sight, number, kept, before)
    if len(kept) == 2 and noun in TEAM and (found := group(story, number, noun)):
        return found
    if noun in FIRM and len(kept) < 10:
        named = [token for token in inside if token.tag is Tag.NAME]  # "the Lisbon company"
        return bodies.firm(sight, number, noun, before, named)
    few = len(kept) < (5 if noun in BODILY else 4)
    found = _public(sight, number, noun, before) if few else None
    if found is not None or len(kept) > 3:
        return found
    person = (_called(story, noun) or bodies.craft(sight, noun)) if len(kept) == 2 else None
    return person or holder(story, number, inside) or _hero(story, number, inside)


def _analyst(tokens: list[Token], name: Name) -> bool:
    """Tell the house of "analysts at Brandt & Co.", who speak of another."""
    k = name.outset - 1
    return k > 0 and tokens[k].low in ("at", "with", "of") and tokens[k - 1].low in ANALYSTS


ANALYSTS = frozenset("analyst analysts economist economists strategist strategists".split())


def _called(story: Story, noun: str) -> str | None:
    """Return the only one whom the document calls "the singer" or "the father"."""
    if noun in KIN:
        return kin(story, noun)
    return person_noun(story, noun) if noun in WORDS["person"] else None


def _hero(story: Story, number: int, words: list[Token]) -> str | None:
    """Return whom "the Danish boss" means: the subject before, of whom the document tells most."""
    last = words[-1] if words else None
    nation = len(words) == 2 and words[0].text in LISTS["demonym"]
    if last is None or last.low in RULERS or not (nation or len(words) == 1):
        return None
    personal = nation and (last.is_word("role") or last.is_word("person"))
    if last.low not in LOOSE and not personal:
        return None
    first = _first_told(story, number, words)
    top = subject(story, first - 1) if first else None
    if top is None or top.kind != PERSON or top.many:
        return None
    hero, *others = Counter(name.text.split()[-1] for name in story.people).most_common(2)
    clear = not others or hero[1] > others[0][1]
    return top.text if clear and hero[0] == top.text.split()[-1] else None


def _first_told(story: Story, number: int, words: list[Token]) -> int:
    """Return the number of the first sentence that says "the Danish boss"."""
    texts = [word.text for word in words]
    for n, scene in enumerate(story.scenes[:number]):
        told = [token.text for token in scene.tokens]
        if any(told[k : k + len(texts)] == texts for k in range(len(told))):
            return n
    return number


def beside(sight: Sight, kept: list[int]) -> str | None:
    """Return the names set beside "the two men" or "the suspect": "The two men, A and B,"."""
    tokens, at = sight.tokens, kept[-1] + 1
    if at >= len(tokens) or tokens[at].text not in (",", "--", "—", "–", "("):
        return None
    found: list[str] = []
    at = _led_to(tokens, at + 1)
    while name := next((n for n in sight.names if n.outset == at and n.kind == PERSON), None):
        found.append(name.text)
        at = _led_to(tokens, name.end)
    many = tokens[kept[-1]].low.endswith("s") and len(found) > 1  # "the suspects"
    count = count_of(tokens, kept) or (len(found) if many else 1)
    if len(found) != count:
        return None
    return f"{', '.join(found[:-1])} and {found[-1]}" if count > 1 else found[0]


def _led_to(tokens: list[Token], at: int) -> int:
    """Step over ", 41, and his cousin" to the next name."""
    while at < len(tokens) and (
        tokens[at].low in (",", "and") or tokens[at].tag is Tag.NUM or _kin(tokens, at)
    ):
        at += 1
    return at


def _kin(tokens: list[Token], at: int) -> bool:
    """Tell the words of "his cousin" before a name."""
    own = tokens[at].is_word("possessive") and tokens[at].tag is Tag.DET
    return own or (tokens[at - 1].tag is Tag.DET and tokens[at].low in KIN | {"cousin", "friend"})


def _public(sight: Sight, number: int, noun: str, before: Sequence[Name]) -> str | None:
    if noun in INSTITUTION and (found := bodies.institution(sight, number, noun, before)):
        return found
    if noun in BODILY:
        return bodies.kindred(sight, number, noun, before)
    return bodies.place(sight, number, noun, before) if noun in SPOTS else None


def unnamed(tokens: list[Token], kept: list[int]) -> bool:
    """Tell whether a phrase stands for something that only the text before names."""
    first, last = tokens[kept[0]], tokens[kept[-1]]
    if first.low not in THIS or any(tokens[k].tag in (Tag.NAME, Tag.PREP) for k in kept):
        return False
    if last.low in FIRM or last.low in SPOTS or count_of(tokens, kept):
        return True
    return len(kept) == 2 and (
        last.low in BODILY
        or last.is_word("person")
        or last.low.endswith("-old")
        or last.low in UNNAMED
    )


UNNAMED = KIN | frozenset("team man woman two three singer pair couple latter suspect".split())


def owner(sight: Sight, number: int, kept: list[int]) -> str | None:
    """Return whose "the reduced dividend" is: of the only body or person told of just before."""
    tokens = sight.tokens
    if not owned(tokens, kept) or any(name.end <= kept[0] for name in sight.names):
        return None
    noun = tokens[kept[-1]].low
    if noun in WORDS["personal"]:
        return _holder(sight, number) or None
    top = subject(sight.story, number - 1)
    acts = top is not None and noun in WORDS["dealt"] and bodies.is_body(sight.story, top)
    agent = top.text if top is not None and acts and not top.many else None
    found = agent or bodies.any_body(sight, number, [])
    if found and _told(sight, number, found, noun):
        return found
    return bodies.house(sight.story) if noun in WORDS["financial"] else None


def owned(tokens: list[Token], kept: list[int]) -> bool:
    """Tell of "the reduced dividend": short, without a name, of what belongs to somebody."""
    plain = (Tag.NOUN, Tag.MAYBE, Tag.ED, Tag.PART, Tag.ING, Tag.NUM, Tag.CC)
    return (
        2 <= len(kept) <= 5
        and tokens[kept[0]].low == "the"
        and all(tokens[k].tag in plain for k in kept[1:])
        and (tokens[kept[-1]].low in WORDS["owned"] or tokens[kept[-1]].low in WORDS["personal"])
    )


def _holder(sight: Sight, number: int) -> str | None:
    """Return the one person of the sentence before: "The appointment"."""
    if number < 1:
        return None
    told = sight.story.scenes[number - 1]
    found = {name.text.split()[-1]: name for name in told.names if name.kind == PERSON}
    only = next(iter(found.values())) if len(found) == 1 else None
    return only.text if only is not None and _salient(sight, number - 1, only) else None


def _salient(sight: Sight, number: int, name: Name) -> bool:
    """Tell whether a sentence is about a person: its subject, or what its verb is done to."""
    parse, tokens = sight.story.parse(number), sight.story.scenes[number].tokens
    top = subject(sight.story, number)
    if top is not None and top.text.split()[-1] == name.text.split()[-1]:
        return True
    k = name.outset - 1
    while k >= 0 and tokens[k].tag in (Tag.NOUN, Tag.NAME, Tag.DET, Tag.NUM, Tag.MAYBE):
        if any(clause.verb.start <= k < clause.verb.end for clause in parse.clauses):
            break
        k -= 1
    owns = name.end < len(tokens) and tokens[name.end].tag is Tag.POSS
    return not owns and any(c.verb.start <= k < c.verb.end for c in parse.clauses)


def _told(sight: Sight, number: int, body: str, noun: str) -> bool:
    """Tell whether a body is the sentence's subject before, alone where two make a deal."""
    top = subject(sight.story, number - 1)
    if top is None or top.text != body:
        return False
    told = sight.story.scenes[number - 1]
    others = {
        name.text.split()[0]
        for name in told.names
        if bodies.is_body(sight.story, name) and name.text.split()[0] != body.split()[0]
    }
    lows = {token.low for token in told.tokens}
    buys = len(others) == 1 and lows & BUYING and not lows & {"by", "from", "rejected"}
    return not others or noun not in WORDS["dealt"] or bool(buys)


BUYING = frozenset("buy bought acquire acquired purchase purchased sell sold".split())
