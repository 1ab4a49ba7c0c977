"""What an import says: on stderr as it goes, and at its end what became of everything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.cli import review, terminal
from timeline.model.event import Event, Skipped, Source

if TYPE_CHECKING:
    from timeline.model.text import Document
    from timeline.pipeline import Extraction

SHOWN = 5  # left-out expressions named per document; `timeline dates` lists them all


@dataclass(slots=True)
class Account:
    """What became of everything that was read."""

    read: int = 0
    added: list[Event] = field(default_factory=list)
    merged: list[Event] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    maybe: list[tuple[Event, Event]] = field(default_factory=list)
    known: int = 0
    declined: int = 0
    rejected: list[tuple[str, str]] = field(default_factory=list)
    extractions: list[tuple[str, Extraction]] = field(default_factory=list)


def count(number: int, thing: str) -> str:
    """Return "1 event", "2 events"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def announce(
    extraction: Extraction, items: Sequence[review.Item], known: int, *, listed: bool
) -> None:
    """Show on stderr what was read in a document, event by event, and what was left out.

    The events are not `listed` where a pipe gets them as lines.
    """
    document = extraction.document
    colour, width = terminal.colour(sys.stderr), terminal.width(sys.stderr)
    title = terminal.printable(document.title or name_of(document))
    for line in terminal.wrap(title, width):
        terminal.say(terminal.paint(line, terminal.BOLD, on=colour))
    terminal.tell(terminal.printable(f"{_published(document)}; {_blocks(document)}"))
    for note in document.notes:
        terminal.tell(terminal.printable(note))
    if items and listed:
        terminal.say()
        for line in review.listing(items, width, colour=colour):
            terminal.say(line)
        terminal.say()
    _left_out(extraction.skipped, document)
    if not items:
        terminal.tell(terminal.printable(nothing(extraction, known)))


def name_of(document: Document) -> str:
    """Return how a person calls a document: the file's name, "standard input"."""
    return "standard input" if document.name == "-" else Path(document.name).name


def _published(document: Document) -> str:
    from timeline.model import edtf

    if document.published is None:
        return "no publication date found (--published DATE tells it)"
    return f"published {edtf.write(document.published.date)} ({document.published.signal})"


def _blocks(document: Document) -> str:
    skipped = sum(1 for block in document.blocks if block.skip)
    return f"{count(len(document.blocks) - skipped, 'paragraph')} read, {skipped} skipped"


def _left_out(skipped: Sequence[Skipped], document: Document) -> None:
    if not skipped:
        return
    terminal.say(f"{count(len(skipped), 'date')} made no event:")
    for item in skipped[:SHOWN]:
        place = "" if item.at is None else f" (paragraph {item.at})"
        words = " ".join(item.text.split())
        terminal.tell(terminal.printable(f'"{words}"{place}: {item.reason}'), indent=2)
    if len(skipped) > SHOWN:
        name = document.name
        more = f"and {len(skipped) - SHOWN} more; timeline dates {name} lists every date"
        terminal.tell(terminal.printable(more), indent=2)
    terminal.say()


def nothing(extraction: Extraction, known: int) -> str:
    """Say why a document adds nothing."""
    name = name_of(extraction.document)
    if known:
        return f"nothing new in {name}: {count(known, 'event')} known already"
    if extraction.skipped:
        return f"no event in {name}"
    return f"no date in {name}"


def summary(account: Account, *, several: bool, dry_run: bool) -> str:
    """Return the last line: added, merged, skipped, rejected."""
    verb = "would add" if dry_run else "added"
    text = f"{verb} {count(len(account.added), 'event')}"
    if account.sources:
        names = [source.id for source in account.sources[:3]]
        more = ", …" if len(account.sources) > 3 else ""
        text += f", {count(len(account.sources), 'source')} ({', '.join(names)}{more})"
    text += f"; {len(account.merged)} merged, {account.known + account.declined} skipped"
    reasons = [f"{account.known} known already"] if account.known else []
    reasons += [f"{account.declined} declined"] if account.declined else []
    text += f" ({', '.join(reasons)})" if reasons else ""
    if several:
        read = account.read + len(account.rejected)
        text = f"read {count(read, 'file')}: {text}, {len(account.rejected)} rejected"
    return text


def tell_maybe(pairs: Iterable[tuple[Event, Event]]) -> None:
    """Name on stderr the events that were added though they may be known already."""
    for new, like in pairs:
        terminal.say(
            terminal.printable(
                f'maybe the same: "{new.title}" ({review.date_of(new)}) was added beside '
                f'{like.id or "one just read"} "{like.title}" ({review.date_of(like)})'
            )
        )


def records(account: Account, *, several: bool) -> dict[str, Any]:
    """Return the JSON document of a dry run: one extraction, or a list of them with names."""
    from timeline.model.record import SCHEMA, extraction_record

    made = [
        {"name": name} | extraction_record(found.document, found.events, found.skipped)
        for name, found in account.extractions
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
        "known": account.known,
        "declined": account.declined,
        "rejected": _rejected(account),
    }


def _rejected(account: Account) -> list[dict[str, str]]:
    return [{"name": name, "reason": reason} for name, reason in account.rejected]
