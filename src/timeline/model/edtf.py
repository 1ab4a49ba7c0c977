"""The written form of dates: EDTF (ISO 8601-2), levels 0 and 1 and a part of level 2.

Two extensions of ours: a time may lack its seconds or minutes (and carry a mark), and a year of
more than four digits may be followed by a month and a day.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline.errors import InvalidDate
from timeline.model.dates import Bound, Interval, PartialDate

TIP = "write EDTF, e.g. 2024-12-31, 2024-12, 1984~, 2024-10-30/2024-10-31"

LONGEST_TEXT = 100
LONGEST_QUOTE = 40
LONGEST_OFFSET = 18 * 60

_DATE = re.compile(
    r"(?P<year>Y-?[0-9]{2,12}X{0,3}|-?[0-9]{1,4}X{0,3}|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX)"
    r"(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"(?P<mark>[?~%]?)"
)

# What a text that is no EDTF looks like -> what to say. The first match counts.
# Compiled when one is met: 25 patterns cost every command more time than its dates.
_MISTAKES = (
    (r"", "it is empty"),
    (r"\.\.", "an open end stands in a range (2024/..)"),
    (r"(?i)(open|unknown)", "an open end is .. and an unknown one is empty"),
    (r"(?i).*\b(bce?|ad|ce)\b.*", "44 BC is written -0043, and 79 AD is 0079"),
    (r"(?i)[0-9]{4}-?w[0-9]{1,2}.*", "a week is written as its days (2024-10-28/2024-11-03)"),
    (r"(?i)[0-9]{4}-?q[1-4]", "a quarter is 33 to 36 in the month's place (Q3 is 2024-35)"),
    (r"[0-9]{8}(T.*)?", "hyphens stand between year, month and day (2024-10-28)"),
    (r"\+.*", "a year has no plus sign"),
    (r"Y-?[0-9]{13,}.*", "the year has more than 12 digits"),
    (r"Y.*", "Y begins a year of more than four digits (Y17000, Y-17000)"),
    (r"-?[0-9]{5,}.*", "a year of more than four digits begins with Y (Y17000)"),
    (r"-?[0-9X]{1,3}([-T?~%].*)?", "a year has four digits (0476, and -0043 for 44 BC)"),
    (r"-?[0-9]{0,4}u{1,4}.*|.*-u{1,2}\b.*", "an unknown digit is X"),
    (r".*x.*", "an unknown digit is a capital X"),
    (r"-?[0-9]{0,3}X+[0-9]+.*", "only the last digits of a year can be X"),
    (r".*(\?~|~\?)", "uncertain and approximate together are %"),
    (r"[?~%].*|.*[?~%].+", "? ~ and % stand at the end of a date"),
    (r"-?[0-9]{4}[./].*", "hyphens stand between year, month and day (2024-10-28)"),
    (r"-?[0-9X]{4}-[0-9](-.*)?", "a month has two digits (2024-03)"),
    (r"-?[0-9X]{4}-[0-9X]{2}-[0-9]\b.*", "a day has two digits (2024-03-05)"),
    (r"-?[0-9X]{4}-[0-9]{2}-[0-9]{2}[ t][0-9].*", "a capital T stands before a time (T14:32)"),
    (r"-?[0-9X]{4}(-[0-9X]{2})?T.*", "a time of day without a day"),
    (r".*T.*[.,][0-9]+.*", "fractions of a second are not kept"),
    (r".*T.*[+-][0-9]{4}", "an offset has a colon (+03:00)"),
    (r".*T.*", "a time is written 14:32 or 14:32:05, with Z or +03:00 where the zone is known"),
)


def parse(text: str) -> Interval:
    """Read an EDTF text.

    Raises InvalidDate with what is wrong ("month 13") and a tip. White space around is allowed.
    """
    cleaned = text.strip()
    try:
        return _interval(cleaned)
    except InvalidDate as error:
        shown = quoted(cleaned)
        raise InvalidDate(f"{shown} is not a date: {error.message}", tip=TIP) from None


def write(interval: Interval) -> str:
    """Write the canonical EDTF of an interval: the inverse of `parse`."""
    if interval.end is None:
        return _written_end(interval.start)
    return f"{_written_end(interval.start)}/{_written_end(interval.end)}"


def write_date(date: PartialDate, *, marks: bool = True) -> str:
    """Write one date; without `marks` leave out ? ~ and %."""
    text = _written_year(date)
    if date.part is not None:
        text += f"-{date.part}"
    elif date.month is not None:
        text += f"-{date.month:02}"
    elif date.month_blank:
        text += "-XX"
    if date.day is not None:
        text += f"-{date.day:02}"
    elif date.day_blank:
        text += "-XX"
    text += _written_time(date)
    return text + _written_mark(date) if marks else text


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a text between double quotes for a message: printable, and never long."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    return '"' + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text) + '"'


@lru_cache(maxsize=4096)
def _interval(text: str) -> Interval:
    if len(text) > LONGEST_TEXT:
        raise InvalidDate("it is too long")
    if "/" not in text:
        return Interval(_date(text))
    first, _, last = text.partition("/")
    if "/" in last:
        raise InvalidDate("a range has one slash")
    interval = Interval(_end(first), _end(last))
    _check_order(interval)
    return interval


def _end(text: str) -> PartialDate | Bound:
    if text == "..":
        return Bound.OPEN
    return _date(text) if text else Bound.UNKNOWN


def _date(text: str) -> PartialDate:
    if len(text) == 10 and text[:4].isdecimal() and text.isascii():
        usual = _full_date(text)
        if usual is not None:
            return usual
    match = _DATE.fullmatch(text)
    if match is None:
        raise InvalidDate(_mistake(text))
    year_text, month, day, hour, minute, second, zone, mark = match.groups()
    year, blanks = _year(year_text)
    if blanks and month is not None:
        raise InvalidDate("a month of a decade or century")
    if month == "XX" and day not in (None, "XX"):
        raise InvalidDate("a day without a month")
    part = int(month) if month not in (None, "XX") and int(month) > 20 else None
    return PartialDate(
        year,
        None if part else _number(month),
        _number(day),
        _number(hour),
        _number(minute),
        _number(second),
        _offset(zone),
        part=part,
        year_blanks=blanks,
        month_blank=month == "XX",
        day_blank=day == "XX",
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _full_date(text: str) -> PartialDate | None:
    """Read YYYY-MM-DD, which most dates of a store are, in half the time; else return None."""
    year, first, month, second, day = text[:4], text[4], text[5:7], text[7], text[8:]
    if first == second == "-" and month.isdecimal() and day.isdecimal() and month <= "12":
        return PartialDate(int(year), int(month), int(day))
    return None


def _number(text: str | None) -> int | None:
    return None if text is None or text == "XX" else int(text)


def _year(text: str) -> tuple[int | None, int]:
    """Return the year, its X digits being 0, and how many they are."""
    if text == "XXXX":
        return None, 0
    digits = text.lstrip("Y").lstrip("-")
    large = text.startswith("Y")
    if (len(digits) > 4 and digits[0] != "0") != large or (len(digits) != 4 and not large):
        raise InvalidDate(_mistake(text))
    blanks = digits.count("X")
    year = int(digits.replace("X", "0"))
    if not year and "-" in text:
        raise InvalidDate("there is no year -0000 (1 BC is 0000)")
    return -year if "-" in text else year, blanks


def _offset(zone: str | None) -> int | None:
    """Return minutes east of UTC."""
    if zone is None:
        return None
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:] or 0)
    if minutes > LONGEST_OFFSET or int(zone[4:] or 0) > 59:
        raise InvalidDate(f"offset {zone}")
    return -minutes if zone[0] == "-" else minutes


def _check_order(interval: Interval) -> None:
    start, end = interval.start, interval.end
    if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
        return
    shift = 0
    if start.offset is not None and end.offset is not None:
        shift = (start.offset - end.offset) * 60
    if start.bounds()[0] - shift >= end.bounds()[1]:
        raise InvalidDate("it ends before it starts")


def _mistake(text: str) -> str:
    for pattern, reason in _mistakes():
        if pattern.fullmatch(text):
            return reason
    return "it is not written year-month-day"


@cache
def _mistakes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), reason) for pattern, reason in _MISTAKES)


def _written_end(end: PartialDate | Bound) -> str:
    return end.value if isinstance(end, Bound) else write_date(end)


def _written_year(date: PartialDate) -> str:
    if date.year is None:
        return "XXXX"
    sign = "-" if date.year < 0 else ""
    digits = f"{abs(date.year):04}"
    if date.year_blanks:
        digits = digits[: -date.year_blanks] + "X" * date.year_blanks
    return f"{'Y' if len(digits) > 4 else ''}{sign}{digits}"


def _written_time(date: PartialDate) -> str:
    if date.hour is None:
        return ""
    fields = [date.hour, date.minute, date.second]
    text = "T" + ":".join(f"{field:02}" for field in fields if field is not None)
    return text + written_offset(date.offset)


def written_offset(offset: int | None) -> str:
    """Write minutes east of UTC as "Z", "+03:00", or "" where there is no zone."""
    if offset is None:
        return ""
    if offset == 0:
        return "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


def _written_mark(date: PartialDate) -> str:
    if date.approximate:
        return "%" if date.uncertain else "~"
    return "?" if date.uncertain else ""
