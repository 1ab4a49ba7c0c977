"""TEXT values of RFC 5545 (3.3.11), written so that every character comes back."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from timeline.exporters.characters import without_controls

# besides CRLF: readers that split lines as Python's splitlines does would cut a property in two
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(value: str) -> str:
    """Return the text with line breaks as newlines and without control characters."""
    return without_controls(_BREAKS.sub("\n", value))


def text(value: str) -> Any:
    """Return a cleaned text as a property value of icalendar's."""
    return _text_class()(clean(value))


def categories(values: tuple[str, ...]) -> Any:
    """Return a list of texts, commas between them bare and those inside them escaped."""
    from icalendar import vCategory

    category = vCategory([])
    category.cats = [text(value) for value in values]
    return category


@cache
def _text_class() -> Any:
    from icalendar import vText

    class Text(vText):  # type: ignore[misc,unused-ignore]
        """A vText that does not take the two characters of a literal `\\N` for a line break."""

        def to_ical(self) -> bytes:
            value = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
            return value.replace("\n", "\\n").encode()

    return Text
