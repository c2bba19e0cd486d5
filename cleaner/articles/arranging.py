"""Headings that stand apart from their texts: does the page have such, and which way of dividing it by them fits best?

`apart` weighs one way: headings over their texts, or under them, or behind all of them. Here it is told which lines may be
headings of their own, and what comes of it is held against leaving the headings where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cleaner.articles.apart import LEFT_OUT, MOST_HEADINGS, MOST_PARAGRAPHS, Arrangement, arrange, parting, without_text
from cleaner.articles.boundaries import WEIGHTS
from cleaner.articles.heading_lines import headings_in, headlines, line_by_line, said
from cleaner.articles.likeness import pieces_of, share
from cleaner.articles.side_by_side import arrange_side_by_side
from cleaner.articles.starts import Starts
from cleaner.articles.turns import start_at_turns
from cleaner.articles.units import Unit

LEAST_APART = 3
"""Headings behind all texts that may be all the headings of the page."""
A_HEADING = WEIGHTS["a heading"] + 1.0
"""What a heading adds to the log odds of a start, with what it says of the texts around."""
MOST_WITHOUT_TEXT = 0.34
"""The share of the headings behind all texts that may say nothing of a text where they stand in the order of the texts."""
DOUBTFUL = -2.2
"""Log odds of a start below which a heading is inside a text, wherever the headings of the page stand."""
FEWEST_PIECES, SPEAKS_OF_IT = 8, 0.4
"""Pieces of a heading that tell what it speaks of, and the share of them that the text under it has: 0.43 to 0.78 on pages
where the first heading stands over its text, 0 and 0.11 on two where it does not."""


def arrange_headings(starts: Starts) -> None:
    """Where headings stand apart from their texts, divide the page by both."""
    count = len(starts.paragraphs)
    if any(unit.kind == "heading" for unit in starts.gaps[-1]):  # behind all texts, or each one behind its own
        known = list(starts.odds)
        if count <= MOST_PARAGRAPHS:
            _arrange_page(starts, {*starts.at, count}, (False, True))
        if not starts.owners:
            starts.odds[:] = known
            start_at_turns(starts)
        return
    begun = list(starts.at)
    if _some_stand_under(starts) and count <= MOST_PARAGRAPHS:
        _arrange_page(starts, begun, (False, None))
        if starts.owners:
            return
    arrange_side_by_side(starts, begun)


def _some_stand_under(starts: Starts) -> bool:
    """Is there an article without a heading right before one with two, parted by a blank line?"""
    bare = False
    for n in starts.at:
        groups = headlines(starts.gaps[n])
        if bare and len(groups) > 1:
            return True
        bare = n > 0 and not groups
    return False


def _arrange_page(starts: Starts, gaps: Collection[int], modes: Sequence[bool | None]) -> None:
    """Divide the page among the headings that stand in `gaps`, where that fits better than to leave them there.

    `modes` are the ways that are tried: headings over their texts (False), under them (True), some under (None).
    """
    halves = _Halves(starts)
    _arrange_parts(starts, halves, gaps, modes)
    halves.put_together()


class _Halves:
    """Lines of a page that may hold the headings of two articles, and what they were parted into."""

    def __init__(self, starts: Starts) -> None:
        self.starts = starts
        self.asked: set[int] = set()        # starts of headings that were asked whether they are two
        self.parted: list[tuple[list[Unit], Unit, Unit, Unit]] = []     # gap, heading, and what it was parted into

    def part(self, place: int, lines: list[Unit], texts: Sequence[str]) -> list[tuple[int, list[Unit]]]:
        """A heading, or two where a line holds those of two articles."""
        unit = lines[0]
        if len(lines) > 1 and " " not in unit.text or unit.start in self.asked:
            return [(place, lines)]
        cut = parting(unit.text, texts, self.starts.at)
        self.asked.add(unit.start)
        if not cut:
            return [(place, lines)]
        left, right = unit.parted(cut)
        self.asked |= {left.start, right.start}
        gap = self.starts.gaps[place]
        n = gap.index(unit)
        gap[n:n + 1] = [left, right]
        self.parted.append((gap, unit, left, right))
        return [(place, [left]), (place, [right, *lines[1:]])]

    def put_together(self) -> None:
        """Headings that were parted, where the halves are not of two articles, are one again."""
        owners = self.starts.owners
        for gap, unit, left, right in self.parted:
            one, other = owners.get(left), owners.get(right)
            if one == other or one is None or other is None:
                n = gap.index(left)
                gap[n:n + 2] = [unit]
                owner = other if one is None else one
                if owner is not None:
                    owners[unit] = owner


def _arrange_parts(starts: Starts, halves: _Halves, gaps: Collection[int], modes: Sequence[bool | None]) -> None:
    """As `_arrange_page`, with the lines parted that hold two headings."""
    count = len(starts.paragraphs)
    asked = [(n if n < count else -1, lines) for n in sorted(gaps) for lines in headings_in(starts.gaps[n])]
    if len(asked) > MOST_HEADINGS:
        return
    if False in modes and True in modes and _first_stands_over_its_text(starts, asked):
        return  # as it came out on all such pages of 3,400 that were arranged to see; those behind are exceptions
    texts = starts.texts(0, count)
    values = starts.values(0, count)
    # Each line by itself: a line right below another is the rest of it, or the headline of the next article.
    parts: list[tuple[int, list[Unit]]] = []
    flags: list[bool | None] = []
    for place, heading in [half for place, lines in asked for half in halves.part(place, lines, texts)]:
        for n, part in enumerate(line_by_line(heading)):
            parts.append((place, part))
            flags.append(None if n else False)
    places, says = [place for place, _ in parts], said(parts)
    apart = [n for n, place in enumerate(places) if place < 0]
    if sum(without_text([says[n] for n in apart], texts)) > MOST_WITHOUT_TEXT * len(apart):
        return  # as below, whichever way they are arranged
    few = len(apart) * 2 < len(parts)   # the exceptions of a page whose headings stand over their texts, or under them
    behind = [says[n] for n in apart], [-1] * len(apart), [flags[n] for n in apart]
    tried: list[Arrangement] = []
    over: Arrangement | None = None
    if False in modes:
        over = _owned(arrange(texts, values, *behind, over=_by_place(places, says)), apart, parts)
        for n, place in enumerate(places):
            if place in over.starts:
                over.owners[n] = over.starts.index(place)   # the others stay over their texts
    for below in reversed(modes):
        tried.insert(0, _owned(arrange(texts, values, says, places, flags, below), range(len(parts)), parts))
        if few and below and over is not None and tried[0].score < over.score:
            return  # those over their texts fit better, and are nearly all
    if over is not None:
        tried.append(over)
    found = max(tried, key=lambda a: a.score)
    if None in modes:
        if found.below is not None:
            return
    elif len(apart) >= LEAST_APART and False in modes:
        # All of them in one place: then the headings inside the texts are subheads, and speak for no start.
        inside = {place for place in places if place > 0}
        lower = [value - A_HEADING * (n in inside) for n, value in enumerate(values)]
        other = arrange(texts, lower, *behind)
        if other.score - LEFT_OUT * len(inside) > found.score:
            found = _owned(other, apart, parts)
    untold = [owner < 0 or value < 0 for owner, value, place in zip(found.owners, found.said, places) if place < 0]
    if sum(untold) > MOST_WITHOUT_TEXT * len(untold) or found.below is False and few:
        return  # they stand in no order, or are the exceptions
    if found.below and modes[0] is False:
        # Under its text a heading says nothing for a start behind it: ask the doubtful ones too.
        more = {n for n in range(1, count) if starts.gaps[n] and starts.odds[n][0] > DOUBTFUL}
        return _arrange_parts(starts, halves, {*starts.at, *more, count}, (True,))
    starts.take_over(0, count, found, parts)


def _first_stands_over_its_text(starts: Starts, headings: Sequence[tuple[int, list[Unit]]]) -> bool:
    """Where most headings stand in the texts: does one that stands over the first text speak of it?"""
    lines = [place for place, part in headings for _ in part]
    if lines.count(-1) * 2 >= len(lines):
        return False
    text = ""
    for place, part in headings:
        pieces = pieces_of("".join([unit.text for unit in part])) if place == 0 else []
        if len(pieces) >= FEWEST_PIECES:
            text = text or "".join(starts.texts(0, next(iter(starts.at[1:]), len(starts.paragraphs))))
            if share(pieces, text) >= SPEAKS_OF_IT:
                return True
    return False


def _by_place(places: Sequence[int], says: Sequence[str]) -> dict[int, list[str]]:
    """What the headings over each paragraph say."""
    found: dict[int, list[str]] = {}
    for place, text in zip(places, says):
        if place >= 0:
            found.setdefault(place, []).append(text)
    return found


def _owned(found: Arrangement, asked: Sequence[int], parts: Sequence[object]) -> Arrangement:
    """The arrangement of those headings of `parts` that were asked, said of all."""
    owners, values = [-1] * len(parts), [0.0] * len(parts)
    for n, owner, value in zip(asked, found.owners, found.said):
        owners[n], values[n] = owner, value
    return found._replace(owners=owners, said=values)
