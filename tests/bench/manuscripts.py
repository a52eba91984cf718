"""Manuscripts of mutants: written, and their quotations matched with what verify has on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.verdicts import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.bench.mutants import Mutant


def write_manuscripts(mutants: Iterable[Mutant], folder: Path) -> dict[Path, dict[int, Mutant]]:
    """A Markdown file for each class, a paragraph and a line for each mutant; returns who stands on which line."""
    folder.mkdir(parents=True, exist_ok=True)
    lines: dict[Path, dict[int, Mutant]] = {}
    texts: dict[Path, list[str]] = {}
    for mutant in mutants:
        name = "-".join("".join(char if char.isalpha() else " " for char in mutant.kind.name).split())
        path = folder / f"{name}.md"
        text = texts.setdefault(path, [f"# {mutant.kind.name.title()}".replace("[", "").replace("]", ""), ""])
        text += [f"{mutant.before}“{mutant.quote}”{mutant.behind}", ""]
        lines.setdefault(path, {})[len(text) - 1] = mutant
    for path, text in texts.items():
        path.write_text("\n".join(text), encoding="utf-8", newline="\n")
    return lines


def match_items(lines: dict[Path, dict[int, Mutant]], items: Iterable[dict[str, Any]]) -> list[Judged]:
    """Each mutant with the item on its line; with the longest where there are several."""
    found: dict[tuple[str, int | None], dict[str, Any]] = {}
    for item in items:
        at = (Path(item["file"]).name, item["line"])
        if at not in found or len(item["quote"]) > len(found[at]["quote"]):
            found[at] = item
    return [
        Judged(mutant, found.get((path.name, line)))
        for path, of_file in lines.items()
        for line, mutant in of_file.items()
    ]


def write_chapter(mutants: Sequence[Mutant], path: Path) -> Path:
    """One Markdown file of them all, in their order; returns it."""
    paragraphs = [f"{mutant.before}“{mutant.quote}”{mutant.behind}\n" for mutant in mutants]
    path.write_text("\n".join(["# Quotations\n", *paragraphs]), encoding="utf-8", newline="\n")
    return path
