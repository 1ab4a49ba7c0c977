"""Names for what enters a store: opaque and random for events, readable for sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

Draw = Callable[[int], bytes]  # os.urandom, or `random.Random(seed).randbytes` where ids are fixed

LENGTH = 8
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32: no i, l, o, u
LETTERS = ALPHABET[10:]  # the first is one, so that an id is never read as a number or a date
_WHOLE = 256 // len(LETTERS) * len(LETTERS)  # bytes above it would favour some letters
_VALID = re.compile(rf"[{LETTERS}][{ALPHABET}]{{{LENGTH - 1}}}")


def new(taken: Collection[str], draw: Draw) -> str:
    """Return an event id that is not taken yet."""
    while True:
        first = draw(1)[0]
        if first >= _WHOLE:
            continue
        rest = "".join(ALPHABET[byte % 32] for byte in draw(LENGTH - 1))
        ident = LETTERS[first % len(LETTERS)] + rest
        if ident not in taken:
            return ident


def is_valid(ident: str) -> bool:
    """Tell whether an id has the form that we give."""
    return _VALID.fullmatch(ident) is not None


def for_source(name: str | None, url: str | None, taken: Collection[str]) -> str:
    """Return a free source id: the slug of a file's stem, else of the address's host."""
    stem = re.split(r"[/\\]", name)[-1] if name and name != "-" else ""
    base = slug(re.sub(r"(?<=.)\.\w{1,5}$", "", stem)) or slug(host(url or "")) or "source"
    ident, number = base, 1
    while ident in taken:
        number += 1
        ident = f"{base}-{number}"
    return ident


def host(url: str) -> str:
    """Return an address's host without `www.`, user and port; "" where there is none."""
    found = re.match(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?([^/?#:]+)", url, re.IGNORECASE)
    return found[1].lower().removeprefix("www.") if found else ""


def slug(text: str) -> str:
    """Return a text as lower-case ASCII words with hyphens between, at most 40 characters."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")
