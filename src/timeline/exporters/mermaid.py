"""A Mermaid `timeline` diagram, as GitHub and many wikis draw it out of a code block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from timeline.errors import UsageError
from timeline.exporters.characters import without_controls
from timeline.exporters.result import Exported
from timeline.model.display import display
from timeline.model.event import Event, Status, Timeline
from timeline.model.headings import GROUPS, fitting, grouped

MARK = "%% written by timeline"
# a text that begins with a word of the language would be read as that
_KEYWORD = re.compile(r"(?:title|section|timeline|acctitle|accdescr)\b", re.IGNORECASE)
# what Mermaid acts on, or its sanitiser strips; `#` begins its own entities, `%%` a comment
_SPECIAL = re.compile(r"[#:;%<>&\"'`\\{}\[\]|*_~$@^]")


def export(
    timeline: Timeline, events: Sequence[Event], *, now: datetime, by: str | None = None
) -> Exported:
    """Write a diagram with a section per group and one column per date.

    Without `by` the sections are periods that fit the events' span. Sources, quotes, texts and
    tags have no place in a diagram, and a note says so.
    """
    del now
    if by is not None and by not in GROUPS:
        raise UsageError(f'cannot group by "{by}"', tip=f"one of: {', '.join(GROUPS)}")
    lines = [MARK, "timeline", f"    title {word(timeline.title or 'Timeline')}"]
    for heading, members in grouped(events, by or fitting(events), timeline):
        lines.append(f"    section {word(heading)}")
        lines += _columns(members)
    more = sum(1 for event in events if event.sources or event.text)
    notes = (f"sources and texts of {more} left out (a diagram has no room)",) if more else ()
    return Exported(("\n".join(lines) + "\n").encode(), notes, len(events))


def is_ours(data: bytes) -> bool:
    """Tell whether the first line is our comment."""
    return data.startswith(f"{MARK}\n".encode())


def word(text: str) -> str:
    """Return a text on one line with what Mermaid would act on as its entities (`#58;` for `:`)."""
    line = without_controls(" ".join(text.split()))
    escaped = _SPECIAL.sub(lambda match: f"#{ord(match[0])};", line)
    if not _KEYWORD.match(escaped):
        return escaped
    return f"#{ord(escaped[0])};{escaped[1:]}"


def _columns(events: Sequence[Event]) -> Iterator[str]:
    for date, members in groupby(events, _date):
        titles = [f"{word(event.title) or '-'}{_status(event)}" for event in members]
        yield f"        {word(date)} : {' : '.join(titles)}"


def _date(event: Event) -> str:
    return (event.display or "").strip() or display(event.date, long=True)


def _status(event: Event) -> str:
    return "" if event.status is Status.HAPPENED else f" ({event.status})"
