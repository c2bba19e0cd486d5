"""The lines of a cleaned page as units, each with what can be told of it by itself.

>>> [unit.kind for unit in units_of("第3版\\n\\nRain in the hills\\nBy ANN LEE\\nIt rained all day.\\n")]
['furniture', 'heading', 'byline', 'body']
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.marks import PAIRS
from cleaner.characters.classes import HAN, LARGE, SMALL
from cleaner.layout import lines_of

LONGEST_HEADING = 46
"""Code points of a Chinese heading; the longest on the pages with gold has 43."""
LONGEST_LATIN_HEADING = 110
LONGEST_TITLE = 24
"""Code points of what a chart or a work of art is called."""
EMPTIED = 3
"""OCR leaves the place of a picture empty: so many blank lines, then what stood under it."""

HEADS = ("heading", "label", "byline", "names")
"""The kinds that stand over a text."""
PICTURES = ("caption", "credit", "picture")
SET_IN = (*PICTURES, "quote")
"""What is set into a column, and cuts it."""
ASIDES = (*SET_IN, "note", "author")
"""The kinds that are neither running text nor stand over it."""

_HAN = re.compile(f"[{HAN}]")
_MARKDOWN = re.compile("(#{1,6}|>)[ \u3000]+|\\*\\*(?=.*\\*\\*$)")
_CLOSED = re.compile("[\u3002\uff01\uff1f!?.\u2026][\u201d\u2019\u300d\u300f\uff09)\"'\u3015\u3011]*$|[\u201d\u300d\u300f][\uff09)]?$|[)\uff09]$|[;\uff1b:\uff1a]$")
_CLOSES, _MAY_CLOSE = frozenset("\u3002\uff01\uff1f!?.\u2026\u201d\u300d\u300f\uff09);\uff1b:\uff1a"), frozenset("\u2019\"'\u3015\u3011")
"""How a line ends that `_CLOSED` matches, and that it may match: looked up first, in a tenth of the time."""
# Each branch starts with a character of its own: the search leaps from one to the next.
_SENTENCE = re.compile("[\u3002\uff1b.!?](?:(?<=[\u3002\uff1b])| " + f"(?<=[{SMALL}]{{2}}..)[{LARGE}\u201c\"])")
_ENDS_OPEN = frozenset("\uff0c\u3001,-")
_STARTS_INSIDE = frozenset("\uff0c\u3001\u3002\uff1b\uff1a\uff09\u201d\u300b,.;)")
_OPENS_ITEM = frozenset("0123456789")
_MEASURED = re.compile("[0-9][0-9/. \u00bc-\u00be-]* [a-z]")
_REPLY = re.compile("[\u201c\u300c][^\u201c\u201d\u300c\u300d]*[\u3002\uff01\uff1f!?\u2026][\u201d\u300d]$")
# A line of an interview or a dialogue; somebody says a whole sentence.
_SPEAKS = re.compile("(?:[\u8bb0\u8a18]\u8005|[\u95ee\u554f\u7b54\u7532\u4e59\u4e19])[\uff1a:]|Q[.:] |A: ")
_SAYS = re.compile("[\uff1a:][\u201c\u300c][^\u201c\u201d\u300c\u300d]*[\u3002\uff01\uff1f!?][\u201d\u300d]$")
_QUOTED = re.compile("[\u201c\u300c\"](.{6,160})[\u201d\u300d\"]$")


class Unit:
    """One line of the cleaned page. `start`/`end` are offsets of its text, without the marks of Markdown around it.

    `blanks` counts the blank lines before it. `kind` is furniture, picture, label, byline, author (a byline in brackets), note, caption, credit, quote, heading or
    body; `role` says what kind of furniture. `blank` is whether there are any.
    """

    __slots__ = ("start", "end", "text", "blank", "blanks", "breaks", "indent", "level", "kind", "role", "closed", "latin", "first", "last",
                 "lines", "full", "cut", "opens", "one_of_many", "in_columns")

    def __init__(self, start: int, end: int, text: str, blanks: int, indent: int) -> None:
        self.start, self.end, self.text, self.blank, self.indent = start, end, text, blanks > 0, indent
        self.blanks = blanks
        self.breaks = False
        self.level = 0
        self.kind, self.role = "body", ""
        self.closed = False
        self.latin = False
        self.first = self.last = 0
        """The measures in cells of the columns of its first and its last line; 0 where unknown."""
        self.in_columns = False
        """Is there a column on its page whose measure is known?"""
        self.lines = 1
        self.full = True
        self.one_of_many = False
        """Is it one of many short headings of the page that stand by themselves?"""
        self.opens = 0
        """1: its first line has an indent, or is short by one; -1: it is full from the first character on; 0: not told."""
        self.cut = False
        """Does a paragraph go on behind it that looks like another?"""

    def __repr__(self) -> str:
        return f"Unit({self.kind}, {self.text[:24]!r})"


    def parted(self, cut: int) -> tuple[Unit, Unit]:
        """Two units of the same kind, the second from offset `cut` of the text on."""
        halves = []
        for start, end in ((0, cut), (cut, len(self.text))):
            piece = self.text[start:end]
            half = Unit(self.start + start + len(piece) - len(piece.lstrip()), self.start + start + len(piece.rstrip()),
                        piece.strip(), self.blanks if not start else 1, self.indent)
            half.level, half.kind, half.latin, half.first, half.last = self.level, self.kind, self.latin, self.first, self.last
            halves.append(half)
        return halves[0], halves[1]


def units_of(text: str) -> list[Unit]:
    """The lines of `text` that are not blank, with their kinds."""
    found: list[Unit] = []
    at, blanks = 0, 1
    for line in lines_of(text):
        bare = line.strip(" \u3000\t\f\v")
        if bare:
            lead = line.find(bare[0])
            unit = Unit(at + lead, at + lead + len(bare), bare, blanks + ("\f" in line), lead)
            unit.breaks = line.endswith("  ")  # a line break of Markdown
            found.append(unit)
            blanks = 0
        else:
            blanks += 1
        at += len(line) + 1
    # A page that parts every paragraph so has no picture at each of them.
    wide = sum([unit.blanks >= EMPTIED for unit in found])
    emptied = EMPTIED if wide * 4 <= sum([unit.blank for unit in found]) else len(text)
    for unit in found:
        _tell(unit, emptied)
    for n, unit in enumerate(found):
        if unit.kind == "heading" and not unit.level and (
                unit.text[0] in _OPENS_ITEM and (n > 0 and _is_next(found[n - 1], unit) or (
                    n + 1 < len(found) and _is_next(unit, found[n + 1])))
                or unit.text[-1] in "\u201d\u300d" and _is_reply(found[max(0, n - 1):n], unit, found[n + 1:n + 2])):
            unit.kind = "body"
    return found


def _is_next(unit: Unit, below: Unit) -> bool:
    """Are two lines right below each other items of a list (`1. ` and `2. `; under a subhead with a number stands its text),
    or things by their number, as in a recipe (`2 cups flour` and `1 cup sugar`)?"""
    if below.blank:
        return False
    one, other = words.ITEM.match(unit.text), words.ITEM.match(below.text)
    return (one is not None and other is not None and int(one[1]) + 1 == int(other[1])
            or _MEASURED.match(unit.text) is not None and _MEASURED.match(below.text) is not None)


def _is_reply(above: Sequence[Unit], unit: Unit, below: Sequence[Unit]) -> bool:
    """Is a whole sentence in quotation marks part of a dialogue: does what is said stand right above or below it too?"""
    return _REPLY.match(unit.text) is not None and (
        not unit.blank and any([other.text[0] in "\u201c\u300c" for other in above])
        or any([not other.blank and other.text[0] in "\u201c\u300c" for other in below]))


def _tell(unit: Unit, emptied: int) -> None:
    """Fill in the unit's kind. `emptied` blank lines before it are a picture's place."""
    text = unit.text
    mark = _MARKDOWN.match(text) if text[0] in "#>*" else None
    if mark:
        unit.level = 0 if mark[1] == ">" else len(mark[1]) if mark[1] else 7
        unit.start += mark.end()
        if not mark[1]:
            unit.end -= 2
        text = unit.text = text[mark.end():len(text) - (0 if mark[1] else 2)]
        if not text:
            unit.kind, unit.role = "furniture", "picture"
            return
    length = len(text)
    # Not from every full stop of a paragraph.
    last = text[-1]
    unit.closed = last in _CLOSES or last in _MAY_CLOSE and _CLOSED.search(text, max(0, length - 12)) is not None
    if length <= 160:
        role = words.furniture_role(text)
        if role:
            unit.kind, unit.role = "furniture", role
            return
    unit.latin = text.isascii() or not _HAN.search(text, 0, 60)
    if length <= 130:
        if _tell_short(unit, text, length, emptied):
            return
    elif words.CAPTION.match(text):
        unit.kind = "caption"
        return
    if length <= (LONGEST_LATIN_HEADING if unit.latin else LONGEST_HEADING) and _could_head(unit, text, length):
        unit.kind = "heading"


_STARTS = re.compile("[(\"]|_*\\W{0,3}(?:BY|By|by) |Pictured|Above|V(?:on|ON|oir|iene|an onze|ervolg)|P(?:ar|AR|or|OR) |D(?:e n|al|o n)"
                     "|Lire|[Ss]uite|La suite|la suite|Fortsetzung|Siehe|Contin|Se(?:gue|rviz)|Foto|Bild")
"""How a line of ASCII starts that is anything of the kinds below, but for a photographer's credit and a jump line: one look
in place of ten patterns."""


def _tell_short(unit: Unit, text: str, length: int, emptied: int) -> bool:
    if text.isascii() and not _STARTS.match(text) and "hoto" not in text and "pag" not in text and "Pag" not in text:
        return False
    if words.LABEL.match(text):
        unit.kind = "label"
    elif words.JUMP.match(text) or words.AUTHOR_NOTE.match(text):
        unit.kind = "note"
    elif words.CREDIT_ONLY.match(text) and length <= 40:
        unit.kind = "credit"
    elif words.CAPTION.match(text):
        unit.kind = "caption"
    elif words.BYLINE.match(text) and length <= (80 if unit.latin else 40) or (
            text[0] in "\u25a0\u25a1\u25cf" and length <= 24 and words.NAMES_ONLY.match(text[1:].strip())):
        unit.kind = "byline"
    elif _is_bracketed(text):
        inner = text[1:-1]
        if words.NOTE.search(inner) and not words.TEXT_AND_PICTURE.search(inner):
            unit.kind = "note"
        elif _HAN.search(inner) and 2 <= length - 2 <= 34:
            unit.kind = "author"
        else:
            return False
    elif length <= 110 and words.CREDIT_END.search(text) and words.CREDIT.search(text) and not words.LEAD_IN.match(text):
        unit.kind = "caption"
    elif length <= LONGEST_TITLE and text[-1] in "\u56fe\u5716\uff09)" and words.TITLED.search(text):
        unit.kind = "caption"
    elif length <= 90 and unit.closed and text.count("\u3002") <= 3 and words.POINTING.search(text) and (
            not words.LEAD_IN.match(text)):
        unit.kind = "caption"
    elif unit.blanks >= emptied and unit.closed and length <= 60 and "\u3002" in text and text.count("\u3002") <= 1 and not words.LEAD_IN.match(text):
        unit.kind = "caption"
    elif length <= 30 and words.NAMES_ONLY.match(text) and (length <= 4 or " " in text):
        unit.kind = "names"
    elif unit.closed and length >= 10 and _QUOTED.match(text):
        unit.kind = "quote"
    else:
        return False
    return True


def _is_bracketed(text: str) -> bool:
    return text[0] in "\uff08(" and text[-1] in "\uff09)" and words.BRACKETED.match(text) is not None


def _could_head(unit: Unit, text: str, length: int) -> bool:
    last = text[-1]
    if not unit.level and (_SPEAKS.match(text) or last in "\u201d\u300d" and _SAYS.search(text)):
        return False
    if unit.latin and last in ".;:" and not (unit.level > 0 or length < 40 and text.istitle()):
        return False    # most paragraphs of a Latin page
    if last in _ENDS_OPEN or text[0] in _STARTS_INSIDE or text[0].islower() or words.LEAD_IN.match(text) or _SENTENCE.search(text):
        return False
    if not unit.latin and not unit.level:
        commas = text.count("\uff0c")
        # A sentence cut at a column's end: its quotation marks stay open, it has several clauses.
        if commas >= 2 or text[0] in "\uff08(" or commas and last in "\uff01\uff1f" or any(
                text.count(opening) > text.count(closing) for opening, closing in PAIRS):
            return False
        if last in "\uff09)" and text.count("\uff09") + text.count(")") > text.count("\uff08") + text.count("("):
            return False  # the end of what a bracket on the line before opened
    return unit.latin or last not in "\u3002\uff1b\uff1a:;" and (last not in ".\u2026" or length < 20)


def measured(units: Sequence[Unit], starts: Sequence[int], measures: Sequence[int], widths: Sequence[int],
             indents: Sequence[int], origins: Sequence[tuple[int, int]]) -> None:
    """Tell each unit the measures of the columns of its lines, from the layout of the text before lines were joined.

    `origins[n]` is where unit n stood in that text.
    """
    from bisect import bisect_right

    in_columns = any(measures)
    for unit, (start, end) in zip(units, origins):
        i = j = bisect_right(starts, start) - 1
        if i < 0:
            continue
        if i + 1 < len(starts) and starts[i + 1] < end:     # it has more lines than one
            j = bisect_right(starts, end - 1) - 1
        unit.in_columns = in_columns
        unit.first, unit.last, unit.lines = measures[i], measures[j], j - i + 1
        if j > i and not measures[i]:
            unit.first = measures[i + 1]    # the mark at its end hangs out over the measure
        unit.full = not measures[j] or measures[j] - widths[j] <= 2
        room = unit.first - widths[i]
        unit.opens = 1 if indents[i] or 3 <= room <= 6 else -1 if unit.first and -3 < room < 2 else 0
