"""The parts of a sentence as values: clauses, the parse that holds them, a date in question."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from timeline.events.syntax.tokens import Token
from timeline.events.syntax.verbs import Verb
from timeline.model.timex import Reading

Span = tuple[int, int]
DASHES = frozenset(["—", "–", "--", "-", "_"])


class Kind(Enum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    CONTENT = "content"  # what was said or thought
    LOOSE = "loose"  # no connector was found: read with care


@dataclass(slots=True)
class Clause:
    """Token ranges are half-open; `opener` is the connector's token, or None."""

    kind: Kind
    start: int
    subject: Span
    verb: Verb
    end: int = 0
    opener: int | None = None
    shares: Clause | None = None  # the clause whose subject it takes over
    antecedent: Span | None = None  # what "who" or "which" stands for
    holes: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's tokens, its clauses in order, and for each token the clause that owns it."""

    tokens: list[Token]
    hidden: list[bool]
    brackets: list[bool]
    phrase: list[bool]
    clauses: list[Clause]
    owner: list[Clause | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A dated sentence: the sentence's text, its parse, and the date in question."""

    text: str
    parse: Parse
    at: int  # the date's token
    reading: Reading
    start: int  # the date's place in the sentence
    end: int

    @property
    def before(self) -> str:
        """The text before the date."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """The text after the date."""
        return self.text[self.end :]

    @property
    def clause(self) -> Clause | None:
        """The clause that the date stands in."""
        return self.parse.owner[self.at]


def in_attribution(parse: Parse, date: int) -> bool:
    """Tell the date of "according to a report on Friday"."""
    k = date - 1
    while k > 0 and parse.phrase[k]:
        k -= 1
    start = k
    while start > 0 and parse.brackets[start]:
        start -= 1
    led = (parse.tokens[j].low == "according" for j in range(start, k + 1))
    return parse.brackets[k] and any(led)
