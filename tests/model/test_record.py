"""The JSON record: its keys, their order, and inclusive ends."""

from __future__ import annotations

import json
from datetime import date

import pytest

from timeline.model.dates import Interval, PartialDate
from timeline.model.edtf import parse
from timeline.model.event import Citation, Event, Skipped, Source, Status, Timeline
from timeline.model.record import (
    date_record,
    ends,
    event_record,
    extraction_record,
    plain,
    timeline_record,
)
from timeline.model.text import Document, Published

KEYS = (
    "id start end date title quote who where tags group status sources inferred review text "
    "media lang note extra"
)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024-10-28", "2024-10-28", None),
        ("2024-10", "2024-10", None),
        ("1984~", "1984", None),
        ("-0043?", "-0043", None),
        ("2024-10-30/2024-10-31", "2024-10-30", "2024-10-31"),
        ("2024-10/2025", "2024-10", "2025"),
        ("198X", "1980", "1989"),
        ("-004X", "-0049", "-0040"),
        ("188X/191X", "1880", "1919"),
        ("2024-21", "2024-03", "2024-05"),
        ("2024-24", "2024-12", "2025-02"),
        ("2024-35", "2024-07", "2024-09"),
        ("2004-06-XX", "2004-06", None),
        ("2004-XX-XX", "2004", None),
        ("2014/..", "2014", None),
        ("../1900", None, "1900"),
        ("XXXX", None, None),
        ("XXXX-10-28", None, None),
        ("2024-10-28T14:32+03:00", "2024-10-28T14:32+03:00", None),
    ],
)
def test_ends_are_inclusive_and_as_fine_as_known(
    edtf: str, start: str | None, end: str | None
) -> None:
    assert ends(parse(edtf)) == (start, end)


def test_a_date_record_says_what_is_possible_and_how_sure_it_is() -> None:
    assert date_record(parse("1984~")) == {
        "edtf": "1984~",
        "earliest": "1984-01-01",
        "latest": "1984-12-31",
        "precision": "year",
        "approximate": True,
        "uncertain": False,
        "display": "c. 1984",
    }
    assert date_record(parse("1801/1900"), "19th century")["display"] == "19th century"
    assert date_record(parse("XXXX"))["precision"] == "unknown"


def test_an_event_record_has_every_key_in_order() -> None:
    event = Event(
        parse("2024-10-28"),
        "Harbour reopens",
        id="b2xk4v9t",
        who=("Harbour Board",),
        status=Status.PLANNED,
        sources=(Citation("gazette", "The harbour reopens on Monday.", 5), Citation("diary")),
        inferred=("year from publication date",),
        extra={"seen": date(2024, 11, 1)},
    )
    record = event_record(event)
    assert list(record) == KEYS.split()
    assert list(event_record(Event(parse("XXXX"), "x"))) == KEYS.split()
    assert record["quote"] == "The harbour reopens on Monday."
    assert record["sources"][0] == {
        "ref": "gazette",
        "quote": "The harbour reopens on Monday.",
        "at": 5,
    }
    assert record["status"] == "planned"
    assert record["extra"] == {"seen": "2024-11-01"}
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_the_timeline_record_holds_its_sources_and_the_events_chosen() -> None:
    events = (Event(parse("2024"), "one"), Event(parse("2025"), "two"))
    timeline = Timeline(
        "T", "u", events=events, sources={"s": Source("s", url="https://x.example")}
    )
    record = timeline_record(timeline, events[:1])
    assert list(record) == ["schema", "timeline", "events"]
    assert [event["title"] for event in record["events"]] == ["one"]
    assert len(timeline_record(timeline)["events"]) == 2
    assert record["timeline"]["sources"]["s"]["url"] == "https://x.example"
    assert timeline_record(Timeline(), ())["events"] == []


def test_the_extraction_record_says_where_the_publication_date_was_found() -> None:
    published = Published(Interval(PartialDate(2024, 10, 29)), "--published")
    document = Document("", title="T", published=published)
    record = extraction_record(document, (), (Skipped("28 October", "no year", 3),))
    assert record == {
        "schema": 1,
        "document": {"title": "T", "published": "2024-10-29", "signal": "--published"},
        "events": [],
        "skipped": [{"text": "28 October", "reason": "no year"}],
    }
    assert extraction_record(Document(""), (), ())["document"]["published"] is None


def test_plain_holds_nothing_that_json_cannot() -> None:
    value = {"a": (1, 2.5, float("nan"), float("inf")), "b": {"c": date(2024, 1, 2)}, "d": None}
    assert plain(value) == {"a": [1, 2.5, "nan", "inf"], "b": {"c": "2024-01-02"}, "d": None}
