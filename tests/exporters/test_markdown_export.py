"""The Markdown file: its text, and what a CommonMark parser makes of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.exporters.sample_timeline import FERRIES, HARBOUR, NOW, event, timeline

from timeline.errors import UsageError
from timeline.exporters import export, is_ours
from timeline.exporters.markdown_text import cell, inline, leading, link, one_line
from timeline.model.event import Citation, Source, Status, Timeline

# what CommonMark and GFM act on, more often than chance would bring it
NASTY = st.lists(
    st.sampled_from(
        [*"\\`*_[]<>#|~&!=+-$:;.()'\"/@^\n\t 1x", "**", "~~", "<!--", "&lt;", "https://x.org/_a_"]
    )
    | st.characters(exclude_categories=["Cs", "Cc"]),
    max_size=25,
).map("".join)
# of blanks one remains, and CommonMark gives some of Unicode's a meaning of their own
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown_of(store: Timeline, **options: Any) -> str:
    return export("markdown", store, store.events, now=NOW, **options).data.decode()


def body_of(text: str) -> str:
    """Return the file without its last line, which holds the digest."""
    body, _, mark = text.rstrip("\n").rpartition("\n\n")
    assert mark.startswith("<!-- written by timeline")
    return body


def shown(tokens: list[Token]) -> str:
    """Return the characters that a reader of inline tokens sees."""
    return "".join("\n" if token.type == "hardbreak" else token.content for token in tokens)


def inlines(text: str) -> list[Token]:
    return [token for token in PARSER.parse(text) if token.type == "inline"]


def test_the_whole_list() -> None:
    assert body_of(markdown_of(timeline(*FERRIES))) == (
        "# Ferries\n"
        "\n"
        "- **28 October 2024** — Mayor: no ferry will sail in fog[^1]\n"
        "- **30-31 October 2024** (planned) — Captains meet[^1][^2]\n"
        "- **2 November 2024 14:30 +02:00** (cancelled) — First sailing\n"
        "- **c. 1848** — Pier built\n"
        "\n"
        "  Of *oak*, they say.\n"
        "\n"
        "- **October 2024** (disputed) — Storms\n"
        "\n"
        "[^1]: Harbour notes, 29 October 2024. <https://example.org/harbour?a=1&b=2>\n"
        "[^2]: <https://example.com/captains>"
    )


def test_the_whole_table() -> None:
    assert body_of(markdown_of(timeline(*FERRIES[:2]), table=True)) == (
        "# Ferries\n"
        "\n"
        "| Date | Event | Who | Where | Tags |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 28 October 2024 | Mayor: no ferry will sail in fog[^1] | Mayor |  | sea, fog, thick |\n"
        "| 30-31 October 2024 (planned) | Captains meet[^1][^2] |  | Old pier, Town hall |  |\n"
        "\n"
        "[^1]: Harbour notes, 29 October 2024. <https://example.org/harbour?a=1&b=2>\n"
        "[^2]: <https://example.com/captains>"
    )


def test_table_without_lists_has_two_columns_and_says_what_it_dropped() -> None:
    store = timeline(event("2024", text="Long."), event("2025", text="Longer."))
    exported = export("markdown", store, store.events, now=NOW, table=True)
    assert b"| Date | Event |\n" in exported.data
    assert exported.notes == ("2 texts left out (a table has no room)",)
    assert exported.written == 2


def test_quotes_stand_in_notes_of_their_own() -> None:
    text = markdown_of(timeline(*FERRIES[:2]), quotes=True)
    assert (
        "[^1]: Harbour notes, 29 October 2024, paragraph 5: "
        "“No ferry, she said, will sail in fog.” <https://example.org/harbour?a=1&b=2>\n"
        "[^2]: Harbour notes, 29 October 2024, paragraph 9: "
        "“The captains meet on 30 and 31 October.” <https://example.org/harbour?a=1&b=2>\n"
        "[^3]: <https://example.com/captains>"
    ) in text


def test_ids_stand_in_comments() -> None:
    text = markdown_of(timeline(*FERRIES, event("1900", id="a --> b")), ids=True)
    assert "will sail in fog[^1] <!-- b2xk4v9t -->\n" in text
    assert "a -->" not in text


def test_headings_by_month() -> None:
    store = timeline(event("2024"), event("2024-10"), event("2024-10-28"), event("2024-11-01"))
    headings = [line for line in markdown_of(store, by="month").splitlines() if line[:2] == "##"]
    assert headings == ["## 2024", "## October 2024", "## November 2024"]


def test_unknown_grouping_is_refused() -> None:
    with pytest.raises(UsageError, match='cannot group by "moon"'):
        markdown_of(timeline(), by="moon")


def test_same_store_gives_the_same_bytes_at_any_time() -> None:
    store = timeline(*FERRIES)
    later = NOW.replace(year=2030)
    assert export("markdown", store, FERRIES, now=NOW) == export(
        "markdown", store, FERRIES, now=later
    )


def test_ours_until_someone_edits_it() -> None:
    text = markdown_of(timeline(*FERRIES))
    assert is_ours("markdown", text.encode())
    assert is_ours("markdown", text.replace("\n", "\r\n").encode())
    assert not is_ours("markdown", text.replace("Storms", "Great storms").encode())
    assert not is_ours("markdown", (text + "\nmy own line\n").encode())
    assert not is_ours("markdown", b"# Notes\n")
    assert is_ours("markdown", markdown_of(timeline()).encode())


def test_display_replaces_the_date_and_nothing_else_does() -> None:
    text = markdown_of(timeline(event("2024~", display="early *2024*"), event("1900", display=" ")))
    assert r"- **early \*2024\*** — A ferry sails" in text
    assert "- **1900** — A ferry sails" in text


def test_notes_of_an_events_own_text_keep_their_numbers() -> None:
    own = event("2024", text="A claim.[^1]\n\n[^1]: Mine.", sources=(Citation("harbour"),))
    text = markdown_of(timeline(own))
    assert "A ferry sails[^2]" in text
    assert "[^2]: Harbour notes" in text


def test_source_without_anything_but_its_name() -> None:
    sources = {"radio": Source("radio", published="some day"), "harbour": HARBOUR}
    cited = event("2024", sources=(Citation("radio"), Citation("1. By phone", "I saw it.")))
    text = markdown_of(timeline(cited, sources=sources), quotes=True)
    assert "[^1]: radio, some day.\n" in text
    assert "[^2]: 1\\. By phone: “I saw it.”\n" in text


def test_address_stands_for_a_title() -> None:
    bare = "https://example.com/a"
    cited = (Citation(bare), Citation(bare, None, 3), Citation(bare, "So it is."))
    text = markdown_of(timeline(event("2024", sources=cited)), quotes=True)
    assert "[^1]: <https://example.com/a>\n" in text
    assert "[^2]: <https://example.com/a>, paragraph 3.\n" in text
    assert "[^3]: <https://example.com/a>: “So it is.”\n" in text


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://x.org/a(b)?c=1&d=[2]", "<https://x.org/a(b)?c=1&d=[2]>"),
        ("https://x.org/a|b", "<https://x.org/a%7Cb>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_addresses(url: str, written: str) -> None:
    assert link(url) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("28. October", r"28\. October"),
        ("1) one", r"1\) one"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("=== rule", r"\=== rule"),
        ("# head", r"\# head"),
        ("2024", "2024"),
    ],
)
def test_text_at_the_start_of_a_block(text: str, written: str) -> None:
    assert leading(text) == written
    assert PARSER.parse(leading(text))[0].type == "paragraph_open"


def test_money_is_no_formula() -> None:
    assert inline("costs $5") == "costs $5"
    assert inline("$5m-$10m") == r"\$5m-\$10m"


def test_note_after_an_exclamation_mark_is_no_image() -> None:
    text = markdown_of(timeline(event("2024", "Land!", sources=(Citation("harbour"),))))
    assert r"Land\![^1]" in text


def test_address_in_a_title_does_not_swallow_the_note() -> None:
    store = timeline(event("2024", "see https://x.org/a_b", sources=(Citation("harbour"),)))
    assert r"see https\://x.org/a\_b[^1]" in markdown_of(store)
    assert inline("www.x.org") == r"www\.x.org"


@given(NASTY)
def test_reader_sees_the_title_in_a_list(title: str) -> None:
    tokens = inlines(markdown_of(timeline(event("2024-10-28", title), title=title)))
    assert len(tokens) == 2
    assert shown(tokens[0].children or []) == (one_line(title) or "Timeline")
    assert shown(tokens[1].children or []) == f"28 October 2024 — {one_line(title)}".rstrip(" ")
    kinds = {token.type for token in tokens[1].children or []}
    assert kinds <= {"strong_open", "strong_close", "text"}


@given(NASTY)
def test_reader_sees_the_title_in_a_table(title: str) -> None:
    tokens = inlines(markdown_of(timeline(event("2024-10-28", title, tags=(title,))), table=True))
    lines = [one_line(line) for line in title.strip().splitlines()]
    cells = [shown(token.children or []) for token in tokens]
    assert cells[:5] == ["Ferries", "Date", "Event", "Tags", "28 October 2024"]
    assert len(cells) == 7
    assert cells[5] == cells[6] == "<br>".join(lines)


@given(NASTY)
def test_reader_sees_the_source_in_a_note(title: str) -> None:
    sources = {"harbour": Source("harbour", title=f"a{title}")}
    text = markdown_of(timeline(event("2024", sources=(Citation("harbour"),)), sources=sources))
    (line,) = [line for line in text.splitlines() if line.startswith("[^1]: ")]
    (token,) = inlines(line.removeprefix("[^1]: "))
    assert shown(token.children or []) == one_line(f"a{title}.")


@given(NASTY)
def test_text_that_begins_a_block_stays_a_paragraph(text: str) -> None:
    tokens = PARSER.parse(leading(text))
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )
    if tokens:
        assert shown(tokens[1].children or []) == one_line(text)


def test_lines_of_a_cell() -> None:
    assert cell("one | two\nthree") == r"one \| two<br>three"


def test_planned_event_without_title_is_still_a_line() -> None:
    text = markdown_of(timeline(event("2024", "", status=Status.PLANNED)))
    assert "- **2024** (planned) —\n" in text
