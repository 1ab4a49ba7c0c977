"""The zone that a text declares for its clock times: "All times in UTC", a column "Time (CET)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from timeline.model.timex import Range, TimeOfDay, Timex, Value

ZONE = r"(?P<zone>(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{1,4}T)\b(?!\s*\d)"
DECLARED = re.compile(
    r"(?:(?:^|\n|[|(*_#>])[ \t*_]*(?:[Nn]ote:?\s+)?(?:[Dd]ates?\s*(?:and|/|&)\s*)?"
    r"(?:[Tt]ime(?:s|stamps?|line)?|TIMES?(?:TAMP)?)|\b(?:[Aa]ll|ALL)\s+(?:\w+\s+)?(?:times|TIMES))\b"
    r"[^.\n|\d]{0,40}?\b" + ZONE
)

ENDS = ("UTC", "GMT", "ST", "DT", "ET", "CT", "PT", "MT")  # of the names that ZONE takes


class Zone(NamedTuple):
    """A declared zone: how it is written, and its minutes east of UTC or its name."""

    shown: str
    offset: int | str


def declared(text: str, recognise: Callable[[str], list[Timex]]) -> Zone | None:
    """Return the one zone that a text declares; None where it names none, or two of them."""
    if not any(map(text.__contains__, ENDS)):
        return None  # as nearly every text: asking the pattern would take a fifth of the reading
    shown = {found["zone"] for found in DECLARED.finditer(text)}
    if len(shown) != 1:
        return None
    name = shown.pop()
    for timex in recognise(f"12:00 {name}"):
        if isinstance(timex.value, TimeOfDay) and timex.value.offset is not None:
            return Zone(name, timex.value.offset)
    return None


def under(timex: Timex, zone: Zone) -> Timex:
    """Return a clock time that names no zone of its own in the declared one; others as they are."""
    value = _zoned(timex.value, zone)
    return timex if value is timex.value else replace(timex, value=value)


def _zoned(value: Value, zone: Zone) -> Value:
    if isinstance(value, TimeOfDay) and value.offset is None and value.hour is not None:
        return replace(value, offset=zone.offset)
    if isinstance(value, Range) and any(isinstance(p.value, TimeOfDay) for p in value.parts):
        parts = tuple(p._replace(value=_zoned(p.value, zone)) for p in value.parts)
        return value if parts == value.parts else replace(value, parts=parts)
    return value
