"""Read phrases: JSON lines {"id", "text", "reference", "lang", "prefer"?} in, {"id", "dates"} out.

A request's `lang` is evidence for 3/4/2024: plain English is month first, en-GB day first. Phrases
lean ahead unless the request says otherwise: they are typed to an assistant, not printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from timeline.errors import TimelineError
from timeline.model import edtf
from timeline.model.dates import Granularity, Interval, PartialDate
from timeline.model.timex import Reading, TimexKind
from timeline.temporal import read
from timeline.temporal.resolved import DAY_OF_TIME

MONTH_FIRST = ("en", "en-us")
WORDS = {Granularity.HALF: "month", Granularity.SEASON: "month", Granularity.CENTURY: "year"}


def main() -> None:
    """Answer every request, one line each."""
    for line in sys.stdin:
        if line.strip():
            request = json.loads(line)
            sys.stdout.write(json.dumps(answer(request), ensure_ascii=False) + "\n")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return the dates of one phrase."""
    lang = request.get("lang") or "en"
    if lang.split("-")[0] != "en":
        return {"id": request["id"], "dates": []}
    readings = read(
        request["text"],
        published=_reference(request.get("reference")),
        lang=lang,
        prefer=request.get("prefer") or "future",
        date_order="mdy" if lang.lower() in MONTH_FIRST else "dmy",
        typed=True,
    )
    dates = [date(part) for reading in readings for part in _members(reading)]
    return {"id": request["id"], "dates": [found for found in dates if found is not None]}


def _members(reading: Reading) -> tuple[Reading, ...]:
    """The single dates of a list; anything else is one."""
    return reading.parts if reading.rule.endswith("in a list") else (reading,)


def _reference(text: str | None) -> Interval | None:
    if text is None:
        return None
    try:
        return edtf.parse(text[:10])
    except TimelineError:
        return None


def date(reading: Reading) -> dict[str, Any] | None:
    """Return a reading's first and last day; None where it is no date."""
    if reading.interval is None or _is_bare_time(reading):
        return None
    first, last = reading.interval.days()
    earliest, latest = reading.interval.earliest, reading.interval.latest
    if first is None or last is None or earliest is None or latest is None:
        return None
    unit = reading.interval.granularity
    end = None if first == last else _day(latest)
    word = "day" if unit >= Granularity.DAY else WORDS.get(unit, unit.word)
    return {"start": _day(earliest), "end": end, "granularity": word}


def _is_bare_time(reading: Reading) -> bool:
    """Tell a time of day whose day is only implied."""
    implied = DAY_OF_TIME, ("day from the date mentioned before",)
    return reading.kind is TimexKind.TIME and reading.inferred in implied


def _day(date: PartialDate) -> str:
    return f"{date.year:04}-{date.month:02}-{date.day:02}"


if __name__ == "__main__":
    main()
