"""The times of a series in a calendar (RFC 5545, 3.3.10), within a bound.

Rules count on the clock on the wall, so that a daily ten o'clock stays at ten when clocks change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from math import prod
from typing import Any

from timeline.errors import InvalidDate
from timeline.model import edtf
from timeline.readers import calendar_text

TIMES = 100  # of one series that are read
YEARS = 10  # how far from its start
BARREN = 5  # rules without any time that are searched, in one calendar
A_DAY = 100  # times on one day that a rule may name
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
CYCLE = 400  # years after which days fall on the same weekdays
LAST_YEAR = 9999

Moment = date  # a day, or a datetime: the subclass
Rule = Mapping[str, list[Any]]


@dataclass(slots=True)
class Budget:
    """What is still read of one calendar: times of all series, and series without any."""

    times: int
    barren: int = BARREN


def times(entry: Any, start: Moment, notes: list[str], budget: Budget) -> Iterator[Moment]:
    """Yield the times of an entry's series within the bound; `notes` say where it goes on.

    Raises InvalidDate for a rule that cannot be read.
    """
    rule: Rule = entry["RRULE"] if isinstance(entry["RRULE"], dict) else {}
    shown = edtf.quoted(calendar_text.title(entry))
    if not _is_read(rule) or min(budget.times, budget.barren) < 1:
        reason = "repeats in a way that is not read" if budget.times > 0 else "is one too many"
        notes.append(f"series {shown} {reason}: only its first time is read")
        yield start
        return
    bound = min(TIMES, budget.times)
    found = list(islice(_all(entry, rule, start), bound + 1))
    budget.times -= len(found[:bound])
    if not found:
        budget.barren -= 1
        notes.append(f"series {shown} has no time that its rule allows")
    elif len(found) > bound or not ("COUNT" in rule or "UNTIL" in rule):
        read = found[:bound]
        times = "1 time is" if len(read) == 1 else f"{len(read)} times are"
        notes.append(f"series {shown} goes on: {times} read, up to {read[-1]:%Y-%m-%d}")
    yield from found[:bound]


def _is_read(rule: Rule) -> bool:
    """Tell a rule that a person's calendar can have."""
    times = prod(len(rule.get(key, [0])) for key in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    steps = str(rule.get("INTERVAL", [1])[0])
    return rule.get("FREQ", [""])[0] in FREQUENCIES and times <= A_DAY and steps != "0"


def _all(entry: Any, rule: Rule, start: Moment) -> Iterator[Moment]:
    """Yield the times of the rule and of RDATE in order, without those of EXDATE."""
    first = naive(start)
    until = min(_until(rule, start), _bound(first))
    count = int(rule.get("COUNT", [TIMES + 1])[0])
    ruled = list(islice(_ruled(rule, first, until), max(0, min(count, TIMES + 1))))
    left_out = set(_listed(entry, "EXDATE", start))
    for moment in sorted({*ruled, *_listed(entry, "RDATE", start)} - left_out):
        yield _like(moment, start)


def _ruled(rule: Rule, first: datetime, until: datetime) -> Iterator[datetime]:
    """Yield a rule's times; one that allows none is searched for at most 400 years.

    dateutil searches up to the year 9999, so the series is moved close to it and back.
    """
    from dateutil.rrule import rrulestr

    plain = {key: value for key, value in rule.items() if key not in ("COUNT", "UNTIL")}
    text = ";".join(f"{key}={','.join(map(str, value))}" for key, value in plain.items())
    shift = (LAST_YEAR - first.year) // CYCLE * CYCLE
    try:
        for moved in rrulestr(text, dtstart=first.replace(year=first.year + shift)):
            moment = moved.replace(year=moved.year - shift)
            if moment > until:
                return
            yield moment
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidDate(f"its rule of repeating cannot be read: {error}") from None


def _bound(first: datetime) -> datetime:
    return first.replace(year=min(first.year + YEARS, LAST_YEAR), day=min(first.day, 28))


def _until(rule: Rule, start: Moment) -> datetime:
    """Return the last time a rule says it can have, on the wall clock of the start's zone."""
    until = rule.get("UNTIL", [None])[0]
    if not isinstance(until, date):
        return datetime.max  # noqa: DTZ901 (a wall clock)
    if isinstance(until, datetime):
        zone = start.tzinfo if isinstance(start, datetime) else None
        return naive(until.astimezone(zone) if zone and until.tzinfo else until)
    return naive(until).replace(hour=23, minute=59, second=59)


def naive(moment: Moment) -> datetime:
    """Return the time on the clock on the wall, midnight for a day."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 (a wall clock)


def _like(moment: datetime, start: Moment) -> Moment:
    """Return a time of a series as the first one is written: a day, or a time in its zone."""
    if not isinstance(start, datetime):
        return moment.date()
    return moment.replace(tzinfo=start.tzinfo)


def _listed(entry: Any, key: str, start: Moment) -> Iterator[datetime]:
    """Yield the times of EXDATE or RDATE on the wall clock of the start's zone."""
    value = entry.get(key, [])
    zone = start.tzinfo if isinstance(start, datetime) else None
    for part in value if isinstance(value, list) else [value]:
        for item in islice(calendar_text.part(part, "dts") or (), TIMES):
            moment = calendar_text.part(item, "dt")
            if isinstance(moment, datetime) and moment.tzinfo and zone:
                moment = moment.astimezone(zone)
            if isinstance(moment, date):
                yield naive(moment)
