"""Which dates of a text are events: what a careful editor would put on a timeline.

Each rule is a function (case) -> reason or None; the first reason keeps the date out.
"""

from __future__ import annotations

import re

from timeline.events import background
from timeline.events.exact import beside, coarser
from timeline.events.furniture import furniture
from timeline.events.syntax.parts import Case, Kind, in_attribution
from timeline.events.syntax.tokens import Tag
from timeline.events.title import attributions, nouns
from timeline.events.title.gerunds import aside
from timeline.events.title.predicate import not_until
from timeline.events.title.whens import when_clause
from timeline.events.who.kinds import PLACES
from timeline.events.words import WORDS
from timeline.model.dates import Granularity
from timeline.model.timex import TimexKind

NAMED = re.compile(
    r"[\s-]*(?:season|collection|edition|model|vintage|census|graduate|class|budget|fiscal|"
    r"tax year|film|novel|album)\b"
)
SINCE = re.compile(
    r"\b(since|until|till|ever since|as late as|up to)"
    r"(?: (?:the|at least|about|late|early|mid)){0,3}\s*$",
    re.IGNORECASE,
)
BOUND = re.compile(
    r"\b(?:every|each|as in|like in|such as in|no earlier than|before|prior to|after|pre-|post-)\s*"
    r"(?:the |early |late )?$",
    re.IGNORECASE,
)
AROUND = re.compile(r"\b(?:before|after)\s$")  # the roof fell shortly before 3 a.m.
IMPERATIVE = re.compile(
    r"\W*(?:read|see|watch|listen|click|subscribe|visit|follow|check out|sign up)\b", re.IGNORECASE
)
POINTER = re.compile(r"\b(?:read|see|watch|listen to|click|subscribe)\b.{0,40}$", re.IGNORECASE)


def reasons(cases: list[Case]) -> list[str | None]:
    """Say for each date of one sentence why it is no event, or None where it is one.

    A date that only says when something was said gives way where what was said has its own.
    """
    found = [_reason(case) or coarser(case, cases) for case in cases]
    found = [why or beside(case, cases, found) for case, why in zip(cases, found, strict=True)]
    if any(not why and attribution(case) for case, why in zip(cases, found, strict=True)):
        found = [why or _deadline(case) for case, why in zip(cases, found, strict=True)]
    own = [
        case
        for case, why in zip(cases, found, strict=True)
        if not why and not attribution(case) and _main(case)
    ]
    return [
        why or ("only says when it was said" if _only_says(case, cases, found, own) else None)
        for case, why in zip(cases, found, strict=True)
    ]


def _only_says(case: Case, cases: list[Case], found: list[str | None], own: list[Case]) -> bool:
    """Tell a date that gives way: to one of what was said, or with the figures of another."""
    if not attribution(case):
        return False
    figures = any(
        why is not None and why.startswith("a figure") and other.clause is not case.clause
        for other, why in zip(cases, found, strict=True)
    )
    return _said(case, own) or (figures and in_attribution(case.parse, case.at))


def _said(told: Case, own: list[Case]) -> bool:
    """Tell whether one of the dates is of what was said: no semicolon stands between."""
    return any(
        ";" not in case.text[min(told.end, case.end) : max(told.start, case.start)] for case in own
    )


def _main(case: Case) -> bool:
    """Tell a date of what was said from one of a noun or a relative clause in it."""
    clause = case.clause
    if clause is None or clause.kind is Kind.RELATIVE:
        return False
    noun = nouns.noun_after(case.parse, case.at) is not None
    set_off = _set_off(case)
    return not noun and not set_off and nouns.caused(case.parse, case.at) is None


def _set_off(case: Case) -> bool:
    """Tell a participle behind a comma: "had bought Northbay, first announced on 2 June"."""
    tokens, k = case.parse.tokens, case.at - 1
    while k > 0 and tokens[k].text != "," and not case.parse.hidden[k]:
        k -= 1
    k += 1 + (tokens[k + 1].low in ("first", "originally", "initially", "already", "now"))
    return k > 1 and tokens[k - 1].tag is not Tag.CC and tokens[k].tag in (Tag.ED, Tag.PART)


DEADLINE = re.compile(
    r"\b(?:would|could|might|may|should|must|needs? to|have to|has to)\b[^,;]*\bby\s+"
    r"(?:the )?(?:end of )?$",
    re.IGNORECASE,
)


def _deadline(case: Case) -> str | None:
    """Keep out "had warned in 2018 that it would have to be replaced by 2025": not the news."""
    return "a deadline in what was said" if DEADLINE.search(case.before) else None


def _reason(case: Case) -> str | None:
    for rule in RULES:
        why = rule(case)
        if why:
            return why
    return None


def _named(case: Case) -> str | None:
    """Keep out "the 2022/23 season", "9/11 attacks" as a name, "Summer 2017 collection"."""
    if case.reading.role == "name" and nouns.noun_after(case.parse, case.at) is None:
        return "part of a name"
    return "part of a name" if NAMED.match(case.after) or _feast(case) else None


def _feast(case: Case) -> bool:
    """Tell "the Easter egg hunt", which is of no day, from "at Easter prices rose"."""
    tokens, k = case.parse.tokens, case.at
    led = k > 0 and tokens[k - 1].tag in (Tag.PREP, Tag.SUB, Tag.MAYBE)
    bare = case.reading.text.lower() in WORDS["feast"] and k + 1 < len(tokens) and not led
    return bare and tokens[k + 1].tag is Tag.NOUN and tokens[k + 1].gap


# "adjourned until 3 June" says when it is to be
MOVED = frozenset("postponed adjourned delayed deferred rescheduled".split())


def _since(case: Case) -> str | None:
    """Keep out what began at a date and goes on; "until 9 May, when Qatar offered" is an event."""
    if when_clause(case.parse, case.at) is not None:
        return None
    lead = SINCE.search(case.before)
    if lead is None:
        return None
    if case.clause and case.parse.tokens[case.clause.verb.head].low in MOVED:
        return None
    if case.clause and not_until(case.parse, case.at, case.clause):
        return None
    return "background since then" if "since" in lead.group(1).lower() else "lasts until then"


def _furniture(case: Case) -> str | None:
    return furniture(case.before, case.after)


def _work(case: Case) -> str | None:
    """Keep out a date in the title of a work or in a pointer to it."""
    for left, right in (('"', '"'), ("“", "”"), ("‘", "’"), ("_", "_"), ("*", "*")):
        i = case.before.rfind(left)
        if (i >= 0 and right in case.after and case.before.count(left) % 2 == 1) or (
            left != right and i > case.before.rfind(right) and right in case.after
        ):
            inside = case.before[i + 1 :] + case.after.split(right)[0]
            if not inside.strip(" ,.!?"):
                return "title of a work"
            if (
                len(inside.split()) <= 7
                and inside.lstrip()[:1].isupper()
                and not inside.rstrip().endswith((",", ".", "!", "?"))
            ):
                return "title of a work"
    if IMPERATIVE.match(case.before) or (POINTER.search(case.before) and not case.parse.clauses):
        return "pointer to a text"
    return None


IF = re.compile(
    r"(?:^|[,;—–]|\s-|\b(?:and|but|or|that))\s*[\"'“‘`]*(?:if|unless)\b[^,.;:]{0,80}$",
    re.IGNORECASE,
)
UNPLANNED = re.compile(
    r"(?:\bnot|n['’]t) (?:(?:plan|expect)(?:ed|n?ing)?|intend(?:ed)?|scheduled)\b[^,.;:]*$"
)
GAVE_WAY = re.compile(
    r"\bhad (?:originally |initially |previously )?been "
    r"(?:due|set|scheduled|expected|supposed|planned|meant) (?:to\b[^,.;:]{0,60}|for )$"
    r"|,\s*(?:originally |previously )?(?:due|set|scheduled) to \w+ (?:\w+ )?$"
)


def _gave_way(case: Case) -> str | None:
    """Keep out a plan that another one replaced: "extended its bid, due to expire on Thursday"."""
    if UNPLANNED.search(case.before):
        return "not planned"
    if not GAVE_WAY.search(case.before):
        return None
    dates = sum(token.tag is Tag.DATE for token in case.parse.tokens)
    replaced = "had " in case.before or dates > 1
    return "a plan that gave way" if replaced else None


def _condition(case: Case) -> str | None:
    """Keep out what happens only if: "if no deal is reached by 9 May"."""
    if IF.search(case.before):
        return "a condition"
    clause = case.clause
    if clause is None or clause.opener is None:
        return None
    k, tokens = clause.opener, case.parse.tokens
    opens = k == 0 or tokens[k - 1].text == "," or tokens[k - 1].tag is Tag.CC
    return "a condition" if opens and tokens[k].low in ("if", "unless") else None


def _premodifier(case: Case) -> str | None:
    """Keep out "its 2019 report", "survivors of the 2010 earthquake"; keep "a 21 March call"."""
    span = nouns.noun_after(case.parse, case.at)
    if span is None:
        return None
    tokens = case.parse.tokens
    if tokens[case.at + 1].tag is Tag.POSS or case.reading.role == "possessive":
        return None if _at_event(case, span) else "a possessive, not an event"
    if nouns.in_subject(case.clause, case.at) and case.clause is not None and _leads(case):
        return None if nouns.is_event(tokens, span) else "a date in a description"
    interval = case.reading.interval
    fine = interval is not None and interval.granularity >= Granularity.MONTH
    if not fine or not nouns.is_event(tokens, span):
        return None if nouns.adjunct(case.parse, case.at) else "a date in a description"
    return None


def _leads(case: Case) -> bool:
    """Tell whether the dated noun is the subject's head: only an article before it."""
    assert case.clause is not None
    return all(
        token.tag in (Tag.DET, Tag.ADV, Tag.PUNCT)
        for token in case.parse.tokens[case.clause.subject[0] : case.at]
    )


def _at_event(case: Case, span: tuple[int, int]) -> bool:
    """Tell "decided at last year's summit to invite": the clause happened there and then."""
    tokens = case.parse.tokens
    k = case.at - 1
    while k >= 0 and tokens[k].tag is Tag.DET:
        k -= 1
    if k < 0 or tokens[k].low not in ("at", "during", "in") or not nouns.is_event(tokens, span):
        return False
    if case.clause and any(t.tag is Tag.TO for t in tokens[case.clause.verb.end : k]):
        return False  # "urged him to compete in this year's election"
    others = [i for i, token in enumerate(tokens) if token.tag is Tag.DATE and i != case.at]
    return not others and case.clause is not None and nouns.past(case.parse, case.clause)


CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d){0,2}\b.*|noon|midnight|\w+ o['’]clock", re.IGNORECASE)


def _clock(case: Case) -> str | None:
    """Keep out a time of day that only its sentence's date, or publication, gives a day."""
    reading = case.reading
    if reading.kind is not TimexKind.TIME or not _bare_clock(reading.text):
        return None
    others = (t for k, t in enumerate(case.parse.tokens) if k != case.at and t.tag is Tag.DATE)
    if any(not _bare_clock(token.text) for token in others):
        return "a time of day beside its date"
    published = any("publication" in why for why in reading.inferred)
    return "a time of day without a date" if published else None


def _bare_clock(text: str) -> bool:
    """Tell "22:15" and "noon" from "22:15 on Friday"."""
    dated = re.search(
        r"\d{4}|day\b|tomorrow|[a-z]{3,} \d|\d (?!un?til|thr)[A-Za-z]{3,9}\b(?<!UTC)(?<!GMT)", text
    )
    return CLOCK.fullmatch(text) is not None and dated is None


def _nowadays(case: Case) -> str | None:
    """Keep out "a rule in place today": the present, not a day."""
    if case.reading.text.lower() != "today" or case.clause is None:
        return None
    first = case.parse.tokens[case.clause.verb.start]
    alone = case.clause.verb.end - case.clause.verb.start == 1
    lasting = first.low in ("has", "have", "is", "are", "remains", "remain") and alone
    return "the present, not a day" if lasting else None


def _bare(case: Case) -> str | None:
    """Keep out a date beside a single word: "Timeline (2024-05-03)", but not "Talks on 3 May"."""
    before = case.parse.tokens[case.at - 1].tag if case.at else Tag.DATE
    if case.parse.clauses or before is Tag.PREP:
        return None
    words = [t for t in case.parse.tokens if t.tag not in (Tag.PUNCT, Tag.DATE, Tag.PREP, Tag.DET)]
    place = " ".join(token.text for token in words) in PLACES
    return "a date and nothing else" if len(words) < 2 or place else None


TIMES = re.compile(
    r"\W*(?:all|the) (?:times|dates|timestamps|hours)(?: (?:below|here|given))? are\b", re.I
)


def _of_times(case: Case) -> str | None:
    """Keep out "all times are on 3 May": what the entries of a log are of."""
    return "the day of a log" if TIMES.match(case.before) else None


def _habit(case: Case) -> str | None:
    """Keep out what only bounds a time: "before 2018", "as in 2018", "every 5 May"."""
    if case.reading.kind is TimexKind.TIME and AROUND.search(case.before):
        return None
    return "only bounds a time" if BOUND.search(case.before) else None


def attribution(case: Case) -> bool:
    """Tell whether a date only says when something was said."""
    clause = case.clause
    if in_attribution(case.parse, case.at):
        return True
    if aside(case.parse, clause, case.at) is not None:
        return False
    return clause is not None and attributions.speech_of(case.parse, clause) is not None


def reports(case: Case) -> Kind | None:
    """Return the kind of the clause that the date stands in."""
    return case.clause.kind if case.clause else None


PERIOD = re.compile(r"(?:first|second|third|fourth)-(?:quarter|half)", re.IGNORECASE)


def _period(case: Case) -> str | None:
    """Keep out "third-quarter results": an adjective."""
    return "a date in a description" if PERIOD.fullmatch(case.reading.text) else None


def _of_work(case: Case) -> str | None:
    """Keep out "the controversial 2017 article": a work's year before its noun."""
    interval = case.reading.interval
    if interval is None or interval.granularity > Granularity.YEAR:
        return None
    word = re.match(r"\s+(?:[\w-]+\s+)?([a-z]+)", case.after)
    led = re.search(r"\b(?:an?|the|his|her|its|their|whose|['’]s)\s+(?:[\w-]+\s+)?$", case.before)
    work = word is not None and word[1] in WORDS["work"]
    return "a date in a description" if led and work else None


RULES = (
    _period,
    _of_work,
    _gave_way,
    _furniture,
    _bare,
    _of_times,
    _clock,
    _nowadays,
    _since,
    _work,
    _named,
    background.heads_a_period,
    background.coming_on,
    background.part_of_a_day,
    background.later_than,
    background.matures,
    background.compared,
    background.thing,
    background.long_ago,
    background.usual,
    background.price,
    background.example,
    background.superlative,
    background.takings,
    background.season,
    background.stretch,
    background.day_of_thing,
    _condition,
    background.bracket,
    _premodifier,
    background.statistic,
    background.covers,
    background.of_many,
    background.anniversary,
    background.reported,
    _habit,
    background.described,
)
