"""The people of a document: the fullest form of each name, and who is named by common words."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.names import BODY, LISTS, PERSON, PLACES, Name, join
from timeline.events.who.story import Story


@dataclass(frozen=True, slots=True)
class People:
    """The fullest form of each name of a document, by its short one."""

    full: dict[str, str] = field(default_factory=dict)
    accounts: frozenset[str] = frozenset()  # users that a log tells of
    persons: frozenset[str] = frozenset()  # surnames and full names of those with a first name


def people_of(story: Story) -> People:
    """Gather the full names that a document uses; a surname of two persons has none."""
    full: dict[str, str] = {}
    shared: set[str] = set()
    for scene in story.scenes:
        for name in scene.names:
            words = name.text.split()
            if name.kind != PERSON or len(words) < 2 or not _surname(name, story):
                continue
            for short in {words[-1], words[0] if words[0] in story.used else words[-1]}:
                known = full.setdefault(short, name.text)
                if known != name.text and known.split()[0] != words[0]:
                    shared.add(short)
                elif len(name.text) > len(known):
                    full[short] = name.text
    sure = {short: name for short, name in full.items() if short not in shared}
    named = [name for name in full.values() if name.split()[0] in LISTS["first"]]
    persons = frozenset(named) | {name.split()[-1] for name in named}
    return People(sure, _users(story), persons)


def _surname(name: Name, story: Story) -> bool:
    """Tell a person's name from "Hart of Iran" and from "Downdetector Reports"."""
    first, *_, last = name.text.split()
    if " of " in name.text:
        return False
    sure = bool(name.roles) or first in LISTS["first"]
    return sure or (last in story.met and last not in PLACES)


def fullest(text: str, people: People) -> str:
    return people.full.get(text, text)


ACCOUNT = frozenset("account user maintainer accounts username".split())


def _users(story: Story) -> frozenset[str]:
    """Return the identifiers in backticks that stand beside "account" or "user"."""
    ticked = (
        (scene.tokens, k)
        for scene in story.scenes
        for k, token in enumerate(scene.tokens)
        if token.text[0] == "`"
    )
    return frozenset(
        tokens[k].text.strip("`")
        for tokens, k in ticked
        if any(token.low in ACCOUNT for token in tokens[max(0, k - 1) : k + 2])
    )


def collectives(tokens: list[Token], names: list[Name]) -> list[Name]:
    """Find the bodies that a common noun names: "Kenyan government", "Hart's office"."""
    found: list[Name] = []
    ends = {name.end: name for name in names}
    for k, token in enumerate(tokens[1:], 1):
        before = tokens[k - 1]
        owner = ends.get(k - 1) if before.tag is Tag.POSS else None
        bodily = token.low in LISTS["collective"] and token.tag is not Tag.NAME
        if owner is not None and (bodily or token.low == "office"):
            found.append(_body(tokens, owner.start, k + 1))
        elif bodily and _adjective(before):
            start = k - 2 if k > 1 and tokens[k - 2].text in LISTS["compass"] else k - 1
            found.append(_body(tokens, start, k + 1))
        elif _nation(tokens, k):
            found.append(_body(tokens, k, k + 1))
    return found


def _adjective(token: Token) -> bool:
    """Tell "Kenyan" and "Biafran" from other capitals."""
    if token.text in ("U.S.", "US", "UK", "U.K.", "EU", "UN", "U.N."):
        return True
    known = token.text in LISTS["demonym"] and token.text not in LISTS["compass"]
    ending = token.low.endswith(("ian", "ean", "ran", "ese", "ish", "aqi", "ani"))
    return token.tag is Tag.NAME and (known or (ending and len(token.low) > 5))


def _body(tokens: list[Token], start: int, end: int) -> Name:
    return Name(start, end, join(tokens, start, end), BODY, (), start)


def _nation(tokens: list[Token], k: int) -> bool:
    """Tell "the Dutch" and "Kenyans" from an adjective."""
    token, after = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    if token.text in LISTS["compass"] or token.tag is not Tag.NAME:
        return False
    if after is not None and after.gap and after.tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.ING):
        return False
    if (after is not None and after.text in "'’-") or (after is not None and after.tag is Tag.CC):
        return False
    peoples = token.text in LISTS["demonym"] and token.text.endswith(("sh", "ch", "ese", "iss"))
    plural = token.text.endswith("s") and token.text[:-1] in LISTS["demonym"]
    return plural or (peoples and tokens[k - 1].low == "the")


def accounts(tokens: list[Token], people: People) -> list[Name]:
    """Find the users of a log: `ida` where the document speaks of the account `ida`."""
    return [
        Name(k, k + 1, token.text.strip("`"), PERSON, (), k)
        for k, token in enumerate(tokens)
        if token.text.strip("`") in people.accounts
    ]
