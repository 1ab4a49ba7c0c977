"""From a document to its events: the order of the steps, on one page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from timeline import events as event
from timeline import sentences, temporal
from timeline.model.event import Event, Skipped
from timeline.model.text import Document
from timeline.model.timex import Reading
from timeline.readers import addresses


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of a document: its events in the text's order, and what became none."""

    document: Document
    events: tuple[Event, ...]
    skipped: tuple[Skipped, ...]


def extract(
    document: Document, *, prefer: str = "past", date_order: str | None = None
) -> Extraction:
    """Read a document's dates and make events of them.

    `prefer` says where a bare weekday or month lies, `date_order` (ymd, dmy, mdy) how 10/11/2024 is
    read. Dates that could not be resolved are skipped, with the reason.
    """
    readings = dates(document, prefer=prefer, date_order=date_order)
    found, skipped = event.find(document, sentences.split(document), readings)
    return Extraction(document, tuple(found), tuple(skipped))


def dates(
    document: Document, *, prefer: str = "past", date_order: str | None = None
) -> list[Reading]:
    """Return every time expression in the parts of a document that are read, in order.

    Those inside addresses and file names are left out.
    """
    readings = temporal.read(
        addresses.masked(document.text),
        published=document.published.date if document.published else None,
        changed=document.published.changed if document.published else None,
        blocks=document.blocks,
        lang=document.lang or "en",
        prefer=prefer,
        date_order=date_order,
    )
    return list(_read_parts(document, readings))


def _read_parts(document: Document, readings: Iterable[Reading]) -> Iterable[Reading]:
    """Leave out what stands in boilerplate, or in no block at all (front matter)."""
    starts = [block.start for block in document.blocks]
    for reading in readings:
        place = bisect_right(starts, reading.start) - 1
        block = document.blocks[place] if place >= 0 else None
        if not starts or (block and reading.start < block.end and not block.skip):
            yield reading
