"""Queries from the command line: arguments, plain options, and the periods both may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.errors import UsageError
from timeline.model.dates import Interval
from timeline.query.match import PREFIXES, And, Not, Query, Term

_ONE_TERM = rf'(?:not:)?({"|".join(PREFIXES)}):[^\s"/(][^"():]*'
_OPERATOR = r"\s(?:or|and|not)\s"


def parse(text: str) -> Query:
    """Read a query; an empty one is answered by every event. Raises UsageError."""
    from timeline.query import syntax  # most commands have no query, and need no grammar

    return syntax.parse(text)


def build(
    arguments: Sequence[str] = (),
    *,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    tags: Iterable[str] = (),
    not_tags: Iterable[str] = (),
    who: Iterable[str] = (),
    sources: Iterable[str] = (),
) -> Query:
    """Return one query for a command's words and its plain options.

    Options are terms beside those of the words: `--tag us tag:rok` is either tag. `--from` and
    `--to` make one period, which must hold beside any other date asked for.
    Raises UsageError.
    """
    written = parse(" ".join(map(_as_text, arguments))) if arguments else And()
    options: list[Query] = _terms("tag", tags, "--tag")
    options += _terms("who", who, "--who")
    options += _terms("source", sources, "--source")
    options += [Not(term) for term in _terms("tag", not_tags, "--not-tag")]
    options += [And((Term("date", period),)) for period in _periods(since, until, on)]
    if isinstance(written, And):
        return And((*written.queries, *options))
    return And((written, *options))


def _as_text(argument: str) -> str:
    """Return an argument as query text: the shell has eaten the quotes of who:"Ann Lee"."""
    if " " not in argument.strip() or re.search(_OPERATOR, argument, re.IGNORECASE):
        return argument
    if not re.fullmatch(_ONE_TERM, argument, re.IGNORECASE):
        return argument
    prefix, _, value = argument.rpartition(":")
    return f'{prefix}:"{value.strip()}"'


def _periods(since: str | None, until: str | None, on: str | None) -> Iterator[Interval]:
    """Yield the periods that options name; without one, nothing about dates is imported."""
    if since is None and until is None and on is None:
        return
    from timeline.query import periods

    if since is not None or until is not None:
        yield periods.between(since, until)
    if on is not None:
        yield periods.option(on, "--on")


def _terms(prefix: str, values: Iterable[str], option: str) -> list[Query]:
    found: list[Query] = []
    for value in values:
        if not value.strip():
            raise UsageError(f"{option} needs a value")
        found.append(Term(prefix, value))
    return found
