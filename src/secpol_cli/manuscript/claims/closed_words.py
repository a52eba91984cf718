"""The closed classes of English words, folded, by which clauses are taken apart."""

from __future__ import annotations

from secpol_cli.dates.names import MONTHS, WEEKDAYS

DETERMINERS = frozenset(
    "the a an this these those his her its their our my your some many most several few all both each "
    "every any no one another other such two three four five six seven eight nine ten certain various "
    "numerous".split()
)
PLURAL_DETERMINERS = frozenset(
    "these those some many most several few all both two three four five various".split()
)
PREPOSITIONS = frozenset(
    "at in of to with from on for by during before after about against between into under over within via "
    "toward towards through throughout than since until till including amid amidst despite following "
    "regarding concerning among amongst across behind beyond without upon unlike like near per beside "
    "besides alongside contrary according around above below onto off out except given versus instead "
    "because-of".split()
)
SUBORDINATORS = frozenset(
    "who whom which whose what where when while because although though if whether as unless whereas how "
    "why whatever whoever whenever wherever".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so then".split())
AUXILIARIES = frozenset(
    "has have had is was were are be been being am do does did may might must can could will would shall "
    "should having isn't wasn't hasn't hadn't doesn't didn't cannot can't couldn't won't wouldn't".split()
)
BE = frozenset("is was were are be been being am isn't wasn't".split())
PRONOUNS = frozenset(
    "he she they it i we you others them him everyone somebody someone nobody anybody everybody anyone "
    "none something nothing there it's he's she's that's what's there's let's who's".split()
)
PERSONAL = frozenset("he she they it i we".split())
ADVERBS = frozenset(
    "also later once again further even never not still just recently often ever only always earlier now "
    "today yesterday tomorrow thus therefore elsewhere however moreover meanwhile nevertheless "
    "nonetheless furthermore perhaps indeed simply already soon twice too instead first second finally "
    "afterwards here rather quite very much well then long more less almost merely subsequently back "
    "aside away forward else himself herself themselves itself anyway besides similarly likewise "
    "hence".split()
)
TITLES_WITH_POINTS = frozenset(
    "mr mrs ms dr prof gen lt sen rep hon st gov sgt col maj capt adm amb brig jr sr messrs rev fr no art "
    "para".split()
)
TIMES = frozenset(name.lower() for name in (*WEEKDAYS, *MONTHS))
