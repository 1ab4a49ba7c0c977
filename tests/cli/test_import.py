"""`timeline import` through the real command: what is read, asked, written, and left alone."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.terminal import DATA, on_terminal, run

from timeline.model.event import Event, Timeline

ARTICLE = DATA / "sources" / "kursk-talks.txt"
SEED = Path(__file__).parents[3] / "shared" / "corpora" / "events" / "seed.txt"
ASK = "[e]dit all: "
EACH = "[q]uit: "


def stored(folder: Path) -> Timeline:
    """Load what the command has written."""
    from timeline import store

    return store.load(folder / "timeline.toml")


def dates(folder: Path) -> list[str]:
    """Return the stored dates, in the file's order."""
    from timeline.model import edtf

    return [edtf.write(event.date) for event in stored(folder).events]


def by_title(folder: Path, word: str) -> Event:
    """Return the one stored event whose title has a word."""
    (found,) = [event for event in stored(folder).events if word in event.title]
    return found


@pytest.mark.skipif(not SEED.exists(), reason="the annotated corpora are not here")
def test_the_seed_gives_exactly_four_events(tmp_path: Path) -> None:
    arguments = ("import", SEED, "--published", "2024-10-29", "--yes")
    assert run(*arguments, cwd=tmp_path).code == 0
    assert dates(tmp_path) == ["2024-10-28", "2024-10-28", "2024-10-30", "2024-10-31"]
    events = stored(tmp_path).events
    assert [event.status for event in events] == ["happened", "happened", "planned", "planned"]
    assert "Pentagon" in events[0].title
    assert "Rutte" in events[1].title
    before = (tmp_path / "timeline.toml").read_bytes()
    again = run(*arguments, cwd=tmp_path)
    assert again.code == 0
    assert "4 events known already" in again.err
    assert (tmp_path / "timeline.toml").read_bytes() == before


def test_the_sample_article(tmp_path: Path) -> None:
    result = run("import", ARTICLE, "--yes", "--tag", "kursk", cwd=tmp_path)
    assert result.code == 0
    assert dates(tmp_path) == ["2024-10-28", "2024-10-28", "2024-10-30", "2024-10-31"]
    timeline = stored(tmp_path)
    assert [event.status for event in timeline.events] == ["happened"] * 2 + ["planned"] * 2
    assert all(event.tags == ("kursk",) for event in timeline.events)
    text = ARTICLE.read_text(encoding="utf-8")
    assert all(event.quote is not None and event.quote in text for event in timeline.events)
    (source,) = timeline.sources.values()
    assert (source.id, source.published) == ("kursk-talks", "2024-10-29")
    assert source.sha256 == sha256(ARTICLE.read_bytes()).hexdigest()
    assert "added 4 events, 1 source (kursk-talks); 0 merged, 0 skipped" in result.err


def test_a_pipe_gets_the_lines_that_show_prints(tmp_path: Path) -> None:
    result = run("import", ARTICLE, "--yes", cwd=tmp_path)
    assert result.out == run("show", cwd=tmp_path).out
    assert result.out.count("\n") == 4


def test_importing_again_adds_nothing(tmp_path: Path) -> None:
    run("import", ARTICLE, "--yes", cwd=tmp_path)
    before = (tmp_path / "timeline.toml").read_bytes()
    again = run("import", ARTICLE, "--yes", cwd=tmp_path)
    assert (again.code, again.out) == (0, "")
    assert "nothing new in kursk-talks.txt: 4 events known already" in again.err
    assert (tmp_path / "timeline.toml").read_bytes() == before


def test_without_a_terminal_nothing_is_written(tmp_path: Path) -> None:
    result = run("import", ARTICLE, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "--yes" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = run("import", ARTICLE, "--dry-run", cwd=tmp_path)
    assert result.code == 0
    assert [line.split("\t")[0] for line in result.out.splitlines()] == [
        "2024-10-28", "2024-10-28", "2024-10-30", "2024-10-31",
    ]  # fmt: skip
    assert "would add 4 events" in result.err
    assert list(tmp_path.iterdir()) == []


def record(*arguments: str | Path, cwd: Path, code: int = 0) -> Any:
    """Run a dry run as JSON and return its document."""
    result = run("import", *arguments, "--dry-run", "--json", cwd=cwd)
    assert result.code == code, result.err
    return json.loads(result.out)


def test_the_record_of_a_dry_run(tmp_path: Path) -> None:
    document = record(ARTICLE, cwd=tmp_path)
    assert list(document) == ["schema", "document", "events", "skipped"]
    assert document["document"]["published"] == "2024-10-29"
    event = document["events"][0]
    assert (event["id"], event["start"], event["end"]) == (None, "2024-10-28", None)
    assert event["sources"][0]["quote"] == event["quote"]
    assert event["inferred"] == ["year from publication date"]


def test_the_record_of_several_documents_has_their_names(tmp_path: Path) -> None:
    document = record(ARTICLE, "nope.txt", cwd=tmp_path, code=1)
    assert list(document) == ["schema", "documents", "rejected"]
    assert [item["name"] for item in document["documents"]] == [str(ARTICLE)]
    assert [item["name"] for item in document["rejected"]] == ["nope.txt"]


def test_what_was_written_as_json(tmp_path: Path) -> None:
    result = run("import", ARTICLE, "--yes", "--json", cwd=tmp_path)
    added = json.loads(result.out)["added"]
    assert [event["id"] for event in added] == [event.id for event in stored(tmp_path).events]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("The council will vote on 28 October.", '"28 October" has no year and note.txt has'),
        ("The council voted yesterday.", '"yesterday" counts from the publication date'),
    ],
)
def test_a_text_of_which_no_date_can_be_placed(text: str, lost: str, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(text)
    result = run("import", "note.txt", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert lost in result.err
    assert "tip: timeline import note.txt --published" in result.err
    assert not (tmp_path / "timeline.toml").exists()
    told = run("import", "note.txt", "--yes", "--published", "29 Oct 2024", cwd=tmp_path)
    assert told.code == 0
    assert dates(tmp_path) == ["2024-10-28"]


def test_the_line_that_says_when_a_text_came_out_is_told_once(tmp_path: Path) -> None:
    text = "Pier falls\n\nLorne, 6 May 2024\n\nThe pier fell on 3 May 2024.\n\n9 May 2024\n"
    (tmp_path / "pier.txt").write_text(text)
    result = run("import", "pier.txt", "--dry-run", cwd=tmp_path)
    assert "published 2024-05-06 (line 3 of the text)" in result.err
    assert '"6 May 2024"' not in result.err


def test_a_text_without_any_date(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("The bees hum, and nothing else happens.")
    result = run("import", "poem.txt", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
    assert "no date in poem.txt" in result.err
    assert not (tmp_path / "timeline.toml").exists()


@pytest.mark.parametrize("told", ["28 October", "10/11/2024", "soon"])
def test_a_publication_date_in_doubt_is_refused(told: str, tmp_path: Path) -> None:
    result = run("import", ARTICLE, "--yes", "--published", told, cwd=tmp_path)
    assert result.code == 2
    assert told in result.err
    assert not (tmp_path / "timeline.toml").exists()


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The treaty was signed on 8 May 1945.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 500)
    (tmp_path / "c.txt").write_text("The border opened on 9 November 1989.")
    result = run("import", "a.txt", "b.txt", "c.txt", "--yes", cwd=tmp_path)
    assert result.code == 1
    assert dates(tmp_path) == ["1945-05-08", "1989-11-09"]
    assert "b.txt" in result.err
    assert "read 3 files: added 2 events, 2 sources (a, c)" in result.err
    assert "1 rejected" in result.err


def test_nothing_but_bad_files(tmp_path: Path) -> None:
    result = run("import", "x.txt", "y.txt", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert not (tmp_path / "timeline.toml").exists()


def test_standard_input(tmp_path: Path) -> None:
    result = run(
        "import", "-", "--yes", cwd=tmp_path, stdin="The border opened on 9 November 1989."
    )
    assert result.code == 0
    assert dates(tmp_path) == ["1989-11-09"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_read_to_its_bottom(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "notes" / "deep").mkdir(parents=True)
    (tmp_path / "notes" / ".git").mkdir()
    for name, year in {"a.txt": 1945, "deep/b.md": 1961, ".git/c.txt": 1989}.items():
        (tmp_path / "notes" / name).write_text(f"The treaty was signed on 8 May {year}.")
    (tmp_path / "notes" / "picture.png").write_bytes(b"\x89PNG")
    result = run("import", "notes", "--yes", "--jobs", jobs, cwd=tmp_path)
    assert result.code == 0, result.err
    assert dates(tmp_path) == ["1945-05-08", "1961-05-08"]


def test_two_sources_of_one_event_become_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mayor Anna Kowal opened the Lorne bridge on 3 June 2025.")
    (tmp_path / "b.txt").write_text(
        "Crowds came early. On 3 June 2025, Mayor Anna Kowal opened the Lorne bridge."
    )
    run("import", "a.txt", "--yes", cwd=tmp_path)
    result = run("import", "b.txt", "--yes", cwd=tmp_path)
    assert "1 merged" in result.err
    (event,) = stored(tmp_path).events
    assert [citation.ref for citation in event.sources] == ["a", "b"]


def test_keep_copies_the_source_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "kursk-talks.txt").write_text("of somebody else")
    run("import", ARTICLE, "--yes", "--keep", cwd=tmp_path)
    (source,) = stored(tmp_path).sources.values()
    assert source.file == "sources/kursk-talks-2.txt"
    copy = (tmp_path / source.file).read_bytes()
    assert copy == ARTICLE.read_bytes()
    assert sha256(copy).hexdigest() == source.sha256
    assert (tmp_path / "sources" / "kursk-talks.txt").read_text() == "of somebody else"


@pytest.mark.parametrize(("answer", "events"), [("", 4), ("y", 4), ("n", 0), ("?", 4)])
def test_a_terminal_is_asked(answer: str, events: int, tmp_path: Path) -> None:
    answers = [(ASK, answer)] + ([(ASK, "y")] if answer == "?" else [])
    result = on_terminal(["import", ARTICLE], cwd=tmp_path, answers=answers)
    assert result.code == 0
    assert "published 2024-10-29" in result.out
    assert "planned; year from publication date; paragraph 6" in result.out
    path = tmp_path / "timeline.toml"
    assert (len(stored(tmp_path).events) if path.exists() else 0) == events


def test_a_large_file_is_said_to_be_read(tmp_path: Path) -> None:
    lines = "The bell of the old church rang at noon, as on every other day.\n\n" * 4_000
    (tmp_path / "bells.txt").write_text(lines)
    result = on_terminal(["import", "bells.txt", "--dry-run"], cwd=tmp_path)
    assert "reading bells.txt ..." in result.out
    (tmp_path / "bell.txt").write_text(lines[:100])
    assert "reading" not in on_terminal(["import", "bell.txt", "--dry-run"], cwd=tmp_path).out


def test_one_by_one(tmp_path: Path) -> None:
    answers = [
        (ASK, "r"),
        (EACH, "t"), ("new title (empty keeps it): ", "A better  title"),
        (EACH, "d"), ("new date (empty keeps it): ", "10/11/2024"),
        (EACH, "d"), ("new date (empty keeps it): ", "27 Oct 2024"), (EACH, "a"),
        (EACH, "s"),
        (EACH, "what"), (EACH, "a"),
        (EACH, "q"),
    ]  # fmt: skip
    result = on_terminal(["import", ARTICLE], cwd=tmp_path, answers=answers)
    assert result.code == 0, result.out
    assert dates(tmp_path) == ["2024-10-27", "2024-10-30"]
    assert stored(tmp_path).events[0].title == "A better title"
    assert "can be 10 November 2024 or 11 October 2024" in result.out
    assert "added 2 events" in result.out
    assert "2 declined" in result.out


def editor(folder: Path, code: str) -> str:
    """Write an editor that changes the text of its file by a line of Python."""
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        f"{code}\n"
        "path.write_text(text, encoding='utf-8')\n"
    )
    return f"{sys.executable} {script}"


def test_all_in_an_editor(tmp_path: Path) -> None:
    code = (
        "blocks = text.split('[event.')\n"
        "text = '[event.'.join(blocks[:2] + blocks[3:])\n"
        "text = text.replace('2024-10-30', '2024-10-29/2024-10-30')"
    )
    result = on_terminal(
        ["import", ARTICLE],
        cwd=tmp_path,
        answers=[(ASK, "e")],
        env={"EDITOR": editor(tmp_path, code)},
    )
    assert result.code == 0, result.out
    assert dates(tmp_path) == ["2024-10-28", "2024-10-29/2024-10-30", "2024-10-31"]
    assert "added 3 events" in result.out


def test_a_broken_edit_is_shown_and_can_be_given_up(tmp_path: Path) -> None:
    code = "text = text.replace('2024-10-31', '2024-10-41')"
    result = on_terminal(
        ["import", ARTICLE], cwd=tmp_path, answers=[(ASK, "e"), ("Open it again? ", "n")],
        env={"EDITOR": editor(tmp_path, code)},
    )  # fmt: skip
    assert result.code == 130
    assert "2024-10-41" in result.out
    assert "^^^" in result.out
    assert not (tmp_path / "timeline.toml").exists()


def test_an_editor_that_is_not_there(tmp_path: Path) -> None:
    result = on_terminal(
        ["import", ARTICLE], cwd=tmp_path, answers=[(ASK, "e")], env={"EDITOR": "no-such-editor"}
    )
    assert result.code == 2
    assert "cannot start the editor no-such-editor" in result.out
    assert not (tmp_path / "timeline.toml").exists()


def test_lines_fit_a_narrow_terminal(tmp_path: Path) -> None:
    result = on_terminal(
        ["import", ARTICLE], cwd=tmp_path, answers=[(ASK, "y")], columns=60, env={"NO_COLOR": "1"}
    )
    shown, _, _ = result.out.partition("Add 4 events")
    assert max(map(len, shown.splitlines())) <= 60


def test_a_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    text = "The \x1b]0;owned\x07council \x1b[2Jmet on 8 May 1945."
    (tmp_path / "a.html").write_text(f"<html><body><p>{text}</p></body></html>")
    (tmp_path / "a.txt").write_text(text)
    for name in ("a.txt", "a.html"):
        result = on_terminal(["import", name, "--yes"], cwd=tmp_path, env={"NO_COLOR": "1"})
        assert "\x1b" not in result.out, name
        assert "\x07" not in result.out, name


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.ics", "timeline.toml"])
def test_what_was_exported_comes_back(name: str, tmp_path: Path) -> None:
    """R8: every export imports back, and adds nothing where it came from."""
    run("import", ARTICLE, "--yes", "--tag", "kursk", cwd=tmp_path)
    if name != "timeline.toml":
        assert run("export", name, cwd=tmp_path).code == 0
    before = (tmp_path / "timeline.toml").read_bytes()
    here = run("import", name, "--yes", cwd=tmp_path)
    assert here.code == 0, here.err
    assert (tmp_path / "timeline.toml").read_bytes() == before
    there = run("--file", "new.toml", "import", name, "--yes", cwd=tmp_path)
    assert there.out == run("show", cwd=tmp_path).out
    again = run("--file", "new.toml", "import", name, "--yes", cwd=tmp_path)
    assert (again.code, again.out) == (0, "")


def test_another_timeline_brings_its_sources(tmp_path: Path) -> None:
    run("import", ARTICLE, "--yes", "--keep", cwd=tmp_path)
    (tmp_path / "kursk-talks.txt").write_text("Ministers met on 8 May 1945 in another Kursk.")
    other = {"TIMELINE_FILE": "new.toml", "TIMELINE_SEED": "2"}
    run("import", "kursk-talks.txt", "--yes", cwd=tmp_path, env=other)
    result = run("import", "timeline.toml", "--yes", cwd=tmp_path, env=other)
    assert "added 4 events, 1 source (kursk-talks-2)" in result.err
    from timeline import load

    merged = load(tmp_path / "new.toml")
    assert [event.sources[0].ref for event in merged.events] == ["kursk-talks"] + [
        "kursk-talks-2"
    ] * 4
    assert merged.sources["kursk-talks-2"].published == "2024-10-29"
    assert merged.sources["kursk-talks-2"].file is None


def test_what_the_rows_of_a_table_cite_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "date,title,source\n2025-06-03,Bridge opens,Harbour Gazette\n"
        '2025-06-04,Bridge closes,"https://x.example/1,2"\n2025-06-05,Bridge burns,\n'
    )
    result = run("import", "a.csv", "--yes", cwd=tmp_path)
    assert "2 sources (harbour-gazette, a)" in result.err
    refs = [event.sources[0].ref for event in stored(tmp_path).events]
    assert refs == ["harbour-gazette", "https://x.example/1,2", "a"]
    assert stored(tmp_path).sources["harbour-gazette"].title == "Harbour Gazette"
    before = (tmp_path / "timeline.toml").read_bytes()
    (tmp_path / "copy.csv").write_bytes((tmp_path / "a.csv").read_bytes())
    assert "3 events known already" in run("import", "copy.csv", "--yes", cwd=tmp_path).err
    assert (tmp_path / "timeline.toml").read_bytes() == before


def test_only_web_addresses_are_fetched(tmp_path: Path) -> None:
    result = run("import", "ftp://x.example/a", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "ftp://x.example/a is no address to fetch from" in result.err


def test_a_private_address_is_not_fetched(tmp_path: Path) -> None:
    result = run("import", "http://127.0.0.1:1/a.html", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "127.0.0.1" in result.err
    assert len(result.err.splitlines()) <= 2


def test_a_text_in_another_language_is_refused(tmp_path: Path) -> None:
    page = "<html lang='fr'><body><p>{}</p></body></html>"
    (tmp_path / "a.html").write_text(page.format("Le pont a ouvert le 3 mai 2019. " * 9))
    result = run("import", "a.html", "--yes", cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert 'a.html says that it is written in "fr"' in result.err
    assert "--lang en" in result.err
    (tmp_path / "b.html").write_text(page.format("The bridge opened on 3 May 2019. " * 9))
    assert run("import", "b.html", "--yes", "--lang", "en", cwd=tmp_path).code == 0
    assert "2019-05-03" in dates(tmp_path)


def test_the_question_names_the_timeline_above(tmp_path: Path) -> None:
    run("add", "2024: Something else", cwd=tmp_path)
    (tmp_path / "deep").mkdir()
    result = on_terminal(["import", ARTICLE], cwd=tmp_path / "deep", answers=[(ASK, "y")])
    assert "Add 4 events to ../timeline.toml?" in result.out
    assert len(stored(tmp_path).events) == 5
