"""Queries from the command line: arguments, plain options, and the periods both may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline.errors import UsageError
from timeline.model.dates import Bound, Interval, PartialDate
from timeline.query.match import PREFIXES, And, Not, Query, Term
from timeline.query.periods import period, single
from timeline.query.syntax import parse

_ONE_TERM = re.compile(rf'(?:not:)?({"|".join(PREFIXES)}):[^\s"/(][^"():]*', re.IGNORECASE)
_OPERATOR = re.compile(r"\s(?:or|and|not)\s", re.IGNORECASE)


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
    written = parse(" ".join(_as_text(argument) for argument in arguments))
    options: list[Query] = _terms("tag", tags, "--tag")
    options += _terms("who", who, "--who")
    options += _terms("source", sources, "--source")
    options += [Not(term) for term in _terms("tag", not_tags, "--not-tag")]
    if since is not None or until is not None:
        options.append(And((Term("date", _between(since, until)),)))
    if on is not None:
        options.append(And((Term("date", _option(on, "--on")),)))
    if isinstance(written, And):
        return And((*written.queries, *options))
    return And((written, *options))


def _as_text(argument: str) -> str:
    """Return an argument as query text: the shell has eaten the quotes of who:"Ann Lee"."""
    one = _ONE_TERM.fullmatch(argument)
    if one is None or " " not in argument.strip() or _OPERATOR.search(argument):
        return argument
    prefix, _, value = argument.rpartition(":")
    return f'{prefix}:"{value.strip()}"'


def _terms(prefix: str, values: Iterable[str], option: str) -> list[Query]:
    found: list[Query] = []
    for value in values:
        if not value.strip():
            raise UsageError(f"{option} needs a value")
        found.append(Term(prefix, value))
    return found


def _option(text: str, option: str) -> Interval:
    try:
        return period(text)
    except UsageError as error:
        raise UsageError(f"{option}: {error.message}", tip=error.tip) from None


def _between(since: str | None, until: str | None) -> Interval:
    start = _end_option(since, "--from")
    end = _end_option(until, "--to")
    between = Interval(start, end)
    low, high = between.instants()
    if low >= high:
        raise UsageError(f"--from {since} is after --to {until}", tip="turn the two round")
    return between


def _end_option(text: str | None, option: str) -> PartialDate | Bound:
    if text is None:
        return Bound.OPEN
    try:
        return single(text.strip(), option)
    except UsageError as error:
        message = error.message if error.message.startswith(option) else f"{option}: {error}"
        raise UsageError(message, tip=error.tip) from None
