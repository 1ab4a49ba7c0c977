"""`timeline import`: read documents, show what was understood, add what a person signs."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli import gather, options, terminal
from timeline.cli.session import Session, Wish
from timeline.errors import UsageError

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        show_default=False,
        help="Files, folders, addresses, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When the text came out."),
]
Keep = Annotated[
    bool, typer.Option("--keep", help="Copy each source into sources/ beside the timeline.")
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, show_default=False, help="Read N files at a time."
    ),
]

Private = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses of a private network too.")
]

Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="TAG", help="The text's language; what it says otherwise."),
]


def command(
    files: Files,
    published: Published = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    tag: options.Tags = None,
    keep: Keep = False,
    jobs: Jobs = 1,
    allow_private: Private = False,
    lang: Lang = None,
) -> None:
    """Read articles or files, review, and add their events.

    \b
      timeline import article.html
      timeline import https://example.org/article
      timeline import article.txt --published 2024-10-29 --tag talks --yes
      timeline import notes/ --jobs 4 --dry-run

    Nothing is written before you said yes, or gave --yes.
    """
    data = terminal.read_stdin("a text") if "-" in files else None
    if not (yes or dry_run or terminal.can_ask()):
        raise UsageError(
            "there is no terminal to ask on, so nothing was written",
            tip="add --yes to write, or --dry-run to look first",
        )
    names = gather.expand(files)
    wish = Wish(yes, dry_run, json, tuple(tag or ()), keep, len(names) > 1)
    session = Session.open(wish)
    how = gather.how(published, session.timeline.date_order, private=allow_private, lang=lang)
    for read in gather.read_all(names, how, data=data, jobs=jobs):
        session.take(read)
    raise typer.Exit(session.finish())
