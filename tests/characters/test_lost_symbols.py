"""The stage `lost-symbols`: what the block tells, and what is only reported."""

from __future__ import annotations

import pytest
from cleaner.characters.lost_symbols import restore_lost_symbols
from cleaner.characters.prose import is_rare
from cleaner.edits import Edit, Finding
from cleaner.pipeline import Pipeline
from hypothesis import given
from hypothesis import strategies as st

REPAIR = Pipeline(["lost-symbols"])


@pytest.mark.parametrize("symbol", "℃°㎡‰")
def test_the_symbol_of_the_block_comes_back_flagged(symbol: str) -> None:
    cleaned = REPAIR(f"城东12{symbol}，城西20?，城南7?。")
    assert cleaned.text == f"城东12{symbol}，城西20{symbol}，城南7{symbol}。"
    assert all(edit.confidence < 0.9 for edit in cleaned.edits)


def test_a_symbol_far_away_is_no_evidence() -> None:
    text = "最低12℃\n一\n二\n三\n最高20? 偏南风"
    assert REPAIR(text).text == text
    assert [finding.code for finding in REPAIR(text).findings] == ["lost-symbols.question"]


@pytest.mark.parametrize("text, code", [
    ("市领导杜?明出席", "lost-symbols.question"), ("2014?2016年", "lost-symbols.question"),
    ("上海\ue123市", "lost-symbols.private"), ("上海\ufffd市", "lost-symbols.replaced"),
    ("荩（禾本科植物）", "lost-symbols.lone-hanzi"),
])
def test_what_cannot_be_told_is_a_finding(text: str, code: str) -> None:
    said = list(restore_lost_symbols(text))
    assert [type(one) for one in said] == [Finding] and said[0].code == code


def test_every_common_hanzi_of_either_script_is_common() -> None:
    assert not [c for c in "的一是在不了有和人这中大为上个国我以要他" + "這為個國們來時說會學對發" if is_rare(c)]
    assert all(map(is_rare, "荩荭茛藎"))


@given(st.text(alphabet="人文20?℃° 荩最高（）见全文版第5\n\ue000\uf0b7•■？。a", max_size=40))
def test_mixtures_come_to_rest_in_one_run(text: str) -> None:
    once = REPAIR(text)
    assert not [one for one in restore_lost_symbols(once.text) if isinstance(one, Edit)]
    assert len(once.journal.steps) <= 1
