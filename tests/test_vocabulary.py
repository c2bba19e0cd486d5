"""The words of the trade: what they are, and what only looks like them."""

from __future__ import annotations

import pytest
from cleaner.vocabulary import furniture_role

FURNITURE = [
    ("第3版", "folio"), ("A3 要闻", "folio"), ("A3要闻", "folio"), ("第3版国际新闻", "folio"), ("国内·国际", "section"),
    ("责任编辑 张伟", "editors"), ("责任编辑张伟", "editors"), ("責任編輯陳明版面李安", "editors"),
    ("责任编辑陈瑶美术编辑薛明", "editors"), ("2026年3月5日 星期四", "date line"), ("Page 3", "folio"),
]
TEXT = ["设计方法", "责任编辑制度改革", "编辑高度重视", "版式设计大赛", "A3要求", "第3版画展开幕", "国际金价上涨"]


@pytest.mark.parametrize("line, role", FURNITURE)
def test_furniture(line: str, role: str) -> None:
    assert furniture_role(line) == role


@pytest.mark.parametrize("line", TEXT)
def test_text_is_no_furniture(line: str) -> None:
    assert furniture_role(line) is None
