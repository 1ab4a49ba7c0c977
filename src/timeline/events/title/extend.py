"""A short title made whole by what follows: "Factory closed after its owner went bankrupt"."""

from __future__ import annotations

from timeline.events.syntax.parts import Clause, Kind
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.title.compose import rest_words
from timeline.events.title.cuts import rank
from timeline.events.title.owing import tagged
from timeline.events.title.predicate import verb_words
from timeline.events.title.subjects import Draft, View, Words, bracketed, subject_draft
from timeline.events.title.trim import LONG
from timeline.events.title.wording import text

BRIEF = 6  # words of a title that leaves room
REASONS = frozenset(["when", "after", "because", "as"])


def extended(view: View, clause: Clause, draft: Draft) -> None:
    """Add the second predicate or the reason to a short title, where the whole of it fits."""
    if _scene(view, clause, draft) or _harmed(view, clause, draft):
        return
    told = [*draft.subject, *draft.verb, *draft.rest]
    if draft.review or not draft.subject or _wide(view, told) > BRIEF:
        return
    at = view.parse.clauses.index(clause) if clause in view.parse.clauses else -1
    following = view.parse.clauses[at + 1] if 0 <= at < len(view.parse.clauses) - 1 else None
    if following is None or _dated(view, following) or not _next(view, clause, following):
        return
    head, tail = _more(view, clause, following)
    more = _fitting(
        view, told, _again(view, following, told, head), _again(view, following, told, tail)
    )
    himself = ("he", "she") if draft.stands_for else ()  # "she was held as she tried"
    pronouns = [k for k in more if isinstance(k, int) and view.tokens[k].tag is Tag.PRON]
    if any(view.tokens[k].low not in himself for k in pronouns):
        return
    draft.rest = [*draft.rest, *more]


def _scene(view: View, clause: Clause, draft: Draft) -> bool:
    """Title "a car was southbound near Graz when a deer entered the road" with the deer."""
    tokens = view.tokens
    lasting = [tokens[k].low for k in draft.verb if isinstance(k, int)]
    clauses = view.parse.clauses
    after = clauses[clauses.index(clause) + 1 :] if clause in clauses else []
    if lasting[:1] not in (["was"], ["were"]) or len(draft.verb) > 2 or not after or draft.review:
        return False
    going = len(draft.verb) == 1 or tokens[clause.verb.head].tag is Tag.ING
    opener = after[0].opener
    if not going or opener is None or tokens[opener].low != "when" or _dated(view, after[0]):
        return False
    head, rest = _more(view, clause, after[0])
    if tokens[after[0].subject[0]].tag is Tag.PRON:
        return False
    if not head or any(isinstance(k, int) and tokens[k].tag is Tag.PRON for k in head):
        return False
    cuts = [n for n, k in enumerate(draft.rest) if n and tagged(tokens, k, Tag.PREP)]
    for n in (len(draft.rest), *reversed(cuts)):
        told = [*draft.subject, *draft.verb, *draft.rest[:n]]
        more = _fitting(view, told, head, rest)
        if more:
            draft.rest = [*draft.rest[:n], *more]
            return True
    return False


HARMED = frozenset("killed wounded injured hurt died drowned trapped".split())


def _harmed(view: View, clause: Clause, draft: Draft) -> bool:
    """Title "40 people were killed and many hurt when a bomb exploded in Graz" with the bomb."""
    tokens, clauses = view.tokens, view.parse.clauses
    after = clauses[clauses.index(clause) + 1 :] if clause in clauses else []
    opener = tokens[after[0].opener].low if after and after[0].opener is not None else ""
    plain = bool(draft.subject) and not draft.review and tokens[clause.verb.head].low in HARMED
    if not plain or opener not in ("when", "as") or _dated(view, after[0]):
        return False
    head, rest = _more(view, clause, after[0])
    if not head or tokens[after[0].subject[0]].tag is Tag.PRON:
        return False
    whole = [*head, *_again(view, after[0], draft.subject, rest)]
    bare: Words = [clause.verb.head]
    forms = ((draft.verb, whole), (bare, _without_articles(tokens, whole)))
    for verb, more in forms:
        for own in (draft.rest, []):
            if _wide(view, [*draft.subject, *verb, *own, *more]) <= LONG:
                draft.verb, draft.rest = verb, [*own, *more]
                draft.scope += range(after[0].start, after[0].end)
                return True
    return False


def _without_articles(tokens: list[Token], words: Words) -> Words:
    return [w for w in words if isinstance(w, str) or not tokens[w].is_word("article")]


def _fitting(view: View, told: Words, head: Words, rest: Words) -> Words:
    """Return what follows, cut where it can be cut; nothing where there is no room for it."""
    tokens, fixed = view.tokens, len(told) + len(head)
    whole = [*told, *head, *rest]
    places = [len(whole)] if head else []
    places += [at for at in range(len(whole) - 1, fixed, -1) if rank(tokens, whole, at, fixed) < 3]
    fits = (at for at in places if _wide(view, whole[:at]) <= LONG)
    return whole[len(told) : next(fits, len(told))]


def _again(view: View, following: Clause, told: Words, more: Words) -> Words:
    """Leave "she" and "his" where the title has the name already."""
    named = {word for word in told if isinstance(word, str) and word not in ("'s", "’")}
    named |= {
        view.tokens[k].text for k in told if isinstance(k, int) and view.tokens[k].tag is Tag.NAME
    }
    own = [t.low for t in view.tokens[following.start : following.end]]
    out: Words = []
    for n, word in enumerate(more):
        owns = more[n + 1 : n + 2] in (["'s"], ["’"])
        forms = OWNING if owns else ("he", "she", "it", "they", "him", "her", "them")
        known = isinstance(word, str) and (word in named or word.split()[-1] in named)
        back = next((low for low in own if low in forms), None) if known else None
        out.append(back or word)
    return [w for n, w in enumerate(out) if not (w in ("'s", "’") and n and out[n - 1] in OWNING)]


OWNING = ("his", "her", "its", "their")


def _wide(view: View, words: Words) -> int:
    return len(text(view.tokens, words).split())


def _dated(view: View, clause: Clause) -> bool:
    """Tell whether a clause has a date, which makes it another event."""
    return any(
        token.tag is Tag.DATE and view.parse.owner[k] is clause
        for k, token in enumerate(view.tokens)
    )


def _next(view: View, clause: Clause, following: Clause) -> bool:
    """Tell whether only dates and a comma stand between two clauses."""
    own = [
        k
        for k in range(clause.verb.end, following.start)
        if view.parse.owner[k] is clause and not view.parse.phrase[k]
    ]
    return not any(bracketed(view, k) or view.tokens[k].text in ";:" for k in own)


def _second(first: Words, verb: Words) -> Words:
    """Return "and elect" of "to meet and to elect"; nothing behind a verb of another form."""
    if verb[:1] != ["to"]:
        return ["and", *verb]
    return ["and", *verb[1:]] if first[:1] == ["to"] else []


def _more(view: View, clause: Clause, following: Clause) -> tuple[Words, Words]:
    """Return what follows to its verb, and the rest: "when a mine exploded" and "off Lund"."""
    tokens, opener = view.tokens, following.opener
    if opener is None:
        return [], []
    verb, rest = verb_words(view, following), rest_words(view, following)
    if following.shares is clause and tokens[opener].low == "and":
        return _second(verb_words(view, clause), verb), rest
    reason = following.kind in (Kind.SUBORDINATE, Kind.RELATIVE) and tokens[opener].low in REASONS
    start, end = following.subject
    if not reason or start >= end or following.start < opener - 1:
        return [], []
    draft = subject_draft(view, following)
    own = [k for k in range(start, end) if not any(a <= k < b for a, b in following.holes)]
    named = any(isinstance(word, str) for word in draft.subject) and not draft.review
    return [tokens[opener].low, *(draft.subject if named else own), *verb], rest
