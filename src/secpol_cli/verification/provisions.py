"""Provisions that are quoted with their numbers: “Article 2.1. The League …”, “Art. 2 § 4: All members …”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterable

_KIND = r"(?:Art(?:icle)?s?\.?|§+|Sec(?:tion)?\.?|Para(?:graph)?\.?|Rule|Principle|Clause|Chapter|Ch\.)"
_NUMBER = r"(?:\d{1,3}|[IVXLC]{1,7}|[a-z])"
_FURTHER = rf"(?:\s*[.,(§]+\s*(?:para(?:graph)?\.?\s*|§\s*|\()?{_NUMBER}(?![\w])\)?)*"
_LABEL = compile_late(
    rf"\s*(?:{_KIND}\s*(?P<named>{_NUMBER}(?![\w]){_FURTHER})\s*[.:)–—-]?|\(?(?P<bare>\d{{1,3}})[.)])\s+(?=\S)"
)
_ARTICLE = compile_late(rf"\W*{_KIND}\s*(?P<number>{_NUMBER})(?![\w])")
_OWN = compile_late(rf"\W*(?:{_KIND}\s*)?(?P<numbers>{_NUMBER}(?![\w]){_FURTHER})[.):]?\s*$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Provision(NamedTuple):
    """The numbers of a provision, the outermost first, each in figures (`2`, `1`, `a`), and its words."""

    numbers: tuple[str, ...]
    text: str


def read_provisions(quotation: str) -> list[Provision]:
    """The provisions of a quotation, in its order; empty where it does not begin with a number of one."""
    lines = re.split(r"\n\s*(?=\S)", quotation)
    found: list[Provision] = []
    for line in lines:
        label = _LABEL.match(line)
        if label is not None:
            found.append(Provision(_numbers(label["named"] or label["bare"]), line[label.end() :]))
        elif found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
        else:
            return []
    return found


def fits(provision: Provision, before: str, above: Iterable[str]) -> bool | None:
    """Whether words stand where the number of a provision says; None where nothing there has a number.

    `before` is what their block has before them, `above` the texts of the
    blocks before it, the nearest first.  A block without a number of its own
    has that of its place under the article.
    """
    own = _OWN.match(before)
    numbers = _numbers(own["numbers"]) if own else ()
    wanted = provision.numbers
    if len(numbers) >= len(wanted):
        return numbers[-len(wanted) :] == wanted
    if numbers and numbers[-1] != wanted[-1]:
        return False
    rest = wanted[: len(wanted) - len(numbers)] if numbers else wanted[:1]
    for place, text in enumerate(above, 1):
        article = _ARTICLE.match(text)
        if article is not None:
            is_counted = len(wanted) == 1 or bool(numbers) or wanted[-1] == str(place)
            return _figure(article["number"]) == rest[0] and is_counted
    return True if numbers else None


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_figure(number) for number in re.findall(rf"(?<![A-Za-z]){_NUMBER}(?![\w])", text))


def _figure(number: str) -> str:
    """A number in figures, also where it is Roman."""
    if number.isdigit() or not number.isupper():
        return number
    values = [_ROMAN[letter] for letter in number.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-value if value < following else value for value, following in pairs))
