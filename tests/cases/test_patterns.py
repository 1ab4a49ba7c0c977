"""Every pattern of a language file is used by a phrase of its case tables."""

from __future__ import annotations

import pytest
from tests.cases.test_cases import HERE, MARK, tables

from timeline.temporal.reader import engine

IDLE = HERE / "idle.txt"  # patterns that no case uses yet


def unused(lang: str) -> set[str]:
    """Return the patterns that read nothing in the tables, as "rule | pattern"."""
    left: set[str] = set()
    used: set[str] = set()
    for typed in (False, True):
        reader = engine(lang, typed=typed)
        left |= {f"{rule.name} | {rule.source}" for rule in reader.grammar.rules}
        for case in tables():
            phrase, asked = case.values
            if bool(asked.get("typed")) == typed:
                text = MARK.sub(r"\1", phrase)
                for run in reader.lexer.runs(text):
                    for match in reader.grammar.parse(run.kinds):
                        used.add(f"{match.rule.name} | {match.rule.source}")
    return left - used


@pytest.mark.parametrize("lang", ["en"])
def test_every_pattern_is_used_by_a_case(lang: str) -> None:
    known = set(IDLE.read_text(encoding="utf-8").splitlines())
    assert unused(lang) - known == set()
