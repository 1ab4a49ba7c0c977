"""The reader of typed dates: all forms of them, and nothing that leaves a doubt."""

from __future__ import annotations

import re
from dataclasses import replace as with_fields
from typing import TYPE_CHECKING, NamedTuple

from timeline.errors import AmbiguousDate, InvalidDate
from timeline.model import edtf
from timeline.model.dates import Bound, Interval, PartialDate, days_in_month
from timeline.temporal import doubt

if TYPE_CHECKING:
    from timeline.model.timex import Reading

LONGEST = 120  # no date is longer; what is, is a sentence
WORDS = 8  # nor has a date more words

_APPROXIMATE = re.compile(
    r"(?:c\.|ca\.?|c(?= )|circa|about|around|approx\.?|approximately)\s*(?=\S)", re.I
)
_ISO = re.compile(r"(?:Y-?|-)?[0-9X]{4,}(?:[-/~?%T.][-0-9XYTZ:+/.~?%]*)?|(?:\.\.)?/.*|\d{1,3}")
_TIME = re.compile(r"(?<=\d) (\d\d:\d\d(?::\d\d)?)(?: ?(Z|UTC|[+-]\d\d:\d\d))?(?=$| |/)")
_JOINED = re.compile(
    r"(?:from )?(\S+) ?(?:\bto\b|\buntil\b|-|–|—) ?(\S+)|between (\S+) and (\S+)", re.I
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d./-]|:\d)")
_BEFORE_TIME = re.compile(r"(?<=\d),? (?:at )?(?=\d\d:\d\d)", re.I)
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.?m\b\.?", re.I)
_LEANS_ON_TODAY = re.compile(  # and on nothing else, so it leaves no doubt
    r"today|yesterday|tomorrow|(?:\d{1,5}|[a-z-]+) (?:day|week|month|year)s? ago"
    r"|(?:last|this|next) (?:week|month|year)",
    re.I,
)
_AROUND = ("", "on", "in", "from", "between", "the")  # words about a date that do not change it


_GOES_ON = ("or", "and", "to", "until", "at", "-", "–", "—")  # a date that goes on unread


class Found(NamedTuple):
    """A date, and the words to show where EDTF says less."""

    interval: Interval
    display: str | None = None


class Door:
    """A reader of typed dates against one day."""

    def __init__(self, base: PartialDate, date_order: str | None) -> None:
        """Lean "yesterday" on the base, and read 10/11/2024 in the order, if there is one."""
        self.base = base
        self.date_order = date_order

    def read(self, text: str) -> Found:
        """Return the date that a whole text says; raises AmbiguousDate or InvalidDate."""
        if not text:
            raise InvalidDate("a date is missing", tip=doubt.TIP)
        if len(text) > LONGEST:
            raise InvalidDate(f"no date at the start of {edtf.quoted(text)}", tip=doubt.TITLE_TIP)
        about = _APPROXIMATE.match(text)
        plain = text[about.end() :] if about else text
        unsure = plain.endswith("?") and not _ISO.fullmatch(plain)
        found = self._plain(plain.rstrip("? ") if unsure else plain, text)
        if about:
            found = found._replace(interval=_marked(found.interval, "approximate"))
        return found._replace(interval=_marked(found.interval, "uncertain")) if unsure else found

    def _plain(self, text: str, shown: str) -> Found:
        text = _NUMERIC.sub(self._ordered, _CLOCK.sub(_in_24_hours, text))
        text = _BEFORE_TIME.sub(" ", text)
        try:
            return Found(_written(text))
        except InvalidDate as error:
            as_edtf = error
        found = self._in_words(text, shown) or _of_any_year(text)
        if found is not None:
            return found
        raise as_edtf if _ISO.fullmatch(text) else doubt.unread(shown, self.base)

    def _ordered(self, match: re.Match[str]) -> str:
        """Return a date in figures as ISO; raises AmbiguousDate where its order is a guess."""
        first, second, year = int(match[1]), int(match[3]), match[4]
        if len(year) == 2:
            raise doubt.no_century(match[0])
        ways = {"dmy": (second, first), "mdy": (first, second)}
        possible = {
            order: f"{year}-{month:02}-{day:02}"
            for order, (month, day) in ways.items()
            if 1 <= month <= 12 and 1 <= day <= days_in_month(int(year), month)
        }
        if self.date_order in possible:
            return possible[self.date_order]
        if not possible or self.date_order in ways:
            raise doubt.no_such_day(match[0], self.date_order, possible)
        if len(set(possible.values())) > 1:
            raise doubt.either_order(match[0], possible["dmy"], possible["mdy"])
        return next(iter(possible.values()))

    def _in_words(self, text: str, shown: str) -> Found | None:
        """Return what the engine reads, where it reads all of it and infers nothing.

        Nothing is inferred where the reading stays the same on another day.
        """
        reading = self._whole_reading(text, self.base)
        if reading is None or reading.interval is None:
            return None
        if not _LEANS_ON_TODAY.fullmatch(text):
            elsewhere = self._whole_reading(text, doubt.another_day(self.base))
            moved = elsewhere.interval if elsewhere else None
            if moved != reading.interval:
                raise doubt.incomplete(shown, reading.interval, moved, self.base)
            doubt.refuse_short_year(text, reading.interval)
            doubt.refuse_wrong_weekday(text, reading.interval)
            doubt.refuse_several(text, reading.interval)
        return Found(reading.interval, reading.display)

    def _whole_reading(self, text: str, base: PartialDate) -> Reading | None:
        """Return the engine's reading where it covers the text, save for words like "on"."""
        from timeline.temporal.reader import read  # EDTF needs no engine

        readings = read(text, published=Interval(base), date_order=self.date_order)
        if len(readings) != 1:
            return None
        (reading,) = readings
        before = doubt.WEEKDAY.sub("", text[: reading.start]).lower().strip(" ,")
        after = text[reading.end :].strip(" .,")
        return reading if before in _AROUND and not after else None

    def date_then_words(self, text: str) -> InvalidDate | None:
        """Return a better error where a date stands first and only the colon is missing."""
        words = text.split(" ")
        for count in range(min(WORDS, len(words) - 1), 0, -1):
            date = " ".join(words[:count])
            try:
                self.read(date)
            except (AmbiguousDate, InvalidDate):
                continue
            if words[count].lower() in _GOES_ON or words[count][0].isdigit():
                return None
            tip = f'write "{date}: {" ".join(words[count:])}"'
            return InvalidDate(f"{edtf.quoted(text)} is more than a date", tip=tip)
        return None


def _written(text: str) -> Interval:
    """Read EDTF, its time behind a blank, and two of them joined; raises InvalidDate."""
    plain = _TIME.sub(lambda match: f"T{match[1]}{(match[2] or '').replace('UTC', 'Z')}", text)
    joined = _JOINED.fullmatch(plain)
    if joined:
        ends = [part for part in joined.groups() if part]
        if all(re.match(r"-?\d{4}-\d\d", end) for end in ends):
            return edtf.parse("/".join(ends))
    return edtf.parse(plain)


def _of_any_year(text: str) -> Found | None:
    """Read "25 December 800": in prose 800 is hardly ever a year, behind a month typed it is."""
    parts = doubt.DAY_OF_MONTH.fullmatch(text)
    month = doubt.month_number(parts) if parts else None
    if not parts or not month or len(parts["year"]) < 3:
        return None
    day = parts["day"] or parts["nr"]
    try:
        return Found(Interval(PartialDate(int(parts["year"]), month, int(day) if day else None)))
    except InvalidDate:
        return None


def _in_24_hours(match: re.Match[str]) -> str:
    """Return "2:30 pm" as 14:30; midnight is 12 am."""
    hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
    return f"{hour:02}:{match[2] or '00'}"


def _marked(interval: Interval, mark: str) -> Interval:
    """Return an interval whose dates are approximate or uncertain."""

    def with_mark(end: PartialDate | Bound) -> PartialDate | Bound:
        return with_fields(end, **{mark: True}) if isinstance(end, PartialDate) else end

    end = None if interval.end is None else with_mark(interval.end)
    return Interval(with_mark(interval.start), end)
