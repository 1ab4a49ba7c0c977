"""Sentences of our own invention, by pattern: cases/*.toml, dates marked with {braces}."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline import events
from timeline.model.dates import Interval, PartialDate
from timeline.model.edtf import parse as edtf
from timeline.model.event import Event
from timeline.model.text import Block, BlockKind, Document, Published, Sentence
from timeline.model.timex import Reading, TimexKind

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\{([^}|]*)(?:\|([^}]*))?\}")


def load() -> list[Any]:
    """Return each case of each file as a pytest parameter."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['text'][:60]}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def marked(case: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """Return a case's text without its braces, and where the dates stand."""
    text, places, last = "", [], 0
    for match in MARK.finditer(case["text"]):
        text += case["text"][last : match.start()]
        shown = match.group(1)
        date = match.group(2) or shown
        offset = len(text) + shown.index(date)
        places.append((offset, offset + len(date)))
        text += shown
        last = match.end()
    return text + case["text"][last:], places


def given(shown: str) -> Interval:
    """Return a date for a marked text: its year where it shows one, else a day of 2024."""
    year = re.search(r"\b(\d{4})\b", shown)
    alone = re.fullmatch(
        r"(?:early |late |c\. )?\d{4}(?: (?:to|and) \d{4}|[-–]\d+(?:/\d+)?|/\d+)?", shown
    )
    if year and alone:
        ends = re.findall(r"\d{4}", shown)
        last = PartialDate(int(ends[1])) if len(ends) > 1 else None
        return Interval(PartialDate(int(year.group(1))), last)
    return Interval(PartialDate(int(year.group(1)) if year else 2024, 5, 3))


def run(case: dict[str, Any]) -> tuple[list[Event], list[int]]:
    """Return the events of a case, and for each the number of its date."""
    told, places = marked(case)
    before = case.get("before", [])
    told_before = before if isinstance(before, list) else [before]
    text = " ".join([*told_before, told])
    shift = len(text) - len(told)
    dates = case.get("dates", [])
    readings = [
        Reading(
            shift + a, shift + b, told[a:b], TimexKind(case.get("kinds", ["DATE"] * 9)[k]), "",
            edtf(dates[k]) if k < len(dates) else given(told[a:b]), "test",
            inferred=(case["inferred"],) if "inferred" in case else (),
            role=case.get("roles", [""] * 9)[k],
        )
        for k, (a, b) in enumerate(places)
    ]  # fmt: skip
    starts = [text.index(sentence) for sentence in told_before]
    sentences = [
        Sentence(start, start + len(sentence), 0)
        for start, sentence in zip(starts, told_before, strict=True)
    ]
    sentences.append(Sentence(shift, len(text), 0))
    published = Published(edtf(case["published"]), "test") if "published" in case else None
    block = Block(0, len(text), BlockKind.PARAGRAPH, 1)
    document = Document(text, "case.txt", published=published, blocks=(block,))
    found, _ = events.find(document, sentences, readings)
    order = [next(k for k, r in enumerate(readings) if r.interval is e.date) for e in found]
    return found, order


KEYS = frozenset(
    """text before dates kinds roles published inferred
    event title titles status statuses review who where""".split()
)


@pytest.mark.parametrize("case", load())
def test_case(case: dict[str, Any]) -> None:
    """An editor's title, who, where and status, or no event."""
    assert not case.keys() - KEYS
    found, order = run(case)
    _, places = marked(case)
    if case.get("event") is False:
        assert [event.title for event in found] == []
        return
    if "titles" in case:
        assert titled(found, order, len(places)) == case["titles"]
    if "title" in case:
        assert [event.title for event in found] == [case["title"]]
    if "statuses" in case:
        assert [event.status for event in found] == case["statuses"]
    assert found  # else nothing below could fail
    for event in found:
        check(event, case)


def titled(found: list[Event], order: list[int], count: int) -> list[str]:
    """Return a title for each date, "" where it is no event."""
    got = [""] * count
    for event, k in zip(found, order, strict=True):
        got[k] = event.title
    return got


def check(event: Event, case: dict[str, Any]) -> None:
    """Compare what a case says of its events besides the title."""
    got = {
        "who": list(event.who),
        "where": list(event.where),
        "status": event.status.value,
        "review": bool(event.review),
    }
    assert {key: got[key] for key in got if key in case} == {
        key: case[key] for key in got if key in case
    }
    assert event.quote == marked(case)[0]
