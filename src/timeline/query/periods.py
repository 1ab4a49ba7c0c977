"""The periods that a query names: EDTF, years BC, and two dates around `..`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.errors import InvalidDate, UsageError
from timeline.model.dates import Bound, Interval, PartialDate
from timeline.model.edtf import parse, quoted

DATE_TIP = "write 2024-10-28, 2024-10, 2024, 198X, 44 BC, or a period 2024-10..2024-11"

_ERA = re.compile(r"(?:(?:AD|CE) ?)?([0-9]{1,6})(?: ?(BCE?|AD|CE))?", re.IGNORECASE)


def period(text: str) -> Interval:
    """Read the period that a date must lie in: EDTF, 44 BC, or two of them around `..`.

    Raises UsageError.
    """
    cleaned = text.strip()
    if ".." not in cleaned or "/" in cleaned:
        return _date(cleaned)
    first, _, last = cleaned.partition("..")
    return _joined(first.strip(), last.strip(), cleaned)


def near(word: str, choices: Iterable[str], shown: str = "{}") -> str | None:
    """Return a tip with the choice nearest to a mistyped word, or None."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return f'did you mean "{shown.format(found[0])}"?' if found else None


def _date(text: str) -> Interval:
    era = _ERA.fullmatch(text)
    if era and (era.group(2) or not text[0].isdigit()):
        return _year_of_era(text, int(era.group(1)), (era.group(2) or "AD").upper())
    try:
        return parse(text)
    except InvalidDate as error:
        raise UsageError(error.message, tip=DATE_TIP) from None


def _year_of_era(text: str, number: int, era: str) -> Interval:
    if number == 0:
        raise UsageError(f"{quoted(text)} is not a date: there is no year 0", tip=DATE_TIP)
    return Interval(PartialDate(1 - number if era.startswith("B") else number))


def _joined(first: str, last: str, text: str) -> Interval:
    start = single(first, quoted(text)) if first else Bound.OPEN
    end = single(last, quoted(text)) if last else Bound.OPEN
    joined = Interval(start, end)
    low, high = joined.instants()
    if low >= high:
        raise UsageError(f"{quoted(text)} ends before it starts")
    return joined


def single(text: str, where: str) -> PartialDate:
    """Read an end of a period, which must be a single date of a known year."""
    start = _date(text)
    if start.end is not None or not isinstance(start.start, PartialDate) or start.is_undated:
        raise UsageError(f"{where} needs a single date with a year, not {quoted(text)}")
    return start.start


def option(text: str, name: str) -> Interval:
    """Read the period that an option names."""
    try:
        return period(text)
    except UsageError as error:
        raise UsageError(f"{name}: {error.message}", tip=error.tip) from None


def between(since: str | None, until: str | None) -> Interval:
    """Return the period from --from to --to, either of which may be missing."""
    start = _end_option(since, "--from")
    end = _end_option(until, "--to")
    between = Interval(start, end)
    low, high = between.instants()
    if low >= high:
        raise UsageError(f"--from {since} is after --to {until}", tip="turn the two round")
    return between


def _end_option(text: str | None, option: str) -> PartialDate | Bound:
    if text is None:
        return Bound.OPEN
    try:
        return single(text.strip(), option)
    except UsageError as error:
        message = error.message if error.message.startswith(option) else f"{option}: {error}"
        raise UsageError(message, tip=error.tip) from None
