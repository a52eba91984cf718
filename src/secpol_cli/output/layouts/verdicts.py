"""Verdicts on quotations: where, what, why; the words that differ, and what should stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, Spans, joined, plain, spans
from secpol_cli.text.orthography import ENGLISH_QUOTES
from secpol_cli.verdicts import PROVED

if TYPE_CHECKING:
    from secpol_cli.output.parts import Style
    from secpol_cli.output.result import Result
    from secpol_cli.verdicts import Difference, Match, VerifyItem

_STYLES: dict[str, Style] = {
    "verbatim": "right",
    "verbatim-folded": "right",
    "edited": "right",
    "altered": "warning",
    "mislocated": "warning",
    "skipped": "dim",
}
_OPENING, _CLOSING, *_ = ENGLISH_QUOTES
_SHOWN, _LEAST = 60, 24  # letters of a quotation that has nothing wrong; on a narrow terminal
_LONG = 160  # letters of a stretch without difference, of which only the ends are shown
_END = 60
_FEW = 3  # addresses that are told one by one


def verdicts(result: Result, width: int | None) -> list[Part]:
    """A line for each quotation, and below it, for one that is not proved, what differs and what is right."""
    parts: list[Part] = []
    before: VerifyItem | None = None
    for item in result.items:
        details = _details(item)
        if before is not None and width is not None and (details or _details(before)):
            parts.append(Gap())
        parts += [Line(_head(item, width)), *details]
        before = item
    tally = result.options.get("tally")
    return [*parts, *([Gap()] if width is not None else []), Line(spans(tally))] if tally else parts


def _head(item: VerifyItem, width: int | None) -> Spans:
    status = Span(item.status, _STYLES.get(item.status, "error"))
    others = "".join(f", {finding}" for finding in item.findings[1:])
    where = spans(Span(place(item), "address"), ": ", status, Span(others, "dim"))
    if item.status not in PROVED and item.status != "skipped":
        return spans(where, f": {item.reason}")
    head = joined([where, spans(Span(item.match.address if item.match else "", "address"))], "  ")
    said = spans(Span(item.reason, "dim")) if item.status == "skipped" else ()
    room = width - len(plain(head)) - len(f"  {_OPENING}{_CLOSING}") if width is not None else _SHOWN
    return joined([head, spans(_shortened(item.quote, max(_LEAST, room))), said], "  ")


def _details(item: VerifyItem) -> list[Part]:
    if item.status in PROVED or item.status == "skipped":
        return [Line(spans(Span(remark, "dim")), indent=5) for remark in item.remarks]
    words = _differences(item.diff) if item.diff else spans(item.quote)
    parts: list[Part] = [Quote(spans(_OPENING, words, _CLOSING))]
    if item.match:
        paste = Span(f"cite: {item.citation}", "dim") if item.citation else Span("")
        parts.append(Line(joined([_source(item.match), spans(paste)], " · "), indent=5))
    parts += [Line(spans(Span(remark, "dim")), indent=5) for remark in item.remarks]
    return parts


def _source(match: Match) -> Spans:
    first, *_, last = *match.addresses, match.addresses[-1]
    many = len(match.addresses) > _FEW
    where = f"{first} to {last}" if many else ", ".join(match.addresses)
    share = f"{int(match.score)} % of the words" if match.score < 100 else ""
    parts = [Span(where, "address"), Span(match.speaker_name or "", "name"), Span(share, "dim")]
    return joined([spans(part) for part in parts], " · ")


def _differences(differences: tuple[Difference, ...]) -> Spans:
    """The quotation, with the source's words where they differ."""
    runs = []
    for each in differences:
        if each.op == "equal":
            runs.append(spans(_elided(each.quoted)))
        elif each.admitted and not each.why:
            runs.append(spans(Span(each.quoted or "[…]", "dim")))
        else:
            runs.append(
                joined([spans(Span(each.quoted, "deleted")), spans(Span(each.source, "inserted"))], " ")
            )
    return joined(runs, " ")


def _elided(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONG:
        return words
    return f"{words[:_END].rpartition(' ')[0]} … {words[-_END:].partition(' ')[2]}"


def _shortened(text: str, most: int) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= most else words[: most - 1].rpartition(' ')[0] + ' …'}”"


def place(item: VerifyItem) -> str:
    """Where a quotation stands, as compilers write it; in formats without lines, by its paragraph; one by
    itself stands nowhere."""
    if item.line is not None:
        return f"{item.file}:{item.line}:{item.column}"
    if not item.paragraph:
        return item.file
    page = f", p. {item.page}" if item.page else ""
    note = f", note {item.note}" if item.note else ""
    heading = f" ({item.heading})" if item.heading else ""
    return f"{item.file}{page}, para. {item.paragraph}{note}{heading}"
