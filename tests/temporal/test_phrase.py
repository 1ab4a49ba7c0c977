"""The strict front door: what is typed is read without a doubt, or refused with a way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import AmbiguousDate, InvalidDate
from timeline.model import edtf
from timeline.model.dates import PartialDate
from timeline.model.display import MONTHS
from timeline.temporal.phrase import Entry, parse_entry

TUESDAY = PartialDate(2024, 10, 29)


def entry(text: str, order: str | None = None, base: PartialDate = TUESDAY) -> Entry:
    return parse_entry(text, base=base, date_order=order)


READ = {
    # EDTF, and EDTF as people write it
    "2024-10-28": "2024-10-28",
    "2024-10": "2024-10",
    "2024": "2024",
    "1066": "1066",
    "-0043": "-0043",
    "Y17000": "Y17000",
    "1984~": "1984~",
    "1984?": "1984?",
    "198X": "198X",
    "2004-06-XX": "2004-06-XX",
    "2024-10-30/2024-10-31": "2024-10-30/2024-10-31",
    "../2024": "../2024",
    "2024-10-30/..": "2024-10-30/..",
    "2024-10-28T14:30+03:00": "2024-10-28T14:30+03:00",
    "2024-10-28 14:30": "2024-10-28T14:30",
    "2024-10-28 14:30Z": "2024-10-28T14:30Z",
    "2024-10-28 14:30 UTC": "2024-10-28T14:30Z",
    "2024-10-28 14:30:15 -04:00": "2024-10-28T14:30:15-04:00",
    "2024-10-28, 2:30 pm": "2024-10-28T14:30",
    "2024-10-28 at 12 am": "2024-10-28T00:00",
    "2024-10-28 - 2024-10-30": "2024-10-28/2024-10-30",
    "from 2024-10-28 to 2024-11": "2024-10-28/2024-11",
    "between 2024-10-28 and 2024-10-30": "2024-10-28/2024-10-30",
    # in words
    "28 October 2024": "2024-10-28",
    "28 Oct 2024": "2024-10-28",
    "Oct. 28, 2024": "2024-10-28",
    "October 28 2024": "2024-10-28",
    "28  OCTOBER   2024": "2024-10-28",
    "on 28 October 2024": "2024-10-28",
    "Monday 28 October 2024": "2024-10-28",
    "Mon, 28 Oct 2024": "2024-10-28",
    "28 Oct 2024, 2:30 pm": "2024-10-28T14:30",
    "October 2024": "2024-10",
    "May 2024": "2024-05",
    "in 1984": "1984",
    "1880s": "188X",
    "Q3 2024": "2024-35",
    "summer 2019": "2019-22",
    "19th century": "1801/1900",
    # ranges
    "30-31 Oct 2024": "2024-10-30/2024-10-31",
    "30–31 October 2024": "2024-10-30/2024-10-31",
    "28 October–2 November 2024": "2024-10-28/2024-11-02",
    "from March to June 2020": "2020-03/2020-06",
    "between 3 and 5 May 2020": "2020-05-03/2020-05-05",
    "1861-1865": "1861/1865",
    "1914–18": "1914/1918",
    # before year 1, and doubt
    "25 December 800": "0800-12-25",
    "Dec 25, 800": "0800-12-25",
    "December 800": "0800-12",
    "44 BC": "-0043",
    "c. 44 BC": "-0043~",
    "15 March 44 BC": "-0043-03-15",
    "27 BC to 14 AD": "-0026/0014",
    "AD 79": "0079",
    "circa 1066": "1066~",
    "around October 2024": "2024-10~",
    "c. 30-31 Oct 2024": "2024-10-30~/2024-10-31~",
    "28 October 2024?": "2024-10-28?",
    # figures that can be read in one way only
    "28.10.2024": "2024-10-28",
    "28/10/2024": "2024-10-28",
    "10/28/2024": "2024-10-28",
    "10.10.2024": "2024-10-10",
    "28.10.2024 - 30.10.2024": "2024-10-28/2024-10-30",
    "28.10.2024 14:30": "2024-10-28T14:30",
    # leaning on today
    "today": "2024-10-29",
    "Yesterday": "2024-10-28",
    "tomorrow": "2024-10-30",
    "3 days ago": "2024-10-26",
    "a year ago": "2023",
    "last month": "2024-09",
}


@pytest.mark.parametrize("text", READ)
def test_whole_dates_are_read(text: str) -> None:
    found = entry(text)
    assert (edtf.write(found.interval), found.title) == (READ[text], "")


@pytest.mark.parametrize("text", READ)
def test_the_title_begins_behind_the_date(text: str) -> None:
    found = entry(f"{text}: Ministers: they meet at 14:30")
    assert (edtf.write(found.interval), found.title) == (
        READ[text],
        "Ministers: they meet at 14:30",
    )


@pytest.mark.parametrize("text", ["2024-10-28:Vote", "2024-10-28 : Vote", "28 Oct 2024 14:30:Vote"])
def test_a_colon_without_its_blank_is_forgiven(text: str) -> None:
    found = entry(text)
    assert (edtf.write(found.interval)[:10], found.title) == ("2024-10-28", "Vote")


def test_words_to_show_go_with_the_century() -> None:
    assert entry("19th century: Railways").display == "19th century"


NO_YEAR = "(it would be 2024 counted back, 2025 counted on)"
FORMS = "write 2024-10-28, 28 Oct 2024, 30-31 Oct 2024, c. 44 BC or 3 days ago"
DOUBTFUL = {
    "10/11/2024": (
        '"10/11/2024" can be 10 November 2024 or 11 October 2024',
        'write 2024-11-10 or 2024-10-11, or set date_order = "dmy" under [timeline]',
    ),
    "10/11/2024 - 12/11/2024": ('"10/11/2024" can be', "write 2024-11-10 or 2024-10-11"),
    "10/11/24": ("has no century", "four digits"),
    "28 October": ('"28 October" has no year', f"write 2024-10-28 or 2025-10-28 {NO_YEAR}"),
    "May 5": ("has no year", f"write 2024-05-05 or 2025-05-05 {NO_YEAR}"),
    "29 October": ("has no year", "write 2024-10-29"),
    "29 February": ("has no year", "write 2024-02-29 or 2028-02-29"),
    "30-31 October": ("has no year", "2023-10-30/2023-10-31 or 2024-10-30/2024-10-31"),
    "May": ('"May" has no year', f"write 2024-05 or 2025-05 {NO_YEAR}"),
    "October": ("has no year", "write 2024-10"),
    "the 5th": ('"the 5th" has no month and no year', "write 2024-10-05 or 2024-11-05"),
    "the 31st": ("has no month and no year", "write 2024-08-31 or 2024-10-31"),
    "Monday": ('"Monday" does not say which week', "write 2024-10-28 or 2024-11-04"),
    "last Tuesday": ("does not say which week", "2024-10-22, 2024-10-29 or 2024-11-05"),
    "next Friday": ("does not say which week", "write 2024-10-25 or 2024-11-01"),
    "3 and 5 May 2020": ("more than one date", "one by one, or write 2020-05-03/2020-05-05"),
    "14:30": ('"14:30" has no day', "write 2024-10-29T14:30"),
}


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubt_is_refused_with_what_to_write(text: str) -> None:
    message, tip = DOUBTFUL[text]
    for typed in (text, f"{text}: Rutte speaks"):
        with pytest.raises(AmbiguousDate) as caught:
            entry(typed)
        assert message in caught.value.message
        assert tip in (caught.value.tip or "")


WRONG = {
    "2024-13-45": ('"2024-13-45" is not a date: month 13', "2024-12-31"),
    "2024-06-31": ("day 31", "2024-12-31"),
    "2023-02-29": ("day 29", "2024-12-31"),
    "2024-10-28T25:00": ("hour 25", "2024-12-31"),
    "31 June 2024": ('"31 June 2024" is not a date: June 2024 has 30 days', FORMS),
    "Feb 30, 2024": ("February 2024 has 29 days", FORMS),
    "31/31/2024": ('"31/31/2024" is not a date', FORMS),
    "Tuesday 28 October 2024": ("28 October 2024 is a Monday", "2024-10-28"),
    "Sat 2024": ("names a weekday and no day", FORMS),
    "hello": ('cannot read "hello" as a date', FORMS),
    "5": ("a year has four digits", "2024"),
    "5 days": ("cannot read", FORMS),
    "now": ("cannot read", FORMS),
    "every Monday": ("cannot read", FORMS),
    "since 2014": ("cannot read", FORMS),
    "28 October 2024 or 29 October 2024": ("cannot read", FORMS),
    "": ("a date is missing", FORMS),
    ": Rutte": ("a date is missing", FORMS),
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_is_refused(text: str) -> None:
    message, tip = WRONG[text]
    with pytest.raises(InvalidDate) as caught:
        entry(text)
    assert message in caught.value.message
    assert tip in (caught.value.tip or "")


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("28 Oct 2024 Rutte speaks", 'write "28 Oct 2024: Rutte speaks"'),
        ("2024-10-28 Rutte: no limits", 'write "2024-10-28: Rutte: no limits"'),
        ("44 BC Ides of March", 'write "44 BC: Ides of March"'),
    ],
)
def test_a_missing_colon_is_noticed(text: str, tip: str) -> None:
    with pytest.raises(InvalidDate, match="is more than a date") as caught:
        entry(text)
    assert caught.value.tip == tip


def test_a_long_sentence_is_told_where_the_date_goes() -> None:
    with pytest.raises(InvalidDate, match="no date at the start") as caught:
        entry("The ministers said that " + "they would meet again " * 9 + "on 28 October 2024.")
    assert "put the date first" in (caught.value.tip or "")


@pytest.mark.parametrize(
    ("text", "order", "date"),
    [
        ("10/11/2024", "dmy", "2024-11-10"),
        ("10/11/2024", "mdy", "2024-10-11"),
        ("10.11.2024 - 12.11.2024", "dmy", "2024-11-10/2024-11-12"),
        ("28.10.2024", "dmy", "2024-10-28"),
        ("28.10.2024", "ymd", "2024-10-28"),
    ],
)
def test_date_order_decides_figures(text: str, order: str, date: str) -> None:
    assert edtf.write(entry(text, order).interval) == date


def test_date_order_is_not_stepped_over() -> None:
    with pytest.raises(InvalidDate, match='not a date where date_order = "mdy"') as caught:
        entry("28/10/2024", "mdy")
    assert caught.value.tip == "write 2024-10-28"
    with pytest.raises(AmbiguousDate):
        entry("10/11/2024", "ymd")


@pytest.mark.parametrize("base", ["0001-01-01", "2024-02-29", "2024-12-31", "-0043-03-15"])
@pytest.mark.parametrize(
    "text", ["yesterday", "3 days ago", "Monday", "29 February", "the 31st", "May"]
)
def test_any_base_will_do(text: str, base: str) -> None:
    day = edtf.parse(base).start
    assert isinstance(day, PartialDate)
    if text in ("yesterday", "3 days ago"):
        assert (entry(text, base=day).interval.days()[0] or 0) < (day.days() or (0, 0))[0]
        return
    with pytest.raises(AmbiguousDate) as caught:
        entry(text, base=day)
    assert (caught.value.tip or "").startswith("write ")


ALPHABET = "0123456789 -/.:,~?XTZ'–cmayoctBCADsundthQ"


@given(st.text(alphabet=ALPHABET, max_size=25) | st.text(max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = entry(text)
    except (AmbiguousDate, InvalidDate) as error:
        said = f"{error.message} {error.tip or '?'}"
    else:
        assert edtf.parse(edtf.write(found.interval)) == found.interval
        return
    assert "\n" not in said
    assert not said.endswith("?")


@given(st.dates())
def test_the_written_day_is_read_as_that_day(day: object) -> None:
    iso = str(day)
    year, month, number = iso.split("-")
    assert edtf.write(entry(iso).interval) == iso
    for name in (MONTHS[int(month) - 1], MONTHS[int(month) - 1][:3]):
        if int(year) > 99:
            assert edtf.write(entry(f"{int(number)} {name} {int(year)}").interval) == iso
            assert edtf.write(entry(f"{name} {int(number)}, {int(year)}").interval) == iso
