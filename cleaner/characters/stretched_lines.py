"""`The  sheet,  drawn  by  a  ship's` becomes `The sheet, drawn by a ship's`: justified Latin lines, a space too many at each gap.

A justified line is stretched at its gaps. Some programs that read a page back (pdfminer) write the space that stands
there and one more for the width of the gap. Such lines have two spaces at half or more of their gaps, and never three;
a page has several of them.

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
_LINE = re.compile(r"^[ \t]*(\S+(?: {1,2}\S+){3,})[ \t]*$", re.M)
"""A line of four words or more, with one space or two between them; three are a table's."""
_GAP = re.compile(r"(?<=[^\s.!?:”\"’)]) {2}(?=\S)")
"""Two spaces that are not behind the end of a sentence."""
_TELLING = re.compile(r" {2}(?<=[^\s.!?:] {2})[a-z]\S*+ {2}(?=\S)")
"""A word between two wide gaps: pages that have no three of them are not looked at line by line, a twentieth of the cost."""
_ANY_GAP = re.compile(r"(?<=\S) {2}(?=\S)")
_SMALL = re.compile(r"\b[a-zà-ɏ]{1,3}\b")
_SHORT_LINE = re.compile(r"^[ \t]*([^\W\d]\S*(?: {1,2}[^\W\d]\S*){1,2})[ \t]*$", re.M)
"""Two words or three, on a page that has stretched lines; no numbers, which may be a table's."""
_NO_PROSE = re.compile(r"[{}|<>=;\t]|[\u2e80-\uffee]|--|\.\.|^[ \t]*[#*+-] ")


def wide_gaps(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the second spaces, in the order of the text."""
    if "  " not in text or len(_TELLING.findall(text)) < FEWEST_LINES:
        return
    found = []
    for match in _LINE.finditer(text):
        line = match[1]
        if "  " not in line or _NO_PROSE.search(line):
            continue
        wide, spaces = len(_GAP.findall(line)), line.count(" ")
        gaps = spaces - len(_ANY_GAP.findall(line))
        if wide >= FEWEST_GAPS and 2 * wide >= gaps and _SMALL.search(line):
            found.append(match)
    if len(found) < FEWEST_LINES:
        return
    lines = [*_LINE.finditer(text), *_SHORT_LINE.finditer(text)]
    for match in sorted(lines, key=lambda match: match.start()):
        if "  " in match[1] and not _NO_PROSE.search(match[1]):
            for gap in _ANY_GAP.finditer(text, match.start(1), match.end(1)):
                yield gap.start() + 1, gap.end()
