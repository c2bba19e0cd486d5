"""Headings that stand apart from their texts: which text each belongs to, and where the texts part.

A program that writes a page in the order in which it was drawn may write all headlines behind all texts, or each one
behind its text; one that reads images may find two headlines side by side and write both before the first text. Then
neither the place of a heading nor a heading between two texts tells where an article starts. What is left: headings
stand in the order of their articles; a heading says what its text says; what parts two texts in words, in measure or
with a wire lead-in still parts them. The three are weighed together, over all ways to divide the paragraphs among the
headings, by a dynamic programme: its states are the paragraph that comes next and the heading that comes next.

How much a heading speaks of a text is a likelihood ratio over its pairs of hanzi and its words: half of them stand in
its own text (measured: 0.3 to 0.9), and in another as often as on the rest of the page, which is seldom for a rare one.

>>> texts = ["it rained on the hills all day", "the rain fell until the rivers rose", "the mayor spoke of schools"]
>>> found = arrange(texts, [9.0, -4.0, -1.0], ["hills: rivers rose", "mayor: schools"], [-1, -1], [False] * 2)
>>> found.starts, found.owners
([0, 2], [0, 1])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from cleaner.articles.likeness import pieces_of

MOST_PARAGRAPHS, MOST_HEADINGS = 160, 40
"""Of a page that is looked at so; four pages of a broadsheet have no more."""
MOST_STARTS = 48
"""Paragraphs that are asked whether an article starts there: those where the evidence is strongest."""
LONGEST = 45
"""Paragraphs of an article."""
MOST_LINES = 4
"""Headings of one article: kicker, headline and two below."""
IN_ITS_TEXT = 0.5
"""The share of a heading's pieces that its own text has because they are its own; it may have the others by chance."""
_ABSENT = log(1 - IN_ITS_TEXT)
TEMPER = 0.5
"""Pairs of hanzi overlap, and are not as many witnesses as they are pairs."""
NO_HEADING, ONE_MORE, PARTED, IN_ITS_PLACE = -2.5, -1.2, -5.0, 2.5
TORN = -1.0
"""Two lines, one right below the other, that are headings of two articles."""
OVER_OR_UNDER = 1.6
"""One right over or right under its text, on a page where some stand over theirs and some under."""
LEFT_OUT, WITHOUT_TEXT = 0.8, 2.5
"""Log odds: an article without a heading; a second heading of one article; one that a byline or a label parts from the
first; a heading right over (or under) its text. And against: a heading that is none, but stands inside a text; one whose
text is not on the page."""


SHORTEST, LONGEST_LINE = 4, 60
"""Code points of a headline that stands beside another, and of a line that may hold two."""
GAIN, UNMARKED = 1.0, 1.5
"""What two headings on one line must be better by than one; and what more where no space parts them."""


class Arrangement(NamedTuple):
    """`starts`: the paragraphs that articles start with. `owners[n]`: the article that heading n belongs to, -1 for none.
    `below`: whether the headings in their places stand under their texts. `score`: how well all of it fits.
    `said[n]`: how much heading n speaks of its article, in log odds; 0 where it has none."""

    starts: list[int]
    owners: list[int]
    below: bool | None
    score: float
    said: list[float]


class Heading:
    """A heading's pieces, and the paragraphs that have each."""

    def __init__(self, text: str, texts: Sequence[str]) -> None:
        self.masks = []
        for piece in pieces_of(text):
            mask = 0
            for n, other in enumerate(texts):
                if piece in other:
                    mask |= 1 << n
            self.masks.append(mask)
        self.total = len(texts)
        self.known: dict[tuple[int, int], float] = {}

    def speaks_of(self, start: int, end: int) -> float:
        """The log likelihood ratio that this is the heading of paragraphs `start` to `end`."""
        found = self.known.get((start, end))
        if found is None:
            size = end - start
            inside = (1 << end) - (1 << start)
            value = 0.0
            outside, rest = ~inside, self.total - size + 2
            for mask in self.masks:
                if mask & inside:
                    elsewhere = ((mask & outside).bit_count() + 0.3) / rest
                    by_chance = 1 - (1 - (elsewhere if elsewhere < 0.9 else 0.9)) ** size
                    value += log((by_chance + (1 - by_chance) * IN_ITS_TEXT) / by_chance)
                else:
                    value += _ABSENT
            found = self.known[start, end] = max(-4.0, min(6.0, TEMPER * value))
        return found


def arrange(texts: Sequence[str], odds: Sequence[float], headings: Sequence[str], places: Sequence[int],
            parted: Sequence[bool | None], below: bool | None = False, over: Mapping[int, Sequence[str]] | None = None,
            known: dict[str, Heading] | None = None) -> Arrangement:
    """Divide the paragraphs `texts` (small letters) into articles and give them `headings`, in their order.

    `odds[n]` are the log odds that an article starts with paragraph n, by what stands before it. Heading n stands
    before paragraph `places[n]`, or apart from the texts (-1); `parted[n]` says that something stands between it and
    the one before it; None: it stands right below it, as a second line of one heading would. `below`: headings in their places stand under their texts; None: some do. `over[n]` are headings that stand over
    paragraph n, and belong to the article that starts there, whatever the order of the others. `known` keeps what was
    found of headings, for the next time of the same texts.
    """
    count, width = len(texts), len(headings) + 1
    known = {} if known is None else known
    for text in {*headings, *[text for found in (over or {}).values() for text in found]}.difference(known):
        known[text] = Heading(text, texts)
    heads = [known[text] for text in headings]
    fixed = {n: [known[text] for text in found] for n, found in (over or {}).items()}
    starts = sorted({0, *sorted(range(1, count), key=lambda n: -odds[n])[:MOST_STARTS]})
    # What it costs that an article starts with a paragraph, and that none does, summed up to each.
    begins = [0.0, *[-log(1 + exp(-max(-30.0, min(30.0, value)))) for value in odds[1:]]]
    stays = [0.0, 0.0, *accumulate([-log(1 + exp(max(-30.0, min(30.0, value)))) - LEFT_OUT * (n in fixed)
                                    for n, value in enumerate(odds[1:], 1)])]
    left_out = [0.0, *accumulate([LEFT_OUT if place > 0 else WITHOUT_TEXT for place in places])]
    best = {0: [-cost for cost in left_out]}
    came: dict[tuple[int, int], tuple[int, int]] = {(0, j): (0, j - 1) for j in range(1, width)}
    for end in [*starts[1:], count]:
        row = [-1e9] * width
        for start in starts:
            if start >= end:
                break
            if end - start > LONGEST and start:
                continue
            own = fixed.get(start, ())
            value = begins[start] + stays[end] - stays[start + 1] + sum(
                [head.speaks_of(start, end) + IN_ITS_PLACE for head in own]) + ONE_MORE * max(0, len(own) - 1)
            before = best[start]
            said = [head.speaks_of(start, end) for head in heads]
            if below is None:
                said = [told + OVER_OR_UNDER * (place == start or place == end) for told, place in zip(said, places)]
            else:
                here = end if below else start
                said = [told + IN_ITS_PLACE * (place == here) for told, place in zip(said, places)]
            for j in range(width):
                so_far = before[j] + value
                _better(row, came, j, so_far if own else so_far + NO_HEADING, end, start, j)
                if j < width - 1 and parted[j] is None and j:
                    so_far += TORN
                for m in range(j, min(j + MOST_LINES, width - 1)):
                    so_far += said[m]
                    if m > j or own:
                        so_far += PARTED if parted[m] else 0.0 if parted[m] is None else ONE_MORE
                    _better(row, came, m + 1, so_far, end, start, j)
        for j in range(1, width):
            _better(row, came, j, row[j - 1] - left_out[j] + left_out[j - 1], end, end, j - 1)
        best[end] = row
    found: list[int] = []
    spans: list[tuple[int, int]] = []
    end, j = count, width - 1
    while end or j:
        start, i = came[end, j]
        if start < end:
            found.append(start)
            spans.append((i, j))
        end, j = start, i
    owners = [-1] * len(heads)
    for n, (i, j) in enumerate(reversed(spans)):
        owners[i:j] = [n] * (j - i)
    starts = found[::-1]
    spans = list(zip(starts, [*starts[1:], count]))
    of_their_own = [heads[n].speaks_of(*spans[owner]) if owner >= 0 else 0.0 for n, owner in enumerate(owners)]
    return Arrangement(starts, owners, below, best[count][-1], of_their_own)


def parting(text: str, texts: Sequence[str], starts: Sequence[int]) -> int:
    """Where a heading's line parts into the headings of two articles, the second after the first; 0 where it is one.

    Two headlines that stand side by side over two columns have one baseline, and are written as one line. `starts` are
    the paragraphs of `texts` that articles start with, as far as they are known.

    >>> texts = ["it rained on the hills all day", "the mayor spoke of schools and teachers"]
    >>> parting("rained on hills mayor and schools", texts, [0, 1]), parting("it rained on hills", texts, [0, 1])
    (16, 0)
    """
    spans = list(zip(starts, [*starts[1:], len(texts)]))
    gaps = [n + 1 for n, letter in enumerate(text) if letter == " " and SHORTEST <= n < len(text) - SHORTEST]
    if not gaps and text.isascii() or len(spans) < 2 or len(spans) > MOST_HEADINGS or len(text) > LONGEST_LINE:
        return 0
    whole = Heading(text, texts)
    most = GAIN + max([whole.speaks_of(*span) for span in spans])
    found = 0
    for cut in gaps or range(SHORTEST, len(text) - SHORTEST + 1):
        left, right = Heading(text[:cut], texts), Heading(text[cut:], texts)
        before = [left.speaks_of(*span) for span in spans]
        behind = [right.speaks_of(*span) for span in spans]
        value = max([a + b for a, b in zip(accumulate(before, max), behind[1:])])
        if value > most + (0 if gaps else UNMARKED):
            most, found = value - (0 if gaps else UNMARKED), cut
    return found


def _better(row: list[float], came: dict[tuple[int, int], tuple[int, int]], j: int, value: float, end: int,
            start: int, i: int) -> None:
    if value > row[j]:
        row[j] = value
        came[end, j] = start, i
