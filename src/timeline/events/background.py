"""Background of a story: figures by year, lasting states, spans of data, years in brackets."""

from __future__ import annotations

import re

from timeline.events import nouns
from timeline.events.parts import Case
from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS
from timeline.model.dates import Granularity

COMPARED = re.compile(
    r"""(?:\b(?:than|compared\ (?:with|to)|versus|vs\.?|against|up\ from|down\ from|as\ of|as\ at
        |(?:year|months|quarter)\ (?:to|ended|ending)|unlike|dat(?:es?|ing)\ (?:back\ )?(?:to|from))
        \s+(?:in\ |on\ |the\ |that\ of\ |those\ of\ )?
      |\bfrom\ (?:[$€£]?[\d.,]+\s?\w*\s?%?|just|about)\ (?:\w+\ )?in\ )$""",
    re.IGNORECASE | re.VERBOSE,
)


def compared(case: Case) -> str | None:
    return "a figure compared with" if COMPARED.search(case.before) else None


def statistic(case: Case) -> str | None:
    """Keep out figures by year and lasting states: "in 2019 exports rose to 4.1 million tonnes"."""
    clause, interval = case.clause, case.reading.interval
    if clause is None or interval is None or interval.granularity > Granularity.QUARTER:
        return None
    tokens = case.parse.tokens
    head = tokens[clause.verb.head]
    rest = tokens[clause.verb.end : clause.end]
    if case.parse.phrase[case.at] or nouns.in_subject(clause, case.at):
        figure = any(token.tag is Tag.NUM or token.is_word("unit") for token in rest[:6])
        if head.low in WORDS["growth"] and figure:
            return "a figure by year"
        if (
            clause.verb.end - clause.verb.start == 1
            and head.low in WORDS["state"]
            and (figure or _was_thing(rest))
        ):
            return "a state, not an event"
    return None


def _was_thing(rest: list[Token]) -> bool:
    """Tell "was the largest maker": a noun or adjective follows a form of "be"."""
    return (
        bool(rest)
        and rest[0].tag in (Tag.DET, Tag.NUM)
        and not any(token.is_word("event") for token in rest[:5])
    )


def covers(case: Case) -> str | None:
    """Keep out what data or a contract spans: "covers patients treated between 2005 and 2012"."""
    if re.search(r"\b(?:covers?|covered|covering|spans?|spanning)\b", case.before):
        return "a span of data"
    clause = case.clause
    if clause is None:
        return None
    head = case.parse.tokens[clause.verb.head].low
    if (
        head in ("deals", "chronicles", "recalls", "tells", "depicts")
        and case.parse.tokens[case.at - 1].tag is Tag.DET
    ):
        return "subject of a work"
    return None


def bracket(case: Case) -> str | None:
    """Keep out years in brackets beside a name: lives, reigns, references."""
    if not case.parse.brackets[case.at]:
        return None
    i = case.before.rfind("(")
    inside = case.before[i + 1 :] + " " + case.after.split(")")[0]
    if re.search(r"\b(?:b|d|r|c|born|died|reigned|fl|aged?|ISBN|ibid|pp?)\b", inside):
        return "years of a person"
    interval = case.reading.interval
    if (
        not inside.strip()
        and interval is not None
        and interval.granularity <= Granularity.YEAR
        and not case.parse.clauses
    ):
        return "years in brackets"
    return None


OF = re.compile(
    r"\b(?!end|start|beginning|middle|close|month|half|part|summer|winter|spring|autumn|fall)"
    r"[a-z]+ of (?:the |early |late )*$"
)


def described(case: Case) -> str | None:
    """Keep out "the first strike of the 20th century"; keep "the revolution of 1848 spread"."""
    interval = case.reading.interval
    if interval is None or interval.granularity > Granularity.YEAR or not OF.search(case.before):
        return None
    noun = case.before.split()[-2:][0].lower() if len(case.before.split()) > 1 else ""
    spread = nouns.in_subject(case.clause, case.at) and noun in WORDS["event"]
    return (
        None if spread and interval.granularity is Granularity.YEAR else "a date in a description"
    )
