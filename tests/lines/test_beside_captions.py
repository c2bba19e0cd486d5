"""Captions that were read row by row into the text beside them."""

from __future__ import annotations

import cleaner
import pytest
from cleaner.layout import Layout
from cleaner.lines.beside_captions import part
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

ABOVE = ["老码头的仓库空了", "十一年，今年春天", "改成了读书的地方"]
BELOW = ["门口排起了长队。", "　　馆长说，这里从早到晚都有人来，最小的读者才上小学一年级。"]
TEXT = ["开门那天有四百名", "居民来借书，图书", "馆的椅子不够用，"]


def parted(rows: list[str]) -> list[str]:
    page = "\n".join([*ABOVE, *rows, *BELOW])
    (edit,) = part(Layout(page))
    return (page[:edit.start] + edit.new + page[edit.end:]).split("\n")


@pytest.mark.parametrize("rows", [
    [f"{TEXT[0]} 图为读者在新书架前", f"{TEXT[1]} 挑选图书。本报记者", f"{TEXT[2]} 陈明 摄"],
    [f"图为读者在新书架前 {TEXT[0]}", f"挑选图书。本报记者 {TEXT[1]}", f"陈明 摄 {TEXT[2]}"],
    [f"图为读者在新书架前{TEXT[0]}", f"挑选图书。本报记者{TEXT[1]}", f"陈明 摄 {TEXT[2]}"],
    [f"{TEXT[0]} ▲读者在新书架前面排队", TEXT[1], f"{TEXT[2]} 挑选图书。本报记者", "陈明摄"],
], ids=["on the right", "on the left", "without a gap", "rows of one"])
def test_both_are_whole(rows: list[str]) -> None:
    found = parted(rows)
    at = found.index("")
    assert found[:at] == ABOVE and found[at + 2] == "" and found[at + 3:] == [*TEXT, *BELOW]
    assert found[at + 1][-1] == "摄" and "挑选图书。" in found[at + 1]


def test_a_very_narrow_column_is_put_together() -> None:
    rows = ["天预约。▲工人更换水管。", "台上备有 林一舟摄"]
    page = "\n".join(["观鸟台每", "天限制六", "十人入场", *rows, "望远镜。"])
    (edit,) = part(Layout(page))
    assert edit.new.split("\n")[-1] == "天预约。台上备有"


@pytest.mark.parametrize("caption", [
    ["图为读者在新书架前挑选图书。本报记者 陈明 摄"], ["图为读者在新书架前", "挑选图书。本报记者", "陈明 摄"],
    ["图为读者在新书架前挑选", "图书。 陈明 摄"], ["▲读者在新书架前挑选图书。陈明 摄"]])
def test_a_caption_by_itself_stays(caption: list[str]) -> None:
    assert list(part(Layout("\n".join([*ABOVE, *caption, *TEXT, *BELOW])))) == []
    assert list(part(Layout("\n".join([*ABOVE, "", *caption, "", *TEXT, *BELOW])))) == []


def test_the_page_is_clean_the_second_time() -> None:
    rows = [f"{TEXT[0]} 图为读者在新书架前", f"{TEXT[1]} 挑选图书。本报记者", f"{TEXT[2]} 陈明 摄"]
    page = cleaner.clean("\n".join([*ABOVE, *rows, *BELOW]) + "\n")
    assert page.restore() == page.original
    assert cleaner.clean(page.cleaned).cleaned == page.cleaned


@given(any_text(), st.lists(st.sampled_from(["图为", "▲", "摄", " ", "\n", "记者", "河边的人"]), max_size=40))
def test_edits_lie_in_the_text_and_in_order(text: str, more: list[str]) -> None:
    layout = Layout(text + "".join(more))
    edits = list(part(layout))
    assert all(0 <= edit.start < edit.end <= len(layout.text) and edit.code == "hard-wraps.beside-a-caption" for edit in edits)
    assert all(a.end <= b.start for a, b in zip(edits, edits[1:]))


@pytest.mark.parametrize("row", ["图为河 边 的 人 来 了 又 走 了 \n", "图为河边的人来了又走了\n", "▲ " * 50 + "\n"])
def test_many_marks_and_no_end(row: str) -> None:
    """Of thousands of marks thirty are looked at, each for a bounded number of ways."""
    assert list(part(Layout(row * 2000 + "河边的人\n"))) == list(part(Layout("摄影\n" + row * 2000 + "河边的人\n"))) == []
