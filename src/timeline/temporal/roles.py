"""What the words around an expression make of it: since, until, somebody's, part of a name."""

from __future__ import annotations

import re

from timeline.model.timex import Deictic, Duration, Set, Timex

BEFORE = {
    "since": "since", "from": "since", "starting": "since", "beginning": "since",
    "until": "until", "till": "until", "til": "until", "through": "until",
}  # fmt: skip
# "the October Revolution", "September 11 attacks", "the 1848 uprising": the date is the name
NAMED = frozenset(
    "attack massacre incident revolution coup uprising putsch movement agreement accord protest"
    " bombing manifesto crisis commission war plan memorandum process decree".split()
)
NEXT_WORD = re.compile(r"\s+(\w+)")


def role_of(timex: Timex, text: str) -> str:
    """Return "since", "until", "possessive", "name" or "" for an expression in its text."""
    after = text[timex.end : timex.end + 2]
    if after in ("'s", "’s"):
        return "possessive"
    if isinstance(timex.value, (Duration, Set)):
        return ""
    words = text[max(0, timex.start - 12) : timex.start].split()
    role = BEFORE.get(words[-1].lower(), "") if words else ""
    if words[-2:] == ["up", "to"]:
        role = "until"
    if after[:1] == " " and _is_named(text, timex.end) and text[timex.end - 1].isalnum():
        role = "name"
    if not role:
        return ""
    return "" if isinstance(timex.value, Deictic) and timex.value.name != "day" else role


def _is_named(text: str, end: int) -> bool:
    """Tell whether the word behind a date makes it a name."""
    word = NEXT_WORD.match(text, end)
    return word is not None and not NAMED.isdisjoint(
        (low := word[1].lower(), low.removesuffix("s"))
    )
