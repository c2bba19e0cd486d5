"""Whole pages broken in one way each, by `benchmarks/damaged_pages.py`: what is promised of every page, and that the chain
gives more of them back than ftfy and blank lines do."""

from __future__ import annotations

import articles
import pytest
from cleaner import clean
from damaged_pages import KINDS, by_baseline, by_cleaner, pages, stories
from hypothesis import given
from hypothesis import strategies as st


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 10_000))
def test_a_broken_page_comes_back_and_stays(kind: str, seed: int) -> None:
    text, _ = next(pages(kind, 1, seed))
    page = clean(text)
    assert page.restore() == text
    assert clean(page.cleaned).cleaned == page.cleaned


@pytest.mark.parametrize("kind", KINDS)
def test_more_comes_back_than_by_ftfy_and_blank_lines(kind: str) -> None:
    sums = {by_cleaner: 0.0, by_baseline: 0.0}
    for text, gold in pages(kind, 4):
        for repair in sums:
            figures = articles.figures(gold, repair(text))
            sums[repair] += figures["headings"] + figures["paragraphs"] + figures["text"]
    assert sums[by_cleaner] > sums[by_baseline]


def test_the_clean_articles_are_read_whole() -> None:
    found = stories()
    assert sum(not story.chinese for story in found) == 10 and sum(story.chinese for story in found) > 15
    assert all(story.headings and len(story.paragraphs) > 1 for story in found if not story.chinese)
    assert all(story.byline[:3] == "By " for story in found if story.byline and not story.chinese)


@pytest.mark.parametrize("n", [1, 3])
def test_a_headline_asked_whether_it_is_two_stays_one(n: int) -> None:
    text, gold = list(pages("headlines behind their text", n + 1, seed=5))[n]
    wanted = {heading for article in gold["articles"] for heading in article["headings"]}
    assert {article.headline for article in clean(text).articles} <= wanted
