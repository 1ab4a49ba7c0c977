"""Appeals to a reader for money, a subscription or a visit, which are no part of an article."""

from __future__ import annotations

import re

SHORT = 160  # characters of a block that a single cue decides
LONG = 2000  # characters of a block that are looked at
APPEAL = re.compile(
    r"\b(?:donat(?:e|ion|ions|ing)|subscri(?:be|ber|bers|ption|ptions)|newsletters?|patrons?|"
    r"patreon|sign up|support (?:us|our|from readers)|readers like you|your (?:support|inbox)|"
    r"join (?:us|our)|cups? of coffee|free (?:trial|access)|"
    r"log ?in|register(?:ed)? (?:now|free|to)|privacy policy|terms of (?:use|service)|cookies?|"
    r"click here|download (?:our|the) app|become a (?:member|patron|supporter)|"
    r"access to (?:free )?information|close this page|follow us|like us on|push notifications)\b",
    re.I,
)
ADDRESS = re.compile(r"\b(?:you|your|our|we|us)\b", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|\d{{4}}-\d\d-\d\d)\b", re.I
)
READER = re.compile(r"\b(?:you|your|please)\b", re.I)
# "Join us for a talk by Jan Berg on 16 March" asks to come, not to pay
INVITATION = re.compile(r"\bjoin us\s+(?:for|at|on|in|as|to (?:celebrate|hear|mark|see))\b", re.I)
BEGINS = re.compile(r"(?:^|[.!?:]\s+)[\W\d]*$")


def is_appeal(line: str) -> bool:
    """Tell "Sign up for our newsletter" from "On 3 May, customers could not log in"."""
    seen = line[:LONG]
    found = list(APPEAL.finditer(seen))
    if not found or (DAY.search(seen) and _tells(seen, found)):
        return False
    addressed = ADDRESS.search(seen) is not None
    if len(line) < SHORT:
        return addressed or APPEAL.match(line.lstrip("\"'*_ ([")) is not None
    return len({match.group().lower() for match in found}) > 1 and addressed


def _tells(line: str, found: list[re.Match[str]]) -> bool:
    """Tell a sentence that no reader is asked in, and an invitation to what has a day."""
    if INVITATION.search(line):
        return True
    asked = any(BEGINS.search(line[: match.start()]) for match in found)
    return not asked and READER.search(line) is None
