"""The dates that a page gives its article in JSON-LD (schema.org), and not those of its site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from timeline.readers.draft import Signal

SCRIPT = re.compile(
    r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.{0,200000}?)</script", re.I | re.S
)
# of a script that is not JSON
FIELD = re.compile(r"\"(datePublished|dateCreated|dateModified)\"\s*:\s*\"([^\"]{4,40})\"")
KEYS = ("datePublished", "dateCreated", "dateModified")
ARTICLE = re.compile(r"article|posting|report|\bnews|\bwork|review|webpage|^$", re.I)
SCRIPTS = 20
THINGS = 500  # objects of one script that are looked at
DEPTH = 8
PAGE = 3  # rank of what is said of the page, behind what is said of the article


def signals(source: str) -> Iterator[Signal]:
    """Yield the dates of articles, posts and pages; a site, a person or a comment has its own."""
    for kind, key, text in _dates(source):
        if ARTICLE.search(kind):
            rank = KEYS.index(key) + (PAGE if "page" in kind.lower() else 0)
            yield Signal(f"JSON-LD {key}", text, rank, key == "dateModified")


def others(source: str) -> frozenset[str]:
    """Return the days that are said of anything else: a site, a person, a comment."""
    return frozenset(text[:10] for kind, _, text in _dates(source) if not ARTICLE.search(kind))


def _dates(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield the type of what has a date, the date's key and its text."""
    for script in islice(SCRIPT.finditer(source), SCRIPTS):
        try:
            yield from list(islice(_things(json.loads(script[1], strict=False), 0), THINGS))
        except (ValueError, RecursionError):
            yield from (("", key, text) for key, text in FIELD.findall(script[1])[:SCRIPTS])


def _things(value: Any, depth: int) -> Iterator[tuple[str, str, str]]:
    """Yield the type, the key and the text of each date, the outermost first."""
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _things(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type", "")
        kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
        for key in KEYS:
            if isinstance(value.get(key), str):
                yield kind, key, value[key]
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from _things(inner, depth + 1)
