"""Kinds that only the neighbours of a line tell, one question of `kinds` each, and what it leaves alone."""

from __future__ import annotations

import pytest
from cleaner.articles import kinds
from cleaner.articles.units import Unit, units_of
from hypothesis import given
from strategies import any_text

HEADLINE, TEXT = "城东小河开始整治", "城东十二条小河的整治工程昨天开工，岸边站满了人。"
OPEN = "河边的人家说，盼这一天盼了十年，"


def settled(text: str) -> list[Unit]:
    units = units_of(text)
    kinds.settle(text, units)
    return units


@pytest.mark.parametrize(("lines", "n", "expected"), [
    ([HEADLINE, "■林一舟", TEXT], 1, "byline"),                     # a name under a headline
    ([TEXT, "■林一舟", TEXT], 1, "label"),
    ([TEXT, "【河边旧事】", TEXT], 1, "heading"),                   # a subhead
    ([HEADLINE, "【河边旧事】", TEXT], 1, "label"),
    ([HEADLINE, "林一舟 周正", TEXT], 1, "byline"),
    ([TEXT, "林一舟 周正", TEXT], 1, "heading"),
    ([TEXT, "林一舟 周正"], 1, "byline"),                           # at the end of the page
    ([OPEN, "如今终于等到开工", TEXT], 1, "body"),                  # behind a comma
    ([OPEN, "", "如今终于等到开工", TEXT], 2, "heading"),
    (["他说：“河边的人家盼这一天", "已经十年了”今年终于开工", TEXT], 1, "body"),     # it closes what is open
    ([TEXT, "", "城东十二条小河的整治工程昨天上午在南岸的老码头开工，岸边站满了赶来的人", TEXT], 2, "body"),
    ([HEADLINE, "", "城东十二条小河的整治工程昨天上午在南岸的老码头开工，岸边站满了赶来的人", TEXT], 2, "heading"),
    (["Rain in the hills", "By ANN LEE", "Staff Writer", "It rained all day."], 2, "byline"),
    (["Rain in the hills", "and in the valleys", "", "It rained all day."], 1, "heading"),      # a further line
    (["Rain in the hills", "and it rained in the valleys.", "", "It stopped."], 1, "body"),
    ([TEXT, "岸边站满了人", "林一舟摄"], 1, "caption"),              # over a photographer's credit
], ids=lambda value: None if isinstance(value, list) else str(value))
def test_a_kind_that_the_neighbours_tell(lines: list[str], n: int, expected: str) -> None:
    found = {unit.text: unit.kind for unit in settled("\n".join(lines))}
    assert found[lines[n]] == expected


def test_a_quotation_that_the_text_has_is_a_pull_quote() -> None:
    quote = "“盼这一天盼了整整十年。”"
    said, alone = f"{HEADLINE}\n\n{quote}\n\n河边的人家说：盼这一天盼了整整十年。", f"{HEADLINE}\n\n{quote}\n\n{TEXT}"
    assert [page[1].kind for page in (settled(said), settled(alone))] == ["quote", "body"]


@given(any_text())
def test_whatever_stands_there_is_settled(text: str) -> None:
    before = units_of(text)
    after = settled(text)
    assert [unit.text for unit in after] == [unit.text for unit in before]
    assert not any(unit.kind == "names" for unit in after)
