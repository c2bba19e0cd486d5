"""A short line without a mark at its end: a heading, or the first piece of a paragraph that was cut in two?

A column's end, the foot of a page or a picture cuts a paragraph anywhere, and a program that reads images writes the
pieces as two paragraphs. A first piece of a few words looks like a heading: short, no full stop. What tells it is the
cut itself. Measured on 102 such pieces and 557 headings over a text (pages of newspapers typeset and read back):

- a word of the dictionary that goes across the cut (`新闻界人` over `士来中国`) and is cheaper than its two halves: 33 of
  the pieces, none of the headings (but one set on two lines);
- a comma inside, between two paragraphs: 36 of the pieces, 2 headings (Chinese headings have a space instead, but for
  those that count: `第一，…`);
- a particle or a measure word behind the cut (`的`, `了`, `们`), which no paragraph starts with, or a preposition or a
  conjunction before it (`在`, `和`); a number cut from its unit; in Latin scripts a small letter behind the cut, or an
  article or a preposition before it;
- in a column that marks where its paragraphs start: a line that starts one, over a line that does not (24, 0); a line
  that is full, over a line that does not (24, 2).

Leaves alone: headings that Markdown marks as such, and lines whose end is followed by nothing of the kind.

>>> is_cut("他表示，欢迎有更多的各国新闻界人", "士来中国访问和采访。", False), is_cut("城东小河开始整治", "城东十二条小河的整治工程昨天开工。", True)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.articles.marks import AROUND_CLAUSES, closes, stays_open
from cleaner.articles.paragraphs import hangs, is_open, starts_anew
from cleaner.articles.reading_order import marks_paragraphs
from cleaner.articles.units import ASIDES, Unit
from cleaner.layout import would_have_fitted
from cleaner.lines.hanzi_words import goes_across
from cleaner.vocabulary import LEAD_IN, is_title

LONGEST_WITH_A_NUMBER = 20
"""Code points of a line that a number, which no headline's line ends in the midst of, is cut at the end of."""
REACH = 14
"""Code points of the longest end that tells of a cut: the patterns that end a line are looked for no further from its end."""
LONGEST_NARROW, NARROW = 8, 4
"""Code points of a line beside a picture, and of one that is too narrow for a headline."""
NARROW_LATIN = 14
"""Code points of a line of Latin script beside a picture."""
SHORTEST_PARAGRAPH = 8
"""Code points of what is no paragraph under a heading, but the end of one: `会见。`"""
# What no sentence starts with: particles, suffixes.
_BOUND = re.compile("[们們]|的(?![确確士])|了(?![解结結却卻然])|[着著](?![力眼手重名实實陆陸急火迷作者书書])|[得地](?!方|点|點|到|区|區|主|下|上|球|铁|鐵|震|理|处|處|位|产|產|名|面|税|稅)|等(?![待級级到候於于同等额額我你他她])|(?:[说說称稱]|表示|指出|[认認][为為])[，：]|[、，。；：！？」』》）,;:!?)]")
_NUMBER_CUT = re.compile("[0-9０-９]$")
_WIDE_NUMBER = re.compile("[十百千万萬亿億][多余餘]$|月[一二三四五六七八九十]{1,3}$")
_OF_A_WIDE_NUMBER = re.compile("[年个個名人位家户戶岁歲块塊元]|[日号號](?![本前益常])")
_TEN_THOUSANDS = re.compile("[0-9０-９][万萬亿億]$")
_OF_A_NUMBER = re.compile("[0-9０-９%％‰℃年月日号號时時分秒元万萬亿億多余餘个個名人次位家岁歲块塊米]")
_NUMERAL = re.compile("[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}$")
"""A line that is a number and nothing else: over a line that is not narrow it heads a section."""
_LONG_NUMBER = re.compile("[0-9]{5}")
_ROW = re.compile("[0-9]+(?:[ \u3000]|$)")
"""The first cell of a row: `2 \u4e0a\u6d7721` under `1 \u5929\u6d2524`."""
_COUNTED_OFF = re.compile("第?[0-9一二三四五六七八九十]{1,3}[、，,.．]|[（(]")
_COMMA = re.compile("[，,]")
_OPENS = frozenset("(\u201c\u2018\"")
# What no Chinese heading ends with, of 800: prepositions, conjunctions, the copula; a long one not with `的`.
_HANGS_WIDE = re.compile("(?:[在和把被於于及或让讓给給对對將将為从從是]|(?<![参參])[与與]|(?<!所)以|(?<![作认認成行])为|.{13}的|、[\u4e00-\u9fff]|\u2014)$")
_WIRE_CUT = re.compile("(?:社|[报報][讯訊]?)[\u4e00-\u9fff]{2,4}[0-9一二三四五六七八九十]{1,2}月?(?:[0-9一二三四五六七八九十]{1,3}日?)?$")
_WIRE_TAIL = re.compile("[0-9一二三四五六七八九十]{0,3}[月日][0-9一二三四五六七八九十日]{0,4}[电電讯訊]|[电電讯訊]")


def settle(units: Sequence[Unit]) -> None:
    """Give the kind `body` to lines that look like headings and are pieces of paragraphs."""
    _settle_first_pieces(units)
    for above, unit, below in zip(units, units[1:], units[2:]):
        if unit.kind == "heading" and above.kind == "body" and (
                not unit.level and below.kind == "body" and is_quoted(above, unit, below) or _is_narrow(above, unit, below)):
            unit.kind, unit.cut = "body", True


def _settle_first_pieces(units: Sequence[Unit]) -> None:
    """The first pieces of paragraphs; from the page's end, since what such a line goes on with may be another."""
    text_below: Unit | None = None
    marked = marks_paragraphs(units)
    for n in range(len(units) - 1, -1, -1):
        unit = units[n]
        above, below = units[n - 1] if n else None, units[n + 1] if n + 1 < len(units) else None
        if unit.kind == "heading" and text_below is not None and not unit.level and not (
                above and unit.blank and above.kind == "body" and is_open(above.text)) and (
                is_cut(unit.text, text_below.text, above is not None and above.kind == "body")
                or marked and below is text_below and not starts_anew(text_below) and is_inside(unit, text_below)):
            unit.kind, unit.cut = "body", True
        elif unit.kind == "heading" and above is not None and starts_bound(unit.text) and not (
                above.kind == "heading" and is_further_line(unit.text)):
            unit.kind = "body"
        elif below is not None and unit.kind in ("heading", "body") and below.kind in ("heading", "body") and (
                is_torn(unit, below)):
            unit.kind, unit.cut = "body", True
            if below.kind == "heading":
                below.kind, below.cut = "body", True
        if unit.kind not in ASIDES:
            text_below = unit if unit.kind == "body" else None


def _is_narrow(above: Unit, unit: Unit, below: Unit) -> bool:
    """Is a line one more narrow one between two pieces of a paragraph, which no word tells?"""
    if unit.blank:
        return False
    if above.cut and below.kind == "body" and not below.blank and len(unit.text) <= NARROW:
        return True
    return len(unit.text) <= (NARROW_LATIN if unit.latin else NARROW) and is_open(above.text) and (
        below.kind in ASIDES or not below.blank and below.kind in ("heading", "body"))


def is_cut(above: str, below: str, after_text: bool) -> bool:
    """Does the paragraph that starts with the line `above` go on with `below`?

    `above` ends in no mark, and `below` is running text. `after_text` is whether running text stands before `above` too.
    """
    first, last = below[0], above[-1]
    if last < "\u2e80" and last.isdigit() and first.islower():
        return True     # in the public schools for 40 | years
    if last < "\u2e80" and last.isalpha():
        return first.islower() or first in _OPENS and below[1:2].islower() or hangs(above)
    if _BOUND.match(below) or len(below) <= SHORTEST_PARAGRAPH and last >= "\u2e80" and below[-1] == "\u3002":
        return True
    if _is_cut_number(above, below) or _WIRE_TAIL.match(below) and _WIRE_CUT.search(above, max(0, len(above) - REACH)):
        return True
    if LEAD_IN.match(below) or len(below) > LONGEST_NARROW and _NUMERAL.match(above):
        return False
    if _HANGS_WIDE.search(above, max(0, len(above) - REACH)):
        return True
    if after_text and _COMMA.search(above) and not _COUNTED_OFF.match(above):
        return True
    return goes_across(above, below)


def starts_bound(text: str) -> bool:
    """Does a line start with what no sentence and no headline starts with, a particle, a suffix or a mark?

    >>> starts_bound("的海上走私案"), starts_bound("的确良衬衫重返市场")
    (True, False)
    """
    return _BOUND.match(text) is not None


def is_further_line(text: str) -> bool:
    """May a line that starts bound be a further line of a headline?

    >>> is_further_line("的海上走私案"), is_further_line("的老人说，阿")
    (True, False)
    """
    return len(text) > NARROW and _COMMA.search(text) is None


def is_quoted(above: Unit, unit: Unit, below: Unit) -> bool:
    """Does a quotation or a bracket that `above` opens end in `below`, so that the line between them stands in it?"""
    return any([closes(below.text, *pair) and stays_open(above.text, *pair) and not any([mark in unit.text for mark in pair])
                for pair in AROUND_CLAUSES])


def _is_cut_number(above: str, below: str) -> bool:
    """Does a number go on, or its unit follow: `1997` over `年`, `1\u4e07` over `800\u5143`?"""
    if above[0].isdigit() and below[0].isdigit() and (_ROW.match(below) or above.isdigit()):
        return False    # rows of a table
    if _WIDE_NUMBER.search(above, max(0, len(above) - REACH)) and _OF_A_WIDE_NUMBER.match(below) or (
            above[-1] in "\u53f7\u865f" and _LONG_NUMBER.match(below)):
        return True
    return (_NUMBER_CUT.search(above, len(above) - 1) is not None and _OF_A_NUMBER.match(below) is not None
            or below[0].isdigit() and _TEN_THOUSANDS.search(above) is not None)


def is_torn(above: Unit, below: Unit) -> bool:
    """Do two lines of a few hanzi each, right below each other, hold one word, number or wire lead-in?

    Beside a picture the first lines of a text are too narrow for a column to be seen, and each looks like a heading.
    Headlines are cut inside words too, but not so narrow: of ten such on typeset pages nine had a line of six or more; or
    every line has one hanzi, in a headline that is set from top to bottom.

    >>> from cleaner.articles.units import units_of
    >>> name, lead_in = units_of("环东街名\\n胜而"), units_of("社昆明1月\\n12日电")
    >>> is_torn(*name), is_torn(*lead_in)
    (True, True)
    """
    a, b = above.text, below.text
    if below.level or above.level:
        return False
    if _is_cut_number(a, b) and max(len(a), len(b)) <= LONGEST_WITH_A_NUMBER:
        return True
    if below.blank or not 1 < max(len(a), len(b)) <= LONGEST_NARROW:
        return False
    return (_WIRE_CUT.search(a) is not None and _WIRE_TAIL.match(b) is not None
            or min(len(a), len(b)) <= NARROW and max(len(a), len(b)) <= NARROW + 2 and (
                starts_bound(b) or goes_across(a, b)))


def _ended_by_choice(above: Unit, below: Unit) -> bool:
    """Would the first word of the next line have fitted on a line of Latin script? Then no column's width ended it."""
    word = below.text.partition(" ")[0]
    return would_have_fitted(len(word), above.first - len(above.text) - above.indent, above.first)


def is_inside(above: Unit, below: Unit) -> bool:
    """Do two lines of one column stand in one paragraph, by where their first lines start and end?

    Asked on a page that marks where its paragraphs start.
    """
    if above.level or not above.first or abs(above.first - below.first) > 2 or LEAD_IN.match(below.text) or (
            above.latin and (is_title(above.text) or above.lines == 1 and below.text[0].isupper() and _ended_by_choice(above, below))):
        return False
    return below.opens < (0 if above.opens == 0 else 1)
