"""The words that a reader sees for a date."""

from __future__ import annotations

import pytest

from timeline.model.display import display, years_text
from timeline.model.edtf import parse

CASES = [  # EDTF, short, long
    ("2024-10-28", "Mon 28 Oct 2024", "28 October 2024"),
    ("2024-10-30/2024-10-31", "Wed 30 - Thu 31 Oct 2024", "30-31 October 2024"),
    ("2024-10-28/2024-11-02", "28 Oct - 2 Nov 2024", "28 October - 2 November 2024"),
    ("2023-12-30/2024-01-02", "30 Dec 2023 - 2 Jan 2024", "30 December 2023 - 2 January 2024"),
    ("2024-10-30~/2024-10-31", "c. 30 Oct 2024 - 31 Oct 2024", "c. 30 October 2024 - 31 October 2024"),  # noqa: E501 - a table
    ("2024-10", "Oct 2024", "October 2024"),
    ("2020-03/2020-06", "Mar - Jun 2020", "March - June 2020"),
    ("2019-12/2020-02", "Dec 2019 - Feb 2020", "December 2019 - February 2020"),
    ("2024-10/2025", "Oct 2024 - 2025", "October 2024 - 2025"),
    ("1848", "1848", "1848"),
    ("1861/1865", "1861-1865", "1861-1865"),
    ("1861~/1865", "c. 1861 - 1865", "c. 1861 - 1865"),
    ("1984~", "c. 1984", "c. 1984"),
    ("1984?", "1984?", "1984?"),
    ("1984%", "c. 1984?", "c. 1984?"),
    ("-0043~", "c. 44 BC", "c. 44 BC"),
    ("-0043-03-15", "15 Mar 44 BC", "15 March 44 BC"),
    ("0000", "1 BC", "1 BC"),
    ("0079-08", "Aug AD 79", "August AD 79"),
    ("-0057/-0049", "58-50 BC", "58-50 BC"),
    ("-0026/0014", "27 BC - AD 14", "27 BC - AD 14"),
    ("Y17000", "17000", "17000"),
    ("188X", "1880s", "1880s"),
    ("188X/191X", "1880s - 1910s", "1880s - 1910s"),
    ("190X", "1900-1909", "1900-1909"),
    ("19XX", "1900-1999", "1900-1999"),
    ("-004X", "50-41 BC", "50-41 BC"),
    ("001X", "AD 10-19", "AD 10-19"),
    ("2004-06-XX", "a day in Jun 2004", "a day in June 2004"),
    ("2004-XX", "some time in 2004", "some time in 2004"),
    ("2024-21", "spring 2024", "spring 2024"),
    ("2024-24", "winter 2024/25", "winter 2024/25"),
    ("-0043-24", "winter 44-43 BC", "winter 44-43 BC"),
    ("2024-35", "Q3 2024", "Q3 2024"),
    ("2024-40", "first half of 2024", "first half of 2024"),
    ("2014/..", "from 2014", "from 2014"),
    ("../1900", "until 1900", "until 1900"),
    ("2014/", "2014 - ?", "2014 - ?"),
    ("/1900", "? - 1900", "? - 1900"),
    ("XXXX", "undated", "undated"),
    ("../..", "undated", "undated"),
    ("XXXX-10-28", "28 Oct, year unknown", "28 October, year unknown"),
    ("2024-10-28T14:32Z", "Mon 28 Oct 2024 14:32 UTC", "28 October 2024 14:32 UTC"),
    ("2024-10-28T14:32:05-04:30", "Mon 28 Oct 2024 14:32:05 -04:30", "28 October 2024 14:32:05 -04:30"),  # noqa: E501 - a table
    ("2024-10-28T14", "Mon 28 Oct 2024 14h", "28 October 2024 14h"),
    ("2024-10-28T14:32/2024-10-28T15:10", "Mon 28 Oct 2024 14:32-15:10", "28 October 2024 14:32-15:10"),  # noqa: E501 - a table
    ("1066-10-14", "14 Oct 1066", "14 October 1066"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "short", "long"), CASES, ids=[case[0] for case in CASES])
def test_display(edtf: str, short: str, long: str) -> None:
    assert display(parse(edtf)) == short
    assert display(parse(edtf), long=True) == long


def test_no_reader_ever_meets_a_year_0() -> None:
    for year in range(-120, 121):
        text = years_text(year, year + 3)
        assert " 0" not in text
        assert "-0" not in text


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-10-28", "28 Oct 2024"),
        ("2024-10-28/2024-10-31", "28-31 Oct 2024"),
        ("2024-10-28T14:32/2024-10-29T02:00", "28 Oct 2024 14:32 - 29 Oct 2024 02:00"),
        ("2024-10-28/..", "from 28 Oct 2024"),
    ],
)
def test_display_without_weekdays(edtf: str, words: str) -> None:
    assert display(parse(edtf), weekdays=False) == words
