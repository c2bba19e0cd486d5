"""Headings that a program wrote into the middle of a text: the columns of one article go on behind them.

A program that reads a page box by box may come to a headline after the first column under it, or to the headline of the
next article before the last column of this one. The sentence that the column's end leaves open goes on behind the
headline, in a column of the same measure whose first line is full from its first character on: where the page marks its
paragraphs, by an indent or by a first line that is short of one, no paragraph starts there.

The headline goes where it is missing: over the text behind the column, or over the one that it cut. And where the column
that comes next cannot go on with a sentence, since it has another measure or starts a paragraph, the next one that can is
put there, a word that goes across first.

>>> from cleaner.articles.units import units_of
>>> units = units_of("the hills were white\\nRain\\nwith snow.\\nIt rained.")
>>> [unit.kind for unit in in_order(units)] == [unit.kind for unit in units]    # nothing is known of their columns
True
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.articles.paragraphs import is_open, starts_anew
from cleaner.articles.units import Unit
from cleaner.lines.hanzi_words import goes_across

SAME = 2
"""Cells by which the measures of two columns of one article may differ."""
MARKED = 0.6
"""The share of the paragraphs behind closed ones that have a mark of their start, on a page that marks them."""
LONGEST_GAP = 6
FURTHEST, MOST_MOVES = 40, 40
"""How many units ahead a column is looked for; and how many are moved on one page."""
_HEADS = ("heading", "label", "byline", "names")


def in_order(units: Sequence[Unit]) -> list[Unit]:
    """The units with the headings that cut a text put over the text they belong to; the kinds of a few change."""
    items = list(units)
    if not any(unit.opens for unit in items) or not marks_paragraphs(items):
        return items
    _next_columns(items)
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
        if end >= len(items) or len(gap) > LONGEST_GAP or not any(unit.kind in _HEADS for unit in gap):
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
        heads = [unit for unit in gap if unit.kind in _HEADS]
        if not any(unit.kind == "heading" for unit in heads):
            continue
        behind = end + 1
        while behind < len(items) and items[behind].kind == "body" and not items[behind].blank:
            behind += 1
        items[n:behind] = [*[unit for unit in gap if unit.kind not in _HEADS], *items[end:behind]]
        behind -= len(heads)
        first = n - 1
        while first > max(0, n - FURTHEST) and items[first - 1].kind == "body" and abs(items[first - 1].last - p.last) <= SAME:
            first -= 1
        bare = first == 0 or items[first - 1].kind not in _HEADS
        at = first if bare and (behind >= len(items) or items[behind].kind in _HEADS) else behind
        items[at:at] = heads
        n = behind if at == behind else behind + len(heads)
    return items


def _next_columns(items: list[Unit]) -> None:
    """Put behind each column that ends inside a sentence the one that goes on with it, where the next does not.

    The next column does not go on with it where it has another measure, or starts a paragraph.
    """
    moves = 0
    n = 0
    while n < len(items) - 1 and moves < MOST_MOVES:
        p = items[n]
        n += 1
        if p.kind != "body" or not p.full or not p.last or not items[n].blank or not is_open(p.text):
            continue
        behind = next((unit for unit in items[n:n + LONGEST_GAP] if unit.kind == "body"), None)
        if behind is None or _may_follow(p, behind):
            continue
        found = [m for m in range(n + 1, min(len(items), n + FURTHEST)) if items[m].kind == "body" and items[m].blank
                 and items[m].opens < 0 and _may_follow(p, items[m]) and not _is_claimed(items, m)]
        if not found:
            continue
        at = next((m for m in found if goes_across(p.text, items[m].text)), found[0])
        end = at + 1
        while end < len(items) and not items[end].blank and items[end].kind == "body":
            end += 1
        column = items[at:end]
        del items[at:end]
        items[n:n] = column
        n += len(column) - 1
        moves += 1


def _may_follow(p: Unit, q: Unit) -> bool:
    return q.opens < 1 and q.first > 0 and abs(p.last - q.first) <= SAME and not starts_anew(q)


def _is_claimed(items: Sequence[Unit], m: int) -> bool:
    """Does the text right before unit `m` go on with it?"""
    before = next((unit for unit in reversed(items[max(0, m - LONGEST_GAP):m]) if unit.kind == "body"), None)
    return before is not None and before.full and is_open(before.text) and _may_follow(before, items[m])


def marks_paragraphs(items: Sequence[Unit]) -> bool:
    """Does a paragraph behind a closed one have an indent, or a first line short of one?"""
    behind = [unit.opens == 1 for above, unit in zip(items, items[1:])
              if unit.kind == above.kind == "body" and unit.first and above.closed]
    return len(behind) >= 3 and sum(behind) >= MARKED * len(behind)
