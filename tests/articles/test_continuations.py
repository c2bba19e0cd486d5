"""Columns that go on with the sentence that another leaves open."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.articles.continuations import assigned, links
from cleaner.articles.units import Unit, units_of


def column(text: str, measure: int = 24, *, opens: int = -1, kind: str = "body", blank: bool = True) -> Unit:
    unit = units_of(text)[0]
    unit.first = unit.last = measure
    unit.opens, unit.kind, unit.blank = opens, kind, blank
    return unit


HEAD = column("面粉厂里的图书馆", 0, kind="heading")
OPEN = column("其中有一套是面粉厂当年的账本，记着每一车麦", opens=1)
REST = column("子的来路。图书馆晚上开到十点。")
OTHER = column("县里的气象站昨天换上了新的雨量计。", opens=1)


def test_a_column_before_the_headline_goes_on_with_the_sentence_that_the_page_ends_in() -> None:
    assert links([OTHER, REST, HEAD, OPEN], True) == [(3, 1)]


def test_the_next_column_goes_on_and_nothing_is_said() -> None:
    assert links([HEAD, OPEN, REST, OTHER], True) == []


def test_a_paragraph_that_starts_with_an_indent_goes_on_with_no_sentence() -> None:
    rest = column("子们排着队来借书。", opens=1)
    assert links([OTHER, rest, HEAD, column("记着每一车麦穗的重量和买主，")], True) == []


def test_what_a_wire_leads_in_goes_on_with_no_sentence() -> None:
    lead = column("本报讯 城东十二条小河的整治工程昨天开工。")
    assert links([HEAD, OPEN, lead, HEAD, REST], True) == [(1, 4)]


def test_another_measure_is_another_article() -> None:
    assert links([OTHER, column("很久，然后才回家。", 40), HEAD, column("他在柜台前站了一会儿，")], True) == []


def test_a_quotation_that_is_open_goes_on_where_it_is_closed() -> None:
    end = column("馆长对来借书的人说：“账本记着每一车麦", opens=1)
    assert links([OTHER, REST, HEAD, column("子的来路。”他合上了册子。"), HEAD, OPEN, HEAD, end], True) == [(5, 1), (7, 3)]


def test_two_pieces_of_one_column_are_no_cut() -> None:
    first = column("粮仓里的木梯和滑道都留了下来。")
    assert links([HEAD, first, column("其中有一套是面粉厂当年的账本，", blank=False)], True) == []


def test_latin_columns_go_on_with_a_small_letter() -> None:
    end = column("The reading room keeps the ledgers of the mill, and the oldest of them", 60, opens=0)
    rest = column("were written with a brush in the spring of 1953.", 60, opens=0)
    head = column("Mill Becomes a Library", 0, kind="heading")
    assert links([column("It rained.", 60), rest, head, end], False) == [(3, 1)]
    assert links([column("It rained.", 60), column("Were they written with a brush in 1953?", 60), head, end], False) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda rows: st.integers(1, 4).flatmap(lambda columns: st.lists(
    st.lists(st.integers(-5, 9).map(float), min_size=columns, max_size=columns), min_size=rows, max_size=rows))))
def test_no_other_way_to_pair_them_is_better(values: list[list[float]]) -> None:
    found = assigned(values)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    width = max(len(values), len(values[0]))
    square = [[values[i][j] if i < len(values) and j < len(values[0]) else 0.0 for j in range(width)] for i in range(width)]
    best = max(sum(max(0.0, square[i][j]) for i, j in enumerate(way)) for way in permutations(range(width)))
    assert sum(values[i][j] for i, j in found) == best
