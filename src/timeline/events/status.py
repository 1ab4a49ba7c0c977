"""Whether an event happened, is planned, or was called off."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import FUTURE
from timeline.events.title import participles
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
        return Status.PLANNED if ahead and not _doubtful(parse, clause) else Status.HAPPENED
    start, end = date.bounds()
    begin, last = published.bounds()
    if start >= last:
        return Status.PLANNED
    if end <= begin:
        return Status.HAPPENED
    return Status.PLANNED if ahead else Status.HAPPENED


def _doubtful(parse: Parse, clause: Clause | None) -> bool:
    """Tell what a history says might have come: "fears that they might invade"."""
    return clause is not None and parse.tokens[clause.verb.start].low in ("may", "might")


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
    if clause.subject[0] <= at < clause.verb.start and _off(parse, clause):
        return True
    if _given_up(parse, clause):
        return True
    found = participles.participle(parse, clause, at)
    return found is not None and participles.planned_off(parse, clause, found[2])


def _off(parse: Parse, clause: Clause) -> bool:
    """Tell "has been cancelled", "was called off", "will not take place"."""
    end = min(clause.verb.end + 2, len(parse.tokens))
    verb = {parse.tokens[k].low for k in range(clause.verb.start, end)}
    passive = bool(verb & WORDS["be"]) and (bool(verb & OFF) or {"called", "off"} <= verb)
    return passive or ("not" in verb and bool(verb & {"place", "ahead", "happen", "proceed"}))


def _given_up(parse: Parse, clause: Clause) -> bool:
    """Tell "was to open on 3 June but was cancelled" from "the plan was cancelled on 3 June"."""
    tokens = parse.tokens
    group = {tokens[k].low for k in range(clause.verb.start, min(clause.verb.end + 1, len(tokens)))}
    if not group & (FUTURE | {"to", "will", "would"}):
        return False
    return any(
        other is not clause
        and _off(parse, other)
        and (other.shares is clause or clause.antecedent is not None)
        for other in parse.clauses
    )
