"""Dates that belong to a text's furniture: bylines, captions, datelines, copyright, stamps."""

from __future__ import annotations

import re

PUBLISHED = re.compile(
    r"""\W*(?:
      (?:first\ |last\ |originally\ |date\ )?(?:published|posted|updated|modified|edited|created
        |submitted|retrieved|accessed|filed|printed|revised|reviewed|uploaded|written|reported)
        \b[^.!?]{0,40}$
      |copyright\b|©|\(c\)|all\ rights\ reserved
      |(?:by\ |author:\ )(?-i:[A-Z])[\w.’'-]+(?:\ [A-Z][\w.’'-]+){0,3}\W*$
      |(?:date|issued|published|visited|updated)\s*:)""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"""\bfile\s+(?:photo|image|picture)|\bphoto(?:graph)?\ taken\b|^\W*FILE\b
      |\bhandout\ (?:photo|image)|\bin\ this\ (?:\w+\ ){0,2}$""",
    re.IGNORECASE | re.VERBOSE,
)
AFTER_CAPTION = re.compile(r"\W*(?:,\s*)?(?:file|handout|aerial) (?:photo|image|picture)")
DATELINE = re.compile(r"^[A-Z][A-Z'’. -]{2,40}(?:, [A-Z][\w. ]{1,20})?,?\s*(?:\(\w+\)\s*)?$")
AFTER_DATELINE = re.compile(r"^\s*(?:\([^)]{2,30}\)\s*)?(?:--|—|–|_|-\s)")
STAMP = re.compile(
    r"[\W\d]*(?:(?:(?-i:[A-Z]{2,4})|am|pm|a\.m\.|p\.m\.|at|on)\b[\W\d]*){0,9}", re.IGNORECASE
)
SLUG = re.compile(r"^[A-Z]{2,5}\d{4,}|^[A-Z0-9]{2,6}-[A-Z]{2}-\d|\bSL:|^[a-z]\d{3,5}\s")


def furniture(before: str, after: str) -> str | None:
    """Say what a date between `before` and `after` serves, or None where it tells something."""
    if PUBLISHED.match(before) and len(before) < 80:
        return "byline or date of publication"
    if CAPTION.search(before) or AFTER_CAPTION.match(after):
        return "caption of a photograph"
    if DATELINE.match(before) and AFTER_DATELINE.match(after):
        return "dateline"
    if STAMP.fullmatch(before) and STAMP.fullmatch(after):
        return "a date and nothing else"
    return "slug of an agency" if SLUG.search(before) else None
