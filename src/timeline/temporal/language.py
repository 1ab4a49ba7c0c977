"""A language: its words, and its patterns over kinds of words, read from one TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("en",)
FOLDER = Path(__file__).parent / "languages"

# kinds that tokens of digits have (numerals.py); patterns name them beside the kinds of words
NUMBER_KINDS = (
    "N12", "N24", "N31", "N59", "N99", "NUM3", "YEAR", "NUM", "DECIMAL", "ORD", "ORDBIG",
    "CLOCK", "CLOCKM", "HOURM", "SLASH2", "SLASH3", "DASH3", "DOT3", "ISODATE", "ISOMONTH",
    "ISOTIME", "ISOWEEK", "DECADE", "SHORTDECADE", "DAYYEAR", "DTG", "ZULU", "CLOCKZ",
    "QNUM", "HNUM", "NHALF", "QYEAR", "WNUM", "DTGROUP", "DAYMONTH", "ERAYEAR", "CYEAR",
    "FY", "UNITNUM", "HHOURS", "SYEAR",
)  # fmt: skip

Word = tuple[str, Any]  # (kind, value)


class LanguageError(ValueError):
    """A language file contradicts itself: the mistake of its author, never of a user."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as its file has it: what a user calls it, its production, its patterns."""

    name: str
    make: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Words -> (kind, value), and what the grammar is built from.

    `lower` gives words that mean something else, or nothing, without a capital ("may"); `upper`
    lists those that count only in capitals ("AD"). `context` names the kinds that never make a
    time expression alone, so a text without any other kind is skipped.
    """

    name: str
    words: Mapping[str, Word]
    lower: Mapping[str, Word]
    upper: frozenset[str]
    context: frozenset[str]
    number_shapes: Mapping[str, str]
    macros: Mapping[str, str]
    rules: tuple[RuleText, ...]
    holidays: Mapping[str, str]
    cues: Mapping[str, str]
    kinds: frozenset[str] = field(default=frozenset())


def known(tag: str) -> str:
    """Return the language to read a text with whose tag is "en-GB": English where we lack it."""
    return _base(tag) if _base(tag) in LANGUAGES else LANGUAGES[0]


def is_foreign(tag: str) -> bool:
    """Tell whether a tag names a language that we lack: "fr", not "und" and not "English"."""
    base = _base(tag)
    return 2 <= len(base) <= 3 and base != "und" and base not in LANGUAGES


def _base(tag: str) -> str:
    return re.split("[-_]", tag.strip().lower())[0]


def load(name: str = "en", *, typed: bool = False) -> Language:
    """Read a language of the package, with what its `typed` tables add where asked.

    Raises LanguageError where its file contradicts itself.
    """
    path = FOLDER / f"{name}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return build(_typed(data) if typed else data)


def _typed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Merge what only counts in a typed phrase: there, every word can begin a date."""
    extra = data["typed"]
    rules = {name: dict(rule) for name, rule in (data["rules"] | extra["rules"]).items()}
    for name in data["rules"].keys() & extra["rules"].keys():
        rules[name]["match"] = [*extra["rules"][name]["match"], *data["rules"][name]["match"]]
    first = {name: rules[name] for name in extra["rules"]}
    words = {
        kind: _joined(data["words"].get(kind, {}), extra["words"].get(kind, {}))
        for kind in (*data["words"], *extra["words"])
    }
    return {
        **data,
        "context": [],
        "words": words,
        "macros": data["macros"] | extra["macros"],
        "rules": first | rules,
    }


def _joined(own: Any, more: Any) -> Any:
    """Join two tables or two lists of words of one kind."""
    if isinstance(own, Mapping) and isinstance(more, Mapping):
        return {**own, **more}
    return [*own, *more]


def build(data: Mapping[str, Any]) -> Language:
    """Make a language of its file's tables.

    Raises LanguageError for a word under two kinds: the later would silently win, and the
    patterns that count on the former would never match again.
    """
    words = _words(data["words"])
    lower = {
        word: (kind, words[word][1] if word in words else None)
        for word, kind in data.get("lower", {}).items()
    }
    kinds = {kind for kind, _ in (*words.values(), *lower.values())}
    unknown = set(data["context"]) - kinds - set(NUMBER_KINDS)
    if unknown:
        raise LanguageError(f"context names kinds that no word has: {', '.join(sorted(unknown))}")
    return Language(
        name=data["name"],
        words=words,
        lower=lower,
        upper=frozenset(data.get("upper", ())),
        context=frozenset(data["context"]),
        number_shapes=data["numbers"],
        macros=data["macros"],
        rules=_rules(data["rules"]),
        holidays=data.get("holidays", {}),
        cues=data.get("cues", {}),
        kinds=frozenset(kinds),
    )


def _words(tables: Mapping[str, Any]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for kind, entries in tables.items():
        pairs = entries.items() if isinstance(entries, Mapping) else ((w, None) for w in entries)
        for word, value in pairs:
            if word != word.lower():
                raise LanguageError(f"{word!r} under {kind} is not in lower case")
            if word in words:
                raise LanguageError(f"{word!r} is listed under {words[word][0]} and {kind}")
            words[word] = (kind, value)
    return words


def _rules(tables: Mapping[str, Any]) -> tuple[RuleText, ...]:
    return tuple(
        RuleText(name, table["make"], tuple(table["match"])) for name, table in tables.items()
    )
