"""A citation of an event, joined with what its timeline knows of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from timeline.errors import TimelineError
from timeline.model.display import display
from timeline.model.edtf import parse
from timeline.model.event import Citation, Event, Source, Timeline

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S")
_SAFE = "%:/?#[]@!$&'()+*,;=~-._"


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a reader meets it; `published` is display text, `url` is absolute or None."""

    title: str
    published: str | None = None
    url: str | None = None
    quote: str | None = None
    at: int | None = None


def cite(citation: Citation, timeline: Timeline) -> Cited:
    """Join a citation with its source; one that nobody described is its own title."""
    source = timeline.sources.get(citation.ref) or Source(citation.ref, url=citation.ref)
    url = web_address(source.url)
    bare = url is not None and source.url == source.id
    return Cited(
        title=source.title or ("" if bare else source.id),
        published=_published(source),
        url=url,
        quote=citation.quote,
        at=citation.at,
    )


def citations(event: Event, timeline: Timeline) -> list[Cited]:
    """Return every source of an event, in its order."""
    return [cite(citation, timeline) for citation in event.sources]


def web_address(text: str | None) -> str | None:
    """Return an absolute URI in the characters of RFC 3986, or None where the text is none."""
    if text is None or not _ABSOLUTE.match(text.strip()):
        return None
    return quote(text.strip(), safe=_SAFE, errors="replace")


def followable(url: str | None) -> bool:
    """Tell whether a reader may be given the address as a link: no `javascript:`."""
    return url is not None and url.lower().startswith(("http://", "https://", "ftp://", "mailto:"))


def _published(source: Source) -> str | None:
    if source.published is None:
        return None
    try:
        return display(parse(source.published), long=True)
    except TimelineError:
        return source.published
