"""`timeline show` as a shell sees it: formats, filters, order, what it says, what it imports."""

from __future__ import annotations

import csv
import io
import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from tests.terminal import COMMAND, environment, on_terminal, run

STORE = """\
schema = 1

[timeline]
title = "The new ferry line"
uid = "6d0c1b7e-3f0e-4b6e-9a53-2f7f4f0f2c11"

[source.gazette]
title = "Harbour gazette"

[event.aaaa0001]
date = "2024-10-30/2024-10-31"
title = "Council sits on the timetable"
status = "planned"
tags = ["city"]
source = "gazette"
quote = "The council will sit on Wednesday."

[event.bbbb0002]
date = "2024-10-28"
title = "Mayor: the harbour would take larger ferries"
who = ["Mayor Lund"]
tags = ["sea", "city"]

[event.cccc0003]
date = "-0043~"
title = "A ferry is first named"

[event.dddd0004]
date = "2024-10-28T14:32+01:00"
title = "Union\\tasks\\nfor a second crew"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "timeline.toml").write_text(STORE, encoding="utf-8")
    return tmp_path


def titles(out: str) -> list[str]:
    return [line.split("\t")[2].split()[0] for line in out.splitlines()]


def test_a_pipe_gets_one_whole_line_per_event_by_date(folder: Path) -> None:
    ran = run("show", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "-0043~\tcccc0003\tA ferry is first named\t",
        "2024-10-28\tbbbb0002\tMayor: the harbour would take larger ferries\tsea,city",
        "2024-10-28T14:32+01:00\tdddd0004\tUnion asks for a second crew\t",
        "2024-10-30/2024-10-31\taaaa0001\tCouncil sits on the timetable\tcity",
    ]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["ferr"], ["A", "Mayor:"]),
        (["tag:city", "not:is:planned"], ["Mayor:"]),
        (["--tag", "city", "--not-tag", "sea"], ["Council"]),
        (["-t", "sea", "-t", "nothing"], ["Mayor:"]),
        (["--from", "2024-10-29"], ["Council"]),
        (["--to", "1 BC"], ["A"]),
        (["--from", "-0100", "--to", "0100"], ["A"]),
        (["--on", "2024-10-31"], ["Council"]),
        (["--who", "lund"], ["Mayor:"]),
        (["who:Mayor Lund"], ["Mayor:"]),
        (["--source", "gazette"], ["Council"]),
        (["--exact"], ["Mayor:", "Union", "Council"]),
        (["--exact", "date:2024-10-30"], []),
        (["--sort", "title"], ["A", "Council", "Mayor:", "Union"]),
        (["--sort", "file"], ["Council", "Mayor:", "A", "Union"]),
        (["--reverse"], ["Council", "Union", "Mayor:", "A"]),
        (["--limit", "1", "-r"], ["Council"]),
        (["mayor", "--view", "plain"], ["Mayor:"]),
    ],
)
def test_what_is_chosen_and_in_which_order(
    folder: Path, arguments: list[str], found: list[str]
) -> None:
    ran = run("show", *arguments, cwd=folder)
    assert ran.code == 0
    assert titles(ran.out) == found


def test_json_is_one_document_and_ndjson_a_document_a_line(folder: Path) -> None:
    document = json.loads(run("show", "--json", cwd=folder).out)
    assert document["schema"] == 1
    assert document["timeline"]["sources"]["gazette"]["title"] == "Harbour gazette"
    lines = [json.loads(line) for line in run("show", "--ndjson", cwd=folder).out.splitlines()]
    assert lines == document["events"]
    assert [event["date"]["edtf"] for event in lines] == [
        "-0043~", "2024-10-28", "2024-10-28T14:32+01:00", "2024-10-30/2024-10-31",
    ]  # fmt: skip


def test_csv_and_tsv_have_the_same_cells(folder: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("show", "--csv", cwd=folder).out)))
    lines = [line.split("\t") for line in run("show", "--tsv", cwd=folder).out.splitlines()]
    assert rows[0][:2] == ["id", "date"]
    assert len(rows) == 5
    assert [[" ".join(cell.split()) for cell in row] for row in rows] == lines


@pytest.mark.parametrize("form", ["--json", "--ndjson", "--csv", "--tsv"])
def test_no_answer_is_an_empty_document(folder: Path, form: str) -> None:
    ran = run("show", "nowhere", form, cwd=folder)
    assert ran.code == 0
    assert "none of 4 events" in ran.err
    if form == "--json":
        assert json.loads(ran.out)["events"] == []
    else:
        assert len(ran.out.splitlines()) == (0 if form == "--ndjson" else 1)


def test_why_nothing_answers_is_said_apart(folder: Path) -> None:
    ran = run("show", "tag:citty", cwd=folder)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        'none of 4 events in timeline.toml answers; no tag "citty", did you mean "city"?\n'
    )
    assert run("show", "nowhere", "--exit-status", cwd=folder).code == 1
    assert run("show", "mayor", "--exit-status", cwd=folder).code == 0
    (folder / "timeline.toml").write_text("schema = 1\n", encoding="utf-8")
    assert "no events in timeline.toml yet" in run("show", cwd=folder).err


def test_what_is_cut_off_is_counted(folder: Path) -> None:
    ran = run("show", "--limit", "3", cwd=folder)
    assert len(ran.out.splitlines()) == 3
    assert ran.err == "1 more not shown (--limit 3)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--view", "lin"], 'no view "lin"\n  tip: did you mean "line"?'),
        (["--by", "moth"], 'no group "moth"\n  tip: did you mean "month"?'),
        (["--sort", "size"], 'no sort key "size"\n  tip: one of: date, title, file'),
        (["--limit", "-1"], "--limit -1 is less than none"),
        (["--json", "--csv"], "--json and --csv at once"),
        (["--json", "--by", "month"], "--by does nothing with --json"),
        (["--from", "2025", "--to", "2024"], "--from 2025 is after --to 2024"),
        (["--on", "soon"], '--on: "soon" is not a date'),
        (["tga:x"], 'no prefix "tga:" in a query\n  tip: did you mean "tag:"?'),
        (["(a"], '"(" at character 1 is never closed'),
        (["text:/(/"], '"(" is no regular expression'),
    ],
)
def test_a_mistake_is_one_line_and_a_tip(folder: Path, arguments: list[str], message: str) -> None:
    ran = run("show", *arguments, cwd=folder)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"error: {message}")
    assert "Traceback" not in ran.err


def test_a_terminal_gets_the_vertical_view(folder: Path) -> None:
    ran = on_terminal(["show", "--color", "never"], cwd=folder, columns=60)
    assert ran.code == 0
    head = "The new ferry line" + " " * 11 + "4 events, 44 BC - 2024, +01:00"
    assert ran.out.splitlines()[0] == head
    assert "○  Council sits on the timetable" in ran.out
    assert "\x1b[" not in ran.out
    assert "\x1b[" in on_terminal(["show"], cwd=folder).out
    assert "\x1b[" not in on_terminal(["show"], cwd=folder, env={"NO_COLOR": "1"}).out


def test_colour_forced_into_a_pipe_changes_nothing_else(folder: Path) -> None:
    bare = run("show", cwd=folder).out
    assert run("show", cwd=folder, env={"FORCE_COLOR": "1"}).out == bare
    drawn = run("show", "--view", "line", cwd=folder).out
    painted = run("show", "--view", "line", cwd=folder, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in painted
    assert len(painted.splitlines()) == len(drawn.splitlines())


@pytest.mark.parametrize("by", ["day", "week", "month", "year", "tag", "source"])
def test_groups_are_headings_on_a_terminal_and_a_column_in_a_pipe(folder: Path, by: str) -> None:
    lines = [line.split("\t") for line in run("show", "--by", by, cwd=folder).out.splitlines()]
    assert {len(line) for line in lines} == {5}
    drawn = on_terminal(["show", "--by", by, "--color", "never"], cwd=folder).out
    for heading in {line[0] for line in lines}:
        assert f"\n{heading}\n" in drawn or f" {heading}\n" in drawn


def test_what_is_longer_than_the_screen_goes_through_the_pager(folder: Path) -> None:
    pager = f"{sys.executable} -c \"import sys; print('paged', len(sys.stdin.readlines()))\""
    long = ["show", "--color", "never"]

    def shown(*arguments: str, **env: str) -> str:
        env = {"LINES": "5", "PAGER": pager} | env
        return on_terminal([*long, *arguments], cwd=folder, env=env).out

    assert "paged" in shown()
    assert "paged" in shown(PAGER="x", TIMELINE_PAGER=pager)
    for unpaged in (
        shown("--no-pager"), shown(LINES="90"), shown(TIMELINE_PAGER=""), shown(PAGER="none-such"),
    ):  # fmt: skip
        assert "paged" not in unpaged
        assert "Council sits" in unpaged


def test_a_closed_pipe_is_no_trouble(folder: Path) -> None:
    text = (folder / "timeline.toml").read_text(encoding="utf-8")
    events = "".join(f'[event.e{n:07}]\ndate = "2020"\ntitle = "{n}"\n' for n in range(20_000))
    (folder / "timeline.toml").write_text(text + events, encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "show"], cwd=folder, env=environment(), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141
    process.stderr.close()


def test_a_terminal_that_cannot_say_it_gets_question_marks(folder: Path) -> None:
    ran = on_terminal(["show"], cwd=folder, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert ran.code == 0
    assert "Council sits" in ran.out
    assert "●" not in ran.out
    assert "Traceback" not in ran.out


@pytest.mark.parametrize("arguments", [["show", "--json"], ["show"], ["show", "tag:city"]])
def test_a_pipe_needs_nothing_heavy(folder: Path, arguments: list[str]) -> None:
    code = (
        "import sys; from timeline.cli.app import run\n"
        "try: run(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, env=environment(),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    heavy = {"rich", "dateutil", "icalendar", "trafilatura", "filelock", "rapidfuzz", "lxml"}
    assert loaded & (heavy | {"tomli_w", "docx", "pypdf", "platformdirs", "pydantic"}) == set()
    ours = {name for name in done.stderr.split() if name.startswith("timeline.")}
    rooms = ("readers", "temporal", "events", "pipeline", "exporters", "views.line", "store.write")
    assert {
        name for name in ours if name.startswith(tuple(f"timeline.{r}" for r in rooms))
    } == set()


@pytest.mark.slow
def test_a_thousand_events_take_a_dozen_empty_pythons(tmp_path: Path) -> None:
    """Measure in alternation, so that a busy machine slows both."""
    events = "".join(
        f'[event.e{n:07}]\ndate = "{2000 + n // 50}-05-{n % 28 + 1:02}"\n'
        f'title = "Event number {n} with a title of a usual length"\ntags = ["a", "b"]\n'
        for n in range(1000)
    )
    (tmp_path / "timeline.toml").write_text(f"schema = 1\n{events}", encoding="utf-8")
    env = environment() | {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache")}

    def used(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=env, capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert len(done.stdout.splitlines()) in (0, 1000)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def ratio() -> float:
        pairs = [(used("-m", "timeline", "show"), used("-c", "pass")) for _ in range(9)]
        show, empty = (sorted(times)[len(pairs) // 2] for times in zip(*pairs, strict=True))
        return float(show / empty)

    used("-m", "timeline", "show")  # compiles
    assert any(ratio() <= 12 for _ in range(4))  # a busy machine is given time to calm down
