"""Headings of a changelog."""

from __future__ import annotations

import pytest

from timeline.events.releases import release
from timeline.model.text import BlockKind


@pytest.mark.parametrize(
    ("heading", "date", "expected"),
    [
        ("[2.1.0] - 2023-11-02", "2023-11-02", "Version 2.1.0 released"),
        ("v3.0 (5 May 2023)", "5 May 2023", "Version 3.0 released"),
        ("Lumo 2.4.1-rc1 - March 2022", "March 2022", "Lumo 2.4.1-rc1 released"),
        ("Version 12, released 2021-02-03", "2021-02-03", "Version 12 released"),
        ("[1.0.0](https://x.example/1) (2020-01-02)", "2020-01-02", "Version 1.0.0 released"),
        ("Unreleased - 2024-01-01", "2024-01-01", None),
        ("4.5 million people on 3 May 2021", "3 May 2021", None),
        ("Timeline (2024-05-03)", "2024-05-03", None),
    ],
)
def test_release(heading: str, date: str, expected: str | None) -> None:
    at = heading.index(date)
    assert release(heading, at, at + len(date), BlockKind.HEADING) == expected
    assert release(heading, at, at + len(date), BlockKind.PARAGRAPH) is None
