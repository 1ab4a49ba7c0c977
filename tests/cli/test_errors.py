"""Bad input through the real command: one clear line, the right exit code, the store as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.terminal import COMMAND, Ran, environment, on_terminal, run

from timeline.cli import errors
from timeline.errors import InvalidStore, Location

STORE = """\
schema = 1

[timeline]
uid = "6d0c1b7e-3f0e-4b6e-9a53-2f7f4f0f2c11"

[event.k7f3mq2d]
date = "2024-10-28"
title = "Rutte speaks"
"""


def is_one_clear_line(talk: str) -> bool:
    """Tell whether stderr is an error in one lower-case line, with a tip at most below it."""
    first, *rest = talk.splitlines()
    told = first.removeprefix("error: ")
    return (
        first != told
        and len(first) < 200
        and not told[0].isupper()
        and all(line.startswith("  tip: ") for line in rest)
        and len(rest) < 2
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with a timeline of one event."""
    (tmp_path / "timeline.toml").write_text(STORE)
    return tmp_path


BAD = {
    "missing": (None, "nope.txt"),
    "empty": (b"", "empty.txt"),
    "blank": (b" \n\t\n", "blank.txt"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 100, "program.txt"),
    "binary without a suffix": (bytes(range(256)) * 40, "blob"),
    "not UTF-8": (b"On 28 October 2024 caf\xe9s \xff\xfe\xfa closed \x81\x8d\x8f.", "latin.txt"),
    "50 MB": (b"The council met on 28 October 2024. " * 1_500_000, "huge.txt"),
    "empty page": (b"<html><body></body></html>", "empty.html"),
    "line end in its name": (b"", "odd\nname.txt"),
    "unknown kind": (b"PK\x03\x04" + bytes(200), "archive.zip"),
}


@pytest.mark.parametrize(("content", "name"), BAD.values(), ids=BAD)
def test_a_document_that_cannot_be_read(content: bytes | None, name: str, desk: Path) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    result = run("import", name, "--yes", cwd=desk)
    assert result.code == 2, result.err
    assert result.out == ""
    assert is_one_clear_line(result.err), result.err
    assert name.replace("\n", "\\n") in result.err
    assert (desk / "timeline.toml").read_text() == STORE


def test_a_folder_without_anything_to_read(desk: Path) -> None:
    (desk / "empty").mkdir()
    result = run("import", "empty", "--yes", cwd=desk)
    assert (result.code, result.out) == (2, "")
    assert "empty holds no file that can be read" in result.err
    assert is_one_clear_line(result.err)


@pytest.mark.parametrize("command", ["show", "add 2024-10-29 Vote", "import -y a.txt"])
@pytest.mark.parametrize(
    ("text", "place", "caret"),
    [
        ('[event.k7f3mq2d]\ndate = "2024-13-45"\ntitle = "x"\n', "timeline.toml:2:8", "^" * 12),
        ('[event.k7f3mq2d\ndate = "2024"\n', "timeline.toml:1:", "^"),
    ],
    ids=["impossible date", "no TOML"],
)
def test_a_broken_store_shows_where(
    command: str, text: str, place: str, caret: str, tmp_path: Path
) -> None:
    (tmp_path / "timeline.toml").write_text(text)
    (tmp_path / "a.txt").write_text("It ended on 8 May 1945.")
    result = run(*command.split(), cwd=tmp_path)
    assert result.code == 3, result
    head, *rest = result.err.splitlines()
    assert head.startswith("error: ")
    assert place in head
    assert rest[0].strip() == "|"
    assert rest[1].partition("| ")[2] == text.splitlines()[int(head.split("toml:")[1][0]) - 1]
    assert rest[2].endswith(f" {caret}")
    assert (tmp_path / "timeline.toml").read_text() == text


def test_a_folder_that_cannot_be_written(desk: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    desk.chmod(0o555)
    try:
        result = run("add", "29 Oct 2024: Vote", cwd=desk)
    finally:
        desk.chmod(0o755)
    assert result.code == 2
    assert is_one_clear_line(result.err)
    assert (desk / "timeline.toml").read_text() == STORE


@pytest.mark.parametrize("arguments", ["add 2024-10-29 Vote", "import a.txt --yes", "init"])
def test_a_place_that_cannot_hold_a_file(arguments: str, desk: Path) -> None:
    (desk / "a.txt").write_text("It ended on 8 May 1945.")
    result = run("--file", "a.txt/timeline.toml", *arguments.split(), cwd=desk)
    assert result.code == 2
    assert is_one_clear_line(result.err), result.err


def test_a_store_that_is_read_only(desk: Path) -> None:
    (desk / "timeline.toml").chmod(0o444)
    result = run("add", "29 Oct 2024: Vote", cwd=desk)
    assert result.code == 2
    assert is_one_clear_line(result.err)
    assert (desk / "timeline.toml").read_text() == STORE


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    events = "".join(
        f'[event.a{number:07}]\ndate = "2024"\ntitle = "{"long " * 40}"\n' for number in range(1000)
    )
    (tmp_path / "timeline.toml").write_text(events)
    process = subprocess.Popen(
        [*COMMAND, "show"], cwd=tmp_path, env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == errors.CLOSED_PIPE


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full")
    with full.open("w") as stream:
        done = subprocess.run(
            [*COMMAND, "--help"], cwd=tmp_path, env=environment(), stdout=stream,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "no space left" in done.stderr
    assert "Traceback" not in done.stderr


def settle(pid: int) -> None:
    """Wait until a process has used processor time and now uses none: it waits for its input."""
    stat = Path(f"/proc/{pid}/stat")
    used = -1
    for _ in range(40):
        before, used = used, int(stat.read_text().split()[13]) if stat.exists() else 1
        if used == before > 0:
            return
        time.sleep(0.7)


def test_ctrl_c_is_quiet_and_writes_nothing(desk: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "import", "-", "--yes"], cwd=desk, env=environment(), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # a shell lets its background jobs ignore Ctrl-C, and they hand that on
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    settle(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (errors.INTERRUPTED, "", "stopped\n")
    assert (desk / "timeline.toml").read_text() == STORE


def test_an_end_of_input_is_no_yes(desk: Path) -> None:
    (desk / "a.txt").write_text("The war ended on 8 May 1945.")
    result = on_terminal(["import", "a.txt"], cwd=desk, answers=[("[e]dit all: ", "\x04")])
    assert result.code == errors.INTERRUPTED
    assert (desk / "timeline.toml").read_text() == STORE


def in_process(error: BaseException, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Report an error and return what a user would see."""
    code = errors.report(error)
    return Ran(code, *capsys.readouterr())


def test_a_mistake_of_ours_has_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    result = in_process(KeyError("x"), capsys)
    assert result.code == errors.OUR_FAULT
    assert is_one_clear_line(result.err)


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    for arguments, env in ((["--debug", "shwo"], {}), (["shwo"], {"TIMELINE_DEBUG": "1"})):
        assert "Traceback" in run(*arguments, cwd=tmp_path, env=env).err
    assert "Traceback" not in run("shwo", cwd=tmp_path, env={"TIMELINE_DEBUG": "0"}).err


def test_a_caret_stands_below_wide_characters(capsys: pytest.CaptureFixture[str]) -> None:
    place = Location("t.toml", 7, 6, "日本 = x", 1)
    lines = in_process(InvalidStore("no", location=place), capsys).err.splitlines()
    assert lines[2:] == ["7 | 日本 = x", "  |        ^"]


def test_a_long_line_is_cut_around_its_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    source = "a" * 5000 + "!" + "b" * 5000
    place = Location("t.toml", 1, 5001, source, 1)
    _, _, line, caret = in_process(InvalidStore("no", location=place), capsys).err.splitlines()
    assert len(line) < 90
    assert line[caret.index("^")] == "!"


def test_no_text_can_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    errors.tell("found \x1b]0;title\x07 here\u202e", tip="\x1b[2J")
    assert capsys.readouterr().err.isascii()
    assert sys.stderr is not None
