"""What a command may load: start-up time is a promise, and an import is how it gets broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.terminal import environment, run

# modules of ours that may be loaded, besides the empty packages on the way to them
FRONT = {"timeline", "timeline.__main__", "timeline.cli", "timeline.errors"}
FRONT |= {f"timeline.cli.{name}" for name in ("app", "errors", "options", "terminal")}
HEAVY = {
    "rich", "dateutil", "icalendar", "trafilatura", "filelock", "rapidfuzz", "docx", "pypdf",
    "lxml", "tomli_w", "platformdirs", "click", "markdown_it", "pygments", "pydantic", "numpy",
    "importlib.metadata", "http", "ssl", "email", "asyncio", "concurrent", "multiprocessing",
    "sqlite3", "xml", "logging",
}  # fmt: skip


def loaded(*arguments: str, cwd: Path) -> set[str]:
    """Return every module that a command line loads, those of a bare interpreter excepted."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "timeline", *arguments],
        cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines[1:]}


def top(modules: set[str]) -> set[str]:
    """Return the heavy libraries among some modules."""
    return {
        name for name in HEAVY if any(f"{module}.".startswith(f"{name}.") for module in modules)
    }


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_only_typer_is_heavy_before_a_command_runs(flag: str, tmp_path: Path) -> None:
    modules = loaded(flag, cwd=tmp_path)
    assert "typer" in modules
    assert top(modules) == set()
    assert {name for name in modules if name.split(".")[0] == "timeline"} <= FRONT


@pytest.mark.parametrize("arguments", [["show", "--json"], ["show"]])
def test_showing_into_a_pipe_loads_no_pictures(arguments: list[str], tmp_path: Path) -> None:
    assert run("add", "28 Oct 2024: Rutte speaks", cwd=tmp_path).code == 0
    modules = loaded(*arguments, cwd=tmp_path)
    assert top(modules) == set()
    rooms = {".".join(name.split(".")[:2]) for name in modules if name.startswith("timeline.")}
    assert rooms <= {
        "timeline.__main__", "timeline.cli", "timeline.errors", "timeline.model",
        "timeline.store", "timeline.query", "timeline.views",
    }  # fmt: skip
    assert "timeline.views.line" not in modules


def test_the_library_is_instant() -> None:
    code = (
        "import sys; before = set(sys.modules); import timeline; print(*set(sys.modules) - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )
    assert {name.split(".")[0] for name in done.stdout.split()} <= {"timeline", "typing", "re"} | (
        sys.stdlib_module_names
    )
    assert top(set(done.stdout.split())) == set()
