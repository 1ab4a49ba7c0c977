"""Read bytes into a Document: its text, its blocks, when it was published, what is boilerplate.

One kind of file is one module here with `read(data, name) -> Draft` and one line in READERS.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath

from timeline.errors import UnreadableFile
from timeline.model.dates import PartialDate
from timeline.model.text import BlockKind, Document
from timeline.readers import boilerplate, files, openings
from timeline.readers import published as publication
from timeline.readers.draft import Draft

CHARACTERS = 5_000_000  # a few thick books; a million of them take some ten seconds
BLOCKS = 200_000  # paragraphs, lines of lists and rows of tables that one document may have
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "email",
    ".docx": "docx",
    ".pdf": "pdf",
}


def read(
    name: str,
    data: bytes | None = None,
    *,
    published: str | None = None,
    today: PartialDate | None = None,
) -> Document:
    """Read a file, or the bytes given under a name ("-" is standard input).

    `published` is the user's own word on the publication date (EDTF); `today` is when the text was
    retrieved: no publication date of the text's own may lie after it. Raises UnreadableFile.
    """
    data = _bytes(name) if data is None else files.checked(data, name)
    draft = _reader(name, data)(data, name)
    if not draft.text.strip():
        raise UnreadableFile(f"{files.shown(name)} holds no text")
    if len(draft.text) > CHARACTERS:
        told = f"is too large: at most {CHARACTERS:,} characters of text"
        raise UnreadableFile(f"{files.shown(name)} {told}", tip="part it, and import the parts")
    if len(draft.blocks) > BLOCKS:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {BLOCKS:,} paragraphs")
    return _document(name, data, draft, published, today)


def _bytes(name: str) -> bytes:
    """Return a file's bytes, or those of a message that is named by its place: box.mbox#3."""
    if "#" in name and not Path(name).exists():
        from timeline.readers import mbox

        if mbox.is_message(name):
            return mbox.message(name)
    return files.read_bytes(name)


def _reader(name: str, data: bytes) -> Callable[[bytes, str], Draft]:
    suffix = ".eml" if ".mbox#" in name.lower() else PurePath(name).suffix.lower()
    module = files.signature(data) or READERS.get(suffix) or files.sniff(data)
    function: Callable[[bytes, str], Draft] = import_module(f"timeline.readers.{module}").read
    return function


def _document(
    name: str, data: bytes, draft: Draft, told: str | None, today: PartialDate | None
) -> Document:
    published = publication.choose(told, draft, name, today)
    start = published.date.start if published else None
    return Document(
        text=draft.text,
        name=name,
        title=_title(draft),
        published=published,
        blocks=boilerplate.mark(draft, start.year if isinstance(start, PartialDate) else None),
        url=draft.url,
        lang=draft.lang,
        sha256=files.digest(data),
        notes=draft.notes,
        site=draft.site,
    )


def _title(draft: Draft) -> str | None:
    """Return the title, or the first heading where it is no more than "Press release"."""
    if draft.title is None or not openings.is_label(draft.title):
        return draft.title
    headings = [block for block in draft.blocks if block.kind is BlockKind.HEADING]
    lines = (draft.text[block.start : block.end] for block in headings)
    return next((line for line in lines if not openings.is_label(line)), None)
