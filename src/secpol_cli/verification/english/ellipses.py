"""What an ellipsis may leave out, in English.

An ellipsis leaves words out of what one subject does, or leads from one sentence to the beginning of another.
It may not give a verb another subject, another modal, or turn a sentence round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from secpol_cli.verification.english.sense_changes import MODALS, NEGATIONS, TURNS
from secpol_cli.verification.english.word_forms import is_irregular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secpol_cli.verification.source_context import SourceContext

Hidden = Literal["", "hidden", "subject"]

_RELATIVE = frozenset("which who whom whose where that".split())
_SUBJECTS = frozenset("which who that it he she they we i you there this these those what whoever".split())
_AUXILIARY = MODALS | frozenset(
    "be am is are was were been being have has had having do does did to not let lets".split()
)
_FINITE = MODALS | frozenset("am is are was were have has had do does did".split())
_OPENERS = frozenset(
    "and or so then thus therefore hence also but yet nor because that indeed moreover".split()
)
_CLAUSES = frozenset("that which who whether if because while when although though as where why how".split())
_DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your all any some no each".split()
)
_PRONOUNS = frozenset("i we you he she it they there".split())
_PARTING = frozenset(",;:—–-(")
_SUBJECT_WORDS = 4  # of which a part that is no more than a subject has at most
_OPENING_WORDS = 4  # with which a sentence may begin before its subject: “In addition, …”
_BEFORE_VERBS = frozenset("further also still always often again even now then".split())
_TRYING = frozenset(
    "striving strive strives seeking seeks seek sought trying tries tried attempting attempts attempted"
    " hoping hopes"
    " hoped aiming aims aimed intends intended intending planning plans planned wants wanted".split()
)
_LEAST_SWALLOWED = 3  # words: [restraint in the conduct of]
_ASIDES = frozenset(
    "however though therefore moreover indeed thus then of course for example instance".split()
)
_DOUBTS = frozenset(
    "perhaps maybe probably possibly allegedly supposedly reportedly apparently presumably seemingly".split()
)
_OPINIONS = frozenset("hope think believe suppose expect guess trust fear doubt assume".split())
_SAYING = frozenset("say says said claim claims claimed argue argues argued allege alleges alleged".split())
_OTHERS = frozenset("he she it they is are was were some critics".split())
# Nouns that say no: failure to obtain, lack of trust.
_LOSSES = frozenset(
    "failure failures absence refusal inability loss denial rejection unwillingness reluctance impossibility"
    " abandonment avoidance prevention prohibition shortage want".split()
)
_LOST = frozenset("of to in for".split())
# What makes of a whole denial one in part: not just, not only.
_PARTLY = frozenset(
    "just only merely simply solely necessarily always entirely all every exclusively fully wholly"
    " completely yet".split()
)
_RESTRICTING = frozenset(
    "only existing certain some few selected specified limited particular most many several almost nearly"
    " half"
    " draft proposed planned alleged so-called potential possible future former second third fourth fifth"
    " usually sometimes often generally normally rarely mostly typically partly occasionally largely".split()
)
_PREPOSITIONS = frozenset("of in on at by for with from into against about over under between among".split())


class LeftOut(NamedTuple):
    """What an ellipsis leaves out: the places of words of the source, from the first of the part before to
    the last (`first`, `last`), and the word with which the part behind begins (`resumed`)."""

    first: int
    last: int
    resumed: int

    @property
    def hidden(self) -> range:
        """The places of the words that are left out."""
        return range(self.last + 1, self.resumed)


def what_is_hidden(reading: SourceContext, gap: LeftOut) -> Hidden:
    """What makes an ellipsis dishonest: `hidden`, it leaves out what turns the sentence round; `subject`, it
    gives what follows another subject or verb; empty where neither."""
    starts = [place for place in range(gap.last + 1, gap.resumed + 1) if reading.begins_sentence(place)]
    if not starts:
        return _within_sentence(reading, gap)
    own = range(gap.last + 1, starts[0])
    if _turns(reading, own, gap) or any(_turns_back(reading, start, gap) for start in starts):
        return "hidden"
    return "" if _resumes_sentence(reading, starts[-1], gap.resumed) else "subject"


def hides_a_turn(reading: SourceContext, places: Sequence[int]) -> bool:
    """Whether some words that an ellipsis at an end of a quotation leaves out turn the sentence round."""
    return any(reading.words[place] in NEGATIONS | TURNS for place in places)


def _within_sentence(reading: SourceContext, gap: LeftOut) -> Hidden:
    if not gap.hidden:
        return ""
    words = reading.words
    before, last = words[gap.last], _last_of_weight(reading, gap)
    if _is_enclosed(reading, gap) and {words[place] for place in gap.hidden} <= _ASIDES:
        return ""
    if _is_enclosed(reading, gap) and words[gap.last + 1] in ("though", "although"):
        return ""
    if _turns(reading, gap.hidden, gap) or _widens(reading, gap):
        return "hidden"
    if _swallows(reading, gap):
        return "subject"
    if last == before or _is_enclosed(reading, gap):
        return ""
    if _opens_a_phrase(reading, gap.resumed):
        return "subject" if _loses_its_verb(reading, gap) and words[gap.resumed] not in _PRONOUNS else ""
    if last in _AUXILIARY or (last in _SUBJECTS and before not in _SUBJECTS):
        return "subject"
    if _has_clause_inside(reading, gap) and _looks_finite(words[gap.resumed]):
        return "subject"
    return "subject" if _loses_its_verb(reading, gap) else ""


def _last_of_weight(reading: SourceContext, gap: LeftOut) -> str:
    """The last word that is left out, but for adverbs before the verb that is kept: can [further]."""
    places = list(gap.hidden)
    while len(places) > 1 and (
        reading.words[places[-1]] in _BEFORE_VERBS or reading.words[places[-1]].endswith("ly")
    ):
        del places[-1]
    return reading.words[places[-1]]


def _widens(reading: SourceContext, gap: LeftOut) -> bool:
    """Whether what is left out limits what is said: not [just] about, on [these existing] stem cell lines."""
    hidden = {reading.words[place] for place in gap.hidden}
    closed = not _PARTING.isdisjoint(reading.between(gap.resumed - 1, gap.resumed))
    if hidden == {"one", "of"} or (not hidden.isdisjoint(_TRYING) and "to" in hidden and not closed):
        return True
    if "in" in hidden and not hidden.isdisjoint(("view", "opinion")):  # whose view it is
        return True
    if "than" in hidden and not closed:  # greater … than
        return True
    if reading.words[gap.last] in NEGATIONS and reading.words[gap.last + 1] in _PARTLY:
        return True
    return not hidden.isdisjoint(_RESTRICTING) and hidden <= _RESTRICTING | _DETERMINERS


def _swallows(reading: SourceContext, gap: LeftOut) -> bool:
    """Whether a preposition is kept and what it leads to is left out, up to one that is inside of that:
    importance of [restraint in the conduct of] activities; not of [peace and of] trade."""
    words, hidden = reading.words, list(gap.hidden)
    while hidden and words[hidden[-1]] in _DETERMINERS:
        del hidden[-1]
    if len(hidden) < _LEAST_SWALLOWED or not {words[gap.last], words[hidden[-1]]} <= _PREPOSITIONS:
        return False
    beside = words[hidden[-1] - 1]
    parted = not _PARTING.isdisjoint(reading.between(hidden[-1] - 1, hidden[-1]))
    inside = any(words[place] in _PREPOSITIONS for place in hidden[:-1])
    return inside and not parted and beside not in ("and", "or", "nor", "but")


def _opens_a_phrase(reading: SourceContext, place: int) -> bool:
    """Whether a word begins a phrase or clause of its own: a determiner, a pronoun, a name."""
    word = reading.words[place]
    return word in _DETERMINERS | _PRONOUNS or (reading.raw(place)[:1].isupper() and word not in _FINITE)


def _is_enclosed(reading: SourceContext, gap: LeftOut) -> bool:
    """Whether what is left out stands between commas, dashes or brackets."""
    before = reading.between(gap.last, gap.last + 1)
    behind = reading.between(gap.resumed - 1, gap.resumed)
    return not _PARTING.isdisjoint(before) and not (_PARTING | {")"}).isdisjoint(behind)


def _has_clause_inside(reading: SourceContext, gap: LeftOut) -> bool:
    """Whether a clause with a subject of its own begins in the middle of what is left out and is not
    closed."""
    closed = not _PARTING.isdisjoint(reading.between(gap.resumed - 1, gap.resumed))
    for place in gap.hidden[1:]:
        if reading.words[place] in _CLAUSES and reading.words[place - 1] not in _PREPOSITIONS:
            opened = not _PARTING.isdisjoint(reading.between(place - 1, place))
            if not (opened and closed):
                return True
    return False


def _loses_its_verb(reading: SourceContext, gap: LeftOut) -> bool:
    """Whether the part before is no more than the subject of a sentence, and its verb is left out."""
    own = range(gap.first, gap.last + 1)
    if len(own) > _SUBJECT_WORDS or not reading.begins_sentence(gap.first):
        return False
    words = reading.words
    if any(_looks_finite(words[place]) for place in own[1:]):
        return False
    hidden = list(gap.hidden)
    if words[hidden[0]] in _RELATIVE:
        return False
    finite = [place for place in hidden if words[place] in _FINITE or is_irregular(words[place])]
    if words[gap.resumed] in _FINITE:
        return bool(finite)
    return bool(finite) or any(_looks_finite(words[place]) for place in hidden)


def _looks_finite(word: str) -> bool:
    return word in _FINITE or is_irregular(word) or (len(word) > 4 and word.endswith("ed"))


def _resumes_sentence(reading: SourceContext, start: int, resumed: int) -> bool:
    """Whether a part begins where its sentence begins, or behind words that only lead into it."""
    if resumed == start:
        return True
    opening = range(start, resumed)
    if all(reading.words[place] in _OPENERS for place in opening):
        return True
    parted = "," in reading.between(resumed - 1, resumed)
    return (
        parted
        and len(opening) <= _OPENING_WORDS
        and not any(reading.words[place] in _FINITE for place in opening)
    )


def _turns(reading: SourceContext, places: range, gap: LeftOut) -> bool:
    """Whether what is left out of a sentence has a word that turns it round; not one of the same in a list,
    of which another is kept (no bread … no news)."""
    for place in places:
        word = reading.words[place]
        if word == "however" and _is_comma(reading, place):
            continue
        if word in ("if", "unless") and _is_of_an_aside(reading, place, gap):
            continue
        if word in NEGATIONS | TURNS and not _is_list_member(reading, place, gap):
            return True
        if word in _LOSSES and place + 1 < gap.resumed and reading.words[place + 1] in _LOST:
            return True
        if (
            word in _DOUBTS
            or _is_said_by_another(reading, place)
            or (word in _OPINIONS and reading.words[place - 1] in ("i", "we"))
        ):
            return True
    return False


def _is_of_an_aside(reading: SourceContext, place: int, gap: LeftOut) -> bool:
    """Whether a condition belongs to a relative clause that is left out whole: trade, [which is free if they
    agree,] is good."""
    inside = {reading.words[each] for each in range(gap.last + 1, place)}
    return _is_enclosed(reading, gap) and not inside.isdisjoint(_RELATIVE - {"that", "where"})


def _is_comma(reading: SourceContext, place: int) -> bool:
    """Whether a word stands between commas."""
    if not 0 < place < len(reading.words) - 1:
        return False
    return "," in reading.between(place - 1, place) and "," in reading.between(place, place + 1)


def _is_said_by_another(reading: SourceContext, place: int) -> bool:
    """Whether a word that is left out says that others say so: (say they), it is said, according to."""
    word, beside = reading.words[place], {reading.words[place - 1], *reading.words[place + 1 : place + 2]}
    return (word in _SAYING and not beside.isdisjoint(_OTHERS)) or (word == "according" and "to" in beside)


def _is_list_member(reading: SourceContext, place: int, gap: LeftOut) -> bool:
    """Whether a negation begins a member of a list, and the member before it or the one that is kept behind
    begins with the same."""
    word = reading.words[place]
    while place > gap.last + 1 and (
        reading.words[place - 1].endswith("ly") or reading.words[place - 1] == "even"
    ):
        place -= 1
    parted = place > 0 and not _PARTING.isdisjoint(reading.between(place - 1, place))
    joined = place > 0 and reading.words[place - 1] in ("and", "or", "nor")
    if not (parted or joined):
        return False
    if reading.words[gap.resumed] == word:
        return True
    ends = not _PARTING.isdisjoint(reading.between(gap.resumed - 1, gap.resumed)) or (
        reading.words[gap.resumed] in ("and", "or", "nor")
    )
    return ends and word in {reading.words[each] for each in range(gap.first, gap.last + 1)}


def _turns_back(reading: SourceContext, start: int, gap: LeftOut) -> bool:
    """Whether a sentence that is left out takes back the one before: But …, Only …, Not …"""
    return start < gap.resumed and reading.words[start] in (TURNS | NEGATIONS | {"only"})
