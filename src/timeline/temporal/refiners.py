"""Refiners: list -> list, in one declared order; they see the text around each expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import (
    Deictic,
    Duration,
    Season,
    Set,
    Shift,
    Timex,
    Weekday,
)
from timeline.temporal.productions_counted import amount
from timeline.temporal.ranges import join_dates
from timeline.temporal.refiners_anchors import (
    count_from_events,
    days_of_sentences,
    drop_places,
    name_attacks,
    share_years,
)
from timeline.temporal.refiners_counted import count_from_dates, say_weekday_once
from timeline.temporal.refiners_cues import compare_periods, find_cues, look_ahead
from timeline.temporal.refiners_lookalikes import drop_lookalikes, mark_some_weekday
from timeline.temporal.refiners_names import drop_names, drop_old_style, name_the_day

Refiner = Callable[[list[Timex], str], list[Timex]]

BEFORE_YEAR = re.compile(
    r"(?:\b(?:[Ff]orm|[Rr]oute|[Hh]ighway|[Ff]light|[Nn]o\.?|[Pp]ages?|pp?\.|[Rr]oom|[Bb]oeing"
    r"|Resolutions?|[Aa]rticle|[Ss]ection|[Cc]hapter|Law|Bill|Directive|Order|Proposition|Rule"
    r"|[Ss]uite|[Bb]ox|[Ee]xtension|[Cc]hannel|[Vv]ersion|[Bb]uild|ISO|RFC|EN|ZIP|[Pp]ostcode"
    r"|[Bb]us|[Cc]ase|Windows|Office|Runner|Porsche|Peugeot|[Ss]core of|[Hh]it)|[$£€]|[Pp]aid)\s*$"
)
AFTER_YEAR = re.compile(
    r"[-\s]*(?:percent|per cent|%|people|troops|soldiers|men|women|miles?|feet|foot|tons?|dollars"
    r"|points|kilomet|met[er]{2}s?|shares|yards|acres|votes|pounds|casualties|prisoners|aircraft"
    r"|tanks|ships|guns|workers|employees|jobs|homes|times|hours|killed|deaths|euros?|yen|rubles"
    r"|hectares|square|pages|words|refugees|runs|calories|lit(?:re|er)s?|strong|k[mg]|MHz|GHz|rpm"
    r"|kcal|hPa|px|m(?= [a-z]))\b"
)


def drop_numbers(timexes: list[Timex], text: str) -> list[Timex]:
    """A bare year that counts or numbers something is none: "2000 troops", "form 1040"."""
    return [timex for timex in timexes if not _is_number(timex, text)]


def _is_number(timex: Timex, text: str) -> bool:
    if timex.rule != "year" or not text[timex.end - 4 : timex.end].isdecimal():
        return False
    if timex.end - timex.start != 4:  # "some 2000 people"
        return AFTER_YEAR.match(text, timex.end) is not None
    before = text[max(0, timex.start - 12) : timex.start]
    if AFTER_YEAR.match(text, timex.end) or BEFORE_YEAR.search(before):
        return True
    if before[-1:] not in ("-", ".", "/", "#") or not before[-2:-1].isalnum():
        return False
    return not before.lower().endswith(("post-", "pre-"))


LONE_SEASON = re.compile(
    r"(?:\b(?:in|by|of|this|last|next|the|until|during|since|every|each|early|late|mid)|-)\s*$",
    re.I,
)


OF_SEASON = re.compile(r"\s+(?:offensives?|campaigns?|fighting|semester|term|break|season)\b", re.I)
FALL_OF = re.compile(r"\s+of\s+(?!\d|this|last|next|that year)")


def drop_seasons(timexes: list[Timex], text: str) -> list[Timex]:
    """A lone season needs a word that places it; "the fall of Troy" is no autumn."""
    return [timex for timex in timexes if not _is_no_season(timex, text)]


def _is_no_season(timex: Timex, text: str) -> bool:
    if not isinstance(timex.value, Season) or timex.value.year is not None:
        return False
    if text[timex.end - 4 : timex.end].lower() == "fall" and FALL_OF.match(text, timex.end):
        return True
    before = text[max(0, timex.start - 8) : timex.start]
    if len(timex.shape) > 1 or text[timex.start : timex.end] in ("summer", "winter", "autumn"):
        return False
    return not LONE_SEASON.search(before)


PLACED = re.compile(
    r"\b(?:(?:scheduled|set|planned|due|slated) for"
    r"|in|of|a|last|this|next|since|until|by|from|to|through|and|early|late|mid|during|before"
    r"|after|ended|between)[\s-]+$",
    re.I,
)
WEAK_MONTHS = ("May", "March", "MAY", "MARCH", "Mar", "Jan", "April", "June", "August")
NOUN_AFTER = re.compile(r"\s+(?!on\b|of\b|to\b|into\b|family\b|and\b|is\b|was\b)[a-z]{4,}")
TITLED = re.compile(r"\bThis (?:Week|Day|Year|Month)$|[A-Z][A-Za-z]+ (?:Today|Tonight|Now)$")
LETTERS_AFTER = re.compile(r"\s+(?!Day\b|Conference\b)[A-Z][a-z]+")


def drop_weak_months(timexes: list[Timex], text: str) -> list[Timex]:
    """May and March alone: not before a verb, nor as part of a name."""
    return [timex for timex in timexes if not _is_weak_month(timex, text)]


def _is_weak_month(timex: Timex, text: str) -> bool:
    lone = text[timex.start : timex.end]
    if lone not in WEAK_MONTHS or PLACED.search(text[max(0, timex.start - 16) : timex.start]):
        return False
    if lone.lower() not in ("may", "march", "mar"):
        return LETTERS_AFTER.match(text, timex.end) is not None
    # "the March talks", not "the March on Rome" nor "the May family"
    placed = text[max(0, timex.start - 5) : timex.start].endswith(("the ", "The "))
    return not (placed and NOUN_AFTER.match(text, timex.end))


def drop_lone_abbreviations(timexes: list[Timex], text: str) -> list[Timex]:
    """Sun, Sat, Wed, Mon and Jan alone are stars, chairs and names more often than dates."""
    return [timex for timex in timexes if not _is_lone_abbreviation(timex, text)]


def _is_lone_abbreviation(timex: Timex, text: str) -> bool:
    shown = text[timex.start : timex.end]
    if shown[-3:] not in ("Sun", "Sat", "Wed", "Mon", "Jan") or shown[-4:-3].isalpha():
        return False
    if text[timex.end : timex.end + 1] == ".":
        return False
    if isinstance(timex.value, Weekday) or LETTERS_AFTER.match(text, timex.end):
        return True
    return not PLACED.search(text[max(0, timex.start - 12) : timex.start])


def drop_titles(timexes: list[Timex], text: str) -> list[Timex]:
    """This Week and Today with capitals in mid-sentence are programmes and papers."""
    return [timex for timex in timexes if not _is_titled(timex, text)]


TITLES = ("Week", "Day", "Year", "Month", "Today", "Tonight", "Now")


def _is_titled(timex: Timex, text: str) -> bool:
    if not text.endswith(TITLES, 0, timex.end):
        return False
    return TITLED.search(text[max(0, timex.start - 14) : timex.end]) is not None


RATE = re.compile(
    r"(?:[\d%]|illion|thousand|hundred|hours|cents|percent|per cent|rate"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens))(?:\s[a-z]+)?\s$"
)


def mark_rates(timexes: list[Timex], text: str) -> list[Timex]:
    """A year in "$5 million a year" is a measure: it comes again and again."""
    return [_as_rate(timex) if _is_rate(timex, text) else timex for timex in timexes]


ONE_DAY = Duration("P1D")
SOME_DAY = re.compile(r"\b(?:will|would|could|may|might|can|shall)\s+$")


def mark_some_day(timexes: list[Timex], text: str) -> list[Timex]:
    """In "it will one day be rebuilt" one day is no length of time."""
    return [
        replace(timex, value=Deictic("FUTURE_REF"), rule="now")
        if timex.value == ONE_DAY and SOME_DAY.search(text, max(0, timex.start - 8), timex.start)
        else timex
        for timex in timexes
    ]


def _is_rate(timex: Timex, text: str) -> bool:
    return (
        timex.rule == "duration"
        and text.startswith(("a ", "an "), timex.start)
        and RATE.search(text[max(0, timex.start - 24) : timex.start]) is not None
    )


def _as_rate(timex: Timex) -> Timex:
    value = timex.value.value if isinstance(timex.value, Duration) else ""
    return replace(timex, value=Set(value), rule="rate")


def mark_lengths(timexes: list[Timex], text: str) -> list[Timex]:
    """The next year in "fighting went on for the next year" is how long it lasted."""
    return [_as_length(timex, text) for timex in timexes]


def _as_length(timex: Timex, text: str) -> Timex:
    value = timex.value
    if not isinstance(value, Shift) or value.count != 1 or not value.whole:
        return timex
    if text[timex.start : timex.start + 9].lower() != "the next ":
        return timex
    if text[max(0, timex.start - 4) : timex.start].lower() != "for ":
        return timex
    return replace(timex, value=Duration(amount(value.unit, 1)), rule="duration")


def place_small_years(timexes: list[Timex], text: str) -> list[Timex]:
    """A year of three digits counts in the era of the year before it; without one it is none."""
    kept, year = [], None
    for timex in timexes:
        value = timex.value
        if timex.rule == "year without its era" and isinstance(value, PartialDate):
            if year is None or year > 999 or value.year is None:
                continue
            timex = replace(timex, value=PartialDate(1 - value.year if year <= 0 else value.year))
        if isinstance(value, PartialDate) and value.year is not None and value.year != 0:
            year = year if timex.rule == "year without its era" else value.year
        kept.append(timex)
    return kept


SHORT_YEAR = re.compile(
    r"\b(?:in|by|since|until|till|of|from|before|after|(?:early|mid|late)-?|back in|to|and|the) ?$",
    re.I,
)
COUNTS = re.compile(
    r" (?!when\b|with\b|after\b|before\b|that\b|until\b|from\b)[a-z]+s\b|[^'’\n]{0,30}['’](?!\w)"
)


def drop_quotes(timexes: list[Timex], text: str) -> list[Timex]:
    """The 60 of ''60 Minutes'' or '10 people' is no year: a quotation begins there."""
    return [timex for timex in timexes if not _is_quoted(timex, text)]


def _is_quoted(timex: Timex, text: str) -> bool:
    if text[timex.start] not in "'’":
        return False
    if text[timex.start - 1 : timex.start] in ("'", "’"):
        return True
    if timex.rule != "year" or timex.end - timex.start != 3:
        return False
    placed = SHORT_YEAR.search(text, max(0, timex.start - 10), timex.start)
    return placed is None or COUNTS.match(text, timex.end) is not None


REFINERS: tuple[Refiner, ...] = (
    drop_numbers,
    drop_names,
    drop_lookalikes,
    mark_some_weekday,
    drop_old_style,
    name_the_day,
    drop_seasons,
    drop_weak_months,
    drop_lone_abbreviations,
    drop_titles,
    mark_rates,
    mark_some_day,
    mark_lengths,
    drop_quotes,
    place_small_years,
    drop_places,
    days_of_sentences,
    name_attacks,
    share_years,
    say_weekday_once,
    count_from_dates,
    count_from_events,
    find_cues,
    look_ahead,
    compare_periods,
    join_dates,
)

# the rules and the types of value without which a refiner changes nothing, so that it is not asked;
# one that is not named here is always asked
ASKS: dict[Refiner, frozenset[str | type]] = {
    drop_numbers: frozenset({"year"}),
    name_the_day: frozenset({"the day before"}),
    drop_seasons: frozenset({Season}),
    mark_rates: frozenset({"duration"}),
    mark_some_day: frozenset({Duration}),
    mark_lengths: frozenset({Shift}),
    place_small_years: frozenset({"year without its era"}),
    drop_places: frozenset({"day of the month told of"}),
    days_of_sentences: frozenset({"today"}),
    name_attacks: frozenset({PartialDate}),
    share_years: frozenset({PartialDate}),
    count_from_events: frozenset({Duration}),
    look_ahead: frozenset({Duration}),
    compare_periods: frozenset({Shift}),
}


def kinds_of(timexes: list[Timex]) -> set[str | type]:
    """Return the rules and the types of value that a list holds."""
    return {kind for timex in timexes for kind in (timex.rule, type(timex.value))}
