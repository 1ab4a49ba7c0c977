"""The parts of our own record, wherever one is read: values, citations, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.model.event import NOTHING, Citation, Source
from timeline.readers import rows

DEPTH = 5  # of lists in lists: no deeper than people write


def kept(value: Any, depth: int = DEPTH) -> Any:
    """Return a value as TOML can hold it: without nulls, and no deeper than `depth`."""
    if isinstance(value, str):
        return rows.sound(value)
    if depth and isinstance(value, list):
        return [some for item in value if (some := kept(item, depth - 1)) is not None]
    if depth and isinstance(value, dict):
        pairs = ((rows.sound(key), kept(item, depth - 1)) for key, item in value.items())
        return {key: some for key, some in pairs if some is not None}
    return value if isinstance(value, (int, float)) else None


def citations(sources: Any) -> Iterator[Citation]:
    """Yield what an event cites; what is no citation is passed over."""
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict) and isinstance(source.get("ref"), str):
            at, quote = source.get("at"), source.get("quote")
            yield Citation(
                rows.sound(source["ref"]),
                rows.sound(quote) if isinstance(quote, str) else None,
                at if isinstance(at, int) else None,
            )


def source(name: str, fields: Mapping[str, Any]) -> Source:
    """Return the source that a record describes."""
    plain = {key: rows.words(value) or None for key, value in fields.items()}
    extra = kept(fields.get("extra"))
    return Source(
        rows.sound(name),
        title=plain.get("title"),
        published=plain.get("published"),
        retrieved=plain.get("retrieved"),
        url=plain.get("url"),
        file=plain.get("file"),
        sha256=plain.get("sha256"),
        extra=extra if isinstance(extra, dict) and extra else NOTHING,
    )
