"""Paragraphs out of units: what a caption, a pull quote or a column's end cut apart is put together again.

A paragraph that does not end in a mark that ends a sentence is open; the next unit of text that does not start
something new goes on with it. What stands between them stays outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.units import ASIDES, Unit
from cleaner.characters.classes import HANGUL, SMALL
from cleaner.edits import Edit

SHORTEST_LATIN, LONG_LATIN, SHORTEST_WIDE = 24, 60, 8
"""Code points of a piece of a paragraph that goes on elsewhere: before a small letter, before a capital, in Chinese."""
WINDOW = 8
"""How many units of text ahead a continuation is looked for: one page has no more columns."""
LONGEST_VERSE, LONGEST_LATIN_VERSE = 16, 60
"""Code points of a line of verse: twice seven hanzi and two marks, an alexandrine."""
_VERSE_ENDS = frozenset("\uff0c\uff1b\uff1a\u3002\uff01\uff1f,;:.!?")
_FINISHED = re.compile("[\u3002\uff01\uff1f!?.\u2026][\u201d\u2019\u300d\u300f\uff09)\"'\u3015\u3011]*$|[\u201d\u300d\u300f][\uff09)]?$|[)\uff09\uff1a:]$")
_FINISHES, _MAY_FINISH = frozenset("\u3002\uff01\uff1f!?.\u2026\u201d\u300d\u300f\uff09)\uff1a:"), frozenset("\u2019\"'\u3015\u3011")
"""How a text ends that `_FINISHED` matches, and that it may match: looked up first, in a tenth of the time."""
_HANGUL = re.compile(f"[{HANGUL}]")
_GOES_ON = re.compile("\u2019(?![0-9])|[\uff0c\u3001\u3002\uff1b\uff1a\uff09\u201d\u300b\u300d\u300f,.;:)\\]!?\uff01\uff1f]|" + f"[{SMALL}]")
_ANEW = re.compile("[\u25a0\u25cf\u25b2\u25b3\u25c6\u25a1#\u2605\u2606]|[\uff08(][\u4e00-\u9fff]{0,3}[\u8bb0\u8a18]\u8005|\\d{1,2}[\u3001.\uff0e] ?\\D|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]\u3001")
LONGEST_HANGING = 5
"""Letters of the longest word of `_HANGS`: it is looked for no further from the end."""
_HANGS = re.compile(
    "(?<![^ ])(?:the|an?|of|and|or|to|in|on|at|by|for|from|with|that|which|is|are|was|were|as|but|than|its|their|his|her)$", re.I)


class Paragraph:
    """One paragraph: its units in reading order."""

    __slots__ = ("units",)

    def __init__(self, unit: Unit) -> None:
        self.units = [unit]

    def __repr__(self) -> str:
        return f"Paragraph({self.units!r})"

    @property
    def first(self) -> Unit:
        return self.units[0]

    @property
    def last(self) -> Unit:
        return self.units[-1]

    @property
    def is_open(self) -> bool:
        return is_open(self.units[-1].text)


def collected(units: Sequence[Unit]) -> tuple[list[Paragraph], list[list[Unit]]]:
    """The paragraphs of a page, and what stands around them: gap n before paragraph n, the last one after all."""
    paragraphs: list[Paragraph] = []
    gaps: list[list[Unit]] = [[]]
    only_asides = True      # in the gap so far: a page may be one sentence that stays open
    for unit in units:
        gap = gaps[-1]
        if unit.kind != "body":
            gap.append(unit)
            # Where a text goes on on another page, what follows on this one is no part of its sentence.
            only_asides = only_asides and unit.kind in ASIDES and not (unit.kind == "note" and words.GOES_ON.match(unit.text))
            continue
        last = paragraphs[-1] if paragraphs else None
        if last is not None and last.is_open and (last.last.cut or may_go_on(last.last, unit, len(last.units))) and (
                only_asides and (gap or not is_verse(last.last, unit)) or goes_on(unit) and 0 < len(gap) <= 3):
            last.units.append(unit)     # what stood in the sentence is put behind the paragraph
            continue
        paragraphs.append(Paragraph(unit))
        gaps.append([])
        only_asides = True
    return paragraphs, gaps


def is_open(text: str) -> bool:
    """Does the text stop inside a sentence?

    >>> is_open("全会以“三个只有”的发展逻辑"), is_open("全会召开。")
    (True, False)
    """
    last = text[-1:]
    return last not in _FINISHES and (last not in _MAY_FINISH or _FINISHED.search(text, max(0, len(text) - 12)) is None)


def hangs(text: str) -> bool:
    """Does a line of Latin script end as no sentence and no headline does, in an article, a preposition, a conjunction?

    >>> hangs("which is based on"), hangs("Rain in the hills")
    (True, False)
    """
    return _HANGS.search(text, max(0, len(text) - LONGEST_HANGING)) is not None


def is_verse(above: Unit, unit: Unit) -> bool:
    """Are these two lines of a poem, one right under the other? Each is short and ends in a mark, by its own choice:
    what was cut at a column's end is joined by now."""
    if unit.blank or above.lines + unit.lines > 2 or unit.text[-1] not in _VERSE_ENDS or above.text[-1] not in _VERSE_ENDS:
        return False
    if unit.latin:
        return max(len(above.text), len(unit.text)) <= LONGEST_LATIN_VERSE and unit.text[0].isupper()
    return max(len(above.text), len(unit.text)) <= LONGEST_VERSE


def starts_anew(unit: Unit) -> bool:
    """Does the unit start something new, whatever is open before it?"""
    return words.LEAD_IN.match(unit.text) is not None or _ANEW.match(unit.text) is not None


def may_go_on(left: Unit, right: Unit, pieces: int = 1) -> bool:
    """May the sentence that `left` leaves open go on with `right`? `pieces`: of how many units its paragraph is so far.

    A sentence that a column's end cuts is running text: a line of code, of a list or of a table is short. In Latin
    script the second piece starts with a small letter, or the first is long.

    >>> from cleaner.articles.units import units_of
    >>> left, right, code = units_of("the rain had fallen on the hills and\\nthe valleys.\\nclass A:")
    >>> may_go_on(left, right), may_go_on(right, code), may_go_on(code, right)
    (True, False, False)
    """
    if starts_anew(right):
        return False
    a, b = left.text, right.text
    if right.latin:
        small = b[0].islower() or a[-1] in "-\u00ad\u00ac"
        narrow = pieces > 1 and not right.blank and (small or hangs(a))   # one more line of a few words
        return (len(a) >= (SHORTEST_LATIN if small else LONG_LATIN) or narrow) and a[-1] not in "{}()[]<>=|;:_"
    if not (left.in_columns or left.cut or right.blank or goes_on(right)) and (
            max(len(a), len(b)) <= LONGEST_VERSE or pieces == 1 and words.ITEM.match(a)):
        return False    # rows of a list or of a poem: the page has no column that could have cut them
    return len(a) >= SHORTEST_WIDE or pieces > 1


def goes_on(unit: Unit) -> bool:
    """Does the unit start inside a sentence?"""
    return _GOES_ON.match(unit.text) is not None


def joint(text: str, left: Unit, right: Unit) -> tuple[int, int, str, str]:
    """What stands between two units of one paragraph: where the left one ends now, where the right one starts,
    what to write between them, and why."""
    from cleaner.lines import hyphens, seams

    a, b = left.text, right.text
    twice = seams.said_twice(a, b)
    if 0 < twice < len(a):
        return left.end - twice, right.start, "", f"{b[:twice]!r} was said twice where the column ends"
    before, after = a[-1], b[0]
    if before in hyphens.MARKS:
        undone = hyphens.undo(a[-60:-1], before, b[:60])
        if undone is not None:
            keeps = undone.between[:1] == "-" and before == "-"
            return left.end - (not keeps), right.start, undone.between[keeps:], undone.why
    if _HANGUL.match(before) and _HANGUL.match(after):
        return left.end, right.start, " ", "the sentence goes on"
    if before < "\u2e80" and after < "\u2e80" and before not in "\u2014\u2026\u201c\u2018([" and (
            after not in "\u2014\u2026\u201d)],.;:!?") and not (before.isdigit() and after.isdigit()):
        return left.end, right.start, " ", "the sentence goes on"
    return left.end, right.start, "", "the sentence goes on"


def spans_and_joints(text: str, units: Sequence[Unit], drop: int = 0) -> tuple[list[tuple[int, int]], list[Edit]]:
    """The spans of a paragraph's units and what stands between them; `drop` characters are left off its end."""
    spans = [(units[0].start, units[0].end)]
    joints: list[Edit] = []
    if len(units) == 1 and not drop:
        return spans, joints
    for left, right in zip(units, units[1:]):
        end, start, between, why = joint(text, left, right)
        spans[-1] = (spans[-1][0], end)
        spans.append((start, right.end))
        joints.append(Edit(end, left.end, between, why, "articles.joint", 0.9, stage="articles"))
    if drop:
        spans[-1] = (spans[-1][0], spans[-1][1] - drop)
    return spans, joints
