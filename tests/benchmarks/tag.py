"""Tag time expressions: JSON lines {"id", "dct", "text"} in, {"id", "timexes"} out (TIMEX3).

The product reads a range as one expression; TIMEX corpora mark its two ends, so the ends are
what this adapter reports. Annotators of news value "daily" as P1D, those of histories as
XXXX-XX-XX.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from timeline.model import edtf
from timeline.model.dates import Interval
from timeline.model.timex import Reading
from timeline.temporal import read
from timeline.temporal.reader import engine

encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def main() -> None:
    """Answer every request, one line each."""
    engine("en").grammar.prepare()  # many texts are to come: patterns belong to the start
    gc.set_threshold(100_000)  # as the command does: a short life makes little garbage
    gc.freeze()
    for line in sys.stdin:
        if line.strip():
            request = json.loads(line)
            sys.stdout.write(encode(answer(request)) + "\n")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return the time expressions of one text."""
    dct = request.get("dct")
    published = edtf.parse(dct) if dct else None
    readings = read(request["text"], published=published)
    found = [item for r in readings for item in timexes(r, published)]
    if tells_of_the_past(found, dct):
        found = [item | {"value": habit(request["text"], item)} for item in found]
    return {"id": request["id"], "timexes": found}


def tells_of_the_past(found: list[dict[str, Any]], dct: str | None) -> bool:
    """Tell a history by the years it names: eight and more that lie before last year."""
    year = int(dct[:4]) - 1 if dct else 9999
    years = [int(item["value"][:4]) for item in found if item["value"][:4].isdecimal()]
    return len([told for told in years if told < year]) >= 8


HABITS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def habit(text: str, item: dict[str, Any]) -> str:
    """Return the value of "daily" and its like as annotators of histories write it."""
    value: str = item["value"]
    adverb = item["type"] == "SET" and text[: item["end"]].endswith("ly")
    return HABITS.get(value, value) if adverb else value


# a length and the period that it is taken of are two expressions of TIMEX3
LENGTH_OF = re.compile(r"((?:the )?(?:first|last) \w+ (?:day|week|month|year)s) of (.+)", re.I)


def timexes(reading: Reading, published: Interval | None) -> Iterator[dict[str, Any]]:
    """Return a reading as TIMEX3, a range as its ends."""
    length = LENGTH_OF.fullmatch(reading.text) if reading.rule == "part of a period" else None
    for part in of_length(reading, length, published) if length else reading.parts:
        yield from timexes(part, published)
    if length or reading.parts:
        return
    yield {
        "start": reading.start,
        "end": reading.end,
        "type": reading.kind,
        "value": reading.value,
    }


def of_length(
    reading: Reading, length: re.Match[str], published: Interval | None
) -> Iterator[Reading]:
    """Return "the first nine months of 1997" as the nine months and 1997."""
    for group in (1, 2):
        for part in read(length[group], published=published):
            start = reading.start + length.start(group)
            yield replace(part, start=start + part.start, end=start + part.end)


if __name__ == "__main__":
    main()
