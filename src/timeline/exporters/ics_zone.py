"""The VTIMEZONE that local times of a calendar lean on (RFC 5545, 3.6.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from timeline.errors import InvalidStore

SECOND = timedelta(seconds=1)


def zone_of(name: str | None) -> tzinfo | None:
    """Return the zone of that IANA name, None without one; raises InvalidStore for an unknown."""
    from zoneinfo import ZoneInfo

    if name is None:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise InvalidStore(
            f'unknown time zone "{name}" under [timeline]',
            tip='write a name like timezone = "Europe/Kyiv"',
        ) from error


def add_time_zone(calendar: Any, zone: tzinfo | None) -> None:
    """Define the zone in the calendar, as far as the years of its events reach."""
    years = [entry["DTSTART"].dt.year for entry in calendar.walk("VEVENT")]
    if zone is None or not years:
        return
    calendar.add_missing_timezones(
        first_date=date(max(min(years) - 1, 2), 1, 1),  # year 1 has no room for an offset
        last_date=date(min(max(years) + 2, 9999), 1, 1),
    )
    for definition in calendar.walk("VTIMEZONE"):
        for observance in definition.subcomponents:
            _correct(observance, zone)


def _correct(observance: Any, zone: tzinfo) -> None:
    """Give an observance's onsets in the time before the change, as the standard asks.

    icalendar 7 gives them in the time after it where the clocks go forward.
    """
    before, after = observance["TZOFFSETFROM"].td, observance["TZOFFSETTO"].td
    if after <= before:
        return
    observance["DTSTART"].dt = _onset(observance["DTSTART"].dt, before, after, zone)
    if "RDATE" in observance:
        later = [_onset(moment.dt, before, after, zone) for moment in observance["RDATE"].dts]
        del observance["RDATE"]
        observance.add("rdate", later)


def _onset(given: datetime, before: timedelta, after: timedelta, zone: tzinfo) -> datetime:
    instant = given.replace(tzinfo=UTC) - before
    already = (instant - SECOND).astimezone(zone).utcoffset() == after
    return given + before - after if already else given
