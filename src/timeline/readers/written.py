"""Full dates as metadata and the heads of articles write them: nothing is guessed.

This is not the engine that reads prose: only a day with its month and year counts, so that a
headline that mentions a date is not taken for the day of publication.
"""

from __future__ import annotations

import re

from timeline.errors import InvalidDate
from timeline.model.dates import Interval, PartialDate

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})\b"
FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)(?:[T ](?P<time>[\d:.]+)"
        r"(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"\b(?P<year>\d{4})/(?P<number>\d\d)/(?P<day>\d\d)\b",
        r"\b(?P<year>\d{4})(?P<number>[01]\d)(?P<day>[0-3]\d)\b",
    )
)
PLACE = re.compile(r"\W*(?:[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}(?:, [A-Z][\w.]+){0,2},?)?[ –—-]*")
AGENCY = re.compile(r"\s*\([A-Z][\w .,/&-]{1,40}\)\s*")
BROADCAST = 1950  # "Hiroshima, 6 August 1945" is a title
NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")


def find(text: str) -> tuple[Interval, int, int] | None:
    """Return the first full date written in a text, with its place; None where there is none."""
    matches = [match for form in FORMS if (match := form.search(text))]
    for match in sorted(matches, key=lambda found: (found.start(), -found.end())):
        date = _date(match.groupdict())
        if date:
            return Interval(date), match.start(), match.end()
    return _numeric(text)


def dateline(line: str) -> Interval | None:
    """Return the date of a line that is a place and a day and nothing else: "Kyiv, 14 May 2023".

    The day may stand in brackets, and before the place; an agency may stand beside them.
    """
    found = find(line)
    if found is None:
        return None
    lead, behind = AGENCY.sub("", line[: found[1]]).rstrip("(| "), AGENCY.sub("", line[found[2] :])
    alone = not behind.strip(" .:–—-)|") and PLACE.fullmatch(f"{lead} ".lstrip())
    swapped = not lead.strip() and behind[:1] == "," and PLACE.fullmatch(behind[1:].strip() + " ")
    if not (alone or swapped):
        return None
    start = found[0].start
    recent = isinstance(start, PartialDate) and (start.year or 0) >= BROADCAST
    return found[0] if recent else None


def _date(fields: dict[str, str | None]) -> PartialDate | None:
    month = fields.get("number") or MONTHS[(fields.get("month") or "").lower()]
    return _valid(int(fields["year"] or 0), int(month), int(fields["day"] or 0))


def _valid(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day) if 1000 <= year < 2200 else None
    except InvalidDate:
        return None


def _numeric(text: str) -> tuple[Interval, int, int] | None:
    """Read 29/10/2024 and 10/29/2024, and leave 3/4/2024 alone: it has two readings."""
    for match in NUMERIC.finditer(text):
        first, second, year = (int(part) for part in match.groups())
        found = {_valid(year, first, second), _valid(year, second, first)} - {None}
        if len(found) == 1:
            date = found.pop()
            assert date
            return Interval(date), match.start(), match.end()
    return None
