"""Verdicts on quotations: where, what, why; the words that differ, and what should stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from secpol_cli.output.parts import Gap, Line, Part, Quote, Span, Spans, joined, plain, spans
from secpol_cli.text.orthography import ENGLISH_QUOTES
from secpol_cli.verdicts import GRAVITY, NOTHING_WRONG, PROVED

if TYPE_CHECKING:
    from secpol_cli.output.parts import Style
    from secpol_cli.output.result import Result
    from secpol_cli.verdicts import Difference, Match, VerifyItem

_STYLES: dict[str, Style] = {
    "verbatim": "right",
    "verbatim-folded": "right",
    "edited": "right",
    "reported": "warning",
    "interpolated": "warning",
    "unchecked": "warning",
    "altered": "warning",
    "mislocated": "warning",
    "skipped": "dim",
}
_OPENING, _CLOSING, *_ = ENGLISH_QUOTES
_QUIET = PROVED | {"skipped"}
_SHOWN, _LEAST = 60, 24  # letters of a quotation that has nothing wrong; on a narrow terminal
_LONG = 160  # letters of a stretch without difference, of which only the ends are shown
_END = 60
_HANG = 7  # columns by which a head goes on further in than what stands under it
_FEW = 3  # addresses that are told one by one


def verdicts(result: Result, width: int | None) -> list[Part]:
    """A line for each quotation that is not proved, the gravest first, and below it the draft's words over
    the source's; those that are proved, and those skipped, only where they are asked for."""
    shown = [item for item in result.items if result.options.get("all") or not _is_quiet(item)]
    parts: list[Part] = []
    before: VerifyItem | None = None
    for item in sorted(shown, key=_gravity):
        details = _details(item)
        if before is not None and width is not None and (details or _details(before)):
            parts.append(Gap())
        parts += [Line(_head(item, width), hang=_HANG), *details]
        before = item
    apart = width is not None and bool(shown)
    return [*parts, *([Gap()] if apart else []), *_closing(result)]


def _closing(result: Result) -> list[Part]:
    """The lines below the verdicts: citations that name no document, where all is shown; how many there are
    of each verdict; what was looked at."""
    unlinked = result.options.get("unlinked", ()) if result.options.get("all") else ()
    lines = [f"names no source here: {citation}" for citation in unlinked]
    tally = result.options.get("tally")
    lines += [line for line in (tally, result.ledger) if line]
    return [Line(_tallied(line) if line == tally else spans(line), hang=2) for line in lines]


def _tallied(tally: str) -> Spans:
    """The numbers of each verdict, those of problems in its style: `5 quotations: 3 proved, 2 altered`."""
    head, colon, rest = tally.partition(": ")
    counts = [
        spans(Span(part, _STYLES.get(verdict, "error") if verdict in GRAVITY else ""))
        for part in rest.split(", ")
        for verdict in [part.split(" ")[1] if " " in part else ""]
    ]
    return spans(head, colon, *(spans(", " if place else "", run) for place, run in enumerate(counts)))


def _is_quiet(item: VerifyItem) -> bool:
    """Whether nothing is to be said of a quotation: it is proved, skipped or accepted."""
    return item.status in _QUIET or item.accepted


def _gravity(item: VerifyItem) -> int:
    return GRAVITY.index(item.status) if item.status in GRAVITY else len(GRAVITY)


def _head(item: VerifyItem, width: int | None) -> Spans:
    status = Span(item.status, _STYLES.get(item.status, "error"))
    others = "".join(f", {each}" for each in (*item.findings[1:], *(["accepted"] if item.accepted else [])))
    where = spans(Span(place(item), "address"), ": ", status, Span(others, "dim"))
    if not _is_quiet(item) and item.status not in NOTHING_WRONG:
        return spans(where, f": {item.reason}")
    head = joined([where, spans(Span(item.match.address if item.match else "", "address"))], "  ")
    said = spans(Span(item.reason, "dim")) if item.status == "skipped" else ()
    room = width - len(plain(head)) - len(f"  {_OPENING}{_CLOSING}") if width is not None else _SHOWN
    return joined([head, spans(_shortened(item.quote, max(_LEAST, room))), said], "  ")


def _details(item: VerifyItem) -> list[Part]:
    if _is_quiet(item) or item.status in NOTHING_WRONG:
        return [Line(spans(Span(remark, "dim")), indent=5) for remark in item.remarks]
    parts = _words(item)
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


def _words(item: VerifyItem) -> list[Part]:
    """The draft's words over the source's, each in a line of its own, so that no line is a quotation that
    nobody wrote; where nothing is like them, the nearest passage whole; where they are the same, once."""
    if item.status == "not-found":
        return [
            _line("", spans(item.quote)),
            *([_line("nearest: ", spans(item.match.exact))] if item.match else []),
        ]
    if any(each.op != "equal" for each in item.diff):
        return [_line("− ", _side(item.diff, "quoted")), _line("+ ", _side(item.diff, "source"))]
    if item.match and (item.cut_before or item.cut_behind):
        return [_line("− ", spans(item.quote)), _whole(item, item.match)]
    if item.match and not item.diff:  # put together from several places
        return [_line("− ", spans(item.quote)), _line("+ ", spans(item.match.exact))]
    return [_line("", spans(item.quote))]


def _whole(item: VerifyItem, match: Match) -> Part:
    """The source's words with those around them that the quotation leaves out though they matter."""
    at = match.before.rfind(item.cut_before) if item.cut_before else len(match.before)
    first = match.before[max(at, 0) :]
    end = match.after.find(item.cut_behind) + len(item.cut_behind) if item.cut_behind else 0
    before, between = first[: len(item.cut_before)], first[len(item.cut_before) :]
    behind = match.after[:end]
    return _line(
        "+ ",
        spans(Span(before, "inserted"), between, _elided(match.exact), Span(behind, "inserted")),
    )


def _line(sign: str, words: Spans) -> Part:
    return Quote(spans(Span(sign, "dim"), _OPENING, words, _CLOSING))


def _side(differences: tuple[Difference, ...], side: Literal["quoted", "source"]) -> Spans:
    """The words of one side, those that differ set apart."""
    style: Style = "deleted" if side == "quoted" else "inserted"
    runs = []
    for each in differences:
        words = each.quoted if side == "quoted" else each.source
        if each.op == "equal":
            runs.append(spans(_elided(words)))
        elif words:
            runs.append(spans(Span(_elided(words), "" if each.admitted and not each.why else style)))
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
