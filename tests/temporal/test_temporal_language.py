"""A language file: what the loader takes, and what it refuses."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from timeline.temporal.grammar import Grammar
from timeline.temporal.language import FOLDER, LANGUAGES, LanguageError, build, load
from timeline.temporal.lexer import Lexer
from timeline.temporal.productions import PRODUCTIONS


def table() -> dict[str, Any]:
    """The tables of the English file, to be spoilt."""
    return copy.deepcopy(tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8")))


def grammar(data: dict[str, Any]) -> Grammar:
    """The grammar of a language's tables."""
    language = build(data)
    return Grammar(language, Lexer(language).chars)


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_loads_and_names_productions_that_exist(name: str) -> None:
    language = load(name)
    compiled = Grammar(language, Lexer(language).chars)
    assert compiled.rules
    assert {rule.make for rule in language.rules} <= PRODUCTIONS.keys()


def test_a_word_under_two_kinds_is_refused() -> None:
    data = table()
    data["words"]["SEASON"]["may"] = 21
    with pytest.raises(LanguageError, match=r"'may' is listed under MONTH and SEASON"):
        build(data)


def test_a_word_with_a_capital_is_refused() -> None:
    data = table()
    data["words"]["SEASON"]["Lent"] = 21
    with pytest.raises(LanguageError, match="not in lower case"):
        build(data)


def test_context_of_an_unknown_kind_is_refused() -> None:
    data = table()
    data["context"].append("NOWHERE")
    with pytest.raises(LanguageError, match="NOWHERE"):
        build(data)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("MOON DAY", "no word is of the kind"),
        ("@moon", "no macro"),
        ("(MONTH", "not closed"),
        ("MONTH )", "cannot read"),
        ("THE? OF?", "matches nothing at all"),
        ("MONTH ; YEAR", "cannot read"),
    ],
)
def test_a_pattern_that_cannot_be_meant_is_refused(pattern: str, message: str) -> None:
    data = table()
    data["rules"]["broken"] = {"make": "date", "match": [pattern]}
    with pytest.raises(LanguageError, match=message):
        grammar(data)
