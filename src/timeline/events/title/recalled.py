"""What the sentences before told in full: "the three states", "the bombings", "the accession"."""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.trim import LONG
from timeline.events.who.names import BODY, LISTS, PERSON, PLACE, Name
from timeline.events.who.story import Scene, Story
from timeline.events.words import WORDS

COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
KINDS = {
    **dict.fromkeys(("countries", "states", "nations", "republics"), (PLACE,)),
    **dict.fromkeys(("cities", "towns", "islands"), (PLACE,)),
    **dict.fromkeys(("men", "women", "suspects", "leaders", "presidents", "ministers"), (PERSON,)),
    **dict.fromkeys(("companies", "firms", "banks", "airlines", "carmakers", "clubs"), (BODY, "")),
}
SEVERAL = re.compile(
    rf"\bthe ({'|'.join(COUNTS)}) (?:[\w-]+ ){{0,5}}?({'|'.join(KINDS)})\b"
    r"(?!['’]| of\b| that\b| who\b)"
)
# one happening under several names
ALIKE = [
    frozenset(words.split())
    for words in (
        "bombing bombings blast blasts explosion explosions attack attacks",
        "shooting shootings killing killings murder murders attack",
        "crash accident collision disaster",
    )
]


def recalled(title: str, story: Story, number: int) -> str:
    """Return a title with the names that "the three states" stands for, where there is room."""
    found = SEVERAL.search(title)
    if found is None:
        return _in_full(title, story, number)
    names = _listed(story, number, COUNTS[found[1]], found[2])
    whole = title[: found.start()] + names + title[found.end() :] if names else ""
    fits = 0 < len(whole.split()) <= LONG
    return whole if fits and not any(name in title for name in names.split(", ")) else title


def _listed(story: Story, number: int, count: int, noun: str) -> str:
    """Return the nearest list of so many names of the kind: before, else after."""
    for scene in [*story.scenes[:number][::-1], *story.scenes[number + 1 :]]:
        for first in range(len(scene.names) - count + 1):
            run = scene.names[first : first + count]
            if _joined(scene, first, run) and _fit(run, noun):
                return _text(scene.tokens[_start(scene, run[0]) : run[-1].end])
    return ""


def _fit(run: list[Name], noun: str) -> bool:
    """Tell whether names can be "countries" or "men"."""
    if noun in ("countries", "states", "nations", "republics"):
        return all(name.text in LISTS["country"] for name in run)
    return all(name.kind in KINDS[noun] for name in run)


def _joined(scene: Scene, first: int, run: list[Name]) -> bool:
    """Tell "Poland, Hungary and the Czech Republic": a whole list, of these names and no more."""
    tokens = scene.tokens
    gaps = [
        [token.low for token in tokens[a.end : b.outset] if token.low != "the"]
        for a, b in pairwise(run)
    ]
    plain = all(gap in ([","], ["and"], [",", "and"]) for gap in gaps)
    whole = plain and "and" in gaps[-1] and all("and" not in gap for gap in gaps[:-1])
    before = scene.names[first - 1 : first]
    led = [token.low for token in tokens[before[0].end : run[0].outset]] if before else ["."]
    return whole and not set(led) <= {",", "and", "the"}


def _start(scene: Scene, name: Name) -> int:
    led = name.outset > 0 and scene.tokens[name.outset - 1].low == "the"
    return name.outset - 1 if led else name.outset


# -- events told in full before ---------------------------------------------------------------

TAIL = frozenset([Tag.NAME, Tag.NOUN, Tag.DET, Tag.CC, Tag.NUM, Tag.POSS, Tag.MAYBE])


def _in_full(title: str, story: Story, number: int) -> str:
    """Return "Bombings of embassies in Lima killed 259" for "Bombings killed 259"."""
    noun, _, rest = title.partition(" ")
    low = noun.lower()
    told = " ".join(token.low for token in story.scenes[number].tokens)
    event = low in WORDS["event"] or low.rstrip("s") in WORDS["event"]
    if f"the {low} " not in told or not event or rest.split()[:1] in ([], *LED):
        return title
    if any(word[0].isupper() and word != "Americans" for word in rest.split()):
        return title  # who or where is told
    before = story.scenes[:number]
    tails = [_tail(scene, low) for scene in before] + [_scene_of(scene, low) for scene in before]
    tail = next((tail for tail in tails if tail), "")
    whole = f"{noun} {tail} {rest}"
    return whole if tail and len(whole.split()) <= LONG else title


LED = (["of"], ["in"], ["at"], ["on"], ["by"], ["against"])


def _tail(scene: Scene, low: str) -> str:
    """Return "of U.S. embassies in Lima" behind a noun, where it holds a name."""
    tokens = scene.tokens
    for k, token in enumerate(tokens[:-2]):
        if token.low != low or tokens[k + 1].low not in ("of", "at", "in", "on"):
            continue
        end = _reach(tokens, k + 2)
        while end > k + 2 and tokens[end - 1].tag not in (Tag.NAME, Tag.NOUN):
            end -= 1
        if any(k < name.start < end for name in scene.names) and end - k < 10:
            return _text(tokens[k + 1 : end])
    return ""


def _scene_of(scene: Scene, low: str) -> str:
    """Return "in Lima and Quito" of "attacks on the embassies in Lima and Quito": a synonym's."""
    group = next((group for group in ALIKE if low in group), frozenset())
    for k, token in enumerate(scene.tokens):
        if token.low not in group:
            continue
        end = _reach(scene.tokens, k + 1)
        places = [n for n in scene.names if n.kind == PLACE and k < n.start and n.end <= end]
        led = [n for n in places if scene.tokens[n.outset - 1].low == "in"]
        if led:
            return _text(scene.tokens[led[0].outset - 1 : places[-1].end])
    return ""


def _reach(tokens: list[Token], k: int) -> int:
    """Return where a noun phrase with its "of", "on" and "in" ends."""
    while k < len(tokens) and (tokens[k].tag in TAIL or tokens[k].low in ("of", "in", "at", "on")):
        k += 1
    return k


def _text(tokens: list[Token]) -> str:
    return "".join((" " if n and token.gap else "") + token.text for n, token in enumerate(tokens))
