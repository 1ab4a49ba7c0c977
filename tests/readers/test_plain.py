"""Plain text: blocks and their kinds."""

from __future__ import annotations

import time

import pytest

from timeline import readers, sentences
from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind, Document


def read(text: str, name: str = "note.txt") -> Document:
    return readers.read(name, text.encode())


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def test_blank_lines_part_paragraphs() -> None:
    document = read("The mill burned down on 3 May 1901.\n\nNobody was hurt, the owner said.\n")
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "paragraph"]


def test_wrapped_lines_are_one_paragraph() -> None:
    document = read("The mill by the river burned down to the ground on the\nthird of May 1901.\n")
    assert len(document.blocks) == 1


def test_lines_that_are_sentences_of_any_length_are_paragraphs() -> None:
    long = "The council met in the town hall and heard the engineer's report on the bridge" * 2
    document = read(f"{long}\n{long}.\n{long}.\n")
    assert len(document.blocks) == 3


def test_log_lines_are_items() -> None:
    document = read("16:58 UTC rollback started\n17:10 UTC service back\n")
    assert {block.kind for block in document.blocks} == {BlockKind.ITEM}


def test_bullets_are_cut_off() -> None:
    document = read("- first of May: signed\n- second of May: sealed\n")
    assert kinds(document)[0] == ("item", "first of May: signed")


def test_the_first_line_is_the_title() -> None:
    assert read("Bridge closed after flood\n\nThe bridge was shut on Monday.").title == (
        "Bridge closed after flood"
    )


@pytest.mark.parametrize(
    "text",
    [
        "." * 2_000_000,
        "a" + " " * 2_000_000 + "b",
        '."' * 500_000,
        "Word " * 400_000,
        "| " * 500_000,
    ],
)
def test_strange_texts_take_little_time(text: str) -> None:
    began = time.monotonic()
    sentences.split(read(text))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("text", "reason"),
    [("x\n" * 1_000_001, "at most 1,000,000 lines"), ("- x\n" * 200_001, "200,000 paragraphs")],
)
def test_texts_beyond_measure_are_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(text)


def test_a_dateline_is_no_title() -> None:
    document = readers.read("a.txt", b"HOLTON (Wire) --\n\nThe mill burned on Monday.\n")
    assert document.title is None


def test_entries_of_a_log_stay_apart_however_their_dates_are_written() -> None:
    log = (
        b"2021-11-30  The board says no\n  at last\nDec 2021: Talks\n15.02.2022 The vote\n"
        b"early 2023  An inquiry\n[12 June 2023] The deal closes\n"
    )
    document = readers.read("a.txt", log)
    assert len(document.blocks) == 5


def test_a_line_that_goes_on_is_no_heading() -> None:
    document = read("The mayor resigned on\n4 May 2024.\n\nThe pier was shut.\n")
    assert document.title is None
    assert document.published is None
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "The mayor resigned on\n4 May 2024.",
        "The pier was shut.",
    ]
