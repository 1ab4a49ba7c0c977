"""The clauses of sentences of our own: subject and verb of each, and laws for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.syntax.clauses import parse
from timeline.events.syntax.tokens import tokenise

SENTENCES = [
    ("The mayor opened the bridge.", ["The mayor > opened"]),
    ("The mayor, 61, of Oldbury, Arden, opened the bridge.", ["The mayor > opened"]),
    (
        "Moe, a former sailor who crossed the Atlantic and who wrote six books, died.",
        ["which > crossed", "which > wrote", "Moe > died"],
    ),
    ("After the war ended the king fled.", ["the war > ended", "the king > fled"]),
    (
        "The ministry said that once the ferry arrives in Riga it will close the pier.",
        ["The ministry > said", "the ferry > arrives", "it > will close"],
    ),
    (
        "Volta would face no fines, should it move its plant.",
        ["Volta > would face", "it > move"],
    ),
    (
        "The premier told his cabinet that Norway was ready to sign provided Iceland agreed.",
        ["The premier > told", "Norway > was", "Iceland > agreed"],
    ),
    (
        "Although the papers state that Volta paid the fee, Arden claims it is still owed money.",
        ["the papers > state", "Volta > paid", "Arden > claims", "it > is still owed"],
    ),
    (
        "Volta plans weekly flights, the airline announced.",
        ["Volta > plans", "the airline > announced"],
    ),
    (
        "Holt vanished after the shooting, and the car was found in Leeds.",
        ["Holt > vanished", "the car > was found"],
    ),
    (
        "A group led by three directors, Ann Lee, Max Orr and Ida Moe, indicated it had a stake.",
        ["A group led by three directors > indicated", "it > had"],
    ),
    (
        "In recent months a group of lenders has extended the loan.",
        ["a group of lenders > has extended"],
    ),
    ("Renewed fighting near Arden killed 40.", ["Renewed fighting near Arden > killed"]),
    ("More than 40 people died.", ["More than 40 people > died"]),
    (
        "Chad, Niger and Mali, who were invited, left the bloc.",
        ["which > were invited", "Chad , Niger and Mali > left"],
    ),
    ("The bill signed by the queen banned whaling.", ["The bill signed by the queen > banned"]),
    (
        "The tower, where Vik was born and raised, fell.",
        ["Vik > was born", "> raised", "The tower > fell"],
    ),
    ("Orr joined the firm, became its head and left.", ["Orr > joined", "> became", "> left"]),
    ("Miners strike because a shaft collapsed, said Lena Holt.", [
        "Miners > strike", "a shaft > collapsed", "> said",
    ]),
    ("A call he made to the office was recorded.", ["he > made", "A call > was recorded"]),
]  # fmt: skip


def told(sentence: str) -> list[str]:
    """Return "subject > verb" of each clause."""
    tokens = tokenise(sentence)
    found = parse(tokens)

    def words(start: int, end: int) -> str:
        return " ".join(token.text for token in tokens[start:end])

    lines = []
    for clause in found.clauses:
        subject = words(*clause.subject)
        if not subject and clause.antecedent is not None:
            subject = "which"
        lines.append(f"{subject} > {words(clause.verb.start, clause.verb.end)}".strip())
    return lines


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_clauses(sentence: str, expected: list[str]) -> None:
    """Each verb with its subject."""
    assert told(sentence) == expected


WORDS = st.sampled_from(
    """the a king kings who which that and but or , ; – said fled plans opened was has will not
    after     when although in of to on Ada Riga 40 it they he
    signed by what told reported ( ) “ ” should
    had""".split()
)


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_word_has_a_clause_or_none_has(words: list[str]) -> None:
    """Spans lie inside the sentence, and each clause owns its verb."""
    tokens = tokenise(" ".join(words))
    found = parse(tokens)
    assert len(found.owner) == len(tokens)
    assert all(owner is not None for owner in found.owner) or not found.clauses
    for clause in found.clauses:
        assert 0 <= clause.subject[0] <= clause.subject[1] <= len(tokens)
        assert clause.verb.start < clause.verb.end <= len(tokens)


@pytest.mark.parametrize("words", ["that who said ", "and the king fled, ", "announced the "])
def test_many_readings_take_bounded_time(words: str) -> None:
    """A sentence of nothing but doubt costs little more than its length."""
    tokens = tokenise((words * 200)[:2000])
    started = time.process_time()
    parse(tokens)
    assert time.process_time() - started < 3
