"""Folding: what counts as the same word, and where it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secpol_cli.text import folding
from secpol_cli.text.folding import fold, fold_closing, fold_opening, fold_words, tokenize

# Text as hard as Unicode allows, and text made of what folding looks at.
ANY_TEXT = st.text()
TRICKY_TEXT = st.text(alphabet="aeSsıİßﬁéé́´'’ʼ`.,-‐\u00ad 19²½⑴_ខ្មែរ한กำﷺcorenʹµ", max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("“…” – /.", ""),
        ("ASEAN Centrality", "asean centrality"),
        ("  white\tspace\n\u00a0only parts\u2003words ", "white space only parts words"),
        ("snake_case", "snake case"),
        # a number that is stuck to the word behind it: a note's mark, a paragraph's number
        ("the 1acceleration of 2The 12Nations’", "the 1 acceleration of 2 the 12 nations"),
        (
            "1in 30years ³We 1Cambodia’s 3.5million 2,000the",
            "1 in 30 years 3 we 1 cambodia 3.5 million 2000 the",
        ),
        ("3rd 2nd 21st 9/11 G20 COVID-19 1980s 5G 4x4", "3rd 2nd 21st 9 11 g20 covid 19 1980s 5g 4x4"),
        ("20km 9mm 2pm 3D 5GHz 1945The B52bomber", "20km 9mm 2pm 3d 5ghz 1945the b52bomber"),
        # accents, width, ligatures, other forms of one letter
        ("Communiqué", "communique"),
        ("Communique\u0301", "communique"),
        ("Đà Nẵng Łódź Ørsted", "da nang lodz orsted"),
        ("Ærø œuvre þing ığdır Əliyev", "aero oeuvre thing igdir aliyev"),
        ("ＡＳＥＡＮ", "asean"),
        ("ﬁnal oﬃce", "final office"),
        ("Straße STRASSE", "strasse strasse"),
        ("ΣΊΣΥΦΟΣ Σίσυφος", "σισυφοσ σισυφοσ"),
        ("İstanbul", "istanbul"),
        ("x²", "x2"),
        # apostrophes and possessives
        ("ASEAN's ASEAN’s ASEANʼs ASEAN´s", "asean asean asean asean"),
        ("don't don’t don`t don´t", "dont dont dont dont"),
        ("Editors' 'harmonised", "editors harmonised"),
        ("O'Neill's", "oneill"),
        ("ʼokina 'okina ‘Okina", "okina okina okina"),
        ("ʼ\u17b4", ""),
        # points and commas
        ("U.S. U.S US", "us us us"),
        ("U.S.A.", "usa"),
        ("e.g. this", "eg this"),
        ("end.Start", "end start"),
        ("2.88 200,000 1,234.5", "2.88 200000 1234.5"),
        ("in 2019. Then 3,", "in 2019 then 3"),
        # hyphens join after a prefix, and nowhere else
        ("co-operation cooperation", "cooperation cooperation"),
        ("non‑alignment", "nonalignment"),
        ("win-win zero-sum", "win win zero sum"),
        ("re-\nopen", "reopen"),
        # a line's end breaks a word; a capital behind it begins another
        ("communi-\ncation communi‐\r\ncation", "communication communication"),
        ("multi-\n\flateral", "multilateral"),
        ("Asia-\nPacific ASE-\nAN 5-\n3", "asia pacific asean 5 3"),
        ("one-\n\ntwo", "one two"),
        ("co– operation", "co operation"),
        ("multi\u00adlateralism", "multilateralism"),
        # what nobody sees
        ("communi\u200bcation mul\u2060ti\ufeffl\u200datéral", "communication multilateral"),
        ("non\u2060-\u2060alignment", "nonalignment"),
        ("\ufeffall \u200bof \ufe0fus\U000e0100", "all of us"),
        ("mili\u202etary", "mili tary"),
        # what would not be one word stays as it is
        ("2½ ⑴ ².A", "2½ ⑴ 2a"),
        # scripts whose vowels are marks
        ("कंबोडिया", "कंबोडिया"),
        # scripts that part no words: each character is one
        ("កម្ពុជា\u200bនិង", "ក ម ពុ ជា និ ង"),
        ("ภาษาไทย", "ภ า ษ า ไ ท ย"),
        ("COVID大流行19年", "covid 大 流 行 19 年"),
        ("အာဆီယံ ລາວ བོད", "အာ ဆီ ယံ ລ າ ວ བ ད"),
        ("한국", unicodedata.normalize("NFKD", "한국")),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The U.S. co-operates", [("the", "The"), ("us", "U.S"), ("cooperates", "co-operates")]),
        ("ASEAN's “role”", [("asean", "ASEAN's"), ("role", "role")]),
        ("Cafe\u0301s, ½", [("cafes", "Cafe\u0301s"), ("½", "½")]),
        ("in\u00adter\u00adest", [("interest", "in\u00adter\u00adest")]),
    ],
)
def test_words_keep_their_place(text: str, places: list[tuple[str, str]]) -> None:
    assert [(token.word, text[token.start : token.end]) for token in tokenize(text)] == places


@given(ANY_TEXT | TRICKY_TEXT)
def test_places_are_slices_in_order_without_overlap(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(ANY_TEXT | TRICKY_TEXT)
def test_a_slice_folds_to_its_word(text: str) -> None:
    for token in tokenize(text):
        assert [other.word for other in tokenize(text[token.start : token.end])] == [token.word]


@given(ANY_TEXT | TRICKY_TEXT, st.integers(1, 6))
def test_the_first_words_and_the_last_are_those_of_the_whole(text: str, count: int) -> None:
    assert fold_opening(text, count) == fold_words(text)[:count]
    assert fold_closing(text, count) == fold_words(text)[-count:]


@given(ANY_TEXT | TRICKY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT | TRICKY_TEXT)
def test_nothing_but_words_and_the_spaces_between_is_left(text: str) -> None:
    words = fold(text).split(" ") if fold(text) else []
    assert words == [token.word for token in tokenize(text)]
    assert all(word and not any(char.isspace() for char in word) for word in words)


@given(st.text(alphabet="ABCDéÉÅåñÑöÖüÜçÇ ", max_size=20))
def test_case_and_normal_form_do_not_matter(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text) == fold(text.lower())


@given(st.text(alphabet="aB5.,'’‘-‐–—“”«»…;:%&_()`´é", max_size=12))
def test_the_quick_pattern_finds_the_words_that_the_full_one_finds(piece: str) -> None:
    full = folding._any_word().finditer(piece)
    expected = [(word, match.start(), match.end()) for match in full if (word := folding.fold_word(match[0]))]
    assert [tuple(token) for token in folding._tokens(piece)] == expected
