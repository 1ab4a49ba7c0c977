"""What new events mean to a timeline that may have them."""

from __future__ import annotations

from dataclasses import replace as with_fields
from typing import Any

import pytest

from timeline import store
from timeline.model import edtf
from timeline.model.dates import Interval
from timeline.model.event import Citation, Event, Source, Status, Timeline
from timeline.model.text import Document, Published

HERALD = Source("herald", title="Herald", url="https://herald.example/1", sha256="aa")
COURIER = Source("courier", title="Courier", url="https://courier.example/2", sha256="bb")


def day(text: str) -> Interval:
    return edtf.parse(text)


def event(date: str, title: str, quote: str | None = None, **fields: Any) -> Event:
    citations = (Citation("?", quote),) if quote else ()
    return with_fields(Event(day(date), title, sources=citations), **fields)


def told(*events: Event, source: Source = HERALD) -> Timeline:
    """Return a timeline that holds a source's events, as after a first import."""
    empty = Timeline()
    merged = store.merge(empty, events, source).onto(empty)
    named = tuple(with_fields(item, id=f"e{place}") for place, item in enumerate(merged.events))
    return with_fields(merged, events=named)


MEET = event("2024-10-30", "Ministers meet in the capital", "They will meet on Wednesday.")
SPEECH = event("2024-10-28", "Minister speaks to parliament", "She spoke on Monday.")


def test_first_import_adds_all_and_cites_the_source() -> None:
    result = store.merge(Timeline(), [MEET, SPEECH], HERALD)
    assert result.source == HERALD
    assert [item.title for item in result.added] == [MEET.title, SPEECH.title]
    assert {citation.ref for item in result.added for citation in item.sources} == {"herald"}
    assert (result.merged, result.known, result.maybe) == ((), (), ())


@pytest.mark.parametrize(
    "again",
    [
        HERALD,
        with_fields(HERALD, sha256="cc"),
        with_fields(HERALD, url=None),
        with_fields(HERALD, id="herald-2"),
    ],
    ids=["the same", "changed since", "saved without address", "another id"],
)
def test_importing_again_adds_none(again: Source) -> None:
    timeline = told(MEET, SPEECH)
    result = store.merge(timeline, [SPEECH, MEET], again)
    assert len(result.known) == 2
    assert result.source is None
    assert result.onto(timeline) == timeline


def test_corrections_by_hand_are_not_undone_by_importing_again() -> None:
    timeline = told(MEET, SPEECH)
    corrected = tuple(
        with_fields(item, date=day("2024-10-29"), title="Quite another title")
        for item in timeline.events
    )
    result = store.merge(with_fields(timeline, events=corrected), [MEET, SPEECH], HERALD)
    assert (len(result.known), result.added, result.maybe) == (2, (), ())


def test_two_events_of_one_sentence_are_two() -> None:
    first = event("2024-10-30", "Talks begin", "Talks on Wednesday, a vote on Thursday.")
    second = event("2024-10-31", "Vote", "Talks on Wednesday, a vote on Thursday.")
    timeline = told(first)
    result = store.merge(timeline, [first, second], HERALD)
    assert [item.title for item in result.known] == ["Talks begin"]
    assert [item.title for item in result.added] == ["Vote"]
    assert result.source is None


def test_changed_version_of_a_source_adds_only_what_is_new() -> None:
    timeline = told(MEET)
    new = event("2024-11-02", "Treaty signed", "It was signed on Saturday.")
    result = store.merge(timeline, [MEET, new], with_fields(HERALD, sha256="zz"))
    assert [item.title for item in result.added] == ["Treaty signed"]
    assert result.added[0].sources[0].ref == "herald"


def test_another_source_joins_the_event() -> None:
    timeline = told(MEET)
    other = event(
        "2024-10-30", "Ministers meet in capital", "On 30 October they met.", where=("X",)
    )
    result = store.merge(timeline, [other], COURIER)
    ((place, joined, new),) = result.merged
    assert (new.title, new.sources[0].ref) == (other.title, "courier")
    assert place == 0
    assert [citation.ref for citation in joined.sources] == ["herald", "courier"]
    assert (joined.title, joined.id, joined.where) == (MEET.title, "e0", ("X",))
    assert result.source == COURIER
    after = result.onto(timeline)
    assert len(after.events) == 1
    assert set(after.sources) == {"herald", "courier"}
    again = store.merge(after, [other], COURIER)
    assert again.onto(after) == after


def test_the_same_words_in_two_papers_are_one_event() -> None:
    quote = "The agency's sentence, printed by both."
    timeline = told(event("2024-10-30", "Something", quote))
    result = store.merge(timeline, [event("2024-10-30", "Else entirely", quote)], COURIER)
    assert len(result.merged) == 1


def test_the_events_of_one_sentence_in_two_papers_keep_apart() -> None:
    quote = "The court ruled and the ministers met on Wednesday, the agency wrote."
    ruled, met = (event("2024-10-30", title, quote) for title in ("Court rules", "Ministers meet"))
    result = store.merge(told(met), [ruled, met], COURIER)
    assert [joined.event.title for joined in result.merged] == ["Ministers meet"]
    assert [twin.event.title for twin in result.maybe] == ["Court rules"]


def test_an_event_put_in_by_hand_is_joined() -> None:
    timeline = Timeline(events=(event("2024-10-30/2024-10-31", "Ministers meet", id="hand"),))
    result = store.merge(timeline, [event("2024-10-30/2024-10-31", "Ministers meet", "q")], COURIER)
    assert result.merged[0].event.sources == (Citation("courier", "q"),)


@pytest.mark.parametrize(
    ("date", "title", "outcome"),
    [
        ("2024-10-30", "Ministers met in the capital", "maybe"),
        ("2024-10-30", "Foreign ministers meet in capital", "maybe"),
        ("2024-10-30", "Two foreign ministers to meet in the old capital", "maybe"),
        ("2024-10-30", "The capital meets ministers", "maybe"),
        ("2024-10-30", "Ministers meet", "maybe"),
        ("2024-10", "Ministers meet in the capital", "merged"),
        ("2024-10", "Ministers met in the capital city", "maybe"),
        ("2024-10-31", "Ministers meet in the capital", "added"),
        ("2024-10-30", "Earthquake shakes the north", "added"),
        ("2024-10-30", "3 ministers meet in the capital", "maybe"),
        ("2024-10-30", "Ministers do not meet in the capital", "maybe"),
        ("XXXX", "Ministers meet in the capital", "added"),
    ],
)
def test_merged_maybe_or_new(date: str, title: str, outcome: str) -> None:
    result = store.merge(told(MEET), [event(date, title, "q")], COURIER)
    counts = {"merged": len(result.merged), "maybe": len(result.maybe), "added": len(result.added)}
    assert counts == {"merged": 0, "maybe": 0, "added": 0} | {outcome: 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia attacks Ukraine", "Ukraine attacks Russia"),
        ("Strike begins at port", "Strike ends at port"),
        ("Team A wins the gold medal", "Team B wins the gold medal"),
        ("Parliament approves the budget", "Parliament rejects the budget"),
        ("Minister flies to Paris today", "Minister flies from Paris today"),
        ("Oil price rises 3 percent", "Oil price rises 30 percent"),
        ("Envoy visits Austria", "Envoy visits Australia"),
        ("Minister resigns", "Deputy minister resigns"),
        ("Deputy minister Ada Quill resigns", "Minister Ada Quill resigns"),
        ("Quill elected president of the union", "Quill elected vice president of the union"),
        ("Bombing in Lorne kills three at the market", "Bombing in Lorne kills five at the market"),
        ("Ada Quill visits Lorne harbour", "Bob Quill visits Lorne harbour"),
        ("Quill visits Lorne", "Quill visits Lorna"),
        ("Marlia opens border with Lorne", "Marlian opens border with Lorne"),
        ("Soldier killed in Lorne", "Soldiers killed in Lorne"),
        ("Lorne strike begins", "North Lorne strike begins"),
        ("Parliament approves the budget", "Parliament approves the budget cuts"),
        ("Parliament approves the budget", "Parliament fails to approve the budget"),
        ("Parliament approves the budget bill", "Parliament almost approves the budget bill"),
        ("Russia shells the port of Lorne", "Marlia says Russia shells the port of Lorne"),
        ("Quill confirms that the port stays shut", "Quill denies that the port stays shut"),
        ("Quill: I will resign today", "Quill: I won't resign today"),
        ("Talks held in Lorne harbour", "Second round of talks held in Lorne harbour"),
        ("Drones attack Lorne harbour", "Drones attack Lorne harbour again"),
        ("Court rules for the port", "Court rules against the port"),
        ("Airline files for bankruptcy", "Airline files for bankruptcy protection"),
    ],
)
def test_nearly_the_same_letters_are_not_the_same_event(one: str, other: str) -> None:
    result = store.merge(told(event("2024-10-30", one)), [event("2024-10-30", other)], COURIER)
    assert result.merged == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ceasefire signed by both sides", "Ceasefire signed by both sides in Doha"),
        ("Quill visits Lorne harbour", "Ada Quill visits Lorne harbour"),
        ("Council votes on the new bridge", "Council voted on the new bridge in May Street"),
        ("Dock workers stop work at Pier 5", "Dock workers stopped work at Pier 5"),
        ("Ministers meet union leaders", "Ministers to meet union leaders in Lorne"),
        ("Austin to host his counterpart", "Austin to host counterpart"),
        ("Court sentences mayor", "COURT SENTENCED MAYOR"),
    ],
)
def test_the_same_event_in_a_few_more_words(one: str, other: str) -> None:
    result = store.merge(told(event("2024-10-30", one)), [event("2024-10-30", other)], COURIER)
    assert len(result.merged) == 1


def test_cancelled_is_never_merged_silently() -> None:
    planned = with_fields(MEET, status=Status.PLANNED)
    result = store.merge(told(planned), [with_fields(MEET, status=Status.CANCELLED)], COURIER)
    assert (len(result.maybe), result.merged) == (1, ())


def test_maybe_is_added_unless_told_not() -> None:
    timeline = told(MEET)
    twin = event("2024-10-30", "Ministers gather in the capital", "q")
    result = store.merge(timeline, [twin], COURIER)
    assert result.maybe[0].like.title == MEET.title
    assert len(result.onto(timeline).events) == 2
    assert len(result.onto(timeline, and_maybe=False).events) == 1


def test_two_of_one_source_never_become_one() -> None:
    twice = [event("2024-10-30", "Vote taken", "One."), event("2024-10-30", "Vote taken", "Two.")]
    timeline = told(event("2024-10-30", "Vote taken", "Zero."))
    result = store.merge(timeline, twice, COURIER)
    assert (len(result.merged), len(result.added)) == (1, 1)


def test_a_record_that_cites_for_itself_keeps_its_sources() -> None:
    mine = with_fields(MEET, sources=(Citation("https://a.example", "q"),), id="e9")
    result = store.merge(Timeline(), [mine], None)
    assert result.added == (mine,)
    timeline = result.onto(Timeline())
    assert store.merge(timeline, [mine], None).known == (mine,)
    assert store.merge(timeline, [with_fields(mine, id=None)], None).known


def test_a_taken_source_id_gives_way() -> None:
    timeline = told(MEET)
    other = Source("herald", title="Another paper of that name", sha256="dd")
    result = store.merge(timeline, [SPEECH], other)
    assert result.source
    assert result.source.id == "herald-2"
    assert result.added[0].sources[0].ref == "herald-2"


def test_source_of_a_document() -> None:
    document = Document(
        "text",
        name="a/herald.html",
        title="Herald",
        published=Published(day("2024-10-29"), "meta"),
        url="https://herald.example/9",
        sha256="ee",
    )
    new = store.source_of(document, Timeline(), retrieved="2024-10-30")
    assert new == Source(
        "herald", "Herald", "2024-10-29", "2024-10-30", "https://herald.example/9", None, "ee"
    )
    assert store.source_of(with_fields(document, url=HERALD.url), told(MEET)) == HERALD
    other = store.source_of(with_fields(document, title="Else"), told(MEET))
    assert other.id == "herald-2"


def test_merging_thousands_is_quick() -> None:
    import time

    events = [
        event(
            f"{1900 + n // 300}-{1 + n % 12:02}-{1 + n % 28:02}",
            f"Event number {n} of a list",
            f"q{n}",
        )
        for n in range(5000)
    ]
    timeline = Timeline(events=tuple(events))
    start = time.process_time()
    result = store.merge(timeline, events[:500], COURIER)
    assert time.process_time() - start < 3
    assert len(result.merged) == 500


def test_a_crowd_follows_its_timeline() -> None:
    crowd = store.Crowd()
    timeline = told(MEET, SPEECH)
    store.merge(timeline, [SPEECH], COURIER, crowd=crowd)
    moved = with_fields(SPEECH, date=edtf.parse("1999"), id="e1")
    for changed in (told(MEET, moved), told(MEET), told(SPEECH, MEET, moved), Timeline()):
        fresh = store.merge(changed, [MEET, SPEECH], COURIER)
        assert store.merge(changed, [MEET, SPEECH], COURIER, crowd=crowd) == fresh
