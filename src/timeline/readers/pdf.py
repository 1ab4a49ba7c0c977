"""PDF files that hold text (pypdf, an extra): pages become paragraphs, running heads are marked."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from timeline.errors import UnreadableFile
from timeline.model.text import Block
from timeline.readers import files, plain
from timeline.readers.draft import Draft, Signal

PAGES = 1_000
HEAD = 1024  # bytes within which a PDF says that it is one
CHARACTERS = 5_000_000
DRAWN = 2_000_000  # bytes of instructions on one page: pypdf reads half a million in a second
ALL_DRAWN = 16_000_000  # on all that are read
UNPACKED = 200_000_000  # on all that are not
DEPTH, FORMS = 3, 100  # of forms in forms, of forms on one page
INSTALL = 'pip install "timeline-events[pdf]"'
UNLOCK = "take the password off first: qpdf --decrypt --password=... IN OUT"
PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.I)
ENDED = re.compile(r"[.!?:…][\"'”’)\]]*$")
DIGITS = re.compile(r"\d+")


def read(data: bytes, name: str) -> Draft:
    """Read a PDF's text; raises UnreadableFile for one with a password, of scans, or broken."""
    pdf = _opened(data, name)
    sizes = _sizes(pdf, name)
    full = [number for number, size in enumerate(sizes, 1) if size > DRAWN]
    lines = [page.split("\n") for page in _pages(pdf, name, frozenset(full))]
    if full and len(full) == len(sizes):
        told = f"page 1 draws {sizes[0] / 1e6:.0f} MB, which no page of text does"
        raise UnreadableFile(f"{files.shown(name)} is too large: {told}")
    if not any(line.strip() for page in lines for line in page):
        raise UnreadableFile(
            f"{files.shown(name)} holds no text",
            tip="a scan needs text recognition first: ocrmypdf",
        )
    text, marked = _joined(lines)
    blocks = tuple(_blocks(text, marked))
    info = _information(pdf)
    return Draft(
        text,
        blocks,
        title=info.get("title") or plain.title(text, blocks),
        signals=tuple(_dates(info)),
        notes=tuple(f"page {page} left out: it draws too much to be text" for page in full),
    )


def _opened(data: bytes, name: str) -> Any:
    try:
        import pypdf
    except ImportError:
        raise UnreadableFile(
            f"{files.shown(name)} is a PDF, and the package that reads it is missing", tip=INSTALL
        ) from None
    if b"%PDF-" not in data[:HEAD]:
        raise UnreadableFile(f"{files.shown(name)} is no PDF: it does not begin as one")
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pdf = pypdf.PdfReader(io.BytesIO(data))
        locked = pdf.is_encrypted and not pdf.decrypt("")
        pages = 0 if locked else len(pdf.pages)
    except pypdf.errors.DependencyError:  # AES, which takes one more package
        raise UnreadableFile(f"{files.shown(name)} is encrypted", tip=UNLOCK) from None
    except Exception as error:  # pypdf fails on broken files in many ways
        raise UnreadableFile(
            f"{files.shown(name)} is no PDF that can be read: {_plain(error)}"
        ) from None
    if locked:
        raise UnreadableFile(f"{files.shown(name)} has a password", tip=UNLOCK)
    if pages > PAGES:
        raise UnreadableFile(f"{files.shown(name)} is too large: at most {PAGES:,} pages")
    return pdf


def _plain(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].lower()[:100]


def _pages(pdf: Any, name: str, full: frozenset[int]) -> Iterator[str]:
    """Yield the text of each page; nothing of one that is broken, or too `full` of drawing."""
    length = 0
    for number, page in enumerate(pdf.pages, 1):
        try:
            text: str = "" if number in full else page.extract_text()
        except Exception:  # one broken page does not spoil the others
            text = ""
        length += len(text)
        if length > CHARACTERS:
            raise UnreadableFile(f"{files.shown(name)} is too large: {CHARACTERS:,} characters")
        yield text.replace("\r", "").replace("\0", "")


def _sizes(pdf: Any, name: str) -> list[int]:
    """Return how many bytes of instructions each page has; raises where they are far too many."""
    sizes: list[int] = []
    drawn, skipped = 0, 0
    for page in pdf.pages:
        sizes.append(_drawn(page))
        drawn += sizes[-1] if sizes[-1] <= DRAWN else 0
        skipped += sizes[-1] if sizes[-1] > DRAWN else 0
        if drawn > ALL_DRAWN or skipped > UNPACKED:
            raise UnreadableFile(
                f"{files.shown(name)} is too large: what its first {len(sizes)} pages draw takes "
                f"{(drawn + skipped) / 1e6:.0f} MB"
            )
    return sizes


def _drawn(page: Any) -> int:
    """Return how many bytes of instructions a page and the forms on it have; 0 if it is broken."""
    try:
        contents = page.get_contents()
        return (0 if contents is None else len(contents.get_data())) + _forms(page, 0)
    except Exception:  # pypdf fails on broken files in many ways
        return 0


def _forms(holder: Any, depth: int) -> int:
    """Return the bytes of the forms that a page or a form uses, as far down as `DEPTH`."""
    resources = holder.get("/Resources")
    named = resources.get_object().get("/XObject") if resources else None
    size = 0
    for form in list(named.get_object().values())[:FORMS] if named and depth < DEPTH else ():
        drawn = form.get_object()
        if drawn.get("/Subtype") == "/Form":
            size += len(drawn.get_data()) + _forms(drawn, depth + 1)
    return size


def _joined(pages: list[list[str]]) -> tuple[str, set[int]]:
    """Return the text, a blank line between paragraphs, and where its running heads start."""
    running, usual = _running(pages), _usual_length(pages)
    parts: list[str] = []
    marked: set[int] = set()
    length = 0
    before, after_head = "", False
    for page in pages:
        for number, line in enumerate(map(str.rstrip, page)):
            head = bool(line) and _is_edge(number, page) and _is_running(line, running)
            between = _between(before, line, usual, alone=head or after_head)
            length += len(between) + len(line)
            if head:
                marked.add(length - len(line.lstrip()))
            parts += [between, line]
            before, after_head = line, head
    return "".join(parts), marked


def _usual_length(pages: list[list[str]]) -> int:
    """Return how long a full line is: nine of ten lines are no longer."""
    lengths = sorted(len(line.rstrip()) for page in pages for line in page if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_edge(number: int, page: list[str]) -> bool:
    """Tell the first two and the last two lines of a page."""
    return number < 2 or number >= len(page) - 2


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines that stand at the edge of half the pages, whatever numbers are in them."""
    edges = Counter(
        shape
        for page in pages
        for shape in {_shape(line) for number, line in enumerate(page) if _is_edge(number, page)}
    )
    return frozenset(shape for shape, count in edges.items() if count > max(2, len(pages) // 2))


def _shape(line: str) -> str:
    return DIGITS.sub("0", line.strip())


def _is_running(line: str, running: frozenset[str]) -> bool:
    return _shape(line) in running or PAGE_NUMBER.fullmatch(line) is not None


def _between(before: str, line: str, usual: int, *, alone: bool) -> str:
    """Return what parts two lines: a blank line where a paragraph ends, else the line's end."""
    if not before:
        return ""
    words = line.strip()
    item = plain.ITEM.match(line) or plain.LOG.match(line)
    ended = ENDED.search(before.rstrip()) and len(before) < usual * 0.85
    short = len(before) < usual * 0.6 and words[:1].isupper()
    return "\n\n" if not words or item or ended or short or alone else "\n"


def _blocks(text: str, marked: set[int]) -> Iterator[Block]:
    for block in plain.paragraphs(text):
        reason = "head or foot of a page" if block.start in marked else ""
        yield block._replace(skip=reason)


def _information(pdf: Any) -> dict[str, str]:
    """Return what the file says of itself; nothing where that is broken."""
    try:
        info = pdf.metadata or {}
        found = {
            "title": str(info.get("/Title") or "").strip(),
            "created": str(info.get("/CreationDate") or ""),
            "modified": str(info.get("/ModDate") or ""),
        }
    except Exception:  # pypdf fails on broken files in many ways
        return {}
    return {key: value for key, value in found.items() if value}


def _dates(info: dict[str, str]) -> Iterator[Signal]:
    """Yield when the file was made and changed (D:20241028...), for want of anything better."""
    for key in ("created", "modified"):
        digits = info.get(key, "").removeprefix("D:")[:8]
        if len(digits) == 8 and digits.isdecimal():
            date = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
            yield Signal(f"PDF {key}", date, modified=True)
