"""The resolver: what leans on what, and what is said about it."""

from __future__ import annotations

import pytest

from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate, ordinal
from timeline.model.text import Block, BlockKind
from timeline.model.timex import (
    Century,
    Decade,
    Numeric,
    Reading,
    Shift,
    TimeOfDay,
    Value,
    Week,
    Weekday,
)
from timeline.temporal import read
from timeline.temporal.anchor import Anchor
from timeline.temporal.resolve import resolve

TUESDAY = edtf.parse("2024-10-29")
NEWS = Anchor(ordinal(2024, 10, 29), history=False)
AHEAD = NEWS._replace(prefer="future")
NOWHERE = Anchor(None, history=True)


def one(text: str, published: Interval | None = TUESDAY) -> Reading:
    """The only reading of a text."""
    (reading,) = read(text, published=published)
    return reading


@pytest.mark.parametrize(
    ("value", "anchor", "cue", "expected"),
    [
        (Weekday(1), NEWS, "", "2024-10-29"),
        (Weekday(2), NEWS, "", "2024-10-23"),
        (Weekday(2), NEWS, "future", "2024-10-30"),
        (Weekday(2), AHEAD, "", "2024-10-30"),
        (Weekday(1, -1), NEWS, "", "2024-10-22"),
        (PartialDate(None, 12, 24), NEWS, "", "2024-12-24"),
        (PartialDate(None, 6, 1), NEWS, "", "2024-06-01"),
        (PartialDate(None, 6, 1), AHEAD, "", "2025-06-01"),
        (PartialDate(None, 11), NEWS, "last", "2023-11"),
        (PartialDate(None, 3), NEWS, "", "2024-03"),
        (PartialDate(None, 2, 29), NEWS, "", "2024-02-29"),
        (Shift("month", -1, whole=True), NEWS, "", "2024-09"),
        (Shift("week", 0, whole=True), NEWS, "", "2024-W44"),
        (Shift("quarter", -1, whole=True), NEWS, "", "2024-Q3"),
        (Decade(80), NEWS, "", "198"),
        (Decade(-469), NEWS, "", "BC047"),
        (Century(19), NEWS, "", "18"),
        (Century(5, "BC"), NEWS, "", "BC04"),
        (Week(2024, 44, 1), NEWS, "", "2024-10-28"),
        (Numeric(25, 12, 2023), NEWS, "", "2023-12-25"),
    ],
)
def test_a_value_against_its_anchor(value: Value, anchor: Anchor, cue: str, expected: str) -> None:
    assert resolve(value, anchor, cue).value == expected


@pytest.mark.parametrize(
    "value",
    [
        Weekday(1),
        PartialDate(None, 5, 3),
        Shift("day", 1, "last"),
        Shift("year", 9e12),
        Numeric(3, 4, 2024),
        TimeOfDay(9, 30),
    ],
)
def test_what_has_nothing_to_lean_on_says_why(value: Value) -> None:
    found = resolve(value, NOWHERE)
    assert found.interval is None
    assert found.reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 489 BC he fell. The next decade was calm.", "BC047"),
        ("In 489 BC he fell. The previous century was calm.", "BC05"),
        ("In 1889 he fell. The next decade was calm.", "189"),
        ("In 1901 he fell. The previous century was calm.", "18"),
    ],
)
def test_decades_and_centuries_away(text: str, value: str) -> None:
    assert read(text)[-1].value == value


def test_overflow_is_no_accident() -> None:
    assert one("It was 9999999999 days ago.").interval is None


def test_month_and_day_can_be_either_way_round() -> None:
    reading = one("The vote of 10/11/2024 failed.", None)
    assert reading.interval is None
    assert reading.reason == "day and month can be either way round"


def test_an_unambiguous_date_of_the_text_decides() -> None:
    first, second = read("From 25/12/2023 on; by 3/4/2024.")
    assert (first.value, second.value) == ("2023-12-25", "2024-04-03")
    assert second.inferred == ("day first, as elsewhere in the text",)


def test_the_order_can_be_told() -> None:
    (reading,) = read("On 3/4/2024.", date_order="mdy")
    assert reading.value == "2024-03-04"


def test_british_english_is_evidence() -> None:
    (reading,) = read("On 3/4/2024.", lang="en-GB")
    assert reading.value == "2024-04-03"


def test_a_range_may_go_over_new_year() -> None:
    assert one("Shut from November to February.").value == "2023-11/2024-02"


def test_a_range_that_ends_before_it_begins_is_none() -> None:
    assert one("From 1999 to 1990.").reason == "it would end before it begins"


@pytest.mark.parametrize(
    ("text", "edtf_text", "shown"),
    [
        ("It began in early 2024.", "2024~", "early 2024"),
        ("It began in the 19th century.", "1801/1900", "19th century"),
        ("It began in mid-May 2020.", "2020-05~", "mid-May 2020"),
        ("It began about 1500.", "1500~", None),
        ("It began in the 460s BC.", "-0468/-0459", "460s BC"),
        ("It began in the 5th century BC.", "-0499/-0400", "5th century BC"),
        ("It began in the middle of summer 1919.", "1919-22~", "mid summer 1919"),
        ("It began at the end of 1944.", "1944~", "end of 1944"),
    ],
)
def test_words_where_edtf_says_less(text: str, edtf_text: str, shown: str | None) -> None:
    reading = one(text)
    assert reading.interval is not None
    assert edtf.write(reading.interval) == edtf_text
    assert reading.display == shown


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It has run since 2014.", "since"),
        ("It runs until Friday.", "until"),
        ("Last year's summit failed.", "possessive"),
        ("The 9/11 attacks changed it.", "name"),
        ("The October Revolution came.", "name"),
        ("It came in October.", ""),
    ],
)
def test_what_the_words_around_make_of_it(text: str, role: str) -> None:
    assert one(text).role == role


def test_a_dated_line_dates_the_times_below_it() -> None:
    text = "**28 October 2024**\n\n14:05 The alarm went off.\n\n29 October 2024\n\n03:10 All clear."
    values = [reading.value for reading in read(text)]
    assert values == ["2024-10-28", "2024-10-28T14:05", "2024-10-29", "2024-10-29T03:10"]


def test_a_heading_gives_the_year() -> None:
    text = "Log of 2021\nOn 3 May it broke. On Monday all was well."
    blocks = (Block(0, 11, BlockKind.HEADING, 1, 1), Block(12, len(text), BlockKind.PARAGRAPH, 2))
    day = read(text, published=TUESDAY, blocks=blocks)[1]
    assert day.value == "2021-05-03"
    assert day.inferred == ("year from the heading above",)


def test_the_head_of_a_column_gives_the_year() -> None:
    text = "On 3 May it broke."
    blocks = (Block(0, len(text), BlockKind.ROW, 1, context="2019"),)
    (day,) = read(text, published=TUESDAY, blocks=blocks)
    assert day.value == "2019-05-03"


def test_midnight_is_the_next_day() -> None:
    reading = one("It ends at midnight on 3 May 2021.")
    assert reading.value == "2021-05-03T24:00"
    assert reading.interval == edtf.parse("2021-05-04T00:00")


def test_earnings_a_year_ago_are_those_of_the_quarter_named() -> None:
    text = "In the third quarter it earned more than a year ago."
    assert [reading.value for reading in read(text, published=TUESDAY)] == ["2024-Q3", "2023-Q3"]
