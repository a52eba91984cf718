"""The notes of a text in a row: what `cite --sequence` reads, and what it answers.

    see 003/p12; 004, p. 5, emphasis added

A line is a note; `;` parts the works of one.  Of each, what stands before its address is its prefix; behind
it may come a place, as in a note, and a suffix.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from secpol_cli.citation.cite import Cited, request_of, shows_place, thin
from secpol_cli.citation.engine.run import format_sequence
from secpol_cli.citation.styles import find_style
from secpol_cli.citation.works import at_place, find_works
from secpol_cli.errors import UnknownValue, UsageError
from secpol_cli.model import CiteItem
from secpol_cli.record import Record, replace
from secpol_cli.text.locators import parse_locator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secpol_cli.citation.markup import Markup
    from secpol_cli.citation.requests import Request
    from secpol_cli.citation.styles import Style
    from secpol_cli.citation.works import Work
    from secpol_cli.model import Locator
    from secpol_cli.store.store import Store

_NUMBER = re.compile(r"\s*[\d.:–-]+\s*")
_PLACE_WORDS = 4  # of a place as it is written: “pp. 12 and 14”
_MOST_BYTES = 1_000_000


class NotedWork(Record):
    """A work of a note, with what stands before and behind it."""

    work: Work
    prefix: str
    suffix: str


def read_lines(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """The notes that were given, each with where it stands: arguments, or the lines of files or of stdin.

    Empty lines and those that begin with `#` are no notes.  Raises UsageError.
    """
    lines = []
    for number, argument in enumerate(arguments or ["-"], 1):
        if argument != "-" and not os.path.isfile(argument):
            lines.append((f"note {number}", argument))
            continue
        text = _read(argument)
        name = "stdin" if argument == "-" else argument
        lines += [(f"{name}:{place}", line) for place, line in enumerate(text.splitlines(), 1)]
    return [(where, line) for where, line in lines if line.strip() and not line.lstrip().startswith("#")]


def parse_note(store: Store, where: str, line: str) -> list[NotedWork]:
    """The works of a note, in its order.  Raises UsageError, which says `where`."""
    pieces = [piece.strip() for piece in line.split(";")]
    return [noted for piece in pieces if piece for noted in _parse_work(store, where, piece)]


def cite_sequence(
    notes: Sequence[Sequence[NotedWork]],
    style_name: str,
    *,
    locale: str | None = None,
    markup: Markup = "text",
) -> Cited:
    """The notes in their order, with their numbers, and the bibliography behind them."""
    style = find_style(style_name)
    language = locale or style.locale
    requests = [[_request(noted, style, language) for noted in note] for note in notes]
    texts, entries = format_sequence(requests, style, locale=locale, markup=markup)
    flat = [noted.work for note in notes for noted in note]
    form = "note" if style.class_ == "note" else "in-text"
    items = [
        replace(_item(note[0].work, form, text, style), number=number, address=_addresses(note))
        for number, (note, text) in enumerate(zip(notes, texts, strict=True), 1)
    ]
    items += [_item(flat[entry.index], "bibliography", entry.text, style) for entry in entries]
    warnings = [*thin(flat, style, style_name), *_unprinted(notes, texts, style_name)]
    return Cited(items, style, tuple(dict.fromkeys(warnings)))


def _unprinted(notes: Sequence[Sequence[NotedWork]], texts: Sequence[str], style_name: str) -> Iterator[str]:
    """A line for each place that a style does not print; “ibid” and “Id.” have that of the note before."""
    printed: list[tuple[object, Locator | None]] = []  # by the note before, where it has one work
    for number, (note, text) in enumerate(zip(notes, texts, strict=True), 1):
        cited = [(noted.work.csl["id"], noted.work.locator) for noted in note]
        if len(cited) == 1 and cited == printed:
            continue
        missing = [place for _, place in cited if place is not None and not shows_place(text, place)]
        for place in missing:
            yield f"{style_name} does not print {place.label} {place.value} in note {number}"
        printed = [] if missing else cited


def _addresses(note: Sequence[NotedWork]) -> str:
    return "; ".join(dict.fromkeys(noted.work.address for noted in note))


def _request(noted: NotedWork, style: Style, locale: str | None) -> Request:
    request = request_of(noted.work, style, locale)
    prefix = " ".join(filter(None, (noted.prefix, request.prefix)))
    return replace(request, prefix=prefix, suffix=noted.suffix)


def _item(work: Work, form: str, text: str, style: Style) -> CiteItem:
    return CiteItem(
        address=work.address,
        as_=form,
        style=style.id,
        style_title=style.title,
        text=text,
        csl=work.csl,
        style_edition=style.edition,
    )


def _parse_work(store: Store, where: str, text: str) -> Iterator[NotedWork]:
    tokens = list(re.finditer(r"\S+", text))
    for token in tokens:
        address = token[0].rstrip(",")
        try:
            works = find_works(store, address)
        except (UnknownValue, UsageError):
            continue
        place, suffix = _place_and_suffix(text[token.start() + len(address) :])
        locator = parse_locator(place) if place else None
        for work in works:
            if work.trouble:
                raise UsageError(f"{where}: {work.address} cannot be cited: {work.trouble}")
            at = work if locator is None else at_place(work, locator)
            yield NotedWork(at, text[: token.start()].strip(), suffix)
        return
    likely = next((token[0] for token in tokens if re.search(r"[\d/:]", token[0])), text)
    raise UsageError(
        f"{where}: no address in “{text}”", f"write it as in: see 003/p12, or 004, p. 5; is it {likely}?"
    )


def _place_and_suffix(rest: str) -> tuple[str, str]:
    """What stands behind an address: a place as it is written in notes, and what stands behind that."""
    pieces = rest.strip().lstrip(",").split(",")
    if parse_locator(pieces[0].strip()) is None or len(pieces[0].split()) > _PLACE_WORDS:
        return "", ",".join(pieces).strip()
    count = 1
    while count < len(pieces) and _NUMBER.fullmatch(pieces[count]):
        count += 1
    return ",".join(pieces[:count]).strip(), ",".join(pieces[count:]).strip()


def _read(name: str) -> str:
    try:
        if name == "-":
            if sys.stdin is None:
                raise UsageError("stdin is closed", "name a file, or give the notes as arguments")
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(name, "rb") as file:
                raw = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}") from None
    if len(raw) > _MOST_BYTES:
        raise UsageError(f"{name} is larger than {_MOST_BYTES:,} bytes", "split it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{name}:{line}: not UTF-8", "save it as UTF-8") from None
