"""The bytes of a file, and its characters; every way it can fail is one clear line."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from timeline.errors import UnreadableFile

LIMIT = 20 * 1024 * 1024  # bytes: longer than any article, short enough to read at once
LINES = 1_000_000
SNIFFED = 4096  # bytes looked at to tell what a file is
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as that of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"
CHARSETS = re.compile(
    r"utf-8(?:-sig)?|cp\d+|iso8859-\d+|koi8-\w|mac-\w+|tis-620|gb\w+|big5\w*|hz|shift_jis\w*|"
    r"euc_\w+|iso2022_\w+|johab"
)
WIDE = ("utf-16", "utf-32")
WIDE_SHARE = 0.8  # of the bytes that hold nothing in UTF-16 of western text
MISSING = "\ufffd"
NOT_ASCII = re.compile(r"[^\0-\x7f]+")
ODD = 50  # one NUL in so many bytes makes a page binary
# a header, and within a few lines one that only messages have
MAIL = re.compile(
    rb"(?:[a-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?(?:message-id|received|mime-version): "
)
CONVERT = "convert it first: iconv -f ENCODING -t utf-8 FILE"
FOREIGN = 0.3  # share of letters that Windows-1252 has beyond ASCII: more are no western language
PACKED = (
    (b"\x1f\x8b\x08", "gzip", "gunzip"),
    (b"BZh", "bzip2", "bunzip2"),
    (b"\xfd7zXZ\0", "xz", "unxz"),
    (b"\x28\xb5\x2f\xfd", "zstd", "unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "7z x"),
)


def shown(name: str) -> str:
    """Return the name as a message shows it."""
    return "standard input" if name == "-" else name


def read_bytes(name: str) -> bytes:
    """Return a file's bytes; raises UnreadableFile where it is no readable file of fitting size."""
    path = Path(name)
    try:
        if path.is_dir():
            raise UnreadableFile(f"{name} is a folder, not a file")
        if path.stat().st_size > LIMIT:
            raise UnreadableFile(_too_large(name, path.stat().st_size))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: no such file") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(f"{name} cannot be read: {reason}") from None
    return checked(data, name)


def _too_large(name: str, size: int) -> str:
    return f"{shown(name)} is too large: {size / 1e6:.0f} MB, the limit is {LIMIT / 1e6:.0f} MB"


def checked(data: bytes, name: str) -> bytes:
    """Return the bytes if there are some and not too many."""
    if not data.strip():
        raise UnreadableFile(f"{shown(name)} is empty")
    if len(data) > LIMIT:
        raise UnreadableFile(_too_large(name, len(data)))
    for mark, packer, command in PACKED:
        if data.startswith(mark):
            tip = f"unpack it first: {command}"
            raise UnreadableFile(f"{shown(name)} is packed with {packer}", tip=tip)
    return data


def signature(data: bytes) -> str | None:
    """Name the reader of bytes that are unmistakably of one kind, whatever their name says."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    return "docx" if data.startswith(b"PK\3\4") and b"word/" in data else None


def sniff(data: bytes) -> str:
    """Name the reader of bytes whose name says nothing."""
    head = data[:SNIFFED].lstrip().lower()
    if MAIL.match(head):
        return "email"
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head or b"<body" in head:
        return "html"
    return "markdown" if head.startswith((b"---\n", b"+++\n", b"# ")) else "plain"


def decode(data: bytes, name: str) -> str:
    """Return the characters: by byte order mark, else UTF-8; lines end in LF."""
    encoding = _marked(data) or _wide(data) or "utf-8"
    if not encoding.startswith(WIDE) and b"\0" in data[:SNIFFED]:
        raise UnreadableFile(f"{shown(name)} is binary, not text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1} is not {encoding.upper().removesuffix('-SIG')}"
        raise UnreadableFile(f"{shown(name)} is not text: {reason}", tip=CONVERT) from None
    if "\0" in text:
        raise UnreadableFile(f"{shown(name)} is binary, not text")
    return _lines(text.removeprefix("\ufeff"), name)


def decode_noted(data: bytes, name: str) -> tuple[str, str]:
    """Return the characters, and a note where they can only be those of Windows-1252.

    That is what western programs of Windows write where they do not write UTF-8.
    """
    try:
        return decode(data, name), ""
    except UnreadableFile:
        if not _is_western(data):
            raise
        text = data.decode(WESTERN)
        return _lines(text, name), "not UTF-8: read as Windows-1252"


def _is_western(data: bytes) -> bool:
    """Tell text with single letters beyond ASCII, none of whose characters is UTF-8."""
    if b"\0" in data or not any(byte > 127 for byte in data):
        return False
    try:
        text = data.decode(WESTERN)
    except UnicodeDecodeError:
        return False
    beyond = sum(map(len, NOT_ASCII.findall(text)))
    letters = sum(map(str.isalpha, text))
    return data.decode(errors="ignore").isascii() and beyond <= FOREIGN * letters


def _wide(data: bytes) -> str | None:
    """Return UTF-16 where every second byte of the start is none, though no mark says so."""
    head = data[: SNIFFED // 2 * 2]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half > 8 and odd > WIDE_SHARE * half > 10 * even:
        return "utf-16-le"
    return "utf-16-be" if half > 8 and even > WIDE_SHARE * half > 10 * odd else None


def decode_page(data: bytes, name: str, charset: str | None) -> tuple[str, str]:
    """Return the characters of a page as a browser shows them, and a note on what was mended.

    By byte order mark, then the charset it declares, then UTF-8; bytes that are none of it become
    U+FFFD, or Windows-1252 where hardly any byte is UTF-8.
    """
    if not _marked(data) and data.count(0) * ODD > len(data):
        raise UnreadableFile(f"{shown(name)} is binary, not text")
    encoding = _marked(data) or _declared(data, charset) or "utf-8"
    text, note = data.decode(encoding, errors="replace"), ""
    bad = text.count(MISSING) - data.count(MISSING.encode()) if MISSING in text else 0
    if bad > 0:
        encoding, told = encoding.removesuffix("-sig"), encoding.upper().removesuffix("-SIG")
        note = f"{bad} {'byte is' if bad == 1 else 'bytes are'} not {told}, shown as {MISSING}"
        if encoding == "utf-8" and bad > sum(map(len, NOT_ASCII.findall(text))) - bad:
            text, note = data.decode(WESTERN, errors="replace"), "not UTF-8: read as Windows-1252"
    return _lines(text.replace("\0", ""), name), note


def _marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark tells."""
    return next((name for mark, name in BOMS if data.startswith(mark)), None)


def _declared(data: bytes, charset: str | None) -> str | None:
    """Return the encoding that a page says it is in, where it is not UTF-8 beyond doubt."""
    found = codec(charset or "")
    if found is None or data.isascii():
        return found
    try:
        data.decode()
    except UnicodeDecodeError:
        return found
    return "utf-8"


def codec(charset: str) -> str | None:
    """Return Python's name of the charset that a label means to browsers; None for no charset.

    Codecs that are no charsets (punycode, unicode_escape) are none; what is ASCII to its author
    is read as windows-1252, and so is Latin 1.
    """
    try:
        found = codecs.lookup(charset.strip()).name
    except (LookupError, ValueError):
        return None
    if found in ("iso8859-1", "ascii"):
        return WESTERN
    # a page that can say so in ASCII is in neither UTF-16 nor UTF-32
    return found if CHARSETS.fullmatch(found) else None


def _lines(text: str, name: str) -> str:
    """Return the text with LF at the ends of its lines, if they are not too many."""
    if text.count("\n") > LINES:
        raise UnreadableFile(f"{shown(name)} is too large: at most {LINES:,} lines")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
