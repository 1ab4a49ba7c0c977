"""Who said what in a sentence: the saying verb, its speaker, and the clause or quotation said."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.events.syntax.connectors import REPORTING
from timeline.events.syntax.parts import DASHES, Clause, Kind, Parse, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import RULING
from timeline.events.words import WORDS

MARKS = frozenset(",\"”“’''")
SPOKEN_MARKS = (",", "”", '"', "''")


@dataclass(frozen=True, slots=True)
class Speech:
    """An attribution: the saying clause, its speaker's tokens, what was said (clause or quote)."""

    clause: Clause
    speaker: Span
    content: Clause | None
    quote: Span | None = None


def speech_of(parse: Parse, clause: Clause) -> Speech | None:
    """Read a clause as an attribution, or return None."""
    head = parse.tokens[clause.verb.head]
    if head.low in RULING and _trails(parse, clause):
        main = next((c for c in parse.clauses if c.kind is Kind.MAIN), parse.clauses[0])
        return Speech(clause, clause.subject, main)
    quoted = _quote(parse, clause) if head.low in WRITING else None
    if quoted is not None and not _passive(parse.tokens, clause):
        return Speech(clause, _speaker(parse, clause), None, quoted)
    at = parse.clauses.index(clause)
    following = parse.clauses[at + 1] if at + 1 < len(parse.clauses) else None
    if following is not None and _quoted_as(parse.tokens, clause, following):
        return Speech(clause, clause.subject, following)
    if head.low not in SAYING or _passive(parse.tokens, clause):
        return None
    if (
        following is not None
        and following.kind is Kind.CONTENT
        and _adjacent(parse, clause, following)
    ):
        return Speech(clause, clause.subject, _clearer(parse, following))
    quote = _quote(parse, clause)
    if quote is not None:
        return Speech(clause, _speaker(parse, clause), None, quote)
    if _trails(parse, clause):
        told = next(
            (
                other
                for other in parse.clauses
                if other.kind in (Kind.MAIN, Kind.LOOSE, Kind.SUBORDINATE)
            ),
            None,
        )
        if told is not None and told is not clause:
            return Speech(clause, _speaker(parse, clause), told)
    return None


def _clearer(parse: Parse, content: Clause) -> Clause:
    """Return "8,000 were hurt" of "said that the count did not bear that out and 8,000 were hurt".

    What "that" is stands in another sentence; the second half says it all.
    """
    at = parse.clauses.index(content)
    others = parse.clauses[at + 1 : at + 3]
    if not _points_back(parse.tokens, content) or not others or not _goes_on(parse, others[0]):
        return content
    found = parse.tokens[others[0].verb.head].low in SAYING | FINDING
    told = others[-1] if found and others[-1].kind is Kind.CONTENT else others[0]
    return content if _points_back(parse.tokens, told) else told


FINDING = frozenset("found determined established concluded discovered learned learnt".split())


def _points_back(tokens: list[Token], clause: Clause) -> bool:
    """Tell "did not bear that out" and "confirmed this": an object that stands elsewhere."""
    k = clause.verb.end
    if k + 1 >= len(tokens) or tokens[k].low not in ("this", "that", "it", "so"):
        return False
    return tokens[k + 1].low in ("out", "up", "and", "but", ",", ".", ";", "as", "when")


def _goes_on(parse: Parse, clause: Clause) -> bool:
    """Tell "and it found" and "and that 8,000 were hurt" from what only explains."""
    before = parse.tokens[max(clause.start - 1, 0) : clause.start + 1]
    joined = any(token.low in ("and", "but") for token in before)
    return joined and clause.subject[0] < clause.subject[1]


def _quoted_as(tokens: list[Token], clause: Clause, following: Clause) -> bool:
    """Tell "was quoted by the Times on Monday as saying that it would close"."""
    k = following.start
    cited = tokens[clause.verb.head].low in ("quoted", "cited") and _passive(tokens, clause)
    said = k > 1 and tokens[k - 1].low in REPORTING and tokens[k - 2].low == "as"
    return cited and said and following.kind is Kind.CONTENT


def around(parse: Parse, i: int) -> Clause | None:
    """Return the clause that says whose the quotation around a date is; None where there is none.

    A date in a quotation would else go to whatever clause the quotation interrupts.
    """
    if not parse.hidden[i] or parse.brackets[i]:
        return None
    saying = (c for c in parse.clauses if parse.tokens[c.verb.head].low in WORDS["saying"])
    trailing = (c for c in saying if not parse.hidden[c.verb.head] and c.verb.start > i)
    found = next(trailing, None)
    return found if found is not None and _trails(parse, found) else None


SAYING = WORDS["saying"] | REPORTING
WRITING = frozenset("wrote writes tweeted posted shouted asked".split())


def _passive(tokens: list[Token], clause: Clause) -> bool:
    first = tokens[clause.verb.start]
    return first.tag is Tag.BE and clause.verb.end - clause.verb.start > 1


def _adjacent(parse: Parse, clause: Clause, following: Clause) -> bool:
    """Tell whether only a date or whom it was told to stands between the verb and what was said."""
    between = [k for k in range(clause.verb.end, following.start) if not parse.phrase[k]]
    return len(between) <= 9 and not any(parse.tokens[k].text in ";:" for k in between)


def _trails(parse: Parse, clause: Clause) -> bool:
    """Tell whether the attribution comes last: "..., the ministry said on Monday"."""
    tokens = parse.tokens
    k = (clause.subject[0] if clause.subject[0] < clause.subject[1] else clause.verb.start) - 1
    while k > 0 and (parse.phrase[k] or tokens[k].tag is Tag.ADV):
        k -= 1
    if not _ends(parse, clause):
        return False
    if k < 2 or (tokens[k].text not in MARKS and tokens[k].text not in DASHES):
        return False
    return clause is not parse.clauses[0]


def _ends(parse: Parse, clause: Clause) -> bool:
    """Tell a verb that only attributes from one with an object or a modal: "will testify"."""
    tokens, end = parse.tokens, clause.verb.end
    head = tokens[clause.verb.head].low
    if tokens[clause.verb.start].tag is Tag.MODAL or head.startswith(("testif", "respon", "repl")):
        return False
    if clause.subject[0] >= clause.subject[1] or end >= len(tokens) or head == "told":
        return True
    objects = (Tag.DET, Tag.NOUN, Tag.NAME, Tag.NUM, Tag.PRON)
    return parse.phrase[end] or tokens[end].tag not in objects


def _speaker(parse: Parse, clause: Clause) -> Span:
    """Return the speaker, before the verb or after it: "said the engineer"."""
    tokens = parse.tokens
    start, stop = clause.subject
    while start < stop and (parse.hidden[start] or tokens[start].text in SPOKEN_MARKS):
        start += 1
    if start < stop:
        return (_after_quote(tokens, start, stop), stop)
    end = clause.verb.end
    while (
        end < len(tokens)
        and not parse.phrase[end]
        and tokens[end].text not in ",.;:"
        and tokens[end].tag not in (Tag.REL, Tag.PREP)
    ):
        end += 1
    return (clause.verb.end, end)


def _after_quote(tokens: list[Token], start: int, stop: int) -> int:
    """Step over a quotation too short to be hidden, which stands before its speaker."""
    marks = [k for k in range(start, stop) if tokens[k].text in ("”", "''")]
    return marks[-1] + 1 if marks and marks[-1] + 1 < stop else start


def _quote(parse: Parse, clause: Clause) -> Span | None:
    """Return the quotation that opens the sentence or follows the verb."""
    tokens = parse.tokens
    hidden = [k for k in range(len(tokens)) if parse.hidden[k] and not parse.brackets[k]]
    if not hidden:
        return None
    start = hidden[0]
    end = start
    while end < len(tokens) and parse.hidden[end]:
        end += 1
    if start <= 1 or (
        (clause.verb.end <= start <= clause.verb.end + 14 and tokens[start - 1].text in ",:")
        or parse.phrase[start - 1]
    ):
        return (start, end)
    return None
