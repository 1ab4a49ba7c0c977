"""Times of day: "9 p.m. EST", "noon Friday", "Monday morning", "tonight", "at 14:30"."""

from __future__ import annotations

from dataclasses import replace

from timeline.model.timex import Deictic, Nth, Shift, TimeOfDay, Timex, Value
from timeline.temporal.productions_calendar import weekday_cue
from timeline.temporal.productions_relative import day_of, step
from timeline.temporal.slots import Slots, ordinal_number

Found = tuple[Timex, ...]
NONE: Found = ()


def part(slots: Slots) -> Found:
    """A part of a day: "Monday morning", "last night", "the next morning", "tonight"."""
    mod = slots.value("mod") or ""
    if "hours" in slots and slots.words("hours") != "hours":
        return NONE
    on = day_of(slots) if "on" in slots else _relative_day(slots)
    if "hours" in slots:  # the early hours, the small hours
        return (slots.timex(TimeOfDay(None, part=HOURS[slots.words("mod")], on=on)),)
    if "tonight" in slots:
        value = TimeOfDay(None, part="NI", on=on or Deictic("day", 0))
        return (slots.timex(value, mod=mod),)
    return (slots.timex(TimeOfDay(None, part=slots.value("part"), on=on), mod=mod),)


# the part of the day that its early, late and small hours lie in
HOURS = {"early": "MO", "small": "MO", "late": "NI", "mid": "MO"}


def _relative_day(slots: Slots) -> Value | None:
    if "before" in slots:
        return Shift("day", -1, "last", whole=True)
    if "nth" in slots:
        return Nth(ordinal_number(slots.values("nth")))
    if "rel" not in slots:
        return None
    words = slots.words("rel")
    number, _ = step(slots)
    if words in ("last", "this"):
        return Deictic("day", number or 0)
    if words == "next":
        return Shift("day", 1, "last", whole=True)
    return Shift("day", 1 if "next" in words else number, "last", whole=True)


def clock(slots: Slots) -> Found:
    """A clock time, with its day where the text says it."""
    time = _time(slots)
    if time is None:
        return NONE
    hour, minute, second = time
    if hour < 12 and (slots.value("part") in ("AF", "EV", "NI") or "tonight" in slots):
        hour += 12
    on: Value | None = day_of(slots) if "on" in slots else None
    if "tonight" in slots:
        on = Deictic("day", 0)
    if on is None and "on" in slots:
        return NONE
    value = TimeOfDay(hour, minute, second, offset=zone(slots), on=on)
    whole = slots.timex(value, mod=slots.value("mod") or "", cue=weekday_cue(slots, on, "on_"))
    if on is not None and "\n" in slots.run.text[whole.start : whole.end]:
        return _two_lines(slots, whole, on)
    return (whole,)


def _two_lines(slots: Slots, whole: Timex, on: Value) -> Found:
    """A day at the end of a line and a time at the start of the next are two expressions."""
    name = next(name for name in ("clock", "noon", "oclock", "hour") if name in slots)
    first, last = (name, "on") if slots.starts_at("on") > slots.starts_at(name) else ("on", name)
    gap = slots.run.text[slots.ends_at(first) : slots.starts_at(last)]
    if "\n" not in gap or not isinstance(whole.value, TimeOfDay):
        return (whole,)
    alone = replace(whole, start=slots.starts_at(name), value=replace(whole.value, on=None))
    day = replace(whole, start=slots.starts_at("on"), end=slots.ends_at("on"), value=on, mod="")
    if last == "on":
        return (replace(alone, end=slots.ends_at(first)), day)
    return (day, alone)


def zone(slots: Slots) -> int | str | None:
    """Return minutes east of UTC, or the name of a region that keeps summer time, or None."""
    if "utc" in slots:
        return 0
    if "region" in slots:
        region = slots.value("region")
        return region if "/" in str(region) else None
    values = slots.values("zone") if "zone" in slots else []
    if not values:
        return None
    if not isinstance(values[-1], str) and slots.words("zone")[-1].isdigit():
        written = slots.run.text[slots.starts_at("zone") : slots.ends_at("zone")]
        if written[0] in "+-" and written[1].isspace():
            return None  # 10:00 - 11:00 are two times
        return _shift_of(slots.words("zone"))
    first: int | str = values[0]
    return first


def _shift_of(words: str) -> int | None:
    """Return the minutes of "utc + 5:30", "+0200", "gmt -3"; None where no zone is so far."""
    sign = -1 if "-" in words else 1
    hours, _, minutes = words.rpartition("+" if sign > 0 else "-")[2].strip().partition(":")
    if len(hours) == 4:
        hours, minutes = hours[:2], hours[2:]
    if not (hours + (minutes or "0")).isdecimal() or int(hours) > 14 or int(minutes or 0) > 59:
        return None
    return sign * (int(hours) * 60 + int(minutes or 0))


def _four(figures: str) -> tuple[int, int, None] | None:
    """1430 is half past two; 1490 is none."""
    if len(figures) != 4:
        return None
    hour, minute = int(figures[:2]), int(figures[2:])
    return (hour, minute, None) if hour < 24 and minute < 60 else None


def _minutes(slots: Slots) -> tuple[int, int, None] | None:
    """Half past two, a quarter to three, twenty minutes past nine."""
    name = "past" if "past" in slots else "to"
    hour = slots.value("hour") or int(slots.number("hours") or 0)
    words = slots.words(name)
    minutes = 30 if "half" in words else 15 if "quarter" in words else slots.number(name) or 0
    if not 0 < hour <= 12 or not 0 < minutes < 60:
        return None
    hour = hour % 12 + (slots.value("ampm") or 0) if "ampm" in slots else hour
    if name == "past":
        return hour, int(minutes), None
    return (hour - 1) % 24 or 12, 60 - int(minutes), None


def _pointed(figures: str) -> tuple[int, int, None] | None:
    """15.30 is a time, 15.3 and 15.75 are none."""
    hour, _, minute = figures.partition(".")
    if len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
        return None
    return int(hour), int(minute), None


def _time(slots: Slots) -> tuple[int, int | None, int | None] | None:
    if "past" in slots or "to" in slots:
        return _minutes(slots)
    if "points" in slots:
        return _pointed(slots.words("points"))
    if "hours" in slots and slots.value("hours") != "hour":
        return None
    if "four" in slots:
        return _four(slots.words("four"))
    if "hour" in slots:
        return slots.value("hour"), 0, None
    if "noon" in slots:
        return slots.value("noon"), 0, None
    if "oclock" in slots:
        hour = slots.number("oclock")
        return (int(hour), 0, None) if hour and hour <= 12 else None
    name = "utc" if "utc" in slots else "clock"
    return of_figures(slots, name)


def of_figures(slots: Slots, name: str) -> tuple[int, int | None, int | None] | None:
    """Return the hour, minute and second in a slot: 14:30, 2 pm, 2.30pm."""
    value = slots.value(name)
    extra = slots.last(name)
    if isinstance(value, float):
        value = (int(value), round(value * 100) % 100)
    if isinstance(value, int):
        value = (value, 0)
    if value is None:
        return None
    hour, minute, *rest = value
    if isinstance(extra, int) and slots.spans[name][1] - slots.spans[name][0] > 1:
        if hour > 12:  # "14:07 PM" says its hour well enough, "14 PM" says nothing
            return (hour, minute, None) if hour < 24 and extra and minute else None
        hour = hour % 12 + extra
    return hour, minute, (rest[0] or None) if rest else None
