"""The layout of a page: lines, widths, measures."""

from __future__ import annotations

import pytest
from cleaner.layout import NO_MEASURE, WIDEST_MEASURE, Layout, cell_widths, layout_of
from damage import hard_wrapped
from hypothesis import given
from hypothesis import strategies as st
from strategies import SIMPLIFIED, any_text

paragraphs = st.lists(st.sampled_from(SIMPLIFIED), min_size=6, max_size=9, unique=True).map("".join)


@given(any_text())
def test_lines_are_those_of_the_text(text: str) -> None:
    page = Layout(text)
    count = len(page.lines)
    lists = (page.starts, page.ends, page.widths, page.indents, page.blanks, page.measures, page.sure)
    assert {len(each) for each in lists} == {count}
    at = 0
    for n, (start, end, line) in enumerate(zip(page.starts, page.ends, page.lines)):
        assert at <= start < end <= len(text)
        assert line == text[start:end] if n not in page.cuts else line.split() == text[start:end].split()
        assert not text[at:start].strip(" \u3000\f\v\n"), "what stands between two lines is space"
        assert page.blanks[n] >= 0 and page.indents[n] >= 0 and page.widths[n] > 0
        at = end
    assert not text[at:].strip(" \u3000\f\v\n")


@given(any_text())
def test_what_is_sure_has_a_measure(text: str) -> None:
    page = Layout(text)
    assert all(measure for measure, sure in zip(page.measures, page.sure) if sure)
    assert all(measure <= WIDEST_MEASURE for measure in page.measures)


@given(any_text())
def test_cuts_lie_within_their_line(text: str) -> None:
    page = Layout(text)
    for n, cuts in page.cuts.items():
        for end, start in cuts:
            assert page.starts[n] < end < start < page.ends[n]
            assert text[end:start].strip(" \u3000\f\v") == "\n"


@given(paragraphs, st.integers(9, 24))
def test_measure_is_the_column_s_width(paragraph: str, width: int) -> None:
    page = Layout(hard_wrapped(paragraph, width))
    assert {measure for measure in page.measures} <= {2 * width - 1, 2 * width}


@given(paragraphs, st.integers(9, 14), st.integers(18, 24))
def test_each_column_has_its_own(paragraph: str, narrow: int, wide: int) -> None:
    first, second = hard_wrapped(paragraph, narrow), hard_wrapped(paragraph, wide)
    page = Layout(f"{first}\n\n\n{second}")
    middle = first.count("\n") // 2
    assert abs(page.measures[middle] - 2 * narrow) <= 1
    assert abs(page.measures[first.count("\n") + 1 + second.count("\n") // 2] - 2 * wide) <= 1


@pytest.mark.parametrize("lines, widths", [
    (["上海", "a", "１"], [4, 1, 2]), (["かな", "カナ"], [4, 4]), (["한국어"], [6]), (["abc", "é"], [3, 1]),
    (["𠀀"], [4]), (["\ud800"], [1]),
])
def test_cells(lines: list[str], widths: list[int]) -> None:
    assert cell_widths(lines, any(max(line) > "\u1100" for line in lines)) == widths


def test_marks_count_as_what_makes_the_lines_even() -> None:
    half = ["他说：“水清了，鱼来了，人也", "邻居们都笑了，点头也鼓", "记者在现场看到的工人们"]
    assert len(set(cell_widths(half, True))) <= 2


@pytest.mark.parametrize("text", ["", "\n", " \n\u3000\n", "\f", "\n\n\n"])
def test_a_blank_page_has_no_line(text: str) -> None:
    assert Layout(text).lines == []


@pytest.mark.parametrize("text", ["一", "一\n二\n三\n", "a\nb\nc\n" * 9, "x" * 500 + "\n" + "x" * 500])
def test_no_column_no_measure(text: str) -> None:
    assert set(Layout(text).measures) == {NO_MEASURE}


def test_indent_is_kept_with_the_line() -> None:
    page = Layout("\u3000\u3000一二三\n 四五\n六\n")
    assert page.indents == [4, 1, 0]
    assert [page.text[start:end] for start, end in zip(page.starts, page.ends)] == ["一二三", "四五", "六"]


def test_the_last_two_are_kept() -> None:
    assert layout_of("一\n二") is layout_of("一\n二")
