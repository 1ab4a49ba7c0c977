"""What new events mean to a timeline that may know them: added, merged, known, or perhaps the same.

Pure: timelines in, timelines out; `write.save` puts the difference on the disk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_fields
from typing import NamedTuple

from timeline.model import edtf
from timeline.model.event import Citation, Event, Source, Timeline
from timeline.model.text import Document
from timeline.store import alike, ids
from timeline.store.revision import is_version


class Twin(NamedTuple):
    """A new event that may be one the timeline has, which stands at a place in it."""

    event: Event
    like: Event
    place: int


class Joined(NamedTuple):
    """An event of the timeline, by its place in it, with the citations of a new one."""

    place: int
    event: Event
    new: Event


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of one source's events.

    `source` is to be written, None where the timeline has it or no event needs it. `known` are
    the new events that the timeline holds from this very source, `places` the indexes of those it
    has. `maybe` are not in `added`.
    """

    source: Source | None = None
    added: tuple[Event, ...] = ()
    merged: tuple[Joined, ...] = ()
    known: tuple[Event, ...] = ()
    maybe: tuple[Twin, ...] = ()
    places: tuple[int, ...] = ()

    def onto(self, timeline: Timeline, *, and_maybe: bool = True) -> Timeline:
        """Return the timeline with all of it, the perhaps known ones too unless told not."""
        events = list(timeline.events)
        for merged in self.merged:
            events[merged.place] = merged.event
        extra = tuple(twin.event for twin in self.maybe) if and_maybe else ()
        sources = dict(timeline.sources)
        if self.source:
            sources[self.source.id] = self.source
        return with_fields(timeline, events=(*events, *self.added, *extra), sources=sources)


def source_of(
    document: Document,
    timeline: Timeline,
    *,
    events: Sequence[Event] = (),
    retrieved: str | None = None,
) -> Source:
    """Return the source that a document is: the one the timeline has of it, else a new one.

    A document of the same name is a version of what the timeline has where it still holds a good
    part of what is cited; `events` are what was read in it.
    """
    new = Source(
        id="",
        title=document.title,
        published=edtf.write(document.published.date) if document.published else None,
        retrieved=retrieved,
        url=document.url,
        sha256=document.sha256,
    )
    name = document.name
    base = ids.for_source(name, document.url, ())
    known = _known_source(timeline, with_fields(new, id=base))
    known = known or _namesake(timeline, base, document, events)
    return known or with_fields(new, id=ids.for_source(name, document.url, timeline.sources))


def _namesake(
    timeline: Timeline, base: str, document: Document, events: Sequence[Event]
) -> Source | None:
    """Return the source, if any, that an earlier version of the document was imported as."""
    for known in timeline.sources.values():
        stem, _, number = known.id.rpartition("-")
        if known.id != base and not (stem == base and number.isdecimal()):
            continue
        elsewhere = None not in (known.url, document.url) and known.url != document.url
        if not elsewhere and is_version(timeline, known, document, events):
            return known
    return None


def _known_source(timeline: Timeline, source: Source) -> Source | None:
    """Return the timeline's record of a source: same bytes, address, file, or name and title."""
    if timeline.sources.get(source.id) == source:
        return source
    for known in timeline.sources.values():
        for field in ("sha256", "url", "file"):
            value = getattr(source, field)
            if value is not None and value == getattr(known, field):
                return known
        if source.title and known.id == source.id and known.title == source.title:
            return known
    return None


def merge(
    timeline: Timeline,
    events: Iterable[Event],
    source: Source | None = None,
    *,
    gone: Collection[int] = (),
    cites: Collection[str] = (),
    crowd: alike.Crowd | None = None,
) -> Merge:
    """Return what the events of one source mean to a timeline.

    Every citation of the events is made one of `source`, save those of what it `cites` itself;
    without a source they keep their own. `gone` are the indexes of events that this version of the
    source no longer has: a new sentence may be theirs in other words, which a person should tell.
    A `crowd` is kept from one source to the next, so that a long timeline is looked through once.
    """
    crowd = alike.Crowd() if crowd is None else crowd
    crowd.follow(timeline.events)
    known_source = _known_source(timeline, source) if source else None
    cited = known_source or source
    if cited and not known_source and cited.id in timeline.sources:
        cited = with_fields(cited, id=ids.for_source(cited.id, None, timeline.sources))
    incoming = [_citing(event, cited.id, cites) if cited else event for event in events]
    ref = cited.id if cited else None
    everyone = range(len(timeline.events))
    own = everyone if ref is None else sorted(crowd.citing(ref))
    fresh, known, used = _recognised(timeline.events, own, incoming, ref)
    lost = set(gone) - used
    # what this source has told already it tells in no other words
    free = lost.union(everyone if ref is None else set(everyone).difference(own)) - used
    shared = alike.shared_quotes(fresh)
    added: list[Event] = []
    merged: list[Joined] = []
    maybe: list[Twin] = []
    for event in fresh:
        place, likeness = crowd.likest(event, free, shared)
        if likeness is alike.Likeness.NONE:
            added.append(event)
        elif likeness is alike.Likeness.SAME and place not in lost:
            free.discard(place)
            both = joined(timeline.events[place], event)
            if both == timeline.events[place]:
                known.append(event)
                used.add(place)
            else:
                merged.append(Joined(place, both, event))
        else:
            maybe.append(Twin(event, timeline.events[place], place))
    needed = cited if not known_source and (added or merged or maybe) else None
    return Merge(
        needed, tuple(added), tuple(merged), tuple(known), tuple(maybe), tuple(sorted(used))
    )


def _citing(event: Event, ref: str, others: Collection[str]) -> Event:
    citations = tuple(
        citation if citation.ref in others else with_fields(citation, ref=ref)
        for citation in event.sources or (Citation(ref),)
    )
    return with_fields(event, sources=citations)


def joined(event: Event, other: Event) -> Event:
    """Return the event with the other's citations, and what it did not know of itself."""
    new = tuple(citation for citation in other.sources if citation not in event.sources)
    return with_fields(
        event,
        sources=event.sources + new,
        who=event.who or other.who,
        where=event.where or other.where,
        tags=tuple(dict.fromkeys((*event.tags, *other.tags))),
    )


_Places = dict[Hashable, deque[int]]


def _recognised(
    events: Sequence[Event], own: Iterable[int], incoming: Sequence[Event], ref: str | None
) -> tuple[list[Event], list[Event], set[int]]:
    """Tell new events from those that the timeline has from this source already.

    `own` are the indexes of what it has from there. The same quote on the same date counts first,
    then the same title on it, then what is left of a quote: a person may have corrected the date
    or the title since. Returns the new ones, the known ones, and the indexes of what these are.
    """
    taken: set[int] = set()
    rest = list(incoming)
    known: list[Event] = []
    for keys in (_identity, _quote_and_date, _title_and_date, _quotes):
        places: _Places = {}
        for place in own:
            for key in keys(events[place], ref):
                places.setdefault(key, deque()).append(place)
        unknown: list[Event] = []
        for event in rest:
            met = _first_free(places, keys(event, ref), taken)
            (known if met else unknown).append(event)
        rest = unknown
    return rest, known, taken


def _first_free(places: _Places, keys: Iterable[Hashable], taken: set[int]) -> bool:
    """Take the first event, not taken yet, that has one of the keys; tell whether there was one."""
    for key in keys:
        queue = places.get(key)
        while queue:
            place = queue.popleft()
            if place not in taken:
                taken.add(place)
                return True
    return False


def _identity(event: Event, ref: str | None) -> list[Hashable]:
    return [event.id] if event.id and ref is None else []


def _quotes(event: Event, ref: str | None) -> list[Hashable]:
    return [
        " ".join(citation.quote.split())
        for citation in event.sources
        if citation.quote and ref in (None, citation.ref)
    ]


def _quote_and_date(event: Event, ref: str | None) -> list[Hashable]:
    return [(quote, event.date) for quote in _quotes(event, ref)]


def _title_and_date(event: Event, ref: str | None) -> list[Hashable]:
    return [(event.title.casefold(), event.date)]
