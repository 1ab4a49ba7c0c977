"""The subject of a title: roles taken off, pronouns replaced where one name can be meant."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.antecedents import UNITS, acts, antecedent, expletive
from timeline.events.bodies import aside, is_body, rivals
from timeline.events.definites import genitive, named, owner, unnamed
from timeline.events.epithets import epithet_start
from timeline.events.focus import COMMON, GUESS, Focus, Sight, head_of, plural, seated
from timeline.events.names import BODY, PERSON, PLACE, Name, short
from timeline.events.objects import explained, human
from timeline.events.parts import Clause, Kind, Parse, Span
from timeline.events.story import Story, known_as
from timeline.events.tokens import Tag, Token
from timeline.events.words import WORDS

Words = list[int | str]  # a token's index, or a word put in its place


@dataclass(slots=True)
class Draft:
    """A title in the making; `scope` are the tokens whose names are its who and where."""

    subject: Words = field(default_factory=list)
    verb: Words = field(default_factory=list)
    rest: Words = field(default_factory=list)
    review: str | None = None
    scope: list[int] = field(default_factory=list)
    stands_for: str | None = None  # the name put in a pronoun's place
    place: Span | None = None  # what "where" stands for


@dataclass(frozen=True, slots=True)
class View:
    """What is known of the sentence whose title is made."""

    parse: Parse
    names: list[Name]
    story: Story
    number: int  # of the sentence in the story
    date: int  # the token of the date
    planned: bool = False
    dated: frozenset[int] = frozenset()  # tokens of the dates that are events of their own

    @property
    def dropped(self) -> frozenset[int]:
        """The tokens of the date and of others that are events, with their prepositions."""
        gone = set()
        for date in (self.date, *self.dated):
            gone.add(date)
            k = date - 1
            while k >= 0 and self.parse.phrase[k] and self.tokens[k].tag is not Tag.DATE:
                gone.add(k)
                k -= 1
        return frozenset(gone)

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.parse.tokens

    @property
    def sight(self) -> Sight:
        """The sentence as pronouns and common nouns look at it."""
        return Sight(self.story, self.parse, self.names)


# -- the subject ------------------------------------------------------------------------------


def subject_draft(view: View, clause: Clause) -> Draft:
    """Return the subject's words: its own, the one it shares, or its antecedent."""
    if clause.kind is Kind.RELATIVE and clause.antecedent and clause.opener is not None:
        return _relative_subject(view, clause)
    seen = 0
    while clause.shares is not None and clause.subject[0] >= clause.subject[1] and seen < 8:
        clause, seen = clause.shares, seen + 1
        if clause.kind is Kind.RELATIVE and clause.antecedent:
            return _relative_subject(view, clause)
    beside = _named_beside(view, clause)
    if beside is None:
        return span_draft(view, clause.subject, clause.holes)
    named = span_draft(view, beside, [])
    if beside[1] - beside[0] > 1 or clause.subject[1] - clause.subject[0] < 2:
        return named
    whole = span_draft(view, clause.subject, clause.holes)  # "Brady's wife Sarah"
    whole.subject = [*whole.subject, *named.subject]
    return whole


def _named_beside(view: View, clause: Clause) -> Span | None:
    """Return the name set beside a common noun: "Volta's former head, Ida Moe, resigned"."""
    tokens, (start, end) = view.tokens, clause.subject
    if end + 1 >= len(tokens) or tokens[end].text != "," or start >= end:
        return None
    office = any(tokens[k].low in WORDS["role"] | WORDS["person"] for k in range(start, end))
    head = tokens[end - 1]
    common = head.tag in (Tag.NOUN, Tag.MAYBE) or head.low in WORDS["role"]
    for name in view.names:
        alone = (end, name.end + 1) in clause.holes
        fits = (name.kind == PERSON and office) or (alone and name.kind != PLACE)
        if name.outset == end + 1 and common and fits:
            return (name.outset, name.end)
    return None


def _relative_subject(view: View, clause: Clause) -> Draft:
    tokens = view.tokens
    assert clause.antecedent is not None
    assert clause.opener is not None
    opener = tokens[clause.opener].low
    span = _named_by(view, clause.antecedent)
    if clause.subject[0] >= clause.subject[1]:
        return span_draft(view, span, [])
    own = span_draft(view, clause.subject, clause.holes)
    own.place = span if opener == "where" else None
    if opener == "whose":
        owner = span_draft(view, span, [])
        scope = owner.scope + own.scope
        return Draft([*owner.subject, "'s", *own.subject], review=owner.review, scope=scope)
    return own


def _named_by(view: View, span: Span) -> Span:
    """Return the name that "a striker" explains in "Osei, a striker who joined ..."."""
    start = span[0]
    tokens = view.tokens
    if start < 2 or tokens[start - 1].text != "," or tokens[start].low not in ("a", "an", "the"):
        return span
    if start == 2 and tokens[0].tag in (Tag.NAME, Tag.NOUN, Tag.MAYBE):
        return (0, 1)
    for name in view.names:
        if name.end == start - 1:
            return (name.outset, name.end)
    return span


def span_draft(view: View, span: Span, holes: list[Span]) -> Draft:
    """Return the words of a noun phrase, a pronoun replaced by what it stands for."""
    tokens = view.tokens
    span = seated(view.sight, span)
    kept = _bare(tokens, [k for k in range(*span) if keeps(view, k, holes)])
    if not kept:
        return Draft(review="no subject")
    first = tokens[kept[0]]
    if first.tag is Tag.PRON:
        return _with_pronoun(view, kept)
    if first.low in WORDS["possessive"]:
        return _possessive(view, kept)
    review = None
    if first.low in ("the", "this", "that", "these", "those") or first.tag is Tag.DET:
        found = _definite(view, kept)
        if found is not None:
            return found
        if first.low in ("this", "that", "these", "those") and len(kept) <= 2:
            review = f'"{join_tokens(tokens, kept)}" is unclear'
        elif unnamed(tokens, kept):
            review = f'"{join_tokens(tokens, kept)}" is not named'
    if first.low in WORDS["article"]:
        kept = kept[1:]
    return Draft(shorten(view, kept), review=review, scope=kept)


def _definite(view: View, kept: list[int]) -> Draft | None:
    """Name "the company" and "the reduced dividend" where it is plain whose they are."""
    found = named(view.sight, view.number, kept)
    if found is not None:
        words, name = found
        rest = [word for word in words if isinstance(word, int)]
        lead = [word for word in words if isinstance(word, str)]
        lead = [known_as(view.story, word) for word in lead]
        return Draft([*lead, *shorten(view, rest)], stands_for=name, scope=rest)
    whose = owner(view.sight, view.number, kept)
    if whose is None:
        return None
    called = known_as(view.story, whose)
    return Draft([*genitive(called), *kept[1:]], stands_for=whose, scope=kept)


def _with_pronoun(view: View, kept: list[int]) -> Draft:
    """Replace "he", and the "he" of "he and Ida Holt"."""
    draft = _pronoun(view, kept[0])
    if len(kept) == 1:
        return draft
    rest = shorten(view, kept[1:])
    return Draft(
        [*draft.subject, *rest], review=draft.review, stands_for=draft.stands_for, scope=kept
    )


def _bare(tokens: list[Token], kept: list[int]) -> list[int]:
    """Take off what stands before a noun phrase and is no part of it: "however", "and"."""
    while kept and tokens[kept[-1]].text == ",":
        kept = kept[:-1]
    while kept:
        first = tokens[kept[0]]
        joins = first.is_word("opener") or first.tag is Tag.ADV
        if first.text in '“"‘' and any(tokens[k].text in '”"’' for k in kept[1:]):
            break
        if first.tag not in (Tag.PUNCT, Tag.CC) and not (joins and len(kept) > 1):
            break
        if first.low in ("almost", "nearly", "about", "only"):
            break
        kept = kept[1:]
    return kept


def join_tokens(tokens: list[Token], kept: list[int]) -> str:
    """Return tokens as plain words."""
    return " ".join(tokens[k].text for k in kept)


def keeps(view: View, k: int, holes: list[Span]) -> bool:
    if k in view.dropped or bracketed(view, k):
        return False
    if view.tokens[k].tag is Tag.POSS and k and view.tokens[k - 1].tag is Tag.DATE:
        return False
    return not any(start <= k < end for start, end in holes)


def bracketed(view: View, k: int) -> bool:
    """Tell whether a token stands in brackets."""
    return view.parse.brackets[k]


def _pronoun(view: View, k: int) -> Draft:
    """Replace a pronoun by the subject of the clause before it, or of the sentence before."""
    token, clause = view.tokens[k], view.parse.owner[k]
    if token.low == "it" and clause is not None and expletive(view.sight, clause):
        return Draft([k], review=_expletive(view, k))
    if token.low in ("it", "they"):
        inside = _inside(view, k)
        if inside is not None or _rivals(view, k):
            return inside or Draft([k], review=_expletive(view, k))
    first = _same_before(view, k) if token.low in ("he", "she") else k
    if first == k and token.low in ("he", "she") and (himself := _himself(view, k)):
        return himself
    before = [name for name in view.names if name.end <= first]
    name = antecedent(view.sight, view.number, token.low, before, clause)
    called = known_as(view.story, name) if name else k
    return Draft([called], review=None if name else _expletive(view, k), stands_for=name)


def _himself(view: View, k: int) -> Draft | None:
    """Take "the driver" of the clause before for "he"; say that an unknown name may be meant."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    before = view.parse.clauses[at - 1] if at else None
    if before is None or before.subject[0] >= before.subject[1]:
        return None
    top = head_of(view.sight, before)
    head = view.tokens[before.subject[1] - 1]
    if top is None or top.many or top.kind != COMMON or not (head.tag is Tag.NAME or human(top)):
        return None
    if any(name.kind == PERSON and name.end <= k for name in view.names):
        return None
    review = f'subject is the pronoun "{view.tokens[k].low}"'
    return (
        Draft([k], review=review) if head.tag is Tag.NAME else span_draft(view, before.subject, [])
    )


def _same_before(view: View, k: int) -> int:
    """Return the first subject of the sentence that is the same pronoun: "He left when he"."""
    low = view.tokens[k].low
    found = (
        clause.subject[0]
        for clause in view.parse.clauses
        if clause.subject[1] - clause.subject[0] == 1
        and view.tokens[clause.subject[0]].low == low
        and clause.subject[0] < k
    )
    return min(found, default=k)


def _spot(view: View, j: int) -> bool:
    return any(name.start <= j < name.end and name.kind == PLACE for name in view.names)


def _rivals(view: View, k: int) -> bool:
    """Tell whether "it" or "they" can mean another thing of the sentence than its first subject."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if at == 0 or clause is None or clause.kind is Kind.CONTENT:
        return False
    many = view.tokens[k].low == "they"
    start = view.parse.clauses[at - 1].subject[1]
    return any(
        token.tag in (Tag.NOUN, Tag.NAME)
        and (token.low.endswith("s") and not token.low.endswith("ss")) is many
        for j, token in enumerate(view.tokens[start:k], start)
        if not view.parse.phrase[j]
        and not (token.tag is Tag.NAME and (many or _spot(view, j)))
        and view.tokens[j + 1].tag is not Tag.POSS
        and not token.low.endswith(("self", "selves"))
        and not (token.low in UNITS if many else aside(view.tokens, j))
        and view.tokens[j - 1].low not in WORDS["possessive"]
    )


def _expletive(view: View, k: int) -> str | None:
    """Say that a subject is a pronoun, but for the "it" of "it emerged that"."""
    clause = view.parse.owner[k]
    if clause is not None:
        head = view.tokens[clause.verb.head].low
        told = head in ("reported", "announced") and clause.verb.head > clause.verb.start
        if told or head in ("emerged", "transpired", "turned"):
            return None
    return f'subject is the pronoun "{view.tokens[k].low}"'


def _inside(view: View, k: int) -> Draft | None:
    """Take the subject of the clause before for "it" and "they": "the ferry ... when it hit"."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if at == 0 or clause is None:
        return None
    before = view.parse.clauses[at - 1]
    many = view.tokens[k].low == "they"
    top = head_of(view.sight, before)
    if many and top is not None and top.kind == BODY and acts(view.sight, clause):
        return None if _rivals(view, k) else _called(view, top)
    if top is None or top.many is not many or top.kind == PERSON:
        return _inside_named(view, before, clause) if not many else _objects(view, before, k)
    if top.kind == COMMON:
        return _inside_named(view, before, clause) or _inside_common(view, before, k)
    own = clause.subject[0] <= k < clause.subject[1] and view.tokens[k].tag is Tag.DET
    others = [
        name
        for name in view.names
        if before.verb.end <= name.start < k
        and is_body(view.story, name)
        and not view.parse.brackets[name.start]
    ]
    active = (own or acts(view.sight, clause)) and top.kind in ACTORS
    if rivals(view.sight, top.text, others) if active else _rivals(view, k):
        return None
    return _called(view, top)


def _called(view: View, top: Focus) -> Draft:
    """Put a name, as the document uses it, for a pronoun."""
    called = known_as(view.story, top.text)
    return Draft([called], stands_for=top.text if top.kind in ACTORS else None)


ACTORS = (BODY, PLACE, "", GUESS)


def _inside_named(view: View, before: Clause, clause: Clause) -> Draft | None:
    """Take "the company" of the clause before, where that is named, for an "it" that acts."""
    draft = span_draft(view, before.subject, before.holes)
    whole = len(draft.subject) == 1 and draft.stands_for is not None and not draft.review
    return draft if whole and acts(view.sight, clause) else None


def _inside_common(view: View, before: Clause, k: int) -> Draft | None:
    """Take "the ferry" of the clause before, where nothing between can be meant as well."""
    draft = span_draft(view, before.subject, before.holes)
    empty = before.subject[0] >= before.subject[1]
    return None if empty or draft.review or _rivals(view, k) else draft


def _objects(view: View, before: Clause, k: int) -> Draft | None:
    """Take the only things of the clause before that "they" can be: "eluded the authorities"."""
    tokens = view.tokens
    found = [
        j
        for j in range(before.verb.end, k)
        if tokens[j].tag in (Tag.NOUN, Tag.MAYBE) and plural(tokens[j]) and not view.parse.phrase[j]
    ]
    if len(found) != 1 or tokens[found[0] + 1].tag in (Tag.NOUN, Tag.POSS):
        return None
    start = found[0]
    while tokens[start - 1].tag in (Tag.NOUN, Tag.NAME, Tag.NUM) and start - 1 >= before.verb.end:
        start -= 1
    return Draft(list(range(start, found[0] + 1)), scope=list(range(start, found[0] + 1)))


def _said_by(view: View, k: int, name: str) -> bool:
    """Tell "Castro said his government": the speaker's name stands before what is said."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if clause is None or clause.kind is not Kind.CONTENT or not at:
        return False
    told = view.parse.clauses[at - 1]
    if view.parse.owner[view.date] is not told:
        return False  # the title names no speaker
    if view.tokens[told.verb.head].low not in WORDS["saying"]:
        return False
    top = head_of(view.sight, told)
    return top is not None and top.text.split()[-1] == name.split()[-1]


def _possessive(view: View, kept: list[int]) -> Draft:
    """Replace "his boat" by "Gunnar Vik's boat"."""
    pronoun = {"his": "he", "her": "she", "its": "it", "their": "they"}.get(
        view.tokens[kept[0]].low
    )
    before = [name for name in view.names if name.end <= kept[0]]
    inside = _inside(view, kept[0]) if pronoun == "it" else None
    if inside is not None and inside.stands_for is not None:
        name: str | None = inside.stands_for
    else:
        name = antecedent(view.sight, view.number, pronoun, before) if pronoun else None
    if name is not None and _said_by(view, kept[0], name):
        return Draft(shorten(view, kept), scope=kept)
    if name is None or " and " in name:
        review = f'"{view.tokens[kept[0]].low}" is unclear'
        return Draft(shorten(view, kept), review=review, scope=kept)
    owned_words = shorten(view, kept[1:])
    called = known_as(view.story, name)
    return Draft([*genitive(called), *owned_words], stands_for=name, scope=kept)


def shorten(view: View, kept: list[int]) -> Words:
    """Take the roles off persons' names and use the short form."""
    words: Words = list(kept)
    inside = set(kept)
    for name in view.names:
        if name.kind != PERSON or not set(range(name.start, name.end)) <= inside:
            continue
        begin = epithet_start(view.parse, name, inside)
        form = short(name, view.story.used)
        gone = set(range(begin, name.end))
        at = words.index(name.start)
        words[at] = form
        words = [word for word in words if not (isinstance(word, int) and word in gone)]
    return explained(view.sight, view.number, words)
