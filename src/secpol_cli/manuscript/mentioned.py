"""Words in marks that are quoted from nowhere: names, titles and slogans, and what somebody might say.

Only what stands right before or behind the marks tells, in English.  Whatever is cited is a quotation, and
what no rule here is sure of stays one: that words are somebody's “notion” or “claim” says nothing.
"""

from __future__ import annotations

import re

from secpol_cli.patterns import compile_late
from secpol_cli.text.sentences import ELLIPSIS

_LONGEST = 16  # words of a title
_DETERMINER = r"(?:the|a|an|this|that|these|his|her|their|its|our|my|your|[\w’']+[’']s?|[\w’']+s[’'])"
_SHOWN = compile_late(rf"\[|{ELLIPSIS}")  # by which writers show what they left out or put in

# --- what is called so -----------------------------------------------------------------------

_WORKS = (
    r"(?:book|novel|novella|essay|article|paper|chapter|section|film|movie|documentary|song|poem|sonnet|album|"
    r"opera|painting|episode|podcast|exhibition|lecture|course|seminar|workshop|panel|conference|thesis|dissertation|"
    r"monograph|pamphlet|textbook|handbook|anthology|series|story|tale|column|editorial|op-ed|blog\s?post|"
    r"(?:web|radio|television|tv)\s?(?:site|page|show|series)|video|play)"
)
_THINGS = (
    r"(?:concept|theory|approach|method|principle|strategy|movement|campaign|programme|program|project|initiative|"
    r"organi[sz]ation|company|group|game|app|tool|software|system|model|framework|technique|feature|function|"
    r"phenomenon|effect|syndrome|paradox|fallacy|something|exercise|file|operation|plan|scheme|report|study|memo|"
    rf"magazine|journal|speech|talk|{_WORKS})"
)
_NAMES = (
    r"(?:slogan|motto|mantra|hashtag|nickname|sobriquet|moniker|heading|headline|subtitle|title|acronym|code\s?name|"
    r"adage|proverb|(?:old|popular|common|folk|well-known)\s+saying|tagline|rubric)"
)
_CALLED = compile_late(
    r"\bso[-\s]called\s*$"
    r"|\b(?:known|referred\s+to)\s+as\s+(?:the\s+)?$|\b(?:a\.k\.a\.|aka)\s*$|\bnicknamed\s*$"
    r"|\b(?:is|are|was|were)\s+(?:often|sometimes|usually|commonly|generally|popularly)\s+(?:called|termed)\s*$"
    rf"|\b{_DETERMINER}\s+(?:[\w-]+\s+)?{_NAMES}\s*,?\s*(?:of\s*)?$"
    r"|\b(?:under|by|with)\s+the\s+(?:name|label|brand|banner|term)(?:\s+of)?\s*$"
    r"|\bcoined\s+the\s+(?:\w+\s+)?(?:term|phrase|expression)\s*$",
    re.IGNORECASE,
)
_TITLED = compile_late(  # before words that begin with a capital
    r"\b(?:en|sub)?titled\s*:?\s*$|\b(?:headlined|captioned)\s*:?\s*$"
    rf"|\b{_THINGS}s?\s*,?\s*(?:which\s+(?:is|was)\s+)?(?:called|named)\s*$"
    rf"|\b{_DETERMINER}\s+(?:[\w’'-]+\s+){{0,3}}{_WORKS}\s*$",
    re.IGNORECASE,
)
_NAMED_BEHIND = compile_late(
    r"\s+(?:data\s?sets?|spreadsheets?|buttons?|tabs?|menus?|checkbox(?:es)?|fields?|folders?|hashtags?|slogans?|"
    r"mottos?|sliders?|icons?|pop-?ups?|dialog\s+box(?:es)?)\b",
    re.IGNORECASE,
)

# --- what somebody might say -----------------------------------------------------------------

_TO_WORDS = r"\s*(?:that\b)?\s*[,:]?\s*$"  # what may stand between a clause and the mark
_ADVERBS = r"(?:(?:\w+ly|even|then|also|well|still|just)\s+){0,2}"
_SOMEBODY = r"(?:one|someone|somebody|anyone|anybody|you)"
_ANYBODY = (
    rf"(?:{_SOMEBODY}|we|I|some|people|(?:an?|the|some|any|many)\s+(?:\w+\s+){{0,2}}?"
    r"(?:critics?|sceptics?|skeptics?|opponents?|objectors?|readers?|observers?|persons?|interlocutors?|people)|"
    r"critics|sceptics|skeptics|opponents|objectors|readers)"
)
_SAY = r"(?:say|ask|object|argue|reply|respond|wonder|think|answer|retort|protest|exclaim)"
_MIGHT = compile_late(
    rf"\b{_ANYBODY}\s+{_ADVERBS}(?:might|may|could|can)\s+{_ADVERBS}(?:be\s+tempted\s+to\s+)?{_SAY}{_TO_WORDS}"
    rf"|\b{_SOMEBODY}\s+would\s+{_ADVERBS}{_SAY}{_TO_WORDS}"
    rf"|\bas\s+(?:if|though)\s+(?:to\s+say|saying){_TO_WORDS}"
    rf"|\bask(?:ing)?\s+(?:yourself|yourselves|oneself|ourselves){_TO_WORDS}"
    rf"|\b(?:rather\s+than|instead\s+of)\s+{_ADVERBS}(?:say|ask|stat|think|writ|announc|declar)ing{_TO_WORDS}"
    rf"|\bif\s+(?:{_SOMEBODY}|we|I|an?\s+\w+)\s+(?:were\s+to\s+(?:say|ask)|says?|asks?){_TO_WORDS}"
    rf"|\b(?:imagine|suppose|picture)\s+(?:that\s+)?(?:{_SOMEBODY}|I|an?\s+\w+)\s+"
    rf"(?:saying|asking|says?|asks?|thinks?|thinking){_TO_WORDS}"
    r"|\b(?:sentences|intuitions)\s+(?:such\s+as|like)\s*$",
    re.IGNORECASE,
)


def is_called(text: str, before: str, behind: str) -> bool:
    """Whether words stand in marks because something is called so: the so-called “…”, under the slogan “…”,
    the “…” button.  `before` and `behind` are the text around the marks."""
    if _SHOWN.search(text):
        return False
    return _CALLED.search(before) is not None or _NAMED_BEHIND.match(behind) is not None


def is_titled(text: str, before: str) -> bool:
    """Whether words that begin with a capital are called the title of a work, or a thing's name: the essay
    “How we read”, a film titled “…”."""
    begins = text[:1].isupper() or text[:1].isdigit()
    return begins and len(text.split()) <= _LONGEST and _TITLED.search(before) is not None


def is_supposed(text: str, before: str) -> bool:
    """Whether words are those of nobody, who might say them: one might say “…”."""
    return not _SHOWN.search(text) and _MIGHT.search(before) is not None
