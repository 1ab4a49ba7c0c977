"""The subject of a verb: what of the words before it is the noun phrase, what only leads in."""

from __future__ import annotations

from typing import NamedTuple

from timeline.events.syntax.marks import Marked
from timeline.events.syntax.parts import Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.words import WORDS


class Subject(NamedTuple):
    """A noun phrase, the insertions in it, and what is against the reading."""

    span: Span
    holes: tuple[Span, ...]
    cost: float


FRONTS = frozenset([Tag.PREP, Tag.SUB, Tag.TO, Tag.ING, Tag.ED, Tag.PART])
LEADS = frozenset([Tag.PUNCT, Tag.CC, Tag.ADV, Tag.NOT])
HEADS = frozenset(
    [Tag.NOUN, Tag.NAME, Tag.NUM, Tag.PRON, Tag.MAYBE, Tag.ING, Tag.DATE, Tag.PRESENT]
)
STARTS = frozenset([Tag.DET, Tag.PRON])
ORDER = frozenset(["first", "last", "once"])
QUOTED = frozenset(["“", '"', "‘", "``"])
OBJECTS = frozenset("him her them us me".split())
NOMINATIVE = frozenset("he she it they we i".split())
COUNTS = frozenset("about around over nearly almost up at more less fewer some between".split())


def subject_of(marked: Marked, begin: int, end: int, holes: tuple[Span, ...] = ()) -> Subject:
    """Return the subject among the tokens [begin, end) before a verb."""
    key = (begin, end, holes)
    if key not in marked.subjects:
        marked.subjects[key] = _subject_of(marked, begin, end, holes)
    found: Subject = marked.subjects[key]
    return found


def _subject_of(marked: Marked, begin: int, end: int, holes: tuple[Span, ...]) -> Subject:
    stop, closing, half = _ending(marked, begin, end, holes)
    start, cost = front(marked, begin, stop)
    if start >= stop or (start == stop - 1 and marked.tokens[start].low in OBJECTS):
        return Subject((end, end), (), cost)  # "a park named after her | was opened"
    if begin == 0 and closing is None:
        home = _resident(marked.tokens, marked.phrase, stop - 1)
        if home > start:
            return Subject((start, home), ((home, end),), cost)
    inner = [k for k in range(start + 1, stop) if marked.breaks(k) and not _in(holes, k)]
    inner = inner[1:] if _describing(marked.tokens, start, inner) else inner
    inserted: tuple[Span, ...] = ()
    if closing is None and inner and _aside(marked, inner[0], holes):
        closing = max(b for _, b in holes) - 1  # ", 62, | who lived there,"
    if closing is not None and inner:
        opened = _insertion(marked, inner, closing)
        inserted, stop = ((opened, closing + 1),), opened
        cost += 0.0 if closing - opened < 16 else 0.5
    elif closing is not None and not half:
        cost += 2.2
    elif inner and not _listed(marked, start, inner, stop):
        open_ended = marked.tokens[inner[-1] + 1].tag in (Tag.PREP, Tag.ADV)
        if open_ended:  # "an attempt by the fleet, now under Vik failed"
            inserted, stop, cost = ((inner[-1], end),), inner[-1], cost + 1.0
        else:
            start, cost = inner[-1] + 1, cost + 1.5
    stop = _left(marked, start, stop, holes)
    if start >= stop:
        return Subject((end, end), inserted, cost + 1.0)
    return Subject((start, stop), (*holes, *inserted), cost + _ends(marked, start, stop))


def _describing(tokens: list[Token], start: int, inner: list[int]) -> bool:
    """Tell the first comma of "the big, often tumultuous slide" from one behind a noun."""
    led = tokens[start].tag is Tag.DET and inner[:1] == [start + 2]
    return led and tokens[start + 1].is_word("adjective")


def _ending(
    marked: Marked, begin: int, end: int, holes: tuple[Span, ...]
) -> tuple[int, int | None, bool]:
    """Return (the subject's end, the comma that closes an insertion, whether in a hole)."""
    stop = _left(marked, begin, end, holes)
    half = _half_closed(marked, holes)
    if half is not None and stop <= half:
        return stop, half, True  # ", a sailor | who ...,": the insertion began before its clause
    if stop > begin and marked.breaks(stop - 1):
        return _left(marked, begin, stop - 1, holes), stop - 1, False
    return stop, None, False


def _ends(marked: Marked, start: int, stop: int) -> float:
    """Price a subject that ends in what no noun phrase ends in."""
    last = marked.tokens[stop - 1]
    whole = last.tag in HEADS or last.low in DEMONSTRATIVE or last.text in "”\"')"
    alone = last.low not in NOMINATIVE or stop - start == 1
    dated = any(
        marked.tokens[k].tag is Tag.CC and marked.phrase[k + 1] for k in range(start, stop - 1)
    )  # "the campaign failed and by May the plans": two clauses
    cost = 1.2 if dated or _two(marked, start, stop) else 0.0
    if whole and alone:
        return cost
    if last.tag in (Tag.ED, Tag.PART) and stop < len(marked.phrase) and marked.phrase[stop]:
        return cost + 0.3  # "the deal signed on 3 May"
    return 0.5 if last.tag is Tag.POSS else 2.5


def _two(marked: Marked, start: int, stop: int) -> bool:
    """Tell "the outbreak of war | the factory", which is two noun phrases."""
    tokens = marked.tokens
    return any(
        tokens[k].tag is Tag.DET
        and tokens[k].low in WORDS["article"]
        and tokens[k - 1].tag in (Tag.NOUN, Tag.NAME)
        and tokens[k - 1].low not in ("half", "twice")  # "half a million"
        for k in range(start + 2, stop)
    )


def _aside(marked: Marked, comma: int, holes: tuple[Span, ...]) -> bool:
    """Tell ", 62, | who lived there," from the commas of a list before "who"."""
    first = min((a for a, _ in holes if marked.breaks(a)), default=0)
    joined = any(token.tag is Tag.CC for token in marked.tokens[comma + 1 : first])
    return first > 0 and not joined


def _half_closed(marked: Marked, holes: tuple[Span, ...]) -> int | None:
    """Return the comma that ends a hole which none begins."""
    for a, b in holes:
        if marked.breaks(b - 1) and not marked.breaks(a):
            return b - 1
    return None


DEMONSTRATIVE = frozenset("this that these those both all some many few most another each".split())


def _in(holes: tuple[Span, ...], k: int) -> bool:
    return any(a <= k < b for a, b in holes)


def _left(marked: Marked, begin: int, end: int, holes: tuple[Span, ...]) -> int:
    """Step left over adverbs, dates and insertions."""
    tokens = marked.tokens
    while end > begin and (
        tokens[end - 1].tag in (Tag.ADV, Tag.NOT)
        or marked.passes(end - 1)
        or _in(holes, end - 1)
        or (tokens[end - 1].low in ORDER and end - 1 > begin and tokens[end - 2].tag in NAMED)
    ):
        end -= 1
    return end


NAMED = frozenset([Tag.NOUN, Tag.NAME])  # "residents first complained"


def front(marked: Marked, begin: int, stop: int) -> tuple[int, float]:
    """Return (where the subject begins, cost): behind "In May,", "Speaking in Rome,"."""
    tokens = marked.tokens
    k, cost = begin, 0.0
    while k < stop:
        token = tokens[k]
        if marked.passes(k) or (token.tag in LEADS and not _counts(marked, k)):
            if token.text in QUOTED and not marked.passes(k):
                break
            k += 1
        elif _measured(marked, k) and (after := _comma_behind(marked, k, stop)):
            k = after  # "a week after the anniversary, a bomb"
        elif k == begin == stop - 1 and k and tokens[k - 1].tag is Tag.REL and token.low in ORDER:
            k += 1  # "who first sailed"
        elif token.tag in FRONTS and not _counts(marked, k):
            after, price = _behind(marked, k, stop)
            cost += price
            if after is None:
                return k, cost
            k = after
        else:
            break
    return k, cost


UNITS = frozenset("day days week weeks month months year years hour hours decade decades".split())


def _measured(marked: Marked, k: int) -> bool:
    """Tell whether "a week after" or "two days before" begins at `k`."""
    tokens = marked.tokens[k : k + 3]
    return len(tokens) == 3 and tokens[1].low in UNITS and tokens[2].low in ("after", "before")


def _comma_behind(marked: Marked, k: int, stop: int) -> int | None:
    return next((j + 1 for j in range(k + 1, stop - 1) if marked.breaks(j)), None)


def _counts(marked: Marked, k: int) -> bool:
    """Tell "at least 40 people", "about 300 men": a count, which no preposition leads in."""
    tokens = marked.tokens
    if tokens[k].low in ("only", "nearly", "almost"):
        return True
    if tokens[k].low not in COUNTS or k + 1 >= len(tokens):
        return False
    following = tokens[k + 1 : k + 3]
    near = [token for token in following if token.tag is Tag.NUM]
    return bool(near) and (
        following[0].tag is Tag.NUM or following[0].low in ("least", "to", "than")
    )


def _behind(marked: Marked, k: int, stop: int) -> tuple[int | None, float]:
    """Return (where the phrase that leads in at `k` ends, cost); None where it is the subject."""
    tokens = marked.tokens
    commas = [j for j in range(k + 1, stop - 1) if marked.breaks(j)]
    if tokens[k].tag in (Tag.ED, Tag.PART) and tokens[k + 1].tag in MODIFIED:
        return None, 0.0  # "Renewed fighting broke out"
    early = _boundary(marked, k, commas[0] if commas else stop)
    if early is not None and (not commas or tokens[early[0]].tag is Tag.DET):
        return early
    if commas:
        first = commas[0]
        if len(commas) > 1 and _joined(marked, first, commas[1]):
            first = commas[1]
        return first + 1, 0.0
    if tokens[k].tag in (Tag.ING, Tag.ED, Tag.PART, Tag.TO):
        return None, 0.0 if tokens[k].tag is not Tag.TO else 1.0
    return None, 1.5


MODIFIED = frozenset([Tag.NOUN, Tag.NAME, Tag.MAYBE])


def _boundary(marked: Marked, k: int, stop: int) -> tuple[int, float] | None:
    """Return (where a noun phrase begins behind the one that a preposition at `k` led in, cost)."""
    tokens = marked.tokens
    if tokens[k].tag in (Tag.ING, Tag.ED, Tag.PART, Tag.TO):
        return None
    seen = False
    for j in range(k + 1, stop):
        before = tokens[j - 1].tag
        if marked.phrase[j] and not marked.phrase[j - 1] and seen and j + 1 < stop:
            return j, 0.0
        if seen and tokens[j].tag in STARTS and before not in (Tag.PREP, Tag.CC, Tag.TO, Tag.ADV):
            return j, 0.2
        if seen and before is Tag.NAME and tokens[j].tag in (Tag.NOUN, Tag.NUM):
            return j, 0.6
        seen = seen or tokens[j].tag in (Tag.NOUN, Tag.NAME, Tag.NUM, Tag.MAYBE)
    return None


def _joined(marked: Marked, first: int, second: int) -> bool:
    """Tell whether "and" stands between two commas: "In Chad, Niger and Mali, rebels"."""
    return any(marked.tokens[k].tag is Tag.CC for k in range(first + 1, second))


def _insertion(marked: Marked, inner: list[int], closing: int) -> int:
    """Return the mark that opens the insertion which `closing` ends; a list before it stays."""
    tokens = marked.tokens
    mark = tokens[closing].text
    same = [k for k in inner if tokens[k].text == mark] or inner
    first = same[0]
    if len(same) > 1 and tokens[first + 1].low not in WORDS["article"]:
        for opened in same[1:]:
            item = range(first + 1, opened)
            if any(tokens[k].tag is Tag.CC for k in item) and len(item) < 7:
                return opened
    return first


def _listed(marked: Marked, start: int, inner: list[int], stop: int) -> bool:
    """Tell whether commas part the items of a list: "Chad, Niger and Mali"."""
    tokens = marked.tokens
    joined = any(token.tag is Tag.CC for token in tokens[inner[-1] + 1 : stop])
    if any(tokens[k + 1].tag in UNLISTED or tokens[k + 1].low in ("a", "an", "no") for k in inner):
        several = len(inner) > 2 and tokens[inner[-1] + 1].tag not in UNLISTED
        if several and joined:
            return True
        return len(inner) > 1 and joined and tokens[inner[-1] + 1].tag is Tag.CC
    return joined and inner[0] - start < 10


# what follows no comma of a list: "the shooting, and the car" are two clauses
UNLISTED = frozenset([Tag.CC, Tag.PREP, Tag.TO, Tag.ADV, Tag.SUB])


def _resident(tokens: list[Token], phrase: list[bool], last: int) -> int:
    """Return the first comma of "a man of Marsh Lane, Oldbury, Arden", which a verb follows, or 0.

    The places after it are his address, none of them the subject.
    """
    start = 0
    while start < last and (phrase[start] or tokens[start].text == ","):
        start += 1
    comma = next((k for k in range(start, last) if tokens[k].text == ","), 0)
    if not comma or tokens[start].tag not in (Tag.DET, Tag.NUM):
        return 0
    k = comma - 1
    while k > start and tokens[k].tag is Tag.NAME:
        k -= 1
    lives = tokens[k].low in ("of", "from", "in", "near") and k < comma - 1 and k > start + 1
    common = tokens[k - 1].tag in (Tag.NOUN, Tag.MAYBE)
    places = all(tokens[j].tag is Tag.NAME or tokens[j].text == "," for j in range(comma, last + 1))
    return comma if lives and common and places else 0
