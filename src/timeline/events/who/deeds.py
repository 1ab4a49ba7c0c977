"""Whose "the slaying" and "the chip" are: the one victim, the one owner that a document names."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.bodies import core
from timeline.events.who.definites import Words, genitive
from timeline.events.who.focus import Sight
from timeline.events.who.names import PERSON, Name
from timeline.events.who.owners import owners
from timeline.events.who.story import Scene, known_as, shown

DEEDS = frozenset(
    "slaying killing murder assassination shooting stabbing kidnapping abduction".split()
)
SUFFERED = frozenset(
    "killed murdered slain shot assassinated gunned stabbed kidnapped abducted".split()
)
MADE = frozenset(
    """chip drug vaccine airliner jet helicopter phone smartphone handset console browser breach
    recall outage leak bid takeover""".split()
)


def completed(sight: Sight, words: Words) -> Words:
    """Put "the slaying of Ida Holt" for "the slaying" and "Volta's chip" for "the chip"."""
    tokens = sight.tokens
    for n in range(len(words) - 1):
        the, k = words[n], words[n + 1]
        if not isinstance(the, int) or k != the + 1 or tokens[the].low != "the":
            continue
        assert isinstance(k, int)
        low = tokens[k].low
        if low not in DEEDS | MADE or _goes_on(tokens, k):
            continue
        if low in DEEDS and (name := _victim(sight)):
            return [*words[: n + 2], "of", name, *words[n + 2 :]]
        if low in MADE and (name := _maker(sight, low)):
            return [*words[:n], *genitive(name), *words[n + 1 :]]
    return words


def _goes_on(tokens: list[Token], k: int) -> bool:
    """Tell "the slaying of" and "the chip that": what follows tells which."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    kinds = (Tag.REL, Tag.THAT, Tag.POSS, Tag.NOUN, Tag.NAME)
    return after is not None and (after.tag in kinds or after.low in ("of", "by"))


def _victim(sight: Sight) -> str | None:
    """Return the only person of whose death a document tells, unless the sentence names him."""
    found: dict[str, Name] = {}
    for scene in sight.story.scenes:
        for name in scene.names:
            if name.kind == PERSON and _suffers(scene, name):
                longest = found.get(name.text.split()[-1], name)
                found[name.text.split()[-1]] = max(longest, name, key=lambda n: len(n.text))
    here = {name.text.split()[-1] for name in sight.names}
    if len(found) != 1 or here & found.keys():
        return None
    return shown(sight.story, next(iter(found.values())))


def _suffers(scene: Scene, name: Name) -> bool:
    """Tell "the slaying of Holt", "Holt's murder" and "Holt was shot"."""
    tokens = scene.tokens
    before = [token.low for token in tokens[max(0, name.outset - 2) : name.outset]]
    after = [token.low for token in tokens[name.end : name.end + 3]]
    told = len(before) > 1 and before[1] == "of" and before[0] in {*DEEDS, "death"}
    owns = bool(after) and tokens[name.end].tag is Tag.POSS and bool({*after[1:2]} & DEEDS)
    passive = bool({*after[:1]} & {"was", "is", "were"}) and bool({*after[1:]} & SUFFERED)
    return told or owns or passive


def _maker(sight: Sight, low: str) -> str | None:
    """Return the only body that a document puts before a thing: "Volta's new chip"."""
    found = {core(owner): owner for owner in _all(sight, low)}
    here = {core(name.text) for name in sight.names}
    if len(found) != 1 or here & found.keys():
        return None
    return known_as(sight.story, next(iter(found.values())))


def _all(sight: Sight, low: str) -> Iterator[str]:
    for scene in sight.story.scenes:
        yield from owners(sight.story, scene, low)
