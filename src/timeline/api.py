"""What a Python program calls: the same reading as on the command line, without the terminal.

from timeline import dates, extract, load
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path

from timeline.model.event import Event, Timeline
from timeline.model.text import Document, Published
from timeline.model.timex import Reading

Text = str | PathLike[str] | Document  # words, a file's path, or what a reader made of one
Day = str | datetime.date  # an EDTF date, or one of Python's


def extract(
    texts: Text | Iterable[Text],
    *,
    published: Day | None = None,
    prefer: str = "past",
    date_order: str | None = None,
) -> list[Event]:
    """Return the events of a text, a file (give it as a Path), or several of either, in order.

    `published` is when the texts came out, where they do not say so themselves; `prefer` (past,
    future) is where a bare weekday lies, `date_order` (ymd, dmy, mdy) how 10/11/2024 is read.
    Raises UnreadableFile, and InvalidDate where `published` is no date.
    """
    from timeline import pipeline

    return [
        event
        for document in _documents(texts, published)
        for event in pipeline.extract(document, prefer=prefer, date_order=date_order).events
    ]


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


def _documents(texts: Text | Iterable[Text], published: Day | None) -> Iterator[Document]:
    if isinstance(texts, str | PathLike | Document):
        yield _document(texts, published)
    else:
        for text in texts:
            yield _document(text, published)


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
