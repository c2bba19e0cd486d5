"""An issue with advertisements: nothing is lost, nothing said twice; what is no issue is not taken for one."""

from __future__ import annotations

from pathlib import Path

import cleaner
import pytest
from cleaner.articles.article import Division
from cleaner.articles.issue import divide_issue, is_issue
from cleaner.articles.line_evidence import evidence_of
from cleaner.articles.line_roles import PAIRS, ROLES, WEIGHTS, best_row, scores_of
from hypothesis import given
from hypothesis import strategies as st
from strategies import ENGLISH, any_text

CASE = Path(__file__).resolve().parents[2] / "fixtures" / "articles" / "issue.txt"
ISSUE = CASE.read_text("utf-8").partition("\n")[2].partition("====\n")[0]

# Lines as an issue has them, in any order: what they are called here is not what they must become.
prose = st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=4).map(" ".join)
heading = st.sampled_from(["Ferry returns to the bay", "ROWERS WIN", "Schools to share a teacher", "Pool closed, council says"])
byline = st.sampled_from(["By Ann Lee", "Staff Writer", "BY TOM HALL", "By Rose Field Staff Writer", "— Martha Quill"])
offer = st.sampled_from(["Boots $20", "543-1200", "30% OFF all coats!", "112 Quay Street", "FOR RENT: 2 bdrm, $240", "Open 9-6"])
noise = st.sampled_from([".^ '", "t »", "*%$ ,.»", "iJ^ rAIM", "■", "__ V"])
caption = st.sampled_from(["PAUL MOSS/Harbour Courier", "Ann Lee, left, with her boat.", "Photo by Tom Hall"])
jump = st.sampled_from(["See FERRY, page 4", "From page 1", "FERRY", "and so on See ROWERS, back page", "ROWERS", "From page 1 and on."])
head = st.sampled_from(["Harbour Courier", "Tuesday, March 14, 1989", "4"])
kinds = st.one_of(prose, heading, byline, offer, noise, caption, jump, head, st.just(""))
issues = st.lists(kinds, max_size=40).map("\n".join)


def all_blocks(division: Division) -> list[object]:
    return [block for article in division.articles for block in article.all_blocks] + list(division.furniture)


@given(st.one_of(issues, any_text()))
def test_every_character_is_in_one_block(text: str) -> None:
    covered = [0] * len(text)
    for block in all_blocks(divide_issue(text)):
        spans = list(block.spans)  # type: ignore[attr-defined]
        dropped = [(joint.start, joint.end) for joint in block.joints]  # type: ignore[attr-defined]
        for start, end in spans + dropped:
            for at in range(start, end):
                covered[at] += 1
    lost = "".join(ch for ch, times in zip(text, covered) if not times)
    assert not lost.strip(), "a character is in no block"
    assert max(covered, default=0) <= 1, "a character is in two blocks"


@given(issues)
def test_articles_stand_in_the_order_of_the_page(text: str) -> None:
    division = divide_issue(text)
    firsts = [min(start for block in article.all_blocks for start, _ in block.spans) for article in division.articles]
    assert firsts == sorted(firsts)


def test_the_issue_is_one() -> None:
    assert is_issue(ISSUE)
    page = cleaner.clean(ISSUE)
    bodies = " ".join(article.text for article in page.articles)
    assert not any(offer in bodies for offer in ("$", "543-", "SALE", "CLASSIFIED"))


@pytest.mark.parametrize("without", ["advertisements", "articles"])
def test_half_an_issue_is_none(without: str) -> None:
    """A page of articles alone is divided in the other way; a price list is no newspaper."""
    offers = [line for line in ISSUE.splitlines() if len(line) < 60 and any(mark in line for mark in ("$", "543-", "544-", "%"))]
    lines = [line for line in ISSUE.splitlines() if line not in offers] if without == "advertisements" else offers * 9
    assert len(lines) > 50
    assert not is_issue("\n".join(lines * 2))


@pytest.mark.parametrize("path", sorted(CASE.parent.glob("*.txt")) + sorted((CASE.parents[2] / "seeds").glob("*.txt")) + [
    CASE.parents[2] / "README.md", CASE.parents[2] / "CHANGELOG.md", Path(cleaner.__file__).with_name("vocabulary.py")],
    ids=lambda path: path.stem)
def test_nothing_else_here_is_an_issue(path: Path) -> None:
    if path == CASE:
        return
    text = path.read_text("utf-8", "replace")
    assert not is_issue(text)
    assert not is_issue(text * 20)


@given(st.lists(st.lists(st.floats(-9, 9), min_size=3, max_size=3), min_size=1, max_size=5),
       st.lists(st.lists(st.floats(-3, 3), min_size=3, max_size=3), min_size=3, max_size=3))
def test_no_row_of_roles_has_a_higher_sum(scores: list[list[float]], pairs: list[list[float]]) -> None:
    from itertools import product

    def value(row: tuple[int, ...]) -> float:
        return sum(scores[n][role] for n, role in enumerate(row)) + sum(pairs[a][b] for a, b in zip(row, row[1:]))

    best = max(product(range(3), repeat=len(scores)), key=value)
    assert value(tuple(best_row(scores, pairs))) == pytest.approx(value(best))


def test_the_table_is_whole() -> None:
    """Every piece of evidence that is weighed can be found, and every row has a weight for each role."""
    lines = [line.strip() for line in ISSUE.splitlines() if line.strip()]
    known = {name for names in evidence_of(lines, [0] * len(lines)) for name in names}
    assert len(known & set(WEIGHTS)) > 60
    assert all(len(row) == len(ROLES) for row in (*WEIGHTS.values(), *PAIRS)) and len(PAIRS) == len(ROLES)
    assert all(abs(value) < 6 and round(value, 1) == value for row in WEIGHTS.values() for value in row)
    assert len(scores_of([[]])) == 1
