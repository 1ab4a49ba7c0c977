"""Markdown that GitHub and any CommonMark reader renders as meant: a list or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import count

from timeline.errors import UsageError
from timeline.exporters.citing import Cited, cite
from timeline.exporters.markdown_text import cell, indented, inline, leading, link
from timeline.exporters.result import Exported
from timeline.model.display import display
from timeline.model.event import Citation, Event, Status, Timeline
from timeline.model.headings import GROUPS, grouped

_FOOTNOTE = re.compile(r"\[\^(\d{1,9})\]")
_MARK = re.compile(rb"\n<!-- written by timeline, sha256 ([0-9a-f]{16}) -->\n*\Z")


class Footnotes:
    """The sources in the order of first use; with quotes, each quote has a note of its own."""

    def __init__(self, timeline: Timeline, events: Sequence[Event], *, quotes: bool) -> None:
        self.timeline = timeline
        self.quotes = quotes
        self.numbers: dict[Citation, int] = {}
        # an event's own Markdown may have footnotes: theirs keep their numbers
        taken = {int(number) for e in events for number in _FOOTNOTE.findall(e.text or "")}
        self._free = (number for number in count(1) if number not in taken)

    def marks(self, event: Event) -> str:
        """Return the marks of an event's sources: "[^1][^3]"."""
        keys = dict.fromkeys(map(self._key, event.sources))
        for key in keys:
            if key not in self.numbers:
                self.numbers[key] = next(self._free)
        return "".join(f"[^{self.numbers[key]}]" for key in keys)

    def lines(self) -> Iterator[str]:
        """Yield the notes, in order."""
        for citation, number in self.numbers.items():
            yield f"[^{number}]: {_note(cite(citation, self.timeline))}"

    def _key(self, citation: Citation) -> Citation:
        return citation if self.quotes else replace(citation, quote=None, at=None)


def export(
    timeline: Timeline,
    events: Sequence[Event],
    *,
    now: datetime,
    table: bool = False,
    by: str | None = None,
    ids: bool = False,
    quotes: bool = False,
) -> Exported:
    """Write a list, or a table, of events with their sources as footnotes.

    `by` puts headings over groups of events, `ids` adds each event's id as a comment, `quotes`
    puts what the source says into its footnote. The same events give the same bytes at any time.
    """
    del now
    if by is not None and by not in GROUPS:
        raise UsageError(f'cannot group by "{by}"', tip=f"one of: {', '.join(GROUPS)}")
    notes = Footnotes(timeline, () if table else events, quotes=quotes)
    body = _table if table else _list
    groups = grouped(events, by, timeline) if by else [("", list(events))]
    parts = [f"# {inline(timeline.title or '') or 'Timeline'}"]
    for heading, members in groups:
        parts += [f"## {inline(heading)}"] if by else []
        parts += ["\n".join(body(members, notes, ids=ids)).rstrip("\n")] if members else []
    parts += ["\n".join(notes.lines())] if notes.numbers else []
    text = "\n\n".join(parts) + "\n"
    left = sum(1 for event in events if event.text) if table else 0
    dropped = (f"{left} text{'s' * (left != 1)} left out (a table has no room)",) if left else ()
    return Exported(_marked(text.encode()), dropped, len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether we wrote the file and it was not edited since: our last line holds a digest."""
    plain = data.replace(b"\r\n", b"\n")
    mark = _MARK.search(plain)
    return mark is not None and mark[1] == _digest(plain[: mark.start()])


def _marked(text: bytes) -> bytes:
    return text + b"\n<!-- written by timeline, sha256 " + _digest(text) + b" -->\n"


def _digest(text: bytes) -> bytes:
    return sha256(text).hexdigest()[:16].encode()


def _list(events: Sequence[Event], notes: Footnotes, *, ids: bool) -> Iterator[str]:
    for event in events:
        title = f"{inline(event.title)}{notes.marks(event)}"
        yield f"- **{_date(event)}**{_status(event)} — {title}{_id(event, ids=ids)}".rstrip(" ")
        if event.text and event.text.strip():
            yield f"\n{indented(event.text, '  ')}\n"


def _table(events: Sequence[Event], notes: Footnotes, *, ids: bool) -> Iterator[str]:
    """Yield a GFM table; the columns that nothing would stand in are not there."""
    columns = [name for name in ("who", "where", "tags") if any(getattr(e, name) for e in events)]
    heads = ["Date", "Event", *map(str.capitalize, columns)]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for event in events:
        lists = (cell(", ".join(getattr(event, name))) for name in columns)
        title = f"{cell(event.title)}{notes.marks(event)}{_id(event, ids=ids)}"
        yield _row([f"{_date(event)}{_status(event)}", title, *lists])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _date(event: Event) -> str:
    return inline(event.display or "") or inline(display(event.date, long=True))


def _status(event: Event) -> str:
    return "" if event.status is Status.HAPPENED else f" ({event.status})"


def _id(event: Event, *, ids: bool) -> str:
    known = ids and event.id is not None and re.fullmatch(r"\w+(-\w+)*", event.id)
    return f" <!-- {event.id} -->" if known else ""


def _note(source: Cited) -> str:
    """Return "Title, 29 October 2024, paragraph 5: “What it says.” <address>"."""
    address = link(source.url) if source.url else ""
    where = f"paragraph {source.at}" if source.at is not None else ""
    told = ", ".join(part for part in (source.title, source.published, where) if part)
    end = f": “{source.quote}”" if source.quote else "."
    if source.title or not address:
        return f"{leading(told + end)} {address}".rstrip()
    more = f", {told}" if told else ""
    return address + (inline(more + end) if more or source.quote else "")
