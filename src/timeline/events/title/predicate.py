"""The verb of a title: "to sail" for "will sail", "maybe sunk", "invaded and"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import FUTURE
from timeline.events.title.pasts import TAKEN, past_of_base
from timeline.events.title.portions import portions
from timeline.events.title.subjects import View, Words
from timeline.events.words import WORDS

DROPPED = WORDS["dropped"]


def predicate(view: View, clause: Clause, *, spoken: bool = False) -> Words:
    """Return the verb with what goes before it: "maybe", "first", "invaded and"."""
    return [
        *_hedged(view, clause),
        *_joined(view, clause),
        *_ordinal(view, clause),
        *verb_words(view, clause, spoken=spoken),
    ]


def _hedged(view: View, clause: Clause) -> Words:
    """Return the "maybe" before a verb: without it the title would claim what is not known."""
    k = clause.verb.start - 1
    return [k] if k > 0 and view.tokens[k].low in HEDGES else []


HEDGES = frozenset(
    """maybe perhaps possibly allegedly reportedly supposedly apparently nearly almost narrowly
    barely hardly unsuccessfully temporarily wrongly mistakenly falsely tentatively partially
    partly unanimously easily rarely seldom scarcely virtually practically potentially presumably
    never not""".split()
)


def _ordinal(view: View, clause: Clause) -> Words:
    """Return the "first" of "who first sailed"."""
    k = clause.verb.start - 1
    relative = k > 0 and view.tokens[k - 1].tag is Tag.REL
    return [k] if relative and view.tokens[k].low in ("first", "last") else []


def _joined(view: View, clause: Clause) -> Words:
    """Return "invaded and" for the second of two verbs with one object."""
    first = clause.shares
    if first is None or clause.opener is None or first.verb.end != clause.opener:
        return []
    return (
        [*verb_words(view, first), clause.opener] if view.tokens[clause.opener].low == "and" else []
    )


def verb_words(view: View, clause: Clause, *, spoken: bool = False) -> Words:
    """Return the verb group; what lies ahead becomes "to", a report's "had been" goes."""
    first = clause.verb.start
    words = _verb_words(view, clause, spoken=spoken)
    if not_until(view.parse, view.date, clause):
        words = _at_last(view.tokens, words)
    if portions(view, clause) is not None:
        words = _once(view.tokens, words)
    cut = words[:1] == [first] and view.tokens[first].text in ("'s", "’s")
    return ["is", *words[1:]] if cut else words


def not_until(parse: Parse, date: int, clause: Clause) -> bool:
    """Tell "did not visit the site until D": on that date they did."""
    negated = any(
        parse.tokens[k].low in ("not", "n't") for k in range(clause.verb.start, clause.verb.end)
    )
    return negated and parse.tokens[date - 1].low in ("until", "till") and date > clause.verb.end


def _at_last(tokens: list[Token], words: Words) -> Words:
    """Return "visited" for "did not visit", "was found" for "was not found"."""
    kept = [k for k in words if not isinstance(k, int) or tokens[k].low not in ("not", "n't")]
    first, head = kept[0], kept[-1]
    low = tokens[first].low if isinstance(first, int) else ""
    if low == "did" and isinstance(head, int):
        past = past_of_base(tokens[head].low)
        return [*kept[1:-1], past] if past else list(words)
    if low in ("will", "would", "wo"):
        return ["to", *kept[1:]]
    return kept


def _once(tokens: list[Token], words: Words) -> Words:
    """Return "expanded" for the "has expanded" that sums up what happened on several dates."""
    first, then = [*words, "", ""][:2]
    if not isinstance(first, int) or not isinstance(then, int):
        return words
    if tokens[first].low not in ("has", "have"):
        return words
    if tokens[then].low == "been":
        return ["was" if tokens[first].low == "has" else "were", *words[2:]]
    return words[1:] if tokens[then].tag is Tag.ED else words


def _for_date(tokens: list[Token], k: int) -> bool:
    """Tell whether "for" and a date follow a verb."""
    after = tokens[k + 1 : k + 3]
    return len(after) == 2 and after[0].low == "for" and after[1].tag is Tag.DATE


def _told_plainly(tokens: list[Token], kept: list[int]) -> Words:
    """Return "fled" for "had fled", "killed" for "had been killed": the date says when."""
    inner = [k for k in kept[1:] if tokens[k].low not in ("just", "already", "recently")]
    head = tokens[inner[-1]] if inner else None
    if head is None or any(tokens[k].low in ("to", "had") for k in inner):
        return list(kept)
    if tokens[inner[0]].low == "been":
        return list(inner[1:]) if head.tag in (Tag.ED, Tag.PART) else list(kept)
    if head.tag is Tag.ED:
        return list(inner)
    return [*inner[:-1], TAKEN[head.low]] if head.low in TAKEN else list(kept)


INTENDING = frozenset(
    """plans plan planned intends intend expects decided agreed promised vowed pledged
    resolved""".split()
)


def _verb_words(view: View, clause: Clause, *, spoken: bool) -> Words:
    tokens = view.tokens
    kept = [
        k
        for k in range(clause.verb.start, clause.verb.end)
        if tokens[k].tag is not Tag.DATE
        and tokens[k].low not in DROPPED
        and not view.parse.phrase[k]
    ] or list(range(clause.verb.start, clause.verb.end))
    lows = [tokens[k].low for k in kept]
    if "not" in lows or "n't" in lows or "never" in lows:
        return list(kept)
    ahead = _ahead(view, clause, kept, spoken)
    return _past(tokens, kept, spoken) if ahead is None else ahead


def _ahead(view: View, clause: Clause, kept: list[int], spoken: bool) -> Words | None:
    """Return the verb of what lies ahead: "to sail", "to be sold"; None where it is over."""
    tokens, lows = view.tokens, [view.tokens[k].low for k in kept]
    if lows[0] in ("will", "shall") or (lows[0] == "would" and view.planned and not spoken):
        return ["to", *kept[1:]]
    if lows[0] == "be" or _wished(tokens, clause):
        return ["to", *kept]  # "asked that the fee be dropped"
    if lows[0] in ("is", "are") and "to" in lows:
        return list(kept[lows.index("to") :])
    if view.planned and len(kept) == 1 and (base := _awaited(view, clause)) is not None:
        return ["to", base]
    after = clause.verb.end
    leads = after < len(tokens) and tokens[after].tag is Tag.TO
    if view.planned and leads and lows[-1] in INTENDING:
        return []
    present = lows[0] in ("is", "are") and len(kept) == 2 and lows[-1] not in FUTURE
    if view.planned and present:
        head = tokens[kept[1]]
        if head.low in FORESEEN:
            return [kept[1]]  # "winds are forecast for Thursday"
        return ["to", "be", kept[1]] if head.tag in (Tag.ED, Tag.PART) else list(kept)
    return None


def _awaited(view: View, clause: Clause) -> str | None:
    """Return "elect" of "until the council elects a successor next week"."""
    opener = view.tokens[clause.opener].low if clause.opener is not None else ""
    low = view.tokens[clause.verb.start].low
    if opener not in ("until", "till", "before", "once") or not low.endswith("s"):
        return None
    stems = (low[:-1], low[:-2], f"{low[:-3]}y")
    return next((stem for stem in stems if stem in WORDS["base"]), None)


FORESEEN = frozenset("forecast predicted projected foreseen anticipated".split())
WISHING = frozenset(
    """demand demands demanded demanding insist insists insisted insisting recommend recommends
    recommended recommending propose proposes proposed proposing request requests requested
    requesting ask asked asking require requires required requiring urged urging""".split()
)


def _wished(tokens: list[Token], clause: Clause) -> bool:
    """Tell "demanding that Oslo withdraw": no form of a present or a past."""
    that, verb = clause.opener, tokens[clause.verb.start]
    led = clause.kind is Kind.CONTENT and that is not None and that > 0
    if that is None or not led or verb.tag is not Tag.MAYBE or tokens[that - 1].low not in WISHING:
        return False
    last = tokens[clause.subject[1] - 1]
    return last.tag is Tag.NAME or not last.low.endswith("s")


def _past(tokens: list[Token], kept: list[int], spoken: bool) -> Words:
    """Return the verb of what is over, without the "was" or "had" that a title can spare."""
    lows = [tokens[k].low for k in kept]
    called = lows[-1] in ("called", "announced") and lows[:2] in (["has", "been"], ["have", "been"])
    if called and _for_date(tokens, kept[-1]):
        return list(kept[2:])  # "a strike has been called for 24 October"
    was = lows[0] in ("is", "are", "was", "were")
    if was and lows[-1] in ("scheduled", "planned", "slated"):
        return list(kept[1:])
    if spoken and lows[0] in ("had", "has", "have") and len(lows) > 2 and lows[1] == "been":
        return list(kept[2:])
    if lows[0] == "had":
        return _told_plainly(tokens, kept)
    passive = tokens[kept[-1]].tag in (Tag.ED, Tag.PART) and len(lows) > 1
    return list(kept[1:]) if spoken and lows[0] in ("was", "were") and passive else list(kept)
