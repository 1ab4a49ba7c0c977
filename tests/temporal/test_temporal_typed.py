"""Phrases that somebody types to name a day: each reads as a whole, leaning ahead."""

from __future__ import annotations

import pytest

from timeline.model import edtf
from timeline.temporal import read
from timeline.temporal.resolved import DAY_OF_TIME

TODAY = edtf.parse("2024-10-29")  # a Tuesday

CASES = {
    "the 5th": "2024-11-05",
    "on the 31st": "2024-10-31",
    "friday the 13th": "2024-12-13",
    "12/1": "2024-12-01",
    "3-14": "2025-03-14",
    "09/2023": "2023-09",
    "may 27 79": "1979-05-27",
    "14th April 15": "2015-04-14",
    "march 2nd 2": "2025-03-02",
    "April of 87": "1987-04",
    "2023 Aug": "2023-08",
    "2023/Aug/10": "2023-08-10",
    "10/August 2023": "2023-08-10",
    "August/10/2023": "2023-08-10",
    "Jan/3": "2025-01-03",
    "16. Nov. 2023": "2023-11-16",
    "jan twenty two, 2023": "2023-01-22",
    "2023 - 11": "2023-11",
    "11/ 2023": "2023-11",
    "31 10 1974": "1974-10-31",
    "2003 09 25": "2003-09-25",
    "Thu Oct 26 11:00:09 2023": "2023-10-26",
    "Thu Oct 24": "2024-10-24",
    "next friday 5/12": "2025-05-12",
    "tomorrow, 30th October": "2024-10-30",
    "tuesday": "2024-10-29",
    "this monday": "2024-11-04",
    "next wednesday": "2024-11-06",
    "this coming wednesday": "2024-10-30",
    "last tuesday": "2024-10-22",
    "current week": "2024-10-28/2024-11-03",
    "previous quarter": "2024-35",
    "meeting eom": "2024-10-31",
    "more than 2 weeks after 1 May 2025": "2025-05-15",
    "three months after Easter 2025": "2025-07-20",
    "16 days from 01/02/2025": "2025-01-18",
    "between the 21st and 23rd": "2024-11-21/2024-11-23",
    "Eighth to eleventh May 2010": "2010-05-08/2010-05-11",
    "10 August 2023 - 12 September": "2023-08-10/2023-09-12",
    "vacation friday - monday": "2024-11-01/2024-11-04",
    "in may": "2025-05",
    "next 2 days": "2024-10-30/2024-10-31",
    "the last two weeks": "2024-10-15/2024-10-28",
    "in the past 3 years": "2021-10-29/2024-10-28",
    "previous two quarters": "2024-34/2024-35",
    "the coming three quarters": "2025-33/2025-35",
    "rest of the month": "2024-10-29/2024-10",
    "rest of my week": "2024-10-29/2024-11-03",
    "two sundays from now": "2024-11-10",
    "in 3d": "2024-11-01",
    "2w ago": "2024-10-15",
    "week 23 of 2025": "2025-06-02/2025-06-08",
    "the week after next": "2024-11-11/2024-11-17",
    "the year after next": "2026",
    "week of the 18th": "2024-11-18/2024-11-24",
    "the week starting february 4": "2025-02-03/2025-02-09",
    "this weekend": "2024-11-02/2024-11-03",
    "in the 1970's": "197X",
    "april in 2016 to june in 2017": "2016-04/2017-06",
    "May to March": "2025-05/2026-03",
    "from December to May 2022": "2021-12/2022-05",
    "from 4 to January 22, 1995": "1995-01-04/1995-01-22",
    "5/1-5/7/2020": "2020-05-01/2020-05-07",
    "between 4 and 22 this month": "2024-10-04/2024-10-22",
    "november from 19 to 21": "2024-11-19/2024-11-21",
    "between jan 2024 and now": "2024-01/2024-10-29",
    "beginning of next week": "2024-11-04/2024-11-06",
    "end of april": "2025-04-21/2025-04-30",
    "late last year": "2023-07-01/2023-12-31",
    "end of 2023": "2023-09-01/2023-12-31",
    "new years eve": "2024-12-31",
    "xmas": "2024-12-25",
    "st patricks day": "2025-03-17",
    "saint valentine's day": "2025-02-14",
    "mothers day 2014": "2014-05-11",
    "april fools, 2016": "2016-04-01",
    "black friday 2010": "2010-11-26",
    "easter monday 2025": "2025-04-21",
    "last thanksgiving": "2023-11-23",
    "labor day of last year": "2023-09-04",
    "groundhog day": "2025-02-02",
    "half a year ago": "2024-04-29",
    "one and a half years ago": "2023-04-29",
    "week from friday": "2024-11-08",
    "a week on friday": "2024-11-08",
    "friday week": "2024-11-08",
    "monday after next": "2024-11-11",
    "friday before christmas": "2024-12-20",
    "the day before christmas": "2024-12-24",
    "monday after easter": "2025-04-21",
    "from now until friday": "2024-10-29/2024-11-01",
    "week 12": "2024-03-18/2024-03-24",
    "Feb 29": "2028-02-29",
    "2025-01-01/2025-01-05": "2025-01-01/2025-01-05",
    "16.8. in the evening": "2025-08-16",
    "on 5.12": "2024-12-05",
    "Monday 03.07": "2025-07-03",
    "01.03.2025": "2025-03-01",
    "01.25.2025": "2025-01-25",
    "coming tuesday": "2024-11-05",
    "the third quarter of two thousand and twenty": "2020-35",
    "we met on the 5th": "2024-10-05",
    "I went there friday the 25th": "2024-10-25",
    "tmrw": "2024-10-30",
    "in 3 days": "2024-11-01",
    "in a week": "2024-11-05",
    "in two months": "2024-12-29",
    "five years from now": "2029-10-29",
    "14 days hence": "2024-11-12",
    "in three weeks' time": "2024-11-19",
    "2 weeks ago": "2024-10-15",
    "1 year 2 months from now": "2025-12-29",
    "1 month, 8 days ago": "2024-09-21",
    "two weeks before yesterday": "2024-10-14",
    "the day after tomorrow": "2024-10-31",
    "the day before yesterday": "2024-10-27",
    "tuesday of next week": "2024-11-05",
    "last week friday": "2024-10-25",
    "friday next week": "2024-11-08",
    "the first monday of december": "2024-12-02",
    "last friday in january 2025": "2025-01-31",
    "the 20th of next month": "2024-11-20",
    "third week of 2025": "2025-01-13/2025-01-19",
    "last day of february": "2025-02-28",
    "7 july to 9 august": "2025-07-07/2025-08-09",
    "from tomorrow until friday": "2024-10-30/2024-11-01",
    "between 3 May 2025 10:00 and 5 May 2025 11:00": "2025-05-03T10:00/2025-05-05T11:00",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_a_typed_phrase(text: str, expected: str) -> None:
    (reading,) = read(text, published=TODAY, prefer="future", typed=True, date_order="mdy")
    assert reading.interval == edtf.parse(expected)


NO_DAY = [
    "you may not",
    "March on!",
    "the sun will set",
    "invoice 2024",
    "0.5",
    "it costs 2.5 now",
    "1/2 cup of flour",
    "open 24/7",
    "the first time",
    "sat down",
    "it will last three weekends",
    "Version: 1.1.30",
    "late this morning",
    "open 3-8",
    "every other friday",
    "tuesday afternoons",
    "in 5 minutes",
    "call me at 5pm",
    "every evening",
    "it takes 3 hours",
    "2-3 days",
]


@pytest.mark.parametrize("text", NO_DAY)
def test_what_names_no_day(text: str) -> None:
    readings = read(text, published=TODAY, prefer="future", typed=True)
    assert all(r.interval is None or r.inferred == DAY_OF_TIME for r in readings)


def test_prose_keeps_its_own_ways() -> None:
    (reading,) = read("They met two weeks ago.", published=TODAY)
    assert reading.interval == edtf.parse("2024-10-14/2024-10-20")
    assert read("The score was 12/1 at half-time.", published=TODAY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12/1", "2023-12-01"), ("the 30th", "2024-09-30"), ("mon", "2024-10-28")],
)
def test_a_phrase_that_prefers_the_past(text: str, expected: str) -> None:
    (reading,) = read(text, published=TODAY, prefer="past", typed=True, date_order="mdy")
    assert reading.interval == edtf.parse(expected)
