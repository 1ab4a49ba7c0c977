"""Whose "security breach" or "lower house" a title tells of, as the document says elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.bodies import core, house, is_body, is_firm
from timeline.events.who.definites import genitive
from timeline.events.who.drafts import Draft, View, Words
from timeline.events.who.focus import Sight, head_of, main_clause
from timeline.events.who.names import LISTS, PERSON, PLACE
from timeline.events.who.story import Scene, Story, known_as
from timeline.events.words import WORDS

NEAR = 3  # sentences that "the lower house" reaches back
BARE = (Tag.NOUN, Tag.MAYBE, Tag.ED, Tag.PART, Tag.ING, Tag.NUM)
# what a state has one of
REALM = frozenset(
    """parliament government cabinet legislature army military navy constitution opposition junta
    monarchy""".split()
)
PAIRED = {
    "house": ("lower", "upper"),
    "minister": ("prime", "foreign", "finance", "defence", "defense", "interior"),
    "ministry": ("foreign", "finance", "defence", "defense", "interior", "health"),
    "bank": ("central",),
    "chamber": ("lower", "upper"),
}
STATE = frozenset("president premier senate chancellor lawmakers mps voters elections".split())
PUBLIC = REALM | PAIRED.keys() | STATE
HOUSES = frozenset("parliament legislature house chamber senate lawmakers mps".split())
FAMILIES = (HOUSES, frozenset("army military navy".split()), PUBLIC)


def owned(view: View, draft: Draft) -> None:
    """Put the owner's name before a subject that names nobody, where the document has it so."""
    kept = [word for word in draft.subject if isinstance(word, int)]
    if not kept or len(kept) != len(draft.subject) or len(kept) > 4:
        return
    tokens = view.tokens
    if any(tokens[k].tag not in BARE for k in kept):
        return
    told, realm = _house_of(view, kept) or _reported(view, kept), _realm(view, kept)
    if told or realm:
        name = str((told or realm or [""])[0])
        noun = " ".join(tokens[k].text for k in kept)
        draft.stands_for = name if told or len(realm or []) > 1 else f"{name} {noun}"
        first = tokens[kept[0]].low if kept[0] == 0 else kept[0]
        draft.subject = [*(told or realm or []), first, *kept[1:]]
        draft.review = None if draft.review and draft.review.endswith("not named") else draft.review


def _house_of(view: View, kept: list[int]) -> Words | None:
    """Return the only body that the document puts before the same noun: "Volta's breach"."""
    story, noun = view.story, view.tokens[kept[-1]].low
    if noun not in WORDS["owned"] or noun in LOOSE or _another(view.tokens, kept):
        return None
    found: dict[str, str] = {}
    for number, scene in enumerate(story.scenes):
        for owner in (*owners(story, scene, noun), *_own(story, number, noun)):
            found.setdefault(core(owner), owner)
    if len(found) != 1:
        return None
    owner = known_as(story, next(iter(found.values())))
    here = {core(name.text) for name in view.names if is_body(story, name)}
    later = {core(name.text) for name in view.names if name.start >= kept[0]}
    alone = here <= {core(owner)} and core(owner) not in later
    return [*genitive(owner)] if alone else None


def _reported(view: View, kept: list[int]) -> Words | None:
    """Return the firm that the whole document is about, for "operating revenue" without more."""
    lows = [view.tokens[k].low for k in kept]
    if lows[-1] not in REPORTED or not {*lows[:-1]} <= PERIODS:
        return None
    firm = house(view.story)
    named = {core(name.text) for name in view.names if is_body(view.story, name)}
    near = view.story.scenes[max(0, view.number - 2) : view.number]
    others = {core(n.text) for scene in near for n in scene.names if is_firm(view.story, n)}
    if firm is None or named or not others <= {core(firm)}:
        return None
    return [*genitive(known_as(view.story, firm))]


REPORTED = frozenset(
    """results net revenue revenues sales earnings profit profits loss losses income dividend
    turnover""".split()
)
PERIODS = frozenset(
    """net operating quarterly annual yearly half-year half-yearly third-quarter second-quarter
    first-quarter fourth-quarter nine-month six-month pretax pre-tax total group year-ago record
    interim full-year""".split()
)


def _another(tokens: list[Token], kept: list[int]) -> bool:
    """Tell of "a second offer", which is not the one told of."""
    new = tokens[kept[0] - 1].low in ("a", "an") if kept[0] else False
    other = {"second", "third", "new", "rival", "another", "higher", "separate", "similar"}
    return bool({tokens[k].low for k in kept} & other) or (
        new and tokens[kept[-1]].low in WORDS["dealt"]
    )


LOOSE = frozenset("sale shares stock units plan plans move debt notes".split())


def owners(story: Story, scene: Scene, noun: str) -> Iterator[str]:
    """Yield the bodies that stand right before a noun with their genitive."""
    tokens = scene.tokens
    for name in scene.names:
        marked = name.end < len(tokens) and tokens[name.end].tag is Tag.POSS
        own = f"{name.text}'s" if marked and f"{name.text}'s" in story.firms else name.text
        firm = own != name.text or (name.kind not in (PERSON, PLACE) and is_firm(story, name))
        if not firm or not (marked or own.endswith(("'s", "’s"))):
            continue
        k = name.end + (1 if marked else 0)
        while k < min(len(tokens), name.end + 4) and _describes(tokens[k], noun):
            k += 1
        if k < len(tokens) and tokens[k].low == noun:
            yield own


def _own(story: Story, number: int, noun: str) -> Iterator[str]:
    """Yield the body that a sentence is about, where it has "its new offer" after it."""
    tokens = story.scenes[number].tokens
    told = [k for k, token in enumerate(tokens) if token.low == noun]
    for k in told:
        j = k
        while j > max(0, k - 4) and _describes(tokens[j - 1], noun):
            j -= 1
        if j and tokens[j - 1].low == "its":
            sight = Sight(story, story.parse(number), story.scenes[number].names)
            clause = main_clause(sight.parse)
            top = head_of(sight, clause) if clause is not None else None
            if top is not None and not top.many and is_firm(story, top):
                yield top.text


def _describes(token: Token, noun: str) -> bool:
    return token.tag in BARE and token.low != noun


def _realm(view: View, kept: list[int]) -> Words | None:
    """Return "Dutch" for "the lower house", after "the Dutch parliament" and no other land."""
    tokens = view.tokens
    if kept[0] < 1 or tokens[kept[0] - 1].low != "the" or not _public(tokens, kept):
        return None
    if any(name.end <= kept[0] for name in view.names):
        return None
    told = view.story.scenes[max(0, view.number - NEAR) : view.number]
    family = next(words for words in FAMILIES if tokens[kept[-1]].low in words)
    found = {land for scene in told for land in _lands(scene, PUBLIC)}
    akin = {land for scene in told for land in _lands(scene, family)}
    if found:
        land = next(iter(found))
        alone = len(found) == 1 and akin == found
        return [*land] if alone and (family is HOUSES or not _abroad(told, land[0])) else None
    home = view.story.land
    return [*genitive(home)] if home and _last_told(told, home) else None


def _abroad(told: Sequence[Scene], land: str) -> bool:
    """Tell whether sentences tell of another country as well."""
    names = (name.text for scene in told for name in scene.names)
    return any(text in LISTS["country"] and text[:4] != land[:4] for text in names)


def _last_told(told: Sequence[Scene], land: str) -> bool:
    """Tell whether a land is the only one that the sentences just before tell of."""
    lands = {
        token.text
        for scene in told
        for token in scene.tokens
        if token.text in LISTS["demonym"] or token.text in LISTS["country"]
    } - {land}
    said = any(name.text == land for scene in told for name in scene.names)
    return said and all(other[:4] == land[:4] for other in lands)


def _public(tokens: list[Token], kept: Sequence[int]) -> bool:
    noun = tokens[kept[-1]].low
    if len(kept) == 1:
        return noun in REALM
    return len(kept) == 2 and tokens[kept[0]].low in PAIRED.get(noun, ())


def _lands(scene: Scene, nouns: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield the "Dutch" of "the Dutch parliament", and the "Norway's" of "Norway's parliament"."""
    tokens = scene.tokens
    for k, token in enumerate(tokens):
        nation = token.text in LISTS["demonym"] and token.text not in WIDE
        if nation and _of_state(tokens, k + 1, nouns):
            yield (token.text,)
        owns = k + 1 < len(tokens) and tokens[k + 1].tag is Tag.POSS
        if owns and token.text in LISTS["country"] and _of_state(tokens, k + 2, nouns):
            yield tuple(genitive(token.text))


def _of_state(tokens: list[Token], k: int, nouns: Collection[str]) -> bool:
    """Tell "parliament", "lower house", "President": an office of a state within two words."""
    return any(token.low in nouns for token in tokens[k : k + 2])


WIDE = frozenset("Western Eastern Northern Southern European African Asian Arab Allied".split())
