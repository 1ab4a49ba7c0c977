"""The HTML page: what a browser reads in it, and that nothing breaks out of its place."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exporters.sample_timeline import FERRIES, NOW, event, timeline

from timeline.errors import UsageError
from timeline.exporters import export
from timeline.exporters.characters import without_controls
from timeline.model.event import Citation, Event, Timeline

NASTY = st.text(
    st.sampled_from("<>&\"'/!-x ") | st.characters(exclude_categories=["Cs"]), max_size=60
)


class Reader(HTMLParser):
    """The texts of a page by the tag they stand in, and every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[self.open[-1]][-1] += data


def read(store: Timeline, **options: Any) -> Reader:
    reader = Reader()
    reader.feed(export("html", store, store.events, now=NOW, **options).data.decode())
    reader.close()
    assert reader.open == []
    return reader


def times(*events: Event) -> list[str | None]:
    return [attrs["datetime"] for tag, attrs in read(timeline(*events)).tags if tag == "time"]


def test_page_has_every_event_with_its_status_and_sources() -> None:
    page = read(timeline(*FERRIES))
    assert page.texts["h1"] == ["Ferries"]
    assert page.texts["h3"] == [ferry.title for ferry in FERRIES]
    assert page.texts["blockquote"] == [
        "No ferry, she said, will sail in fog.",
        "The captains meet on 30 and 31 October.",
    ]
    items = [attrs for tag, attrs in page.tags if tag == "li"]
    assert [item["class"] for item in items] == [
        "happened",
        "planned",
        "cancelled",
        "happened doubtful",
        "disputed",
    ]
    assert items[0]["id"] == "b2xk4v9t"
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert links[0] == "https://example.org/harbour?a=1&b=2"
    assert page.texts["summary"] == ["source", "2 sources"]


def test_page_loads_nothing() -> None:
    store = timeline(*FERRIES)
    text = export("html", store, store.events, now=NOW).data.decode()
    page = read(store)
    assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object"}
    assert not re.search(r"\bsrc=|@import|url\(", text)
    policy = next(attrs["content"] for _, attrs in page.tags if "http-equiv" in attrs)
    assert (policy or "").startswith("default-src 'none';")


def test_headings_fit_the_span_or_are_as_asked() -> None:
    near = (event("2024-10-28"), event("2024-11-02"))
    assert read(timeline(*near)).texts["h2"] == ["October 2024", "November 2024"]
    assert read(timeline(*near), by="year").texts["h2"] == ["2024"]
    assert read(timeline(event("1990"), event("2024"))).texts["h2"] == ["1990", "2024"]
    assert read(timeline(event("1848"), event("2024"))).texts["h2"] == ["1840s", "2020s"]
    assert read(timeline(event("-0043"), event("2024"))).texts["h2"] == [
        "1st century BC",
        "21st century",
    ]
    assert read(timeline(event("XXXX"))).texts["h2"] == ["Undated"]
    with pytest.raises(UsageError, match="cannot group"):
        read(timeline(), by="moon")


@pytest.mark.parametrize(
    ("dates", "summary"),
    [
        ((), "0 events"),
        (("XXXX",), "1 event"),
        (("2024-10-28",), "1 event, 28 October 2024"),
        (("2024-10-28", "2024-10-31"), "2 events, 28-31 October 2024"),
        (("1848", "2024-10-31"), "2 events, 1848-2024"),
    ],
)
def test_summary_of_the_span(dates: tuple[str, ...], summary: str) -> None:
    assert read(timeline(*map(event, dates))).texts["p"][0] == summary


def test_dates_for_machines_only_where_html_has_them() -> None:
    fit = ("2024-10-28", "2024-10~", "0079")
    unfit = ("-0043", "188X", "2024-21", "2024-10-28/2024-10-30", "2004-06-XX", "Y12000", "XXXX")
    assert times(*map(event, fit)) == ["2024-10-28", "2024-10", "0079"]
    assert times(*map(event, unfit)) == []


def test_a_link_is_one_that_a_browser_may_follow() -> None:
    cited = (Citation("javascript:alert(1)"), Citation('https://x.org/"onclick="x'))
    page = read(timeline(event("2024", sources=cited)))
    links = [attrs for tag, attrs in page.tags if tag == "a"]
    assert links == [{"href": "https://x.org/%22onclick=%22x", "rel": "noreferrer"}]


@given(NASTY)
def test_any_text_stays_text(text: str) -> None:
    cited = (Citation("harbour", text), Citation(text))
    wild = event(
        "2024", text, text=text, who=(text,), tags=(text,), display=text, sources=cited, id=text
    )
    page = read(timeline(wild, title=text))
    tame = read(timeline(event("2024", "x", text="x", sources=(Citation("harbour", "x"),))))
    assert page.texts["h3"] == [without_controls(text)]
    assert {tag for tag, _ in page.tags} <= {*(tag for tag, _ in tame.tags), "span", "a"}
    assert {name for _, attrs in page.tags for name in attrs if name.startswith("on")} == set()
