"""The stage `mojibake`: codes of a font, wrong encodings, what is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SIMPLIFIED, gbk_font

from cleaner.characters.mojibake import repair_mojibake
from cleaner.edits import Edit, Finding
from cleaner.pipeline import Pipeline

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
REPAIR = Pipeline(["mojibake"])


@pytest.fixture(scope="module")
def seed_002() -> str:
    return (SEEDS / "002_5d1d7d8bc476bb8f.txt").read_text("utf-8")


def test_seed_002_holds_no_hangul_afterwards(seed_002: str) -> None:
    text = REPAIR(seed_002).text
    assert not re.findall("[\uac00-\ud7ff\ue000-\uf8ff]", text)


@pytest.mark.parametrize(("said", "was"), [
    ("上海出品《大江大河2》进入创作攻坚期", "：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚"),
    ("编者的话", "뇠헟뗄뮰"),
    ("第26370号", "뗚26370뫅"),
    ("“上海方案”", "“：몣랽낸”"),
    ("上海报业集团", "：몣놨튵벯췅"),
])
def test_each_character_of_seed_002_traces_back_to_its_garbage(seed_002: str, said: str, was: str) -> None:
    cleaned = REPAIR(seed_002)
    at = cleaned.text.index(said) if said != "“上海方案”" else cleaned.text.index("三大产业“上海方案”") + 4
    assert [seed_002[slice(*cleaned.source(at + n, at + n + 1)[0])] for n in range(len(said))] == list(was)
    assert cleaned.restore() == seed_002


def test_a_hanzi_guessed_from_its_place_is_flagged(seed_002: str) -> None:
    guessed = [said for said in repair_mojibake(seed_002) if said.code == "mojibake.font-mark"]
    assert [said.new for said in guessed] == ["上"] * 3
    assert all(said.confidence < 0.9 for said in guessed)


def test_a_mark_out_of_place_is_only_reported_where_the_page_does_not_say_which_hanzi_it_hides() -> None:
    said = list(repair_mojibake("：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚"))
    assert [(item.start, item.end) for item in said if isinstance(item, Finding)] == [(0, 1)]
    assert "：海出品" in REPAIR("：몣돶욷《듳붭듳뫓2》뷸죫뒴\ud7f7릥볡웚").text


def test_a_lost_character_of_a_run_is_a_finding() -> None:
    said = list(repair_mojibake("펪퓬컂\ufffd쫦쫊뗄볒풰"))
    assert [(item.start, item.code) for item in said if isinstance(item, Finding)] == [(3, "mojibake.lost")]
    assert REPAIR("펪퓬컂\ufffd쫦쫊뗄볒풰").text == "营造温\ufffd舒适的家园"


def test_codes_among_the_surrogates_are_read_where_they_survived() -> None:
    # 馨 is DCB0 in GBK: a lone surrogate; 翕 DECE and 鄣 DBB5 next to each other look like one astral character
    assert REPAIR("펪퓬컂\udcb0쫦쫊뗄볒풰").text == "营造温馨舒适的家园"


@given(st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=6), st.integers(0, 5))
def test_a_line_in_a_font_of_gbk_codes_is_read_again(lines: list[str], broken: int) -> None:
    broken %= len(lines)
    page = "\n".join(gbk_font(line) if n == broken else line for n, line in enumerate(lines))
    cleaned = REPAIR(page)
    assert cleaned.text == "\n".join(lines)
    assert all(edit.aligned and edit.confidence == 1.0 for edit in cleaned.edits)


@given(st.text(st.one_of(st.characters(min_codepoint=0xA1A1, max_codepoint=0xF8FF), st.sampled_from("：“第上海 \n1"),
                         st.characters()), max_size=80))
def test_whatever_it_is_given_it_does_not_raise_and_is_done_after_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not [said for said in repair_mojibake(once.text) if isinstance(said, Edit)]
    assert once.restore() == text
