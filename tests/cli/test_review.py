"""The review of an import: what is listed, and what each answer makes of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from timeline.cli import review, terminal
from timeline.cli.review import Fate, Item
from timeline.model import edtf
from timeline.model.dates import PartialDate
from timeline.model.event import Citation, Event, Status
from timeline.store.merging import Joined, Merge, Twin

BASE = PartialDate(2025, 6, 5)
OLD = Event(edtf.parse("2025-06-03"), "Bridge opened", id="k7f3mq2d", sources=(Citation("a", "x"),))
NEW = Event(
    edtf.parse("2025-06-03"), "Mayor opens the bridge", sources=(Citation("b", "y", 2),),
    inferred=("year from publication date",),
)  # fmt: skip


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that questions take their answers from."""
    told: list[str] = []
    monkeypatch.setattr(terminal, "ask", lambda question: told.pop(0))
    return told


@pytest.fixture(autouse=True)
def said(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Keep the talk out of the test's output."""
    yield
    capsys.readouterr()


def choose(items: list[Item]) -> list[Item]:
    """Go through a review."""
    return review.choose(items, "timeline.toml", BASE, None)


def test_enter_takes_all_and_no_takes_none(answers: list[str]) -> None:
    items = [Item(NEW, Fate.ADD)]
    answers += ["", "n", "what", "Yes"]
    assert choose(items) == items
    assert choose(items) == []
    assert choose(items) == items


def test_what_may_be_the_same_is_merged_when_told(answers: list[str]) -> None:
    answers += ["r", "m"]
    (item,) = choose([Item(NEW, Fate.MAYBE, OLD, 4)])
    assert (item.fate, item.place) == (Fate.MERGE, 4)
    assert item.event == replace(OLD, sources=(*OLD.sources, *NEW.sources))


def test_what_may_be_the_same_is_added_when_told(answers: list[str]) -> None:
    answers += ["r", "a"]
    (item,) = choose([Item(NEW, Fate.MAYBE, OLD, 4)])
    assert item.fate is not Fate.MERGE
    assert item.event == NEW


def test_a_merge_that_is_none_is_added_as_an_event_of_its_own(answers: list[str]) -> None:
    merge = Merge(merged=(Joined(0, replace(OLD, sources=(*OLD.sources, *NEW.sources)), NEW),))
    answers += ["r", "a"]
    chosen = choose(review.items_of(merge, [OLD]))
    assert review.taken(merge, chosen, None).added == (NEW,)
    assert review.taken(merge, chosen, None).merged == ()


def test_two_that_are_merged_with_one_both_leave_their_quotes(answers: list[str]) -> None:
    other = replace(NEW, sources=(Citation("b", "z", 3),))
    twins = tuple(Twin(event, OLD, 0) for event in (NEW, other))
    answers += ["r", "m", "m"]
    merge = Merge(maybe=twins)
    (joined,) = review.taken(merge, choose(review.items_of(merge, [OLD])), None).merged
    assert [citation.quote for citation in joined.event.sources] == ["x", "y", "z"]


def test_a_merge_can_be_declined_but_not_edited(answers: list[str]) -> None:
    answers += ["r", "t", "s"]
    assert choose([Item(OLD, Fate.MERGE, OLD, 0)]) == []
    assert answers == []


def test_a_new_date_drops_how_the_old_one_was_read(answers: list[str]) -> None:
    answers += ["r", "d", "early June 2025", "a"]
    (item,) = choose([Item(NEW, Fate.ADD)])
    assert edtf.write(item.event.date) == "2025-06~"
    assert item.event.inferred == ()


def test_an_empty_answer_changes_nothing(answers: list[str]) -> None:
    answers += ["r", "d", "", "t", "  ", "a"]
    (item,) = choose([Item(NEW, Fate.ADD)])
    assert item.event == NEW


def test_quitting_keeps_what_was_accepted(answers: list[str]) -> None:
    answers += ["r", "a", "q"]
    assert len(choose([Item(NEW, Fate.ADD)] * 3)) == 1


def test_each_line_says_why() -> None:
    planned = replace(NEW, status=Status.PLANNED)
    assert review.why(Item(planned, Fate.ADD)) == "planned; year from publication date; paragraph 2"
    assert review.why(Item(NEW, Fate.MAYBE, OLD)).endswith(
        "maybe the same as k7f3mq2d (Bridge opened)"
    )
    assert "joins k7f3mq2d" in review.why(Item(OLD, Fate.MERGE, OLD))


@pytest.mark.parametrize("width", [40, 60, 80, None])
def test_the_list_keeps_to_the_width(width: int | None) -> None:
    items = [Item(replace(NEW, title="word " * 40, review="subject is a pronoun"), Fate.ADD)] * 2
    lines = review.listing(items, width, colour=False)
    assert width is None or max(map(len, lines)) <= width
    assert sum("look: subject is a pronoun" in line for line in lines) == 2
    assert lines[0].startswith(" 1  Tue 3 Jun 2025")
