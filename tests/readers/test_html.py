"""HTML pages: the article, its layout and what its markup says."""

from __future__ import annotations

import time

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


def kept(body: str) -> list[tuple[str, str]]:
    document = read(page(body=body))
    return [
        (b.kind.value, document.text[b.start : b.end])
        for b in document.blocks
        if not b.skip and "harbour board met" not in document.text[b.start : b.end]
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "<ul><li>One crane</li><li>Two <b>men</b></li></ul>",
            [("item", "One crane"), ("item", "Two men")],
        ),
        (
            "<table><tr><th>Time</th><th>Event</th></tr><tr><td>16:58</td><td>It lifts</td></tr>"
            "<tr><td>17:10</td><td>It drops</td></tr></table>",
            [("row", "Time | Event"), ("row", "16:58 | It lifts"), ("row", "17:10 | It drops")],
        ),
        ("<h2>What next</h2><p>It stays.</p>", [("heading", "What next")]),
        (
            "<p><strong>30 October 2024</strong></p><ul><li>09:10 It lifts</li></ul>",
            [("heading", "30 October 2024"), ("item", "09:10 It lifts")],
        ),
        ("<aside><p>Another story of 3 May 2001, not of this one, is told here.</p></aside>", []),
        ("<div class='related-links'><p>A story of the flood of 3 May 2001.</p></div>", []),
        (
            "<div><h4><a href='/flood'>The great flood of 2001</a></h4><p>It rose for days.</p>"
            "</div>",
            [],
        ),
        ("<figure><figcaption>The crane on 3 May 2001</figcaption></figure>", []),
        ("<p style='display:none'>Nobody sees the words of 3 May 2001 here.</p>", []),
        ("<script>var a = '3 May 2001';</script><!-- 4 May 2001 -->", []),
    ],
)
def test_what_stands_between_paragraphs(part: str, expected: list[tuple[str, str]]) -> None:
    found = kept(PARAGRAPHS + part + PARAGRAPHS)
    assert [item for item in found if item[1] not in ("Harbour gets a crane", "It stays.")] == (
        expected
    )


def test_rows_know_the_heads_of_their_columns() -> None:
    table = (
        "<table><tr><th>Time, UTC</th><th>Event</th></tr><tr><td>16:58</td><td>Up</td></tr></table>"
    )
    document = read(page(body=PARAGRAPHS + table + PARAGRAPHS))
    assert "Time, UTC | Event" in {block.context for block in document.blocks}


def test_breaks_of_lines_part_paragraphs() -> None:
    body = (
        PARAGRAPHS.replace("</p><p>", "<br><br>").replace("<p>", "<div>").replace("</p>", "</div>")
    )
    assert len([b for b in read(page(body=body)).blocks if b.kind is BlockKind.PARAGRAPH]) == 3


def test_words_are_kept_apart_and_together_as_the_page_shows_them() -> None:
    body = (
        PARAGRAPHS
        + "<p>The <b>cr</b>ane<span>s</span> of<br>Tarn were lifted on 3 May 2001 and stayed.</p>"
    )
    assert "The cranes of Tarn were lifted" in read(page(body=body)).text


def test_a_deep_page_is_no_crash() -> None:
    deep = "<div>" * 5_000 + PARAGRAPHS + "</div>" * 5_000
    assert "harbour" in read(page(body=PARAGRAPHS + deep)).text


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


@pytest.mark.parametrize(
    ("modified", "changed"),
    [("2024-03-06T13:00:00Z", "2024-03-06"), ("2024-03-09", None), ("2024-03-05", None)],
)
def test_a_change_soon_after_publication(modified: str, changed: str | None) -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-05T23:10:00Z">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    told = read(page(head=head, body=PARAGRAPHS)).published
    assert told is not None
    assert edtf.write(told.date) == "2024-03-05"
    assert (edtf.write(told.changed) if told.changed else None) == changed


def test_a_page_without_text() -> None:
    with pytest.raises(UnreadableFile):
        read("<html><body></body></html>")


def test_a_page_of_a_million_tags_is_refused_at_once() -> None:
    with pytest.raises(UnreadableFile, match="too many elements"):
        read("<html><body>" + "<b>" * 600_000 + "</body></html>")


CAFE = "<p>The café on the quay – the oldest one – was closed for a week in the end.</p>"


def bytes_of(charset: str | None, body: bytes) -> Document:
    meta = f'<meta charset="{charset}">' if charset else ""
    whole = page(meta, PARAGRAPHS + "@").encode()
    return readers.read("page.html", whole.replace(b"@", body))


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "utf-8"),
        (None, "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("klingon", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_charset_it_is_in(charset: str | None, written: str) -> None:
    assert "The café on the quay – the oldest" in bytes_of(charset, CAFE.encode(written)).text


def test_a_stray_byte_is_shown_and_told() -> None:
    document = bytes_of("utf-8", CAFE.encode().replace(b"week", b"we\xe9k"))
    assert "café on the quay – the oldest one – was closed for a we\ufffdk" in document.text
    assert document.notes == ("1 byte is not UTF-8, shown as \ufffd",)


def test_a_guess_is_told() -> None:
    assert bytes_of(None, CAFE.encode("cp1252")).notes == ("not UTF-8: read as Windows-1252",)


def test_nul_bytes_are_dropped_as_browsers_do() -> None:
    assert "\0" not in bytes_of("utf-8", b"<p>a\0b</p>").text
    with pytest.raises(UnreadableFile, match="is binary"):
        readers.read("page.html", b"\0" * 100 + b"<html>")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<b></b>" * 30_000, "too many elements"),
        (
            "<p " + " ".join(f"a{n}=1" for n in range(2_000)) + ">" + "x" * 30_000,
            "1,000 attributes",
        ),
        ('<p x="<" ' + " ".join(f"a{n}" for n in range(9_000)) + ">", "1,000 attributes"),
        ('<p a=b"c ' + " ".join(f"a{n}" for n in range(9_000)) + ">", "1,000 attributes"),
    ],
)
def test_pages_that_parsers_choke_on_are_refused_at_once(body: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(page(body=PARAGRAPHS + body))


@pytest.mark.parametrize(
    "body",
    [
        "<script>" + "if (a<b) { var c = d; return e } " * 3_000 + "</script>",
        "<!-- <p " + "a b c " * 9_000 + " -->",
        '<svg><path d="' + "M 1 2 L 3 4 " * 9_000 + '"/></svg>',
        "<img src='data:image/png;base64," + "iVBORw0KGgo+/" * 9_000 + "='>",
        '<div data-props="' + "{&quot;a b&quot;: 1, x = 2} " * 3_000 + '"></div>',
    ],
)
def test_long_scripts_pictures_and_values_are_no_attributes(body: str) -> None:
    assert "harbour board met for the third time" in read(page(body=PARAGRAPHS + body)).text


def test_a_date_in_the_text_is_not_when_it_was_published() -> None:
    paragraph = (
        "<p>On 3 May 2019 the harbour board of Arden met for the first time in the hall.</p>"
    )
    assert read(f"<html><body>{PARAGRAPHS}{paragraph}</body></html>").published is None


def test_another_kind_of_file_under_the_name_of_a_page() -> None:
    with pytest.raises(UnreadableFile, match="is no PDF that can be read"):
        readers.read("page.html", b"%PDF-1.4 and nothing more")


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Harbour gets a crane | Harbour Post | 19.01.2020", ""),
        ("Harbour gets a crane - Harbour Post", ""),
        ("Harbour gets a crane — the Post", "<meta property='og:site_name' content='The Post'>"),
    ],
)
def test_a_title_without_its_site(title: str, site: str) -> None:
    head = f'<meta property="og:title" content="{title}">{site}'
    assert read(page(head)).title == "Harbour gets a crane"


def test_a_dash_may_belong_to_a_title() -> None:
    head = '<meta property="og:title" content="Cranes - what they cost and what they bring">'
    assert read(page(head)).title == "Cranes - what they cost and what they bring"


@pytest.mark.parametrize(
    "page",
    [
        "<title>Pier</title><article><h1>Pier</h1>{}</article>",
        "<meta charset=utf-8><p>{}",
        "<!doctype html><title>Pier</title>{}",
        "<html><head><title>Pier</title></head>{}</html>",
        "{}",
        "<html><body><ul><li>2 May 2024: pier opened</li><li>3 May 2024: pier shut</li></ul>{}",
    ],
)
def test_elements_that_nobody_has_to_write(page: str) -> None:
    text = "<p>The pier at Lorne was opened on 2 May 2024.</p>"
    document = readers.read("pier.html", page.format(text).encode())
    told = [document.text[b.start : b.end] for b in document.blocks if not b.skip]
    assert "The pier at Lorne was opened on 2 May 2024." in told


def test_a_page_that_is_one_list() -> None:
    page = b"<html><body><ul><li>2 May 2024: pier opened</li><li>3 May 2024: pier shut</li></ul>"
    document = readers.read("pier.html", page)
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "2 May 2024: pier opened",
        "3 May 2024: pier shut",
    ]


def test_thousands_of_marked_words_take_little_time() -> None:
    words = "<span>The <i>pier</i> was opened on 2 May 2024.</span> " * 10_000
    start = time.perf_counter()
    document = read(f"<html><body><h1>Harbour</h1><p>{words}</p></body></html>")
    assert time.perf_counter() - start < 5
    assert document.text.count("The pier was opened") == 10_000


@pytest.mark.parametrize(
    ("graph", "expected", "signal"),
    [
        (
            '{"@graph": [{"@type": "WebSite", "datePublished": "2010-01-01"}, {"@type": '
            '"NewsArticle", "datePublished": "2024-05-06", "dateModified": "2024-05-07"}]}',
            "2024-05-06",
            "JSON-LD datePublished",
        ),
        (
            '[{"@type": "WebPage", "datePublished": "2024-05-01"}, {"@type": ["Thing", '
            '"BlogPosting"], "dateCreated": "2024-05-06"}]',
            "2024-05-06",
            "JSON-LD dateCreated",
        ),
        ('{"@type": "WebPage", "datePublished": "2024-05-06"}', "2024-05-06", "JSON-LD"),
        ('{"@type": "Article", "datePublished": "2024-05-06",}', "2024-05-06", "JSON-LD"),
        (
            '{"@type": "Article", "comment": [{"@type": "Comment", "dateCreated": "2024-06-01"}],'
            '"datePublished": "2024-05-06"}',
            "2024-05-06",
            "JSON-LD",
        ),
    ],
)
def test_json_ld_of_the_article_not_of_its_site(graph: str, expected: str, signal: str) -> None:
    document = read(page(f'<script type="application/ld+json">{graph}</script>'))
    assert document.published
    assert edtf.write(document.published.date) == expected
    assert document.published.signal.startswith(signal)


def test_a_site_alone_says_nothing_of_the_article() -> None:
    site = '{"@type": "WebSite", "datePublished": "2010-01-01"}'
    assert read(page(f'<script type="application/ld+json">{site}</script>')).published is None


def test_lines_of_a_log_are_parted_others_are_not() -> None:
    body = (
        "<p>09:12 Alerts fire for the booking service<br>09:20 The engineer on call sees them"
        "<br>and goes to the office<br>10:05 The database is restarted by the engineer</p>"
        "<p>Fog closed the harbour at night,<br>and it stayed so until noon of the next day.</p>"
    )
    document = read(page(body=body))
    told = [b for b in document.blocks if b.kind is not BlockKind.HEADING]
    assert [document.text[b.start : b.end] for b in told] == [
        "09:12 Alerts fire for the booking service",
        "09:20 The engineer on call sees them and goes to the office",
        "10:05 The database is restarted by the engineer",
        "Fog closed the harbour at night, and it stayed so until noon of the next day.",
    ]
