"""What an import says: on stderr as it goes, and at its end what became of everything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cli import review, terminal
from timeline.cli.review import Fate, Item
from timeline.model.event import Event, Records, Skipped, Source

if TYPE_CHECKING:
    from timeline.cli.gather import Found
    from timeline.model.text import Document
    from timeline.store import Merge, Revision

SHOWN = 5  # left-out expressions named per document; `timeline dates` lists them all
# why the line that says when a text came out makes no event
OWN_DATE = ("a date and nothing else", "byline or date of publication", "dateline")


@dataclass(slots=True)
class Account:
    """What became of everything that was read."""

    read: int = 0
    added: list[Event] = field(default_factory=list)
    merged: list[Event] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    maybe: list[tuple[Event, Event]] = field(default_factory=list)
    revised: list[Revision] = field(default_factory=list)
    known: int = 0
    declined: int = 0
    tagged: int = 0
    rows: int = 0  # of tables, calendars and lists that made no event
    rejected: list[tuple[str, str]] = field(default_factory=list)
    documents: list[tuple[str, Found]] = field(default_factory=list)

    def note(
        self, taken: Merge, items: Sequence[Item], sources: Iterable[Source], *, declined: int
    ) -> None:
        """Count what was chosen of one document; what is added is known when it is written."""
        self.read += 1
        self.known += len(taken.known)
        self.declined += max(declined, 0)
        self.merged += [joined.event for joined in taken.merged]
        self.sources += sources
        self.maybe += [
            (item.event, item.like) for item in items if item.fate is Fate.MAYBE and item.like
        ]


def count(number: int, thing: str) -> str:
    """Return "1 event", "2 events"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def announce(found: Found, items: Sequence[Item], known: int, *, listed: bool) -> None:
    """Show on stderr what was read in a document, event by event, and what was left out.

    The events are not `listed` where a pipe gets them as lines.
    """
    document = found.document
    colour, width = terminal.colour(sys.stderr), terminal.width(sys.stderr)
    title = terminal.printable(document.title or name_of(document))
    for line in terminal.wrap(title, width):
        terminal.say(terminal.paint(line, terminal.BOLD, on=colour))
    terminal.tell(terminal.printable(_what_was_read(found)))
    for note in document.notes:
        terminal.tell(terminal.printable(note))
    if items and listed:
        terminal.say()
        for line in review.listing(items, width, colour=colour):
            terminal.say(line)
        terminal.say()
    _left_out(found.skipped, document)
    if not items:
        terminal.tell(terminal.printable(nothing(found, known)))


def remark(found: Found) -> None:
    """Say of one of several files what may not go unsaid: what was mended, bounded, rejected."""
    name = terminal.printable(found.document.name)
    for note in found.document.notes:
        terminal.tell(f"{name}: {terminal.printable(note)}")
    if rejected_rows(found):
        first = terminal.printable(found.skipped[0].reason)
        terminal.tell(f"{name}: {count(len(found.skipped), 'row')} made no event: {first}")


def rejected_rows(found: Found) -> int:
    """Count the rows that are no events; a text's dates that made none were never one each."""
    return len(found.skipped) if isinstance(found, Records) else 0


def name_of(document: Document) -> str:
    """Return how a person calls a document: the file's name, "standard input"."""
    return "standard input" if document.name == "-" else Path(document.name).name


def _what_was_read(found: Found) -> str:
    """Say where the publication date was found and how much was read; of a table, the events."""
    from timeline.model import edtf

    document = found.document
    if isinstance(found, Records):
        return f"{count(len(found.events), 'event')} read"
    skipped = sum(1 for block in document.blocks if block.skip)
    # headings are read too, but nobody counts them as paragraphs
    read = max((block.number for block in document.blocks if not block.skip), default=0)
    blocks = f"{count(read, 'paragraph')} read, {skipped} skipped"
    if document.published is None:
        return f"no publication date found (--published DATE tells it); {blocks}"
    published = document.published
    changed = f", changed {edtf.write(published.changed)}" if published.changed else ""
    return f"published {edtf.write(published.date)} ({published.signal}){changed}; {blocks}"


def _left_out(everything: Sequence[Skipped], document: Document) -> None:
    skipped = [item for item in everything if not _is_publication(item, document)]
    if not skipped:
        return
    terminal.say(f"{count(len(skipped), 'date' if document.text else 'row')} made no event:")
    for item in skipped[:SHOWN]:
        # of a table the reason says which row it was
        place = f" (paragraph {item.at})" if document.text and item.at is not None else ""
        words = " ".join(item.text.split())
        terminal.tell(terminal.printable(f'"{words}"{place}: {item.reason}'), indent=2)
    if len(skipped) > SHOWN:
        name = document.name
        more = f"and {len(skipped) - SHOWN} more; timeline dates {name} lists every date"
        terminal.tell(terminal.printable(more), indent=2)
    terminal.say()


def _is_publication(item: Skipped, document: Document) -> bool:
    """Tell the line with the publication date, which has just been told."""
    from timeline.readers import written

    told = document.published
    date = written.find(item.text) if told and item.reason in OWN_DATE else None
    return told is not None and date is not None and date[0] == told.date


def nothing(found: Found, known: int) -> str:
    """Say why a document adds nothing."""
    name = name_of(found.document)
    if known:
        return f"nothing new in {name}: {count(known, 'event')} known already"
    dates = [item for item in found.skipped if not _is_publication(item, found.document)]
    if dates or isinstance(found, Records):
        return f"no event in {name}"
    return f"no date in {name}"


def tell_changed(
    revision: Revision, events: Sequence[Event], found: Found, items: Sequence[Item]
) -> None:
    """Say that a source is no longer the text it was: what is new, gone, and only moved."""
    source, name = revision.source.id, name_of(found.document)
    new = sum(item.fate is not Fate.MERGE for item in items)
    terminal.tell(
        f"{name} is not the text that {source} was: {new} new, {len(revision.gone)} gone, "
        f"{len(revision.moved)} moved, of {count(revision.cited, 'citation')}"
    )
    for place in revision.gone:
        event = events[place]
        terminal.tell(
            terminal.printable(f"gone: {event.id} {review.date_of(event)}  {event.title}"), indent=2
        )
    unit = "paragraph" if found.document.text else "row"
    for place, event in revision.moved.items():
        steps = ", ".join(
            f"{old.at} -> {now.at}"
            for old, now in zip(events[place].sources, event.sources, strict=True)
            if old.at != now.at
        )
        said = f"moved: {event.id} {event.title} ({unit} {steps})"
        terminal.tell(terminal.printable(said), indent=2)


def summary(account: Account, *, several: bool, dry_run: bool) -> str:
    """Return the last line: added, merged, skipped, rejected."""
    verb = "would add" if dry_run else "added"
    text = f"{verb} {count(len(account.added), 'event')}"
    if account.sources:
        names = [source.id for source in account.sources[:3]]
        more = ", …" if len(account.sources) > 3 else ""
        text += f", {count(len(account.sources), 'source')} ({', '.join(names)}{more})"
    if account.revised:
        names = [revision.source.id for revision in account.revised[:3]]
        more = ", …" if len(account.revised) > 3 else ""
        text += f", {count(len(account.revised), 'source')} updated ({', '.join(names)}{more})"
    text += f"; {len(account.merged)} merged, {account.known + account.declined} skipped"
    reasons = [f"{account.known} known already"] if account.known else []
    reasons += [f"{account.declined} declined"] if account.declined else []
    text += f" ({', '.join(reasons)})" if reasons else ""
    text += f", {count(account.rows, 'row')} rejected" if account.rows else ""
    text += f", {count(account.tagged, 'event')} tagged" if account.tagged else ""
    if several:
        read = account.read + len(account.rejected)
        text = f"read {count(read, 'file')}: {text}, {len(account.rejected)} rejected"
    return text


def tell_maybe(pairs: Iterable[tuple[Event, Event]], *, dry_run: bool) -> None:
    """Name on stderr the events that were added though they may be known already."""
    verb = "would be" if dry_run else "was"
    for new, like in pairs:
        terminal.say(
            terminal.printable(
                f'maybe the same: "{new.title}" ({review.date_of(new)}) {verb} added beside '
                f'{like.id or "one just read"} "{like.title}" ({review.date_of(like)})'
            )
        )


def records(account: Account, *, several: bool) -> dict[str, Any]:
    """Return the JSON document of a dry run: one extraction, or a list of them with names."""
    from timeline.model.record import SCHEMA, extraction_record

    made = [
        {"name": name} | extraction_record(found.document, found.events, found.skipped)
        for name, found in account.documents
    ]
    if not several and made:
        return {key: value for key, value in made[0].items() if key != "name"}
    return {"schema": SCHEMA, "documents": made, "rejected": _rejected(account)}


def outcome(account: Account) -> dict[str, Any]:
    """Return the JSON document of an import that wrote: what was added and merged, with ids."""
    from timeline.model.record import SCHEMA, event_record

    return {
        "schema": SCHEMA,
        "added": [event_record(event) for event in account.added],
        "merged": [event_record(event) for event in account.merged],
        "revised": [_revised(revision) for revision in account.revised],
        "known": account.known,
        "declined": account.declined,
        "tagged": account.tagged,
        "rejected": _rejected(account),
    }


def _revised(revision: Revision) -> dict[str, Any]:
    moved = [event.id for event in revision.moved.values()]
    return {"source": revision.source.id, "moved": moved, "gone": list(revision.lost)}


def _rejected(account: Account) -> list[dict[str, str]]:
    return [{"name": name, "reason": reason} for name, reason in account.rejected]
