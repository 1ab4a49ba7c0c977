"""How much a page may hold: what parsers of HTML need far more than its size in time for."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

ELEMENTS = 50_000  # tags, opening and closing; a page with more is no article
ATTRIBUTES = 1_000  # of one element: libxml2 compares each of them with all others
CROWD = 2_000  # pieces of marked text in one paragraph: trafilatura compares each with all others
INLINE = ("a", "b", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u")
SMALL = 1_000_000  # characters of a page that is not looked through tag by tag
STRETCH = 20_000  # unless so many of them hold no "<"
_VALUE = r"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+"
_ATTRIBUTE = rf"[^\s/>][^\s/>=]*+(?>(?:\s*+=\s*+(?:{_VALUE}))?)"
ATTRIBUTE = re.compile(_ATTRIBUTE)
TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)|\Z)|"
    rf"<[a-z][^\s/>]*+(?P<rest>(?>(?:[\s/]++|{_ATTRIBUTE}){{0,5000}}))",
    re.I | re.S,
)


def excess(source: str) -> str | None:
    """Say what a page has far too much of, None where it can be an article."""
    stretches = source.split("<")
    if len(stretches) > ELEMENTS:
        return f"has too many elements for an article: at most {ELEMENTS:,} tags"
    if len(source) > SMALL or max(map(len, stretches)) > STRETCH:
        for tag in TAG.finditer(source):
            rest = tag["rest"] or ""
            if len(rest) > ATTRIBUTES and len(ATTRIBUTE.findall(rest)) > ATTRIBUTES:
                return f"has an element with more than {ATTRIBUTES:,} attributes"
    return None


def is_crowded(root: Any) -> bool:
    """Tell a page one paragraph of which is put together of thousands of marked pieces."""
    counts = Counter(element.getparent() for element in root.iter(*INLINE))
    return max(counts.values(), default=0) > CROWD
