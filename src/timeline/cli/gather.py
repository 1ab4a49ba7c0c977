"""The documents an import reads: files, folders, addresses, standard input; several at a time."""

from __future__ import annotations

import copyreg
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.cli import errors, options, terminal
from timeline.errors import InvalidDate, TimelineError, UnreadableFile
from timeline.model.dates import Interval, PartialDate
from timeline.model.event import Records
from timeline.model.text import Document

if TYPE_CHECKING:
    from timeline.pipeline import Extraction

    Found = Extraction | Records


BAR = 20  # columns
LARGE = 200_000  # bytes: some seconds
KNOWN = 10_000  # dates in a table that are read once


def _proxy(values: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(values)


# an event's empty `extra` is a proxy, which could not travel between processes otherwise
copyreg.pickle(MappingProxyType, lambda proxy: (_proxy, (dict(proxy),)))


@dataclass(frozen=True, slots=True)
class How:
    """What is told to the readers and the engine, the same for every document.

    `private` lets addresses of private networks be fetched.
    """

    published: str | None
    today: PartialDate
    prefer: str
    date_order: str | None
    private: bool = False
    lang: str | None = None


class Read(NamedTuple):
    """One document: what was found in it, or why it could not be read.

    `data` is what came from an address or from standard input, None for a file.
    """

    name: str
    found: Found | None
    error: TimelineError | None = None
    data: bytes | None = None


def how(
    published: str | None,
    date_order: str | None,
    *,
    private: bool = False,
    lang: str | None = None,
) -> How:
    """Check once what is told to every reading, before any file is opened."""
    today, order = options.today(), options.date_order(date_order)
    if published is not None:
        from timeline.model import edtf
        from timeline.temporal.phrase import parse_entry

        published = edtf.write(parse_entry(published, base=today, date_order=order).interval)
    return How(published, today, "past", order, private, lang)


def expand(arguments: Sequence[str]) -> list[str]:
    """Return the documents that the arguments mean, each once: a folder is what is below it."""
    from timeline.readers import folder

    return list(dict.fromkeys(name for argument in arguments for name in folder.expand(argument)))


def read_all(names: Sequence[str], how: How, *, data: bytes | None, jobs: int) -> Iterator[Read]:
    """Read documents in the order given, `jobs` at a time; "-" is `data`."""
    results = _in_turn(names, how, data) if jobs < 2 else _together(names, how, data, jobs)
    long = len(names) > 1 or any(map(_takes_long, names))
    return _watched(results, names) if long and terminal.is_terminal(sys.stderr) else results


def _takes_long(name: str) -> bool:
    """Tell a document that a person would wait for: one to be fetched, or a large one."""
    path = Path(name)
    return "://" in name or (path.is_file() and path.stat().st_size > LARGE)


def _in_turn(names: Sequence[str], how: How, data: bytes | None) -> Iterator[Read]:
    for name in names:
        yield read_one(name, how, data if name == "-" else None)


def _together(names: Sequence[str], how: How, data: bytes | None, jobs: int) -> Iterator[Read]:
    from concurrent.futures import ProcessPoolExecutor

    piped = [data if name == "-" else None for name in names]
    size = max(1, min(4, len(names) // (jobs * 8)))  # the last ones must not keep the others idle
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(read_one, names, [how] * len(names), piped, chunksize=size)


def read_one(name: str, how: How, data: bytes | None = None) -> Read:
    """Read one document and find its events."""
    try:
        url, data = _fetched(name, how, data)
        found: Found = _records(name, how, data) or _extraction(name, how, data)
    except TimelineError as error:
        return Read(name, None, error)
    except Exception as error:  # one document's trouble, ours or not, never stops the rest
        return Read(name, None, errors.stumbled(error, f"{name}: "))
    if url is not None:
        found = replace(found, document=replace(found.document, url=url))
    return Read(name, found, data=data)


def document(name: str, how: How, data: bytes | None = None) -> Document:
    """Read one document, and look for nothing in it yet."""
    from timeline import readers

    url, data = _fetched(name, how, data)
    read = readers.read(name, data, published=how.published, today=how.today)
    return read if url is None else replace(read, url=url)


def _fetched(name: str, how: How, data: bytes | None) -> tuple[str | None, bytes | None]:
    """Return where a page was found and its bytes; a name that is no address is left alone."""
    if data is not None or "://" not in name:
        return None, data
    from urllib.request import getproxies

    from timeline.readers import fetch

    if not fetch.is_address(name):
        if Path(name).exists():
            return None, None
        raise UnreadableFile(f"{name} is no address to fetch from", tip="http:// or https:// is")
    page = fetch.fetch(name, allow_private=how.private, proxies=getproxies())
    return page.url, page.data


def _extraction(name: str, how: How, data: bytes | None) -> Extraction:
    from timeline import pipeline, readers

    read = readers.read(name, data, published=how.published, today=how.today)
    read = replace(read, lang=how.lang or read.lang)
    _check_language(read)
    return pipeline.extract(read, prefer=how.prefer, date_order=how.date_order)


def _check_language(read: Document) -> None:
    """Refuse a text in a language whose words we lack: half-read dates would be wrong ones."""
    from timeline.temporal.language import is_foreign

    if read.lang and is_foreign(read.lang):
        raise UnreadableFile(
            f'{read.name} says that it is written in "{read.lang}", and only English can be read',
            tip="--lang en reads it as English all the same",
        )


def _records(name: str, how: How, data: bytes | None) -> Records | None:
    """Return the events of a file that holds events as they are, None for a text."""
    from timeline.readers import structured

    if data is None and PurePath(name).suffix.lower() == ".toml":
        return _timeline(name)
    if not structured.is_structured(name, data):
        return None
    return structured.read(name, data, read_date=_read_date(how))


def _timeline(name: str) -> Records:
    """Return another timeline's events, with their ids and the sources they cite."""
    from timeline import store

    other = store.load(Path(name))
    return Records(
        Document("", name=name, title=other.title),
        other.events,
        sources=tuple(other.sources.values()),
    )


def _read_date(how: How) -> Callable[[str], Interval]:
    """Return what reads a cell's date where it is no ISO date: as `timeline add` would."""

    @lru_cache(KNOWN)  # in a table many rows have the same date
    def read(text: str) -> Interval:
        from timeline.temporal.phrase import parse_entry

        entry = parse_entry(text, base=how.today, date_order=how.date_order)
        if entry.title:
            raise InvalidDate(f'"{text}" is more than a date')
        return entry.interval

    return read


def _watched(results: Iterator[Read], names: Sequence[str]) -> Iterator[Read]:
    """Keep a bar on the terminal that says how far the reading is, gone before anything else."""
    total = len(names)
    room = (terminal.width(sys.stderr) or 80) - 1
    for number, name in enumerate(names, 1):
        done = BAR * (number - 1) // total
        bar = "#" * done + "-" * (BAR - done)
        shown = terminal.printable(PurePath(name).name)
        line = f"reading [{bar}] {number} of {total}  {shown}"
        line = line if total > 1 else f"reading {shown} ..."
        sys.stderr.write(f"\r{line[:room]}\x1b[K")
        sys.stderr.flush()
        result = next(results)
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
        yield result
