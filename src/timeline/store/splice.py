"""Edits of a store's text, made only where the result says what was meant.

Nothing outside an edit changes. The edited tables and their neighbours alone are parsed and
compared, so that a change of one event in a large file costs no parse of it all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace as with_fields
from typing import Any, NamedTuple

import tomli

from timeline.errors import TimelineError
from timeline.model.event import Event, Source
from timeline.store import records
from timeline.store.layout import Layout

# what an edit makes of ("event", id) or ("source", id); None where it takes it away
Meant = Mapping[tuple[str, str], Event | Source | None]


class Edit(NamedTuple):
    """Characters [start, stop) give way to `new`."""

    start: int
    stop: int
    new: str


def apply(layout: Layout, edits: Sequence[Edit], meant: Meant) -> str:
    """Return the edited text, once its edited parts are known to say what is meant.

    `meant` is what the edits write; every other value near them must be as it was. Raises
    TimelineError where the file is laid out in a way that these edits would break.
    """
    seen: set[tuple[str, str]] = set()
    for first, last, group in _neighbourhoods(layout, edits):
        start, end = layout.tables[first].start, layout.tables[last].end
        before = layout.text[start:end]
        local = [Edit(edit.start - start, edit.stop - start, edit.new) for edit in group]
        seen |= _verify(before, spliced(before, local), meant)
    if seen != {name for name, value in meant.items() if value is not None}:
        raise _unsafe()
    return spliced(layout.text, edits)


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with its edits made; they are in order and do not overlap."""
    pieces, position = [], 0
    for start, stop, new in edits:
        pieces += [text[position:start], new]
        position = stop
    return "".join([*pieces, text[position:]])


def _neighbourhoods(layout: Layout, edits: Sequence[Edit]) -> Iterable[tuple[int, int, list[Edit]]]:
    """Group the edits with the tables (first and last index) that they touch or border on."""
    starts = [table.start for table in layout.tables]
    found: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first = _grown(layout, max(bisect_right(starts, edit.start) - 2, 0), -1)
        last = _grown(layout, min(bisect_right(starts, edit.stop), len(starts) - 1), 1)
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(last, found[-1][1]), [*found[-1][2], edit])
        else:
            found.append((first, last, [edit]))
    return found


def _grown(layout: Layout, index: int, step: int) -> int:
    """Move an index over the tables that belong to the same event."""
    path = layout.tables[index].path[:2]
    while 0 <= index + step < len(layout.tables) and len(path) == 2:
        if layout.tables[index + step].path[:2] != path:
            break
        index += step
    return index


def _verify(before: str, after: str, meant: Meant) -> set[tuple[str, str]]:
    """Compare what two versions of a part of the file say; return what of `meant` is in it."""
    try:
        old, new = _plain(before), _plain(after)
        found = {}
        for kind, key in _names(new) & set(meant):
            reader = records.event if kind == "event" else records.source
            found[kind, key] = reader(key, new[kind][key])
    except (tomli.TOMLDecodeError, records.WrongError) as error:
        raise _unsafe() from error
    for name, value in found.items():
        wanted = meant[name]
        if value != (with_fields(wanted, inferred=()) if isinstance(wanted, Event) else wanted):
            raise _unsafe()
    # compared as text: a NaN in a key of the user's own is not equal to itself
    if repr(_without(old, meant)) != repr(_without(new, meant)):
        raise _unsafe()
    return set(found)


def _plain(text: str) -> dict[str, Any]:
    return tomli.loads(text.removeprefix("\ufeff"))


def _names(data: Mapping[str, Any]) -> set[tuple[str, str]]:
    groups = ((kind, data.get(kind)) for kind in ("event", "source"))
    return {(kind, key) for kind, group in groups if isinstance(group, dict) for key in group}


def _without(data: Mapping[str, Any], meant: Meant) -> dict[str, Any]:
    """Return plain data without what was meant to change."""
    rest = dict(data)
    for kind in {kind for kind, _ in meant}:
        group = rest.get(kind)
        if isinstance(group, dict):
            rest[kind] = {key: value for key, value in group.items() if (kind, key) not in meant}
            if not rest[kind]:
                del rest[kind]
    return dict(sorted(rest.items()))


def _unsafe() -> TimelineError:
    return TimelineError(
        "the file is laid out in a way that cannot be edited safely; nothing was changed",
        tip="write each event as a table of its own, [event.ID]",
    )
