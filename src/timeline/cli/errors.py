"""How trouble is told: one lower-case sentence, the place where there is one, and a tip."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from timeline.cli import options, terminal
from timeline.errors import InvalidStore, Location, TimelineError

INTERRUPTED = 130
CLOSED_PIPE = 141
OUR_FAULT = 70


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """Return `did you mean "show"?` for the choice nearest to a mistyped word, or None."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None


def report(error: BaseException) -> int:
    """Tell the user about an error on stderr and return the exit code."""
    if options.given.debug or os.environ.get("TIMELINE_DEBUG", "0") not in ("", "0"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, TimelineError):
        location = error.location if isinstance(error, InvalidStore) else None
        tell(error.message, tip=error.tip, location=location)
        return error.exit_code
    if hasattr(error, "format_message"):
        return _report_usage(error)
    told = stumbled(error)
    tell(told.message, tip=told.tip)
    return told.exit_code


def tell(message: str, *, tip: str | None = None, location: Location | None = None) -> None:
    """Print `error: ...`, the source line with its caret, and the tip, on stderr."""
    place = "" if location is None else f"{location.file}:{location.line}:{location.column}: "
    _labelled("error", "1;31", place + message)
    if location is not None and location.source:
        for line in _excerpt(location):
            terminal.say(line)
    if tip:
        _labelled("  tip", "1;36", tip)


def _labelled(label: str, style: str, text: str) -> None:
    """Print a label and a text, broken between words where a terminal would break inside them."""
    text = terminal.printable(text).replace("\n", "\\n")  # a file's name may hold a line end
    width = terminal.width(sys.stderr)
    indent = len(label) + 2
    fits = width is None or indent + terminal.columns(text) <= width
    first, *rest = [text] if fits else terminal.wrap(text, max((width or 0) - indent, 20))
    word = label.strip()
    painted = terminal.paint(word, style, on=terminal.colour(sys.stderr))
    terminal.say(f"{label.removesuffix(word)}{painted}: {first}")
    for line in rest:
        terminal.say(" " * indent + line)


def _excerpt(location: Location, room: int = 72) -> list[str]:
    """Return the source line between rules with a caret under what is wrong."""
    column = location.column - 1
    cut = max(0, column - room // 2) if len(location.source) > room else 0
    line = location.source[cut : cut + room].replace("\t", " ")
    line = terminal.printable(line.rstrip("\n"))
    indent = terminal.columns(line[: column - cut])
    carets = "^" * max(1, min(terminal.columns(line[column - cut :][: location.width]) or 1, room))
    margin = " " * len(str(location.line))
    return [f"{margin} |", f"{location.line} | {line}", f"{margin} | {' ' * indent}{carets}"]


def _report_usage(error: BaseException) -> int:
    """Reword a mistake on the command line, which typer words for itself."""
    option = getattr(error, "option_name", None)
    near = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "timeline")
    if option is not None and near is not None:
        tip = f'did you mean "{near[0]}"?' if near else f"{path} --help lists the options"
        tell(f'no option "{option}"', tip=tip)
        return 2
    if option is not None and option[1:2].isdigit():
        tell(
            f'"{option}..." is read as an option', tip="write 44 BC for -0043, or put -- before it"
        )
        return 2
    message = str(error.format_message()).rstrip(".")  # type: ignore[attr-defined]
    tell(message[:1].lower() + message[1:], tip=f"{path} --help shows how")
    return 2


class Stumbled(TimelineError):
    """A mistake of ours, worded for the person who met it."""

    exit_code = OUR_FAULT


def stumbled(error: BaseException, place: str = "") -> TimelineError:
    """Return a mistake of ours, or what the system said, as an error to be told."""
    if isinstance(error, OSError):
        name = "" if error.filename is None else f"{error.filename}: "
        told: TimelineError = TimelineError(f"{name}{(error.strerror or str(error)).lower()}")
    else:
        kind = type(error).__name__
        told = Stumbled(
            f"{place}timeline stumbled over something it should not have: {kind}: {error}",
            tip="run it again with --debug and report what it prints",
        )
    told.__cause__ = error
    return told
