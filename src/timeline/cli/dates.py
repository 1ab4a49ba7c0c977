"""`timeline dates`: every date read in a text, what it means, and why it was read so."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import gather, options, terminal
from timeline.errors import UsageError
from timeline.model import edtf
from timeline.model.text import Document, Published

if TYPE_CHECKING:
    from timeline.model.timex import Reading

Texts = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|-|TEXT", show_default=False, help="A file, - for standard input, or words."
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--published", "--base", metavar="DATE", help="The day that the text speaks from."
    ),
]
Prefer = Annotated[
    str,
    typer.Option(
        "--prefer", metavar="past|future", help="Where a bare weekday lies: past by default."
    ),
]
Row = tuple[str, str, str, str]
HEAD: Row = ("text", "date", "type", "why")
FIRST = 28  # columns at most for the words of the text


def command(
    text: Texts, published: Base = None, prefer: Prefer = "past", json: options.Json = False
) -> None:
    """Show every date read in a text, and why it was read so.

    \b
      timeline dates article.html
      timeline dates "talks on 30-31 October" --published 2024-10-29
      timeline dates notes.txt | cut -f3

    A pipe gets one line per date: offset, text, EDTF date, type, rule, reason.
    """
    if prefer not in ("past", "future"):
        raise UsageError(f'--prefer "{prefer}" is not known', tip="write past or future")
    from timeline import pipeline

    document = _document(text, published)
    readings = pipeline.dates(document, prefer=prefer, date_order=options.date_order(None))
    if json:
        _print_json(document, readings)
    elif terminal.is_terminal(sys.stdout):
        _print_table(readings)
    else:
        terminal.emit("".join(f"{_line(reading)}\n" for reading in readings))
    if not readings:
        terminal.say("no date found")


def _document(text: Sequence[str], published: str | None) -> Document:
    """Read the file that is named, or take the words themselves as the text."""
    how = gather.how(published, None)
    name = text[0]
    if len(text) == 1 and name == "-":
        return gather.document("-", how, terminal.read_stdin("a text"))
    if len(text) == 1 and (_is_there(name) or _names_a_file(name)):
        return gather.document(name, how)
    told = how.published or edtf.write_date(how.today)
    if how.published is None:
        terminal.say(f"read as if written today, {told} (--base DATE tells another day)")
    return Document(" ".join(text), published=Published(edtf.parse(told), "--base"))


def _is_there(name: str) -> bool:
    """Tell whether a file has this name; a paragraph is longer than any name may be."""
    try:
        return Path(name).exists()
    except OSError:
        return False


def _names_a_file(word: str) -> bool:
    """Tell a file that is not there from a text: a mistyped name must not be read as words."""
    from timeline.readers import folder

    return " " not in word and ("/" in word or Path(word).suffix.lower() in folder.suffixes())


def _date(reading: Reading) -> str:
    """Return what an expression means: its EDTF date, a duration's value, "?" for what is open."""
    if reading.interval is not None:
        return edtf.write(reading.interval)
    return "?" if reading.reason else reading.value


def _line(reading: Reading) -> str:
    """Return the line that a program reads."""
    why = "; ".join(reading.inferred) or reading.reason or ""
    cells = (str(reading.start), reading.text, _date(reading), reading.kind.value.lower())
    return "\t".join(" ".join(cell.split()) for cell in (*cells, reading.rule, why))


def _print_table(readings: Sequence[Reading]) -> None:
    colour, width = terminal.colour(), terminal.width()
    rows = [_row(reading) for reading in readings]
    sizes = [max(terminal.columns(row[at]) for row in (HEAD, *rows)) for at in range(3)]
    sizes[0] = min(sizes[0], FIRST)
    for row in (HEAD, *rows) if rows else ():
        style = terminal.DIM if row is HEAD else ""
        for line in _lines(row, sizes, width):
            terminal.emit(terminal.paint(line, style, on=colour and bool(style)))


def _row(reading: Reading) -> Row:
    words = terminal.printable(" ".join(reading.text.split()))
    why = "; ".join((reading.rule, *reading.inferred, *filter(None, [reading.reason])))
    return words, _date(reading), reading.kind.value.lower(), why


def _lines(row: Row, sizes: Sequence[int], width: int | None) -> list[str]:
    """Return a row's lines: its first and its last cell are broken between words."""
    indent = sum(sizes) + 2 * len(sizes)
    words = terminal.wrap(row[0], sizes[0])
    reasons = terminal.wrap(row[3], None if width is None else max(width - indent, 16))
    middle = [_padded(cell, size) for cell, size in zip(row[1:3], sizes[1:], strict=True)]
    lines = ["  ".join((_padded(words[0], sizes[0]), *middle, reasons[0]))]
    for at in range(1, max(len(words), len(reasons))):
        word = words[at] if at < len(words) else ""
        lines.append(_padded(word, indent) + (reasons[at] if at < len(reasons) else ""))
    return [line.rstrip() for line in lines]


def _padded(text: str, size: int) -> str:
    return text + " " * max(size - terminal.columns(text), 0)


def _print_json(document: Document, readings: Sequence[Reading]) -> None:
    from json import dumps

    published = document.published
    found = {
        "schema": 1,
        "document": {
            "title": document.title,
            "published": edtf.write(published.date) if published else None,
            "signal": published.signal if published else None,
        },
        "dates": [_record(reading) for reading in readings],
    }
    terminal.emit(dumps(found, ensure_ascii=False, indent=2))


def _record(reading: Reading) -> dict[str, Any]:
    from timeline.model.record import date_record

    interval = reading.interval
    return {
        "text": reading.text,
        "start": reading.start,
        "end": reading.end,
        "type": reading.kind.value,
        "value": reading.value,
        "date": date_record(interval, reading.display) if interval else None,
        "rule": reading.rule,
        "inferred": list(reading.inferred),
        "reason": reading.reason,
    }
