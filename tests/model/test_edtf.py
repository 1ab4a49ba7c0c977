"""EDTF texts read and written, and what is said of those that are none."""

from __future__ import annotations

import pytest

from timeline.errors import InvalidDate
from timeline.model.dates import UNDATED, Bound, Granularity, Interval, PartialDate
from timeline.model.edtf import LONGEST_QUOTE, parse, quoted, write

CANONICAL = """
2024 2024-10 2024-10-28 0476 0079-08-24 0000 -0043 -0043-03-15 Y17000 Y-17000 Y17000-03-01 Y1700X
1984~ 1984? 1984% 2024-10~ 2024-10-28? 198X 19XX 1XXX 001X -004X 198X~
2004-XX 2004-06-XX 2004-XX-XX XXXX XXXX-10 XXXX-10-28 XXXX-02-29 XXXX-XX-XX
2024-21 2024-22 2024-23 2024-24 2024-33 2024-34 2024-35 2024-36 2024-40 2024-41 2024-21~
2024-10-28T14 2024-10-28T14:32 2024-10-28T14:32:05 2024-10-28T14:32Z 2024-10-28T14:32+03:00
2024-10-28T14:32:05-04:30 2024-10-28T14Z 2024-10-28T14:32~
2024-10-30/2024-10-31 1861/1865 1861~/1865? -0026/0014 2024-10-30/2024-10-30 188X/191X 2024-10/2025
2014/.. ../1900 2014/ /1900 ../.. / ../ /..
2024-10-28T14:32Z/2024-10-28T15:10Z 2024-10-28T14:32+03:00/2024-10-28T12:00Z
"""

WRONG = {
    "": "it is empty",
    "2024-13-45": "month 13",
    "2024-00": "month 0",
    "2024-02-30": "day 30 of month 2",
    "2023-02-29": "day 29 of month 2",
    "2024-10-00": "day 0",
    "2024-25": "25 is no month",
    "2024-21-03": "a season, quarter or half has no month or day in it",
    "2024-2": "a month has two digits",
    "2024-02-3": "a day has two digits",
    "10/11/2024": "one slash",
    "44 BC": "44 BC is written -0043",
    "-44": "a year has four digits",
    "79": "a year has four digits",
    "+2024": "no plus sign",
    "2004-06-uu": "an unknown digit is X",
    "198x": "an unknown digit is a capital X",
    "1X84": "only the last digits",
    "198X-10": "a month of a decade",
    "2004-XX-12": "a day without a month",
    "20241028": "hyphens",
    "2024.10.28": "hyphens",
    "2024-W44": "a week is written as its days",
    "2024-Q3": "Q3 is 2024-35",
    "1984?~": "%",
    "~1984": "at the end",
    "2024-10-28 14:32": "a capital T",
    "2024-10-28T24:00": "hour 24",
    "2024-10-28T14:60": "minute 60",
    "2024-10-28T14:32:60": "second 60",
    "2024-10-28T14:32:05.5Z": "fractions",
    "2024-10-28T14:32+0300": "colon",
    "2024-10-28T14:32+19:00": "offset +19:00",
    "2024-10T14:32": "a time of day without a day",
    "2024-10-28T2": "a time is written 14:32",
    "2024/2023": "ends before it starts",
    "2024-10-28T14:32Z/2024-10-28T15:10+03:00": "ends before it starts",
    "Y2024": "more than four digits",
    "Y012345": "more than four digits",
    "12345": "begins with Y",
    "Y1234567890123": "more than 12 digits",
    "-0000": "there is no year -0000",
    "-000X": "there is no year -0000",
    "..": "an open end stands in a range",
    "unknown": "an unknown one is empty",
    "28 October 2024": "not written year-month-day",
    "٢٠٢٤": "not written year-month-day",
}


@pytest.mark.parametrize("text", CANONICAL.split())
def test_a_canonical_text_is_written_as_it_was_read(text: str) -> None:
    assert write(parse(text)) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (" 2024-10 \n", "2024-10"),
        ("2024-10-28T14:32+00:00", "2024-10-28T14:32Z"),
        ("2024-10-28T14:32-04", "2024-10-28T14:32-04:00"),
    ],
)
def test_a_looser_text_is_written_canonically(text: str, canonical: str) -> None:
    assert write(parse(text)) == canonical


@pytest.mark.parametrize(("text", "reason"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_is_said(text: str, reason: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert f"is not a date: {reason}" in caught.value.message or reason in caught.value.message
    assert caught.value.message.startswith(f'"{text[:10]}')
    assert "2024-10-30/2024-10-31" in (caught.value.tip or "")


@pytest.mark.parametrize("text", ["9" * 70_000, "X" * 70_000, "2024-" * 20_000, "a\n" * 9000])
def test_a_huge_text_gets_a_short_answer(text: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert len(caught.value.message) < 120


def test_control_characters_do_not_reach_the_message() -> None:
    assert quoted("a\x1b[31mb\n") == '"a\N{REPLACEMENT CHARACTER}[31mb\N{REPLACEMENT CHARACTER}"'
    assert len(quoted("x" * 500)) == LONGEST_QUOTE + 2


def test_what_is_known_is_kept_apart_from_what_is_not() -> None:
    assert parse("-0043").start == PartialDate(-43)
    assert parse("198X").start == PartialDate(1980, year_blanks=1)
    assert parse("XXXX") == UNDATED
    assert parse("2014/..") == Interval(PartialDate(2014), Bound.OPEN)
    assert parse("2024-35").granularity is Granularity.QUARTER
    assert parse("2024-10-28T14:32+03:00").start == PartialDate(2024, 10, 28, 14, 32, offset=180)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("198X", "1980-01-01", "1989-12-31"),
        ("-004X", "-0049-01-01", "-0040-12-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-10-28T14:32Z", "2024-10-28T14:32Z", "2024-10-28T14:32Z"),
        ("../1900", None, "1900-12-31"),
        ("2014/", "2014-01-01", None),
    ],
)
def test_earliest_and_latest_are_the_ends_of_what_is_possible(
    text: str, first: str | None, last: str | None
) -> None:
    interval = parse(text)
    ends = [None if d is None else write(Interval(d)) for d in (interval.earliest, interval.latest)]
    assert ends == [first, last]
