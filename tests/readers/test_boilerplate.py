"""What is skipped, and what looks like it and is not."""

from __future__ import annotations

import pytest

from timeline import readers

ARTICLE = "Mill burns down\n\n" + "\n\n".join(
    f"The mill at the {place} end of the valley burned for hours before help came."
    for place in ("upper", "lower", "western")
)


def skipped(line: str, *, after: str = "") -> str:
    text = f"{ARTICLE}\n\n{line}\n{after}"
    document = readers.read("a.txt", text.encode())
    return next(b.skip for b in document.blocks if document.text[b.start : b.end] in line)


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 The Valley Post. All rights reserved.",
        "Copyright Valley Post",
        "Subscribe to our newsletter for a daily letter on the valley",
        "Donate by 31 December and help us restore the mill.",
        "Log in by 3 May to keep your account with us.",
        "(Visited 12 times, 3 visits today)",
        "The mill in 2019. (Photo: A. Miller)",
        "FILE - The mill in May 2019, before the fire.",
        "By Ann Other",
        "Updated at 1:23 p.m.",
        "- by Ann Other April 21, 2022",
        "By Ann Other - 11/18/19 11:04 PM EST",
        "Additional reporting by Ann Other; Editing by Bo Ek",
        "Advertisement",
        "Last edited by A. Other on 20 October 2023.",
        "This story was first published on March 21, 2024, at 11:15 a.m.",
        "Staff writer Bo Ek contributed to this report.",
        "Correction (3 May 2024): An earlier version gave the wrong year.",
        "HOLTON (Wire) --",
        "HOLTON _",
        "11:15\nGood morning and welcome to our live coverage of the fire.",
        "We are closing this page now. Thanks for reading.",
        "Read more: The flood of 3 May 2001",
        "— Valley council (@valley) November 19, 2019",
    ],
)
def test_boilerplate(line: str) -> None:
    assert skipped(line)


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter was founded in 1987 and closed in 2003.",
        "Parliament passed the copyright act on 4 June 1911.",
        "Members of the crew left by boat on Tuesday.",
        "By 1920 the valley had three mills.",
        "By Monday 3 May the water had gone.",
        "By Christmas Eve 1914 nothing moved.",
        "Reporting by the board began on 3 May 1911 and never ended.",
        "The advertisement of 3 May 1911 hung there for years.",
        "The fund received a donation of two boats in March 2011.",
        "On 14 March, customers could not log in to their accounts. We are sorry.",
        "On 3 May we sent our newsletter to 4,000 subscribers in the valley.",
        "Join us for a talk by Ann Other on 16 March at 7 pm.",
    ],
)
def test_text_that_only_looks_like_it(line: str) -> None:
    assert not skipped(line)


def test_everything_below_a_tail_at_the_end() -> None:
    text = (
        f"{ARTICLE}\n\nRead also:\n\nFlood of 3 May 2001\n\nBecome a patron!\n\nIn 1999 it rained."
    )
    document = readers.read("a.txt", text.encode())
    kept = [document.text[b.start : b.end] for b in document.blocks if not b.skip]
    assert kept[-1].startswith("The mill at the western end")


def test_a_box_in_the_middle_hides_its_links_only() -> None:
    text = f"Read also:\n\nFlood of 3 May 2001\n\n{ARTICLE}"
    document = readers.read("a.txt", text.encode())
    kept = [document.text[b.start : b.end] for b in document.blocks if not b.skip]
    assert any(line.startswith("The mill at the upper end") for line in kept)


def test_a_dateline_is_cut_off() -> None:
    text = f"{ARTICLE}\n\nDUBLIN, Oct. 29 (Wire) -- The mill was sold on Monday."
    document = readers.read("a.txt", text.encode())
    last = document.blocks[-1]
    assert document.text[last.start : last.end] == "The mill was sold on Monday."


def test_paragraphs_are_counted_as_a_person_counts_them() -> None:
    text = (
        f"Mill burns down\n\n3 May 1911\n\nIt burned.\n\nThe cause\n\nA spark did it.\n\n{ARTICLE}"
    )
    document = readers.read("a.txt", text.encode())
    numbers = {document.text[b.start : b.end]: b.number for b in document.blocks if not b.skip}
    assert numbers["It burned."] == 1
    assert numbers["The cause"] == numbers["A spark did it."] == 2


@pytest.mark.parametrize(
    "line",
    [
        "Also Read | Ferry line to sell two ships on 1 June",
        "ALSO READ: Ferry line to sell two ships on 1 June",
        "READ MORE – Ferry line to sell two ships on 1 June",
        "**Read also:** Ferry line to sell two ships on 1 June",
        "Related story: Ferry line to sell two ships on 1 June",
        "Must watch | How the pier fell on 3 May 2024",
    ],
)
def test_a_line_that_points_elsewhere(line: str) -> None:
    document = readers.read(
        "a.txt", f"Fog at the pier\n\nIt fell.\n\n{line}\n\nSo it was.\n".encode()
    )
    (block,) = [b for b in document.blocks if "ferry" in document.text[b.start : b.end].lower()
                or "Must" in document.text[b.start : b.end]]  # fmt: skip
    assert block.skip == "related link"


@pytest.mark.parametrize(
    "line", ["Read more than once, the will of 3 May 2024 is plain.", "Related firms - two - sued."]
)
def test_a_sentence_that_points_nowhere(line: str) -> None:
    document = readers.read("a.txt", f"Fog at the pier\n\nIt fell.\n\n{line}\n".encode())
    assert [block.skip for block in document.blocks] == ["", "", ""]
