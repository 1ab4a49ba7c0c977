"""The words of a calendar's entry; those of our own export are taken apart again."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

QUOTE = re.compile(r"“(.+)”", re.S)
FACT = re.compile(r"(Date|Status|Who): (.+)")


class Description(NamedTuple):
    """What a DESCRIPTION says."""

    text: str | None = None
    who: tuple[str, ...] = ()
    quote: str | None = None


def words(entry: Any, key: str) -> str:
    """Return a property's text, of several the first; "" where there is none."""
    value = entry.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value).strip()


def part(value: Any, name: str) -> Any:
    """Return a part of a property's value; None where there is none, or it does not parse."""
    try:
        return getattr(value, name, None)
    except ValueError:  # icalendar keeps what does not parse, which fails when it is asked
        return None


def every(entry: Any, key: str) -> list[str]:
    """Return the texts of a property that may stand several times."""
    value = entry.get(key, [])
    return [str(item).strip() for item in (value if isinstance(value, list) else [value])]


def note(entry: Any) -> str | None:
    """Return what COMMENT says."""
    return "\n\n".join(filter(None, every(entry, "COMMENT"))) or None


def language(entry: Any) -> str | None:
    """Return the language that SUMMARY says it is in."""
    tag = getattr(entry.get("SUMMARY"), "params", {}).get("LANGUAGE")
    return str(tag).strip() or None if tag else None


def is_ours(entry: Any) -> bool:
    """Tell an entry of our own export, which has a UID and a transparency as we write them."""
    return bool(re.fullmatch(r"[0-9a-z-]{8,36}@[0-9a-f-]{36}", words(entry, "UID")))


def title(entry: Any) -> str:
    """Return SUMMARY as one line, without the "c. " that an export puts before doubtful dates."""
    summary = " ".join(words(entry, "SUMMARY").split())
    doubtful = words(entry, "X-TIMELINE-EDTF").rstrip("/.").endswith(("~", "%"))
    return summary.removeprefix("c. ") if doubtful else summary


def places(entry: Any) -> tuple[str, ...]:
    """Return LOCATION; one that we wrote is a list."""
    location = " ".join(words(entry, "LOCATION").split())
    if is_ours(entry):
        return tuple(filter(None, location.split(", ")))
    return (location,) if location else ()


def categories(entry: Any) -> tuple[str, ...]:
    """Return every category of every CATEGORIES line."""
    value = entry.get("CATEGORIES", [])
    found = [
        str(category).strip()
        for item in (value if isinstance(value, list) else [value])
        for category in part(item, "cats") or [item]
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def description(entry: Any) -> Description:
    """Return DESCRIPTION, of our own export in its parts."""
    whole = words(entry, "DESCRIPTION")
    if not is_ours(entry):
        return Description(whole or None)
    text: list[str] = []
    facts: dict[str, str] = {}
    quote: str | None = None
    for paragraph in filter(None, whole.split("\n\n")):
        lines = paragraph.split("\n")
        found = [FACT.fullmatch(line) for line in lines]
        quoted = QUOTE.match(paragraph)
        if all(found):
            facts |= {match[1]: match[2] for match in found if match}
        elif quoted and not quote:
            quote = quoted[1]
        elif not (quoted or paragraph.startswith(("— ", "http://", "https://"))):
            text.append(paragraph)
    who = tuple(facts["Who"].split(", ")) if "Who" in facts else ()
    return Description("\n\n".join(text) or None, who, quote)
