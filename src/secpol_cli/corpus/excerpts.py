"""The lines of YAML in which findings lie, to show beside what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secpol_cli.model import Finding


def lines_of(root: Path, findings: Sequence[Finding]) -> dict[tuple[str, int], str]:
    """By file and line the lines that findings name; without those that cannot be read, or are not there."""
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        if finding.line:
            wanted.setdefault(finding.file, set()).add(finding.line)
    found: dict[tuple[str, int], str] = {}
    for file, numbers in wanted.items():
        try:
            text = (root / file).read_text("utf-8-sig", errors="replace")
        except OSError:
            continue
        lines = text.split("\n")
        found |= {
            (file, number): lines[number - 1].rstrip("\r") for number in numbers if number <= len(lines)
        }
    return found
