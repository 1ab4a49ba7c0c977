"""Who "we" is in what an organisation publishes about itself."""

from __future__ import annotations

import re

from timeline.events.syntax.tokens import Token
from timeline.events.who.story import Scene, Story

OURS = frozenset("we our us ours".split())
MARKS = frozenset(["“", '"', "”", "``", "''"])
LONGEST = 12  # sentences of a quotation
VOICES = 2  # sentences in its own voice that make a text its own
SMALL = frozenset("of the for and on in de".split())


def ourselves(story: Story, site: str | None) -> str | None:
    """Return the site, or its abbreviation, where the text tells of it and says "we".

    Whom a paper's sources "told" something is the paper, which tells of others.
    """
    voices = [n for n, scene in enumerate(story.scenes) if _own_voice(scene)]
    if not site or sum(not quoted(story, n) for n in voices) < VOICES:
        return None
    forms = (site, _letters(site))
    known = {" ".join(name.split()[:k]) for name in story.alone for k in range(1, 7)}
    found = next((form for form in forms if form in known), None)
    return None if found is None or any(_was_told(s.tokens, found) for s in story.scenes) else found


def _own_voice(scene: Scene) -> bool:
    return any(token.low in OURS for token in scene.tokens)


def quoted(story: Story, number: int) -> bool:
    """Tell whether a sentence has a quotation in it, or stands in one that its paragraph opened."""
    scene = story.scenes[number]
    if any(token.text in MARKS for token in scene.tokens):
        return True
    before = (s for s in story.scenes[max(0, number - LONGEST) : number] if s.block == scene.block)
    marks = [token.text for s in before for token in s.tokens if token.text in MARKS]
    straight = marks.count('"') % 2 == 1
    return straight or bool(marks and marks[-1] in ("“", "``"))


def _letters(site: str) -> str | None:
    """Return "ACLU" for "American Civil Liberties Union"."""
    words = [word for word in re.findall(r"[\w&]+", site) if word.lower() not in SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 2 else None


def _was_told(tokens: list[Token], form: str) -> bool:
    """Tell "told the Valley Post": the sources of a paper."""
    line = " ".join(token.text for token in tokens)
    return (
        re.search(rf"\b(?:told|tells|spoke (?:to|with)) (?:the )?{re.escape(form)}\b", line)
        is not None
    )
