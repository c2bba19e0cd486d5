"""Which column goes on with the sentence that another leaves open, where it is not the next one.

A program that analyses the layout of a page writes blocks: a column of one article, then one of the article beside it;
or the second column of an article before its headline and its first. A sentence that a column's end leaves open and a
column that starts inside a sentence are then the halves of one cut. Each open end that nothing goes on with right behind
it is weighed against each start that nothing goes before; the best way to pair them all is taken (an assignment), so that
an end that fits two starts leaves the one that nothing else fits.

The weights are log odds, learned by logistic regression from 10,600 pairs of Chinese columns on typeset pages read by six
programs, of which 413 were halves of one cut, and 58 of these were not next to each other. Of 45 pairs that are found on
such pages 32 are right, 11 join two pieces of one article, and 2 of two.

Leaves alone: pairs of columns with other text of one column between them, which only look cut; starts that a wire lead-in
or a byline opens.

>>> from cleaner.articles.units import Unit
>>> def column(n, text): return Unit(n, n + len(text), text, 1, 0)
>>> page = [column(0, "去年上海为果洛的中小学投"), column(20, "本报讯 城东小河昨天开始整治。"), column(40, "入了教育经费，建起了学生食堂。")]
>>> for unit in page: unit.first = unit.last = 24
>>> links(page, False)
[(0, 2)]
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.articles.likeness import PHRASES_OF_ONE, phrases_of, share_of
from cleaner.articles.marks import PAIRS, closes, stays_open
from cleaner.articles.paragraphs import SHORTEST_LATIN, SHORTEST_WIDE, goes_on, is_open, starts_anew
from cleaner.articles.units import HEADS, Unit
from cleaner.lines.hanzi_words import goes_across

MOST = 24
"""Open ends, and starts, of one page that are weighed against each other."""
FURTHEST = 60
"""Units between the halves of a cut: a page has no more columns."""
SETTLED = 0.0
"""Log odds from which the next column is taken to go on, and nothing else is asked."""
LEAST = -3.5
"""Log odds below which a sentence stays open rather than goes on there. A pair is unlikely before it is looked at, one of 170;
what no other end and no other start fits is not. Between -2.9 and -3.6 the pages come out alike."""
NEVER = -99.0
SAME = 2
"""Cells by which the measures of two columns of one article may differ; of Latin letters a twelfth of the measure."""
COMPARED, LOOKED_BACK = 300, 12
"""Code points behind a cut whose phrases are looked up, and units before and behind it."""
CUT_WORD = 3.35
"""What a word that stands across the cut adds to the log odds: asked last, and only where it decides."""
WEIGHTS = {
    "next": 2.8, "next, behind headings": -1.7, "next, behind asides": 0.9,
    "ahead": -2.9, "further ahead": -4.7, "far ahead": -6.3, "back": -4.7, "far back": -6.8,
    "the same measure": 1.0, "another measure": -2.6, "a measure unknown": -1.0,
    "full from its first character": 1.1, "not told how it starts": -1.0, "starts a paragraph": -2.5,
    "the end is not full": -1.3,
    "a mark is closed": 2.2, "a mark stays open": -3.2,
    "a small letter": 1.5, "the end is a name": -3.0,
    "shared phrases": 0.7,
}
"""The evidence in words, and what it adds to the log odds. `a mark`: a quotation mark or a bracket that is open before the
cut and closed behind it (28 of 32 are right), or only one of both (1 of 64). `a name`: a capital at a Latin end, where a
headline has run into the text. The last three and the marks were weighed by hand."""


def links(items: Sequence[Unit], marked: bool) -> list[tuple[int, int]]:
    """Pairs (end, start) of units that are the halves of a cut and do not follow each other, by their numbers.

    `marked`: does the page mark where its paragraphs start?
    """
    columns: list[tuple[int, int]] = []     # the first and the last unit of each
    before = -2
    for n, unit in enumerate(items):
        if unit.kind == "body":
            if unit.blank or before < n - 1:
                columns.append((n, n))
            else:
                columns[-1] = columns[-1][0], n
            before = n
    ends = [k for k, (_, last) in enumerate(columns) if is_open(items[last].text) and len(items[last].text) >= (
        SHORTEST_LATIN if items[last].latin else SHORTEST_WIDE)]
    if not ends:
        return []
    page = _Page(items, columns, marked)
    settled = {k for k in ends if k + 1 < len(columns) and page.may_start_inside(k + 1) and page.value(k, k + 1) >= SETTLED}
    ends = [k for k in ends if k not in settled][:MOST]
    if not ends:
        return []
    starts = [k for k in range(len(columns)) if k - 1 not in settled and page.may_start_inside(k)][:MOST]
    if not starts:
        return []
    pairs = assigned([[page.value(end, start) - LEAST for start in starts] for end in ends])
    return [(columns[ends[i]][1], columns[starts[j]][0]) for i, j in pairs if starts[j] != ends[i] + 1]


class _Page:
    """The columns of a page, and how likely one goes on with another."""

    __slots__ = ("items", "columns", "marked")

    def __init__(self, items: Sequence[Unit], columns: Sequence[tuple[int, int]], marked: bool) -> None:
        self.items, self.columns, self.marked = items, columns, marked

    def may_start_inside(self, k: int) -> bool:
        """May column `k` start inside a sentence?"""
        unit = self.items[self.columns[k][0]]
        return (not unit.latin or len(unit.text) >= SHORTEST_LATIN and goes_on(unit)) and not starts_anew(unit)

    def value(self, k: int, other: int) -> float:
        """The log odds that the sentence that column `k` leaves open goes on with column `other`."""
        end, start = self.columns[k][1], self.columns[other][0]
        p, q = self.items[end], self.items[start]
        if k == other or p.latin != q.latin or abs(start - end) > FURTHEST:
            return NEVER
        is_next = other == k + 1
        value = self._of_places(end, start, is_next)
        if p.last and q.first:
            slack = max(SAME, p.last // 12) if p.latin else SAME
            value += WEIGHTS["the same measure" if abs(p.last - q.first) <= slack else "another measure"]
        else:
            value += WEIGHTS["a measure unknown" if self.marked else "another measure"]
        if p.latin:
            return value + WEIGHTS["a small letter"] + WEIGHTS["the end is a name"] * p.text[p.text.rfind(" ") + 1].isupper()
        value += _of_marks(p.text, q.text) + WEIGHTS["the end is not full"] * (not p.full)
        if self.marked:
            value += WEIGHTS["full from its first character" if q.opens < 0 else "starts a paragraph" if q.opens else
                             "not told how it starts"]
        if value + CUT_WORD > LEAST and goes_across(p.text, q.text):
            value += CUT_WORD
        if not is_next and value + WEIGHTS["shared phrases"] > LEAST:
            value += WEIGHTS["shared phrases"] * (2 * self._shared(end, start) - 1)
        return value

    def _of_places(self, end: int, start: int, is_next: bool) -> float:
        if is_next:
            kinds = [unit.kind for unit in self.items[end + 1:start]]
            behind_heads = any([kind in HEADS for kind in kinds])
            return WEIGHTS["next, behind headings" if behind_heads else "next, behind asides" if kinds else "next"]
        if start < end:
            return WEIGHTS["back" if end - start < 15 else "far back"]
        return WEIGHTS["ahead" if start - end < 6 else "further ahead" if start - end < 15 else "far ahead"]

    def _shared(self, end: int, start: int) -> float:
        """How many of the phrases from unit `start` on the article of unit `end` has said, 0 to 1."""
        behind = "".join(_said(self.items[start:start + LOOKED_BACK]))[:COMPARED]
        phrases = phrases_of(behind)
        if not phrases:
            return 0.5
        said = "\n".join(_said(self.items[end:max(0, end - LOOKED_BACK):-1]))
        return share_of(PHRASES_OF_ONE, phrases, said)


def _said(units: Sequence[Unit]) -> list[str]:
    """The texts of units up to the next heading."""
    found: list[str] = []
    for unit in units:
        if unit.kind == "heading":
            break
        if unit.kind == "body":
            found.append(unit.text)
    return found


def _of_marks(before: str, behind: str) -> float:
    """What quotation marks and brackets say of a cut."""
    value = 0.0
    for pair in PAIRS:
        is_open_before, is_closed_behind = stays_open(before, *pair), closes(behind, *pair)
        if is_open_before or is_closed_behind:
            value += WEIGHTS["a mark is closed" if is_open_before and is_closed_behind else "a mark stays open"]
    return value


def assigned(values: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the assignment with the greatest sum, of values above 0.

    The Hungarian method: a row is added at a time, and pushes others to their next best column where that is worth it.

    >>> assigned([[3.0, 2.0], [2.5, -1.0]])
    [(0, 1), (1, 0)]
    """
    rows, columns = len(values), len(values[0])
    # A row may go without a column: it has one of its own, worth 0.
    costs = [[-value for value in row] + [0.0 if i == n else 1e6 for n in range(rows)] for i, row in enumerate(values)]
    width = columns + rows
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)       # rows and columns count from 1; column 0 holds the row that is added
    for added in range(1, rows + 1):
        owner[0], at = added, 0
        least, way, used = [1e18] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while owner[at]:
            used[at] = True
            row, best, to = owner[at], 1e18, 0
            for j in range(1, width + 1):
                if not used[j]:
                    cost = costs[row - 1][j - 1] - of_row[row] - of_column[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, at
                    if least[j] < best:
                        best, to = least[j], j
            for j in range(width + 1):
                if used[j]:
                    of_row[owner[j]] += best
                    of_column[j] -= best
                else:
                    least[j] -= best
            at = to
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    return sorted([(owner[j] - 1, j - 1) for j in range(1, columns + 1) if owner[j] and values[owner[j] - 1][j - 1] > 0])
