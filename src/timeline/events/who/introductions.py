"""How a document introduces a person: "Nordal's former chief executive" before "Ida Holt"."""

from __future__ import annotations

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.epithets import epithet_start
from timeline.events.who.names import PERSON, PLACE, Name
from timeline.events.who.story import Scene, Story

LONGEST = 5  # words of an introduction
ADDRESS = frozenset("sir dame lord lady mr mrs ms dr".split())


def introduction(story: Story, person: str) -> str | None:
    """Return the office and the body by which a document first introduces a person, or None."""
    for number, scene in enumerate(story.scenes):
        for name in scene.names:
            if name.kind == PERSON and name.text == person:
                found = _before(story, number, scene, name)
                if found is not None:
                    return found
    return None


def _before(story: Story, number: int, scene: Scene, name: Name) -> str | None:
    """Read "Sinn Fein leader Gerry Adams" and "Equifax's former CEO, Richard Smith,"."""
    tokens = scene.tokens
    start = epithet_start(story.parse(number), name, range(len(tokens)))
    end = name.start
    if start == name.start and start > 1 and tokens[start - 1].text == ",":
        end = start - 1
        start = _phrase(tokens, end)
    words = tokens[start:end]
    if words and words[0].is_word("article"):
        words = words[1:]
    if words and words[-1].low in ADDRESS:
        words = words[:-1]
    return _text(words) if _tells(scene, words) else None


def _phrase(tokens: list[Token], end: int) -> int:
    """Return where "Equifax's former CEO" begins, which ends before `end`."""
    k = end
    while k > 0 and tokens[k - 1].tag in (Tag.NOUN, Tag.NAME, Tag.POSS, Tag.MAYBE):
        k -= 1
    return k


def _tells(scene: Scene, words: list[Token]) -> bool:
    """Tell whether words name an office and whose it is."""
    spans = range(words[0].start, words[-1].end) if words else range(0)
    body = any(
        name.kind not in (PERSON, PLACE) and scene.tokens[name.start].start in spans
        for name in scene.names
    )
    if not body or len(words) > LONGEST + 1 or words[0].tag is not Tag.NAME:
        return False
    said = words[0].is_word("saying")  # "Replied Nordal spokeswoman Ida Holt"
    return not said and any(words[-1].is_word(key) for key in ("role", "person"))


def _text(words: list[Token]) -> str:
    return "".join((" " if n and word.gap else "") + word.text for n, word in enumerate(words))
