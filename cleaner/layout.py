"""A read-only view of a page's lines: where they are, how wide, and the measure of the column that each stands in.

Widths are in character cells, full-width 2 and half-width 1, since a Chinese column is set on such a grid. The measure
of a column is found from its own lines: in running text most lines are full, so neighbours of nearly one width are a
column, and its widest line is its measure. Nothing here changes text; `lines/` and `articles/` decide by it.

>>> page = Layout("天地玄黄，宇宙洪荒\\n日月盈昃辰宿列张寒\\n来暑往。")
>>> page.widths, page.measures
([18, 18, 8], [18, 18, 18])
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from operator import add, sub

from cleaner.characters.classes import HANGUL, SMALL
from cleaner.characters.prose import beyond_plain, reaches_east
from cleaner.korean import Words, is_page
from cleaner.word_by_word import on_the_line_before

NO_MEASURE = 0
WIDEST_MEASURE = 110
"""No newspaper column is wider than this; a longer line is a paragraph that was never wrapped, or no text at all."""
WIDEST_VERSE = 26
"""A line of Chinese verse is seldom wider, most columns of running text are."""
MEASURED = 150
"""Code points of a line that are measured; of a longer one the rest is taken to be alike."""
SAMPLE = 400
"""Lines of a page that tell how wide its marks are."""
WIDE_COLUMN = 40
"""Cells of a column that needs more than two lines to be told in Chinese where paragraphs stand around; two lines of Latin
so wide are no headlines."""
NARROWEST_MEASURE = 10
"""Five hanzi: the narrowest text beside a picture in the generated pages. Below it stand lists of names."""

SET_WIDER = 13
"""Letters of a proportional type differ in width: of so many one that a line may have less than its column."""

LINES_THAT_TELL = 10
"""Lines wider than a column that tell that the lines of a page are its paragraphs."""

_SPACE = " \u3000\f\v"
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_NO_MARKS = bytes({*range(256)} - {0xA1, 0xA3, 0x0A})
"""The bytes of GB18030 that are dropped to count those that start a mark, of all lines at once."""
_KOREAN = re.compile(f"[{HANGUL}]")
# What running text has and a list, a table or code does not: marks inside lines, few line ends that are marks.
_PROSE_MARK = re.compile("[\uac00-\ud7a3](?:[,;:]|[.] )|图为|圖為|[，。、；：！？“”‘’「」]|[\u4e00-\u9fff] ?[,;:]|" + (
    f"[{SMALL}]{{2}}[,.;:] |[{SMALL},] [{SMALL}]"))
_LATIN_PROSE = re.compile(f" [{SMALL}](?<=[{SMALL},]..)|[,.;:] (?<=[{SMALL}]{{2}}..)|[“”‘’]")
_SMALL_WORD = re.compile(f" [{SMALL}]")
_CLAUSE_MARK = re.compile("[，。、；：！？]|[\u4e00-\u9fff] ?[,;:]|图为|圖為")
_COMMA = re.compile("[，、]")
# What code and tables have. Each branch of the pattern starts with characters of its own: the search leaps from one such
# character to the next. What is plain is looked up as a string, in a tenth of the time.
_NOT_PROSE = re.compile("[{}<>=](?:[{}<>=]|(?<==) )")
_MAY_BE_CODE = ("{", "}", "<", ">", "=")
_NOT_PROSE_EITHER = ("\t", "|", "    ", ");")
_SENTENCE_END = re.compile("[。！？][”’」』）)]*$")
_END_MARK = re.compile("[，。、；：！？…,.;:!?][”’」』）)\"']*$")
_END_MARKS, _CLOSERS = frozenset("，。、；：！？…,.;:!?"), frozenset("”’」』）)\"'")
"""What `_END_MARK` ends in: looked up first, in a tenth of the time."""


class Layout:
    """The lines of a page that are not blank, as parallel lists; offsets are code points of the page.

    `starts`/`ends`: the line without the spaces around it. `widths`: its cells, with the indent. `indents`: cells of space before it.
    `blanks`: how many blank lines stand before it. `measures`: the full width of its column in cells, 0 for none.
    `cuts`: the places (end, start) where an extractor cut one printed line into several; such a line is one line here.
    `sure`: whether the line is itself one of a run of full lines, or stands between two runs of one measure.
    `korean`: how the lines of a Korean page were broken, None on other pages.
    `paragraphs`: whether its lines are paragraphs that something has joined before; it has then no columns.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        raw = lines_of(text)
        stripped = [line.strip(_SPACE) for line in raw]
        kept = [*compress(range(len(raw)), stripped)]
        lines = [*filter(None, stripped)]
        blanks = [n - before - 1 for n, before in zip(kept, [-1, *kept])] if len(kept) < len(raw) else [0] * len(raw)
        self._leads = indents = [0] * len(kept)
        if stripped != raw:
            self._leads = indents = [len(raw[n]) - len(raw[n].lstrip(_SPACE)) for n in kept]
            if "\u3000" in text:
                indents = [lead and lead + raw[n].count("\u3000", 0, lead) for lead, n in zip(indents, kept)]
        self.cuts: dict[int, list[tuple[int, int]]] = {}
        self.lines, self.indents, self.blanks = lines, indents, blanks
        self.is_wide = _has_wide(text)
        self.korean = Words(lines) if self.is_wide and is_page(text) else None
        cut: set[int] = set()
        if " \n" in text and _is_cut_up(raw):
            cut = self._cut_at_gaps()
        elif not self.is_wide:
            cut = on_the_line_before(lines, blanks)
        if cut:
            self._close_cuts(cut)
            lines, indents, blanks = self.lines, self.indents, self.blanks
        self.widths = cell_widths(lines, self.is_wide)
        if any(indents):  # an indent of ideographic spaces was set with the line; one space marks that one was lost
            self.widths = [width + indent if indent > 1 else width for width, indent in zip(self.widths, indents)]
        self.paragraphs = not self.is_wide and _lines_are_paragraphs(lines)
        if self.paragraphs:
            self.measures, self.sure = [NO_MEASURE] * len(lines), [False] * len(lines)
        else:
            self.measures, self.sure = _measures(
                lines, self.widths, blanks, indents, self.is_wide, self.korean is not None and self.korean.ragged)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts. Asked for only of pages that have columns or a bracket at a line's head: the chain looks
        at its own output too, and where the lines of that stand is 3 ms/MB of English."""
        offsets = accumulate([len(line) + 1 for line in lines_of(self.text)], initial=0)
        return list(map(add, [at for at, line in zip(offsets, lines_of(self.text)) if line.strip(_SPACE)], self._leads))

    @cached_property
    def ends(self) -> list[int]:
        """Where each line ends."""
        return list(map(add, self.starts, map(len, self.lines)))

    def _cut_at_gaps(self) -> set[int]:
        """The lines behind a single space at the end of the line before, up to the width of a column."""
        text, ends, blanks = self.text, self.ends, self.blanks
        found: set[int] = set()
        width = 0
        for n, line in enumerate(self.lines):
            if n and not blanks[n] and text[ends[n - 1]:ends[n - 1] + 2] == " \n" and width < WIDEST_MEASURE:
                found.add(n)
                width += 1 + len(line)
            else:
                width = len(line)
        return found

    def _close_cuts(self, cut: set[int]) -> None:
        """Put the lines of `cut` on the line before them; `cuts` says where."""
        kept: list[int] = []
        starts, ends, lines, blanks = self.starts, self.ends, list(self.lines), self.blanks
        for n, line in enumerate(lines):
            if n in cut:
                before = kept[-1]
                self.cuts.setdefault(len(kept) - 1, []).append((ends[before], starts[n]))
                lines[before] += " " + line
                ends[before] = ends[n]
            else:
                kept.append(n)
        self.starts, self.ends = [starts[n] for n in kept], [ends[n] for n in kept]
        self.lines, self.indents = [lines[n] for n in kept], [self.indents[n] for n in kept]
        self.blanks = [blanks[n] for n in kept]


@lru_cache(maxsize=2)
def lines_of(text: str) -> list[str]:
    """`text.split("\\n")`, read only; the last two are kept. Three stages and two layers of the articles ask for it of one
    text: 7 ms/MB of English.

    >>> lines_of("one\\ntwo")
    ['one', 'two']
    """
    return text.split("\n")


@lru_cache(maxsize=2)
def layout_of(text: str) -> Layout:
    """The layout of `text`, read only; the last two are kept. Joining lines needs that of a page before and after the
    joining, and the articles that of the page before.

    >>> layout_of("one\\ntwo") is layout_of("one\\ntwo")
    True
    """
    return Layout(text)


def would_have_fitted(word: int, room: int, measure: int) -> bool:
    """Whether a word of so many letters, with the blank before it, had room at the end of a line of Latin script.

    >>> would_have_fitted(5, 12, 39), would_have_fitted(5, 9, 39)
    (True, False)
    """
    return room > word + 1 + measure // SET_WIDER


def _is_cut_up(raw: list[str]) -> bool:
    """Do single spaces at line ends mark where justified lines were cut at their gaps, as MuPDF cuts them?

    Then some lines have one and most do not; where all have one, it says nothing.
    """
    spaced = sum([line[-2:-1] not in ("", " ") and line[-2] < "\u2e80" for line in raw if line[-1:] == " "])
    return 0 < spaced <= 0.6 * len(raw)


def _has_wide(text: str) -> bool:
    """Has the text full-width characters? English with curly quotation marks has none."""
    return not text.isascii() and _WIDE.search(text if reaches_east(text) else beyond_plain(text)) is not None


def cell_widths(lines: list[str], is_wide: bool) -> list[int]:
    """The widths of lines in cells, in one pass through a codec.

    GB18030 spells hanzi, kana and full-width marks in two bytes and ASCII in one: the length of the bytes is the number
    of cells. Where Korean stands, cp949 does the same. What neither has counts a little too wide, for all lines alike.

    Typesetters squeeze marks, by house style, to three quarters or half their width: seed 002 sets all of them so, the
    generated pages none. Marks count as what makes most neighbours equally wide.

    >>> cell_widths(["上海，2021年", "Shanghai"], True)
    [12, 8]
    """
    if not is_wide or not lines:
        return list(map(len, lines))
    long = [n for n, line in enumerate(lines) if len(line) > MEASURED]
    if long:  # a paragraph, already whole: no column is so wide, and its first cells tell how wide it is
        widths = cell_widths([line[:MEASURED] for line in lines], True)
        for n in long:
            widths[n] = widths[n] * len(lines[n]) // MEASURED
        return widths
    joined = "\n".join(lines)
    if _KOREAN.search(joined):
        return list(map(len, joined.encode("cp949", "replace").split(b"\n")))
    whole = joined.encode("gb18030", "replace")
    encoded = whole.split(b"\n")
    full = list(map(len, encoded))
    # Lead byte A1 is quotation marks and the rest of general punctuation, A3 full-width ASCII forms.
    marks = list(map(len, whole.translate(None, _NO_MARKS).split(b"\n")))
    half = list(map(sub, full, marks))
    narrow = [(width + other + 1) // 2 for width, other in zip(full, half)]
    return max((full, narrow, half), key=_even_neighbours)


def _even_neighbours(widths: list[int]) -> int:
    """How many neighbours are of one width, of the first few hundred that may stand in a column."""
    sample = [width for width in widths[:SAMPLE] if width <= WIDEST_MEASURE]
    return sum([-2 < difference < 2 for difference in map(sub, sample, sample[1:])])


def _lines_are_paragraphs(lines: list[str]) -> bool:
    """Is most of a Latin page in lines wider than any column? Then OCR has joined the printed lines already: what is
    left short is short by itself, and paragraphs that happen to be of one width are no column.

    >>> _lines_are_paragraphs(["word " * 40] * 12 + ["Rain"]), _lines_are_paragraphs(["word " * 8] * 12)
    (True, False)
    """
    lengths = list(map(len, lines))
    long = [length for length in lengths if length > WIDEST_MEASURE]
    return len(long) >= LINES_THAT_TELL and 2 * sum(long) > sum(lengths)


def _measures(lines: list[str], widths: list[int], blanks: list[int], indents: list[int], is_wide: bool, ragged: bool = False
              ) -> tuple[list[int], list[bool]]:
    """For each line the measure of its column: from runs of neighbours of one width, passed on to those between. `ragged`
    says that lines in squares are broken between words."""
    count = len(lines)
    measures = [NO_MEASURE] * count
    sure = [False] * count
    runs: list[tuple[int, int, int]] = []  # first line, end, measure
    on_page = Counter(widths) if is_wide else Counter()
    cells = [0 if blank > 1 or indent == 1 else width for width, blank, indent in zip(widths, blanks, indents)]
    """The widths of the lines that may be further lines of a run."""
    i = refused = 0  # the end of the last run that is no running text
    while i < count - 1:
        width = widths[i]
        if not NARROWEST_MEASURE <= width <= WIDEST_MEASURE:
            i += 1
            continue
        latin = not is_wide or width < len(lines[i]) * 1.4
        loose = latin or ragged
        slack = 2 if not loose else 3 if width < 24 else width // 6
        low, high, least, j = width - slack, width + slack, width, i + 1
        while j < count and (low <= (other := cells[j]) <= high or (
                # In Latin type a first line may be the narrowest of all: 47, 49, 57 is a column.
                loose and 1 < j - i < 4 and other > high and not blanks[j] and least >= other - 2 * (other // 6))):
            if other < least:
                least = other
            # The window closes in around the widest: 24, 26, 28 is no column, 27, 28, 26 is one.
            if other > width:
                width = other
                low = width - 2 * slack if loose else width - slack
            j += 1
        if latin and j == i + 1:
            i = j
            continue    # what most lines of Latin pages are, of lists, code and tables
        # Two lines with a blank one between them may be two paragraphs; three are a column.
        # Unless every line here has a blank one after it.
        # Behind a column of the same measure it is that column that goes on.
        goes_on = bool(runs) and abs(runs[-1][2] - width) <= slack and i - runs[-1][1] <= 3 and not blanks[i]
        if (j - i >= 3 or j - i == 2 and (not blanks[i + 1] or blanks[i] and blanks[j:j + 1] == [1]) and (
                loose or not _are_an_end_and_a_start(width, on_page) and not (
                    width > WIDE_COLUMN and _stand_among_paragraphs(widths, i, j)))) and (
                goes_on or _is_running_text(
                    lines, indents, i, j, latin, i < refused and (latin or width < WIDEST_VERSE))):
            if not loose and j - i >= 3:
                # The usual width, not the widest: a mark may hang out over the measure (28, 28, 30, 28).
                counts = Counter(widths[i:j])
                width = max(counts, key=lambda cells: (counts[cells], cells))
        elif latin and j - i == 2 and not blanks[i + 1] and _is_short_latin_paragraph(lines, blanks, i):
            pass    # its measure is that of the wider line
        elif not latin and 3 <= widths[i + 1] - width <= 5 and (
                not blanks[i + 1] or blanks[i] == blanks[i + 1] == 1 and _COMMA.search(lines[i])) and _is_short_paragraph(lines, i):
            j, width = i + 2, widths[i + 1]
        else:
            if j - i >= 3:
                refused = max(refused, j)
            # From the next line; of a long run that is no column a sixteenth is left behind, or this were quadratic.
            i += (j - i) // 16 or 1
            continue
        runs.append((i, j, width))
        measures[i:j] = [width] * (j - i)
        sure[i:j] = [True] * (j - i)
        i = j
    # A line between two runs belongs to the one whose measure it fits: the short last line of a paragraph, the first
    # line that lost its indent. At most a few lines away, or it is no neighbour.
    for n, (_, end, width) in enumerate(runs):
        following = runs[n + 1] if n + 1 < len(runs) else (count, count, NO_MEASURE)
        gap = following[0] - end
        if gap <= 0:
            continue
        same = abs(following[2] - width) <= 3
        over = 2 if is_wide else 2 + width // 10  # letters of a proportional type: some lines have more of them
        for k in range(end, min(following[0], end + 8)):
            fits_before = widths[k] <= width + over
            fits_after = widths[k] <= following[2] + over and following[0] - k <= 8
            if same and fits_after and following[2] < width:
                measures[k] = following[2]
                sure[k] = gap <= 6
            elif fits_before and (same or not fits_after or k == end or k - end < following[0] - k):
                measures[k] = width
                sure[k] = same and gap <= 6
            elif fits_after:
                measures[k] = following[2]
    if runs:
        first, _, width = runs[0]
        for k in range(max(0, first - 3), first):
            if widths[k] <= width + 2:
                measures[k] = width
    return measures, sure


def _are_an_end_and_a_start(width: int, counts: Counter[int]) -> bool:
    """Are two lines of one width the end of a paragraph and the start of the next, which lost its indent? Then the page
    has a column that is two full-width characters wider."""
    return max([counts[width + more] for more in (3, 4, 5)]) > max(2, counts[width])


def _stand_among_paragraphs(widths: list[int], start: int, end: int) -> bool:
    """Is there a line too wide for a column right before or behind? Then lines are paragraphs here: two that are of one
    width are a headline and a short paragraph, or two short ones."""
    return max(widths[max(0, start - 2):start] + widths[end:end + 1], default=0) > WIDEST_MEASURE


def _is_short_paragraph(lines: list[str], i: int) -> bool:
    """A first line that lost its indent, a full line, and then an end: too short to make a run of full lines."""
    return (not _END_MARK.search(lines[i]) and _PROSE_MARK.search(lines[i] + lines[i + 1]) is not None and any(
        line[-1] in "\u3002\uff01\uff1f\u201d\u300d\uff09" for line in lines[i + 1:i + 3]))


def _is_short_latin_paragraph(lines: list[str], blanks: list[int], i: int) -> bool:
    """Two full lines and the end of a sentence, where the second happens to begin with a name: too short to tell by how
    lines begin. Both are wide, and written as sentences are: a headline has capitals, or one line."""
    if i + 2 >= len(lines) or blanks[i + 2] or lines[i + 2][-1] not in ".!?\u201d\"" or len(lines[i + 2]) >= len(lines[i + 1]):
        return False
    return all([len(line) >= WIDE_COLUMN and 2 * len(_SMALL_WORD.findall(line)) > line.count(" ") for line in lines[i:i + 2]])


def _is_running_text(lines: list[str], indents: list[int], start: int, end: int, latin: bool, strict: bool) -> bool:
    """Is the run text cut at the column's width, and not verse, a list, a table or code?

    `strict`: the lines are the rest of a longer run that is none; two lines of verse are no column either.
    """
    sample = lines[start:min(end, start + 12)]
    if latin:  # the cheap questions first: most runs of Latin pages are lists, code and tables
        stop = end + 1 if end - start == len(sample) > 2 else start + len(sample)    # with the line below, if it is near
        if (strict or len(sample) > 2) and not any([line[0].islower() for line in lines[start + 1:stop]]):
            return False  # verse, headlines, a table: of the lines of a text two thirds begin inside a sentence
        if len({*indents[start:start + len(sample)], 0}) > 2:
            return False  # code, verse
    joined = "\n".join(sample)
    if not (_LATIN_PROSE if latin else _PROSE_MARK).search(joined) or joined.startswith(("- ", "+ ", "* ")) or any(
            [mark in joined for mark in _NOT_PROSE_EITHER]) or any(
            [sign in joined for sign in _MAY_BE_CODE]) and _NOT_PROSE.search(joined):
        return False
    if len(sample) == 2 and not latin and _CLAUSE_MARK.search(joined) is None and (
            not start or _SENTENCE_END.search(lines[start - 1])) and all(
            [sample[0].count(a) == sample[0].count(b) for a, b in ("“”", "「」")]):
        return False    # two headlines: they have quotation marks and spaces, and seldom a comma
    # Verse of one metre ends its lines in marks; a column is cut anywhere. Of the seeds' full lines 9 % end in a mark.
    inner = sample if end - start > len(sample) else sample[:-1]
    marked = sum([line[-1] in _END_MARKS or line[-1] in _CLOSERS and _END_MARK.search(line) is not None for line in inner])
    if len(inner) == 1 and not strict:
        # Not of two that speak, a line each; of two Latin ones the second begins inside a sentence.
        if latin:
            return sample[1][0].islower() or inner[0][-1] in "-\u00ad\u00ac"
        return not _SENTENCE_END.search(inner[0])  # two paragraphs of one length, or two lines of verse
    return marked * 2 <= len(inner)
