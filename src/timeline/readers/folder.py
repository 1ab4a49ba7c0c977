"""What an argument of an import stands for: a file, every readable file of a folder, a mailbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from timeline.errors import UnreadableFile
from timeline.readers import READERS
from timeline.readers.structured import STRUCTURED

FILES = 100_000
MAILBOX = ".mbox"


def suffixes() -> frozenset[str]:
    """Return every suffix that can be read."""
    return frozenset((*READERS, *STRUCTURED, MAILBOX))


def expand(name: str) -> list[str]:
    """Return the documents that a name means, in a stable order.

    A folder is every readable file below it, hidden ones left out; a mailbox is its messages; all
    else, and "-", is itself. Raises UnreadableFile for a folder without any and a broken mailbox.
    """
    path = Path(name)
    if name != "-" and path.is_dir():
        return list(_below(path))
    return _messages(name) if path.suffix.lower() == MAILBOX else [name]


def _below(folder: Path) -> Iterator[str]:
    known = suffixes()
    count = 0
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            if name.startswith(".") or suffix not in known:
                continue
            count += 1
            if count > FILES:
                raise UnreadableFile(f"{folder} holds too many files: at most {FILES:,}")
            whole = str(Path(root, name))
            yield from _safe_messages(whole) if suffix == MAILBOX else (whole,)
    if not count:
        tip = f"readable: {' '.join(sorted(known))}"
        raise UnreadableFile(f"{folder} holds no file that can be read", tip=tip)


def _messages(name: str) -> list[str]:
    from timeline.readers import mbox

    return mbox.names(name)


def _safe_messages(name: str) -> list[str]:
    """Return a mailbox's messages, or itself where it is broken: reading it then says why."""
    try:
        return _messages(name)
    except UnreadableFile:
        return [name]
