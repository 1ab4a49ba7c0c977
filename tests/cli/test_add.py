"""`timeline add`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import store
from timeline.cli import app
from timeline.model import edtf
from timeline.model.event import Citation, Event, Status


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_FILE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("TIMELINE_NOW", "2024-10-29T12:00:00Z")
    monkeypatch.setenv("TIMELINE_SEED", "1")


def add(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        app.run(["add", *arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def stored() -> tuple[Event, ...]:
    return store.load(Path("timeline.toml")).events


Capture = pytest.CaptureFixture[str]


def test_a_sentence(capsys: Capture) -> None:
    assert add("30-31 Oct 2024: US-ROK ministerial meetings", "-t", "us", "-t", "rok") == 0
    (event,) = stored()
    said = capsys.readouterr()
    assert said.out == (
        f"{event.id}  Wed 30 - Thu 31 Oct 2024  US-ROK ministerial meetings  planned  #us #rok\n"
    )
    assert said.err == "made timeline.toml\nadded "
    assert edtf.write(event.date) == "2024-10-30/2024-10-31"
    assert (event.title, event.tags) == ("US-ROK ministerial meetings", ("us", "rok"))
    assert event.status is Status.PLANNED


def test_date_and_title_apart_with_everything() -> None:
    store.create(Path("timeline.toml"), uid="u")
    arguments = (
        "2024-10-28", "Rutte speaks", "--source", "https://example.org/1", "--quote", "He spoke.",
        "--who", "Rutte", "--where", "Brussels", "--text", "At noon.", "--group", "talks",
        "--note", "check", "--status", "disputed",
    )  # fmt: skip
    assert add(*arguments) == 0
    (event,) = stored()
    assert event == Event(
        edtf.parse("2024-10-28"),
        "Rutte speaks",
        id=event.id,
        text="At noon.",
        who=("Rutte",),
        where=("Brussels",),
        group="talks",
        status=Status.DISPUTED,
        sources=(Citation("https://example.org/1", "He spoke."),),
        note="check",
    )


@pytest.mark.parametrize(
    "words",
    [
        ["28 Oct 2024: Rutte: no limits"],
        ["28 Oct 2024", "Rutte: no limits"],
        ["28 Oct 2024:", "Rutte: no limits"],
        ["28", "Oct", "2024:", "Rutte:", "no", "limits"],
        ["yesterday", "Rutte: no limits"],
        ["1 day ago: Rutte: no limits"],
        ["two days ago", "Rutte: no limits", "--base", "30 Oct 2024"],
    ],
)
def test_ways_to_say_the_same(words: list[str]) -> None:
    assert add(*words) == 0
    (event,) = stored()
    assert (edtf.write(event.date), event.title) == ("2024-10-28", "Rutte: no limits")
    assert event.status is Status.HAPPENED


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["10/11/2024", "Vote"],
            'error: "10/11/2024" can be 10 November 2024 or 11 October 2024\n'
            '  tip: write 2024-11-10 or 2024-10-11, or set date_order = "dmy" under [timeline]\n',
        ),
        (
            ["28 October", "Rutte speaks"],
            'error: "28 October" has no year\n'
            "  tip: write 2024-10-28 or 2025-10-28 "
            "(it would be 2024 counted back, 2025 counted on)\n",
        ),
        (["2024-10-28"], 'error: "2024-10-28" has no title\n'),
        (["2024-10-28:"], 'error: "2024-10-28:" has no title\n'),
        (["2024-10-28", " "], "has no title\n"),
        (["hello"], 'error: cannot read "hello" as a date\n'),
        (["2024: x", "--status", "done"], 'error: --status "done" is not known\n'),
        (["2024: x", "--quote", "q"], "error: a quote needs its source\n"),
        (["2024: x", "--source", "herld"], 'error: no source "herld" in timeline.toml\n'),
        (["2024: x", "--base", "2024"], 'error: --base "2024" is not a day\n'),
        (["2024: bad \udce9"], "not valid UTF-8"),
        ([], "error: missing argument"),
        (["-0043", "Ides"], "tip: write 44 BC for -0043, or put -- before it"),
    ],
)
@pytest.mark.parametrize("exists", [True, False])
def test_refused_and_nothing_written(
    words: list[str], message: str, exists: bool, capsys: Capture
) -> None:
    path = Path("timeline.toml")
    if exists:
        store.create(path, uid="u")
        before = path.read_bytes()
    assert add(*words) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
    if exists:
        assert path.read_bytes() == before
    else:
        assert not path.exists() or "UTF-8" in message


@pytest.mark.parametrize("where", ["store", "config"])
def test_date_order_from_the_store_or_the_config(tmp_path: Path, where: str) -> None:
    store.create(Path("timeline.toml"), uid="u", date_order="dmy" if where == "store" else None)
    (tmp_path / "config" / "timeline").mkdir(parents=True)
    (tmp_path / "config" / "timeline" / "config.toml").write_text(
        'date_order = "dmy"\n' if where == "config" else 'date_order = "mdy"\n'
    )
    assert add("10/11/2024", "Vote") == 0
    assert edtf.write(stored()[0].date) == "2024-11-10"


def test_a_known_source_by_its_id(capsys: Capture) -> None:
    Path("timeline.toml").write_text('[source.herald]\ntitle = "H"\n')
    assert add("2024: x", "--source", "herald") == 0
    assert stored()[0].sources == (Citation("herald"),)
    assert add("2024: x", "--source", "herlad") == 2
    assert 'tip: did you mean "herald"?' in capsys.readouterr().err


def test_dry_run_writes_nothing(capsys: Capture) -> None:
    assert add("44 BC: Ides of March", "--dry-run") == 0
    assert not Path("timeline.toml").exists()
    said = capsys.readouterr()
    assert (said.out, said.err) == ("44 BC  Ides of March\n", "would add ")


def test_json_is_the_record(capsys: Capture) -> None:
    assert add("c. 44 BC: Ides of March", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["id"] == stored()[0].id
    assert record["date"]["edtf"] == "-0043~"
    assert record["title"] == "Ides of March"


def test_named_file_and_the_nearest_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    store.create(tmp_path / "timeline.toml", uid="u")
    monkeypatch.chdir(tmp_path / "sub")
    assert add("2024: up there") == 0
    assert add("2024: beside", "--file", "other.toml") == 0
    assert not Path("timeline.toml").exists()
    assert [event.title for event in store.load(tmp_path / "timeline.toml").events] == ["up there"]
    assert [event.title for event in store.load(Path("other.toml")).events] == ["beside"]


def test_a_broken_store_is_left_alone(capsys: Capture) -> None:
    Path("timeline.toml").write_text("[event.a]\ndate = 2024-13-45\n")
    assert add("2024: x") == 3
    assert "timeline.toml:2:12" in capsys.readouterr().err
    assert Path("timeline.toml").read_text() == "[event.a]\ndate = 2024-13-45\n"


def test_a_title_cannot_command_the_terminal(capsys: Capture) -> None:
    assert add("2024-10-01: red \x1b[31m\tx") == 0
    assert "\x1b" not in capsys.readouterr().out
    assert stored()[0].title == "red \x1b[31m x"
