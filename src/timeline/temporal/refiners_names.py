"""A refiner for words and figures that are part of a name: "Easter Island", "version 2.10.24"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import Shift, Timex

FIGURES = ("year", "year range", "date in figures", "ISO date", "month and year")
NUMBERED = re.compile(
    r"(?:\b(?:[Vv]ersion|[Rr]esolution|[Ss]erial|[Tt]el\."
    r"|IS[BS]N|IBAN [A-Z]{2}\d\d|SKU|[Ff]light [A-Z]{2}|lines?|pp\.|[Vv]erses?)"
    r"|(?<![:.,\d])(?:0|3[2-9]|[4-9]\d))\s+$"
)
CODE_BEFORE = re.compile(r"\b[A-Z]{2,}-$")
CODE_AFTER = re.compile(r"-(?:\d{3}|\d{5,}|[a-z]{2}-\d+)\b")
# the year of a model: "a 1987 Toyota pickup"
OWNED = re.compile(r"(?:\b(?:an?|his|her|their)|['’]s)\s+$", re.I)
MAKE = re.compile(
    r"\s+(?:Acura|Audi|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Dodge|Ferrari|Fiat|Ford|GMC"
    r"|Honda|Hyundai|Jaguar|Jeep|Kia|Lexus|Lincoln|Mazda|Mercedes|Mercury|Mitsubishi|Nissan|Opel"
    r"|Peugeot|Plymouth|Pontiac|Porsche|Renault|Saab|Subaru|Suzuki|Tesla|Toyota|Volkswagen|Volvo)"
    r"(?:[- ][A-Z]?[a-z0-9]+)\b"
)
STREET = re.compile(r"\s+(?:[A-Z]\w+\s+){1,2}(?:Avenue|Street|Road|Boulevard|Drive|Lane|Square)\b")
NAMED = {
    "weekday": re.compile(r"\s+(?:Times|Telegraph|Express|Mirror|Silence|Addams)\b"),
    "holiday": re.compile(r"\s+Island\b"),
    "century": re.compile(r"\s+Fox\b"),
    "recurring": re.compile(r"\s+(?:Mail|Telegraph|Mirror|Express|Beast)\b"),
    "part of a day": re.compile(r"\s+Standard\b"),
    # an age, no day
    "today": re.compile(
        r"['’]s (?:\w+ )?(?:world|youth|society|generation|standards|computers|teenagers)\b"
    ),
}
STYLED = 32  # characters that can stand between a day and its other date
STYLES = r"(?:O\.? ?S\.?|[Oo]ld [Ss]tyle|Julian(?: calendar)?)"
BRACKET = re.compile(rf" ?[(\[](?:{STYLES}:? ?)?")
OLD_STYLE = re.compile(rf",? ?(?:in the )?{STYLES}[)\]]")
CAROLS = re.compile(r"\b(?:White|Merry|Blue|Happy) $")
AGE = re.compile(
    r"\b(?:people|men|women|children|youth|leaders|workers|world|city|cities|schools?|cars?"
    r"|technology|generations?|society) of $"
)
CHARACTER = re.compile(r"\b(?:Man|Joe|Ruby|Bloody|Black|Super|Casual|Sheffield)\s+$")


def drop_names(timexes: list[Timex], text: str) -> list[Timex]:
    """Drop what belongs to a name, a number of something or an address."""
    return [timex for timex in timexes if not _is_name(timex, text)]


def drop_old_style(timexes: list[Timex], text: str) -> list[Timex]:
    """Drop a day that says the one before it once more, in the calendar of the time."""
    kept: list[Timex] = []
    again = False
    for timex in timexes:
        if not kept or timex.start - kept[-1].end > STYLED:
            kept.append(timex)
            again = False
            continue
        between = text[kept[-1].end : timex.start]
        if again and (whole := _with_year(kept[-1], timex, between)):
            kept[-1] = whole
            again = False
            continue
        again = bool(BRACKET.fullmatch(between)) and _is_old_style(between, text, timex.end)
        if not again:
            kept.append(timex)
    return kept


# "3 May, the day before the vote": what comes behind is no date, and the day is the one named
EVENT = re.compile(r"\s+(?!and\b|or\b|but\b)\w")


def name_the_day(timexes: list[Timex], text: str) -> list[Timex]:
    """Read "the day before the vote" beside a date as that date."""
    return [
        _same_day(timex)
        if timex.rule == "the day before"
        and timex.value in (Shift("day", -1.0, "last"), Shift("day", 1.0, "last"))
        and text[before.end : timex.start] in (", ", " - ", " – ")
        and EVENT.match(text, timex.end)
        else timex
        for before, timex in zip(timexes[:1] + timexes, timexes, strict=False)
    ]


def _same_day(timex: Timex) -> Timex:
    return replace(
        timex, end=timex.start + len("the day"), value=Shift("day", 0, "last", whole=True)
    )


def _is_old_style(before: str, text: str, end: int) -> bool:
    return before.strip(" ([") != "" or OLD_STYLE.match(text, end) is not None


def _with_year(day: Timex, year: Timex, between: str) -> Timex | None:
    """Return "11 May [O.S. 30 April] 1821" as one day."""
    if year.rule != "year" or between[-2:] not in (") ", "] "):
        return None
    if not isinstance(day.value, PartialDate) or not isinstance(year.value, PartialDate):
        return None
    if day.value.year is not None or day.value.day is None:
        return None
    return replace(
        day, end=year.end, value=PartialDate(year.value.year, day.value.month, day.value.day)
    )


def _is_name(timex: Timex, text: str) -> bool:
    if timex.rule in FIGURES:
        before = text[max(0, timex.start - 14) : timex.start]
        if timex.rule == "year" and (
            STREET.match(text, timex.end) or (MAKE.match(text, timex.end) and OWNED.search(before))
        ):
            return True
        if timex.rule in ("year", "year range") and _is_code(timex, text):
            return True
        return NUMBERED.search(before) is not None
    after = NAMED.get(timex.rule)
    if after is None:
        return False
    if timex.rule == "holiday" and CAROLS.search(text[max(0, timex.start - 10) : timex.start]):
        return True
    if timex.rule == "weekday" and CHARACTER.search(text[max(0, timex.start - 10) : timex.start]):
        return True
    if timex.rule == "today" and AGE.search(text, max(0, timex.start - 16), timex.start):
        return True
    return after.match(text, timex.end) is not None or text[timex.start : timex.end] == "SAT"


def _is_code(timex: Timex, text: str) -> bool:
    """Tell the year in a number of something: "incident 2024-117", "CVE-2023-1234"."""
    before = text[max(0, timex.start - 8) : timex.start]
    return bool(CODE_BEFORE.search(before) or CODE_AFTER.match(text, timex.end))
