"""What words in [brackets] a source bears out.

A careful editor lets a writer put in what the source says itself: the ending that the sentence needs, an
article, a pronoun for a pronoun, the name for which a pronoun or “the Kingdom” stands, a name beside what it
names.  Everything else is the writer's own, and proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secpol_cli.text.english_names import PROPER_NAME, without_opening
from secpol_cli.text.folding import fold, fold_words
from secpol_cli.text.sentences import begins_sentence, without_abbreviations
from secpol_cli.verification.english.numbers import is_number, numbers_in
from secpol_cli.verification.english.word_forms import are_forms_of_one

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EDITORIAL = frozenset(
    "sic|emphasis added|emphasis mine|my emphasis|our emphasis|emphasis ours|emphasis in original"
    "|emphasis in the original|emphasis original|original emphasis|added emphasis|emphases added"
    "|italics added"
    "|italics mine|italics in original|italics in the original|citation omitted|citations omitted"
    "|footnote omitted|footnotes omitted|internal quotation marks omitted|internal quotations omitted".split(
        "|"
    )
)
_ARTICLES = frozenset(["the", "a", "an"])
_DETERMINERS = _ARTICLES | frozenset("this that these those its his her their our my your".split())
# Pronouns by case; in a row those that may stand for each other when somebody else tells it (I → he).
_CASES = (
    ("i we you he she it they one", "subject"),
    ("me us you him her it them one", "object"),
    ("my our your his her its their ones", "possessive"),
    ("mine ours yours his hers theirs", "absolute"),
    ("myself ourselves yourself yourselves himself herself itself themselves oneself", "reflexive"),
)
_FIRST = frozenset("i we me us my our mine ours myself ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_MANY = frozenset("we us our ours ourselves they them their theirs themselves".split())
PRONOUNS = frozenset(word for words, _ in _CASES for word in words.split())
_POINTING = frozenset("this that these those such".split())  # and what stands alone: “[This rule] holds”
# What a name may stand beside, or be put for: nouns that only mean somebody or something named before.
_MEANING = frozenset(
    "kingdom country countries nation nations state states government governments republic union empire"
    " organisation organization association bloc grouping group forum alliance coalition company party"
    " parties"
    " summit meeting conference treaty agreement convention accord pact charter declaration protocol act law"
    " statute bill amendment resolution region sea ocean river city capital island islands province territory"
    " minister president premier chancellor king queen prince secretary ambassador leader chairman chair"
    " general"
    " author authors writer speaker institution court council committee commission ministry department bank"
    " agency body platform initiative programme program project plan strategy war conflict crisis election"
    " constitution parliament congress senate assembly house side former latter monarch monarchy dynasty"
    " league".split()
)
_JUST = 400  # code points before a pronoun, in which the office that it stands for was named
_NEAREST = 3  # names before a pronoun, one of which it may stand for
_SMALL = frozenset("of the and for in on to de la du von van bin al".split())  # inside names


class Inserted(NamedTuple):
    """Words in brackets as they are written, those of the source that they stand for (none where they are
    only put in), and the folded words of the quotation right before and behind them."""

    words: str
    replaced: str
    before: Sequence[str]
    behind: Sequence[str] = ()


class Around(NamedTuple):
    """What the source says around a bracket: its paragraph and the one before, as written, and as
    far as the bracket; the
    names of who speaks there; and what else a name is called (folded → folded)."""

    text: str
    before: str
    speakers: frozenset[str]
    other_names: Callable[[str], frozenset[str]]


def is_editorial(words: str) -> bool:
    """Whether bracketed words only comment on the quotation: [sic], [emphasis added]."""
    return fold(words) in _EDITORIAL


def is_borne_out(inserted: Inserted, around: Around) -> bool:
    """Whether the source bears out some words in brackets.

    The words are compared folded, and count as said where they stand, one behind the other, in the same or
    the preceding paragraph.
    """
    own, replaced = fold_words(inserted.words), fold_words(inserted.replaced)
    if not own:
        return not replaced or not fold(inserted.replaced)
    if is_editorial(inserted.words):
        return not replaced
    if own == replaced:
        return True
    if not replaced:
        return (
            set(own) <= _ARTICLES
            or _is_apposition(inserted, own, around)
            or _is_said_in_full(inserted, own, around)
        )
    if (
        len(own) > 1
        and len(replaced) > 1
        and are_forms_of_one(own[-1], replaced[-1])
        and replaced[0] in PRONOUNS
    ):
        own, replaced = own[:-1], replaced[:-1]  # [the Council has] for we have
    if _same_number(inserted):
        return True
    if len(own) == len(replaced) == 1 and _same_word(own[0], replaced[0]):
        return True
    if not set(own) - _DETERMINERS and not set(replaced) - _DETERMINERS - _POINTING:
        return _same_owner(own, replaced)
    return _is_named(inserted, own, replaced, around)


def _same_number(inserted: Inserted) -> bool:
    """Whether a number is put for itself, in words or in figures: [fifty-three] for 53."""
    own, replaced = (fold_words(words.replace("-", " ")) for words in (inserted.words, inserted.replaced))
    return all(map(is_number, [*own, *replaced])) and numbers_in(own) == numbers_in(replaced)


def _same_word(one: str, other: str) -> bool:
    if one in PRONOUNS and other in PRONOUNS:
        return _same_person(one, other)
    return are_forms_of_one(one, other)


def _same_owner(own: Sequence[str], replaced: Sequence[str]) -> bool:
    """Whether articles and pointing words stand for each other: [the] for this, but not [his] for this."""
    both = {*own, *replaced}
    return not both & PRONOUNS


def _same_person(one: str, other: str) -> bool:
    """Whether a pronoun may stand for another: in the same case; a first or second person for a third, as who
    reports it must; of third persons the same one."""
    if not any({one, other} <= set(words.split()) for words, _ in _CASES):
        return False
    if other in _FIRST | _SECOND:
        return (
            one not in _SECOND and (one in _MANY) == (other in _MANY) if one in _FIRST else one not in _SECOND
        )
    if one in _FIRST | _SECOND:
        return False
    genders = [gender for gender in (_MALE, _FEMALE, _NEUTER) if one in gender or other in gender]
    return len(genders) < 2


def _is_named(inserted: Inserted, own: Sequence[str], replaced: Sequence[str], around: Around) -> bool:
    """Whether a name or noun stands for a pronoun, or for a noun that only means what was named before."""
    bare = [word for word in replaced if word not in _ARTICLES | _POINTING | {"said"}]
    possessive = len(replaced) == 1 and replaced[0] in PRONOUNS
    if _is_other_name(own, replaced, around):
        return True
    meant = possessive or not bare or (bare[-1] in _MEANING and len(replaced) > 1 and len(bare) <= 2)
    if not meant:
        return False
    name = _without_articles(own)
    if replaced[0] in _FIRST and len(replaced) == 1:
        return " ".join(name) in around.speakers or _is_said(name, around)
    is_same_noun = bool(bare) and own[-1] == bare[-1]  # [the Antarctic Treaty] for the present treaty
    is_office = bool(name) and name[-1] in _MEANING and len(replaced) == 1
    is_meant = not _looks_named(inserted.words) or is_same_noun or _is_near(name, around)
    is_meant = is_meant or (is_office and f" {' '.join(name)} " in f" {fold(around.before[-_JUST:])} ")
    return is_meant and _is_said(name, around)


def _is_other_name(own: Sequence[str], replaced: Sequence[str], around: Around) -> bool:
    name, others = " ".join(_without_articles(own)), (_without_articles(replaced), replaced)
    return bool(name) and any(name in around.other_names(" ".join(other)) for other in others)


def _is_apposition(inserted: Inserted, own: Sequence[str], around: Around) -> bool:
    """Whether a name is put beside what it names: behind a pronoun, “the Kingdom”, or another name of its
    own."""
    name = _without_articles(own)
    if not name or not inserted.before:
        return False
    last = inserted.before[-1]
    if last in _MEANING | {"area", "zone", "period", "day", "date", "place"}:
        full = " ".join([last, *own])
        if f" {full} " in f" {fold(around.text)} ":  # the source itself says so in full
            return True
    if not _looks_named(inserted.words):
        return False
    if last in PRONOUNS:
        return _is_said(name, around) or (last in _FIRST and " ".join(name) in around.speakers)
    if last in _MEANING:
        return _is_said(name, around)
    for length in range(1, 6):
        before = " ".join(inserted.before[-length:])
        if " ".join(name) in around.other_names(before) or _is_acronym(before, name):
            return True
    return False


def _is_said_in_full(inserted: Inserted, own: Sequence[str], around: Around) -> bool:
    """Whether the source says, in the same or the preceding paragraph, the words and what follows them in the
    quotation in one: “[regional] security” where it speaks of regional security."""
    behind = list(inserted.behind[:2])
    return len(behind) > 1 and _is_said([*own, *behind], around)


def _looks_named(words: str) -> bool:
    """Whether all words but small ones begin with a capital, as a name's do."""
    parts = [part.strip("’'.,;:()") for part in words.split()]
    long = [part for part in parts if fold(part) not in _SMALL | _DETERMINERS]
    return bool(long) and all(part[:1].isupper() or not part[:1].isalpha() for part in long)


def _is_acronym(before: str, name: Sequence[str]) -> bool:
    letters = "".join(word[0] for word in name if word not in _SMALL)
    return len(letters) > 1 and before == letters


def _is_said(name: Sequence[str], around: Around) -> bool:
    """Whether these words stand in the text around, one behind the other."""
    return bool(name) and f" {' '.join(name)} " in f" {fold(around.text)} "


def _is_near(name: Sequence[str], around: Around) -> bool:
    """Whether a name is one of the last that stand before the bracket: further back are others for whom a
    pronoun would rather stand."""
    near = list(dict.fromkeys(_names_in(around.before)[::-1]))[:_NEAREST]
    wanted = " ".join(name)
    return any(
        wanted == each or f" {wanted} " in f" {each} " or f" {each} " in f" {wanted} " for each in near
    )


def _names_in(text: str) -> list[str]:
    """The names in a text, folded, in their order: words with capitals, but those that only begin a
    sentence."""
    found = []
    for match in re.finditer(PROPER_NAME, text):
        for name in without_abbreviations(match[0]).split("."):  # one may run over the end of a sentence
            words = _without_articles(fold_words(without_opening(name.strip())))
            alone = len(words) == 1 and begins_sentence(text, match.start())
            if words and not (alone and text.count(name.strip()) == 1):
                found.append(" ".join(words))
    return found


def _without_articles(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while rest and rest[0] in _DETERMINERS | _POINTING:
        rest = rest[1:]
    return rest
