"""A zone that a text declares for all its clock times."""

from __future__ import annotations

import pytest

from timeline import temporal
from timeline.model import edtf


def times(text: str) -> list[str]:
    return [edtf.write(r.interval) for r in temporal.read(text) if r.interval]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All times in UTC.\n\n2021-03-31 12:06 | Alarm", "2021-03-31T12:06Z"),
        ("All times are UTC+2.\n\n2021-03-31 12:06 | Alarm", "2021-03-31T12:06+02:00"),
        ("(all times CET)\n\n2021-01-31 12:06 | Alarm", "2021-01-31T12:06+01:00"),
        ("| Time (UTC) | Event |\n\n2021-03-31 12:06 | Alarm", "2021-03-31T12:06Z"),
        ("Timeline (GMT)\n\n31 March 2021 12:06 Alarm", "2021-03-31T12:06Z"),
        ("All times in UTC.\n\n2021-03-31 12:06 CET Alarm", "2021-03-31T12:06+01:00"),
    ],
)
def test_declared(text: str, expected: str) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It happened some time before the EST era.\n\n2021-03-31 12:06 | Alarm",
        "All times are local.\n\n2021-03-31 12:06 | Alarm",
        "All times in UTC.\n\nAll times in CET.\n\n2021-03-31 12:06 | Alarm",
        "It was the first time that NOT one came.\n\n2021-03-31 12:06 | Alarm",
    ],
)
def test_not_declared(text: str) -> None:
    assert times(text) == ["2021-03-31T12:06"]


def test_the_zone_is_said_to_be_inferred() -> None:
    found = temporal.read("All times in UTC.\n\n2021-03-31 12:06 | Alarm")
    assert found[0].inferred[-1] == "UTC from the text"
    assert temporal.read("All times in UTC.\n\n31 March 2021 | Alarm")[0].inferred == ()
