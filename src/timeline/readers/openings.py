"""What stands before a text or a paragraph and is none of it: labels, stamps of updates."""

from __future__ import annotations

import re

from timeline.readers import written

# a day, a time and what stands about them; nothing else
WHEN = (
    r"(?>(?:\d{1,4}(?:[:.h]\d\d){0,2}(?:st|nd|rd|th|am|pm|h|a\.m\.?|p\.m\.?)?(?!\w)|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"(?:am|pm|uhr|hrs?|hours|at|on|of|noon|midnight|local|time|today)\b|[ap]\.m\.?|"
    r"(?-i:[A-Z]{2,4})\b|[^\S\n]|[,./()|#~·•])*)"
)
LABEL = re.compile(
    r"[\W_]*(?:for (?:immediate |general )?(?:release|publication)|immediate release|"
    r"(?:official )?(?:press|news|media) (?:release|advisory|alert|statement|notice|note|bulletin)|"
    r"(?:strictly |under )?embargo(?:ed)?(?: (?:until|till|to))?|"
    r"breaking(?: news)?|just in|developing(?: story)?|exclusive|news ?flash|live(?: updates)?)\b"
    rf"(?:\s+(?:no|nr|number)\b\.?)?[\s:!*_–—-]*{WHEN}[\W_]*",
    re.IGNORECASE,
)
CONTACT = re.compile(r"\W*(?:(?:media|press|news) )?(?:contacts?|enquiries|inquiries)\s*:", re.I)
STAMP = re.compile(
    rf"[\W_]*(?:(?:last|latest) )?upd(?:ate[ds]?|\.)(?:\s+(?:no\.? ?|#)?\d{{1,2}}(?=[\s:)\]*,]))?"
    rf"[\s,:(–—-]*{WHEN}(?::[*_\s]+|\][:\s]*|\)[:\s]+|[*_]+:?\s+|[–—]\s*|(?<=\s)-\s+)(?=\S)|"
    # a ticker's entry: +++ 10:45: headline +++
    r"\W*\+\+\+[^+\n]{1,120}\+\+\+\s*(?=\S)",
    re.IGNORECASE,
)
MARKS = " \t:*_()[]–—-"
LONGEST = 160  # characters of a stamp


def is_label(line: str) -> bool:
    """Tell "FOR IMMEDIATE RELEASE", "Breaking news", and whom the press may call."""
    return len(line) < LONGEST and bool(LABEL.fullmatch(line) or CONTACT.match(line))


def stamp(line: str) -> str:
    """Return the stamp that opens a paragraph ("Update, 13:17: "), "" where there is none."""
    found = STAMP.match(line[:LONGEST])
    return found.group() if found else ""


def dated(stamp: str, year: int | None) -> str:
    """Return a stamp with the year behind a day that has none."""
    whole = f"{stamp.strip(MARKS)}, {year}"
    if year is None or written.find(stamp) or not written.find(whole):
        return stamp.strip()
    return whole
