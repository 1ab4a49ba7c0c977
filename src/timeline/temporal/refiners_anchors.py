"""Refiners that look an expression up in its text: "nine days after the invasion", "on the 7th"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.dates import PartialDate
from timeline.model.timex import Duration, Shift, Timex, TimexKind, Within
from timeline.temporal.refiners_counted import LENGTH, UNITS

# "on the 7th it met", not "on the 7th floor" nor "on the 5th Avenue"
GOES_ON = re.compile(
    r"\s*(?:$|[,.;:)\n]|(?:it|he|she|they|we|i|the|an?|this|these|that|those|his|her|its|their|our"
    r"|at|in|by|with|from|when|after|another|no|some|all|both|two|three|both|there)\b(?!-))",
    re.I,
)
ATTACKS = re.compile(r"\s+(?:terror(?:ist)? )?(?:attacks?|hijack|commission\b)", re.I)
AFTER = re.compile(
    r"\s+(?P<side>before|after|following|prior to)\s+(?:the|this|that|its|his|her|their)\s+"
    r"(?P<noun>(?:[A-Za-z]+(?:-[a-z]+)?\s+){0,2}[A-Za-z]{4,})"
)
BEGUN = re.compile(r"\s+(?:began|started|ended|broke out|struck|was (?:over|lifted|signed))\b")
NEAR = 40  # expressions looked back over
TRIES = 4  # mentions of the event looked at
REACH = 4000  # characters back to the sentence that dates what is counted from
SENTENCE = re.compile(r"[.!?][\"”’)]?\s|\n")
# words that name no happening, though they stand in the place of one
WEAK = frozenset(
    "first second third last next other same final whole city country government company report"
    " town state president police people court team house group public united national".split()
)


def drop_places(timexes: list[Timex], text: str) -> list[Timex]:
    """The 7th is a day where a sentence goes on behind it, and a floor or a fleet elsewhere."""
    return [
        _looking_back(timex, text)
        for timex in timexes
        if timex.rule != "day of the month told of" or GOES_ON.match(text, timex.end)
    ]


def _looking_back(timex: Timex, text: str) -> Timex:
    """What had happened on the 7th was before the day that was named last."""
    if timex.rule != "day of the month told of":
        return timex
    had = re.search(r"\bhad\b[^.]*$", text[max(0, timex.start - 80) : timex.start])
    return replace(timex, cue="past") if had else timex


ELEVENTH = PartialDate(None, 9, 11)


def name_attacks(timexes: list[Timex], text: str) -> list[Timex]:
    """The Sept. 11 attacks are those of 2001."""
    return [
        replace(timex, value=PartialDate(2001, 9, 11))
        if timex.value == ELEVENTH and ATTACKS.match(text, timex.end)
        else timex
        for timex in timexes
    ]


def count_from_events(timexes: list[Timex], text: str) -> list[Timex]:
    """Count "nine days after the invasion" from the date that the text gave the invasion."""
    return [
        _counted(timex, timexes[max(0, at - NEAR) : at], text)
        if isinstance(timex.value, Duration)
        else timex
        for at, timex in enumerate(timexes)
    ]


def _counted(timex: Timex, before: list[Timex], text: str) -> Timex:
    length = LENGTH.fullmatch(timex.value.value) if isinstance(timex.value, Duration) else None
    match = AFTER.match(text, timex.end)
    if length is None or match is None:
        return timex
    unit = UNITS[length[2]]
    for word in match["noun"].split():
        if len(word) < 4 or word.lower() in WEAK:
            continue
        date = _date_of(word, before, text, timex.start, unit)
        if date is not None:
            sign = -1 if match["side"] in ("before", "prior to") else 1
            value = Within(Shift(unit, sign * float(length[1])), date)
            rule = "so long before or after an event"
            end = match.start("noun") + match["noun"].index(word) + len(word)
            if begun := BEGUN.match(text, end):
                end = begun.end()
            return replace(timex, end=end, value=value, rule=rule, kind=TimexKind.DATE)
    return timex


def _date_of(word: str, before: list[Timex], text: str, at: int, unit: str) -> PartialDate | None:
    """Return the date, fine enough for the unit, in the sentence that named the event last."""
    last = text.rfind(word, max(0, at - REACH), at)
    for _ in range(TRIES):
        if last < 0:
            break
        begin, end = _sentence(text, last, at)
        dates = [t.value for t in before if begin <= t.start < end and t.start > last - 200]
        fine = [date for date in dates if isinstance(date, PartialDate) and _fits(date, unit)]
        if fine:
            return fine[0] if len(fine) == 1 else None
        last = text.rfind(word, max(0, at - REACH), max(begin, 0))
    return None


def days_of_sentences(timexes: list[Timex], text: str) -> list[Timex]:
    """ "Earlier in the day" is of the day that its sentence names, or else of publication."""
    return [
        replace(timex, value=Shift("day", 0, whole=True))
        if IN_THE_DAY.search(text, timex.start, timex.end)
        and not _dated_before(timexes[max(0, at - TRIES) : at], text, timex.start)
        else timex
        for at, timex in enumerate(timexes)
    ]


def _dated_before(near: list[Timex], text: str, at: int) -> bool:
    """Tell whether the sentence has named a date before."""
    begin = _sentence(text, at, at)[0]
    return any(t.start >= begin and not isinstance(t.value, Duration) for t in near)


JOINS = re.compile(r"[^.;:!?\n]{0,60}\band\b[^.;:!?\n]{0,60}")


def share_years(timexes: list[Timex], text: str) -> list[Timex]:
    """ "Sacked in April and arrested on 12 June 2019" is April of that year."""
    pairs = zip(timexes, [*timexes[1:], None], strict=True)
    return [_with_year_of(timex, after, text) for timex, after in pairs]


def _with_year_of(timex: Timex, after: Timex | None, text: str) -> Timex:
    date, then = timex.value, after.value if after is not None else None
    if not isinstance(date, PartialDate) or date.year is not None or date.month is None:
        return timex
    stated = isinstance(then, PartialDate) and then.year is not None and then.month is not None
    if after is None or not stated or not isinstance(then, PartialDate) or then.month is None:
        return timex
    near = JOINS.fullmatch(text, timex.end, after.start)
    if near is None or date.month > then.month or then.year is None:
        return timex
    return replace(timex, value=replace(date, year=then.year))


IN_THE_DAY = re.compile(r"\bin\s+the\s+day$", re.I)


def _sentence(text: str, at: int, limit: int) -> tuple[int, int]:
    begin = max((m.end() for m in SENTENCE.finditer(text, max(0, at - 400), at)), default=0)
    end = SENTENCE.search(text, at, limit)
    return max(begin, at - 400), end.start() if end else limit


def _fits(date: PartialDate, unit: str) -> bool:
    if date.year is None:
        return False
    if unit in ("day", "week"):
        return date.day is not None
    return unit == "year" or date.month is not None
