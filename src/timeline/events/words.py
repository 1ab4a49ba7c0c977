"""The word lists of events/words.toml, as frozen sets."""

from __future__ import annotations

import tomllib
from pathlib import Path

Lists = dict[str, frozenset[str]]


def _load() -> Lists:
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        tables = tomllib.load(file)
    lists = {
        name: frozenset(words.split()) for table in tables.values() for name, words in table.items()
    }
    spoken = lists["saying"] | lists["thinking"]
    lists["stating"] = spoken | {forms(verb)[1] for verb in spoken}
    lists["saying"] = frozenset(form for verb in lists["saying"] for form in forms(verb))
    lists["thinking"] = frozenset(form for verb in lists["thinking"] for form in forms(verb))
    derived = frozenset(form for verb in lists["agentive"] for form in forms(verb))
    lists["agentive"] = derived | lists["agentive_past"]
    lists["base_s"] = frozenset(forms(verb)[1] for verb in lists["base"])
    return lists


IRREGULAR = dict(
    pair.split("-")
    for pair in """say-said tell-told forecast-forecast think-thought know-knew find-found
    understand-understood see-saw hear-heard show-showed mean-meant admit-admitted""".split()
)


def forms(verb: str) -> tuple[str, str, str]:
    """Return (say, says, said): a base form, its -s form and its past."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third, past = f"{verb}es", f"{verb}ed"
    else:
        third, past = f"{verb}s", f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    return verb, third, IRREGULAR.get(verb, past)


WORDS = _load()
