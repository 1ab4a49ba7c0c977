"""The store on a disk that other programs, other processes and bad luck have a part in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from timeline import store
from timeline.errors import StoreChanged, StoreLocked, TimelineError
from timeline.model import edtf
from timeline.model.event import Event
from timeline.store import files

Written = Callable[[str], Path]
ONE = 'schema = 1\n\n[event.a]\ndate = "2024"\ntitle = "t"\n'
NEW = Event(edtf.parse("2025"), "new")


def left_over(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir() if item.name != path.name)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_mode_is_kept_and_nothing_is_left_lying_about(written: Written, mode: int) -> None:
    path = written(ONE)
    path.chmod(mode)
    store.add(path, [NEW])
    assert path.stat().st_mode & 0o777 == mode
    assert left_over(path) == []


def test_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        store.create(tmp_path / "timeline.toml", uid="u")
    finally:
        os.umask(old)
    assert (tmp_path / "timeline.toml").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path, written: Written) -> None:
    real = written(ONE)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "timeline.toml"
    link.symlink_to(real)
    store.add(link, [NEW])
    assert link.is_symlink()
    assert len(store.load(real).events) == 2
    assert left_over(link) == []


def test_read_only_file_is_refused_even_to_root(written: Written) -> None:
    path = written(ONE)
    path.chmod(0o444)
    with pytest.raises(TimelineError, match=r"cannot write .*read-only; nothing was changed"):
        store.add(path, [NEW])
    assert path.read_text() == ONE
    assert left_over(path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(written: Written) -> None:
    path = written(ONE)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(TimelineError, match=r"cannot write .*permission denied"):
            store.add(path, [NEW])
    finally:
        path.parent.chmod(0o755)
    assert path.read_text() == ONE


@pytest.mark.parametrize("call", ["fsync", "fdopen"])
def test_full_disk_leaves_the_store_as_it_was(
    written: Written, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = written(ONE)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(TimelineError, match="no space left on device; nothing was changed"):
        store.add(path, [NEW])
    monkeypatch.undo()
    assert path.read_text() == ONE
    assert left_over(path) == []


def test_interrupted_while_writing(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(ONE)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.add(path, [NEW])
    monkeypatch.undo()
    assert path.read_text() == ONE
    assert left_over(path) == []


def test_an_editor_that_saves_meanwhile_wins(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(ONE)
    write_beside = files._write_beside

    def slowly(target: Path, data: bytes) -> Path:
        path.write_text(ONE + "# saved by an editor\n")
        return write_beside(target, data)

    monkeypatch.setattr(files, "_write_beside", slowly)
    with pytest.raises(StoreChanged) as caught:
        store.add(path, [NEW])
    assert caught.value.exit_code == 4
    assert path.read_text() == ONE + "# saved by an editor\n"
    assert left_over(path) == []


def test_a_change_since_the_review_began_is_refused(written: Written) -> None:
    path = written(ONE)
    seen = store.fingerprint(path)
    path.write_text(ONE + "\n")
    with pytest.raises(StoreChanged, match="changed since it was read"):
        store.add(path, [NEW], seen=seen)
    assert path.read_text() == ONE + "\n"
    store.add(path, [NEW], seen=store.fingerprint(path))


@contextmanager
def another_writer(path: Path) -> Iterator[None]:
    """Hold the lock in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from timeline.store import files\n"
        "with files.locked(Path(sys.argv[1])):\n  print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield
        process.communicate()


def test_locked_by_another_process(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(ONE)
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    with another_writer(path):
        with pytest.raises(StoreLocked, match="another process is writing") as caught:
            store.add(path, [NEW])
        assert caught.value.exit_code == 4
        assert path.read_text() == ONE
    store.add(path, [NEW])
    assert left_over(path) == []


def test_two_processes_that_add_lose_nothing(written: Written) -> None:
    path = written(ONE)
    code = (
        "import sys; from pathlib import Path; from timeline import store\n"
        "from timeline.model import edtf; from timeline.model.event import Event\n"
        "path, name = Path(sys.argv[1]), sys.argv[2]\n"
        "for n in range(25): store.add(path, [Event(edtf.parse('2025'), f'{name} {n}')])\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in "xy"]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    events = store.load(path).events
    assert len({event.id for event in events}) == 51
    assert {event.title for event in events} == {
        "t", *(f"{name} {n}" for name in "xy" for n in range(25))
    }  # fmt: skip
    assert left_over(path) == []


def test_killed_while_writing_leaves_a_whole_store_and_the_next_writer_tidies_up(
    written: Written,
) -> None:
    path = written(ONE)
    code = (
        "import os, sys; from pathlib import Path; from timeline import store\n"
        "from timeline.model import edtf; from timeline.model.event import Event\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "store.add(Path(sys.argv[1]), [Event(edtf.parse('2025'), 'lost')])\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert killed.returncode == -9
    assert path.read_text() == ONE
    assert len(left_over(path)) == 2  # the lock and the half of a file
    (path.parent / ".timeline.toml.mine.tmp").write_text("a file of the user's")
    store.add(path, [NEW])
    assert left_over(path) == [".timeline.toml.mine.tmp"]
    assert len(store.load(path).events) == 2
