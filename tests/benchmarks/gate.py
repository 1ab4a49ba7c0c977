#!/usr/bin/env python3
"""Score the engine on tests/corpus and compare with the pinned minima.

gate.py            print the scores; end with 1 where one is under its minimum
gate.py --raise    pin what is measured where that is higher, and the corpus's digest
gate.py --lower    pin what is measured, whatever it is: say why in the commit

strict = equal span, relaxed = overlapping span, value = relaxed and the right TIMEX3 value.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus"
MINIMA = CORPUS / "minima.toml"
TAGGER = HERE / "tag.py"
MARK = re.compile(r"\{([^{}|]*)\|(?:(DATE|TIME|DURATION|SET) )?([^{}|]+)\}")
MEASURES = ("strict", "relaxed", "value")


class Timex(NamedTuple):
    """A time expression: characters [start, end) of its paragraph."""

    start: int
    end: int
    type: str
    value: str

    def overlaps(self, other: Timex) -> bool:
        """Tell whether both share a character."""
        return self.start < other.end and other.start < self.end


class Paragraph(NamedTuple):
    """A text of the corpus and what a person marked in it; `published` is None where not known."""

    id: str
    published: str | None
    text: str
    timexes: list[Timex]


def type_of(value: str) -> str:
    """Return the TIMEX3 type that a value alone tells."""
    if re.match(r"P(\d|X|T)", value):
        return "DURATION"
    return "TIME" if re.match(r"(\d{4}-\d\d-\d\d)?T", value) else "DATE"


def parse(marked: str) -> tuple[str, list[Timex]]:
    """Return a paragraph without its marks, and the timexes they mark."""
    text, done, timexes = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        words, kind, value = mark.groups()
        timexes.append(Timex(len(text), len(text) + len(words), kind or type_of(value), value))
        text += words
        done = mark.end()
    return text + marked[done:], timexes


def corpus() -> Iterator[Paragraph]:
    """Yield the corpus: a head line `# id date` (- where there is none), then the paragraph."""
    for path in sorted(CORPUS.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n\n"):
            head, _, marked = part.strip().partition("\n")
            _, name, published = head.split()
            yield Paragraph(name, None if published == "-" else published, *parse(marked))


def digest() -> str:
    """Return the sha256 over the corpus's files, in the order of their names."""
    return hashlib.sha256(
        b"".join(p.read_bytes() for p in sorted(CORPUS.glob("*.txt")))
    ).hexdigest()


def tag(paragraphs: list[Paragraph]) -> dict[str, list[Timex]]:
    """Return what the tagger finds, by paragraph."""
    feed = "".join(
        json.dumps({"id": p.id, "dct": p.published, "text": p.text}) + "\n" for p in paragraphs
    )
    done = subprocess.run(
        [sys.executable, str(TAGGER)], input=feed, capture_output=True, encoding="utf-8", check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        answer["id"]: [
            Timex(t["start"], t["end"], t["type"], t["value"]) for t in answer["timexes"]
        ]
        for answer in answers
    }


def pairs(gold: list[Timex], found: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair each marked timex with one that overlaps it, an equal span before any other."""
    left, result = list(found), []
    for timex in gold:
        near = [other for other in left if timex.overlaps(other)]
        if near:
            best = max(near, key=lambda other: other[:2] == timex[:2])
            left.remove(best)
            result.append((timex, best))
    return result


def measure(paragraphs: list[Paragraph], found: dict[str, list[Timex]]) -> dict[str, float]:
    """Return F1 per measure, in per cent."""
    right = dict.fromkeys(MEASURES, 0)
    for paragraph in paragraphs:
        for gold, ours in pairs(paragraph.timexes, found[paragraph.id]):
            right["strict"] += gold[:2] == ours[:2]
            right["relaxed"] += 1
            right["value"] += gold.value == ours.value
    total = sum(len(p.timexes) + len(found[p.id]) for p in paragraphs)
    return {name: round(200 * count / total, 2) for name, count in right.items()}


def differences(paragraphs: list[Paragraph], found: dict[str, list[Timex]]) -> Iterator[str]:
    """Yield a line for each timex that is missed, invented, cut otherwise or valued otherwise."""
    for p in paragraphs:
        ours = found[p.id]
        matched = pairs(p.timexes, ours)
        for gold, other in matched:
            if (gold[:2], gold.value) != (other[:2], other.value):
                words = p.text[gold.start : gold.end], p.text[other.start : other.end]
                yield f"{p.id}  {words[0]} = {gold.value}  read: {words[1]} = {other.value}"
        for gold in p.timexes:
            if all(gold is not pair[0] for pair in matched):
                yield f"{p.id}  {p.text[gold.start : gold.end]} = {gold.value}  missed"
        for other in ours:
            if all(other is not pair[1] for pair in matched):
                yield f"{p.id}  {p.text[other.start : other.end]} = {other.value}  invented"


def failures(scores: dict[str, float], pinned: dict[str, float | str]) -> list[str]:
    """Say in lines what is wrong: a score under its minimum, or a corpus not the one pinned."""
    lines = [
        f"{name} F1 {scores[name]:.2f} is under its minimum {float(pinned[name]):.2f}"
        for name in MEASURES
        if scores[name] < float(pinned[name])
    ]
    if pinned["sha256"] != digest():
        lines.append("the corpus changed since its minima were pinned: gate.py --raise or --lower")
    return lines


def pin(scores: dict[str, float]) -> None:
    """Write the minima and the digest of the corpus they hold for."""
    lines = [f"{name} = {scores[name]:.2f}" for name in MEASURES]
    text = "# F1 in per cent; written by tests/benchmarks/gate.py, lowered only with --lower\n"
    MINIMA.write_text(text + "\n".join([*lines, f'sha256 = "{digest()}"']) + "\n", "utf-8")


def main() -> int:
    """Run the gate; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--raise", dest="higher", action="store_true", help="pin higher scores")
    how.add_argument("--lower", action="store_true", help="pin the scores even where lower")
    parser.add_argument("--errors", action="store_true", help="print every difference")
    args = parser.parse_args()
    paragraphs = list(corpus())
    found = tag(paragraphs)
    scores = measure(paragraphs, found)
    if args.errors:
        print("\n".join(differences(paragraphs, found)))
    print("  ".join(f"{name} {scores[name]:.2f}" for name in MEASURES), f" {len(paragraphs)} texts")
    pinned = tomllib.loads(MINIMA.read_text(encoding="utf-8")) if MINIMA.exists() else None
    if args.lower or (args.higher and pinned is None):
        pin(scores)
    elif args.higher and pinned:
        pin({name: max(scores[name], float(pinned[name])) for name in MEASURES})
    elif pinned:
        lines = failures(scores, pinned)
        print("\n".join(lines), file=sys.stderr, end="\n" if lines else "")
        return int(bool(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
