"""Properties of `doubled`: typed damage is undone, language is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from cleaner.lines.doubled import repair_doubled
from cleaner.lines.reduplication import is_language, words
from cleaner.lines.tiling import tile, whole
from cleaner.pipeline import Pipeline
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import clean_pages

doubled = Pipeline(["doubled"])
STAYS = Path(__file__).resolve().parents[2] / "fixtures" / "doubled-stays.txt"
# Headlines of our own, without a piece that stands twice side by side.
HEADLINES = (
    "图书馆搬进旧仓库孩子们有了新去处", "城东十二条小河年底前全部完成整治", "市水务局公布明年河道工程安排",
    "（记者手记）老船工守着渡口三十年", "出口增长12.5%，工厂添了新机器", "橋樑檢修下月完成恢復雙向通車",
)
ENGLISH = ("Council approves new plan for the harbour", "Fishermen report the best catch in a decade")


def cases() -> list[str]:
    lines = STAYS.read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line and not line.startswith("# ")]


def test_there_are_enough_texts_that_must_stay() -> None:
    assert len(set(cases())) >= 500


def test_texts_that_must_stay_do() -> None:
    changed = {text: doubled(text).text for text in cases() if doubled(text).text != text}
    assert not changed


def runs(draw: st.DrawFn, text: str) -> list[str]:
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), min_size=1, max_size=5)))
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)])]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A doubled headline, and the headline."""
    headline = draw(st.sampled_from(HEADLINES))
    kind = draw(st.sampled_from(("characters", "runs", "whole", "lines", "chain")))
    times = draw(st.integers(2, 4))
    if kind == "characters":
        return "".join(ch * times for ch in headline), headline
    if kind == "runs":
        return "".join(run * 2 for run in runs(draw, headline)), headline
    if kind == "whole":
        return headline * times, headline
    if kind == "lines":
        return "\n".join([headline] * times), headline
    pieces = runs(draw, headline)
    out = [pieces[0]]
    for first, second in zip(pieces, pieces[1:]):
        out.append(first + second)
    return "\n".join([*out, pieces[-1]]), headline


@given(damaged(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_doubled_headline_comes_back(case: tuple[str, str], in_a_page: bool) -> None:
    text, headline = case
    before, after = ("他翻开那本《江南旧事》。\n\n", "\n\n记者在现场看到，工人正把书架搬进\n仓库。\n") if in_a_page else ("", "")
    cleaned = doubled(before + text + after)
    assert cleaned.text == before + headline + after
    assert cleaned.restore() == before + text + after


@given(st.sampled_from(ENGLISH), st.integers(2, 4), st.sampled_from(("characters", "whole", "words", "lines")))
def test_a_doubled_latin_headline_comes_back(headline: str, times: int, kind: str) -> None:
    text = {
        "characters": "".join(ch * times for ch in headline),
        "whole": headline * times,
        "words": " ".join(word + " " + word for word in headline.split()),
        "lines": "\n".join([headline] * times),
    }[kind]
    assert doubled(text).text == headline


@given(clean_pages())
@settings(max_examples=60, deadline=None)
def test_clean_pages_stay(page: str) -> None:
    assert list(repair_doubled(page)) == []


@given(st.text("研究高兴天ab1—=·\n 　，", max_size=60))
@settings(max_examples=400, deadline=None)
def test_once_is_enough(text: str) -> None:
    once = doubled(text).text
    assert list(repair_doubled(once)) == []
    cleaned = doubled(text)
    assert cleaned.restore() == text
    for edit in cleaned.edits:
        removed = text[edit.start:edit.end]
        assert edit.new[:1] != removed[:1] and edit.new[-1:] != removed[-1:]


@pytest.mark.parametrize("text", [
    "哈" * 100_000, "微微软软公公司司" * 20_000, "以\n" * 50_000, "中国人民银行\n" * 20_000, "=" * 79 + "\n",
    "\n".join("以" * (n % 120) for n in range(2_000)), "\ud800\ud800\udc00\udc00\ud801\ud801" * 9,
    "\x00\x00\x01\x01\x02\x02", " ##**##", "微软 ##**##\n ##**##",
    "M M 2e2 2e2 hro0oe hro0oe\n22aa2222hhffff22MM\nM M",
])
def test_what_no_newspaper_printed_raises_nothing(text: str) -> None:
    cleaned = doubled(text)
    assert cleaned.restore() == text
    assert list(repair_doubled(cleaned.text)) == []


def test_evidence_of_the_page_lowers_the_bar() -> None:
    weak = "新渡口新渡口"
    sure = "图书馆搬图书馆搬进旧仓库进旧仓库"
    assert doubled(weak).text == weak
    assert doubled(f"{weak}\n\n{sure}").text == "新渡口\n\n图书馆搬进旧仓库"


def test_tiles() -> None:
    assert tile("abcabd") is None
    assert [(piece.start, piece.stop) for piece in tile("ababcc") or ()] == [(0, 4), (4, 6)]
    assert tile("") == []
    assert whole("abab") == (0, 2, 2) and whole("aba") is None


def test_the_list_of_words_is_as_its_sections_say() -> None:
    assert len(words("AABB")) > 1000
    assert all(word[0] == word[1] and word[2] == word[3] and len(word) == 4 for word in words("AABB"))
    assert all(word[:2] == word[2:] and len(word) == 4 for word in words("ABAB"))
    assert all(word[0] == word[1] and len(word) == 2 for word in words("AA"))
    assert is_language("") and not is_language("测测试试")
