"""Files that hold events as they are: one module per kind, with `read(data, name, read_date)`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from timeline.model.event import Records
from timeline.readers import files
from timeline.readers.cells import ReadDate

STRUCTURED: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "table",
        ".tsv": "table",
        ".tab": "table",
        ".json": "data",
        ".ndjson": "data",
        ".jsonl": "data",
        ".ics": "calendar",
        ".ical": "calendar",
    }
)


def is_structured(name: str, data: bytes | None = None) -> bool:
    """Tell whether a file's suffix, or what it begins with, says that it holds ready events."""
    return _module(name, data) is not None


def read(name: str, data: bytes | None = None, *, read_date: ReadDate | None = None) -> Records:
    """Read a file of ready events, or the bytes given under a name.

    `read_date` reads the dates that are not EDTF or ISO 8601 (it may raise InvalidDate or
    AmbiguousDate: the row is then skipped with its message). Raises UnreadableFile.
    """
    data = files.read_bytes(name) if data is None else files.checked(data, name)
    module = _module(name, data) or "table"
    records: Records = import_module(f"timeline.readers.{module}").read(data, name, read_date)
    return replace(records, document=replace(records.document, sha256=files.digest(data)))


def _module(name: str, data: bytes | None) -> str | None:
    suffix = PurePath(name).suffix.lower()
    if suffix in STRUCTURED:
        return STRUCTURED[suffix]
    head = (data or b"")[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    if suffix in ("", ".txt") and head.upper().startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    return (
        "data" if suffix == "" and head[:1] in (b"{", b"[") and head[1:2] in b'{" \r\n]' else None
    )
