"""Files of ready events: what every kind of them has in common, and our own exports read back."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from tests.exporters.sample_timeline import FERRIES, NOW, timeline

from timeline import exporters
from timeline.errors import UnreadableFile
from timeline.model.event import Event
from timeline.readers import structured


def without_sources(event: Event) -> Event:
    return replace(event, sources=())


@pytest.mark.parametrize("form", ["csv", "json", "ics"])
def test_our_own_export_reads_back(form: str) -> None:
    known = timeline(*FERRIES)
    data = exporters.export(form, known, known.events, now=NOW).data
    records = structured.read(f"ferries.{form}", data)
    assert [without_sources(event) for event in records.events] == [
        without_sources(event) for event in FERRIES
    ]
    assert not records.skipped
    assert records.events[0].quote == "No ferry, she said, will sail in fog."


def test_json_brings_sources_and_citations_whole() -> None:
    known = timeline(*FERRIES)
    data = exporters.export("json", known, known.events, now=NOW).data
    records = structured.read("ferries.json", data)
    assert records.events == FERRIES
    assert records.sources == tuple(known.sources.values())
    assert records.document.title == "Ferries"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", b"", True),
        ("a.ICS", b"", True),
        ("a.txt", b"Some text\n", False),
        ("-", b'{"events": []}', True),
        ("-", b'[{"date": "2024"}]', True),
        ("-", b"[sic] A text that opens with a bracket", False),
        ("-", b"BEGIN:VCALENDAR\r\n", True),
        ("a.html", b"[", False),
    ],
)
def test_what_is_structured(name: str, data: bytes, expected: bool) -> None:
    assert structured.is_structured(name, data) is expected


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.ndjson", "a.ics"])
@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02" * 100, b"caf\xe9,x\n", b"%PDF-1.7"])
def test_bad_bytes_are_one_clear_line(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        structured.read(name, data)
    assert name in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 300


def test_the_hash_is_that_of_the_bytes() -> None:
    data = b"date,title\n2024-10-28,Fog\n"
    assert structured.read("a.csv", data).document.sha256 == sha256(data).hexdigest()
