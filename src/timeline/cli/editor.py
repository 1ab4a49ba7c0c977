"""Events in the person's own editor, as the blocks of TOML that the timeline holds."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace as with_fields
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from timeline.cli import errors, terminal
from timeline.errors import InvalidStore, UsageError
from timeline.model.event import Event

HEAD = """\
# Change what you like, delete an event's whole block to leave it out, then save and close.
# Nothing has been written to your timeline yet.

"""


def open_editor(path: Path) -> None:
    """Run $VISUAL or $EDITOR on a file and wait; raise UsageError where that fails."""
    import shlex
    import subprocess

    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        code = subprocess.call([*words, str(path)])
    except OSError as error:
        raise UsageError(
            f"cannot start the editor {words[0]}: {(error.strerror or '').lower()}",
            tip="set EDITOR to the one you use",
        ) from None
    if code != 0:
        raise UsageError(f"the editor {words[0]} ended with code {code}; nothing was written")


def edit_events(events: Sequence[Event]) -> list[tuple[int | None, Event]]:
    """Let a person change events; return each with its place in `events`, None for a new one.

    An invalid text is shown with its mistake and opened again; giving up raises Abort.
    """
    from timeline import store

    with TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder, "events.toml")
        store.create(path, uid="review")
        places = {event.id: place for place, event in enumerate(store.add(path, events))}
        path.write_text(HEAD + path.read_text(encoding="utf-8"), encoding="utf-8")
        edited = _valid(path)
    return [_returned(event, places.get(event.id), events) for event in edited]


def _valid(path: Path) -> Sequence[Event]:
    from timeline import store

    while True:
        open_editor(path)
        try:
            return store.load(path).events
        except InvalidStore as error:
            errors.report(error)
            if not terminal.confirm("Open it again?"):
                raise typer.Abort from None


def _returned(
    event: Event, place: int | None, originals: Sequence[Event]
) -> tuple[int | None, Event]:
    """Give an event back what the file could not hold: its own id, and how its date was read."""
    if place is None:
        return None, with_fields(event, id=None)
    original = originals[place]
    inferred = original.inferred if event.date == original.date else ()
    return place, with_fields(event, id=original.id, inferred=inferred)
