"""CSL variables that hold names, and those that hold dates.

Source: CSL 1.0.2, appendix IV.
"""

from __future__ import annotations

DATES = frozenset("issued accessed available-date event-date original-date submitted".split())
NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator "
    "organizer original-author performer producer recipient reviewed-author script-writer series-creator "
    "translator".split()
)
