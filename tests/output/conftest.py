"""A corpus whose texts mean mischief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeCorpus

# What is harmless as text and means something in one of the formats.
MISCHIEF = r"[sic] *b* _i_ | `c` $5 & 100% #1 {x} ~ ^ \n \\ <script>alert(1)</script> &amp; [l](http://x.y) =cmd() “q” 'a' -- --- '' _"
ESCAPE = "\x1b[31mred\x9b0m"


def _yaml(text: str) -> str:
    return (
        '"' + "".join(f"\\x{ord(c):02x}" if ord(c) < 32 or ord(c) in (34, 92, 155) else c for c in text) + '"'
    )


@pytest.fixture
def hostile(corpus_dir: MakeCorpus) -> str:
    """The folder of a small corpus with mischief in its text, names, titles and labels."""
    corpus = corpus_dir(
        (
            "documents/010.yaml",
            "text: Patience comes first.",
            "text: " + _yaml(f"Patience. {MISCHIEF} {ESCAPE}"),
        ),
        ("documents/010.yaml", "title: The Sea and Us", "title: " + _yaml(f"=cmd() {MISCHIEF}{ESCAPE}")),
        ("people.yaml", "name: Lim Sokha", "name: " + _yaml(f"Lim Sokha {MISCHIEF}{ESCAPE}")),
        ("principles.yaml", "label: Peace", "label: " + _yaml(f"- Peace {MISCHIEF}{ESCAPE}")),
        ("events.yaml", "label: Meeting in Kep", "label: " + _yaml(f"1. Meeting {MISCHIEF}{ESCAPE}")),
        ("events.yaml", "place: Kep", "place: " + _yaml(f"[Kep] {MISCHIEF}{ESCAPE}")),
    )
    return str(corpus.root)
