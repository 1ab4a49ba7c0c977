"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import readers, sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences.spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The mill burned.", "Nobody was hurt."],
        ["Dr. Weaver met Mr. J. R. Stone on Jan. 5 in Cork.", "They talked."],
        ["The U.S. Senate voted at 3 p.m. Eastern.", "It passed."],
        ["He lives in the U.S.", "He was born in Cork."],
        ['"It is over," he said.', '"We go home."'],
        ["It cost 3.5 million.", "Who pays?", "Nobody knows!"],
        ["No. 7 won the race.", "No. 8 lost."],
        ["On Monday 3. February 2020 the mill burned.", "Nobody was hurt."],
        ["They sold Stone Inc. shares.", "The price fell."],
        ["It ended in Dec.", "The town was quiet."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_blocks_part_sentences_and_skipped_ones_give_none() -> None:
    text = "The mill burned\n\nIt was sold. It was rebuilt.\n\nCopyright Valley Post\n"
    document = readers.read("a.txt", text.encode())
    found = [document.text[s.start : s.end] for s in sentences.split(document)]
    assert found == ["The mill burned", "It was sold.", "It was rebuilt."]


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_whole(text: str) -> None:
    found = list(sentences.spans(text, 0, len(text)))
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert found == sorted(found)
