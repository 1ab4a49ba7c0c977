"""Marks laid over a sentence: brackets, quotations, asides, dates with their prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from timeline.events.syntax.tokens import Tag, Token
from timeline.events.words import WORDS


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence's tokens with the marks laid over them."""

    tokens: list[Token]
    brackets: list[bool]
    hidden: list[bool]  # brackets and quotations
    phrase: list[bool]  # dates with their prepositions
    subjects: dict[Any, Any] = field(default_factory=dict)  # what was found once

    def passes(self, k: int) -> bool:
        """Tell whether a token is stepped over in a clause: hidden, or of a date."""
        return self.hidden[k] or self.phrase[k]

    def breaks(self, k: int) -> bool:
        """Tell whether a token is a comma or a dash that parts a clause."""
        return self.tokens[k].text in BREAKS and not self.hidden[k]

    def joins(self, k: int) -> bool:
        """Tell whether a token is an "and" or "but" of the sentence itself."""
        return self.tokens[k].tag is Tag.CC and not self.passes(k)

    def back(self, k: int) -> int:
        """Step left from `k` over adverbs and dates."""
        while k >= 0 and (self.passes(k) or self.tokens[k].tag in (Tag.ADV, Tag.NOT)):
            k -= 1
        return k


BREAKS = frozenset([",", "—", "–", "--", "-", "_", ";"])


def marked(tokens: list[Token]) -> Marked:
    """Lay the marks over a sentence."""
    brackets = enclosed(tokens, BRACKETS, 0)
    town = dateline(tokens)
    brackets[:town] = [True] * town
    mark_asides(tokens, brackets)
    quotes = enclosed(tokens, QUOTES, 5)
    if _quoted_whole(tokens, quotes):
        quotes = [False] * len(tokens)
        for k, token in enumerate(tokens):
            brackets[k] = brackets[k] or token.text in '"“”'
    hidden = [a or b for a, b in zip(brackets, quotes, strict=True)]
    return Marked(tokens, brackets, hidden, phrases(tokens))


def dateline(tokens: list[Token]) -> int:
    """Return the end of "OSLO, Norway (AP) -- " before the first sentence of a report, or 0."""
    agency = any(
        a.text == "(" and c.text == ")" for a, c in zip(tokens[:9], tokens[2:11], strict=False)
    )
    capitals = bool(tokens) and tokens[0].text.isupper() and len(tokens[0].text) > 3
    if not capitals and not (agency and tokens[0].tag is Tag.NAME):
        return 0
    dash = next((k for k, t in enumerate(tokens[:9]) if t.text in BREAKS - {",", ";"}), 0)
    if not dash or not tokens[dash].gap or dash + 4 > len(tokens):
        return 0
    apart = all(t.tag in (Tag.NAME, Tag.NUM, Tag.DATE, Tag.PUNCT) for t in tokens[:dash])
    opens = tokens[dash + 1].gap and not tokens[dash + 1].text[0].islower()
    return dash + 1 if apart and opens else 0


def _quoted_whole(tokens: list[Token], quotes: list[bool]) -> bool:
    """Tell a sentence that is one quotation, which nothing around attributes."""
    words = [k for k, token in enumerate(tokens) if token.text not in '.!?"“”']
    return len(tokens) > 8 and tokens[0].text in '"“' and all(quotes[k] for k in words)


Pair = tuple[str, str]
BRACKETS = (("(", ")"), ("[", "]"))
QUOTES = (("“", "”"), ('"', '"'), ("``", "''"), ("‘", "’"))


def enclosed(tokens: list[Token], pairs: tuple[Pair, ...], least: int) -> list[bool]:
    """Mark what stands between a pair of marks that are more than `least` tokens apart."""
    marked = [False] * len(tokens)
    present = {token.text for token in tokens}
    for left, right in pairs:
        i = 0 if left in present else len(tokens)
        while i < len(tokens):
            if tokens[i].text == left:
                close = _close(tokens, i, right)
                if close and _link(tokens, close):
                    marked[i] = marked[close] = True
                elif close and close - i > least:
                    marked[i : close + 1] = [True] * (close + 1 - i)
                i = close or i
            i += 1
    return marked


def _link(tokens: list[Token], close: int) -> bool:
    """Tell the words of a link, "[the notes](https://...)", from an aside in brackets."""
    following = tokens[close + 1 : close + 3]
    opens = len(following) == 2 and following[0].text == "(" and not following[0].gap
    return opens and tokens[close].text == "]" and following[1].low.startswith(("http", "www"))


FINITE = frozenset([Tag.MODAL, Tag.BE, Tag.HAVE, Tag.DO, Tag.PAST, Tag.PRESENT, Tag.CC])


def mark_asides(tokens: list[Token], marked: list[bool]) -> None:
    """Mark "according to the coroner" with its commas, so that it is passed over like a bracket."""
    for i in range(len(tokens) - 1):
        if tokens[i].text == "," and (close := _aside(tokens, i) or _day_told(tokens, i)):
            marked[i:close] = [True] * (close - i)
        if tokens[i].low == "according" and tokens[i + 1].tag is Tag.TO:
            start = i - 1 if i and tokens[i - 1].text == "," else i
            end = i + 2
            last = i > 0 and not any(token.tag in FINITE for token in tokens[end:])
            while (
                end < len(tokens)
                and tokens[end].text not in (".;" if last else ",.;")
                and tokens[end].tag is not Tag.DATE
            ):
                end += 1
            if end < len(tokens) and tokens[end].text == "," and i == 0:
                end += 1
            marked[start:end] = [True] * (end - start)
            _mark_author(tokens, marked, end)


def _mark_author(tokens: list[Token], marked: list[bool], date: int) -> None:
    """Mark the "by her lawyer" of "according to a statement today by her lawyer"."""
    k = date + 1
    if k >= len(tokens) or tokens[date].tag is not Tag.DATE or tokens[k].low not in ("by", "from"):
        return
    marked[date] = True
    while k < len(tokens) and tokens[k].text not in ",.;":
        marked[k] = True
        k += 1


ASIDES = (
    ("in", "some", "cases"), ("in", "part"), ("for", "example"), ("for", "instance"), ("however",),
    ("among", "others"), ("meanwhile",), ("in", "turn"), ("of", "course"), ("in", "fact"),
    ("at", "least"), ("in", "addition"), ("he", "said"), ("she", "said"), ("they", "said"),
)  # fmt: skip


def _aside(tokens: list[Token], i: int) -> int:
    """Return the end of a set phrase between two commas that starts at comma `i`, or 0."""
    for words in ASIDES:
        end = i + 1 + len(words)
        if (
            end < len(tokens)
            and tokens[end].text == ","
            and all(tokens[i + 1 + k].low == word for k, word in enumerate(words))
        ):
            return end + 1
    return 0


def _day_told(tokens: list[Token], i: int) -> int:
    """Return the end of ", the day before the crash," behind a date and its comma `i`, or 0."""
    if not i or tokens[i - 1].tag is not Tag.DATE:
        return 0
    first = [token.low for token in tokens[i + 1 : i + 4]]
    words = " ".join(first).split()[:3]  # "the day" may be a date of its own
    if len(words) < 3 or words[0] != "the" or words[1] not in DAYS or words[2] not in RELATED:
        return 0
    return next((k + 1 for k in range(i + 2, len(tokens)) if tokens[k].text == ","), 0)


DAYS = frozenset(["day", "night", "morning", "week", "eve", "date"])
RELATED = frozenset(["before", "after", "of", "that", "when"])


def _close(tokens: list[Token], i: int, right: str) -> int | None:
    return next((k for k in range(i + 1, len(tokens)) if tokens[k].text == right), None)


LEADS = WORDS["leads"]
STARTS = frozenset("starting beginning effective as shortly just soon moments".split())
MODIFIERS = frozenset(["late", "early", "mid", "around", "about", "later", "earlier"])


def phrases(tokens: list[Token]) -> list[bool]:
    """Mark each date with the preposition that leads it in; not one before its noun."""
    phrase = [False] * len(tokens)
    for i, token in enumerate(tokens):
        if token.tag is not Tag.DATE or premodifies(tokens, i):
            continue
        phrase[i] = True
        k = i - 1
        while k >= 0 and i - k <= 5 and _inner_lead(tokens, k):
            k -= 1
        led = k >= 0 and tokens[k].low in LEADS and not _into(tokens, k, i)
        if led and k and (tokens[k - 1].low in STARTS or (k == 1 and tokens[0].low in MODIFIERS)):
            k -= 1
        inner = tokens[i - 1].low in MODIFIERS or (k == i - 2 and _of_noun(tokens, i - 1))
        first = k if led else k + 1 if inner else i
        first = (
            _ended(tokens, i)
            or _from_now(tokens, i)
            or (first if led else _described(tokens, i) or first)
        )
        phrase[first:i] = [True] * (i - first)
        if [token.low for token in tokens[i + 1 : i + 3]] == ["and", "beyond"]:
            phrase[i + 1 : i + 3] = [True, True]
    return phrase


def _into(tokens: list[Token], k: int, i: int) -> bool:
    """Tell the "in" of "moved in last month", which leads no such date."""
    near = k == i - 1 and tokens[i].low.split()[0] in DEICTIC
    return near and tokens[k].low == "in"


DEICTIC = frozenset(["last", "next", "yesterday", "today", "tomorrow", "tonight"])


def _from_now(tokens: list[Token], i: int) -> int:
    """Return where "between now and 10 Feb." begins, or 0."""
    lead = [token.low for token in tokens[max(0, i - 3) : i]]
    return i - 3 if lead == ["between", "now", "and"] else 0


def _ended(tokens: list[Token], i: int) -> int:
    """Return where "for the quarter ended Sept. 29" begins, or 0."""
    k = i - 2
    if k < 1 or tokens[i - 1].low not in ("ended", "ending"):
        return 0
    if tokens[k].low.split()[-1].rstrip("s") not in ("quarter", "year", "month", "week", "period"):
        return 0
    while k and i - k < 8 and tokens[k].tag in (Tag.NOUN, Tag.DATE, Tag.NUM, Tag.DET, Tag.ADV):
        k -= 1
    return k if tokens[k].low in LEADS else k + 1


PERIODS = frozenset("quarter half year month week decade season period".split())


def _described(tokens: list[Token], i: int) -> int:
    """Return where "for the usually slow third quarter" begins, or 0."""
    words = tokens[i].low.split()
    if words[0] not in PERIODS | WORDS["number"] or words[-1] in MODIFIERS | {"ago", "before"}:
        return 0  # "sent in the guard two days later"
    k = i - 1
    while k > 1 and i - k < 4 and tokens[k].tag in (Tag.NOUN, Tag.MAYBE, Tag.ADV):
        k -= 1
    led = tokens[k].tag is Tag.DET and tokens[k - 1].low in LEADS and k < i - 1
    return k - 1 if led else 0


def _inner_lead(tokens: list[Token], k: int) -> bool:
    """Tell "the end of" before a date; "to close around the end of May" has a verb."""
    low = tokens[k].low
    verbal = low in ("close", "start", "end") and tokens[k - 1].tag is Tag.TO
    return low in WORDS["lead_inner"] and (not verbal or tokens[k + 1].low == "of")


def _of_noun(tokens: list[Token], k: int) -> bool:
    """Tell the "of" of "the floods of 1953"; a name ("Treaty of") keeps its own."""
    nouns = (Tag.NOUN, Tag.MAYBE) if k > 2 else (Tag.NOUN, Tag.MAYBE, Tag.NAME)
    return tokens[k].low == "of" and k > 0 and tokens[k - 1].tag in nouns


# what follows a verb, not a participle before its noun: "in the 1980s led to"
VERBAL = frozenset([Tag.PREP, Tag.TO, Tag.DET, Tag.PRON, Tag.THAT, Tag.NUM, Tag.ADV])


def _fabled(tokens: list[Token], k: int, i: int) -> bool:
    """Tell the "fabled" of "the fabled 11th century temple"; `i` is the date."""
    era = tokens[i].low.endswith(("century", "s")) and tokens[i].low[:1].isdigit()
    led = k > 0 and tokens[k - 1].tag in (Tag.DET, Tag.POSS)
    return era and led and k == i - 1 and tokens[k].tag in (Tag.NOUN, Tag.ED, Tag.MAYBE)


def premodifies(tokens: list[Token], i: int) -> bool:
    """Tell "the 5 May summit", "its 2019 report": a date between an article and its noun."""
    if i + 1 >= len(tokens):
        return False
    after = tokens[i + 1]
    if after.tag is Tag.POSS:
        return True
    if tokens[i].low == "overnight" and after.tag is Tag.NOUN:
        return True
    if not after.gap or after.tag not in (Tag.NOUN, Tag.MAYBE, Tag.NAME, Tag.ED, Tag.ING):
        return False
    beyond = tokens[i + 2].tag if i + 2 < len(tokens) else Tag.PUNCT
    if after.tag is Tag.ED and beyond in VERBAL:
        return False  # "the unrest in the 1980s led to"
    k = i - 1
    while k >= 0 and (tokens[k].tag in (Tag.ADV, Tag.NUM) or _fabled(tokens, k, i)):
        k -= 1
    words = tokens[i].low.split()
    inside = len(words) > 1 and words[0] in WORDS["article"] and "of" not in words
    return inside or (k >= 0 and tokens[k].tag in (Tag.DET, Tag.POSS))
