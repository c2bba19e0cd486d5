"""Two columns that were read row by row into each other: found, reported, and put one behind the other.

Why it happens: a program that keeps the layout of a page, or one that sorts the pieces of a page by their height alone,
writes the first line of the left column, then the first line of the right one, and so on: on one line with a gap between
them, or on two.

What tells it is what goes on where. Of the lines of a Chinese column a third end inside a word, of Latin ones two thirds
start with a small letter; in the wrong order one in 25 does, by chance. So: at least four rows with one gap each, whose
halves are wide enough to be columns, and whose words go on down the halves and hardly ever across the gap; or at least
eight lines of which every other goes on, and hardly one with the next.

Leaves alone: tables and lists (their cells are short, or do not go on), verse in two columns, one row or two, lines
whose halves would go on as well across the gap. Rows that look so and are not certain are only reported.

Known problems: columns of one measure on lines of their own are looked for in the longest run of a page only (in the next
longest where that one is so), and of Latin scripts not at all.

>>> from cleaner.layout import Layout
>>> rows = ["the rain fell on the hills and the    a new school was opened by", "rivers rose until the bridges at the  the mayor, who said that the",
...         "mill were under water and nobody      town had waited for eleven", "could cross to the other side before  years, and that it was paid for"]
>>> [found.code for found in untangle(Layout(chr(10).join(rows)))]
['hard-wraps.interleaved', 'hard-wraps.untangled']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import sub

from cleaner.edits import Edit, Finding
from cleaner.layout import Layout, cell_widths
from cleaner.lines.hanzi_words import goes_across

LEAST_ROWS, LEAST_LINES = 4, 8
NARROWEST = 14
"""Cells of half a row: seven hanzi, two or three words."""
SURE, CHANCE = 2, 2
"""Words that go on down the halves where none goes across, and how many more than those that go across by chance."""
SMALL = 0.6
"""The share of Latin halves that start with a small letter."""
ASKED = 6
"""Pairs of neighbours that are asked whether one goes on with the other: in a column one of three does."""
_GAP = re.compile("(?<=\\S)(?: {2,}|[ \u3000]*[\u3000\t][ \u3000\t]*)(?=\\S)")
_WHY = "two columns were read row by row into each other"


def untangle(layout: Layout) -> Iterator[Finding | Edit]:
    """A finding for each place where two columns were read into each other; an edit that parts them where that is sure."""
    text = layout.text
    marks = [mark for mark in ("  ", "\t", "\u3000") if mark in text]
    gaps = [any([mark in line for mark in marks]) for line in layout.lines] if len(marks) > 1 else [
        marks[0] in line for line in layout.lines] if marks else []
    if any(gaps):
        if sum(gaps) >= LEAST_ROWS:
            yield from _rows_with_gaps(layout, gaps)
    elif layout.is_wide and len(layout.lines) >= LEAST_LINES:
        yield from _every_other_line(layout)


def _rows_with_gaps(layout: Layout, gaps: Sequence[bool]) -> Iterator[Finding | Edit]:
    lines, blanks = layout.lines, layout.blanks
    # So many rows with a gap, found at once: most lines have none.
    rows, least = bytes(gaps), b"\1" * LEAST_ROWS
    i = rows.find(least)
    while i >= 0:
        j = i
        halves: list[tuple[str, str]] = []
        # A fourth row with a blank line before it ends the matter; most rows with a gap are code.
        if not any(blanks[i + 1:i + LEAST_ROWS]):
            while j < len(lines) and gaps[j] and (j == i or not blanks[j]):
                half = _halves(lines[j])
                if half is None:
                    break
                halves.append(half)
                j += 1
        if j - i >= LEAST_ROWS:
            left = [half[0] for half in halves]
            right = [half[1] for half in halves]
            columns = [len(line) - len(half) for line, half in zip(lines[i:j], right)]
            sure = _goes_down(left, right, columns, layout.is_wide)
            if sure is not None:
                yield Finding(layout.starts[i], layout.ends[j - 1], _WHY, "hard-wraps.interleaved", 0.9 if sure else 0.5)
                if sure:
                    yield Edit(layout.starts[i], layout.ends[j - 1], "\n".join(left) + "\n\n" + "\n".join(right), _WHY,
                               "hard-wraps.untangled", 0.9)
        i = rows.find(least, max(j, i + 1))


def _halves(line: str) -> tuple[str, str] | None:
    """The two halves of a row with one gap; None for any other."""
    if line.isprintable():  # no space in it but U+0020: the pattern asks at every character, and takes ten times as long
        at = line.find("  ")
        rest = line[at:].lstrip(" ")
        return None if "  " in rest else (line[:at], rest)
    parts = _GAP.split(line)
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _goes_down(left: Sequence[str], right: Sequence[str], columns: Sequence[int], is_wide: bool) -> bool | None:
    """Do the words go on down both halves, and not across? None: no; False: perhaps. `columns`: where the right ones start."""
    if min(_middle(cell_widths(list(half), is_wide)) for half in (left, right)) < NARROWEST:
        return None
    down = [(a, b) for half in (left, right) for a, b in zip(half, half[1:])]
    latin = [b for a, b in down if a[-1].isascii() and b[0].isascii() and a[-1] not in ".!?:;|" and b[0].isalpha()]
    if len(latin) * 2 > len(down):
        small = sum([b[0].islower() for b in latin])
        if small < SMALL * len(latin) or small < LEAST_ROWS - 1:
            return None
        # In a text that was spread to its measure a gap stands anywhere, between two columns in one place.
        middle = _middle(columns)
        return sum([-2 <= column - middle <= 2 for column in columns]) >= 0.8 * len(columns)
    return _told(sum([goes_across(a, b) for a, b in down]), sum([goes_across(a, b) for a, b in zip(left, right)]))


def _middle(values: Sequence[int]) -> int:
    """The median, the upper one of two. (`statistics` loads decimals and fractions, a twentieth of a page's time.)"""
    return sorted(values)[len(values) // 2]


def _told(rightly: int, wrongly: int) -> bool | None:
    """Of words that go on where they would if the columns are two, and where they would if not, by chance 4 in 100."""
    if rightly <= CHANCE * wrongly:
        return None
    return rightly >= SURE + 2 * CHANCE * wrongly


def _every_other_line(layout: Layout) -> Iterator[Finding | Edit]:
    """The longest run of lines without a blank one, if every other goes on and none with the next; then the next longest,
    until one is not so. (One of them each time the chain comes by, and it would not come by often enough.)"""
    blanks = layout.blanks
    starts = [0, *[n for n in range(1, len(blanks)) if blanks[n]], len(blanks)]
    sizes = list(map(sub, starts[1:], starts))
    size = max(sizes)
    if size < LEAST_LINES:
        return
    first = starts[sizes.index(size)]
    said = _parted(layout, first, first + size)
    if len(said) < 2:
        yield from said
        return
    found = {first: said}
    for size, first in sorted([(-size, first) for size, first in zip(sizes, starts) if size >= LEAST_LINES])[1:]:
        said = _parted(layout, first, first - size)
        found[first] = said
        if len(said) < 2:
            break
    for first in sorted(found):
        yield from found[first]


def _parted(layout: Layout, first: int, last: int) -> list[Finding | Edit]:
    """What is to be said of the lines from `first` to `last`: nothing, a finding, or a finding and the edit that parts them."""
    lines = layout.lines
    asked = (n for n in range(first, min(last - 1, first + ASKED)) if goes_across(lines[n], lines[n + 1]))
    if next(asked, None) is not None and next(asked, None) is not None:
        return []
    sure = _told(sum([goes_across(lines[n], lines[n + 2]) for n in range(first, last - 2)]) - 1,
                 sum([goes_across(lines[n], lines[n + 1]) for n in range(first, last - 1)]))
    if sure is None:
        return []
    start, end = layout.starts[first], layout.ends[last - 1]
    finding = Finding(start, end, _WHY, "hard-wraps.interleaved", 0.9 if sure else 0.5)
    return [finding, Edit(start, end, "\n".join(lines[first:last:2]) + "\n\n" + "\n".join(lines[first + 1:last:2]), _WHY,
                          "hard-wraps.untangled", 0.85)] if sure else [finding]
