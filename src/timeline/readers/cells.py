"""A date that stands alone in a cell, a field or a property: read whole, or refused with a reason.

EDTF first, then ISO 8601 as machines write it, then whatever the caller can read besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime

from timeline.errors import InvalidDate
from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate
from timeline.readers import written

ReadDate = Callable[[str], Interval]

# what machines write beside EDTF: a space for the T, one-digit hours, fractions, offsets bare
STAMP = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?)?",
    re.I,
)
EDTF = re.compile(r"[-+0-9XYTZ:/.~?%]+")  # what is written with other signs is none
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")
FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\S)")
SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")  # days since 1900: 1954 to 2064
CLOCK = re.compile(
    r"(\d{1,2})[:.h](\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap])?\.?m?\.?\s*(Z|UTC|GMT)?", re.I
)
SECONDS = (100_000_000, 100_000_000_000)  # 1973 to 5138 in seconds since 1970


def date(text: str, read_date: ReadDate | None = None) -> Interval:
    """Read a cell that is a date and nothing else; raises InvalidDate, or what `read_date` does."""
    cleaned = " ".join(text.split())
    iso = _stamp(cleaned)
    if iso is not None:
        return edtf.parse(iso)
    if SERIAL.fullmatch(cleaned):
        raise InvalidDate(
            f"{edtf.quoted(cleaned)} is a spreadsheet's number of a day: make it a date there"
        )
    if read_date is None or len(cleaned) > edtf.LONGEST_TEXT:
        return edtf.parse(cleaned)
    if EDTF.fullmatch(cleaned):
        with suppress(InvalidDate):
            return edtf.parse(cleaned)
    return _in_words(cleaned) or read_date(cleaned)


def _in_words(text: str) -> Interval | None:
    """Return the day that a text says with its month's name and its year, and nothing else."""
    found = written.find(text) if text[-4:].isdecimal() and text.isascii() else None
    whole = found is not None and found[1:] == (0, len(text)) and any(map(str.isalpha, text))
    return found[0] if found and whole else None


def _stamp(text: str) -> str | None:
    """Return the EDTF of a machine's date-time, None where it is none."""
    found = STAMP.fullmatch(text)
    if found:
        day, hour, minute, second, utc, hours, minutes = found.groups()
        zone = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
        return f"{day}T{hour:0>2}:{minute}{f':{second}' if second else ''}{zone}"
    found = COMPACT.fullmatch(text)
    if not found or not "0101" <= text[4:8] <= "1231":
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    clock = f"T{hour}:{minute}{f':{second}' if second else ''}{utc}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def in_figures(text: str) -> bool:
    """Tell 03/05/2024, whichever of the two is the day."""
    return FIGURES.match(text.strip()) is not None


def order(texts: Iterable[str]) -> tuple[str | None, str]:
    """Return the order of day and month, dmy or mdy, that one of the dates proves, and that date.

    None where no date does, or two of them contradict each other.
    """
    proofs: dict[str, str] = {}
    for text in texts:
        found = FIGURES.match(text.strip())
        first, second = (int(found[1]), int(found[3])) if found else (0, 0)
        if found and max(first, second) > 12 >= min(first, second):
            proofs.setdefault("dmy" if first > second else "mdy", found[0])
    return next(iter(proofs.items())) if len(proofs) == 1 else (None, "")


def ordered(text: str, order: str | None) -> str:
    """Return a date in figures in the order of ISO; any other text as it is."""
    found = FIGURES.match(text.strip()) if order else None
    if not found:
        return text
    day, month = (found[1], found[3]) if order == "dmy" else (found[3], found[1])
    return f"{found[4]}-{month:0>2}-{day:0>2}{text.strip()[found.end() :]}"


def at_time(interval: Interval, clock: str) -> Interval:
    """Return a day with the time of day from a cell beside it; raises InvalidDate.

    What is no single day, and what has a time already, stays as it is.
    """
    start = interval.start
    if (
        interval.is_range
        or not isinstance(start, PartialDate)
        or start.day is None
        or start.has_time
    ):
        return interval
    found = CLOCK.fullmatch(clock.strip())
    if not found:
        raise InvalidDate(f"{edtf.quoted(clock)} is not a time of day", tip="write it like 14:32")
    hour = int(found[1]) % 12 + 12 * (found[4].lower() == "p") if found[4] else int(found[1])
    second = int(found[3]) if found[3] else None
    return Interval(
        PartialDate(
            start.year, start.month, start.day, hour, int(found[2]), second,
            offset=0 if found[5] else None,
            approximate=start.approximate, uncertain=start.uncertain,
        )
    )  # fmt: skip


def moment(number: float) -> Interval:
    """Read seconds or milliseconds since 1970, and a bare year; raises InvalidDate."""
    size = abs(number)
    if size < 10_000:
        return edtf.parse(f"{'-' if number < 0 else ''}{int(size):04}")
    seconds = number / 1000 if size >= SECONDS[1] else number
    if not SECONDS[0] <= abs(seconds) < SECONDS[1]:
        raise InvalidDate(f"{number} is not a date", tip=edtf.TIP)
    try:
        told = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        raise InvalidDate(f"{number} is not a date", tip=edtf.TIP) from None
    return edtf.parse(told.strftime("%Y-%m-%dT%H:%M:%SZ"))


def joined(first: Interval, last: Interval | None) -> Interval:
    """Return the range from one date to another, or the one date where both are the same.

    Raises InvalidDate where it ends before it starts.
    """
    if last is None or last == first:
        return first
    end = last.start if last.end is None else last.end
    return edtf.parse(edtf.write(Interval(first.start, end)))
