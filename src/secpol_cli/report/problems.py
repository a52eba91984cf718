"""One problem of a report: the draft's words beside the source's, who says them, and where."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from secpol_cli.citation.languages import locator_label
from secpol_cli.citation.works import locate
from secpol_cli.output.parts import printable
from secpol_cli.report.records import Problem, Side, SideWords
from secpol_cli.store.address import doc_of
from secpol_cli.text.orthography import ENGLISH_QUOTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secpol_cli.verdicts import Match, VerifyItem

_OPENING, _CLOSING, *_ = ENGLISH_QUOTES
_NOTHING = {"not-found": "Nothing like it was found.", "unchecked": "It was not at hand."}
_MODES = {"direct": "quoted", "indirect": "reported", "authorial": ""}


def make_problem(item: VerifyItem, code: str, *, several: bool) -> Problem:
    """What is to be decided of a quotation; with `several` manuscripts its place names the file."""
    is_nearest = item.status == "not-found"
    return Problem(
        code=code,
        anchor=f"problem-{code}",
        headline=printable(item.reason[:1].upper() + item.reason[1:]),
        verdicts=tuple(item.findings),
        where=where_of(item, several=several),
        draft=Side(tuple(_draft(item)), tuple(_claimed(item))),
        source=Side(tuple(_source(item, item.match)), tuple(_found(item, item.match)))
        if item.match
        else None,
        nearest=is_nearest,
        nothing="" if item.match else _NOTHING.get(item.status, ""),
        citation=printable(item.citation or "") if not is_nearest else "",
        remarks=tuple(map(printable, item.remarks)),
    )


def where_of(item: VerifyItem, *, several: bool) -> str:
    """Where a quotation stands in its manuscript: the line, or the page, paragraph, note and heading."""
    parts = [os.path.basename(item.file)] if several else []
    if item.line is not None:
        parts.append(f"line {item.line}")
    else:
        parts += [f"p. {item.page}"] if item.page else []
        parts += [f"para. {item.paragraph}"] if item.paragraph else []
    parts += [f"note {item.note}"] if item.note else []
    return printable(", ".join(parts))


def place_of(addresses: Sequence[str]) -> str:
    """Where words stand in their source: `003, paras. 6–7`."""
    locator = locate(addresses)
    doc = doc_of(addresses[0])
    return printable(f"{doc}, {locator_label(locator.label)} {locator.value}" if locator else addresses[0])


def words_of(text: str) -> str:
    """Words on one line."""
    return printable(" ".join(text.split()))


def _draft(item: VerifyItem) -> Iterable[SideWords]:
    yield from _around(item.before, before=True)
    yield SideWords(_OPENING)
    yield from _side(item, draft=True)
    yield SideWords(_CLOSING)
    yield from _around(item.after, before=False)


def _source(item: VerifyItem, match: Match) -> Iterable[SideWords]:
    yield from _with_cut(match.before, item.cut_before, before=True)
    yield from _side(item, draft=False)
    yield from _with_cut(match.after, item.cut_behind, before=False)


def _with_cut(text: str, cut: str, *, before: bool) -> Iterable[SideWords]:
    """What stands around the words in their source; what the quotation leaves out of it though it matters is
    set apart as the source's."""
    at = (text.rfind(cut) if before else text.find(cut)) if cut else -1
    if at < 0:
        yield from _around(text, before=before)
        return
    end = at + len(cut)
    outside = (text[:at], text[end:])
    words = printable(" ".join(cut.split()))
    yield SideWords(_spaced(outside[0], before=before, is_first=True), "around")
    yield SideWords(words, "source")
    yield SideWords(_spaced(outside[1], before=before, is_first=False), "around")


def _spaced(text: str, *, before: bool, is_first: bool) -> str:
    """Words on one line, with a space where the text has one beside what stands next to it; none at the outer
    end."""
    words = words_of(text)
    opening = " " if text[:1].isspace() and not (before and is_first) else ""
    closing = " " if text[-1:].isspace() and not (not before and not is_first) else ""
    return f"{opening}{words}{closing}" if words else (opening or closing)


def _around(text: str, *, before: bool) -> Iterable[SideWords]:
    words = words_of(text)
    if not words:
        return
    open_ = text[-1:].isspace() if before else text[:1].isspace()
    space = " " if open_ else ""
    yield SideWords(f"{words}{space}" if before else f"{space}{words}", "around")


def _side(item: VerifyItem, *, draft: bool) -> Iterable[SideWords]:
    """The words of one side.  Those that differ are set apart, but where nothing is like the quotation."""
    if item.status == "not-found" or not any(each.op != "equal" for each in item.diff):
        text = item.quote if draft or not item.match else item.match.exact
        yield SideWords(words_of(text))
        return
    space = ""
    for each in item.diff:
        words = words_of(each.quoted if draft else each.source)
        if words:
            differs = each.op != "equal" and not (each.admitted and not each.why)
            yield SideWords(space) if space else SideWords("")
            yield SideWords(words, ("draft" if draft else "source") if differs else "same")
            space = " "


def _claimed(item: VerifyItem) -> Iterable[SideWords]:
    """Who speaks and what is cited, as the draft has it; a wrong one is the draft's alone."""
    names = ", ".join(speaker.name for speaker in item.claimed.speakers) or "nobody named"
    yield SideWords(words_of(names), "draft" if item.speaker == "wrong" else "same")
    if item.claimed.citation:
        yield SideWords(" · ")
        yield SideWords(words_of(item.claimed.citation), "draft" if item.place == "wrong" else "same")


def _found(item: VerifyItem, match: Match) -> Iterable[SideWords]:
    if match.speaker_name:
        yield SideWords(words_of(match.speaker_name), "source" if item.speaker == "wrong" else "same")
        mode = _MODES.get(match.mode or "", "")
        yield SideWords(f", {mode} · " if mode else " · ")
    yield SideWords(place_of(match.addresses), "source" if item.place == "wrong" else "same")
    if match.score < 100:
        yield SideWords(f" · {int(match.score)} % of the words")
