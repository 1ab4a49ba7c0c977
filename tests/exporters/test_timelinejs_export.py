"""Slides for TimelineJS."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.exporters.sample_timeline import FERRIES, NOW, event, timeline

from timeline.exporters import Exported, export
from timeline.model.event import Citation, Event


def exported(*events: Event) -> Exported:
    store = timeline(*events)
    return export("timelinejs", store, store.events, now=NOW)


def slides(*events: Event) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(exported(*events).data)["events"]
    return found


def test_slide_has_the_date_as_we_say_it_and_what_the_source_says() -> None:
    fog, meeting, *_, storms = slides(*FERRIES)
    assert fog == {
        "unique_id": "b2xk4v9t",
        "start_date": {"year": 2024, "month": 10, "day": 28},
        "display_date": "28 October 2024",
        "text": {
            "headline": "Mayor: no ferry will sail in fog",
            "text": "<blockquote>No ferry, she said, will sail in fog.</blockquote>"
            '<p><a href="https://example.org/harbour?a=1&amp;b=2">'
            "Harbour notes, 29 October 2024</a></p>",
        },
    }
    assert meeting["end_date"] == {"year": 2024, "month": 10, "day": 31}
    assert meeting["text"]["text"].startswith("<p><em>planned</em></p>")
    assert storms["start_date"] == {"year": 2024, "month": 10}
    assert "end_date" not in storms


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("-0043", {"year": -44}, None),
        ("0000", {"year": -1}, None),
        ("0001", {"year": 1}, None),
        ("1848~", {"year": 1848}, None),
        ("188X", {"year": 1880}, {"year": 1889}),
        ("2024-35", {"year": 2024, "month": 7}, {"year": 2024, "month": 9}),
        ("2020/..", {"year": 2020}, None),
        (
            "2024-10-30T14:30+02:00",
            {"year": 2024, "month": 10, "day": 30, "hour": 14, "minute": 30},
            None,
        ),
    ],
)
def test_only_what_is_known_of_a_date(
    edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    (slide,) = slides(event(edtf))
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_what_has_no_place_on_the_line_is_left_out_and_said() -> None:
    told = exported(event("XXXX"), event("../1900"), event("2024"))
    assert told.written == 1
    assert told.notes == ("1 left out (undated)", "1 left out (no start)")


def test_years_beyond_javascript_need_the_cosmological_scale() -> None:
    assert json.loads(exported(event("2024")).data)["scale"] == "human"
    assert json.loads(exported(event("Y-300000")).data)["scale"] == "cosmological"
    assert json.loads(exported().data)["scale"] == "human"


def test_texts_are_escaped_and_media_is_an_address() -> None:
    wild = event(
        "2024",
        "<b>&",
        text="a<i>\n\nb",
        media="https://x.org/a b.jpg",
        group="Sea",
        sources=(Citation("harbour"), Citation("javascript:alert(1)")),
    )
    (slide,) = slides(wild)
    assert slide["text"]["headline"] == "&lt;b&gt;&amp;"
    assert slide["text"]["text"].startswith("<p>a&lt;i&gt;</p><p>b</p><p><a href=")
    assert slide["text"]["text"].endswith("<p>javascript:alert(1)</p>")
    assert slide["media"] == {"url": "https://x.org/a%20b.jpg", "credit": "Harbour notes"}
    assert slide["group"] == "Sea"
    assert "media" not in slides(event("2024", media="javascript:alert(1)"))[0]
