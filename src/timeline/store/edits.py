"""What a change of events edits: where new blocks go, which bytes of an old one change."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Any

import tomli

from timeline.errors import TimelineError
from timeline.model.event import Event, Source
from timeline.store import records, serialise
from timeline.store.blocks import Statement, Table, statements
from timeline.store.layout import NO_DATE, Key, Layout, sort_key
from timeline.store.splice import Edit

_BLANK = re.compile(r"(?:[ \t]*\r?\n)*")


def insertions(layout: Layout, events: Sequence[Event], sources: Sequence[Source]) -> list[Edit]:
    """Return the edits that put new sources before the events, and events at their places."""
    edits = []
    if sources:
        blocks = [serialise.source_block(source) for source in sources]
        edits.append(_insert(layout, _place_of_sources(layout), blocks))
    places: dict[int, list[Event]] = {}
    dated = sorted(events, key=lambda event: event.date.sort_key())
    for event, place in zip(dated, _places(layout, dated), strict=True):
        places.setdefault(place, []).append(event)
    for place, group in places.items():
        edits.append(_insert(layout, place, [serialise.event_block(event) for event in group]))
    return sorted(edits, key=lambda edit: edit.start)


def _place_of_sources(layout: Layout) -> int:
    """Return the end of the last source, else the start of the first event, else the end."""
    known, events = layout.groups("source"), layout.groups("event")
    if known:
        return layout.after(known[-1][1] - 1)
    return layout.tables[events[0][0]].start if events else len(layout.text)


def _places(layout: Layout, events: Sequence[Event]) -> list[int]:
    """Return where each event's block goes: behind the last one that is not later.

    In a file that runs from new to old it is before the first one that is not later. Blocks that a
    person put out of order stay as they are.
    """
    groups = layout.groups("event")
    if not groups:
        return [len(layout.text)] * len(events)
    keys = [sort_key(layout.text, layout.tables[first]) for first, _ in groups]

    def behind(index: int) -> int:
        return layout.after(groups[index][1] - 1)

    def before(index: int) -> int:
        return layout.tables[groups[index][0]].start

    wanted = [event.date.sort_key() for event in events]
    if _runs_backwards(keys):
        lowest = [_negated(key) for key in accumulate(keys, min)]
        indexes = [_first(lowest, key) for key in wanted]
        return [before(index) if index < len(groups) else behind(-1) for index in indexes]
    lowest = list(accumulate(reversed(keys), min))[::-1]
    indexes = [bisect_right(lowest, key) for key in wanted]
    return [behind(index - 1) if index else before(0) for index in indexes]


def _runs_backwards(keys: Sequence[Key]) -> bool:
    """Tell whether a file's dates go from new to old more often than the other way."""
    steps = list(pairwise(key for key in keys if key != NO_DATE))
    return sum(one > other for one, other in steps) > sum(one < other for one, other in steps)


def _negated(key: Key) -> Key:
    return -key[0], -key[1], -key[2]


def _first(negated: Sequence[Key], key: Key) -> int:
    """Return the first index whose lowest date so far is not later than the key."""
    return len(negated) if key == NO_DATE else bisect_left(negated, _negated(key))


def _insert(layout: Layout, place: int, blocks: Iterable[str]) -> Edit:
    """Return the edit that puts blocks at the start of a line, a blank line around each."""
    text = layout.text
    new = "\n".join(blocks)
    before = text[:place].removeprefix("\ufeff")
    if before and not before.endswith("\n"):
        new = "\n\n" + new
    elif before and not before.endswith(("\n\n", "\n\r\n")):
        new = "\n" + new
    if place < len(text) and text[place] not in "\r\n":
        new += "\n"
    return Edit(place, place, new.replace("\n", layout.newline))


def stored_source(layout: Layout, ident: str) -> Source | None:
    """Return a source as the file has it; None where it has no table of its own."""
    values = _stored(layout, ("source", ident))
    return None if values is None else records.source(ident, values)


def _stored(layout: Layout, path: tuple[str, str]) -> Any:
    """Return the plain values of `[kind.ID]`, None where there is no such table."""
    whole = "".join(
        layout.text[table.start : table.end] for table in layout.tables if table.path[:2] == path
    )
    return tomli.loads(whole.removeprefix("\ufeff")).get(path[0], {}).get(path[1])


def removal(layout: Layout, ident: str) -> list[Edit]:
    """Return the edits that take an event away, with the comments that belong to it.

    The blank lines behind it go too, so that those before it part its neighbours.
    """
    found = []
    for first, last in layout.groups("event"):
        if layout.tables[first].path[1] == ident:
            stop = layout.after(last - 1)
            blank = _BLANK.match(layout.text, stop)
            stop = blank.end() if blank else stop
            found.append(Edit(layout.tables[first].start, stop, ""))
    if not found:
        raise TimelineError(f'no event "{ident}" in a table of its own, [event.{ident}]')
    return found


def replacement(layout: Layout, event: Event) -> list[Edit]:
    """Return the edits, inside one block, that make it say what the event says now."""
    assert event.id is not None
    path = ("event", event.id)
    plain = _plain_values(layout, path)
    wanted = serialise.event_values(event)
    changed = _changed(records.event(event.id, plain), event, plain, wanted)
    return _rewritten(layout, path, {key: wanted.get(key) for key in changed})


def source_replacement(layout: Layout, source: Source) -> list[Edit]:
    """Return the edits, inside one block, that make it say what the source says now."""
    path = ("source", source.id)
    plain = _plain_values(layout, path)
    old, wanted = records.source(source.id, plain), serialise.source_values(source)
    changed = [key for key in serialise.SOURCE_KEYS if getattr(old, key) != getattr(source, key)]
    return _rewritten(layout, path, {key: wanted.get(key) for key in changed})


def _plain_values(layout: Layout, path: tuple[str, str]) -> dict[str, Any]:
    plain = _stored(layout, path)
    if not isinstance(plain, dict) or all(table.path != path for table in layout.tables):
        kind, key = path
        raise TimelineError(f'no {kind} "{key}" in a table of its own, [{kind}.{key}]')
    return plain


def _rewritten(layout: Layout, path: tuple[str, str], changed: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that give a table's keys their new values; None takes a key away."""
    table = next(item for item in layout.tables if item.path == path)
    lines = {item.path: item for item in statements(layout.text, table)}
    order = serialise.EVENT_KEYS if path[0] == "event" else serialise.SOURCE_KEYS
    edits = [_change(layout, table, lines, key, value, order) for key, value in changed.items()]
    return sorted(edits, key=lambda edit: edit.start)


def _changed(
    old: Event, new: Event, plain: Mapping[str, Any], wanted: Mapping[str, Any]
) -> list[str]:
    """Return the keys to be written, changed or taken away, in the record's order."""
    fields = [key for key in serialise.EVENT_KEYS if key not in records.CITING]
    changed = {key for key in fields if getattr(old, key) != getattr(new, key)}
    if old.sources != new.sources:
        changed |= {key for key in records.CITING if plain.get(key) != wanted.get(key)}
    others = dict.fromkeys([*old.extra, *new.extra])
    return [key for key in serialise.EVENT_KEYS if key in changed] + [
        key for key in others if old.extra.get(key) != new.extra.get(key)
    ]


def _change(
    layout: Layout,
    table: Table,
    lines: Mapping[tuple[str, ...], Statement],
    key: str,
    value: Any,
    order: Sequence[str],
) -> Edit:
    line = lines.get((key,))
    if line is None:
        return _new_line(layout, table, lines, key, value, order)
    if value is None:
        return Edit(line.start, line.end, "")
    text = serialise.value_text(key, value).replace("\n", layout.newline)
    return Edit(line.value, line.stop, text)


def _new_line(
    layout: Layout,
    table: Table,
    lines: Mapping[tuple[str, ...], Statement],
    key: str,
    value: Any,
    order: Sequence[str],
) -> Edit:
    """Put a key behind the last one that comes before it in the record's order."""
    earlier = list(takewhile(lambda name: name != key, order))
    places = [lines[(name,)].end for name in earlier if (name,) in lines]
    place = max(places, default=table.body)
    new = serialise.line(key, value) + "\n"
    if not layout.text[:place].endswith("\n"):
        new = "\n" + new.rstrip("\n")
    return Edit(place, place, new.replace("\n", layout.newline))
