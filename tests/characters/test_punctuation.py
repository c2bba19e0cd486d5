"""The stage `punctuation`: ASCII marks in Chinese, and everything that is not Chinese."""

from __future__ import annotations

import pytest
from cleaner.characters.punctuation import widen_punctuation
from cleaner.pipeline import Pipeline
from hypothesis import given
from hypothesis import strategies as st
from strategies import BYLINES, ENGLISH, FURNITURE, OTHERS, SIMPLIFIED, TRADITIONAL

REPAIR = Pipeline(["punctuation"])
SENTENCES = st.lists(st.sampled_from(SIMPLIFIED + TRADITIONAL), min_size=1, max_size=6).map("\n".join)
ASCII = str.maketrans("，！？：；（）", ",!?:;()")


@given(SENTENCES)
def test_ascii_marks_are_undone(text: str) -> None:
    assert REPAIR(text.translate(ASCII)).text == text


@given(SENTENCES)
def test_clean_chinese_is_left_alone(text: str) -> None:
    assert not list(widen_punctuation(text))


@pytest.mark.parametrize("line", [*ENGLISH, *BYLINES, *FURNITURE])
def test_lines_without_damage_are_left_alone(line: str) -> None:
    assert not list(widen_punctuation(line))


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages_are_left_alone(language: str) -> None:
    text = "\n".join(OTHERS[language]) + "\n12, 3:4 (5); 6? 7!"
    assert not list(widen_punctuation(text))


@given(st.text(alphabet="人文字国吗 ，。、《》“”（）,:;?!().-—…ab1 \n\"'か한{}|[]<>=/", max_size=40))
def test_mixtures_come_to_rest_in_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not list(widen_punctuation(once.text))
    assert len(once.journal.steps) <= 1


@pytest.mark.parametrize("separator", ["", "\n", " "])
def test_brackets_go_in_pairs(separator: str) -> None:
    text = REPAIR(f"{separator}上海(IPO{separator}B)的函数f(x)和(人").text
    assert text.count("（") == text.count("）") + 1 and "f(x)" in text
