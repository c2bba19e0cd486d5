"""Printed lines of Latin script that were written word by word: `provides` over `specific` over `graphical` over `user`.

A justified line is stretched at its gaps, all of them alike. Where a gap becomes as wide as one between two columns
(narrow columns, long words), a program that analyses the layout (pdftotext) takes each word for a line of its own.

What tells such a row of words: text stands before or behind it, the sentence goes on through it, and the words fill the
measure of the lines around them, so that the next word would not have fitted on their line.

Leaves alone: lists (their words do not fill a line), headings, the last word of a paragraph, numbers; pages on which
spaces at line ends say what was cut, as MuPDF writes them.

>>> lines = ["access to advanced technologies, and", "provides", "specific", "graphical", "user", "interfaces on top of the usual"]
>>> sorted(on_the_line_before(lines, [0] * 6))
[2, 3, 4]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_ROW = 14
"""Words: two printed lines. A longer row is a list, or a column of a table."""
NEAR, ASKED = 6, 4
"""Lines before and behind a row, and those of them with several words that tell the measure."""
WIDEST = 110
"""Letters of a line that was set in a column; a longer one is a whole paragraph, and tells of none."""
FILLED = 0.75
"""The share of the measure that the words and the next one take: letters of a proportional type differ in width."""
_WORD = re.compile(r"[(\[\"“‘']*[^\W\d_]")
_CLOSED = re.compile(r"[.!?:;][)\]\"”’']*$")


def on_the_line_before(lines: Sequence[str], blanks: Sequence[int]) -> set[int]:
    """The numbers of the lines that stood on one printed line with the line before them; `blanks` as in `Layout`."""
    found: set[int] = set()
    count, n = len(lines), 0
    while n < count - 1:
        if " " in lines[n] or " " in lines[n + 1] or blanks[n + 1]:
            n += 1
            continue
        end = n + 1
        while end < count and " " not in lines[end] and not blanks[end]:
            end += 1
        if end - n <= LONGEST_ROW:
            _close(found, lines, blanks, n, end)
        n = end
    return found


def _close(found: set[int], lines: Sequence[str], blanks: Sequence[int], first: int, end: int) -> None:
    """Add those of the row of words from line `first` to `end` that stood behind another on its line."""
    words = lines[first:end]
    below = lines[end] if end < len(lines) else ""
    touches = first and not blanks[first] or below and not blanks[end]
    if not touches or 2 * sum([_WORD.match(word) is not None for word in words]) <= len(words):
        return
    small = sum([word[0].islower() for word in words])
    if not small or first and _CLOSED.search(lines[first - 1]) and 2 * small < len(words):
        return  # headings; a list behind a text
    near = [*[line for line in lines[max(0, first - NEAR):first] if " " in line][-ASKED // 2:],
            *[line for line in lines[end:end + NEAR] if " " in line][:ASKED // 2]]
    measure = max([len(line) for line in near if len(line) <= WIDEST], default=0)
    if max(map(len, words)) > measure:
        return
    if first and not blanks[first] and len(lines[first - 1]) + 1 + len(words[0]) < FILLED * measure and (
            not _CLOSED.search(lines[first - 1])):
        return  # the first word would have fitted on the line before: a list under what it is called
    starts, width = [0], len(words[0])
    for n, word in enumerate(words[1:], 1):
        if width + 1 + len(word) > measure:
            starts.append(n)
            width = len(word)
        else:
            width += 1 + len(word)
    if not _CLOSED.search(words[-1]) and width + 1 + len(below.split(" ", 1)[0]) < FILLED * measure:
        return
    found.update([first + n for n in range(1, len(words)) if n not in starts])
