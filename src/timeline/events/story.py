"""What a document has told so far: the names in it, and who "she" or "the company" can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.events.names import BODY, CORPORATE, PERSON, Name, fits, names, short
from timeline.events.tokens import Tag, Token, tokenise
from timeline.events.words import WORDS

ENGLISH = frozenset("the of and to in a was for on that by with is at from as it his were".split())
BACK = 3  # sentences that a pronoun can reach back


@dataclass(slots=True)
class Scene:
    """One sentence as `Story` keeps it."""

    tokens: list[Token]
    names: list[Name]
    block: int = 0


@dataclass(slots=True)
class Story:
    """The sentences of a document, and the names that they use.

    `surnames` maps a surname to the full name; `used` are the persons' names that stand alone;
    `met` are the words that stand as names in mid-sentence and never without their capital.
    """

    scenes: list[Scene] = field(default_factory=list)
    surnames: dict[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()

    def is_english(self) -> bool:
        """Tell whether the little words are those that the rules of titles know."""
        words = [
            token.low for scene in self.scenes for token in scene.tokens if token.text.isalpha()
        ]
        return len(words) < 40 or sum(word in ENGLISH for word in words) > 0.1 * len(words)

    def before(self, number: int) -> list[Scene]:
        """Return the few sentences before one, the nearest first."""
        return self.scenes[max(0, number - BACK) : number][::-1]


def read(texts: Sequence[str], blocks: Sequence[int] = ()) -> Story:
    """Take in the sentences of a document."""
    scenes = []
    for number, text in enumerate(texts):
        tokens = tokenise(text)
        scenes.append(Scene(tokens, names(tokens), blocks[number] if blocks else 0))
    full: dict[str, str] = {}
    for scene in scenes:
        scene.names = [name for name in scene.names if not _credit(scene, name)]
        for name in scene.names:
            words = name.text.split()
            if name.kind == PERSON and len(words) > 1:
                full.setdefault(words[-1], name.text)
    alone = _alone(scenes, full)
    known, met = frozenset(full), _met(scenes) | _firms(scenes)
    for scene in scenes:
        scene.names = [n for n in names(scene.tokens, known, met) if not _credit(scene, n)]
    return Story(scenes, full, alone, met)


NO_NAMES = WORDS["role"] | WORDS["base_s"]


def _met(scenes: list[Scene]) -> frozenset[str]:
    """Return the words that are capitalised in mid-sentence, and nowhere written small."""
    small = {token.text for scene in scenes for token in scene.tokens if token.text.islower()}
    return frozenset(
        token.text
        for scene in scenes
        for before, token in pairwise(scene.tokens)
        if token.tag is Tag.NAME
        and before.text.islower()
        and len(token.text) > 2
        and token.low not in small
        and token.low not in WORDS["month"]
        and token.low not in NO_NAMES
    )


def _firms(scenes: list[Scene]) -> frozenset[str]:
    """Return the first two words of each firm: "Control Data" of "Control Data Corp."."""
    return frozenset(
        " ".join(name.text.split()[:2])
        for scene in scenes
        for name in scene.names
        if name.text.split()[-1].lower().rstrip(".") in CORPORATE and name.text.count(" ") > 1
    )


def _credit(scene: Scene, name: Name) -> bool:
    """Tell a photographer's name: it opens a bracket that names an agency."""
    before = scene.tokens[name.outset - 1].text if name.outset else ""
    after = scene.tokens[name.end].text if name.end < len(scene.tokens) else ""
    return before == "(" and after in ",/"


def _alone(scenes: list[Scene], full: dict[str, str]) -> frozenset[str]:
    """Return the surnames that the document uses without a first name."""
    return frozenset(
        name.text for scene in scenes for name in scene.names if name.text in full
    ) | frozenset(
        scene.tokens[0].text for scene in scenes if scene.tokens and scene.tokens[0].text in full
    )


PERSONS = frozenset(["he", "she", "him"])
PLURAL = frozenset(("they", "them"))


def antecedent(story: Story, number: int, pronoun: str, before: list[Name]) -> str | None:
    """Return the only name that a pronoun can stand for, or None.

    `before` are the names of the same sentence that stand before it.
    """
    if pronoun in PERSONS:
        return _person(story, number, before, "she" if pronoun == "she" else "he")
    if pronoun == "they":
        return _pair(story, number)
    if pronoun == "it":
        return _thing(story, number)
    return None


def _person(story: Story, number: int, before: list[Name], pronoun: str) -> str | None:
    for told in (before, *(scene.names for scene in story.before(number))):
        found = _distinct(story, [name for name in told if name.kind == PERSON])
        fitting = [
            name for name in found if fits(pronoun, story.surnames.get(name.text, name.text))
        ]
        if fitting:
            return _shown(story, fitting[0]) if len(fitting) == 1 else None
    return None


def _distinct(story: Story, found: list[Name]) -> list[Name]:
    """Drop names of the same person: "Lena Holt" and "Holt"."""
    seen: dict[str, Name] = {}
    for name in found:
        seen.setdefault(name.text.split()[-1], name)
    return list(seen.values())


def _shown(story: Story, name: Name) -> str:
    """Return the name as a title has it: a lone surname becomes the full name."""
    if " " not in name.text:
        return story.surnames.get(name.text, name.text)
    return short(name, frozenset())


def _pair(story: Story, number: int) -> str | None:
    """Return "Bolivia and Peru" where the sentence before has no other names and joins two."""
    for scene in story.before(number)[:1]:
        if len(scene.names) == 2:
            first, second = scene.names
            between = scene.tokens[first.end : second.outset]
            if len(between) == 1 and between[0].low == "and" and first.start == 0:
                return f"{first.text} and {second.text}"
    return None


def _thing(story: Story, number: int) -> str | None:
    """Return the subject of the sentence before, where it is a name and the only one."""
    for scene in story.before(number)[:1]:
        others = [name for name in scene.names if name.kind != PERSON]
        head = [name for name in others if _opens(scene, name)]
        if (
            head
            and not _introduces(scene)
            and len({name.text for name in others if name.kind == head[0].kind}) == 1
        ):
            return _with_head(scene, head[0])
    return None


def _introduces(scene: Scene) -> bool:
    """Tell of a new thing in the sentence, which "it" can mean as well: "passed a law"."""
    return any(token.low in ("a", "an") for token in scene.tokens)


def _opens(scene: Scene, name: Name) -> bool:
    return name.outset == 0 or (name.outset == 1 and scene.tokens[0].low == "the")


def _with_head(scene: Scene, name: Name) -> str:
    return name.text


def company(story: Story, number: int, noun: str, before: list[Name]) -> str | None:
    """Return the only body that "the company" or "the bank" can be."""
    bodies = [name for name in before if name.kind == BODY]
    if bodies:
        return bodies[0].text if len({name.text for name in bodies}) == 1 else None
    for scene in story.before(number):
        found = {name.text for name in scene.names if name.kind == BODY}
        persons = {name.text for name in scene.names if name.kind == ""}
        candidates = found or persons
        if candidates:
            return next(iter(candidates)) if len(candidates) == 1 else None
    return None


def group(story: Story, number: int, noun: str) -> str | None:
    """Return "team of doctors" for "the team", from the sentences before."""
    for scene in story.before(number):
        tokens = scene.tokens
        for i in range(1, len(tokens) - 2):
            introduced = tokens[i].low == noun and tokens[i - 1].low in ("a", "an")
            if (
                introduced
                and tokens[i + 1].low == "of"
                and tokens[i + 2].tag in (Tag.NOUN, Tag.MAYBE)
            ):
                end = i + 3
                while (
                    end < len(tokens) and tokens[end].tag in (Tag.NOUN, Tag.MAYBE) and end < i + 5
                ):
                    end += 1
                return f"{noun} of {' '.join(token.text for token in tokens[i + 2 : end])}"
    return None


def person_noun(story: Story, noun: str) -> str | None:
    """Return the only person whom the document calls so: "singer Nora Vale" for "the singer"."""
    called = {
        name.text.split()[-1]: name
        for scene in story.scenes
        for name in scene.names
        if name.kind == PERSON and noun in name.roles
    }
    return _shown(story, next(iter(called.values()))) if len(called) == 1 else None
