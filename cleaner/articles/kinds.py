"""The kinds of units that their neighbours tell: a name under a headline, a subhead in brackets, the rest of a cut sentence.

`units` tells of each line what can be told of it by itself. Here each is looked at once more, in the order of the page, with
the lines above it settled.

>>> from cleaner.articles.units import units_of
>>> units = units_of("Rain in the hills and in the\\nvalleys of the north\\n\\nIt rained all day.")
>>> settle("", units)
>>> [unit.kind for unit in units]
['heading', 'heading', 'body']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cleaner import vocabulary as words
from cleaner.articles.heading_lines import LINES_OF_A_HEADLINE
from cleaner.articles.marks import closes_any
from cleaner.articles.paragraphs import is_open
from cleaner.articles.units import ASIDES, Unit

QUOTE_WINDOW = 20_000
"""Code points before and behind a quotation in which the text that it is taken from is looked for."""
LONGEST_SUBHEAD = 28
"""Code points of a heading of two clauses that stands by itself between two paragraphs."""
LONGEST_LAST_LINE = 30
"""Code points of the last line of a Latin headline."""
LONGEST_QUOTED_HEADLINE = 24
"""Code points of a headline that is a quotation from end to end, and has no mark that ends a sentence."""
LONGEST_OVER_A_CREDIT, LONGEST_LATIN_OVER_A_CREDIT = 60, 120
"""Code points of a line that a photographer's credit makes a caption."""
MANY_HEADINGS = 4
"""Lines that look like headings; of more of them, on a page without running text, all but the first are its text."""
_SENTENCE_MARK = re.compile("[\u3002\uff01\uff1f!?\uff0c,.]")
_NUMBERED = re.compile("[1-9①-⑨][、：:.．]")
_EDGE = Unit(0, 0, " ", 1, 0)
"""What stands above the first unit and below the last."""
_EDGE.kind = ""


def settle(text: str, units: Sequence[Unit]) -> None:
    """Tell the kinds of those units of the page `text` that need their neighbours."""
    for n, unit in enumerate(units):
        kind = unit.kind
        if kind == "body":
            if unit.latin:
                _settle_further_lines(units, n)
        elif kind == "quote":
            if not _is_said_elsewhere(text, unit):
                unit.kind = "heading" if _is_quoted_headline(unit.text) else "body"
        elif kind == "credit":
            _settle_caption_above(units, n)
        else:
            for is_so, settled in RULES.get(kind, ()):
                if is_so(units, n):
                    unit.kind = settled
                    break


def settle_without_text(units: Sequence[Unit]) -> None:
    """A page with no running text: a photo page's captions are its text, or verse, or a list."""
    for unit in units:
        if unit.kind in ("caption", "quote"):
            unit.kind = "body"
    heads = [unit for unit in units if unit.kind == "heading"]
    if len(heads) > MANY_HEADINGS:
        for unit in heads[1:]:
            unit.kind = "body"


def is_numbered(text: str) -> bool:
    """Does a caption say which of several pictures it is of?"""
    return _NUMBERED.match(text) is not None


def _around(units: Sequence[Unit], n: int) -> tuple[Unit, Unit, Unit]:
    """Unit `n`, and those above and below it."""
    return units[n - 1] if n else _EDGE, units[n], units[n + 1] if n + 1 < len(units) else _EDGE


# ---- labels and names -----------------------------------------------------------------------------------------------
def _is_name_under_headline(units: Sequence[Unit], n: int) -> bool:
    """Under a headline a name is a name, and no column's label."""
    above, unit, below = _around(units, n)
    return above.kind == "heading" and below is not _EDGE and (
        below.kind != "heading" or unit.blank and below.blank and not above.text[-1].isascii()
    ) and words.NAMES_ONLY.match(unit.text[1:].strip()) is not None


def _is_bracketed_subhead(units: Sequence[Unit], n: int) -> bool:
    """\u3010...\u3011 between two paragraphs is a subhead."""
    above, unit, below = _around(units, n)
    return unit.text[0] == "\u3010" and above.kind == below.kind == "body"


def _signs_a_text(units: Sequence[Unit], n: int) -> bool:
    """Do names stand under a heading, or at the end of a text?"""
    above, _, below = _around(units, n)
    return above.kind in ("heading", "label") or above.kind in ("body", "note") and below.kind != "body" or below is _EDGE


def _in_any_case(units: Sequence[Unit], n: int) -> bool:
    return True


# ---- lines that look like headings ----------------------------------------------------------------------------------
def _goes_on_behind_comma(units: Sequence[Unit], n: int) -> bool:
    above, unit, _ = _around(units, n)
    return above.kind == "body" and not unit.blank and above.text[-1] in "\uff0c\u3001,"


def _fills_open_column(units: Sequence[Unit], n: int) -> bool:
    """Is a line as wide as the column in which a sentence is open, or does it close a bracket?"""
    above, unit, _ = _around(units, n)
    return above.kind == "body" and not unit.blank and not unit.latin and is_open(above.text) and (
        unit.opens < 0 and unit.first == above.last or closes_any(unit.text))


def _is_long_between_texts(units: Sequence[Unit], n: int) -> bool:
    """Is it a paragraph that is cut where its column ends, with no mark to tell?"""
    above, unit, below = _around(units, n)
    return len(unit.text) > LONGEST_SUBHEAD and not unit.level and "\uff0c" in unit.text and above.kind == below.kind == "body"


def _is_cut_by_asides(units: Sequence[Unit], n: int) -> bool:
    """Is it the last line before a picture, its end said again at the head of the first line behind it?"""
    _, unit, below = _around(units, n)
    if below.kind not in ASIDES or unit.level:
        return False
    from cleaner.lines.seams import said_twice

    behind = next((other for other in units[n + 1:n + 5] if other.kind not in ASIDES), _EDGE)
    return behind.kind == "body" and said_twice(unit.text, behind.text) > 0


def _is_post_of_author(units: Sequence[Unit], n: int) -> bool:
    """Staff Writer, under a name."""
    above, unit, _ = _around(units, n)
    return unit.latin and above.kind == "byline" and not unit.blank and words.POST.match(unit.text) is not None


# ---- captions -------------------------------------------------------------------------------------------------------
def _is_first_of_several(units: Sequence[Unit], n: int) -> bool:
    """Is it the caption of the first of several pictures under one headline, which are its text?"""
    above, unit, _ = _around(units, n)
    return above.kind == "heading" and unit.text[0] in "1\u2460" and is_numbered(unit.text)


RULES: Mapping[str, Sequence[tuple[Callable[[Sequence[Unit], int], bool], str]]] = {
    "label": ((_is_name_under_headline, "byline"), (_is_bracketed_subhead, "heading")),
    "names": ((_signs_a_text, "byline"), (_in_any_case, "heading")),
    "heading": ((_goes_on_behind_comma, "body"), (_fills_open_column, "body"), (_is_long_between_texts, "body"),
                (_is_cut_by_asides, "body"), (_is_post_of_author, "byline")),
    "caption": ((_is_first_of_several, "body"),),
}
"""By the kind that a unit has by itself: what is asked of it, and the kind of those of which it is so; the first counts."""


# ---- quotations -----------------------------------------------------------------------------------------------------
def _is_said_elsewhere(text: str, unit: Unit) -> bool:
    """Does the text near by say what a quotation says? Then it is a pull quote."""
    inner = unit.text[1:-2].strip("\u3002\uff1f\uff01.?! ")
    near, far = max(0, unit.start - QUOTE_WINDOW), unit.end + QUOTE_WINDOW
    return any(text.find(probe, near, unit.start) >= 0 or text.find(probe, unit.end, far) >= 0
               for probe in (inner[:10], inner[-10:]))


def _is_quoted_headline(text: str) -> bool:
    return len(text) <= LONGEST_QUOTED_HEADLINE and _SENTENCE_MARK.search(text) is None


# ---- what tells the kind of other lines too -------------------------------------------------------------------------
def _settle_further_lines(units: Sequence[Unit], n: int) -> None:
    """The further lines of a headline in Latin script start with small letters."""
    if n and units[n - 1].kind == "heading" and units[n - 1].latin:
        for unit in units[n:n + _lines_on(units, n)]:
            unit.kind = "heading"


def _lines_on(units: Sequence[Unit], n: int) -> int:
    """How many lines from line `n` on, of Latin script, are lines of the headline above them: short ones without an
    end, and behind them a blank line or a byline."""
    lines = 0
    for unit in units[n:n + LINES_OF_A_HEADLINE]:
        if unit.blank or unit.kind not in ("body", "heading"):
            return lines
        if unit.closed or not unit.latin or len(unit.text) > LONGEST_LAST_LINE:
            return 0
        lines += 1
    return lines if n + lines == len(units) else 0


def _settle_caption_above(units: Sequence[Unit], n: int) -> None:
    """A line right above a photographer's credit is a caption: one that is short, of one sentence."""
    above, unit, _ = _around(units, n)
    if above.kind not in ("body", "heading"):
        return
    bare = unit.text[0] not in "\uff08("
    cut = n > 1 and units[n - 2].kind == "body" and is_open(units[n - 2].text)
    if (bare or cut) and len(above.text) <= (LONGEST_LATIN_OVER_A_CREDIT if above.latin else LONGEST_OVER_A_CREDIT) and (
            above.text.count("\u3002") <= 1 and not above.level and not words.LEAD_IN.match(above.text)):
        above.kind = "caption"
