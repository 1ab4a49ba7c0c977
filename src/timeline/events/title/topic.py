"""The land that a document tells of: "Rebels attacked the president" happened there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from timeline.events.title.titles import Titled
from timeline.events.title.trim import LONG
from timeline.events.who.names import LISTS, PLACE, Name
from timeline.events.who.story import Scene, Story
from timeline.events.words import WORDS

LEAST = 3  # sentences that name it
SHARE = 0.25  # of all sentences
LEAD = 1.5  # times the next place
LANDS = LISTS["country"] | LISTS["region"]
# one land under several names
ALIASES = {
    name: group.split("|")[0]
    for group in """Timor-Leste|East Timor|Timor|Portuguese Timor;Myanmar|Burma
    ;Czech Republic|Czechia;United States|America;Soviet Union|USSR;Netherlands|Holland
    ;United Kingdom|Britain|Great Britain;Eswatini|Swaziland;Iran|Persia;Thailand|Siam
    ;Sri Lanka|Ceylon;Congo|Zaire;Zimbabwe|Rhodesia;Turkey|Türkiye""".split(";")
    for name in group.strip().split("|")
}


def land_of(story: Story, heading: str = "") -> str | None:
    """Return the country or region that a document names far more often than any other."""
    told = Counter(land for scene in story.scenes for land in {*map(_one, _lands(scene))})
    ranked = told.most_common(2)
    if not ranked:
        return None
    land, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    called = _called(story, land)
    enough = count >= LEAST and count >= SHARE * len(story.scenes)
    return (
        called if (enough or (called in heading and count > 1)) and count >= LEAD * second else None
    )


def _lands(scene: Scene) -> list[str]:
    return [name.text for name in scene.names if name.text in LANDS or name.text in ALIASES]


def _one(land: str) -> str:
    """Return the name under which a land of several names is counted."""
    return ALIASES.get(land, land)


def _called(story: Story, land: str) -> str:
    """Return the name that the document uses most for a land, of those that are lands' names."""
    used = Counter(name for scene in story.scenes for name in _lands(scene) if _one(name) == land)
    known = [name for name, _ in used.most_common() if name in LISTS["country"]]
    return known[0] if known else used.most_common(1)[0][0]


BETWEEN = re.compile(
    r"^(?:\w+ ){0,2}(?:agreements?|accords?|talks|negotiations|discussions|treaty|treaties|deals?"
    r"|relations|ties|truce|ceasefire|border)\b",
    re.IGNORECASE,
)


SIDES = frozenset("deal deals accord accords agreement agreements talks treaty border".split())
OURS = frozenset(["US", "U.S.", "USA", "United States", "America"])  # where most news is made
NOWHERE = WORDS["dealt"] | WORDS["owned"] | {"we", "i", "you", "he", "she", "they", "it"}


def placed(made: Titled, names: list[Name], land: str | None, told: str | None = None) -> str:
    """Return a title that names nobody with the land of its document: "... in Kosovo".

    What several sides agree on is placed nowhere. `told` is the land that the sentence itself
    calls "the country".
    """
    words = made.title.split()
    bare = made.form in ("clause", "noun", "participle") and not any(
        word[0].isupper() for word in words[1:]
    )
    if land is None or land in OURS or not bare or BETWEEN.match(made.title):
        return made.title
    if SIDES & {word.lower() for word in words[3:]}:
        return made.title  # "negotiators came close to a deal"
    if words[0].lower() in NOWHERE:
        return made.title
    near = [name for name in names if name.start in made.scope or name.kind == PLACE]
    if told is not None and _one(told) == _one(land):
        near = [name for name in names if name.text.split()[-1] in made.title]
    if any(_one(name.text) != _one(land) or name.text in made.title for name in near):
        return made.title
    if names and land not in LISTS["country"]:
        return made.title
    if not 2 <= len(words) <= LONG - 1 - len(land.split()):
        return made.title
    owned = any(word.lower() in ("its", "their", "his", "her", "it", "they") for word in words[:2])
    return made.title if owned else f"{made.title} in {land}"


def between(title: str, story: Story, number: int) -> str:
    """Return "Agreements between Chad and Niger were reached" where both are told of before."""
    found = BETWEEN.match(title)
    named = any(word[0].isupper() for word in title.split()[1:]) or " between " in title
    pair = _pair(story.before(number)[:2]) if found is not None and not named else []
    if found is None or len(pair) != 2:
        return title
    longer = f"{found[0]} between {pair[0]} and {pair[1]}{title[found.end() :]}"
    return longer if len(longer.split()) <= LONG else title


def _pair(before: list[Scene]) -> list[str]:
    """Return the two countries of the nearest sentence that names any."""
    for scene in before:
        lands = [name.text for name in scene.names if name.text in LISTS["country"]]
        if lands:
            return list(dict.fromkeys(lands))
    return []


COUNTRY = re.compile(
    r"(?:\bthe |^)(?:(?:country|nation)\b(?! of\b)|republic(?=['’]s|$))", re.IGNORECASE
)
ISLAND = re.compile(r"(?:\bthe |^)island\b(?! of\b)", re.IGNORECASE)
ISLE_OF = re.compile(r"\b[Ii]sland of ([A-Z][\w’'-]+)")


def explained(title: str, story: Story, number: int, land: str | None) -> str:
    """Name "the country" and "the island" of a title by what the sentences before it tell of."""
    if COUNTRY.search(title):
        named = _country(title, story.before(number), land)
        return COUNTRY.sub(named, title, count=1) if named else title
    if ISLAND.search(title):
        told = " ".join(_text(scene) for scene in story.scenes[:number])
        islands = set(ISLE_OF.findall(told))
        one = next(iter(islands)) if len(islands) == 1 else ""
        return ISLAND.sub(one, title, count=1) if one and one not in title else title
    return title


def told_of(story: Story, number: int, land: str | None) -> str | None:
    """Return the land that a sentence calls "the country"."""
    lows = [token.low for token in story.scenes[number].tokens]
    said = any(a == "the" and b in NATIONS for a, b in pairwise(lows))
    return _country("", story.before(number), land) if said else None


NATIONS = ("country", "nation", "republic")


PAST = (" Empire", " Union")  # no country of today


def _country(title: str, before: list[Scene], land: str | None) -> str | None:
    """Return the land of the document or the only one of the sentences before, nearest first."""
    found = [name for scene in before for name in _lands(scene) if name in LISTS["country"]]
    found = [name for name in found if name not in title and not name.endswith(PAST)]
    if land is not None and land not in title and _one(land) in map(_one, found):
        return land
    lands = {_one(name) for name in found}
    return found[0] if len(lands) == 1 else None


def _text(scene: Scene) -> str:
    return " ".join(token.text for token in scene.tokens)
