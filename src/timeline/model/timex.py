"""Time expressions: what they say (a closed union of values), and what they mean once resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.errors import InvalidDate
from timeline.model.dates import Interval, PartialDate


class TimexKind(StrEnum):
    """The four kinds of a TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(slots=True)  # not frozen, as Timex below
class Reading:
    """A time expression read and resolved: characters [start, end) of the text.

    `interval` is None where it cannot be resolved (then `reason` says why) or where it is no
    date (a duration, a set, "now"). `value` is TIMEX3's normalised value ("2024-10", "P2D"),
    `rule` names the pattern that read it, `inferred` says in words what was added to the text
    ("year from publication date"), `display` is the words to show where EDTF says less ("early
    2024"). `role` tells what the surrounding text makes of it: "" (plain), "name" ("9/11
    attacks"), "since", "until", "possessive" ("last year's summit"). `parts` are the ends of a
    range and the members of a list, each a reading of its own.
    """

    start: int
    end: int
    text: str
    kind: TimexKind
    value: str
    interval: Interval | None
    rule: str
    inferred: tuple[str, ...] = ()
    reason: str | None = None
    display: str | None = None
    role: str = ""
    parts: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """Some units away: "three weeks ago", "two days later", "last month", "the year".

    `count` None is vague ("some weeks ago"), and `sign` tells which way. `base` is what it counts
    from: "now" (publication), "last" (the date mentioned last), "near" (either) or "quarter" (the
    quarter named last). `whole` keeps to the unit's own calendar bounds ("last month", not "a
    month ago").
    """

    unit: str
    count: float | None
    base: str = "now"
    whole: bool = False
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday; `step` -1 last, 1 next, 0 unsaid, None "this"."""

    day: int
    step: int | None = 0
    base: str = "now"


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its EDTF code (21 spring to 24 winter); without a year, `step` seasons away."""

    code: int
    year: int | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter or half year by its EDTF code (33-36, 40-41), 0 is the one named before."""

    code: int
    year: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `start`; a `start` below 100 has its century left out ("the '80s")."""

    start: int
    era: str = ""


@dataclass(frozen=True, slots=True)
class Century:
    """A century or millennium counted from 1; `size` is 100 or 1000 years."""

    number: int
    era: str = ""
    size: int = 100


@dataclass(frozen=True, slots=True)
class Deictic:
    """A day away from today ("yesterday"), or a vague time: PAST_REF, PRESENT_REF, FUTURE_REF.

    TURN is the turn of a century; `days` is then how many years it has.
    """

    name: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day or season by its key in `holidays`; without a year, the nearest."""

    name: str
    year: int | None = None
    step: int = 0


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week, 1 to 53, or a day of one, 1 is Monday."""

    year: int
    number: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """A day and a month in figures, in an order that only evidence can tell."""

    first: int
    second: int
    year: int | None = None

    def orders(self) -> tuple[str, ...]:
        """Return the orders that give a date: "mdy", "dmy", or both."""
        return tuple(order for order in ("mdy", "dmy") if self.date(order) is not None)

    def date(self, order: str) -> PartialDate | None:
        """Return the date in that order; None where there is none such."""
        month, day = (self.first, self.second) if order == "mdy" else (self.second, self.first)
        try:
            return PartialDate(self.year, month, day)
        except InvalidDate:
            return None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: TIMEX3's value, complete ("P2Y", "PTXH")."""

    value: str


@dataclass(frozen=True, slots=True)
class Set:
    """A recurring time: TIMEX3's value, complete ("P1D", "XXXX-WXX-1")."""

    value: str


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day: a clock time, or a part of the day by its TIMEX3 code ("MO", "NI").

    `offset` is in minutes east of UTC, or a region's name. `on` is the day it belongs to, where
    the text says it.
    """

    hour: int | None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    offset: int | str | None = None
    on: Value | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """A value placed in an outer one: "October last year", "the spring of that year"."""

    inner: Value
    outer: Value


class Part(NamedTuple):
    """One member of a range or list: its own characters [start, end), its value, its colouring."""

    start: int
    end: int
    value: Value
    mod: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Two dates and all between; `between` False is a list of single dates ("3, 5 and 7 May")."""

    parts: tuple[Part, ...]
    between: bool = True


@dataclass(frozen=True, slots=True)
class Nth:
    """A day, week or weekday by its number in a month or year: "the 5th", "last Friday of May".

    `number` is -1 for the last. `unit` is "day", "week", "month" or a weekday, 0 is Monday; "half",
    "quarter" and "decade" are parts of a century or month, `count` is 6 of "the first six months".
    `outer` None is a month that is not said; `on` is the weekday beside it ("Tuesday the 13th").
    """

    number: int
    unit: str | int = "day"
    outer: Value | None = None
    on: int | None = None
    count: int = 1


Value = (
    PartialDate
    | Shift
    | Weekday
    | Season
    | Quarter
    | Decade
    | Century
    | Deictic
    | Holiday
    | TimeOfDay
    | Week
    | Numeric
    | Duration
    | Set
    | Range
    | Within
    | Nth
)


# not frozen, though nobody changes one: freezing makes reading a text a tenth slower
@dataclass(slots=True)
class Timex:
    """A time expression as written, characters [start, end), nothing implied.

    `mod` is early, mid, late, start, end, about, before or "". `cue` is what points the way: last,
    this, next, or future and past from the words around. `kind` overrides the TIMEX3 kind
    that the value implies.
    """

    start: int
    end: int
    value: Value
    rule: str
    mod: str = ""
    cue: str = ""
    kind: TimexKind | None = None
    shape: str = ""

    def moved(self, by: int) -> Timex:
        """Return the same expression so many characters further on."""
        value = self.value
        if isinstance(value, Range):
            value = Range(
                tuple(Part(p.start + by, p.end + by, p.value, p.mod) for p in value.parts),
                value.between,
            )
        return Timex(
            self.start + by,
            self.end + by,
            value,
            self.rule,
            self.mod,
            self.cue,
            self.kind,
            self.shape,
        )
