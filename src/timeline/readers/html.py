"""HTML pages: the article as the page shows it, found with trafilatura's help."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.text import BlockKind
from timeline.readers import files, html_body, html_limits, html_meta, spliced
from timeline.readers.draft import Builder, Draft
from timeline.readers.html_page import BREAKING, GLUED, Page, Piece

CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})|"
    rb"\A\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,40})",
    re.I,
)
SHOWN = BREAKING | GLUED  # elements that no head holds
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")  # lxml takes none in characters
LARGE = 20_000  # tags of a page that is not read a second time in other ways
BOLD = 0.9  # share of bold text that makes a line a heading
LABEL = 100  # characters of such a line


def read(data: bytes, name: str) -> Draft:
    """Read a page; raises UnreadableFile where there is no article in it, or far too many tags."""
    found = CHARSET.search(data[: files.SNIFFED])
    charset = (found[1] or found[2]).decode() if found else None
    source, note = files.decode_page(data, name, charset)
    source = DECLARATION.sub("", source)
    if excess := html_limits.excess(source):
        raise UnreadableFile(f"{files.shown(name)} {excess}")
    root = _parsed(source, name)
    spliced.drop_boxes(root)
    crowded = html_limits.is_crowded(root)
    article = None if crowded else _article(deepcopy(root), source.count("<"))
    chosen = html_body.choose(Page(root).pieces, getattr(article, "text", None) or "")
    builder = Builder()
    for piece, reason in chosen:
        kind, level = _kind(piece)
        builder.add(piece.text, kind, level=level, skip=reason, context=piece.context)
    if not builder.blocks:
        raise UnreadableFile(f"{files.shown(name)} holds no article that could be found")
    return Draft(
        builder.text(),
        tuple(builder.blocks),
        title=html_meta.headline(getattr(article, "title", None), _headings(chosen), source),
        url=html_meta.canonical(source),
        lang=html_meta.language(source),
        signals=html_meta.signals(source, getattr(article, "date", None)),
        notes=(note,) if note else (),
        site=html_meta.site(source),
    )


def _headings(chosen: Sequence[tuple[Piece, str]]) -> list[str]:
    return [piece.text for piece, _ in chosen if piece.kind is BlockKind.HEADING]


def _parsed(source: str, name: str) -> Any:
    """Return the page's root element, also where it names no <html> and no <body>."""
    import trafilatura
    from lxml.etree import LxmlError
    from lxml.html import document_fromstring

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    root = trafilatura.load_html(source)
    if root is None:
        try:
            root = document_fromstring(source)
        except (LxmlError, ValueError):
            raise UnreadableFile(f"{files.shown(name)} holds no article") from None
    _empty_head(root)
    return root


def _empty_head(root: Any) -> None:
    """Move what is shown out of the head, where libxml2 leaves it if no <body> begins."""
    head, body = root.find("head"), root.find("body")
    shown = [child for child in head if child.tag in SHOWN] if head is not None else []
    if shown and body is None:
        body = root.makeelement("body")
        root.append(body)
    for place, child in enumerate(shown):
        body.insert(place, child)


def _article(page: Any, tags: int) -> Any:
    """Return trafilatura's document, with the text, title and date that it found; or None.

    A date is looked for where pages put theirs: any other on the page may be what it tells of.
    """
    import trafilatura

    return trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        fast=tags > LARGE,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _kind(piece: Piece) -> tuple[BlockKind, int]:
    """Return a piece's kind; a short line all in bold is a heading."""
    bold = piece.kind is BlockKind.PARAGRAPH and piece.bold > BOLD * len(piece.text)
    if bold and len(piece.text) <= LABEL and not piece.text.endswith((".", "!", "?", "”", '"')):
        return BlockKind.HEADING, 6
    return piece.kind, piece.level
