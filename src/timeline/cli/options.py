"""What every command shares: option types, the store's place, the clock, ids and the config.

The environment and the clock are read here and in `terminal`, and nowhere below `cli/`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.errors import StoreMissing, UsageError

if TYPE_CHECKING:
    import datetime
    import random

    from timeline.model.dates import PartialDate

STORE_NAME = "timeline.toml"


@dataclass(slots=True)
class Given:
    """The options every command takes, wherever on the command line they stood."""

    file: Path | None = None
    color: str | None = None
    debug: bool = False


given = Given()


def reset() -> None:
    """Forget what an earlier command line gave: one process may run several in tests."""
    given.file, given.color, given.debug = None, None, False


def _file(value: Path | None) -> None:
    given.file = value if value is not None else given.file


def _color(value: str | None) -> None:
    if value is not None and value not in ("auto", "always", "never"):
        raise UsageError(f'--color "{value}" is not known', tip="write auto, always or never")
    given.color = value if value is not None else given.color


def _debug(value: bool) -> None:
    given.debug = given.debug or value


def everywhere(
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", "-f", metavar="FILE", callback=_file, expose_value=False, is_eager=True,
            help="The timeline to use, else TIMELINE_FILE or the nearest timeline.toml upward.",
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option(
            "--color", metavar="WHEN", callback=_color, expose_value=False, is_eager=True,
            help="auto (default), always or never.",
        ),
    ] = None,
    debug: Annotated[
        bool,
        typer.Option(
            "--debug", callback=_debug, expose_value=False, is_eager=True,
            help="Show the whole traceback when something fails (TIMELINE_DEBUG=1).",
        ),
    ] = False,
) -> None:  # fmt: skip
    """Declare the options that stand before or after any command."""


# Options that several commands take, one wording for all of them.
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", "-t", metavar="TAG", help="A tag; repeat for more."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show what would be done; write nothing.")
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        show_default=False,
        help="Words, or tag:us who:austin date:2024-10 is:planned.",
    ),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Events on or after this date.")
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Events on or before this date.")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Events that can lie in this date.")
]
FilterTags = Annotated[
    list[str] | None,
    typer.Option("--tag", "-t", metavar="TAG", help="With this tag; repeat for either."),
]
NotTags = Annotated[
    list[str] | None, typer.Option("--not-tag", metavar="TAG", help="Without this tag.")
]
Who = Annotated[
    list[str] | None, typer.Option("--who", metavar="NAME", help="With this person or body.")
]
Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="SOURCE", help="Read in this source.")
]


def find_store() -> Path:
    """Return the timeline to use; raise StoreMissing where there is none."""
    found = store_or_none()
    if found is None:
        raise StoreMissing(
            f"no timeline here (looked for {STORE_NAME} from here up to the root)",
            tip='timeline add "28 Oct 2024: Rutte speaks" makes one',
        )
    return found


def store_or_none() -> Path | None:
    """Return the timeline to use, or None; raise StoreMissing where a named one is absent."""
    named = named_store()
    if named is None:
        from timeline import store

        found = store.find(Path.cwd())
        return None if found is None else Path(os.path.relpath(found))  # as a person would name it
    if not named.exists():
        raise StoreMissing(f"{named}: no such file")
    return named


def named_store() -> Path | None:
    """Return the file that --file or TIMELINE_FILE names, whether or not it exists."""
    if given.file is not None:
        return given.file
    named = os.environ.get("TIMELINE_FILE")
    return Path(named) if named else None


def store_to_write() -> Path:
    """Return the timeline that a new event goes into; it need not exist yet."""
    named = named_store()
    if named is not None:
        return named
    return store_or_none() or Path(STORE_NAME)


def shown(path: Path) -> str:
    """Return a path as a person in this folder would write it: "../timeline.toml"."""
    return min(str(path), os.path.relpath(path), key=len)


def now() -> datetime.datetime:
    """Return the present moment with its zone, or what TIMELINE_NOW says it is."""
    from datetime import UTC, datetime

    told = os.environ.get("TIMELINE_NOW")
    if not told:
        return datetime.now(UTC).astimezone()
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise UsageError(
            f'TIMELINE_NOW is "{told}", which is no moment', tip="write 2024-10-29T12:00:00Z"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def today() -> PartialDate:
    """Return the present day."""
    from timeline.model.dates import PartialDate

    moment = now()
    return PartialDate(moment.year, moment.month, moment.day)


def randomness() -> random.Random:
    """Return the source that ids are drawn from; TIMELINE_SEED makes it repeatable."""
    import random

    seed = os.environ.get("TIMELINE_SEED")
    return random.Random(seed) if seed else random.SystemRandom()


def config() -> Mapping[str, Any]:
    """Return the user's config.toml as a mapping; empty where there is none."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    path = Path(home) / "timeline" / "config.toml"
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: {error}", tip="timeline reads color and date_order there"
        ) from error


def date_order(stored: str | None) -> str | None:
    """Return how 10/11/2024 is read: as the store says, else the user's config, else not at all."""
    order = stored or config().get("date_order")
    if order not in (None, "ymd", "dmy", "mdy"):
        raise UsageError(f'date_order "{order}" is not known', tip="write ymd, dmy or mdy")
    return order
