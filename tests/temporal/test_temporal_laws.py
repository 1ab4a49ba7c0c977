"""Laws of reading dates: never an exception, exact spans, order, the same answer twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.temporal import read
from timeline.temporal.reader import engine

WORDS = (*engine("en").lexer.language.words, *engine("en").lexer.language.lower)
PUBLISHED = edtf.parse("2024-10-29")

figures = st.one_of(
    st.integers(0, 10**12).map(str),
    st.from_regex(r"\d{1,4}[-/.:,]\d{1,4}([-/.:,]\d{1,4})?", fullmatch=True),
    st.sampled_from(["5th", "1980s", "10am", "Q3", "FY24", "281430Z", "2024-W44", "31st", "24:00"]),
)
phrases = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(WORDS).map(str.capitalize),
        figures,
        st.sampled_from(["'s", "-", "–", "\n\n", "cat", "María"]),
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(phrases, st.text(max_size=60)), st.sampled_from([None, PUBLISHED]))
def test_reading_any_text_gives_exact_spans_in_order(text: str, published: object) -> None:
    readings = read(text, published=PUBLISHED if published else None)
    end = 0
    for reading in readings:
        assert reading.start >= end
        assert reading.end > reading.start
        assert text[reading.start : reading.end] == reading.text
        assert (reading.interval is None) or reading.reason is None
        end = reading.end
    assert read(text, published=PUBLISHED if published else None) == readings


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "May ",
        "1-",
        "2024-",
        "from 1 to ",
        "the the ",
        "5 and ",
        "١",
        "a.m.",
        "\u2028",
        "1,000,",
    ],
)
def test_a_megabyte_of_one_thing_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert read(text, published=PUBLISHED) is not None
