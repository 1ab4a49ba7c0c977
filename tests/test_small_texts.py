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
