"""Whom a lead keeps back: "A 35-year-old woman was charged. Ida Moe, 35, was held on Friday"."""

from __future__ import annotations

import re

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.antecedents import subject
from timeline.events.who.focus import GUESS
from timeline.events.who.names import PERSON, Name, fits
from timeline.events.who.story import Scene, Story

LEADS = 2  # first sentences that keep a name back
AHEAD = 5  # sentences after them that can give it
WOMEN = frozenset(["woman", "girl", "mother", "grandmother", "schoolgirl"])
MEN = frozenset(["man", "boy", "father", "grandfather", "schoolboy"])
OTHERS = frozenset(
    """teenager motorist motorcyclist cyclist pensioner driver student pedestrian passenger
    toddler""".split()
)
AGE = re.compile(r"(\d{1,2})-year-old")
SAME = frozenset("charged arrested convicted jailed sentenced accused killed died rescued".split())


def told_later(story: Story, number: int, kept: list[Token]) -> str | None:
    """Return who "a 35-year-old woman" is: of the same age, or of whom the same is told, or None.

    `kept` are the words of the noun phrase with its article.
    """
    lows = [token.low for token in kept[1:5]]
    noun = next((low for low in lows if low in WOMEN | MEN | OTHERS), None)
    age = next((match[1] for low in lows if (match := AGE.fullmatch(low))), None)
    if number >= LEADS or not (noun or age) or any(token.tag is Tag.POSS for token in kept):
        return None
    here = _verbs(story, number)
    for n in range(number + 1, min(number + 1 + AHEAD, len(story.scenes))):
        name = _new_person(story, n, number)
        if name is None or not _suits(noun, name.text):
            continue
        stated = _age_of(story.scenes[n], name)
        if stated and age:
            return name.text if stated == age else None
        if here & _verbs(story, n):
            return name.text
    return None


def _new_person(story: Story, n: int, number: int) -> Name | None:
    """Return the person who is a sentence's subject and of whom nothing was told before."""
    top = subject(story, n)
    if top is None or top.kind not in (PERSON, GUESS) or top.many or " " not in top.text:
        return None
    last = top.text.split()[-1]
    before = {name.text for scene in story.scenes[: number + 1] for name in scene.names}
    known = before & {last, top.text}
    names = (name for name in story.scenes[n].names if name.text == top.text)
    return None if known else next(names, None)


def _suits(noun: str | None, name: str) -> bool:
    return fits("she" if noun in WOMEN else "he", name) if noun in WOMEN | MEN else True


def _age_of(scene: Scene, name: Name) -> str | None:
    """Return the "35" of "Ida Moe, 35,"."""
    after = scene.tokens[name.end : name.end + 2]
    aged = len(after) == 2 and after[0].text == "," and re.fullmatch(r"\d{1,2}", after[1].text)
    return after[1].text if aged else None


def _verbs(story: Story, number: int) -> set[str]:
    """Return what is told of the people of a sentence, of what is seldom told of two."""
    parse = story.parse(number)
    return {parse.tokens[clause.verb.head].low for clause in parse.clauses} & SAME
