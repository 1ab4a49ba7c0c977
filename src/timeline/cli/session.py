"""One import from its first document to its last: read, shown, chosen, written, accounted for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as with_fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cli import bringing, errors, keeping, options, review, tagging, telling, terminal
from timeline.cli.gather import Read
from timeline.cli.review import Item
from timeline.errors import NO, USAGE, NothingResolved, TimelineError, UsageError
from timeline.model.event import Event, Records, Source, Timeline

if TYPE_CHECKING:
    from timeline.cli.gather import Found
    from timeline.store import Crowd, Merge, Revision


class Wish(NamedTuple):
    """What the command line asks of an import."""

    yes: bool
    dry_run: bool
    json: bool
    tags: tuple[str, ...]
    keep: bool
    several: bool

    @property
    def ask(self) -> bool:
        """Tell whether a person is asked before anything is written."""
        return not (self.yes or self.dry_run)


class Cited(NamedTuple):
    """The source that a document is; `revision` where the timeline knew it as another text."""

    source: Source
    revision: Revision | None = None


@dataclass(slots=True)
class Session:
    """The timeline as it was on disk, as it is to be, and the account of what happened."""

    wish: Wish
    path: Path
    before: Timeline
    timeline: Timeline
    seen: str | None
    crowd: Crowd
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
        return cls(wish, path, timeline, timeline, seen, store.Crowd())

    def take(self, read: Read) -> None:
        """Show what one document holds, ask where asking is wanted, and keep what is chosen."""
        error = read.error or _unresolved(read)
        if read.found is not None and self.wish.dry_run and self.wish.json:
            self.account.documents.append((read.name, read.found))
        elif error is None:
            self._consider(read)
        if error is not None:
            self._reject(read.name, error)

    def _reject(self, name: str, error: TimelineError) -> None:
        """Go on with the next document; a document that is the only one fails the command."""
        self.account.rejected.append((name, error.message))
        if not self.wish.several:
            self._print()
            raise error
        errors.report(error)

    def _consider(self, read: Read) -> None:
        """Show a document's events and take those that are chosen."""
        assert read.found is not None
        brought = self._brought(read.found)
        cited = self._cited(read.found)
        base = cited.revision.onto(self.timeline) if cited and cited.revision else self.timeline
        merge = self._merge(read.found, base, brought, cited)
        items = review.items_of(merge, base.events)
        if cited and cited.revision:
            telling.tell_changed(cited.revision, self.timeline.events, read.found, items)
        if self.wish.ask or not self.wish.several:
            shown = self.wish.ask or terminal.is_terminal(sys.stdout)
            telling.announce(read.found, items, len(merge.known), listed=shown)
        else:
            telling.remark(read.found)
        chosen = self._choose(items)
        agreed = bool(chosen) or (not items and self._may_note(cited))
        source = self._kept(read, cited, needed=bool(chosen)) if cited and agreed else None
        taken = review.taken(merge, chosen, source)
        events = (*taken.added, *(joined.event for joined in taken.merged))
        sources = bringing.needed(events, brought, self.timeline)
        sources |= {source.id: source} if source else {}
        new = [item for key, item in sources.items() if key not in self.timeline.sources]
        after = taken.onto(base if agreed else self.timeline)
        tagged = self._tagged(after, merge)
        after = with_fields(after, sources={**after.sources, **sources})
        self.timeline = tagging.onto(after, tagged)
        self.title = None if self.wish.several else read.found.document.title
        self.account.note(taken, chosen, new, declined=len(items) - len(chosen))
        self.account.tagged += len(tagged)
        self.account.rows += telling.rejected_rows(read.found)
        if cited and cited.revision and agreed:
            self.account.revised.append(cited.revision)
        if self.wish.dry_run:
            self.account.added += taken.added
        if (agreed or tagged) and self.wish.ask:
            self._save()

    def _tagged(self, timeline: Timeline, merge: Merge) -> dict[int, Event]:
        """Return the events that were known already as they are with the tags asked for."""
        found = tagging.missing(timeline, merge.places, self.wish.tags)
        tags = " ".join(f"#{tag}" for tag in self.wish.tags)
        question = f"Tag {telling.count(len(found), 'event')} that you have with {tags}?"
        return found if found and (not self.wish.ask or review.agrees(question)) else {}

    def _may_note(self, cited: Cited | None) -> bool:
        """Tell whether a source that brings no new event may be brought up to date."""
        if cited is None or not (cited.revision or self._is_to_keep(cited)):
            return False
        if not self.wish.ask:
            return True
        return review.agrees(f"Update source {cited.source.id} in {options.shown(self.path)}?")

    def _is_to_keep(self, cited: Cited) -> bool:
        """Tell whether the document is to be copied: asked for, or the last version was."""
        if cited.source.file is not None:
            return cited.revision is not None
        return self.wish.keep

    def _choose(self, items: list[Item]) -> list[Item]:
        if not (items and self.wish.ask):
            return items
        order = options.date_order(self.timeline.date_order)
        return review.choose(items, options.shown(self.path), options.today(), order)

    def _brought(self, found: Found) -> Mapping[str, Source]:
        """Return the sources that a file of events brings."""
        return bringing.sources_for(found, self.timeline) if isinstance(found, Records) else {}

    def _merge(
        self,
        found: Found,
        timeline: Timeline,
        brought: Mapping[str, Source],
        cited: Cited | None,
    ) -> Merge:
        """Work out what the events are to the timeline; those with an id it has are known."""
        from timeline import store

        ids = {event.id: place for place, event in enumerate(timeline.events) if event.id}
        old = tuple(event for event in found.events if event.id in ids)
        new = [
            with_fields(event, tags=tuple(dict.fromkeys((*event.tags, *self.wish.tags))))
            for event in found.events
            if event.id not in ids
        ]
        new = [bringing.renamed(event, brought) for event in new]
        if cited is None:
            merge = store.merge(timeline, new, crowd=self.crowd)
        else:
            gone = cited.revision.gone if cited.revision else ()
            cites = bringing.cites(found, brought) if isinstance(found, Records) else ()
            merge = store.merge(
                timeline, new, cited.source, gone=gone, cites=cites, crowd=self.crowd
            )
        places = (*(ids[event.id] for event in old if event.id), *merge.places)
        return with_fields(merge, known=(*old, *merge.known), places=places)

    def _cited(self, found: Found) -> Cited | None:
        """Return the source that a document is, and what has become of it since it was known.

        It is none where its events have sources of their own.
        """
        if isinstance(found, Records) and not bringing.cites_itself(found):
            return None
        from timeline import store
        from timeline.model.edtf import write_date

        document, events, today = found.document, found.events, write_date(options.today())
        source = store.source_of(document, self.timeline, events=events, retrieved=today)
        if source.id not in self.timeline.sources or source.sha256 is None:
            return Cited(source)
        known = store.revise(self.timeline, source, document, events, retrieved=today)
        return Cited(known.source if known else source, known)

    def _kept(self, read: Read, cited: Cited, *, needed: bool) -> Source | None:
        """Return the source as it is to be written, None where the timeline needs no change."""
        if not self.wish.dry_run and self._is_to_keep(cited):
            return keeping.copy(read.name, read.data, cited.source, self.path)
        return cited.source if needed or cited.revision else None

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
            telling.tell_maybe(self.account.maybe, dry_run=self.wish.dry_run)
            self._sum_up()
        self._print()
        if not self.account.rejected:
            return 0
        return NO if self.account.read or self.account.documents else USAGE

    def _sum_up(self) -> None:
        """Say in one line what happened, unless the one document has just been told to be empty."""
        account = self.account
        if (
            self.wish.several
            or account.added
            or account.merged
            or account.declined
            or account.revised
            or account.tagged
        ):
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
    found = read.found
    if found is None or isinstance(found, Records):
        return None
    if found.events or found.document.published is not None:
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
