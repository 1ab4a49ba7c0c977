"""The clause that tells what a date was: "until 9 May, when Qatar offered to host them"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind, Parse
from timeline.events.syntax.tokens import Tag
from timeline.events.words import WORDS

DAYS = frozenset("day night morning afternoon evening moment hour".split())
LIMITS = frozenset(["until", "till", "since"])
# what only sets the scene: "became famous in 1884, when Otto Moe flew over the lake"
SETTING = frozenset("changed dates dated goes went happened occurred arose peaked".split())
VAGUE = frozenset(
    """part centre center symbol focus subject topic scene stage famous known popular notorious
    important turbulent""".split()
)
LASTING = frozenset("was were had is are has lived knew stood lay".split())


def when_clause(parse: Parse, i: int) -> Clause | None:
    """Return the clause of "9 May, when Qatar offered to host them", or None."""
    k = i + 1
    limit = parse.tokens[i - 1].low in LIMITS
    fronted = parse.clauses and i < parse.clauses[0].verb.start
    fronted = fronted or that_day(parse, i)  # "the night in May 1981 when they met"
    if k < len(parse.tokens) and parse.tokens[k].text == ",":
        k += 1
    if k >= len(parse.tokens) or parse.tokens[k].low != "when":
        return None
    found = next((clause for clause in parse.clauses if clause.opener == k), None)
    scene = k == i + 2 and found is not None and _sets_scene(parse, i) and _happens(parse, found)
    return found if limit or fronted or scene else None


def that_day(parse: Parse, i: int) -> bool:
    """Tell whether "the day" stands before a date and its preposition."""
    k = i - 1
    while k > 0 and parse.phrase[k] and parse.tokens[k].low.split()[-1] not in DAYS:
        k -= 1
    return parse.tokens[k].low.split()[-1] in DAYS


def _sets_scene(parse: Parse, i: int) -> bool:
    """Tell "was a student" and "became a part of history", beside which something happened."""
    clause = parse.owner[i]
    if clause is None or clause.kind is not Kind.MAIN or clause.verb.start > i:
        return False
    tokens, head = parse.tokens, parse.tokens[clause.verb.head]
    alone = clause.verb.end - clause.verb.start == 1
    said = {token.low for token in tokens[clause.verb.end : i]}
    vague = head.low == "became" and bool(said & VAGUE)
    return alone and (head.tag is Tag.BE or head.low in SETTING or vague)


def _happens(parse: Parse, clause: Clause) -> bool:
    """Tell "hosted a conference" and "was held" from "was small" and "had 20,000 inhabitants"."""
    head = parse.tokens[clause.verb.head]
    passive = clause.verb.end - clause.verb.start > 1 and head.tag in (Tag.ED, Tag.PART, Tag.PAST)
    told = head.tag in (Tag.PAST, Tag.ED) and head.low not in LASTING | WORDS["state"]
    return clause.subject[0] < clause.subject[1] and (told or passive)
