"""What a date and an aside leave over behind a verb, which no title needs."""

from __future__ import annotations

from itertools import pairwise

from timeline.events.syntax.parts import DASHES, Clause, Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.subjects import View


def included(view: View, kept: list[int]) -> list[int]:
    """Return the "King Lear" of "directed 40 plays, including a King Lear in 1993"."""
    tokens = view.tokens
    for n, k in enumerate(kept[:-1]):
        one = tokens[kept[n + 1]].low in ("a", "an", "the") or tokens[kept[n + 1]].text in '"“'
        inner = tokens[k].low == "including" and one and k < view.date
        if inner and not any(tokens[j].text == "," for j in range(k, view.date)):
            return kept[n + 1 :]
    return kept


def in_all(tokens: list[Token], kept: list[int]) -> list[int]:
    """Take the ", or 40 cents a share," out of "a $30 million, or 40 cents a share, write-down"."""
    commas = [k for k in kept if tokens[k].text == ","]
    for first, second in pairwise(commas):
        share = tokens[first + 1].low == "or" and tokens[second - 1].low == "share"
        noun = second + 1 in kept and tokens[second + 1].tag in (Tag.NOUN, Tag.MAYBE, Tag.ING)
        if share and noun:
            return [k for k in kept if not first <= k <= second]
    return kept


def left_over(view: View, k: int) -> bool:
    """Tell the comma of "was born on 3 May 1931, in Oslo", which the date alone called for."""
    tokens, phrase = view.tokens, view.parse.phrase
    if tokens[k].low == "alone" and phrase[k - 1]:
        return True  # "in 1957 alone"
    if _of_the_date(view, k):
        return True
    if tokens[k].text != "," or not phrase[k - 1] or k + 1 >= len(tokens):
        return False
    j = k - 1
    while j and phrase[j]:
        j -= 1
    apart = tokens[k + 1].low in ("with", "up", "down", "off")  # ", down 4%"
    leads = tokens[k + 1].tag in (Tag.PREP, Tag.TO) and not apart
    return leads and tokens[j].text != ","


def _of_the_date(view: View, k: int) -> bool:
    """Tell the words of "on 17 April, the 39th anniversary of the landing": they are the date's."""
    tokens, phrase = view.tokens, view.parse.phrase
    if tokens[k].text == "," and not phrase[k - 1]:
        k -= 1
    opens = k
    while opens > 0 and tokens[opens].text != ",":
        opens -= 1
    if not 0 < opens < len(tokens) - 1 or not phrase[opens - 1]:
        return False
    if tokens[opens + 1].tag is not Tag.DET:
        return False
    return any(token.low in DAYS for token in tokens[opens + 2 : min(opens + 6, k + 5)])


DAYS = frozenset("anniversary birthday eve feast holiday".split())


def uncompared(view: View, kept: list[int]) -> list[int]:
    """Take off the "than originally planned" of "three days later than originally planned"."""
    tokens = view.tokens
    for n, k in enumerate(kept):
        if tokens[k].low == "than" and view.parse.phrase[k - 1]:
            while n and view.parse.phrase[kept[n - 1]]:
                n -= 1
            return kept[:n]
    return kept


def moved(view: View, kept: list[int]) -> list[int]:
    """Take off the "as" of "has set 3 May as the deadline"."""
    first = kept[0] if kept else 0
    date = first > 1 and view.tokens[first - 1].tag is Tag.DATE
    led = date and view.tokens[first].low == "as" and not view.parse.phrase[first - 2]
    return kept[1:] if led else kept


def before_aside(view: View, kept: list[int]) -> list[int]:
    """Take off what a dash sets apart behind the date: "sold it in 1984 -- part of a plan"."""
    for n, k in enumerate(kept):
        apart = view.tokens[k].text in DASHES and view.tokens[k].gap and n
        if apart and view.date < k + 3:
            return kept[:n]
    return kept


ASKING = frozenset("what who how why that whether where when which".split())


def unfinished(view: View, kept: list[int]) -> list[int]:
    """Take off the ", having learnt" of ", having learnt what the bomb was made of"."""
    tokens, last = view.tokens, kept[-1] if kept else 0
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.low not in ASKING or view.parse.phrase[last + 1]:
        return kept
    k = len(kept) - (2 if tokens[last].tag in (Tag.ED, Tag.PART, Tag.PAST) else 1)
    opens = k > 0 and (tokens[kept[k]].tag is Tag.ING or tokens[kept[k]].low == "having")
    return kept[: k - 1] if opens and tokens[kept[k - 1]].text == "," else kept


def without_terms(view: View, kept: list[int]) -> list[int]:
    """Take off the ", due to expire last Thursday," that another date stands in."""
    tokens = view.tokens
    for n, k in enumerate(kept):
        inner = tokens[k].text == "," and n + 1 < len(kept) and tokens[kept[n + 1]].low in TERMS
        if not inner:
            continue
        ends = (m for m in range(n + 1, len(kept)) if tokens[kept[m]].text == ",")
        end = next(ends, len(kept))
        if any(tokens[j].tag is Tag.DATE and j != view.date for j in kept[n + 1 : end]):
            return [*kept[:n], *kept[end:]]
    return kept


TERMS = frozenset("due set scheduled originally previously first expected planned".split())


def outer_item(view: View, clause: Clause, kept: list[int]) -> list[int]:
    """Take off the ", and Next" of "from Volta, which opens it in May, and Next"."""
    for n, k in enumerate(kept[:-1]):
        behind = k > view.date and view.tokens[k].text == "," and view.parse.phrase[k - 1]
        if not behind or clause.kind is not Kind.RELATIVE:
            continue
        rest = [view.tokens[j].tag for j in kept[n + 1 :]]
        if rest[0] is Tag.CC and Tag.NAME in rest and set(rest[1:]) <= {Tag.NAME, Tag.PUNCT}:
            return kept[:n]
    return kept


BARELY = frozenset(["late", "early", "only", "just", "even", "shortly"])  # "only | in 2012"


def trailing(view: View, kept: list[int]) -> list[int]:
    """Take off what the date leaves at the end: "and again"."""
    tokens = view.tokens
    while kept:
        last, before = tokens[kept[-1]], tokens[kept[-2]] if len(kept) > 1 else None
        again = last.low in ("again", "then") and before is not None and before.tag is Tag.CC
        led = last.low == "of" and kept[-1] + 1 < len(tokens)
        led = led and tokens[kept[-1] + 1].tag is Tag.DATE
        led = led or _barely(view, kept)
        if last.low == "her" or (
            last.tag not in (Tag.CC, Tag.DET) and last.text not in ",.;:" and not (again or led)
        ):
            break
        kept = kept[:-1]
    return kept


def _barely(view: View, kept: list[int]) -> bool:
    """Tell the "only" of "only in 2012" and the "even" of "even though"; not "broke even"."""
    tokens, k = view.tokens, kept[-1] + 1
    if tokens[k - 1].low not in BARELY or k >= len(tokens):
        return False
    broke = tokens[k - 1].low == "even" and tokens[k - 2].low in EVENLY
    clause = tokens[k - 1].low == "even" and tokens[k].low in ("though", "if", "as", "when")
    return (view.parse.phrase[k] and not broke) or clause


EVENLY = frozenset("broke break breaks broken breaking got get".split())


def unled(view: View, kept: list[int]) -> list[int]:
    """Take off the "found near" of "hair found near | where a sniper shot"."""
    tokens, last = view.tokens, kept[-1] if kept else 0
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    led = after is not None and after.tag is not Tag.PUNCT and not view.parse.phrase[last + 1]
    participle = tokens[last].tag in (Tag.ED, Tag.PART) and len(kept) > 2
    return kept[:-1] if led and participle and tokens[last - 1].tag is Tag.NOUN else kept
