"""Ids of events and of sources."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store import ids


@given(st.integers())
def test_form_and_uniqueness(seed: int) -> None:
    taken: set[str] = set()
    draw = Random(seed).randbytes
    for _ in range(50):
        ident = ids.new(taken, draw)
        assert ids.is_valid(ident)
        assert ident[0] in "abcdefghjkmnpqrstvwxyz"
        assert not set(ident) & set("ilou")
        assert ident not in taken
        taken.add(ident)


def test_same_source_of_chance_same_ids_but_never_a_taken_one() -> None:
    first = ids.new((), Random(3).randbytes)
    assert ids.new((), Random(3).randbytes) == first
    assert ids.new({first}, Random(3).randbytes) != first


def test_every_letter_can_come_first() -> None:
    draw = Random(1).randbytes
    assert len({ids.new((), draw)[0] for _ in range(2000)}) == 22


@pytest.mark.parametrize(
    ("name", "url", "ident"),
    [
        ("pentagon.html", "https://example.org/x", "pentagon"),
        ("/a/b.c/Der Spiegel, 5. Mai.pdf", None, "der-spiegel-5-mai"),
        (r"C:\texts\Été.md", None, "ete"),
        ("-", "https://www.Example.org:80/a?b", "example-org"),
        (None, "http://user@news.example.co.uk", "news-example-co-uk"),
        ("-", None, "source"),
        ("新聞.txt", None, "source"),
        ("x" * 90, None, "x" * 40),
        ("taken.txt", None, "taken-3"),
    ],
)
def test_source_ids_are_readable(name: str | None, url: str | None, ident: str) -> None:
    assert ids.for_source(name, url, {"taken", "taken-2"}) == ident
