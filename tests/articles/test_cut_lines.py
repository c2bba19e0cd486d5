"""Headings, and the first pieces of paragraphs that look like headings."""

from __future__ import annotations

import pytest
from cleaner.articles.cut_lines import is_cut, is_torn
from cleaner.articles.units import units_of
from cleaner.lines.hanzi_words import goes_across

CUT = [
    ("他表示，欢迎有更多的各界人", "士到河边来看看。"),             # a word goes across
    ("科學家們在聯名信中呼籲各國政府和科學", "家必須共同努力。"),
    ("也诚如封底上所概括", "的那样，好书不怕巷子深。"),               # a particle
    ("去年的水位是12", "米，今年只有9米。"),                        # a number and its unit
    ("本报南昌1月1", "日电 记者林一舟报道：今天下雨。"),             # a wire lead-in
    ("林一舟、周正等参加了", "会见。"),                             # no paragraph is so short
    ("However, one should keep", "in mind that it is only one of many."),
    ("Other servers are mainly used to", "Serve files of all kinds."),
]
CUT += [
    ("文化部副部长李源潮、潘震宙", "等观看了昨晚的闭幕演出。"),     # no sentence starts so
    ("报道还", "说，八日晚，窃贼曾与一位摄影记者联系。"),
]
STAYS = [
    ("城东十二条小河开始整治", "城东十二条小河的整治工程昨天开工。"),
    ("沿岸居民有话说", "住在河边的人盼这一天盼了十年。"),
    ("感知时代脉搏，这部电视剧将与观众见面", "过去的一年里，剧组走遍了三个省。"),
    ("第一，提高技术水平", "了解市场的人都知道，质量最要紧。"),
    ("入冬以后，这些事要留意", "本报讯 市水务局昨天公布了安排。"),
    ("Rain in the hills", "It rained all day."),
    ("城东河边的人家", "等待了十年的工程昨天开工。"),
    ("The Shell Environment", "A shell reads what is typed."),
]


@pytest.mark.parametrize("above, below", CUT)
def test_a_cut_paragraph_goes_on(above: str, below: str) -> None:
    assert is_cut(above, below, True)


@pytest.mark.parametrize("above, below", STAYS)
def test_a_heading_is_not_cut(above: str, below: str) -> None:
    assert not is_cut(above, below, False)


def test_a_comma_tells_only_behind_running_text() -> None:
    above, below = "据悉，整个工程将从下月起", "分三期进行。其中第一期最难。"
    assert is_cut(above, below, True) and not is_cut(above, below, False)


def test_words_go_across_in_both_scripts() -> None:
    assert goes_across("在9日凌", "晨被人发现") and goes_across("接受表揚的照", "片，右為其子。")
    assert not goes_across("", "晨") and not goes_across("abc", "def")


NARROW = [("环东街名", "胜而"), ("占地6000", "多平方米"), ("才工作3", "个月，就"), ("订餐", "的老人有"), ("社昆明1月", "12日电")]
HEADLINES = [("丹东市部分企", "业优待军嫂"), ("南京长江大桥铁", "路桥大修竣工"), ("小河整治", "昨天开工"), ("Rain", "and sun")]


@pytest.mark.parametrize("above, below", NARROW)
def test_narrow_lines_are_torn(above: str, below: str) -> None:
    assert is_torn(*units_of(f"{above}\n{below}"))


@pytest.mark.parametrize("above, below", HEADLINES)
def test_headlines_of_two_lines_are_not_torn(above: str, below: str) -> None:
    assert not is_torn(*units_of(f"{above}\n{below}"))


def test_a_blank_line_tears_nothing() -> None:
    assert not is_torn(*units_of("环东街名\n\n胜而"))
