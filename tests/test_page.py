"""`Page` and `clean`."""

from __future__ import annotations

import cleaner
import pytest
from cleaner.pipeline import Pipeline
from hypothesis import given
from strategies import pages

DUMP = "微微软软公公司司\n\n本报讯 今天下雨。\n"


def test_what_a_page_has() -> None:
    page = cleaner.clean(DUMP)
    assert page.original == DUMP and page.cleaned == "微软公司\n\n本报讯 今天下雨。\n"
    assert page.restore() == DUMP and page.encoding is None
    assert [article.headline for article in page.articles] == ["微软公司"] and page.articles[0].dateline == "本报讯"
    assert DUMP[slice(*page.source(0, 4)[0])] in ("微微软软公公司司", "微微软软公公司") and page.edits and page.findings == ()


def test_bytes_know_their_encoding() -> None:
    page = cleaner.clean(DUMP.encode("utf-8-sig"))
    assert page.encoding and page.restore() == DUMP.encode("utf-8-sig")


def test_a_page_that_is_not_split_has_no_articles() -> None:
    page = cleaner.clean(DUMP, split=False)
    assert (page.articles, page.furniture, page.joints) == ([], [], [])


def test_an_own_chain() -> None:
    assert cleaner.clean(DUMP, chain=Pipeline(["spaces"])).cleaned == DUMP


@pytest.mark.parametrize("start, end", [(-1, 1), (2, 1), (0, 10_000)])
def test_a_span_outside_the_page(start: int, end: int) -> None:
    with pytest.raises(ValueError):
        cleaner.clean(DUMP).source(start, end)


@given(pages())
def test_joints_drop_nothing_but_what_they_say(text: str) -> None:
    page = cleaner.clean(text)
    for joint in page.joints:
        assert joint.why and joint.code.startswith("articles.") and 0 <= joint.start <= joint.end <= len(page.cleaned)


@given(pages())
def test_before_joining_is_a_text_of_the_journal(text: str) -> None:
    page = cleaner.clean(text)
    before = page.before_joining()
    if before is None:
        assert all(step.stage != "hard-wraps" for step in page.journal.steps)
    else:
        assert before[1][0].stage == "hard-wraps" and before[1] == page.journal.steps[-len(before[1]):]
