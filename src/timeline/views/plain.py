"""One line per event for scripts and pipes: date, id, title, tags, separated by tabs, never cut.

No rich here, and no width: what a pipe gets must not depend on a terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model.edtf import write
from timeline.model.event import Event, Timeline
from timeline.views.text import clean


def render(
    timeline: Timeline,
    events: Sequence[Event],
    *,
    width: int | None = None,
    colour: bool = False,
    by: str | None = None,
    ordered: bool = True,
    sources: bool = False,
) -> str:
    """Return a line for each event; with `by` its heading is the first column, and with `sources`
    what it was read in the last.
    """
    del width, colour, ordered
    if by is None:
        return "".join(_line(event, sources) for event in events)
    from timeline.model.headings import grouped

    return "".join(
        f"{clean(heading)}\t{_line(event, sources)}"
        for heading, members in grouped(events, by, timeline)
        for event in members
    )


def _line(event: Event, sources: bool) -> str:
    tags = ",".join(map(clean, event.tags))
    line = f"{write(event.date)}\t{event.id or ''}\t{clean(event.title)}\t{tags}"
    if sources:
        line += "\t" + ",".join(clean(citation.ref) for citation in event.sources)
    return f"{line}\n"
