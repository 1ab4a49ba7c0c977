"""Characters that no file of ours may hold."""

from __future__ import annotations

import re

# control characters but tab and newline, C1 controls, and surrogates, which UTF-8 cannot say
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def without_controls(text: str) -> str:
    """Return the text without what could command a terminal or break a file's lines."""
    return _FORBIDDEN.sub("", text)
