"""Lines of a log: "16:58 UTC - rollback started". What follows the date is the title."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from timeline.events.title.doubts import VAGUE
from timeline.events.title.polish import polish
from timeline.events.title.slugs import unslugged
from timeline.events.title.trim import LONG
from timeline.events.title.wording import tidy
from timeline.model.dates import Interval, PartialDate
from timeline.model.text import BlockKind
from timeline.model.timex import Reading

LEAD = re.compile(r"^[\s*_#>|\[(~•·-]*(?:at |on |c\. |ca\. |around )?[\s*_\[(~]*", re.IGNORECASE)
MARK = re.compile(
    r"^[\s*_\])]*(?:(?:UTC|GMT|Z|[A-Z]{2,4}T)\b[\s*_\])]*)?(?:[|:–—-]+|\t)[\s*_|:–—-]*", re.ASCII
)
ZONE = re.compile(r"^[\s*_\])]*(?:(?:UTC|GMT|[A-Z]{2,4}T)\b\)?)?[\s*_\])]*")


def rest_of_line(line: str, start: int, end: int, kind: BlockKind) -> str | None:
    """Return what follows the date that a line opens with, or None where it is no such line.

    `start` and `end` are the date's place. A bare blank after the date will do for a clock or an
    all-digit date, or in a list or a table.
    """
    lead = LEAD.match(line)
    if lead is None or lead.end() < start:
        return None
    after = line[end:]
    mark = MARK.match(after)
    if mark and mark.end():
        return _clean(after[mark.end() :])
    listed = kind in (BlockKind.ITEM, BlockKind.ROW)
    if not (line[start : start + 1].isdigit() and (listed or _stamp(line[start:end]))):
        return None
    zone = ZONE.match(after)
    rest = after[zone.end() if zone else 0 :]
    if rest[:1] == "," or (not after[:1].isspace() and after[:1] not in "|]*_)"):
        return None
    return _clean(rest)


LINE = LONG + 2  # words of a log line that may stand as it is


def joins(gap: str) -> bool:
    """Tell whether a date and a clock are two cells of one row."""
    return 0 < len(gap) <= 40 and not gap.strip(" |\t")


def timed(date: Reading, clock: Reading) -> Reading:
    """Return a day's reading with the time that the next cell gives."""
    day = date.interval.start if date.interval else None
    hour = clock.interval.start if clock.interval else None
    if not isinstance(day, PartialDate) or day.day is None or day.has_time:
        return date
    if isinstance(hour, PartialDate) and hour.has_time:
        at = replace(
            day, hour=hour.hour, minute=hour.minute, second=hour.second, offset=hour.offset
        )
        return replace(date, interval=Interval(at))
    return date


def _stamp(text: str) -> bool:
    return bool(re.fullmatch(r"[\d:./T+Z -]+(?:UTC|GMT|Z)?|[A-Z]?[a-z]+ \d{4}", text))


def _clean(rest: str) -> str | None:
    line = " ".join(unescape(rest).replace("`", "").replace("**", "").replace("__", "").split())
    line = re.sub(r"\[([^\]]{1,200})\](?:\([^)\s]{1,500}\)|\[[^\]]{0,80}\])", r"\1", line)
    line = unslugged(line.strip(" |*_"))
    return line if len(re.findall(r"\w+", line)) >= 2 else None


def first_sentence(rest: str) -> str | None:
    """Return the first of several sentences, where the line is long and that one is short."""
    first = re.split(r"(?<=[a-z)])(?<!\bi\.e)(?<!\be\.g)\.\s", rest, maxsplit=1)[0]
    long = len(rest.split()) > LINE and len(first) < len(rest)
    return tidy(first) if long and 3 <= len(first.split()) <= LINE else None


def log_title(rest: str) -> tuple[str, str | None]:
    """Return a log line as a title, cut at its first full stop or clause; and why to look."""
    line = polish(tidy(rest))
    if len(line.split()) <= LINE:
        return _spared(line), _unclear(line)
    for mark in (r"\.\s", r";\s", r"\s[-–—]\s", r":\s", r",\s(?!and\b)", r"\s\("):
        for match in re.finditer(mark, line):
            head = line[: match.start()]
            if 3 <= len(head.split()) <= LINE and head.count("(") == head.count(")"):
                return tidy(head), _unclear(head)
    return _at_word(line)


def _spared(line: str) -> str:
    """Drop articles from the end of a line that is a word or two too long."""
    words = line.split()
    for k in range(len(words) - 1, 0, -1):
        if len(words) > LONG and words[k] in ("the", "a", "an"):
            del words[k]
    return " ".join(words) if len(words) <= LONG else line


PRONOUN = re.compile(
    r"^(?:we|i|it|they|he|she)\b|\b(?:about|of|with|to|on) (?:it|them)$", re.IGNORECASE
)


def _unclear(line: str) -> str | None:
    """Say that an entry stands on others: "We have no nodes", "accepts the invitation"."""
    pronoun = PRONOUN.search(line)
    if pronoun is not None:
        return f'"{pronoun.group().split()[-1].lower()}" is unclear'
    vague = VAGUE.search(line)
    return f'"{vague.group(1)}" is not explained' if vague else None


def _at_word(line: str) -> tuple[str, str | None]:
    """Cut before a joining word; leave the rest to a person where there is none."""
    words = line.split()
    for k in range(LONG, 4, -1):
        if words[k].lower() in (
            "and",
            "but",
            "which",
            "because",
            "after",
            "before",
            "while",
            "so",
            "when",
            "with",
            "for",
            "due",
            "that",
        ):
            return tidy(" ".join(words[:k])), None
    return line, "title too long"
