"""A clause put together again as a title: subject, verb, and what follows, without the date."""

from __future__ import annotations

from timeline.events.syntax.marks import BREAKS
from timeline.events.syntax.parts import Clause, Kind, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.leftovers import (
    before_aside,
    in_all,
    included,
    left_over,
    moved,
    outer_item,
    trailing,
    uncompared,
    unfinished,
    unled,
    without_terms,
)
from timeline.events.title.portions import portions
from timeline.events.title.predicate import predicate
from timeline.events.title.spans import PARTICLES, SELVES
from timeline.events.title.subjects import (
    Draft,
    View,
    Words,
    keeps,
    shorten,
    span_draft,
    subject_draft,
)
from timeline.events.who.names import PLACE


def clause_draft(view: View, clause: Clause, *, spoken: bool = False) -> Draft:
    """Put a clause together."""
    draft = _with_portion(view, clause)
    draft.verb = predicate(view, clause, spoken=spoken)
    draft.subject = [*_plain(view.tokens, draft.subject), *_stated(view, clause)]
    draft.rest = _his_own(view, clause, draft.subject, rest_words(view, clause))
    _give_object(view, clause, draft)
    _ask_who(view, clause, draft)
    _exists(view.tokens, draft)
    _among(view, clause, draft)
    if not draft.subject:
        draft.review = draft.review or "no subject"
    elif _timeless(view, clause, spoken) and portions(view, clause) is None:
        draft.review = draft.review or "the date may belong to a part of the sentence"
    if draft.place is not None:
        draft.scope += range(*draft.place)
        if len(draft.subject) + len(draft.verb) + len(draft.rest) < 10:
            draft.rest = [*unmarked(view, draft.rest), *_at(view, draft.place)]
    if clause.kind is Kind.LOOSE:
        draft.review = draft.review or "clause uncertain"
    shared = portions(view, clause)
    others = shared.others if shared else ()
    draft.scope += [
        k
        for k in range(clause.verb.start, clause.end)
        if view.parse.owner[k] is clause and k not in others
    ]
    return draft


def _with_portion(view: View, clause: Clause) -> Draft:
    """Return the subject; of "Oslo fell in 1940 and Riga in 1941" the one that the date has."""
    shared = portions(view, clause)
    gapped = shared is not None and shared.spans[0][0] >= shared.spans[0][1]
    if shared is None or not gapped or shared.mine == 0:
        return subject_draft(view, clause)
    return span_draft(view, shared.spans[shared.mine], [])


def _plain(tokens: list[Token], subject: Words) -> Words:
    """Take "itself" off "the city itself"."""
    last = subject[-1] if len(subject) > 1 else None
    return subject[:-1] if isinstance(last, int) and tokens[last].low in SELVES else subject


STATED = 8  # words of what a subject states


def _stated(view: View, clause: Clause) -> Words:
    """Return "that the king had died" of "news that the king had died reached Lund"."""
    end = clause.subject[1]
    told = next((c for c in view.parse.clauses if c.kind is Kind.CONTENT and c.start == end), None)
    if told is None or not clause.subject[0] < end < clause.verb.start:
        return []
    words = [k for k in range(end, clause.verb.start) if view.parse.owner[k] is told]
    open_ = any(view.parse.phrase[k] or view.tokens[k].tag is Tag.PRON for k in words)
    return [] if open_ or len(words) > STATED else [*words]


OBJECTS = frozenset(["him", "her", "it", "them"])


def _his_own(view: View, clause: Clause, subject: Words, rest: Words) -> Words:
    """Put "his" back for the name of the title's own subject: "Vik lost his boat"."""
    if len(subject) != 1 or not isinstance(subject[0], str):
        return rest
    inside = range(clause.verb.start, clause.end)
    owned = [view.tokens[k].low for k in inside if _owner(view.tokens, k)]
    him = [t.low for t in view.tokens[clause.verb.start : clause.end] if t.low in OBJECTS]
    last = {subject[0], subject[0].split()[-1]}
    rest = [him[0] if him and word in last and not owned else word for word in rest]
    for n, word in enumerate(rest[:-1]):
        if owned and word == subject[0] and rest[n + 1] in ("'s", "’"):
            return [*rest[:n], owned[0], *rest[n + 2 :]]
    return rest


def _owner(tokens: list[Token], k: int) -> bool:
    """Tell "his" and the "her" of "her boat"."""
    after = tokens[k + 1].tag if k + 1 < len(tokens) else None
    noun = after in (Tag.NOUN, Tag.NAME, Tag.MAYBE, Tag.NUM, Tag.ED, Tag.ING)
    return tokens[k].low == "his" or (tokens[k].low == "her" and noun)


VAGUE = frozenset("either neither each another others some many few none all both such one".split())


def _lone(tokens: list[Token], rest: Words) -> bool:
    """Tell the "one" of "added one": it stands for what the text before tells of."""
    first = rest[0] if len(rest) == 1 else None
    return isinstance(first, int) and tokens[first].low in VAGUE


def _exists(tokens: list[Token], draft: Draft) -> None:
    """Title "there was a fire" by the fire; doubt a subject that stands for something else."""
    first = draft.subject[0] if len(draft.subject) == 1 else None
    if not isinstance(first, int):
        return
    if tokens[first].low == "there" and draft.rest:
        article = isinstance(draft.rest[0], int) and tokens[draft.rest[0]].low in ("a", "an")
        draft.subject, draft.verb = draft.rest[1:] if article else draft.rest, []
        draft.rest, draft.review = [], None
    elif tokens[first].low in VAGUE or _lone(tokens, draft.rest):
        draft.review = draft.review or f'"{tokens[first].low}" is unclear'


def _among(view: View, clause: Clause, draft: Draft) -> None:
    """Title "among the first to join were Oslo and Riga" from its end."""
    tokens, verb = view.tokens, clause.verb
    opens = next((k for k in range(verb.start) if tokens[k].low == "among"), None)
    before = [] if opens is None else [t for t in tokens[:opens] if t.tag is not Tag.PUNCT]
    if opens is None or before or tokens[verb.head].low not in ("was", "were") or not draft.rest:
        return
    group = [k for k in range(opens, verb.start) if keeps(view, k, clause.holes)]
    draft.subject, draft.verb, draft.rest = draft.rest, [], ["among", *group[1:]]
    draft.review = None


def _give_object(view: View, clause: Clause, draft: Draft) -> None:
    """Put what a relative clause tells of behind its verb: "the ship that Volta bought"."""
    start, end = clause.antecedent or (0, 0)
    if clause.kind is not Kind.RELATIVE or start >= end or clause.opener is None:
        return
    own = clause.subject[0] < clause.subject[1]
    led = view.tokens[clause.opener - 1].tag is Tag.PREP  # "for which he received a medal"
    if own and led and view.tokens[clause.opener].low in ("which", "whom"):
        _give_place(view, clause, draft, (start, end))
    if not own or led or view.tokens[clause.opener].low in ("where", "when", "whose", "who"):
        return
    at = _object_place(view.tokens, draft.rest)
    if at is None:
        draft.review = draft.review or "object of a relative clause left out"
        return
    given = span_draft(view, (start, end), []).subject
    draft.rest = [*draft.rest[:at], *given, *draft.rest[at:]]


def _give_place(view: View, clause: Clause, draft: Draft, span: Span) -> None:
    """Put "on the highway" behind "work began" for "the highway, on which work began"."""
    assert clause.opener is not None
    first = view.tokens[span[0]]
    words = [first.low if first.tag is Tag.DET else span[0], *range(span[0] + 1, span[1])]
    if len(draft.subject) + len(draft.verb) + len(draft.rest) + len(words) < 12:
        draft.rest = [*unmarked(view, draft.rest), clause.opener - 1, *words]


def _ask_who(view: View, clause: Clause, draft: Draft) -> None:
    """Title "to find out who shot down the plane" by the plane, which was shot down."""
    tokens, opener, head = view.tokens, clause.opener, clause.verb.head
    asked = opener is not None and tokens[opener].low == "who" and not draft.subject
    if not asked or clause.kind is not Kind.RELATIVE or tokens[head].tag is not Tag.ED:
        return
    rest = draft.rest
    first = tokens[rest[0]].low if rest and isinstance(rest[0], int) else ""
    particle = 1 if first in PARTICLES else 0
    stops = (n for n, k in enumerate(rest) if n > particle and _ends_object(tokens, k))
    end = next(stops, len(rest))
    if end > particle:
        draft.subject = _plain_object(tokens, rest[particle:end])
        draft.verb = [head, *rest[:particle]]
        draft.rest, draft.review = rest[end:], None


def _plain_object(tokens: list[Token], words: Words) -> Words:
    """Return an object without its article."""
    first = words[0]
    return words[1:] if isinstance(first, int) and tokens[first].is_word("article") else words


def _ends_object(tokens: list[Token], word: int | str) -> bool:
    """Tell whether a word ends an object: a preposition but "of", a comma."""
    token = tokens[word] if isinstance(word, int) else None
    leads = token is not None and token.tag in (Tag.PREP, Tag.SUB, Tag.CC, Tag.PUNCT)
    return leads and token is not None and token.low != "of"


TAKEN = frozenset([Tag.DET, Tag.NAME, Tag.NOUN, Tag.NUM, Tag.PRON, Tag.MAYBE, Tag.THAT])


def _object_place(tokens: list[Token], rest: Words) -> int | None:
    """Return where an object is missing after a verb: at once, or after "to launch"; else None."""
    tags = [tokens[word].tag if isinstance(word, int) else Tag.NOUN for word in rest[:3]]
    at = 2 if tags[:2] == [Tag.TO, Tag.MAYBE] else 0
    following = tags[at] if at < len(tags) else None
    if following in TAKEN:
        return None
    last = rest[-1] if rest else None
    if len(rest) == 1 and isinstance(last, int) and tokens[last].low in PARTICLES:
        return 1  # "the strike which they called off"
    stranded = isinstance(last, int) and tokens[last].tag is Tag.PREP
    return None if stranded else at


def _timeless(view: View, clause: Clause, spoken: bool) -> bool:
    """Tell a tense that the date cannot go with: "has won", "is one of", "owns" of a past one."""
    if spoken and view.parse.owner[view.date] is not clause:
        return False  # the date says when it was said
    first, alone = view.tokens[clause.verb.start], clause.verb.end - clause.verb.start == 1
    if view.planned:
        return first.low in ("is", "are") and _deeper(view, clause)
    perfect = first.low in ("has", "have") and not alone
    return perfect or first.low in ("is", "are") or (alone and first.low in LASTING)


LASTING = frozenset(
    """owns own holds needs need wants want believes believe knows know contains contain lives live
    employs requires require suggests suggest""".split()
)
PLANNING = frozenset("planning preparing going hoping aiming due set".split())


def _deeper(view: View, clause: Clause) -> bool:
    """Tell "is talking about selling it next year": the date is of what is talked about."""
    tokens, head = view.tokens, clause.verb.head
    if tokens[head].tag is not Tag.ING or tokens[head].low in PLANNING:
        return False
    inside = range(clause.verb.end, view.date)
    to = any(tokens[k].tag is Tag.TO and tokens[k + 1].tag in (Tag.MAYBE, Tag.BE) for k in inside)
    led = (Tag.PREP, Tag.ADV)
    return to or any(tokens[k].tag is Tag.ING and tokens[k - 1].tag in led for k in inside)


def unmarked(view: View, words: Words) -> Words:
    """Take the marks off the end."""
    while words and isinstance(words[-1], int) and view.tokens[words[-1]].tag is Tag.PUNCT:
        words = words[:-1]
    return words


WITHIN = frozenset(
    """home house flat apartment room building village town city country county region district
    street suburb cell camp valley""".split()
)


def _at(view: View, place: Span) -> Words:
    """Return "at the tower" or "in Halifax" for what "where" stands for."""
    start, end = place
    tokens = view.tokens
    lead = tokens[start - 1] if start else None
    if lead is not None and lead.tag is Tag.PREP and lead.low in ("in", "at", "near", "on", "off"):
        return list(range(start - 1, end))
    first = tokens[start]
    named = any(n.start == start and n.kind == PLACE for n in view.names)
    inside = named or tokens[end - 1].low in WITHIN
    lead_in = "in" if inside else "at"  # "in Paris", "at the tower"
    return [lead_in, first.low if first.tag is Tag.DET else first.text, *range(start + 1, end)]


# -- what follows -----------------------------------------------------------------------------


def rest_words(view: View, clause: Clause) -> Words:
    """Return the words after the verb: the clause's own, and the clauses that complete them."""
    parse, shared = view.parse, portions(view, clause)
    others = shared.others if shared else frozenset()
    if shared and shared.spans[0][0] >= shared.spans[0][1]:
        others = frozenset(range(shared.spans[1][0], clause.end))
    kept = [
        k
        for k in range(clause.verb.end, clause.end)
        if parse.owner[k] is clause
        and k not in others
        and keeps(view, k, clause.holes)
        and not _aside(view, k)
        and not left_over(view, k)
    ]
    kept = outer_item(view, clause, without_terms(view, included(view, kept)))
    kept = before_aside(view, moved(view, uncompared(view, in_all(view.tokens, kept))))
    stop = next((n for n, k in enumerate(kept) if view.tokens[k].text == ";"), len(kept))
    if stop < len(kept) and view.date < kept[stop]:
        return shorten(view, trailing(view, kept[:stop]))
    last = kept[-1] + 1 if kept else clause.verb.end
    for other in parse.clauses:
        whole = not _cut_short(view, other)
        if whole and _follows(view, last, other.start) and _completes(view, clause, other):
            kept += [
                k
                for k in range(other.start, other.end)
                if parse.owner[k] is other and keeps(view, k, other.holes)
            ]
            last = kept[-1] + 1 if kept else last
    return shorten(view, unfinished(view, unled(view, trailing(view, kept))))


def _cut_short(view: View, other: Clause) -> bool:
    """Tell the "who left" of "who left when the war began": too little without the rest."""
    clauses = view.parse.clauses
    after = clauses[clauses.index(other) + 1 :]
    last = view.tokens[other.end - 1 : other.end]
    short = other.end - other.verb.end < 2 and not (last and last[0].tag in ENDS)
    leads = after and after[0].kind in (Kind.SUBORDINATE, Kind.RELATIVE)
    if after and after[0].shares is other and after[0].opener == other.verb.end:
        return True  # "where a sniper shot | and killed a doctor"
    return bool(leads) and other.kind is Kind.RELATIVE and short and after[0].start == other.end


ENDS = frozenset([Tag.NOUN, Tag.NAME, Tag.PUNCT])


def _follows(view: View, last: int, start: int) -> bool:
    """Tell whether only the date stands between what is kept and a clause."""
    between = [k for k in range(last, start) if not view.parse.phrase[k]]
    verbs = {k for other in view.parse.clauses for k in range(other.verb.start, other.verb.end)}
    if verbs & set(between):
        return False  # "who lives there, | believes"
    return start >= last and len(between) <= 1


def _aside(view: View, k: int) -> bool:
    """Tell of a word that only joins: "also", or a dash that led to the date."""
    tokens = view.tokens
    following = tokens[k + 1 : k + 4]
    equal = any(token.low in ("counterpart", "counterparts") for token in following)
    named = equal and (following[0].tag is Tag.NAME or following[0].low.startswith("counterpart"))
    if named and tokens[k].low in ("his", "her", "its", "their"):
        return True
    return tokens[k].low in ("also", "meanwhile", "however") and tokens[k].tag is Tag.ADV


def _completes(view: View, clause: Clause, other: Clause) -> bool:
    """Tell whether a clause says what was said, or which thing is meant."""
    joined = other.start > 0 and view.tokens[other.start - 1].tag is Tag.CC
    if other.kind is Kind.CONTENT and other is not clause and not joined:
        return True
    if other is clause or any(
        k == view.date or k in view.dated
        for k in range(other.start, other.end)
        if view.parse.owner[k] is other
    ):
        return False
    tokens = view.tokens
    if other.kind is Kind.RELATIVE:
        plain = not {tokens[other.start].text, tokens[other.start - 1].text} & BREAKS
        return plain and tokens[other.start].low not in ("when", "where")
    return other.kind is Kind.SUBORDINATE and tokens[other.start].low in (
        "whether",
        "how",
        "why",
        "if",
    )
