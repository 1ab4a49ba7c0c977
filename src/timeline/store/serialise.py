"""Events and sources as TOML text to be read and edited by hand, keys in the record's order."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from timeline.errors import UsageError
from timeline.model import edtf
from timeline.model.event import Citation, Event, Source, Status

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # what a multi-line string may not hold as it is
_CLOSING = re.compile(r'"(?=""|\Z)')  # a quote that could be taken for a part of the closing ones
SOURCE_KEYS = ("title", "published", "retrieved", "url", "file", "sha256")
_PLAIN_KEYS = ("review", "display", "media", "lang", "note")
EVENT_KEYS = (
    *("date", "title", "text", "who", "where", "tags", "group", "status"),
    *("source", "quote", "at", "sources"),
    *_PLAIN_KEYS,
)


def event_values(event: Event) -> dict[str, Any]:
    """Return what is written of an event: key -> plain value, in order, nothing empty."""
    values: dict[str, Any] = {"date": edtf.write(event.date), "title": event.title}
    values |= {"text": event.text}
    values |= {"who": list(event.who), "where": list(event.where), "tags": list(event.tags)}
    values |= {"group": event.group}
    values |= {"status": None if event.status is Status.HAPPENED else event.status.value}
    values |= citing_values(event.sources)
    values |= {key: getattr(event, key) for key in _PLAIN_KEYS}
    given = {key: value for key, value in values.items() if value not in (None, "", [])}
    return given | {key: value for key, value in event.extra.items() if value is not None}


def citing_values(sources: tuple[Citation, ...]) -> dict[str, Any]:
    """Return `source`, `quote` and `at` for one citation, `sources` for several."""
    if not sources:
        return {}
    if len(sources) > 1:
        return {"sources": [_citation(item) for item in sources]}
    values = _citation(sources[0])
    return {"source" if key == "ref" else key: value for key, value in values.items()}


def _citation(item: Citation) -> dict[str, Any]:
    values = {"ref": item.ref, "quote": item.quote, "at": item.at}
    return {key: value for key, value in values.items() if value not in (None, "")}


def event_block(event: Event) -> str:
    """Return the `[event.ID]` table of an event that has its id, with a line end at the end."""
    assert event.id is not None
    return _block(("event", event.id), event_values(event))


def source_block(source: Source) -> str:
    """Return the `[source.ID]` table of a source."""
    return _block(("source", source.id), source_values(source))


def source_values(source: Source) -> dict[str, Any]:
    """Return what is written of a source: key -> plain value, in order, nothing empty."""
    values = {key: getattr(source, key) for key in SOURCE_KEYS} | dict(source.extra)
    return {key: value for key, value in values.items() if value is not None}


def _block(path: tuple[str, str], values: Mapping[str, Any]) -> str:
    lines = [f"[{'.'.join(map(key_text, path))}]"]
    lines += [line(key, value) for key, value in values.items()]
    return "\n".join(lines) + "\n"


def line(key: str, value: Any) -> str:
    """Return `key = value` without a line end."""
    return f"{key_text(key)} = {value_text(key, value)}"


def key_text(key: str) -> str:
    """Return a key as it is written in TOML, quoted only where it must be."""
    return key if _BARE.fullmatch(key) else string(key)


def value_text(key: str, value: Any) -> str:
    """Return a value as TOML: several lines for a long text and for the list of sources."""
    if isinstance(value, str) and "\n" in value:
        return long_string(value)
    if key == "sources" and isinstance(value, list):
        return "[\n" + "".join(f"  {_inline(item)},\n" for item in value) + "]"
    return _inline(value)


def _inline(value: Any) -> str:
    """Return a value of any TOML type on one line; unknown keys may hold whatever they like."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, Mapping):
        pairs = [f"{key_text(key)} = {_inline(item)}" for key, item in value.items()]
        return f"{{ {', '.join(pairs)} }}" if pairs else "{}"
    import tomli_w

    return tomli_w.dumps({"k": value}).removeprefix("k = ").rstrip("\n")


def string(value: str) -> str:
    """Return a one-line TOML string: JSON's escapes are a part of TOML's, save for DEL."""
    _refuse_surrogates(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def long_string(value: str) -> str:
    """Return a multi-line TOML string that reads back as exactly this text."""
    _refuse_surrogates(value)
    body = _CLOSING.sub(r'\\"', value.replace("\\", "\\\\"))
    body = _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", body)
    return f'"""\n{body}"""'


def _refuse_surrogates(value: str) -> None:
    """Refuse what UTF-8 cannot hold: undecodable bytes of a command line or a file name."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        shown = value.encode("utf-8", "replace").decode()
        raise UsageError(
            f'"{shown[:60]}" is not valid UTF-8 at character {error.start + 1}'
        ) from None
