"""Which pieces of a page are the article.

trafilatura's text has the first word: a piece that it holds most of is of the article. The element
that most of these stand in is the article's own; pieces of it that trafilatura left out between
others (lists, tables, short paragraphs) come back, what it took from elsewhere below goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from timeline.model.text import BlockKind
from timeline.readers.html_page import Piece

WORD = re.compile(r"\w+")
GRAM = 4  # words that must follow each other in both texts
MATCHED = 0.6  # share of a piece's grams that trafilatura's text has
HOME = 0.7  # share of the matched text that the article's element holds
LINKED = 0.5  # share of links above which a piece is a menu or a list of links
TEASER = 15  # characters of a link that can be the headline of another article
CUT = 300  # characters of what is told of it at most
LONG = 80  # characters of a piece that can be a paragraph on its own account
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|recommend\w*|promo\w*|advert\w*|ad|ads|sidebar|share|sharing|"
    r"social\w*|newsletter\w*|subscri\w*|signup|comments?|disqus\w*|cookie\w*|breadcrumbs?|"
    r"most-?read|most-?popular|popular|trending|outbrain|taboola|footer|menu|nav\w*|tags?|"
    r"byline|author-?(?:bio|box|info)?|toolbar|pagination|read-?more|more-?(?:stories|news)|donat\w*|"
    r"caption|credits?)(?:$|[\s_-])",
    re.I,
)  # fmt: skip
ASIDE_TAGS = frozenset(("aside", "footer", "figcaption", "nav", "form"))


def choose(pieces: Sequence[Piece], article: str) -> list[tuple[Piece, str]]:
    """Return the pieces from the article's first to its last, with the reason of those to skip."""
    matched = _matched(pieces, article)
    if _is_blurred(pieces, matched):
        matched = [_is_paragraph(piece) for piece in pieces]
    if not any(matched):
        return []
    home = _home(pieces, matched)
    asides = _asides(pieces, matched)
    taken = [
        _is_taken(piece, known, home, asides) for piece, known in zip(pieces, matched, strict=True)
    ]
    for number in range(1, len(pieces)):
        if taken[number] and _is_teaser(pieces, number, home):
            taken[number - 1] = taken[number] = False
    known = [n for n, yes in enumerate(taken) if yes and matched[n]]
    # a page that is one list opens with an item
    start = next((n for n in known if _can_open(pieces[n])), known[0] if known else len(pieces))
    stop = _stop(pieces, taken, matched)
    first = _with_heading(pieces, start)
    return [
        (piece, "" if taken[number] or number < start else "outside the article")
        for number, piece in enumerate(pieces[first:stop], first)
    ]


def _is_teaser(pieces: Sequence[Piece], number: int, home: Any) -> bool:
    """Tell a line under a link, both in a box of their own: it is about another article."""
    link, piece = pieces[number - 1], pieces[number]
    if link.linked < 0.9 * len(link.text) or len(link.text) < TEASER or len(piece.text) > CUT:
        return False
    shared = [element for element in piece.path if element in link.path]
    return bool(shared) and home in shared and shared[-1] is not home


def _can_open(piece: Piece) -> bool:
    """Tell what an article can begin with from the last words of a menu."""
    return piece.kind is not BlockKind.ITEM or len(piece.text) > LONG


def _stop(pieces: Sequence[Piece], taken: Sequence[bool], matched: Sequence[bool]) -> int:
    """Return where the article ends: behind its last known piece and the list or table after it."""
    known = [number for number, yes in enumerate(taken) if yes and matched[number]]
    stop = known[-1] + 1 if known else 0
    listed = (BlockKind.ITEM, BlockKind.ROW)
    while stop < len(pieces) and taken[stop] and pieces[stop].kind in listed:
        stop += 1
    while stop and (not taken[stop - 1] or pieces[stop - 1].kind is BlockKind.HEADING):
        stop -= 1
    return stop


def _matched(pieces: Sequence[Piece], article: str) -> list[bool]:
    """Tell of each piece whether trafilatura's text holds it."""
    words = WORD.findall(article.lower())
    grams = set(zip(*(words[start:] for start in range(GRAM)), strict=False))
    lines = {" ".join(WORD.findall(line.lower())) for line in article.split("\n")}
    found = []
    for piece in pieces:
        own = WORD.findall(piece.text.lower())
        if len(own) <= GRAM:
            found.append(bool(own) and " ".join(own) in lines)
            continue
        mine = list(zip(*(own[start:] for start in range(GRAM)), strict=False))
        found.append(sum(gram in grams for gram in mine) >= MATCHED * len(mine))
    return found


def _is_blurred(pieces: Sequence[Piece], matched: Sequence[bool]) -> bool:
    """Tell that trafilatura found no article: it took next to nothing, or menus and all."""
    known = [piece for piece, yes in zip(pieces, matched, strict=True) if yes]
    length = sum(len(piece.text) for piece in known)
    linked = sum(piece.linked for piece in known)
    prose = sum(len(piece.text) for piece in pieces if _is_paragraph(piece))
    own = sum(len(piece.text) for piece in known if _is_paragraph(piece))
    return linked > 0.4 * length or own < 0.25 * prose


def _is_paragraph(piece: Piece) -> bool:
    """Tell a piece that reads as prose: long, ended by a stop, hardly linked."""
    text = piece.text.rstrip("\"'”’»)")
    ended = text.endswith((".", "!", "?", "…", ":"))
    return len(text) > LONG and ended and piece.linked < 0.3 * len(text)


def _home(pieces: Sequence[Piece], matched: Sequence[bool]) -> Any:
    """Return the innermost element that holds most of the matched text."""
    weights: Counter[Any] = Counter()
    total = 0
    deepest: dict[Any, int] = {}
    for piece, yes in zip(pieces, matched, strict=True):
        if not yes:
            continue
        total += len(piece.text)
        for depth, element in enumerate(piece.path):
            weights[element] += len(piece.text)
            deepest[element] = depth
    holders = [element for element, weight in weights.items() if weight >= HOME * total]
    return max(holders, key=deepest.__getitem__)


def _asides(pieces: Sequence[Piece], matched: Sequence[bool]) -> frozenset[Any]:
    """Return the elements that call themselves no part of the article, and hold little of it."""
    weights: Counter[Any] = Counter()
    for piece, yes in zip(pieces, matched, strict=True):
        for element in piece.path:
            weights[element] += len(piece.text) if yes else 0
    total = max(1, sum(len(p.text) for p, yes in zip(pieces, matched, strict=True) if yes))
    return frozenset(
        element
        for element, weight in weights.items()
        if weight < 0.3 * total and _is_aside(element)
    )


def _is_aside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ASIDE_TAGS or ASIDE.search(names) is not None


def _is_taken(piece: Piece, known: bool, home: Any, asides: frozenset[Any]) -> bool:
    """Tell whether a piece is of the article."""
    inside = home in piece.path
    aside = any(element in asides for element in piece.path)
    menu = piece.linked > LINKED * len(piece.text)
    if known:
        return inside or not (aside or menu)
    if not inside or aside or menu:
        return False
    return piece.kind is not BlockKind.PARAGRAPH or len(piece.text) > LONG


def _with_heading(pieces: Sequence[Piece], first: int) -> int:
    """Return where the article starts once the heading right above it is counted in."""
    for number in range(first - 1, max(-1, first - 6), -1):
        if pieces[number].kind is BlockKind.HEADING and pieces[number].level == 1:
            return number
    return first
