"""Two columns read row by row into each other."""

from __future__ import annotations

import random

import cleaner
import pytest
from cleaner.edits import Edit, Finding
from cleaner.layout import Layout
from cleaner.lines.interleaved import untangle
from hypothesis import given
from hypothesis import strategies as st
from strategies import SIMPLIFIED, any_text

FOUND = "hard-wraps.interleaved"


def column(rng: random.Random, width: int, rows: int) -> list[str]:
    text = "".join(rng.sample(SIMPLIFIED, 12))
    return [text[n * width:(n + 1) * width] for n in range(rows)]


def codes(text: str) -> list[str]:
    return [said.code for said in untangle(Layout(text))]


@pytest.mark.parametrize("between", ["    ", "\n"])
def test_how_many_are_found(between: str) -> None:
    """Of 100 pages of two columns, all are found, with their place, and none where they stand one behind the other."""
    rng = random.Random(3)
    found = wrong = 0
    for _ in range(100):
        left, right = column(rng, 14, 12), column(rng, 14, 12)
        page = "\n".join(a + between + b for a, b in zip(left, right)) + "\n"
        found += FOUND in codes(page)
        wrong += bool(codes("\n".join(left) + "\n\n" + "\n".join(right) + "\n"))
    assert wrong <= 1 and found >= (95 if between == "\n" else 90), (found, wrong)


def test_the_finding_says_where_in_the_input() -> None:
    left, right = column(random.Random(1), 14, 14), column(random.Random(4), 14, 14)
    rows = "\n".join(a + "    " + b for a, b in zip(left, right))
    page = cleaner.clean("今日8版\n\n" + rows + "\n")
    found = [finding for finding in page.findings if finding.code == FOUND]
    assert [page.original[finding.start:finding.end] for finding in found] == [rows]
    assert "".join(left) in page.cleaned.replace("\n", "") and page.restore() == page.original


@given(any_text())
def test_findings_and_edits_lie_in_the_text_and_in_order(text: str) -> None:
    said = list(untangle(Layout(text)))
    assert all(isinstance(one, (Edit, Finding)) and 0 <= one.start < one.end <= len(text) for one in said)
    edits = [one for one in said if isinstance(one, Edit)]
    assert all(a.end <= b.start for a, b in zip(edits, edits[1:]))


@given(st.lists(st.tuples(st.sampled_from(["3", "12.5", "北岸", "total", "合计"]), st.sampled_from(["7", "元", "91", "tons"])),
                min_size=4, max_size=12))
def test_a_table_is_none(rows: list[tuple[str, str]]) -> None:
    assert codes("\n".join(f"{a:<12}{b}" for a, b in rows)) == []


def test_columns_of_many_runs_are_parted_at_once() -> None:
    """The chain comes by so often and no more; what is left then would be changed by a second run."""
    rng = random.Random(5)
    runs: list[str] = []
    while len(runs) < 16:
        left, right = column(rng, 14, 12), column(rng, 14, 12)
        run = "\n".join(f"{a}\n{b}" for a, b in zip(left, right))
        if "hard-wraps.untangled" in codes(run):
            runs.append(run)
    page = cleaner.clean("\n\n".join(runs) + "\n")
    assert sum(edit.code == "hard-wraps.untangled" for edit in page.edits) > 12
    assert cleaner.clean(page.cleaned).cleaned == page.cleaned
