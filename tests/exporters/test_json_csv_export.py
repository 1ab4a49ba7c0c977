"""The record as JSON, and as a table."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.sample_timeline import FERRIES, NOW, event, timeline

from timeline.exporters import export
from timeline.model.event import Citation
from timeline.model.record import event_record

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_json_holds_the_record_of_every_event() -> None:
    store = timeline(*FERRIES)
    document = json.loads(export("json", store, store.events, now=NOW).data)
    assert document["schema"] == 1
    assert document["timeline"]["sources"]["harbour"]["title"] == "Harbour notes"
    assert document["events"] == [event_record(ferry) for ferry in FERRIES]


def test_table_has_the_dates_and_the_lists() -> None:
    store = timeline(*FERRIES)
    fog, meeting, _, pier, storms = rows_of(export("csv", store, store.events, now=NOW).data)
    assert (meeting["date"], meeting["start"], meeting["end"]) == (
        "2024-10-30/2024-10-31",
        "2024-10-30",
        "2024-10-31",
    )
    assert meeting["where"] == "Old pier; Town hall"
    assert meeting["sources"] == "Harbour notes; https://example.com/captains"
    assert meeting["urls"].split("; ")[1] == "https://example.com/captains"
    assert (pier["approximate"], pier["precision"], pier["display"]) == ("yes", "year", "c. 1848")
    assert fog["quote"] == "No ferry, she said, will sail in fog."
    assert storms["status"] == "disputed"


def test_table_has_a_line_for_each_quote_and_a_name_for_each_source() -> None:
    quotes = (Citation("harbour", "One.", 2), Citation("harbour", "Two\n2."), Citation("log", "3."))
    store = timeline(event("2024", sources=quotes))
    (row,) = rows_of(export("csv", store, store.events, now=NOW).data)
    assert row["quote"] == "One.\nTwo 2.\n3."
    assert row["refs"] == "harbour; harbour; log"
    assert row["at"] == "2; ; "
    assert row["sources"] == "Harbour notes; log"


def test_table_has_a_column_for_each_key_of_the_users_own() -> None:
    store = timeline(event("2024", extra={"cost": 12, "by": "hand"}), event("2025", note="Ask."))
    first, second = rows_of(export("csv", store, store.events, now=NOW).data)
    assert (first["cost"], first["by"], first["note"]) == ("12", "hand", "")
    assert (second["cost"], second["by"], second["note"]) == ("", "", "Ask.")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_spreadsheet_is_given_no_formula(title: str) -> None:
    store = timeline(event("2024", title))
    (plain,) = rows_of(export("csv", store, store.events, now=NOW).data)
    (safe,) = rows_of(export("csv", store, store.events, now=NOW, excel_safe=True).data)
    assert plain["title"] == title
    assert safe["title"] == f"'{title}"


@given(TEXTS, TEXTS)
def test_any_text_survives(title: str, text: str) -> None:
    store = timeline(event("2024", title, text=f"{text}\n{text}"))
    (row,) = rows_of(export("csv", store, store.events, now=NOW).data)
    assert (row["title"], row["text"]) == (title, f"{text}\n{text}")
    (record,) = json.loads(export("json", store, store.events, now=NOW).data)["events"]
    assert (record["title"], record["text"]) == (title, f"{text}\n{text}")
