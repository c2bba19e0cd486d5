"""A cleaned page divided into articles: boundaries, headings to bodies, captions to articles, what is furniture.

The layer names spans and moves nothing. It goes in five steps, each a module or a few:

- `units`, `kinds`, `captions`, `cut_lines`, `reading_order`: what each line is, by itself and by its neighbours;
- `paragraphs`: what belongs to one, across a caption or a column's end;
- `starts`: the evidence between two paragraphs, added up (`boundaries`); where headings stand apart from their texts, what
  they say too (`arranging`, `side_by_side`, `turns`, all by `apart`);
- `asides`, `headings`: what stands between two articles, to the one it stands at or speaks of (`matching`);
- `blocks`: the articles with their names and joints.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.articles import captions, cut_lines, kinds
from cleaner.articles.arranging import arrange_headings
from cleaner.articles.article import Article, Division
from cleaner.articles.asides import give_asides
from cleaner.articles.blocks import article_of, unit_block
from cleaner.articles.heading_lines import pieces_in
from cleaner.articles.headings import give_headings, in_want
from cleaner.articles.paragraphs import Paragraph, collected
from cleaner.articles.reading_order import in_order
from cleaner.articles.segments import Segment, segments_of, with_scraps_joined
from cleaner.articles.starts import Starts
from cleaner.articles.units import ASIDES, Unit, measured, units_of
from cleaner.characters.classes import HAN
from cleaner.characters.prose import reaches_east
from cleaner.edits import Step
from cleaner.layout import layout_of

if TYPE_CHECKING:
    from cleaner.page import Page

LOOKED_AT = 1000
"""Code points at the head of a page in which one hanzi tells that it is not in Latin script."""
UNTOLD = 0.5
"""Log odds of an article that no start tells."""
_HAN = re.compile(f"[{HAN}]")


def divide(text: str, wrapped: tuple[str, tuple[Step, ...]] | None = None) -> Division:
    """The articles and the furniture of a cleaned page.

    `wrapped` is the text that the lines of the columns still stood in, and the steps done since: it tells how wide the
    column of each paragraph was. Without it the division is made from the words alone.
    """
    if not reaches_east(text) or not _HAN.search(text, 0, LOOKED_AT):
        # Its evidence of lines is a dozen milliseconds to load, which a page of Chinese need not wait for.
        from cleaner.articles.issue import divide_issue, is_issue

        if is_issue(text):
            return divide_issue(text)
    units = _measured_units(text, wrapped)
    furniture = [unit_block(text, unit, unit.role) for unit in units if unit.kind == "furniture"]
    return Division(tuple(_articles(text, _settled(text, units))), tuple(furniture))


def paragraphs_of(page: Page) -> tuple[list[Paragraph], list[list[Unit]]]:
    """The paragraphs of a cleaned page and what stands around them, as `collected` gives them: what starts are told from."""
    return collected(_settled(page.cleaned, measured_units(page)))


def measured_units(page: Page) -> list[Unit]:
    """The units of a cleaned page with their measures: what `divide` starts from."""
    return _measured_units(page.cleaned, page.before_joining())


def _measured_units(text: str, wrapped: tuple[str, tuple[Step, ...]] | None) -> list[Unit]:
    units = units_of(text)
    if wrapped is not None and units:
        before, steps = wrapped
        layout = layout_of(before)
        starts, ends = [unit.start for unit in units], [unit.end for unit in units]
        for step in reversed(steps):
            starts, ends = step.starts_of_input(starts), step.starts_of_input(ends)
        measured(units, layout.starts, layout.measures, layout.widths, layout.indents, list(zip(starts, ends)))
    return units


def _settled(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units but for furniture, in reading order, each of the kind that its neighbours tell."""
    units = [unit for unit in units if unit.kind != "furniture"]
    kinds.settle(text, units)
    captions.settle(units)
    cut_lines.settle(units)
    units = in_order(units)
    if not any([unit.kind == "body" for unit in units]):
        kinds.settle_without_text(units)
    return units


def _articles(text: str, units: Sequence[Unit]) -> list[Article]:
    """The articles of the page `text`, in the order in which they stand on it."""
    paragraphs, gaps = collected(units)
    if not paragraphs:
        return _without_text(text, units)
    starts = Starts(paragraphs, gaps)
    arrange_headings(starts)
    segments = segments_of(paragraphs, gaps, starts.at, starts.odds)
    pieces: list[tuple[int, list[Unit]]] = []   # gap number among segments, heading lines (with label and byline)
    for k, gap in enumerate([*[gaps[n] for n in starts.at], gaps[-1]]):
        pieces += [(k, piece) for piece in pieces_in(give_asides(segments, k, gap))]
    orphans = give_headings(segments, pieces, starts.owners, starts.at)
    segments = with_scraps_joined(segments)
    for piece in orphans:
        owner = in_want(segments, piece)
        if owner is None:
            owner = Segment(UNTOLD, ["a heading whose text is not on the page"])
            segments.append(owner)
        owner.take(piece)
    return [article_of(text, segment) for segment in sorted(segments, key=lambda segment: segment.first)]


def _without_text(text: str, units: Sequence[Unit]) -> list[Article]:
    if not units:
        return []  # nothing but furniture
    segment = Segment(UNTOLD, ["headings only"])
    for unit in units:
        if unit.kind in ASIDES:
            segment.add_aside(unit)
        else:
            segment.take([unit])
    return [article_of(text, segment)]
