"""Who took part and where: the names of the clause that the title tells, by what they do in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.events.syntax.marks import QUOTES, enclosed
from timeline.events.syntax.parts import Clause, Parse
from timeline.events.syntax.tokens import Tag, Token
from timeline.events.who.names import BODY, LISTS, PLACES, THING, Name, join
from timeline.events.who.people import People, accounts, collectives, fullest
from timeline.events.who.roles import ACTS, AT, Setting, in_subject, role
from timeline.events.words import WORDS

ADJUNCTS = frozenset(
    "after before following while amid despite because since until saying adding including".split()
)
CODED = re.compile(r"\w[A-Z_]|[`#@\d]")  # an identifier, a version
PARTY = re.compile(r"[RD]-[A-Z]")  # "Rep. Ida Holt, R-Fla."
Cast = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a title tells of: its tokens, the date's token, its form, whom a pronoun stood for."""

    scope: Iterable[int]
    at: int = -1
    form: str = ""  # of the title: speech, noun, clause
    stands_for: str | None = None


def cast(parse: Parse, names: list[Name], told: Told, people: People) -> Cast:
    """Return (who, where) of an event: the names of its clause that act, and the places."""
    scope = _scope(parse, set(told.scope))
    found = [*names, *collectives(parse.tokens, names), *accounts(parse.tokens, people)]
    setting = Setting(parse, names, frozenset(scope), people.persons)
    who: dict[str, None] = dict.fromkeys(_stood_for(told.stands_for, people))
    where: dict[str, None] = {}
    stage = _Stage(parse, found, scope, told)
    for name in sorted(found, key=lambda name: name.start):
        if stage.quotes(name) or PARTY.match(name.text):
            continue
        part = role(setting, name)
        if part == AT and name.start in stage.places and not _is_state(parse.tokens, name):
            where[_with_state(parse.tokens, names, name)] = None
        elif part == ACTS and stage.on(name) and (text := _shown(parse.tokens, name, people)):
            who[text] = None
    return once(who), once(where)


def _stood_for(text: str | None, people: People) -> list[str]:
    """Return the names put for a pronoun: one, the two of "Serbia and Kosovo", none of "rebels"."""
    if not text or not any(word[0].isupper() for word in text.split()):
        return []
    parts = re.split(r", | and ", text)
    known = PLACES | set(people.full) | set(people.full.values())
    if len(parts) > 1 and text not in PLACES and all(part in known for part in parts):
        return [fullest(part, people) for part in parts]
    return [fullest(text, people)]


COMMON = frozenset("VIP TV CEO OK ID PM DVD".split())  # capitals that name nobody


def nameless(title: str, names: list[Name], who: tuple[str, ...]) -> str | None:
    """Say that a title names nobody and nothing, which tells a reader little: "Talks broke off"."""
    first, *rest = title.split() or [""]
    named = (
        who
        or any(word[0].isupper() and word not in COMMON for word in rest)
        or first in LISTS["demonym"]
    )
    opens = any(name.text.split()[0] == first.removesuffix("'s") for name in names)
    coded = any(CODED.search(word) for word in (first, *rest))
    bodily = any(word.lower() in LISTS["collective"] for word in (first, *rest[:2]))
    return None if named or opens or coded or bodily else "no one is named"


class _Stage:
    """Which tokens the actors and the places of an event are taken from."""

    def __init__(self, parse: Parse, names: list[Name], scope: set[int], told: Told) -> None:
        self._parse, self._scope = parse, scope
        nominal = told.form in ("noun", "participle")
        self._cut = len(parse.tokens) if nominal else _adjunct(parse, told.at)
        self._saying = _saying(parse, names, told.at) if told.form == "speech" else None
        self._paper = _paper(parse, names, self._saying)  # one that reports is no actor
        self._saying = None if self._paper else self._saying
        self._quoted = [False] * len(parse.tokens)
        if told.form != "speech":
            self._quoted = enclosed(parse.tokens, QUOTES, 1)
        self.places = scope if told.form == "noun" else _where_scope(parse, scope, told.at)
        if told.form == "label" and told.at >= 0:  # "the derby, 5 Oct., in Elkton, MD"
            self.places = self.places | set(range(told.at, len(parse.tokens)))
        if self._cut < len(parse.tokens) and not _during(parse.tokens, self._cut):
            self.places = {k for k in self.places if k < self._cut}

    def quotes(self, name: Name) -> bool:
        """Tell a name inside a quotation or the title of a work."""
        return self._quoted[name.start]

    def on(self, name: Name) -> bool:
        """Tell whether a name that acts does so in the event."""
        before = self._parse.tokens[name.start - 1] if name.start else None
        verb = self._parse.tokens[name.start].low in WORDS["base"] and name.kind != BODY
        return (
            name.start in self._scope
            and name.start < self._cut
            and not _dateline(self._parse.tokens, name)
            and not _is_state(self._parse.tokens, name)
            and name is not self._paper
            and not (verb and (before is None or before.tag is Tag.TO))
            and _speaks(self._parse, name, self._saying)
        )


def _scope(parse: Parse, told: set[int]) -> set[int]:
    """Add what is set beside a subject, and the clause that says when: "when Hart fired"."""
    scope = set(told)
    for clause in parse.clauses:
        start, end = clause.subject
        if clause.verb.start in told and start < end and parse.tokens[end].text == ",":
            scope |= set(range(end, min(end + 6, clause.verb.start)))
        opens = clause.opener if clause.opener is not None else clause.start
        when = parse.tokens[opens].low == "when" and opens > 0
        if when and parse.tokens[opens - 1].tag in (Tag.DATE, Tag.PUNCT) and parse.phrase:
            dated = any(parse.phrase[k] for k in range(max(0, opens - 2), opens))
            if dated:
                scope |= set(range(clause.start, clause.end))
    return scope


def once(found: Iterable[str]) -> tuple[str, ...]:
    """Drop what a longer form already says."""
    kept = [text for text in found if text]
    return tuple(
        text
        for text in kept
        if not any(text != other and f" {text} " in f" {_flat(other)} " for other in kept)
    )


def _flat(text: str) -> str:
    return text.replace("(", "").replace(")", "").replace(",", "")


def _where_scope(parse: Parse, told: set[int], at: int) -> set[int]:
    """Return the tokens of the title and of its clause, where the clause has no other date."""
    if not 0 <= at < len(parse.tokens):
        return told
    chosen = set(told)
    others = {k for k, t in enumerate(parse.tokens) if t.tag is Tag.DATE and k != at}
    for clause in parse.clauses:
        owned = {k for k, owner in enumerate(parse.owner) if owner is clause}
        if clause.verb.start in told and not owned & others:
            chosen |= owned
    return chosen if others else chosen | _fronted(parse)


def _fronted(parse: Parse) -> set[int]:
    """Return the tokens before the first clause's subject: "In Oslo, the king ..."."""
    first = parse.clauses[0] if parse.clauses else None
    if first is None:
        return set()
    start = first.subject[0] if first.subject[0] < first.subject[1] else first.verb.start
    return set(range(start))


def _adjunct(parse: Parse, at: int) -> int:
    """Return where an adjunct opens whose names are of another event: "after beating Lyon"."""
    tokens = parse.tokens
    if not 0 <= at < len(tokens) or parse.owner[at] is None:
        return len(tokens)
    clause = parse.owner[at]
    assert clause is not None
    for k in range(clause.verb.end, clause.end):
        beside = tokens[k].tag is Tag.ING and tokens[k - 1].text == ","
        if (tokens[k].low in ADJUNCTS or beside) and not parse.phrase[k]:
            return k
    return len(tokens)


def _during(tokens: list[Token], k: int) -> bool:
    """Tell an adjunct that happens with its clause: "after being shot in Oslo", "with ..."."""
    after = tokens[k + 1 : k + 2]
    return tokens[k].tag is Tag.ING or bool(after and after[0].low.endswith("ing"))


def _saying(parse: Parse, names: list[Name], at: int) -> Clause | None:
    """Return the clause that says who speaks, where it names the speaker: the one with the date."""
    found = [
        clause
        for clause in parse.clauses
        if parse.tokens[clause.verb.head].low in WORDS["saying"]
        and any(_speaks(parse, name, clause) for name in names)
    ]
    dated = [clause for clause in found if parse.owner[at] is clause]
    return next(iter(dated or found), None)


NEWS = WORDS["papers"]


def _paper(parse: Parse, names: list[Name], saying: Clause | None) -> Name | None:
    """Return the newspaper or agency whose report a statement is."""
    for name in names:
        words = {word.lower() for word in name.text.split()}
        if saying is not None and words & NEWS and _speaks(parse, name, saying):
            return name
    return None


def _speaks(parse: Parse, name: Name, saying: Clause | None) -> bool:
    """Tell a speaker from those of whom he speaks."""
    if saying is None:
        return True
    if in_subject(parse, name.start) is saying:
        return True
    return saying.subject[0] >= saying.subject[1] and 0 <= name.outset - saying.verb.end < 4


def _shown(tokens: list[Token], name: Name, people: People) -> str:
    """Return a name as "who" has it: in full, with the letters that a bracket gives it.

    A thing has none, but for the body in its name: "UN Security Council Resolution".
    """
    text = name.text
    if name.kind == THING:
        *words, last = text.split()
        bodily = words and words[-1].lower() in LISTS["body"] and last.lower() in LISTS["thing"]
        return " ".join(words) if bodily else ""
    after = tokens[name.end] if name.end < len(tokens) else None
    if name.kind == BODY and after and after.tag is Tag.NUM and len(after.text) > 2 and after.gap:
        return f"{text} {after.text}"  # "Boeing 737"
    marks = "".join(token.text for token in tokens[name.end : name.end + 3])
    letters = marks[1:-1]
    if marks == f"({letters})" and letters.isupper() and len(letters) > 1:
        return f"{text} ({letters})"
    return fullest(text, people)


def _with_state(tokens: list[Token], names: list[Name], name: Name) -> str:
    """Return "Elkton, MD" or "Lyon, France" for a town that its state follows."""
    after = tokens[name.end] if name.end < len(tokens) else None
    if after is None:
        return name.text
    if after.low in LISTS["geo"] and after.text.islower():
        return f"{name.text} {after.text}"  # "Kursk region"
    if after.text != "," or name.text in LISTS["country"]:
        return name.text
    following = next((other for other in names if other.outset == name.end + 1), None)
    if following is None:
        return name.text
    state = join(tokens, following.start, following.end)
    if following.end < len(tokens) and f"{state}." in LISTS["state"]:
        state += "."
    then = tokens[following.end].low if following.end < len(tokens) else ""
    return f"{name.text}, {state}" if _state(state) and then not in ("and", "or") else name.text


def _dateline(tokens: list[Token], name: Name) -> bool:
    """Tell "WASHINGTON _ The senate" from a subject."""
    after = tokens[name.end].text if name.end < len(tokens) else ""
    return name.start == 0 and name.text.isupper() and after in ("_", "-", "–", "—", "--", "(")


def _is_state(tokens: list[Token], name: Name) -> bool:
    """Tell the "MD" of "Elkton, MD", which goes with its town."""
    if name.start < 2 or tokens[name.start - 1].text != ",":
        return False
    ends = name.end < len(tokens) and tokens[name.end].text in ",."
    whole = name.text in LISTS["region"] and ends and tokens[name.start - 2].tag is Tag.NAME
    return whole or name.text in LISTS["state"] or f"{name.text}." in LISTS["state"]


def _state(text: str) -> bool:
    return text in LISTS["state"] or text in LISTS["country"] or text in LISTS["region"]
