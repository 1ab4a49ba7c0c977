"""Mermaid diagrams: their lines, and that no title can be anything but a title."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.sample_timeline import FERRIES, NOW, event, timeline

from timeline.errors import UsageError
from timeline.exporters import export
from timeline.exporters.characters import without_controls
from timeline.exporters.mermaid import word
from timeline.model.event import Timeline

TEXTS = st.text(st.sampled_from('a#:;%<>"{}[]|` \n') | st.characters(exclude_categories=["Cs"]))


def lines_of(store: Timeline, **options: Any) -> list[str]:
    return export("mermaid", store, store.events, now=NOW, **options).data.decode().splitlines()


def test_the_whole_diagram() -> None:
    twice = event("2024-10-28", "Fog: thicker", id="h8uv6w7x")
    store = timeline(FERRIES[0], twice, FERRIES[1])
    assert lines_of(store) == [
        "%% written by timeline",
        "timeline",
        "    title Ferries",
        "    section October 2024",
        "        28 October 2024 : Mayor#58; no ferry will sail in fog : Fog#58; thicker",
        "        30-31 October 2024 : Captains meet (planned)",
    ]


def test_sections_are_as_asked_and_what_has_no_room_is_said() -> None:
    store = timeline(*FERRIES)
    assert "    section fog, thick" in lines_of(store, by="tag")
    assert export("mermaid", store, FERRIES, now=NOW).notes == (
        "sources and texts of 3 left out (a diagram has no room)",
    )
    with pytest.raises(UsageError, match="cannot group"):
        lines_of(store, by="moon")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("14:30; #1", "14#58;30#59; #35;1"),
        ("section 5", "#115;ection 5"),
        ("Title", "#84;itle"),
        ("titles", "titles"),
        ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
    ],
)
def test_what_mermaid_would_act_on_is_an_entity(text: str, written: str) -> None:
    assert word(text) == written


@given(TEXTS)
def test_reader_sees_the_title(title: str) -> None:
    *_, last = lines_of(timeline(event("2024", title)))
    assert last.startswith("        2024 : ")
    shown = last.removeprefix("        2024 : ")
    assert not set(re.sub(r"#\d+;", "", shown)) & set("#:;%<>\"'{}[]|`")
    decoded = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), shown)
    assert decoded == (without_controls(" ".join(title.split())) or "-")
