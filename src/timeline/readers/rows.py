"""From the fields of a row, or of a JSON object, to an event; or why it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from timeline.errors import InvalidDate, TimelineError
from timeline.model.dates import Interval
from timeline.model.display import display
from timeline.model.event import NOTHING, Citation, Event, Skipped, Status
from timeline.readers import cells
from timeline.readers.cells import ReadDate

TITLE = 300  # characters; what is longer is a text
SHOWN = 60  # characters of a row that say which one it is
STATUSES = {
    "happened": Status.HAPPENED, "confirmed": Status.HAPPENED, "done": Status.HAPPENED,
    "completed": Status.HAPPENED, "past": Status.HAPPENED, "event scheduled": Status.PLANNED,
    "planned": Status.PLANNED, "scheduled": Status.PLANNED, "upcoming": Status.PLANNED,
    "tentative": Status.PLANNED, "future": Status.PLANNED, "expected": Status.PLANNED,
    "cancelled": Status.CANCELLED, "canceled": Status.CANCELLED, "called off": Status.CANCELLED,
    "disputed": Status.DISPUTED, "contested": Status.DISPUTED,
}  # fmt: skip
LIST = re.compile(r"\s*[;|\n]\s*")
ID = re.compile(r"[a-z][0-9a-z]{7}")

Fields = Mapping[str, Any]


def event(
    fields: Fields, *, ref: str, at: int, read_date: ReadDate | None = None,
    extra: Mapping[str, Any] = NOTHING,
) -> Event | Skipped:  # fmt: skip
    """Return the event of a row; `ref` and `at` say where it stood.

    A row without a title or with a date that cannot be read is skipped, and says why.
    """
    title = " ".join(words(fields.get("title")).split()) or _first_line(fields)
    shown = title[:SHOWN] or words(fields.get("date") or fields.get("start"))[:SHOWN]
    try:
        date = when(fields, read_date)
    except TimelineError as error:
        return Skipped(shown, f"row {at}: {error.message}", at)
    if not title:
        return Skipped(shown, f"row {at} has no title", at)
    name = words(fields.get("id"))
    return Event(
        date=date,
        title=title if len(title) <= TITLE else title[: TITLE - 1].rsplit(" ", 1)[0] + "…",
        id=name if ID.fullmatch(name) else None,
        text=_text(fields, title),
        who=_list(fields.get("who")),
        where=_list(fields.get("where")),
        tags=tuple(tag.lstrip("#") for tag in _list(fields.get("tags"))),
        status=STATUSES.get(_status(fields.get("status")), Status.HAPPENED),
        sources=tuple(_citations(fields, ref, at)),
        extra=extra,
        display=_display(fields, date),
        group=words(fields.get("group")) or None,
        media=words(fields.get("media")) or None,
        lang=words(fields.get("lang")) or None,
        note=words(fields.get("note")) or None,
        review=words(fields.get("review")) or None,
    )


def _display(fields: Fields, date: Interval) -> str | None:
    """Return the words to show for a date where they are not those that we would find."""
    shown = words(fields.get("display"))
    return shown if shown not in ("", display(date), display(date, long=True)) else None


def _first_line(fields: Fields) -> str:
    """Return the first line of a text that has to serve as the title."""
    return next(iter(words(fields.get("text")).splitlines()), "").strip()[:TITLE]


def _text(fields: Fields, title: str) -> str | None:
    """Return the text, and the whole of a title that is too long for one."""
    text = words(fields.get("text"))
    parts = [title if len(title) > TITLE else "", text if text != title else ""]
    return "\n\n".join(part for part in parts if part) or None


def when(fields: Fields, read_date: ReadDate | None) -> Interval:
    """Return the date of a row, from one column or from those of its start, end and times.

    Raises TimelineError with what is wrong.
    """
    first = fields.get("date") or fields.get("start")
    if not words(first):
        raise InvalidDate("it has no date")
    start = _one(first, fields.get("time"), read_date)
    # a column of both ends says all; a start beside it repeats it
    closed = start.is_range or (fields.get("date") and fields.get("start"))
    last = fields.get("end")
    if closed or not (words(last) or words(fields.get("end_time"))):
        return start
    end = _one(last if words(last) else first, fields.get("end_time"), read_date)
    return cells.joined(start, end)


def _one(value: Any, clock: Any, read_date: ReadDate | None) -> Interval:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return cells.moment(value)
    date = cells.date(words(value), read_date)
    return cells.at_time(date, words(clock)) if words(clock) else date


def words(value: Any, depth: int = 3) -> str:
    """Return a value as a text: "" for nothing, lists joined by "; ", as far down as `depth`."""
    if value is None or isinstance(value, dict) or depth == 0:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, (words(item, depth - 1) for item in value)))
    return sound(str(value)).strip()


def sound(text: str) -> str:
    """Return a text that can be written: half of a surrogate pair becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _list(value: Any) -> tuple[str, ...]:
    """Return a list's texts; a single text is parted at semicolons, bars and line ends.

    Commas part it only where no semicolon does and no part would have more than four words.
    """
    if isinstance(value, (list, tuple)):
        parts = [words(item) for item in value]
    else:
        parts = LIST.split(words(value))
        if len(parts) == 1 and all(len(part.split()) < 5 for part in parts[0].split(",")):
            parts = parts[0].split(",")
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def _addresses(value: Any) -> tuple[str, ...]:
    """Return what a cell cites: beside addresses a comma parts only where another one follows."""
    if isinstance(value, str) and "://" in value:
        return _list(re.split(r"[;|\n]|\s+(?=\w+://)|,(?=\s*\w+://)", value))
    return _list(value)


def _status(value: Any) -> str:
    """Return a status in small words: "https://schema.org/EventCancelled" is "cancelled"."""
    last = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words(value).rsplit("/", 1)[-1]).lower()
    return last.removeprefix("event ") if last != "event scheduled" else last


def _citations(fields: Fields, ref: str, at: int) -> list[Citation]:
    """Return what a row cites: its own addresses or sources, else the file.

    The first of them has the quote.
    """
    own = _addresses(fields.get("url")) or _addresses(fields.get("sources"))
    quote = words(fields.get("quote")) or None
    first, *others = own or (ref,)
    return [Citation(first, quote, at), *map(Citation, others)]
