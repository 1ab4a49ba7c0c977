"""What a reader hands over, before the publication date is chosen and boilerplate is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.text import Block, BlockKind


class Signal(NamedTuple):
    """A date found in a document's metadata: where it stood, what stood there, how far to trust it.

    `rank` orders signals, best first; `modified` marks the date of a change, used only when there
    is no date of publication.
    """

    where: str
    text: str
    rank: int = 0
    modified: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's text, its blocks in order, and what its metadata says."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    signals: tuple[Signal, ...] = ()
    notes: tuple[str, ...] = ()
    site: str | None = None


class Builder:
    """Put a text together block by block, a blank line between two of them."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(
        self, text: str, kind: BlockKind, *, level: int = 0, skip: str = "", context: str = ""
    ) -> None:
        """Append a block; an empty one is left out."""
        text = text.strip()
        if not text:
            return
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        start, number = self.length, len(self.blocks) + 1
        self.parts.append(text)
        self.length += len(text)
        self.blocks.append(Block(start, self.length, kind, number, level, skip, context))

    def text(self) -> str:
        """Return the whole text; blocks' offsets count in it."""
        return "".join(self.parts)
