"""Headings of a changelog: "## [2.1.0] - 2023-11-02" says that a version came out on that day."""

from __future__ import annotations

import re

from timeline.model.text import BlockKind

VERSION = re.compile(
    r"\W*(?P<name>(?:[A-Z][\w.-]*\s+){0,3}?)(?:(?P<word>version|release)\s+)?"
    r"(?P<number>v?\d+(?:\.\d+)+(?:[-.+]?(?:alpha|beta|rc|pre|post|dev|a|b)?[.-]?\d*)?|"
    r"(?<=version )\d+|(?<=release )\d+|v\d+)"
    r"[\W_]*(?:\(?(?:released|latest|stable|yanked)\)?[\W_]*)?",
    re.IGNORECASE,
)


def release(text: str, start: int, end: int, kind: BlockKind) -> str | None:
    """Return "Version 2.1.0 released" for a heading that is a version and a date, or None."""
    if kind is not BlockKind.HEADING:
        return None
    link = re.sub(r"\]\([^)\s]*\)", "]", text[:start] + " " + text[end:])
    found = VERSION.fullmatch(link.strip())
    if found is None:
        return None
    name = " ".join(found["name"].split()) or "Version"
    number = found["number"]
    return f"{name} {number.lstrip('vV') if name == 'Version' else number} released"
