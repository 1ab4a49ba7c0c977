"""Measure the engine on annotated texts and write the table of README.

    python tests/benchmarks/measure.py [--shared FOLDER] [--write]

FOLDER holds bench/ (the scorers) and corpora/ (the texts), which are not part of this project;
TIMELINE_SHARED names it too. Without --write the table is only printed.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
CORPORA = {
    "news": ("timebank+aquaint", "256 news texts"),
    "histories": ("wikiwars-timex2", "11 histories of wars"),
}
HEAD = "| {} | same words | overlapping | right value | calendar dates |\n|---|---|---|---|---|\n"


def run(shared: Path, bench: str, *arguments: str) -> None:
    """Run one of the scorers."""
    subprocess.run(
        [sys.executable, str(shared / "bench" / bench / "score.py"), *arguments],
        env={**os.environ, "TEMPORAL_DATA": str(shared / "corpora" / "temporal")},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def temporal(shared: Path, corpus: str) -> list[float]:
    """Return strict, relaxed and value F1, and that of calendar dates' values, in per cent."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "scores.jsonl")
        tagger = [sys.executable, str(HERE / "tag.py")]
        run(shared, "temporal", corpus, "--json", str(out), "--", *tagger)
        scores = json.loads(out.read_text(encoding="utf-8"))["scores"]
    figures = [scores["all"][name]["f1"] for name in ("strict", "relaxed", "value")]
    return [100 * figure for figure in (*figures, scores["calendar"]["value"]["f1"])]


def phrases(shared: Path, files: str) -> dict[str, float]:
    """Return the shares of phrases that are right: dates, no expression, no date."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "counts.json")
        paths = sorted(str(path) for path in (shared / "corpora" / "phrases").glob(files))
        adapter = f"{sys.executable} {HERE / 'phrases.py'}"
        run(shared, "phrases", *paths, "--lang", "en", "--json", str(out), "--cmd", adapter)
        counts: dict[str, int] = json.loads(out.read_text(encoding="utf-8"))["counts"]["ALL"]
    kinds = ("pos", "none", "nodate")
    return {kind: 100 * counts[f"{kind}_right"] / counts[kind] for kind in kinds if counts[kind]}


def rows(name: str, shared: Path, peers: dict[str, Any]) -> str:
    """Return the table of one kind of text: ours, then the peers."""
    corpus, words = CORPORA[name]
    lines = [_row("**timeline**", temporal(shared, corpus))]
    lines += [_row(peer["name"], peer["figures"]) for peer in peers[name]]
    return HEAD.format(words) + "".join(lines)


def _row(name: str, figures: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |\n"


def typed(shared: Path) -> str:
    """Return the table of phrases typed to an assistant."""
    consensus, every = phrases(shared, "consensus.jsonl"), phrases(shared, "*.jsonl")
    return (
        "| phrases from other projects' tests | timeline | Recognizers | Duckling | chrono |\n"
        "|---|---|---|---|---|\n"
        f"| dates right where the suites agree | {consensus['pos']:.1f} | 82.6 | 78.2 | 71.1 |\n"
        f"| silent where nothing is a date | {every['none']:.1f} | 88.5 | 89.5 | 96.3 |\n"
        f"| silent on times, lengths, repetitions | {every['nodate']:.1f} | 81 | 87 | 87 |\n"
    )


def table(shared: Path) -> str:
    """Return the whole section: three tables, the day and the machine."""
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    parts = [rows(name, shared, peers) for name in CORPORA] + [typed(shared)]
    today = datetime.datetime.now(tz=datetime.UTC).date()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    made = f"Measured {today} with `python tests/benchmarks/measure.py` on {machine}.\n"
    return "\n".join([*parts, made])


def written(readme: str, section: str) -> str:
    """Return README with the section between its two marks replaced."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n{section}{END}{rest.split(END)[1]}"


def main() -> None:
    """Print the table, or write it into README."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    default = os.environ.get("TIMELINE_SHARED", str(ROOT.parent / "shared"))
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    section = table(options.shared.resolve())
    if options.write:
        path = ROOT / "README.md"
        path.write_text(written(path.read_text(encoding="utf-8"), section), encoding="utf-8")
    sys.stdout.write(section)


if __name__ == "__main__":
    main()
