"""What is fetched is bounded, and comes from no machine of one's own network unless that is asked for."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from secpol_cli.authoring.intake import fetching
from secpol_cli.authoring.intake.fetching import fetch_url
from secpol_cli.errors import SecpolError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Run


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/loop"):
            self._answer(302, b"", Location="/loop")
        elif self.path.startswith("/away"):
            self._answer(302, b"", Location="file:///etc/passwd")
        elif self.path.startswith("/gone"):
            self._answer(404, b"no")
        elif self.path.startswith("/long"):
            self._answer(200, b"x" * 5000)
        else:
            self._answer(200, b"The ministers met in Kep and agreed on a code of conduct.\n")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine; its address."""
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_file_comes_with_its_name_and_ending(server: str) -> None:
    page = fetch_url(f"{server}/texts/remarks", private=True)
    assert (page.name, page.data[:13]) == ("remarks.txt", b"The ministers")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/loop", "leads on more than 5 times"),
        ("/away", "only http and https"),
        ("/gone", "the server says 404"),
        ("/long", "is larger than"),
    ],
)
def test_what_goes_wrong_is_a_line(
    server: str, monkeypatch: pytest.MonkeyPatch, path: str, told: str
) -> None:
    monkeypatch.setattr(fetching, "_MOST_BYTES", 1000)
    with pytest.raises(SecpolError, match=told):
        fetch_url(server + path, private=True)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0", "[::ffff:10.0.0.1]"]
)
def test_private_addresses_are_not_asked(host: str) -> None:
    with pytest.raises(SecpolError, match="private address"):
        fetch_url(f"http://{host}:9/")


def test_it_is_added_with_its_address_and_the_day(run: Run, server: str, own: Path) -> None:
    answer = run("add", f"{server}/remarks", "--private-addresses", "--corpus", str(own), "--json")
    (item,) = answer.json["items"]
    known = {guess["key"]: guess["value"] for guess in item["metadata"]}
    assert item["action"] == "added"
    assert known["URL"] == f"{server}/remarks"
    assert len(known["accessed"]) == len("2019-03-08")
