"""What else a pronoun of a subject can mean: other things of its sentence, its own speaker."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind
from timeline.events.syntax.tokens import Tag
from timeline.events.who.antecedents import UNITS
from timeline.events.who.bodies import aside
from timeline.events.who.drafts import Draft, View
from timeline.events.who.focus import head_of, plural
from timeline.events.who.names import PLACE
from timeline.events.words import WORDS


def same_before(view: View, k: int) -> int:
    """Return the first subject of the sentence that is the same pronoun: "He left when he"."""
    low = view.tokens[k].low
    found = (
        clause.subject[0]
        for clause in view.parse.clauses
        if clause.subject[1] - clause.subject[0] == 1
        and view.tokens[clause.subject[0]].low == low
        and clause.subject[0] < k
    )
    return min(found, default=k)


def _spot(view: View, j: int) -> bool:
    return any(name.start <= j < name.end and name.kind == PLACE for name in view.names)


def other_things(view: View, k: int) -> bool:
    """Tell whether "it" or "they" can mean another thing of the sentence than its first subject."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if at == 0 or clause is None or clause.kind is Kind.CONTENT:
        return False
    many = view.tokens[k].low == "they"
    start = view.parse.clauses[at - 1].subject[1]
    return any(
        token.tag in (Tag.NOUN, Tag.NAME)
        and (token.low.endswith("s") and not token.low.endswith("ss")) is many
        for j, token in enumerate(view.tokens[start:k], start)
        if not view.parse.phrase[j]
        and not (token.tag is Tag.NAME and (many or _spot(view, j)))
        and view.tokens[j + 1].tag is not Tag.POSS
        and not token.low.endswith(("self", "selves"))
        and not (token.low in UNITS if many else aside(view.tokens, j))
        and view.tokens[j - 1].low not in WORDS["possessive"]
    )


def doubt(view: View, k: int) -> str | None:
    """Say that a subject is a pronoun, but for the "it" of "it emerged that"."""
    clause = view.parse.owner[k]
    if clause is not None:
        head = view.tokens[clause.verb.head].low
        told = head in ("reported", "announced") and clause.verb.head > clause.verb.start
        if told or head in ("emerged", "transpired", "turned"):
            return None
    return f'subject is the pronoun "{view.tokens[k].low}"'


def said_by(view: View, k: int, name: str) -> bool:
    """Tell "Castro said his government": the speaker's name stands before what is said."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if clause is None or clause.kind is not Kind.CONTENT or not at:
        return False
    told = view.parse.clauses[at - 1]
    if view.parse.owner[view.date] is not told:
        return False  # the title names no speaker
    if view.tokens[told.verb.head].low not in WORDS["saying"]:
        return False
    top = head_of(view.sight, told)
    return top is not None and top.text.split()[-1] == name.split()[-1]


def objects_before(view: View, before: Clause, k: int) -> Draft | None:
    """Take the only things of the clause before that "they" can be: "eluded the authorities"."""
    tokens = view.tokens
    found = [
        j
        for j in range(before.verb.end, k)
        if tokens[j].tag in (Tag.NOUN, Tag.MAYBE) and plural(tokens[j]) and not view.parse.phrase[j]
    ]
    if len(found) != 1 or tokens[found[0] + 1].tag in (Tag.NOUN, Tag.POSS):
        return None
    start = found[0]
    while tokens[start - 1].tag in (Tag.NOUN, Tag.NAME, Tag.NUM) and start - 1 >= before.verb.end:
        start -= 1
    return Draft(list(range(start, found[0] + 1)), scope=list(range(start, found[0] + 1)))
