"""The land that a whole document tells of: "Rebels attacked the president" happened there."""

from __future__ import annotations

from collections import Counter

from timeline.events.title.titles import Titled
from timeline.events.title.trim import LONG
from timeline.events.who.names import LISTS, Name
from timeline.events.who.story import Story

LEAST = 3  # sentences that name it
SHARE = 0.25  # of all sentences
LEAD = 1.5  # times the next place


def land_of(story: Story, heading: str = "") -> str | None:
    """Return the country or region that a document names far more often than any other."""
    told = Counter(
        place
        for scene in story.scenes
        for place in {name.text for name in scene.names if name.text in LANDS}
    )
    ranked = told.most_common(2)
    if not ranked:
        return None
    land, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    known = land in heading
    enough = count >= LEAST and count >= SHARE * len(story.scenes)
    return land if (enough or (known and count > 1)) and count >= LEAD * second else None


LANDS = LISTS["country"] | LISTS["region"]


def placed(made: Titled, names: list[Name], land: str | None) -> str:
    """Return a title that names nobody with the land of its document: "... in Kosovo"."""
    words = made.title.split()
    bare = made.form in ("clause", "noun", "participle") and not any(
        word[0].isupper() for word in words[1:]
    )
    if land is None or not bare or names or not 2 <= len(words) <= LONG - 1 - len(land.split()):
        return made.title
    owned = any(word.lower() in ("its", "their", "his", "her", "it", "they") for word in words[:2])
    return made.title if owned else f"{made.title} in {land}"
