"""The terminal: colour, width, questions, standard input."""

from __future__ import annotations

import os
import sys
import unicodedata
from contextlib import suppress
from typing import TextIO

import typer

from timeline.cli import options
from timeline.errors import UsageError

RED, GREEN, YELLOW, CYAN, BOLD, DIM = "31", "32", "33", "36", "1", "2"


def colour(stream: TextIO | None = None) -> bool:
    """Tell whether to colour: --color, then the environment, then the config, then the terminal.

    NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and TERM=dumb: no-color.org, bixense.com/clicolors.
    """
    told = options.given.color or _from_environment() or options.config().get("color")
    if told in ("always", "never"):
        return told == "always"
    if os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(sys.stdout if stream is None else stream)


def _from_environment() -> str | None:
    if os.environ.get("NO_COLOR"):
        return "never"
    forced = os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE")
    return "always" if forced and forced != "0" else None


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person sits at the other end; a closed stream has none."""
    return stream is not None and not stream.closed and stream.isatty()


def width(stream: TextIO | None = None) -> int | None:
    """Return the columns to fill: COLUMNS, else the terminal's; None in a pipe (unlimited)."""
    stream = sys.stdout if stream is None else stream
    if not is_terminal(stream):
        return None
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def paint(text: str, code: str, *, on: bool) -> str:
    """Wrap a text in an ANSI style where colour is on."""
    return f"\x1b[{code}m{text}\x1b[0m" if on and text else text


def printable(text: str) -> str:
    """Make control characters visible, so that no text can command the reader's terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in "\n\t" else f"\\x{ord(char):02x}" for char in text
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes up."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(1 for char in text if unicodedata.combining(char))


def wrap(text: str, room: int | None) -> list[str]:
    """Break a text between words into lines of at most `room` columns; a long word overflows."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and room is not None and columns(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def say(text: str = "") -> None:
    """Print talk: one line on stderr, never on stdout, which is for results."""
    print(text, file=sys.stderr)  # noqa: T201 the one place that talks


def tell(text: str, *, indent: int = 0) -> None:
    """Print talk, broken between words where a terminal would break inside them."""
    pad = " " * indent
    room = width(sys.stderr)
    fits = room is None or indent + columns(text) <= room
    for line in [text] if fits else wrap(text, max((room or 0) - indent, 20)):
        say(pad + line)


def emit(text: str) -> None:
    """Print a result on stdout, ending in one newline; "?" stands for what its encoding lacks."""
    whole = text if text.endswith("\n") or not text else text + "\n"
    try:
        print(whole, end="")  # noqa: T201 the result
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding
        print(whole.encode(encoding, "replace").decode(encoding), end="")  # noqa: T201


def pour(data: bytes) -> None:
    """Write all of it to standard output, which under PYTHONUNBUFFERED takes it in pieces."""
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def page(text: str) -> bool:
    """Show a text in the pager where it is longer than the screen; tell whether that was done."""
    if text.count("\n") < _height():
        return False
    from timeline.cli.pager import show

    return show(text)


def _height() -> int:
    told = os.environ.get("LINES", "")
    if told.isdigit() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or 24
    except (OSError, ValueError):
        return 24


def can_ask() -> bool:
    """Tell whether a question would reach a person."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def ask(question: str) -> str:
    """Put a question on stderr and return the answer; raise Abort where the input ends instead."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        say()
        raise typer.Abort
    return line.strip()


def confirm(question: str, *, flag: str = "--yes", default: bool = True) -> bool:
    """Ask yes or no; raise UsageError naming the flag where there is nobody to ask."""
    if not can_ask():
        raise UsageError("no terminal to ask on; nothing was changed", tip=f"add {flag}")
    hint = "[Y/n]" if default else "[y/N]"
    while True:
        answer = ask(f"{question} {hint} ").lower()
        if answer in ("y", "yes", "n", "no", ""):
            return answer.startswith("y") if answer else default


def read_stdin(what: str) -> bytes:
    """Return the bytes of standard input; where a person types them, say so at once."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    if is_terminal(sys.stdin):
        say(f"reading {what} from the keyboard; end with Ctrl-D")
    data = sys.stdin.buffer.read()
    _return_to_keyboard()
    return data


def _return_to_keyboard() -> None:
    """Let questions reach the person whose text came through a pipe, as git and fzf do."""
    if is_terminal(sys.stdin) or not is_terminal(sys.stderr):
        return
    with suppress(OSError):
        keyboard = os.open("/dev/tty", os.O_RDONLY)
        sys.stdin = os.fdopen(keyboard, encoding="utf-8", errors="replace")
