"""An article made of the units that it has been given."""

from __future__ import annotations

from cleaner.articles.blocks import article_of
from cleaner.articles.segments import Segment
from cleaner.articles.units import units_of

PAGE = "水边二首\n□林一舟\n河湾的灯亮了又灭，船在雾里找岸。\n□周小安\n雨落在瓦上，一个下午就过去了。\n"


def test_the_byline_is_the_first_on_the_page() -> None:
    heading, first, text, second, more = units_of(PAGE)
    segment = Segment(1.0, [])
    segment.heads.append([heading])
    segment.parts += [("paragraph", [text]), ("paragraph", [more])]
    segment.bylines += [second, first]  # as they were found: what ends a text before what stands over the next
    article = article_of(PAGE, segment)
    assert article.named["byline"].text == "林一舟"
    assert [block.text for block in article.blocks if block.role == "note"] == ["□周小安"]
