"""Fetch a page over http or https: bounded in size and time, and never from a private network.

The address is checked before a request is made, again for every redirect, and once more on the
connection itself: a name may resolve to another address the second time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

from timeline.errors import UnreadableFile
from timeline.readers.files import LIMIT, codec

TIMEOUT = 20.0  # seconds to connect, and for each answer
DEADLINE = 60.0  # seconds for all of it
REDIRECTS = 5
CHUNK = 64 * 1024
AGENT = "timeline (reads one page when asked to)"
NOT_FOLLOWED = "with redirects that are not followed"
ACCEPT = "text/html,text/plain,text/markdown,application/pdf,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: its bytes, and the address it was found at after all redirects."""

    url: str
    data: bytes


def is_address(name: str) -> bool:
    """Tell an address from a file's name."""
    return name.lower().startswith(("http://", "https://"))


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    limit: int = LIMIT,
    timeout: float = TIMEOUT,
    proxies: Mapping[str, str] | None = None,
) -> Fetched:
    """Return what stands at an address; raises UnreadableFile with the reason where nothing can.

    `proxies` are those that the user's environment names, none without it.
    """
    via = dict(proxies or {})
    _check(url, allow_private, via)
    opener = _opener(allow_private, via)
    request = urllib.request.Request(
        url, headers={"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
    )
    try:
        with opener.open(request, timeout=timeout) as answer:
            data = _body(answer, url, limit)
            return Fetched(answer.geturl(), _in_utf8(data, answer.headers))
    except urllib.error.HTTPError as error:
        error.close()
        reason = str(error.reason).split("\n")[0] if error.code >= 400 else NOT_FOLLOWED
        raise UnreadableFile(f"{url}: the server answers {error.code} {reason}".rstrip()) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        raise UnreadableFile(f"{url} cannot be fetched: {_reason(error)}") from None


def _reason(error: BaseException) -> str:
    """Return the words of an error, those of its cause where urllib wraps one."""
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, socket.gaierror):
        return "no such host"
    words = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    return words.splitlines()[0].lower()[:120]


def _in_utf8(data: bytes, headers: Message) -> bytes:
    """Return a text in UTF-8 where only the answer's head says what else it is in."""
    charset = codec(str(headers.get_content_charset() or ""))
    if charset is None or not headers.get_content_type().startswith(("text/", "application/xhtml")):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(charset, errors="replace").encode()
    return data


def _is_proxied(scheme: str, host: str, proxies: Mapping[str, str]) -> bool:
    """Tell whether a request goes to a proxy: NO_PROXY alone is none, and takes hosts out."""
    return scheme in proxies and not urllib.request.proxy_bypass(host)


def _check(url: str, allow_private: bool, proxies: Mapping[str, str]) -> None:
    """Refuse what is no web address, and hosts that are, or resolve to, private addresses.

    Behind a proxy names are the proxy's to resolve.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UnreadableFile(f"{url} is no address") from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise UnreadableFile(f"{url} is no web address: only http and https are fetched")
    if allow_private:
        return
    if port == 0:
        raise UnreadableFile(f"{url} is no address")
    resolve = not _is_proxied(parts.scheme.lower(), host, proxies)
    flags = 0 if resolve else socket.AI_NUMERICHOST
    try:
        found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM, flags=flags)
    except (OSError, UnicodeError):
        if not resolve:
            return
        raise UnreadableFile(f"{url} cannot be fetched: no such host") from None
    for *_, address in found:
        _check_address(str(address[0]), url)


def _check_address(address: str, url: str) -> None:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or ip
    if not mapped.is_global or mapped.is_multicast:
        raise UnreadableFile(f"{url} lies in a private network ({address})")


def _opener(allow_private: bool, proxies: dict[str, str]) -> urllib.request.OpenerDirector:
    """Return an opener that knows http and https only, and checks peers and redirects."""
    peers = None if allow_private else frozenset(map(_host, proxies.values()))
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(proxies),
        _plain_handler(peers),
        _secure_handler(peers),
        _redirects(allow_private, proxies),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _plain_handler(peers: frozenset[str] | None) -> urllib.request.HTTPHandler:
    class Connection(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(self, peers)

    class Handler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Connection, req)

    return Handler()


def _secure_handler(peers: frozenset[str] | None) -> urllib.request.HTTPSHandler:
    class Connection(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(self, peers)

    class Handler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Connection, req)

    return Handler()


def _host(proxy: str) -> str:
    """Return the host of a proxy, which may be written without a scheme."""
    return (urlsplit(proxy if "://" in proxy else f"//{proxy}").hostname or "").lower()


def _check_peer(connection: http.client.HTTPConnection, peers: frozenset[str] | None) -> None:
    """Refuse a connection that did not go where the name resolved to before.

    One of the `peers`, which are proxies, may lie anywhere; None allows all.
    """
    if peers is None or connection.host.lower() in peers:
        return
    try:
        _check_address(str(connection.sock.getpeername()[0]), connection.host)
    except UnreadableFile:
        connection.close()
        raise


def _redirects(
    allow_private: bool, proxies: Mapping[str, str]
) -> urllib.request.HTTPRedirectHandler:
    class Handler(urllib.request.HTTPRedirectHandler):
        max_redirections = REDIRECTS
        max_repeats = 2

        def redirect_request(
            self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
            headers: Message, newurl: str,
        ) -> urllib.request.Request | None:  # fmt: skip
            try:
                _check(newurl, allow_private, proxies)
            except UnreadableFile:
                fp.close()
                raise
            return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]

    return Handler()


def _body(answer: Any, url: str, limit: int) -> bytes:
    """Return the bytes of an answer, unpacked; raises UnreadableFile beyond size or time."""
    began = time.monotonic()
    packed = (answer.headers.get("Content-Encoding") or "").lower() == "gzip"
    unpack = zlib.decompressobj(wbits=47) if packed else None
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read1(CHUNK):
        if unpack:
            chunk = unpack.decompress(chunk, limit + 1 - size)
        size += len(chunk)
        parts.append(chunk)
        if size > limit or (unpack and unpack.unconsumed_tail):
            raise UnreadableFile(f"{url} is too large: the limit is {limit / 1e6:.0f} MB")
        if time.monotonic() - began > DEADLINE:
            raise UnreadableFile(f"{url} cannot be fetched: no end in {DEADLINE:.0f} seconds")
    if answer.length or (unpack and not unpack.eof):
        raise UnreadableFile(f"{url} cannot be fetched: it breaks off")
    return b"".join(parts)
