"""Patterns over kinds: a run of tokens is a string of kinds, and a pattern a small regex over it.

A pattern is a line of kind names: `day:@day OF? month:@month (COMMA? year:YEAR)?`. Capitals are
kinds, `@name` a macro of the language file, `slot:` names what follows and prefixes the slots
inside it (`a:@date` gives `a_day`); the slot `extent`
is what is reported where a pattern needs words around it. `( ) | ? {m,n}` and the look-aheads
`(?= )`, `(?! )` are those of regular expressions. The longest match wins, then the first declared.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from timeline.temporal.language import Language, LanguageError

LEXEME = re.compile(
    r"\s*(?:(?P<slot>[a-z][a-z0-9_]*):|@(?P<macro>[a-z0-9_]+)|(?P<kind>[A-Z][A-Z0-9_]*)"
    r"|(?P<look>\(\?[=!])|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<repeat>[?]|\{\d,\d\}))"
)
EXTENT = "extent"  # the slot that is the expression where a pattern also needs words around it
CACHED = 60  # runs up to this length are remembered by their shape
SHAPES = 50_000  # shapes remembered before the memory is emptied


class Node(NamedTuple):
    """A piece of a compiled pattern: its regex, the kinds it can start with, if it can be empty.

    `kinds` are the kinds of a piece that is any one of them, else "". `whole` tells a group or a
    class, which a mark behind it covers: every group less makes compiling faster. `needs` are the
    kinds without which it cannot match.
    """

    regex: str
    first: frozenset[str]
    empty: bool
    kinds: str = ""
    whole: bool = False
    needs: str = ""

    def item(self) -> str:
        """Return the regex as one item, so that a mark behind it holds for all of it."""
        return self.regex if self.whole else f"(?:{self.regex})"


def one_of(kinds: str) -> Node:
    """Return the piece that is any one of these kinds."""
    regex = kinds if len(kinds) == 1 else f"[{kinds}]"
    needs = kinds if len(kinds) == 1 else ""
    return Node(regex, frozenset(kinds), empty=False, kinds=kinds, whole=True, needs=needs)


class Rule:
    """A pattern, the production that it feeds, and the name a user meets.

    Its regex is compiled when a run first needs it: a text meets a third of the patterns, and
    compiling all of them took three quarters of the time from start to first date.
    """

    __slots__ = ("make", "match", "name", "need", "regex", "source")

    def __init__(self, name: str, make: str, node: Node, source: str) -> None:
        """Keep the regex as text; `match` compiles it and then gives way to the compiled one."""
        self.name = name
        self.make = make
        self.regex = node.regex
        # the rarest kind it needs: triggers have the lowest numbers (lexer.py)
        self.need = min(node.needs, default="")
        self.source = source
        self.match: Callable[[str, int], re.Match[str] | None] = self._first_match

    def _first_match(self, kinds: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(self.regex).match
        return self.match(kinds, at)


class Match(NamedTuple):
    """Tokens [start, end) of a run that a rule matched, and the spans of its slots."""

    rule: Rule
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]]


class Grammar:
    """The rules of a language by the kind they start with, and a memory of shapes."""

    def __init__(self, language: Language, chars: Mapping[str, str]) -> None:
        """Compile every pattern. Raises LanguageError for a kind or macro that nobody defines."""
        self.chars = chars
        self.macros = language.macros
        self.by_first: dict[str, list[Rule]] = {}
        self.memory: dict[str, tuple[Match, ...]] = {}
        self.rules: list[Rule] = []
        for text in language.rules:
            for source in text.patterns:
                self._add(text.name, text.make, source)

    def _add(self, name: str, make: str, source: str) -> None:
        node = Compiler(self.chars, self.macros).compile(source)
        if node.empty:
            raise LanguageError(f"{name}: {source!r} matches nothing at all")
        rule = Rule(name, make, node, source)
        self.rules.append(rule)
        for char in node.first:
            self.by_first.setdefault(char, []).append(rule)

    def prepare(self) -> None:
        """Compile every pattern now: worth it where many texts are to come."""
        for rule in self.rules:
            rule.match("", 0)

    def parse(self, kinds: str) -> tuple[Match, ...]:
        """Return the matches in a run, left to right, none overlapping another."""
        found = self.memory.get(kinds)
        if found is None:
            found = tuple(self._scan(kinds))
            if len(kinds) <= CACHED:
                if len(self.memory) > SHAPES:
                    self.memory.clear()
                self.memory[kinds] = found
        return found

    def _scan(self, kinds: str) -> list[Match]:
        matches, at, rules, present = [], 0, self.by_first, frozenset(kinds)
        while at < len(kinds):
            best, rule = None, None
            for candidate in rules.get(kinds[at], ()):
                if candidate.need and candidate.need not in present:
                    continue
                match = candidate.match(kinds, at)
                if match and (best is None or match.end() > best.end()):
                    best, rule = match, candidate
            if best is None or rule is None or best.end() == at:
                at += 1
                continue
            matches.append(Match(rule, at, best.end(), _slots(best)))
            at = best.end()
        return matches


def _slots(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the filled slots by name; a name may stand in several branches of a pattern."""
    return {
        group.rpartition("__")[0]: match.span(group)
        for group, text in match.groupdict().items()
        if text
    }


class Compiler:
    """A recursive-descent reader of one pattern.

    A slot may be named in several branches, which a regex forbids, so its groups are numbered.
    """

    def __init__(
        self,
        chars: Mapping[str, str],
        macros: Mapping[str, str],
        prefix: str = "",
        count: Iterator[int] | None = None,
    ) -> None:
        """Know the kinds and macros that a pattern may name."""
        self.chars = chars
        self.macros = macros
        self.prefix = prefix
        self.count = count or itertools.count()
        self.source = ""
        self.at = 0

    def compile(self, source: str) -> Node:
        """Return the regex of a whole pattern."""
        self.source, self.at = source, 0
        node = self._alternatives()
        if self.source[self.at :].strip():
            raise LanguageError(f"cannot read {self.source[self.at :]!r} in {source!r}")
        return node

    def _peek(self) -> re.Match[str] | None:
        return LEXEME.match(self.source, self.at)

    def _alternatives(self) -> Node:
        branches = [self._sequence()]
        while (lexeme := self._peek()) and lexeme["bar"]:
            self.at = lexeme.end()
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        if all(b.kinds for b in branches):
            return one_of("".join(b.kinds for b in branches))
        regex = "(?:" + "|".join(b.regex for b in branches) + ")"
        first = frozenset().union(*(b.first for b in branches))
        needs = "".join(k for k in branches[0].needs if all(k in b.needs for b in branches))
        return Node(regex, first, any(b.empty for b in branches), whole=True, needs=needs)

    def _sequence(self) -> Node:
        nodes: list[Node] = []
        while (lexeme := self._peek()) and not (lexeme["bar"] or lexeme["close"]):
            nodes.append(self._repeated())
        if len(nodes) == 1:
            return nodes[0]
        first, empty = frozenset[str](), True
        for node in nodes:
            if empty:
                first |= node.first
            empty = empty and node.empty
        needs = "".join(node.needs for node in nodes)
        return Node("".join(node.regex for node in nodes), first, empty, needs=needs)

    def _repeated(self) -> Node:
        node = self._atom()
        lexeme = self._peek()
        if lexeme and lexeme["repeat"]:
            self.at = lexeme.end()
            mark = lexeme["repeat"]
            empty = node.empty or mark == "?" or mark.startswith("{0")
            needs = "" if empty else node.needs
            return Node(f"{node.item()}{mark}", node.first, empty, needs=needs)
        return node

    def _atom(self) -> Node:
        lexeme = self._peek()
        if lexeme is None:
            raise LanguageError(f"cannot read {self.source[self.at :]!r} in {self.source!r}")
        self.at = lexeme.end()
        if lexeme["slot"]:
            return self._slot(lexeme["slot"])
        if lexeme["macro"]:
            return self._macro(lexeme["macro"], self.prefix)
        if lexeme["kind"]:
            return self._kind(lexeme["kind"])
        return self._group(lexeme["look"])

    def _group(self, look: str | None) -> Node:
        node = self._alternatives()
        lexeme = self._peek()
        if not lexeme or not lexeme["close"]:
            raise LanguageError(f"a bracket is not closed in {self.source!r}")
        self.at = lexeme.end()
        if look:
            return Node(f"{look}{node.regex})", frozenset(), empty=True)
        return node

    def _slot(self, name: str) -> Node:
        outer = self.prefix
        self.prefix = outer if name == EXTENT else f"{outer}{name}_"
        node = self._atom()
        self.prefix = outer
        group = f"{outer}{name}__{next(self.count)}"
        return node._replace(regex=f"(?P<{group}>{node.regex})", kinds="", whole=True)

    def _macro(self, name: str, prefix: str) -> Node:
        if name not in self.macros:
            raise LanguageError(f"no macro {name!r}, named in {self.source!r}")
        return Compiler(self.chars, self.macros, prefix, self.count).compile(self.macros[name])

    def _kind(self, name: str) -> Node:
        if name not in self.chars:
            raise LanguageError(f"no word is of the kind {name!r}, named in {self.source!r}")
        return one_of(self.chars[name])
