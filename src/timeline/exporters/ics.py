"""An iCalendar file (RFC 5545, RFC 7986) that any calendar can subscribe to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from timeline import __version__
from timeline.errors import UsageError
from timeline.exporters import ics_own
from timeline.exporters.citing import Cited, citations, web_address
from timeline.exporters.ics_dates import Unsayable, When, is_exact, says_all, when
from timeline.exporters.ics_text import categories, text
from timeline.exporters.ics_zone import add_time_zone, zone_of
from timeline.exporters.result import Exported, left_out
from timeline.model.display import display
from timeline.model.edtf import write
from timeline.model.event import Event, Status, Timeline

MAKER = "-//timeline//timeline "
COLOUR = "steelblue"
STATUSES = {
    Status.HAPPENED: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.DISPUTED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


def export(
    timeline: Timeline,
    events: Sequence[Event],
    *,
    now: datetime,
    exact_only: bool = False,
    url: str | None = None,
    previous: bytes | None = None,
) -> Exported:
    """Write a calendar; events that iCalendar has no date for are left out and counted.

    `now` stamps it, `url` is where it will be published. `previous` is an earlier export: an event
    that changed since has its SEQUENCE raised. Raises InvalidStore for an unknown time zone and
    UsageError for a `url` that is none.
    """
    earlier = _revisions(previous)
    zone = zone_of(timeline.timezone)
    reasons: list[str] = []
    entries = []
    told: list[Event] = []
    for event in events:
        place = _place(event, zone, exact_only=exact_only)
        if isinstance(place, Unsayable):
            reasons.append(place)
            continue
        entry = _entry(event, place, timeline, now)
        entry.add("sequence", _sequence(entry, earlier) if earlier else 0)
        entries.append(entry)
        told.append(event)
    calendar = _calendar(timeline, len(entries), now=now, url=url)
    ics_own.add_sources(calendar, timeline, told)
    for entry in entries:
        calendar.add_component(entry)
    add_time_zone(calendar, zone)
    data: bytes = calendar.to_ical(sorted=False)
    return Exported(data, left_out(reasons), len(entries))


def is_ours(data: bytes) -> bool:
    """Tell whether our name stands in the file's PRODID."""
    return f"PRODID:{MAKER}".encode() in data[:1000]


def _calendar(timeline: Timeline, count: int, *, now: datetime, url: str | None) -> Any:
    from icalendar import Calendar, vDuration, vUri

    title = timeline.title or "Timeline"
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar["PRODID"] = text(f"{MAKER}{__version__}//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar["UID"] = text(_calendar_uid(timeline))
    calendar["NAME"] = text(title)
    calendar["X-WR-CALNAME"] = text(title)
    calendar["DESCRIPTION"] = text(_setting(timeline, "description") or _summary(count))
    calendar["COLOR"] = text(_setting(timeline, "color") or COLOUR)
    calendar.add("last-modified", now.astimezone(UTC))
    if url is not None:
        calendar["SOURCE"] = vUri(_published_at(url), params={"VALUE": "URI"})
        calendar["REFRESH-INTERVAL"] = vDuration(timedelta(days=1), {"VALUE": "DURATION"})
        calendar["X-PUBLISHED-TTL"] = text("P1D")
    return calendar


def _published_at(url: str) -> str:
    address = web_address(url)
    if address is None:
        raise UsageError(f'"{url}" is no address', tip="write https://example.org/calendar.ics")
    return address


def _setting(timeline: Timeline, key: str) -> str | None:
    value = timeline.extra.get(key)
    return value if isinstance(value, str) and value else None


def _summary(count: int) -> str:
    return f"{count} event{'s' * (count != 1)}, exported by timeline"


def _calendar_uid(timeline: Timeline) -> str:
    return timeline.uid or str(uuid5(NAMESPACE_URL, f"timeline:{timeline.title}"))


def _place(event: Event, zone: tzinfo | None, *, exact_only: bool) -> When | Unsayable:
    place = when(event.date, zone)
    if isinstance(place, When) and exact_only and not is_exact(event.date):
        return Unsayable.INEXACT
    return place


def _entry(event: Event, place: When, timeline: Timeline, now: datetime) -> Any:
    from icalendar import Event as Entry
    from icalendar import vUri

    cited = citations(event, timeline)
    entry = Entry()
    entry["UID"] = text(_event_uid(event, timeline))
    entry.add("dtstamp", _stamp(event, now))
    _add_dates(entry, event, place)
    entry["SUMMARY"] = text(("c. " if event.date.approximate else "") + event.title)
    description = "\n\n".join(_description(event, cited))
    if description:
        entry["DESCRIPTION"] = text(description)
    if event.where:
        entry["LOCATION"] = text(", ".join(event.where))
    if event.tags:
        entry["CATEGORIES"] = categories(event.tags)
    address = next((source.url for source in cited if source.url), None)
    if address:
        entry["URL"] = vUri(address)
    entry["STATUS"] = text(STATUSES[event.status])
    if event.status is Status.DISPUTED:  # iCalendar has no word for it
        entry["X-TIMELINE-STATUS"] = text(event.status)
    entry["TRANSP"] = text("TRANSPARENT")
    ics_own.add_to_event(entry, event)
    return entry


def _add_dates(entry: Any, event: Event, place: When) -> None:
    entry.add("dtstart", place.start)
    if place.end is not None:
        entry.add("dtend", place.end)
    if place.duration is not None:
        entry.add("duration", place.duration)
    if not says_all(event.date):
        entry["X-TIMELINE-EDTF"] = text(write(event.date))


def _event_uid(event: Event, timeline: Timeline) -> str:
    """Return a UID that hangs on the event alone, never on its place in the file."""
    own = event.id or uuid5(NAMESPACE_URL, f"{write(event.date)} {event.title}")
    return f"{own}@{_calendar_uid(timeline)}"


def _stamp(event: Event, now: datetime) -> datetime:
    """Return when the event was last changed, where its block says so (`updated = 2024-10-30`)."""
    updated = event.extra.get("updated")
    if isinstance(updated, datetime) and updated.tzinfo is not None:
        return updated.astimezone(UTC).replace(microsecond=0)
    if isinstance(updated, date) and not isinstance(updated, datetime):
        return datetime(updated.year, updated.month, updated.day, tzinfo=UTC)
    return now.astimezone(UTC).replace(microsecond=0)


def _description(event: Event, cited: Sequence[Cited]) -> Iterator[str]:
    if event.text:
        yield event.text.strip()
    facts = "\n".join(_facts(event))
    if facts:
        yield facts
    for source in cited:
        yield "\n".join(_source_lines(source))


def _facts(event: Event) -> Iterator[str]:
    if event.display or not is_exact(event.date):
        yield f"Date: {event.display or display(event.date, long=True)}"
    if event.status is not Status.HAPPENED:
        yield f"Status: {event.status}"
    if event.who:
        yield f"Who: {', '.join(event.who)}"


def _source_lines(source: Cited) -> Iterator[str]:
    if source.quote:
        yield f"“{source.quote}”"
    where = f"paragraph {source.at}" if source.at is not None else None
    told = ", ".join(part for part in (source.title, source.published, where) if part)
    if told:
        yield f"— {told}"
    if source.url:
        yield source.url


def _revisions(previous: bytes | None) -> Mapping[bytes, tuple[int, bytes]]:
    """Return the SEQUENCE and the contents of each event in an earlier export, by its UID line."""
    blocks = (previous or b"").split(b"BEGIN:VEVENT\r\n")[1:]
    return {uid: (number, contents) for uid, number, contents in map(_revision, blocks)}


def _revision(block: bytes) -> tuple[bytes, int, bytes]:
    """Return an event's UID line, its SEQUENCE, and its lines but those that tell of the export."""
    lines = block.partition(b"END:VEVENT")[0].replace(b"\r\n ", b"").split(b"\r\n")
    named = {line.partition(b":")[0]: line for line in lines}
    number = named.pop(b"SEQUENCE", b"").partition(b":")[2]
    named.pop(b"DTSTAMP", None)
    contents = b"\n".join(named.values())
    return named.get(b"UID", b""), int(number) if number.isdigit() else 0, contents


def _sequence(entry: Any, earlier: Mapping[bytes, tuple[int, bytes]]) -> int:
    uid, _, contents = _revision(entry.to_ical(sorted=False).removeprefix(b"BEGIN:VEVENT\r\n"))
    number, before = earlier.get(uid, (0, contents))
    return number + (contents != before)
