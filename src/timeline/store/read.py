"""Read a timeline from its TOML file, and say where it is wrong."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import tomli

from timeline.errors import InvalidStore
from timeline.model.event import Event, Source, Timeline
from timeline.store import files, records
from timeline.store.records import WrongError

T = TypeVar("T")


def load(path: Path) -> Timeline:
    """Return the timeline in a file; raises InvalidStore with the place of the first mistake."""
    return load_text(files.decode(files.read(path), path), path)


def load_text(text: str, path: Path) -> Timeline:
    """Return the timeline in a file's text; raises InvalidStore as `load` does."""
    with _no_collection():
        timeline, problems = _examine(text, path)
    if problems:
        raise problems[0]
    return timeline


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the garbage collector: among 10,000 new events it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def examine(path: Path) -> tuple[Timeline, tuple[InvalidStore, ...]]:
    """Return what can be read of a timeline, and every mistake in it, in the file's order.

    Raises InvalidStore where the file is no TOML, so that nothing in it can be read.
    """
    return _examine(files.decode(files.read(path), path), path)


def _examine(text: str, path: Path) -> tuple[Timeline, tuple[InvalidStore, ...]]:
    data = parse(text, path)
    timeline, wrongs = build(data)
    if not wrongs:
        return timeline, ()
    from timeline.store.places import locate

    return timeline, locate(wrongs, text, str(path))


def settings(path: Path) -> Timeline:
    """Return a timeline with its settings alone, without a parse of its events."""
    from timeline.store import blocks  # its patterns take longer to compile than a store to load

    text = files.decode(files.read(path), path)
    end = 0
    try:
        for table in blocks.scan(text):
            end = table.end
            if table.path == ("timeline",):
                break
    except blocks.NotLexedError:
        return load(path)
    timeline, wrongs = build(parse(text[:end], path))
    return load(path) if wrongs else timeline


def source_ids(path: Path) -> tuple[str, ...]:
    """Return the ids of a store's sources, without a parse of its events."""
    from timeline.store.blocks import NotLexedError
    from timeline.store.layout import Layout

    try:
        return tuple(sorted(Layout(files.decode(files.read(path), path)).keys("source")))
    except NotLexedError:
        return tuple(load(path).sources)


def parse(text: str, path: Path) -> dict[str, Any]:
    """Return the plain data of a store's text; raises InvalidStore."""
    try:
        return tomli.loads(text.removeprefix("\ufeff"))
    except tomli.TOMLDecodeError as error:
        from timeline.store.places import broken

        raise broken(str(error), text, str(path)) from None
    except RecursionError:
        raise InvalidStore(f"{path}: lists or tables nested too deep") from None


def build(data: Mapping[str, Any]) -> tuple[Timeline, list[WrongError]]:
    """Return the timeline of plain TOML data, without what is wrong in it, and the mistakes."""
    wrongs: list[WrongError] = []
    _check_schema(data.get("schema", records.SCHEMA), wrongs)
    settings: dict[str, Any] = {}
    try:
        settings = records.settings(data.get("timeline", {}))
    except WrongError as wrong:
        wrongs.append(wrong)
    sources: dict[str, Source] = dict(_each(data, "source", records.source, wrongs))
    events: list[Event] = [event for _, event in _each(data, "event", records.event, wrongs)]
    return Timeline(events=tuple(events), sources=sources, **settings), wrongs


def _check_schema(schema: object, wrongs: list[WrongError]) -> None:
    if schema == records.SCHEMA and not isinstance(schema, bool):
        return
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > records.SCHEMA:
        message = f"schema {schema} was written by a newer timeline; this one reads 1"
        wrongs.append(WrongError(message, tip="upgrade timeline", path=("schema",)))
    else:
        wrongs.append(WrongError("no known schema", tip="schema = 1", path=("schema",)))


def _each(
    data: Mapping[str, Any], kind: str, reader: Callable[[str, object], T], wrongs: list[WrongError]
) -> list[tuple[str, T]]:
    """Read each `[kind.KEY]` table; what is wrong goes to `wrongs`."""
    group = data.get(kind, {})
    if not isinstance(group, dict):
        tip = f"each begins with a line [{kind}.ID]"
        wrongs.append(WrongError(f'"{kind}" is no table of tables', tip=tip, path=(kind,)))
        return []
    found = []
    for key, table in group.items():
        try:
            found.append((key, reader(key, table)))
        except WrongError as wrong:
            wrongs.append(wrong)
    return found
