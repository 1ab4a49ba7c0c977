"""Events that come with their own sources: from another timeline, or from an export of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace as with_fields

from timeline.model.event import Event, Records, Source, Timeline


def cites_itself(found: Records) -> bool:
    """Tell whether the file itself is the source of its events, as a table's rows are."""
    name = found.document.name
    return any(citation.ref == name for event in found.events for citation in event.sources)


def sources_for(found: Records, timeline: Timeline) -> Mapping[str, Source]:
    """Return each source that a file brings by the id it has there, under the id it gets here.

    A source that the timeline knows by its bytes or its address keeps the timeline's id; another
    one whose id is taken gets a free one. Copies of sources do not travel with a file.
    """
    from timeline.store import ids

    taken = set(timeline.sources)
    brought: dict[str, Source] = {}
    for ref, source in _sources(found):
        new = with_fields(source, file=None)
        known = _known(new, timeline.sources.values())
        if known is None and new.title == ref:  # all we know of it is what it is called
            known = timeline.sources.get(new.id)
        if known is None and new.id in taken:
            new = with_fields(new, id=ids.for_source(new.id, None, taken))
        brought[ref] = known or new
        taken.add(brought[ref].id)
    return brought


def _sources(found: Records) -> Iterator[tuple[str, Source]]:
    """Yield the sources that come along, then those that rows only name, by what cites them."""
    from timeline.store import ids

    own = {source.id for source in found.sources}
    yield from ((source.id, source) for source in found.sources)
    refs = dict.fromkeys(item.ref for event in found.events for item in event.sources)
    for ref in refs:
        if ref not in own and ref != found.document.name and "://" not in ref:
            yield ref, Source(ids.slug(ref) or "source", title=ref)


def cites(found: Records, brought: Mapping[str, Source]) -> set[str]:
    """Return what a file's events cite besides the file, once they are `renamed`."""
    refs = {item.ref for event in found.events for item in event.sources}
    return {brought[ref].id if ref in brought else ref for ref in refs - {found.document.name}}


def _known(source: Source, others: Iterable[Source]) -> Source | None:
    for other in others:
        if with_fields(other, file=None) == source:
            return other
        if (source.sha256 and source.sha256 == other.sha256) or (
            source.url and source.url == other.url
        ):
            return other
    return None


def renamed(event: Event, brought: Mapping[str, Source]) -> Event:
    """Return an event that cites its sources by the ids they get here."""
    citations = tuple(
        with_fields(citation, ref=brought[citation.ref].id) if citation.ref in brought else citation
        for citation in event.sources
    )
    return with_fields(event, sources=citations)


def needed(
    events: Iterable[Event], brought: Mapping[str, Source], timeline: Timeline
) -> dict[str, Source]:
    """Return the sources that some events cite and the timeline lacks."""
    cited = {citation.ref for event in events for citation in event.sources}
    new = {source.id: source for source in brought.values() if source.id not in timeline.sources}
    return {name: source for name, source in new.items() if name in cited}
