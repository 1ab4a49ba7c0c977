"""Dates inside of addresses and file names are no dates of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import dates
from timeline.readers.addresses import masked

NAMES = (
    "https://blog.example.org/posts/2023-05-25-locks/",
    "http://example.org/2022/03/14/pier",
    "www.example.org/2019/04/04/x",
    "example.org/2020-06-07/notes",
    "logs/2021-04-05.txt",
    "../posts/2023-05-25-locks.md",
    r"C:\logs\2024-05-03",
    "IMG_20240503_1201.jpg",
    "report-2024-05-03.pdf",
    "2024-05-03.log",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("around", ["see {} for more", "({})", "[the log]({}).", "`{}`, they say"])
def test_a_name_is_masked_and_nothing_else(name: str, around: str) -> None:
    found = masked(around.format(name))
    assert found == around.format("x" * len(name))


@pytest.mark.parametrize(
    "text",
    [
        "on 2024-05-03. The rest",
        "at 2024-05-03T14:00Z",
        "2024-05-03/2024-05-04",
        "__2024-05-03__ and _2024-05-03_",
        "2024/05/03 10:00",
        "|2024-05-03|x|",
        "date=2024-05-03",
        "May/June 2020",
    ],
)
def test_a_date_of_the_text_is_left_alone(text: str) -> None:
    assert masked(text) == text


def test_only_the_words_beside_an_address_are_read() -> None:
    text = "It turns into [law at the end of 2023](https://example.org/posts/2023-05-25-law/)."
    assert [found.text for found in dates(text, published="2023-06-01")] == ["the end of 2023"]


@given(st.text() | st.lists(st.sampled_from([*NAMES, " ", "2024", "/", "_", "."])).map("".join))
def test_the_length_stays(text: str) -> None:
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize("part", ["a2021-04-05_", "http://", "logs/2021-04-05.txt ", "/a"])
def test_many_names_take_little_time(part: str) -> None:
    start = time.perf_counter()
    masked(part * (1_000_000 // len(part)))
    assert time.perf_counter() - start < 2
