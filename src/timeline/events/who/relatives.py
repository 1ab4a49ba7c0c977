"""What a relative clause is about: whom "a striker who" explains, whose "list, which" it is."""

from __future__ import annotations

from timeline.events.syntax.parts import Span
from timeline.events.syntax.tokens import Tag
from timeline.events.who.drafts import View
from timeline.events.who.names import PERSON


def named_by(view: View, span: Span) -> Span:
    """Return the name that "a striker" explains in "Osei, a striker who joined ..."."""
    span = _whole_name(view, span)
    start = span[0]
    tokens = view.tokens
    if start > 2 and tokens[start - 1].low == "once":  # "a | once high-flying maker"
        start -= 2
    if start > 3 and tokens[start - 1].tag is Tag.CC:  # "Holt, a political outsider and poet, who"
        k = start - 2
        while k > 1 and tokens[k].tag in (Tag.NOUN, Tag.MAYBE, Tag.ED):
            k -= 1
        start = k if tokens[k].low in ("a", "an", "the") and tokens[k - 1].text == "," else start
    if start < 2 or tokens[start - 1].text != "," or tokens[start].low not in ("a", "an", "the"):
        return span
    if start == 2 and tokens[0].tag in (Tag.NAME, Tag.NOUN, Tag.MAYBE):
        return (0, 1)
    aged = tokens[start - 2].tag is Tag.NUM and start > 3 and tokens[start - 3].text == ","
    end = start - 3 if aged else start - 1  # "Ida Moe, 71, a novelist who ..."
    for name in view.names:
        if name.end == end:
            lives = tokens[name.outset - 1].low in ("of", "from", "in", "at") and name.outset > 1
            person = _person_before(view, name.outset) if lives else None
            return person or (name.outset, name.end)  # "Ida Moe, of Lund, a painter, who"
    return span


def _person_before(view: View, k: int) -> Span | None:
    """Return the last person named before a token, where no verb stands between."""
    before = [name for name in view.names if name.kind == PERSON and name.end < k]
    verbs = {j for c in view.parse.clauses for j in range(c.verb.start, c.verb.end)}
    if not before or verbs & set(range(before[-1].end, k)):
        return None
    return (before[-1].outset, before[-1].end)


def _whole_name(view: View, span: Span) -> Span:
    """Return a phrase with the names whole that it cuts; of "Ida Moe of the Council, who" her."""
    start, end = span
    cut = next((n for n in view.names if n.start < start < n.end), None)
    start = cut.start if cut is not None else _with_owner(view, start)
    follows = end + 1 < len(view.tokens) and view.tokens[end].text == ","
    if follows and view.tokens[end + 1].low == "who":
        k = start - 1
        while k > 0 and view.tokens[k].tag in (Tag.DET, Tag.PREP):
            k -= 1
        led = any(view.tokens[j].low in ("of", "from") for j in range(k + 1, start + 1))
        inside = any(n.kind == PERSON and start <= n.start < end for n in view.names)
        person = next((n for n in view.names if n.end == k + 1 and n.kind == PERSON), None)
        if led and person is not None and not inside:
            return (person.outset, person.end)
        if not inside and (titled := _office_of(view, start, end)) is not None:
            return titled
    return (start, end)


def _office_of(view: View, start: int, end: int) -> Span | None:
    """Return "Ida Moe" of "Ida Moe, once head of sales, field operations, who left"."""
    head = view.tokens[end - 1]
    human = head.is_word("person") or head.is_word("role") or head.low.endswith(HUMAN)
    if human or not head.text.islower() or start < 2 or view.tokens[start - 1].text != ",":
        return None
    return _person_before(view, start)


HUMAN = ("er", "or", "ist", "man", "woman", "ers", "ors", "ists", "men", "women", "people")


def _with_owner(view: View, start: int) -> int:
    """Return where "the FBI's wanted list, which began" begins: at its owner's name."""
    k = start - 1
    while k > 0 and view.tokens[k].tag in (Tag.ADV, Tag.DET, Tag.ED) and view.tokens[k].low in MOST:
        k -= 1
    if k < 1 or view.tokens[k].tag is not Tag.POSS:
        return start
    owner = next((n for n in view.names if n.end == k), None)
    return owner.outset if owner is not None else start


MOST = frozenset("most best first last own latest".split())
