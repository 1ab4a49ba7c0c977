"""Columns of a terminal: how many a text takes up, and lines broken between words to fit."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells


def columns(text: str) -> int:
    """Return how many columns a text takes up: two for East Asian letters and emoji."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(text: str, room: int | None) -> list[str]:
    """Break a text into lines of at most `room` columns (None: one line).

    Lines break at spaces; a word that is longer than a line, or a run of letters of two columns
    each, which are written without spaces, breaks where the line is full.
    """
    if room is None or columns(text) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if columns(longer) <= room:
            line = longer
            continue
        *full, line = _broken(line, word, room)
        lines += filter(None, full)
    return [*lines, line] if line else lines


def pad(text: str, room: int) -> str:
    """Return a text with spaces up to so many columns."""
    return text + " " * (room - columns(text))


def _broken(line: str, word: str, room: int) -> list[str]:
    """Return the lines that a word that does not fit makes of the line before it."""
    wide = not word.isascii() and columns(word) > len(word)
    if columns(word) <= room and not wide:
        return [line, word]
    start = f"{line} " if line else ""
    head = chop_cells(word, room - columns(start)) if room - columns(start) > 1 else []
    if not head or not (wide or line == ""):
        pieces = chop_cells(word, room) or [word]
        return [line, *pieces] if line else pieces
    rest = word[len(head[0]) :]
    return [start + head[0], *(chop_cells(rest, room) if rest else [""])]
