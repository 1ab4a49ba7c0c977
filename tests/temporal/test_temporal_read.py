"""Reading whole sentences: the forms that everyone writes."""

from __future__ import annotations

import pytest

from timeline.model import edtf
from timeline.temporal import read

NEWS = edtf.parse("2024-10-29")  # a Tuesday

CASES = [
    ("They met on 28 October.", "28 October", "2024-10-28"),
    ("They met on October 28, 2023.", "October 28, 2023", "2023-10-28"),
    ("Talks on 30–31 October follow.", "30–31 October", "2024-10-30/2024-10-31"),
    ("It ran 28 October–2 November 2023.", "28 October–2 November 2023", "2023-10-28/2023-11-02"),
    ("It ran from March to June 2020.", "March to June 2020", "2020-03/2020-06"),
    ("Open between 3 and 5 May.", "3 and 5 May", "2024-05-03/2024-05-05"),
    ("The war of 1914–18 ended.", "1914–18", "1914/1918"),
    ("It fell in 44 BC.", "44 BC", "-0043"),
    ("They met on Friday.", "Friday", "2024-10-25"),
    ("They met yesterday.", "yesterday", "2024-10-28"),
    ("They met two weeks ago.", "two weeks ago", "2024-10-14/2024-10-20"),
    ("Sales rose last year.", "last year", "2023"),
    ("Sales rose in the third quarter of 2021.", "the third quarter of 2021", "2021-35"),
    (
        "A train left at 9 p.m. EST on 3 June 2021.",
        "9 p.m. EST on 3 June 2021",
        "2021-06-03T21:00-05:00",
    ),
    ("Position at 281430Z OCT 24.", "281430Z OCT 24", "2024-10-28T14:30Z"),
    ("It began in the 19th century.", "the 19th century", "1801/1900"),
    ("The 1980s were loud.", "The 1980s", "198X"),
]


@pytest.mark.parametrize(("text", "span", "expected"), CASES, ids=[c[0] for c in CASES])
def test_a_sentence_with_one_date(text: str, span: str, expected: str) -> None:
    (reading,) = read(text, published=NEWS)
    assert reading.text == span
    assert reading.interval is not None
    assert edtf.write(reading.interval) == expected


def test_a_range_carries_its_ends() -> None:
    (reading,) = read("Talks on 30–31 October follow.", published=NEWS)
    assert [part.text for part in reading.parts] == ["30", "31 October"]
    assert [part.value for part in reading.parts] == ["2024-10-30", "2024-10-31"]


def test_a_year_is_inferred_and_said_so() -> None:
    (reading,) = read("They met on 28 October.", published=NEWS)
    assert reading.inferred == ("year from publication date",)


def test_without_publication_the_reason_is_said() -> None:
    (reading,) = read("They met on 28 October.")
    assert reading.interval is None
    assert reading.reason == "no year, and no publication date to lean on"


def test_a_history_moves_on_with_its_years() -> None:
    text = (
        "On 3 May 1915 the line broke. On 12 June it held. In 1916 all changed. In March it rained."
    )
    values = [reading.value for reading in read(text, published=NEWS)]
    assert values == ["1915-05-03", "1915-06-12", "1916", "1916-03"]


@pytest.mark.parametrize(
    "text",
    ["June 31 is no day.", "He may go.", "They march on.", "María sang.", "Fill in form 1040."],
)
def test_look_alikes_stay_silent(text: str) -> None:
    assert read(text, published=NEWS) == []


def test_two_times_with_a_dash_are_no_zone() -> None:
    text = "On 5 May 2024, 10:00 - 11:00 they met."
    assert read(text)[0].interval == edtf.parse("2024-05-05T10:00/2024-05-05T11:00")
    text = "5 May 2024 10:00 - 11:00:09"
    assert read(text)[0].interval == edtf.parse("2024-05-05T10:00/2024-05-05T11:00:09")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Wednesday.", "2024-10-30"),  # the day of the change
        ("They met on Thursday.", "2024-10-24"),
        ("They met on Tuesday.", "2024-10-29"),
        ("They met last Wednesday.", "2024-10-23"),
        ("They will meet on Wednesday.", "2024-10-30"),
    ],
)
def test_a_weekday_of_a_change_soon_after_publication(text: str, expected: str) -> None:
    (reading,) = read(text, published=NEWS, changed=edtf.parse("2024-10-30"))
    assert reading.interval is not None
    assert edtf.write(reading.interval) == expected


@pytest.mark.parametrize("end", ["raised to level 2", "closed for 20 people at 09:55", "from 9"])
def test_the_mark_of_the_next_item_makes_no_range(end: str) -> None:
    text = f"On 17 September 2024.\n\n- 09:50 – gate {end}\n- 10:20 – gate opened"
    found = {r.text: edtf.write(r.interval) for r in read(text) if r.interval is not None}
    assert found["10:20"] == "2024-09-17T10:20"


def test_a_log_that_begins_on_the_evening_before() -> None:
    text = "- 16 Sep 2024 21:30 – began\n- 03:10 – failed\n- 08:12 – seen\n- 09:00 – mended"
    found = [edtf.write(r.interval) for r in read(text) if r.interval is not None]
    assert found == [
        "2024-09-16T21:30", "2024-09-17T03:10", "2024-09-17T08:12", "2024-09-17T09:00",
    ]  # fmt: skip


def test_a_log_with_the_newest_entry_first() -> None:
    text = "- 16 Sep 2024 21:30 – mended\n- 13:10 – seen\n- 08:12 – failed\n- 02:00 – began"
    found = [edtf.write(r.interval) for r in read(text) if r.interval is not None]
    assert found == [
        "2024-09-16T21:30", "2024-09-16T13:10", "2024-09-16T08:12", "2024-09-16T02:00",
    ]  # fmt: skip


def test_what_is_the_worst_in_so_many_years_lies_not_ahead() -> None:
    text = "An end would raise prices where the worst drought in 40 years ended in March."
    assert [r.text for r in read(text, published=NEWS) if r.interval is not None] == ["March"]


def test_a_night_that_goes_past_midnight() -> None:
    text = "On 5 June 2024 at 22:40 a pump failed. At 23:20 it was found; at 00:15 it ran."
    found = [edtf.write(r.interval) for r in read(text) if r.interval is not None]
    assert found == ["2024-06-05T22:40", "2024-06-05T23:20", "2024-06-06T00:15"]


def test_an_early_hour_after_a_morning_is_of_the_same_day() -> None:
    text = "On 5 June 2024 at 09:40 a pump was tried. It had failed at 00:15."
    found = [edtf.write(r.interval) for r in read(text) if r.interval is not None]
    assert found == ["2024-06-05T09:40", "2024-06-05T00:15"]
