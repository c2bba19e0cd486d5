"""What each line is by itself."""

from __future__ import annotations

import pytest
from cleaner.articles.paragraphs import goes_on, is_open, is_verse, starts_anew
from cleaner.articles.units import Unit, units_of
from hypothesis import given
from strategies import BYLINES, CAPTIONS, ENGLISH, ENGLISH_HEADLINES, FURNITURE, HEADLINES, SIMPLIFIED, any_text


def kind(line: str) -> str:
    (unit,) = units_of(line)
    return unit.kind


@pytest.mark.parametrize("line", HEADLINES + ENGLISH_HEADLINES)
def test_headlines(line: str) -> None:
    assert kind(line) == "heading"


@pytest.mark.parametrize("line", BYLINES + (
    "記者李文華／報導", "By ANN LEE", "文/林一舟", "本报首席记者 高原", "林一舟/文 周宁/摄", "BY TOM HALL, STAFF WRITER"))
def test_bylines(line: str) -> None:
    assert kind(line) == "byline"


@pytest.mark.parametrize("line", SIMPLIFIED + ENGLISH)
def test_sentences_are_text(line: str) -> None:
    assert kind(line) in ("body", "quote")


@pytest.mark.parametrize("line", CAPTIONS + ("图为开工现场。", "城东小河（左一）昨天开工。"))
def test_captions(line: str) -> None:
    assert kind(line) == "caption"


@pytest.mark.parametrize("line", [line for line in FURNITURE if not line.startswith("www")])
def test_furniture(line: str) -> None:
    assert kind(line) == "furniture"


@pytest.mark.parametrize("line, expected", [
    ("■发布厅", "label"), ("【时评】", "label"), ("（下转第3版）", "note"), ("（作者为市水务局工程师）", "note"), ("（林一舟）", "author"),
    ("林一舟 摄", "credit"), ("（资料图片）", "credit"), ("Photo: Ann Lee", "credit"), ("林一舟 何平", "names"),
    ("“后来水黑了，窗户也不敢开。”", "quote"), ("From page 1", "note"),
])
def test_others(line: str, expected: str) -> None:
    assert kind(line) == expected


@pytest.mark.parametrize("line, text, level", [
    ("# Harbour", "Harbour", 1), ("### 清淤先行", "清淤先行", 3), ("**清淤先行**", "清淤先行", 7), ("> It rained", "It rained", 0)])
def test_marks_of_markdown_are_no_text(line: str, text: str, level: int) -> None:
    (unit,) = units_of(line)
    assert (unit.text, unit.level, line[unit.start:unit.end]) == (text, level, text)


@given(any_text())
def test_every_line_is_a_unit(text: str) -> None:
    text = text.replace("\r", "\n")
    units = units_of(text)
    assert len(units) == sum(1 for line in text.split("\n") if line.strip(" \u3000\t\f\v"))
    at = 0
    for unit in units:
        assert at <= unit.start <= unit.end <= len(text) and unit.text == text[unit.start:unit.end]
        at = unit.end


def pair(text: str) -> tuple[Unit, Unit]:
    first, second = units_of(text)
    return first, second


@pytest.mark.parametrize("text, expected", [
    ("一夜东风过小桥，\n千家灯火映寒潮。", True), ("一夜东风过小桥，\n\n千家灯火映寒潮。", False), ("记者在现场看到，工人正把老旧的水管，\n换下来。", False),
    ("The harbour wakes,\nAnd lanterns swing;", True), ("The harbour wakes,\nand lanterns swing;", False),
])
def test_verse(text: str, expected: bool) -> None:
    assert is_verse(*pair(text)) is expected


@pytest.mark.parametrize("text, expected", [("他说：“去。”", False), ("他说，", True), ("（完）", False), ("He went", True), ("He went.", False),
                                            ("报道如下：", False), ("", True)])
def test_open(text: str, expected: bool) -> None:
    assert is_open(text) is expected


@pytest.mark.parametrize("line, anew, on", [("本报讯 今天下雨。", True, False), ("，他说。", False, True), ("and then", False, True),
                                            ("■发布厅", True, False), ("城东下雨。", False, False), ("1、开工", True, False)])
def test_what_a_line_starts(line: str, anew: bool, on: bool) -> None:
    (unit,) = units_of(line)
    assert (starts_anew(unit), goes_on(unit)) == (anew, on)
