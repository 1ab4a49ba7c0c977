"""The query language: what each form finds, and what is said of mistakes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import UsageError
from timeline.model.edtf import parse as edtf
from timeline.model.event import Citation, Event, Status
from timeline.query import build, parse, select
from timeline.query.match import And, Not, Or, Query, Term

EVENTS = (
    Event(edtf("-0043-03-15"), "Assassination on the Ides", id="ides0001", who=("Brutus", "Cassius"), where=("Rome",)),  # noqa: E501
    Event(edtf("1848"), "Year of revolutions", id="rev00002", tags=("europe",), where=("Zürich",)),
    Event(edtf("1861/1865"), "Civil war", id="war00003", tags=("us", "war"), group="wars"),
    Event(edtf("188X~"), "Borders redrawn", id="bord0004", text="In the harbour’s archive."),
    Event(edtf("2024-10"), "Month of talks", id="talk0005", tags=("rok", "US"), sources=(Citation("gazette"),)),  # noqa: E501
    Event(edtf("2024-10-28T14:32+03:00"), "Outage begins", id="outa0006", sources=(Citation("https://status.example/42"),)),
    Event(edtf("2024-10-30/2024-10-31"), "Ministers meet at the airport", id="mini0007", who=("Cho Tae-yul",), status=Status.PLANNED),  # noqa: E501
    Event(edtf("2025?"), "Review of ports", id="port0008", review="subject is a pronoun", lang="uk"),  # noqa: E501
    Event(edtf("2014/.."), "Sanctions in force", id="sanc0009", status=Status.DISPUTED),
    Event(edtf("XXXX"), "Letter found", id="lett0010"),
    Event(edtf("2024-11-02"), "東京で会談", id="toky0011", status=Status.CANCELLED),
)  # fmt: skip

FOUND = [  # query, first letters of the ids found
    ("", "ides rev war bord talk outa mini port sanc lett toky"),
    ("war", "war"),
    ("WAR", "war"),
    ("port", "port"),  # the start of a word: not "airport"
    ("meet ministers", "mini"),
    ('"ministers meet"', "mini"),
    ('"meet ministers"', ""),
    ("zurich", "rev"),
    ("Zürich", "rev"),
    ("harbour's", "bord"),
    ("会談", "toky"),
    ("brutus", "ides"),
    ('"brutus cassius"', ""),
    ("date:2024-10", "talk outa mini sanc"),
    ("date:2024-10-28", "talk outa sanc"),
    ("date:2024-10-29..", "talk mini port sanc toky"),
    ("date:..1900", "ides rev war bord"),
    ("date:1863", "war"),
    ('date:"44 BC"', "ides"),
    ("date:44BC", "ides"),
    ('date:"50 BC..AD 14"', "ides"),
    ("date:-0043", "ides"),
    ("date:2024-10-28T11:00Z..2024-10-28T12:00Z", "talk outa sanc"),
    ("date:2024-10-28T14:00Z..2024-10-28T15:00Z", "talk sanc"),
    ("date:1848 date:1863", "rev war"),
    ("tag:us", "war talk"),
    ("tag:#us", "war talk"),
    ("tag:us tag:europe", "rev war talk"),
    ("tag:us tag:war", "war talk"),
    ("(tag:us) (tag:war)", "war"),
    ("tag:us date:2024", "talk"),
    ("who:tae", "mini"),
    ('who:"cho tae-yul"', "mini"),
    ("where:rome", "ides"),
    ("source:gazette", "talk"),
    ("source:gaz", ""),
    ("source:status.example", "outa"),
    ("id:war", "war"),
    ("group:wars", "war"),
    ("lang:uk", "port"),
    ("is:planned", "mini"),
    ("is:cancelled is:disputed", "sanc toky"),
    ("is:approx", "bord"),
    ("is:uncertain", "port"),
    ("is:range", "war mini sanc"),
    ("is:undated", "lett"),
    ("is:review", "port"),
    ("is:unsourced date:2024-10", "mini sanc"),
    ("text:/min(e|ing|is)/", "mini"),
    ("text:/^civil war$|^letter/", "war lett"),
    (r"text:/civil\s+war/", "war"),
    ("text:harbour", "bord"),
    ("not:tag:us date:..1900", "ides rev bord"),
    ("not:port is:review", ""),
    ('not:"civil war" tag:us', "talk"),
    ("not:(tag:us or is:undated) not:date:..1900", "outa mini port sanc toky"),
    ("not tag:us tag:war", ""),
    ("civil or letter", "war lett"),
    ("civil war or letter found", "war lett"),
    ("tag:us and date:2024", "talk"),
    ("(civil or month) tag:us", "war talk"),
    ("tag:europe OR is:planned", "rev mini"),
    ("10:30", ""),
]  # fmt: skip


def ids(query: str, **options: bool) -> str:
    return " ".join(str(e.id).rstrip("0123456789") for e in select(EVENTS, parse(query), **options))


@pytest.mark.parametrize(("query", "found"), FOUND, ids=[case[0] for case in FOUND])
def test_what_a_query_finds(query: str, found: str) -> None:
    assert ids(query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "ides outa mini toky"),
        ("date:2024-10", "talk outa mini"),
        ("date:2024-10-28", "outa"),
        ("date:1861..1865", "war"),
        ("date:2020..", "talk outa mini toky"),
        ("date:188X", ""),
    ],
)
def test_exact_keeps_what_certainly_lies_in_the_period(query: str, found: str) -> None:
    assert ids(query, exact=True) == found


WRONG = {
    "tga:us": ('no prefix "tga:"', 'did you mean "tag:"?'),
    "zzz:us": ('no prefix "zzz:"', "date: tag: who:"),
    "https://x.example": ('no prefix "https:"', "look for the words"),
    "is:plannd": ('no state "plannd"', 'did you mean "planned"?'),
    "is:zzz": ('no state "zzz"', "planned"),
    "is:": ('"is:" needs a value', "planned"),
    "tag:": ('"tag:" needs a value', "tag:word"),
    'tag:""': ('"tag:" needs a value', "tag:word"),
    "date:": ('"date:" needs a value', "date:..1900"),
    "date:2024-13": ('"2024-13" is not a date: month 13', "44 BC"),
    "date:0BC": ("no year 0", "44 BC"),
    "date:2025..2024": ("ends before it starts", ""),
    "date:2024-10/2024-11..2025": ("is not a date", "44 BC"),
    "date:XXXX-10..2024": ("a single date with a year", ""),
    'a "b': ("the quote at character 3 is never closed", ""),
    "(a or b": ('"(" at character 1 is never closed', ""),
    "a) b": ('")" at character 2 closes nothing', ""),
    "()": ("nothing between the parentheses", ""),
    "or a": ('"or" at character 1 has nothing on one side', 'quotes: "or"'),
    "a or": ('"or" at character 3 has nothing on one side', ""),
    "a or or b": ("has nothing on one side", ""),
    "not:": ('"not" at character 1 has nothing after it', "not:tag:us"),
    '""': ("nothing between the quotes", ""),
    "text:/(/": ("is no regular expression", ""),
    "(" * 5000: ("50 parentheses", ""),
    "not:" * 5000 + "a": ("50 parentheses", ""),
}


@pytest.mark.parametrize("query", WRONG, ids=[query[:20] for query in WRONG])
def test_a_mistake_is_explained(query: str) -> None:
    message, tip = WRONG[query]
    with pytest.raises(UsageError) as caught:
        parse(query)
    assert message in caught.value.message
    assert tip in (caught.value.tip or "")


def test_the_shape_of_a_query() -> None:
    assert parse("a tag:b") == And((Term("word", "a"), Term("tag", "b")))
    assert parse("a or not:b") == Or((And((Term("word", "a"),)), And((Not(Term("word", "b")),))))


def test_options_are_terms_of_the_same_query() -> None:
    assert build(["tag:rok"], tags=["us"]) == And((Term("tag", "rok"), Term("tag", "us")))
    assert build(who=["Ann"], sources=["s"], not_tags=["x"]) == And(
        (Term("who", "Ann"), Term("source", "s"), Not(Term("tag", "x")))
    )


def found_by(arguments: list[str], **options: object) -> str:
    query = build(arguments, **options)  # type: ignore[arg-type]
    return " ".join(str(event.id).rstrip("0123456789") for event in select(EVENTS, query))


def test_from_and_to_make_one_period_that_holds_beside_other_dates() -> None:
    assert found_by([], since="1840", until="1870") == "rev war"
    assert found_by([], since="50 BC", until="40 BC") == "ides"
    assert found_by(["date:1863"], since="1840", until="1870") == "war"
    assert found_by(["date:1848", "date:1863"], since="1860") == "war"
    assert found_by([], on="2024-10-30", since="2020") == "talk mini sanc"
    assert found_by(["civil or month"], tags=["us"], until="1900") == "war"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["who:Cho Tae-yul"], "mini"),
        (["not:who:Cho Tae-yul", "is:planned"], ""),
        (["Ministers meet"], "mini"),
        (["date:50 BC..40 BC"], "ides"),
        (["civil or letter"], "war lett"),
        (["tag:us or tag:europe"], "rev war talk"),
        (["(civil", "or", "letter)"], "war lett"),
    ],
)
def test_an_argument_keeps_together_what_the_shell_unquoted(
    arguments: list[str], found: str
) -> None:
    assert found_by(arguments) == found


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"since": "2025", "until": "2024"}, "--from 2025 is after --to 2024"),
        ({"since": "yesterday"}, '--from: "yesterday" is not a date'),
        ({"until": "2024-10/2024-11"}, "--to needs a single date"),
        ({"on": "2024-02-30"}, '--on: "2024-02-30" is not a date: day 30'),
        ({"tags": [""]}, "--tag needs a value"),
        ({"who": [" "]}, "--who needs a value"),
    ],
)
def test_a_wrong_option_is_named(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        build([], **options)  # type: ignore[arg-type]
    assert caught.value.message.startswith(message)


def understood(text: str) -> Query | None:
    """Return the query, or None where it is refused as a mistake: nothing else may be raised."""
    with suppress(UsageError):
        return parse(text)
    return None


@given(st.text(max_size=60) | st.text(alphabet='a"():/. ortagdnisx-2024', max_size=40))
def test_any_text_is_a_query_or_a_mistake_that_is_told(text: str) -> None:
    query = understood(text)
    if query is None:
        return
    chosen = select(EVENTS, query)
    rest = select(EVENTS, Not(query))
    assert len(chosen) + len(rest) == len(EVENTS)
    assert chosen == [event for event in EVENTS if event in chosen]
