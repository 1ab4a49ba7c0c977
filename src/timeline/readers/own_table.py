"""A table of our own export: every cell goes back to where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from timeline.model import table
from timeline.model.event import NOTHING, Citation, Event, Records, Skipped, Source
from timeline.model.text import Document
from timeline.readers import rows
from timeline.readers.cells import ReadDate

PLAIN = (
    *("id", "date", "title", "text", "display", "group", "status", "media", "review"),
    *("lang", "note"),
)
LISTS = ("who", "where", "tags")

Row = Sequence[str]


def is_ours(head: Row) -> bool:
    """Tell a table that has every column of ours, in whatever order."""
    return set(table.COLUMNS) <= set(head)


def records(
    rest: Sequence[Row], head: Row, document: Document, read_date: ReadDate | None
) -> Records:
    """Return the events of the rows below the head, and the sources that they cite."""
    places = {name: head.index(name) for name in table.COLUMNS}
    keys = {place: name for place, name in enumerate(head) if place not in places.values() and name}
    events: list[Event] = []
    skipped: list[Skipped] = []
    sources: dict[str, Source] = {}
    for at, row in enumerate(rest, 2):
        if not any(map(str.strip, row)):
            continue
        whole = [table.armed(cell.strip()) for cell in row] + [""] * (len(head) - len(row))
        cells = {name: whole[place] for name, place in places.items()}
        found = _event(cells, document.name, at, read_date)
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        own = {name: table.meant(whole[place]) for place, name in keys.items() if whole[place]}
        events.append(replace(found, extra=own or NOTHING))
        sources |= {source.id: source for source in _sources(cells) if source.id not in sources}
    return Records(document, tuple(events), tuple(skipped), tuple(sources.values()))


def _event(
    cells: Mapping[str, str], name: str, at: int, read_date: ReadDate | None
) -> Event | Skipped:
    fields: dict[str, Any] = {field: cells[field] for field in PLAIN}
    fields |= {field: table.parted(cells[field]) for field in LISTS}
    found = rows.event(fields, ref=name, at=at, read_date=read_date)
    if isinstance(found, Skipped):
        return found
    return replace(found, sources=tuple(_citations(cells)))


def _citations(cells: Mapping[str, str]) -> Iterator[Citation]:
    refs = [ref for ref in table.parted(cells["refs"]) if ref]
    quotes = cells["quote"].split("\n")
    if len(quotes) > len(refs):  # a single quote of several lines, or somebody wrote into the cell
        quotes = [cells["quote"]]
    places = table.parted(cells["at"])
    for ref, quote, at in zip_longest(refs, quotes[: len(refs)], places[: len(refs)]):
        number = int(at) if at and at.isascii() and at.isdecimal() else None
        yield Citation(rows.sound(ref), rows.sound(quote or "") or None, number)


def _sources(cells: Mapping[str, str]) -> Iterator[Source]:
    """Yield what a row says of the sources it cites; an address that nobody described is none."""
    refs = list(dict.fromkeys(ref for ref in table.parted(cells["refs"]) if ref))
    told = [table.parted(cells[name]) for name in ("sources", "urls", "published")]
    for ref, title, url, published in zip_longest(refs, *(part[: len(refs)] for part in told)):
        own = title if title not in (ref, url) else None
        if own or published or (url and url != ref):
            yield Source(ref, title=own or None, url=url or None, published=published or None)
