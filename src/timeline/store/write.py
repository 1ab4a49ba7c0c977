"""Change a store on disk: locked, block by block, checked, and in one step or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace as with_fields
from pathlib import Path

import tomli

from timeline.errors import StoreChanged, TimelineError
from timeline.model.event import Event, Source, Timeline
from timeline.store import edits as edits_of
from timeline.store import files, ids, read, records, serialise, splice
from timeline.store.blocks import NotLexedError
from timeline.store.layout import Layout

SMALL = 250_000  # bytes of a store that is read whole before it is written: some 800 events


def create(
    path: Path,
    *,
    title: str | None = None,
    uid: str,
    timezone: str | None = None,
    date_order: str | None = None,
) -> None:
    """Write a new, empty timeline; raises TimelineError where there is a file already."""
    settings = {"title": title, "uid": uid, "timezone": timezone, "date_order": date_order}
    lines = [serialise.line(key, value) for key, value in settings.items() if value]
    text = f"schema = {records.SCHEMA}\n\n[timeline]\n" + "\n".join(lines) + "\n"
    if path.exists():
        raise TimelineError(f"{path} exists already; nothing was changed")
    with files.locked(path):
        files.replace(path, text.encode(), seen=None)


def add(
    path: Path,
    events: Iterable[Event],
    sources: Iterable[Source] = (),
    *,
    draw: ids.Draw = os.urandom,
    seen: str | None = None,
) -> list[Event]:
    """Put new events and sources into a store; return the events with the ids they got."""
    return change(path, add=events, sources=sources, draw=draw, seen=seen)


def replace(path: Path, events: Iterable[Event], *, seen: str | None = None) -> None:
    """Write changed events over those with the same ids; bytes of unchanged keys stay."""
    change(path, replace=events, seen=seen)


def remove(path: Path, idents: Iterable[str], *, seen: str | None = None) -> None:
    """Take events out of a store, with the comments directly above them."""
    change(path, remove=idents, seen=seen)


def save(
    path: Path,
    before: Timeline,
    after: Timeline,
    *,
    draw: ids.Draw = os.urandom,
    seen: str | None = None,
) -> list[Event]:
    """Write what `after` adds to and changes in `before`; return the added events with their ids.

    Events are known by their ids, those without one are new; what `after` lacks is not removed.
    """
    old = {event.id: event for event in before.events}
    return change(
        path,
        add=[event for event in after.events if event.id not in old],
        replace=[event for event in after.events if old.get(event.id, event) != event],
        sources=[item for key, item in after.sources.items() if key not in before.sources],
        revise=[
            item for key, item in after.sources.items() if before.sources.get(key, item) != item
        ],
        draw=draw,
        seen=seen,
    )


def change(
    path: Path,
    *,
    add: Iterable[Event] = (),
    replace: Iterable[Event] = (),
    remove: Iterable[str] = (),
    sources: Iterable[Source] = (),
    revise: Iterable[Source] = (),
    draw: ids.Draw = os.urandom,
    seen: str | None = None,
) -> list[Event]:
    """Add, change and remove events, add and `revise` sources; return the added with their ids.

    All of it is one step.

    `seen` is the `fingerprint` of the store that the change was worked out from, where it must
    not have changed since. Raises InvalidStore, StoreChanged, StoreLocked, TimelineError.
    """
    with files.locked(path):
        data = files.read(path)
        if seen is not None and _digest(data) != seen:
            raise StoreChanged(f"{path} changed since it was read", tip="run the command again")
        text = files.decode(data, path)
        if len(data) < SMALL:
            read.load_text(text, path)
        try:
            after, added = _changed(
                _layout(text, path), add, replace, remove, sources, revise, draw
            )
        except (TimelineError, tomli.TOMLDecodeError, records.WrongError):
            read.load_text(text, path)  # where the store itself is wrong, that is what to say
            raise
        if after != text:
            files.replace(path, after.encode(), seen=data)
    return added


def _changed(
    layout: Layout,
    add: Iterable[Event],
    replace: Iterable[Event],
    remove: Iterable[str],
    sources: Iterable[Source],
    revise: Iterable[Source],
    draw: ids.Draw,
) -> tuple[str, list[Event]]:
    """Return the changed text, and the added events with their ids."""
    new_sources, renamed = _name_sources(layout, sources)
    changed = [_renamed(event, renamed) for event in replace]
    added = _name_events(layout, [_renamed(event, renamed) for event in add], draw)
    return _edited(layout, added, changed, tuple(remove), new_sources, tuple(revise)), added


def fingerprint(path: Path) -> str:
    """Return a digest of a store's bytes, to be handed back with a change worked out from them."""
    return _digest(files.read(path))


def _digest(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def _layout(text: str, path: Path) -> Layout:
    """Return the layout of a store that may be written; raises InvalidStore where it is broken."""
    try:
        layout = Layout(text)
    except NotLexedError:
        raise _not_ours(path) from None
    tables = [table.path for table in layout.tables if not table.is_array]
    head = text[: layout.tables[0].end]
    if len(set(tables)) != len(tables) or not _is_plain(layout):
        raise _not_ours(path)
    if read.build(read.parse(head, path))[1]:  # a schema of the future, most likely
        raise _not_ours(path)
    return layout


def _is_plain(layout: Layout) -> bool:
    """Tell whether `[event.ID]` may be added: no `[[event]]`, and no `event = {…}` at the top."""
    kinds = {("event",), ("source",)}
    inline = {item.path for item in layout.root}
    return not inline & kinds and not any(
        table.is_array and table.path in kinds for table in layout.tables
    )


def _not_ours(path: Path) -> TimelineError:
    return TimelineError(
        f"{path} is laid out in a way that cannot be edited safely; nothing was changed",
        tip="write each event as a table of its own, [event.ID]",
    )


def _edited(
    layout: Layout,
    added: Sequence[Event],
    changed: Sequence[Event],
    removed: Sequence[str],
    sources: Sequence[Source],
    revised: Sequence[Source],
) -> str:
    edits: list[splice.Edit] = []
    meant: dict[tuple[str, str], Event | Source | None] = {}
    for source in revised:
        edits += edits_of.source_replacement(layout, source)
        meant["source", source.id] = source
    for event in changed:
        lines = edits_of.replacement(layout, event)
        edits += lines
        if lines:
            meant["event", str(event.id)] = event
    # behind a line that a block gets at its end, if both are at one place
    edits += edits_of.insertions(layout, added, sources)
    for ident in removed:
        edits += edits_of.removal(layout, ident)
        meant["event", ident] = None
    meant |= {("event", str(event.id)): event for event in added}
    meant |= {("source", source.id): source for source in sources}
    return splice.apply(layout, sorted(edits, key=lambda edit: edit.start), meant)


def _name_events(layout: Layout, events: Sequence[Event], draw: ids.Draw) -> list[Event]:
    """Give each event an id; one that came with a free id of ours keeps it."""
    taken = layout.keys("event") if events else set()
    named = []
    for event in events:
        ident = event.id
        if ident is None or ident in taken or not ids.is_valid(ident):
            ident = ids.new(taken, draw)
        taken.add(ident)
        named.append(with_fields(event, id=ident))
    return named


def _name_sources(
    layout: Layout, sources: Iterable[Source]
) -> tuple[list[Source], Mapping[str, str]]:
    """Return the sources to be written, and the new ids of those whose id another one has."""
    new: list[Source] = []
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for source in sources:
        taken = taken or layout.keys("source")
        if source.id not in taken:
            taken.add(source.id)
            new.append(source)
            continue
        if edits_of.stored_source(layout, source.id) == source:
            continue
        free = ids.for_source(source.id, None, taken)
        taken.add(free)
        renamed[source.id] = free
        new.append(with_fields(source, id=free))
    return new, renamed


def _renamed(event: Event, ids_of: Mapping[str, str]) -> Event:
    if not any(citation.ref in ids_of for citation in event.sources):
        return event
    citations = (
        with_fields(citation, ref=ids_of.get(citation.ref, citation.ref))
        for citation in event.sources
    )
    return with_fields(event, sources=tuple(citations))
