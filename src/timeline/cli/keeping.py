"""`import --keep`: a copy of each source beside the timeline, so that a quote can be checked."""

from __future__ import annotations

from dataclasses import replace as with_fields
from hashlib import sha256
from pathlib import Path, PurePath

from timeline.errors import UnreadableFile
from timeline.model.event import Source


def copy(name: str, data: bytes | None, source: Source, store: Path) -> Source:
    """Copy a document into sources/ beside the timeline; return its source with file and hash.

    Raises UnreadableFile where the document changed since it was read.
    """
    content = _content(name) if data is None else data
    digest = sha256(content).hexdigest()
    if source.sha256 not in (None, digest):
        raise UnreadableFile(f"{name} changed while it was being imported", tip="import it again")
    folder = store.parent / "sources"
    folder.mkdir(exist_ok=True)
    target = _free(folder, source.id + _suffix(name), content)
    if not target.exists():
        target.write_bytes(content)
    return with_fields(source, file=f"sources/{target.name}", sha256=digest)


def _content(name: str) -> bytes:
    """Return a file's bytes, or those of a message in a mailbox: box.mbox#3."""
    if Path(name).exists():
        return Path(name).read_bytes()
    from timeline.readers import mbox

    return mbox.message(name)


def _suffix(name: str) -> str:
    if name == "-":
        return ".txt"
    if "://" in name:
        from urllib.parse import urlsplit

        return PurePath(urlsplit(name).path).suffix or ".html"
    return ".eml" if ".mbox#" in name.lower() else PurePath(name).suffix


def _free(folder: Path, name: str, content: bytes) -> Path:
    """Return a name that no other content has: a file of someone else's is never overwritten."""
    target, number = folder / name, 1
    while target.exists() and target.read_bytes() != content:
        number += 1
        target = folder / f"{PurePath(name).stem}-{number}{PurePath(name).suffix}"
    return target
