"""The vertical view: headings, a gutter of dates, a rail of marks, titles, notes at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.model.dates import Granularity, Interval, PartialDate, from_day
from timeline.model.display import display, weekday_text, years_text, zone_text
from timeline.model.event import Event, Timeline
from timeline.model.headings import PERIODS, grouped
from timeline.views.cells import columns, pad, wrap
from timeline.views.labels import MARKS, Label, Mark, label, mark
from timeline.views.scale import first_to_start, headings_for, is_apart, last_to_end, silence
from timeline.views.text import clean, counted
from timeline.views.theme import Paint, painter

WIDEST = 110  # beyond, an eye loses the line between a title and its tags
NARROW = 50
SPARE = 1  # a terminal breaks the line when its last column is written
LEAST_ROOM = 12
HINT = "sources: timeline show -s"


class Row(NamedTuple):
    """An event as it is laid out: its label, its mark, and its texts made fit to print."""

    event: Event
    label: Label
    mark: Mark
    title: str
    tags: tuple[str, ...]


class Page(NamedTuple):
    """The measures of a view: where columns begin, and how wide they are (None: without end)."""

    width: int | None
    indent: int
    day: int
    time: int
    paint: Paint

    @property
    def rail(self) -> int:
        """The column of the marks."""
        return self.indent + self.day + bool(self.day and self.time) + self.time + 2

    @property
    def text(self) -> int:
        """The column where titles begin."""
        return self.rail + 3

    @property
    def room(self) -> int | None:
        """The columns that a title can have."""
        return None if self.width is None else max(LEAST_ROOM, self.width - self.text)


def render(
    timeline: Timeline,
    events: Sequence[Event],
    *,
    width: int | None = 80,
    colour: bool = False,
    by: str | None = None,
    ordered: bool = True,
    sources: bool = False,
) -> str:
    """Return the view; `by` None means the headings that suit the events, none if not ordered."""
    unit = by or (headings_for(events) if ordered else "")
    scale = unit if unit in PERIODS else ""
    zones = {date.offset for event in events for date in event.date.dates if date.has_time}
    groups = [
        (clean(heading), _rows(clean(heading), members, scale, zones=len(zones) > 1))
        for heading, members in (grouped(events, unit, timeline) if unit else [("", events)])
    ]
    page = _page(groups, None if width is None else min(width - SPARE, WIDEST), painter(colour))
    lines = [*_head(timeline, events, zones, page)]
    before: list[Row] = []
    for heading, rows in groups:
        lines += _heading(heading, before, rows, scale if ordered else "", page)
        lines += _group(rows, scale if ordered else "", page, sources)
        before += rows
    lines += _legend(events, page, hint=not sources)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _rows(heading: str, events: Sequence[Event], unit: str, *, zones: bool) -> list[Row]:
    """Lay out the events under a heading; a day that was said just before is not said again."""
    rows: list[Row] = []
    said = heading
    for event in events:
        text = label(event, unit, zones=zones)
        day = "" if text.day == said else text.day
        said = text.day or said
        text = text._replace(day=day, notes=tuple(map(clean, text.notes)))
        tags = tuple(f"#{clean(tag)}" for tag in event.tags)
        rows.append(Row(event, text, mark(event), clean(event.title), tags))
    return rows


def _page(groups: Sequence[tuple[str, list[Row]]], width: int | None, paint: Paint) -> Page:
    rows = [row for _, members in groups for row in members]
    return Page(
        width,
        0 if width is not None and width < NARROW else 2,
        max((columns(row.label.day) for row in rows), default=0),
        max((columns(row.label.time) for row in rows), default=0),
        paint,
    )


def _head(
    timeline: Timeline, events: Sequence[Event], zones: set[int | None], page: Page
) -> Iterator[str]:
    """Yield the title, and at the right how many events there are and when."""
    count = counted(len(events), "event")
    if len(events) < len(timeline.events):
        count = f"{len(events):,} of {counted(len(timeline.events), 'event')}"
    zone = ""
    if len(zones) == 1:
        (offset,) = zones
        zone = zone_text(PartialDate(2000, 1, 1, 0, offset=offset)) if offset is not None else ""
    right = ", ".join(part for part in (count, _span(events), zone) if part)
    title = clean(timeline.title or "Timeline")
    yield from _sides(title, "title", [(right, "count")], page, start=0)
    yield ""


def _span(events: Sequence[Event]) -> str:
    """Return the period from the first event to the last: "28-31 Oct 2024", "44 BC - 2024"."""
    days = [day for event in events for day in event.date.days() if day is not None]
    if not days:
        return ""
    first, last = Interval(PartialDate(1)), Interval(PartialDate(1))
    for event in events:
        if event.date.days()[0] == min(days):
            first = event.date
        if event.date.days()[1] == max(days):
            last = event.date
    start, end = from_day(min(days)), from_day(max(days))
    assert start.year is not None
    assert end.year is not None
    known = min(first.granularity, last.granularity)
    if start.year != end.year or known < Granularity.MONTH:
        return years_text(start.year, end.year)
    if known is Granularity.MONTH:
        start, end = PartialDate(start.year, start.month), PartialDate(end.year, end.month)
    return display(Interval(start) if start == end else Interval(start, end), weekdays=False)


def _heading(
    heading: str, before: Sequence[Row], rows: Sequence[Row], unit: str, page: Page
) -> Iterator[str]:
    """Yield a heading, and what parts it from the group before: a silence, or an empty line."""
    if before:
        yield _gap(before, rows, unit, page)
    if unit == "day" and rows[0].event.date.dates:
        heading = f"{weekday_text(rows[0].event.date.dates[0])} {heading}".lstrip()
    if heading:
        yield page.paint("heading", heading)


def _gap(before: Sequence[Row], rows: Sequence[Row], unit: str, page: Page) -> str:
    """Return the line that says how long nothing was, an empty one where that is not long."""
    if not unit:
        return ""
    dates, after = [row.event.date for row in before], rows[0].event.date
    words = silence(last_to_end(dates), after, unit) or silence(after, first_to_start(dates), unit)
    if not words:
        return ""
    return " " * page.indent + page.paint("gap", pad("⋮", page.text - page.indent) + words)


def _group(rows: Sequence[Row], unit: str, page: Page, sources: bool) -> Iterator[str]:
    """Yield the lines of the events under one heading, joined by a rail."""
    for row, after in pairwise([*rows, None]):
        assert row is not None
        rail = page.paint("rail", "│") if after is not None else " "
        yield from _event(row, rail, page, sources)
        if after is not None and unit and _apart(row, after, unit):
            yield " " * page.rail + rail


def _apart(row: Row, after: Row, unit: str) -> bool:
    one, other = row.event.date, after.event.date
    return is_apart(one, other, unit) or is_apart(other, one, unit)


def _event(row: Row, rail: str, page: Page, sources: bool) -> Iterator[str]:
    """Yield the lines of one event: the first bears its date and mark, the rest the rail."""
    day = row.label.day
    gutter = " " * page.indent + page.paint("date", day) + " " * (page.day - columns(day))
    if page.time:
        gutter += " " if page.day else ""
        gutter += page.paint("date", row.label.time) + " " * (page.time - columns(row.label.time))
    first = f"{gutter}  {page.paint(row.mark.style, row.mark.sign)}  "
    rest = " " * page.rail + rail + "  "
    right = [(note, "note") for note in row.label.notes]
    right += [(tag, "tag") for tag in row.tags]
    body = [*_sides(row.title, "text", right, page, start=page.text)]
    if sources:
        body += _cited(row.event, page)
    yield first + body[0]
    yield from (rest + line for line in body[1:])


def _sides(
    left: str, style: str, right: list[tuple[str, str]], page: Page, *, start: int
) -> Iterator[str]:
    """Yield a text's lines, painted, with notes at the right: on its last line where they fit."""
    room = None if page.width is None else max(LEAST_ROOM, page.width - start)
    lines = wrap(left, room)
    painted = [page.paint(style, line) for line in lines]
    notes = _packed(right, room)
    used = columns(lines[-1])
    if not notes:
        yield from painted
    elif room is None:
        yield f"{painted[-1]}  {_painted(notes[0], page)}"
    elif len(notes) == 1 and used + 2 + _length(notes[0]) <= room:
        yield from painted[:-1]
        yield painted[-1] + " " * (room - used - _length(notes[0])) + _painted(notes[0], page)
    else:
        yield from painted
        for line in notes:
            yield " " * max(0, room - _length(line)) + _painted(line, page)


def _packed(notes: list[tuple[str, str]], room: int | None) -> list[list[tuple[str, str]]]:
    """Distribute notes over lines of at most `room` columns."""
    lines: list[list[tuple[str, str]]] = []
    for note, style in notes:
        for piece in wrap(note, room):
            longer = [*lines[-1], (piece, style)] if lines else [(piece, style)]
            if lines and (room is None or _length(longer) <= room):
                lines[-1] = longer
            else:
                lines.append([(piece, style)])
    return lines


def _separator(before: str, after: str) -> str:
    return " " if before == after == "tag" else "  "


def _length(notes: Sequence[tuple[str, str]]) -> int:
    gaps = sum(len(_separator(a[1], b[1])) for a, b in pairwise(notes))
    return gaps + sum(columns(note) for note, _ in notes)


def _painted(notes: Sequence[tuple[str, str]], page: Page) -> str:
    text, before = "", ""
    for note, style in notes:
        text += (_separator(before, style) if text else "") + page.paint(style, note)
        before = style
    return text


def _cited(event: Event, page: Page) -> Iterator[str]:
    """Yield the lines that say what an event was read in, and the words there."""
    for citation in event.sources:
        place = clean(citation.ref)
        if citation.at is not None:
            place += f", paragraph {citation.at}"
        if citation.quote:
            place += f": “{clean(citation.quote)}”"
        for line in wrap(place, page.room):
            yield page.paint("source", line)


def _legend(events: Sequence[Event], page: Page, *, hint: bool) -> Iterator[str]:
    """Yield the line that explains the marks in use; happened alone explains itself."""
    used = {mark(event) for event in events}
    signs = [one for one in MARKS.values() if one in used]
    cited = hint and any(event.sources for event in events)
    if signs == [MARKS["happened"]]:
        signs = []
    if not signs and not cited:
        return
    yield ""
    plain = "  ".join(f"{one.sign} {one.word}" for one in signs)
    painted = "  ".join(f"{page.paint(one.style, one.sign)} {one.word}" for one in signs)
    space = 2 if page.width is None else page.width - columns(plain) - len(HINT)
    if page.width is not None and columns(plain) > page.width:
        for one in signs:
            yield f"{page.paint(one.style, one.sign)} {one.word}"
    elif cited and space >= 2:
        yield painted + " " * space + page.paint("count", HINT)
    elif painted:
        yield painted
