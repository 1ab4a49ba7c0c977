"""The command line as a whole: help, version, mistyped words, colour, the bare command."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.terminal import on_terminal, run

from timeline import __version__
from timeline.cli import app, options


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(flag: str, tmp_path: Path) -> None:
    assert run(flag, cwd=tmp_path) == (0, f"timeline {__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_lists_every_command_with_its_summary(flag: str, tmp_path: Path) -> None:
    result = run(flag, cwd=tmp_path)
    assert result.code == 0
    for name in app.COMMANDS:
        assert f"  {name} " in result.out
        assert app.COMMANDS[name].summary.split(",")[0] in result.out


@pytest.mark.parametrize("name", app.COMMANDS)
def test_every_command_has_help_with_an_example(name: str, tmp_path: Path) -> None:
    result = run(name, "--help", cwd=tmp_path)
    assert result.code == 0, result.err
    assert f"  timeline {name}" in result.out
    for option in ("--file", "--color", "--debug"):
        assert option in result.out


@pytest.mark.parametrize(
    ("arguments", "message", "tip"),
    [
        ("shwo", 'no command "shwo"', 'did you mean "show"?'),
        ("--verzion", 'no option "--verzion"', 'did you mean "--version"?'),
        ("import --publishd x a.txt", 'no option "--publishd"', 'did you mean "--published"?'),
        ("--qqq", 'no option "--qqq"', "timeline --help lists the options"),
        ("zzzzz", 'no command "zzzzz"', "timeline --help lists the commands"),
        ("list", 'no command "list"', 'did you mean "show"?'),
        ("a.txt", 'no command "a.txt"', "timeline import a.txt"),
        ("import", "missing argument 'FILE...'", "timeline import --help shows how"),
        ("--color red", '--color "red" is not known', "write auto, always or never"),
        ("import --jobs x a.txt", "invalid value for '--jobs' / '-j': 'x' is not a valid int range",
         "timeline import --help shows how"),
    ],
)  # fmt: skip
def test_a_mistyped_word_gets_a_tip(arguments: str, message: str, tip: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It ended in May 1945.")
    result = run(*arguments.split(), cwd=tmp_path)
    assert result == (2, "", f"error: {message}\n  tip: {tip}\n")


def test_options_are_forgotten_between_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    options.given.file = Path("x")
    options.reset()
    assert options.named_store() is None


def test_bare_command_says_how_to_start(tmp_path: Path) -> None:
    result = on_terminal([], cwd=tmp_path)
    assert result.code == 0
    assert result.out == app.FIRST_RUN + "\n"


def test_a_pipe_gets_no_talk_from_the_bare_command(tmp_path: Path) -> None:
    result = run(cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert "No timeline here yet" in result.err


def test_bare_command_shows_the_timeline_above(tmp_path: Path) -> None:
    run("add", "28 Oct 2024: Rutte speaks", cwd=tmp_path)
    (tmp_path / "deep" / "down").mkdir(parents=True)
    result = run(cwd=tmp_path / "deep" / "down")
    assert result.out == run("show", cwd=tmp_path).out
    assert "Rutte speaks" in result.out


@pytest.mark.parametrize("before", [True, False])
def test_the_file_may_be_named_before_or_after_the_command(before: bool, tmp_path: Path) -> None:
    run("--file", "other.toml", "add", "28 Oct 2024: Rutte speaks", cwd=tmp_path)
    arguments = ["-f", "other.toml", "show"] if before else ["show", "-f", "other.toml"]
    assert "Rutte speaks" in run(*arguments, cwd=tmp_path).out
    assert "Rutte speaks" in run("show", cwd=tmp_path, env={"TIMELINE_FILE": "other.toml"}).out


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert run("-f", "no.toml", cwd=tmp_path) == (2, "", "error: no.toml: no such file\n")


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": ""}, True),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ([], {"FORCE_COLOR": "0"}, True),
    ],
)
def test_colour_on_a_terminal(
    arguments: list[str], env: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    result = on_terminal([*arguments, "shwo"], cwd=tmp_path, env=env)
    assert ("\x1b[" in result.out) is coloured


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"CLICOLOR_FORCE": "1"}, True),
     ({"CLICOLOR_FORCE": "0"}, False), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)  # fmt: skip
def test_colour_in_a_pipe(env: dict[str, str], coloured: bool, tmp_path: Path) -> None:
    assert ("\x1b[" in run("shwo", cwd=tmp_path, env=env).err) is coloured


def test_the_config_can_turn_colour_off(tmp_path: Path) -> None:
    (tmp_path / "timeline").mkdir()
    (tmp_path / "timeline" / "config.toml").write_text('color = "never"\n')
    result = on_terminal(["shwo"], cwd=tmp_path, env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert "\x1b[" not in result.out
