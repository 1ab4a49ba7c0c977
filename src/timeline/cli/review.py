"""What an import is about to add, shown for a person to sign: all, none, or one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace as with_fields
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli import errors, terminal
from timeline.cli.editor import edit_events
from timeline.errors import TimelineError
from timeline.model.event import Event, Source, Status

if TYPE_CHECKING:
    from timeline.model.dates import PartialDate
    from timeline.store import Merge

CHOICES = "[Y]es/[n]o/[r]eview one by one/[e]dit all"
QUESTIONS = {
    "add": "[A]dd/[s]kip/[t]itle/[d]ate/[q]uit",
    "maybe": "[A]dd/[m]erge/[s]kip/[t]itle/[d]ate/[q]uit",
    "merge": "[M]erge/[a]dd beside it/[s]kip/[q]uit",
}
MEANING = "add it, skip it, change its title or its date, or quit and keep what was added"
MEANING_OF_MAYBE = f"{MEANING}; merge: give the event you have this source and quote instead"
MEANING_OF_MERGE = (
    "merge: give the event you have this source and quote; add it as an event of its own; skip it; "
    "quit"
)

NARROW = 30  # columns that a title needs beside its date


class Fate(StrEnum):
    """What becomes of an event that was read."""

    ADD = "add"
    MERGE = "merge"
    MAYBE = "maybe"


class Item(NamedTuple):
    """An event on the list; `like` is the event of the timeline that it is, or may be, one with.

    Of a merge `event` is what the timeline's event becomes, and `new` what was read.
    """

    event: Event
    fate: Fate
    like: Event | None = None
    place: int = -1
    new: Event | None = None


def items_of(merge: Merge, events: Sequence[Event]) -> list[Item]:
    """Return what a merge would do to a timeline's events, in order of time."""
    items = [Item(event, Fate.ADD) for event in merge.added]
    items += [
        Item(joined.event, Fate.MERGE, events[joined.place], joined.place, joined.new)
        for joined in merge.merged
    ]
    items += [Item(twin.event, Fate.MAYBE, twin.like, twin.place) for twin in merge.maybe]
    return sorted(items, key=lambda item: item.event.date.sort_key())


def listing(
    items: Sequence[Item], width: int | None, *, colour: bool, label: str = ""
) -> list[str]:
    """Return the numbered lines of the list: date, title wrapped, and why it was read so.

    Where the dates leave no room beside them, titles stand below.
    """
    dates = [date_of(item.event) for item in items]
    numbers = [label or f"{number:>2}" for number in range(1, len(items) + 1)]
    first = len(numbers[0]) + 2 if numbers else 0
    column = max(map(terminal.columns, dates), default=0)
    indent = first + column + 3
    below = width is not None and width - indent < NARROW
    lines: list[str] = []
    for number, date, item in zip(numbers, dates, items, strict=True):
        head = f"{number}  {terminal.paint(date, terminal.BOLD, on=colour)}"
        told = _told(item, width, first if below else indent, colour=colour)
        if below:
            lines.append(head)
        else:
            told[0] = head + " " * (column - terminal.columns(date) + 3) + told[0].lstrip()
        lines += told
    return lines


def _told(item: Item, width: int | None, indent: int, *, colour: bool) -> list[str]:
    """Return the title, why it was read so, and what to look at, wrapped behind an indent."""
    room = None if width is None else max(width - indent, 20)
    parts = [(item.event.title, ""), (why(item), terminal.DIM)]
    if item.event.review:
        parts.append((f"look: {item.event.review}", terminal.YELLOW))
    return [
        " " * indent + terminal.paint(line, style, on=colour and bool(style))
        for text, style in parts
        for line in terminal.wrap(terminal.printable(text), room)
    ]


def date_of(event: Event) -> str:
    """Return an event's date as a person reads it."""
    from timeline.model.display import display

    return event.display or display(event.date)


def why(item: Item) -> str:
    """Say in one line what was made of an event and from where it was read."""
    event = item.event
    words = [] if event.status is Status.HAPPENED else [event.status.value]
    words += event.inferred
    if event.sources and event.sources[-1].at is not None:
        words.append(f"paragraph {event.sources[-1].at}")
    if item.fate is Fate.MERGE:
        words.append(f"joins {_named(item.like)} as a further source")
    elif item.fate is Fate.MAYBE:
        words.append(f"maybe the same as {_named(item.like)}")
    return "; ".join(words) or "date as written"


def _named(event: Event | None) -> str:
    return "an event" if event is None else f"{event.id or 'an event just read'} ({event.title})"


def choose(items: Sequence[Item], store: str, base: PartialDate, order: str | None) -> list[Item]:
    """Ask which of the events to take; return those, changed where the person changed them."""
    count = f"{len(items)} event{'s' if len(items) != 1 else ''}"
    while True:
        answer = terminal.ask(f"Add {count} to {store}? {CHOICES}: ").lower()
        if answer in ("", "y", "yes"):
            return list(items)
        if answer in ("n", "no"):
            return []
        if answer in ("r", "review"):
            return list(_one_by_one(items, base, order))
        if answer in ("e", "edit"):
            return _edited(items)
        terminal.say("answer y, n, r or e")


def agrees(question: str) -> bool:
    """Ask what can only be answered yes or no."""
    while True:
        answer = terminal.ask(f"{question} [Y]es/[n]o: ").lower()
        if answer in ("", "y", "yes", "n", "no"):
            return not answer.startswith("n")
        terminal.say("answer y or n")


def _one_by_one(items: Sequence[Item], base: PartialDate, order: str | None) -> Iterable[Item]:
    for number, item in enumerate(items, 1):
        verdict = _one(f"{number}/{len(items)}", item, base, order)
        if verdict == "quit":
            return
        if isinstance(verdict, Item):
            yield verdict


def _one(place: str, item: Item, base: PartialDate, order: str | None) -> Item | str:
    """Ask about one event until it is taken or left; an edit is shown again before it counts."""
    while True:
        _show_one(place, item)
        answer = terminal.ask(f"{QUESTIONS[item.fate]}: ").lower()
        if answer in ("", "y", "yes") or answer == QUESTIONS[item.fate][1].lower():
            return item
        if answer in ("m", "merge") and item.like is not None:
            return _merged(item, item.like)
        if answer in ("a", "add") and item.new is not None:
            return Item(item.new, Fate.ADD)
        if answer in ("s", "skip", "n", "no"):
            return "skip"
        if answer in ("q", "quit"):
            return "quit"
        item = _changed(answer, item, base, order)


def _merged(item: Item, like: Event) -> Item:
    """Return the event of the timeline, with the new one's citations as further sources."""
    from timeline.store.merging import joined

    return item._replace(fate=Fate.MERGE, event=joined(like, item.event), new=item.event)


def _changed(answer: str, item: Item, base: PartialDate, order: str | None) -> Item:
    if item.fate is Fate.MERGE:
        terminal.tell(MEANING_OF_MERGE)
    elif answer in ("t", "title"):
        title = " ".join(terminal.ask("new title (empty keeps it): ").split())
        return item._replace(event=with_fields(item.event, title=title)) if title else item
    elif answer in ("d", "date"):
        return _redated(item, base, order)
    else:
        terminal.tell(MEANING_OF_MAYBE if item.fate is Fate.MAYBE else MEANING)
    return item


def _redated(item: Item, base: PartialDate, order: str | None) -> Item:
    from timeline.temporal.phrase import parse_entry

    text = terminal.ask("new date (empty keeps it): ")
    if not text:
        return item
    try:
        entry = parse_entry(text, base=base, date_order=order)
    except TimelineError as error:
        errors.report(error)
        return item
    event = with_fields(item.event, date=entry.interval, display=entry.display, inferred=())
    return item._replace(event=event)


def _show_one(place: str, item: Item) -> None:
    colour, width = terminal.colour(sys.stderr), terminal.width(sys.stderr)
    terminal.say()
    for line in listing([item], width, colour=colour, label=place):
        terminal.say(line)
    quote = item.event.sources[-1].quote if item.event.sources else None
    room = None if width is None else max(width - 4, 20)
    for line in terminal.wrap(terminal.printable(f"“{quote}”"), room) if quote else ():
        terminal.say("    " + terminal.paint(line, terminal.CYAN, on=colour))


def _edited(items: Sequence[Item]) -> list[Item]:
    """Let the person change or delete events in an editor; what they add there is added."""
    taken = []
    for place, event in edit_events([item.event for item in items]):
        item = Item(event, Fate.ADD) if place is None else items[place]
        taken.append(item._replace(event=event))
    return taken


def taken(merge: Merge, items: Sequence[Item], source: Source | None) -> Merge:
    """Return the part of a merge that was chosen, as it was changed in the review."""
    from timeline.store.merging import Joined, joined

    merged: dict[int, Joined] = {}
    for item in items:
        if item.fate is Fate.MERGE:
            before = merged.get(item.place)
            both = joined(before.event, item.event) if before else item.event
            merged[item.place] = Joined(item.place, both, item.new or item.event)
    return with_fields(
        merge,
        source=source,
        added=tuple(item.event for item in items if item.fate is not Fate.MERGE),
        merged=tuple(merged.values()),
        maybe=(),
    )
