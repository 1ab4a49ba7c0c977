"""HTML pages: the article, its layout and what its markup says."""

from __future__ import annotations

import pytest

from timeline import readers
from timeline.errors import UnreadableFile
from timeline.model import edtf
from timeline.model.text import BlockKind, Document

PARAGRAPHS = "".join(
    f"<p>The harbour board met for the {n} time and talked at length about the new crane, "
    f"its price, and the noise that it makes at night in the old town.</p>"
    for n in ("first", "second", "third")
)


def page(head: str = "", body: str = PARAGRAPHS) -> str:
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Crane</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>Harbour gets a crane</h1>{body}</article>"
        "<footer>© 2024 Harbour Post</footer></body></html>"
    )


def read(source: str) -> Document:
    return readers.read("page.html", source.encode())


def published(head: str) -> tuple[str, str] | None:
    found = read(page(head)).published
    return (edtf.write(found.date), found.signal) if found else None


def test_the_article_and_nothing_else() -> None:
    document = read(page())
    assert "harbour board met for the second time" in document.text
    assert "Home" not in document.text
    assert document.lang == "en-GB"


def test_layout_tables_are_no_rows() -> None:
    document = read(page(body=f"<table><tr><td>{PARAGRAPHS}</td></tr></table>"))
    assert BlockKind.ROW not in {block.kind for block in document.blocks}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2024-03-05T10:00:00Z",'
            ' "dateModified": "2024-03-09"}</script>',
            ("2024-03-05", "JSON-LD datePublished"),
        ),
        (
            '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">'
            '<meta property="article:published_time" content="2024-03-05T10:00:00Z">',
            ("2024-03-05", "meta article:published_time"),
        ),
        (
            '<link rel="canonical" href="https://example.org/2024/03/05/crane">',
            ("2024-03-05", "address of the page"),
        ),
    ],
)
def test_signals_of_publication(head: str, expected: tuple[str, str]) -> None:
    assert published(head) == expected


def test_a_page_without_text() -> None:
    with pytest.raises(UnreadableFile):
        read("<html><body></body></html>")


def test_a_page_of_a_million_tags_is_refused_at_once() -> None:
    with pytest.raises(UnreadableFile, match="too many elements"):
        read("<html><body>" + "<b>" * 600_000 + "</body></html>")
