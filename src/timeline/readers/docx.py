"""Word documents: paragraphs, headings, lists and tables in their order (python-docx, an extra)."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind
from timeline.readers import docx_body, files
from timeline.readers.draft import Builder, Draft, Signal

UNPACKED = 100 * 1024 * 1024  # bytes of all parts; a document that packs more is a bomb
PARSED = 30 * 1024 * 1024  # bytes of the parts that are parsed
TAGS = 1_000_000  # in them: each costs some 200 bytes
ENTRIES = 5_000
BLOCKS = 50_000
INSTALL = 'pip install "timeline-events[docx]"'


def read(data: bytes, name: str) -> Draft:
    """Read a .docx; raises UnreadableFile where it is none, or unpacks to far too much."""
    _check(data, name)
    element, styles, properties = _opened(data, name)
    body = docx_body.Body(element, styles)
    if len(body.builder.blocks) > BLOCKS:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {BLOCKS:,} paragraphs")
    return Draft(
        body.builder.text(),
        tuple(body.builder.blocks),
        title=_told(properties, "title") or _first_heading(body.builder),
        lang=_told(properties, "language"),
        signals=tuple(_dates(properties)),
    )


def _style_names(document: Any) -> dict[str, str]:
    """Return the name of each style in small letters by the id that paragraphs give."""
    return {style.style_id: str(style.name or "").lower() for style in document.styles}


def _properties(document: Any) -> Any:
    """Return what the file says of itself, None where it does not: python-docx would invent it."""
    relations = document.part.package.rels.values()
    said = any(relation.reltype.endswith("/core-properties") for relation in relations)
    return document.core_properties if said else None


def _told(properties: Any, key: str) -> str | None:
    return (getattr(properties, key, None) or "").strip() or None


def _check(data: bytes, name: str) -> None:
    """Refuse what is no zip file, and what unpacks to more than a document can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            size = sum(entry.file_size for entry in entries)
            parsed = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            if (
                len(entries) > ENTRIES
                or size > UNPACKED
                or sum(entry.file_size for entry in parsed) > PARSED
            ):
                raise UnreadableFile(
                    f"{files.shown(name)} unpacks to {size / 1e6:,.0f} MB, which is too much"
                )
            tags = sum(packed.read(entry).count(b"<") for entry in parsed)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, zlib.error) as error:
        raise UnreadableFile(f"{files.shown(name)} is no Word document: {_plain(error)}") from None
    if tags > TAGS:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {TAGS:,} tags")


def _opened(data: bytes, name: str) -> tuple[Any, dict[str, str], Any]:
    """Return the body, its styles' names, and what the file says of itself."""
    try:
        import docx
    except ImportError:
        raise UnreadableFile(
            f"{files.shown(name)} is a Word document, and the package that reads it is missing",
            tip=INSTALL,
        ) from None
    try:
        document = docx.Document(io.BytesIO(data))
        return document.element.body[:], _style_names(document), _properties(document)
    except Exception as error:  # lxml, zipfile, KeyError, ValueError: whatever a broken part does
        raise UnreadableFile(f"{files.shown(name)} is no Word document: {_plain(error)}") from None


def _plain(error: Exception) -> str:
    """Return an error's words as the end of a line of ours."""
    said = (str(error).splitlines() or [type(error).__name__])[0]
    return said.split(", ")[0].lower()[:100]


def _first_heading(builder: Builder) -> str | None:
    text = builder.text()
    for block in builder.blocks:
        if block.kind is BlockKind.HEADING:
            return text[block.start : block.end]
    return None


def _dates(properties: Any) -> Iterator[Signal]:
    """Yield when the file was made and changed, which is said only where the text says nothing."""
    for words, key in (("document property created", "created"), ("document property modified",
                       "modified")):  # fmt: skip
        try:
            moment = getattr(properties, key, None)
        except (ValueError, TypeError):
            continue
        if moment is not None:
            yield Signal(words, moment.date().isoformat(), modified=True)
