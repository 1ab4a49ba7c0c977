"""README shows what happens: each of its console blocks is run, on a terminal of 80 columns.

python -m tests.test_readme     run every block and write what it prints into README
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.terminal import DATA, environment, type_into

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ANSWERED = re.compile(r"^(?P<prompt>.*\[.\].*: )(?P<answer>\S+)$", re.MULTILINE)


class Step(NamedTuple):
    """A command of README and what it says the command prints."""

    command: str
    expected: str

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What the reader is shown to type, with the prompts that ask for it."""
        return [(match["prompt"], match["answer"]) for match in ANSWERED.finditer(self.expected)]


def blocks(kind: str) -> list[str]:
    """Return the bodies of README's blocks of one language."""
    text = README.read_text(encoding="utf-8")
    return [match["body"] for match in BLOCK.finditer(text) if match["kind"] == kind]


def steps(body: str) -> Iterator[Step]:
    """Yield a console block's commands; a command ends where the next `$ ` begins."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield Step(command, expected)


class Desk:
    """A folder as a reader has it after a clone, kept from one block to the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        shutil.copytree(DATA, self.folder / "data")
        programs = folder / "bin"
        programs.mkdir()
        shim = programs / "timeline"
        shim.write_text(f'#!/bin/sh\nexec {sys.executable} -m timeline "$@"\n')
        shim.chmod(0o755)
        self.env = environment({"NO_COLOR": "1", "COLUMNS": "80"}, home=folder)
        self.env["PATH"] = f"{programs}{os.pathsep}{self.env['PATH']}"

    def run(self, step: Step) -> str:
        """Run a step in a shell on a terminal, and return what stands on it."""
        command = ["/bin/sh", "-c", step.command]
        ran = type_into(command, cwd=self.folder, answers=step.answers, columns=80, env=self.env)
        return "".join(f"{line.rstrip()}\n" for line in ran.out.splitlines())


def test_every_console_block_prints_what_readme_says(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    bodies = blocks("console")
    assert bodies
    for body in bodies:
        for step in steps(body):
            shown = f"$ {step.command}\n{desk.run(step)}"
            # where a change is meant: python -m tests.test_readme, and read the difference
            assert shown == f"$ {step.command}\n{step.expected}"


def test_the_record_is_a_timeline_that_loads(tmp_path: Path) -> None:
    from timeline import load

    records = blocks("toml")
    assert records
    for number, body in enumerate(records):
        path = tmp_path / f"{number}.toml"
        path.write_text(body, encoding="utf-8")
        assert load(path).events


def test_python_blocks_do_what_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Desk(tmp_path).folder)
    text = "".join(blocks("python"))
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", str(README), 0)
    assert test.examples
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert results.failed == 0


def update() -> None:
    """Write what the commands print into README."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))

        def rerun(match: re.Match[str]) -> str:
            if match["kind"] != "console":
                return match[0]
            ran = "".join(f"$ {step.command}\n{desk.run(step)}" for step in steps(match["body"]))
            return f"```console\n{ran}```"

        text = README.read_text(encoding="utf-8")
        README.write_text(BLOCK.sub(rerun, text), encoding="utf-8")


if __name__ == "__main__":
    update()
