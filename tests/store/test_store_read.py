"""Reading a store: what a person may write, and how it is told what is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline import store
from timeline.errors import InvalidStore, StoreMissing, UnreadableFile
from timeline.model import edtf
from timeline.model.event import Citation, Source, Status

Written = Callable[[str], Path]

FULL = '''\
# Edit by hand.
schema = 1

[timeline]
title = "Troops at the border"
uid = "5f0c"
timezone = "Europe/Kyiv"
date_order = "dmy"
colour = "teal"

[source.herald]
title = "What the Herald said"
published = "2024-10-29"
retrieved = 2024-10-30
url = "https://herald.example/1"
sha256 = "ab"
desk = "foreign"

[event.b2xk4v9t]
date = "2024-10-28"
title = "Ministry: no limits"
who = ["Ministry"]
tags = ["us", "dprk"]
source = "herald"
quote = "The whole sentence."
at = 5
mood = "grim"

[event.d4tp7n3e]
date = "2024-10-30/2024-10-31" # EDTF
title = "Ministers meet"
status = "planned"
text = """
A note.
"""
sources = [
  { ref = "herald", quote = "One.", at = 9 },
  "https://other.example/2",
]
where = "Capital"
'''


def test_every_field_of_the_record(written: Written) -> None:
    timeline = store.load(written(FULL))
    assert (timeline.title, timeline.uid) == ("Troops at the border", "5f0c")
    assert (timeline.timezone, timeline.date_order) == ("Europe/Kyiv", "dmy")
    assert timeline.extra == {"colour": "teal"}
    assert timeline.sources["herald"] == Source(
        id="herald",
        title="What the Herald said",
        published="2024-10-29",
        retrieved="2024-10-30",
        url="https://herald.example/1",
        sha256="ab",
        extra={"desk": "foreign"},
    )
    first, second = timeline.events
    assert first.id == "b2xk4v9t"
    assert first.date == edtf.parse("2024-10-28")
    assert first.sources == (Citation("herald", "The whole sentence.", 5),)
    assert (first.who, first.tags) == (("Ministry",), ("us", "dprk"))
    assert first.extra == {"mood": "grim"}
    assert second.status is Status.PLANNED
    assert second.text == "A note.\n"
    assert second.where == ("Capital",)
    assert second.sources == (Citation("herald", "One.", 9), Citation("https://other.example/2"))


@pytest.mark.parametrize(
    ("native", "edtf_text"),
    [
        ("2024-10-28", "2024-10-28"),
        ("2024-10-28T14:30:00", "2024-10-28T14:30:00"),
        ("2024-10-28 14:30:15.25", "2024-10-28T14:30:15"),
        ("2024-10-28T14:30:00Z", "2024-10-28T14:30:00Z"),
        ("2024-10-28T14:30:00-04:00", "2024-10-28T14:30:00-04:00"),
    ],
)
def test_native_dates(written: Written, native: str, edtf_text: str) -> None:
    (event,) = store.load(written(f'[event.a]\ndate = {native}\ntitle = "x"\n')).events
    assert event.date == edtf.parse(edtf_text)


@pytest.mark.parametrize("text", ["", "schema = 1\n", "\ufeffschema = 1\r\n\r\n[timeline]\r\n"])
def test_empty_timelines(written: Written, text: str) -> None:
    timeline = store.load(written(text))
    assert timeline.events == ()


def test_crlf_and_byte_order_mark_read_alike(written: Written) -> None:
    plain = store.load(written(FULL))
    assert store.load(written("\ufeff" + FULL.replace("\n", "\r\n"))) == plain


WRONG = [
    # name, line to put in an event, words of the message, column, underlined
    ("bad month", 'date = "2024-13-45"', "13", 8, '"2024-13-45"'),
    ("bare year", "date = 2024", "bare number", 8, "2024"),
    ("local time", "date = 07:30:00", "a date is needed", 8, "07:30:00"),
    ("date list", 'date = ["2024"]', "a date is needed here, not a list", 8, '["2024"]'),
    ("title number", "title = 5", "a text is needed here, not a number", 9, "5"),
    ("empty title", 'title = "  "', "empty", 9, '"  "'),
    ("status", 'status = "plnned"', 'no status', 10, '"plnned"'),
    ("who", 'who = [1, "b"]', "a list of texts", 7, '[1, "b"]'),
    ("quote alone", 'quote = "Said so."', "without its source", 9, '"Said so."'),
    ("at", 'source = "h"\nat = "five"', "a whole number", 6, '"five"'),
    ("source number", "source = 1", "a text is needed", 10, "1"),
    ("sources", 'sources = "h"', "a list is needed", 11, '"h"'),
    ("sources key", 'sources = [{ ref = "h", p = 3 }]', '"p"', 11, '[{ ref = "h", p = 3 }]'),
    ("ref missing", 'sources = [{ quote = "q" }]', "without its source", 11, '[{ quote = "q" }]'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words", "column", "piece"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_bad_values_are_underlined(
    written: Written, line: str, words: str, column: int, piece: str
) -> None:
    head = "schema = 1\n\n[event.ok]\ndate = '2024'\ntitle = 'fine'\n\n# remark\n[event.bad]\n"
    needed = [row for row in ('date = "2024"', 'title = "t"') if row[:4] != line[:4]]
    path = written(head + line + "\n" + "\n".join(needed) + "\n")
    with pytest.raises(InvalidStore) as caught:
        store.load(path)
    place = caught.value.location
    assert place
    assert words in caught.value.message
    assert place.line == 9 + line.count("\n")
    assert place.column == column
    assert place.source[column - 1 :][: place.width] == piece
    assert place.file == str(path)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("missing", ["date", "title"])
def test_missing_keys_point_at_the_header(written: Written, missing: str) -> None:
    lines = {"date": 'date = "2024"', "title": 'title = "t"'}
    del lines[missing]
    path = written("schema = 1\n\n[event.abc]\n" + "\n".join(lines.values()) + "\n")
    with pytest.raises(InvalidStore, match=f'event "abc" has no {missing}') as caught:
        store.load(path)
    place = caught.value.location
    assert place
    assert (place.line, place.column, place.width) == (3, 1, len("[event.abc]"))


BROKEN = [
    ("[event.a]\ndate =\n", "no TOML value", 2, 7),
    ("[event.a]\ndate = 2024-13-45\n", "left over", 2, 12),
    ('[event.a]\ntitle = "open\n', "illegal character", 2, 14),
    ('[event.a]\ntext = """\nopen\n[event.b]\n', "closing quote", 2, 1),
    ("[event.a]\nx = 1\n\n[event.a]\n", "[event.a] is there twice", 4, 1),
    ("[event.a]\nx = 1\nx = 2\n", "given twice", 3, 6),
    ("<<<<<<< HEAD\n[event.a]\n", "conflict marker", 1, 1),
    ("[event.a]\ntags = [1,\n", "TOML value", 2, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "line", "column"), BROKEN)
def test_broken_toml_has_its_place(
    written: Written, text: str, words: str, line: int, column: int
) -> None:
    with pytest.raises(InvalidStore) as caught:
        store.load(written(text))
    assert words in caught.value.message
    assert caught.value.message[0].islower() or caught.value.message[0] == "["
    place = caught.value.location
    assert place
    assert (place.line, place.column) == (line, column)
    assert place.source == text.split("\n")[line - 1]


def test_bytes_that_are_not_utf8_have_their_place(tmp_path: Path) -> None:
    path = tmp_path / "timeline.toml"
    path.write_bytes("schema = 1\ntitle = 'é".encode() + b"\xe9'\n")
    with pytest.raises(InvalidStore, match="0xe9 is not UTF-8") as caught:
        store.load(path)
    assert caught.value.location
    assert (caught.value.location.line, caught.value.location.column) == (2, 11)


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("schema = 2\n", "newer", 1),
        ('schema = "1"\n', "schema", 1),
        ("schema = 1\n[[event]]\ndate = '2024'\n", "no table of tables", 2),
        ("schema = 1\nevent = 3\n", "no table of tables", 2),
        ("schema = 1\n[event]\na = 3\n", "a table is needed", 3),
        ("schema = 1\n[timeline]\ntitle = 3\n", "a text is needed", 3),
        ("schema = 1\n[timeline]\ndate_order = 'myd'\n", "no date order", 3),
        ("schema = 1\n[source.a]\npublished = 'soon'\n", "soon", 3),
        ("schema = 1\ntimeline = 3\n", "a table is needed", 2),
    ],
)
def test_wrong_shapes(written: Written, text: str, words: str, line: int) -> None:
    with pytest.raises(InvalidStore) as caught:
        store.load(written(text))
    assert words in caught.value.message
    assert caught.value.location
    assert caught.value.location.line == line


def test_examine_lists_every_mistake_in_order(written: Written) -> None:
    path = written(
        "[event.b]\ndate = '2024-13'\ntitle = 'x'\n\n[event.c]\ndate = '2024'\ntitle = 'y'\n\n"
        "[event.a]\ntitle = 3\n\n[source.s]\nurl = 4\n"
    )
    timeline, problems = store.examine(path)
    assert [event.id for event in timeline.events] == ["c"]
    assert [error.location.line for error in problems if error.location] == [2, 10, 13]


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="no such file"):
        store.load(tmp_path / "timeline.toml")
    with pytest.raises(UnreadableFile, match="is a folder"):
        store.load(tmp_path)


def test_find_goes_up(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below / "timeline.toml").mkdir()  # a folder of that name is no store
    assert store.find(below) is None
    (tmp_path / "timeline.toml").write_text("")
    assert store.find(below) == tmp_path / "timeline.toml"


def test_deep_nesting_is_one_clear_error(written: Written) -> None:
    with pytest.raises(InvalidStore):
        store.load(written("x = " + "[" * 50_000 + "]" * 50_000))


def test_settings_and_sources_need_no_parse_of_the_events(written: Written) -> None:
    path = written(FULL + "\n[event.bad]\ndate = 2024-13-45\n")
    assert store.settings(path).date_order == "dmy"
    assert store.settings(path).events == ()
    assert store.source_ids(path) == ("herald",)
    with pytest.raises(InvalidStore):
        store.settings(written("[timeline]\ntitle = 3\n"))


def test_a_plain_load_is_light() -> None:
    code = "import sys; from timeline import store; store.load; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    heavy = {"filelock", "rapidfuzz", "tomli_w", "json", "tempfile", "timeline.store.blocks"}
    assert "timeline.store.read" in loaded
    assert not heavy & set(loaded)
