"""The evidence between two paragraphs."""

from __future__ import annotations

from cleaner.articles.boundaries import evidence, goes_on_plainly
from cleaner.articles.paragraphs import Paragraph
from cleaner.articles.units import units_of


def paragraphs(text: str, *measures: int) -> list[Paragraph]:
    units = units_of(text)
    for unit, measure in zip(units, measures):
        unit.first = unit.last = measure
    return [Paragraph(unit) for unit in units]


ENGLISH = "It rained all day in the hills, and the rivers rose until the bridges were under water.\nThe sun shone all day by the sea.\n"
CHINESE = "城东十二条小河的整治工程昨天开工，工程师带着图纸走遍了每一处河湾。\n空置了十一年的三号码头昨天重新开门，里面摆上了六万册图书。\n"


def test_letters_are_of_several_widths() -> None:
    one, other = paragraphs(ENGLISH, 41, 46)
    assert goes_on_plainly(one, other) and "another measure" not in evidence([one], [other], [])
    one, other = paragraphs(ENGLISH, 41, 60)
    assert not goes_on_plainly(one, other) and "another measure" in evidence([one], [other], [])


def test_hanzi_are_all_of_one_width() -> None:
    one, other = paragraphs(CHINESE, 46, 41)
    assert not goes_on_plainly(one, other) and "another measure" in evidence([one], [other], [])
    one, other = paragraphs(CHINESE, 30, 28)
    assert goes_on_plainly(one, other) and "another measure" not in evidence([one], [other], [])


def test_an_unknown_measure_tells_nothing() -> None:
    one, other = paragraphs(CHINESE, 0, 28)
    assert not [name for name in evidence([one], [other], []) if "measure" in name]
