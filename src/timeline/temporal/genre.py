"""News or history: whether a text leans on its publication date, or on the years that it states."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model.dates import PartialDate
from timeline.model.timex import Deictic, Range, Shift, TimeOfDay, Timex, Weekday


def is_history(timexes: Sequence[Timex], published_year: int | None) -> bool:
    """Tell whether stated years outweigh what leans on publication (weekdays, "last month").

    Without a publication date there is nothing else to lean on.
    """
    if published_year is None:
        return True
    years = [year for timex in timexes for year in _years(timex.value)]
    far = sum(year < published_year - 1 for year in years)
    if far < 2:
        return False
    deictics = sum(_is_deictic(timex.value) for timex in timexes)
    if far >= 8 and far > 4 * deictics:
        return True
    return deictics == 0 and far >= 0.7 * len(years)


def _years(value: object) -> list[int]:
    if isinstance(value, PartialDate):
        return [] if value.year is None else [value.year]
    if isinstance(value, Range):
        return [year for part in value.parts for year in _years(part.value)]
    return []


def _is_deictic(value: object) -> bool:
    match value:
        case Weekday(base="now") | Shift(base="now") | Shift(base="latest"):
            return True
        case Deictic(name="day"):
            return True
        case Range(parts=parts):
            return any(_is_deictic(part.value) for part in parts)
        case TimeOfDay(on=on):
            return on is not None and _is_deictic(on)
    return False
