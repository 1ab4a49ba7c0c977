"""Texts made fit to print: one line, and nothing in it that commands a terminal."""

from __future__ import annotations

import unicodedata

# overrides and isolates reorder what stands after them, beyond the title they came in
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Return a text on one line: white space is one space, control characters are shown as U+FFFD.

    What joins letters and emoji (ZWJ, ZWNJ, left and right marks) stays.
    """
    if text.isascii() and text.isprintable():
        return text.strip() if "  " not in text else " ".join(text.split())
    return " ".join("".join(map(_printable, text)).split())


def counted(number: int, noun: str) -> str:
    """Return "1 event" or "1,891 events"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _printable(char: str) -> str:
    if char.isspace():
        return " "
    if char in _BIDI:
        return ""
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cs") else char
