"""The lexer of tables: it must agree with a TOML parser on where everything stands."""

from __future__ import annotations

import time

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.blocks import NotLexedError, Places, key_path, statements, tables

NASTY = '''\
# the file's own remark
schema = 1   # a remark behind

[timeline]
title = "x # [no.table]"

# above a
\t# and more of it
[event.a] # behind the header
date = 2024-10-28 14:00:00 # native, with a blank in it
text = """
[event.not]
# no remark """
# directly above the odd one
[ event . "odd \\"id\\"" ]
x.y = [ [1, 2], { a = 1, b = ["]", '}'] }, # ] in a remark
  3 ]
s = """a""\\"""""
empty = ''

# free: belongs to nothing

[[event.a.more]]
k = \'\'\'x\'\'\'\'\''''


def test_paths_and_comments_of_nasty_file() -> None:
    found = tables(NASTY)
    assert [table.path for table in found] == [
        (),
        ("timeline",),
        ("event", "a"),
        ("event", 'odd "id"'),
        ("event", "a", "more"),
    ]
    assert [table.is_array for table in found] == [False, False, False, False, True]
    whole = [NASTY[table.start : table.end] for table in found]
    assert "".join(whole) == NASTY
    assert whole[2].startswith("# above a\n\t# and more of it\n[event.a]")
    assert whole[3].startswith("# directly above the odd one\n[ event")
    assert NASTY[found[3].last : found[3].end] == "\n# free: belongs to nothing\n\n"


def test_statements_give_the_exact_value() -> None:
    table = tables(NASTY)[3]
    values = {item.path: NASTY[item.value : item.stop] for item in statements(NASTY, table)}
    assert list(values) == [("x", "y"), ("s",), ("empty",)]
    assert values[("s",)] == '"""a""\\"""""'
    assert tomli.loads("k = " + values[("x", "y")])["k"][2] == 3


def test_native_date_with_a_blank_is_one_value() -> None:
    table = tables(NASTY)[2]
    date = statements(NASTY, table)[0]
    assert NASTY[date.value : date.stop] == "2024-10-28 14:00:00"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(end: str, mark: str) -> None:
    text = mark + NASTY.replace("\n", end)
    found = tables(text)
    assert len(found) == 5
    assert "".join(text[table.start : table.end] for table in found) == text


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# only a remark", "a = 1"])
def test_files_without_tables_are_a_root(text: str) -> None:
    (root,) = tables(text)
    assert (root.path, root.start, root.end) == ((), 0, len(text))


@pytest.mark.parametrize(
    "text",
    ['a = "x', 'a = """x\n[b]\n', "a = [1,\n[b]", "<<<<<<< HEAD\n", "[a\nb = 1", "a b = 1", "= 1"],
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(NotLexedError):
        tables(text)


def test_unclosed_text_is_found_where_it_opens() -> None:
    text = '[event.a]\ndate = "2024"\ntext = """\nno end\n[event.b]\ndate = "2025"\n'
    with pytest.raises(NotLexedError) as caught:
        tables(text)
    assert Places(text).line_column(caught.value.position) == (3, 1)


KEYS = st.text(min_size=1, max_size=6).filter(
    lambda key: key.encode("utf-8", "ignore").decode() == key
)
SCALARS = (
    st.integers(-(2**40), 2**40)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.text(max_size=30)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4), st.booleans())
def test_agrees_with_a_writer_of_toml(data: dict[str, dict[str, object]], multiline: bool) -> None:
    import tomli_w

    text = tomli_w.dumps(data, multiline_strings=multiline)
    found = tables(text)
    assert "".join(text[table.start : table.end] for table in found) == text
    for table in found:
        if table.is_array or any(other.is_array for other in found):
            continue
        level: object = tomli.loads(text)
        for part in table.path:
            assert isinstance(level, dict)
            level = level[part]
        assert isinstance(level, dict)
        for item in statements(text, table):
            assert len(item.path) == 1
            value = tomli.loads("k = " + text[item.value : item.stop])["k"]
            assert repr(value) == repr(level[item.path[0]])


@given(st.text(alphabet="[]{}\"'#=.,\\\n\r\t ab1é\ufeff", max_size=60))
def test_takes_all_that_a_parser_takes(text: str) -> None:
    try:
        tomli.loads(text.removeprefix("\ufeff"))
    except tomli.TOMLDecodeError:
        return
    found = tables(text)
    assert "".join(text[table.start : table.end] for table in found) == text
    for table in found:
        statements(text, table)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("a.b-c", ("a", "b-c")),
        ('a . "b.c"', ("a", "b.c")),
        ("'x y'.z", ("x y", "z")),
        (r'"\u00e9"', ("é",)),
        ('""', ("",)),
    ],
)
def test_key_path(key: str, path: tuple[str, ...]) -> None:
    assert key_path(key) == path


@pytest.mark.parametrize(
    "unit", ['k = "\\"', 'k = """', "k = [", "[", '"', "k = '''", "a.", "{", "k = [{a=[", "\\"]
)
def test_time_is_linear_in_hostile_texts(unit: str) -> None:
    text = "[event.a]\n" + unit * 50_000
    start = time.process_time()
    with pytest.raises(NotLexedError):
        tables(text)
    assert time.process_time() - start < 1
