"""The slug in capitals that opens an item: "ACCIDENT – A car was northbound when ..."."""

from __future__ import annotations

import re

from timeline.events.words import WORDS

# "ARRESTS – A man was held": long words in capitals; a short one may be a body's name ("NATO –").
SLUG = re.compile(r"^(?:[A-Z]{7,}|[A-Z]{3,}(?: [A-Z]{3,}){1,3}) ?[–—:-]+ ?(?=[A-Z])")
SHORT = re.compile(r"^([A-Z]{4,6}) ?[–—:-]+ ?(?=[A-Z])")
CASES = WORDS["event"] | frozenset("theft burglary robbery collision fraud arson pursuit".split())
OPENING = re.compile(r"^(?:[^.;]{0,40}?[:|–—-] ?)?([A-Z]{4,}) ?[–—:-]+ ?(?=[A-Z])")


def unslugged(line: str) -> str:
    """Return a line without the slug in capitals that opens it."""
    rest = SLUG.sub("", line)
    short = SHORT.match(rest)
    if short and short.group(1).lower() in CASES:
        rest = rest[short.end() :]
    return rest if len(rest.split()) > 1 else line


def opens_with_slug(line: str) -> bool:
    """Tell whether a line begins with a slug."""
    return unslugged(line + " .") != line + " ."


def with_slug(sentence: str, line: str, limit: int) -> str:
    """Put "Accident:" before a title that does not say what its sentence's slug says."""
    slug = OPENING.match(sentence)
    if slug is None or slug.group(1).lower() not in CASES or len(line.split()) >= limit:
        return line
    label = slug.group(1).capitalize()
    if any(word.lower().startswith(label[:5].lower()) for word in line.split()):
        return line
    first, _, rest = re.sub(r"^(?:A|An|The) ", "", line).partition(" ")
    common = f" {first.lower()} " in sentence
    return f"{label}: {first.lower() if common else first} {rest}"
