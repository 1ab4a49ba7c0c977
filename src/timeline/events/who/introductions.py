"""How a document introduces a person: "Nordal's former chief executive" before "Ida Holt"."""

from __future__ import annotations

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.epithets import epithet_start
from timeline.events.who.names import LISTS, PERSON, PLACE, PLACES, Name
from timeline.events.who.story import Scene, Story

LONGEST = 5  # words of an introduction
BODILY = 3  # words of a body's name in one
ADDRESS = frozenset("sir dame lord lady mr mrs ms dr".split())
PLAIN = (Tag.NOUN, Tag.MAYBE, Tag.ED, Tag.ING)


def introduction(story: Story, person: str) -> str | None:
    """Return the office and the body by which a document first introduces a person, or None."""
    for number, scene in enumerate(story.scenes):
        for name in scene.names:
            if name.kind == PERSON and name.text == person:
                found = _before(story, number, scene, name) or _after(scene, name)
                if found is not None:
                    return found
    return None


def _before(story: Story, number: int, scene: Scene, name: Name) -> str | None:
    """Read "Sinn Fein leader Gerry Adams", "Hungarian astronaut X", "Equifax's CEO, Y,"."""
    tokens = scene.tokens
    start = epithet_start(story.parse(number), name, range(len(tokens)))
    end = name.start
    if start == name.start and start > 1 and tokens[start - 1].text == ",":
        end = start - 1
        start = _phrase(tokens, end)
        if any(other.end == start - 1 and other.kind == PERSON for other in scene.names):
            return None  # "Moe, Volta's head, Ida Holt": hers or the other's
    words = tokens[start:end]
    while words and (words[0].is_word("article") or words[0].low.endswith("-year-old")):
        words = words[1:]
    if words and words[-1].low in ADDRESS:
        words = words[:-1]
    return _text(words) if _tells(scene, words, name) else None


def _phrase(tokens: list[Token], end: int) -> int:
    """Return where "Equifax's former CEO" begins, which ends before `end`."""
    k = end
    while k > 0 and tokens[k - 1].tag in (Tag.NOUN, Tag.NAME, Tag.POSS, Tag.MAYBE):
        k -= 1
    return k


def _tells(scene: Scene, words: list[Token], name: Name) -> bool:
    """Tell whether words name an office and whose it is, or a trade."""
    if not words or len(words) > LONGEST + 1 or not _personal(words[-1]):
        return False
    if any(word.tag is Tag.DET for word in words):
        return False  # "Danish painter and the nurse Ida Holt"
    if words[0].low == "former" and len(words) > 2:
        return True  # "former transport minister"
    if not words[0].text[0].isupper():
        return _trade(words)
    if words[0].is_word("saying") or words[0].tag is not Tag.NAME:
        return False  # "Replied Nordal spokeswoman Ida Holt"
    spans = range(words[0].start, words[-1].end)
    return words[0].text in LISTS["demonym"] | PLACES or any(
        (n is not name and n.kind not in (PERSON, PLACE) and scene.tokens[n.start].start in spans)
        or (n is name and words[0].text.isupper() and words[0].low in n.roles)
        for n in scene.names
    )


def _personal(token: Token) -> bool:
    """Tell a word for what somebody is: "chairman", "nurse"."""
    return token.is_word("role") or token.is_word("person")


def _trade(words: list[Token]) -> bool:
    """Tell "anti-abortion activist" from "his father" and "another suspect"."""
    return (
        words[-1].is_word("person")
        and words[-1].low not in VAGUE
        and all(word.tag in PLAIN and word.text.islower() for word in words)
        and len(words) < 4
    )


# who somebody is in this story, and no trade
VAGUE = frozenset(
    """boy girl man woman member official suspect teenager executive candidate veteran president
    minister manager forward agent politician""".split()
)


def _after(scene: Scene, name: Name) -> str | None:
    """Read "Ida Holt, the chief executive of Nordal," and "replaced Holt as Nordal's head"."""
    tokens, k = scene.tokens, name.end
    aged = k + 2 < len(tokens) and tokens[k].text == "," and tokens[k + 1].tag is Tag.NUM
    k = k + 2 if aged else k  # "Ida Holt, 53, the head of Nordal,"
    if k + 3 >= len(tokens):
        return None
    if name.outset > 0 and tokens[name.outset - 1].low in LEAVING and tokens[k].low == "as":
        return _office_of(scene, k + 1) or _owned_office(scene, k + 1)
    if tokens[k].text != ",":
        return None
    return _office_of(scene, k + 1) or _owned_office(scene, k + 1) or _trade_of(tokens, k + 1)


LEAVING = frozenset(
    "replace replaces replaced replacing succeed succeeds succeeded succeeding".split()
)
OF = ("of", "at", "for")
ENDS = (",", ".", ";", ")", "--", "—", "–", "and", "who")


def _described(tokens: list[Token], k: int) -> list[Token]:
    """Return the words "former chief executive" from a token on, with what tells of a land."""
    end = k
    while end < len(tokens) and tokens[end].tag in (*PLAIN, Tag.NAME):
        if tokens[end].text.istitle() and tokens[end].text not in LISTS["demonym"]:
            break
        end += 1
    return tokens[k:end]


def _office_of(scene: Scene, k: int) -> str | None:
    """Read "[the] chief executive of Nordal" from a token on: "Nordal chief executive"."""
    tokens = scene.tokens
    k += 1 if tokens[k].is_word("article") else 0
    office = _described(tokens, k)
    end = k + len(office)
    if not 0 < len(office) < 4 or end + 1 >= len(tokens) or tokens[end].low not in OF:
        return None
    if not _personal(office[-1]) or office[0].low in ("one", "another"):
        return None
    start = end + 2 if tokens[end + 1].low == "the" else end + 1
    body = next((n for n in scene.names if n.outset == start), None)
    if body is None or body.kind in (PERSON, PLACE, "") or body.end - body.outset > BODILY:
        return None
    closed = body.end >= len(tokens) or tokens[body.end].text in ENDS
    return f"{body.text} {_text(office)}" if closed else None


def _owned_office(scene: Scene, k: int) -> str | None:
    """Read "Nordal's head" or "Nordal head" from a token on."""
    tokens = scene.tokens
    body = next((n for n in scene.names if n.outset == k), None)
    if body is None or body.kind == PERSON or body.end - body.outset > BODILY:
        return None
    k = body.end
    k += 1 if k < len(tokens) and tokens[k].tag is Tag.POSS else 0
    office = _described(tokens, k)[:3]
    while office and not _personal(office[-1]):
        office = office[:-1]
    end = k + len(office)
    # "Holt, Volta spokesman Karl Lund and": the office is the next one's
    other = end < len(tokens) and tokens[end].tag in (Tag.NAME, Tag.NOUN)
    return f"{body.text} {_text(office)}" if office and not other else None


def _trade_of(tokens: list[Token], k: int) -> str | None:
    """Read "a nurse who" and "a Norwegian painter" from a token on."""
    if tokens[k].low not in ("a", "an"):
        return None
    words = _described(tokens, k + 1)
    after = tokens[k + 1 + len(words)] if k + 1 + len(words) < len(tokens) else None
    while words and words[0].low.endswith("-year-old"):
        words = words[1:]
    if not words or (after is not None and after.low not in (*ENDS, "in", "from")):
        return None
    foreign = words[0].text in LISTS["demonym"]
    return _text(words) if _trade(words[1:] if foreign else words) else None


def _text(words: list[Token]) -> str:
    return "".join((" " if n and word.gap else "") + word.text for n, word in enumerate(words))
