"""The stages `simplified` and `traditional`: OpenCC by runs, at rest after one run, loaded only when needed."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest
from cleaner.characters.script import to_simplified, to_traditional
from cleaner.edits import Stage, carry_out
from cleaner.pipeline import Pipeline
from hypothesis import given
from hypothesis import strategies as st
from strategies import OTHERS, SIMPLIFIED, TRADITIONAL

SENTENCES = st.lists(st.sampled_from(SIMPLIFIED + TRADITIONAL), min_size=1, max_size=4).map("\n".join)


def phrases(name: str) -> list[str]:
    lines = files("opencc").joinpath("dictionary", name).read_text("utf-8").splitlines()
    return sorted({word for line in lines for word in line.replace("\t", " ").split(" ")})


@pytest.mark.parametrize("stage, name", [
    (to_traditional, "STCharacters.txt"), (to_traditional, "STPhrases.txt"),
    (to_simplified, "TSCharacters.txt"), (to_simplified, "TSPhrases.txt")])
def test_a_second_run_changes_nothing_of_the_dictionaries_themselves(stage: Stage, name: str) -> None:
    text = "\n".join(phrases(name)[::7])
    once = carry_out(text, stage(text), "script")[0]
    assert once != text
    assert not list(stage(once))


@given(SENTENCES)
def test_there_and_back(text: str) -> None:
    simple = Pipeline(["simplified"])(text).text
    assert Pipeline(["simplified"])(Pipeline(["traditional"])(simple).text).text == simple


def test_edits_are_aligned_and_hold_changed_characters_only() -> None:
    text = SIMPLIFIED[0]
    for edit in to_traditional(text):
        assert edit.aligned and all(a != b for a, b in zip(text[edit.start:edit.end], edit.new))


@pytest.mark.parametrize("language", sorted(set(OTHERS) - {"japanese"}))
def test_other_languages_are_left_alone(language: str) -> None:
    text = "\n".join(OTHERS[language])
    assert not list(to_traditional(text)) and not list(to_simplified(text))


def test_opencc_is_not_loaded_for_a_page_without_hanzi() -> None:
    code = ("import sys; from cleaner.characters.script import to_simplified; list(to_simplified('Shanghai'));"
            "sys.exit('opencc' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_a_run_longer_than_any_clause_does_not_raise() -> None:
    assert Pipeline(["traditional"])("开" * 5000).text == "開" * 5000
