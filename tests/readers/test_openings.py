"""A desk's labels are no titles; stamps of updates and lists of links are no part of a sentence."""

from __future__ import annotations

import re
import time

import pytest

from timeline import extract, readers
from timeline.model.edtf import write
from timeline.readers import openings, spliced

LABELS = [
    "FOR IMMEDIATE RELEASE",
    "For immediate release: 3 May 2024",
    "**PRESS RELEASE**",
    "Press release no. 12/2024",
    "Media advisory",
    "BREAKING NEWS",
    "Embargoed until 5 May 2024, 09:00 GMT",
    "Exclusive:",
]

BODY = (
    "<p>The pier was closed for a week after the storm, and the town paid for its repair.</p>"
    "<p>Nobody knew at that time who would have to pay for the cranes that fell into the sea.</p>"
)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "{}\n\nHarbour trust opens its pier\n\nThe pier was opened on 2 May 2024.\n"),
        ("a.md", "# {}\n\n## Harbour trust opens its pier\n\nIt was opened on 2 May 2024.\n"),
        (
            "a.html",
            "<title>{}</title><article><h1>{}</h1><h2>Harbour trust opens its pier</h2>"
            f"<p>The pier was opened to the public on 2 May 2024, after years.</p>{BODY}</article>",
        ),
    ],
)
def test_a_label_is_no_title(label: str, name: str, text: str) -> None:
    document = readers.read(name, text.replace("{}", label).encode())
    assert document.title == "Harbour trust opens its pier"
    told = [b for b in document.blocks if not b.skip and label in document.text[b.start : b.end]]
    assert told == []


def test_a_release_says_when_it_came_out() -> None:
    text = b"PRESS RELEASE\n\nFor immediate release: 3 May 2024\nContact: A. Lee, lee@example.org\n"
    document = readers.read("a.txt", text + b"\nThe pier was opened on Thursday.\n")
    assert document.published
    assert write(document.published.date) == "2024-05-03"
    assert document.published.signal == "line 3 of the text"


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING: Pier collapses in a storm",
        "Press release on the pier draws fire",
        "Live at the harbour: a choir",
        "Contacts between the two broke off",
        "Exclusive club burns down",
    ],
)
def test_a_headline_is_no_label(line: str) -> None:
    assert not openings.is_label(line)


@pytest.mark.parametrize(
    "stamp",
    [
        "Update, 13:17 Uhr: ",
        "Updated 3.15pm: ",
        "UPDATE May 5: ",
        "UPDATE (May 7, 2024): ",
        "[Update 14:02] ",
        "Update 2: ",
        "**UPDATE 3pm ET:** ",
        "Update – 5 May 2024 – ",
        "UPDATED 11:20 a.m. ET — ",
        "+++ 9:20 +++ ",
        "+++ 10:45: Ferry sails again +++ ",
    ],
)
def test_a_stamp_is_no_part_of_its_sentence(stamp: str) -> None:
    text = f"Minister resigns over ferries\n\n{stamp}Ann Lee left the palace on 4 May 2024.\n"
    (found,) = extract(text)
    assert (found.title, found.quote) == ("Ann Lee left the palace",
                                          "Ann Lee left the palace on 4 May 2024.")  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Updates to the system were made on 3 May 2024: they work.",
        "Update on the talks: the minister left on 3 May 2024.",
        "Updated rules were approved on 3 May 2024.",
        "Published in 1954, the novel was filmed on 3 May 2024.",
        "Revised plans were approved by the council on 3 May 2024.",
    ],
)
def test_a_sentence_is_no_stamp(line: str) -> None:
    assert openings.stamp(line) == ""
    document = readers.read("a.txt", f"{line} Nobody objected to that.\n".encode())
    assert [block.skip for block in document.blocks] == [""]


@pytest.mark.parametrize(
    "line",
    [
        "Published on 3 May 2024 by Ann Lee.",
        "Last updated: 3 May 2024, 10:00 GMT",
        "Posted in News on 3 May 2024",
        "Updated at 1:23 p.m.",
    ],
)
def test_a_line_that_is_a_stamp_is_skipped(line: str) -> None:
    document = readers.read("a.txt", f"The pier was closed.\n\n{line}\n".encode())
    assert [bool(block.skip) for block in document.blocks] == [False, True]


@pytest.mark.parametrize(
    ("stamp", "year", "context"),
    [
        ("UPDATE May 6: ", 2024, "UPDATE May 6, 2024"),
        ("Update, 13:17: ", 2024, "Update, 13:17:"),
        ("UPDATE (May 7, 2023): ", 2024, "UPDATE (May 7, 2023):"),
        ("UPDATE May 6: ", None, "UPDATE May 6:"),
    ],
)
def test_a_stamp_has_the_year_of_the_document(stamp: str, year: int | None, context: str) -> None:
    assert openings.dated(stamp, year) == context


NAMED = "<a href='/p/lee'>Ann Lee</a>"
LINKS = (
    "<a href='/1'>Ferries to sail again in May | Harbour fee to rise | Quay closed</a> "
    "<a href='/2'>Harbour master asks for a second crane</a> <a href='/p/lee'>MORE</a>"
)


@pytest.mark.parametrize(
    "box",
    [
        f"<span>{NAMED}<span class='pop'><span>{NAMED}{LINKS}</span></span></span>",
        f"{NAMED} <span>{LINKS}</span>",
        f"{NAMED} {NAMED}{LINKS}",
    ],
)
def test_links_spliced_into_a_sentence_are_cut(box: str) -> None:
    page = f"<article><p>A man threatened Rep. {box} (Ind.) on 3 May 2024.</p>{BODY}</article>"
    document = readers.read("a.html", page.encode())
    assert document.text.startswith("A man threatened Rep. Ann Lee (Ind.) on 3 May 2024.")


def test_links_spliced_into_plain_text_are_cut() -> None:
    text = "Rep. Ann Lee Ann LeeFerries to sail | Quay shut MORE (Ind.) resigned on 3 May 2024."
    assert (
        readers.read("a.txt", text.encode()).text == "Rep. Ann Lee (Ind.) resigned on 3 May 2024."
    )


@pytest.mark.parametrize(
    "start",
    [
        "<span><a href='/1'>The council</a> and <a href='/2'>its five old members</a></span> met",
        "<em><a href='/1'>The Times of Lorne</a> <a href='/2'>said</a></em> it had burned",
    ],
)
def test_links_that_are_words_of_a_sentence_stay(start: str) -> None:
    page = f"<article><p>{start} on 3 May 2024, in the hall by the quay.</p>{BODY}</article>"
    words = re.sub("<.*?>", "", start)
    assert readers.read("a.html", page.encode()).text.startswith(f"{words} on 3 May 2024")


@pytest.mark.parametrize(
    "text", ["Ann Lee " * 50_000 + " MORE", "Ann Lee Ann LeeFerries | " * 20_000 + " MORE"]
)
def test_names_without_end_take_no_time(text: str) -> None:
    start = time.perf_counter()
    spliced.without_lists(text)
    assert time.perf_counter() - start < 1
