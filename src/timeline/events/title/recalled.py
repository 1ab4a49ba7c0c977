"""What the sentences before told in full: "the bombings" were those "in Lima and Quito"."""

from __future__ import annotations

import re

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.trim import LONG
from timeline.events.who.names import PLACE
from timeline.events.who.story import Scene, Story
from timeline.events.words import WORDS

# one happening under several names
ALIKE = [
    frozenset(words.split())
    for words in (
        "bombing bombings blast blasts explosion explosions attack attacks",
        "shooting shootings killing killings murder murders attack",
        "crash accident collision disaster",
    )
]


TAIL = frozenset([Tag.NAME, Tag.NOUN, Tag.DET, Tag.CC, Tag.NUM, Tag.POSS, Tag.MAYBE])


def recalled(title: str, story: Story, number: int) -> str:
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


CHARGED = re.compile(
    r"\b(?P<verb>charged with|accused of|convicted of|guilty of|acquitted of|cleared of)"
    r" the (?:same )?(?:offen[cs]es?|crimes?|charges?)\b"
)
CHARGE = re.compile(
    r"\b(?:charged (?:\w+ ){0,3}?with|accused of|convicted of|guilty of)"
    r" ((?!the (?:offen|crime|charge))\w[^,.;:]*)"
)


def charged(title: str, story: Story, number: int) -> str:
    """Return "charged with the murder of her mother" for "charged with the offence"."""
    match = CHARGED.search(title)
    if match is None:
        return title
    for scene in story.before(number):
        told = CHARGE.search(_text(scene.tokens))
        if told is None:
            continue
        crime = re.split(r" (?:on|after|when|who|in|and) ", told[1])[0]
        whole = f"{title[: match.start()]}{match['verb']} {crime}{title[match.end() :]}"
        if len(whole.split()) > LONG:
            whole = whole[: len(whole) - len(title[match.end() :])]
        return whole if len(whole.split()) <= LONG else title
    return title


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
