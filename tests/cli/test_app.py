"""The command line as a whole: help, version, mistyped words, exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from timeline import __version__
from timeline.cli import app, options


def run(
    *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `timeline` as a shell would, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        capture_output=True, text=True, cwd=cwd, env=env, stdin=subprocess.DEVNULL, timeout=60,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(flag: str) -> None:
    result = run(flag)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"timeline {__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command_with_its_summary(flag: str) -> None:
    result = run(flag)
    assert result.returncode == 0
    for name in app.names():
        assert f"  {name} " in result.stdout
        assert app.COMMANDS[name].summary.split(",")[0] in result.stdout


def test_every_command_has_help() -> None:
    for name in app.names():
        result = run(name, "--help")
        assert result.returncode == 0, result.stderr
        assert "--file" in result.stdout
        assert "--color" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "tip"),
    [
        (["shwo"], 'no command "shwo"', 'did you mean "show"?'),
        (["--verzion"], 'no option "--verzion"', 'did you mean "--version"?'),
        (["--qqq"], 'no option "--qqq"', "timeline --help lists the options"),
        (["zzzzz"], 'no command "zzzzz"', "timeline --help lists the commands"),
        (["list"], 'no command "list"', 'did you mean "show"?'),
        (["--color", "red"], '--color "red" is not known', "write auto, always or never"),
    ],
)
def test_a_mistyped_word_gets_a_tip(
    arguments: list[str], message: str, tip: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(app, "names", lambda: list(app.COMMANDS))
    with pytest.raises(SystemExit) as raised:
        app.run(arguments)
    assert raised.value.code == 2
    assert capsys.readouterr().err == f"error: {message}\n  tip: {tip}\n"


def test_options_are_forgotten_between_runs() -> None:
    options.given.file = Path("x")
    options.reset()
    assert options.named_store() is None
