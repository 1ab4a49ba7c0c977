"""A document and its parts; every offset counts characters of `Document.text`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from timeline.model.dates import Interval


class BlockKind(StrEnum):
    """What a block of text is in its document's layout."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"


class Block(NamedTuple):
    """A paragraph, heading, list item or table row: characters [start, end) of the text.

    `number` counts the blocks that are read from 1 (a store's `at`); `level` is a heading's
    level or an item's depth, else 0; `skip` says why the block is boilerplate, else "".
    `context` is the date-bearing label that stands over the block in a table (its column's head).
    """

    start: int
    end: int
    kind: BlockKind
    number: int
    level: int = 0
    skip: str = ""
    context: str = ""


class Sentence(NamedTuple):
    """A sentence: characters [start, end) of the text; `block` indexes Document.blocks."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out, and the signal that told ("front matter date", "--published").

    `changed` is the day of its last change, where that came a day or two later.
    """

    date: Interval
    signal: str
    changed: Interval | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, before anything in it is understood.

    `name` is the file's name as given ("-" for standard input); `sha256` is that of the bytes;
    `site` is what the place of publication calls itself ("American Civil Liberties Union").
    """

    text: str
    name: str = "-"
    title: str | None = None
    published: Published | None = None
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    lang: str | None = None
    sha256: str | None = None
    notes: tuple[str, ...] = field(default=())
    site: str | None = None
