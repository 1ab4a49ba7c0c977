"""Who took part and where: the names in the part of the sentence that the title tells."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.names import BODY, LISTS, PERSON, PLACE, THING, Name
from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS

LOCAL = WORDS["local"]


def cast(
    tokens: list[Token], names: Iterable[Name], scope: Iterable[int], stands_for: str | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (who, where): the names within `scope` (tokens), in order and once each."""
    inside = set(scope)
    who: dict[str, None] = dict.fromkeys([stands_for] if stands_for else [])
    where: dict[str, None] = {}
    for name in names:
        if name.start not in inside:
            continue
        if _is_place(tokens, name):
            where[name.text] = None
        elif name.kind in (PERSON, BODY, PLACE) or (name.kind == "" and name.kind != THING):
            who[name.text] = None
    return tuple(who), tuple(where)


def _is_place(tokens: list[Token], name: Name) -> bool:
    """Tell a place from a country that acts: "in Brazil" from "Brazil signed"."""
    k = name.outset - 1
    while (k >= 0 and tokens[k].tag in (Tag.DET, Tag.NAME)) or (
        k >= 0 and tokens[k].low in ("northern", "southern", "eastern", "western", "central")
    ):
        k -= 1
    led = k >= 0 and tokens[k].low in LOCAL
    after = tokens[name.end] if name.end < len(tokens) else None
    if after is not None and after.low in LISTS["geo"]:
        return True  # "Kursk region"
    if after is not None and after.tag is Tag.POSS and name.text in LISTS["country"]:
        return _lands(tokens, name.end + 1)
    if name.kind == PLACE:
        if name.text in LISTS["country"]:
            return led and tokens[k].low not in ("from", "to", "for")
        return led or (
            name.text not in LISTS["country"] and not (name.outset == 0 and _acts(tokens, name))
        )
    return (
        name.text in LISTS["site"]
        and led
        and tokens[k].low in ("at", "in", "near", "outside", "to")
    )


def _lands(tokens: list[Token], k: int) -> bool:
    """Tell "Russia's Kursk region" from "Russia's parliament"."""
    while k < len(tokens) and tokens[k].tag is Tag.NAME:
        k += 1
    last = tokens[k - 1].low in LISTS["geo"]
    return last or (k < len(tokens) and tokens[k].low in LISTS["geo"])


def _acts(tokens: list[Token], name: Name) -> bool:
    return name.end < len(tokens) and tokens[name.end].tag in (
        Tag.PAST,
        Tag.ED,
        Tag.BE,
        Tag.HAVE,
        Tag.MODAL,
    )
