"""The languages of citations: which there are, and the words and marks that we set in them ourselves."""

from __future__ import annotations

from secpol_cli.errors import UnknownValue
from secpol_cli.text.orthography import ENGLISH_QUOTES

# Those that CSL has words for, and pandoc too; for any other it would print English and say nothing.
LANGUAGES = (
    "af-ZA ar bal-PK bg-BG brh-PK ca-AD cs-CZ cy-GB da-DK de-AT de-CH de-DE el-GR en-GB en-US es-CL "
    "es-ES es-MX et-EE eu fa-IR fi-FI fr-CA fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP "
    "km-KH ko-KR la lt-LT lv-LV mn-MN ms-MY nb-NO nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI "
    "sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-TW"
).split()
_MAIN = {"de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "pt": "pt-PT", "zh": "zh-CN"}

# Labels of places, as they stand in a text in English.
_LABELS = {
    "page": "p.",
    "paragraph": "para.",
    "note": "n.",
    "section": "sec.",
    "chapter": "chap.",
    "article-locator": "art.",
}
# Those of places for which pandoc has no words.
_PLACES = {
    "": {
        "act": "act",
        "appendix": "app.",
        "article": "art.",
        "article-locator": "art.",
        "canon": "can.",
        "elocation": "loc.",
        "equation": "eq.",
        "heading": "sec.",
        "location": "loc.",
        "opus": "op.",
        "rule": "r.",
        "scene": "sc.",
        "supplement": "supp.",
        "table": "table",
        "timestamp": "",
        "title-locator": "tit.",
        "version": "ver.",
    },
    "de": {
        "article": "Art.",
        "article-locator": "Art.",
        "appendix": "Anh.",
        "table": "Tab.",
        "rule": "Regel",
    },
    "es": {"table": "tabla", "rule": "regla", "appendix": "ap."},
    "fr": {"table": "tabl.", "rule": "règle", "appendix": "app."},
    "it": {"table": "tab.", "rule": "regola"},
}
# Of those, what several of them are called, where that is not the same.
_PLURALS = {
    "": {
        "appendix": "apps.",
        "article": "arts.",
        "article-locator": "arts.",
        "canon": "cans.",
        "equation": "eqs.",
        "heading": "secs.",
        "location": "locs.",
        "rule": "rr.",
        "scene": "scs.",
        "supplement": "supps.",
        "table": "tables",
        "title-locator": "tits.",
        "version": "vers.",
    },
    "de": {"rule": "Regeln", "table": "Tab."},
    "es": {"article": "arts.", "article-locator": "arts.", "rule": "reglas", "table": "tablas"},
    "it": {"article": "artt.", "article-locator": "artt.", "rule": "regole", "table": "tabb."},
    "pt": {"article": "arts.", "article-locator": "arts."},
}
# Those in full, for a style that abbreviates none but pages and paragraphs.
_IN_FULL = {
    "appendix": "appendix appendices",
    "article": "article articles",
    "article-locator": "article articles",
    "canon": "canon canons",
    "equation": "equation equations",
    "location": "location locations",
    "rule": "rule rules",
    "scene": "scene scenes",
    "supplement": "supplement supplements",
    "title-locator": "title titles",
    "version": "version versions",
}
# Outer and inner quotation marks, by language or language and region; American ones elsewhere.
_MARKS = {
    "‘ ’ “ ”": "cy el en-GB la",
    "« » “ ”": "ca es-ES eu gl it pt-PT uk",
    "«\u00a0 \u00a0» “ ”": "fr",
    "« » ‘ ’": "nb nn",
    "« » „ “": "mn ru",
    "« » ‹ ›": "de-CH",
    "„ “ ‚ ‘": "cs de hr sr",
    "„ “ ‘ ’": "bg et is lt",
    "„ ” « »": "pl ro",
    "„ ” » «": "hu",
    "» « „ “": "sl",
    "” ” ’ ’": "fi sv",
    "「 」 『 』": "ja zh-TW",
}
_BY_LANGUAGE = {name: marks.split(" ") for marks, names in _MARKS.items() for name in names.split()}
_AMERICAN = list(ENGLISH_QUOTES)
# Behind a speaker's name, before the work that has the words, or reports them.
_QUOTED_IN = {
    "en": ("quoted in", "reported in"),
    "ca": ("citat a", "segons"),
    "de": ("zitiert in", "wiedergegeben in"),
    "es": ("citado en", "referido en"),
    "fr": ("cité dans", "rapporté dans"),
    "id": ("dikutip dalam", "dilaporkan dalam"),
    "it": ("citato in", "riportato in"),
    "nl": ("geciteerd in", "weergegeven in"),
    "pt": ("citado em", "referido em"),
    "vi": ("trích trong", "thuật lại trong"),
}
_IN_STYLES = {"apa": "as cited in", "modern-language-association": "qtd. in"}


def find_language(tag: str) -> str:
    """A language tag as CSL spells it (`en-gb` is en-GB, `fr` fr-FR).

    Raises UnknownValue, with the nearest tags: what is not known would be
    printed in another language, or in another country's way.
    """
    wanted = tag.strip().replace("_", "-")
    by_name = {name.casefold(): name for name in LANGUAGES}
    if found := by_name.get(wanted.casefold()):
        return found
    language, _, region = wanted.casefold().partition("-")
    kin = [name for name in LANGUAGES if name.partition("-")[0] == language]
    if kin and not region:
        return _MAIN.get(language, kin[0])
    from secpol_cli.nearest import nearest

    raise UnknownValue("language", tag, kin[:3] or nearest(wanted, LANGUAGES), "write a tag, as in en-GB")


def locator_label(label: str) -> str:
    """The short label of a place in English, as it stands before it in a text."""
    return _LABELS.get(label) or place_words(label, None) or label


def place_words(label: str, locale: str | None, *, several: bool = False, in_full: bool = False) -> str:
    """The label of a kind of place for which the styles have no words, as that of one or of several.

    English for want of better, and empty for a timestamp, which needs none;
    `in_full` writes out what is else abbreviated, in English.
    """
    language = (locale or "en")[:2]
    if in_full and language == "en" and label in _IN_FULL:
        return _IN_FULL[label].split()[several]
    own, plurals = _PLACES.get(language, {}), _PLURALS.get(language, {})
    if several and label in plurals:
        return plurals[label]
    if several and label not in own and language not in ("de", "fr"):
        return _PLURALS[""].get(label) or _PLACES[""].get(label, label)
    return own.get(label) or _PLACES[""].get(label, label)


def quotation_marks(locale: str | None) -> list[str]:
    """The marks of a language: outer opening and closing, inner opening and closing."""
    tag = locale or "en-US"
    return _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0]) or _AMERICAN


def quoted_in(locale: str | None, style: str, *, reported: bool) -> str:
    """“quoted in”, or “reported in” where the words are not the speaker's, as the style (its id) says it.

    English for want of better.
    """
    if (locale or "en").startswith("en"):
        for name, words in _IN_STYLES.items():
            if style.startswith(name):
                return words
    return _QUOTED_IN.get((locale or "en").partition("-")[0], _QUOTED_IN["en"])[reported]
