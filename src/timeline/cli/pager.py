"""A text longer than the screen, in the user's pager."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess

DEFAULT = "less -FIRX"


def show(text: str) -> bool:
    """Run $TIMELINE_PAGER, else $PAGER, else `less -FIRX`; tell whether the pager could run.

    An empty one, or `cat`, means none. Ctrl-C is the pager's while it runs.
    """
    told = os.environ.get("TIMELINE_PAGER")
    command = _words(os.environ.get("PAGER", DEFAULT) if told is None else told)
    if not command or command == ["cat"]:
        return False
    # as git does: a bare `less` shows colours, and leaves what it showed on the screen
    environment = {"LESS": "FIRX", "LV": "-c", **os.environ}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(text.encode(errors="replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:  # a quote is not closed
        return []
