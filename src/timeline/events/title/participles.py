"""Events told by a participle or an infinitive: "a van stolen in Leeds", "votes to be counted"."""

from __future__ import annotations

from timeline.events.syntax.parts import DASHES, Clause, Kind, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import ACCUSED
from timeline.events.title.nouns import INNER, is_event, past, verb_at
from timeline.events.title.subjects import (
    Draft,
    View,
    bracketed,
    shorten,
    span_draft,
    subject_draft,
)
from timeline.events.words import WORDS


def planned_off(parse: Parse, clause: Clause | None, k: int) -> bool:
    """Tell "the concert planned for 3 May was cancelled"; `k` is the participle."""
    if clause is None or parse.tokens[k].low not in (
        "planned",
        "scheduled",
        "due",
        "set",
        "slated",
    ):
        return False
    never = range(clause.verb.start - 1, clause.verb.end)
    never_held = any(parse.tokens[j].low in ("never", "not", "n't") for j in never if j >= 0)
    return never_held or parse.tokens[clause.verb.head].low in OFF


OFF = WORDS["off"]


def opening(parse: Parse, i: int) -> tuple[list[int], Clause] | None:
    """Read "Born in 1871, Marsh trained": (the words before the comma, the main clause)."""
    tokens = parse.tokens
    begin = 1 if tokens[0].low == "having" else 0
    if begin >= len(tokens) or tokens[begin].tag not in (Tag.ED, Tag.PART):
        return None
    comma = next((k for k, token in enumerate(tokens) if token.text == "," and k > i), None)
    if comma is None:
        return None
    main = next((clause for clause in parse.clauses if clause.verb.start > comma), None)
    if main is None or not comma < main.subject[0] or main is not parse.clauses[0]:
        return None
    beside = tokens[main.subject[0] - 1].text == ","  # "Born in 1931, the son of a baker, Vik"
    if main.subject[0] > comma + 2 and not (beside and main.subject[0] < comma + 12):
        return None
    return list(range(begin, comma)), main


def gerund(parse: Parse, clause: Clause | None, i: int) -> int | None:
    """Return the participle of "since being sacked by Lazio in D", or None."""
    tokens = parse.tokens
    for k in range(i - 1, max(i - 14, 1), -1):
        if verb_at(parse, k) or tokens[k].text in ",;":
            return None
        if (
            tokens[k].low == "being"
            and tokens[k - 1].tag in (Tag.PREP, Tag.SUB)
            and tokens[k + 1].tag in (Tag.ED, Tag.PART)
        ):
            return k + 1 if clause is not None and clause.verb.end <= k else None
    return None


def to_have(parse: Parse, clause: Clause | None, i: int) -> int | None:
    """Return the participle of "is the only one to have won the cup in D", or None."""
    tokens = parse.tokens
    if clause is None or i < clause.verb.end:
        return None
    if tokens[clause.verb.head].low in SUPPOSED:
        return None  # "was wrongly reported to have died"
    for k in range(i - 1, clause.verb.end, -1):
        if parse.owner[k] is clause and tokens[k].low == "have" and tokens[k - 1].tag is Tag.TO:
            past = tokens[k + 1].tag is Tag.ED  # "won": what is also the past
            return k + 1 if past and not verb_at(parse, k) else None
    return None


SUPPOSED = frozenset(
    """reported believed said thought alleged feared rumoured rumored claimed suspected supposed
    understood assumed""".split()
)


def to_be(parse: Parse, i: int) -> tuple[int, int, int] | None:
    """Find "elections to be held in D": (noun's start, its end, "to"), or None."""
    tokens = parse.tokens
    if (ahead := _set_to(parse, i)) is not None:
        return ahead
    for k in range(i - 1, max(i - 12, 0), -1):
        if verb_at(parse, k) or tokens[k].text in ";:":
            return None
        if (
            tokens[k].low == "be"
            and tokens[k - 1].tag is Tag.TO
            and tokens[k + 1].tag in (Tag.ED, Tag.PART)
        ):
            end = k - 2 if tokens[k - 2].text == "," else k - 1
            if tokens[end - 1].is_word("abled"):
                return None
            start = _noun_start(parse, end)
            return (start, end, k - 1) if start < end else None
    return None


def _set_to(parse: Parse, i: int) -> tuple[int, int, int] | None:
    """Find "the talks, set to resume on D": (noun's start, its end, "to"), or None."""
    tokens, k = parse.tokens, i - 1
    while k > 3 and parse.phrase[k]:
        k -= 1
    if tokens[k].tag is not Tag.MAYBE or tokens[k - 1].tag is not Tag.TO:
        return None
    if tokens[k - 2].low not in ("set", "due", "scheduled", "slated") or tokens[k - 3].text != ",":
        return None
    start = _noun_start(parse, k - 3)
    return (start, k - 3, k - 1) if start < k - 3 else None


def participle(parse: Parse, clause: Clause | None, i: int) -> tuple[int, int, int] | None:
    """Find "a van stolen in Leeds on D": (noun's start, its end, the participle), or None.

    The date belongs to the participle where that stands in the subject or an insertion, where the
    date follows it at once, or where the clause's own verb is no simple past.
    """
    tokens = parse.tokens
    floor = _floor(parse, clause, i)
    k = i - 1
    while k > floor:
        token = tokens[k]
        if token.tag in (Tag.ED, Tag.PART) and not verb_at(parse, k) and _postnominal(tokens, k):
            break
        if (first := _second_of_two(parse, k)) > floor:
            end = first - 1 if tokens[first - 1].text == "," else first
            return (_noun_start(parse, end), end, k)
        if token.text in ";:" or verb_at(parse, k):
            return None
        k -= 1
    else:
        return None
    if tokens[k].low in STATIVE and clause and clause.verb.start > i and past(parse, clause):
        return None  # "a sortie led by Vik on the night of 9 June destroyed them"
    if tokens[k].low == "dated" and clause and tokens[clause.verb.head].is_word("saying"):
        return None  # "said in the letter, dated Monday"
    if clause is not None and k >= clause.verb.end and not _own(parse, clause, k, i):
        return None
    fronted = clause is not None and i < clause.subject[0]
    if fronted and (tokens[k].low in TOLD_IN or fronted_event(parse, clause, i)):
        return None
    end = k - 1 if tokens[k - 1].text == "," or tokens[k - 1].text in DASHES else k
    end = k - 2 if tokens[k - 1].low in FIRST and tokens[k - 2].text == "," else end
    start = _noun_start(parse, end, across=tokens[k].low not in ACCUSED)
    start = _thing_at(parse, start, end, tokens[k].low in AGREED) if end < k else start
    if clause is not None and _by_event(parse, clause, start, end):
        return None
    return (start, end, k) if start < end else None


def _second_of_two(parse: Parse, k: int) -> int:
    """Return the first participle of "built in 1911 and restored in 1954" for the second, or 0."""
    tokens = parse.tokens
    joined = k > 3 and tokens[k - 1].low == "and" and tokens[k].tag in (Tag.ED, Tag.PART)
    if not joined or verb_at(parse, k):
        return 0
    j = k - 2
    while j > 0 and tokens[j].text != "," and not verb_at(parse, j):
        if tokens[j].tag in (Tag.ED, Tag.PART) and _postnominal(tokens, j):
            dated = any(token.tag is Tag.DATE for token in tokens[j:k])
            return j if dated else 0
        j -= 1
    return 0


AGREED = frozenset("reached signed agreed struck concluded ratified announced negotiated".split())


def _thing_at(parse: Parse, start: int, end: int, agreed: bool) -> int:
    """Return where "the mill at Lund" begins for "Lund" in "the mill at Lund, damaged by fire".

    What was `agreed` is "the deal with Volta", not Volta.
    """
    tokens = parse.tokens
    named = all(token.tag is Tag.NAME for token in tokens[start:end])
    led = start > 1 and tokens[start - 1].low in ("at", "in", "near", "on")
    led = led or (start > 1 and agreed and tokens[start - 1].low in ("with", "to", "for"))
    before = _noun_start(parse, start - 1) if named and led else start
    return before if before < start - 1 else start


STATIVE = frozenset("led headed backed supported owned named called dubbed".split())


def fronted_event(parse: Parse, clause: Clause | None, i: int) -> list[int]:
    """Return "In a referendum" of "In a referendum held in D, voters rejected it", else nothing."""
    tokens, k = parse.tokens, i - 1
    while k > 1 and parse.phrase[k]:
        k -= 1
    opens = tokens[0].low in ("in", "at", "during", "after") and tokens[k].low in HAPPENS
    if clause is None or not opens or clause.subject[0] <= i or not is_event(tokens, (1, k)):
        return []
    plain = all(t.tag in INNER or t.tag in (Tag.DET, Tag.PREP) for t in tokens[1:k])
    return list(range(k)) if plain else []


HAPPENS = frozenset("held staged conducted".split())


def _by_event(parse: Parse, clause: Clause, start: int, end: int) -> bool:
    """Tell "was returned to power by elections held in D": the clause's own verb happened there."""
    led = start > 0 and parse.tokens[start - 1].low in ("by", "in", "at", "during")
    after = clause.verb.end <= start and parse.tokens[end].low in ("held", "staged", "conducted")
    return led and after and past(parse, clause) and is_event(parse.tokens, (start, end))


# "in an interview published on Sunday, the coach said": when it was said, not what happened
TOLD_IN = frozenset(
    "published broadcast aired read released issued posted printed televised".split()
)


def _floor(parse: Parse, clause: Clause | None, i: int) -> int:
    if clause is None:
        return 0
    if clause.verb.start > i:
        return clause.subject[0] if clause.subject[0] <= i else 0
    return clause.verb.end if clause.verb.end <= i else 0


def _postnominal(tokens: list[Token], k: int) -> bool:
    before, after = tokens[k - 1], tokens[k + 1] if k + 1 < len(tokens) else None
    early = after is not None and after.low in ("early", "late")  # "reached early on Thursday"
    if after is not None and after.tag is Tag.NOUN and tokens[k].tag is Tag.ED and not early:
        return False  # "10 preferred shares"
    if before.low in FIRST and tokens[k - 2].text == ",":
        return k >= 3 and tokens[k - 3].tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE)
    if before.text == "," or before.text in DASHES:
        return k >= 2 and tokens[k - 2].tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE)
    return before.tag in (Tag.NOUN, Tag.NAME, Tag.MAYBE)


FIRST = frozenset(["first", "originally", "initially"])  # ", first discussed in 2016,"


def _own(parse: Parse, clause: Clause, k: int, i: int) -> bool:
    if parse.phrase[k + 1] or k + 1 == i:
        return True
    first = parse.tokens[clause.verb.start]
    return first.tag not in (Tag.PAST, Tag.ED) and first.low not in ("was", "were")


def _noun_start(parse: Parse, end: int, *, across: bool = True) -> int:
    """Return where a noun phrase begins; `across` an "of" if that belongs to it."""
    tokens = parse.tokens
    k = end
    while k > 0 and tokens[k - 1].tag in INNER | {Tag.DET} and not verb_at(parse, k - 1):
        k -= 1
        if tokens[k].tag is Tag.DET:
            break
    owned = k < end and tokens[k].low in ("its", "their", "his", "her")
    of = across and k > 1 and tokens[k - 1].low == "of" and not _share(tokens, k - 2)
    if of and tokens[k - 2].tag in INNER and not owned:
        return _noun_start(parse, k - 1)
    while k > 0 and tokens[k].tag is Tag.NUM and tokens[k - 1].low in AMOUNTS:
        k -= 2 if k > 1 and tokens[k - 1].low in ("than", "least", "most", "to") else 1
    paired = k > 1 and tokens[k - 1].low == "and" and _adjective(tokens[k - 2])
    return k - 2 if paired and _adjective(tokens[k]) else k


def _share(tokens: list[Token], k: int) -> bool:
    """Tell "fewer than half | of the schools", "two | of the four men"."""
    return tokens[k].tag is Tag.NUM or tokens[k].low in ("half", "many", "most", "some", "few")


AMOUNTS = frozenset("than least most to about nearly almost some around roughly".split())


def _adjective(token: Token) -> bool:
    """Tell "presidential and parliamentary" by its endings."""
    return token.tag is Tag.NOUN and token.low.endswith(("al", "ic", "ary", "ive", "ian", "ous"))


def _is_one(view: View, start: int) -> Clause | None:
    """Return the clause of "Volta is a firm founded in D", whose subject it is that was founded."""
    clause = view.parse.owner[view.date]
    if clause is None or clause.kind is not Kind.MAIN or clause.verb.end - clause.verb.start > 1:
        return None
    is_one = view.tokens[clause.verb.start].tag is Tag.BE and start == clause.verb.end
    return clause if is_one and view.tokens[start].low in ("a", "an") else None


def _parts(view: View, k: int) -> bool:
    """Tell what ends a participle's words: "and", but not that of "Friday and Thursday"."""
    parting = view.tokens[k].tag in (Tag.CC, Tag.SUB, Tag.REL, Tag.THAT)
    if view.tokens[k].low in ("after", "before") and not _has_clause(view, k):
        return False  # "after a night of talks"
    return parting and not _dates_joined(view, k) and not _names_joined(view, k)


def _has_clause(view: View, k: int) -> bool:
    """Tell "after they met" from "after a night of talks"."""
    tokens = view.tokens
    stop = next((j for j in range(k, len(tokens)) if tokens[j].text in ",;."), len(tokens))
    return any(verb_at(view.parse, j) or tokens[j].tag is Tag.ING for j in range(k + 1, stop))


def _names_joined(view: View, k: int) -> bool:
    """Tell the "and" of "founded in 1908 by the brothers Emil and Hugo Lund"."""
    near = view.tokens[k - 1 : k + 3]
    if len(near) == 4 and near[2].is_word("person"):
        near = [*near[:2], near[3]]  # "singer Eva Strand and guitarist Jan Berg"
    return len(near) > 2 and near[1].tag is Tag.CC and near[0].tag is near[2].tag is Tag.NAME


def _hour(view: View, k: int) -> bool:
    """Tell the "early" of "early on Thursday"."""
    return view.tokens[k].low in ("early", "late") and view.parse.phrase[k + 1]


def _dates_joined(view: View, k: int) -> bool:
    """Tell the "and" between two dates."""
    phrase, within = view.parse.phrase, 0 < k < len(view.tokens) - 1
    return within and view.tokens[k].tag is Tag.CC and phrase[k - 1] and phrase[k + 1]


def participle_draft(view: View, found: tuple[int, int, int]) -> Draft:
    """Title a participle: "Blue van stolen in Leeds"."""
    start, end, k = found
    is_one = _is_one(view, start)
    draft = subject_draft(view, is_one) if is_one else span_draft(view, (start, end), [])
    stop = k
    tokens = view.tokens
    while (
        stop < len(tokens)
        and (stop == k or tokens[stop].text not in ",;:" or view.parse.phrase[stop])
        and not verb_at(view.parse, stop)
        and not (_parts(view, stop) and stop > view.date)
    ):
        stop += 1
    draft.verb = [k]
    draft.rest = shorten(
        view,
        [
            j
            for j in range(k + 1, stop)
            if not (
                view.parse.phrase[j]
                or _hour(view, j)
                or _dates_joined(view, j)
                or bracketed(view, j)
            )
            and tokens[j].tag is not Tag.DATE
        ],
    )
    draft.scope = list(range(start, stop))
    return draft
