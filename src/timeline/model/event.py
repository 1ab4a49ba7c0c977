"""Events, their sources, and the timeline that holds them (the record of the TOML store)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.model.dates import Interval

if TYPE_CHECKING:
    from timeline.model.text import Document  # most commands read no document

NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    """Return the shared empty mapping (no plain default: it cannot be hashed in Python 3.11)."""
    return NOTHING


class Status(StrEnum):
    """Whether an event took place; `HAPPENED` is the default and is not written."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an event was read: a source's id or a bare URL, the sentence verbatim, its block."""

    ref: str
    quote: str | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that events cite; dates are EDTF strings, `file` is relative to the store."""

    id: str
    title: str | None = None
    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, or is planned, on one date.

    `id` is None until the event enters a store. `inferred` holds what the reader had to add to
    the text, in words; it is shown, not stored. `extra` keeps keys we do not know.
    """

    date: Interval
    title: str
    id: str | None = None
    text: str | None = None
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    group: str | None = None
    status: Status = Status.HAPPENED
    sources: tuple[Citation, ...] = ()
    review: str | None = None
    display: str | None = None
    media: str | None = None
    lang: str | None = None
    note: str | None = None
    inferred: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)

    @property
    def quote(self) -> str | None:
        """The first source's sentence."""
        return next((citation.quote for citation in self.sources if citation.quote), None)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A dated expression that became no event, and why."""

    text: str
    reason: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """A file that holds events as they are (CSV, JSON, iCalendar): no text to be understood.

    `document` says which file it was and what could be said about its reading (`notes`); its text
    is empty. Events of our own exports bring the `sources` that they cite; all others cite the
    file by its name, `at` being the row.
    """

    document: Document
    events: tuple[Event, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A store's contents: events in the file's order, sources by id, settings of [timeline]."""

    title: str | None = None
    uid: str | None = None
    timezone: str | None = None
    date_order: str | None = None
    events: tuple[Event, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=_nothing, hash=False)
