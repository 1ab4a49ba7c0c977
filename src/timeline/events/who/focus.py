"""What a sentence is about: its subject, which the next sentence takes up as "it" or "they"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.syntax.parts import Clause, Kind, Parse, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.epithets import epithet_start
from timeline.events.who.names import LISTS, PERSON, PLACE, PLACES, Name
from timeline.events.who.story import Story, shown
from timeline.events.words import WORDS

GUESS = "guess"  # two capitals: a person, or a firm
COMMON = "common"  # no name: "the rebels"
LONG = 4  # words of a common noun phrase that stands for another time


@dataclass(frozen=True, slots=True)
class Focus:
    """A subject: its words as a title writes them, what it names, and whether it is several."""

    text: str
    kind: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence and its clauses with the names in it, as far as they are looked at."""

    story: Story
    parse: Parse
    names: Sequence[Name]

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.parse.tokens


def main_clause(parse: Parse) -> Clause | None:
    """Return the first clause that hangs on no other."""
    own = [c for c in parse.clauses if c.kind is Kind.MAIN]
    return next(iter(own), None)


def head_of(sight: Sight, clause: Clause) -> Focus | None:
    """Return what a clause's subject names; None where it is a pronoun or nothing short."""
    seen = 0
    while clause.shares is not None and clause.subject[0] >= clause.subject[1] and seen < 8:
        clause, seen = clause.shares, seen + 1
    if (
        clause.kind is Kind.RELATIVE
        and clause.antecedent
        and clause.subject[0] >= clause.subject[1]
    ):
        return of_span(sight, clause.antecedent, [])
    beside = named_beside(sight, clause)
    return of_span(sight, beside or clause.subject, [] if beside else clause.holes)


PEOPLE = WORDS["person"] | WORDS["role"] | {"student", "pupil", "colleague", "friend"}
# what has a title of its own: "their first album, Cold Harbour, was released"
WORKS = frozenset(
    """album single song novel book film movie play opera ballet memoir symphony poem musical
    autobiography sequel exhibition""".split()
)
KIN = frozenset("husband wife son daughter brother sister father mother widow widower".split())


def named_beside(sight: Sight, clause: Clause) -> Span | None:
    """Return the name set beside a common noun: "Volta's former head, Ida Moe, resigned"."""
    tokens, (start, end) = sight.tokens, clause.subject
    if end + 1 >= len(tokens) or tokens[end].text != "," or start >= end:
        return None
    office = any(tokens[k].low in WORDS["role"] | WORDS["person"] for k in range(start, end))
    leads = (k for k in range(start + 1, end) if tokens[k].tag in (Tag.PREP, Tag.TO))
    head = tokens[next(leads, end) - 1]  # "ambassador to Norway"
    one = (
        sight.tokens[start].low == "one" and start + 1 < end and sight.tokens[start + 1].low == "of"
    )
    office = office or one or head.low.endswith(("er", "or", "ist", "ee"))  # "a whistleblower"
    some = tokens[start].tag is Tag.NUM and start + 1 < end and tokens[start + 1].low == "of"
    head = tokens[end - 1] if some else head  # "two of his students, Mei Tan and Rolf Aker,"
    many = head.low.endswith("s") and head.low[:-1] in PEOPLE
    office = office or head.low in KIN or many
    led = tokens[end + 1].tag is Tag.DET  # "her second husband, the painter Aram Der, died"
    common = one or head.tag in (Tag.NOUN, Tag.MAYBE) or head.low in WORDS["role"]
    for name in sight.names:
        alone = (end, name.end + 1) in clause.holes
        fits = (name.kind == PERSON and office) or (alone and name.kind != PLACE)
        fits = fits or (alone and head.low in WORKS)
        beside = name.outset == end + 1 or (led and end + 2 <= name.outset <= end + 3)
        last = with_second(sight, name.end)
        if beside and common and fits and not (many and last == name.end):
            return (name.outset, last)
    return None


def with_second(sight: Sight, end: int) -> int:
    """Return the end of "Mei Tan and Rolf Aker" behind "two students,"."""
    joined = end < len(sight.tokens) and sight.tokens[end].low == "and"
    second = (n.end for n in sight.names if joined and n.outset == end + 1 and n.kind == PERSON)
    return next(second, end)


def plain(sight: Sight, span: Span, holes: Sequence[Span]) -> list[int]:
    """Return the tokens of a noun phrase without dates, brackets and what opens the sentence."""
    parse, tokens = sight.parse, sight.tokens
    kept = [
        k
        for k in range(*span)
        if not parse.phrase[k]
        and not parse.brackets[k]
        and tokens[k].tag is not Tag.DATE
        and not any(start <= k < end for start, end in holes)
    ]
    while kept and tokens[kept[-1]].tag is Tag.PUNCT:
        kept.pop()
    while kept and (
        tokens[kept[0]].tag in (Tag.PUNCT, Tag.CC, Tag.ADV)
        or (tokens[kept[0]].is_word("opener") and len(kept) > 1)
    ):
        kept = kept[1:]
    return kept


def seated(sight: Sight, span: Span) -> Span:
    """Return the firm of "Tessel Inc., Voorhees, N.J.," for the town that stands before a verb."""
    start, end = span
    tokens = sight.tokens
    town = start > 1 and end + 1 < len(tokens) and tokens[start - 1].text == tokens[end].text == ","
    state = town and f"{tokens[end + 1].text.rstrip('.')}." in LISTS["state"]
    if not (town and (state or tokens[end + 1].text in PLACES)) or end - start > 3:
        return span
    firm = next((name for name in sight.names if name.end == start - 1), None)
    return (firm.start, firm.end) if firm is not None and firm.kind not in (PERSON, PLACE) else span


def of_span(sight: Sight, span: Span, holes: Sequence[Span]) -> Focus | None:
    """Return what a noun phrase names."""
    kept = plain(sight, seated(sight, span), holes)
    while kept and sight.tokens[kept[0]].low in WORDS["article"]:
        kept = kept[1:]
    if not kept or sight.tokens[kept[0]].tag is Tag.PRON:
        return None
    inside = [n for n in sight.names if n.start in kept and n.end - 1 in kept]
    return (
        _several(sight, kept, inside) or _one(sight, kept, inside) or _common(sight, kept, inside)
    )


def _several(sight: Sight, kept: list[int], inside: list[Name]) -> Focus | None:
    """Read "Norway, Iceland and Malta": names, commas and one "and", nothing else."""
    tokens = sight.tokens
    named = {k for name in inside for k in range(name.outset, name.end)}
    between = [tokens[k] for k in kept if k not in named]
    joins = [token for token in between if token.tag is Tag.CC]
    marks = all(token.text == "," or token.tag is Tag.CC or token.low == "the" for token in between)
    if len(inside) < 2 or not joins or not marks or any(t.low != "and" for t in joins):
        return None
    texts = [shown(sight.story, name) for name in inside]
    kinds = {name.kind for name in inside}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return Focus(f"{', '.join(texts[:-1])} and {texts[-1]}", kind, many=True)


def _one(sight: Sight, kept: list[int], inside: list[Name]) -> Focus | None:
    """Read a name with what stands before it: "the singer Nora Vale", "the island of Timor"."""
    tokens = sight.tokens
    first = inside[0] if inside else None
    if first is not None and first.outset == kept[0] and first.end in kept:
        follows = tokens[first.end]
        if follows.low in ("with", "under", "in", "at", "near") and first.kind:
            kept, inside = [k for k in kept if k < first.end], [first]  # "Villa with his army"
    if len(inside) > 1 and _apart(tokens, kept, inside):
        return None
    last = inside[-1] if inside else None
    number = last is not None and last.end == kept[-1] and tokens[kept[-1]].tag is Tag.NUM
    if last is None or (last.end - 1 != kept[-1] and not number):
        return None
    if number:
        return Focus(f"{last.text} {tokens[kept[-1]].text}", last.kind)  # "Airbus 380"
    begin = epithet_start(sight.parse, last, kept) if last.kind == PERSON else last.outset
    before = [tokens[k] for k in kept if k < begin]
    if any(token.tag is Tag.PREP for token in before):
        return _place_of(before, last)
    if any(token.tag in (Tag.CC, Tag.POSS) for token in before) and last.kind != PERSON:
        return None
    if last.kind == PERSON:
        sure = certain(sight.story, last)
        return Focus(shown(sight.story, last), PERSON if sure else GUESS)
    return Focus(last.text, last.kind)


def certain(story: Story, name: Name) -> bool:
    """Tell a person from what only looks like one: "Sky Sports"."""
    words = name.text.split()
    first = words[0] in LISTS["first"] or len(words) == 1
    return name.kind == PERSON and (first or bool(name.roles) or words[-1] in story.used)


GEOGRAPHIC = frozenset("island country city town state province republic kingdom village".split())


def _place_of(before: list[Token], last: Name) -> Focus | None:
    """Read "the island of Timor", and "the eastern part of Timor" with its words."""
    leads = [token for token in before if token.tag is Tag.PREP]
    if len(leads) > 1 or len(before) < 2 or before[-1].low != "of" or last.kind == PERSON:
        return None
    if before[-2].low in PORTIONS and last.kind == PLACE:
        return Focus(" ".join([*(token.text for token in before), last.text]), PLACE)
    return Focus(last.text, PLACE) if before[-2].low in GEOGRAPHIC else None


PORTIONS = frozenset("part half portion section tip end coast shore suburbs outskirts".split())


def _apart(tokens: list[Token], kept: list[int], inside: list[Name]) -> bool:
    """Tell of two names that only a title or an epithet joins: "Central Bank head Ivo Hart"."""
    first, last = inside[0], inside[-1]
    joins = (Tag.PREP, Tag.CC, Tag.PUNCT)
    return any(tokens[k].tag in joins for k in kept if first.end <= k < last.outset)


def _common(sight: Sight, kept: list[int], inside: list[Name]) -> Focus | None:
    """Read "rebels", "striking miners": short, not owned, its last word a noun."""
    tokens = sight.tokens
    head = tokens[kept[-1]]
    closed = (Tag.PREP, Tag.CC, Tag.POSS, Tag.PRON, Tag.REL, Tag.PUNCT, Tag.THAT)
    lead = next((n for n, k in enumerate(kept) if n and tokens[k].tag in LEADS), 0)
    if 0 < lead < 4 and plural(tokens[kept[lead - 1]]) and tokens[kept[0]].tag is not Tag.DET:
        whole = tokens[kept[lead]].tag is Tag.PREP and len(kept) < 7
        told = kept if whole else kept[:lead]  # "talks between Norway and Iceland"
        text = " ".join(tokens[k].text for k in told)
        proper = tokens[kept[0]].tag is Tag.NAME or tokens[kept[0]].text in LISTS["demonym"]
        return Focus(text if proper else text[0].lower() + text[1:], COMMON, many=True)
    if len(kept) > LONG or any(tokens[k].tag in closed for k in kept):
        return None
    if tokens[kept[0]].tag is Tag.DET or head.tag not in (Tag.NOUN, Tag.NAME, Tag.MAYBE):
        return None
    text = " ".join(tokens[k].text for k in kept)
    first = tokens[kept[0]]
    if first.tag is not Tag.NAME and first.text.istitle() and not inside:
        text = text[0].lower() + text[1:]
    return Focus(text, COMMON, many=plural(head))


LEADS = (Tag.PREP, Tag.ED, Tag.PART, Tag.ING)
PEOPLES = frozenset(("people", "police", "men", "women", "children", "troops", "crew"))


def plural(token: Token) -> bool:
    """Tell whether a noun is several: "rebels", but not "press" or "crisis"."""
    low = token.low
    return low in PEOPLES or (low.endswith("s") and not low.endswith(("ss", "is", "us", "ics")))
