"""Headings to articles where they do not simply stand over them: by place, and by what both say.

An extractor may write the headings of a page after their texts, or all in one place. What a heading says is compared
with the articles of a window around it, and only where place alone does not tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from cleaner.articles.heading_lines import begins, is_dashed
from cleaner.articles.likeness import likeness
from cleaner.articles.units import Unit

WINDOW = 8
"""Articles before and behind a heading, or a caption, that it may belong to."""
ASKED = 6
"""Headings between two articles that are asked whether they stand over or under their text."""
IN_ONE_PLACE = 60
"""Headings in one place that are compared with the articles around it; a page has no more, a table of contents may."""
AS_GOOD_AS_NONE = 0.15
"""A likeness below this says nothing: two texts of one paper share that much by their common words."""


class Matching:
    """The headings of a page and the articles that they are given to.

    `pieces` are (gap, units): gap n stands before article n, the last one behind all. `bodies` are the articles' texts
    in small letters. `placed[n]` is the article that piece n is given to.
    """

    def __init__(self, pieces: Sequence[tuple[int, list[Unit]]], bodies: Sequence[str]) -> None:
        self.pieces, self.bodies = pieces, bodies
        self.gaps = [gap for gap, _ in pieces]
        self.placed: dict[int, int] = {}
        self._rows: dict[int, tuple[int, list[float]]] = {}
        self._heads = [0] * len(bodies)
        self._by_place()
        self._by_what_they_say()
        self._for_those_without()

    def like(self, n: int, article: int) -> float:
        """How much piece `n` speaks of `article`, 0 to 1; 0 outside the window."""
        if n not in self._rows:
            gap, units = self.pieces[n]
            low, high = max(0, gap - WINDOW), min(len(self.bodies), gap + WINDOW)
            if n - bisect_left(self.gaps, gap) >= IN_ONE_PLACE:
                high = low
            text = "".join([unit.text for unit in units if unit.kind == "heading"])
            self._rows[n] = low, likeness(text, self.bodies[low:high]) if high > low else []
        low, row = self._rows[n]
        return row[article - low] if 0 <= article - low < len(row) else 0.0

    def _give(self, n: int, article: int) -> None:
        self.placed[n] = article
        self._heads[article] += 1

    def _by_place(self) -> None:
        """Each heading over a text, or, where the page has them so, under one, to that text."""
        count, below = len(self.bodies), False
        if self.gaps[-1] == count:
            # Do headings stand over or under their text? The page as a whole knows.
            asked = [(n, gap) for n, gap in enumerate(self.gaps) if 0 < gap < count][:ASKED]
            over = sum([self.like(n, gap) for n, gap in asked])
            under = sum([self.like(n, gap - 1) for n, gap in asked])
            below = under > over
        for n, gap in enumerate(self.gaps):
            article = gap - 1 if below else gap
            if 0 <= article < count:
                self._give(n, article)

    def _by_what_they_say(self) -> None:
        """Those over nothing, or under nothing, to the article they speak of, rather to one that has no heading yet."""
        n = 0
        while n < len(self.pieces):
            if n in self.placed:
                n += 1
                continue
            gap, group = self.gaps[n], [n]
            while group[-1] + 1 < len(self.pieces) and self.gaps[group[-1] + 1] == gap and (
                    group[-1] + 1 not in self.placed) and (
                    not begins(self.pieces[group[-1] + 1][1][0]) or is_dashed(self.pieces[group[-1]][1][0])):
                group.append(group[-1] + 1)
            near = range(max(0, gap - WINDOW), min(len(self.bodies), gap + WINDOW))
            for found in self._alike(group, near):
                values = {s: sum(self.like(m, s) for m in found) / len(found) for s in near}
                best = max(near, key=lambda s: 2.5 * values[s] - 0.7 * bool(self._heads[s]))
                # Measured on pages with headings in a place of their own: right ones have 0.3 to 0.9.
                if values[best] >= (0.35 if self._heads[best] else 0.25):
                    for m in found:
                        self._give(m, best)
            n = group[-1] + 1

    def _alike(self, group: list[int], near: range) -> list[list[int]]:
        """Neighbouring headings parted by what they speak of: each goes with the one before it, unless both speak
        clearly of different articles."""
        found: list[list[int]] = []
        for n in group:
            top = max(near, key=lambda s: self.like(n, s))
            if found:
                before = found[-1][-1]
                most = max(self.like(before, s) for s in near)
                if self.like(n, top) < AS_GOOD_AS_NONE or most < AS_GOOD_AS_NONE or self.like(before, top) >= most - 0.05:
                    found[-1].append(n)
                    continue
            found.append([n])
        return found

    def _for_those_without(self) -> None:
        """An article without a heading takes one from where there are several, or from where it says nothing."""
        for article, heads in enumerate(self._heads):
            if heads:
                continue
            best, gain = -1, 0.06
            first = bisect_left(self.gaps, article - WINDOW + 1)
            for n in range(first, bisect_right(self.gaps, article + WINDOW)):
                now = self.placed.get(n)
                if now is None:
                    continue
                here, there = self.like(n, now), self.like(n, article)
                if there - here > gain and (self._heads[now] > 1 or here < 0.12 and there > 0.35):
                    best, gain = n, there - here
            if best >= 0:
                self._heads[self.placed[best]] -= 1
                self._give(best, article)
