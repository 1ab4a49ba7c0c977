"""A refiner for words and figures that are part of a name: "Easter Island", "version 2.10.24"."""

from __future__ import annotations

import re

from timeline.model.timex import Timex

FIGURES = ("year", "year range", "date in figures", "ISO date", "month and year")
NUMBERED = re.compile(
    r"(?:\b(?:[Vv]ersion|[Rr]esolution|[Ss]erial|[Tt]el\."
    r"|IS[BS]N|IBAN [A-Z]{2}\d\d|SKU|[Ff]light [A-Z]{2}|lines?|pp\.|[Vv]erses?)"
    r"|(?<![:.,\d])(?:0|3[2-9]|[4-9]\d))\s+$"
)
CODE_BEFORE = re.compile(r"\b[A-Z]{2,}-$")
CODE_AFTER = re.compile(r"-(?:\d{3}|\d{5,}|[a-z]{2}-\d+)\b")
STREET = re.compile(r"\s+(?:[A-Z]\w+\s+){1,2}(?:Avenue|Street|Road|Boulevard|Drive|Lane|Square)\b")
NAMED = {
    "weekday": re.compile(r"\s+(?:Times|Telegraph|Express|Mirror|Silence|Addams)\b"),
    "holiday": re.compile(r"\s+Island\b"),
    "century": re.compile(r"\s+Fox\b"),
    "recurring": re.compile(r"\s+(?:Mail|Telegraph|Mirror|Express|Beast)\b"),
    "part of a day": re.compile(r"\s+Standard\b"),
}
CHARACTER = re.compile(r"\b(?:Man|Joe|Ruby)\s+$")


def drop_names(timexes: list[Timex], text: str) -> list[Timex]:
    """Drop what belongs to a name, a number of something or an address."""
    return [timex for timex in timexes if not _is_name(timex, text)]


def _is_name(timex: Timex, text: str) -> bool:
    if timex.rule in FIGURES:
        before = text[max(0, timex.start - 14) : timex.start]
        if timex.rule == "year" and STREET.match(text, timex.end):
            return True
        if timex.rule in ("year", "year range") and _is_code(timex, text):
            return True
        return NUMBERED.search(before) is not None
    after = NAMED.get(timex.rule)
    if after is None:
        return False
    if timex.rule == "weekday" and CHARACTER.search(text[max(0, timex.start - 6) : timex.start]):
        return True
    return after.match(text, timex.end) is not None or text[timex.start : timex.end] == "SAT"


def _is_code(timex: Timex, text: str) -> bool:
    """Tell the year in a number of something: "incident 2024-117", "CVE-2023-1234"."""
    before = text[max(0, timex.start - 8) : timex.start]
    return bool(CODE_BEFORE.search(before) or CODE_AFTER.match(text, timex.end))
