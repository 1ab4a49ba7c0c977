"""The lexer: tokens to kinds, runs around triggers, offsets kept whatever the white space."""

from __future__ import annotations

import pytest

from timeline.temporal.language import load
from timeline.temporal.lexer import CHUNK, NOTHING, Lexer

LEXER = Lexer(load())


def kinds(text: str) -> list[list[str]]:
    """The kinds of each run of a text."""
    return [[LEXER.names[char] for char in run.kinds] for run in LEXER.runs(text)]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("May", "MONTH"),
        ("may", "WEAKMONTH"),
        ("AD", "ERA"),
        ("B.C.", "ERA"),
        ("p.m.", "AMPM"),
        ("28", "N31"),
        ("1,500", "NUM"),
        ("1999", "YEAR"),
        ("5th", "ORD"),
        ("1980s", "DECADE"),
        ("10:30pm", "CLOCKM"),
        ("2024-10-28", "ISODATE"),
        ("2024-W44", "ISOWEEK"),
        ("2024-10-28T14:30Z", "ISOTIME"),
        ("281430Z", "DTG"),
        ("3/4/2024", "SLASH3"),
        ("Q3", "QNUM"),
        ("FY24", "FY"),
    ],
)
def test_what_a_token_is(word: str, kind: str) -> None:
    assert LEXER.classify(word)[0] == kind


@pytest.mark.parametrize("word", ["María", "ad", "$1999", "1990%", "x5", "١٩", "cat", "32nd", "Q7"])
def test_what_means_nothing_in_time(word: str) -> None:
    assert LEXER.classify(word)[0] in (NOTHING, "ORDBIG")


def test_a_text_without_a_trigger_has_no_runs() -> None:
    assert kinds("The cat sat on the 5 mats of a house.") == []


def test_a_run_ends_at_words_that_mean_nothing_and_at_blank_lines() -> None:
    assert kinds("on 5 May cats\n\nin June\n\nFriday") == [
        ["ON", "N12", "MONTH"],
        ["IN", "MONTH"],
        ["WDAY"],
    ]


def test_white_space_between_tokens_does_not_matter() -> None:
    (run,) = LEXER.runs("5   May\n  1999")
    assert [run.text[s : run.end(i + 1)] for i, s in enumerate(run.starts)] == ["5", "May", "1999"]


def test_offsets_hold_across_chunks() -> None:
    text = ("word " * (CHUNK // 5)) + "on 5 May 1999 " + ("word " * (CHUNK // 5)) + "in June"
    spans = [text[run.starts[0] : run.end(len(run.kinds))] for run in LEXER.runs(text)]
    assert spans == ["on 5 May 1999", "in June"]


def test_windows_line_ends_are_no_blank_lines() -> None:
    assert kinds("5\r\nMay") == [["N12", "MONTH"]]
    assert kinds("5\r\n\r\nMay") == [["MONTH"]]


def test_the_memory_is_bounded_and_forgetting_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "\n\n".join(
        f"word{number} {number % 28 + 1} May {1900 + number % 99}" for number in range(500)
    )
    expected = [run.kinds for run in LEXER.runs(text)]
    monkeypatch.setattr("timeline.temporal.lexer.MEMORY", 50)
    monkeypatch.setattr("timeline.temporal.lexer.CHUNK", 300)
    lexer, seen = Lexer(load()), []
    for run in lexer.runs(text):
        seen.append(run.kinds)
        assert all(piece in run.values for piece in run.pieces)
    assert "".join(seen) == "".join(expected)
    assert len(lexer) + len(lexer.sieve) < 50 + 300
