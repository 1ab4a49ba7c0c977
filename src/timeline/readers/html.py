"""HTML pages: the article's own text through trafilatura, laid out as blocks."""

from __future__ import annotations

import re
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind
from timeline.readers import files, html_meta
from timeline.readers.draft import Builder, Draft

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.I)
ELEMENTS = 500_000  # a page with more tags than this is no article
SPACE = re.compile(r"\s+")
# trafilatura gives its own small set of elements: where a block starts and what it is
KINDS = {
    "p": BlockKind.PARAGRAPH,
    "head": BlockKind.HEADING,
    "item": BlockKind.ITEM,
    "row": BlockKind.ROW,
    "quote": BlockKind.QUOTE,
    "code": BlockKind.CODE,
    "div": BlockKind.PARAGRAPH,
    "ab": BlockKind.PARAGRAPH,
}


def read(data: bytes, name: str) -> Draft:
    """Read a page; raises UnreadableFile where there is no article in it, or far too many tags."""
    found = CHARSET.search(data[: files.SNIFFED])
    source = files.decode(data, name, charset=found.group(1).decode() if found else None)
    if source.count("<") > ELEMENTS:
        raise UnreadableFile(f"{files.shown(name)} has too many elements for an article")
    article = _article(source, name)
    builder = Builder()
    _walk(article.body, builder, 0)
    return Draft(
        builder.text(),
        tuple(builder.blocks),
        title=article.title or None,
        url=html_meta.canonical(source),
        lang=html_meta.language(source),
        signals=html_meta.signals(source, article.date),
    )


def _article(source: str, name: str) -> Any:
    """Return trafilatura's document: the body's tree, title and date."""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    import trafilatura

    article = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=True, with_metadata=True
    )
    if article is None or isinstance(article, dict) or article.body is None:
        raise UnreadableFile(f"{files.shown(name)} holds no article that could be found")
    return article


def _walk(element: Any, builder: Builder, depth: int) -> None:
    """Append the blocks of an element's children in order."""
    for child in element:
        kind = KINDS.get(child.tag)
        if kind is BlockKind.ROW and not _is_layout(child):
            builder.add(_cells(child), kind)
        elif kind in (None, BlockKind.ROW) or _holds_blocks(child):
            inner = depth + (child.tag == "list")
            if kind not in (None, BlockKind.ROW) and child.text:
                builder.add(_clean(child.text), kind, level=inner)
            _walk(child, builder, inner)
        else:
            builder.add(_clean(_words(child)), kind, level=_level(child, depth))
        if child.tail and kind is not None:
            builder.add(_clean(child.tail), BlockKind.PARAGRAPH)


def _is_layout(row: Any) -> bool:
    """Tell a table that lays out a page from one that holds data: whole blocks stand in it."""
    return any(child.tag in KINDS or child.tag == "list" for cell in row for child in cell)


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in KINDS or child.tag in ("list", "table") for child in element)


def _words(element: Any) -> str:
    """Return an element's text; a line break in it is a space."""
    parts = [element.text or ""]
    for child in element:
        parts.append(" " if child.tag == "lb" else _words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _cells(row: Any) -> str:
    return " | ".join(_clean("".join(cell.itertext())) for cell in row)


def _level(element: Any, depth: int) -> int:
    rend = element.get("rend") or ""
    if element.tag == "head":
        return int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2
    return depth


def _clean(text: str) -> str:
    return SPACE.sub(" ", text).strip()
