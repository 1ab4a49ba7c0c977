"""Dated sentences to events: the order of the steps, and nothing of how each is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.events import loglines, releases, same, selection
from timeline.events.status import status_of
from timeline.events.syntax.clauses import parse
from timeline.events.syntax.parts import Case, Kind, Parse
from timeline.events.syntax.tokens import LIMIT, tokenise
from timeline.events.title import foreign, titles, topic
from timeline.events.title.recalled import charged, recalled
from timeline.events.title.slugs import with_slug
from timeline.events.title.subjects import View
from timeline.events.title.trim import LONG
from timeline.events.who import actors, story
from timeline.events.who.abbreviations import spelled
from timeline.events.who.actors import Told
from timeline.events.who.names import Name, names
from timeline.events.who.ourselves import ourselves
from timeline.events.who.people import People, people_of
from timeline.model.dates import Granularity, Interval
from timeline.model.event import Citation, Event, Skipped, Status
from timeline.model.text import Block, BlockKind, Document, Sentence
from timeline.model.timex import Reading, TimexKind

# the doubt about a country that is named after all
UNNAMED = re.compile(r'"the (?:country|nation|republic|island)"', re.IGNORECASE)
# "died on 2 February", where only what comes later has a year
GUESSED = "year stated later in the text"
NOT_EXPLAINED = re.compile(r'"(.+)" is not explained')
DATED = (TimexKind.DATE, TimexKind.TIME)


def find(
    document: Document, sentences: Sequence[Sentence], readings: Iterable[Reading]
) -> tuple[list[Event], list[Skipped]]:
    """Return the events of a document in the order of its text, and the dates that became none."""
    by_sentence = list(_by_sentence(sentences, readings))
    told = story.read(
        [document.text[s.start : s.end][:LIMIT] for s in sentences],
        [s.block for s in sentences],
        [_spans(sentence, inside) for sentence, inside in by_sentence],
    )
    english = told.is_english()
    land = told.land = topic.land_of(told, document.title or "") if english else None
    told.ourselves = ourselves(told, document.site)
    people = people_of(told)
    events: list[Event] = []
    skipped: list[Skipped] = []
    for number, (sentence, dated) in enumerate(by_sentence):
        if dated:
            found = _Dated(document, told, number, sentence, dated, people, english, land)
            events += found.events(skipped)
    heads = {block.number for block in document.blocks if block.kind is BlockKind.HEADING}
    return same.merge(events, heads), skipped


def _by_sentence(
    sentences: Sequence[Sentence], readings: Iterable[Reading]
) -> Iterable[tuple[Sentence, list[Reading]]]:
    """Yield each sentence with the readings inside it."""
    waiting = sorted(readings, key=lambda reading: reading.start)
    k = 0
    for sentence in sentences:
        inside: list[Reading] = []
        while k < len(waiting) and waiting[k].start < sentence.end:
            if waiting[k].start >= sentence.start and waiting[k].end <= sentence.end:
                inside.append(waiting[k])
            k += 1
        yield sentence, inside


def _spans(sentence: Sentence, inside: list[Reading]) -> list[tuple[int, int]]:
    """Return where a sentence has its dates."""
    return [
        (reading.start - sentence.start, reading.end - sentence.start)
        for reading in inside
        if reading.kind in DATED and reading.end - sentence.start <= LIMIT
    ]


@dataclass(slots=True)
class _Dated:
    """A sentence that holds dates."""

    document: Document
    told: story.Story
    number: int
    sentence: Sentence
    readings: list[Reading]
    people: People
    english: bool = True
    land: str | None = None  # that the document is about

    @property
    def text(self) -> str:
        return self.document.text[self.sentence.start : self.sentence.end]

    def events(self, skipped: list[Skipped]) -> list[Event]:
        dates = self._dates(skipped)
        if not dates:
            return []
        logged = self._logged(dates[0], dates[1] if len(dates) > 1 else None)
        if logged is not None:
            return [logged]
        places = [self._place(reading) for reading in dates]
        return self._chosen(self._parsed(places), dates, places, skipped)

    def _parsed(self, places: list[tuple[int, int]]) -> Parse:
        """Return the clauses; those that the story has where its dates are the same."""
        if places == _spans(self.sentence, self.readings):
            return self.told.parse(self.number)
        return parse(tokenise(self.text, places))

    def _dates(self, skipped: list[Skipped]) -> list[Reading]:
        """Keep what is a date and resolved; say why the others are not."""
        kept = []
        for reading in self.readings:
            if reading.kind not in DATED or self._place(reading)[1] > LIMIT:
                continue
            if reading.interval is None:
                if reading.reason:
                    skipped.append(self._skip(reading, reading.reason))
            elif not self.english and reading.interval.granularity < Granularity.DAY:
                # what is read of "9 janvier 1861" in a language whose months we lack
                skipped.append(self._skip(reading, "not in English"))
            elif not reading.interval.is_undated:
                kept.append(reading)
        return kept

    def _place(self, reading: Reading) -> tuple[int, int]:
        return reading.start - self.sentence.start, reading.end - self.sentence.start

    def _skip(self, reading: Reading, reason: str) -> Skipped:
        return Skipped(reading.text, reason, self._block().number)

    @property
    def _published(self) -> Interval | None:
        """The day up to which the document can tell: of publication, or of a change soon after."""
        told = self.document.published
        return None if told is None else told.changed or told.date

    def _block(self) -> Block:
        return self.document.blocks[self.sentence.block]

    def _logged(self, reading: Reading, clock: Reading | None) -> Event | None:
        """Read the sentence as a line of a log."""
        start, end = self._place(reading)
        if clock is not None and loglines.joins(self.text[end : self._place(clock)[0]]):
            reading, end = loglines.timed(reading, clock), self._place(clock)[1]
        kind = self._block().kind if self.document.blocks else BlockKind.PARAGRAPH
        rest = releases.release(self.text, *self._place(reading), kind) or loglines.rest_of_line(
            self.text, start, end, kind
        )
        if rest is None:
            return None
        parsed = parse(tokenise(rest))
        title, review = self._log_title(rest, parsed)
        title = with_slug(self.text, title, LONG)
        found = self._names(parsed)
        who, where = actors.cast(parsed, found, Told(range(len(parsed.tokens))), self.people)
        clause = parsed.clauses[0] if parsed.clauses else None
        assert reading.interval is not None
        status = status_of(parsed, clause, reading.interval, self._published)
        return self._event(reading, title, review, status, who, where)

    def _log_title(self, rest: str, parsed: Parse) -> tuple[str, str | None]:
        """Take the line as it is; a long one gives its first clause."""
        first = loglines.first_sentence(rest)
        if first is not None:
            return first, None
        if len(rest.split()) > loglines.LINE and _opens(parsed):
            view = View(parsed, names(parsed.tokens), self.told, self.number, -1)
            made = titles.clause_title(view, parsed.clauses[0])
            if not made.review:
                return made.title, None
        return loglines.log_title(rest)

    def _chosen(
        self,
        parsed: Parse,
        dates: list[Reading],
        places: list[tuple[int, int]],
        skipped: list[Skipped],
    ) -> list[Event]:
        at = {token.date: k for k, token in enumerate(parsed.tokens) if token.date >= 0}
        cases = [
            Case(self.text, parsed, at[n], reading, *places[n])
            for n, reading in enumerate(dates)
            if n in at
        ]
        reasons = selection.reasons(cases)
        skipped += [
            self._skip(c.reading, why) for c, why in zip(cases, reasons, strict=True) if why
        ]
        kept = [c for c, why in zip(cases, reasons, strict=True) if not why]
        if not kept:
            return []
        scene = self.told.scenes[self.number]
        told = parsed.tokens is scene.tokens
        found = scene.credited if told else self._names(parsed)
        return [self._titled(case, kept, found) for case in kept]

    def _names(self, parsed: Parse) -> list[Name]:
        return names(parsed.tokens, frozenset(self.told.surnames), self.told.met)

    def _titled(self, case: Case, kept: list[Case], found: list[Name]) -> Event:
        parsed = case.parse
        assert case.reading.interval is not None
        status = status_of(parsed, case.clause, case.reading.interval, self._published, case.at)
        dated = frozenset(other.at for other in kept if other is not case)
        if not self.english:
            line = foreign.line_of(self.text)
            return self._event(case.reading, line, "not in English", status, (), ())
        view = View(parsed, found, self.told, self.number, case.at, status is Status.PLANNED, dated)
        made = titles.title(view)
        told = Told(made.scope, case.at, made.form, made.stands_for)
        who, where = actors.cast(parsed, found, told, self.people)
        review = made.review or actors.nameless(made.title, found, who)
        line = recalled(charged(made.title, self.told, self.number), self.told, self.number)
        line, plain = topic.between(line, self.told, self.number), line
        review = None if line != plain and review == "no one is named" else review
        line = spelled(line, self.told, self.number, LONG)
        line = topic.explained(line, self.told, self.number, self.land)
        if line != made.title:
            unclear = review and NOT_EXPLAINED.fullmatch(review)
            explained = unclear and unclear[1] not in line
            review = None if review and (explained or UNNAMED.search(review)) else review
        elif not made.review:
            there = topic.told_of(self.told, self.number, self.land)
            line = topic.placed(made, found, self.land, there)
            if line != made.title and self.land is not None:
                where = (*where, self.land) if there is None else where
                review = None if review == "no one is named" else review
        return self._event(case.reading, _without_bars(line), review, status, who, where)

    def _event(
        self,
        reading: Reading,
        title: str,
        review: str | None,
        status: Status,
        who: tuple[str, ...],
        where: tuple[str, ...],
    ) -> Event:
        assert reading.interval is not None
        if not review and GUESSED in reading.inferred:
            review = GUESSED
        number = self._block().number if self.document.blocks else None
        return Event(
            reading.interval,
            title or " ".join(self.text.split()),
            who=who,
            where=where,
            status=status,
            sources=(Citation(self.document.name, self.text, number),),
            review=review,
            display=reading.display,
            inferred=reading.inferred,
        )


def _opens(parsed: Parse) -> bool:
    """Tell whether a line is a sentence: its first word opens its main clause's subject."""
    first = parsed.clauses[0] if parsed.clauses else None
    return first is not None and first.kind is Kind.MAIN and first.subject[0] == 0


def _without_bars(title: str) -> str:
    """Return the cells of a table's row as one line."""
    return ", ".join(cell for part in title.split(" |") if (cell := part.strip(" |,")))
