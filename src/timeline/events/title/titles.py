"""The title of an event: what an editor would print beside its date."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from timeline.events.syntax.parts import Clause
from timeline.events.syntax.tokens import Tag
from timeline.events.title import attributions, foreign, nouns, participles, speech
from timeline.events.title.aims import aimed
from timeline.events.title.compose import clause_draft
from timeline.events.title.doubts import doubt, unsure, untold
from timeline.events.title.extend import extended
from timeline.events.title.gerunds import aside_draft, gerund_draft
from timeline.events.title.governing import governing
from timeline.events.title.listings import listed
from timeline.events.title.moments import moment
from timeline.events.title.papers import sourced
from timeline.events.title.polish import polish
from timeline.events.title.portions import portions
from timeline.events.title.pronouns import unclear
from timeline.events.title.subjects import Draft, View, Words, bracketed, keeps, subject_draft
from timeline.events.title.terms import term
from timeline.events.title.trim import LONG, SPOKEN, fit
from timeline.events.title.whens import when_clause
from timeline.events.title.wording import capital, text, tidy
from timeline.events.who.epithets import epithet_start
from timeline.events.who.introductions import introduction
from timeline.events.who.names import LISTS, PERSON
from timeline.events.who.owners import owned
from timeline.events.words import WORDS


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, why a person should look at it (or None), and the tokens it came from."""

    title: str
    review: str | None
    scope: tuple[int, ...]
    form: str  # clause, speech, noun, participle, label
    stands_for: str | None = None


def title(view: View) -> Titled:
    """Title the event of a view's date."""
    if _foreign(view):
        line = foreign.line_of(text(view.tokens, list(range(len(view.tokens)))))
        return Titled(capital(line), "not in English", (), "label")
    form, draft = _draft(view)
    if form in ("clause", "speech"):
        sourced(view, draft)
    limit = SPOKEN if form == "speech" else LONG
    if not (draft.subject or draft.verb or draft.rest):
        return Titled(whole(view), "no clause found", tuple(range(len(view.tokens))), form)
    if form in ("clause", "participle", "noun"):
        owned(view, draft)
    fitted = fit(view.tokens, draft, limit, view.names, _offices(view))
    words = _quoted_whole(view, fitted)
    if form == "clause":
        words = _introduced(view, draft, words)
    line = capital(polish(text(view.tokens, words)))
    review = draft.review or unclear(view, draft, words) or doubt(line, form)
    review = review or untold(view, draft, words)
    if len(line.split()) > limit + 4 or len(line.split()) < 2:
        line = (
            capital(_cut(whole(view)))
            if len(line.split()) < 2 and form not in ("noun", "label")
            else line
        )
        review = review or "title needs an editor"
    return Titled(line, review, tuple(draft.scope), form, draft.stands_for)


def _offices(view: View) -> frozenset[int]:
    """Return the tokens that tell who the persons of a sentence are: their offices, their trade."""
    everything = range(len(view.tokens))
    persons = [name for name in view.names if name.kind == PERSON]
    return frozenset(
        k
        for name in persons
        for k in range(epithet_start(view.parse, name, everything), name.start)
    )


def _introduced(view: View, draft: Draft, words: Words) -> Words:
    """Put "Nordal's former head" before a person of whom that is told, where there is room."""
    person = draft.subject[0] if len(draft.subject) == 1 else None
    if not isinstance(person, str) or words[:1] != [person]:
        return words
    famous = person in LISTS["person"]
    person = view.story.surnames.get(person, person)
    if " " not in person or famous:
        return words
    told = _then(introduction(view.story, person), text(view.tokens, words).lower())
    whole = text(view.tokens, [f"{told} {person}", *words[1:]])
    shared = set((told or "").split()) & set(text(view.tokens, words).split())
    named = told is not None and not shared
    return [f"{told} {person}", *words[1:]] if named and len(whole.split()) <= LONG else words


LEAVING = frozenset(
    "resigned retired quit stepped resignation retirement ousted sacked fired".split()
)


def _then(told: str | None, title: str) -> str | None:
    """Return "head" for the "former head" of whom it is told how they left that office."""
    if told is None or not LEAVING & set(title.split()):
        return told
    held = " ".join(word for word in told.split() if word.lower() != "former")
    return held[:1].upper() + held[1:]


def _quoted_whole(view: View, words: Words) -> Words:
    """Put the mark that closes a quotation behind its last word: “dead,” without the comma."""
    tokens, last = view.tokens, words[-1] if words else ""
    marks = sum(isinstance(word, int) and tokens[word].text == '"' for word in words)
    if not marks % 2 or not isinstance(last, int):
        return words
    near = (k for k in (last + 1, last + 2) if k < len(tokens) and tokens[k].text == '"')
    behind = next(near, None)
    if behind is None:
        return words
    return [*(words[:-1] if tokens[last].text in ",." else words), behind]


def clause_title(view: View, clause: Clause) -> Titled:
    """Title a clause that no date stands in: a log line's first."""
    draft = clause_draft(view, clause)
    extended(view, clause, draft)
    words = fit(view.tokens, draft, LONG, view.names)
    line = capital(polish(text(view.tokens, words)))
    review = draft.review or unclear(view, draft, words) or doubt(line, "clause")
    return Titled(line, review, tuple(draft.scope), "clause", draft.stands_for)


def _draft(view: View) -> tuple[str, Draft]:
    """Choose what the date belongs to, and put its title together."""
    parse, i = view.parse, view.date
    clause = parse.owner[i]
    noun = nouns.noun_after(parse, i)
    beside = _beside(view) if parse.brackets[i] else None
    if beside is not None:
        return "label", beside
    item = listed(view)
    if item is not None:
        return "label", item
    special = _special(view, clause)
    if special is not None:
        return "participle", special
    when = when_clause(parse, i)
    if when is not None:
        return "clause", clause_draft(view, when)
    if (
        noun is not None
        and not nouns.adjunct(parse, i)
        and not _possessive(view)
        and not nouns.heads_subject(view.tokens, clause, i)
        and nouns.is_event(view.tokens, noun)
    ):
        return "noun", nouns.noun_draft(view, noun)
    own = nouns.own(view) or moment(view)
    if own is not None:
        return "noun", nouns.noun_draft(view, own)
    feast = nouns.festive(view)
    if feast is not None:
        draft = nouns.noun_draft(view, feast)
        draft.review = draft.review or "a noun without an actor"
        return "noun", draft
    led = nouns.caused(parse, i)
    if led is not None and noun is None:
        return "noun", _without_article(view, nouns.noun_draft(view, led))
    return _of_clause(view, clause)


def _of_clause(view: View, clause: Clause | None) -> tuple[str, Draft]:
    """Put together what no noun claims: a participle, a line without a verb, speech, a clause."""
    parse, i = view.parse, view.date
    noun = nouns.noun_after(parse, i)
    found = participles.participle(parse, clause, i)
    if (
        found is not None
        and clause is not None
        and participles.planned_off(parse, clause, found[2])
    ):
        clause.holes.append((found[2], i + 1))
        return "clause", clause_draft(view, clause)
    if found is not None and clause is not None and _findings(view, clause, found[2]):
        clause.holes.append((found[2], i + 1))
        found = None
    if found is not None and noun is None and not _ahead(view, clause, found[2]):
        return "participle", participles.participle_draft(view, found)
    if clause is None:
        return "label", label(view)
    clause = attributions.around(parse, i) or _cleft(view, clause) or clause
    outer = aimed(view, clause) or governing(view, clause)
    if outer is not None:
        return "clause", outer
    said = attributions.speech_of(parse, clause)
    if said is not None:
        inner = said.content if i < said.clause.subject[0] else None
        deed = gerund_draft(view, inner) if inner is not None else None
        return ("clause", deed) if deed else ("speech", speech.spoken_draft(view, said))
    draft = gerund_draft(view, clause)
    if draft is None:
        draft = clause_draft(view, clause)
        first, *phrase = participles.fronted_event(parse, clause, i) or [0]
        told = [*draft.subject, *draft.verb, *draft.rest, "in", *phrase]
        if phrase and len(text(view.tokens, told).split()) <= LONG:
            draft.rest = [*draft.rest, view.tokens[first].low, *phrase]
        extended(view, clause, draft)
    draft.review = draft.review or unsure(view, clause)
    return "clause", draft


def _cleft(view: View, clause: Clause) -> Clause | None:
    """Return what "it was in Graz, on 3 May, that Vik flew" is about."""
    tokens, clauses = view.tokens, view.parse.clauses
    only = tokens[clause.verb.head].tag is Tag.BE and clause.subject[1] - clause.subject[0] == 1
    after = clauses[clauses.index(clause) + 1 :]
    if not only or tokens[clause.subject[0]].low != "it" or not after or after[0].opener is None:
        return None
    that = after[0].opener
    led = clause.verb.end < view.date < that and tokens[clause.verb.end].tag in (Tag.PREP, Tag.DATE)
    return after[0] if led and tokens[that].low == "that" else None


def _findings(view: View, clause: Clause, k: int) -> bool:
    """Tell "an audit published on 3 May found 212 transfers": what it found is told."""
    if not clause.subject[0] < k < clause.verb.start:
        return False
    head = view.tokens[clause.verb.head]
    tells = head.low in TELLING or head.is_word("saying")
    return tells and view.tokens[k].low in participles.TOLD_IN


TELLING = frozenset("found showed revealed concluded estimated suggested indicated shows".split())


def _ahead(view: View, clause: Clause | None, k: int) -> bool:
    """Tell "will buy the shares offered in Oslo on 3 May": what lies ahead is the clause's."""
    if clause is None or not view.planned or not clause.verb.end <= k < view.date - 2:
        return False
    return view.tokens[clause.verb.start].low in ("will", "shall", "to")


def _possessive(view: View) -> bool:
    following = view.tokens[view.date + 1 : view.date + 2]
    return bool(following) and following[0].tag is Tag.POSS


def _special(view: View, clause: Clause | None) -> Draft | None:
    """Title the forms whose subject stands elsewhere: "Born in 1871, Marsh trained"."""
    parse, i = view.parse, view.date
    front = participles.opening(parse, i)
    if front is not None:
        words, main = front
        draft = subject_draft(view, main)
        verb = view.tokens[words[0]].low
        draft.verb = [verb] if view.tokens[0].low == "having" else ["was", verb]
        draft.rest = [k for k in words[1:] if not parse.phrase[k] and not bracketed(view, k)]
        draft.scope += words
        return draft
    if (k := participles.to_have(parse, clause, i)) is not None and clause is not None:
        draft = subject_draft(view, clause)
        shared = portions(view, clause)
        others = shared.others if shared else frozenset()
        draft.verb = [k]
        draft.rest = [
            j for j in range(k + 1, clause.end) if keeps(view, j, clause.holes) and j not in others
        ]
        draft.scope += draft.rest  # type: ignore[arg-type]
        return draft
    k = participles.gerund(parse, clause, i)
    if k is not None and clause is not None:
        draft = subject_draft(view, clause)
        draft.verb = [k]
        draft.rest = [
            j for j in range(k + 1, clause.end) if parse.owner[j] is clause and not parse.phrase[j]
        ]
        draft.scope += draft.rest  # type: ignore[arg-type]
        return draft
    held = participles.to_be(parse, i)
    if held is not None:
        start, end, to = held
        draft = participles.participle_draft(view, (start, end, to))
        if not view.planned and view.tokens[to + 1].low == "be":
            draft.verb = []
            draft.rest = draft.rest[1:]
        return draft
    return aside_draft(view, clause) or term(view, clause)


def _without_article(view: View, draft: Draft) -> Draft:
    first = draft.subject[0] if draft.subject else None
    if isinstance(first, int) and view.tokens[first].tag is Tag.DET:
        draft.subject = draft.subject[1:]
    return draft


def label(view: View) -> Draft:
    """Title a line without a verb: all of it but the date."""
    parse = view.parse
    kept = [
        k
        for k, token in enumerate(view.tokens)
        if (not parse.phrase[k] and token.tag is not Tag.DATE and not parse.brackets[k])
        or (token.is_word("feast") and [t.tag for t in view.tokens[k + 1 : k + 2]] == [Tag.NOUN])
    ]
    while (
        kept
        and view.tokens[kept[0]].tag in (Tag.DET, Tag.PUNCT)
        and view.tokens[kept[0]].low != "a"
    ):
        kept = kept[1:]
    draft = Draft([], [], list(kept), None, list(kept))
    shows = any(view.tokens[k].low.rstrip("s") in WORDS["shows"] for k in kept)
    shows = shows and not any(view.tokens[k].text in ",:;" for k in kept[:-2])
    if len(kept) < 2 or (len(kept) > 4 and not shows and not _headline(view)):
        draft.review = "no verb in the sentence"
    return draft


def _beside(view: View) -> Draft | None:
    """Title a date in brackets by the name beside it, where others stand in the same way."""
    tokens, i = view.tokens, view.date
    if (item := _bracketed_item(view)) is not None:
        return item
    alone = tokens[i - 1].text == "(" and i + 1 < len(tokens) and tokens[i + 1].text == ")"
    others = [k for k in view.dated if tokens[k - 1].text == "("]
    if not alone or not others:
        return None
    if i < 2 or not tokens[i - 2].text[0].isupper():
        return None
    name = next((name for name in view.names if name.end == i - 1), None)
    scope = list(range(name.start, name.end)) if name else [i - 2]
    return Draft(list(scope), [], [], "only a name stands beside the date", scope)


def _bracketed_item(view: View) -> Draft | None:
    """Title "a gala, a family day (13 Oct.) and a fair" by what stands before the bracket."""
    tokens, i = view.tokens, view.date
    if (
        i < 4
        or tokens[i - 1].text != "("
        or tokens[i + 1 : i + 2] == []
        or tokens[i + 1].text != ")"
    ):
        return None
    k = i - 2
    while k > 0 and tokens[k].tag in (Tag.NOUN, Tag.MAYBE, Tag.NAME):
        k -= 1
    listed = tokens[k].low in ("a", "an") and (
        tokens[k - 1].text == "," or tokens[k - 1].tag is Tag.CC
    )
    found = list(range(k + 1, i - 1))
    return Draft([*found], [], _hosted(view), None, found) if listed and len(found) > 1 else None


HOSTING = frozenset("features includes offers has hosts feature featured included offered".split())


def _hosted(view: View) -> Words:
    """Return "at the Graz Show" for what "the show features", where that is named."""
    clause = view.parse.owner[view.date]
    if clause is None or view.tokens[clause.verb.head].low not in HOSTING:
        return []
    host = subject_draft(view, clause).subject
    shown = host[0] if len(host) == 1 else None
    event = isinstance(shown, str) and shown.split()[-1].lower() in WORDS["shows"] | WORDS["event"]
    return ["at the", *host] if event else []


def _headline(view: View) -> bool:
    """Tell "NATO to admit three states", which is a sentence in a headline's grammar."""
    tags = [token.tag for token in view.tokens]
    return any(a is Tag.TO and b in (Tag.MAYBE, Tag.BE, Tag.NOUN) for a, b in pairwise(tags))


def whole(view: View) -> str:
    """Return the sentence without its date."""
    parse = view.parse
    return text(view.tokens, [k for k in range(len(view.tokens)) if not parse.phrase[k]])


def _foreign(view: View) -> bool:
    """Tell a sentence of another language, whose words the rules would only mangle."""
    lows = [token.text for token in view.tokens]
    others = sum(low in WORDS["foreign"] for low in lows)
    return others > 1 and others > sum(low in WORDS["english"] for low in lows)


def _cut(line: str) -> str:
    return tidy(" ".join(line.split()[:LONG]))
