"""`timeline import` of what the timeline knows: versions of a source, tags, merges declined."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.terminal import on_terminal, run

from timeline import load
from timeline.model import edtf
from timeline.model.event import Event, Timeline

ASK = "[e]dit all: "
EACH = "[q]uit: "


def stored(folder: Path) -> Timeline:
    """Load what the command has written."""
    return load(folder / "timeline.toml")


def dates(folder: Path) -> list[str]:
    """Return the stored dates, in the file's order."""
    return [edtf.write(event.date) for event in stored(folder).events]


def by_title(folder: Path, word: str) -> Event:
    """Return the one stored event whose title has a word."""
    (found,) = [event for event in stored(folder).events if word in event.title]
    return found


BRIDGE = "Trouble at the Lorne harbour bridge\n\n"
OPENED = "The bridge opened on 3 June 2025."
CLOSED = "The bridge closed on 4 June 2025."
BURNT = "A crane fell into the harbour on 5 June 2025."
RAISED = "Divers raised the crane on 9 June 2025."


def versions(folder: Path, *texts: str, name: str = "a.txt", keep: bool = False) -> Any:
    """Import one text after the other under one name; return what the last import left."""
    for text in texts:
        (folder / name).write_text(BRIDGE + text)
        result = run("import", name, "--yes", *(["--keep"] if keep else []), cwd=folder)
    return result


def test_a_changed_source_says_what_is_new_gone_and_moved(tmp_path: Path) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}\n\n{BURNT}")
    result = versions(tmp_path, f"{BURNT}\n\n{OPENED}\n\n{RAISED}")
    assert "a.txt is not the text that a was: 1 new, 1 gone, 2 moved" in result.err
    told = [line.split()[0] for line in result.err.splitlines() if line.startswith("  ")]
    assert told[:3] == ["gone:", "moved:", "moved:"]
    assert "added 1 event, 1 source updated (a); 0 merged" in result.err
    assert dates(tmp_path) == ["2025-06-03", "2025-06-04", "2025-06-05", "2025-06-09"]
    places = [event.sources[0].at for event in stored(tmp_path).events]
    assert places == [2, 2, 1, 3]
    source = stored(tmp_path).sources["a"]
    assert source.sha256 == sha256((tmp_path / "a.txt").read_bytes()).hexdigest()


def test_a_source_that_only_moved_is_brought_up_to_date_and_then_known(tmp_path: Path) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")
    path = tmp_path / "timeline.toml"
    comment = "# the harbour office told us so\n[event."
    path.write_text(path.read_text().replace("[event.", comment, 1))
    before = path.read_text().splitlines()
    result = versions(tmp_path, f"{CLOSED}\n\n{OPENED}")
    assert "0 new, 0 gone, 2 moved" in result.err
    after = path.read_text().splitlines()
    changed = [new.split(" = ")[0] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["sha256", "at", "at"]
    written = path.read_bytes()
    again = run("import", "a.txt", "--yes", cwd=tmp_path)
    assert "is not the text" not in again.err
    assert path.read_bytes() == written


def test_each_version_is_kept_beside_the_last(tmp_path: Path) -> None:
    versions(tmp_path, OPENED, keep=True)
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")  # kept as well: what it was compared with was
    kept = tmp_path / "sources"
    assert sorted(path.name for path in kept.iterdir()) == ["a-2.txt", "a.txt"]
    source = stored(tmp_path).sources["a"]
    assert source.file == "sources/a-2.txt"
    assert source.sha256 == sha256((kept / "a-2.txt").read_bytes()).hexdigest()
    assert (kept / "a.txt").read_text().endswith(OPENED)


def test_a_known_source_can_be_kept_later(tmp_path: Path) -> None:
    versions(tmp_path, OPENED)
    versions(tmp_path, OPENED, keep=True)
    assert stored(tmp_path).sources["a"].file == "sources/a.txt"
    assert len(stored(tmp_path).events) == 1


def test_a_sentence_in_other_words_is_asked_about(tmp_path: Path) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")
    (tmp_path / "a.txt").write_text(
        f"{BRIDGE}{OPENED}\n\nThe bridge was closed to lorries on 4 June 2025."
    )
    result = on_terminal(["import", "a.txt"], cwd=tmp_path, answers=[(ASK, "r"), (EACH, "m")])
    assert "1 new, 1 gone, 0 moved" in result.out
    assert len(by_title(tmp_path, "closed").sources) == 2
    assert len(stored(tmp_path).events) == 2


@pytest.mark.parametrize(("answer", "updated"), [("y", True), ("n", False)])
def test_a_new_version_without_new_events_asks_too(
    answer: str, updated: bool, tmp_path: Path
) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")
    before = (tmp_path / "timeline.toml").read_bytes()
    (tmp_path / "a.txt").write_text(f"{BRIDGE}{CLOSED}\n\n{OPENED}")
    asked = [("Update source a in timeline.toml? [Y]es/[n]o: ", answer)]
    assert on_terminal(["import", "a.txt"], cwd=tmp_path, answers=asked).code == 0
    assert ((tmp_path / "timeline.toml").read_bytes() != before) is updated


def test_another_text_of_the_same_name_is_another_source(tmp_path: Path) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")
    (tmp_path / "a.txt").write_text("The council met on 3 May 2011 about the library roof.")
    result = run("import", "a.txt", "--yes", cwd=tmp_path)
    assert "1 source (a-2)" in result.err
    assert "is not the text" not in result.err


def test_a_changed_table_adds_its_new_rows(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("date,title\n2025-06-03,Bridge opens\n2025-06-04,Bridge closes\n")
    run("import", "a.csv", "--yes", cwd=tmp_path)
    table.write_text("date,title\n2025-06-01,Road closes\n2025-06-03,Bridge opens\n")
    result = run("import", "a.csv", "--yes", cwd=tmp_path)
    assert "a.csv is not the text that a was: 1 new, 1 gone, 1 moved" in result.err
    assert dates(tmp_path) == ["2025-06-01", "2025-06-03", "2025-06-04"]
    assert by_title(tmp_path, "opens").sources[0].at == 3


def test_a_tag_is_given_to_events_that_are_known_already(tmp_path: Path) -> None:
    versions(tmp_path, f"{OPENED}\n\n{CLOSED}")
    before = (tmp_path / "timeline.toml").read_text()
    result = run("import", "a.txt", "--yes", "--tag", "bridge", cwd=tmp_path)
    assert "added 0 events; 0 merged, 2 skipped (2 known already), 2 events tagged" in result.err
    assert [event.tags for event in stored(tmp_path).events] == [("bridge",)] * 2
    assert (tmp_path / "timeline.toml").read_text().replace('tags = ["bridge"]\n', "") == before
    written = (tmp_path / "timeline.toml").read_bytes()
    again = run("import", "a.txt", "--yes", "--tag", "bridge", cwd=tmp_path)
    assert "tagged" not in again.err
    assert (tmp_path / "timeline.toml").read_bytes() == written


@pytest.mark.parametrize(("answer", "tags"), [("y", ("bridge",)), ("n", ())])
def test_a_terminal_is_asked_before_known_events_are_tagged(
    answer: str, tags: tuple[str, ...], tmp_path: Path
) -> None:
    versions(tmp_path, OPENED)
    asked = [("Tag 1 event that you have with #bridge? [Y]es/[n]o: ", answer)]
    assert on_terminal(["import", "a.txt", "-t", "bridge"], cwd=tmp_path, answers=asked).code == 0
    assert stored(tmp_path).events[0].tags == tags


def test_a_dry_run_tags_nothing(tmp_path: Path) -> None:
    versions(tmp_path, OPENED)
    before = (tmp_path / "timeline.toml").read_bytes()
    run("import", "a.txt", "--dry-run", "--tag", "bridge", cwd=tmp_path)
    assert (tmp_path / "timeline.toml").read_bytes() == before


@pytest.mark.parametrize(("answer", "events"), [("m", 1), ("a", 2), ("s", 1)])
def test_a_merge_is_asked_about_and_can_be_declined(
    answer: str, events: int, tmp_path: Path
) -> None:
    versions(tmp_path, "On 3 June 2025, Mayor Anna Kowal opened the Lorne bridge.")
    (tmp_path / "b.txt").write_text("Mayor Anna Kowal opened the Lorne bridge on 3 June 2025.")
    result = on_terminal(["import", "b.txt"], cwd=tmp_path, answers=[(ASK, "r"), (EACH, answer)])
    assert "joins " in result.out
    assert "[M]erge/[a]dd beside it/[s]kip/[q]uit" in result.out
    assert len(stored(tmp_path).events) == events
    sources = sorted(
        citation.ref for event in stored(tmp_path).events for citation in event.sources
    )
    assert sources == (["a"] if answer == "s" else ["a", "b"])
    if answer == "a":
        before = (tmp_path / "timeline.toml").read_bytes()
        assert "known already" in run("import", "b.txt", "--yes", cwd=tmp_path).err
        assert (tmp_path / "timeline.toml").read_bytes() == before


def test_rows_that_are_no_events_are_counted_and_named_in_a_folder_too(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "a.csv").write_text("date,title\n2025-13-01,Fog\n2025-06-03,Rain\n2025-06-04,\n")
    (folder / "b.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20250605\n"
        "RRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    result = run("import", "tables", "--yes", cwd=tmp_path)
    assert "tables/a.csv: 2 rows made no event: row 2: " in result.err
    assert 'tables/b.ics: series "Fair" goes on: 100 times are read' in result.err
    assert "0 skipped, 2 rows rejected, 0 rejected" in result.err
    assert result.code == 0
    one = run("--file", "new.toml", "import", "tables/a.csv", "--yes", cwd=tmp_path)
    assert "0 skipped, 2 rows rejected" in one.err


def test_what_is_maybe_known_is_not_said_to_be_added_by_a_dry_run(tmp_path: Path) -> None:
    versions(tmp_path, CLOSED)
    (tmp_path / "b.txt").write_text("The bridge was closed to lorries on 4 June 2025.")
    looked = run("import", "b.txt", "--dry-run", cwd=tmp_path)
    assert "would be added beside" in looked.err
    added = run("import", "b.txt", "--yes", cwd=tmp_path)
    assert "was added beside" in added.err
    assert len(stored(tmp_path).events) == 2


def test_a_bar_says_how_far_the_reading_of_many_files_is(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(4):
        (folder / f"{'long ' * 30}{number}.txt").write_text(f"It rained on {number + 1} May 2024.")
    result = on_terminal(["import", "texts", "--yes"], cwd=tmp_path)
    bars = [part.split("\x1b")[0] for part in result.out.split("\r") if part.startswith("reading")]
    assert [bar[9:29] for bar in bars] == [
        "#" * done + "-" * (20 - done) for done in (0, 5, 10, 15)
    ]
    assert max(map(len, bars)) < 80
    piped = run("import", "texts", "--dry-run", cwd=tmp_path)
    assert "reading" not in piped.err
