"""The strict front door: a date that a person types, and the title behind it.

Prose may be read generously, for its quote stands beside the reading. What is typed becomes a
record at once, so it is read only where nothing is left to doubt, and refused, with what to write
instead, everywhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import AmbiguousDate, InvalidDate
from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate

if TYPE_CHECKING:
    from timeline.temporal.door import Door

REACH = 120  # characters in which a title begins: no date is longer


class Entry(NamedTuple):
    """A typed event: its date, its title ("" where only a date was typed), words to show."""

    interval: Interval
    title: str
    display: str | None = None


def parse_entry(text: str, *, base: PartialDate, date_order: str | None = None) -> Entry:
    """Read "30-31 Oct 2024: Ministers meet", or a date alone.

    `base` is the day that "yesterday" leans on; `date_order` (ymd, dmy, mdy) decides 10/11/2024.
    The title begins at the first ": " behind a whole date. Raises AmbiguousDate and InvalidDate,
    each with a tip, where a date leaves anything to doubt.
    """
    whole = " ".join(text.split())
    cuts = _cuts(whole)
    end, behind = cuts[0]
    try:
        return Entry(edtf.parse(whole[:end]), whole[behind:].strip())
    except InvalidDate:
        from timeline.temporal.door import Door  # EDTF needs no engine, and no refusals

        return _entry(whole, cuts, Door(base, date_order))


def _entry(whole: str, cuts: list[tuple[int, int]], door: Door) -> Entry:
    """Return the first date that is whole, with what stands behind it as its title."""
    first_error: InvalidDate | AmbiguousDate | None = None
    for end, behind in cuts:
        try:
            found = door.read(whole[:end])
        except (AmbiguousDate, InvalidDate) as error:
            first_error = first_error or error
        else:
            return Entry(found.interval, whole[behind:].strip(), found.display)
    assert first_error
    if isinstance(first_error, InvalidDate):
        raise door.date_then_words(whole) or first_error
    raise first_error


def _cuts(text: str) -> list[tuple[int, int]]:
    """Return where a date may end and a title begin, the likeliest first."""
    colons = re.finditer(" ?:(?: |$)", text[: REACH + 2])
    tight = re.finditer(r":(?=[^\d\s])", text[: REACH + 2])
    return [
        *(mark.span() for mark in colons),
        (len(text), len(text)),
        *(mark.span() for mark in tight),
    ]
