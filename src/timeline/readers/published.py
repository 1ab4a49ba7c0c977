"""When a document came out, and the signal that told.

In this order: the user's word, what the metadata says of publication (best signal first), the head
of the text, the file's name, and only then the date of a change. A date after the day of
retrieval is impossible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from timeline.model import edtf
from timeline.model.dates import Interval, PartialDate
from timeline.model.text import BlockKind, Published
from timeline.readers import plain, written
from timeline.readers.draft import Draft, Signal

HEAD_BLOCKS = 8  # blocks looked at for a dateline, a byline or a date that stands alone
# words that may stand beside a date without making the line a sentence of the article
BESIDE = re.compile(
    r"(?>(?:(?:published|posted|updated|last|first|on|at|dated?|by|the|of|and|time|released?|issued|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]\.?m|(?-i:[A-Z]{2,4}))\b|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]m\b)?|\W)*)",
    re.I,
)
BYLINE = re.compile(r"(?:by\s+\S+(?:\s+\S+){0,7}?\s*[|,·•–—-]\s*)", re.I)
LABEL = re.compile(
    r"\W*(?:published|posted|date\b(?! of (?:the )?next)|dated|released|issued|first published|"
    r"held|for (?:immediate |general )?release|embargoed(?: until)?|(?:press|news|media) release)\b"
    r"|\W*minutes of .{0,30}\b(?:on|of)\b|\W*meeting (?:of|held on|on)\b",
    re.I,
)
ISSUED = re.compile(r"\W*(?:first )?(?:published|posted|released|issued)\b", re.I)
CHANGE = re.compile(r"\W*(?:last\s+)?(?:updated|modified|revised)\b", re.I)
# "NAIROBI, Kenya, Oct. 29 (Agency) --": capitals, a date, an agency or a dash
# "Port Salis, 23 August 2021 (Agency) -": where an agency is named, a place needs no capitals
AGENCY = re.compile(
    r"[*_]{0,3}[A-Z][\w'’.\-]+(?:[ ,/]+[A-Z][\w'’.\-]*){0,8}[^()\n—–]{0,40}?"
    r"\([A-Z][\w .,/&-]{1,40}\)\s*[*_]{0,3}\s*(?:--+|[—–_]|-(?=\s))"
)
DATELINE = re.compile(
    r"[*_]{0,3}(?P<place>[A-Z][A-Z'’.\-]{2,}(?:[ ,/]+[A-Z][\w'’.\-]*){0,8})"
    r"(?P<between>[^()\n—–]{0,40}?)"
    r"(?:\((?P<agency>[A-Z][\w .,/&-]{1,40})\)\s*)?[*_]{0,3}\s*(?:--+|[—–_]|-(?=\s))"
)
STAMP = re.compile(r"\b(?P<a>\d\d)/(?P<b>\d\d)/(?P<year>\d{4}) \d\d:\d\d")


def choose(
    told: str | None, draft: Draft, name: str, today: PartialDate | None
) -> Published | None:
    """Return the date of publication and what gave it; None where nothing does.

    `told` is EDTF; raises InvalidDate where it is not.
    """
    late = [signal for signal in draft.signals if signal.modified]
    changes = [found.date for found in _dated(late) if not _is_later(found.date, today)]
    if told is not None:
        return _with_change(Published(edtf.parse(told), "--published"), changes)
    firm = sorted((s for s in draft.signals if not s.modified), key=lambda signal: signal.rank)
    named = [Signal("file name", PurePath(name).name)]
    for found in (*_dated(firm), *_head(draft), *_dated(named), *_foot(draft), *_dated(late)):
        if not _is_later(found.date, today):
            return _with_change(found, changes)
    return None


SOON = 2  # days after publication in which a text is still the same news


def _with_change(found: Published, changes: list[Interval]) -> Published:
    """Add the day of a change that came soon after publication: its weekdays may be of then."""
    day = found.date.days()[0]
    soon = [date for date in changes if day is not None and 0 < (date.days()[0] or 0) - day <= SOON]
    return replace(found, changed=max(soon, key=Interval.bounds)) if soon else found


def _dated(signals: list[Signal]) -> Iterator[Published]:
    for signal in signals:
        found = written.find(signal.text)
        if found:
            yield Published(found[0], signal.where)


def _is_later(date: Interval, today: PartialDate | None) -> bool:
    """Tell a date more than a day after retrieval (zones differ by less)."""
    last = today.days() if today else None
    first = date.days()[0]
    return last is not None and first is not None and first > last[1] + 1


def _head(draft: Draft) -> Iterator[Published]:
    """Yield the dates that the first lines give the text itself."""
    changed: list[Published] = []
    for at, block in enumerate(draft.blocks[:HEAD_BLOCKS]):
        if _heads_log(draft, at):
            continue
        lines = draft.text[block.start : block.end].split("\n")[:3]
        for before, line in zip(["", *lines], lines, strict=False):
            found = None if plain.GOES_ON.search(before) else _line(line, block.kind)
            if not found:
                continue
            number = draft.text.count("\n", 0, block.start) + 1
            published = Published(found, f"line {number} of the text")
            if CHANGE.match(line):
                changed.append(published)
            else:
                yield published
    yield from changed


def _foot(draft: Draft) -> Iterator[Published]:
    """Yield the date that stands alone on the last line, as under a letter or a report."""
    if len(draft.blocks) < LEAST:
        return
    block, before = draft.blocks[-1], draft.blocks[-2]
    line = draft.text[block.start : block.end]
    told = draft.text[before.start : before.end].rstrip().endswith((".", "!", "?", "”", '"'))
    found = written.find(line) if _alone(line) else None
    if found is not None and told and block.kind not in LISTED:
        number = draft.text.count("\n", 0, block.start) + 1
        yield Published(found[0], f"line {number} of the text")


LEAST = 3  # blocks of a text whose last line can be its date
LISTED = (BlockKind.ITEM, BlockKind.ROW)
CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d\b")


def _heads_log(draft: Draft, at: int) -> bool:
    """Tell a date alone over a list, over clock times, or beside others: it heads their day."""
    block = draft.blocks[at]
    line = draft.text[block.start : block.end]
    if "\n" in line or not _alone(line):
        return False
    below = draft.blocks[at + 1 : at + 2]
    if any(other.kind in LISTED for other in below):
        return True
    if any(CLOCK.match(draft.text[other.start : other.end]) for other in below) and at > 1:
        return True
    lines = (draft.text[b.start : b.end] for b in draft.blocks if b.end - b.start < 60)
    return at > 1 and any(_alone(other) and other != line for other in lines)


def _alone(line: str) -> bool:
    """Tell a line that is a date and no more, in bold type or a heading perhaps."""
    found = written.find(line)
    if found is None or len(line) > 60:
        return False
    rest = line[: found[1]] + " " + line[found[2] :]
    return BESIDE.fullmatch(rest) is not None and not re.search(r"[a-z]{4,}(?<!day)\b", rest)


def _line(line: str, kind: BlockKind) -> Interval | None:
    """Return the date of a line that is a date, a byline, a labelled date or a dateline."""
    line = line[:400]
    found = written.find(line)
    if kind is BlockKind.ROW and not ISSUED.match(line):
        return None  # "Date | 17 October 2023" is the day of what the table tells of
    if not found:
        return _stamp(line)
    if alone := written.dateline(line):
        return alone
    date, start, end = found
    around = line[:start] + " " + line[end:]
    bare = BESIDE.fullmatch(BYLINE.sub("", around)) is not None
    labelled = LABEL.match(line) is not None and start < 40
    recorded = RECORD.match(line) is not None and not line[end:].strip(" .)*_#")
    if recorded and len(line) < 120:
        return date  # "Minutes of the board, Lund Rowing Club, 12 March 2024"
    return date if bare or (labelled and len(line) < 120) or _in_dateline(line, end) else None


# what is written on the day that its first line ends with
RECORD = re.compile(
    r"[\W_]*(?:draft |weekly |monthly |daily )?(?:minutes|protocol|agenda|newsletter|bulletin"
    r"|situation report|sitrep|press release|press statement|communiqu[eé]|meeting notes)\b",
    re.IGNORECASE,
)


def _in_dateline(line: str, end: int) -> bool:
    found = DATELINE.match(line) or AGENCY.match(line)
    return found is not None and end <= found.end()


def _stamp(line: str) -> Interval | None:
    """Read an agency's stamp, month first: 09/30/1998 08:45:00."""
    found = STAMP.search(line)
    date = f"{found['year']}-{found['a']}-{found['b']}" if found else ""
    read = written.find(date)
    return read[0] if read else None
