"""Korean pages: lines broken between words, and lines broken anywhere. The text is our own."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.korean import Words, is_page

PARAGRAPHS = (
    "시의회는 어제 새로운 도서관 건립 계획을 승인했다. 도서관은 옛 시장 자리에 세워지며 내년 가을에 문을 연다. 공사비는 시와 "
    "도가 절반씩 부담한다.",
    "주민들은 오래전부터 아이들이 책을 읽을 곳이 필요하다고 말해 왔다. 가장 가까운 도서관까지 버스로 한 시간이 걸리기 때문에 "
    "겨울에는 찾는 사람이 거의 없었다.",
    "시장 상인들은 공사 때문에 손님이 줄어들까 걱정한다. 시는 공사가 끝날 때까지 임시 시장을 운영하고 임대료를 받지 않기로 "
    "했다.",
    "새 도서관에는 어린이 열람실과 작은 음악당이 들어선다. 음악당은 주민 누구나 빌려 쓸 수 있으며 주말에는 무료 공연이 "
    "열린다.",
    "설계를 맡은 건축가는 햇빛이 잘 드는 건물을 만들고 싶다고 말했다. 지붕에는 정원을 만들고 빗물을 모아 나무에 물을 준다.",
)
ARTICLE = ("새 도서관 내년 문 연다", *PARAGRAPHS)


def justified(paragraph: str, squares: int) -> list[str]:
    """Lines that are full to the last square, whatever word that cuts; blanks at a line's start and end are not set."""
    lines, line, cells = [], "", 0
    for ch in paragraph:
        cells += 2 if ch > "\u2e80" else 1
        if cells > 2 * squares and ch not in ".,":
            lines.append(line.strip())
            line, cells = "", 2 if ch > "\u2e80" else 1
        line += ch
    return [*lines, line.strip()]


@given(st.integers(12, 30), st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=5, unique=True), st.booleans())
def test_lines_broken_between_words_are_joined_with_blanks(squares: int, paragraphs: list[str], indented: bool) -> None:
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(
        paragraph, squares, initial_indent=" " * indented, break_long_words=False)]
    if not Words([line.strip() for line in lines]).ragged:
        return
    cleaned = clean("\n".join([ARTICLE[0], "", *lines, ""])).cleaned
    for word in " ".join(paragraphs).split():
        assert word in cleaned.split()


def test_paragraphs_of_ragged_lines_are_whole() -> None:
    page = "\n".join([ARTICLE[0], *[line for paragraph in PARAGRAPHS for line in textwrap.wrap(
        paragraph, 20, initial_indent=" ")]])
    article, = clean(page).articles
    assert article.named["headline"].text == ARTICLE[0]
    assert [block.text for block in article.blocks] == list(PARAGRAPHS)


def test_where_lines_are_cut_anywhere_the_page_tells_most_words() -> None:
    right = of = 0
    for squares in range(14, 24):
        lines = [line for paragraph in PARAGRAPHS for line in justified(paragraph, squares)]
        words = Words(lines)
        assert not words.ragged
        for paragraph in PARAGRAPHS:
            cut = justified(paragraph, squares)
            for n, (before, after) in enumerate(zip(cut, cut[1:])):
                of += 1
                whole = len("".join(cut[:n + 1]).replace(" ", ""))
                letters = 0
                for at, ch in enumerate(paragraph):  # the place in the paragraph behind so many letters
                    letters += ch != " "
                    if letters == whole:
                        right += words.between(before, after) == (" " if paragraph[at + 1:at + 2] == " " else "")
                        break
    assert right > 0.72 * of  # always a blank: 0.37; never one: 0.63


def test_what_is_a_korean_page() -> None:
    assert is_page(PARAGRAPHS[0])
    assert not is_page("市水务局昨天公布了安排") and not is_page("plain") and not is_page("上海 몣")
