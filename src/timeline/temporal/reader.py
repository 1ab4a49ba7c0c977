"""The engine: text -> runs -> matches -> time expressions -> readings."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from timeline.model.dates import DAY, Bound, Interval, PartialDate
from timeline.model.display import display
from timeline.model.text import Block
from timeline.model.timex import (
    Duration,
    Numeric,
    Range,
    Reading,
    Set,
    TimeOfDay,
    Timex,
    TimexKind,
    Value,
)
from timeline.temporal.anchor import Anchor
from timeline.temporal.genre import is_history
from timeline.temporal.grammar import Grammar
from timeline.temporal.headings import Heading, headings
from timeline.temporal.language import known, load
from timeline.temporal.lexer import Lexer
from timeline.temporal.log import (
    Night,
    begun,
    entered,
    is_entry,
    noted,
    past_midnight,
    told_by_night,
)
from timeline.temporal.narrative import moved, resumed
from timeline.temporal.productions import PRODUCTIONS
from timeline.temporal.refiners import ASKS, REFINERS, kinds_of
from timeline.temporal.refiners_typed import TYPED_REFINERS
from timeline.temporal.resolve import after_first, resolve
from timeline.temporal.resolve_nth import narrowed
from timeline.temporal.resolved import Resolved
from timeline.temporal.roles import role_of
from timeline.temporal.slots import Slots
from timeline.temporal.zones import declared, under

# vague words that are worth a reading in a tale of the past, and noise in the news
LOOSE = ("vague word", "lone part of a day", "age", "rate")


PHRASES = 50_000  # parts of texts remembered before the memory is emptied
LONGEST = 120  # characters of a part that is remembered


class Engine:
    """A language ready to read: its lexer and its grammar."""

    def __init__(self, lang: str, *, typed: bool = False) -> None:
        """Load the language; regional tags (en-GB) share their language's file."""
        language = load(lang, typed=typed)
        refiners = TYPED_REFINERS if typed else REFINERS
        self.refiners = [(refine, ASKS.get(refine)) for refine in refiners]
        self.lexer = Lexer(language)
        self.grammar = Grammar(language, self.lexer.chars)
        self.memory: dict[str, tuple[Timex, ...]] = {}

    def recognise(self, text: str) -> list[Timex]:
        """Return what the text says in time, in order, nothing implied."""
        found: list[Timex] = []
        memory = self.memory
        for offset, part in self.lexer.parts(text):
            known = memory.get(part)
            if known is None:
                known = self._learn(part)
            if known:
                found += [timex.moved(offset) for timex in known]
        return self._refine(found, text)

    def _refine(self, found: list[Timex], text: str) -> list[Timex]:
        """Let the refiners pass over the list, those that can find what they ask for."""
        present = kinds_of(found)
        for refine, asks in self.refiners:
            if asks is None or not asks.isdisjoint(present):
                refined = refine(found, text)
                if refined != found:
                    found, present = refined, kinds_of(refined)
        return found

    def _learn(self, part: str) -> tuple[Timex, ...]:
        """Read the words around a trigger; the same few come again and again in a text."""
        parse = self.grammar.parse
        found: list[Timex] = []
        for run in self.lexer.runs_of(part, part):
            for match in parse(run.kinds):
                found += PRODUCTIONS[match.rule.make](Slots(run, match))
        if len(self.memory) > PHRASES:
            self.memory.clear()
        known = tuple(found)
        if len(part) <= LONGEST:
            self.memory[part] = known
        return known


def engine(lang: str, *, typed: bool = False) -> Engine:
    """Return the engine of a language, made once; the `typed` one reads phrases."""
    return _engine(lang, typed)


@lru_cache(maxsize=8)
def _engine(lang: str, typed: bool) -> Engine:
    return Engine(lang, typed=typed)


def read(
    text: str,
    *,
    published: Interval | None = None,
    changed: Interval | None = None,
    blocks: Sequence[Block] = (),
    lang: str = "en",
    prefer: str = "past",
    date_order: str | None = None,
    typed: bool = False,
) -> list[Reading]:
    """Read every time expression of a text, resolved, in order and not overlapping.

    `changed` is the day of a change soon after publication. `typed` reads a phrase that somebody
    typed to name a day ("the 5th", "in 3 weeks", "12/1"), which prose would not bear.
    """
    timexes = engine(known(lang), typed=typed).recognise(text)
    day = _day(published)
    year = published.start.year if published and isinstance(published.start, PartialDate) else None
    history = not typed and is_history(timexes, year)
    if not history:
        timexes = [timex for timex in timexes if timex.rule not in LOOSE]
    anchor = Anchor(
        day,
        history,
        prefer,
        date_order or _order(timexes, lang),
        ahead=_first_year(timexes),
        changed=_day(changed),
        typed=typed,
    )
    readings, over = [], deque(headings(timexes, text, blocks))
    rows = [block for block in blocks if block.context]
    clocks = [timex for timex in timexes if isinstance(timex.value, (TimeOfDay, Range))]
    zone = declared(text, engine("en").recognise) if clocks and not typed else None
    opening = [timex for timex in clocks if is_entry(timex, text)]
    log, entries = begun(opening), {timex.start for timex in opening}
    night: Night | None = None
    if over and over[0].date.days() == (day, day):
        over.popleft()  # the article's own date line: what follows leans on its publication
    for timex in timexes:
        heading = _heading(timex, over, rows)
        if heading is not anchor.heading:
            anchor = anchor._replace(heading=heading)
        zoned = under(timex, zone) if zone else timex
        if timex.start in entries:
            anchor = entered(anchor, log, timex)
        elif clocks:
            anchor = past_midnight(anchor, night, timex)
        reading, anchor = _read(zoned, text, anchor)
        night = told_by_night(night, timex, reading) if clocks else night
        if entries:
            log = noted(log, timex, reading, text, entry=timex.start in entries)
        if zone and zoned is not timex:
            reading = replace(reading, inferred=(*reading.inferred, f"{zone.shown} from the text"))
        readings.append(reading)
    return readings


def _heading(timex: Timex, over: deque[Heading], rows: Sequence[Block]) -> PartialDate | None:
    """The date that stands over an expression: a heading's, else that of its column's label."""
    while over and over[0].end <= timex.start:
        over.popleft()
    if over and over[0].start <= timex.start:
        return over[0].date
    return _label(timex, rows) if rows else None


def _label(timex: Timex, rows: Sequence[Block]) -> PartialDate | None:
    """The date in the label over a table's column, for what stands in that column."""
    at = bisect_right(rows, timex.start, key=lambda row: row.start) - 1
    return _dated(rows[at].context) if at >= 0 and timex.start < rows[at].end else None


@lru_cache(maxsize=256)
def _dated(label: str) -> PartialDate | None:
    found = engine("en").recognise(label)
    dates = [timex.value for timex in found if isinstance(timex.value, PartialDate)]
    return next((date for date in dates if date.year is not None), None)


def _day(published: Interval | None) -> int | None:
    if published is None or published.is_undated:
        return None
    start = published.bounds()[0]
    return int(start) // DAY


def _order(timexes: Sequence[Timex], lang: str) -> str | None:
    """The order of day and month that an unambiguous date of the document or its region shows."""
    for timex in timexes:
        if isinstance(timex.value, Numeric) and len(orders := timex.value.orders()) == 1:
            return orders[0]
    return {"en-us": "mdy", "en-gb": "dmy", "en-au": "dmy", "en-nz": "dmy", "en-ie": "dmy"}.get(
        lang.lower()
    )


def _first_year(timexes: Sequence[Timex]) -> int | None:
    for timex in timexes:
        if isinstance(timex.value, PartialDate) and timex.value.year is not None:
            return timex.value.year
    return None


def _read(timex: Timex, text: str, anchor: Anchor) -> tuple[Reading, Anchor]:
    anchor = resumed(anchor, timex, text)
    found = resolve(timex.value, anchor, timex.cue)
    anchor = moved(anchor, timex, found, text)
    parts: tuple[Reading, ...] = ()
    if isinstance(timex.value, Range):
        parts = tuple(_parts(timex, timex.value, text, anchor))
        found = _vague_ends(timex.value, parts, found)
    if anchor.typed and timex.mod and found.interval is not None:
        found = found._replace(interval=narrowed(found.interval, timex.mod))
        timex = replace(timex, mod="")
    return _reading(timex, text, found, parts), anchor


def _parts(timex: Timex, value: Range, text: str, anchor: Anchor) -> Iterator[Reading]:
    """Read the ends of a range, or the members of a list."""
    for number, part in enumerate(value.parts):
        found = resolve(part.value, anchor, timex.cue)
        if number == 0:
            after = after_first(value, found, anchor)
            anchor = after if value.between and not anchor.typed else anchor
        yield _reading(Timex(part.start, part.end, part.value, timex.rule, part.mod), text, found)


def _vague_ends(value: Range, parts: tuple[Reading, ...], found: Resolved) -> Resolved:
    """Keep what early, mid and late leave open at either end: "mid-1776 through late 1777"."""
    first, last = parts[0], parts[-1]
    if not value.between or not any(part.mod for part in value.parts) or found.interval is None:
        return found
    if first.interval is None or last.interval is None:
        return found
    interval = Interval(first.interval.start, last.interval.end or last.interval.start)
    words = (
        part.display or display(part.interval, long=True) for part in (first, last) if part.interval
    )
    return found._replace(interval=interval, display=" to ".join(words))


def _reading(timex: Timex, text: str, found: Resolved, parts: tuple[Reading, ...] = ()) -> Reading:
    return Reading(
        timex.start,
        timex.end,
        text[timex.start : timex.end],
        timex.kind or kind_of(timex.value),
        found.value,
        _approximate(found.interval) if timex.mod else found.interval,
        timex.rule,
        found.inferred,
        found.reason,
        _shown(found, timex.mod) if timex.mod else found.display,
        role_of(timex, text),
        parts,
    )


KINDS = {Duration: TimexKind.DURATION, Set: TimexKind.SET, TimeOfDay: TimexKind.TIME}


def kind_of(value: Value) -> TimexKind:
    """Return the TIMEX3 kind that a value implies."""
    return KINDS.get(type(value), TimexKind.DATE)


def _approximate(interval: Interval | None) -> Interval | None:
    """Mark what early, mid, late and about leave open."""
    if interval is None:
        return interval
    end = None if interval.end is None else _tilde(interval.end)
    return Interval(_tilde(interval.start), end)


WORDS = {"early": "early ", "mid": "mid-", "late": "late ", "start": "start of ", "end": "end of "}


def _shown(found: Resolved, mod: str) -> str | None:
    """The words to show where EDTF says less: "early 2024", "end of May 1940"."""
    if found.interval is None or mod not in WORDS:
        return found.display
    words = found.display or display(found.interval, long=True)
    if mod == "mid" and not words[0].isdigit() and not words[0].isupper():
        return f"mid {words}"
    return WORDS[mod] + words


def _tilde(date: PartialDate | Bound) -> PartialDate | Bound:
    return replace(date, approximate=True) if isinstance(date, PartialDate) else date
