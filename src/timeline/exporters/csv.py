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
from timeline.model import table
from timeline.model.event import Event, Timeline
from timeline.model.record import event_record, plain
from timeline.model.table import COLUMNS

FIRST = 20  # of COLUMNS: those that our tables have always begun with
_FORMULA = re.compile(r"[=+\-@\t\r]")


def export(
    timeline: Timeline, events: Sequence[Event], *, now: datetime, excel_safe: bool = False
) -> Exported:
    """Write a row of COLUMNS for each event, then a column for each key that we do not know.

    Dates are EDTF, lists are joined by "; ". `excel_safe` puts an apostrophe before what a
    spreadsheet would take for a formula.
    """
    del now
    own = list(dict.fromkeys(key for event in events for key in event.extra))
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([without_controls(name) for name in (*COLUMNS, *own)])
    for event in events:
        cells = [without_controls(cell) for cell in (*_cells(event, timeline), *_own(event, own))]
        writer.writerow([_disarmed(cell) for cell in cells] if excel_safe else cells)
    return Exported(out.getvalue().encode(), written=len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether the first row begins with our columns."""
    return data.startswith(",".join(COLUMNS[:FIRST]).encode())


def _cells(event: Event, timeline: Timeline) -> list[str]:
    record = event_record(event)
    cited = citations(event, timeline)
    refs = [citation.ref for citation in event.sources]
    sources = dict(zip(reversed(refs), reversed(cited), strict=True))
    once = list(dict.fromkeys(refs))
    record |= {
        **record["date"],
        "date": record["date"]["edtf"],
        "sources": [sources[ref].title or sources[ref].url or ref for ref in once],
        "urls": [sources[ref].url or "" for ref in once],
        "quote": table.lines([source.quote or "" for source in cited]),
        "refs": refs,
        "published": [_published(ref, timeline) for ref in once],
        "at": ["" if source.at is None else str(source.at) for source in cited],
    }
    return [_plain(record[column]) for column in COLUMNS]


def _published(ref: str, timeline: Timeline) -> str:
    source = timeline.sources.get(ref)
    return (source.published if source else None) or ""


def _own(event: Event, keys: Sequence[str]) -> list[str]:
    """Return the cells of the keys that we do not know."""
    return [table.written(plain(event.extra[key])) if key in event.extra else "" for key in keys]


def _plain(value: object) -> str:
    if isinstance(value, list):
        return table.listed(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _disarmed(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
