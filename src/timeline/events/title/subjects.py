"""The subject of a title: roles taken off, pronouns replaced where one name can be meant."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind, Span
from timeline.events.syntax.tokens import Tag
from timeline.events.title.spans import (
    ageless,
    bare,
    bare_noun,
    bracketed,
    first_of_two,
    join_tokens,
    joined_person,
    keeps,
    shorten,
)
from timeline.events.who.antecedents import acts, antecedent, expletive
from timeline.events.who.bodies import is_body, rivals
from timeline.events.who.candidates import doubt, objects_before, other_things, said_by, same_before
from timeline.events.who.definites import THIS, before_seat, genitive, named, owner, unnamed
from timeline.events.who.drafts import Draft, View, Words
from timeline.events.who.focus import COMMON, GUESS, WORKS, Focus, head_of, named_beside, seated
from timeline.events.who.later import told_later
from timeline.events.who.names import BODY, PERSON, PLACE, fits
from timeline.events.who.objects import human
from timeline.events.who.ourselves import quoted
from timeline.events.who.relatives import named_by
from timeline.events.who.story import Story, known_as
from timeline.events.words import WORDS

__all__ = ["Draft", "View", "Words", "bracketed", "keeps", "shorten", "span_draft", "subject_draft"]

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
    beside = named_beside(view.sight, clause)
    if beside is None:
        draft = span_draft(view, clause.subject, clause.holes)
        second = joined_person(view, clause)
        if second is not None and len(draft.subject) == 1:
            draft.subject = [*draft.subject, "and", *span_draft(view, second, []).subject]
        return draft
    named = span_draft(view, beside, [])
    first = first_of_two(view, clause)
    if first is not None:
        return _both(view, clause, first, named)
    if view.tokens[clause.subject[1] - 1].low in WORKS:
        lead = (k for k in range(*clause.subject) if view.tokens[k].tag is not Tag.DET)
        named.subject = [*lead, *named.subject]  # "first album Cold Harbour"
        return named
    if beside[1] - beside[0] > 1 or clause.subject[1] - clause.subject[0] < 2:
        return named
    whole = span_draft(view, clause.subject, clause.holes)  # "Brady's wife Sarah"
    whole.subject = [*whole.subject, *named.subject]
    return whole


def _both(view: View, clause: Clause, joint: int, second: Draft) -> Draft:
    """Return "Minister Ola Vik and Ida Holt"."""
    draft = span_draft(view, (clause.subject[0], joint), clause.holes)
    draft.subject = [*draft.subject, joint, *second.subject]
    draft.scope += second.scope
    return draft


def _relative_subject(view: View, clause: Clause) -> Draft:
    tokens = view.tokens
    assert clause.antecedent is not None
    assert clause.opener is not None
    opener = tokens[clause.opener].low
    span = named_by(view, clause.antecedent)
    if clause.subject[0] >= clause.subject[1]:
        return span_draft(view, span, [])
    beside = named_beside(view.sight, clause)  # "when a lone gunman, Jan Berg, opened fire"
    own = span_draft(view, beside, []) if beside else span_draft(view, clause.subject, clause.holes)
    own.place = span if opener == "where" else None
    if opener == "whose":
        owner = span_draft(view, span, [])
        scope = owner.scope + own.scope
        return Draft([*owner.subject, "'s", *own.subject], review=owner.review, scope=scope)
    return own


def span_draft(view: View, span: Span, holes: list[Span]) -> Draft:
    """Return the words of a noun phrase, a pronoun replaced by what it stands for."""
    tokens = view.tokens
    span = seated(view.sight, span)
    kept = bare(tokens, ageless(tokens, [k for k in range(*span) if keeps(view, k, holes)]))
    if not kept:
        return Draft(review="no subject")
    first = tokens[kept[0]]
    if first.tag is Tag.PRON:
        return _with_pronoun(view, kept)
    if first.low in WORDS["possessive"]:
        return _possessive(view, kept)
    review = None
    seat = kept[0] > 2 and tokens[kept[0] - 1].text == ","  # "The Avon, Conn., company"
    if seat and (behind := before_seat(tokens, kept)) is not None:
        return span_draft(view, behind, [])
    seat = seat and any(tokens[k].low in WORDS["firm"] for k in kept)
    if first.low in THIS or first.tag is Tag.DET or seat:
        found = _definite(view, kept)
        if found is not None:
            return found
        if first.low in ("this", "that", "these", "those") and bare_noun(tokens, kept):
            review = f'"{join_tokens(tokens, kept)}" is unclear'
        elif unnamed(tokens, kept):
            review = f'"{join_tokens(tokens, kept)}" is not named'
    if first.low in WORDS["article"]:
        kept = kept[1:]
    staff = _staff(view, kept)
    return staff or Draft(shorten(view, kept, subject=True), review=review, scope=kept)


CLUBS = frozenset(
    """City United Town Rovers Wanderers County Athletic Albion Rangers Wednesday Orient Argyle
    Hotspur Thistle""".split()
)


def _club(story: Story, text: str) -> str | None:
    """Return "Marwick City" for the "City" of its town's papers."""
    if text not in CLUBS:
        return None
    found = {n.text for s in story.scenes for n in s.names if n.text.endswith(f" {text}")}
    return next(iter(found)) if len(found) == 1 else None


STAFF = frozenset(
    """management employees workers directors shareholders holders stockholders customers pilots
    staff board executives profit earnings sales revenue""".split()
)


def _staff(view: View, kept: list[int]) -> Draft | None:
    """Name whose management it is in "Volta said management would", where no label says so."""
    if len(kept) == 1 and (club := _club(view.story, view.tokens[kept[0]].text)) is not None:
        return Draft([club], stands_for=club, scope=kept)
    clause = view.parse.owner[kept[0]] if len(kept) == 1 else None
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if clause is None or clause.kind is not Kind.CONTENT or not at:
        return None
    told = view.parse.clauses[at - 1]
    if view.tokens[kept[0]].low not in STAFF or view.parse.owner[view.date] is told:
        return None
    top = head_of(view.sight, told)
    if top is None or top.many or not is_body(view.story, top) or not _says(view, told, clause):
        return None
    called = known_as(view.story, top.text)
    return Draft([*genitive(called), *kept], stands_for=top.text, scope=kept)


def _definite(view: View, kept: list[int]) -> Draft | None:
    """Name "the company" and "the reduced dividend" where it is plain whose they are."""
    if view.tokens[kept[0]].low in ("a", "an"):
        later = told_later(view.story, view.number, [view.tokens[k] for k in kept])
        return Draft([later], stands_for=later, scope=kept) if later else None
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


def _pronoun(view: View, k: int) -> Draft:
    """Replace a pronoun by the subject of the clause before it, or of the sentence before."""
    token, clause = view.tokens[k], view.parse.owner[k]
    if token.low == "we" and view.story.ourselves and not quoted(view.story, view.number):
        body = view.story.ourselves
        return Draft([body], review=f'"we" is taken for {body}', stands_for=body)
    if token.low == "it" and clause is not None and expletive(view.sight, clause):
        return Draft([k], review=doubt(view, k))
    if clause is not None and (ahead := _ahead(view, k, clause)) is not None:
        return ahead
    if token.low in ("it", "they"):
        inside = _inside(view, k)
        inside = None if inside and clause and _made(view, clause, inside.subject) else inside
        if inside is not None or other_things(view, k):
            return inside or Draft([k], review=doubt(view, k))
    first = same_before(view, k) if token.low in ("he", "she") else k
    if first == k and token.low in ("he", "she") and (himself := _himself(view, k)):
        return himself
    before = [name for name in view.names if name.end <= first]
    name = antecedent(view.sight, view.number, token.low, before, clause)
    person = token.low in ("he", "she")
    if name and token.low == "it" and clause is not None and _made(view, clause, [name]):
        name = None
    if name and person and clause is not None and _met_there(view, clause, name):
        name = None
    called = known_as(view.story, name) if name else k
    return Draft([called], review=None if name else doubt(view, k), stands_for=name)


MADE = frozenset("completed built finished opened inaugurated demolished rebuilt renamed".split())


def _made(view: View, clause: Clause, what: Words) -> bool:
    """Tell "a firm won a contract for a bridge; it was completed": the firm was not."""
    passive = view.tokens[clause.verb.start].tag is Tag.BE
    built = passive and view.tokens[clause.verb.head].low in MADE
    last = what[-1] if what else ""
    shown = view.tokens[last].low if isinstance(last, int) else last.split()[-1].lower()
    return built and shown in WORDS["firm"]


def _met_there(view: View, clause: Clause, name: str) -> bool:
    """Tell "he spoke with Berg": whoever he is, he is not Berg."""
    last = name.split()[-1]
    return any(
        view.tokens[j].text == last and view.tokens[j].tag is Tag.NAME
        for j in range(clause.verb.end, clause.end)
        if view.parse.owner[j] is clause
    )


def _ahead(view: View, k: int, clause: Clause) -> Draft | None:
    """Take the main clause's subject for "When it was founded, Volta had"."""
    clauses, low = view.parse.clauses, view.tokens[k].low
    opens = clause.kind in (Kind.SUBORDINATE, Kind.RELATIVE) and clause.subject == (k, k + 1)
    if not opens or clause is not clauses[0] or len(clauses) < 2 or clause.start > 1:
        return None
    main = clauses[1]
    top = head_of(view.sight, main) if main.kind is Kind.MAIN else None
    if top is None or top.many is not (low == "they") or top.kind == COMMON:
        return None
    if low in ("he", "she"):
        return _called(view, top) if top.kind in (PERSON, GUESS) and fits(low, top.text) else None
    return None if top.kind == PERSON and low == "it" else _called(view, top)


def _says(view: View, before: Clause, clause: Clause | None) -> bool:
    """Tell "Ida Moe said she": the speaker is who is meant."""
    saying = view.tokens[before.verb.head].low in WORDS["saying"]
    return saying and clause is not None and clause.kind is Kind.CONTENT


def _himself(view: View, k: int) -> Draft | None:
    """Take "the driver" of the clause before for "he"; say that an unknown name may be meant."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    before = view.parse.clauses[at - 1] if at else None
    if before is None or before.subject[0] >= before.subject[1]:
        return None
    top = head_of(view.sight, before)
    head = view.tokens[before.subject[1] - 1]
    if top is not None and top.kind in (PERSON, GUESS) and _says(view, before, clause):
        return (
            Draft([top.text], stands_for=top.text) if fits(view.tokens[k].low, top.text) else None
        )
    if top is None or top.many or top.kind != COMMON or not (head.tag is Tag.NAME or human(top)):
        return None
    if any(name.kind == PERSON and name.end <= k for name in view.names):
        return None
    review = f'subject is the pronoun "{view.tokens[k].low}"'
    return (
        Draft([k], review=review) if head.tag is Tag.NAME else span_draft(view, before.subject, [])
    )


def _inside(view: View, k: int) -> Draft | None:
    """Take the subject of the clause before for "it" and "they": "the ferry ... when it hit"."""
    clause = view.parse.owner[k]
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else 0
    if at == 0 or clause is None:
        return None
    before = view.parse.clauses[at - 1]
    many = view.tokens[k].low == "they"
    top = head_of(view.sight, before)
    speaker = _speaker(view, before, clause, top) or _hoping(view, before, clause, top)
    if speaker is not None:
        return speaker
    if many and top is not None and top.kind == BODY and acts(view.sight, clause):
        return None if other_things(view, k) else _called(view, top)
    if top is None or top.many is not many or top.kind == PERSON:
        return _inside_named(view, before, clause) if not many else objects_before(view, before, k)
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
    if rivals(view.sight, top.text, others) if active else other_things(view, k):
        return None
    return _called(view, top)


HOPING = frozenset("hopes hoped plans planned expects expected intends intended believes".split())


def _hoping(view: View, before: Clause, clause: Clause, top: Focus | None) -> Draft | None:
    """Take the speaker of "Volta said the deal is subject to a vote, and that it hopes"."""
    wishes = view.tokens[clause.verb.head].low in HOPING
    if not wishes or before.kind is not Kind.CONTENT or top is None or top.kind != COMMON:
        return None
    if view.tokens[before.subject[1] - 1].is_word("firm"):
        return None
    saying = (c for c in view.parse.clauses if view.tokens[c.verb.head].is_word("saying"))
    says = next((c for c in saying if c.verb.start < before.verb.start), None)
    draft = span_draft(view, says.subject, says.holes) if says is not None else None
    return draft if draft is not None and draft.subject else None


def _speaker(view: View, before: Clause, clause: Clause, top: Focus | None) -> Draft | None:
    """Take "the fund" of "the fund said it would sell": what speaks of itself is no person."""
    start, end = before.subject
    alone = clause.subject[1] - clause.subject[0] == 1
    if not alone or start >= end or not _says(view, before, clause):
        return None
    words = {view.tokens[k].low for k in range(start, end)}
    person = top is not None and (top.kind == PERSON or human(top))
    if person or words & (WORDS["anonymous"] | WORDS["person"] | WORDS["role"]):
        return None
    draft = span_draft(view, before.subject, before.holes)
    return draft if draft.subject else None


def _called(view: View, top: Focus) -> Draft:
    """Put a name, as the document uses it, for a pronoun."""
    called = known_as(view.story, top.text)
    return Draft([called], stands_for=top.text if top.kind in ACTORS else None)


ACTORS = (BODY, PLACE, "", GUESS, PERSON)


def _inside_named(view: View, before: Clause, clause: Clause) -> Draft | None:
    """Take "the company" of the clause before, where that is named, for an "it" that acts."""
    draft = span_draft(view, before.subject, before.holes)
    whole = len(draft.subject) == 1 and draft.stands_for is not None and not draft.review
    return draft if whole and acts(view.sight, clause) else None


def _inside_common(view: View, before: Clause, k: int) -> Draft | None:
    """Take "the ferry" of the clause before, where nothing between can be meant as well."""
    draft = span_draft(view, before.subject, before.holes)
    empty = before.subject[0] >= before.subject[1]
    return None if empty or draft.review or other_things(view, k) else draft


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
    if name is not None and said_by(view, kept[0], name):
        return Draft(shorten(view, kept), scope=kept)
    if name is None or " and " in name:
        review = f'"{view.tokens[kept[0]].low}" is unclear'
        return Draft(shorten(view, kept), review=review, scope=kept)
    own = len(kept) > 2 and view.tokens[kept[1]].low == "own"
    owned_words = shorten(view, kept[2 if own else 1 :])
    called = known_as(view.story, name)
    return Draft([*genitive(called), *owned_words], stands_for=name, scope=kept)
