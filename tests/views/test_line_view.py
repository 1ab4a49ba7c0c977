"""The vertical view, compared with pictures that a person has looked at (tests/golden/views).

Set UPDATE_GOLDEN=1 to draw them again; then look at what changed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.views.stores import HISTORY, OUTAGE, STORES, WEEK, event, timeline

from timeline.model.event import Event, Timeline
from timeline.views import line, plain
from timeline.views.cells import wrap
from timeline.views.text import clean

GOLDEN = Path(__file__).parent.parent / "golden" / "views"
ANSI = re.compile(r"\x1b\[[0-9;]*m")

PICTURES = {
    **{f"{name}-80": (name, {"width": 80}) for name in STORES},
    **{f"{name}-40": (name, {"width": 40}) for name in STORES},
    "week-wide": ("week", {"width": 160}),
    "week-pipe": ("week", {"width": None}),
    "week-colour": ("week", {"width": 80, "colour": True}),
    "week-sources": ("week", {"width": 60, "sources": True}),
    "week-by-tag": ("week", {"width": 80, "by": "tag"}),
    "week-by-day": ("week", {"width": 80, "by": "day"}),
    "week-by-week": ("week", {"width": 80, "by": "week"}),
    "mixed-by-month": ("mixed", {"width": 80, "by": "month"}),
    "history-by-year": ("history", {"width": 80, "by": "year"}),
    "outage-by-year": ("outage", {"width": 80, "by": "year"}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_view_is_as_it_was_seen_to_be_good(name: str) -> None:
    store, options = PICTURES[name]
    drawn = line.render(STORES[store], STORES[store].events, **options)  # type: ignore[arg-type]
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [24, 40, 60, 80, 81, 120, 200])
@pytest.mark.parametrize("store", STORES)
def test_no_line_is_wider_than_the_terminal(store: str, width: int) -> None:
    drawn = line.render(STORES[store], STORES[store].events, width=width)
    wide = [text for text in drawn.splitlines() if cell_len(text) > width]
    labels = max(len(text) for text in drawn.splitlines() if "●" in text or "◌" in text)
    assert not wide or labels > width - line.LEAST_ROOM


@pytest.mark.parametrize("store", STORES)
def test_colour_changes_no_letter(store: str) -> None:
    events = STORES[store].events
    bare = line.render(STORES[store], events, width=80)
    painted = line.render(STORES[store], events, width=80, colour=True)
    assert painted != bare
    assert ANSI.sub("", painted) == bare


@pytest.mark.parametrize("store", STORES)
def test_nothing_commands_the_terminal(store: str) -> None:
    drawn = line.render(STORES[store], STORES[store].events, width=80, sources=True)
    drawn += plain.render(STORES[store], STORES[store].events, sources=True).replace("\t", "")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", drawn)


@pytest.mark.parametrize("store", STORES)
def test_every_event_is_drawn_once(store: str) -> None:
    drawn = line.render(STORES[store], STORES[store].events, width=None)
    for one in STORES[store].events:
        assert one.title.isascii() is False or drawn.count(clean(one.title)) >= 1
    signs = [text for text in drawn.splitlines() if re.match(r"^ .{2,30}[●○◌━×?](  |$)", text)]
    assert len(signs) == len(STORES[store].events)


def test_a_choice_says_how_many_there_are() -> None:
    head = line.render(WEEK, WEEK.events[:1], width=80).splitlines()[0]
    assert head.endswith("1 of 6 events, 28 Oct 2024")
    assert line.render(HISTORY, HISTORY.events, width=80).splitlines()[0].endswith("44 BC - 2031")


def test_a_list_in_another_order_has_no_headings_and_whole_dates() -> None:
    events = sorted(WEEK.events, key=lambda one: one.title)
    drawn = line.render(WEEK, events, width=80, ordered=False)
    assert "October 2024" not in drawn
    assert "28 Oct 2024  ●  Mayor" in drawn
    assert drawn.count("28 Oct 2024") == 2


def test_the_last_first_says_the_same_silences() -> None:
    forth = line.render(HISTORY, HISTORY.events, width=80)
    back = line.render(HISTORY, HISTORY.events[::-1], width=80)
    silences = re.compile(r"[\d,]+ years")
    assert silences.findall(forth) == silences.findall(back)[::-1] != []


def test_one_zone_is_said_once_and_several_each_time() -> None:
    assert line.render(OUTAGE, OUTAGE.events, width=80).count("UTC") == 1
    mixed = timeline("Zones", *OUTAGE.events, event("2024-10-28T17:05+02:00", "Berlin wakes"))
    drawn = line.render(mixed, mixed.events, width=80)
    assert "14:02 UTC " in drawn
    assert "17:05 +02:00" in drawn
    titles = re.findall(r"Logins|Berlin|Support", drawn)
    assert titles == ["Logins", "Berlin", "Support"]


@pytest.mark.parametrize(
    ("dates", "heading"),
    [
        (["2024-10-28T14:02", "2024-10-28T14:05"], "Mon 28 October 2024"),
        (["2024-10-28", "2024-10-30"], "October 2024"),
        (["2024-01-28", "2024-04-30", "2024-06-01", "2024-10-01"], "2024"),
        (["2024-03", "2024-04"], "2024"),
        (["2021", "2024"], "2020s"),
        (["1848", "1861/1865", "188X", "-0043"], "1st century BC"),
        (["188X", "189X"], "19th century"),
        (["XXXX"], "Undated"),
    ],
)
def test_the_headings_suit_the_dates(dates: list[str], heading: str) -> None:
    drawn = timeline("T", *(event(date, date) for date in dates))
    assert line.render(drawn, drawn.events, width=80).splitlines()[2] == heading


def test_nothing_at_all_is_a_head_without_a_body() -> None:
    assert line.render(Timeline(), (), width=80).split() == ["Timeline", "0", "events"]


@given(st.text(max_size=80), st.integers(1, 30))
def test_wrapping_loses_no_letter(text: str, room: int) -> None:
    cleaned = clean(text)
    lines = wrap(cleaned, room)
    assert "".join(lines).replace(" ", "") == cleaned.replace(" ", "")
    for broken in lines:
        assert cell_len(broken) <= max(room, 2)


@given(st.text(max_size=200))
def test_a_clean_text_is_one_line_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(cleaned.splitlines()) <= 1
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", cleaned)


def test_plain_lines_are_whole() -> None:
    long = "word " * 100 + "end"
    events: list[Event] = [
        event("2024", long, id="abc", tags=("a", "b")),
        event("XXXX", "two\tcells\nand\x1b lines"),
    ]
    assert plain.render(Timeline(), events).splitlines() == [
        f"2024\tabc\t{long}\ta,b",
        "XXXX\t\ttwo cells and\N{REPLACEMENT CHARACTER} lines\t",
    ]
    assert plain.render(WEEK, WEEK.events[2:3], by="month", sources=True) == (
        "October 2024\t2024-10-30/2024-10-31\te0000002\tCouncil sits on the timetable\tcity"
        "\tminutes,https://ferry.example/plan\n"
    )
