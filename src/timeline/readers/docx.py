"""Word documents: paragraphs, headings, lists and tables in their order (python-docx, an extra)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind
from timeline.readers import files
from timeline.readers.draft import Builder, Draft, Signal

UNPACKED = 100 * 1024 * 1024  # bytes of all parts; a document that packs more is a bomb
PART = 30 * 1024 * 1024  # bytes of the parts that are parsed
ENTRIES = 5_000
BLOCKS = 50_000
INSTALL = 'pip install "timeline-events[docx]"'
HEADING = re.compile(r"(?:heading|überschrift|titre|título)\s*(\d)", re.I)


def read(data: bytes, name: str) -> Draft:
    """Read a .docx; raises UnreadableFile where it is none, or unpacks to far too much."""
    _check(data, name)
    document = _document(data, name)
    builder = Builder()
    for number, part in enumerate(document.iter_inner_content()):
        if number > BLOCKS:
            raise UnreadableFile(f"{files.shown(name)} is too large: at most {BLOCKS:,} paragraphs")
        if hasattr(part, "rows"):
            _add_table(part, builder)
        else:
            _add_paragraph(part, builder)
    properties = document.core_properties
    return Draft(
        builder.text(),
        tuple(builder.blocks),
        title=(properties.title or "").strip() or _first_heading(builder),
        lang=(properties.language or "").strip() or None,
        signals=tuple(_dates(properties)),
    )


def _check(data: bytes, name: str) -> None:
    """Refuse what is no zip file, and what unpacks to more than a document can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableFile(f"{files.shown(name)} is no Word document: {_plain(error)}") from None
    size = sum(entry.file_size for entry in entries)
    parsed = max(
        (e.file_size for e in entries if e.filename.endswith((".xml", ".rels"))), default=0
    )
    if len(entries) > ENTRIES or size > UNPACKED or parsed > PART:
        raise UnreadableFile(
            f"{files.shown(name)} unpacks to {size / 1e6:,.0f} MB, which is too much"
        )


def _document(data: bytes, name: str) -> Any:
    try:
        import docx
    except ImportError:
        raise UnreadableFile(
            f"{files.shown(name)} is a Word document, and the package that reads it is missing",
            tip=INSTALL,
        ) from None
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # lxml, zipfile, KeyError, ValueError: whatever a broken part does
        raise UnreadableFile(f"{files.shown(name)} is no Word document: {_plain(error)}") from None


def _plain(error: Exception) -> str:
    """Return an error's words as the end of a line of ours."""
    return (str(error).splitlines() or [type(error).__name__])[0].lower()[:100]


def _add_paragraph(paragraph: Any, builder: Builder) -> None:
    style = str(getattr(paragraph.style, "name", "") or "")
    heading = HEADING.match(style)
    if heading or style.lower() in ("title", "subtitle"):
        builder.add(paragraph.text, BlockKind.HEADING, level=int(heading[1]) if heading else 1)
    elif style.lower().startswith("list") or _is_numbered(paragraph):
        builder.add(paragraph.text, BlockKind.ITEM, level=1)
    elif "quote" in style.lower():
        builder.add(paragraph.text, BlockKind.QUOTE)
    else:
        builder.add(paragraph.text, BlockKind.PARAGRAPH)


def _is_numbered(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _add_table(table: Any, builder: Builder) -> None:
    """Add a table's rows; the first one is the head of the others."""
    head = ""
    for number, row in enumerate(table.rows):
        cells = " | ".join(_cells(row))
        if number == 0:
            head = cells
            builder.add(cells, BlockKind.ROW)
        else:
            builder.add(cells, BlockKind.ROW, context=head)


def _cells(row: Any) -> Iterator[str]:
    """Yield the texts of a row's cells; a cell over several columns counts once."""
    last: Any = None
    for cell in row.cells:
        if cell._tc is not last:
            yield " ".join(cell.text.split())
        last = cell._tc


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
            moment = getattr(properties, key)
        except (ValueError, TypeError):
            continue
        if moment is not None:
            yield Signal(words, moment.date().isoformat(), modified=True)
