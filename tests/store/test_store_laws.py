"""What must hold for every timeline and every file laid out by hand."""

from __future__ import annotations

import tempfile
from dataclasses import replace as with_fields
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import store
from timeline.errors import InvalidStore, TimelineError
from timeline.model.dates import Interval, PartialDate
from timeline.model.event import Citation, Event, Source, Status, Timeline
from timeline.store import blocks

WORDS = st.text(max_size=40).filter(lambda text: bool(text.strip()))
MAYBE = st.none() | WORDS
DATES = st.builds(
    PartialDate,
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
    approximate=st.booleans(),
) | st.builds(PartialDate, st.integers(-9999, 9999) | st.none())
LISTS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
UNKNOWN = ("mood", "a key", "é", "deep.er")
VALUES = st.recursive(
    st.integers(-(2**60), 2**60) | st.booleans() | st.text(max_size=9) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
EXTRA: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(UNKNOWN), VALUES, max_size=2
)
CITATIONS = st.builds(Citation, WORDS, MAYBE, st.none() | st.integers(0, 99))
EVENTS = st.builds(
    Event,
    st.builds(Interval, DATES),
    WORDS,
    text=MAYBE,
    who=LISTS,
    where=LISTS,
    tags=LISTS,
    group=MAYBE,
    status=st.sampled_from(Status),
    sources=st.lists(CITATIONS, max_size=3).map(tuple),
    review=MAYBE,
    display=MAYBE,
    note=MAYBE,
    extra=EXTRA,
)
SOURCES = st.builds(
    Source, st.text(min_size=1, max_size=8), title=MAYBE, url=MAYBE, file=MAYBE, extra=EXTRA
)

REMARKS = st.sampled_from(
    ["", "\n", "\n\n", "# free\n\n", "\n# above\n", "# [event.no]\n", "\t# x\n"]
)
HEADERS = ["[event.{0}]", "[ event . {0} ] # remark", '[event."{0}"]', "  [event.'{0}']"]
DATE_LINES = [
    'date = "{0}"',
    "date={0}",
    "date\t=  '{0}' # when",
    '"date" = """{0}"""',
    "date = '''\n{0}'''",
]
TITLES = [
    'title = "t"',
    "title = 't' # [event.no]",
    'title = """\n[event.no]\ndate = "1000"\n"""',
    "title = '''it's ''''",
]
OTHERS = [
    'tags = [ "a", # [b]\n  "]" ]\n',
    "sources = [{ref='x', quote='''y'''}]\n",
    "\n",
    "# in between\n",
    'note = "#"\n',
    "mood.of.day = {a = [1, {b = 2}]}\n",
    'text = """\\\n   """\n',
    "",
]


@st.composite
def hand_made(draw: st.DrawFn) -> str:
    """Lay out a file as a careless person might."""
    pieces = [draw(st.sampled_from(["", "schema = 1\n", "\ufeff# mine\nschema = 1 # one\n"]))]
    pieces.append(draw(st.sampled_from(["", "[timeline]\n", "\n[timeline]\ntitle = 'x'\n\n"])))
    for number in range(draw(st.integers(0, 5))):
        pieces.append(draw(REMARKS))
        pieces.append(draw(st.sampled_from(HEADERS)).format(f"e{number}") + "\n")
        day = f"{draw(st.integers(1000, 3000))}-03-0{draw(st.integers(1, 9))}"
        lines = [draw(st.sampled_from(TITLES)) + "\n"]
        lines.append(draw(st.sampled_from(DATE_LINES)).format(day) + "\n")
        lines += draw(st.lists(st.sampled_from(OTHERS), max_size=3, unique_by=lambda x: x[:3]))
        pieces += draw(st.permutations(lines))
    text = "".join(pieces) + draw(REMARKS)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def at(folder: str, text: str) -> Path:
    path = Path(folder) / "timeline.toml"
    path.write_bytes(text.encode())
    return path


def lines_of(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


@settings(max_examples=60)
@given(st.lists(EVENTS, max_size=4), st.lists(SOURCES, max_size=2, unique_by=lambda item: item.id))
def test_load_of_save_is_the_same(events: list[Event], sources: list[Source]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "timeline.toml"
        store.create(path, uid="u")
        empty = store.load(path)
        wanted = Timeline(
            uid="u", events=tuple(events), sources={item.id: item for item in sources}
        )
        added = store.save(path, empty, wanted, draw=Random(1).randbytes)
        again = store.load(path)
        assert [with_fields(item, id=None) for item in added] == events
        assert sorted(again.events, key=str) == sorted(added, key=str)
        assert again.sources == wanted.sources
        keys = [item.date.sort_key() for item in again.events]
        assert keys == sorted(keys)


@settings(max_examples=60)
@given(hand_made(), st.lists(EVENTS, min_size=1, max_size=3), st.integers(0, 1))
def test_adding_changes_no_byte_outside_its_blocks(
    text: str, events: list[Event], sources: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = at(folder, text)
        before = store.load(path)
        added = store.add(path, events, [Source("new")][:sources], draw=Random(2).randbytes)
        after_text = path.read_bytes().decode()
        after = store.load(path)
    ids = {item.id for item in added}
    assert sorted((item for item in after.events if item.id in ids), key=str) == sorted(
        added, key=str
    )
    assert [item for item in after.events if item.id not in ids] == list(before.events)
    rest, position = "", 0
    for table in blocks.tables(after_text):
        if table.path[-1:] == ("new",) or (len(table.path) > 1 and table.path[1] in ids):
            rest += after_text[position : table.start]
            position = table.last
    rest += after_text[position:]
    assert lines_of(rest) == lines_of(text)
    if "\r\n" in text:
        assert after_text.count("\n") == after_text.count("\r\n")


@settings(max_examples=60)
@given(hand_made(), EVENTS, st.randoms(use_true_random=False))
def test_replacing_changes_one_event_and_keeps_every_remark(
    text: str, new: Event, random: Random
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = at(folder, text)
        before = store.load(path)
        if not before.events:
            return
        place = random.randrange(len(before.events))
        old = before.events[place]
        wanted = with_fields(new, id=old.id, extra=old.extra)
        store.replace(path, [wanted])
        after_text = path.read_bytes().decode()
        after = store.load(path)
    expected = list(before.events)
    expected[place] = wanted
    assert list(after.events) == expected
    mine = [table for table in blocks.tables(text) if table.path[1:2] == (old.id,)]
    head, tail = text[: mine[0].body], text[mine[-1].last :]
    assert after_text.startswith(head)
    assert after_text.endswith(tail)


@settings(max_examples=60)
@given(hand_made(), EVENTS, st.randoms(use_true_random=False))
def test_removing_what_was_added_leaves_what_was(text: str, new: Event, random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = at(folder, text)
        before = store.load(path)
        (added,) = store.add(path, [new], draw=Random(4).randbytes)
        store.remove(path, [str(added.id)])
        assert store.load(path) == before
        assert lines_of(path.read_bytes().decode()) == lines_of(text)
        if before.events:
            gone = random.choice(before.events)
            store.remove(path, [str(gone.id)])
            assert store.load(path).events == tuple(e for e in before.events if e != gone)


@settings(max_examples=60)
@given(hand_made(), EVENTS)
def test_there_and_back_is_the_same_file(text: str, new: Event) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = at(folder, text)
        for event in store.load(path).events:
            store.replace(path, [with_fields(event, title="another", date=new.date)])
            store.replace(path, [event])
        assert store.load(path) == store.load(at(folder, text))


@settings(max_examples=60)
@given(hand_made(), st.integers(0, 2000), st.text(alphabet="[]{}\"'#=\n\\a ", max_size=5), EVENTS)
def test_a_damaged_file_is_never_made_worse(text: str, place: int, dirt: str, new: Event) -> None:
    damaged = text[:place] + dirt + text[place:]
    with tempfile.TemporaryDirectory() as folder:
        path = at(folder, damaged)
        try:
            before = store.load(path)
        except InvalidStore:
            before = None
        try:
            store.add(path, [new], draw=Random(3).randbytes)
        except TimelineError:
            assert path.read_bytes().decode() == damaged
            return
        if before is not None:
            after = store.load(path)
            assert len(after.events) == len(before.events) + 1
            assert set(after.events) >= set(before.events)
