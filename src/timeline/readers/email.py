"""E-mail (RFC 5322, MIME): the message's own words; what it quotes of others is marked.

The Date header is the day of publication, the subject the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import islice

from timeline.errors import UnreadableFile
from timeline.model.text import Block, BlockKind
from timeline.readers import files, plain
from timeline.readers.draft import Draft, Signal

PARTS = 200  # of a message that are looked at
DEPTH = 50  # of parts in parts; more is no letter
FIELDS = 10_000  # headers of all parts, lines of the message's own, bytes of one of a part
LONGEST = 2_000  # characters of a header that are read
CONTENT = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*", re.I | re.M)
CONTENT_TYPE = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.I | re.M)
QUOTED = re.compile(r"\s*>")
REPLY = re.compile(
    r"(?:on|am|le|el)\b[^\n]{5,200}(?:\n[^\n]{0,100})?\b(?:wrote|schrieb|a écrit|escribió)\s*:\s*$",
    re.I,
)
# in the HTML of a reply the quoted message may go on in the same block
ATTRIBUTED = re.compile(
    r"(?:on|am|le|el)\b[^\n]{5,200}?\b(?:wrote|schrieb|a écrit|escribió)\s*:\s", re.I
)
EARLIER = re.compile(r"\s*-{2,}\s*(?:original message|ursprüngliche nachricht)\s*-{2,}", re.I)
FORWARDED = re.compile(r"\s*(?:-{2,}\s*forwarded message|begin forwarded message)", re.I)
FIELD = re.compile(r"\s*\*?(?:from|to|cc|date|sent|subject|reply-to)\*?:\s", re.I)
SIGNATURE = re.compile(r"--[ \t]*\n")


def read(data: bytes, name: str) -> Draft:
    """Read one message; raises UnreadableFile where it holds no text, or is nested too deeply."""
    if len(CONTENT_TYPE.findall(data)) > DEPTH:
        raise UnreadableFile(f"{files.shown(name)} has more than {DEPTH} parts in parts")
    told = CONTENT.findall(data)
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0].count(b"\n")
    if max(len(told), head, *map(len, told)) > FIELDS:
        raise UnreadableFile(f"{files.shown(name)} has too many parts, or too long heads of them")
    try:
        message = message_from_bytes(data)
        body = _body(message, name)
    except RecursionError:
        raise UnreadableFile(f"{files.shown(name)} has too many parts in parts") from None
    if not _header(message, "date") and not _header(message, "from"):
        raise UnreadableFile(
            f"{files.shown(name)} is no e-mail: it has neither a date nor a sender"
        )
    return Draft(
        body.text,
        tuple(_marked(body.text, body.blocks)),
        title=_header(message, "subject") or body.title,
        signals=tuple(_dates(message)),
        notes=tuple(_attachments(message)),
    )


def _header(message: Message, key: str) -> str:
    """Return a header as one line, "" where it is missing."""
    items = ((name.lower(), value) for name, value in message.raw_items())
    return _decoded(next((str(value) for name, value in items if name == key), ""))


def _decoded(raw: str) -> str:
    """Return what stands in a header; words that cannot be decoded stay as they are (RFC 2047)."""
    plain = raw[:LONGEST].encode("ascii", "surrogateescape").decode("utf-8", "replace")
    try:
        words = str(make_header(decode_header(plain)))
    except (LookupError, ValueError, HeaderParseError):
        words = plain
    return " ".join(words.split())


def _dates(message: Message) -> Iterator[Signal]:
    try:
        sent = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError):
        return
    yield Signal("Date header", sent.date().isoformat())


def _attachments(message: Message) -> Iterator[str]:
    """Name what is attached: it is not read."""
    parts = [part for part in islice(message.walk(), PARTS) if part.get_filename()]
    names = [_decoded(str(part.get_filename()))[:60] for part in parts[:5]]
    if names:
        yield f"not read: {len(parts)} attached ({', '.join(names)})"


def _body(message: Message, name: str) -> Draft:
    """Return the text of the message: its plain form, else that of its HTML."""
    parts = [part for part in islice(message.walk(), PARTS) if not part.is_multipart()]
    own = [part for part in parts if not part.get_filename()]
    texts = [
        text for part in own if part.get_content_type() == "text/plain" if (text := _text(part))
    ]
    if texts:
        text = "\n\n".join(texts)
        return Draft(text, tuple(plain.paragraphs(text)))
    from timeline.readers import html

    for part in own:
        if part.get_content_type() == "text/html":
            return html.read(_text(part).encode(), name)
    raise UnreadableFile(f"{files.shown(name)} is an e-mail without text")


def _text(part: Message) -> str:
    """Return a part's characters, by its charset as far as that is known."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, _ = files.decode_page(data.replace(b"\0", b""), "", part.get_content_charset())
    return text.strip("\n")


def _marked(text: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Mark what is not the sender's: quoted messages and their heads, the signature."""
    below, replied = "", False
    cut = SIGNATURE.search(text)
    for block in blocks:
        words = text[block.start : block.end]
        if EARLIER.match(words):
            below = "earlier message"
        elif cut and block.start >= cut.start():
            below = below or "signature"
        reason = _reason(words)
        if replied and block.kind is BlockKind.QUOTE:
            reason = reason or "quoted from another message"
        replied = replied or reason.startswith("quoted")
        yield block._replace(skip=block.skip or below or reason, kind=_kind(words, block))


def _reason(words: str) -> str:
    if QUOTED.match(words) or REPLY.match(words) or ATTRIBUTED.match(words):
        return "quoted from another message"
    if FORWARDED.match(words) or FIELD.match(words):
        return "head of a message"
    return ""


def _kind(words: str, block: Block) -> BlockKind:
    return BlockKind.QUOTE if QUOTED.match(words) else block.kind
