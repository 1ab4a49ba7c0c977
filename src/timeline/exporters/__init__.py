"""Timelines as files for other programs: one module per format, named here and loaded on use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib import import_module
from types import MappingProxyType
from typing import Any

from timeline.errors import UsageError
from timeline.exporters.result import Exported
from timeline.model.event import Event, Timeline

__all__ = ["EXPORTERS", "OPTIONS", "SUFFIXES", "Exported", "export", "is_ours"]

EXPORTERS: Mapping[str, str] = MappingProxyType(
    {
        "markdown": "timeline.exporters.markdown",
        "ics": "timeline.exporters.ics",
        "html": "timeline.exporters.html",
        "mermaid": "timeline.exporters.mermaid",
        "timelinejs": "timeline.exporters.timelinejs",
        "json": "timeline.exporters.json",
        "csv": "timeline.exporters.csv",
    }
)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".ics": "ics",
        ".html": "html",
        ".htm": "html",
        ".mmd": "mermaid",
        ".mermaid": "mermaid",
        ".json": "json",
        ".csv": "csv",
    }
)
# what each format takes beside the events; `previous` is the file that it will replace
OPTIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "markdown": frozenset({"table", "by", "ids", "quotes"}),
        "ics": frozenset({"exact_only", "url", "previous"}),
        "html": frozenset({"by"}),
        "mermaid": frozenset({"by"}),
        "timelinejs": frozenset(),
        "json": frozenset(),
        "csv": frozenset({"excel_safe"}),
    }
)


def export(
    name: str, timeline: Timeline, events: Sequence[Event], *, now: datetime, **options: Any
) -> Exported:
    """Write events, in the order given, as a file of the format `name`.

    `now` is an aware time that a format may stamp the file with. Raises UsageError for a format
    that does not exist and for an option that the format does not take.
    """
    module = _module(name)
    for option in options.keys() - OPTIONS[name]:
        raise UsageError(f"{name} has no option {option!r}")
    result: Exported = module.export(timeline, events, now=now, **options)
    return result


def is_ours(name: str, data: bytes) -> bool:
    """Tell whether `export` wrote a file and, as far as it shows, nobody changed it since."""
    result: bool = _module(name).is_ours(data)
    return result


def _module(name: str) -> Any:
    if name not in EXPORTERS:
        raise UsageError(f'no export format "{name}"', tip=f"one of: {', '.join(EXPORTERS)}")
    return import_module(EXPORTERS[name])
