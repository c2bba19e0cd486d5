"""The stage `look-alikes`: radicals, widths, spaces, what is not seen."""

from __future__ import annotations

import unicodedata

import pytest
from cleaner.characters.look_alikes import FORMS, SUPPLEMENT, replace_look_alikes
from cleaner.pipeline import Pipeline
from damage import fullwidth_digits, kangxi
from hypothesis import given
from hypothesis import strategies as st
from strategies import OTHERS, SIMPLIFIED, TRADITIONAL

REPAIR = Pipeline(["look-alikes"])
UNIFIED = "\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29"


@given(st.lists(st.sampled_from(SIMPLIFIED + TRADITIONAL), min_size=1, max_size=6).map("\n".join))
def test_radicals_and_full_width_digits_are_undone(text: str) -> None:
    assert REPAIR(kangxi(text)).text == text
    assert REPAIR(fullwidth_digits(text)).text == text
    assert REPAIR(fullwidth_digits(kangxi(text))).text == text


@pytest.mark.parametrize("first, last", [(0x2F00, 0x2FD5), (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x2F800, 0x2FA1D)])
def test_every_code_of_the_blocks_becomes_what_unicode_says(first: int, last: int) -> None:
    for code in range(first, last + 1):
        expected = chr(code) if chr(code) in UNIFIED else unicodedata.normalize("NFKC", chr(code))
        assert REPAIR(f"的{chr(code)}了").text == f"的{expected}了", hex(code)


def test_the_tables_agree_with_unicode_where_unicode_says_anything() -> None:
    for code, hanzi in SUPPLEMENT.items():
        assert "RADICAL" in unicodedata.name(code) and unicodedata.category(hanzi) == "Lo"
        assert unicodedata.normalize("NFKC", code) in (code, hanzi)
    for form, mark in FORMS.items():  # Unicode gives the ASCII mark, we the full-width one: the same in NFKC
        assert unicodedata.normalize("NFKC", form) in (unicodedata.normalize("NFKC", mark), "..."), hex(ord(form))


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages_are_left_alone(language: str) -> None:
    assert not list(replace_look_alikes("\n".join(OTHERS[language])))


@given(st.text(alphabet="人⼈⼀⼁⼂⻢豈﨑１．％ \u3000\xa0\u2003\u2009\u200b\ufeff\x00\x1c\xad\u200e\n\x0b\u2028\x85\fab1︐ﬁก"
                        "か한א", max_size=24))
def test_mixtures_come_to_rest_in_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not list(replace_look_alikes(once.text))
    assert len(once.journal.steps) <= 1


def test_a_character_is_traced_to_its_own_look_alike() -> None:
    cleaned = REPAIR("第１２⼈")
    assert cleaned.text == "第12人"
    assert [cleaned.source(i, i + 1) for i in range(4)] == [[(i, i + 1)] for i in range(4)]
