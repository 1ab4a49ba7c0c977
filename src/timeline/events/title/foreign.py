"""A line for a sentence of another language, whose grammar no rule here knows."""

from __future__ import annotations

import re

from timeline.events.title.trim import LONG
from timeline.events.title.wording import tidy

STAMP = re.compile(r".{0,40}?\d{1,2}[:.]\d\d(?: ?Uhr| ?h)?:\s+")  # "Update, 13:17 Uhr: "
STOP = re.compile(r"[,;:](?=\s)|\s[–—]\s")


def line_of(sentence: str) -> str:
    """Return the whole of a short sentence, else up to a comma, else its first words and "…"."""
    stamp = STAMP.match(sentence)
    line = sentence[stamp.end() :] if stamp else sentence
    if len(line.split()) <= LONG:
        return tidy(line)
    stops = [match.start() for match in STOP.finditer(line)]
    fitting = [at for at in stops if 4 <= len(line[:at].split()) <= LONG]
    broken = " ".join(line.split()[:LONG])
    return tidy(line[: max(fitting)]) if fitting else f"{tidy(broken)} …"
