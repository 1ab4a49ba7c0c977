"""The library: the same records for a text, a file, or several of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.terminal import DATA, run

import timeline
from timeline.errors import StoreMissing, TimelineError, UnreadableFile
from timeline.model import edtf

ARTICLE = DATA / "sources" / "kursk-talks.txt"


def test_a_text_and_a_file_give_the_same_events() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    from_file, from_text = timeline.extract(ARTICLE), timeline.extract(text)
    assert len(from_file) == 4
    assert [event.title for event in from_file] == [event.title for event in from_text]
    assert [event.quote for event in from_file] == [event.quote for event in from_text]


def test_several_texts_give_the_events_of_each_in_order() -> None:
    texts: list[str | Path] = [
        "The bridge opened in May 1932.", ARTICLE, "The bridge was closed on 3 June 2025.",
    ]  # fmt: skip
    found = timeline.extract(iter(texts))
    assert [edtf.write(event.date) for event in (found[0], found[-1])] == ["1932-05", "2025-06-03"]
    assert len(found) == 6


@pytest.mark.parametrize("published", ["2024-10-29", datetime.date(2024, 10, 29)])
def test_the_publication_date_is_told_as_text_or_date(published: str | datetime.date) -> None:
    (event,) = timeline.extract("Parliament voted on Monday.", published=published)
    assert edtf.write(event.date) == "2024-10-28"


def test_dates_say_what_and_why() -> None:
    found, _ = timeline.dates("Talks on 28 October follow those of 2023.", published="2024-10-29")
    assert found.interval is not None
    assert (found.text, edtf.write(found.interval)) == ("28 October", "2024-10-28")
    assert found.inferred == ("year from publication date",)


@given(st.text())
def test_dates_of_a_string_are_places_in_the_string(noise: str) -> None:
    text = f"{noise}\n\n  The  bridge opened on 3 June 2025.\t {noise}"
    for found in timeline.dates(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_holds_nothing(text: str) -> None:
    assert timeline.extract(text) == []
    assert timeline.dates(text) == []


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        timeline.extract(tmp_path / "nope.txt")
    with pytest.raises(StoreMissing):
        timeline.load(tmp_path / "nope.toml")
    with pytest.raises(TimelineError):
        timeline.extract("On 3 May.", published="soon")


def test_load_reads_what_the_command_wrote(tmp_path: Path) -> None:
    run("import", ARTICLE, "--yes", cwd=tmp_path)
    loaded = timeline.load(tmp_path / "timeline.toml")
    found = timeline.extract(ARTICLE)
    assert [event.title for event in loaded.events] == [event.title for event in found]


def test_files_of_ready_events_and_folders_are_read_as_the_command_reads_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.csv").write_text("date,title\n3 May 2024,Fog\nyesterday,Rain\n")
    (tmp_path / "b.json").write_text('[{"date": "2024-05-04", "title": "Sun"}]')
    (tmp_path / "c.toml").write_text('[event.k7f3mq2d]\ndate = "2024-05-05"\ntitle = "Hail"\n')
    (tmp_path / "d.txt").write_text("Snow fell on 6 May 2024.")
    (tmp_path / "e.mbox").write_text(
        "From a\nFrom: a@x.example\nDate: Tue, 7 May 2024 10:00:00 +0000\n\nIce came on Tuesday.\n"
    )
    found = [event for path in sorted(tmp_path.iterdir()) for event in timeline.extract(path)]
    days = [f"2024-05-0{day}" for day in range(3, 8)]
    assert [edtf.write(event.date) for event in found] == days
    (tmp_path / "c.toml").unlink()  # in a folder a TOML file is anything but a timeline
    assert timeline.extract(tmp_path) == found[:2] + found[3:]
