"""Read dates: what a text says about time, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.temporal.reader import read as read

__all__ = ["read"]


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for: a typed 2024-10-28 (`phrase`) needs none."""
    if name == "read":
        from timeline.temporal.reader import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
