"""JSON for TimelineJS (timeline.knightlab.com/docs/json-format), to be served beside its script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import Any

from timeline import __version__
from timeline.exporters.characters import without_controls
from timeline.exporters.citing import Cited, citations, followable, web_address
from timeline.exporters.result import Exported, left_out
from timeline.model.dates import Interval, PartialDate
from timeline.model.display import display
from timeline.model.edtf import parse
from timeline.model.event import Event, Status, Timeline
from timeline.model.record import ends

MAKER = "timeline "
COSMIC_YEAR = 270_000  # the years that a JavaScript date can hold
_HEAD = f'{{\n  "generator": "{MAKER}'.encode()


def export(timeline: Timeline, events: Sequence[Event], *, now: datetime) -> Exported:
    """Write the events as slides; one without a start has no place on the line and is left out."""
    del now
    slides = [(event, _slide(event, timeline)) for event in events]
    kept = [slide for _, slide in slides if slide]
    reasons = [_reason(event.date) for event, slide in slides if not slide]
    years = [abs(slide["start_date"]["year"]) for slide in kept]
    document = {
        "generator": f"{MAKER}{__version__}",
        "scale": "cosmological" if max(years, default=0) > COSMIC_YEAR else "human",
        "title": {"text": {"headline": escape(timeline.title or "Timeline")}},
        "events": kept,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return Exported(f"{text}\n".encode(), left_out(reasons), len(kept))


def is_ours(data: bytes) -> bool:
    """Tell whether the file begins with our name."""
    return data.startswith(_HEAD)


def _reason(interval: Interval) -> str:
    return "undated" if interval.is_undated else "no start"


def _slide(event: Event, timeline: Timeline) -> dict[str, Any] | None:
    first, last = ends(event.date)
    if first is None:
        return None
    cited = citations(event, timeline)
    slide = {
        "unique_id": event.id,
        "start_date": _date(first),
        "end_date": _date(last) if last else None,
        "display_date": escape(event.display or display(event.date, long=True)),
        "text": {"headline": _plain(event.title), "text": "".join(_paragraphs(event, cited))},
        "media": _media(event, cited),
        "group": event.group,
    }
    return {key: value for key, value in slide.items() if value}


def _date(edtf: str) -> dict[str, int]:
    """Return the parts that are known; years count as people's do, so 44 BC is -44."""
    date = parse(edtf).start
    assert isinstance(date, PartialDate)
    assert date.year is not None
    known = {
        "year": date.year if date.year > 0 else date.year - 1,
        "month": date.month,
        "day": date.day,
        "hour": date.hour,
        "minute": date.minute,
        "second": date.second,
    }
    return {part: value for part, value in known.items() if value is not None}


def _paragraphs(event: Event, cited: Sequence[Cited]) -> Iterator[str]:
    if event.status is not Status.HAPPENED:
        yield f"<p><em>{event.status}</em></p>"
    for paragraph in (event.text or "").strip().split("\n\n"):
        if paragraph.strip():
            yield f"<p>{_plain(paragraph.strip())}</p>"
    for source in cited:
        if source.quote:
            yield f"<blockquote>{_plain(source.quote)}</blockquote>"
        told = ", ".join(map(_plain, filter(None, (source.title or source.url, source.published))))
        link = followable(source.url)
        yield (
            f'<p><a href="{escape(source.url or "")}">{told}</a></p>' if link else f"<p>{told}</p>"
        )


def _plain(text: str) -> str:
    return escape(without_controls(text)).replace("\n", "<br>")


def _media(event: Event, cited: Sequence[Cited]) -> dict[str, str] | None:
    url = web_address(event.media)
    if url is None or not followable(url):
        return None
    credit = next((source.title for source in cited if source.title), None)
    return {"url": url, **({"credit": _plain(credit)} if credit else {})}
