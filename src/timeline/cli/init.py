"""`timeline init`: make a timeline file, ready for git."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli import options, terminal

ATTRIBUTES = ".gitattributes"


def command(
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the timeline is about.")
    ] = None,
) -> None:
    """Make timeline.toml here.

    \b
      timeline init
      timeline init --title "Troops at the border"

    Inside a git work tree it also tells git, in .gitattributes, to keep both sides' events when
    two branches add some: they are told apart by their ids.
    """
    path = options.named_store() or Path(options.STORE_NAME)
    made, *more = make(path, title)
    terminal.emit(made)
    for line in more:
        terminal.say(line)


def make(path: Path, title: str | None = None) -> list[str]:
    """Create the store and tell git how to merge it; return what to say about it."""
    from timeline import store

    store.create(path, title=title, uid=_uid())
    return [f"made {path}", *tell_git(path)]


def _uid() -> str:
    """Return a random UUID (RFC 4122, version 4); the module uuid would cost 5 ms."""
    digits = bytearray(options.randomness().randbytes(16))
    digits[6] = digits[6] & 0x0F | 0x40
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def tell_git(path: Path) -> list[str]:
    """Add `timeline.toml merge=union` to the .gitattributes beside a store in a git work tree.

    Returns what to say about it. A line about the file that is there already stays as it is.
    """
    if not _in_work_tree(path):
        return []
    attributes = path.with_name(ATTRIBUTES)
    name = f'"{path.name}"' if " " in path.name else path.name
    try:
        old = attributes.read_bytes() if attributes.exists() else b""
        if any(line.split()[:1] == [name.encode()] for line in old.splitlines()):
            return []
        with attributes.open("ab") as stream:
            stream.write(b"" if old.endswith(b"\n") or not old else b"\n")
            stream.write(f"{name} merge=union\n".encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return [f"warning: cannot write {attributes}: {reason}"]
    return [f"{attributes}: {name} merge=union (git keeps both sides' events)"]


def _in_work_tree(path: Path) -> bool:
    """Tell whether a folder from the file's up to the root is the top of a git work tree."""
    return any((folder / ".git").exists() for folder in path.absolute().parents)
