"""Where the tables of a TOML file stand, comments included, without parsing its values.

One pattern reads a whole table body, so that the `re` engine does the work; every repetition is
possessive, so the time is linear. Positions count characters of the decoded text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_BASIC = r'"(?>(?:[^"\\\n]++|\\[^\n])*)"'
_LITERAL = r"'[^'\n]*+'"
_LONG_BASIC = r'"""(?>(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*)"{3,5}'
_LONG_LITERAL = r"'''(?>(?:[^']++|'{1,2}(?!'))*)'{3,5}"
_STRING = f"{_LONG_BASIC}|{_LONG_LITERAL}|{_BASIC}|{_LITERAL}"
_SCALAR = r"""[^\s#"'\[\]{},=](?:[^\n\r#"'\[\]{},=]*[^\s#"'\[\]{},=])?"""
_COMMENT = r"#[^\n]*+"
_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
_KEY = rf"{_PART}(?>(?:[ \t]*+\.[ \t]*+{_PART})*)"
_INSIDE = rf"""(?>(?:[^\[\]{{}}"'#]++|{_STRING}|{_COMMENT})*)"""
_FLAT = rf"[\[{{]{_INSIDE}[\]}}]"  # a list or an inline table with none in it
_END = rf"[ \t]*+(?>(?:{_COMMENT})?)\r?\n"
_BLANKS = rf"(?>(?:{_END})*)"
_NAME = rf"{_BLANKS}(?P<line>[ \t]*+)(?P<key>{_KEY})[ \t]*+=[ \t]*+"

_BODY = re.compile(
    rf"(?>(?:{_BLANKS}[ \t]*+{_KEY}[ \t]*+=[ \t]*+(?:{_STRING}|{_FLAT}|{_SCALAR}){_END})*)"
)
_FILLER = re.compile(_BLANKS)
_HEADER = re.compile(rf"[ \t]*+(\[\[?+)[ \t]*+({_KEY})[ \t]*+\]\]?+{_END}")
_OPENING = re.compile(_NAME)
_LEAF = re.compile(f"{_STRING}|{_SCALAR}")
_BRACKET = re.compile(rf"{_INSIDE}([\[\]{{}}])")
_CLOSING = re.compile(_END)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")


class NotLexedError(ValueError):
    """The text at `position` is no TOML line."""

    def __init__(self, position: int) -> None:
        super().__init__(f"no TOML line at character {position}")
        self.position = position


class Table(NamedTuple):
    """A table of the file: characters [start, end), the comments directly above included.

    `path` is () for what stands above the first header; `header` is where the header's line
    begins, `body` where the next one does, `last` the end of its last key's line (or the header's).
    Blank lines and free comments between `last` and `end` belong to no table.
    """

    path: tuple[str, ...]
    is_array: bool
    start: int
    header: int
    body: int
    last: int
    end: int


class Statement(NamedTuple):
    """A `key = value` of a table: its lines are [start, end), `value` to `stop` is the value."""

    path: tuple[str, ...]
    start: int
    key: int
    value: int
    stop: int
    end: int


def tables(text: str) -> list[Table]:
    """Return the tables in the file's order, the root table first; raises NotLexedError."""
    return list(scan(text))


def scan(text: str) -> Iterator[Table]:
    """Yield the tables one by one, for those who need only the first few."""
    lined = text if text.endswith("\n") else text + "\n"
    position = header = 1 if lined.startswith("\ufeff") else 0
    path: tuple[str, ...] = ()
    is_array = False
    start = 0
    while True:
        last, after = _body_ends(lined, position)
        match = _HEADER.match(lined, after) if after < len(lined) else None
        if match is None and after < len(lined):
            raise NotLexedError(after)
        following = _above(lined, last, after) if match else len(text)
        yield Table(path, is_array, start, header, position, min(last, following), following)
        if match is None:
            return
        start, header, position = following, after, match.end()
        path, is_array = key_path(match[2]), match[1] == "[["


def _body_ends(text: str, position: int) -> tuple[int, int]:
    """Return where the last `key = value` line ends, and where the blanks after it do."""
    while True:
        body, last = _BODY.match(text, position), position
        if body:
            last = body.end()
        filler = _FILLER.match(text, last)
        after = filler.end() if filler else last
        if text[after : after + 1].lstrip() in ("", "["):
            return last, after
        deep = _statement(text, last)  # a list in a list, which the one pattern leaves alone
        if deep is None:
            return last, after
        position = deep.end


def _above(text: str, last: int, header: int) -> int:
    """Return where the comment lines directly above a header begin; `last` is the limit."""
    start = header
    if text.endswith("\n\n", last, header):
        return header
    while start > last:
        line = text.rfind("\n", last, start - 1) + 1 or last
        if not text[line:start].lstrip(" \t").startswith("#"):
            break
        start = line
    return start


def statements(text: str, table: Table) -> list[Statement]:
    """Return the `key = value` lines of one table."""
    lined = text if text.endswith("\n") else text + "\n"
    found = []
    position = table.body
    while position < table.last:
        item = _statement(lined, position)
        if item is None:
            raise NotLexedError(position)
        position = item.end
        found.append(item._replace(end=min(item.end, len(text))))
    return found


def _statement(text: str, position: int) -> Statement | None:
    """Return the `key = value` lines that come next, None where something else does."""
    name = _OPENING.match(text, position)
    if name is None:
        return None
    stop = _value_ends(text, name.end())
    closing = _CLOSING.match(text, stop) if stop else None
    if closing is None:
        return None
    path = key_path(name["key"])
    return Statement(path, name.start("line"), name.start("key"), name.end(), stop, closing.end())


def _value_ends(text: str, position: int) -> int:
    """Return where a value ends, 0 where none begins or it is not closed."""
    if text[position : position + 1] not in ("[", "{"):
        leaf = _LEAF.match(text, position)
        return leaf.end() if leaf else 0
    depth = 0
    while bracket := _BRACKET.match(text, position):
        depth += 1 if bracket[1] in "[{" else -1
        position = bracket.end()
        if depth == 0:
            return position
    return 0


def key_path(key: str) -> tuple[str, ...]:
    """Return the parts of a dotted key; quoted parts without their quotes and escapes."""
    if _BARE_KEY.fullmatch(key):
        return tuple(key.split("."))
    import tomli

    level = tomli.loads(f"{key} = 0")
    parts = []
    while isinstance(level, dict):
        (part, level), *_ = level.items()
        parts.append(part)
    return tuple(parts)


class Places:
    """Line and column, both from 1, of positions in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line_column(self, position: int) -> tuple[int, int]:
        """Return where a character stands; a byte order mark takes no column."""
        index = bisect_right(self._starts, position) - 1
        column = position - self._starts[index] + 1
        return index + 1, column - (index == 0 and self._text.startswith("\ufeff"))

    def line(self, number: int) -> str:
        """Return a line's text without its end."""
        start = self._starts[number - 1]
        end = self._text.find("\n", start)
        return self._text[start : None if end < 0 else end].rstrip("\r").lstrip("\ufeff")
