"""What a token of digits is: a day, a year, a clock time, a written date, or just a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from timeline.temporal.language import Word

Shape = tuple[re.Pattern[str], str, Callable[[re.Match[str]], Any]]


def number_word(digits: str) -> Word:
    """Tell the kind of a plain whole number by its size, as written."""
    value = int(digits) if len(digits) < 10 else 10**12  # a length or a number, whatever it is
    length = len(digits)
    if length == 4:
        return ("YEAR", value) if 1000 <= value <= 2999 else ("NUM", value)
    if length > 4 or value == 0:
        return ("NUM", value)
    if length == 3:
        return ("NUM3", value)
    for kind, limit in (("N12", 12), ("N24", 24), ("N31", 31), ("N59", 59)):
        if value <= limit:
            return (kind, value)
    return ("N99", value)


def shapes(texts: Mapping[str, str]) -> tuple[Shape, ...]:
    """Return the written shapes of numbers, the suffixes in the language's own letters."""
    am_pm = rf"(?P<m>{texts['am']}|{texts['pm']})"
    pm = re.compile(texts["pm"], re.I)

    def meridian(match: re.Match[str]) -> tuple[int, ...] | None:
        hour, rest = int(match["h"]), match.groupdict()
        if not 0 <= hour <= 12 and rest["m"]:
            return None
        hour = hour % 12 + (12 if pm.fullmatch(rest["m"]) else 0)
        return (hour, int(rest.get("min") or 0), int(rest.get("sec") or 0))

    table: tuple[tuple[str, str, Callable[[re.Match[str]], Any]], ...] = (
        (rf"(\d{{1,3}})(?:{texts['ordinal']})", "ORD", _small_ordinal),
        (rf"(\d{{1,4}})(?:{texts['ordinal']})", "ORDBIG", lambda m: int(m[1])),
        (rf"(\d{{2,3}}0)(?:{texts['decade']})", "DECADE", lambda m: int(m[1])),
        (rf"(\d0)(?:{texts['decade']})", "SHORTDECADE", lambda m: int(m[1])),
        (rf"(?P<h>\d{{1,2}})[:.](?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d))?{am_pm}", "CLOCKM", meridian),
        (rf"(?P<h>\d{{1,2}}){am_pm}", "HOURM", meridian),
        (r"(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?", "CLOCK", _clock),
        (r"(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?Z", "CLOCKZ", _clock),
        (r"(\d{1,2})h([0-5]\d)?", "CLOCK", _clock),
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", "ISODATE", _ints),
        (r"(\d{4})/(\d{1,2})/(\d{1,2})", "ISODATE", _ints),
        (r"(\d{4})\.(\d{2})\.(\d{2})", "ISODATE", _ints),
        (r"((?:1\d|20)\d\d)([01]\d)([0-3]\d)", "ISODATE", _ints),
        (r"(\d{4})[/.](\d{2})", "ISOMONTH", _ints),
        (
            r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|z|[+-]\d\d(?::?\d\d)?)?",
            "ISOTIME",
            _stamp,
        ),
        (r"(\d{4})(\d\d)(\d\d)[Tt](\d\d)(\d\d)(?:(\d\d))?(Z|z|[+-]\d\d:?\d\d)?", "ISOTIME", _stamp),
        (r"(\d{4})-?[Ww](\d\d)(?:-?([1-7]))?", "ISOWEEK", _ints),
        (r"(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)", "SLASH3", _dated),
        (r"(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)", "DASH3", _dated),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)", "DOT3", _dated),
        (r"(\d{1,2})/(\d{1,4})", "SLASH2", _ints),
        (r"(\d{1,2}),(\d{4})", "DAYYEAR", _ints),
        (r"([01]\d|2[0-3])([0-5]\d)[Zz]", "ZULU", _clock),
        (r"([01]\d|2[0-3])([0-5]\d)(?:h|hrs?|hours)", "HHOURS", _clock),
        (r"(\d{1,3}(?:,\d{3})+)", "NUM", lambda m: int(m[1].replace(",", "")[:9])),
        (r"(\d+[.,]\d+)", "DECIMAL", lambda m: float(m[1].replace(",", ".")[:12])),
        (rf"(\d{{1,4}})({texts['unit']})", "UNITNUM", lambda m: (int(m[1]), m[2])),
    )
    return _compiled((*_compact(texts["months"]), *table))


def _compiled(
    table: tuple[tuple[str, str, Callable[[re.Match[str]], Any]], ...],
) -> tuple[Shape, ...]:
    return tuple((re.compile(pattern, re.I), kind, make) for pattern, kind, make in table)


def _compact(names: str) -> tuple[tuple[str, str, Callable[[re.Match[str]], Any]], ...]:
    """Return the shapes that run letters and figures together: 28OCT2024, 281430Z, 3Q24, 44BC."""
    months = names.split("|")

    def day_month(match: re.Match[str]) -> tuple[int, int, int]:
        return full_year(match[3]), months.index(match[2].lower()) + 1, int(match[1])

    def group(match: re.Match[str]) -> tuple[Any, ...]:
        return (*_group(match), months.index(match[5].lower()) + 1, full_year(match[6]))

    return (
        (r"(\d\d)(\d\d)(\d\d)([A-Za-z])", "DTG", _group),
        (rf"(\d\d)(\d\d)(\d\d)([A-Z])({names})(\d\d|\d{{4}})", "DTGROUP", group),
        (rf"(\d{{1,2}})({names})(\d\d|\d{{4}})", "DAYMONTH", day_month),
        (r"(?-i:(\d{1,4})(BCE?|CE|AD))", "ERAYEAR", _era),
        (r"(?-i:([12])H)", "NHALF", lambda m: int(m[1])),
        (r"(?-i:([1-4])Q)", "QNUM", lambda m: int(m[1])),
        (r"(?-i:([1-4])Q(\d\d|(?:19|20)\d\d))", "QYEAR", _quartered),
    )


def _ints(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(group) for group in match.groups() if group)


def _group(match: re.Match[str]) -> tuple[Any, ...]:
    """Day, hour, minute and the letter of the zone."""
    return (int(match[1]), int(match[2]), int(match[3]), match[4].upper())


def _quartered(match: re.Match[str]) -> tuple[int, int]:
    return int(match[1]), full_year(match[2])


def _era(match: re.Match[str]) -> int | None:
    """The astronomical year of "44BC"."""
    number = int(match[1])
    return None if not number else 1 - number if match[2][0] == "B" else number


def _dated(match: re.Match[str]) -> tuple[int, ...]:
    """Three numbers of which the last is a year; 56 stands for 1956 and 45 for 2045."""
    first, second, year = match.groups()
    return (int(first), int(second), full_year(year))


def full_year(digits: str) -> int:
    """Return the year that two digits stand for: 40 is 1940 and 39 is 2039."""
    value = int(digits)
    if len(digits) > 2:
        return value
    return value + (2000 if value < 40 else 1900)


def _small_ordinal(match: re.Match[str]) -> int | None:
    value = int(match[1])
    return value if 0 < value <= 31 else None


def _clock(match: re.Match[str]) -> tuple[int, ...] | None:
    hour, minute, *rest = (int(group or 0) for group in match.groups())
    return (hour, minute, *rest) if hour <= 24 else None


def _stamp(match: re.Match[str]) -> tuple[Any, ...]:
    *digits, zone = match.groups()
    year, month, day, hour, minute, second = (None if d is None else int(d) for d in digits)
    return (year, month, day, hour, minute, second, zone_minutes(zone))


def zone_minutes(zone: str | None) -> int | None:
    """Return minutes east of UTC of "Z", "+02:00" or "-0430"; None without a zone."""
    if zone is None:
        return None
    if zone in "Zz":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return -minutes if zone[0] == "-" else minutes
