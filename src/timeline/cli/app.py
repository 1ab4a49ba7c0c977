"""The `timeline` command: which commands there are, and what is the same for all of them.

A command is one module in this folder with a function `command` (typer annotations, a docstring
that becomes its help) and one line in COMMANDS. Nothing but the chosen command is imported.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command

from timeline import __version__
from timeline.cli import errors, options, terminal
from timeline.errors import UsageError

Context = Any  # typer keeps the class its groups are called with private


class Entry(NamedTuple):
    """Where a command lives and how `timeline --help` lists it."""

    module: str
    panel: str
    summary: str


COMMANDS = {
    "add": Entry("add", "Core", "Put one event in, from a sentence"),
    "import": Entry("import_", "Core", "Read articles or files, review, and add their events"),
    "show": Entry("show", "Core", "Print a timeline"),
    "export": Entry("export", "Core", "Write a timeline as Markdown, ICS, ..."),
    "dates": Entry("dates", "Core", "Show every date read in a text, and why it was read so"),
    "init": Entry("init", "Start", "Make timeline.toml here"),
}

# what people type who come from other tools
OTHER_WORDS = {
    "list": "show", "ls": "show", "print": "show", "search": "show", "find": "show",
    "view": "show", "new": "add", "read": "import", "extract": "import", "parse": "dates",
    "save": "export", "convert": "export",
}  # fmt: skip

FIRST_RUN = """\
No timeline here yet (looked for timeline.toml from here up to the root).

  timeline init                              make one in this directory
  timeline add "28 Oct 2024: Rutte speaks"   add an event (makes one too)
  timeline import article.html               pull the dated events out of a file

Help: timeline --help"""

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _plain(function: Any, name: str) -> Any:
    """Turn a function into a command that has nothing of rich about it."""
    wrapper = typer.Typer(
        rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
    )
    wrapper.command(name, context_settings=SETTINGS)(function)
    return get_command(wrapper)


@lru_cache(maxsize=1)
def _everywhere() -> tuple[Any, ...]:
    """Return the options that the group and each command take."""
    return tuple(_plain(options.everywhere, "everywhere").params)


class Commands(TyperGroup):
    """The group of all commands, each imported when it is called."""

    def list_commands(self, ctx: Context) -> list[str]:
        """List the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Any:
        """Import a command and give it the options that every command has."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"timeline.cli.{COMMANDS[cmd_name].module}")
        command = _plain(module.command, cmd_name)
        command.params += _everywhere()
        return command

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            raise UsageError(f'no command "{name}"', tip=_tip(name))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: Any) -> None:
        """Write the help's list of commands without importing one of them."""
        for panel in dict.fromkeys(entry.panel for entry in COMMANDS.values()):
            with formatter.section(panel):
                entries = [
                    (name, entry) for name, entry in COMMANDS.items() if entry.panel == panel
                ]
                formatter.write_dl([(name, entry.summary) for name, entry in entries])

    def format_options(self, ctx: Context, formatter: Any) -> None:
        """Write the commands first: they are what a reader of the help looks for."""
        self.format_commands(ctx, formatter)
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])

    def invoke(self, ctx: Context) -> Any:
        """Run the command; typer would turn a closed pipe into exit code 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise typer.Exit(errors.CLOSED_PIPE) from None


def _tip(name: str) -> str:
    if Path(name).exists():
        return f"timeline import {name}"
    other = OTHER_WORDS.get(name)
    if other is not None:
        return f'did you mean "{other}"?'
    return errors.did_you_mean(name, COMMANDS) or "timeline --help lists the commands"


def _version(wanted: bool) -> None:
    if wanted:
        print(f"timeline {__version__}")  # noqa: T201 the answer itself
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings=SETTINGS,
)


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read what happened when out of texts, and keep it as a timeline in a file under git.

    \b
      timeline import article.html               pull the dated events out of a file
      timeline add "28 Oct 2024: Rutte speaks"   add one event
      timeline show                              print the timeline

    Without a command: show the timeline found from here up to the root.
    """
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _bare(ctx: typer.Context) -> None:
    """Show the timeline, or say how to start one."""
    if options.store_or_none() is None:
        terminal.say(FIRST_RUN)
        return
    show = ctx.command.get_command(ctx, "show")  # type: ignore[attr-defined]
    with show.make_context("show", [], parent=ctx) as inner:
        show.invoke(inner)


def _command() -> Any:
    """Return the whole command line as one callable."""
    group = get_command(app)
    group.params += _everywhere()
    return group


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run a command line (that of the process by default) and exit with its code."""
    options.reset()
    try:
        code = _command().main(arguments, prog_name="timeline", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (typer.Abort, KeyboardInterrupt):
        code = errors.INTERRUPTED
    except BrokenPipeError:
        code = errors.CLOSED_PIPE
    except Exception as error:  # the last line of defence: no user sees a traceback
        code = errors.report(error)
    if code == errors.INTERRUPTED:
        terminal.say("stopped")
    _drop_what_nobody_takes()
    sys.exit(code if isinstance(code, int) else 0)


def _drop_what_nobody_takes() -> None:
    """Leave nothing in a buffer that the interpreter's last flush would complain about."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
