"""The engine keeps its quality on the corpus of our own words."""

from __future__ import annotations

import tomllib

from tests.benchmarks import gate


def test_corpus_is_large_and_well_marked() -> None:
    paragraphs = list(gate.corpus())
    assert len(paragraphs) >= 60
    assert len({paragraph.id for paragraph in paragraphs}) == len(paragraphs)
    for paragraph in paragraphs:
        assert not set("{}|") & set(paragraph.text), paragraph.id


def test_engine_is_not_under_its_minima() -> None:
    paragraphs = list(gate.corpus())
    pinned = tomllib.loads(gate.MINIMA.read_text(encoding="utf-8"))
    found = gate.tag(paragraphs)
    assert gate.failures(gate.measure(paragraphs, found), pinned) == []


def test_a_lower_score_fails() -> None:
    pinned: dict[str, float | str] = {"strict": 90.0, "relaxed": 90.0, "value": 90.0}
    pinned["sha256"] = gate.digest()
    scores = {"strict": 90.0, "relaxed": 90.0, "value": 89.99}
    assert gate.failures(scores, pinned) == ["value F1 89.99 is under its minimum 90.00"]


def test_a_changed_corpus_fails() -> None:
    pinned: dict[str, float | str] = {"strict": 0.0, "relaxed": 0.0, "value": 0.0, "sha256": "x"}
    scores = {"strict": 1.0, "relaxed": 1.0, "value": 1.0}
    (line,) = gate.failures(scores, pinned)
    assert "corpus changed" in line


def test_marks_become_offsets_and_types() -> None:
    text, timexes = gate.parse(
        "On {Monday|2024-10-28} at {3 p.m.|2024-10-28T15:00} {daily|SET P1D}."
    )
    assert text == "On Monday at 3 p.m. daily."
    assert [text[t.start : t.end] for t in timexes] == ["Monday", "3 p.m.", "daily"]
    assert [t.type for t in timexes] == ["DATE", "TIME", "SET"]
