"""The query language's grammar: words, "phrases", prefix:value, not:, or, parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.errors import UsageError
from timeline.model.edtf import quoted
from timeline.query.match import PREFIXES, STATES, WORD, And, Not, Or, Query, Term
from timeline.query.periods import near, period

DEEPEST = 50  # parentheses and not: within one another

_SPACE = re.compile(r"\s+")
_PREFIX = re.compile(r"([A-Za-z]+):")
_PHRASE = re.compile(r'"([^"]*)"')
_REGEX = re.compile(r"/((?:[^/\\]|\\.)*)/(?=[\s)]|$)")
_BARE = re.compile(r'[^\s()"]+')

OPERATORS = frozenset({"or", "and", "not"})


class Token(NamedTuple):
    """A piece of a query: "(", ")", "or", "not" or "term", and where it starts."""

    kind: str
    position: int
    term: Term | None = None


def parse(text: str) -> Query:
    """Read a query; an empty one is answered by every event.

    Raises UsageError that says what is wrong, where, and what could stand there.
    """
    parser = _Parser(list(_tokens(text)))
    query = parser.alternatives(0)
    if parser.next is not None:
        raise UsageError(f'")" at character {parser.next.position + 1} closes nothing')
    return query


class _Parser:
    """A cursor over tokens: alternatives of conjunctions of items."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def next(self) -> Token | None:
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def take(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def alternatives(self, depth: int) -> Query:
        parts = [self.conjunction(depth)]
        while self.next is not None and self.next.kind == "or":
            operator = self.take()
            parts.append(self.conjunction(depth))
            if not all(isinstance(part, And) and part.queries for part in parts):
                raise UsageError(
                    f'"or" at character {operator.position + 1} has nothing on one side',
                    tip='write the word itself in quotes: "or"',
                )
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def conjunction(self, depth: int) -> Query:
        parts = []
        while self.next is not None and self.next.kind in ("term", "not", "("):
            parts.append(self.item(depth))
        return And(tuple(parts))

    def item(self, depth: int) -> Query:
        token = self.take()
        if depth > DEEPEST:
            raise UsageError(f"more than {DEEPEST} parentheses within one another")
        if token.kind == "(":
            return self.group(token, depth + 1)
        if token.term is not None:
            return token.term
        if self.next is None or self.next.kind not in ("term", "not", "("):
            raise UsageError(
                f'"not" at character {token.position + 1} has nothing after it',
                tip="write not:tag:us or not:word",
            )
        return Not(self.item(depth + 1))

    def group(self, opening: Token, depth: int) -> Query:
        inside = self.alternatives(depth)
        if self.next is None:
            raise UsageError(f'"(" at character {opening.position + 1} is never closed')
        self.take()
        if inside == And():
            raise UsageError(f"nothing between the parentheses at {opening.position + 1}")
        return inside


def _tokens(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        space = _SPACE.match(text, position)
        if space:
            position = space.end()
            continue
        token, position = _token(text, position)
        if token is not None:
            yield token


def _token(text: str, start: int) -> tuple[Token | None, int]:
    """Return the token at a place, None for an "and" (which says nothing), and where it ends."""
    if text[start] in "()":
        return Token(text[start], start), start + 1
    prefix = _PREFIX.match(text, start)
    if prefix:
        return _prefixed(text, start, prefix.group(1).lower(), prefix.end())
    value, end = _value(text, start)
    word = value.lower()
    if word in OPERATORS and text[start] != '"':
        return (None if word == "and" else Token(word, start)), end
    if not value.strip():
        raise UsageError(f"nothing between the quotes at character {start + 1}")
    return Token("term", start, Term(WORD, value)), end


def _prefixed(text: str, start: int, prefix: str, after: int) -> tuple[Token, int]:
    if prefix == "not":
        return Token("not", start), after
    if prefix not in PREFIXES:
        raise _unknown_prefix(text, start, prefix)
    regex = _REGEX.match(text, after) if prefix == "text" else None
    if regex:
        return Token("term", start, Term(prefix, _compiled(regex.group(1)))), regex.end()
    value, end = _value(text, after)
    if not value.strip():
        raise UsageError(f'"{prefix}:" needs a value', tip=_needs(prefix))
    return Token("term", start, Term(prefix, _checked(prefix, value))), end


def _value(text: str, start: int) -> tuple[str, int]:
    """Return the word or the quoted phrase at a place, and where it ends."""
    if text[start : start + 1] == '"':
        phrase = _PHRASE.match(text, start)
        if phrase is None:
            raise UsageError(f"the quote at character {start + 1} is never closed")
        return phrase.group(1), phrase.end()
    bare = _BARE.match(text, start)
    return (bare.group(), bare.end()) if bare else ("", start)


def _checked(prefix: str, value: str) -> object:
    """Return a term's value, read where it is a date and known where it is a state."""
    if prefix == "date":
        return period(value)
    if prefix == "is" and value.lower() not in STATES:
        tip = near(value, STATES) or f"is: takes {', '.join(STATES)}"
        raise UsageError(f"no state {quoted(value)}", tip=tip)
    return value.lower() if prefix == "is" else value


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern.replace(r"\/", "/"), re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise UsageError(f"{quoted(pattern)} is no regular expression: {error}") from None


def _needs(prefix: str) -> str:
    if prefix == "is":
        return f"is: takes {', '.join(STATES)}"
    return (
        "date:2024-10, date:2024-10-28.. or date:..1900" if prefix == "date" else f"{prefix}:word"
    )


def _unknown_prefix(text: str, start: int, prefix: str) -> UsageError:
    whole = _BARE.match(text, start)
    word = whole.group() if whole else prefix
    tip = near(prefix, PREFIXES, shown="{}:") or (
        f"there are {' '.join(f'{name}:' for name in PREFIXES)} not:; "
        f'or look for the words: "\\"{word[:40]}\\""'
    )
    return UsageError(f"no prefix {quoted(prefix + ':')} in a query", tip=tip)
