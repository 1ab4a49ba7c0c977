"""Word documents: headings, lists, tables; bombs and broken files refused."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import pytest

from timeline import readers
from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind

docx = pytest.importorskip("docx")


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sample() -> bytes:
    document = docx.Document()
    document.add_heading("Fog at the harbour", 1)
    document.add_paragraph("29 October 2024")
    document.add_paragraph("No ferry sailed on 28 October.")
    document.add_paragraph("The pilots met", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Time", "Event", "16:58", "Fog lifts"), strict=True):
        cell.text = text
    document.add_paragraph("It cleared.")
    return saved(document)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def test_blocks_in_their_order() -> None:
    document = readers.read("fog.docx", sample())
    found = [(b.kind, document.text[b.start : b.end], b.context) for b in document.blocks]
    assert found == [
        (BlockKind.HEADING, "Fog at the harbour", ""),
        (BlockKind.PARAGRAPH, "29 October 2024", ""),
        (BlockKind.PARAGRAPH, "No ferry sailed on 28 October.", ""),
        (BlockKind.ITEM, "The pilots met", ""),
        (BlockKind.ROW, "Time | Event", ""),
        (BlockKind.ROW, "16:58 | Fog lifts", "Time | Event"),
        (BlockKind.PARAGRAPH, "It cleared.", ""),
    ]
    assert document.title == "Fog at the harbour"


def test_the_head_of_the_text_beats_the_file_properties() -> None:
    document = readers.read("fog.docx", sample())
    assert document.published is not None
    assert document.published.signal == "line 3 of the text"


def test_it_is_known_by_its_bytes() -> None:
    assert readers.read("-", sample()).title == "Fog at the harbour"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"just text", "is no Word document: file is not a zip file"),
        (sample()[:2000], "is no Word document: file is not a zip file"),
        (zipped(a=b"x"), "is no Word document"),
        (zipped(word__document=b"0" * 40_000_000), "unpacks to 40 MB, which is too much"),
        (zipped(**{f"a{n}": b"" for n in range(5_001)}), "which is too much"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        readers.read("fog.docx", data)
    assert caught.value.message.startswith("fog.docx ")
    assert message in caught.value.message
    assert "\n" not in caught.value.message


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as old, zipfile.ZipFile(data, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "word/document.xml":
                start = part.index(b"<w:document")
                part = part[:start] + bomb + part[start:].replace(b"cleared", b"cleared &b;")
            new.writestr(entry, part)
    assert "haha" not in readers.read("fog.docx", data.getvalue()).text


def test_how_to_install_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UnreadableFile) as caught:
        readers.read("fog.docx", sample())
    assert caught.value.tip == 'pip install "timeline-events[docx]"'
