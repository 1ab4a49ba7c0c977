"""PDF files: paragraphs, running heads, metadata; passwords, scans and broken files refused."""

from __future__ import annotations

import io
import sys
import time
import zlib

import pytest

from timeline import readers
from timeline.errors import UnreadableFile
from timeline.model import edtf

pypdf = pytest.importorskip("pypdf")

PAGES = (
    (
        "Harbour weekly, page 1",
        "Fog closed the harbour on 28 October and no ferry sailed all",
        "day, the pilots said in a note.",
        "The captains will meet on 30 October in the old town hall,",
        "where they speak.",
        "1",
    ),
    (
        "Harbour weekly, page 2",
        "The next sailing is planned for 2 November, if the weather",
        "allows it.",
        "A second ferry waits in the dock for a new screw and a",
        "coat of paint.",
        "2",
    ),
    ("Harbour weekly, page 3", "Nothing else was said by anybody in the town that day.", "3"),
)


def made(
    pages: tuple[tuple[str, ...], ...] = PAGES,
    *,
    password: str | None = None,
    info: dict[str, str] | None = None,
    packed: bytes | None = None,
) -> bytes:
    """Return a PDF of these lines; `packed` stands in place of each page's own content."""
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = pypdf.PdfWriter()
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(k): NameObject(v) for k, v in names.items()})
    fonts = DictionaryObject({NameObject("/F1"): font})
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = StreamObject()
        content.set_data(f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode())
        if packed is not None:
            content.set_data(packed)
            content[NameObject("/Filter")] = NameObject("/FlateDecode")
        page[NameObject("/Contents")] = writer._add_object(content)
    writer.add_metadata(info or {})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_paragraphs_without_running_heads() -> None:
    document = readers.read("fog.pdf", made())
    kept = [document.text[b.start : b.end] for b in document.blocks if not b.skip]
    assert kept == [
        "Fog closed the harbour on 28 October and no ferry sailed all\n"
        "day, the pilots said in a note.",
        "The captains will meet on 30 October in the old town hall,\nwhere they speak.",
        "The next sailing is planned for 2 November, if the weather\nallows it.",
        "A second ferry waits in the dock for a new screw and a\ncoat of paint.",
        "Nothing else was said by anybody in the town that day.",
    ]
    assert sum(b.skip == "head or foot of a page" for b in document.blocks) == 6


def test_what_the_file_says_of_itself() -> None:
    info = {"/Title": "Fog", "/CreationDate": "D:20241029100000Z"}
    document = readers.read("fog.pdf", made(info=info))
    assert document.title == "Fog"
    assert document.published is not None
    assert edtf.write(document.published.date) == "2024-10-29"
    assert document.published.signal == "PDF created"


def test_the_head_of_the_text_beats_the_file() -> None:
    pages = (("Fog at the harbour", "29 October 2024", "No ferry sailed, they said."),)
    document = readers.read("fog.pdf", made(pages, info={"/CreationDate": "D:20260101"}))
    assert document.published is not None
    assert edtf.write(document.published.date) == "2024-10-29"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (made(password="secret"), "fog.pdf has a password"),
        (made((("",),)), "fog.pdf holds no text"),
        (made()[:700], "fog.pdf is no PDF that can be read: "),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 1000, "fog.pdf is no PDF that can be read: "),
        (b"just text", "fog.pdf is no PDF: it does not begin as one"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        readers.read("fog.pdf", data)
    assert caught.value.message.startswith(message)
    assert "\n" not in caught.value.message


def test_a_page_that_unpacks_to_very_much_takes_little_time() -> None:
    bomb = zlib.compress(b"(x) Tj " * 20_000_000, 9)
    began = time.monotonic()
    with pytest.raises(UnreadableFile):
        readers.read("fog.pdf", made(packed=bomb))
    assert time.monotonic() - began < 20


def test_how_to_install_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableFile) as caught:
        readers.read("fog.pdf", made())
    assert caught.value.tip == 'pip install "timeline-events[pdf]"'


def test_an_encryption_that_takes_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def decrypt(*_: object) -> None:
        raise pypdf.errors.DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", decrypt)
    with pytest.raises(UnreadableFile, match=r"fog\.pdf is encrypted") as caught:
        readers.read("fog.pdf", made(password="secret"))
    assert caught.value.tip is not None
    assert "qpdf --decrypt" in caught.value.tip


def drawn(marks: int) -> bytes:
    """Return the packed content of a page that draws so many letters."""
    return zlib.compress(b"BT /F1 11 Tf " + b"1 0 0 1 50 700 Tm (a) Tj\n" * marks + b"ET")


def test_a_page_that_draws_too_much_is_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(UnreadableFile, match="page 1 draws 3 MB, which no page of text does"):
        readers.read("map.pdf", made((("x",),), packed=drawn(120_000)))
    assert time.perf_counter() - start < 3


def test_many_pages_that_draw_much_are_refused_at_once() -> None:
    start = time.perf_counter()
    with pytest.raises(UnreadableFile, match=r"too large: what its first 11 pages draw takes"):
        readers.read("maps.pdf", made((("x",),) * 60, packed=drawn(60_000)))
    assert time.perf_counter() - start < 5


def test_one_page_of_drawing_is_left_out_and_said() -> None:
    with io.BytesIO() as out:
        writer = pypdf.PdfWriter()
        for data in (made(), made((("x",),), packed=drawn(120_000))):
            for page in pypdf.PdfReader(io.BytesIO(data)).pages:
                writer.add_page(page)
        writer.write(out)
        document = readers.read("atlas.pdf", out.getvalue())
    assert document.notes == ("page 4 left out: it draws too much to be text",)
    assert "Fog closed the harbour" in document.text
