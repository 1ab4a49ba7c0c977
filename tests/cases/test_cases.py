"""Every phrase of the case tables reads as its table says (README.md here has the format)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.model import edtf
from timeline.model.dates import Interval
from timeline.model.timex import Reading
from timeline.temporal import read

HERE = Path(__file__).parent
OPEN = frozenset((HERE / "open.txt").read_text(encoding="utf-8").splitlines())
MARK = re.compile(r"\[([^\[\]]*)\]")


def tables() -> Iterator[Any]:
    """Yield each phrase with its case, the table's defaults under it."""
    for path in sorted(HERE.glob("*/*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        cases = table.pop("case")
        for number, case in enumerate(cases, 1):
            for phrase in case["phrases"]:
                asked = {"lang": path.parent.name, **table, **case}
                name = f"{path.stem}-{number}: {phrase}"
                marks = [pytest.mark.xfail(reason="not read yet")] if name in OPEN else []
                yield pytest.param(phrase, asked, id=name, marks=marks)


def readings(text: str, case: dict[str, Any]) -> list[Reading]:
    """Read a phrase as its case asks."""
    return read(
        text,
        published=edtf.parse(case["published"]) if case.get("published") else None,
        lang=case["lang"],
        prefer=case.get("prefer", "past"),
        date_order=case.get("date_order"),
        typed=case.get("typed", False),
    )


def hull(intervals: list[Interval]) -> str:
    """Return the range from the first interval's start to the last one's end."""
    return edtf.write(Interval(intervals[0].start, intervals[-1].end or intervals[-1].start))


def check_interval(found: list[Reading], case: dict[str, Any]) -> None:
    """Compare the EDTF of the readings that have one."""
    single = isinstance(case["edtf"], str)
    lists = ((r,) if single or not r.rule.endswith("in a list") else r.parts for r in found)
    intervals = [member.interval for members in lists for member in members if member.interval]
    wanted = [case["edtf"]] if single else case["edtf"]
    written = [hull(intervals)] if case.get("hull") and intervals else map(edtf.write, intervals)
    assert list(written) == wanted, found


def check_words(found: list[Reading], case: dict[str, Any]) -> None:
    """Compare what the reading says of itself, where the case names it."""
    for name in ("value", "role", "display"):
        if name in case:
            assert [getattr(reading, name) for reading in found] == [case[name]], found
    if "inferred" in case:
        assert any(case["inferred"] in words for words in found[0].inferred), found
    if "reason" in case:
        assert [reading.interval for reading in found] == [None], found
        assert case["reason"] in (found[0].reason or ""), found


@pytest.mark.parametrize(("phrase", "case"), list(tables()))
def test_case(phrase: str, case: dict[str, Any]) -> None:
    text = MARK.sub(r"\1", phrase)
    found = readings(text, case)
    if case.get("none"):
        assert found == []
    if case.get("nodate"):
        assert [reading for reading in found if reading.interval] == []
    if "edtf" in case:
        check_interval(found, case)
    check_words(found, case)
    if text != phrase and case.get("extent", True):
        assert [reading.text for reading in found] == MARK.findall(phrase)
