"""What a name names: a person, a body, a place or a thing, by our lists and by its own words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from timeline.events.syntax.tokens import Token
from timeline.events.words import WORDS

PERSON: Final = "person"
BODY: Final = "body"
PLACE: Final = "place"
THING: Final = "thing"


def _load() -> dict[str, frozenset[str]]:
    with (Path(__file__).parent / "places.toml").open("rb") as file:
        table: dict[str, str] = tomllib.load(file)
    split = ("country", "city", "region", "site", "known")
    return {
        key: frozenset(
            " ".join(name.split())
            for name in (text.replace("\n", "|").split("|") if key in split else text.split())
        )
        for key, text in table.items()
    }


LISTS = _load()
PLACES = LISTS["country"] | LISTS["city"] | LISTS["region"]
# endings of towns and streets, of names that stand alone
TOWNS = ("burg", "grad", "abad", "stan", "shire", "polis", "platz", "allee", "strasse", "straße")
CORPORATE = frozenset("inc ltd corp co plc llc llp nv bv asa ag sa se ab gmbh oyj spa kgaa".split())
# letters of sports clubs, before or after the name of their town
CLUBS = frozenset("FC AFC CF SC FF FK BK IF IFK AIK SK SV AC AS CD UD RC VfB VfL".split())
QUOTES = frozenset(["“", "”", '"', "``", "''"])
# what a ship's name follows
SHIPS = frozenset(
    """ferry ship vessel boat liner freighter tanker submarine yacht trawler destroyer frigate
    cruiser steamer schooner barge tug carrier shuttle spacecraft probe""".split()
)
PLACE_WORDS = WORDS["place_words"]


def join(tokens: list[Token], start: int, end: int) -> str:
    """Return the words [start, end) as they stood, gaps as single blanks."""
    if end - start == 1:
        return tokens[start].text
    return "".join(
        (" " if token.gap and k else "") + token.text for k, token in enumerate(tokens[start:end])
    )


def kind_of(
    tokens: list[Token], start: int, end: int, roles: list[str], known: frozenset[str]
) -> str:
    text = join(tokens, start, end)
    noble = tokens[start].text.islower() and start + 2 == end and text not in LISTS["known"]
    if text in known or text in LISTS["person"] or noble:  # "de Gaulle"
        return PERSON
    if text in LISTS["known"] or (end - start > 1 and _lettered(tokens[start], tokens[end - 1])):
        return BODY
    if _titled(tokens, start - len(roles), end) or (start and tokens[start - 1].low in SHIPS):
        return THING  # 'directed "King Lear"', "the ferry Estrella"
    if _state(tokens, start, text) or text in PLACES or _placed(tokens, start, end):
        return PLACE
    first = tokens[start].text in LISTS["first"]
    if not first and end - start > 1 and tokens[end - 1].low in LISTS["thing"]:
        return THING  # "former Warsaw Pact states"
    if roles or (first and (end - start > 1 or tokens[start].text not in LISTS["common"])):
        return PERSON
    if tokens[start].text in LISTS["demonym"]:
        return _foreign(tokens, start, end)
    lows = {tokens[k].low.rstrip(".") for k in range(start, end)}
    if lows & LISTS["thing"]:
        return THING
    if (
        lows & LISTS["body"]
        or (end - start == 1 and text.endswith("bank"))
        or (text.isupper() and len(text) > 1)
    ):
        return BODY
    return _guessed(tokens, start, end, lows)


def _titled(tokens: list[Token], start: int, end: int) -> bool:
    """Tell a name between quotation marks: that of a work."""
    marked = start > 0 and end < len(tokens) and tokens[start - 1].text in QUOTES
    return marked and tokens[end].text in QUOTES


def _lettered(first: Token, last: Token) -> bool:
    """Tell "Volta Ltd." and "IFK Lund" by the letters that firms and clubs have."""
    return last.low.rstrip(".") in CORPORATE or bool({first.text, last.text} & CLUBS)


def _state(tokens: list[Token], start: int, text: str) -> bool:
    """Tell "Conn." and the "Pa" behind a town."""
    abbreviated = start > 0 and tokens[start - 1].text == "," and f"{text}." in LISTS["state"]
    return (text in LISTS["state"] and "." in text) or abbreviated


def _placed(tokens: list[Token], start: int, end: int) -> bool:
    return _led(tokens, start, end) or _ends_in_place(tokens, start, end)


def _guessed(tokens: list[Token], start: int, end: int, lows: set[str]) -> str:
    """Say what capitals are that no list knows: two or three mostly a person."""
    after = tokens[end + 1].text if end + 1 < len(tokens) and tokens[end].text == "," else ""
    if after and {after.partition("-")[0], f"{after}."} & LISTS["state"]:
        return PLACE  # "Voorhees, N.J."
    spelled = all(_spelled(tokens[k].text) for k in range(start, end))
    if tokens[start].low in WORDS["number"]:
        return ""  # "Fifth Republic"
    if end - start not in (2, 3) or not spelled or article_before(tokens, start):
        return ""
    if tokens[end - 1].text in PLACES:  # "in Little Havana", but "Real Madrid"
        led = start > 0 and tokens[start - 1].low in WORDS["local"]
        return PLACE if led or lows & PLACE_WORDS else BODY
    return PLACE if lows & PLACE_WORDS else PERSON


def _spelled(text: str) -> bool:
    """Tell a word of a person's name from "API" or "A380": one capital, or an initial."""
    return text.replace("-", "").replace(".", "").replace("’", "").replace("'", "").isalpha() and (
        len(text) < 3 or not text.isupper()
    )


def _foreign(tokens: list[Token], start: int, end: int) -> str:
    """Say what "Portuguese Timor" or "Kenyan Red Cross" is: what its last words are."""
    rest = join(tokens, start + 1, end)
    if rest in PLACES or tokens[end - 1].low in LISTS["geo"]:
        return PLACE
    return BODY if tokens[end - 1].low in LISTS["body"] else ""


def _ends_in_place(tokens: list[Token], start: int, end: int) -> bool:
    """Tell "Bodmin Hill" from Ida Hill: a person's unless a preposition of place leads it in."""
    last = tokens[end - 1].low
    if end - start == 2 and tokens[end - 1].text in LISTS["state"]:
        return True  # "Washington DC"
    if last not in LISTS["geo"]:
        return end - start == 1 and len(last) > 7 and last.endswith(TOWNS)
    if last not in LISTS["surname"] or tokens[start].text not in LISTS["first"]:
        return True
    return start > 0 and tokens[start - 1].low in WORDS["local"]


def _led(tokens: list[Token], start: int, end: int) -> bool:
    """Tell "Mount Kenya", "Gulf of Riga" by their first word."""
    return end - start > 1 and tokens[start].low.rstrip(".") in LISTS["lead"]


def article_before(tokens: list[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low in WORDS["article"]
