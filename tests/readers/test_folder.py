"""What a name on the command line stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import UnreadableFile
from timeline.readers import folder


def test_a_folder_is_its_readable_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.TXT", "c.png", ".hidden.txt", "sub/d.html", ".git/e.txt", "sub/f.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    found = [str(Path(name).relative_to(tmp_path)) for name in folder.expand(str(tmp_path))]
    assert found == ["a.TXT", "b.md", "sub/d.html", "sub/f.csv"]


def test_a_file_and_standard_input_are_themselves() -> None:
    assert folder.expand("-") == ["-"]
    assert folder.expand("missing.txt") == ["missing.txt"]


def test_a_mailbox_is_its_messages(tmp_path: Path) -> None:
    box = tmp_path / "harbour.mbox"
    box.write_text("From a\nSubject: x\n\nHello\n\nFrom b\nSubject: y\n\nHello\n")
    assert folder.expand(str(box)) == [f"{box}#1", f"{box}#2"]
    assert folder.expand(str(tmp_path)) == [f"{box}#1", f"{box}#2"]


def test_a_broken_mailbox_does_not_stop_a_folder(tmp_path: Path) -> None:
    box = tmp_path / "harbour.mbox"
    box.write_text("Hello\n")
    assert folder.expand(str(tmp_path)) == [str(box)]
    with pytest.raises(UnreadableFile, match="is no mailbox"):
        folder.expand(str(box))


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert len(folder.expand(str(tmp_path))) == 1


def test_a_folder_without_any_readable_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        folder.expand(str(tmp_path))
    assert caught.value.message.endswith("holds no file that can be read")
    assert ".md" in (caught.value.tip or "")
