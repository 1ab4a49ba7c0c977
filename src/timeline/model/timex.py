"""Time expressions as they stand in a text: what they say, and what they mean once resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from timeline.model.dates import Interval


class TimexKind(StrEnum):
    """The four kinds of a TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression read and resolved: characters [start, end) of the text.

    `interval` is None where it cannot be resolved (then `reason` says why) or where it is no
    date (a duration, a set, "now"). `value` is TIMEX3's normalised value ("2024-10", "P2D"),
    `rule` names the pattern that read it, `inferred` says in words what was added to the text
    ("year from publication date"), `display` is the words to show where EDTF says less ("early
    2024"). `role` tells what the surrounding text makes of it: "" (plain), "name" ("9/11
    attacks"), "since", "until", "possessive" ("last year's summit").
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
