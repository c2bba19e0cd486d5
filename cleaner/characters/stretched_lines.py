"""`The  sheet,  drawn  by  a  ship's` becomes `The sheet, drawn by a ship's`: justified Latin lines, a space too many at each gap.

A justified line is stretched at its gaps. Some programs that read a page back (pdfminer) write the space that stands
there and one more for the width of the gap. Such lines have two spaces at all their gaps but one, and never three; a page
has several of them.

Leaves alone: tables, whose gaps are of many widths and whose cells hold single spaces; the two spaces that a typist
sets behind a full stop; those at a line's end, which break it in Markdown; code.

>>> text = "The  oldest  singer  is  ninety-three,\\nthe  youngest  has  just  retired\\nfrom  the  post  office,  and  on\\n"
>>> [(start, end) for start, end in wide_gaps(text)][:2]
[(4, 5), (12, 13)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

FEWEST_LINES = 3
"""Stretched lines of a page that has them; a stray line is as well a row of a table."""
FEWEST_GAPS = 3
MOST_NUMBERS = 1
"""Words that begin with a digit, of a line of prose; a row of a table has more."""
_TELLING = re.compile(r"  (?<=[^\s.!?:]  )[a-z]\S*+  (?=\S)")
"""A word between two wide gaps: pages that have no three of them are not looked at line by line, a third of the cost.
It starts with two spaces and not with ` {2}`: `re` leaps to what a pattern starts with letter for letter, 2 ms/MB and not 9."""
_LINE = re.compile(r"^[ \t]*(\S+(?: {1,2}\S+)+)[ \t]*$", re.M)
"""A line with one space or two between its words; three are a table's."""
_GAP = re.compile(r"(?<=[^\s.!?:”\"’)]) {2}(?=\S)")
"""Two spaces that are not behind the end of a sentence."""
_ANY_GAP = re.compile(r"(?<=\S) {2}(?=\S)")
_SMALL = re.compile(r"(?<!\S)[a-zà-ɏ]{1,3}(?=[ ,.;:])")
_NUMBER = re.compile(r"(?<!\S)[^\sA-Za-z]?\d")
_CAPITAL = re.compile(r"(?<!\S)[A-Z]")
_NO_PROSE = re.compile(r"[{}|<>=\t]|[\u2e80-\uffee]|--|\.\.|^[#*+-] ")


def wide_gaps(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the second spaces, in the order of the text.

    Of the lines whose gaps are all wide but one, and of those right above and below them that have more wide gaps than
    others.
    """
    if "  " not in text or len(_TELLING.findall(text)) < FEWEST_LINES:
        return
    lines = [match for match in _LINE.finditer(text) if _NO_PROSE.search(match[1]) is None]
    sure = [_is_stretched(match[1]) for match in lines]
    if sum(sure) < FEWEST_LINES:
        return
    last = len(lines) - 1
    for n, match in enumerate(lines):
        if "  " not in match[1] or not (sure[n] or _is_like_one(match[1]) and (
                n > 0 and sure[n - 1] and lines[n - 1].end() + 1 == match.start()
                or n < last and sure[n + 1] and match.end() + 1 == lines[n + 1].start())):
            continue
        for gap in _ANY_GAP.finditer(text, match.start(1), match.end(1)):
            yield gap.start() + 1, gap.end()


def _is_stretched(line: str) -> bool:
    double = line.count("  ")
    gaps = line.count(" ") - double
    return (len(_GAP.findall(line)) >= FEWEST_GAPS and double >= gaps - 1 and _SMALL.search(line) is not None
            and len(_NUMBER.findall(line)) <= MOST_NUMBERS and _is_small(line, gaps))


def _is_like_one(line: str) -> bool:
    double = line.count("  ")
    gaps = line.count(" ") - double
    return _GAP.search(line) is not None and 2 * double >= gaps and _NUMBER.search(line) is None and _is_small(line, gaps)


def _is_small(line: str, gaps: int) -> bool:
    """Do at most half of its words begin with a capital?"""
    return 2 * len(_CAPITAL.findall(line)) <= gaps + 1
