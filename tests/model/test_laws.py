"""Laws of dates that hold for all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.dates import (
    PARTS,
    Bound,
    Granularity,
    Interval,
    PartialDate,
    civil,
    days_in_month,
    ordinal,
)
from timeline.model.display import display
from timeline.model.edtf import parse, write

YEARS = st.integers(-20_000, 20_000) | st.integers(-(10**12) + 1, 10**12 - 1)
MARKS = {"approximate": st.booleans(), "uncertain": st.booleans()}


@st.composite
def full_dates(draw: st.DrawFn) -> PartialDate:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return PartialDate(year, month, day, **{k: draw(v) for k, v in MARKS.items()})


@st.composite
def times(draw: st.DrawFn) -> PartialDate:
    base = draw(full_dates())
    minute = draw(st.none() | st.integers(0, 59))
    second = None if minute is None else draw(st.none() | st.integers(0, 59))
    return PartialDate(
        base.year,
        base.month,
        base.day,
        draw(st.integers(0, 23)),
        minute,
        second,
        draw(st.none() | st.integers(-14 * 60, 14 * 60)),
    )


@st.composite
def blanked_years(draw: st.DrawFn) -> PartialDate:
    blanks = draw(st.integers(1, 3))
    width = 10**blanks
    year = draw(st.integers(1, 99)) * width * draw(st.sampled_from([1, -1]))
    return PartialDate(year, year_blanks=blanks)


PARTIAL = st.one_of(
    full_dates(),
    times(),
    blanked_years(),
    st.builds(PartialDate, YEARS, **MARKS),
    st.builds(PartialDate, YEARS, st.integers(1, 12), day_blank=st.booleans(), **MARKS),
    st.builds(PartialDate, YEARS, part=st.sampled_from(sorted(PARTS)), **MARKS),
    st.builds(PartialDate, YEARS, month_blank=st.just(True), day_blank=st.booleans()),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.none() | st.integers(1, 28)),
)
ENDS = PARTIAL | st.sampled_from(Bound)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    if draw(st.booleans()):
        return Interval(draw(PARTIAL))
    first, last = draw(ENDS), draw(ENDS)
    pair = Interval(first, last)
    low, high = pair.bounds()
    zoned = any(isinstance(end, PartialDate) and end.offset is not None for end in (first, last))
    return pair if low < high and not zoned else Interval(draw(PARTIAL))


@given(intervals())
def test_reading_what_was_written_gives_it_back(interval: Interval) -> None:
    text = write(interval)
    assert parse(text) == interval
    assert write(parse(text)) == text


@given(intervals())
def test_every_date_has_words_on_one_line(interval: Interval) -> None:
    for long in (False, True):
        words = display(interval, long=long)
        assert words
        assert words == words.strip()
        assert "\n" not in words


@given(st.integers(-(10**12), 10**12))
def test_civil_and_ordinal_are_inverse(number: int) -> None:
    assert ordinal(*civil(number)) == number
    assert civil(number + 1) > civil(number)


@given(st.dates())
def test_the_calendar_is_that_of_the_standard_library(day: date) -> None:
    assert ordinal(day.year, day.month, day.day) == day.toordinal()


@given(intervals())
def test_bounds_are_never_empty(interval: Interval) -> None:
    low, high = interval.bounds()
    assert low < high
    assert interval.within(interval)


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_follows_from_within(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if a.within(b):
        assert a.overlaps(b)


@given(intervals(), intervals(), intervals())
def test_within_and_order_are_transitive(a: Interval, b: Interval, c: Interval) -> None:
    if a.within(b) and b.within(c):
        assert a.within(c)
    first, second, third = sorted((a, b, c), key=Interval.sort_key)
    assert first.sort_key() <= second.sort_key() <= third.sort_key()


@given(intervals())
def test_the_undated_come_last(interval: Interval) -> None:
    undated = Interval(PartialDate(None))
    assert interval.sort_key() <= undated.sort_key()


@given(full_dates(), full_dates())
def test_full_dates_are_ordered_as_their_days(a: PartialDate, b: PartialDate) -> None:
    by_fields = (a.year, a.month, a.day) < (b.year, b.month, b.day)
    assert (Interval(a).sort_key() < Interval(b).sort_key()) == by_fields


@given(blanked_years())
def test_a_blanked_year_holds_each_of_its_years(date: PartialDate) -> None:
    first, last = date.years()
    assert last - first + 1 == 10**date.year_blanks
    for year in (first, last):
        assert Interval(PartialDate(year)).within(Interval(date))
    assert date.granularity < Granularity.YEAR
