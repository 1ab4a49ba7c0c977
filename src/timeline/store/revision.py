"""What a changed version of a known source means to the events that cite it.

Pure, as merging is: what moved gets its new place, what is gone is named and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_fields

from timeline.model.event import Citation, Event, Source, Timeline
from timeline.model.text import Document

ENOUGH = 3  # one citation in so many must be found again for a namesake to be the same document


@dataclass(frozen=True, slots=True)
class Revision:
    """A source as it is now; `moved` and `gone` are indexes of the timeline's events.

    `moved` maps them to the events with their new places in the text, `lost` are the ids of those
    that are gone; `cited` counts the citations of the source that could be looked for.
    """

    source: Source
    moved: dict[int, Event]
    gone: tuple[int, ...] = ()
    lost: tuple[str | None, ...] = ()
    cited: int = 0

    def onto(self, timeline: Timeline) -> Timeline:
        """Return the timeline with the source and the places in it as they are now."""
        events = tuple(self.moved.get(place, event) for place, event in enumerate(timeline.events))
        sources = {**timeline.sources, self.source.id: self.source}
        return with_fields(timeline, events=events, sources=sources)


def revise(
    timeline: Timeline,
    known: Source,
    document: Document,
    events: Iterable[Event],
    *,
    retrieved: str | None = None,
) -> Revision | None:
    """Return what became of a source's citations, None where the bytes are the same.

    `events` are what was read in the document: rows are known by them, having no quote.
    """
    if known.sha256 == document.sha256:
        return None
    version = _Version(document, events)
    moved: dict[int, Event] = {}
    gone: list[int] = []
    cited = 0
    for place, event in enumerate(timeline.events):
        found = [version.place(event, item) for item in event.sources if item.ref == known.id]
        cited += sum(numbers is not None for numbers in found)
        if [] in found:
            gone.append(place)
        now = tuple(_placed(version, event, item, known.id) for item in event.sources)
        if now != event.sources:
            moved[place] = with_fields(event, sources=now)
    source = with_fields(known, sha256=document.sha256, retrieved=retrieved or known.retrieved)
    lost = tuple(timeline.events[place].id for place in gone)
    return Revision(source, moved, tuple(gone), lost, cited)


def is_version(
    timeline: Timeline, known: Source, document: Document, events: Iterable[Event]
) -> bool:
    """Tell whether a document of the same name still has enough of what a source is cited for."""
    version = _Version(document, events)
    looked = [
        version.place(event, citation)
        for event in timeline.events
        for citation in event.sources
        if citation.ref == known.id
    ]
    found = [numbers for numbers in looked if numbers is not None]
    return 0 < len(found) <= ENOUGH * sum(map(bool, found))


def _placed(version: _Version, event: Event, citation: Citation, ref: str) -> Citation:
    """Return a citation with the nearest place that its sentence has now."""
    numbers = version.place(event, citation) if citation.ref == ref else None
    at = citation.at
    if not numbers or at is None or at in numbers:
        return citation
    nearest = min(numbers, key=lambda number: abs(number - at))
    # a quote over two paragraphs is there, but its place cannot be told
    return with_fields(citation, at=nearest) if nearest else citation


class _Version:
    """A version of a document, in which quotes and rows are looked up."""

    def __init__(self, document: Document, events: Iterable[Event]) -> None:
        self._is_text = bool(document.text)
        self._text = _plain(document.text)
        self._blocks: list[tuple[int, str]] = [
            (block.number, _plain(document.text[block.start : block.end]))
            for block in document.blocks
            if not block.skip
        ]
        self._rows: dict[tuple[str, object], list[int]] = {}
        for event in () if self._is_text else events:
            for citation in event.sources:
                self._blocks.append((citation.at or 0, _plain(citation.quote or "")))
                self._rows.setdefault(_row(event), []).append(citation.at or 0)

    def place(self, event: Event, citation: Citation) -> Sequence[int] | None:
        """Return the paragraphs or rows where a citation stands now; None where none can tell.

        The number 0 says that it is there, at no place that has a number.
        """
        if citation.quote:
            quote = _plain(citation.quote)
            numbers = [number for number, text in self._blocks if quote in text]
            return numbers or ([0] if quote in self._text else [])
        return None if self._is_text else self._rows.get(_row(event), [])


def _plain(text: str) -> str:
    return " ".join(text.split())


def _row(event: Event) -> tuple[str, object]:
    return event.title.casefold(), event.date
