"""One import from its first document to its last: read, shown, chosen, written, accounted for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cli import errors, keeping, options, review, telling, terminal
from timeline.cli.gather import Read
from timeline.cli.review import Fate, Item
from timeline.errors import NO, USAGE, NothingResolved, TimelineError, UsageError
from timeline.model.event import Timeline

if TYPE_CHECKING:
    from timeline.pipeline import Extraction
    from timeline.store import Merge


class Wish(NamedTuple):
    """What the command line asks of an import; `data` is what stood on standard input."""

    yes: bool
    dry_run: bool
    json: bool
    tags: tuple[str, ...]
    keep: bool
    several: bool
    data: bytes | None

    @property
    def ask(self) -> bool:
        """Tell whether a person is asked before anything is written."""
        return not (self.yes or self.dry_run)


@dataclass(slots=True)
class Session:
    """The timeline as it was on disk, as it is to be, and the account of what happened."""

    wish: Wish
    path: Path
    before: Timeline
    timeline: Timeline
    seen: str | None
    account: telling.Account = field(default_factory=telling.Account)
    title: str | None = None

    @classmethod
    def open(cls, wish: Wish) -> Session:
        """Load the timeline that the events go into; it is empty where it is still to be made."""
        from timeline import store

        path = options.store_to_write()
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent} is no folder that a timeline could be made in")
        seen = store.fingerprint(path) if path.exists() else None
        timeline = Timeline() if seen is None else store.load(path)
        return cls(wish, path, timeline, timeline, seen)

    def take(self, read: Read) -> None:
        """Show what one document holds, ask where asking is wanted, and keep what is chosen."""
        error = read.error or _unresolved(read)
        if read.extraction is not None:
            self.account.extractions.append((read.name, read.extraction))
        if error is not None:
            self._reject(read.name, error)
        elif read.extraction is not None and not (self.wish.dry_run and self.wish.json):
            self._consider(read.name, read.extraction)

    def _reject(self, name: str, error: TimelineError) -> None:
        """Go on with the next document; a document that is the only one fails the command."""
        self.account.rejected.append((name, error.message))
        if not self.wish.several:
            self._print()
            raise error
        errors.report(error)

    def _consider(self, name: str, extraction: Extraction) -> None:
        merge = self._merge(extraction)
        items = review.items_of(merge, self.timeline.events)
        if self.wish.ask or not self.wish.several:
            shown = self.wish.ask or terminal.is_terminal(sys.stdout)
            telling.announce(extraction, items, len(merge.known), listed=shown)
        chosen = items
        if items and self.wish.ask:
            order = options.date_order(self.timeline.date_order)
            chosen = review.choose(items, self.path.name, options.today(), order)
        self._apply(name, merge, chosen, declined=len(items) - len(chosen))
        self.title = self.title or extraction.document.title
        if chosen and self.wish.ask:
            self._save()

    def _merge(self, extraction: Extraction) -> Merge:
        from timeline import store
        from timeline.model.edtf import write_date

        events = [
            with_fields(event, tags=tuple(dict.fromkeys((*event.tags, *self.wish.tags))))
            for event in extraction.events
        ]
        retrieved = write_date(options.today())
        source = store.source_of(extraction.document, self.timeline, retrieved=retrieved)
        return store.merge(self.timeline, events, source)

    def _apply(self, name: str, merge: Merge, chosen: Sequence[Item], *, declined: int) -> None:
        """Put what was chosen onto the timeline, in memory."""
        source = merge.source if chosen else None
        if source and self.wish.keep and not self.wish.dry_run:
            source = keeping.copy(name, self.wish.data if name == "-" else None, source, self.path)
        taken = with_fields(
            merge,
            source=source,
            added=tuple(item.event for item in chosen if item.fate is not Fate.MERGE),
            merged=review.joined(chosen),
            maybe=(),
        )
        self.timeline = taken.onto(self.timeline)
        account = self.account
        account.read += 1
        account.known += len(merge.known)
        account.declined += max(declined, 0)
        account.merged += [joined.event for joined in taken.merged]
        account.sources += [source] if source else []
        account.maybe += [
            (item.event, item.like) for item in chosen if item.fate is Fate.MAYBE and item.like
        ]
        if self.wish.dry_run:
            account.added += taken.added

    def _save(self) -> None:
        """Write what is new, and go on from what is then on disk."""
        from timeline import store

        if self.timeline == self.before or self.wish.dry_run:
            return
        randomness = options.randomness()
        if self.seen is None:
            from timeline.cli.init import make

            for line in make(self.path, self.title):
                terminal.say(line)
        self.account.added += store.save(
            self.path, self.before, self.timeline, draw=randomness.randbytes, seen=self.seen
        )
        self.seen = store.fingerprint(self.path)
        self.before = self.timeline = store.load(self.path)

    def finish(self) -> int:
        """Write what is left to write, tell what happened, and return the exit code."""
        self._save()
        if not (self.wish.dry_run and self.wish.json):
            telling.tell_maybe(self.account.maybe)
            self._sum_up()
        self._print()
        if not self.account.rejected:
            return 0
        return NO if self.account.read or self.account.extractions else USAGE

    def _sum_up(self) -> None:
        """Say in one line what happened, unless the one document has just been told to be empty."""
        account = self.account
        if self.wish.several or account.added or account.merged or account.declined:
            summary = telling.summary(account, several=self.wish.several, dry_run=self.wish.dry_run)
            terminal.tell(summary)

    def _print(self) -> None:
        """Print the result: JSON where asked for, a line per event where a program reads."""
        if self.wish.json:
            _print_json(
                telling.records(self.account, several=self.wish.several)
                if self.wish.dry_run
                else telling.outcome(self.account)
            )
        elif not terminal.is_terminal(sys.stdout):
            from timeline.views import plain

            terminal.emit(plain.render(self.timeline, self.account.added))


def _print_json(document: dict[str, Any]) -> None:
    from json import dumps

    terminal.emit(dumps(document, ensure_ascii=False, indent=2))


def _unresolved(read: Read) -> TimelineError | None:
    """Return the error of a text that has dates and no way to place one of them."""
    found = read.extraction
    if found is None or found.events or found.document.published is not None:
        return None
    from timeline.temporal.resolved import NO_DATE, NO_YEAR

    name = telling.name_of(found.document)
    said = {
        NO_YEAR: f"has no year and {name} has no publication date",
        NO_DATE: f"counts from the publication date, and {name} has none",
    }
    lost = next((item for item in found.skipped if item.reason in said), None)
    if lost is None:
        return None
    return NothingResolved(
        f'"{lost.text}" {said[lost.reason]}',
        tip=f"timeline import {read.name} --published 2024-10-29",
    )
