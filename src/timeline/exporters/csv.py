"""A table for spreadsheets and scripts: RFC 4180 in UTF-8, one row per event."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import datetime
from io import StringIO

from timeline.exporters.characters import without_controls
from timeline.exporters.citing import citations
from timeline.exporters.result import Exported
from timeline.model.event import Event, Timeline
from timeline.model.record import event_record

COLUMNS = (
    *("id", "date", "start", "end", "precision", "approximate", "uncertain", "display"),
    *("title", "text", "who", "where", "tags", "group", "status"),
    *("sources", "urls", "quote", "media", "review"),
)
_FORMULA = re.compile(r"[=+\-@\t\r]")


def export(
    timeline: Timeline, events: Sequence[Event], *, now: datetime, excel_safe: bool = False
) -> Exported:
    """Write a row of COLUMNS for each event; lists are joined by "; ", dates are EDTF.

    `excel_safe` puts an apostrophe before what a spreadsheet would take for a formula.
    """
    del now
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        cells = [without_controls(cell) for cell in _cells(event, timeline)]
        writer.writerow([_disarmed(cell) for cell in cells] if excel_safe else cells)
    quotes = sum(max(sum(1 for c in event.sources if c.quote) - 1, 0) for event in events)
    notes = (f"{quotes} quote{'s' * (quotes != 1)} left out (a row has one)",) if quotes else ()
    return Exported(out.getvalue().encode(), notes, len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether the first row is our columns."""
    return data.startswith(",".join(COLUMNS).encode() + b"\r\n")


def _cells(event: Event, timeline: Timeline) -> list[str]:
    record = event_record(event)
    cited = citations(event, timeline)
    record |= {
        **record["date"],
        "date": record["date"]["edtf"],
        "sources": list(dict.fromkeys(source.title or source.url for source in cited)),
        "urls": list(dict.fromkeys(source.url for source in cited if source.url)),
    }
    return [_plain(record[column]) for column in COLUMNS]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _disarmed(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
