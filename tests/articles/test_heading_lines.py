"""Which lines are one headline: blank lines, dashes, bylines and lengths."""

from __future__ import annotations

import pytest
from cleaner.articles.heading_lines import headings_of, headlines, line_by_line, one_by_one, pieces_in
from cleaner.articles.units import Unit, units_of
from hypothesis import given
from hypothesis import strategies as st


def gap(*lines: str) -> list[Unit]:
    return units_of("\n".join(lines))


def texts(groups: list[list[Unit]]) -> list[list[str]]:
    return [[unit.text for unit in units] for units in groups]


@pytest.mark.parametrize(("lines", "expected"), [
    (("城东小河开始整治", "南岸老码头也要修缮"), [2]),                # as long as the first, but for one
    (("城东小河开始整治", "岸边人家盼了十年终于等到开工"), [1, 1]),    # a subheadline
    (("城东小河开始整治", "——十二条小河"), [1, 1]),
    (("Rain in the hills", "and in the valleys"), [2]),
    (("Rain.", "Valleys are wet"), [1, 1]),
])
def test_lines_of_one_headline(lines: tuple[str, ...], expected: list[int]) -> None:
    assert [len(found) for found in headings_of(gap(*lines))] == expected


def test_a_byline_parts_two_headlines() -> None:
    units = gap("Rain in the hills", "By ANN LEE", "Sun by the sea")
    assert [([unit.text for unit in lines], apart) for lines, apart in headlines(units)] == [
        (["Rain in the hills"], True), (["Sun by the sea"], True)]
    assert texts(pieces_in(units)) == [["Rain in the hills", "By ANN LEE", "Sun by the sea"]]
    assert texts(one_by_one(units)) == [["Rain in the hills", "By ANN LEE"], ["Sun by the sea"]]


def test_a_dash_holds_two_lines_together() -> None:
    assert texts(line_by_line(gap("城东小河", "——十二条", "岸边人家"))) == [["城东小河", "——十二条", "岸边人家"]]


@given(st.lists(st.sampled_from(["Rain in the hills", "By ANN LEE", "", "——十二条小河", "城东小河开始整治", "■发布厅"])))
def test_every_line_is_in_one_heading(lines: list[str]) -> None:
    units = gap(*lines)
    for groups in (pieces_in(units), one_by_one(units), line_by_line(units)):
        assert sorted([unit.start for found in groups for unit in found]) == [unit.start for unit in units]
