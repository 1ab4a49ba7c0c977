"""Our own table of events (CSV): its columns, and how one cell holds a list or any value.

`refs` and `at` have an entry for each time that a source is cited, `quote` has a line; `sources`,
`urls` and `published` have one for each source. Columns behind COLUMNS are keys we do not know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

COLUMNS = (
    *("id", "date", "start", "end", "precision", "approximate", "uncertain", "display"),
    *("title", "text", "who", "where", "tags", "group", "status"),
    *("sources", "urls", "quote", "media", "review"),
    *("lang", "note", "refs", "published", "at"),
)
_BETWEEN = re.compile(r"(?<!\\)((?:\\\\)*);\s*")
_DISARMED = re.compile(r"^'(?=[=+\-@])")  # an apostrophe that keeps a spreadsheet from computing
_ESCAPED = re.compile(r"\\([\\;])")


def listed(values: Iterable[str]) -> str:
    """Write a list into one cell, "; " between two; those inside a value get a backslash."""
    texts = [value.replace("\\", "\\\\").replace(";", "\\;") for value in values]
    return "; ".join(texts) if any(texts) else ""


def parted(cell: str) -> list[str]:
    """Return the list that a cell holds; an empty cell holds none."""
    if not cell:
        return []
    marked = _BETWEEN.sub(lambda found: f"{found[1]}\0", cell).split("\0")
    return [_ESCAPED.sub(r"\1", part) for part in marked]


def lines(texts: Sequence[str]) -> str:
    """Write texts into one cell, a line each; a single one stays as it is."""
    if len(texts) == 1:
        return texts[0]
    return "\n".join(" ".join(text.split()) for text in texts) if any(texts) else ""


def written(value: Any) -> str:
    """Write a value: a text as it is, unless it would be read as something else; others as JSON."""
    if isinstance(value, str) and value == value.strip() != "" and meant(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def meant(cell: str) -> Any:
    """Return the value that `written` wrote: what is no JSON is a text."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell


def armed(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from computing it."""
    return _DISARMED.sub("", cell)
