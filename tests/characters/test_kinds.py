"""Kinds of characters over a whole page, against what `re` says character by character."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from strategies import pages

from cleaner.characters.kinds import MOST, Kinds, places, stretches

CLASSES = ("[a-z]", "[0-9\u3007]", "[\u00c0-\u017f]", "[\u3400-\u9fff]", "[\uac00-\ud7a3]", "[\u3000-\u303f\uff01-\uff5e]")


@given(pages())
def test_what_is_of_a_kind_is_what_the_class_finds(page: str) -> None:
    said = Kinds(*CLASSES).of(page)
    for kind, pattern in enumerate(CLASSES):
        assert list(places(said.has(kind))) == [match.start() for match in re.finditer(pattern, page)]
    assert list(places(said.has(0) & said.has(1, 1))) == [
        match.start() for match in re.finditer(f"{CLASSES[0]}(?={CLASSES[1]})", page)]


@pytest.mark.parametrize(("text", "of_letters"), [
    ("", []), ("a", [0]), ("\U0001f600a", [1]), ("1\U0001f600\U0001f600\nb", [4]), ("\ud800z", [1])])
def test_offsets_are_those_of_characters_also_behind_what_has_two_units(text: str, of_letters: list[int]) -> None:
    assert list(places(Kinds("[a-z]").of(text).has(0))) == of_letters


def test_more_kinds_than_a_byte_has_bits_are_refused() -> None:
    with pytest.raises(ValueError, match="tells 8 apart"):
        Kinds(*["[a]"] * (MOST + 1))


@pytest.mark.parametrize(("text", "some"), [
    ("", []), ("plain", []), ("é", ["é"]), ("aéaéa b", ["aéaéa"]), ("„Öl“", ["Öl"]), ("x\néä\ny", ["éä"]), ("о é", ["é"]),
    ("ſo", ["ſo"]), ("ƀo", []), ("¿é?", ["é?"])])
def test_a_stretch_is_letters_beyond_ascii_with_their_neighbours(text: str, some: list[str]) -> None:
    assert stretches(text) == set(some)
