"""Addresses and names of files in a text: a date inside of one is part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEB = re.compile(r"\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>\"'`|]{1,2000}", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?P<sign>[-/_.]?)[01]\d(?P=sign)[0-3]\d(?!\d)")
_NAME = re.compile(r"[^\s()\[\]<>\"'`|,;]{0,200}")
_SUFFIX = re.compile(r"[-\w]*\.[a-z][a-z0-9]{0,4}\b")
_CLOSING = ").,;:*!?]_"
_BLANK = "x"  # says nothing of time


def masked(text: str) -> str:
    """Return a text of the same length in which no address and no file's name says a date."""
    spans = [*_addresses(text), *_names(text)]
    if not spans:
        return text
    parts, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            parts += [text[done:start], _BLANK * (end - start)]
            done = end
    return "".join((*parts, text[done:]))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if "://" in text or "www." in text.lower():
        for found in _WEB.finditer(text):
            yield found.start(), found.start() + len(found.group().rstrip(_CLOSING))


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a whole date is glued into a path, or into a name with a suffix."""
    done = 0
    for day in _DAY.finditer(text):
        if day.start() < done:
            continue
        before = _glued(text[max(done, day.start() - 200) : day.start()][::-1])[::-1]
        after = _glued(text[day.end() : day.end() + 200])
        if _goes_on(before) or _SUFFIX.match(after):
            done = day.end() + len(after.rstrip(_CLOSING))
            yield day.start() - len(before), done


def _glued(text: str) -> str:
    """Return what a name goes on with at the start of a text."""
    found = _NAME.match(text)
    return found.group() if found else ""


def _goes_on(before: str) -> bool:
    """Tell folders, or words with an underscore, that a date stands right behind."""
    folders = before[: max(before.rfind("/"), before.rfind("\\"), 0)]
    word = before.rstrip("_")
    return any(map(str.isalpha, folders)) or (word != before and word[-1:].isalnum())
