"""`的旧` over `图为但是上海没 时代到诞生了` over `有这样做。本报 “好八连”的`: a caption and the text beside it, read row by row.

Why it happens: a picture stands in a column, its caption under it, and the text runs past both in a narrow column. The
caption's lines and the text's stand on the same rows, a space apart or less, and a program that looks for gaps between
columns (pdftotext) writes the rows: the words of the caption into the sentence, or the sentence's into the caption.

What tells it: a line that starts with a caption's mark (图为, ▲), or has one behind a space, and that does not end the
caption; rows that part at one width, of the narrow column or of the caption, up to the name of the photographer; and
words: they go on down both columns and not across. All ways to part the rows are weighed, in bits.

Leaves alone: captions that stand by themselves, in one line or several; rows in which nothing parts the two but a width.

>>> from cleaner.layout import Layout
>>> rows = ["于这条路，从", "十里洋场的旧", "图为但是上海没 时代到诞生了", "有这样做。本报 “好八连”的", "记者 陈忠 摄 新中国，留在", "人们的心目中"]
>>> [edit.new.split("\\n") for edit in part(Layout("\\n".join(rows)))]
[['', '图为但是上海没有这样做。本报记者 陈忠 摄', '', '时代到诞生了', '“好八连”的', '新中国，留在']]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleaner.edits import Edit
from cleaner.layout import NARROWEST_MEASURE, Layout
from cleaner.lines.hanzi_words import cost

ROWS = 9
"""Rows of a caption beside a text."""
NARROWEST, WIDEST = 6, 44
"""Cells of the text beside a picture: three hanzi, and half a page."""
SHORTEST, LONGEST = 3, 120
"""Characters of a caption's first piece, and of a row of two columns."""
MOST_GAPS = 4
"""Spaces of a row: one between the two, and those around a name. Hanzi that are set apart have one each."""
NEAR = 4
"""Lines before and behind the mark whose widths may be those of the narrow column."""
MOST_MARKS, MOST_CUTS, MOST_STEPS = 30, 12, 60
"""Marks of a page that are looked at, places where the first row may part, and ways to part the others for each width."""
SURE, SURELY = 6.0, 14.0
"""What parting the rows must be better by than to leave them, in bits of words and of rows that fit; and where no gap shows
where they part. On 350 pages no caption that stands by itself was parted."""
FITS, SHORT, GLUED, A_GAP, ODD = 2.0, -3.0, -1.0, 4.0, 5.0
"""Bits: a piece as wide as its column, one that is not, a row that parts without a gap, a row that parts at one; and against
a line that starts with a mark, or with the reporter's title that ends a caption."""
_MARK = re.compile("[图圖][为為]|[▲△▼▽◀◄▶►]")
_CREDIT = re.compile("[摄攝]影?[）)]?$")
_ENDED = re.compile("(?:[摄攝]影?|供[图圖]|[发發稿])[）)]?$")
_CREDIT_FIRST = re.compile("[^。]{0,16}?[摄攝]影?[）)]?(?= |$)")
_NAMED = re.compile("[记記]者 ?[\u4e00-\u9fff]?$")
LONGEST_NAME = 4
_REPORTER = re.compile("(?:本[报報]|新[华華]社)[记記]者")
_ENDS = frozenset("\u3002\uff01\uff1f\u201d")
_STARTS_NO_LINE = frozenset("\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f\u201d\uff09\u300b\u300d")
_HAN = re.compile("[\u4e00-\u9fff]")
_HEAD, _TAIL = re.compile("[\u4e00-\u9fff]{1,4}"), re.compile("[\u4e00-\u9fff]{1,4}$")
_WHY = "a caption and the text beside it were read row by row into each other"


class _Way(NamedTuple):
    """A way to part rows: their texts, the pieces of the caption, how well it fits, at how many gaps, the first line behind."""

    texts: tuple[str, ...]
    caption: tuple[str, ...]
    value: float
    gaps: int
    end: int


def part(layout: Layout) -> Iterator[Edit]:
    """An edit for each caption that was read into the text beside it: the caption as one line, then the text's lines."""
    text = layout.text
    if not layout.is_wide or "\u6444" not in text and "\u651d" not in text or _MARK.search(text) is None:
        return
    lines = layout.lines
    done = 0
    for n in [n for n, line in enumerate(lines) if len(line) <= LONGEST and _MARK.search(line)][:MOST_MARKS]:
        way = _best_way(lines, n) if n >= done else None
        if way is not None:
            done = way.end
            # A column that is too narrow to be told by its measure is put together here.
            between = "\n" if max(map(_cells, way.texts)) >= NARROWEST_MEASURE else ""
            yield Edit(layout.starts[n], layout.ends[done - 1], "\n" * (n > 0 and not layout.blanks[n]) + "".join(way.caption)
                       + "\n\n" + between.join(way.texts), _WHY, "hard-wraps.beside-a-caption", 0.9)


def _best_way(lines: Sequence[str], n: int) -> _Way | None:
    """The best way to part the rows from line `n` on, which has a caption's mark; None where they are better left."""
    line = lines[n]
    match = _MARK.search(line)
    if match is None or not match.start() and _ENDED.search(line) or len(_MARK.findall(line)) > 1 or (
            line.count(" ") > MOST_GAPS):
        return None
    near = [*lines[max(0, n - NEAR):n], *lines[n + 1:n + 1 + NEAR]]
    around = [width for width in [_cells(row) for row in near if len(row) <= LONGEST] if NARROWEST <= width <= WIDEST]
    at, total = match.start(), _cells(line)
    is_left = not at
    cuts = [at]
    if is_left:
        # At a gap; where the rows below have one; where what is left is as wide as a line near by.
        wide = [_cells(row[:p]) for row in lines[n + 1:n + 3] for p in _gaps(row)] + [total - width for width in around]
        cuts = [*_gaps(line), *[_cut(line, cells) for cells in dict.fromkeys(wide)]]
    elif line[at - 1] != " " and not any([-3 < _cells(line[:at]) - width < 3 for width in around]):
        return None
    best: _Way | None = None
    as_it_is = _as_it_is(lines, n)
    for p in [p for p in dict.fromkeys(cuts) if p > (SHORTEST if is_left else 0)][:MOST_CUTS]:
        one, other = line[:p].strip(), line[p:].strip()
        if not one or not other or _is_named(one, other) or _CREDIT.search(other):
            continue
        text, caption = (other, one) if is_left else (one, other)
        for width in dict.fromkeys([*around, _cells(text)]):
            way = _Rows(lines, n, width, _cells(caption), is_left).best_from(text, caption, " " in line[p - 1:p + 1])
            if way is not None and _is_a_column(way.texts, around):
                value = way.value - as_it_is[way.end - n]
                if value >= (SURE if way.gaps else SURELY) and (best is None or value > best.value):
                    best = way._replace(value=value)
    return best


def _is_a_column(texts: Sequence[str], around: Sequence[int]) -> bool:
    """Are the texts in hanzi and wide enough, and as wide as one of the lines around, or as each other?"""
    widths = [_cells(text) for text in texts]
    return all([_HAN.search(text) and not _CREDIT.search(text) for text in texts]) and max(widths) >= NARROWEST and (
        sum([-3 < width - max(widths) < 3 for width in [*widths, *around]]) > 1)


def _is_named(before: str, behind: str) -> bool:
    """Does a name, or the second half of one, stand behind a reporter's title, or the word behind a name? No column parts
    there."""
    return behind[:1] in ("\u6444", "\u651d") or len(behind) <= LONGEST_NAME and _NAMED.search(before) is not None


def _gaps(line: str) -> list[int]:
    return [p for p, mark in enumerate(line[:LONGEST]) if mark == " "]


class _Rows:
    """The rows from line `first` on, if the text is `width` cells wide and the caption `wide`."""

    def __init__(self, lines: Sequence[str], first: int, width: int, wide: int, is_left: bool) -> None:
        self.lines, self.first, self.width, self.wide, self.is_left = lines, first, width, wide, is_left
        self.steps = 0
        self.best: _Way | None = None

    def best_from(self, text: str, caption: str, is_gap: bool) -> _Way | None:
        """The best way, if the first row parts into `text` and `caption`."""
        above = self.lines[self.first - 1] if self.first else ""
        value = self._of_text(above, text) + (A_GAP if is_gap else GLUED)
        self._go(self.first + 1, (text,), (caption,), value, int(is_gap))
        return self.best

    def _go(self, n: int, texts: tuple[str, ...], caption: tuple[str, ...], value: float, gaps: int) -> None:
        self.steps += 1
        if _CREDIT.search(caption[-1]):
            value -= _seam(texts[-1], self.lines[n] if n < len(self.lines) else "")
            if self.best is None or value > self.best.value:
                self.best = _Way(texts, caption, value, gaps, n)
            return
        if n >= len(self.lines) or n - self.first >= ROWS or self.steps > MOST_STEPS or len(self.lines[n]) > LONGEST:
            return
        line = self.lines[n]
        if _MARK.search(line) or line.count(" ") > MOST_GAPS:
            return  # the next caption; hanzi set apart
        p = self._cut(line)
        if p > 0:
            one, other = line[:p].strip(), line[p:].strip()
            text, piece = (other, one) if self.is_left else (one, other)
            if text and piece and _cells(text) <= self.width + 2 and _cells(piece) <= self.wide + 2:
                is_gap = line[p] == " "
                self._go(n + 1, (*texts, text), (*caption, piece), value + self._of_text(texts[-1], text)
                         + self._of_caption(caption[-1], piece) + (A_GAP if is_gap else GLUED), gaps + is_gap)
        if _cells(line) <= self.wide + 2:
            self._go(n + 1, texts, (*caption, line), value + self._of_caption(caption[-1], line), gaps)
        if _cells(line) <= self.width + 2:
            self._go(n + 1, (*texts, line), caption, value + self._of_text(texts[-1], line), gaps)

    def _cut(self, line: str) -> int:
        """Where a row parts; -1 where it cannot."""
        if self.is_left:
            credit = _CREDIT_FIRST.match(line)
            if credit and credit.end() < len(line):
                return credit.end()
        p = _cut(line, self.wide if self.is_left else self.width)
        return p if 0 < p < len(line) and not _is_named(line[:p], line[p:].strip()) else -1

    def _of_text(self, above: str, text: str) -> float:
        short = self.width - _cells(text)
        fits = -3 < short < 3 or text[-1] in _ENDS or short < 6 and above[-1:] in _ENDS
        odd = text[0] in _STARTS_NO_LINE or _REPORTER.match(text) is not None
        return (FITS if fits else 2 * SHORT) - _seam(above, text) - ODD * odd

    def _of_caption(self, above: str, piece: str) -> float:
        fits = -3 < self.wide - _cells(piece) < 3 or _CREDIT.search(piece) is not None
        return (FITS if fits else SHORT) - _seam(above, piece) - ODD * (piece[0] in _STARTS_NO_LINE)


def _as_it_is(lines: Sequence[str], n: int) -> list[float]:
    """How well the rows go on with each other as they stand, by their number; what a row says in itself too."""
    found = [0.0, -(_seam(lines[n - 1], lines[n]) if n else 0)]
    for row in range(n, min(len(lines), n + ROWS + 1)):
        found.append(found[-1] - (_seam(lines[row], lines[row + 1]) if row + 1 < len(lines) else 0))
    return found[1:]


def _cells(text: str) -> int:
    return len(text.replace(" ", "").encode("gb18030", "replace"))


def _cut(line: str, width: int) -> int:
    """Where the first `width` cells of a line end, at a space if one is near; -1 where they end inside a character."""
    so_far, exact = 0, -1
    for n, mark in enumerate(line):
        if mark == " ":
            if -3 < so_far - width < 3:
                return n
        else:
            if so_far == width:
                exact = n
            so_far += 1 if mark < "\x80" else 2
            if so_far > width + 3:
                break
    return exact


@lru_cache(maxsize=512)
def _seam(above: str, below: str) -> int:
    """The bits that the words at the end of one line and at the start of the next cost more together than apart: less
    than none where a word goes across."""
    tail, head = _TAIL.search(above), _HEAD.match(below)
    if tail is None or head is None:
        return 0
    return cost(tail[0] + head[0]) - cost(tail[0]) - cost(head[0])
