"""Properties of `seams` and of `said_twice`, which the articles layer asks too."""

from __future__ import annotations

import pytest
from cleaner.lines.hanzi_words import cost, is_word
from cleaner.lines.reduplication import words
from cleaner.lines.seams import repair_seams, said_twice
from cleaner.pipeline import Pipeline
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import SIMPLIFIED, clean_pages

seams = Pipeline(["seams"])
TEXT = "".join(SIMPLIFIED)
CUTS = [at for at in range(8, len(TEXT) - 8)
        if TEXT[at - 2:at + 2].isalpha() and not TEXT[at - 2:at + 2].isascii() and TEXT[at - 1] != TEXT[at]]


def test_most_characters_said_twice_are_found() -> None:
    found = sum(said_twice(TEXT[:at], TEXT[at - 1:]) == 1 for at in CUTS)
    assert found >= 0.85 * len(CUTS), f"{found} of {len(CUTS)}"


def test_a_cut_alone_is_no_seam() -> None:
    assert [TEXT[at - 6:at + 6] for at in CUTS if said_twice(TEXT[:at], TEXT[at:])] == []


def test_reduplication_is_language() -> None:
    verbs = sorted(words("ABAB"))
    assert [verb for verb in verbs if said_twice("我们要再" + verb[:2], verb[2:] + "才好")] == []


@pytest.mark.parametrize("left, right, count", [
    ("", "", 0), ("a", "a", 0), ("慢", "慢", 0), ("的", "的", 0), ("发展逻辑", "逻辑和实践", 2), ("哈哈哈", "哈哈", 0),
    ("他说：好。", "好。", 0), ("价格为100", "100元", 0), ("of the city council", "of the city council said", 0),
    ("the noise of the city council", "of the city council said", 20), ("had", "had", 0), ("\ud800", "\ud800", 0),
])
def test_cases(left: str, right: str, count: int) -> None:
    assert said_twice(left, right) == count


@given(st.sampled_from(CUTS), st.sampled_from(("\n", "\n\n", "  \n")))
def test_the_edit_drops_what_comes_again(at: int, between: str) -> None:
    left, right = TEXT[:at], TEXT[at:]
    text = left + between + TEXT[at - 1] + right
    cleaned = seams(text)
    assert cleaned.text in (text, left + between + right)
    assert cleaned.restore() == text


@given(clean_pages())
@settings(max_examples=60, deadline=None)
def test_clean_pages_stay(page: str) -> None:
    assert list(repair_seams(page)) == []


@given(st.lists(st.text("的国研究慢a the。", min_size=1, max_size=70), min_size=2, max_size=6),
       st.sampled_from(("\n", "\n\n")))
@settings(max_examples=300, deadline=None)
def test_once_is_enough(lines: list[str], between: str) -> None:
    text = between.join(line.ljust(60, "好") if at % 2 else line.rjust(60, "好") for at, line in enumerate(lines))
    cleaned = seams(text)
    assert cleaned.restore() == text
    assert list(repair_seams(cleaned.text)) == []


def test_words() -> None:
    assert is_word("国家") and is_word("國家") and not is_word("的状")
    assert cost("") == 0 and cost("\ud800") > 0
    assert cost("中国国家") < cost("中国") + cost("国") + cost("家")
