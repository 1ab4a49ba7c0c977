"""Whether an event happened, is planned, or was called off."""

from __future__ import annotations

from timeline.events import nouns
from timeline.events.parts import Clause, Parse
from timeline.events.tokens import Tag, Token
from timeline.events.verbs import FUTURE
from timeline.events.words import WORDS
from timeline.model.dates import Interval
from timeline.model.event import Status

OFF = frozenset("cancelled canceled scrapped abandoned".split())


def status_of(
    parse: Parse,
    clause: Clause | None,
    date: Interval,
    published: Interval | None,
    at: int | None = None,
) -> Status:
    """Judge by the date against publication; on the same day or period by the verb's tense."""
    if clause is not None and at is not None and _called_off(parse, clause, at):
        return Status.CANCELLED
    ahead = looks_ahead(parse, clause) if clause is not None else _contracted(parse)
    if published is None:
        return Status.PLANNED if ahead else Status.HAPPENED
    start, end = date.bounds()
    begin, last = published.bounds()
    if start >= last:
        return Status.PLANNED
    if end <= begin:
        return Status.HAPPENED
    return Status.PLANNED if ahead else Status.HAPPENED


def looks_ahead(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause speaks of what is to come."""
    tokens = parse.tokens
    group = [tokens[k].low for k in range(clause.verb.start, clause.verb.end)]
    if group[0] in ("will", "shall", "wo", "may", "might"):
        return True
    following = tokens[clause.verb.end].tag if clause.verb.end < len(tokens) else None
    if group[-1] == "due" and following is Tag.TO and _noun_at(tokens, clause.verb.end + 1):
        return False  # "this is due to the new limit"
    after = tokens[clause.verb.end].low if clause.verb.end < len(tokens) else ""
    if group[0] in ("is", "are") and ("to" in group or {group[-1], after} & FUTURE):
        return True
    return (
        group[-1] in ("plans", "plan", "intends", "hopes", "aims", "expects")
        and following is Tag.TO
    )


def _noun_at(tokens: list[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].tag in (Tag.DET, Tag.NAME, Tag.NOUN, Tag.NUM, Tag.PRON)


def _contracted(parse: Parse) -> bool:
    """Tell "he's expected to meet them", which holds no verb that stands alone."""
    tokens = parse.tokens
    return any(
        tokens[k].tag is Tag.POSS and tokens[k + 1].low in FUTURE and tokens[k + 2].tag is Tag.TO
        for k in range(len(tokens) - 2)
    )


def _called_off(parse: Parse, clause: Clause, at: int) -> bool:
    """Tell "the concert planned for 3 May was cancelled"; the cancelling's own date is another."""
    verb = {
        parse.tokens[k].low
        for k in range(clause.verb.start, min(clause.verb.end + 1, len(parse.tokens)))
    }
    passive = bool(verb & WORDS["be"]) and (verb & OFF or {"called", "off"} <= verb)
    if passive and clause.subject[0] <= at < clause.verb.start:
        return True
    found = nouns.participle(parse, clause, at)
    return found is not None and nouns.planned_off(parse, clause, found[2])
