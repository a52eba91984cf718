"""What `verify` says of the quotations written by hand, beside what is expected.

The held-back third was left alone while the judgement was tuned.  Print the
rates of both parts, by verdict:

    python tests/verification/test_judgement.py
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.verification.quotations import PARTS, load, make_manuscripts

from secpol_cli.manuscript.read import read_manuscript
from secpol_cli.text.folding import fold
from secpol_cli.verdicts import PROVED
from secpol_cli.verification.judge import Judge

if TYPE_CHECKING:
    from tests.verification.quotations import Expected, Part

    from secpol_cli.store.store import Store
    from secpol_cli.verdicts import VerifyItem

WRONG: dict[Part, int] = {"tuning": 0, "held_back": 1}  # verdicts that may be


def judged(part: Part, store: Store, folder: Path) -> list[tuple[VerifyItem, Expected]]:
    """Each quotation's item beside what is expected of it."""
    expected = load(part)
    made = {path.name: path for path in make_manuscripts(part, folder)}
    judge = Judge(store)
    found = []
    for name in dict.fromkeys(one.manuscript for one in expected):
        own = [one for one in expected if one.manuscript == name]
        quotations = read_manuscript(made[name]).quotations
        assert [" ".join(each.text.split()) for each in quotations] == [one.quote for one in own]
        found += [
            (judge.judge(quotation, name).item, one) for quotation, one in zip(quotations, own, strict=True)
        ]
    return found


def wrong_verdict(item: VerifyItem, expected: Expected) -> str | None:
    """What is wrong with the verdict and the findings; None where nothing is."""
    if item.status == "reported" and expected.verdict in PROVED:
        told = (
            item.match is not None and item.match.mode == "indirect"
        )  # which was expected of the words alone
        return None if told else f"reported, but not told: {expected.quote}"
    if item.status != expected.verdict or not set(expected.findings) <= set(item.findings):
        return f"{', '.join(item.findings)}, not {', '.join(expected.findings)}: {expected.quote}"
    return None


@pytest.mark.parametrize("part", PARTS)
def test_each_quotation_gets_its_verdict(store: Store, tmp_path: Path, part: Part) -> None:
    found = judged(part, store, tmp_path)
    assert len(found) > 60
    wrong = [why for item, expected in found if (why := wrong_verdict(item, expected))]
    assert len(wrong) <= WRONG[part], wrong


def test_each_quotation_is_found_where_it_stands(store: Store, tmp_path: Path) -> None:
    for item, expected in judged("tuning", store, tmp_path):
        if expected.address:
            assert item.match is not None
            assert item.match.address in expected.address, expected.quote


def test_the_words_that_differ_are_told(store: Store, tmp_path: Path) -> None:
    for item, expected in judged("tuning", store, tmp_path):
        if expected.address:
            differ = [
                (fold(d.quoted), fold(d.source)) for d in item.diff if d.op != "equal" and not d.admitted
            ]
            assert sorted(differ) == sorted((fold(one), fold(two)) for one, two in expected.changes)


def test_speakers_are_known_by_their_ids(store: Store, tmp_path: Path) -> None:
    for item, expected in judged("tuning", store, tmp_path):
        if expected.speaker:
            assert expected.speaker in [speaker.id for speaker in item.claimed.speakers], expected.quote


def test_a_match_is_a_slice_of_the_corpus(store: Store, tmp_path: Path) -> None:
    for item, _ in judged("tuning", store, tmp_path):
        if item.match is not None:
            texts = [
                str(store.value("SELECT text FROM block WHERE doc = ? AND block = ?", tuple(a.split("/", 1))))
                for a in item.match.addresses
            ]
            if len(texts) == 1:
                assert item.match.exact == texts[0][item.match.start : item.match.end]
            else:
                assert item.match.exact.startswith(texts[0][item.match.start :])
                assert item.match.exact.endswith(texts[-1][: item.match.end])


def _report() -> None:
    import tempfile

    from tabulate import tabulate

    from secpol_cli.corpus.build import current_store
    from secpol_cli.places import cache_folder

    store = current_store(Path(__file__).resolve().parents[2] / "corpus", Path(cache_folder())).store
    rows: dict[str, list[object]] = {}
    for part in PARTS:
        right, count = Counter[str](), Counter[str]()
        with tempfile.TemporaryDirectory() as folder:
            for item, expected in judged(part, store, Path(folder)):
                for kind in (expected.verdict, "all"):
                    count[kind] += 1
                    right[kind] += wrong_verdict(item, expected) is None
        for kind, number in count.items():
            rows.setdefault(kind, [kind]).append(f"{right[kind]}/{number}")
    print(tabulate(rows.values(), headers=["verdict", *PARTS]))


if __name__ == "__main__":
    _report()
