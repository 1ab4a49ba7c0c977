"""Which names "the two men" and "the three Baltic countries" are: just so many are told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.bodies import core, is_firm
from timeline.events.who.focus import Sight
from timeline.events.who.names import LISTS, PERSON, Name
from timeline.events.who.story import Scene, Story

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
LANDS = frozenset("countries nations states neighbours neighbors governments republics".split())
PEOPLE = frozenset("men women suspects defendants brothers sisters".split())
OFFICES = frozenset("leaders presidents ministers officials governors senators players".split())
FIRMS = frozenset("companies firms banks airlines carriers carmakers retailers insurers".split())
PLAIN = (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.CC, Tag.ED)
Fits = Callable[[Name], bool]


def count_of(tokens: list[Token], kept: Sequence[int]) -> int:
    """Return the 2 of "the two countries" and of "both countries", else 0."""
    if len(kept) < 2:
        return 0
    if tokens[kept[0]].low == "both":
        return 2 if len(kept) == 2 else 0
    if len(kept) < 3 or tokens[kept[0]].low not in ("the", "these", "those"):
        return 0
    if any(tokens[k].tag not in PLAIN for k in kept[2:]):
        return 0
    return NUMBERS.get(tokens[kept[1]].low, 0)


def several(sight: Sight, number: int, kept: Sequence[int], before: Sequence[Name]) -> str | None:
    """Return "Serbia and Kosovo" for "the two countries", where just so many are named.

    They stand in the sentence itself or the two before it, or are all that the document names,
    or those of the last sentence that has any, or the only enumeration of so many before it.
    """
    count, noun = count_of(sight.tokens, kept), sight.tokens[kept[-1]].low
    fits = _fitting(sight.story, noun)
    if not count or fits is None:
        return None
    plain = len(kept) == (2 if sight.tokens[kept[0]].low == "both" else 3)
    texts = _near(sight.story, number, count, fits, before) if plain else []
    texts = texts or _listed(sight.story, number, count, fits)
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if len(texts) == count else None


def _fitting(story: Story, noun: str) -> Fits | None:
    """Return the test of what a noun counts: countries, people or companies."""
    if noun in LANDS:
        return lambda name: name.text in LISTS["country"]
    if noun in PEOPLE:
        return lambda name: name.kind == PERSON
    if noun in OFFICES:
        held = {n.text.split()[-1] for n in story.people if noun.removesuffix("s") in n.roles}
        return lambda name: name.kind == PERSON and name.text.split()[-1] in held
    return (lambda name: is_firm(story, name)) if noun in FIRMS else None


def _near(story: Story, number: int, count: int, fits: Fits, before: Sequence[Name]) -> list[str]:
    """Return the names just before, or those of the whole document."""
    found = [name for name in before if fits(name)]
    back = number - 1
    while len({_key(n) for n in found}) < count and back >= max(0, number - 2):
        found = [n for n in story.scenes[back].names if fits(n)] + found
        back -= 1
    texts = list({_key(name): name.text for name in sorted(found, key=_length)}.values())
    if len(texts) != count:
        told = {n.text: n for scene in story.scenes for n in scene.names if fits(n)}
        texts = list({_key(told[text]): text for text in sorted(told, key=len)}.values())
    return texts if len(texts) == count else _last_named(story, number, count, fits)


def _last_named(story: Story, number: int, count: int, fits: Fits) -> list[str]:
    """Return the names of the last sentence that has any such name, where they are so many."""
    for scene in story.scenes[max(0, number - FAR) : number][::-1]:
        told = {_key(name): _with_article(scene, name) for name in scene.names if fits(name)}
        texts = list(told.values())
        if texts:
            return texts if len(texts) == count else []
    return []


FAR = 6  # sentences


def _key(name: Name) -> str:
    """Return what two mentions of one share: a surname, or a body's name without its form."""
    return name.text.split()[-1] if name.kind == PERSON else core(name.text)


def _length(name: Name) -> int:
    return len(name.text)  # "Ida Holt" comes after "Holt", and stays


def _listed(story: Story, number: int, count: int, fits: Fits) -> list[str]:
    """Return the only enumeration of so many names that stands before a sentence."""
    found: dict[frozenset[str], list[str]] = {}
    for scene in story.scenes[:number]:
        for run in _runs(scene):
            if len(run) == count and all(fits(name) for name in run):
                texts = [_with_article(scene, name) for name in run]
                found.setdefault(frozenset(name.text for name in run), texts)
    return next(iter(found.values())) if len(found) == 1 else []


def _runs(scene: Scene) -> Iterator[list[Name]]:
    """Yield the enumerations of a sentence: names with commas and an "and" between."""
    run: list[Name] = []
    joined = False
    for name in scene.names:
        between = scene.tokens[run[-1].end : name.outset] if run else []
        words = [token.low for token in between if token.low != "the"]
        if run and words and all(word in (",", "and", "&") for word in words):
            run, joined = [*run, name], joined or "and" in words
            continue
        if len(run) > 1 and joined:
            yield run
        run, joined = [name], False
    if len(run) > 1 and joined:
        yield run


def _with_article(scene: Scene, name: Name) -> str:
    """Return "the Czech Republic" where the list has the article."""
    the = name.outset and scene.tokens[name.outset - 1].low == "the"
    return f"the {name.text}" if the and not name.text.startswith("the ") else name.text
