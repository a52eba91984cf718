"""Forms of one English verb or noun: what an ending or a tense changes, and nothing else does."""

from __future__ import annotations

_SHORTEST_STEM = 2
_ENDINGS = ("ying", "ies", "ied", "ing", "es", "ed", "s", "d")
_VOWELS = frozenset("aeiou")
_GROUPS = """
be am is are was were been being
have has had having
do does did done doing
arise arose arisen
awake awoke awoken
bear bore borne born
beat beaten
become became
begin began begun
bend bent
bind bound
bite bit bitten
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
choose chose chosen
come came
creep crept
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fly flew flown flies
forbid forbade forbidden
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go goes went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lay laid
lead led
learn learnt
leave left
lend lent
lie lay lain lying
lose lost
make made
mean meant
meet met
overcome overcame
pay paid
ride rode ridden
ring rang rung
rise rose risen
run ran
say says said
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven
swear swore sworn
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
wake woke woken
wear wore worn
weave wove woven
win won
withdraw withdrew withdrawn
withstand withstood
write wrote written
man men
woman women
child children
foot feet
person people
crisis crises
basis bases
analysis analyses
thesis theses
hypothesis hypotheses
criterion criteria
phenomenon phenomena
medium media
datum data
life lives
half halves
self selves
wife wives
leaf leaves
thief thieves
"""
_IRREGULAR: dict[str, frozenset[str]] = {}
for _group in _GROUPS.split("\n"):
    _words = _group.split()
    for _word in _words:
        _IRREGULAR[_word] = _IRREGULAR.get(_word, frozenset()) | {_words[0]}
# What is a past tense, or a third person, and mostly nothing else.
_PAST = frozenset(
    "became began bent blew broke brought built bought caught chose came crept dealt drew drank drove"
    " ate fell fed"
    " fought fled flew forbade forgot forgave froze gave goes went grew heard hid held kept knew laid"
    " led lent"
    " lost made meant met overcame paid rode rang rose ran says said saw sought sold sent shook shot"
    " shrank sang"
    " sank sat slept spoke spent stood stole stuck struck strove swore swam took taught tore told"
    " thought threw"
    " underwent understood undertook upheld woke wore won withdrew withstood wrote".split()
)


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether two folded words are the same verb or noun in another tense, number or person.

    Modal verbs have no forms here: would is not will.  Degrees (larger) and derived words (largely) are
    others.
    """
    return one == other or not base_forms(one).isdisjoint(base_forms(other))


def is_irregular(word: str) -> bool:
    """Whether a folded word is a form of an irregular verb that no noun is: brought, has, gave."""
    return word in _PAST


def base_forms(word: str) -> frozenset[str]:
    """What a folded word may be a form of, itself included: planned → planned, plann, planne, plan."""
    forms = {word, *_IRREGULAR.get(word, ())}
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if ending in ("ies", "ied"):
            forms.add(stem + "y")
        elif ending == "ying":
            forms |= {stem + "y", stem + "ie"}
        elif ending != "d" or stem.endswith("e"):
            forms.add(stem)
            if ending in ("ing", "ed", "es"):
                forms.add(stem + "e")
            if ending in ("ing", "ed") and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                forms.add(stem[:-1])
    return frozenset(forms)
