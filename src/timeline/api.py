"""What a Python program calls: the same reading as on the command line, without the terminal.

from timeline import dates, extract, load
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from os import PathLike
from pathlib import Path

from timeline.errors import InvalidDate
from timeline.model.dates import Interval, PartialDate
from timeline.model.event import Event, Timeline
from timeline.model.text import Document, Published
from timeline.model.timex import Reading

Text = str | PathLike[str] | Document  # words, a file's path, or what a reader made of one
_BASES = (PartialDate(2001, 1, 1), PartialDate(2002, 6, 15))
Day = str | datetime.date  # an EDTF date, or one of Python's


def extract(
    texts: Text | Iterable[Text],
    *,
    published: Day | None = None,
    prefer: str = "past",
    date_order: str | None = None,
) -> list[Event]:
    """Return the events of a text, a file or folder (give it as a Path), or several, in order.

    `published` is when the texts came out, where they do not say so themselves; `prefer` (past,
    future) is where a bare weekday lies, `date_order` (ymd, dmy, mdy) how 10/11/2024 is read.
    Raises UnreadableFile, and InvalidDate where `published` is no date.
    """
    from timeline import pipeline

    several = [texts] if isinstance(texts, str | PathLike | Document) else texts
    found: list[Event] = []
    for text in _each(several):
        ready = _ready(text, date_order) if isinstance(text, Path) else None
        if ready is None:
            document = _document(text, published)
            ready = pipeline.extract(document, prefer=prefer, date_order=date_order).events
        found += ready
    return found


def _each(texts: Iterable[Text]) -> Iterator[str | Path | Document]:
    """Yield texts, documents and files; a folder and a mailbox are what is in them."""
    from timeline.readers import folder

    for text in texts:
        if isinstance(text, str | Document):
            yield text
        else:
            yield from map(Path, folder.expand(str(Path(text))))


def _ready(path: Path, date_order: str | None) -> Sequence[Event] | None:
    """Return the events of a file that holds them as they are, None for a text."""
    from timeline.readers import structured

    if path.suffix.lower() == ".toml":
        return load(path).events
    if not structured.is_structured(str(path)):
        return None
    return structured.read(str(path), read_date=partial(_cell, date_order=date_order)).events


def _cell(text: str, *, date_order: str | None) -> Interval:
    """Read a date in a table; one that counts from a day is refused, as nobody told that day."""
    from timeline.temporal.phrase import parse_entry

    first, other = (parse_entry(text, base=base, date_order=date_order) for base in _BASES)
    if first.title or first.interval != other.interval:
        raise InvalidDate(f'"{text}" is no date by itself')
    return first.interval


def dates(
    text: Text,
    *,
    published: Day | None = None,
    prefer: str = "past",
    date_order: str | None = None,
) -> list[Reading]:
    """Return every time expression of a text or a file, resolved, in the order of the text.

    `start` and `end` count characters of the string, or of the file's text as it was read.
    """
    from timeline import pipeline

    document = _words(text, published) if isinstance(text, str) else _document(text, published)
    return pipeline.dates(document, prefer=prefer, date_order=date_order)


def load(path: str | PathLike[str]) -> Timeline:
    """Return a timeline's events, sources and settings; raises StoreMissing and InvalidStore."""
    from timeline import store

    return store.load(Path(path))


def _document(text: Text, published: Day | None) -> Document:
    from timeline import readers

    told = None if published is None else str(published)
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        return readers.read(str(Path(text)), published=told)
    if not text.strip():
        return Document(text)
    return readers.read("-", text.encode(), published=told)


def _words(text: str, published: Day | None) -> Document:
    """Take a string as it is: a reader would mend line ends, and places would no longer fit."""
    from timeline.model import edtf

    told = None if published is None else Published(edtf.parse(str(published)), "published")
    return Document(text, published=told)
