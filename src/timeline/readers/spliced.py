"""Links to other articles that a page's program put into the middle of a sentence."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

HEADLINE = 5  # words of a link that can be the headline of an article
LINKS = 2  # in one box, side by side
LINKED = 0.9  # share of a box's text that its links have
ELEMENTS = 200  # of a box that is looked at
BOXES = frozenset("b em font i ins small span strong u".split())
# "Ann Smith Ann SmithFerry sails again | Pier mended MORE (Ind.) said": the person's name, and the
# name over what was said of her lately
REPEATED = re.compile(
    r"\b(?P<name>[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,4}) (?P=name) ?(?=[A-Z\"'“‘\d])"
)
LAST = " MORE"
SHORTEST, LONGEST = 15, 2000  # characters of the headlines


def is_box(element: Any) -> bool:
    """Tell an element inside of a line that holds links with headlines and hardly another word."""
    if element.tag not in BOXES:
        return False
    links = [child for child in islice(element, ELEMENTS) if child.tag == "a"]
    if len(links) < LINKS:
        return False
    texts = [_text(link) for link in links]
    if max(len(text.split()) for text in texts) < HEADLINE:
        return False
    return sum(map(len, texts)) >= LINKED * len(_text(element))


def drop_boxes(root: Any) -> bool:
    """Take the boxes out of a page; what stands behind one stays. Return whether there were any."""
    found = [element for element in root.iter(*BOXES) if is_box(element)]
    for box in found:
        box.drop_tree()
    return bool(found)


def _text(element: Any) -> str:
    return " ".join(" ".join(islice(element.itertext(), ELEMENTS)).split())


def without_lists(text: str) -> str:
    """Return a text without the headlines spliced in behind a name that stands there twice."""
    if LAST not in text:
        return text
    parts, done = [], 0
    for found in REPEATED.finditer(text):
        end = text.find(LAST, found.end() + SHORTEST, found.end() + LONGEST)
        if found.start() < done or end < 0 or "\n" in text[found.end() : end]:
            continue
        if not text[end + len(LAST) : end + len(LAST) + 2].strip()[:1].isupper():
            parts += [text[done : found.start()], found["name"]]
            done = end + len(LAST)
    return "".join((*parts, text[done:]))
