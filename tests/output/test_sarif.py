"""Where a manuscript lies, as SARIF wants it: URIs."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from secpol_cli.output.sarif import _uri


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        (PurePosixPath("a draft.md"), "a%20draft.md"),
        (PurePosixPath("texts/ខ្មែរ.md"), "texts/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A.md"),
        (PurePosixPath("/home/me/a.md"), "/home/me/a.md"),
        (PureWindowsPath(r"texts\a draft.md"), "texts/a%20draft.md"),
        (PureWindowsPath(r"C:\Users\me\a b.md"), "file:///C:/Users/me/a%20b.md"),
        (PureWindowsPath(r"\\server\share\a.md"), "file://server/share/a.md"),
    ],
    ids=str,
)
def test_uris(file: PurePath, uri: str) -> None:
    assert _uri(file) == uri
