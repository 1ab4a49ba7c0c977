"""Sentences of a document, with their places in its text; never across two blocks.

A stop ends a sentence where white space and something that can open a sentence follow, unless an
abbreviation, an initial or a number stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model.text import Block, BlockKind, Document, Sentence

STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]{0,3}(?=\s++[\"'“‘„«(\[¿¡*_`]{0,4}[^\W_a-z])|\n[ \t]*+\n"
)
LONGEST = 30  # characters of the word before a stop that are looked at
ABBREVIATION = 6  # letters of the longest abbreviation
# titles and ranks stand before a name; the others may end a sentence too
NEVER_END = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm gov sen rep rev hon pres supt insp ag "
    "messrs mme st mt ft no nos vs v cf e.g i.e fig figs vol pp ed eds al ca c approx dept univ "
    "assn bros cie art sec ch op ibid viz nr str".split()
)
MAY_END = frozenset(
    "inc corp ltd co llc plc jr sr etc a.m p.m u.s u.k u.n e.u d.c b.c a.d b.c.e c.e est "
    "jan feb apr jun jul aug sept sep oct nov dec tue tues wed thu thur thurs fri".split()
)
# words that open a sentence much more often than they follow an abbreviation inside one
OPENERS = frozenset(
    "the a an this that these those he she it they we i you in on at after before when while "
    "but and as if for there his her its their our my one some many most several both no not "
    "according however meanwhile earlier later last since during under with from".split()
)
WORD = re.compile(r"\W*(\w+)")
CLOCK = ("a.m", "p.m")
FORMS = ("inc", "corp", "ltd", "co")
# what goes on after "at 6 p.m."; any other capital opens a sentence
ZONE = re.compile(
    r"[A-Z]{2,4}$|Eastern|Central|Pacific|Mountain|Greenwich|Local|[A-Z][a-z]{2,5}day$"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{3,6})?$|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$"
)
# "3. February 2020" goes on, "built in 3. May was cold" hardly occurs
MONTH = re.compile(
    r"\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?\s+\d{4}\b"
)


def split(document: Document) -> list[Sentence]:
    """Return the sentences of every block that is not skipped, in order."""
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if block.skip or block.kind is BlockKind.CODE:
            continue
        found += [Sentence(a, b, index) for a, b in _spans(document.text, block)]
    return found


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind in (BlockKind.HEADING, BlockKind.ROW):
        yield block.start, block.end
        return
    yield from spans(text, block.start, block.end)


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of text[start:end] without the white space around them."""
    begin = start
    for match in STOP.finditer(text, start, end):
        if match.group()[0] == "\n" or _ends(text, begin, match, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield start, end


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Tell a stop that ends a sentence from an abbreviation's, an initial's or a number's."""
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = text[max(begin, match.start() - LONGEST) : match.start()].rsplit(None, 1)
    if not before:
        return True
    word = before[-1].lstrip("\"'“‘([")
    if len(word) > ABBREVIATION and word.isalpha():  # most stops, decided at once
        return True
    low = word.lower()
    follows = WORD.match(text, match.end(), min(end, match.end() + 40))
    opener = follows is not None and follows.group(1).lower() in OPENERS
    if low in NEVER_END:
        return opener and low in ("no", "st", "c", "v", "ed", "al")
    if low in CLOCK and follows is not None:
        return follows.group(1)[:1].isupper() and not ZONE.match(follows.group(1))
    again = (
        low in FORMS
        and follows is not None
        and f" {follows.group(1)} " in text[begin : match.start()]
    )
    if again:
        return True  # "its owner is Volta Lines Inc. Volta has three ships"
    if low in MAY_END or (len(word) == 1 and word.isupper()) or _is_initials(word):
        return opener
    if low.isdigit() and len(low) < 3 and MONTH.match(text, match.end(), end):
        return False
    return not (low.isdigit() and len(low) < 3 and match.start() - len(low) == begin)


def _is_initials(word: str) -> bool:
    """Tell "J.R" and "U.S" (the last stop is not part of it)."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)
