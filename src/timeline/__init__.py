"""Read what happened when out of texts, and keep it in a TOML timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import dates as dates
    from timeline.api import extract as extract
    from timeline.api import load as load
    from timeline.model.event import Event as Event
    from timeline.model.event import Timeline as Timeline

__version__ = "0.1.0"
__all__ = ["Event", "Timeline", "__version__", "dates", "extract", "load"]

_HOMES = {
    "Event": "timeline.model.event",
    "Timeline": "timeline.model.event",
    "dates": "timeline.api",
    "extract": "timeline.api",
    "load": "timeline.api",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that `import timeline` stays instant."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
