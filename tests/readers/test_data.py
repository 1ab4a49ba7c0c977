"""JSON: lists of objects under any usual name, other programs' shapes, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from timeline.errors import UnreadableFile
from timeline.model import edtf
from timeline.model.event import Records, Status
from timeline.readers import data

FOG = {"date": "2024-10-28", "title": "Fog"}


def read(value: Any, name: str = "log.json") -> Records:
    text = value if isinstance(value, str) else json.dumps(value)
    return data.read(text.encode(), name)


def told(records: Records) -> list[tuple[str, str]]:
    return [(edtf.write(event.date), event.title) for event in records.events]


@pytest.mark.parametrize(
    "value",
    [
        [FOG],
        {"events": [FOG]},
        {"items": [FOG], "count": 1},
        {"anything": [FOG]},
        {"timeline": {"entries": [FOG]}},
        FOG,
        [{"when": "2024-10-28", "headline": "Fog"}],
        [{"timestamp": 1730073600, "message": "Fog"}],
        [{"start": "2024-10-28", "end": "2024-10-28", "name": "Fog"}],
    ],
)
def test_where_events_are_found(value: Any) -> None:
    found = told(read(value))
    assert [(date[:10], title) for date, title in found] == [("2024-10-28", "Fog")]


def test_ndjson_by_suffix_and_by_content() -> None:
    lines = '{"date": "2024", "title": "A"}\n\n{"date": "2025", "title": "B"}\n'
    for name in ("log.ndjson", "log.jsonl", "log.json"):
        assert told(read(lines, name)) == [("2024", "A"), ("2025", "B")]


def test_timelinejs() -> None:
    value = {
        "title": {"text": {"headline": "Storms"}},
        "events": [
            {
                "unique_id": "x",
                "start_date": {"year": "1848", "month": "2"},
                "end_date": {"year": 1848, "month": 6, "day": 3},
                "text": {"headline": "A <b>storm</b> &amp; a flood", "text": "<p>Long ago.</p>"},
                "group": "Weather",
            }
        ],
    }
    event = read(value).events[0]
    assert edtf.write(event.date) == "1848-02/1848-06-03"
    assert " ".join(event.title.split()) == "A storm & a flood"
    assert (event.text, event.group) == ("Long ago.", "Weather")


def test_schema_org() -> None:
    value = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "Event",
                "name": "Fair",
                "startDate": "2024-10-28T10:00+01:00",
                "endDate": "2024-10-28T12:00+01:00",
                "location": {"@type": "Place", "name": "Market square"},
                "eventStatus": "https://schema.org/EventCancelled",
            }
        ],
    }
    event = read(value).events[0]
    assert edtf.write(event.date) == "2024-10-28T10:00+01:00/2024-10-28T12:00+01:00"
    assert event.where == ("Market square",)
    assert event.status is Status.CANCELLED


def test_objects_that_are_no_events_say_why() -> None:
    records = read([{"title": "A"}, {"date": "soon", "title": "B"}, {"date": "2024"}, FOG])
    assert [item.reason.partition(":")[0] for item in records.skipped] == [
        "row 1", "row 2", "row 3 has no title",
    ]  # fmt: skip
    assert told(records) == [("2024-10-28", "Fog")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"events": [', "log.json:1:13 is not JSON: expecting value"),
        ("[1, 2]", "log.json holds no list of events"),
        ('"text"', "log.json holds no list of events"),
        ("{}", "log.json holds no list of events"),
        ("[" * 200_000, "log.json is nested too deeply"),
        ('{"a":' * 200_000, "log.json is nested too deeply"),
    ],
)
def test_what_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert caught.value.message == message


def test_a_huge_number_is_no_crash() -> None:
    with pytest.raises(UnreadableFile):
        read('[{"date": ' + "9" * 5000 + ', "title": "x"}]')
    assert read([{"date": 1e300, "title": "x"}]).skipped


def test_bad_lines_are_named_and_the_others_read() -> None:
    records = read('{"date": "2024", "title": "A"}\n{oops\n' + "[" * 90_000, "log.ndjson")
    assert told(records) == [("2024", "A")]
    reasons = [item.reason.split(":")[0] for item in records.skipped]
    assert reasons == ["line 2 is not JSON", "line 3 is nested too deeply"]
    with pytest.raises(UnreadableFile, match=r"log\.ndjson:2 is not JSON"):
        read("{oops\n{oops\n", "log.ndjson")


def test_what_is_no_object_is_said() -> None:
    records = read([FOG, 1, None, "x"])
    assert [item.reason for item in records.skipped] == [
        f"row {row} is no object" for row in (2, 3, 4)
    ]


def test_what_toml_cannot_hold_is_left_out() -> None:
    (event,) = read('[{"date": "2024", "title": "half \\ud800 of it", "a": "\\udfff"}]').events
    assert (event.title, event.extra) == ("half ? of it", {"a": "?"})
    value = {"date": "2024", "title": "A", "extra": {"none": None, "list": [None, {"x": None}]}}
    (event,) = read({"schema": 1, "events": [value]}).events
    assert event.extra == {"list": [{}]}


def test_a_title_deep_down_is_none() -> None:
    deep = '[{"date": "2024", "title": ' + "[" * 900 + '"x"' + "]" * 900 + "}]"
    assert [item.reason for item in read(deep).skipped] == ["row 1 has no title"]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": {"b": {"rows": [{"day": "2024-05-03", "headline": "Pier opened"}]}}}',
        '{"data": {"x": 1, "incidents": [{"occurredAt": "2024-05-03", "name": "Pier opened"}]}}',
        '{"events": {"one": {"date": "2024-05-03", "title": "Pier opened"}}}',
        '{"2024-05-03": "Pier opened"}',
        '{"log": {"2024-05-03": "Pier opened"}}',
        '[["2024-05-03", "Pier opened"]]',
        '{"features": [{"properties": {"date": "2024-05-03", "title": "Pier opened"}}]}',
        '[{"start": {"date": "2024-05-03"}, "end": {"date": "2024-05-04"}, "name": "Pier opened"}]',
        '[{"date": {"@value": "2024-05-03"}, "title": {"en": "Pier opened", "nb": "Kaia"}}]',
        '{"ts": "2024-05-03", "msg": "Pier opened"}',
    ],
)
def test_events_wherever_they_lie(text: str) -> None:
    (event,) = data.read(text.encode(), "a.json").events
    assert (edtf.write(event.date), event.title) == ("2024-05-03", "Pier opened")


def test_a_google_calendar_ends_on_the_day_after() -> None:
    text = (
        '{"items": [{"summary": "Fair", "start": {"date": "2024-05-03"}, "end": {"date": '
        '"2024-05-06"}}, {"summary": "Call", "start": {"dateTime": "2024-05-06T10:00:00+02:00"}, '
        '"end": {"dateTime": "2024-05-06T11:00:00+02:00"}}]}'
    )
    assert [edtf.write(event.date) for event in data.read(text.encode(), "a.json").events] == [
        "2024-05-03/2024-05-05",
        "2024-05-06T10:00:00+02:00/2024-05-06T11:00:00+02:00",
    ]


@pytest.mark.parametrize("text", ['{"a": {"b": 1}}', '["2024-05-03 Pier"]', '{"a": "b"}', "{}"])
def test_values_without_events(text: str) -> None:
    with pytest.raises(UnreadableFile, match="holds no list of events"):
        data.read(text.encode(), "a.json")


@pytest.mark.parametrize("key", ["properties", "a"])
def test_objects_in_objects_without_end(key: str) -> None:
    depth = 400
    inner = '{"date": "2024-05-03", "title": "x"}'
    text = f'[{{"{key}": ' * 1 + f'{{"{key}": ' * depth + inner + "}" * depth + "}]"
    assert data.read(text.encode(), "a.json").events == ()
