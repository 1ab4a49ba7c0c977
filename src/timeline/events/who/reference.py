"""Who "the minister", "the Danish coach" or "the 23-year-old" is: one candidate or nobody."""

from __future__ import annotations

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.names import LISTS, PERSON, Name
from timeline.events.who.story import Scene, Story, shown
from timeline.events.words import WORDS

LOOSE = frozenset("boss star veteran defendant suspect skipper ace champion".split())
NOUNS = (Tag.NOUN, Tag.MAYBE)
FAR = 8  # sentences that "the team" reaches back
APPOSED = 7  # tokens of "the former housing secretary" that are looked at
# words of offices that stand for nobody alone
VAGUE = frozenset(
    "us uk un eu nato state home press foreign general first major chief head".split()
)


def holder(story: Story, number: int, words: list[Token]) -> str | None:
    """Return the only person whom "the" and these words can mean.

    An office ("the secretary") is looked for in the whole document; a word like "the boss" means
    the only person of the sentences just before.
    """
    last = words[-1].low
    personal = last in LOOSE or last in RULERS or last in WORDS["person"] or last in WORDS["role"]
    if len(words) == 2 and words[0].text in LISTS["demonym"] and personal:
        if last in RULERS and (name := _ruler(story, words[0].text, RULERS[last])):
            return name
        return _called(story, last) or (only_person(story, number) if last in LOOSE else None)
    if len(words) != 1 or last in VAGUE or not personal:
        return None
    return _called(story, last) or (only_person(story, number) if last in LOOSE else None)


CROWNS = frozenset("king queen emperor sultan emir shah tsar".split())
HEADS = CROWNS | frozenset("president premier minister chancellor leader dictator".split())
RULERS = {"leader": HEADS, "monarch": CROWNS, "ruler": HEADS}


def _ruler(story: Story, people: str, offices: frozenset[str]) -> str | None:
    """Return who "the Cuban leader" is: the one whom the document ties to the country."""
    found: dict[str, Name] = {}
    for scene in story.scenes:
        for name in scene.names:
            near = scene.tokens[max(0, name.outset - 2) : name.start]
            near += scene.tokens[name.end : name.end + 2]
            tied = any(len(t.text) > 3 and t.text[:4] == people[:4] for t in near)
            if name.kind == PERSON and tied and set(name.roles) & offices:
                found.setdefault(name.text.split()[-1], name)
    return shown(story, next(iter(found.values()))) if len(found) == 1 else None


def only_person(story: Story, number: int) -> str | None:
    """Return the one person of the few sentences before."""
    found: dict[str, Name] = {}
    for scene in story.before(number):
        for name in scene.names:
            if name.kind == PERSON:
                found.setdefault(name.text.split()[-1], name)
    return shown(story, next(iter(found.values()))) if len(found) == 1 else None


def _called(story: Story, role: str) -> str | None:
    """Return the one person who has a role in the document, before or after the name."""
    found: dict[str, Name] = {}
    foreign: set[str] = set()
    for scene in story.scenes:
        for name in scene.names:
            if name.kind == PERSON and (role in name.roles or role in _apposed(scene, name)):
                found.setdefault(name.text.split()[-1], name)
                before = scene.tokens[max(0, name.outset - 1) : name.start]
                if any(token.text in LISTS["demonym"] for token in before):
                    foreign.add(name.text.split()[-1])  # "French President Ivo Hart"
        if _held_by_nobody(scene, role):
            return None
    own = [name for last, name in found.items() if last not in foreign] or list(found.values())
    return shown(story, own[0]) if len(own) == 1 else None


def _apposed(scene: Scene, name: Name) -> set[str]:
    """Return the words of "Ida Moe, the housing secretary," after the comma."""
    after = scene.tokens[name.end : name.end + APPOSED]
    if len(after) < 3 or after[0].text != "," or after[1].low not in ("the", "a", "an"):
        return set()
    words: set[str] = set()
    for token in after[2:]:
        if token.tag in (Tag.PUNCT, Tag.REL, Tag.PREP, Tag.CC):
            break
        words.add(token.low)
    return words


def _held_by_nobody(scene: Scene, role: str) -> bool:
    """Tell of another who holds the office without a name: "the Danish minister said"."""
    tokens = scene.tokens
    return any(
        token.low == role
        and k > 1
        and (tokens[k - 1].text in LISTS["demonym"] or tokens[k - 1].low in ("another", "second"))
        and (k + 1 == len(tokens) or tokens[k + 1].tag is not Tag.NAME)
        for k, token in enumerate(tokens)
    )


KIN = frozenset(
    """father mother son daughter wife husband widow brother sister uncle aunt parents family
    relatives boyfriend girlfriend fiancee""".split()
)


def kin(story: Story, noun: str) -> str | None:
    """Return "Ida Moe's father" for "the father": of the one person whose father is told of."""
    owners: dict[str, str] = {}
    for scene in story.scenes:
        for name in scene.names:
            after = scene.tokens[name.end : name.end + 2]
            owns = len(after) == 2 and after[0].tag is Tag.POSS and after[1].low == noun
            if owns and name.kind in (PERSON, ""):
                owners.setdefault(name.text.split()[-1], name.text)
    owner = next(iter(owners.values())) if len(owners) == 1 else None
    return f"{owner}'s {noun}" if owner else None


def group(story: Story, number: int, noun: str) -> str | None:
    """Return "team of doctors" for "the team", from the sentences before."""
    for scene in story.scenes[max(0, number - FAR) : number][::-1]:
        tokens = scene.tokens
        for i in range(1, len(tokens) - 2):
            introduced = tokens[i].low == noun and tokens[i - 1].low in ("a", "an")
            if introduced and tokens[i + 1].low == "of" and tokens[i + 2].tag in NOUNS:
                end = i + 3
                while end < len(tokens) and tokens[end].tag in NOUNS and end < i + 5:
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
    return shown(story, next(iter(called.values()))) if len(called) == 1 else None
