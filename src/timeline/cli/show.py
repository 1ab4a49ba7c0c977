"""`timeline show`: print a timeline, or the events that answer a query."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import errors, options, terminal
from timeline.errors import NO, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model.event import Event, Timeline
    from timeline.query import Query

SORTS = ("date", "title", "file")
FORMATS = ("json", "ndjson", "csv", "tsv")

Exact = Annotated[
    bool, typer.Option("--exact", help="Only dates that surely lie in the period asked for.")
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="GROUP",
        help="Headings by day, week, month, year, decade, century, tag or source.",
    ),
]
View = Annotated[
    str | None,
    typer.Option("--view", metavar="VIEW", help="line (on a terminal) or plain (in a pipe)."),
]
Sort = Annotated[str, typer.Option("--sort", metavar="KEY", help="date, title or file.")]
Reverse = Annotated[bool, typer.Option("--reverse", "-r", help="The last one first.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many events.")]
WithSources = Annotated[
    bool, typer.Option("--sources", "-s", help="What each event was read in, and its quote.")
]
Ndjson = Annotated[bool, typer.Option("--ndjson", help="One JSON document per event and line.")]
Csv = Annotated[bool, typer.Option("--csv", help="A table with a header, separated by commas.")]
Tsv = Annotated[bool, typer.Option("--tsv", help="A table with a header, separated by tabs.")]
ExitStatus = Annotated[
    bool, typer.Option("--exit-status", help="Exit with 1 where no event answers.")
]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never page what is long.")]


def command(
    words: options.Words = None,
    from_: options.From = None,
    to: options.To = None,
    on: options.On = None,
    tag: options.FilterTags = None,
    not_tag: options.NotTags = None,
    who: options.Who = None,
    source: options.Sources = None,
    exact: Exact = False,
    view: View = None,
    by: By = None,
    sources: WithSources = False,
    sort: Sort = "date",
    reverse: Reverse = False,
    limit: Limit = None,
    json: options.Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    tsv: Tsv = False,
    exit_status: ExitStatus = False,
    no_pager: NoPager = False,
) -> None:
    """Print a timeline, or the events that answer a query.

    \b
      timeline show tag:us is:planned
      timeline show --from 2024-10 --to 2024-11 --by week
      timeline show 'date:..1900 (who:grant or who:lee)' --json

    Words must all be found in the title, text, who or where. Then there are
    date: tag: who: where: source: id: group: lang: text:/regex/ and is:planned
    (happened, cancelled, disputed, approx, uncertain, range, unsourced, undated,
    review). not: before a term turns it round; "or" and parentheses join terms.
    The same prefix twice means either; different ones must all hold.

    Dates are 2024-10-28, 2024-10, 2024, 198X, 44 BC, or a period 2024-10..2024-11.
    A date answers where it can lie in the period; with --exact it must.
    """
    from timeline import query

    form = _form({"json": json, "ndjson": ndjson, "csv": csv, "tsv": tsv}, view, by, sources)
    _check(sort, limit)
    asked = query.build(
        words or (), since=from_, until=to, on=on, tags=tag or (), not_tags=not_tag or (),
        who=who or (), sources=source or (),
    )  # fmt: skip
    place = options.find_store()
    timeline = _load(place)
    found = _ordered(query.select(timeline.events, asked, exact=exact), sort, reverse)
    chosen = found if limit is None else found[:limit]
    if form in FORMATS:
        terminal.pour(_formatted(form, timeline, chosen))
    else:
        _show(form, timeline, chosen, by=by, ordered=sort == "date", sources=sources,
              paged=not no_pager)  # fmt: skip
    _tell(timeline, place, asked, len(found), len(chosen))
    if exit_status and not found:
        raise typer.Exit(NO)


def _form(formats: dict[str, bool], view: str | None, by: str | None, sources: bool) -> str:
    """Return the one format or view that is asked for; a pipe gets plain lines."""
    from timeline.views import VIEWS

    asked = [name for name, wanted in formats.items() if wanted]
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} and --{asked[1]} at once", tip="choose one of them")
    for option, given in (("--view", view), ("--by", by), ("--sources", sources)):
        if asked and given:
            raise UsageError(f"{option} does nothing with --{asked[0]}", tip="leave one out")
    if by is not None:
        from timeline.model.headings import GROUPS

        _known("group", by, GROUPS)
    if view is not None:
        _known("view", view, VIEWS)
    return next(iter(asked), view or ("line" if terminal.is_terminal(sys.stdout) else "plain"))


def _check(sort: str, limit: int | None) -> None:
    _known("sort key", sort, SORTS)
    if limit is not None and limit < 0:
        raise UsageError(f"--limit {limit} is less than none", tip="write --limit 20")


def _known(what: str, word: str, choices: Iterable[str]) -> None:
    names = list(choices)
    if word not in names:
        tip = errors.did_you_mean(word, names) or f"one of: {', '.join(names)}"
        raise UsageError(f'no {what} "{word}"', tip=tip)


def _load(place: Path) -> Timeline:
    from timeline import store

    return store.load(place)


def _ordered(events: list[Event], sort: str, reverse: bool) -> list[Event]:
    """Sort events; those with the same key keep the file's order, either way round."""
    keys: dict[str, Callable[[Event], object]] = {
        "date": lambda event: event.date.sort_key(),
        "title": lambda event: event.title.casefold(),
    }
    if sort in keys:
        events.sort(key=keys[sort])  # type: ignore[arg-type]
    if reverse:
        events.reverse()
    return events


def _formatted(form: str, timeline: Timeline, events: Sequence[Event]) -> bytes:
    """Return a document of data, in UTF-8; without events it is an empty one of its kind."""
    if form in ("json", "ndjson"):
        return _documents(form, timeline, events).encode(errors="replace")
    from timeline.exporters import csv

    table = csv.export(timeline, events, now=options.now()).data
    return _tabbed(table) if form == "tsv" else table


def _documents(form: str, timeline: Timeline, events: Sequence[Event]) -> str:
    """Return a JSON document for each event and line, or one document around those lines.

    Indented further it would take three times as long, and no pipe wants that.
    """
    import json

    from timeline.model.record import event_record, timeline_record

    lines = [json.dumps(event_record(event), ensure_ascii=False) for event in events]
    if form == "ndjson":
        return "".join(f"{line}\n" for line in lines)
    head = json.dumps(timeline_record(timeline, ()), ensure_ascii=False).removesuffix("]}")
    return f"{head}{','.join(f'{chr(10)}{line}' for line in lines)}{chr(10) * bool(lines)}]}}\n"


def _tabbed(table: bytes) -> bytes:
    """Return a CSV table with tabs between its cells, whose own tabs and line ends are spaces."""
    import csv
    from io import StringIO

    rows = csv.reader(StringIO(table.decode(), newline=""))
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _show(
    view: str,
    timeline: Timeline,
    events: Sequence[Event],
    *,
    by: str | None,
    ordered: bool,
    sources: bool,
    paged: bool,
) -> None:
    from timeline.views import VIEWS

    if not events:
        return
    text: str = import_module(VIEWS[view]).render(
        timeline, events, width=terminal.width(), colour=terminal.colour(sys.stdout), by=by,
        ordered=ordered, sources=sources,
    )  # fmt: skip
    if not terminal.is_terminal(sys.stdout):
        terminal.pour(text.encode(errors="replace"))
    elif not (paged and terminal.page(text)):
        terminal.emit(text)


def _tell(timeline: Timeline, place: Path, asked: Query, found: int, shown: int) -> None:
    """Say on stderr what stdout cannot: that events were cut off, or why there are none."""
    if shown < found:
        terminal.say(f"{found - shown} more not shown (--limit {shown})")
    if found:
        return
    if not timeline.events:
        terminal.say(f'no events in {place.name} yet: timeline add "28 Oct 2024: Rutte speaks"')
        return
    unknown = missing(timeline, asked)
    answer = f"none of {len(timeline.events)} events in {place.name} answers"
    terminal.say(terminal.printable("; ".join((answer, *unknown))))


def missing(timeline: Timeline, asked: Query) -> list[str]:
    """Return what a query names that is nowhere in the timeline, with the nearest that is."""
    from timeline.query import And, select, terms

    known: dict[str, set[str]] = {
        "tag": {tag for event in timeline.events for tag in event.tags},
        "who": {name for event in timeline.events for name in event.who},
        "source": {*timeline.sources},
        "group": {event.group for event in timeline.events if event.group},
    }
    found = []
    for term in terms(asked):
        if term.prefix in known and not select(timeline.events, And((term,))):
            near = errors.did_you_mean(term.value, known[term.prefix])
            noun = "name" if term.prefix == "who" else term.prefix
            found.append(f'no {noun} "{term.value}"' + (f", {near}" if near else ""))
    return found
