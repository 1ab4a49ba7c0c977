"""The house stays as drawn: imports point down, no circle, small rooms and functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline

SOURCE = Path(timeline.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NO_LONGER_FILE = 400
NO_LONGER_FUNCTION = 60

# room -> floor; the longest prefix counts
FLOORS = {
    "timeline.model": 0,
    "timeline.errors": -1,
    "timeline.readers": 1,
    "timeline.sentences": 1,
    "timeline.temporal": 1,
    "timeline.events": 1,
    "timeline.pipeline": 2,
    "timeline.store": 3,
    "timeline.query": 3,
    "timeline.views": 4,
    "timeline.exporters": 4,
    "timeline.api": 4,
    "timeline.cli": 5,
    "timeline.__main__": 6,
}
FRONT = "timeline"  # __init__.py: names only, loaded when asked for
ONLY_IN = {"typer": "timeline.cli", "rich": "timeline.views"}


def name_of(path: Path) -> str:
    """Return a file's dotted module name."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports: deferred and TYPE_CHECKING ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            for alias in node.names:
                longer = f"{node.module}.{alias.name}"
                yield longer if longer in NAMES else node.module


def room(module: str) -> str:
    """Return the room that a module lives in."""
    return max((name for name in FLOORS if f"{module}.".startswith(f"{name}.")), key=len)


def ours(path: Path) -> set[str]:
    """Return the modules of ours that a file imports, without the front's lazy names."""
    return {name for name in imports(path) if name in NAMES and name != FRONT}


@pytest.mark.parametrize("name", sorted(set(NAMES) - {FRONT}))
def test_imports_point_down(name: str) -> None:
    floor = FLOORS[room(name)]
    for other in ours(NAMES[name]):
        if room(other) != room(name):
            assert FLOORS[room(other)] < floor, f"{name} imports {other}"


# inside the room of events: a sentence, then who is in it, then its title
INNER = ("timeline.events.syntax", "timeline.events.who", "timeline.events.title")


@pytest.mark.parametrize("name", [name for name in sorted(NAMES) if name.startswith(INNER)])
def test_a_title_knows_names_and_names_know_sentences(name: str) -> None:
    own = next(n for n, inner in enumerate(INNER) if name.startswith(inner))
    above = {other for other in ours(NAMES[name]) if other.startswith(INNER[own + 1 :])}
    assert above == set(), f"{name} imports {above}"


def test_there_is_no_circle() -> None:
    graph = {name: ours(path) - {name} for name, path in NAMES.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in graph[name]:
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize(("library", "home"), ONLY_IN.items())
def test_a_library_has_one_room(library: str, home: str) -> None:
    users = {
        name
        for name, path in NAMES.items()
        if any(f"{found}.".startswith(f"{library}.") for found in imports(path))
    }
    assert {name for name in users if room(name) != home} == set()


def test_the_ground_floor_needs_the_standard_library_only() -> None:
    import sys

    for name, path in NAMES.items():
        if name != FRONT and FLOORS[room(name)] <= 0:
            outside = {found.split(".")[0] for found in imports(path)} - {FRONT}
            assert outside <= sys.stdlib_module_names, name


def test_clock_and_environment_are_read_in_the_cli_only() -> None:
    for name, path in NAMES.items():
        if name == FRONT or room(name) in ("timeline.cli", "timeline.__main__"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                read = f"{ast.unparse(node.value)}.{node.attr}"
                assert read not in {
                    "os.environ", "os.getenv", "time.time", "datetime.now", "date.today",
                    "datetime.today", "datetime.utcnow",
                }, f"{name}:{node.lineno} reads {read}"  # fmt: skip


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= NO_LONGER_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < NO_LONGER_FUNCTION, node.name


# "(...)*+" and its like; a character class repeated possessively is matched right everywhere
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d+(?:,\d*)?\})\+")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python before 3.11.5 mismatches such groups (gh-106052); "(?>(...)*)" says the same."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not POSSESSIVE_GROUP.search(node.value), f"{path.name}:{node.lineno}"
