"""Does an article start with this paragraph? The evidence between two paragraphs, weighed together.

Each piece of evidence has a weight, learned by logistic regression from pages whose articles are known; their sum is
the log odds that an article starts here. `benchmarks/learn_boundaries.py` learns a table from any such pages and says how
sure the sure starts are: of those at 0.9 or more, 98 in 100 were right on the pages kept aside. A new table is taken over
only where it makes the articles better, which learning it does not promise. The reasons of an article are the pieces of
evidence that spoke for its start.

>>> from cleaner.articles.paragraphs import Paragraph
>>> from cleaner.articles.units import units_of
>>> rain, sun = units_of("It rained all day in the hills.\\n\\nTOKYO (AP) \\u2014 The sun shone all day by the sea.")
>>> score, reasons = log_odds(evidence([Paragraph(rain)], [Paragraph(sun)], []))
>>> score > 0, reasons
(True, ['a wire lead-in'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.heading_lines import is_dashed
from cleaner.articles.likeness import PHRASES_OF_ONE, pairs_of, phrases_of, pieces_of, share, share_of
from cleaner.articles.paragraphs import Paragraph
from cleaner.articles.units import Unit
from cleaner.lines.hanzi_words import is_word

UNDECIDED = (-3.1, 3.1)
"""Log odds between which comparing the words of both sides, which is dear, may still decide."""
LONG_FOR_A_SUBHEAD = 17
"""Code points of a Chinese subhead: of 37 headings between paragraphs that are longer 37 are headlines, of 125 of seven to ten
28. A line of a text that was cut may be so long too: it has no space, and words that headlines do without."""
_SENTENCE_WORDS = re.compile("[\uff0c\u3001\u7684\u4e86\u662f]")
NEARLY = 3
"""Cells that two measures of one column are apart at most."""
LATIN_CELLS = 18
"""Letters are of several widths, and the longest line of a paragraph is in cells a tenth longer or shorter than that of
the next: from a measure of so many cells on, what they are apart is counted for so many."""
LONGEST_COMPARED = 1500
"""Code points of the text before a gap that are compared."""
COMPARED, SHARED_BY_ONE = 300, 0.1
"""Code points before and behind a gap whose pairs of hanzi are compared, and the share of those behind that the text before
has where one article goes on. The pairs of both sides tell more than the first words behind do: of 248 gaps with a heading, on
pages kept aside, the log loss is 0.13 without and 0.11 with them."""
NAMES_OF_ONE = 5
"""Pairs in both that are no words of the dictionary, and stand there three times or more, where one article goes on: the
names of its people, and what overlaps with them."""
LOOKED_BACK = 6
"""Paragraphs before the gap whose words are compared with those after it."""

WEIGHTS: dict[str, float] = {
    "always": -3.9,
    "pairs of hanzi compared": -1.4,
    "a wire lead-in": 4.9,
    "a heading": 1.5,
    "a Latin heading": 1.2,
    "several headings": 0.9,
    "a long heading": -0.1,
    "a heading longer than subheads are": 1.8,
    "one of many short headings": -1.6,
    "a heading marked as one": 0.7,
    "a heading of the first level": 1.9,
    "a heading of a low level": -0.6,
    "a number as a heading": -4.0,
    "a subheadline": 0.8,
    "a quotation as a heading": -1.5,
    "a label": 3.0,
    "a byline": 2.6,
    "a byline that ends an article": 2.9,
    "a note that ends an article": 2.0,
    "a jump line": 1.5,
    "a picture": 0.6,
    "the sentence before is open": -0.2,
    "another measure": 2.4,
    "a heading over another measure": 1.0,
    "nearly the same measure": 0.1,
    "the same measure": 0.1,
    "the heading speaks of what follows": 0.3,
    "the heading speaks of what stands before": -0.5,
    "the heading is in the text": -0.9,
    "other words": 2.3,
    "shared phrases": -1.6,
    "few pairs of hanzi in both": 2.3,
    "names in both": -0.8,
    "a pull quote": 1.2,
    "a short text": -1.8,
    "the text before has just begun": -1.1,
    "a lost indent": -0.5,
    "a blank line": 0.1,
}
"""The evidence in words, and what it adds to the log odds."""


_NUMBER = re.compile("[一二三四五六七八九十]{1,3}$|[0-9]{1,2}$|[IVX]{1,3}$")
PLAIN: tuple[float, list[str]] = (-4.0, [])
"""The log odds where one paragraph follows another with nothing between and nothing told."""


def goes_on_plainly(last: Paragraph, after: Paragraph) -> bool:
    """Two paragraphs with nothing between them, of one column, the second without a wire lead-in: no article starts.

    Most gaps of a page are such, and are not weighed: no evidence that may still be found there makes a start.
    """
    return _apart(last.last, after.first) <= NEARLY and words.LEAD_IN.match(opening(after)) is None


def _apart(above: Unit, below: Unit) -> float:
    """How far the measures of the columns of two units are apart, in cells; 0 where one is not known."""
    a, b = above.last, below.first
    if not a or not b:
        return 0
    return abs(a - b) * (min(1, LATIN_CELLS / max(a, b)) if below.latin else 1)


def is_plain(odds: tuple[float, list[str]]) -> bool:
    """Are these odds `PLAIN`, of a gap that was not weighed? A compiled tuple has no identity, its list has."""
    return odds[1] is PLAIN[1]


def opening(paragraph: Paragraph) -> str:
    """The first words of a paragraph, where its first line is cut too."""
    units = paragraph.units
    if len(units) > 1 and units[0].cut:
        return "".join([unit.text for unit in units[:3]])
    return units[0].text


def evidence(before: Sequence[Paragraph], behind: Sequence[Paragraph], gap: Sequence[Unit],
             gap_before: Sequence[Unit] = (), *, whole: bool = False) -> dict[str, float]:
    """What stands between the last of `before` and the first of `behind`: evidence by name, with its strength 0 to 1.

    `before` are the paragraphs so far, nearest last, `behind` those that follow; `gap` the units between,
    `gap_before` those before the last of `before`. The words of both sides are compared where that may still decide,
    or where `whole` is true.
    """
    last, first = before[-1], behind[0].first
    found = {"always": 1.0}
    lead_in = words.LEAD_IN.match(opening(behind[0])) is not None
    if lead_in:
        found["a wire lead-in"] = 1.0
    if gap:
        _in_gap(found, before, behind, gap)
    if last.last.text[-1] in "\uff09)" and "a byline that ends an article" not in found:
        match = words.TRAILING_BYLINE.search(last.last.text)
        if match and not words.NOTE.search(match[1]):
            found["a byline that ends an article"] = 0.5
    if last.is_open:
        found["the sentence before is open"] = 1.0
    if last.last.last and first.first:
        apart = _apart(last.last, first)
        if apart > NEARLY and "a heading" in found:
            found["a heading over another measure"] = 1.0
        found["the same measure" if apart <= 1 else "nearly the same measure" if apart <= NEARLY else "another measure"] = 1.0
    if len(first.text) < (20 if gap else 40):
        # Or only its first line is, which was not joined to the next: half as sure.
        found["a short text"] = 1.0 if sum([len(unit.text) for unit in behind[0].units]) < 40 else 0.5
    if first.blank and not gap:
        found["a blank line"] = 1.0
    if not gap and (gap_before or words.LEAD_IN.match(last.first.text)):
        found["the text before has just begun"] = 1.0
    if last.first.indent and not first.indent:
        found["a lost indent"] = 1.0
    if not lead_in and (whole or (gap or "another measure" in found) and UNDECIDED[0] < _sum(found) < UNDECIDED[1]):
        _compare(found, before, behind)
    return found


def _compare(found: dict[str, float], before: Sequence[Paragraph], behind: Sequence[Paragraph]) -> None:
    """Do the texts before and behind the gap share words? One article goes on about the same people and things."""
    first = behind[0].first
    pieces = pieces_of(first.text[:80 if first.latin else 40])  # a letter says less than a hanzi
    phrases = phrases_of(first.text[:120])
    if not pieces and not phrases:
        return
    old = "".join([unit.text for paragraph in before for unit in paragraph.units])[-LONGEST_COMPARED:]
    if first.latin:
        old = old.lower()
    if pieces:
        found["other words"] = 1 - share_of(1 / 3, pieces, old[-600:])
    if not first.latin:
        new = "".join([unit.text for paragraph in behind for unit in paragraph.units])
        _compare_pairs(found, old[-COMPARED:], new[:COMPARED])
    if phrases:
        found["shared phrases"] = share_of(PHRASES_OF_ONE, phrases, old)


def _compare_pairs(found: dict[str, float], old: str, new: str) -> None:
    """How many pairs of hanzi have both texts in common, and how many of those are no words, and are said again and again?
    Those are names."""
    pairs = pairs_of(new)
    if not pairs:
        return
    both = pairs & pairs_of(old)    # 200 pairs are not sought one by one
    found["pairs of hanzi compared"] = 1.0
    found["few pairs of hanzi in both"] = max(0.0, 1 - len(both) / (SHARED_BY_ONE * len(pairs)))
    names = sum([not is_word(pair) for pair in both if old.count(pair) + new.count(pair) > 2])
    if names:
        found["names in both"] = min(1.0, names / NAMES_OF_ONE)


def _in_gap(found: dict[str, float], before: Sequence[Paragraph], behind: Sequence[Paragraph],
            gap: Sequence[Unit]) -> None:
    kinds = {unit.kind for unit in gap}
    heads = [unit for unit in gap if unit.kind == "heading"]
    if heads:
        found["a heading"] = 1.0
        if len(heads) > 1:
            found["several headings"] = 1.0 if len(heads) > 2 or heads[1].blank or heads[1].level or (
                not heads[0].latin and len(heads[1].text) > len(heads[0].text) + 1) else 0.5
        longest = max([len(unit.text) for unit in heads])
        if longest > (40 if heads[0].latin else 14):
            found["a long heading"] = 1.0
        if longest > LONG_FOR_A_SUBHEAD and not heads[0].latin and (" " in heads[0].text or (
                heads[0].blank and behind[0].first.blank and not _SENTENCE_WORDS.search(heads[0].text))):
            found["a heading longer than subheads are"] = 1.0
        if longest <= 3 and all([_NUMBER.match(unit.text) for unit in heads]):
            found["a number as a heading"] = 1.0    # of a section; learned on pages that had none, weighed by hand
        if heads[-1].one_of_many:
            found["one of many short headings"] = 1.0
        level = min([unit.level for unit in heads if unit.level], default=0)
        if level:
            found["a heading marked as one" if level == 2 else "a heading of the first level" if level == 1 else
                  "a heading of a low level"] = 1.0
        if len(heads) == 1 and heads[0].text[0] in "\u201c\u300c" and heads[0].text[-1] in "\u201d\u300d":
            found["a quotation as a heading"] = 1.0
        if any(map(is_dashed, heads)):
            found["a subheadline"] = 1.0
        if heads[0].latin:
            found["a Latin heading"] = 1.0
        text = "".join([unit.text for unit in heads])
        pieces = pieces_of(text)
        if pieces:
            new = "".join([unit.text for paragraph in behind[:3] for unit in paragraph.units])[:LONGEST_COMPARED].lower()
            old = "".join([unit.text for paragraph in before[-3:] for unit in paragraph.units])[-LONGEST_COMPARED:].lower()
            found["the heading speaks of what follows"] = share(pieces, new)
            found["the heading speaks of what stands before"] = share(pieces, old)
            if len(text) >= 4 and text.lower() in new:
                found["the heading is in the text"] = 1.0
    if "label" in kinds or any([words.PHOTO_NEWS.match(unit.text) for unit in heads]):
        found["a label"] = 1.0
    if "byline" in kinds:
        found["a byline"] = 1.0
    if "author" in kinds:
        found["a byline that ends an article"] = 1.0
    if "quote" in kinds and heads:
        found["a pull quote"] = 1.0     # under a headline; one in a text says nothing
    if "note" in kinds:
        found["a note that ends an article"] = 1.0
        if any(unit.kind == "note" and words.GOES_ON.match(unit.text) for unit in gap):
            found["a jump line"] = 1.0
    if "caption" in kinds or "credit" in kinds or "picture" in kinds:
        found["a picture"] = 1.0


def log_odds(found: dict[str, float]) -> tuple[float, list[str]]:
    """The log odds that an article starts, and the reasons for it, strongest first."""
    parts = [(WEIGHTS[name] * strength, name) for name, strength in found.items()]
    reasons = [name for _, name in sorted([part for part in parts if part[0] > 0.3], reverse=True)]
    return sum([value for value, _ in parts]), reasons


def _sum(found: dict[str, float]) -> float:
    return sum([WEIGHTS[name] * strength for name, strength in found.items()])
