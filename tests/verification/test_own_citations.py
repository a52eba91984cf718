"""What we print, we read: every citation that names its work, pasted behind a quotation, is recognised."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secpol_cli.store.store import Store

PRINTED = json.loads(
    (Path(__file__).parents[1] / "citation" / "reference" / "expected.json").read_text("utf-8")
)["styles"]
DOCUMENTS = ("000", "001", "002", "003", "004")
ELSEWHERE = {"000": "003/p5", "001": "000/p8", "002": "003/p5", "003": "001/p13", "004": "000/p8"}
# A year or a number alone names nothing.
NAMELESS = re.compile(r"[\s()\[\]\d.,:]*(?:n 00|[Pp]ara?\.?\s*|p\.?\s*|[\s()\[\]\d.,:])*")

QUOTED = "“all of which could bring military confrontation or even a new arms race”"
PASTED: dict[str, Callable[[str], str]] = {
    "in parentheses": lambda citation: f"He said {QUOTED} ({citation.strip('() ')}).\n",
    "in a note": lambda citation: f"He said {QUOTED}.[^1] And more.\n\n[^1]: {citation}\n",
    "plain": lambda citation: f"{QUOTED} {citation}\n",
}


def printed() -> Iterator[tuple[str, str, str, str]]:
    for style, forms in PRINTED.items():
        for form, strings in forms["strings"].items():
            for doc in DOCUMENTS:
                text = unescape(re.sub(r"<[^>]*>", "", strings.get(doc, ""))).strip()
                if text and not NAMELESS.fullmatch(text):
                    yield style, form, doc, text


CITATIONS = list(printed())


@pytest.mark.parametrize("how", PASTED)
@pytest.mark.parametrize("style", PRINTED)
def test_what_we_print_we_read(style: str, how: str, store: Store, tmp_path: Path) -> None:
    judge, missed = Judge(store), []
    for _, form, doc, text in (one for one in CITATIONS if one[0] == style):
        file = tmp_path / "draft.md"
        escaped = re.sub(r"([\[\]])", r"\\\1", text)
        file.write_text(PASTED[how](escaped), encoding="utf-8")
        quotation = read_manuscript(file).quotations[0]
        claimed = judge.judge(quotation, "draft.md").item.claimed
        if claimed.documents != (doc,):
            missed.append((form, text, claimed.documents))
    assert not missed


def test_there_is_something_to_read() -> None:
    assert len(CITATIONS) > 200
    assert {doc for _, _, doc, _ in CITATIONS} == set(DOCUMENTS)
