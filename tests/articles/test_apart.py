"""Headings that stand apart from their texts."""

from __future__ import annotations

import pytest
from cleaner.articles.apart import MOST_STARTS, arrange, parting
from hypothesis import given
from hypothesis import strategies as st

RIVER = ["城东十二条小河的整治工程昨天开工，工程师走遍了每一处河湾。", "老陈说从前夏天能在桥下游泳，后来小河水黑了。"]
RICE = ["北岸的稻田里，新选的良种在盐碱地上结出了稻穗。", "种子站的人说，盐碱滩上的良种还要再试两年。"]
SCHOOL = ["山里的小学有了第一架钢琴，孩子们不肯下课。", "捐钢琴的人也是从山里的小学走出去的。"]
TEXTS = RIVER + RICE + SCHOOL
HEADS = ["城东小河开始整治", "良种落地盐碱滩", "山里小学有了钢琴"]
NOTHING_TOLD = [9.0, -4.0, -3.0, -4.0, -3.0, -4.0]


def test_headings_behind_all_texts_part_them() -> None:
    found = arrange(TEXTS, NOTHING_TOLD, HEADS, [-1] * 3, [False] * 3)
    assert (found.starts, found.owners) == ([0, 2, 4], [0, 1, 2])


def test_a_heading_under_its_text() -> None:
    odds = [9.0, -4.0, 2.0, -4.0, 2.0, -4.0]
    over = arrange(TEXTS, odds, HEADS, [2, 4, -1], [False] * 3)
    under = arrange(TEXTS, odds, HEADS, [2, 4, -1], [False] * 3, below=True)
    assert under.score > over.score and under.owners == [0, 1, 2]


def test_a_heading_whose_text_is_not_there_belongs_to_none() -> None:
    found = arrange(RIVER + SCHOOL, [9.0, -4.0, -2.0, -4.0], [HEADS[0], "欧盟开价收购清新空气", HEADS[2]], [-1] * 3, [True] * 3)
    assert found.owners == [0, -1, 1]


@pytest.mark.parametrize("line, cut", [
    ("城东小河开始整治 良种落地盐碱滩", 9), ("城东小河开始整治良种落地盐碱滩", 8), ("城东小河开始整治", 0), ("城东 小河开始整治", 0)])
def test_two_headlines_on_one_line(line: str, cut: int) -> None:
    assert parting(line, TEXTS, [0, 2, 4]) == cut


@given(st.lists(st.text("山河水火ab ", max_size=12), min_size=1, max_size=12), st.lists(
    st.text("山河水火ab", max_size=8), max_size=6), st.data())
def test_an_arrangement_is_one(texts: list[str], heads: list[str], data: st.DataObject) -> None:
    """Starts are in order from 0 on, owners in the order of the headings, and each is one of the articles or none."""
    odds = data.draw(st.lists(st.floats(-40, 40), min_size=len(texts), max_size=len(texts)))
    places = data.draw(st.lists(st.integers(-1, len(texts) - 1), min_size=len(heads), max_size=len(heads)))
    found = arrange(texts, odds, heads, places, [False] * len(heads), data.draw(st.booleans()))
    assert found.starts[0] == 0 and found.starts == sorted(set(found.starts)) and found.starts[-1] < len(texts)
    owned = [owner for owner in found.owners if owner >= 0]
    assert len(found.owners) == len(heads) and owned == sorted(owned) and all(n < len(found.starts) for n in owned)


def test_a_long_page_is_arranged_in_the_end() -> None:
    texts = [text for _ in range(25) for text in TEXTS]
    found = arrange(texts, NOTHING_TOLD * 25, HEADS * 8, [-1] * 24, [False] * 24)
    assert len(found.starts) <= MOST_STARTS + 1
