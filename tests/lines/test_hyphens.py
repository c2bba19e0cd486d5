"""`undo`: what to do with a hyphen at a line's end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cleaner.lines.hyphens import LINE_END, MARKS, WordsAsked, undo, words_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import ENGLISH, OTHERS

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "line-end-hyphens.txt"
CASE = re.compile(r"(?P<left>.*)(?P<mark>.)\|(?P<right>.*) = (?P<gives>.*?)(?: \[(?P<page>.*)\])?")


def cases() -> list[str]:
    return [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("# ")]


@pytest.mark.parametrize("case", cases())
def test_case(case: str) -> None:
    found = CASE.fullmatch(case)
    assert found is not None, "a case is: left-|right = joined [words of the page]"
    left, mark, right, gives, page = found.groups()
    assert mark in MARKS
    undone = undo(left, mark, right, words_of(page or ""))
    assert ("None" if undone is None else left + undone.between + right) == gives
    if undone is not None:
        assert undone.why and 0 < undone.confidence <= 1


TEXT = " ".join([*ENGLISH, *OTHERS["french"]])
WORDS = [match for match in re.finditer(r"[^\W\d_]{6,}", TEXT) if match.group().islower()]


@given(st.sampled_from(WORDS), st.data())
def test_a_word_broken_anywhere_is_whole_again(word: re.Match[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(word.start() + 2, word.end() - 2))
    undone = undo(TEXT[:at], "-", TEXT[at:])
    assert undone is not None and undone.between == "", undone


@given(st.text(), st.sampled_from(MARKS), st.text())
def test_nothing_raises(left: str, mark: str, right: str) -> None:
    undone = undo(left, mark, right, {left})
    assert undone is None or undone.between in ("", "-", "- ")


def test_the_page_can_be_asked_by_a_function() -> None:
    asked: list[str] = []

    def known(word: str) -> bool:
        asked.append(word)
        return word == "steam-boat"

    undone = undo("the Steam", "-", "boat", known)
    assert undone is not None and undone.between == "-"
    assert "steamboat" in asked and "steam-boat" in asked


def test_parts_of_broken_words_are_no_words_of_the_page() -> None:
    assert words_of("the govern-\nment of a well-known land") == {"the", "ment", "of", "a", "well-known", "land"}


def test_line_ends() -> None:
    text = "govern-\nment - no\n-\nHaupt\u00ac  \nsache well-known\n"
    assert [text[match.start() - 1:match.end()] for match in LINE_END.finditer(text)] == ["n-", "t\u00ac"]


@given(st.lists(st.sampled_from(("rain", "Rain-coat", "train", "rains", "rain-\n", "o'rain", "3rain", "\u2010", "-", "rain.", "a")), max_size=40),
       st.lists(st.sampled_from(("rain", "rain-coat", "coat", "train", "ain", "a", "o'rain", "zebra")), max_size=60))
def test_words_asked_for_are_those_of_the_page(page: list[str], asked: list[str]) -> None:
    text = " ".join(page)
    known, words = WordsAsked(text), words_of(text)
    assert [known(word) for word in asked] == [word in words for word in asked]
