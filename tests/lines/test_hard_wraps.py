"""Properties of `hard-wraps`: columns come back, nothing but hyphens is lost, verse stays."""

from __future__ import annotations

import re
import textwrap

import pytest
from cleaner.lines.hard_wraps import join_hard_wraps
from cleaner.pipeline import Pipeline
from damage import hard_wrapped
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import ENGLISH, HEADLINES, SIMPLIFIED, any_text, pages

wraps = Pipeline(["hard-wraps"])
SPACE = re.compile(r"\s+")
HYPHENS = re.compile("[-\u00ac\u00ad\u2010\u2011\u2e17]+")

# Long enough that the column has four full lines at any width drawn. Without numbers: they are not cut, so that the
# line before one may be short; tests/test_repairs.py says how many columns with numbers come back.
PLAIN = [sentence for sentence in SIMPLIFIED if not re.search("[0-9]", sentence)]
paragraphs = st.lists(st.sampled_from(PLAIN), min_size=6, max_size=9, unique=True).map("".join)


def is_like_verse(wrapped: str) -> bool:
    """Do most lines end in a mark, by chance? Such lines are left alone, since verse is like that."""
    lines = wrapped.split("\n")
    return any(sum(line[-1] in "，。、；：！？”" for line in lines[n:n + 4]) > 1 for n in range(len(lines) - 1))


@given(paragraphs, st.integers(9, 24))
@example("".join(PLAIN[:6]), 9)
def test_a_column_comes_back(paragraph: str, width: int) -> None:
    wrapped = hard_wrapped(paragraph, width, 2)  # the indent lost
    assume(not is_like_verse(wrapped))
    assert wrapped.count("\n") >= 4
    assert wraps(wrapped + "\n").text == paragraph + "\n"


@given(paragraphs, st.integers(9, 24))
def test_a_column_with_its_indent_comes_back(paragraph: str, width: int) -> None:
    assume(not is_like_verse(hard_wrapped(paragraph, width, 2)))
    assert wraps("\u3000\u3000" + hard_wrapped(paragraph, width, 2) + "\n").text == f"\u3000\u3000{paragraph}\n"


@given(st.lists(paragraphs, min_size=2, max_size=3, unique=True), st.integers(9, 24))
def test_paragraphs_with_a_blank_line_between_stay_apart(page: list[str], width: int) -> None:
    assume(not any(is_like_verse(hard_wrapped(paragraph, width, 2)) for paragraph in page))
    wrapped = "\n\n".join("\u3000\u3000" + hard_wrapped(paragraph, width, 2) for paragraph in page)
    assert wraps(wrapped + "\n").text == "\n\n".join("\u3000\u3000" + paragraph for paragraph in page) + "\n"


@given(st.lists(st.sampled_from(ENGLISH), min_size=4, max_size=6, unique=True).map(" ".join), st.integers(30, 60))
def test_an_english_column_is_cut_in_no_sentence(paragraph: str, width: int) -> None:
    wrapped = textwrap.fill(paragraph, width, break_on_hyphens=False)
    assert wrapped.count("\n") >= 4
    lines = wraps(wrapped + "\n").text.splitlines()
    assert " ".join(lines) == paragraph
    assert all(line[-1] in ".!?" for line in lines), "cut at most where a sentence ends"


def letters(text: str) -> str:
    return HYPHENS.sub("", SPACE.sub("", text))


def is_moved(text: str) -> bool:
    """Has the text rows of a caption and of the text beside it, which are put one behind the other?"""
    return any(edit.code == "hard-wraps.beside-a-caption" for edit in wraps(text).edits)


@given(any_text())
def test_nothing_but_space_and_hyphens_is_lost(text: str) -> None:
    after = letters(wraps(text).text)
    assert sorted(after) == sorted(letters(text)) if is_moved(text) else after == letters(text)


@given(any_text())
def test_lines_are_joined_and_never_cut(text: str) -> None:
    """What stands on one line stands on one line afterwards: an edit takes line breaks away and adds none."""
    for edit in wraps(text).edits:
        assert "\n" not in edit.new or edit.code == "hard-wraps.beside-a-caption"
        assert edit.code.startswith("hard-wraps.")


@given(pages())
def test_once_is_enough(text: str) -> None:
    once = wraps(text).text
    assert list(join_hard_wraps(once.replace("\r", "\n"))) == []


clauses = ("一夜东风过小桥", "千家灯火映寒潮", "老翁独坐船头钓", "不问明朝雪几消", "城外青山隔水遥", "归帆点点入云霄",
           "儿童笑指沙洲上", "白鹭双飞过柳梢")
lines_of_verse = (
    "The harbour wakes before the sun is high", "And lanterns swing along the northern quay",
    "The gulls go up like paper in the sky", "And all the nets are empty of the sea",
    "We mend the rope, we tar the broken boat", "We count the days until the herring run",
    "The wind is cold and does not like a coat", "And morning has no mercy for the sun",
)


@given(st.permutations(clauses), st.integers(4, 8), st.sampled_from(("，。", "，，", "。。", "，；", "")), st.booleans())
def test_chinese_verse_stays(clauses: list[str], count: int, marks: str, has_title: bool) -> None:
    verse = "\n".join(clause + (marks[n % 2] if marks else "") for n, clause in enumerate(clauses[:count]))
    text = f"{HEADLINES[0]}\n\n{verse}\n" if has_title else verse + "\n"
    assert wraps(text).edits == ()


@given(st.permutations(lines_of_verse), st.integers(5, 8), st.sampled_from((",;", ",.", "..", "")))
def test_english_verse_stays(lines: list[str], count: int, marks: str) -> None:
    text = "\n".join(line + (marks[n % 2] if marks else "") for n, line in enumerate(lines[:count])) + "\n"
    assert wraps(text).edits == ()


# A headline with a comma among others of its width looks like a text: a known failure in fixtures/hard-wraps.toml.
@given(st.lists(st.sampled_from([line for line in HEADLINES if "，" not in line]), min_size=3, max_size=7, unique=True))
def test_headlines_stay(headlines: list[str]) -> None:
    assert wraps("\n".join(headlines) + "\n").edits == ()


@pytest.mark.parametrize("before, after, between", [
    ("天开工的小河整治工程", "由市水务局主持", ""),
    ("the plan for the harbour and the", "northern quay", " "),
    ("the year 20", "21", None),
])
def test_what_stands_between_is_told_by_script(before: str, after: str, between: str | None) -> None:
    from cleaner.layout import Layout
    from cleaner.lines.hard_wraps import _join

    edit = _join(Layout(f"{before}\n{after}"), len(before), len(before) + 1)
    assert edit.new == (between or "")


@pytest.mark.parametrize("left, right, between", [("说。”", "“去", ""), ("said.”", "“Go", " "), ("他说：", "“去", "")])
def test_quotation_marks_belong_to_their_script(left: str, right: str, between: str) -> None:
    from cleaner.layout import Layout
    from cleaner.lines.hard_wraps import _join

    assert _join(Layout(f"{left}\n{right}"), len(left), len(left) + 1).new == between


def test_lines_of_spaces_only_and_of_nothing() -> None:
    for text in ("", "\n", "\n\n\n", "   \n \u3000\n", "\n" * 50, "一\n\n\n二\n"):
        assert wraps(text).edits == ()
