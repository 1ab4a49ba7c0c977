"""What on a page is not the article: each block of it is marked with the reason it is skipped.

Classes, not sites: tails ("Read also"), appeals for money or subscriptions, counters and share
links, copyright, bylines and stamps, captions, agency slugs. A dateline at the start of a paragraph
is cut off the block, since its date is the report's, not the event's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model.text import Block, BlockKind
from timeline.readers import openings, published, written
from timeline.readers.appeals import SHORT, is_appeal
from timeline.readers.draft import Draft

TAIL_LENGTH = 60  # characters of a line that can open a page's tail
TAIL_AT = 0.4  # share of the text after which such a line ends the article
TAIL = re.compile(
    r"\W*(?:read (?:also|more|next)|see also|more (?:on this|from|stories)|also (?:read|see)|"
    r"related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|topics?|links?|coverage|reading))?|"
    r"recommended(?: for you| reading)?|you (?:may|might) (?:also )?(?:like|be interested)|"
    r"most (?:read|popular|viewed)|trending(?: now)?|further reading|top stories|partner news|"
    r"editor['’]?s['’]? picks?|what to read next|don['’]t miss|in other news|"
    r"about the authors?|about us|original source|share (?:this|on)|follow us|"
    r"leave a (?:reply|comment)|(?:\d+ )?comments?|sign up|subscribe|newsletter|"
    r"tags|filed under|topics|popular now|latest (?:news|stories))\b[^.!?]{0,30}[:!…]?\s*",
    re.I,
)
COUNTER = re.compile(
    r"\W*(?:visited \d|\d[\d,.]*k? (?:views?|shares?|comments?|likes?|visits?|reads?)\b|"
    r"\d+ ?min(?:ute)?s? read\b|share (?:this|on|via)|(?:tweet|pin it|print|email)\W*$)",
    re.I,
)
COPYRIGHT = re.compile(
    r"\W*(?:©|\(c\) ?\d{4}|copyright\b(?! law| act| claim| case| suit| infring))|"
    r"\ball rights reserved\b",
    re.I,
)
CAPTION = re.compile(
    r"\W*(?:file(?: photo| picture| image)?\s*[-–—:(]|(?:photo(?:graph)?|image|picture|caption|"
    r"video|credit|source)s?(?: (?:by|credit|courtesy|via))?\s*[:/|©]|"
    r"(?:photo(?:graph)?|image|picture) (?:by|courtesy of|credit)\b|watch:)",
    re.I,
)
CREDIT = re.compile(
    r"(?:\((?:ap photo|photo|image|file photo|picture|pic)[^()]{0,80}\)|/\s?getty images|"
    r"/\s?(?:reuters|afp|ap)(?: photo)?|\bvia (?:getty|reuters|ap|afp)\b[^.]{0,30}|"
    r"\bfile photo\b\.?)\W*$",
    re.I,
)
LABEL = re.compile(
    r"\W*(?:advertisements?|advertorial|sponsored(?: content)?|anzeige|publicité)\W*", re.I
)
# one line that names another article
POINTER = re.compile(
    r"\W*(?:(?:also )?(?:read|watch|see) (?:also|more|next)|(?:must|also) (?:read|watch|see)|"
    r"related(?: (?:articles?|stor(?:y|ies)|news|coverage|content))?|recommended|don['’]t miss|"
    r"more (?:on this|from [^:|]{1,30})|mehr lesen|"
    r"lesen sie auch|lire aussi|lea también|leer más|ver también)[*_]{0,3}"
    r"\s*(?:[:>»→|]|[–—-](?=\s))\s*\S",
    re.I,
)
# what a desk says about the text itself
NOTE = re.compile(
    r"\W*(?:(?:this|the) (?:story|article|report|post|page|piece|document|entry|version|headline)\b"
    r"[^.]{0,30} (?:was|has been|is|were) (?:\w+ )?(?:published|updated|corrected|posted|amended|"
    r"edited|modified|reviewed|revised|produced|republished|adapted|translated)\b|"
    r"(?:last|first) (?:edited|modified|reviewed|updated|published|revised)\b|"
    r"(?:correction|clarification|editor['’]s note)\s*[:(,—–-]|"
    r"(?:an )?earlier version of this (?:story|article|report)\b|next (?:post|issue|update)\s*:)",
    re.I,
)
CONTRIBUTED = re.compile(r"\bcontributed (?:to this|reporting\b)", re.I)
# the host of a live page speaks to its readers
GREETING = re.compile(
    r"[\W\d]*(?:(?:[ap]\.?m\.?|[A-Z]{2,4})\b\W*)?(?:good (?:morning|afternoon|evening|night)\b|"
    r"hello,? and welcome|welcome (?:back |along )?to (?:our|the|this|another)|thank(?:s| you) for "
    r"(?:joining|following|reading|being)|that['’]s (?:all|it) (?:from|for)|stay with us|"
    r"(?:we['’]re|we are|i['’]m|i am) (?:wrapping|closing|pausing|handing|signing|"
    r"(?:bringing|ending) (?:this|our))|this (?:live )?(?:blog|page|coverage) (?:is|has|will)\b|"
    r"our live (?:coverage|blog|page)\b|here['’]s (?:what|a (?:recap|summary|round))\b)",
    re.I,
)
CREDITS = re.compile(
    r"\W*(?:(?:additional|further) )?(?:reporting|writing|editing|compiled|edited|translated|"
    r"translation) by (?-i:[A-Z])|our standards:",
    re.I,
)
EMBEDDED = re.compile(r"[—–-]+ ?[^@\n]{1,80}\(@\w{1,30}\)")
# who wrote it, and behind that nothing but when
SIGNED = re.compile(
    r"\W*(?i:(?:article|story|text|words|written|posted|published) by|by)\s+"
    r"(?:[A-Z][\w.'’-]* ?(?:and )?){1,6}(?P<rest>.*)$"
)
WHEN = re.compile(
    r"(?>(?:[\W\d]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|[ap]\.?m\b|"
    r"(?-i:[A-Z]{2,4})\b|at\b|on\b|updated\b|published\b)*)",
    re.I,
)
BYLINE = re.compile(r"\W*(?i:by|von|par|por)\s+(?:[A-Z][\w.'’-]*[ ,|/·–-]*(?:and )?){1,8}$")
STAMPED = re.compile(
    r"\W*(?:last\s+)?(?:updated?|modified|published|posted|first published|revised)\b\W", re.I
)
SIGNATURE = re.compile(r"\bby (?:[A-Z][\w.'’-]* ?){1,4}")
ENDED = re.compile(r"[.!?][\"'”’)*_]*\s*$")
LABELS = 12  # blocks among which a release says that it is one
SLUG = re.compile(
    r"(?:&[A-Za-z]\w{1,7};|\(PROFILE\b|[A-Z]{2,3}-[A-Z]{2,3}-\d\d-\d\d-\d\d|BC-[A-Z]|[a-z]\d{4} |"
    r"[A-Z]{2,4}\d{8}\.\d{4}\b|\([a-z/]{2,12}\)$|u [a-z] )"
)
# an agency or a date must stand in it: capitals and a dash alone open many sentences
DATELINE = re.compile(
    r"[*_]{0,3}(?P<place>[A-Z][A-Z'’.\-]{2,}(?:,? [A-Z][\w'’.\-]*){0,6})"
    r"(?P<date>[,/ ]+[\w., ]{0,30}?\d{1,2}(?:,? \d{4})?)?"
    r"\s*(?P<agency>\([A-Z][\w .,/&-]{1,40}\))?[*_]{0,3}\s*(?:--+|[—–_]|-(?=\s))[*_]{0,3}\s*"
)
AGENCY_OPENING = re.compile(r"[A-Z][\w.]{2,30}\.(?:Net|com|org) - ")


def mark(draft: Draft, year: int | None = None) -> tuple[Block, ...]:
    """Return the blocks with the reason of each that is boilerplate, the others numbered from 1.

    The stamp of an update ("Update, 5 May, 13:17: ") becomes the context of what it opens; its day
    is one of the `year` if it has none.
    """
    return tuple(_numbered(_marked(draft, year)))


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Count what is read as a person counts paragraphs: a heading belongs to what is below it."""
    number = 0
    for block in blocks:
        heading = block.kind is BlockKind.HEADING and not block.skip
        number += not (block.skip or heading)
        yield block._replace(number=number + heading)


def _marked(draft: Draft, year: int | None) -> Iterator[Block]:
    tail = _tail(draft)
    for index, block in enumerate(draft.blocks):
        if stamp := _stamp(draft, block):
            context = block.context or openings.dated(stamp, year)
            block = block._replace(start=block.start + len(stamp), context=context)
        line = draft.text[block.start : block.end]
        reason = block.skip or tail.get(index) or _reason(line, block, index)
        if reason == "byline" and _is_label(draft, index):
            reason = ""
        if reason:
            yield block._replace(skip=reason)
        else:
            yield block._replace(start=block.start + _dateline(line))


def _stamp(draft: Draft, block: Block) -> str:
    stamped = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE)
    return openings.stamp(draft.text[block.start : block.end]) if block.kind in stamped else ""


def _reason(line: str, block: Block, index: int) -> str:
    """Say why a block is no part of the article, or nothing."""
    if block.kind is BlockKind.ROW or block.kind is BlockKind.CODE:
        return ""
    short = line[:SHORT]
    for reason, found in (
        ("advertisement", LABEL.fullmatch(short)),
        ("related link", POINTER.match(short) and len(line) < 200),
        ("embedded post", EMBEDDED.match(short) and len(line) < SHORT),
        ("copyright", COPYRIGHT.search(short) and len(line) < 400),
        ("counter or share link", COUNTER.match(short) and len(line) < SHORT),
        ("caption", _is_caption(line)),
        ("agency slug", SLUG.match(short)),
        ("dateline", len(line) < 80 and DATELINE.fullmatch(line.strip())),
        ("label of a release", index < LABELS and openings.is_label(line)),
        ("note on the text", len(line) < 400 and _is_note(line)),
        ("greeting", len(line) < 400 and GREETING.match(short)),
        ("byline", _is_byline(line, index)),
        ("appeal", is_appeal(line)),
    ):
        if found:
            return reason
    return ""


def _is_note(line: str) -> bool:
    return bool(NOTE.match(line) or CONTRIBUTED.search(line))


def _is_caption(line: str) -> bool:
    if len(line) > 500:
        return False
    return bool(CAPTION.match(line) or CREDIT.search(line[-100:]))


def _is_byline(line: str, index: int) -> bool:
    """Tell who wrote it, and when it was put out, from what it says."""
    if len(line) > SHORT or "\n" in line:
        return False
    found = written.find(line)
    if found:
        rest = published.BYLINE.sub("", line[: found[1]] + " " + line[found[2] :])
        if published.BESIDE.fullmatch(rest):
            # a date that stands alone further down heads what follows it
            return index < published.HEAD_BLOCKS and not _heads(line)
    signed = SIGNED.match(line)
    if signed and WHEN.fullmatch(signed["rest"]) and any(map(str.isdigit, signed["rest"])):
        return True
    return bool(BYLINE.match(line) or _is_stamp(line) or CREDITS.match(line))


def _is_stamp(line: str) -> bool:
    """Tell "Published on 3 May 2024 by Ann Smith" from "Revised plans were approved on 3 May."."""
    found = STAMPED.match(line)
    if found is None:
        return False
    rest = SIGNATURE.sub("", line[found.end() :])
    return WHEN.fullmatch(rest) is not None or not ENDED.search(rest)


def _is_label(draft: Draft, index: int) -> bool:
    """Tell a date that heads the entries of a log below it."""
    listed = (BlockKind.ITEM, BlockKind.ROW)
    below = draft.blocks[index + 1 : index + 2]
    block = draft.blocks[index]
    dated = written.find(draft.text[block.start : block.end]) is not None
    return dated and any(other.kind in listed for other in below)


def _heads(line: str) -> bool:
    return line.rstrip().endswith((":", "**")) or line.startswith("**")


def _tail(draft: Draft) -> dict[int, str]:
    """Return what follows a line such as "Read also": links near by, or all the rest."""
    marked: dict[int, str] = {}
    blocks, length = draft.blocks, max(1, len(draft.text))
    for index, block in enumerate(blocks):
        line = draft.text[block.start : block.end]
        if block.skip or index in marked or len(line) > TAIL_LENGTH or not TAIL.fullmatch(line):
            continue
        reason = f'below "{line.strip().rstrip(":")}"'
        ends = _ends_article(draft, index, block.start / length)
        for after in range(index, len(blocks) if ends else _links_end(draft, index)):
            marked[after] = reason
    return marked


def _ends_article(draft: Draft, index: int, place: float) -> bool:
    """Tell the end of an article from a box in the middle of it."""
    if place < TAIL_AT:
        return False
    if place > 0.85:
        return True
    after = draft.blocks[index + 1 : index + 6]
    texts = [draft.text[block.start : block.end] for block in after]
    return any(is_appeal(text) or COUNTER.match(text) or COPYRIGHT.match(text) for text in texts)


def _links_end(draft: Draft, index: int) -> int:
    """Return the block after a run of link texts: short lines without a stop."""
    for after in range(index + 1, len(draft.blocks)):
        block = draft.blocks[after]
        line = draft.text[block.start : block.end].rstrip()
        if len(line) > 120 or line.endswith((".", "!", "?", "”", '"')):
            return after
    return len(draft.blocks)


def _dateline(line: str) -> int:
    """Return the length of the dateline that opens a paragraph, 0 where there is none."""
    found = DATELINE.match(line[:200])
    if found and (found["agency"] or found["date"]):
        return found.end()
    opening = AGENCY_OPENING.match(line[:60])
    return opening.end() if opening else 0
