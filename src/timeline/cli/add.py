"""`timeline add`: put one event in, and say what was understood."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import options, terminal
from timeline.errors import AmbiguousDate, UsageError

if TYPE_CHECKING:
    from timeline.model.dates import PartialDate
    from timeline.model.event import Citation, Event, Status
    from timeline.temporal.phrase import Entry

Many = list[str] | None


def command(
    sentence: Annotated[
        list[str],
        typer.Argument(metavar="EVENT...", help='"DATE: TITLE", or DATE and TITLE apart.'),
    ],
    tag: options.Tags = None,
    who: Annotated[Many, typer.Option("--who", metavar="NAME", help="Who took part.")] = None,
    where: Annotated[Many, typer.Option("--where", metavar="PLACE", help="Where it was.")] = None,
    source: Annotated[
        Many, typer.Option("--source", metavar="URL|ID", help="An address, or a source's id.")
    ] = None,
    quote: Annotated[
        str | None, typer.Option("--quote", metavar="TEXT", help="The source's words.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="More about it, as Markdown.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="happened, planned, cancelled, disputed."),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="NAME", help="The row it belongs to.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="A remark of your own.")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="DATE", help="The day that yesterday leans on; today."),
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Put one event in, from a sentence or from its parts.

    \b
      timeline add "30-31 Oct 2024: Ministers meet" -t us -t rok
      timeline add 2024-10-28 "Rutte speaks" --source https://example.org/1
      timeline add "c. 44 BC: Ides of March"
      timeline add "yesterday: The court sits" --who "High Court"

    A date that leaves anything to doubt is refused. An event that lies ahead is planned.
    """
    from timeline.model.event import Event

    today = options.today()
    entry = understood(sentence, _day(base, today))
    path = options.store_to_write()
    event = Event(
        entry.interval, entry.title, text=text, who=_list(who), where=_list(where),
        tags=_list(tag), group=group, status=_status(status, entry, today),
        sources=_citations(source, quote, path), display=entry.display, note=note,
    )  # fmt: skip
    if not dry_run:
        event = _write(path, event)
    _tell(event, dry_run=dry_run, json=json)


def understood(words: list[str], base: PartialDate) -> Entry:
    """Return the date and title of a command line's words; raises what parse_entry does."""
    from timeline.temporal.phrase import parse_entry

    def parse(order: str | None) -> Entry:
        if len(words) == 2:
            date = parse_entry(words[0].removesuffix(":"), base=base, date_order=order)
            return date._replace(title=words[1]) if not date.title else parse_joined(order)
        return parse_joined(order)

    def parse_joined(order: str | None) -> Entry:
        return parse_entry(" ".join(words), base=base, date_order=order)

    entry = _with_order(parse)
    title = " ".join(entry.title.split())
    if not title:
        raise UsageError(
            f'"{" ".join(words)}" has no title', tip=f'timeline add "{words[0]}: what happened"'
        )
    return entry._replace(title=title)


def _with_order(parse: Callable[[str | None], Entry]) -> Entry:
    """Look the order of dates like 10/11/2024 up only where there is one to be read."""
    try:
        return parse(None)
    except AmbiguousDate:
        order = options.date_order(_stored_order())
        if order is None:
            raise
        return parse(order)


def _stored_order() -> str | None:
    from timeline import store

    path = options.store_or_none() if not _is_new() else None
    return store.settings(path).date_order if path else None


def _is_new() -> bool:
    named = options.named_store()
    return named is not None and not named.exists()


def _day(text: str | None, today: PartialDate) -> PartialDate:
    """Return the day that --base names."""
    if text is None:
        return today
    from timeline.model.dates import PartialDate
    from timeline.temporal.phrase import parse_entry

    start = parse_entry(text, base=today).interval.start
    if not isinstance(start, PartialDate) or start.day is None:
        raise UsageError(f'--base "{text}" is not a day', tip="write --base 2024-10-29")
    return start.date_only()


def _status(text: str | None, entry: Entry, today: PartialDate) -> Status:
    from timeline.model.event import Status

    if text is not None:
        if text not in list(Status):
            known = ", ".join(Status)
            raise UsageError(f'--status "{text}" is not known', tip=f"write one of {known}")
        return Status(text)
    first, now = entry.interval.days()[0], today.days()
    ahead = first is not None and now is not None and first > now[0]
    return Status.PLANNED if ahead else Status.HAPPENED


def _list(given: Many) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.strip() for item in given or () if item.strip()))


def _citations(sources: Many, quote: str | None, path: Path) -> tuple[Citation, ...]:
    """Return the sources as citations; the quote is the first one's."""
    from timeline.model.event import Citation

    refs = _list(sources)
    if quote and not refs:
        raise UsageError("a quote needs its source", tip="add --source URL")
    named = [ref for ref in refs if "://" not in ref]
    if named:
        _know(named, path)
    return tuple(Citation(ref, None if place else quote) for place, ref in enumerate(refs))


def _know(refs: list[str], path: Path) -> None:
    """Refuse the id of a source that the timeline does not have: a typing error, most likely."""
    from timeline import store
    from timeline.cli.errors import did_you_mean

    known = store.source_ids(path) if path.exists() else ()
    for ref in refs:
        if ref not in known:
            tip = did_you_mean(ref, known) or "give an address with ://, or import the source"
            raise UsageError(f'no source "{ref}" in {path.name}', tip=tip)


def _write(path: Path, event: Event) -> Event:
    from timeline import store

    if not path.exists():
        from timeline.cli.init import make

        for line in make(path):
            terminal.say(line)
    return store.add(path, [event], draw=options.randomness().randbytes)[0]


def _tell(event: Event, *, dry_run: bool, json: bool) -> None:
    """Print the event as it was understood; on a terminal the two streams make one line."""
    if json:
        import json as json_of

        from timeline.model.record import event_record

        terminal.emit(json_of.dumps(event_record(event), ensure_ascii=False, indent=2))
        return
    verb = "would add" if dry_run else "added"
    alone = terminal.is_terminal(sys.stderr) and not terminal.is_terminal(sys.stdout)
    sys.stderr.write(f"{verb}\n" if alone else f"{verb} ")
    sys.stderr.flush()
    terminal.emit(terminal.printable(_line(event)))


def _line(event: Event) -> str:
    from timeline.model.display import display
    from timeline.model.event import Status

    shown = event.display or display(event.date)
    marks = [] if event.status is Status.HAPPENED else [event.status.value]
    tags = " ".join(f"#{tag}" for tag in event.tags)
    return "  ".join(part for part in (event.id, shown, event.title, *marks, tags) if part)
