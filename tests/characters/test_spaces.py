"""The stage `spaces`: stretched lines, gaps around marks, and the spaces that mean something."""

from __future__ import annotations

from random import Random

import pytest
from cleaner.characters.spaces import close_spaces
from cleaner.pipeline import Pipeline
from damage import hard_wrapped, letter_spaced, spaced_marks
from hypothesis import given
from hypothesis import strategies as st
from strategies import BYLINES, ENGLISH, OTHERS, SIMPLIFIED, TRADITIONAL

REPAIR = Pipeline(["spaces"])
SENTENCES = st.lists(st.sampled_from(SIMPLIFIED + TRADITIONAL), min_size=1, max_size=5)


@given(SENTENCES, st.integers(9, 30), st.randoms(use_true_random=False))
def test_letter_spaced_lines_are_closed(sentences: list[str], width: int, random: Random) -> None:
    lines = hard_wrapped("\n".join(sentences), width).split("\n")
    damaged = [letter_spaced(line) if len(line) > 6 and random.random() < 0.3 else line for line in lines]
    assert REPAIR("\n".join(damaged)).text == "\n".join(lines)


@given(SENTENCES)
def test_gaps_behind_marks_are_closed(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert REPAIR(spaced_marks(text)).text == text


@pytest.mark.parametrize("line", [*BYLINES, *ENGLISH, "本报讯 市水务局昨天公布了安排。", "城东小河整治 旧仓库变身画室"])
def test_spaces_that_mean_something_stay(line: str) -> None:
    assert not list(close_spaces(line))


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages_are_left_alone(language: str) -> None:
    assert not list(close_spaces("\n".join(OTHERS[language])))


@given(st.text(alphabet="人文行机讯电报日社记者本李张摄 ，。、《》“”（）「」:;,.?A b12\n\u3000か한|—…■/∶", max_size=40))
def test_mixtures_come_to_rest_in_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not list(close_spaces(once.text))
    assert len(once.journal.steps) <= 1
    assert once.text.replace(" ", "") == text.replace(" ", "")


def test_evidence_of_the_column_is_needed_for_a_line_without_marks() -> None:
    assert REPAIR("问了南 非著名港口 城市德").text == "问了南 非著名港口 城市德"
    column = "副总理今天访\n问了南 非著名港口 城市德\n班。钱其琛说，中国和"
    assert REPAIR(column).text == column.replace(" ", "")


WORDS = st.lists(st.sampled_from("the of ferry harbour rain a is and vessel crowns Monday, north bank who".split()), min_size=5, max_size=10)


@given(st.lists(WORDS, min_size=3, max_size=8))
def test_justified_latin_lines_come_back(lines: list[list[str]]) -> None:
    plain = "\n".join(" ".join(["the", *words]) for words in lines)
    assert REPAIR(plain.replace(" ", "  ")).text == plain
    assert REPAIR(plain).text == plain
