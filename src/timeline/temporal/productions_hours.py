"""Ranges of clock times: "14:00-16:00 UTC", "from 2 to 4 pm on 28 October", "2–4 p.m."."""

from __future__ import annotations

from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import Part, Range, Shift, TimeOfDay, Timex, TimexKind, Value, Within
from timeline.temporal.productions_calendar import weekday_cue
from timeline.temporal.productions_clock import of_figures, zone
from timeline.temporal.productions_relative import day_of
from timeline.temporal.slots import Slots

Found = tuple[Timex, ...]
NONE: Found = ()
Clock = tuple[int, int | None, int | None]
FARTHEST = 14  # hours that a zone can lie away from UTC


def clock_range(slots: Slots) -> Found:
    """Two clock times of one day, or over midnight, the day and the zone said once."""
    joined = slots.run.text[slots.ends_at("a") : slots.starts_at("b")]
    opened = slots.words("open") if "open" in slots else ""
    if " and " in joined.lower() and opened != "between":
        return NONE
    last = of_figures(slots, "b_time")
    if "\n" in joined:
        return _on_two_lines(slots, last)
    first = _first(slots, last)
    on = day_of(slots) if "on" in slots else None
    if first is None or last is None or (on is None and "on" in slots):
        return NONE
    if _is_zone(slots, joined, first, last):
        value = replace(_at(first, None, on), offset=-60 * last[0] - (last[1] or 0))
        return (slots.timex(value, cue=weekday_cue(slots, on, "on_")),)
    over = first[:2] >= last[:2]
    if over and on is None and "a_bare" not in slots:
        return _apart(slots, first, last)
    if over and (on is None or first[0] < 12):
        return NONE
    return _range(slots, _at(first, slots, on), _at(last, slots, _next(on) if over else on))


def _apart(slots: Slots, first: Clock, last: Clock) -> Found:
    """Return "from 9 p.m. until 6 a.m." as two times: nobody says of which night."""
    whole = slots.timex(_at(last, slots, None))
    a = replace(whole, start=slots.starts_at("a"), end=slots.ends_at("a"))
    b = replace(whole, start=slots.starts_at("b"))
    return (replace(a, value=_at(first, slots, None)), b)


def _on_two_lines(slots: Slots, last: Clock | None) -> Found:
    """Return the times of "... to level 2", which ends a line, and of "- 10:20" below it."""
    first = None if "a_bare" in slots else of_figures(slots, "a_time")
    if last is None or first is None:
        whole = None if last is None else slots.timex(_at(last, slots, None))
        return () if whole is None else (replace(whole, start=slots.starts_at("b")),)
    return _apart(slots, first, last)


def _first(slots: Slots, last: Clock | None) -> Clock | None:
    """Return the first time; a bare hour takes the half of the day that the second one has."""
    if "a_bare" not in slots:
        return of_figures(slots, "a_time")
    hour = slots.value("a_bare")
    written = slots.words("b_time")
    if last is None or not (written[-1:].isalpha() or written.endswith(".")):
        return None
    shifted = hour % 12 + (12 if last[0] >= 12 else 0)
    return (shifted if (shifted, 0) < (last[0], last[1] or 0) else hour), 0, None


def _is_zone(slots: Slots, joined: str, first: Clock, last: Clock) -> bool:
    """Tell the zone in "2024-10-28 14:30:15 -05:00" from the second time in "14:00-16:00"."""
    if not joined.strip().startswith(("-", "+")) or last[0] > FARTHEST or (last[1] or 0) % 15:
        return False
    if joined[0].isspace() and not joined[-1].isspace():
        return True
    return "on_iso" in slots and (first[2] is not None or first[:2] >= last[:2])


def _at(time: Clock, slots: Slots | None, on: Value | None) -> TimeOfDay:
    hour, minute, second = time
    return TimeOfDay(hour, minute, second, offset=zone(slots) if slots else None, on=on)


def _next(on: Value | None) -> Value | None:
    """The day after: from 22:00 to 02:00 goes over midnight."""
    return None if on is None else Within(Shift("day", 1), on)


def _range(slots: Slots, first: TimeOfDay, last: TimeOfDay) -> Found:
    whole = slots.timex(first, kind=TimexKind.TIME)
    begin = min(slots.starts_at("a"), slots.starts_at("on") if "on" in slots else whole.end)
    parts = (
        Part(begin, slots.ends_at("a"), first),
        Part(slots.starts_at("b"), whole.end, last),
    )
    cue = weekday_cue(slots, first.on, "on_") if isinstance(first.on, PartialDate) else ""
    return (replace(whole, start=begin, value=Range(parts), cue=cue),)
