"""The shortest texts that a first user tries."""

from __future__ import annotations

import pytest

from timeline import pipeline, readers
from timeline.model import edtf


def found(text: str) -> list[tuple[str, str]]:
    document = readers.read("-", text.encode(), published="2024-10-20")
    events = pipeline.extract(document).events
    return [(edtf.write(event.date), event.title) for event in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wall fell on 9 November 1989.", ("1989-11-09", "Wall fell")),
        ("meetings on 30–31 October", ("2024-10-30/2024-10-31", "Meetings")),
        ("Talks on 3 May 2024.", ("2024-05-03", "Talks")),
        (
            "The ministers held meetings on 30–31 October.",
            ("2024-10-30/2024-10-31", "Ministers held meetings"),
        ),
    ],
)
def test_one_event(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "5 May 2020, 10:14 AM",
        "Updated on 5 May 2020",
        "TUE 5 May 2020 10:10 UTC",
        "Log (2024-05-03)",
    ],
)
def test_no_event(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("lead", "later", "title"),
    [
        (
            "A 35-year-old woman of Lund appeared in court on 3 October.",
            "Ida Holt, 35, spoke only to give her name.",
            "Ida Holt appeared in court",
        ),
        (
            "A man was arrested on 3 October over a fire in Lund.",
            "Ola Vik, of Harbour Street, was arrested at his home.",
            "Ola Vik was arrested over a fire in Lund",
        ),
        (  # of another age
            "A 35-year-old woman of Lund appeared in court on 3 October.",
            "Ida Holt, 62, was the first to speak.",
            "35-year-old woman of Lund appeared in court",
        ),
        (  # a man is no Ida
            "A man was arrested on 3 October over a fire in Lund.",
            "Ida Holt, his neighbour, was arrested as well.",
            "Man was arrested over a fire in Lund",
        ),
    ],
)
def test_who_is_named_later(lead: str, later: str, title: str) -> None:
    assert [made for _, made in found(f"{lead}\n\n{later}")] == [title]
