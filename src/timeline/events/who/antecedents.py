"""Who "he", "it" and "they" are: the subject of the sentence before, or the only name that fits."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.parts import Clause
from timeline.events.syntax.tokens import Tag
from timeline.events.who.bodies import firm, is_body, rivals
from timeline.events.who.focus import (
    COMMON,
    GUESS,
    Focus,
    Sight,
    certain,
    head_of,
    main_clause,
    plain,
    plural,
)  # fmt: skip
from timeline.events.who.names import BODY, LISTS, MADAMS, PERSON, PLACE, SIRS, THING, Name, fits
from timeline.events.who.story import Story, shown
from timeline.events.words import WORDS

CHAIN = 6  # sentences that "It ... It ... It" is followed back
UNITS = frozenset("years months weeks days hours minutes times dollars miles percent".split())


def antecedent(
    sight: Sight, number: int, pronoun: str, before: Sequence[Name], clause: Clause | None = None
) -> str | None:
    """Return the only thing that a pronoun of a sentence can stand for, or None.

    `before` are the names of the same sentence that stand before it, `clause` is the pronoun's
    own, whose verb tells whether somebody acts.
    """
    if pronoun in ("he", "him", "she"):
        return person(sight, number, before, "she" if pronoun == "she" else "he")
    if pronoun == "they":
        found = _they(sight.story, number)
    elif pronoun == "it":
        found = _it(sight.story, number, acts(sight, clause) if clause else True)
    else:
        found = None
    return found.text if found else None


def acts(sight: Sight, clause: Clause) -> bool:
    """Tell whether a clause's verb is one of which only people and bodies are capable."""
    tokens, verb = sight.tokens, clause.verb
    if tokens[verb.head].low in WORDS["agentive"]:
        first = tokens[verb.start]
        passive = first.low in WORDS["be"] and tokens[verb.head].tag in (Tag.ED, Tag.PART)
        been = any(tokens[k].low in ("be", "been") for k in range(verb.start, verb.end))
        idle = verb.end < len(tokens) and tokens[verb.end].low in ("effect", "place", "part")
        return not passive and not been and not idle
    return False


# -- persons ----------------------------------------------------------------------------------


def person(sight: Sight, number: int, before: Sequence[Name], pronoun: str) -> str | None:
    """Return the one person whom "he" or "she" can be, the nearest sentence first."""
    story = sight.story
    found = _fitting(story, before, pronoun)
    if found or any(name.kind == "" and name.text not in LISTS["demonym"] for name in before):
        if len(found) == 1:
            return found[0].text
        return _main_person(sight, before, pronoun) if found else None
    for back in range(number - 1, max(-1, number - 4), -1):
        told = Sight(story, story.parse(back), story.scenes[back].names)
        top = subject(story, back)
        found = _fitting(story, told.names, pronoun)
        if top is not None and top.kind in HIMSELF and not top.many and _suits(story, top, pronoun):
            others = [n for n in told.names if certain(story, n) and _suits(story, n, pronoun)]
            others = [n for n in others if not _same(n.text, top.text)]
            told_of = others if _speaks(told) else []  # "Lund's lawyer, Moe, said ... He died"
            return None if told_of or rivals(told, top.text, others) else top.text
        if found:
            alone = len(found) == 1 and (top is None or top.kind != "")
            return found[0].text if alone else None
        if any(_nobody_known(told, name) for name in told.names):
            return None
    return None


def _nobody_known(told: Sight, name: Name) -> bool:
    """Tell the "Lund" of "Lund's wife cried", who is nowhere named in full and may be meant."""
    owns = name.end < len(told.tokens) and told.tokens[name.end].tag is Tag.POSS
    kin = owns and any(token.low in KIN for token in told.tokens[name.end + 1 : name.end + 3])
    return name.kind == "" and kin


KIN = frozenset(
    """wife husband son daughter father mother brother sister widow family parents children lawyer
    attorney doctor body home""".split()
)


def _speaks(told: Sight) -> bool:
    """Tell of a sentence whose subject only says something."""
    clause = main_clause(told.parse)
    return clause is not None and told.tokens[clause.verb.head].low in WORDS["saying"]


def _main_person(sight: Sight, before: Sequence[Name], pronoun: str) -> str | None:
    """Return the subject of the sentence's first clause, where the others are not its objects."""
    clause = main_clause(sight.parse)
    if clause is None or not any(clause.subject[0] <= n.start < clause.subject[1] for n in before):
        return None
    top = head_of(sight, clause)
    if top is None or top.kind not in HIMSELF or top.many or not _suits(sight.story, top, pronoun):
        return None
    others = [n for n in before if n.kind == PERSON and not _same(n.text, top.text)]
    return None if rivals(sight, top.text, others) else top.text


HIMSELF = (PERSON, GUESS)


def _fitting(story: Story, told: Sequence[Name], pronoun: str) -> list[Focus]:
    """Return the persons that a pronoun fits, each once."""
    seen: dict[str, Focus] = {}
    for name in told:
        if name.kind == PERSON and _suits(story, name, pronoun):
            seen.setdefault(name.text.split()[-1], Focus(shown(story, name), PERSON))
    return list(seen.values())


def _suits(story: Story, name: Name | Focus, pronoun: str) -> bool:
    role = name.roles[-1] if isinstance(name, Name) and name.roles else ""
    if role in SIRS | MADAMS:
        return (role in MADAMS) is (pronoun == "she")
    return fits(pronoun, story.surnames.get(name.text, name.text))


def _same(one: str, other: str) -> bool:
    return one.split()[-1] == other.split()[-1]


# -- things and bodies ------------------------------------------------------------------------


def subject(story: Story, number: int, left: int = CHAIN) -> Focus | None:
    """Return the subject of a sentence; of one that opens with "It" or "He", whom that means."""
    if number < 0 or not left:
        return None
    told = Sight(story, story.parse(number), story.scenes[number].names)
    clause = main_clause(told.parse)
    if clause is None:
        return None
    kept = plain(told, clause.subject, clause.holes)
    low = told.tokens[kept[0]].low if len(kept) == 1 else ""
    if low in ("he", "she"):
        name = person(told, number, [], low)
        return Focus(name, PERSON) if name else None
    if low == "it":
        return None if expletive(told, clause) else _it(story, number, acts(told, clause), left - 1)
    if low == "they":
        return _they(story, number, left - 1)
    top = head_of(told, clause)
    if top is not None and top.kind == COMMON and top.text.split()[-1] in FIRM:
        name = firm(told, number, top.text.split()[-1], [])
        return Focus(name, BODY) if name else top
    return top


FIRM = WORDS["firm"]


def expletive(sight: Sight, clause: Clause) -> bool:
    """Tell the "it" of "it is expected that", which stands for nothing."""
    tokens, end = sight.tokens, clause.verb.end
    following = tokens[end].low if end < len(tokens) else ""
    head = tokens[clause.verb.head]
    if head.low in ADDRESSED or following in ABLE:
        return False
    done = head.tag in (Tag.ED, Tag.PART) and head.low not in WORDS["saying"] | WORDS["thinking"]
    if done and following == "to" and head.low not in HOPED | WORDS["future"]:
        return False  # "it was enlarged to include"
    opens = tokens[clause.verb.start].low in WORDS["be"] | {"seems", "appears", "seemed", "emerged"}
    after = {token.low for token in tokens[end : end + 4]}
    return opens and bool(after & {"that", "whether", "to", "who", "when", "if"})


# what is done to somebody, and what only somebody is: "it was told that", "it was able to"
ADDRESSED = frozenset(
    """told informed notified warned advised ordered asked forced allowed required obliged compelled
    authorised authorized permitted designed built sued persuaded convinced""".split()
)
HOPED = frozenset("decided agreed hoped supposed intended proposed known taken".split())
ABLE = frozenset("able unable ready willing unwilling eager reluctant about going".split())


def _it(story: Story, number: int, active: bool, left: int = CHAIN) -> Focus | None:
    """Return what "it" takes up from the sentence before."""
    back = number - 1
    if back < 0 or story.scenes[back].block < story.scenes[number].block - 2:
        return None
    top = subject(story, back, left)
    told = Sight(story, story.parse(back), story.scenes[back].names)
    if top is None or top.kind in (PERSON, COMMON) or top.many:
        speaks = active and (top is None or top.kind == COMMON)
        several = top is None or (top.kind == COMMON and top.many)
        return (_speaker(told) if speaks else None) or (_owner(told) if several else None)
    others = [name for name in told.names if name.kind != THING and not certain(story, name)]
    if active and top.kind != THING:
        bodies = [name for name in others if is_body(story, name)]
        return None if rivals(told, top.text, bodies) else top
    if _introduces(told) or rivals(told, top.text, [n for n in others if n.kind == top.kind]):
        return None
    return top


def _speaker(told: Sight) -> Focus | None:
    """Return the only body of a sentence whose subject is no name: "Profit fell, Tessel said"."""
    bodies = [name for name in told.names if is_body(told.story, name) and name.kind != PLACE]
    if len({name.text for name in bodies}) != 1:
        return None
    for clause in told.parse.clauses:
        low = told.tokens[clause.verb.head].low
        if low in WORDS["saying"]:
            top = head_of(told, clause)
            if top is not None and top.text == bodies[0].text:
                return top
    return None


def _owner(told: Sight) -> Focus | None:
    """Return the only body of a sentence with "its" behind: "members of X at its founding"."""
    bodies = [name for name in told.names if is_body(told.story, name) and name.kind != PLACE]
    others = [name for name in told.names if name not in bodies and name.kind != PERSON]
    if len({name.text for name in bodies}) != 1 or others:
        return None
    last = max(name.end for name in bodies)
    clauses = [clause.subject for clause in told.parse.clauses]
    own = any(token.low == "its" for token in told.tokens[last:])
    acts_too = any(told.tokens[start].low == "it" for start, end in clauses if start < end)
    return Focus(bodies[0].text, BODY) if own and not acts_too else None


def _introduces(told: Sight) -> bool:
    """Tell of a new thing beside the subject, which "it" can mean as well: "passed a law"."""
    clause = main_clause(told.parse)
    assert clause is not None
    tokens = told.tokens
    kind = tokens[clause.verb.head].tag is Tag.BE  # "Malawi is a small country"
    return not kind and any(
        token.low in ("a", "an")
        for k, token in enumerate(tokens)
        if k >= clause.verb.end and not told.parse.phrase[k]
    )


def _they(story: Story, number: int, left: int = CHAIN) -> Focus | None:
    """Return the several that the sentence before tells of."""
    back = number - 1
    top = subject(story, back, left)
    if top is None or not top.many:
        return None
    told = Sight(story, story.parse(back), story.scenes[back].names)
    clause = main_clause(told.parse)
    assert clause is not None
    if top.kind not in (COMMON, ""):
        return top
    own = range(*clause.subject)
    others = [
        token
        for k, token in enumerate(told.tokens)
        if k not in own
        and token.tag in (Tag.NOUN, Tag.MAYBE)
        and not any(c.verb.start <= k < c.verb.end for c in told.parse.clauses)
        and plural(token)
        and token.low not in UNITS
        and not told.parse.phrase[k]
    ]
    return None if others else top


__all__ = ["acts", "antecedent", "expletive", "person", "subject"]
