"""Timelines as pictures on a terminal: one module per view, named here and loaded on use.

Each has `render(timeline, events, *, width, colour, by, ordered, sources)`, which returns the whole
text. `width` None is unlimited (a pipe), `by` a group of model.headings or None for what suits the
events, `ordered` tells that the events stand in the order of their dates, and `sources` asks for
what they were read in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "line": "timeline.views.line",
        "plain": "timeline.views.plain",
    }
)
