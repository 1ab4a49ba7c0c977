"""Files that cannot be read: one clear line each."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from timeline import readers
from timeline.errors import UnreadableFile
from timeline.readers import files


def message(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        readers.read(str(path))
    assert "\n" not in caught.value.message
    return caught.value.message


def test_missing_and_folder(tmp_path: Path) -> None:
    assert message(tmp_path / "no.txt").endswith("no such file")
    assert message(tmp_path).endswith("is a folder, not a file")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is binary, not text"),
        (b"caf\xe9 closed, caf\xc3\xa9 closed on 3 May 2001", "byte 4 is not UTF-8"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert said in message(path)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    assert "is too large: 52 MB, the limit is 21 MB" in message(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(encoding: str) -> None:
    assert files.decode("Café\r\nzu".encode(encoding), "a") == "Café\nzu"


def test_a_packed_file_says_how_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="is packed with gzip") as caught:
        readers.read("a.html", gzip.compress(b"<p>On 3 May 2024 it met."))
    assert caught.value.tip == "unpack it first: gunzip"


@pytest.mark.parametrize("label", ["punycode", "unicode_escape", "hex", "utf-16", "klingon", "\0"])
def test_what_is_no_charset_of_a_page_is_not_used(label: str) -> None:
    assert files.codec(label) is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("Shift_JIS", "shift_jis")],
)
def test_charsets_as_browsers_know_them(label: str, codec: str) -> None:
    assert files.codec(label) == codec


def test_a_library_in_one_file_is_parted_first() -> None:
    with pytest.raises(UnreadableFile, match="at most 5,000,000 characters") as caught:
        readers.read("a.txt", b"It met again. " * 400_000)
    assert caught.value.tip == "part it, and import the parts"


TEXT = "The café opened on 3 May 2024. “Très bien”, said Zoë.\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_windows_1252_is_read_and_said(name: str) -> None:
    document = readers.read(name, TEXT.encode("cp1252"))
    assert document.text == TEXT
    assert document.notes == ("not UTF-8: read as Windows-1252",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_characters_are_read(encoding: str) -> None:
    document = readers.read("a.txt", TEXT.encode(encoding))
    assert (document.text, document.notes) == (TEXT, ())


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode() + b"\xe9",  # UTF-8 with one broken character is no other encoding
        "Мост открыли в мае".encode("cp1251"),
        b"caf\x81",
    ],
)
def test_what_may_be_any_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="is not text: byte"):
        readers.read("a.txt", data)
