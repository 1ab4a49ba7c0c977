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


def with_body(body: str, before: str = "") -> bytes:
    """Return the sample with another body, and something before its document."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as old, zipfile.ZipFile(data, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "word/document.xml":
                start, inner = part.index(b"<w:document"), part.index(b"<w:body>") + 8
                end = part.index(b"</w:body>")
                part = (
                    part[:start] + before.encode() + part[start:inner] + body.encode() + part[end:]
                )
            new.writestr(entry, part)
    return data.getvalue()


def lines(body: str) -> list[str]:
    document = readers.read("fog.docx", with_body(body))
    return [document.text[block.start : block.end] for block in document.blocks]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    data = with_body(f"<w:p>{run('It cleared &b; at last.')}</w:p>", bomb)
    assert "haha" not in readers.read("fog.docx", data).text


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        (
            run("Fog came on ")
            + f'<w:smartTag w:uri="u" w:element="date">{run("3 May 2019")}</w:smartTag>'
            + run("."),
            "Fog came on 3 May 2019.",
        ),
        (
            run("Fog came on ")
            + "<w:del><w:r><w:delText>2 June</w:delText></w:r></w:del>"
            + f"<w:ins>{run('3 May')}</w:ins>"
            + run(" 2019."),
            "Fog came on 3 May 2019.",
        ),
        (f"<w:sdt><w:sdtContent>{run('Fog')}</w:sdtContent></w:sdt>" + run(" came."), "Fog came."),
        ("<w:r><w:t>3</w:t><w:tab/><w:t>May</w:t></w:r>", "3 May"),
    ],
)
def test_the_words_of_a_paragraph_wherever_they_stand(paragraph: str, read: str) -> None:
    assert lines(f"<w:p>{paragraph}</w:p>") == [read]


def test_paragraphs_in_a_control_of_content() -> None:
    inner = f"<w:sdt><w:sdtContent><w:p>{run('Fog came.')}</w:p></w:sdtContent></w:sdt>"
    assert lines(inner) == ["Fog came."]


def test_a_cell_that_goes_down_over_rows_is_said_in_each() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        row(cell("Day"), cell("Event"))
        + row(cell("3 May", start), cell("Fog"))
        + row(cell("", on), cell("Rain"))
    )
    assert lines(f"<w:tbl>{table}</w:tbl>") == ["Day | Event", "3 May | Fog", "3 May | Rain"]


def test_a_cell_over_more_columns_than_there_are_is_one_cell() -> None:
    wide = '<w:gridSpan w:val="100000000"/>'
    table = row(cell("Day"), cell("Event")) + row(cell("3 May", wide), cell("Fog"))
    assert lines(f"<w:tbl>{table}</w:tbl>") == ["Day | Event", "3 May | Fog"]


def test_a_table_that_only_places_text_is_read_as_text() -> None:
    letter = f"<w:tc><w:p>{run('Fog came.')}</w:p><w:p>{run('It went.')}</w:p></w:tc>"
    assert lines(f"<w:tbl>{row(letter)}</w:tbl>") == ["Fog came.", "It went."]


def test_no_date_is_invented_for_a_file_that_gives_none() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as old, zipfile.ZipFile(data, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "_rels/.rels":
                start = part.index(b"<Relationship ", part.index(b"core-properties") - 200)
                ids = [b for b in part[start:].split(b"<Relationship ") if b"core-prop" in b]
                part = part.replace(b"<Relationship " + ids[0].split(b"/>")[0] + b"/>", b"")
            if entry.filename == "word/document.xml":
                part = part.replace(b"29 October 2024", b"no date")
            if not entry.filename.endswith("core.xml"):
                new.writestr(entry, part)
    document = readers.read("fog.docx", data.getvalue())
    assert document.published is None
    assert document.title == "Fog at the harbour"


def test_a_bomb_of_small_elements_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="too large: at most 1,000,000 tags"):
        readers.read("fog.docx", with_body("<w:p/>" * 1_000_001))


def test_how_to_install_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UnreadableFile) as caught:
        readers.read("fog.docx", sample())
    assert caught.value.tip == 'pip install "timeline-events[docx]"'
