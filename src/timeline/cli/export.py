"""`timeline export`: write a timeline in a format that other programs read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import exporters
from timeline.cli import errors, options, terminal
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.query import Query

STDOUT = "-"
ALIASES = {"md": "markdown", "gfm": "markdown", "ical": "ics", "icalendar": "ics", "htm": "html"}

Target = Annotated[
    str,
    typer.Argument(
        metavar="FILE", show_default=False, help="The file to write; - is standard output."
    ),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="FORMAT|DATE",
        help="The format, where FILE's suffix does not tell it; or events on or before this date.",
    ),
]
Exact = Annotated[
    bool, typer.Option("--exact", help="Only events that surely lie in the dates asked for.")
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="GROUP",
        help="Markdown, HTML, Mermaid: by day, week, month, year, decade, century, tag or source.",
    ),
]
Table = Annotated[bool, typer.Option("--table", help="Markdown: a table, not a list.")]
Quotes = Annotated[
    bool, typer.Option("--quotes", help="Markdown: what the sources say, in the footnotes.")
]
Ids = Annotated[bool, typer.Option("--ids", help="Markdown: ids of events, in comments.")]
ExactOnly = Annotated[bool, typer.Option("--exact-only", help="ICS: only dates known to the day.")]
Url = Annotated[
    str | None,
    typer.Option("--url", metavar="URL", help="ICS: where the calendar will be published."),
]
ExcelSafe = Annotated[
    bool, typer.Option("--excel-safe", help="CSV: nothing that a spreadsheet takes for a formula.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Overwrite a file that timeline did not write.")
]


def command(
    target: Target,
    words: options.Words = None,
    to: To = None,
    from_: options.From = None,
    on: options.On = None,
    tag: options.FilterTags = None,
    not_tag: options.NotTags = None,
    who: options.Who = None,
    source: options.Sources = None,
    exact: Exact = False,
    by: By = None,
    table: Table = False,
    quotes: Quotes = False,
    ids: Ids = False,
    exact_only: ExactOnly = False,
    url: Url = None,
    excel_safe: ExcelSafe = False,
    force: Force = False,
) -> None:
    """Write a timeline, or the events that answer a query, in another format.

    \b
      timeline export kursk.md
      timeline export kursk.ics tag:us --from 2024-10
      timeline export - --to markdown --by month

    The suffix tells the format: .md .ics .html .mmd .json .csv; --to names these and
    timelinejs. What a format cannot say is left out and counted. A file that timeline
    did not write stays as it is, unless --force.
    """
    from timeline import query

    format_, until = _told_apart(to)
    name = format_ or _by_suffix(target)
    given = {"by": by, "table": table, "quotes": quotes, "ids": ids, "exact_only": exact_only}
    wanted = _wanted(name, {**given, "url": url, "excel_safe": excel_safe})
    asked = query.build(
        words or (), since=from_, until=until, on=on, tags=tag or (), not_tags=not_tag or (),
        who=who or (), sources=source or (),
    )  # fmt: skip
    place = options.find_store()
    before = _before(target, name, place, force=force)
    if before and "previous" in exporters.OPTIONS[name]:
        wanted["previous"] = before
    exported = _exported(name, place, asked, exact, wanted)
    _write(target, exported.data, before)
    _tell(target, exported)


def _exported(
    name: str, place: Path, asked: Query, exact: bool, wanted: Mapping[str, Any]
) -> exporters.Exported:
    """Export the events that answer a query, by date."""
    from timeline import query, store

    timeline = store.load(place)
    chosen = query.select(timeline.events, asked, exact=exact)
    if timeline.events and not chosen:
        from timeline.cli.show import missing

        answer = f"none of {len(timeline.events)} events in {place.name} answers"
        terminal.say(terminal.printable("; ".join((answer, *missing(timeline, asked)))))
    chosen.sort(key=lambda event: event.date.sort_key())
    return exporters.export(name, timeline, chosen, now=_stamp(place), **wanted)


def _told_apart(to: Sequence[str] | None) -> tuple[str | None, str | None]:
    """Return the format and the last date among what --to was given: it is the word for both."""
    formats = [name for name in map(_named, to or ()) if name]
    dates = [word for word in to or () if not _named(word)]
    for kind, words in (("formats", formats), ("dates", dates)):
        if len(words) > 1:
            raise UsageError(f"--to has two {kind}: {' and '.join(words)}")
    if dates and dates[0].isalpha():
        tip = errors.did_you_mean(dates[0], exporters.EXPORTERS)
        raise UsageError(
            f'no export format "{dates[0]}"', tip=tip or f"one of: {', '.join(exporters.EXPORTERS)}"
        )
    return next(iter(formats), None), next(iter(dates), None)


def _named(word: str) -> str | None:
    name = ALIASES.get(word.lower(), word.lower())
    return name if name in exporters.EXPORTERS else None


def _by_suffix(file: str) -> str:
    named = exporters.SUFFIXES.get(Path(file).suffix.lower())
    if named is None:
        what = "standard output" if file == STDOUT else f'"{file}"'
        raise UsageError(
            f"no format for {what}", tip=f"add --to and one of: {', '.join(exporters.EXPORTERS)}"
        )
    return named


def _wanted(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given; refuse one that the format has no use for."""
    wanted = {option: value for option, value in given.items() if value not in (None, False)}
    for option in wanted:
        if option not in exporters.OPTIONS[name]:
            takers = [taker for taker, taken in exporters.OPTIONS.items() if option in taken]
            raise UsageError(
                f"--{option.replace('_', '-')} does nothing for {name}",
                tip=f"it is for {_listed(takers)}",
            )
    return wanted


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1])] * (len(words) > 1) + [words[-1]])


def _stamp(store: Path) -> datetime:
    """Return the moment an export is stamped with: the store's own, so that it is reproducible."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return datetime.fromtimestamp(int(store.stat().st_mtime), UTC)
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f'SOURCE_DATE_EPOCH is "{told}", which is no moment', tip="write seconds since 1970"
        ) from None


def _before(file: str, name: str, store: Path, *, force: bool) -> bytes | None:
    """Return what the file holds now, None where there is no file; refuse one that is not ours."""
    path = Path(file)
    if file == STDOUT or not path.exists():
        return None
    if path.is_dir():
        raise UsageError(f"{file} is a folder", tip=f"timeline export {path / 'timeline.md'}")
    if path.samefile(store):
        raise UsageError(f"{file} is the timeline itself", tip="choose another name")
    if not path.is_file():  # a pipe or a device: nothing in it can be lost
        return None
    data = path.read_bytes()
    if force or not data or exporters.is_ours(name, data):
        return data
    raise UsageError(
        f"{file} was not written by timeline, or was changed since; it stays as it is",
        tip="choose another name, or overwrite it with --force",
    )


def _write(file: str, data: bytes, before: bytes | None) -> None:
    path = Path(file)
    if file == STDOUT:
        terminal.pour(data)
    elif before is None and path.exists():
        path.write_bytes(data)
    else:
        from timeline.store import files

        files.replace(path, data, seen=before)


def _tell(file: str, exported: exporters.Exported) -> None:
    """Say what was written and what was left out: on stderr, for stdout may be the file."""
    count = f"{exported.written} event{'s' * (exported.written != 1)}"
    done = f"wrote {file}  {count}" if file != STDOUT else f"wrote {count}"
    if file != STDOUT or exported.notes:
        terminal.say(terminal.printable("; ".join((done, *exported.notes))))
