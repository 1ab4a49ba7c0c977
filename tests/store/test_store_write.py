"""Writing a store: new blocks at their places, changed keys only, and never a byte more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as with_fields
from pathlib import Path
from typing import Any

import pytest

from timeline import store
from timeline.errors import InvalidStore, StoreMissing, TimelineError
from timeline.model import edtf
from timeline.model.event import Citation, Event, Source, Status
from timeline.store.ids import Draw
from timeline.store.layout import NO_DATE, Layout, sort_key

Written = Callable[[str], Path]


def event(date: str, title: str, **fields: Any) -> Event:
    return with_fields(Event(edtf.parse(date), title), **fields)


HAND = '''\
# Mine, since 2019.
schema = 1

[timeline]
title = 'Rome'   # working title

# ---- sources ----

[source.livy]
title = "Ab urbe condita"

# ---- the republic ----

# the famous one
[event."ides of march"]
title   = "Ides of March"      # aligned by hand
date    = "-0043-03-15"
note    = "check [event.x] in Livy"
# end of the ides

# ---- the empire ----

[event.teutoburg]
date = 0009-09-09              # native
title = """
Teutoburg \\
   Forest"""
tags = [ "war",
         "germania",  # where?
]
'''


def test_create(tmp_path: Path) -> None:
    path = tmp_path / "timeline.toml"
    store.create(path, title='The "long" year', uid="u1", date_order="dmy")
    assert path.read_text() == (
        'schema = 1\n\n[timeline]\ntitle = "The \\"long\\" year"\nuid = "u1"\ndate_order = "dmy"\n'
    )
    assert store.load(path).title == 'The "long" year'
    with pytest.raises(TimelineError, match="exists already"):
        store.create(path, uid="u2")
    assert store.load(path).uid == "u1"


def test_add_to_an_empty_store(tmp_path: Path, draw: Draw) -> None:
    path = tmp_path / "timeline.toml"
    store.create(path, uid="u")
    added = store.add(
        path,
        [
            event(
                "2024-10-30/2024-10-31",
                "Ministers meet",
                status=Status.PLANNED,
                text="A note,\nas long as it likes.\n",
                sources=(Citation("p", 'Said "so".', 9), Citation("p", "Two.", 10)),
            ),
            event("2024-10-28", "Speech", tags=("us",), sources=(Citation("p", "One."),)),
        ],
        [Source("p", title="Paper", published="2024-10-29")],
        draw=draw,
    )
    late, early = added
    assert (
        path.read_text()
        == f'''\
schema = 1

[timeline]
uid = "u"

[source.p]
title = "Paper"
published = "2024-10-29"

[event.{early.id}]
date = "2024-10-28"
title = "Speech"
tags = ["us"]
source = "p"
quote = "One."

[event.{late.id}]
date = "2024-10-30/2024-10-31"
title = "Ministers meet"
text = """
A note,
as long as it likes.
"""
status = "planned"
sources = [
  {{ ref = "p", quote = "Said \\"so\\".", at = 9 }},
  {{ ref = "p", quote = "Two.", at = 10 }},
]
'''
    )


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("-0100", "# the famous one\n", None),
        ("0001", "# ---- the empire", "# end of the ides\n\n"),
        ("0300", None, "where?\n]\n\n"),
        ("XXXX", None, "where?\n]\n\n"),
        ("-0043-03-15", "# ---- the empire", "# end of the ides\n\n"),
    ],
)
def test_new_block_at_its_place(
    written: Written, draw: Draw, date: str, before: str | None, after: str | None
) -> None:
    path = written(HAND)
    (added,) = store.add(path, [event(date, "New")], draw=draw)
    block = f'[event.{added.id}]\ndate = "{date}"\ntitle = "New"\n'
    text = path.read_text()
    assert text.count(block) == 1
    left, right = text.split(block)
    assert left + right.removeprefix("\n") == HAND or left.removesuffix("\n") + right == HAND
    assert right.lstrip("\n").startswith(before) if before else not right
    assert left.endswith(after or "\n\n")


def test_what_a_person_arranged_is_not_sorted(written: Written) -> None:
    blocks = [
        f'[event.e{n}]\ndate = "{year}"\ntitle = "t"\n' for n, year in enumerate((5000, 1000, 3000))
    ]
    text = "\n".join(blocks)
    path = written(text)
    (added,) = store.add(path, [event("2000", "New")])
    left, right = path.read_text().split(f"[event.{added.id}]")
    assert left == blocks[0] + "\n" + blocks[1] + "\n"
    assert right.endswith("\n\n" + blocks[2])


def test_newest_first_stays_newest_first(written: Written) -> None:
    text = "\n".join(
        f'[event.y{year}]\ndate = "{year}"\ntitle = "t"\n' for year in (2020, 2010, 2000)
    )
    path = written(text)
    store.add(
        path, [event("2015", "b"), event("2030", "a"), event("1990", "c"), event("XXXX", "d")]
    )
    titles = [(item.title, item.date.sort_key()) for item in store.load(path).events]
    assert [title for title, _ in titles] == ["a", "t", "b", "t", "t", "c", "d"]


def test_many_at_once_keep_order(written: Written) -> None:
    path = written(HAND)
    dates = ["0020", "-0500", "0005", "0020-03", "XXXX", "-0044", "0006"]
    store.add(path, [event(date, date) for date in dates])
    events = store.load(path).events
    keys = [item.date.sort_key() for item in events]
    assert keys == sorted(keys)
    assert len(events) == 9


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "\n\n\n", "\n# last words", "\n# last words\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ends_of_files(written: Written, end: str, tail: str, mark: str) -> None:
    text = mark + (HAND.rstrip("\n") + tail).replace("\n", end)
    path = written(text)
    store.add(path, [event("1900", "New", text="a\nb")], [Source("new")])
    after = path.read_bytes().decode()
    assert after.replace("\r\n", "\n").count("\r") == 0
    assert after.count("\n") == after.count(end)
    assert [item.title for item in store.load(path).events][-1] == "New"
    for line in text.split(end):
        assert line in after.split(end)


def test_source_goes_behind_the_last_source(written: Written) -> None:
    path = written(HAND)
    store.add(path, [], [Source("tacitus", title="Annals")])
    left, right = path.read_text().split('[source.tacitus]\ntitle = "Annals"\n\n')
    assert left.endswith('title = "Ab urbe condita"\n\n')
    assert right.startswith("# ---- the republic")


def test_source_before_the_first_event_where_there_is_none(written: Written) -> None:
    path = written('schema = 1\n\n# a\n[event.a]\ndate = "2024"\ntitle = "t"\n')
    store.add(path, [event("2023", "Earlier")], [Source("s", title="S")])
    text = path.read_text()
    assert text.startswith('schema = 1\n\n[source.s]\ntitle = "S"\n\n[event.')
    assert text.endswith('\n\n# a\n[event.a]\ndate = "2024"\ntitle = "t"\n')


def test_same_source_again_is_one_and_another_gets_a_free_id(written: Written) -> None:
    path = written(HAND)
    same = Source("livy", title="Ab urbe condita")
    store.add(path, [], [same])
    assert path.read_text() == HAND
    (added,) = store.add(
        path,
        [event("0100", "N", sources=(Citation("livy", "q"),))],
        [Source("livy", title="Other")],
    )
    assert added.sources == (Citation("livy-2", "q"),)
    assert store.load(path).sources["livy-2"].title == "Other"
    assert store.load(path).sources["livy"] == same


def test_own_free_id_is_kept_a_taken_one_is_not(written: Written, draw: Draw) -> None:
    path = written('[event.k7f3mq2d]\ndate = "2024"\ntitle = "t"\n')
    kept, other, odd = store.add(
        path,
        [
            event("2025", "a", id="b2xk4v9t"),
            event("2025", "b", id="k7f3mq2d"),
            event("2025", "c", id="what ever"),
        ],
        draw=draw,
    )
    assert kept.id == "b2xk4v9t"
    assert other.id not in ("k7f3mq2d", "b2xk4v9t")
    assert odd.id != "what ever"
    assert len(store.load(path).events) == 4


def test_unknown_keys_of_any_shape_are_written(written: Written, draw: Draw) -> None:
    extra = {"n": 1.5, "odd key": [1, 2], "deep": {"a": {"b": [{"c": 1}]}}, "empty": {}, "": "x"}
    path = written(HAND)
    (added,) = store.add(path, [event("0100", "N", extra=extra)], draw=draw)
    assert next(item for item in store.load(path).events if item.id == added.id) == added
    store.add(path, [event("0200", "M")], draw=draw)
    assert [item.title for item in store.load(path).events][-2:] == ["N", "M"]


def test_replace_touches_only_the_changed_keys(written: Written) -> None:
    path = written(HAND)
    ides, teutoburg = store.load(path).events
    store.replace(
        path, [with_fields(ides, title="Caesar dies"), with_fields(teutoburg, who=("Varus",))]
    )
    assert path.read_text() == HAND.replace('"Ides of March"   ', '"Caesar dies"   ').replace(
        '   Forest"""\n', '   Forest"""\nwho = ["Varus"]\n'
    )


def test_replace_takes_away_and_puts_in(written: Written) -> None:
    path = written(HAND)
    ides, teutoburg = store.load(path).events
    store.replace(
        path,
        [
            with_fields(ides, note=None, status=Status.DISPUTED, sources=(Citation("livy", "q"),)),
            with_fields(teutoburg, date=edtf.parse("0009-09"), tags=()),
        ],
    )
    assert path.read_text() == HAND.replace(
        'note    = "check [event.x] in Livy"\n',
        'status = "disputed"\nsource = "livy"\nquote = "q"\n',
    ).replace("0009-09-09              # native", '"0009-09"              # native').replace(
        'tags = [ "war",\n         "germania",  # where?\n]\n', ""
    )


def test_second_citation_turns_one_into_a_list(written: Written) -> None:
    path = written('[event.a]\ndate = "2024"\nsource = "s" # first\nquote = "One."\ntitle = "t"\n')
    (old,) = store.load(path).events
    store.replace(path, [with_fields(old, sources=(*old.sources, Citation("r", "Two.", 3)))])
    assert path.read_text() == (
        '[event.a]\ndate = "2024"\ntitle = "t"\nsources = [\n'
        '  { ref = "s", quote = "One." },\n  { ref = "r", quote = "Two.", at = 3 },\n]\n'
    )


def test_replace_what_equals_changes_nothing(written: Written) -> None:
    path = written(HAND)
    before = path.stat().st_mtime_ns
    store.replace(path, store.load(path).events)
    assert path.read_text() == HAND
    assert path.stat().st_mtime_ns == before


def test_replace_at_the_end_without_a_line_end(written: Written) -> None:
    path = written('[event.a]\ntitle = "t"\ndate = "2024"')
    (old,) = store.load(path).events
    store.replace(path, [with_fields(old, tags=("x",))])
    assert path.read_text() == '[event.a]\ntitle = "t"\ndate = "2024"\ntags = ["x"]'
    store.replace(path, [with_fields(old, tags=("x",), note="n")])
    assert store.load(path).events == (with_fields(old, tags=("x",), note="n"),)


def test_remove_takes_its_comments_and_leaves_the_free_ones(written: Written) -> None:
    path = written(HAND)
    store.remove(path, ["ides of march"])
    start = HAND.index("# the famous one")
    stop = HAND.index("# ---- the empire")
    assert path.read_text() == HAND[:start] + HAND[stop:]
    store.remove(path, ["teutoburg"])
    assert path.read_text() == HAND[:start] + "# ---- the empire ----\n\n"
    assert store.load(path).events == ()
    with pytest.raises(TimelineError, match='no event "teutoburg"'):
        store.remove(path, ["teutoburg"])


def test_remove_takes_the_tables_below_an_event(written: Written) -> None:
    text = '[event.a]\ndate = "2024"\ntitle = "t"\n\n[event.a.more]\nx = 1\n\n# b\n[event.b]\n'
    text += 'date = "2025"\ntitle = "u"'
    path = written(text)
    store.remove(path, ["a"])
    assert path.read_text() == text[text.index("# b") :]


UNSAFE = [
    'event = { a = { date = "2024", title = "t" } }\n',
    '[event]\na = { date = "2024", title = "t" }\n',
    '[event]\na.date = "2024"\na.title = "t"\n',
    'event.a.date = "2024"\nevent.a.title = "t"\n',
]


@pytest.mark.parametrize("text", UNSAFE)
def test_layouts_that_cannot_be_edited_are_refused_whole(written: Written, text: str) -> None:
    path = written(text)
    (old,) = store.load(path).events
    with pytest.raises(TimelineError):
        store.replace(path, [with_fields(old, title="new")])
    assert path.read_text() == text


@pytest.mark.parametrize("text", UNSAFE[1:])
def test_adding_beside_them_works(written: Written, text: str) -> None:
    path = written(text)
    store.add(path, [event("2025", "New")])
    assert path.read_text().startswith(text)
    assert [item.title for item in store.load(path).events] == ["t", "New"]


BROKEN = [
    "[event.a]\ndate = \n",
    '[event.a]\nx = 1\n\n[event.a]\ndate = "2024"\n',
    "schema = 2\n",
    "[[event]]\ndate = '2024'\n",
    "<<<<<<< HEAD\n",
]


@pytest.mark.parametrize("text", BROKEN)
def test_nothing_is_added_to_a_broken_store(written: Written, text: str) -> None:
    path = written(text)
    with pytest.raises(InvalidStore) as caught:
        store.add(path, [event("2025", "New")])
    assert caught.value.location
    assert path.read_text() == text


def test_missing_store_and_missing_event(tmp_path: Path, written: Written) -> None:
    with pytest.raises(StoreMissing):
        store.add(tmp_path / "none.toml", [event("2024", "x")])
    path = written(HAND)
    with pytest.raises(TimelineError, match='no event "zzz"'):
        store.replace(path, [event("2024", "x", id="zzz")])
    assert path.read_text() == HAND


def test_text_that_utf8_cannot_hold_is_refused(written: Written) -> None:
    path = written(HAND)
    with pytest.raises(TimelineError, match="not valid UTF-8"):
        store.add(path, [event("2024", "bad \udce9 byte")])
    assert path.read_text() == HAND


def test_save_writes_the_difference(written: Written, draw: Draw) -> None:
    path = written(HAND)
    before = store.load(path)
    ides, teutoburg = before.events
    after = with_fields(
        before,
        events=(with_fields(ides, title="Caesar dies"), teutoburg, event("0100", "New")),
        sources={**before.sources, "s": Source("s")},
    )
    (added,) = store.save(path, before, after, draw=draw)
    now = store.load(path)
    assert now.events == (*after.events[:2], added)
    assert set(now.sources) == {"livy", "s"}


@pytest.mark.parametrize("date", ["2024-10-28", "0001-01-01", "-0043-03-15", "2024-02-29", "XXXX"])
def test_place_in_time_is_that_of_the_interval(date: str) -> None:
    layout = Layout(f'[event.a]\ntext = """\ndate = "1000"\n"""\ntitle = "t"\ndate = "{date}"\n')
    assert sort_key(layout.text, layout.tables[1]) == edtf.parse(date).sort_key()
    layout = Layout(f'[event.a]\ntitle = "t"\n  date="{date}"# so\n')
    assert sort_key(layout.text, layout.tables[1]) == edtf.parse(date).sort_key()


@pytest.mark.parametrize("date", ['"2024-13-45"', '"soon"', "7", "[1]"])
def test_a_date_that_is_none_has_no_place(date: str) -> None:
    layout = Layout(f'[event.a]\ntitle = "t"\ndate = {date}\n')
    assert sort_key(layout.text, layout.tables[1]) == NO_DATE
