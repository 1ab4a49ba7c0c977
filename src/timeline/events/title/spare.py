"""What a title that is too long can spare: lands after towns, long names, what a list explains."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.owing import tagged
from timeline.events.title.subjects import Draft, Words
from timeline.events.who.names import LISTS

LANDS = LISTS["country"] | LISTS["region"]
WITHIN = 8  # words of a name that its letters stand for


def without_lands(tokens: list[Token], draft: Draft) -> Draft | None:
    """Return "in Nairobi and Dar es Salaam" of "in Nairobi, Kenya, and Dar es Salaam, Tanzania"."""
    subject, rest = _townly(tokens, draft.subject), _townly(tokens, draft.rest)
    same = len(subject) + len(rest) == len(draft.subject) + len(draft.rest)
    return None if same else replace(draft, subject=subject, rest=rest)


def _townly(tokens: list[Token], words: Words) -> Words:
    kept: Words = []
    n = 0
    while n < len(words):
        end = _land_end(tokens, words, n)
        n = end if end else n
        if not end:
            kept.append(words[n])
            n += 1
    return kept


def _land_end(tokens: list[Token], words: Words, n: int) -> int:
    """Return where ", Kenya," ends that begins at `n` behind a name; 0 where there is none."""
    town = n > 0 and tagged(tokens, words[n - 1], Tag.NAME)
    if not town or _shown(tokens, words[n]) != ",":
        return 0
    for end in (n + 3, n + 2):
        named = " ".join(_shown(tokens, word) for word in words[n + 1 : end])
        if named in LANDS:
            return end + (_shown(tokens, words[end]) == "," if end < len(words) else 0)
    return 0


def _shown(tokens: list[Token], word: int | str) -> str:
    return tokens[word].text if isinstance(word, int) else word


def abbreviated(tokens: list[Token], draft: Draft) -> Draft | None:
    """Return a draft with "UNMIK" for "the UN Mission in Kosovo (UNMIK)"; None without such."""
    for k in range(2, len(tokens) - 2):
        letters = tokens[k + 1].text
        opens = tokens[k].text == "(" and tokens[k + 2].text == ")"
        if opens and letters.isupper() and letters.isalpha() and len(letters) > 2:
            start = _spelled(tokens, k, letters)
            if start is not None:
                return _with_letters(tokens, draft, range(start, k), k + 1)
    return None


def _spelled(tokens: list[Token], end: int, letters: str) -> int | None:
    """Return where the name begins whose first letters hold the letters in their order."""
    capitals = ""
    for k in range(end - 1, max(end - 1 - WITHIN, -1), -1):
        text = tokens[k].text
        if tokens[k].tag is not Tag.NAME and not text.islower():
            return None
        capitals = (text if text.isupper() else text[0].upper()) + capitals
        if text[0] == letters[0] and _holds(capitals, letters):
            return k
    return None


def _holds(capitals: str, letters: str) -> bool:
    """Tell whether letters stand in a row of others in their order."""
    row = iter(capitals)
    return all(letter in row for letter in letters)


def _with_letters(tokens: list[Token], draft: Draft, name: range, letters: int) -> Draft | None:
    subject = _lettered(tokens, draft.subject, name, letters)
    rest = _lettered(tokens, draft.rest, name, letters)
    same = subject is draft.subject and rest is draft.rest
    return None if same else replace(draft, subject=subject, rest=rest)


def _lettered(tokens: list[Token], words: Words, name: range, letters: int) -> Words:
    inside = [n for n, word in enumerate(words) if isinstance(word, int) and word in name]
    if len(inside) < 2:
        return words
    first = inside[0] - (inside[0] > 0 and _shown(tokens, words[inside[0] - 1]) == "the")
    return [*words[:first], letters, *words[inside[-1] + 1 :]]


def listed_bare(tokens: list[Token], draft: Draft) -> Draft | None:
    """Return "footage, accounts and data" of "footage, accounts from the town and data sent in"."""
    starts = [n for n, w in enumerate(draft.subject) if n and _parts(tokens, draft.subject, n)]
    bounds = [0, *starts, len(draft.subject)]
    items = [draft.subject[a:b] for a, b in pairwise(bounds)]
    if len(items) < 3 or any(_all_names(tokens, item) for item in items):
        return None
    kept = [word for item in items for word in _bare_item(tokens, item)]
    return replace(draft, subject=kept) if len(kept) < len(draft.subject) else None


def _parts(tokens: list[Token], words: Words, n: int) -> bool:
    """Tell a comma or "and" between the items of a list."""
    after_comma = _shown(tokens, words[n - 1]) == ","
    return _shown(tokens, words[n]) == "," or (tagged(tokens, words[n], Tag.CC) and not after_comma)


def _all_names(tokens: list[Token], item: Words) -> bool:
    """Tell ", Kenya" and "and Dar es Salaam", whose list stands inside another phrase."""
    return not any(tagged(tokens, word, Tag.NOUN, Tag.MAYBE) for word in item)


def _bare_item(tokens: list[Token], item: Words) -> Words:
    """Cut an item of a list before what explains it: "accounts | from the town"."""
    explains = (Tag.PREP, Tag.ED, Tag.PART, Tag.REL)
    for n, word in enumerate(item):
        noun = n > 1 and tagged(tokens, item[n - 1], Tag.NOUN, Tag.MAYBE)
        if noun and tagged(tokens, word, *explains) and _shown(tokens, word) != "of":
            return item[:n]
    return item


def bidden(tokens: list[Token], draft: Draft) -> Draft | None:
    """Return "required owners to pay" of "required owners of boats to pay"; None without such."""
    rest = draft.rest
    to = next((n for n in range(3, len(rest)) if tagged(tokens, rest[n], Tag.TO)), 0)
    for at in range(to - 2, 0, -1):
        low = _shown(tokens, rest[at]).lower()
        if low == "of" and _bids([*draft.verb[-1:], *rest[:at]], tokens):
            return replace(draft, rest=[*rest[:at], *rest[to:]])
    return None


BIDDING = frozenset("require force allow enable permit compel oblige urge order ask help".split())
BIDS = (Tag.NOUN, Tag.MAYBE, Tag.DET, Tag.NUM)


def _bids(words: Words, tokens: list[Token]) -> bool:
    """Tell "require owners": whoever is to do it stands right behind the verb."""
    k = len(words)
    while k and tagged(tokens, words[k - 1], *BIDS) and _shown(tokens, words[k - 1]) not in BIDDING:
        k -= 1
    low = _shown(tokens, words[k - 1]).lower() if 0 < k < len(words) else ""
    return low in BIDDING or low.removesuffix("d") in BIDDING or low.removesuffix("ed") in BIDDING
