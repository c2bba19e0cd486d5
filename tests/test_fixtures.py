"""Every case of fixtures/STAGE.toml, by the stage alone. A case is three lines of TOML; see README, "Cases".

`[[changes]]` (why, text, gives), `[[stays]]` (why, text), `[[known_failures]]` (why, text, gives: what would be right).
A known failure must fail: the day it passes, it moves to `changes`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from cleaner.pipeline import Pipeline
from cleaner.stages import OURS

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FILES = sorted(FIXTURES.glob("*.toml"))
KINDS = {"changes": {"why", "text", "gives"}, "stays": {"why", "text"}, "known_failures": {"why", "text", "gives"}}


def cases() -> Iterator[object]:
    for path in FILES:
        for kind, entries in tomllib.loads(path.read_text("utf-8")).items():
            for case in entries if kind in KINDS else ():
                marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["why"])
                         ] if kind == "known_failures" else []
                yield pytest.param(path.stem, case["text"], case.get("gives", case["text"]),
                                   id=f"{path.stem}: {case['why']}", marks=marks)


@pytest.mark.parametrize("stage, text, gives", list(cases()))
def test_case(stage: str, text: str, gives: str) -> None:
    cleaned = Pipeline([stage])(text)
    assert cleaned.text == gives
    assert cleaned.restore() == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_as_documented(path: Path) -> None:
    assert path.stem in OURS, f"no stage is called {path.stem}"
    tables = tomllib.loads(path.read_text("utf-8"))
    assert set(tables) <= set(KINDS), f"tables are called {', '.join(KINDS)}"
    seen: dict[str, str] = {}
    for kind, entries in tables.items():
        for case in entries:
            assert set(case) == KINDS[kind], f"{path.name}: a case of {kind} has {KINDS[kind]}: {case}"
            assert case["why"].strip(), f"{path.name}: a case without its reason: {case}"
            assert kind != "changes" or case["text"] != case["gives"], f"{path.name}: changes nothing: {case}"
            assert seen.setdefault(case["text"], kind) == kind, f"{path.name}: one text, two verdicts: {case}"
    for kind in ("changes", "stays"):
        assert tables.get(kind), f"{path.name} has no case of {kind}"


def test_every_stage_has_cases() -> None:
    assert set(OURS) == {path.stem for path in FILES}
