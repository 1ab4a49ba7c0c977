"""What a document has told so far: the names in it, and who "she" or "the company" can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from timeline.events.syntax.clauses import parse
from timeline.events.syntax.parts import Parse
from timeline.events.syntax.tokens import Tag, Token, tokenise
from timeline.events.who.names import (
    BODY,
    CORPORATE,
    LISTS,
    PERSON,
    PLACE,
    PLACES,
    Name,
    names,
    short,
)
from timeline.events.words import WORDS

PUBLIC = WORDS["public"]
CROWNED = WORDS["crowned"]
ENGLISH = frozenset("the of and to in a was for on that by with is at from as it his were".split())
BACK = 3  # sentences that a pronoun can reach back


@dataclass(slots=True)
class Scene:
    """One sentence as `Story` keeps it."""

    tokens: list[Token]
    names: list[Name]
    block: int = 0
    credited: list[Name] = field(default_factory=list)  # with those of photographers


@dataclass(slots=True)
class Story:
    """The sentences of a document, and the names that they use.

    `surnames` maps a surname to the full name; `used` are the persons' names that stand alone;
    `met` are the words that stand as names in mid-sentence and never without their capital;
    `firms` the names, long and short, of bodies with "Inc." or the like.
    """

    scenes: list[Scene] = field(default_factory=list)
    surnames: dict[str, str] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()  # all names as they stand
    officers: frozenset[str] = frozenset()  # surnames of those called by an office
    parsed: dict[int, Parse] = field(default_factory=dict)
    small: frozenset[str] = frozenset()  # the words that are written small
    land: str | None = None  # that the document is about
    people: list[Name] = field(default_factory=list)  # each time that a person is named
    ourselves: str | None = None  # who "we" is

    def parse(self, number: int) -> Parse:
        """Return the clauses of a sentence, which are found when first asked for."""
        if number not in self.parsed:
            self.parsed[number] = parse(self.scenes[number].tokens)
        return self.parsed[number]

    def is_english(self) -> bool:
        """Tell whether the little words are those that the rules of titles know."""
        words = [
            token.low for scene in self.scenes for token in scene.tokens if token.text.isalpha()
        ]
        return len(words) < 40 or sum(word in ENGLISH for word in words) > 0.1 * len(words)

    def before(self, number: int) -> list[Scene]:
        """Return the few sentences before one, the nearest first."""
        return self.scenes[max(0, number - BACK) : number][::-1]


Places = Sequence[Sequence[tuple[int, int]]]


def read(texts: Sequence[str], blocks: Sequence[int] = (), dates: Places = ()) -> Story:
    """Take in the sentences of a document; `dates` says where each has its dates."""
    scenes = []
    for number, text in enumerate(texts):
        tokens = tokenise(text, dates[number] if dates else ())
        scenes.append(Scene(tokens, names(tokens), blocks[number] if blocks else 0))
    full: dict[str, str] = {}
    for scene in scenes:
        scene.names = [name for name in scene.names if not _credit(scene, name)]
        for name in scene.names:
            words = name.text.split()
            if name.kind == PERSON and len(words) > 1:
                full.setdefault(words[-1], name.text)
    bodies = _incorporated(scenes)  # "Tessel SE", founded by Hugo Tessel
    full = _first_names(scenes, full) | {k: v for k, v in full.items() if k not in bodies}
    alone = _alone(scenes, full)
    small = frozenset(t.text for s in scenes for t in s.tokens if t.text.islower())
    known, met = frozenset(full), _met(scenes, small) | _firms(scenes, small)
    for scene in scenes:
        scene.credited = names(scene.tokens, known, met)
        scene.names = [name for name in scene.credited if not _credit(scene, name)]
    standing = frozenset(name.text for scene in scenes for name in scene.names)
    firms, officers = _short_firms(scenes), _officers(scenes)
    people = [name for scene in scenes for name in scene.names if name.kind == PERSON]
    return Story(scenes, full, alone, met, firms, standing, officers, small=small, people=people)


def _incorporated(scenes: list[Scene]) -> frozenset[str]:
    """Return the single words of which firms with a legal form are called."""
    found = (name.text.split() for scene in scenes for name in scene.names)
    return frozenset(
        words[0] for words in found if len(words) == 2 and words[1].lower().rstrip(".") in CORPORATE
    )


def _first_names(scenes: list[Scene], full: dict[str, str]) -> dict[str, str]:
    """Return the first names that stand alone for a person told of in full: "Elian"."""
    single = {name.text for scene in scenes for name in scene.names if " " not in name.text}
    single |= {scene.tokens[0].text for scene in scenes if scene.tokens}
    roles = {name.text for scene in scenes for name in scene.names if name.roles}
    sure = {
        text
        for last, text in full.items()
        if last in single or text in roles or text.split()[0] in LISTS["first"]
    }
    found: dict[str, str] = {}
    shared: set[str] = set()
    for text in sure:
        first = text.split()[0]
        if found.setdefault(first, text) != text:
            shared.add(first)
    return {
        first: text
        for first, text in found.items()
        if first in single and first not in shared | PLACES | LISTS["known"] and len(first) > 2
    }


NO_NAMES = WORDS["role"] | WORDS["base_s"]


def _met(scenes: list[Scene], small: frozenset[str]) -> frozenset[str]:
    """Return the words that are capitalised in mid-sentence, and nowhere written small."""
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


def _firms(scenes: list[Scene], small: frozenset[str]) -> frozenset[str]:
    """Return the first words of each firm: "Control Data" of "Control Data Corp."."""
    found: set[str] = set()
    for scene in scenes:
        for name in scene.names:
            *words, last = name.text.split()
            if name.kind == BODY and len(words) > 1 and " of" not in name.text:
                found.add(" ".join(words[:2]))
            corporate = words and last.lower().rstrip(".") in CORPORATE
            if corporate and words[0].lower() not in small | WORDS["base"] | NO_NAMES:
                found.add(words[0])
    return frozenset(found)


def _short_firms(scenes: list[Scene]) -> frozenset[str]:
    """Return all names of firms: "Citadel Holding Corp.", "Citadel Holding", "Citadel"."""
    found: set[str] = set()
    alone = {name.text for scene in scenes for name in scene.names}
    for scene in scenes:
        for name in scene.names:
            *words, last = name.text.split()
            if name.kind != PERSON and _traded(scene, name):
                found.add(name.text)
            forms = {" ".join(words[:k]) for k in range(1, len(words) + 1)} | {name.text}
            if words and last.lower().rstrip(".") in CORPORATE and name.kind != PERSON:
                found |= forms
            elif (
                name.kind == BODY and len(words) > 1 and not set(name.text.lower().split()) & PUBLIC
            ):
                found |= forms & alone
    return frozenset(found - PLACES - LISTS["demonym"] - LISTS["first"])


def _traded(scene: Scene, name: Name) -> bool:
    """Tell "carmaker Volta", "shares in Volta" and "Volta's chief executive": it is a firm."""
    if name.kind not in (PERSON, PLACE) and _run_by(scene.tokens, name):
        return True
    before = scene.tokens[name.outset - 1].low if name.outset else ""
    held = before in ("in", "of") and name.outset > 1 and name.kind != PLACE
    if held and scene.tokens[name.outset - 2].low in ("shares", "stake", "stock"):
        return True
    return before in WORDS["firm"] and before not in ("company", "firm", "group", "concern")


def _run_by(tokens: list[Token], name: Name) -> bool:
    """Tell "Volta chief executive Ida Moe" and "the chief executive of Volta"."""
    k = name.end + (name.end < len(tokens) and tokens[name.end].tag is Tag.POSS)
    behind = [token.low for token in tokens[k : k + 2]]
    lead = [token.low for token in tokens[max(0, name.outset - 3) : name.outset]]
    ran = behind[:1] == ["ceo"] or " ".join(behind) in RUNNING
    return (
        ran or lead[-2:] == ["ceo", "of"] or (lead[-1:] == ["of"] and " ".join(lead[:2]) in RUNNING)
    )


RUNNING = frozenset(["chief executive", "chief financial", "chief operating", "managing director"])


def known_as(story: Story, text: str) -> str:
    """Return the short form of a firm's name that the document uses: "Citadel"."""
    words = text.split()
    if len(words) < 2 or text not in story.firms:
        return text
    forms = (" ".join(words[:k]) for k in range(1, len(words)))
    return next((form for form in forms if form in story.firms and form in story.alone), text)


def titled_name(story: Story, name: Name) -> str:
    """Return a person's name for a title: the surname of who holds an office, else the full one."""
    last = name.text.split()[-1]
    namesakes = {n.text for n in story.people if n.text.endswith(f" {last}")}
    if (last in story.officers and len(namesakes) < 2) or set(name.roles) & CROWNED:
        return short(name, story.used)
    if name.kind == PERSON and " " not in name.text:
        return _full(story, name.text) if len(namesakes) < 2 else name.text
    return short(name, frozenset())


def told_apart(story: Story, form: str) -> str:
    """Return "Kim Yeon-hwan" for a "Kim", of whom there are too many to be named so."""
    full = story.surnames.get(form, form) if form in LISTS["shared"] else form
    namesakes = {n.text for n in story.people if form in n.text.split() and " " in n.text}
    return full if len(namesakes) < 2 else form


def _full(story: Story, last: str) -> str:
    """Return the full name of a surname, unless its words are words of the text as well."""
    full = story.surnames.get(last, last)
    parts = {word.lower() for word in full.split()}
    return last if parts & story.small else full


def _officers(scenes: list[Scene]) -> frozenset[str]:
    """Return the surnames of those who are called by an office somewhere."""
    return frozenset(
        name.text.split()[-1]
        for scene in scenes
        for name in scene.names
        if name.kind == PERSON and set(name.roles) & WORDS["office"] and "former" not in name.roles
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


def shown(story: Story, name: Name) -> str:
    """Return the name as a title has it: a lone surname becomes the full name."""
    if name.kind == PERSON and " " not in name.text and not set(name.roles) & CROWNED:
        return story.surnames.get(name.text, name.text)
    return short(name, frozenset())
