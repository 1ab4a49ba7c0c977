"""Tag time expressions: JSON lines {"id", "dct", "text"} in, {"id", "timexes"} out (TIMEX3).

The product reads a range as one expression; TIMEX corpora mark its two ends, so the ends are
what this adapter reports.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from timeline.model import edtf
from timeline.model.timex import Reading
from timeline.temporal import read
from timeline.temporal.reader import engine


def main() -> None:
    """Answer every request, one line each."""
    engine("en").grammar.prepare()  # many texts are to come: patterns belong to the start
    for line in sys.stdin:
        if line.strip():
            request = json.loads(line)
            sys.stdout.write(json.dumps(answer(request), ensure_ascii=False) + "\n")


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return the time expressions of one text."""
    dct = request.get("dct")
    published = edtf.parse(dct) if dct else None
    readings = read(request["text"], published=published)
    return {"id": request["id"], "timexes": [item for r in readings for item in timexes(r)]}


def timexes(reading: Reading) -> Iterator[dict[str, Any]]:
    """Return a reading as TIMEX3, a range as its ends."""
    if reading.parts:
        for part in reading.parts:
            yield from timexes(part)
        return
    yield {
        "start": reading.start,
        "end": reading.end,
        "type": reading.kind.value,
        "value": reading.value,
    }


if __name__ == "__main__":
    main()
