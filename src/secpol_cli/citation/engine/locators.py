"""Places in works on their way through a style.

Pandoc takes what has a space or a comma in it for several places.  So what stands
inside of a heading's quotation marks is written in characters for private use,
which the style cannot read, and in its own again in what was printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.citation.engine.style_mending import is_known, locator_token
from secpol_cli.citation.languages import place_words
from secpol_cli.text.orthography import CLOSING_QUOTES, ENGLISH_QUOTES, OPENING_QUOTES, RANGE_DASHES
from secpol_cli.text.sentences import ELLIPSIS, STOPS

if TYPE_CHECKING:
    from secpol_cli.citation.engine.habits import Habits
    from secpol_cli.citation.markup import Formatted
    from secpol_cli.model import Locator

_PRIVATE = 0xE000
_PUNCTUATION = 0x2000  # general punctuation stands there in Unicode
_LATIN = 0x1000  # characters below it are hidden by their number, general punctuation behind them
_HIDDEN = "[\ue000-\uf0ff]"
_HEADING = (
    re.compile(  # in the marks of any language, without the stop that a style puts before the closing one
        rf"(?<=[{OPENING_QUOTES}])[^{ENGLISH_QUOTES[0]}{ENGLISH_QUOTES[1]}]+?"
        rf"(?=[{STOPS}{ELLIPSIS}]*\s?[{CLOSING_QUOTES}](?:$|[{RANGE_DASHES[1]},;]))"
    )
)
_SEVERAL = re.compile(rf"\d[\w.()]*\s*(?:[{RANGE_DASHES}]|,|&|and|und|et|y|e|en)\s*\d")
_INNER_STOP = re.compile(r"(?<=[a-z])\.(?=\s*\d)")
_MORE = re.compile(r"(?<=\d)\s*(?:et seq\.?|ff?\.)$")


def place_in_words(locator: Locator, locale: str | None, style: Habits) -> str:
    """What pandoc is to read as a place, behind the citation's key, as a style writes its labels."""
    value = locator.value.replace("{", "").replace("}", "")
    if not style.stops:
        value = _INNER_STOP.sub("", value)
    value = _HEADING.sub(lambda match: _hide(match[0]), value)
    value = _MORE.sub(lambda match: _hide(match[0]), value)
    label = locator.label
    if label == "section" and not value[:1].isalnum() and (locale or "").endswith("GB"):
        label = "heading"  # British words for sections are those of acts of parliament
    if not is_known(label):
        several = _SEVERAL.search(value) is not None
        words = place_words(label, locale, several=several, in_full=style.labels_in_full)
        words = words[:1].upper() + words[1:] if style.capital_labels else words
        value = f"{words if style.stops else words.replace('.', '')} {value}".strip()
    return f"{{{locator_token(label)} {value}}}"


def show_places(printed: Formatted) -> Formatted:
    """What a style printed, with everything hidden in its own characters again."""
    printed = printed.sub(rf"(?<={_hidden('.')})\.", lambda _: "")
    return printed.sub(_HIDDEN, lambda match: _shown(match[0]))


def one_number(value: str) -> str:
    """A number that CSL has as one and pandoc takes for several: ``18\\-2424``, whose hyphen is no range's,
    and ``12101 et seq.``."""
    return _MORE.sub(lambda match: _hide(match[0]), value.replace("\\-", _hide("-")))


def _hide(text: str) -> str:
    return "".join(_hidden(character) for character in text)


def _hidden(character: str) -> str:
    number = ord(character)
    if character.isalnum() or not (number < _LATIN or 0 <= number - _PUNCTUATION < 0x100):
        return character
    return chr(_PRIVATE + (number if number < _LATIN else _LATIN + number - _PUNCTUATION))


def _shown(character: str) -> str:
    number = ord(character) - _PRIVATE
    return chr(number if number < _LATIN else _PUNCTUATION + number - _LATIN)
