"""One HTML page that holds everything it needs: it opens offline and prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from timeline import __version__
from timeline.errors import UsageError
from timeline.exporters.characters import without_controls
from timeline.exporters.citing import Cited, citations, followable
from timeline.exporters.result import Exported
from timeline.model.dates import Granularity, Interval, PartialDate
from timeline.model.display import display
from timeline.model.edtf import write_date
from timeline.model.event import Event, Status, Timeline
from timeline.model.headings import GROUPS, fitting, grouped

GENERATOR = '<meta name="generator" content="timeline '
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def export(
    timeline: Timeline, events: Sequence[Event], *, now: datetime, by: str | None = None
) -> Exported:
    """Write a page of events under headings, with their sources and a box to filter them.

    Without `by` the headings are periods that fit the events' span. The page loads nothing.
    """
    del now
    if by is not None and by not in GROUPS:
        raise UsageError(f'cannot group by "{by}"', tip=f"one of: {', '.join(GROUPS)}")
    page = "\n".join(_page(timeline, events, by or fitting(events)))
    return Exported(without_controls(page).encode(), written=len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether the page says that we made it."""
    return GENERATOR.encode() in data[:2000]


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8").strip()


def _page(timeline: Timeline, events: Sequence[Event], by: str) -> Iterator[str]:
    title = escape(timeline.title or "Timeline")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f'{GENERATOR}{__version__}">'
    yield f"<title>{title}</title>\n<style>\n{_asset('page.css')}\n</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{title}</h1>\n<p>{_summary(events)}</p>"
    yield '<input id="filter" type="search" placeholder="Filter" aria-label="Filter" hidden>'
    yield "</header>\n<main>"
    for heading, members in grouped(events, by, timeline):
        yield f"<section>\n<h2>{escape(heading)}</h2>\n<ol>"
        for event in members:
            yield from _entry(event, timeline)
        yield "</ol>\n</section>"
    yield f"</main>\n<script>\n{_asset('page.js')}\n</script>\n</body>\n</html>\n"


def _summary(events: Sequence[Event]) -> str:
    count = f"{len(events)} event{'s' * (len(events) != 1)}"
    days = [event.date.days() for event in events]
    first = min((day for day, _ in days if day is not None), default=None)
    last = max((day for _, day in days if day is not None), default=None)
    if first is None or last is None:
        return count
    return f"{count}, {escape(_span(first, last))}"


def _span(first: int, last: int) -> str:
    from timeline.model.dates import from_day

    ends = from_day(first), from_day(last)
    if first == last:
        return display(Interval(ends[0]), long=True)
    if last - first > 2 * 366:
        ends = PartialDate(ends[0].year), PartialDate(ends[1].year)
    return display(Interval(*ends), long=True)


def _entry(event: Event, timeline: Timeline) -> Iterator[str]:
    marks = [str(event.status)]
    marks += ["doubtful"] if event.date.approximate or event.date.uncertain else []
    anchor = f' id="{escape(event.id)}"' if event.id else ""
    yield f'<li class="{" ".join(marks)}"{anchor}>'
    told = "" if event.status is Status.HAPPENED else f' <span class="status">{event.status}</span>'
    yield f'<p class="date">{_date(event)}{told}</p>\n<h3>{escape(event.title)}</h3>'
    if event.text and event.text.strip():
        yield f'<p class="text">{escape(event.text.strip())}</p>'
    labels = [("who", event.who), ("where", event.where), ("tag", event.tags)]
    spans = [f'<span class="{name}">{escape(v)}</span>' for name, values in labels for v in values]
    if spans:
        yield f'<p class="labels">{" ".join(spans)}</p>'
    cited = citations(event, timeline)
    if cited:
        word = "source" if len(cited) == 1 else f"{len(cited)} sources"
        yield f"<details>\n<summary>{word}</summary>"
        yield from map(_source, cited)
        yield "</details>"
    yield "</li>"


def _date(event: Event) -> str:
    words = escape((event.display or "").strip() or display(event.date, long=True))
    machine = _machine(event.date)
    return f'<time datetime="{machine}">{words}</time>' if machine else words


def _machine(interval: Interval) -> str | None:
    """Return the date in HTML's own notation, where it has one: a plain year, month or day."""
    date = interval.start
    if interval.is_range or not isinstance(date, PartialDate) or date.year is None:
        return None
    plain = date.granularity in (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)
    if not plain or not 1 <= date.year <= 9999 or date.month_blank or date.day_blank:
        return None
    return write_date(date, marks=False)


def _source(source: Cited) -> str:
    where = f"paragraph {source.at}" if source.at is not None else None
    named = escape(source.title or source.url or "")
    if followable(source.url):
        named = f'<a href="{escape(source.url or "")}" rel="noreferrer">{named}</a>'
    told = [named, *(escape(part) for part in (source.published, where) if part)]
    quote = f"<blockquote>{escape(source.quote)}</blockquote>\n" if source.quote else ""
    return f"{quote}<p>{', '.join(part for part in told if part)}</p>"
