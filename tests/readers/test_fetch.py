"""Fetching: what is refused before a request, what is bounded while it runs, redirects."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from timeline.errors import UnreadableFile
from timeline.readers import fetch

PAGE = b"<html><body><p>No ferry sailed on 28 October.</p></body></html>"
CAFE = "<p>Café Łódź</p>".encode("cp1250")


class Handler(BaseHTTPRequestHandler):
    """Answer each path in its own way."""

    def do_GET(self) -> None:
        """Serve the page, a redirect, or something hostile."""
        respond = {
            "/page": lambda: self.reply(PAGE),
            "/zip": lambda: self.reply(gzip.compress(PAGE), encoding="gzip"),
            "/bomb": lambda: self.reply(gzip.compress(b"x" * 5_000_000), encoding="gzip"),
            "/notzip": lambda: self.reply(PAGE, encoding="gzip"),
            "/large": lambda: self.reply(b"x" * 300_000),
            "/cut": lambda: self.reply(PAGE, length=len(PAGE) + 10),
            "/moved": lambda: self.move("/page"),
            "/loop": lambda: self.move("/loop"),
            "/file": lambda: self.move("file:///etc/passwd"),
            "/ftp": lambda: self.move("ftp://example.org/x"),
            "/inward": lambda: self.move("http://10.0.0.1/secret"),
            "/slow": lambda: self.wait(),
            "/told": lambda: self.reply(CAFE, kind="text/html; charset=windows-1250"),
            "/mark": lambda: self.reply(CAFE, kind="application/pdf; charset=windows-1250"),
        }.get(self.path.removeprefix("http://harbour.example"))
        if respond:
            respond()
        else:
            self.send_error(404, "Nothing here")

    def reply(
        self, data: bytes, *, encoding: str = "", length: int | None = None, kind: str = ""
    ) -> None:
        """Send data with a length that may be a lie."""
        self.send_response(200)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        self.end_headers()
        self.wfile.write(data)

    def move(self, target: str) -> None:
        """Send the client elsewhere."""
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def wait(self) -> None:
        """Answer too late."""
        self.server.released.wait(5)  # type: ignore[attr-defined]

    def log_message(self, format: str, *args: object) -> None:
        """Be silent."""


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.released = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.released.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(url: str, **options: object) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        fetch.fetch(url, **options)  # type: ignore[arg-type]
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize("path", ["/page", "/zip", "/moved"])
def test_a_page_comes_whole(host: str, path: str) -> None:
    found = fetch.fetch(host + path, allow_private=True)
    assert found.data == PAGE
    assert found.url == host + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the server answers 404 Nothing here"),
        ("/large", "is too large: the limit is 0 MB"),
        ("/bomb", "is too large: the limit is 0 MB"),
        ("/notzip", "cannot be fetched: error -3"),
        ("/cut", "cannot be fetched: it breaks off"),
        ("/loop", "the server answers 302 with redirects that are not followed"),
        ("/file", "the server answers 302"),
        ("/ftp", "ftp://example.org/x is no web address: only http and https are fetched"),
    ],
)
def test_what_goes_wrong_is_said(host: str, path: str, reason: str) -> None:
    assert reason in refusal(host + path, allow_private=True, limit=200_000).message


def test_a_server_that_does_not_answer(host: str) -> None:
    error = refusal(f"{host}/slow", allow_private=True, timeout=0.2)
    assert error.message.endswith("cannot be fetched: no answer in time")


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    error = refusal(f"http://127.0.0.1:{port}/", allow_private=True)
    assert "cannot be fetched: connection refused" in error.message


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8080/x", "https://10.1.2.3/", "http://[::1]/",
        "http://169.254.169.254/latest", "http://192.168.0.1/", "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://[fe80::1]/", "http://0x7f.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_not_asked(url: str) -> None:
    assert "lies in a private network" in refusal(url).message


def test_a_redirect_into_a_private_network(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # the test's own server counts as public here, its redirect's target does not
    monkeypatch.setattr(
        fetch, "_check_address", lambda ip, url: None if ip == "127.0.0.1" else denied(url)
    )
    assert "10.0.0.1/secret" in refusal(f"{host}/inward").message


def denied(url: str) -> None:
    raise UnreadableFile(f"{url} lies in a private network")


def test_a_name_that_resolves_anew_is_caught_at_the_connection(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
    real = socket.getaddrinfo
    answers = iter([public])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: next(answers, None) or real(*a, **k))
    assert "lies in a private network" in refusal(f"{host}/page").message


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "http://", "http://[x/", "x"]
)
def test_only_web_addresses(url: str) -> None:
    assert "address" in refusal(url).message


def test_what_is_an_address() -> None:
    assert fetch.is_address("HTTPS://example.org")
    assert not fetch.is_address("http.txt")


def test_the_charset_that_only_the_answer_tells(host: str) -> None:
    assert fetch.fetch(f"{host}/told", allow_private=True).data.decode() == "<p>Café Łódź</p>"
    assert fetch.fetch(f"{host}/mark", allow_private=True).data == CAFE


@pytest.mark.parametrize("proxies", [{"no": "127.0.0.1"}, {"ftp": "http://proxy.example:1"}])
def test_a_proxy_for_something_else_opens_no_private_network(
    proxies: dict[str, str], host: str
) -> None:
    for address in (host, host.replace("127.0.0.1", "localhost")):
        with pytest.raises(UnreadableFile, match="lies in a private network"):
            fetch.fetch(f"{address}/page", proxies=proxies)


def test_what_goes_past_the_proxy_is_checked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "localhost")
    address = host.replace("127.0.0.1", "localhost")
    with pytest.raises(UnreadableFile, match="lies in a private network"):
        fetch.fetch(f"{address}/page", proxies={"http": "http://proxy.example:1"})


def test_a_proxy_may_lie_in_a_private_network(host: str) -> None:
    found = fetch.fetch("http://harbour.example/page", proxies={"http": host})
    with pytest.raises(UnreadableFile, match="the server answers 404"):
        fetch.fetch("http://harbour.example/none", proxies={"http": host})
    assert found.data == PAGE
