"""Which documents an import reads: files, folders, standard input; several at a time if asked."""

from __future__ import annotations

import copyreg
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cli import options, terminal
from timeline.errors import TimelineError, UnreadableFile
from timeline.model.dates import PartialDate

if TYPE_CHECKING:
    from timeline.pipeline import Extraction


def _proxy(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(values)


# an event's empty `extra` is a proxy, which could not travel between processes otherwise
copyreg.pickle(MappingProxyType, lambda proxy: (_proxy, (dict(proxy),)))


@dataclass(frozen=True, slots=True)
class How:
    """What is told to the readers and the engine, the same for every document."""

    published: str | None
    today: PartialDate
    prefer: str
    date_order: str | None


class Read(NamedTuple):
    """One document: what was found in it, or why it could not be read."""

    name: str
    extraction: Extraction | None
    error: TimelineError | None = None


def how(published: str | None, date_order: str | None) -> How:
    """Check once what is told to every reading, before any file is opened."""
    today, order = options.today(), options.date_order(date_order)
    if published is not None:
        from timeline.model import edtf
        from timeline.temporal.phrase import parse_entry

        published = edtf.write(parse_entry(published, base=today, date_order=order).interval)
    return How(published, today, "past", order)


def expand(arguments: Sequence[str]) -> list[str]:
    """Return the documents that the arguments mean: a folder is every readable file below it."""
    found: dict[str, None] = {}
    for argument in arguments:
        path = Path(argument)
        if argument != "-" and path.is_dir():
            found |= dict.fromkeys(_below(path))
        else:
            found[argument] = None
    return list(found)


def _below(folder: Path) -> list[str]:
    from timeline.readers import READERS

    names = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += [
            str(Path(root, name))
            for name in sorted(files)
            if not name.startswith(".") and Path(name).suffix.lower() in READERS
        ]
    if not names:
        kinds = " ".join(sorted(READERS))
        raise UnreadableFile(f"{folder} holds no file that can be read", tip=f"readable: {kinds}")
    return names


def read_all(names: Sequence[str], how: How, *, data: bytes | None, jobs: int) -> Iterator[Read]:
    """Read documents in the order given, `jobs` at a time; "-" is `data`."""
    results = _in_turn(names, how, data) if jobs < 2 else _together(names, how, data, jobs)
    watched = len(names) > 1 and terminal.is_terminal(sys.stderr)
    return _watched(results, names) if watched else results


def _in_turn(names: Sequence[str], how: How, data: bytes | None) -> Iterator[Read]:
    for name in names:
        yield read_one(name, how, data if name == "-" else None)


def _together(names: Sequence[str], how: How, data: bytes | None, jobs: int) -> Iterator[Read]:
    from concurrent.futures import ProcessPoolExecutor

    piped = [data if name == "-" else None for name in names]
    size = max(1, min(8, len(names) // (jobs * 4)))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(read_one, names, [how] * len(names), piped, chunksize=size)


def read_one(name: str, how: How, data: bytes | None = None) -> Read:
    """Read one document and find its events."""
    from timeline import pipeline, readers

    try:
        document = readers.read(name, data, published=how.published, today=how.today)
        found = pipeline.extract(document, prefer=how.prefer, date_order=how.date_order)
    except TimelineError as error:
        return Read(name, None, error)
    return Read(name, found)


def _watched(results: Iterator[Read], names: Sequence[str]) -> Iterator[Read]:
    """Keep a line on the terminal that says how far the reading is, gone before anything else."""
    for number, name in enumerate(names, 1):
        sys.stderr.write(f"\rreading {number} of {len(names)}  {Path(name).name[:40]}\x1b[K")
        sys.stderr.flush()
        result = next(results)
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
        yield result
