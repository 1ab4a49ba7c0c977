"""iCalendar (RFC 5545): DTEND is exclusive, a series is read as far as a bound, zones are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from timeline.errors import InvalidDate, UnreadableFile
from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate
from timeline.model.event import Citation, Event, Records, Skipped, Status
from timeline.model.text import Document
from timeline.readers import calendar_own, calendar_text, files, series
from timeline.readers.cells import ReadDate

EVENTS = 20_000
TITLE = 300  # characters
LINES = 250_000  # that are read; icalendar takes some 70 µs for each
FOLD = re.compile(rb"\r?\n[ \t]")
READ = re.compile(
    r"(?:BEGIN|END|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|UID|SUMMARY|DESCRIPTION|"
    r"LOCATION|CATEGORIES|COMMENT|URL|STATUS|TZ[A-Z-]+|X-WR-CALNAME|X-TIMELINE-[A-Z]+)[;:]",
    re.I,
)
STATUSES = {"TENTATIVE": Status.PLANNED, "CANCELLED": Status.CANCELLED}
UID = re.compile(r"([a-z][0-9a-z]{7})@.+")

Moment = date  # a day, or a datetime: the subclass


def read(data: bytes, name: str, read_date: ReadDate | None = None) -> Records:
    """Read a calendar's events; raises UnreadableFile where it is none or far too large."""
    del read_date  # its dates have one form
    if data.upper().count(b"BEGIN:VEVENT") > EVENTS:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {EVENTS:,} events")
    # a line may be folded inside of a character, so it is unfolded before it is decoded
    text = files.decode(FOLD.sub(b"", data), name)
    lines = [line for line in text.split("\n") if READ.match(line)]
    if len(lines) > LINES:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {LINES:,} lines")
    calendars = _calendars("\r\n".join(lines), name)
    entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
    replaced = {_identity(entry, "RECURRENCE-ID") for entry in entries if "RECURRENCE-ID" in entry}
    events: list[Event] = []
    skipped: list[Skipped] = []
    notes: list[str] = []
    budget = series.Budget(EVENTS)
    for at, entry in enumerate(entries, 1):
        try:
            events += _events(entry, at, name, replaced, notes, budget)
        except InvalidDate as error:
            title = calendar_text.title(entry)
            skipped.append(Skipped(title, f"event {at}: {error.message}", at))
    notes += _left_out(calendars)
    title = next((calendar_text.words(item, "X-WR-CALNAME") for item in calendars), "")
    document = Document("", name, title=title or None, notes=tuple(dict.fromkeys(notes)))
    sources = tuple(source for item in calendars for source in calendar_own.sources(item))
    return Records(document, tuple(events), tuple(skipped), sources)


def _calendars(text: str, name: str) -> list[Any]:
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, RecursionError) as error:
        reason = str(error).split(":")[0].lower()[:80]
        raise UnreadableFile(f"{files.shown(name)} is not a calendar: {reason}") from None
    if not found:
        raise UnreadableFile(f"{files.shown(name)} is not a calendar: no whole VCALENDAR in it")
    return list(found)


def _identity(entry: Any, key: str) -> tuple[str, str]:
    value = calendar_text.part(entry.get(key), "dt")
    return calendar_text.words(entry, "UID"), value.isoformat() if value else ""


def _events(
    entry: Any, at: int, name: str, replaced: set[tuple[str, str]], notes: list[str],
    budget: series.Budget,
) -> Iterator[Event]:  # fmt: skip
    """Yield the event, or those of its series; raises InvalidDate."""
    start = _moment(entry, "DTSTART")
    if start is None:
        raise InvalidDate("it has no start")
    length = _length(entry, start)
    if length is None and ("DTEND" in entry or "DURATION" in entry):
        notes.append(f"how long {edtf.quoted(calendar_text.title(entry))} lasts cannot be read")
    told = calendar_text.words(entry, "X-TIMELINE-EDTF")
    zone = getattr(entry.get("DTSTART"), "params", {}).get("TZID")
    if zone and isinstance(start, datetime) and start.tzinfo is None:
        notes.append(f"time zone {edtf.quoted(str(zone))} is not known: its times have no offset")
    if "RRULE" not in entry or "RECURRENCE-ID" in entry:
        yield _event(entry, at, name, edtf.parse(told) if told else _interval(start, length))
        return
    uid = calendar_text.words(entry, "UID")
    for moment in series.times(entry, start, notes, budget):
        if (uid, moment.isoformat()) not in replaced:
            yield _event(entry, at, name, _interval(moment, length), repeats=True)


def _moment(entry: Any, key: str) -> Moment | None:
    value = entry.get(key)
    moment = calendar_text.part(value, "dt")
    if value is not None and not isinstance(moment, date):
        raise InvalidDate(f"{edtf.quoted(str(value))} is not a date of iCalendar")
    return moment if isinstance(moment, date) else None


def _length(entry: Any, start: Moment) -> timedelta | None:
    """Return how long it lasts: to DTEND, which is exclusive, or DURATION; None where unsaid."""
    end = _moment(entry, "DTEND")
    if end is None:
        duration = calendar_text.part(entry.get("DURATION"), "td")
        return duration if isinstance(duration, timedelta) else None
    if isinstance(end, datetime) and isinstance(start, datetime):
        return _passed(start, end)
    return None if isinstance(end, datetime) or isinstance(start, datetime) else end - start


def _passed(start: datetime, end: datetime) -> timedelta:
    """Return the time that passes; of two clocks one of which has no zone, what they show."""
    if start.tzinfo is None or end.tzinfo is None:
        return end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return end.astimezone(UTC) - start.astimezone(UTC)


def _interval(start: Moment, length: timedelta | None) -> Interval:
    """Return the days from the first to the last, or the times from start to end, inclusive."""
    last: Moment
    try:
        if isinstance(start, datetime):
            last = _later(start, length) if length else start
        else:
            last = start + max((length or timedelta(days=1)) - timedelta(days=1), timedelta())
    except OverflowError:
        raise InvalidDate("it ends after the year 9999") from None
    first = _date(start)
    if last < start:
        raise InvalidDate("it ends before it starts")
    return Interval(first) if last == start else Interval(first, _date(last))


def _later(start: datetime, length: timedelta) -> datetime:
    """Add a length in time that passes, not on the clock on the wall."""
    if start.tzinfo is None:
        return start + length
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def _date(moment: Moment) -> PartialDate:
    if not isinstance(moment, datetime):
        return PartialDate(moment.year, moment.month, moment.day)
    shift = moment.utcoffset()
    return PartialDate(
        moment.year, moment.month, moment.day, moment.hour, moment.minute,
        moment.second or None,
        offset=None if shift is None else int(shift.total_seconds() // 60),
    )  # fmt: skip


def _first_line(text: str | None) -> str:
    """Return the first line of a text that has to serve as the title."""
    return " ".join(next(iter((text or "").splitlines()), "").split())[:TITLE]


def _left_out(calendars: list[Any]) -> Iterator[str]:
    """Say what else the calendars hold, which are no events."""
    for name, words in (("VTODO", "to-do"), ("VJOURNAL", "journal entry")):
        if count := sum(len(calendar.walk(name)) for calendar in calendars):
            plural = words.replace("try", "tries") if words.endswith("y") else f"{words}s"
            yield f"{count} {words if count == 1 else plural} left out"


def _event(entry: Any, at: int, name: str, when: Interval, *, repeats: bool = False) -> Event:
    told = calendar_text.description(entry)
    uid = UID.fullmatch(calendar_text.words(entry, "UID"))
    own = calendar_text.words(entry, "X-TIMELINE-STATUS")
    status = STATUSES.get(calendar_text.words(entry, "STATUS").upper(), Status.HAPPENED)
    address = calendar_text.words(entry, "URL")
    event = Event(
        date=when,
        title=calendar_text.title(entry) or _first_line(told.text) or "(no title)",
        id=uid[1] if uid and not repeats else None,
        text=told.text,
        who=told.who,
        where=calendar_text.places(entry),
        tags=calendar_text.categories(entry),
        status=Status(own) if own in list(Status) else status,
        sources=(Citation(address or name, told.quote, at),),
        lang=calendar_text.language(entry),
        note=calendar_text.note(entry),
    )
    return calendar_own.restored(event, entry) if calendar_text.is_ours(entry) else event
