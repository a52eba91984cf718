"""Citation keys that people can type: `un_asem_2019`, in the manner of Zotero."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from secpol_cli.citation.csl_dates import partial_points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SKIPPED = re.compile(
    "a|about|against|among|an|and|as|at|between|beyond|by|during|for|from|how|in|into|is|its|of|on|or|over|"
    "report|s|the|their|to|toward|towards|under|what|when|where|why|with|within"
)
_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae", "ß": "ss"})


def citation_keys(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """A key for each item, in order: author, a word of the title, year, all lower-case ASCII.

    The first author's family name, or the first word of a name in its own
    order; without an author two words of the title.  Keys that would be the
    same get `a`, `b`, … in the items' order.
    """
    plain = [plain_key(item) for item in items]
    times, seen = Counter(plain), Counter[str]()
    taken = set(plain)
    keys: list[str] = []
    for key in plain:
        if times[key] == 1:
            keys.append(key)
            continue
        seen[key] += 1
        suffix = seen[key]
        while (distinct := key + _letters(suffix)) in taken:
            suffix += 1
        taken.add(distinct)
        keys.append(distinct)
    return keys


def year_of(item: Mapping[str, Any]) -> int | None:
    """The year to sort and file by, stated or inferred."""
    if parts := (item.get("issued") or {}).get("date-parts"):
        return int(parts[0][0])
    points = partial_points(item)
    return points[0].year if points else None


def plain_key(item: Mapping[str, Any]) -> str:
    """The key of an item that no other has the like of."""
    title = _words(str(item.get("title") or item.get("genre") or ""))
    words = [word for word in title if not _SKIPPED.fullmatch(word) and not word.isdigit()] or title
    author = _author(item)
    year = year_of(item)
    parts = [author, *words[:1]] if author else words[:2] or ["item"]
    dated = [str(year) if year > 0 else f"{-year}bc"] if year else []
    return "_".join([*parts, *dated])


def _author(item: Mapping[str, Any]) -> str:
    names = item.get("author") or item.get("editor") or [{}]
    name = names[0]
    words = _words(str(name.get("family") or name.get("literal") or ""))
    if name.get("family"):
        return "".join(words)
    return next((word for word in words if not _SKIPPED.fullmatch(word)), "")


def _words(text: str) -> list[str]:
    text = re.sub(r"<[^>]*>", "", text).replace("’", "'").translate(_LETTERS)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", ascii_text.lower().replace("'", ""))


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
