"""How the lines of a Korean page were broken: between words, as in Latin type, or anywhere, as in Chinese.

Korean has blanks between its words and is set in squares like hanzi. A justified newspaper column breaks anywhere: its
lines are full to the last square, and a word may go on in the next line. Type that is not justified, an OCR's text and
most programs break at the blanks: lines are ragged, and a word that stands at a line's start would not have fitted on
the line before.

>>> words = Words(["정부는 어제 오후 새로운", "정책을", "국립도서관건립위원회에", "보냈다"])
>>> words.ragged, words.between("정책을", "국립도서관건립위원회에")
(True, ' ')
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from cleaner.characters.prose import NO_SYLLABLES, blocks, is_korean

_SYLLABLES = "\uac00-\ud7a3"
_SYLLABLE = re.compile(f"[{_SYLLABLES}]")
_TOKEN = re.compile(f"[{_SYLLABLES}]+")
_LAST, _FIRST = re.compile(f"[{_SYLLABLES}]+$"), re.compile(f"^[{_SYLLABLES}]+")
ROOM = 2
"""Squares that are free at the end of a ragged line, at least: a mark that hangs over and a Latin letter make one."""
RAGGED = 0.1
"""The share of lines that have so much room, and not enough for the next word, from which lines are broken between words.
Of our own paragraphs set in 12 to 28 squares 0.13 to 0.4 are so, and of the same cut anywhere 0 to 0.1, most of them
headings and last lines, behind which the next word would have fitted."""
NEAR = 4
"""Lines on either side that tell how wide a line may be."""
WORD_ENDS = 1 / 3
"""The share of places in a text that are between words: a Korean word has three syllables."""
PRIOR = math.log(WORD_ENDS / (1 - WORD_ENDS))
FEW = 2
"""Words by which what all syllables do is told, beside what one does on the page."""
SEEN = 0.5
"""What it says, in natural logarithms of odds, that the page has a word: `last` may also be the rest of a longer one."""
def is_page(text: str) -> bool:
    """Whether a page is Korean; a page without syllables is told at the speed of the codecs."""
    return bool(blocks(text).translate(None, NO_SYLLABLES)) and is_korean(text)


class Words:
    """The lines of a Korean page, and what stands between two of them that are joined."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.ragged = _are_ragged(lines, [len(line.encode("cp949", "replace")) for line in lines])
        """Whether lines are broken between words."""
        self._lines = lines

    @cached_property
    def _inner(self) -> Counter[str]:
        """The words inside lines, which no line's end has cut."""
        return Counter(token for line in self._lines for token in _TOKEN.findall(line.partition(" ")[2].rpartition(" ")[0]))

    @cached_property
    def _odds(self) -> tuple[dict[str, float], dict[str, float]]:
        """For the syllables of the page by how much likelier it is behind and before them than elsewhere that a word ends
        there: endings and particles end words, and few syllables start many."""
        ends: Counter[str] = Counter()
        begins: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        outside: Counter[str] = Counter()
        for token, times in self._inner.items():
            ends[token[-1]] += times
            begins[token[0]] += times
            for ch in token[:-1]:
                inside[ch] += times
            for ch in token[1:]:
                outside[ch] += times
        return tuple({ch: math.log((here[ch] + FEW * WORD_ENDS) / (there[ch] + FEW * (1 - WORD_ENDS))) - PRIOR
                      for ch in here | there} for here, there in ((ends, inside), (begins, outside)))  # type: ignore[return-value]

    def between(self, before: str, after: str) -> str:
        """A blank, or nothing where the line's end cuts a word.

        Where lines are broken anywhere the page's own words tell: one that is cut here and whole elsewhere, one that ends
        here and stands by itself elsewhere, and how its words begin and end.
        """
        if self.ragged:
            return " "
        last, first = _LAST.search(before), _FIRST.match(after)
        if last is None or first is None:
            return " " if before[-1:] in ",.?!" else ""
        words, (ends, begins) = self._inner, self._odds
        odds = PRIOR + ends.get(before[-1], 0.0) + begins.get(after[0], 0.0)
        odds += SEEN * ((last[0] in words) + (first[0] in words) - 2 * (last[0] + first[0] in words))
        return " " if odds > 0 else ""


def _are_ragged(lines: Sequence[str], widths: Sequence[int]) -> bool:
    short = inside = 0
    for n in range(len(lines) - 1):
        if lines[n][-1] in ".?!\u201d\"" or not _SYLLABLE.search(lines[n]):
            continue
        inside += 1
        room = sorted(widths[max(0, n - NEAR):n + NEAR + 1])[-2] - widths[n]  # the second widest: one may be a headline
        short += ROOM < room <= len(lines[n + 1].partition(" ")[0].encode("cp949", "replace"))
    return short > RAGGED * inside
