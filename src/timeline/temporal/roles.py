"""What the words around an expression make of it: since, until, somebody's, part of a name."""

from __future__ import annotations

import re

from timeline.model.timex import Deictic, Duration, Set, Timex

SINCE = re.compile(r"\b(?:since|from|as of|starting|beginning)\s+$", re.I)
UNTIL = re.compile(r"\b(?:until|till|til|up to|through)\s+$", re.I)
# "the October Revolution", "September 11 attacks", "the 1848 uprising": the date is the name
NAMED = re.compile(
    r"\s+(?:attacks?|massacre|incident|revolution|coup|uprising|putsch|movement|agreement|accords?"
    r"|protests?|bombings?|manifesto|crisis|commission|war|plan|memorandum|process|decree)s?\b",
    re.I,
)


def role_of(timex: Timex, text: str) -> str:
    """Return "since", "until", "possessive", "name" or "" for an expression in its text."""
    value = timex.value
    if isinstance(value, (Duration, Set)) or (isinstance(value, Deictic) and value.name != "day"):
        return ""
    after = text[timex.end : timex.end + 2]
    if after in ("'s", "’s"):
        return "possessive"
    if NAMED.match(text, timex.end) and text[timex.end - 1].isalnum():
        return "name"
    before = text[max(0, timex.start - 12) : timex.start]
    if SINCE.search(before):
        return "since"
    return "until" if UNTIL.search(before) else ""
