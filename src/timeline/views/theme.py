"""The colours of the views: rich's words for styles, turned into terminal codes once.

Only the sixteen colours that every terminal's own palette sets, so that they can be read on a dark
background and on a light one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "title": "bold",
        "count": "dim",
        "heading": "bold",
        "date": "cyan",
        "rail": "dim",
        "gap": "dim",
        "note": "dim",
        "tag": "magenta",
        "source": "dim",
        "happened": "green",
        "planned": "cyan",
        "cancelled": "red",
        "disputed": "red",
        "doubtful": "magenta",
        "range": "green",
        "text": "",
    }
)

Paint = Callable[[str, str], str]  # (style's name, text) -> text as it is printed


def painter(colour: bool) -> Paint:
    """Return what paints a text in a style of STYLES; without colour it leaves the text alone."""
    if not colour:
        return lambda style, text: text
    from rich.color import ColorSystem
    from rich.style import Style

    codes: dict[str, tuple[str, str]] = {}
    for name, words in STYLES.items():
        drawn = Style.parse(words).render("\0", color_system=ColorSystem.STANDARD)
        before, _, after = drawn.partition("\0")
        codes[name] = before, after

    def paint(style: str, text: str) -> str:
        before, after = codes[style]
        return f"{before}{text}{after}" if text and before else text

    return paint
