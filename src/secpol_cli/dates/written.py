"""Dates as running text and citations have them: patterns, as texts for `re`."""

from __future__ import annotations

from secpol_cli.dates.names import ABBREVIATED, MONTHS

# A year as a citation gives it: from the first printed books on.
CENTURY = r"(?:1[5-9]|20)"
YEAR = rf"{CENTURY}\d\d"

_MONTH = f"(?:{'|'.join(MONTHS)}|(?:{ABBREVIATED})\\.?)"
# A year, a day of a month, or a phrase that only the date of its text makes a date of.
DATED_PHRASE = (
    rf"\b(?:1[6-9]|20)\d\d\b|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}(?!\w)"
    rf"|\b(?:last|next|this) (?:year|month|{_MONTH})(?!\w)|\bthe following year\b"
)

# A month as citation styles print it in the languages of the Latin alphabet, by how its name begins.
MONTH_IN_A_CITATION = (
    r"(?:de |d’)?(?i:jan|ene|gen|feb|fév|fev|mar|mär|apr|abr|avr|may|mai|mag|jun|juin|giu|jul|juil|lug|aug|"
    r"ago|août|aoû|sep|set|oct|okt|out|ott|nov|dec|dez|déc|dic)[^\W\d_]*"
)
