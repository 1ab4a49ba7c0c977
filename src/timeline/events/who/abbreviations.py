"""Abbreviations that a document spells out once: "Free Cantons of Lund (FCL)"."""

from __future__ import annotations

import re

from timeline.events.who.story import Scene, Story

LONGEST = 8  # words of a name that is abbreviated
SMALL = "of|the|for|and|on|in|de"
SPELLED = re.compile(
    rf"((?:[A-Z][\w’'-]*(?: (?:{SMALL}))*\s+){{2,{LONGEST}}})\(\s?([A-Z]{{3,6}})\s?\)"
)
# what no reader needs spelled out
KNOWN = frozenset(
    """NATO UN EU FBI CIA USA UK UAE NASA WHO IMF IRA PLO BBC CNN OPEC UNICEF UNESCO IBM BMW NBA
    NFL FIFA UEFA DNA HIV AIDS COVID USSR""".split()
)


def spelled(title: str, story: Story, number: int, room: int) -> str:
    """Return a title with its subject spelled out, where the sentences before do and it fits.

    `room` is the number of words that a title may have.
    """
    first = title.split(" ", 1)[0]
    short = first.removesuffix("'s").removesuffix("’s")
    if not re.fullmatch(r"[A-Z]{3,6}", short) or short in KNOWN:
        return title
    full = next(filter(None, (_full(scene, short) for scene in story.scenes[:number])), None)
    longer = full + title[len(short) :] if full else title
    return longer if len(longer.split()) <= room else title


def _full(scene: Scene, short: str) -> str | None:
    """Return what a sentence abbreviates so: its capitals are the letters."""
    line = " ".join(token.text for token in scene.tokens)
    for match in SPELLED.finditer(line):
        words = match[1].split()
        if match[2] != short:
            continue
        for start in range(len(words)):
            capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
            if capitals == short and words[start][0].isupper():
                return " ".join(words[start:])
    return None
