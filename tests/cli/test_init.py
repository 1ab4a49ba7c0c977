"""`timeline init`."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from timeline import store
from timeline.cli import app

UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_FILE", raising=False)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        app.run(list(arguments))
    assert isinstance(left.value.code, int)
    return left.value.code


def test_makes_a_store_that_loads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init", "--title", 'The "long" year') == 0
    timeline = store.load(tmp_path / "timeline.toml")
    assert timeline.title == 'The "long" year'
    assert timeline.uid
    assert UUID4.fullmatch(timeline.uid)
    assert capsys.readouterr().out == "made timeline.toml\n"
    assert not (tmp_path / ".gitattributes").exists()


def test_refuses_to_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "timeline.toml").write_text("# mine\n")
    assert run("init") == 2
    assert (tmp_path / "timeline.toml").read_text() == "# mine\n"
    assert "timeline.toml exists already" in capsys.readouterr().err


def test_tells_git_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitattributes").write_text("*.png binary")
    assert run("init") == 0
    assert "merge=union" in capsys.readouterr().err
    text = "*.png binary\ntimeline.toml merge=union\n"
    assert (tmp_path / ".gitattributes").read_text() == text
    (tmp_path / "timeline.toml").unlink()
    assert run("init") == 0
    assert (tmp_path / ".gitattributes").read_text() == text


def test_a_named_file_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    assert run("init", "--file", "sub/my notes.toml") == 0
    assert store.load(tmp_path / "sub" / "my notes.toml").events == ()
    assert (tmp_path / "sub" / ".gitattributes").read_text() == '"my notes.toml" merge=union\n'


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("init", "--file", "nowhere/timeline.toml") == 2
    assert "cannot write nowhere/timeline.toml: no such folder" in capsys.readouterr().err
    assert not Path("nowhere").exists()


def test_same_seed_same_uid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_SEED", "7")
    run("init", "-f", "a.toml")
    run("init", "-f", "b.toml")
    assert (tmp_path / "a.toml").read_text() == (tmp_path / "b.toml").read_text()


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_two_branches_that_add_events_merge(tmp_path: Path) -> None:
    from timeline.model import edtf
    from timeline.model.event import Event

    def git(*arguments: str) -> str:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        return subprocess.run(
            ["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    path = tmp_path / "timeline.toml"
    git("init", "-q", "-b", "main")
    assert run("init") == 0
    store.add(path, [Event(edtf.parse("2024"), "first")])
    git("add", ".")
    git("commit", "-qm", "one")
    for branch, start in (("left", 2025), ("right", 2030)):
        git("checkout", "-qb", branch, "main")
        store.add(path, [Event(edtf.parse(str(start + n)), f"{branch} {n}") for n in range(3)])
        git("commit", "-qam", branch)
    git("merge", "-q", "--no-edit", "left")
    titles = {event.title for event in store.load(path).events}
    assert titles == {"first", *(f"{side} {n}" for side in ("left", "right") for n in range(3))}
