"""Headings that a program wrote into the middle of a text: the columns of one article go on behind them.

A program that reads a page box by box may come to a headline after the first column under it, or to the headline of the
next article before the last column of this one. The sentence that the column's end leaves open goes on behind the
headline, in a column of the same measure whose first line is full from its first character on: where the page marks its
paragraphs, by an indent or by a first line that is short of one, no paragraph starts there.

The headline goes where it is missing: over the text behind the column, or over the one that it cut. Before that the columns
that go on with a sentence elsewhere on the page are put behind it, as `continuations` finds them.

>>> from cleaner.articles.units import units_of
>>> units = units_of("the hills were white\\nRain\\nwith snow.\\nIt rained.")
>>> [unit.kind for unit in in_order(units)] == [unit.kind for unit in units]    # nothing is known of their columns
True
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.articles.continuations import SAME, links
from cleaner.articles.paragraphs import is_open, starts_anew
from cleaner.articles.units import HEADS, Unit
from cleaner.lines.hanzi_words import goes_across

MARKED = 0.6
"""The share of the paragraphs behind closed ones that have a mark of their start, on a page that marks them."""
LONGEST_GAP = 6
FURTHEST = 40
"""How many units back the start of a text is looked for."""


def in_order(units: Sequence[Unit]) -> list[Unit]:
    """The units with the columns that go on with a sentence put behind it, and with the headings that cut a text put over the
    text they belong to; the kinds of a few change."""
    items = list(units)
    marked = any(unit.opens for unit in items) and marks_paragraphs(items)
    pairs = links(items, marked)
    if pairs:
        items = _relinked(items, pairs)
    _own_bylines(items)
    if not marked:
        return items
    n = 0
    while n < len(items) - 1:
        p = items[n]
        n += 1
        if p.kind != "body" or not p.full or not p.last or items[n].kind == "body" or not is_open(p.text):
            continue
        end = n
        while end < len(items) and items[end].kind != "body":
            end += 1
        gap = items[n:end]
        if end >= len(items) or len(gap) > LONGEST_GAP or not any(unit.kind in HEADS for unit in gap):
            continue
        q = items[end]
        if q.blank is False and q.opens == 1 and gap[-1].kind == "heading" and gap[-1].blank and len(gap) > 1 and (
                gap[-1].opens <= 0 and not gap[-1].level and abs(p.last - q.first) <= SAME):
            gap[-1].kind = "body"   # the last line of the sentence, and a paragraph right below it
            q = gap.pop()
            end -= 1
        elif q.opens == 1 or not q.first or abs(p.last - q.first) > SAME or starts_anew(q) or (
                q.opens == 0 and not goes_across(p.text, q.text)):
            continue
        heads = [unit for unit in gap if unit.kind in HEADS]
        if not any(unit.kind == "heading" for unit in heads):
            continue
        behind = end + 1
        while behind < len(items) and items[behind].kind == "body" and not items[behind].blank:
            behind += 1
        items[n:behind] = [*[unit for unit in gap if unit.kind not in HEADS], *items[end:behind]]
        behind -= len(heads)
        first = n - 1
        while first > max(0, n - FURTHEST) and items[first - 1].kind == "body" and abs(items[first - 1].last - p.last) <= SAME:
            first -= 1
        bare = first == 0 or items[first - 1].kind not in HEADS
        at = first if bare and (behind >= len(items) or items[behind].kind in HEADS) else behind
        items[at:at] = heads
        n = behind if at == behind else behind + len(heads)
    return items


def _own_bylines(items: list[Unit]) -> None:
    """Put each byline under its headline, where two or more headlines stand in a row and their bylines behind them."""
    n = 0
    while n < len(items):
        if items[n].kind != "byline":
            n += 1
            continue
        end = n
        while end < len(items) and items[end].kind == "byline" and (end == n or items[end].blank):
            end += 1
        heads = [n]     # where each headline starts: behind a blank line
        while end - n > 1 and heads[0] and items[heads[0] - 1].kind == "heading" and len(heads) <= end - n:
            at = heads[0] - 1
            while at and not items[at].blank and items[at - 1].kind == "heading":
                at -= 1
            heads.insert(0, at)
        if len(heads) - 1 == end - n > 1 and all([items[at].blank for at in heads[:-1]]):
            bylines = items[n:end]
            items[heads[0]:end] = [unit for first, last, byline in zip(heads, heads[1:], bylines)
                                   for unit in [*items[first:last], byline]]
        n = end


def _relinked(items: list[Unit], pairs: Sequence[tuple[int, int]]) -> list[Unit]:
    """The units with each column put behind the sentence that it goes on with: `pairs` are (end, start)."""
    starts = {start for _, start in pairs}
    behind = {end: range(start, _column_end(items, start, starts)) for end, start in pairs}
    moved = {n for column in behind.values() for n in column}
    found: list[Unit] = []
    placed: set[int] = set()
    for n in [*[n for n in range(len(items)) if n not in moved], *sorted(moved)]:   # two that go on with each other: last
        todo = [n]
        while todo:
            m = todo.pop()
            if m not in placed:
                placed.add(m)
                found.append(items[m])
                todo += reversed(behind.get(m, ()))
    return found


def _column_end(items: Sequence[Unit], start: int, starts: set[int]) -> int:
    """Where the column ends that starts with unit `start`: what goes with it when it is moved.

    Up to the next heading; but a paragraph behind a blank line that has the measure of the text before the column, and
    not its own, belongs to that text.
    """
    before = next((unit.last for unit in reversed(items[max(0, start - LONGEST_GAP):start]) if unit.kind == "body"), 0)
    n = start + 1
    while n < len(items) and n not in starts and items[n].kind == "body":
        unit, above = items[n], items[n - 1]
        if unit.blank and before and unit.first and abs(unit.first - above.last) > SAME and abs(unit.first - before) <= SAME:
            break
        n += 1
    return n


def marks_paragraphs(items: Sequence[Unit]) -> bool:
    """Does a paragraph behind a closed one have an indent, or a first line short of one?"""
    behind = [unit.opens == 1 for above, unit in zip(items, items[1:])
              if unit.kind == above.kind == "body" and unit.first and above.closed]
    return len(behind) >= 3 and sum(behind) >= MARKED * len(behind)
