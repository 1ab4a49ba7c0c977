"""Ranges and lists: "30–31 October", "March to June 2020", "1914–18", "3, 5 and 7 May"."""

from __future__ import annotations

from timeline.errors import InvalidDate
from timeline.model.dates import PartialDate
from timeline.model.timex import Century, Part, Range, Season, Timex
from timeline.temporal.productions_calendar import fields, with_era, year
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()
Fields = tuple[int | None, int | None, int | None]


def span(slots: Slots) -> Found:
    """Two dates and all between."""
    return _joined(slots, ("a", "b"), between=True)


def listed(slots: Slots) -> Found:
    """Single dates that share their month or year."""
    names = [name for name in ("a", "c", "e", "b") if _has(slots, name)]
    return _joined(slots, tuple(names), between=False)


def short_span(slots: Slots) -> Found:
    """Years of which the second is short: 1914–18. Other figures are no years (1998-12)."""
    first, last = slots.value("a_year"), slots.value("to")
    joined = slots.run.text[slots.ends_at("a") : slots.starts_at("to")]
    month = last if joined == "-" and len(slots.words("to")) == 2 else 0
    last += first - first % 100
    if last <= first:
        if 0 < month <= 12:
            return (slots.timex(PartialDate(first, month)),)
        last += 100  # 1998–03 goes over the turn of the century
        if joined == "-" or last - first > 10:
            return NONE
    return _range(slots, [("a", (first, None, None)), ("to", (last, None, None))], between=True)


def paired(slots: Slots) -> Found:
    """30/31 October: two days one after the other, or the night between them."""
    first, second = slots.value("pair")
    if not 0 < first < second <= 31:
        return NONE
    number, month = year(slots), slots.value("month")
    cut = slots.starts_at("pair") + slots.words("pair").index("/")
    try:
        parts = (
            Part(slots.starts_at("pair"), cut, PartialDate(number, month, first)),
            Part(cut + 1, slots.run.end(slots.match.end), PartialDate(number, month, second)),
        )
    except InvalidDate:
        return NONE
    return (slots.timex(Range(parts, between=True)),)


def seasons(slots: Slots) -> Found:
    """The spring and early summer of 1943."""
    number = year(slots, "b_")
    parts = tuple(
        Part(
            *_extent(slots, name),
            Season(slots.value(name + "_season"), number),
            slots.value(name + "_mod") or "",
        )
        for name in ("a", "b")
    )
    return (slots.timex(Range(parts)),)


def centuries(slots: Slots) -> Found:
    """The 17th and 18th centuries: all the years of both."""
    era = slots.value("era") or ""
    numbers = {name: ordinal_number(slots.values(name + "_nth")) for name in ("a", "b")}
    if not all(0 < number < 99 for number in numbers.values()):
        return NONE
    ends = {"a": slots.ends_at("a"), "b": slots.run.end(slots.match.end)}
    parts = tuple(
        Part(slots.starts_at(name), ends[name], Century(number, era))
        for name, number in numbers.items()
    )
    return (slots.timex(Range(parts)),)


def _has(slots: Slots, name: str) -> bool:
    return any(key.startswith(name + "_") for key in slots.spans)


def _joined(slots: Slots, names: tuple[str, ...], *, between: bool) -> Found:
    read = {name: fields(slots, name + "_") for name in names}
    shared = _shared(slots, read[names[-1]], read[names[0]])
    ends = [(name, _complete(read[name], shared, read[names[-1]])) for name in names]
    if between:
        ends[0] = ends[0][0], _before_new_year(read[names[0]], *(fields for _, fields in ends))
    return _range(slots, ends, between=between)


def _before_new_year(own: Fields, first: Fields, last: Fields) -> Fields:
    """From December to May 2022: the first month is of the year before."""
    year, month, day = first
    if own[0] is not None or year is None or month is None or last[1] is None or year != last[0]:
        return first
    return (year - 1, month, day) if month > last[1] else first


def _shared(slots: Slots, last: Fields, first: Fields) -> Fields:
    """What one end says for all: the year of the last, the month of either."""
    era = slots.value("b_era")
    year = first[0]
    if era == "BC" and year is not None and year > 0:
        year = with_era(year, era)
    return (last[0] if last[0] is not None else None, last[1] or first[1], year)


def _complete(own: Fields, shared: Fields, last: Fields) -> Fields:
    year, month, day = own
    if year is not None and year > 0 and last[0] is not None and last[0] <= 0 and month is None:
        year = 1 - year
    if day is not None or month is not None:
        year = shared[0] if year is None else year
    if day is not None:
        month = month or shared[1]
    return year, month, day


def _range(slots: Slots, ends: list[tuple[str, Fields]], *, between: bool) -> Found:
    try:
        parts = tuple(
            Part(*_extent(slots, name), PartialDate(*value), slots.value(name + "_mod") or "")
            for name, value in ends
        )
    except InvalidDate:
        return NONE
    whole = slots.timex(Range(parts, between=between))
    first = slots.starts_at("night") if "night" in slots else parts[0].start
    return (
        Timex(
            first, whole.end, whole.value, whole.rule, slots.value("mod") or "", shape=whole.shape
        ),
    )


def _extent(slots: Slots, name: str) -> tuple[int, int]:
    spans = [s for key, s in slots.spans.items() if key == name or key.startswith(name + "_")]
    begin, end = min(s[0] for s in spans), max(s[1] for s in spans)
    return slots.run.starts[begin], slots.run.end(end)
