"""E-mail and mailboxes: the sender's own words, the Date header, bounded nesting."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from timeline import readers
from timeline.errors import UnreadableFile
from timeline.model import edtf
from timeline.model.text import Document
from timeline.readers import mbox

LETTER = """\
From: Ada Lind <ada@example.org>
To: bo@example.org
Subject: =?utf-8?q?F=C3=A4hre?= and fog
Date: Mon, 28 Oct 2024 23:30:00 -0500
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8

Dear Bo,

The ferry will sail on 30 October.

On Sun, 27 Oct 2024 at 10:00, Bo Ek <bo@example.org> wrote:

> When does it sail?
> I need to know by 29 October.

--\x20
Ada Lind
Harbour office since 1998
"""


def read(text: str | bytes, name: str = "letter.eml") -> Document:
    return readers.read(name, text.encode() if isinstance(text, str) else text)


def kept(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if not b.skip]


def test_a_plain_letter() -> None:
    document = read(LETTER)
    assert document.title == "Fähre and fog"
    assert document.published is not None
    assert edtf.write(document.published.date) == "2024-10-28"
    assert document.published.signal == "Date header"
    assert kept(document) == ["Dear Bo,", "The ferry will sail on 30 October."]
    assert {block.skip for block in document.blocks if block.skip} == {
        "quoted from another message",
        "signature",
    }


def test_a_letter_is_known_by_its_head() -> None:
    assert read(LETTER, "-").title == "Fähre and fog"
    assert read("Subject: to change\n\nThe plan holds.\n", "-").published is None


def test_what_an_outlook_reply_quotes() -> None:
    text = (
        LETTER.split("On Sun")[0] + "-----Original Message-----\nFrom: Bo\n\nIt sailed on 3 May.\n"
    )
    assert kept(read(text)) == ["Dear Bo,", "The ferry will sail on 30 October."]


def test_html_and_attachments() -> None:
    document = read(
        "From: a@example.org\nDate: Mon, 28 Oct 2024 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="x"\n\n'
        "--x\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>The old ferry will "
        "sail from the harbour on 30 October, the office said in a letter.</p></body></html>\n"
        "--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=list.txt\n\n"
        "1 May 1999\n--x--\n"
    )
    assert "The old ferry will sail from the harbour on 30 October" in document.text
    assert "1999" not in document.text
    assert document.notes == ("not read: 1 attached (list.txt)",)


@pytest.mark.parametrize(
    "head",
    ["charset=nonsense", "charset=utf-8", 'charset="us-ascii"'],
)
def test_a_wrong_charset_loses_no_letter(head: str) -> None:
    data = LETTER.replace("charset=utf-8", head).encode().replace(b"30 October", b"30 October \xff")
    assert "The ferry will sail" in read(data).text


def nested(depth: int) -> str:
    text = "From: a@example.org\n"
    for level in range(depth):
        text += f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
    return text + "\nThe ferry sails.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (nested(100), "letter.eml has more than 50 parts in parts"),
        (nested(20_000), "letter.eml has more than 50 parts in parts"),
        ("No head at all, only a line\n", "letter.eml is no e-mail: it has neither a date nor a"
         " sender"),
        ("From: a@example.org\n\n", "letter.eml is an e-mail without text"),
        ("From: a@example.org\nContent-Type: image/png\n\nxx\n", "letter.eml is an e-mail without"
         " text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(text: str, message: str) -> None:
    began = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        read(text)
    assert caught.value.message == message
    assert time.monotonic() - began < 5


def test_nested_parts_within_the_bound_are_read() -> None:
    assert "The ferry sails." in read(nested(10)).text


def test_a_truncated_letter_keeps_what_is_there() -> None:
    text = LETTER.replace("text/plain", 'multipart/mixed; boundary="x"')
    assert "The ferry will sail" in read(text.replace("\n\nDear", "\n\n--x\n\nDear")).text


def test_every_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    box = tmp_path / "harbour.mbox"
    second = LETTER.replace("28 Oct 2024 23", "4 Nov 2024 23").replace("Dear Bo", ">From Ada")
    box.write_text(f"From ada Mon Oct 28\n{LETTER}\nFrom ada Mon Nov  4\n{second}")
    names = mbox.names(str(box))
    assert names == [f"{box}#1", f"{box}#2"]
    documents = [readers.read(name) for name in names]
    assert [edtf.write(d.published.date) for d in documents if d.published] == [
        "2024-10-28",
        "2024-11-04",
    ]
    assert documents[1].text.startswith("From Ada,")
    with pytest.raises(UnreadableFile, match="has 2 messages, not 3"):
        readers.read(f"{box}#3")


@pytest.mark.parametrize("data", [b"Dear Bo\n", b"From \n\n" * 6_000])
def test_what_is_no_mailbox(tmp_path: Path, data: bytes) -> None:
    box = tmp_path / "harbour.mbox"
    box.write_bytes(data)
    with pytest.raises(UnreadableFile, match=r"harbour\.mbox is"):
        mbox.names(str(box))


@pytest.mark.parametrize(
    "head",
    [
        "Subject: " + "=?utf-8?q?x?= " * 100_000,
        "Subject: " + "=?klingon?q?x?=",
        "Subject: " + "=?utf-8?b?!?=",
        "To: " + "ada@example.org, " * 100_000,
    ],
)
def test_headers_beyond_measure_are_read_in_no_time(head: str) -> None:
    began = time.perf_counter()
    document = read(LETTER.replace("To: bo@example.org", head[:1_000_000]))
    assert kept(document) == ["Dear Bo,", "The ferry will sail on 30 October."]
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: multipart/mixed; " + 'a=";";' * 10_000,
        "X-Spam: no\n" * 20_000 + "X-End: yes",
        "Content-Language: en\n" * 20_000 + "X-End: yes",
    ],
)
def test_heads_that_only_an_attacker_writes_are_refused(head: str) -> None:
    with pytest.raises(UnreadableFile, match="too many parts, or too long heads"):
        read(LETTER.replace("To: bo@example.org", head))


def test_a_body_whose_charset_is_not_told() -> None:
    letter = LETTER.replace("Content-Type: text/plain; charset=utf-8\n", "")
    raw = letter.replace("The ferry", "The café boat").encode("cp1252")
    assert "The café boat will sail on 30 October." in kept(read(raw))


def test_a_mailbox_is_read_once_for_all_its_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = tmp_path / "harbour.mbox"
    box.write_text(f"From ada@example.org Mon Oct 28 2024\n{LETTER}\n" * 30)
    read_bytes, count = Path.read_bytes, []

    def counted(path: Path) -> bytes:
        count.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    names = mbox.names(str(box))
    assert len({readers.read(name).text for name in names}) == 1
    assert (len(names), len(count)) == (30, 1)
    box.write_text(f"From ada@example.org Mon Oct 28 2024\n{LETTER}\n")
    assert len(mbox.names(str(box))) == 1


def test_a_reply_quoted_in_html_is_not_the_senders() -> None:
    body = (
        "<p>The pier fell on Friday, and the harbour is closed.</p>"
        "<blockquote>On Sun, 5 May 2024, Bo wrote:<br>The mayor resigned on Saturday.</blockquote>"
        "<blockquote>Is it so?</blockquote>"
    )
    head = "From: a@example.org\nDate: Mon, 6 May 2024 08:00:00 +0200\nContent-Type: text/html\n\n"
    document = readers.read("a.eml", f"{head}<html><body>{body}</body></html>".encode())
    assert [document.text[b.start : b.end] for b in document.blocks if not b.skip] == [
        "The pier fell on Friday, and the harbour is closed."
    ]
