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


RIVER = "城东十二条小河的整治工程昨天开工，市水务局的工程师带着图纸走遍了每一处河湾，记下沿岸三百多户居民的意见。\n"
MORE_OF_IT = "沿岸居民说，小河整治以后，孩子们又能在河湾里游泳，工程师们听了居民的意见，答应在每一处河湾都修一级台阶。\n"
ANOTHER = "空置多年的三号码头重新开门，装卸大厅里摆上了六万册图书，馆长说这里不设门禁，也不收押金，晚上十点才关门。\n"


def test_one_article_goes_on_about_the_same() -> None:
    def turn(behind: str) -> float:
        one, other = paragraphs(RIVER + behind)
        return evidence([one], [other], [], whole=True)["few pairs of hanzi in both"]

    assert turn(MORE_OF_IT) < 0.2 < 0.8 < turn(ANOTHER)


def test_photo_news_are_news_by_themselves() -> None:
    headings = units_of("图片新闻\n城东的一条小河\n")
    for unit in headings:
        unit.kind = "heading"
    one, other = paragraphs(RIVER + ANOTHER)
    assert "a label" in evidence([one], [other], headings[:1]) and "a label" not in evidence([one], [other], headings[1:])


def test_names_on_both_sides_speak_for_one_article() -> None:
    one, other = paragraphs(
        "谢玉汝将寶特瓶放进袋中，黄永进接过袋子，谢玉汝说自己每天天亮前出门，黄永进走得慢，跟在后面。\n"
        "黄永进说，女儿病了以后，谢玉汝再也没有睡过一个整觉，邻居们常常送饭来，他都一一记在心里。\n")
    assert evidence([one], [other], [], whole=True)["names in both"] > 0.5


def test_a_quotation_between_two_texts_is_a_subhead() -> None:
    quoted, plain = units_of("「还要老天多帮忙」\n老天帮了忙\n")
    one, other = paragraphs(RIVER + MORE_OF_IT)
    for unit in (quoted, plain):
        unit.kind = "heading"
    assert "a quotation as a heading" in evidence([one], [other], [quoted])
    assert "a quotation as a heading" not in evidence([one], [other], [plain])


def test_a_long_heading_is_no_subhead_and_a_cut_line_no_long_heading() -> None:
    one, other = paragraphs(RIVER + "\n" + ANOTHER)
    long, cut, short = units_of(
        "\n城东老街菜场昨天重新开门迎来第一批老街坊\n\n这些名人包括宋代的名将和大书法家以及三国时期重臣\n\n城东老街菜场\n")
    for unit in (long, cut, short):
        unit.kind = "heading"
    name = "a heading longer than subheads are"
    assert [name in evidence([one], [other], [unit]) for unit in (long, cut, short)] == [True, False, False]
