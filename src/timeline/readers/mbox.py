"""A mailbox (RFC 4155) is many messages: each is read as a document of its own, box.mbox#3."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from timeline.errors import UnreadableFile
from timeline.readers import files

MESSAGES = 5_000
NAME = re.compile(r"(.+\.mbox)#(\d{1,6})", re.I)
START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n")
ESCAPED = re.compile(rb"^>(>*From )", re.M)


def names(name: str) -> list[str]:
    """Return the name of each message in a mailbox; raises UnreadableFile."""
    return [f"{name}#{number}" for number, _ in enumerate(_split(name), 1)]


def is_message(name: str) -> bool:
    """Tell the name of a message in a mailbox."""
    return NAME.fullmatch(name) is not None


def message(name: str) -> bytes:
    """Return the bytes of the message that `box.mbox#3` names; raises UnreadableFile."""
    found = NAME.fullmatch(name)
    assert found
    messages = _split(found[1])
    number = int(found[2])
    if not 1 <= number <= len(messages):
        raise UnreadableFile(f"{found[1]} has {len(messages)} messages, not {number}")
    return messages[number - 1]


def _split(name: str) -> list[bytes]:
    try:
        state = Path(name).stat()
    except OSError:
        return split(files.read_bytes(name), name)  # which says why it cannot be read
    return _as_it_is(name, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=1)
def _as_it_is(name: str, size: int, changed: int) -> list[bytes]:
    """Read a mailbox once for all its messages; `size` and `changed` tell one state of it."""
    del size, changed
    return split(files.read_bytes(name), name)


def split(data: bytes, name: str) -> list[bytes]:
    """Return the messages of a mailbox without the lines that part them."""
    starts = [match.span() for match in START.finditer(data)]
    if not starts or starts[0][0] != 0:
        raise UnreadableFile(f"{files.shown(name)} is no mailbox: it does not begin with From")
    if len(starts) > MESSAGES:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {MESSAGES:,} messages")
    ends = [start for start, _ in starts[1:]] + [len(data)]
    bodies = [data[body:end] for (_, body), end in zip(starts, ends, strict=True)]
    return [ESCAPED.sub(rb"\1", body) for body in bodies]
