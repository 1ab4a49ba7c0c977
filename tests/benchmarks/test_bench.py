"""The engine keeps its figures on texts that others annotated, where these lie beside the checkout.

Their place is ../shared, or what TIMELINE_SHARED names; without it the tests are skipped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TIMELINE_SHARED", ROOT.parent / "shared"))
MINIMA: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("minima.toml").read_text(encoding="utf-8")
)

pytestmark = [
    pytest.mark.bench,
    pytest.mark.slow,
    pytest.mark.skipif(
        not all((SHARED / name).is_dir() for name in ("bench", "corpora")),
        reason="no annotated corpora beside the checkout",
    ),
]


def score(bench: str, *arguments: str) -> None:
    """Run one of the scorers."""
    subprocess.run(
        [sys.executable, str(SHARED / "bench" / bench / "score.py"), *arguments],
        env={**os.environ, "TEMPORAL_DATA": str(SHARED / "corpora" / "temporal")},
        check=True,
        capture_output=True,
    )


def command(name: str) -> list[str]:
    """Return the command that runs one of the adapters."""
    return [sys.executable, str(Path(__file__).with_name(name))]


def lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("corpus", MINIMA["temporal"])
def test_temporal(corpus: str, tmp_path: Path) -> None:
    out = tmp_path / "scores.jsonl"
    score("temporal", corpus, "--json", str(out), "--", *command("tag.py"))
    scores = lines(out)[-1]["scores"]
    measured = {name: scores["all"][name]["f1"] for name in ("strict", "relaxed", "value")}
    measured["calendar"] = scores["calendar"]["value"]["f1"]
    for name, minimum in MINIMA["temporal"][corpus].items():
        assert 100 * measured[name] >= minimum, name


def phrases(tmp_path: Path, files: str, *options: str) -> dict[str, dict[str, int]]:
    """Return the scorer's counts by row; the row ALL sums them."""
    out = tmp_path / "counts.json"
    paths = sorted(str(path) for path in (SHARED / "corpora" / "phrases").glob(files))
    adapter = " ".join(command("phrases.py"))
    score("phrases", *paths, "--lang", "en", *options, "--json", str(out), "--cmd", adapter)
    counts: dict[str, dict[str, int]] = json.loads(out.read_text(encoding="utf-8"))["counts"]
    return counts


def share(counts: dict[str, int], kind: str) -> float:
    """Return how much of a kind is right, in per cent."""
    return 100 * counts[f"{kind}_right"] / counts[kind]


def test_phrases_of_the_consensus(tmp_path: Path) -> None:
    counts = phrases(tmp_path, "consensus.jsonl", "--by", "kind")
    pinned = MINIMA["phrases"]["consensus"]
    assert share(counts["ALL"], "pos") >= pinned["positives"]
    assert share(counts["range"], "pos") >= pinned["ranges"]


def test_phrases_of_every_suite(tmp_path: Path) -> None:
    left_out = "--not-kind", "holiday", "--not-kind", "offset-range"
    counts = phrases(tmp_path, "*.jsonl", *left_out)
    pinned = MINIMA["phrases"]["every"]
    assert share(counts["ALL"], "pos") >= pinned["positives"]
    assert share(counts["ALL"], "none") >= pinned["none"]
    assert share(counts["ALL"], "nodate") >= pinned["nodate"]
