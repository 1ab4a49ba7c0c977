"""News and histories: which it is, and how a history moves through its years."""

from __future__ import annotations

import pytest

from timeline.model import edtf
from timeline.temporal import read
from timeline.temporal.genre import is_history
from timeline.temporal.reader import engine

LATER = edtf.parse("2009-12-19")


def values(text: str) -> list[str]:
    """TIMEX3 values of a text printed long after what it tells of."""
    return [reading.value for reading in read(text, published=LATER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the minister met us. Last year and yesterday she did not.", False),
        ("In 1914 it began. In 1916 it went on. In 1918 it ended.", True),
        (
            "She spoke on Monday and on Friday and will again on Sunday. It began in 1921, sank in"
            " 1932, rose in 1934, burned in 1940 and 1951, was sold in 1960, 1974 and 1988.",
            False,
        ),
        ("The notes fall due in 2019 and 2024, it said.", False),
    ],
)
def test_what_kind_of_text_it_is(text: str, expected: bool) -> None:
    assert is_history(engine("en").recognise(text), 2009) is expected


def test_a_text_without_publication_leans_on_itself() -> None:
    assert is_history([], None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 1940 it began. By June 1941 all knew. In August it rained.",
            ["1940", "1941-06", "1941-08"],
        ),
        (
            "In May 1943 they met. It lasted until March 1945. In June it rained.",
            ["1943-05", "1945-03", "1943-06"],
        ),
        (
            "In May 1943 they met, as in 1939 before. In June it rained.",
            ["1943-05", "1939", "1943-06"],
        ),
        ("On 7 December 1941 it began. In January all joined.", ["1941-12-07", "1942-01"]),
        ("In March 1917 he left. Two days later he came.", ["1917-03", "1917-03"]),
        ("On 3 March 1917 he left. Two days later he came.", ["1917-03-03", "1917-03-05"]),
        ("In May it rose. The war of 1861 began.", ["1861-05", "1861"]),
    ],
)
def test_how_a_history_goes_on(text: str, expected: list[str]) -> None:
    assert [reading.value for reading in read(text)] == expected


def test_years_of_three_digits_count_in_the_era_before_them() -> None:
    assert values(
        "In 499 BC they rose, and in 480 the king came. In 479 BC he went. In 449 peace."
    ) == [
        "BC0499",
        "BC0480",
        "BC0479",
        "BC0449",
    ]


def test_three_digits_without_an_era_are_no_year() -> None:
    assert values("In 1914 and in 1918 and in 1916 there were in 480 cases none.")[-1] == "1916"


def test_the_same_time_is_the_one_told_of_but_no_date_of_its_own() -> None:
    found = read("On 4 June 1958 he spoke in the square. At the same time, a ship sailed.")
    assert [(reading.value, reading.interval is None) for reading in found] == [
        ("1958-06-04", False),
        ("1958-06-04", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 12 March 2024 it failed; the change had been merged the day before.\n\n"
            "- 13:58 Deploy\n- 14:12 Page\n",
            ["2024-03-12", "2024-03-11", "2024-03-12T13:58", "2024-03-12T14:12"],
        ),
        (
            "Updated 3 February 2025\n\n**18:45** All flights cancelled until 06:00 tomorrow.\n\n"
            "**17:00** The warning is raised.\n",
            ["2025-02-03", "2025-02-03T18:45", "2025-02-04T06:00", "2025-02-03T17:00"],
        ),
        (
            "On 12 March 2024 it failed.\n22:50 Alert\n23:40 Page\n00:10 Rollback\n00:30 Fixed\n",
            [
                "2024-03-12", "2024-03-12T22:50", "2024-03-12T23:40", "2024-03-13T00:10",
                "2024-03-13T00:30",
            ],
        ),
        (
            "It failed on 12 March 2024.\n09:00 Fix of 5 March 2024 reverted\n09:30 Calm\n"
            "13 March 2024, 10:00 Review\n11:00 End\n",
            [
                "2024-03-12", "2024-03-12T09:00", "2024-03-05", "2024-03-12T09:30",
                "2024-03-13T10:00", "2024-03-13T11:00",
            ],
        ),
    ],
)  # fmt: skip
def test_an_entry_of_a_log_is_of_the_logs_day(text: str, expected: list[str]) -> None:
    found = read(text, published=edtf.parse("2025-02-03"))
    assert [reading.value for reading in found] == expected
