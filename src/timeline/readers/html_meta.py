"""What a page's markup says about itself: when it came out, its address, its language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.readers import json_ld
from timeline.readers.draft import Signal

META = re.compile(r"<meta\b((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,40})>", re.I)
LINK = re.compile(r"<link\b((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,40})>", re.I)
TIME = re.compile(r"<time\b((?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,40})>", re.I)
ATTRIBUTE = re.compile(r"([\w:.-]{1,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
LANG = re.compile(
    r"<html\b[^>]{0,500}\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I
)
URL_DATE = re.compile(r"/(\d{4})[/-](\d\d)[/-](\d\d)(?=[/-])")
SITE = re.compile(r"\s+(?:\||::|»|·|•|[-–—])\s+")  # what stands between a title and its site's name
TAGS = 300  # <meta> and <link> elements looked at, as many as no page has
TIMES = 5  # <time> elements looked at: further ones are of other articles

PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "published", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "date",
    "datecreated", "dcterms.created", "dc.date.created", "citation_publication_date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "revision_date",
    "dcterms.modified",
)  # fmt: skip


def attributes(source: str) -> dict[str, str]:
    """Return a tag's attributes by their names in lower case."""
    return {
        name.lower(): html.unescape(double or single)
        for name, double, single in ATTRIBUTE.findall(source)
    }


def _tags(pattern: re.Pattern[str], source: str) -> list[str]:
    """Return what stands in the first elements of a kind."""
    return [found[1] for found in islice(pattern.finditer(source), TAGS)]


def signals(source: str, guess: str | None) -> tuple[Signal, ...]:
    """Return every date that the page gives for itself; `guess` is the extractor's own."""
    found = [*json_ld.signals(source), *_meta(source), *_times(source), *_address(source)]
    if guess and guess[:10] not in json_ld.others(source):
        found.append(Signal("date on the page", guess, 40))
    return tuple(found)


def _meta(source: str) -> Iterator[Signal]:
    for tag in _tags(META, source):
        fields = attributes(tag)
        name = fields.get("property") or fields.get("name") or fields.get("itemprop") or ""
        low = name.lower()
        if low in PUBLISHED:
            yield Signal(f"meta {name}", fields.get("content", ""), 1 + PUBLISHED.index(low))
        elif low in MODIFIED:
            yield Signal(f"meta {name}", fields.get("content", ""), 50, modified=True)


def _times(source: str) -> Iterator[Signal]:
    for tag in TIME.findall(source)[:TIMES]:
        fields = attributes(tag)
        if fields.get("datetime"):
            own = fields.get("itemprop", "").lower() == "datepublished" or "pubdate" in tag.lower()
            yield Signal("time element", fields["datetime"], 2 if own else 30)


def _address(source: str) -> Iterator[Signal]:
    address = canonical(source)
    found = URL_DATE.search(address) if address else None
    if found:
        yield Signal("address of the page", "-".join(found.groups()), 25)


def canonical(source: str) -> str | None:
    """Return the page's own address, where it names one."""
    for pattern, key, value, target in (
        (LINK, "rel", "canonical", "href"),
        (META, "property", "og:url", "content"),
    ):
        for tag in _tags(pattern, source):
            fields = attributes(tag)
            address = fields.get(target, "")
            if fields.get(key, "").lower() == value and address.startswith(("http:", "https:")):
                return address
    return None


def language(source: str) -> str | None:
    """Return the page's language tag (BCP 47)."""
    found = LANG.search(source[:20_000])
    return found.group(1) if found else None


def headline(title: str | None, headings: Sequence[str], source: str) -> str | None:
    """Return a page's title without the name of its site: "Bridge closed | Valley Post".

    A bar always parts the two; a dash only where the page has what stands before it as a heading,
    or names what stands behind it as its site.
    """
    parts = list(SITE.finditer(title or ""))
    if not title or not parts:
        return title or None
    sites = {_plain(fields["content"]) for fields in _named(source, "og:site_name")}
    known = {_plain(heading) for heading in headings}
    for mark in parts:
        head, rest = title[: mark.start()], title[mark.end() :]
        bar = mark.group().strip() not in ("-", "–", "—") and len(head.split()) > 2
        if bar or _plain(head) in known or _plain(rest) in sites:
            return head
    return title


def site(source: str) -> str | None:
    """Return what the page's site calls itself (Open Graph's og:site_name)."""
    names = (" ".join(fields["content"].split()) for fields in _named(source, "og:site_name"))
    return next((name for name in names if 0 < len(name) <= 80), None)


def _named(source: str, name: str) -> Iterator[dict[str, str]]:
    for tag in _tags(META, source):
        fields = attributes(tag)
        if (fields.get("property") or fields.get("name")) == name and "content" in fields:
            yield fields


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
