"""Who said it, and what was said: "Rutte: North Korean troops transferred to Kursk Oblast"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.events.syntax.connectors import REPORTING
from timeline.events.syntax.parts import DASHES, Clause, Kind, Parse, Span
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.syntax.verbs import RULING
from timeline.events.title.compose import clause_draft
from timeline.events.title.polish import firm, nut
from timeline.events.title.subjects import Draft, View, Words, span_draft
from timeline.events.title.trim import LONG, SPOKEN
from timeline.events.title.wording import text
from timeline.events.who.definites import ANALYSTS
from timeline.events.who.focus import with_second
from timeline.events.who.names import LISTS, PERSON, Name, fits, join
from timeline.events.words import WORDS

INNER_MARK = re.compile(r"[,.]\s*(”|\"|''|’)$")  # the comma of “We left,” he said
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
        return Speech(clause, clause.subject, following)
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


def label(view: View, speech: Speech) -> tuple[str | None, str | None]:
    """Return (the speaker as a title has it, or None where nameless; why to look, or None)."""
    tokens = view.tokens
    if speech.speaker[0] >= min(speech.speaker[1], len(tokens)):
        return None, None  # a quotation, "said", and nobody
    draft = span_draft(view, speech.speaker, speech.clause.holes)
    for name in view.names:
        inside = speech.speaker[0] <= name.start and name.end <= _label_end(view, speech)
        inside = inside and not view.parse.hidden[name.start]
        inside = inside and not _set_apart(speech.clause, name)
        if inside and name.kind == PERSON and not _belongs(tokens, name.end):
            end = with_second(view.sight, name.end)
            return text(tokens, span_draft(view, (name.outset, end), []).subject), None
    if tokens[speech.speaker[0]].is_word("possessive"):  # "his family", "her manager"
        return None, None
    follows = speech.speaker[0] >= speech.clause.verb.end
    shared = speech.clause.shares and not follows
    if speech.clause.kind is Kind.RELATIVE or draft.stands_for or shared:
        draft = clause_draft(view, speech.clause)
        return text(
            tokens, draft.subject
        ), draft.review if draft.review and "pronoun" in draft.review else None
    words = [k for k in draft.subject if isinstance(k, int)]
    if words and any(tokens[k].low in WORDS["anonymous"] for k in words) and not draft.stands_for:
        if tokens[words[0]].low in ANALYSTS and any(tokens[k].tag is Tag.NAME for k in words):
            return text(tokens, draft.subject), draft.review  # "analysts at Brandt & Co."
        return None, draft.review if tokens[words[0]].tag is Tag.PRON else None
    return text(tokens, _named_body(view, draft.subject)), draft.review


def _set_apart(clause: Clause, name: Name) -> bool:
    """Tell a name in "the mother, who married Vik's father, said" from one that is a hole."""
    return any(start + 1 < name.outset < end for start, end in clause.holes)


def _label_end(view: View, speech: Speech) -> int:
    """Return how far the speaker reaches, an explaining name after a comma included."""
    tokens, end = view.tokens, speech.speaker[1]
    if speech.speaker[0] >= speech.clause.verb.end and tokens[end : end + 1]:
        beside = [n.end for n in view.names if n.outset == end + 1 and tokens[end].text == ","]
        if beside and tokens[end - 1].tag is not Tag.NAME:
            return beside[0]  # "said a later chancellor, Ida Moe"
    holes = [end for start, end in speech.clause.holes if start >= speech.speaker[0]]
    return max([speech.speaker[1], *holes])


def _belongs(tokens: list[Token], end: int) -> bool:
    return end < len(tokens) and tokens[end].tag is Tag.POSS


def _named_body(view: View, words: Words) -> Words:
    """Take "carmaker" off "carmaker Volta"."""
    tokens = view.tokens
    kept = [word for word in words if isinstance(word, int)]
    if len(kept) < 2 or len(kept) != len(words) or tokens[kept[-1]].tag is not Tag.NAME:
        return words
    for k in kept[:-1]:
        if (
            tokens[k].text.islower()
            and tokens[k].low in WORDS["company"]
            and all(tokens[j].tag is Tag.NAME for j in kept if j > k)
        ):
            return [j for j in kept if j > k]
    return words


def spoken_draft(view: View, speech: Speech) -> Draft:
    """Put the title of a statement together."""
    who, review = label(view, speech)
    who = _brief(firm(who)) if who else who
    if who and speech.content is not None and _itself(view, who, speech):
        who, review = None, None
    if speech.quote is not None:
        return _quoted(view, speech.quote, who, review)
    assert speech.content is not None
    content = speech.content
    if _own_pronoun(view, content, who) and content.start >= speech.clause.start:
        draft = _reported(view, speech, who, review)
        words = [*draft.subject, *draft.verb, *draft.rest]
        long = len(text(view.tokens, words).split()) > LONG
        return _own_deed(view, speech, draft) if long and who else draft
    draft = clause_draft(view, content, spoken=True)
    draft.review = draft.review or review
    draft.scope += range(speech.speaker[0], _label_end(view, speech))
    if who is None:
        return draft
    if draft.subject and who == text(view.tokens, draft.subject):
        return _reported(view, speech, who, review)
    shown = text(view.tokens, draft.subject)
    if draft.subject and (shown.split()[-1:] == who.split()[-1:] or firm(shown) == who):
        return draft  # "Farkas is leaving, Farkas said"
    draft.subject = [f"{who}:", *_lowered(view, draft.subject)]
    return draft


def _itself(view: View, who: str, speech: Speech) -> bool:
    """Tell "Volta is recalling cars, the company said": the company is Volta."""
    assert speech.content is not None
    start, end = speech.content.subject
    if _plain_body(view, speech) and any(
        name.kind != PERSON and name.start in range(start, end) for name in view.names
    ):
        return True
    inside = range(start, end)
    named = any(name.start in inside and name.end == end for name in view.names)
    return named and who.split()[-1].lower() in WORDS["firm"] and len(who.split()) < 3


def _plain_body(view: View, speech: Speech) -> bool:
    """Tell "the company" and "the club", who can be what is spoken of."""
    tokens, (start, end) = view.tokens, speech.speaker
    return (
        speech.content is not None
        and speech.content.start < speech.clause.start
        and end - start == 2
        and tokens[start].low == "the"
        and tokens[start + 1].low in WORDS["firm"] | BODIES
    )


BODIES = frozenset("club team band group organisation organization union party".split())


def _brief(who: str) -> str:
    """Return a speaker of many words without what comes after "for" or "in"."""
    head = re.split(r",? (?:for|in|at|with|from|who|which) ", who, maxsplit=1)[0]
    return head if len(who.split()) > 5 and len(head.split()) > 1 else who


def _lowered(view: View, words: Words) -> Words:
    """Take the capital off a common noun that opened the sentence."""
    first = words[0] if words else None
    if (
        first != 0
        or not isinstance(first, int)
        or any(name.start == 0 or name.outset == 0 for name in view.names)
    ):
        return words
    token = view.tokens[0]
    common = token.text.istitle() and token.text not in LISTS["demonym"]
    return [token.low if common else token.text, *words[1:]]


def _own_pronoun(view: View, content: Clause, who: str | None) -> bool:
    """Tell whether what was said begins with "it", "he" or "they", which can be who said it."""
    start, end = content.subject
    low = view.tokens[start].low if start < end else ""
    other = who is not None and low in ("he", "she") and not fits(low, who)
    return end - start == 1 and view.tokens[start].tag is Tag.PRON and not other


def _own_deed(view: View, speech: Speech, reported: Draft) -> Draft:
    """Return "Volta entered into an agreement" for what Volta announced at length that it has."""
    assert speech.content is not None
    tokens, start = view.tokens, speech.content.subject[0]
    if tokens[start].low not in ("it", "they") or tokens[speech.content.verb.start].low in STATES:
        return reported
    draft = clause_draft(view, speech.content)
    kept = draft.verb[1:] if _is(tokens, draft.verb, PERFECT) else draft.verb
    draft.subject, draft.verb = reported.subject, kept
    draft.review, draft.stands_for = reported.review, None
    draft.scope += reported.scope
    return draft


PERFECT = frozenset(["has", "have"])
STATES = frozenset(["is", "are", "was", "were", "would", "could", "might", "may"])


def _is(tokens: list[Token], words: Words, lows: frozenset[str]) -> bool:
    first = words[0] if len(words) > 1 else None
    return isinstance(first, int) and tokens[first].low in lows


def _reported(view: View, speech: Speech, who: str | None, review: str | None) -> Draft:
    """Keep the verb of saying: "Volta confirmed that it would close its plant"."""
    draft = clause_draft(view, speech.clause)
    assert speech.content is not None
    if speech.content.start < speech.clause.start:
        return clause_draft(view, speech.content)
    if who:
        draft.subject = [who]
    draft.review = review if who else draft.review or "speaker is not named"
    draft.scope += list(range(*speech.speaker))
    return draft


def _around(view: View, quote: Span) -> Span:
    """Return the quotation that the date stands in, where there are several; else the one given."""
    hidden, at = view.parse.hidden, view.date
    if not 0 <= at < len(hidden) or not hidden[at] or quote[0] <= at < quote[1]:
        return quote
    start = end = at
    while start and hidden[start - 1]:
        start -= 1
    while end < len(hidden) and hidden[end]:
        end += 1
    return (start, end)


RECALLING = frozenset("remember remembers recall recalls remembered forget".split())


def _quoted(view: View, quote: Span, who: str | None, review: str | None) -> Draft:
    tokens = view.tokens
    start, end = _around(view, quote)
    line = join(tokens, start, end)
    line = INNER_MARK.sub(r"\1", line)
    words: Words = [nut(line, SPOKEN - len((who or "").split()))]
    draft = Draft([f"{who}:"] if who else [], [], words, review)
    draft.scope = list(range(len(tokens)))
    if start <= view.date < end and any(token.low in RECALLING for token in tokens[start:end]):
        draft.review = draft.review or "the date is of what is remembered"
    if who is None:
        draft.review = draft.review or "speaker is not named"
    return draft
