"""A page or file from the web, fetched once, within bounds, and from no machine of one's own network.

Every address that a name stands for is looked at before a connection is made to
it, and again after each redirect: a public page must not make us ask a private one.
"""

from __future__ import annotations

import http.client
import ipaddress
import os
import posixpath
import socket
import time
import zlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from secpol_cli import __version__
from secpol_cli.errors import ToolError, UsageError
from secpol_cli.readers.formats import ENDINGS, sniff

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 64 * 2**20
_MOST_REDIRECTS = 5
_PATIENCE = 20.0  # seconds without a byte
_LONGEST = 120.0  # seconds in all
_CHUNK = 2**16
_SAVE = "try again, or save it and add the file"
_PROGRAMS = frozenset([".php", ".aspx", ".asp", ".jsp", ".cgi"])  # which servers run
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset([301, 302, 303, 307, 308])
_TYPES = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


class Fetched(NamedTuple):
    """What came from the web: its bytes, the address that it came from in the end, a file name for it."""

    data: bytes
    url: str
    name: str


def is_url(name: str) -> bool:
    """Whether what is to be added is an address on the web."""
    return "://" in name


def fetch_url(url: str, *, private: bool = False) -> Fetched:
    """Fetch what stands at an address.

    Raises UsageError for another scheme than http and https, and for a private
    address unless these are allowed; ToolError where it cannot be had.
    """
    deadline = time.monotonic() + _LONGEST
    for _ in range(_MOST_REDIRECTS + 1):
        response, connection = _ask(url, private=private)
        try:
            if response.status in _MOVED and (where := response.headers.get("Location")):
                url = urljoin(url, where)
                continue
            if response.status != http.client.OK:
                raise ToolError(
                    f"{url}: the server says {response.status} {response.reason}", "open it in a browser"
                )
            data = b"".join(_bounded(response, url, deadline))
            encoding = (response.headers.get("Content-Encoding") or "").lower()
            data = _unpacked(data, url) if encoding in ("gzip", "deflate") else data
            return Fetched(data, url, _file_name(url, data, response.headers.get_content_type()))
        except (OSError, http.client.HTTPException) as error:
            raise ToolError(
                f"{url}: cannot be fetched: {error}", "try again, or save it and add the file"
            ) from None
        finally:
            connection.close()
    raise ToolError(f"{url}: leads on more than {_MOST_REDIRECTS} times", "open it in a browser and save it")


def _ask(url: str, *, private: bool) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise UsageError(f"{url}: is no address", "write https://…") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UsageError(f"{url}: only http and https are fetched", "save it, and add the file")
    address = _address(url, parts.hostname, port, private=private)
    kind = _Pinned if parts.scheme == "http" else _PinnedSecure
    connection = kind(parts.hostname, port, address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not target.isascii() or any(char <= " " for char in target):
        from urllib.parse import quote

        target = quote(target, safe="/?&=%:@!$'()*+,;~#[]")
    agent = f"secpol/{__version__} (research; one page at a time)"
    headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip, identity"}
    try:
        connection.request("GET", target, headers=headers)
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        reason = getattr(error, "strerror", None) or error
        raise ToolError(
            f"{url}: cannot be fetched: {reason}", "see to the connection, and try again"
        ) from None


def _address(url: str, host: str, port: int, *, private: bool) -> str:
    """The address of a host, all of whose addresses are public unless private ones are allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ToolError(f"{url}: no such host: {reason}", "see to the address and the connection") from None
    addresses = [str(each[4][0]) for each in found]
    if not private and not all(_is_public(address) for address in addresses):
        hint = "if you mean it, say --private-addresses"
        raise UsageError(f"{url}: leads to a private address ({addresses[0]})", hint)
    return addresses[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (mapped is None or mapped.is_global)


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name stands for by then."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=_PATIENCE)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedSecure(http.client.HTTPSConnection):
    """A connection over TLS to the address that was looked at; the certificate is the name's."""

    def __init__(self, host: str, port: int, address: str) -> None:
        import ssl

        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=_PATIENCE, context=self._tls)
        self._address = address

    def connect(self) -> None:
        sock = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(sock, server_hostname=self.host)


def _bounded(response: http.client.HTTPResponse, url: str, deadline: float) -> Iterator[bytes]:
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > _MOST_BYTES:
            raise ToolError(f"{url}: is larger than {_MOST_BYTES // 2**20} MB", "save it, and add the file")
        if time.monotonic() > deadline:
            raise ToolError(f"{url}: takes more than {_LONGEST:.0f} s", "save it, and add the file")
        yield chunk


def _unpacked(data: bytes, url: str) -> bytes:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        unpacked = unpacker.decompress(data, _MOST_BYTES)
    except zlib.error:
        raise ToolError(
            f"{url}: came packed, and damaged", "try again, or save it and add the file"
        ) from None
    if unpacker.unconsumed_tail:
        raise ToolError(f"{url}: is larger than {_MOST_BYTES // 2**20} MB", "save it, and add the file")
    return unpacked


def _file_name(url: str, data: bytes, declared: str) -> str:
    """A name with the ending of what it is: as its bytes show, as the server says, as the address ends."""
    parts = urlsplit(url)
    base = unquote(posixpath.basename(parts.path.rstrip("/"))) or parts.hostname or "page"
    stem, ending = os.path.splitext(base)
    shown = sniff(data)
    known = {name: end for end, name in reversed(ENDINGS.items())}
    right = known.get(shown or "") or _TYPES.get(declared) or (ending if ending.lower() in ENDINGS else "")
    if right and ENDINGS.get(ending.lower()) == ENDINGS[right]:
        return base
    bare = stem if ending.lower() in ENDINGS.keys() | _PROGRAMS else base
    return f"{bare}{right or '.html'}"
