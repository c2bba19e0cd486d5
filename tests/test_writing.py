"""A page as text, Markdown, records. Properties over pages are in tests/articles/test_divide.py."""

from __future__ import annotations

import json

import cleaner
from cleaner.writing import as_markdown, as_records, as_text
from hypothesis import given
from strategies import pages

DUMP = ("第3版\n\n城城东东小小河河\n本报记者 林一舟\n\n本报讯 市水务局昨天公布了新一轮河道整治的安排。\n\n图为改造后的河道。 新华社发\n")


def test_text() -> None:
    page = cleaner.clean(DUMP)
    assert as_text(page) == ("城东小河\n\n本报记者 林一舟\n\n本报讯 市水务局昨天公布了新一轮河道整治的安排。\n\n图为改造后的河道。新华社发\n")
    assert as_text(page, furniture=True) == as_text(page) + "\f\n第3版\n"


def test_markdown() -> None:
    assert as_markdown(cleaner.clean(DUMP), furniture=True) == (
        "# 城东小河\n\n*本报记者 林一舟*\n\n本报讯 市水务局昨天公布了新一轮河道整治的安排。\n\n*图为改造后的河道。新华社发*\n\n---\n\n第3版\n")


def test_nothing_is_written_of_nothing() -> None:
    page = cleaner.clean("")
    assert (as_text(page), as_markdown(page), [record["kind"] for record in as_records(page)]) == ("", "", ["page"])


@given(pages())
def test_records_are_json(text: str) -> None:
    for record in as_records(cleaner.clean(text), meta={"key": [1]}):
        assert json.loads(json.dumps(record)) == record


@given(pages())
def test_a_block_is_one_line_of_text(text: str) -> None:
    page = cleaner.clean(text.replace("\r", "\n"))
    for article in page.articles:
        for block in article.all_blocks:
            assert "\n" not in block.text
