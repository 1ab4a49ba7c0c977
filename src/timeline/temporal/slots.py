"""What a production sees of a match: its slots by name, their words and values."""

from __future__ import annotations

from typing import Any

from timeline.model.timex import Timex, TimexKind, Value
from timeline.temporal.grammar import Match
from timeline.temporal.lexer import Run


class Slots:
    """The slots of one match; `name in slots` tells whether a slot was filled."""

    __slots__ = ("match", "run", "spans")

    def __init__(self, run: Run, match: Match) -> None:
        """Look at a match of a run."""
        self.run = run
        self.match = match
        self.spans = match.slots

    def __contains__(self, name: str) -> bool:
        """Tell whether the slot is filled."""
        return name in self.spans

    def value(self, name: str) -> Any:
        """Return the value of a slot's first token; None where the slot is empty."""
        span = self.spans.get(name)
        return None if span is None else self.run.values.get(self.run.pieces[span[0]])

    def last(self, name: str) -> Any:
        """Return the value of a slot's last token."""
        return self.run.values.get(self.run.pieces[self.spans[name][1] - 1])

    def first_of(self, *names: str) -> Any:
        """Return the value of the first of these slots that is filled, or None."""
        for name in names:
            if name in self.spans:
                return self.value(name)
        return None

    def values(self, name: str) -> list[Any]:
        """Return the values of all tokens of a slot that have one."""
        begin, end = self.spans[name]
        known = self.run.values
        return [known[piece] for piece in self.run.pieces[begin:end] if piece in known]

    def words(self, name: str) -> str:
        """Return a slot's words in lower case, one space between."""
        begin, end = self.spans[name]
        return " ".join(piece.strip() for piece in self.run.pieces[begin:end]).lower()

    def starts_at(self, name: str) -> int:
        """Return the slot's first character."""
        return self.run.starts[self.spans[name][0]]

    def ends_at(self, name: str) -> int:
        """Return the character after the slot."""
        return self.run.end(self.spans[name][1])

    def timex(
        self, value: Value, *, mod: str = "", cue: str = "", kind: TimexKind | None = None
    ) -> Timex:
        """Return the match, or its slot `extent` where it has one, as a time expression."""
        begin, end = self.spans.get("extent", (self.match.start, self.match.end))
        return Timex(
            self.run.starts[begin],
            self.run.end(end),
            value,
            self.match.rule.name,
            mod,
            cue,
            kind,
            self.run.kinds[begin:end],
        )

    def number(self, name: str) -> float | None:
        """Return the number that a slot's digits and words make together."""
        return compose(self.values(name))


def compose(values: list[Any]) -> float | None:
    """Add up number words: [20, 5] is 25, [2, 100, 6] is 206, [3, 1000] is 3000."""
    total: float = 0
    current: float = 0
    for value in values:
        if not isinstance(value, (int, float)):
            continue
        if value == 100:
            current = (current or 1) * 100
        elif value == 1000:
            total, current = total + (current or 1) * 1000, 0
        else:
            current += value
    return total + current if values else None


def ordinal_number(values: list[Any]) -> int:
    """Return the number of an ordinal in one or two words: [20, 1] is 21."""
    return int(sum(value for value in values if isinstance(value, int)))
