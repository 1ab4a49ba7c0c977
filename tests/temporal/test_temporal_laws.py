"""Laws of reading dates: never an exception, exact spans, order, the same answer twice."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.model.text import Block, BlockKind
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


@settings(deadline=None)  # the first example loads the language
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


@settings(deadline=None)  # the first example loads the language
@given(st.one_of(phrases, st.text(max_size=60)), st.sampled_from(["past", "future"]))
def test_reading_any_typed_phrase_gives_exact_spans_in_order(text: str, prefer: str) -> None:
    readings = read(text, published=PUBLISHED, prefer=prefer, typed=True)
    end = 0
    for reading in readings:
        assert reading.start >= end
        assert text[reading.start : reading.end] == reading.text
        end = reading.end


UNITS = [
    "1", "May ", "Sun ", "1-", "2024-", "from 1 to ", "the the ", "5 and ", "١", "a.m.", "\u2028",
    "1,000,", "May 5, ", "in 480 ", "2024\n", "early ", "twenty ", "fall of ", "1.", "'", "Q3 ",
    "5 May to 6 June ", "1990s ", "the end of the end of ", "by Friday ", "a year ago ", "- ",
]  # fmt: skip


def spent(text: str) -> float:
    """Return the seconds of CPU that a text takes."""
    begun = process_time()
    read(text, published=PUBLISHED)
    return process_time() - begun


@pytest.mark.parametrize("unit", UNITS)
def test_no_input_takes_more_than_its_length(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (6_000, 60_000))
    read(small, published=PUBLISHED)
    # ten times the length: ten times the work, with room for a busy machine; squared is a hundred
    assert any(spent(large) < 40 * spent(small) + 0.5 for _ in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "1-", "1,000,", "the the ", "١", "a.m.", "twenty ", "'"])
def test_a_megabyte_of_one_thing_is_read_in_seconds(unit: str) -> None:
    begun = process_time()
    read(unit * (1_000_000 // len(unit)), published=PUBLISHED)
    assert process_time() - begun < 30


def test_many_blocks_are_looked_up_not_searched() -> None:
    line = "On 5 May 2021 it rained.\n\n"
    blocks = [
        Block(at * len(line), (at + 1) * len(line) - 2, BlockKind.PARAGRAPH, at + 1)
        for at in range(5000)
    ]
    begun = process_time()
    assert len(read(line * 5000, published=PUBLISHED, blocks=blocks)) == 5000
    assert process_time() - begun < 20  # half a second on an idle machine; squared is minutes
