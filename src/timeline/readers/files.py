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
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# a header, and within a few lines one that only messages have
MAIL = re.compile(
    rb"(?:[a-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?(?:message-id|received|mime-version): "
)
CONVERT = "convert it first: iconv -f latin1 -t utf-8 FILE"


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
    return data


def sniff(data: bytes) -> str:
    """Name the reader of bytes whose name says nothing."""
    head = data[:SNIFFED].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\3\4") and b"word/" in data:
        return "docx"
    if MAIL.match(head):
        return "email"
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head or b"<body" in head:
        return "html"
    return "markdown" if head.startswith((b"---\n", b"+++\n", b"# ")) else "plain"


def decode(data: bytes, name: str, *, charset: str | None = None) -> str:
    """Return the characters: by byte order mark, the charset told, else UTF-8; lines end in LF."""
    if charset and charset.lower().startswith(("utf-16", "utf-32")):
        charset = None  # a page that can say so in ASCII is in neither
    encoding = next((codec for mark, codec in BOMS if data.startswith(mark)), charset or "utf-8")
    if not encoding.startswith("utf-16") and b"\0" in data[:SNIFFED]:
        raise UnreadableFile(f"{shown(name)} is binary, not text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1} is not {encoding.upper().removesuffix('-SIG')}"
        raise UnreadableFile(f"{shown(name)} is not text: {reason}", tip=CONVERT) from None
    except LookupError:
        return decode(data, name)
    if "\0" in text:
        raise UnreadableFile(f"{shown(name)} is binary, not text")
    if text.count("\n") > LINES:
        raise UnreadableFile(f"{shown(name)} is too large: at most {LINES:,} lines")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
