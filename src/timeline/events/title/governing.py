"""The clause around the one that has the date: "the ferry sank when it hit a rock on Friday"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind, Parse, in_attribution
from timeline.events.syntax.tokens import Tag
from timeline.events.title.compose import clause_draft, rest_words
from timeline.events.title.predicate import verb_words
from timeline.events.title.subjects import Draft, View
from timeline.events.title.trim import LONG
from timeline.events.title.wording import text
from timeline.events.who.names import PERSON

ASKING = frozenset(["if", "whether"])
MOMENTS = frozenset(["when", "as", "while", "after", "once"])


def governing(view: View, clause: Clause) -> Draft | None:
    """Title the clause around, where that happened on the date as well; else None."""
    if (told := attributed(view.parse, view.date, clause)) is not None:
        return clause_draft(view, told)
    if (thought := _believed(view, clause)) is not None:
        return clause_draft(view, thought)
    broken = _interrupted(view, clause)
    if broken is not None and not (draft := clause_draft(view, broken)).review:
        return draft
    opener = view.tokens[clause.opener].low if clause.opener is not None else ""
    if opener in ASKING and clause.kind is Kind.SUBORDINATE:
        outer = _planned_before(view, clause)
        return _without_question(view, outer) if outer is not None else None
    if opener not in MOMENTS or not _stands_for(view, clause):
        return None
    outer = _before(view, clause)
    if outer is None or not _happens(view, outer) or not _same(view, clause, outer):
        return None
    draft = clause_draft(view, outer)
    return _joined(view, clause, opener, draft) if draft.subject else None


def attributed(parse: Parse, date: int, clause: Clause) -> Clause | None:
    """Return the main clause of "..., who lives there, according to a report on Friday"."""
    main = parse.clauses[0]
    apart = in_attribution(parse, date) and main is not clause and main.kind is Kind.MAIN
    return main if apart else None


BELIEVING = frozenset(
    """believe believes believed think thinks thought suspect suspects suspected fear fears feared
    allege alleges alleged doubt doubts doubted""".split()
)


# what these lead in has perhaps not happened at all
CLAIMING = frozenset(
    """allege alleges alleged claim claims claimed deny denies denied dispute disputes disputed
    suspect suspects suspected doubt doubts doubted""".split()
)


def _believed(view: View, clause: Clause) -> Clause | None:
    """Return the "they believe" of "said they believe the gang robbed a bank on Friday"."""
    outer = _before(view, clause)
    if outer is None or clause.kind is not Kind.CONTENT:
        return None
    head = view.tokens[outer.verb.head].low
    second = outer.kind is Kind.CONTENT and head in BELIEVING
    return outer if second or head in CLAIMING else None


def _interrupted(view: View, clause: Clause) -> Clause | None:
    """Return the "when he was shot" of "was heating soup on Friday when he was shot"."""
    clauses, tokens = view.parse.clauses, view.tokens
    after = clauses[clauses.index(clause) + 1 :]
    if not after or after[0].opener is None or tokens[after[0].opener].low != "when":
        return None
    first, head = tokens[clause.verb.start], tokens[clause.verb.head]
    going = first.low in ("was", "were") and head.tag is Tag.ING
    undated = not any(
        token.tag is Tag.DATE and view.parse.owner[k] is after[0] for k, token in enumerate(tokens)
    )
    many = first.low == "were" and tokens[after[0].subject[0]].low != "they"
    return after[0] if going and undated and not many and _stands_for(view, after[0]) else None


def _without_question(view: View, outer: Clause) -> Draft:
    """Title a clause without the "who want to know" that leads to the question."""
    draft = clause_draft(view, outer)
    owner = view.parse.owner
    kept = [k for k in draft.rest if isinstance(k, str) or owner[k] is outer]
    led = [n for n, k in enumerate(kept) if isinstance(k, int) and view.tokens[k].low == "for"]
    cut = len(kept) < len(draft.rest) and bool(led)
    draft.rest = kept[: led[-1]] if cut else kept  # "for people | who want to check"
    return draft


def _joined(view: View, clause: Clause, opener: str, draft: Draft) -> Draft:
    """Add "when it arrives in Lund" where there is room: the pronoun is the title's own subject."""
    told = [*draft.subject, *draft.verb, *draft.rest]
    rest = rest_words(view, clause)
    more = [opener, *range(*clause.subject), *verb_words(view, clause), *rest]
    if rest and len(text(view.tokens, [*told, *more]).split()) <= LONG:
        draft.rest = [*draft.rest, *more]
        draft.scope += range(clause.start, clause.end)
        if view.tokens[clause.subject[0]].low in ("he", "she"):
            draft.stands_for = draft.stands_for or text(view.tokens, draft.subject)
    return draft


def _stands_for(view: View, clause: Clause) -> bool:
    """Tell whether a clause's subject is a pronoun that the clause before explains."""
    start, end = clause.subject
    return end - start == 1 and view.tokens[start].low in ("it", "they", "he", "she")


def _same(view: View, clause: Clause, outer: Clause) -> bool:
    """Tell whether "he" can be the subject around: a person, or what is not known to be none."""
    if view.tokens[clause.subject[0]].low in ("it", "they"):
        return True
    inside = range(*outer.subject)
    head = view.tokens[clause_head].low if (clause_head := outer.subject[1] - 1) >= 0 else ""
    person = any(view.tokens[k].is_word("person") or view.tokens[k].is_word("role") for k in inside)
    person = person or head.endswith(("ee", "er", "or", "ist", "man", "woman"))
    pronoun = any(view.tokens[k].low in ("he", "she") for k in inside)
    named = any(n.start in inside and n.kind in (PERSON, "") for n in view.names)
    return person or pronoun or named


def _before(view: View, clause: Clause) -> Clause | None:
    clauses = view.parse.clauses
    at = clauses.index(clause) if clause in clauses else 0
    return clauses[at - 1] if at else None


def _happens(view: View, outer: Clause) -> bool:
    """Tell "sank" and "will wear" from "was a student" and "had lived", which lasted."""
    tokens, first = view.tokens, view.tokens[outer.verb.start]
    head = tokens[outer.verb.head]
    dated = any(
        token.tag is Tag.DATE and view.parse.owner[k] is outer for k, token in enumerate(tokens)
    )
    if dated or head.is_word("saying") or head.is_word("thinking"):
        return False
    if first.tag in (Tag.BE, Tag.HAVE, Tag.DO):
        return head.tag in (Tag.ED, Tag.PART) and first.low in ("was", "were")
    return first.tag in (Tag.PAST, Tag.ED, Tag.MODAL) and first.low not in ("could", "can", "might")


def _planned_before(view: View, clause: Clause) -> Clause | None:
    """Return the nearest clause before with "will" or "would"."""
    clauses = view.parse.clauses
    at = clauses.index(clause) if clause in clauses else 0
    ahead = (
        other
        for other in reversed(clauses[:at])
        if view.tokens[other.verb.start].low in ("will", "would", "shall")
    )
    return next(ahead, None)
