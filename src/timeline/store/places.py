"""Where a store is wrong: line, column, and the piece to underline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.errors import InvalidStore, Location
from timeline.store import blocks
from timeline.store.records import WrongError

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = re.compile(r"Cannot declare \((.*?),?\) twice")
_PIECE = re.compile(r"""[^\s=,\[\]{}#"']+|[^\s]""")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)")
_WORDS = {
    "Invalid value": ("this is no TOML value", "a text needs quotes"),
    "Cannot overwrite a value": ("this key is given twice", "keep one of the two"),
    "Invalid statement": ("this is neither a key = value line nor a [table]", None),
    "Unterminated string": ("a text without its closing quote", None),
    "Expected newline or end of document after a statement": (
        "something is left over behind a value",
        'a date or text that is not plain needs quotes, and a " inside one is written \\"',
    ),
}


def broken(message: str, text: str, file: str) -> InvalidStore:
    """Return the error for a file that is no TOML, from the parser's own message."""
    found = _AT.search(message)
    says, tip = _say(_AT.sub("", message))
    places = blocks.Places(text)
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    else:
        line, column = _opening(text, places)
    source = places.line(line)
    if _CONFLICT.match(source):
        says, tip = "a git conflict marker", "settle the conflict: keep both sides' tables"
    piece = _PIECE.match(source, column - 1)
    width = len(piece[0]) if piece else 1
    if says.startswith("["):  # the parser stops at the end of the header, where nothing is wrong
        column, width = 1 + len(source) - len(source.lstrip()), len(source.strip())
    return InvalidStore(says, location=Location(file, line, column, source, width), tip=tip)


def _opening(text: str, places: blocks.Places) -> tuple[int, int]:
    """Return where what the end of the file leaves open begins."""
    try:
        blocks.tables(text)
    except blocks.NotLexedError as error:
        return places.line_column(error.position)
    return places.line_column(len(text))


def _say(message: str) -> tuple[str, str | None]:
    twice = _TWICE.match(message)
    if twice:
        name = ".".join(re.findall(r"'((?:[^'\\]|\\.)*)'", twice[1]))
        return f"[{name}] is there twice", "give one of them another id, or delete one"
    if message in _WORDS:
        return _WORDS[message]
    return message[:1].lower() + message[1:], None


def locate(wrongs: Iterable[WrongError], text: str, file: str) -> tuple[InvalidStore, ...]:
    """Return the errors for bad values, each with its place, in the file's order."""
    places = blocks.Places(text)
    tables = blocks.tables(text)
    found = [_located(wrong, text, file, tables, places) for wrong in wrongs]
    found.sort(
        key=lambda error: (error.location.line, error.location.column) if error.location else (0, 0)
    )
    return tuple(found)


def _located(
    wrong: WrongError, text: str, file: str, tables: list[blocks.Table], places: blocks.Places
) -> InvalidStore:
    start, stop = _span(wrong.path, text, tables)
    line, column = places.line_column(start)
    stop = min(stop, start + len(text[start:stop].split("\n", 1)[0].rstrip()))
    place = Location(file, line, column, places.line(line), max(1, stop - start))
    return InvalidStore(wrong.message, location=place, tip=wrong.tip)


def _span(path: tuple[str, ...], text: str, tables: list[blocks.Table]) -> tuple[int, int]:
    """Return the characters of the value at a path, else of the nearest table around it."""
    best, header = -1, (0, 0)
    for table in tables:
        if table.path != path[: len(table.path)]:
            continue
        rest = path[len(table.path) :]
        for line in blocks.statements(text, table):
            shared = line.path[: len(rest)] == rest or rest[: len(line.path)] == line.path
            if rest and shared:
                return line.value, line.stop
        if len(table.path) > best:
            best, header = len(table.path), (table.header, table.body)
    if best <= 0:  # a parent that no line names: its first child
        for table in tables:
            if path and table.path[: len(path)] == path:
                return table.header, table.body
    return header
