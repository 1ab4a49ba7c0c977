"""`timeline export`: formats, filters, and whose files it will not touch."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar

from timeline.cli import app

STORE = """\
schema = 1

[timeline]
title = "Roman ferries"
uid = "1f0b7c52-9f0e-4a53-8a8e-0d5f8d0a4c11"

[event.z0000001]
date = "2024-10-28"
title = "The mayor speaks of fog"
tags = ["sea"]
who = ["Mayor"]

[event.a0000002]
date = "-0043-03-15"
title = "A ferry on the Tiber"

[event.b0000003]
date = "2024-10-30/2024-10-31"
title = "Captains meet"
status = "planned"

[event.c0000004]
date = "1848~"
title = "Pier built"
tags = ["land"]
"""


class Result(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Export = Callable[..., Result]


@pytest.fixture
def export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Export:
    """Return `timeline export` in a folder with a store, stamped with a fixed moment."""
    monkeypatch.chdir(tmp_path)
    for name in ("TIMELINE_FILE", "TIMELINE_DEBUG", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "timeline.toml").write_text(STORE)

    def run(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as raised:
            app.run(["export", *arguments])
        told = capsys.readouterr()
        return Result(int(raised.value.code or 0), told.out, told.err)

    return run


def titles(path: Path) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_calendar_says_what_it_left_out(export: Export, tmp_path: Path) -> None:
    assert export("rome.ics") == (
        0,
        "",
        "wrote rome.ics  3 events; 1 left out (before year 1, iCalendar cannot say it)\n",
    )
    assert titles(tmp_path / "rome.ics") == [
        "c. Pier built",
        "The mayor speaks of fog",
        "Captains meet",
    ]
    assert b"DTSTAMP:20231114T221320Z" in (tmp_path / "rome.ics").read_bytes()


def test_markdown_is_in_order_of_date(export: Export, tmp_path: Path) -> None:
    assert export("rome.md") == (0, "", "wrote rome.md  4 events\n")
    lines = (tmp_path / "rome.md").read_text().splitlines()
    assert lines[:6] == [
        "# Roman ferries",
        "",
        "- **15 March 44 BC** — A ferry on the Tiber",
        "- **c. 1848** — Pier built",
        "- **28 October 2024** — The mayor speaks of fog",
        "- **30-31 October 2024** (planned) — Captains meet",
    ]


def test_standard_output_is_the_file_and_nothing_else(export: Export) -> None:
    done = export("-", "--to", "markdown")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Roman ferries\n")
    done = export("-", "--to", "ICS")
    assert done.out.endswith("END:VCALENDAR\r\n") or done.out.endswith("END:VCALENDAR\n")
    assert done.err == "wrote 3 events; 1 left out (before year 1, iCalendar cannot say it)\n"


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["tag:sea"], ["z0000001"]),
        (["--tag", "land"], ["c0000004"]),
        (["--not-tag", "sea", "--from", "1848"], ["c0000004", "b0000003"]),
        (["--to", "1900"], ["a0000002", "c0000004"]),
        (["--to", "json", "--to", "1900"], ["a0000002", "c0000004"]),
        (["--from", "2024-10-29"], ["b0000003"]),
        (["--on", "1848-05"], ["c0000004"]),
        (["--on", "1848-05", "--exact"], []),
        (["--who", "mayor"], ["z0000001"]),
        (["ferry", "or", "pier"], ["a0000002", "c0000004"]),
        (["nothing like it"], []),
    ],
)
def test_same_filters_as_show(
    export: Export, tmp_path: Path, arguments: list[str], ids: list[str]
) -> None:
    done = export("some.json", *arguments)
    assert done.code == 0, done.err
    document = json.loads((tmp_path / "some.json").read_text())
    assert [event["id"] for event in document["events"]] == ids
    *hints, last = done.err.splitlines()
    assert last == f"wrote some.json  {len(ids)} event{'s' * (len(ids) != 1)}"
    assert bool(hints) == (not ids)


def test_query_that_nothing_answers_says_why(export: Export) -> None:
    assert export("some.json", "tag:seaa").err == (
        'none of 4 events in timeline.toml answers; no tag "seaa", did you mean "sea"?\n'
        "wrote some.json  0 events\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message", "tip"),
    [
        (
            ["rome.pdf"],
            'no format for "rome.pdf"',
            "add --to and one of: markdown, ics, html, mermaid, timelinejs, json, csv",
        ),
        (
            ["-"],
            "no format for standard output",
            "add --to and one of: markdown, ics, html, mermaid, timelinejs, json, csv",
        ),
        (["-", "--to", "jsn"], 'no export format "jsn"', 'did you mean "json"?'),
        (["-", "--to", "md", "--to", "ics"], "--to has two formats: markdown and ics", None),
        (["-", "--to", "md", "--to", "1900", "--to", "1"], "--to has two dates: 1900 and 1", None),
        (["x.ics", "--table"], "--table does nothing for ics", "it is for markdown"),
        (["x.md", "--exact-only"], "--exact-only does nothing for markdown", "it is for ics"),
        (
            ["x.csv", "--by", "month"],
            "--by does nothing for csv",
            "it is for markdown, html and mermaid",
        ),
        (
            ["x.md", "--by", "moon"],
            'cannot group by "moon"',
            "one of: day, week, month, year, decade, century, tag, source",
        ),
        (["timeline.toml", "--to", "md"], "timeline.toml is the timeline itself", None),
        (["timeline.toml", "--to", "md", "--force"], "timeline.toml is the timeline itself", None),
        (["config", "--to", "md"], "config is a folder", "timeline export config/timeline.md"),
    ],
)
def test_refusals(
    export: Export, tmp_path: Path, arguments: list[str], message: str, tip: str | None
) -> None:
    (tmp_path / "config").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    done = export(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == f"error: {message}"
    if tip is not None:
        assert done.err.splitlines()[1] == f"  tip: {tip}"
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert (tmp_path / "timeline.toml").read_text() == STORE


@pytest.mark.parametrize("name", ["notes.md", "notes.ics", "notes.html", "notes.json", "notes.csv"])
def test_a_file_of_somebody_elses_is_not_touched(export: Export, tmp_path: Path, name: str) -> None:
    notes = tmp_path / name
    notes.write_text("# My notes\n")
    done = export(name)
    assert done == (
        2,
        "",
        f"error: {name} was not written by timeline, or was changed since; it stays as it is\n"
        "  tip: choose another name, or overwrite it with --force\n",
    )
    assert notes.read_text() == "# My notes\n"
    assert export(name, "--force").code == 0
    first = notes.read_bytes()
    assert first != b"# My notes\n"
    assert export(name).code == 0
    assert notes.read_bytes() == first


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_show_printed_can_be_written_over(export: Export, tmp_path: Path, form: str) -> None:
    with (tmp_path / f"shown.{form}").open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "timeline", "show", f"--{form}"], stdout=out, check=True
        )
    assert (tmp_path / f"shown.{form}").stat().st_size > 100
    assert export(f"shown.{form}").code == 0


def test_own_export_that_was_edited_is_kept(export: Export, tmp_path: Path) -> None:
    export("rome.md")
    rome = tmp_path / "rome.md"
    rome.write_text(rome.read_text().replace("Captains", "The captains"))
    assert export("rome.md").code == 2
    assert "The captains" in rome.read_text()


def test_empty_file_can_be_written_to(export: Export, tmp_path: Path) -> None:
    (tmp_path / "rome.md").touch()
    assert export("rome.md").code == 0


def test_sequence_rises_when_an_event_changes(export: Export, tmp_path: Path) -> None:
    export("rome.ics")
    (tmp_path / "timeline.toml").write_text(STORE.replace("Captains meet", "Captains met"))
    export("rome.ics")
    events = Calendar.from_ical((tmp_path / "rome.ics").read_bytes()).walk("VEVENT")
    assert {str(event["SUMMARY"]): str(event["SEQUENCE"]) for event in events} == {
        "c. Pier built": "0",
        "The mayor speaks of fog": "0",
        "Captains met": "1",
    }


def test_stamp_is_the_stores_age_without_a_word_from_the_environment(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    os.utime(tmp_path / "timeline.toml", (1600000000, 1600000000.9))
    export("rome.ics")
    assert b"DTSTAMP:20200913T122640Z" in (tmp_path / "rome.ics").read_bytes()


@pytest.mark.parametrize("epoch", ["yesterday", "9" * 30])
def test_stamp_that_is_no_moment(
    export: Export, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert export("rome.ics").err.startswith(f'error: SOURCE_DATE_EPOCH is "{epoch}"')


def test_missing_folder_and_read_only_file(export: Export, tmp_path: Path) -> None:
    done = export("no/such/rome.md")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.startswith("error: cannot write no/such/rome.md: no such file or directory")
    export("rome.md")
    (tmp_path / "rome.md").chmod(stat.S_IREAD)
    done = export("rome.md", "--table")
    assert done.code == 2
    assert done.err.startswith("error: cannot write rome.md")


def test_no_timeline_and_a_broken_one(export: Export, tmp_path: Path) -> None:
    (tmp_path / "timeline.toml").write_text("[event\n")
    done = export("rome.md")
    assert done.code == 3
    assert not (tmp_path / "rome.md").exists()
    (tmp_path / "timeline.toml").unlink()
    assert export("rome.md").code == 2


def test_named_pipe_is_written_to_and_not_replaced(tmp_path: Path, export: Export) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    assert export("pipe", "--to", "markdown").code == 0
    out, _ = reader.communicate(timeout=20)
    assert out.startswith(b"# Roman ferries")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_closed_pipe_is_silent(tmp_path: Path, unbuffered: str) -> None:
    many = "".join(
        f'[event.d{number:07}]\ndate = "2024"\ntitle = "{"long " * 40}"\n' for number in range(2000)
    )
    (tmp_path / "timeline.toml").write_text(STORE + many)
    command = f"{sys.executable} -m timeline export - --to md | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (141, "# Roman ferries\n", "")
