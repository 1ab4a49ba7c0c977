"""Patterns over kinds: slots, prefixes, look-ahead, the longest match."""

from __future__ import annotations

from timeline.temporal.grammar import CACHED, Compiler, Grammar, Match
from timeline.temporal.language import load
from timeline.temporal.lexer import Lexer

LEXER = Lexer(load())
GRAMMAR = Grammar(LEXER.language, LEXER.chars)


def parse(text: str) -> tuple[Match, ...]:
    """The matches in the only run of a text."""
    (run,) = LEXER.runs(text)
    return GRAMMAR.parse(run.kinds)


def test_the_longest_match_wins() -> None:
    (match,) = parse("5 May 1999")
    assert (match.rule.name, match.start, match.end) == ("day and month", 0, 3)


def test_slots_are_named() -> None:
    (match,) = parse("5 May 1999")
    assert match.slots["day"] == (0, 1)
    assert match.slots["month"] == (1, 2)
    assert match.slots["year"] == (2, 3)


def test_a_slot_prefixes_what_is_inside_it() -> None:
    (match,) = parse("5 May to 7 June")
    assert {"a_day", "a_month", "b_day", "b_month"} <= match.slots.keys()


def test_what_no_pattern_takes_is_passed_over() -> None:
    matches = parse("the of May")
    assert [match.rule.name for match in matches] == ["month"]


def test_a_shape_is_parsed_once() -> None:
    assert parse("7 May 2001") is parse("8 June 1999")


def test_a_long_run_is_not_remembered() -> None:
    text = "May " * (CACHED + 1)
    assert len(parse(text)) == CACHED + 1
    (run,) = LEXER.runs(text)
    assert run.kinds not in GRAMMAR.memory


def test_a_slot_may_stand_in_two_branches() -> None:
    node = Compiler(LEXER.chars, {}).compile("day:N12 MONTH | MONTH day:N12")
    assert node.regex.count("(?P<day__") == 2


def test_every_kind_that_a_rule_needs_is_in_its_matches() -> None:
    for rule in GRAMMAR.rules:
        assert not rule.need or rule.need in rule.regex


def test_patterns_are_compiled_when_needed_or_all_at_once() -> None:
    grammar = Grammar(LEXER.language, LEXER.chars)
    waiting = [rule for rule in grammar.rules if rule.match == rule._first_match]
    assert waiting == grammar.rules
    grammar.prepare()
    assert not [rule for rule in grammar.rules if rule.match == rule._first_match]
