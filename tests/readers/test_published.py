"""The publication date that the head of a text gives."""

from __future__ import annotations

import pytest

from timeline import readers
from timeline.model import edtf
from timeline.model.dates import PartialDate

BODY = "\n\nThe mill burned down on 3 May 1901 and was built again.\n"


def told(head: str, **options: object) -> tuple[str, str] | None:
    found = readers.read("a.txt", (head + BODY).encode(), **options).published  # type: ignore[arg-type]
    return (edtf.write(found.date), found.signal) if found else None


@pytest.mark.parametrize(
    "head",
    [
        "Mill burns\n\n29 October 2024",
        "Mill burns\n\nOct. 29, 2024 17:07",
        "Mill burns\n\n| Author | A. Other |\n| Published | 2024-10-29 |",
        "Mill burns\n\nPublished: Tuesday, 29 October 2024",
        "Mill burns\n\nBy Ann Other | October 29, 2024",
        "Mill burns\n\nDUBLIN, Oct. 29, 2024 (Wire) -- The mill is gone.",
        "2024-10-29\n\nMill burns",
        "Dublin, 29 October 2024\n\nMill by the river burns",
        "Cork City, Ireland, October 29, 2024\n\nMill by the river burns",
        "Minutes\n\nHeld on Tuesday 29 October 2024 at 7.30 pm in the Village Hall",
        "Minutes of the meeting held on 29 October 2024",
        "Minutes of the board, Lund Rowing Club, 29 October 2024",
        "Mill burns\n\n29/10/2024",
        "Mill burns\n\nCork City (29 October 2024)",
        "Mill burns\n\n29 October 2024, Cork City",
        "Mill burns\n\nPort Salis, 29 October 2024 (Wire) - The mill is gone.",
    ],
)
def test_heads(head: str) -> None:
    found = told(head)
    assert found is not None
    assert found[0] == "2024-10-29"


@pytest.mark.parametrize(
    "head",
    [
        "Mill burns",
        "Mill burns\n\nThe owner said on 29 October 2024 that he would rebuild.",
        "Mill burns\n\n3/4/2024",
        "Mill burns\n\n31 June 2024",
        "Hiroshima, 6 August 1945",
        "The Fall of Berlin, 2 May 1945",
        "Mill burns\n\nWhat we know.\n\n**14 May 2024**\n\n- 09:02 Alarm\n- 09:10 Water",
        "Mill burns\n\nSo far\n\n14 May 2024\n\nAn alarm.\n\n15 May 2024\n\nThe fire is out.",
        "Mill burns\n\n| Date | 2024-10-29 |\n| Author | A. Other |",
        "Minutes\n\nDate of next meeting: 14 May 2024",
    ],
)
def test_heads_that_give_no_date(head: str) -> None:
    assert told(head) is None


def test_a_date_under_the_text() -> None:
    text = "Mill burns\n\nThe mill burned down on Friday.\n\n29 October 2024"
    found = readers.read("a.txt", text.encode()).published
    assert found is not None
    assert edtf.write(found.date) == "2024-10-29"


def test_the_users_word_comes_first() -> None:
    assert told("Mill burns\n\n29 October 2024", published="2024-10-30") == (
        "2024-10-30",
        "--published",
    )


def test_no_text_is_published_after_it_was_read() -> None:
    assert told("Mill burns\n\n29 October 2024", today=PartialDate(2024, 10, 1)) is None


def test_a_change_counts_only_where_nothing_else_does() -> None:
    assert told("Mill burns\n\nUpdated: 30 October 2024\n\n29 October 2024") == (
        "2024-10-29",
        "line 5 of the text",
    )
    assert told("Mill burns\n\nUpdated: 30 October 2024") == ("2024-10-30", "line 3 of the text")


@pytest.mark.parametrize(
    "line",
    [
        "*LORNE, May 3, 2024* – ",
        "**LORNE, Ireland, May 3, 2024** -- ",
        "**LORNE, May 3, 2024 (Agency) —** ",
    ],
)
def test_a_dateline_in_italics_or_bold(line: str) -> None:
    text = f"# Pier opens\n\n{line}The harbour trust opened its pier on Thursday.\n"
    document = readers.read("a.md", text.encode())
    assert document.published
    assert edtf.write(document.published.date) == "2024-05-03"
    told = document.blocks[-1]
    assert document.text[told.start : told.end].startswith("The harbour trust")
