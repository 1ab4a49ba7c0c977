"""Markdown: front matter, headings, lists, tables, code."""

from __future__ import annotations

from timeline import pipeline, readers
from timeline.model import edtf
from timeline.model.text import BlockKind, Document

PAGE = """\
---
title: Outage of the ticket desk
date: 2023-05-09
---

# What happened

The desk stopped answering at noon.

- 12:04 alarms went off
- 12:30 the spare
  took over

| Time | Event |
|------|-------|
| 12:45 | all quiet |

```
2020-01-01 not text
```

Aftermath
---------

We wrote it down.
"""


def read(text: str) -> Document:
    return readers.read("page.md", text.encode())


def test_front_matter_gives_title_and_date() -> None:
    document = read(PAGE)
    assert document.title == "Outage of the ticket desk"
    assert document.published is not None
    assert edtf.write(document.published.date) == "2023-05-09"
    assert document.published.signal == "front matter date"


def test_blocks_and_their_kinds() -> None:
    document = read(PAGE)
    found = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [
        (BlockKind.HEADING, "What happened"),
        (BlockKind.PARAGRAPH, "The desk stopped answering at noon."),
        (BlockKind.ITEM, "12:04 alarms went off"),
        (BlockKind.ITEM, "12:30 the spare\n  took over"),
        (BlockKind.ROW, "12:45 | all quiet"),
        (BlockKind.HEADING, "Aftermath"),
        (BlockKind.PARAGRAPH, "We wrote it down."),
    ]
    assert document.blocks[4].context == "Time | Event"


def test_toml_front_matter_and_a_date_in_the_path() -> None:
    document = read('+++\npath = "2019/05/13/notice"\ntitle = "Notice"\n+++\n\nWe were told.\n')
    assert document.published is not None
    assert edtf.write(document.published.date) == "2019-05-13"


def test_broken_front_matter_is_no_reason_to_fail() -> None:
    assert read("---\ntitle: [oops\n---\n\nStill text.\n").text.endswith("Still text.\n")


def test_open_fence_swallows_the_rest() -> None:
    document = read("Before.\n\n```\ncode\n\nmore code\n")
    assert len(document.blocks) == 1


def test_a_bold_line_heads_what_follows() -> None:
    document = read("Intro.\n\n**Date: 2023-11-22**\n\n- 08:42 desk opens\n\n**All** is well.\n")
    found = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [
        (BlockKind.PARAGRAPH, "Intro."),
        (BlockKind.HEADING, "Date: 2023-11-22"),
        (BlockKind.ITEM, "08:42 desk opens"),
        (BlockKind.PARAGRAPH, "**All** is well."),
    ]


def test_references_in_front_matter_are_not_multiplied() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    document = read("---\n" + "\n".join(lines) + "\ndate: *a11\ntitle: *a11\n---\n\nThe desk.\n")
    assert document.published is None
    assert document.title is None


def test_lines_that_open_with_a_time_are_entries() -> None:
    text = "# Log\n\n00:10 - Second restart\n00:30: Service is back\nand stays so\n\nNo 1\nNo 2\n"
    document = readers.read("log.md", text.encode())
    assert [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks[1:]] == [
        ("item", "00:10 - Second restart"),
        ("item", "00:30: Service is back\nand stays so"),
        ("paragraph", "No 1\nNo 2"),
    ]


def test_a_heading_without_a_year_ends_the_day_before() -> None:
    text = "### 3 May 2024\n\n- 09:12 Alerts fire\n\n### 4 May\n\n- 00:10 Second restart\n"
    document = readers.read("log.md", text.encode(), published="2024-05-06")
    days = [event.date for event in pipeline.extract(document).events]
    assert [edtf.write(day) for day in days] == ["2024-05-03T09:12", "2024-05-04T00:10"]


def test_what_is_set_in_is_code_unless_it_goes_on_with_a_list() -> None:
    text = (
        "# Log\n\nThe engineer typed:\n\n    2020-02-02 start\n\n- 09:12 Alerts fire\n\n"
        "    Nobody saw them.\n\n    - Not even the night watch.\n\nAll was well.\n\n\tmake clean\n"
    )
    document = readers.read("log.md", text.encode())
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "Log",
        "The engineer typed:",
        "09:12 Alerts fire",
        "Nobody saw them.",
        "Not even the night watch.",
        "All was well.",
    ]
