"""Properties of the articles of a page: each line is in one block, in order; the same page gives the same articles."""

from __future__ import annotations

import random
from pathlib import Path

import cleaner
import pytest
from cleaner.articles.article import HEADINGS, ROLES
from cleaner.writing import as_records, as_text
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text, clean_pages, pages

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
ARTICLE = {"kind", "id", "source", "page", "article", "label", "kicker", "headline", "subheadline", "byline", "dateline",
           "confidence", "reasons", "blocks"}
FURNITURE = {"kind", "id", "source", "page", "role", "text", "spans"}
PAGE = {"kind", "id", "source", "page", "encoding", "version", "findings", "error", "meta"}
MARKS = "#*_>`=-~|\u25a0\u25a1\u25cf\u25b2\u25c6()\uff08\uff09"
"""Marks that say what a line is and are no text: Markdown's, a label's, the brackets about a byline."""


def blocks_of(page: cleaner.Page) -> list[cleaner.articles.article.Block]:  # type: ignore[name-defined]
    return [block for article in page.articles for block in article.all_blocks] + page.furniture


def check(page: cleaner.Page) -> None:
    covered = bytearray(len(page.cleaned))
    for block in blocks_of(page):
        assert block.text.strip()
        assert len(block.joints) == len(block.spans) - 1
        pieces = [page.cleaned[start:end] for start, end in block.spans]
        between = [joint.new for joint in block.joints] + [""]
        assert block.text == "".join(piece + new for piece, new in zip(pieces, between))
        for start, end in block.spans:
            assert 0 <= start < end <= len(page.cleaned)
            assert not any(covered[start:end]), "a character in two blocks"
            covered[start:end] = b"\x01" * (end - start)
        for joint in block.joints:
            covered[joint.start:joint.end] = b"\x01" * (joint.end - joint.start)
    lost = "".join(ch for ch, is_covered in zip(page.cleaned, covered) if not is_covered and not ch.isspace())
    assert not lost.strip(MARKS), lost
    for article in page.articles:
        assert article.all_blocks, "an article of nothing"
        assert 0 <= article.confidence <= 1 and article.reasons
        assert {block.role for block in article.blocks} <= set(ROLES)
        assert set(article.named) <= {*HEADINGS, "byline"}
        paragraphs = [block for block in article.blocks if block.role == "paragraph"]
        body = [block.spans[0][0] for block in paragraphs]
        cut = any(len(block.spans) > 1 for block in paragraphs)
        assert cut or body == sorted(body), "paragraphs out of order, and no sentence that goes on elsewhere"


@given(any_text())
def test_every_character_is_in_one_block(text: str) -> None:
    check(cleaner.clean(text))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_in_any_order(seed: Path, line_end: str) -> None:
    lines = seed.read_text("utf-8").split("\n")
    rng = random.Random(seed.stem)
    for turn in range(6):
        if turn:
            rng.shuffle(lines)
        part = lines[:rng.choice((len(lines), 30, 5))]
        check(cleaner.clean(line_end.join(part)))


@given(pages())
def test_records_have_their_keys(text: str) -> None:
    page = cleaner.clean(text)
    records = list(as_records(page, source="a.txt", number=3, meta={"key": 1}))
    assert [record["kind"] for record in records] == (
        ["page"] + ["article"] * len(page.articles) + ["furniture"] * len(page.furniture))
    keys = {"page": PAGE, "article": ARTICLE, "furniture": FURNITURE}
    for record in records:
        assert set(record) == keys[str(record["kind"])]
        assert record["source"] == "a.txt" and record["page"] == 3
        for block in record.get("blocks", [record] if record["kind"] == "furniture" else []):  # type: ignore[union-attr]
            assert all(0 <= start <= end <= len(text) for start, end in block["spans"])
    assert len({record["id"] for record in records}) == len(records)


@given(pages())
def test_the_same_page_gives_the_same_articles(text: str) -> None:
    first, second = cleaner.clean(text), cleaner.clean(text)
    assert first.division == second.division
    assert list(as_records(first)) == list(as_records(second))


@settings(max_examples=40)
@given(pages(), st.booleans())
def test_text_of_the_text_is_the_text(text: str, furniture: bool) -> None:
    once = as_text(cleaner.clean(text), furniture=furniture)
    again = "\f\n".join(as_text(cleaner.clean(part), furniture=furniture) for part in once.split("\f\n"))
    assert again == once


@given(clean_pages())
def test_a_clean_page_is_printed_as_it_stands(text: str) -> None:
    assert cleaner.clean(text).text.replace("\f\n", "") == text


@pytest.mark.parametrize("text", ["", "\n", " \n\u3000\n", "\f", "\r\n\r\n"])
def test_a_blank_page_has_no_article(text: str) -> None:
    page = cleaner.clean(text)
    assert (page.articles, page.furniture, page.text.strip()) == ([], [], "")


def test_furniture_alone_is_no_article() -> None:
    page = cleaner.clean("2020年11月18日 星期三\n第3版\n")
    assert page.articles == [] and [block.role for block in page.furniture] == ["date line", "folio"]


def test_seed_003_is_whole_again() -> None:
    page = cleaner.clean(next(path for path in SEEDS if path.name.startswith("003")).read_bytes())
    assert "发展逻辑和实践逻辑" in page.text and "发展逻辑辑" not in page.text
