"""Dates as a person reads them, in two lengths, with BC and AD and no year 0.

The short form is for terminals ("Wed 30 - Thu 31 Oct 2024", "c. 44 BC"); the long one is for
documents ("30-31 October 2024").
"""

from __future__ import annotations

from timeline.model.dates import Bound, Granularity, Interval, PartialDate, ordinal, weekday
from timeline.model.edtf import written_offset

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
HALVES = {40: "first half", 41: "second half"}
WINTER = 24

# Before the Gregorian calendar, a weekday counted back in it is not the one people lived through.
FIRST_WEEKDAY_YEAR = 1583
# Before it, a bare number does not look like a year.
FIRST_PLAIN_YEAR = 1000


def display(interval: Interval, *, long: bool = False, weekdays: bool = True) -> str:
    """Return the words for a date or range, e.g. "Mon 28 Oct 2024" or "c. 44 BC".

    The long form never names weekdays; the short one does unless told otherwise.
    """
    named = weekdays and not long
    start, end = interval.start, interval.end
    if end is None:
        return (
            date_text(start, long=long, weekdays=named)
            if isinstance(start, PartialDate)
            else "undated"
        )
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        return _range(start, end, long, named)
    return _open_range(start, end, long, named)


def date_text(date: PartialDate, *, long: bool = False, weekdays: bool = True) -> str:
    """Return the words for one date with its marks: "c. Oct 2024", "1984?"."""
    text = _plain(date, long, weekdays)
    return f"{'c. ' if date.approximate else ''}{text}{'?' if date.uncertain else ''}"


def year_text(year: int) -> str:
    """Return "2024", "AD 79" or "44 BC" for an astronomical year."""
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < FIRST_PLAIN_YEAR else str(year)


def years_text(first: int, last: int) -> str:
    """Return "1861-1865", "58-50 BC" or "27 BC - AD 14"; both years are included."""
    if first == last:
        return year_text(first)
    if last < 1:
        return f"{1 - first}-{year_text(last)}"
    if first < 1:
        return f"{year_text(first)} - {year_text(last)}"
    return f"{year_text(first)}-{last}"


def part_text(part: int) -> str:
    """Return "spring", "Q3" or "first half" for an EDTF code of a part of the year."""
    return SEASONS.get(part) or HALVES.get(part) or f"Q{part - 32}"


def month_text(month: int, *, long: bool = False) -> str:
    """Return "Oct" or "October"."""
    return MONTHS[month - 1] if long else MONTHS[month - 1][:3]


def weekday_text(date: PartialDate) -> str:
    """Return "Mon", or "" where the date is no full one or older than the calendar."""
    if date.year is None or date.month is None or date.day is None:
        return ""
    if date.year < FIRST_WEEKDAY_YEAR:
        return ""
    return WEEKDAYS[weekday(ordinal(date.year, date.month, date.day))][:3]


def time_text(date: PartialDate, *, zone: bool = True) -> str:
    """Return "14:32 UTC", "14:32:05 +03:00", "14h" where the minute is not known, or ""."""
    if date.hour is None:
        return ""
    if date.minute is None:
        text = f"{date.hour:02}h"
    else:
        text = f"{date.hour:02}:{date.minute:02}"
        text += "" if date.second is None else f":{date.second:02}"
    name = zone_text(date) if zone else ""
    return f"{text} {name}" if name else text


def zone_text(date: PartialDate) -> str:
    """Return "UTC", "+03:00", or "" where no zone is known."""
    return "UTC" if date.offset == 0 else written_offset(date.offset)


def _plain(date: PartialDate, long: bool, weekdays: bool) -> str:
    """Return the words for a date without its marks."""
    if date.year is None:
        return _yearless(date, long)
    if date.day is not None:
        return _day(date, long, weekdays)
    year = years_text(*date.years()) if date.year_blanks else year_text(date.year)
    if date.part is not None:
        return _part(date.part, date.year)
    if date.month is not None:
        month = f"{month_text(date.month, long=long)} {year}"
        return f"a day in {month}" if date.day_blank else month
    if date.day_blank:
        return f"a day in {year}"
    if date.month_blank:
        return f"some time in {year}"
    return _decade(date) or year


def _day(date: PartialDate, long: bool, weekdays: bool) -> str:
    assert date.month is not None
    assert date.year is not None
    day = f"{date.day} {month_text(date.month, long=long)} {year_text(date.year)}"
    named = f"{weekday_text(date)} {day}".strip() if weekdays else day
    return f"{named} {time_text(date)}".rstrip()


def _decade(date: PartialDate) -> str:
    """Return "1880s"; "" where that is no decade's name ("1900s" could be the century's)."""
    if date.granularity is not Granularity.DECADE or date.year is None:
        return ""
    return f"{date.year}s" if date.year >= FIRST_PLAIN_YEAR and date.year % 100 else ""


def _part(part: int, year: int) -> str:
    if part in SEASONS:
        name = year_text(year)
        if part == WINTER:  # it starts in December and lies mostly in the year after
            name = f"{name}/{(year + 1) % 100:02}" if year > 0 else years_text(year, year + 1)
        return f"{SEASONS[part]} {name}"
    return f"{part_text(part)}{' of' if part in HALVES else ''} {year_text(year)}"


def _yearless(date: PartialDate, long: bool) -> str:
    if date.month is None and date.part is None:
        return "undated"
    if date.part is not None:
        return f"{part_text(date.part)}, year unknown"
    assert date.month is not None
    name = month_text(date.month, long=long)
    return f"{name if date.day is None else f'{date.day} {name}'}, year unknown"


def _open_range(
    start: PartialDate | Bound, end: PartialDate | Bound | None, long: bool, weekdays: bool
) -> str:
    if isinstance(start, PartialDate):
        text = date_text(start, long=long, weekdays=weekdays)
        return f"from {text}" if end is Bound.OPEN else f"{text} - ?"
    if isinstance(end, PartialDate):
        text = date_text(end, long=long, weekdays=weekdays)
        return f"until {text}" if start is Bound.OPEN else f"? - {text}"
    return "undated"


def _range(start: PartialDate, end: PartialDate, long: bool, weekdays: bool) -> str:
    """Return a range's words, saying only once what both ends share."""
    if not (_marked(start) or _marked(end)):
        joined = _joined(start, end, long, weekdays)
        if joined:
            return joined
    named = weekdays and not start.granularity == end.granularity == Granularity.DAY
    return " - ".join(date_text(date, long=long, weekdays=named) for date in (start, end))


def _joined(start: PartialDate, end: PartialDate, long: bool, weekdays: bool) -> str:
    """Return the shorter words for two like dates, or "" where nothing is shared."""
    if start.year is None or end.year is None or start.granularity != end.granularity:
        return ""
    if start.has_time:
        return _hours(start, end, long, weekdays)
    if start.granularity is Granularity.YEAR and not (start.month_blank or end.month_blank):
        return years_text(start.year, end.year)
    if start.year != end.year:
        return ""
    if start.granularity is Granularity.DAY:
        return _days(start, end, long, weekdays)
    if start.granularity is Granularity.MONTH and not (start.day_blank or end.day_blank):
        assert start.month is not None
        return f"{month_text(start.month, long=long)} - {date_text(end, long=long)}"
    return ""


def _days(start: PartialDate, end: PartialDate, long: bool, weekdays: bool) -> str:
    assert start.month is not None
    if start.month != end.month:
        month = month_text(start.month, long=long)
        return f"{start.day} {month} - {date_text(end, long=long, weekdays=False)}"
    if not weekdays:
        return f"{start.day}-{date_text(end, long=long, weekdays=False)}"
    return f"{weekday_text(start)} {start.day} - {date_text(end)}".lstrip()


def _hours(start: PartialDate, end: PartialDate, long: bool, weekdays: bool) -> str:
    """Return "Mon 28 Oct 2024 14:32-15:10 UTC" for two times of one day and zone."""
    if start.days() != end.days() or start.offset != end.offset:
        return ""
    first = f"{_plain(start.date_only(), long, weekdays)} {time_text(start, zone=False)}"
    return f"{first}-{time_text(end)}"


def _marked(date: PartialDate) -> bool:
    return date.approximate or date.uncertain
