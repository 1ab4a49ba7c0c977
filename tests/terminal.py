"""Run `timeline` as people do: from a script, through a pipe, on a terminal that answers."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent.parent / "src"
DATA = Path(__file__).parent.parent / "data"
COMMAND = (sys.executable, "-m", "timeline")
NEEDED = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")


class Ran(NamedTuple):
    """What a command left: its exit code, its result, its talk (on a terminal all in `out`)."""

    code: int
    out: str
    err: str = ""


def environment(
    more: Mapping[str, str] | None = None, *, home: Path | None = None
) -> dict[str, str]:
    """Return an environment in which nothing of the person who runs the tests is left."""
    kept = {name: os.environ[name] for name in NEEDED if name in os.environ}
    home = home or Path("/nonexistent")
    return kept | {
        "PYTHONPATH": str(SOURCE),
        "PYTHONWARNINGS": "error",
        "HOME": str(home),
        "TIMELINE_NOW": "2024-11-02T12:00:00Z",
        "TIMELINE_SEED": "1",
        "TERM": "xterm-256color",
        **(more or {}),
    }


def run(
    *arguments: str | Path,
    cwd: Path,
    stdin: str | bytes | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run `timeline` without a terminal; `env` is added to the environment."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        input=data or b"",
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(
    arguments: Sequence[str | Path],
    *,
    cwd: Path,
    answers: Sequence[tuple[str, str]] = (),
    columns: int = 80,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run `timeline` on a terminal; each (prompt, answer) is typed when its prompt has come."""
    command = [*COMMAND, *map(str, arguments)]
    return type_into(command, cwd=cwd, answers=answers, columns=columns, env=environment(env))


def type_into(
    command: Sequence[str],
    *,
    cwd: Path,
    answers: Sequence[tuple[str, str]],
    columns: int,
    env: Mapping[str, str],
) -> Ran:
    """Run a command on a pseudo-terminal and return what stood on it, newlines as in a file."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        command, cwd=cwd, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        text = _converse(ours, list(answers), deadline=time.monotonic() + 60)
        code = process.wait(timeout=10)
    finally:
        os.close(ours)
        if process.poll() is None:
            process.kill()
            process.wait()
    return Ran(code, text.replace("\r\n", "\n"))


def _converse(terminal: int, answers: list[tuple[str, str]], *, deadline: float) -> str:
    seen, answered = b"", 0
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last program has left the terminal
            piece = b""
        if not piece:
            assert not answers, f"never asked: {answers[0][0]!r} in {seen.decode()!r}"
            return seen.decode()
        seen += piece
        if answers and answers[0][0].encode() in seen[answered:]:
            answered = len(seen)
            os.write(terminal, f"{answers.pop(0)[1]}\n".encode())
    raise AssertionError(f"no end within the time; so far {seen.decode()!r}")
