"""What an exporter hands back, and the tally of what it had to leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, what a user must be told about them, and the number of events in them."""

    data: bytes
    notes: tuple[str, ...] = ()
    written: int = 0


def left_out(reasons: Iterable[str]) -> tuple[str, ...]:
    """Say how many events each reason kept out: ("3 left out (undated)",), the commonest first."""
    return tuple(f"{count} left out ({reason})" for reason, count in Counter(reasons).most_common())
