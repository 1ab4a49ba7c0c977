"""Score the tagger on histories cut into pieces: each a document of its own, without a date.

    TEMPORAL_DATA=... pieces.py SCORER CORPUS [CHARACTERS]

A piece ends at the last blank line, else line, else space before its limit; a time expression
that a cut would split is left out of the gold of both pieces.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

SIZE = 2000


def main(arguments: list[str]) -> None:
    """Print the scores of all pieces of a corpus."""
    scorer = load("score", Path(arguments[0]))
    tag = load("tag", Path(__file__).with_name("tag.py"))
    size = int(arguments[2]) if len(arguments) > 2 else SIZE
    documents = [p for d in scorer.read_corpus(arguments[1]) for p in pieces(scorer, d, size)]
    replies = {
        d.id: tag.answer({"id": d.id, "dct": None, "text": d.text})["timexes"] for d in documents
    }
    name = f"{arguments[1]} in pieces of {size}"
    scorer.table(name, scorer.describe(documents), scorer.score(documents, replies))
    if len(arguments) > 3:
        lines = scorer.differences(documents, replies)
        Path(arguments[3]).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def load(name: str, path: Path) -> ModuleType:
    """Import a script from its file."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def pieces(scorer: ModuleType, document: Any, size: int) -> Iterator[Any]:
    """Yield a document's pieces with the gold that lies in each, its offsets moved."""
    text = document.text
    for start, end in cuts(text, size):
        gold = [
            t._replace(start=t.start - start, end=t.end - start)
            for t in document.timexes
            if t.start >= start and t.end <= end
        ]
        yield scorer.Document(f"{document.id}:{start}", None, text[start:end], gold)


def cuts(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of pieces of at most `size` characters that cover a text."""
    start = 0
    while len(text) - start > size:
        limit = start + size
        found = (text.rfind(mark, start + 1, limit) for mark in ("\n\n", "\n", " "))
        end = next((at for at in found if at > start), limit)
        yield start, end
        start = end
    yield start, len(text)


if __name__ == "__main__":
    main(sys.argv[1:])
