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

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from math import exp, log
from operator import or_
from typing import NamedTuple

from cleaner.articles.likeness import pieces_of, placed_pieces

MOST_PARAGRAPHS, MOST_HEADINGS = 160, 40
"""Of a page that is looked at so; four pages of a broadsheet have no more."""
UNLIKELY = -3.8
"""Log odds below which no heading makes a start: there are no worse between two paragraphs with nothing between them."""
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


class _Masks(dict[str, int]):
    """For each piece asked for, the paragraphs that have it, as bits: each piece is sought once on a page."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.texts = texts
        self.headings: dict[str, _Heading] = {}

    def heading(self, text: str) -> _Heading:
        """What is known of a heading: the same in every way to divide the page."""
        found = self.headings.get(text)
        if found is None:
            found = self.headings[text] = _Heading(text, self)
        return found

    def __missing__(self, piece: str) -> int:
        mask, bit = 0, 1
        for text in self.texts:
            if piece in text:
                mask |= bit
            bit <<= 1
        self[piece] = mask
        return mask


@lru_cache(maxsize=2)
def _masks(texts: tuple[str, ...]) -> _Masks:
    return _Masks(texts)


@lru_cache(maxsize=4096)
def _weight(elsewhere: int, size: int, total: int) -> float:
    """The log likelihood ratio of a piece that stands in an article of `size` paragraphs, and in so many `elsewhere`."""
    by_chance = 1 - (1 - min(0.9, (elsewhere + 0.3) / (total - size + 2))) ** size
    return log((by_chance + (1 - by_chance) * IN_ITS_TEXT) / by_chance)


class _Heading:
    """A heading's pieces, and the paragraphs that have each."""

    __slots__ = ("masks", "known_by_any", "total", "nothing", "known")

    def __init__(self, text: str, masks: _Masks) -> None:
        found = [masks[piece] for piece in pieces_of(text)]
        self.masks = [(mask, mask.bit_count()) for mask in found if mask]
        self.known_by_any = reduce(or_, found, 0)
        self.total = len(masks.texts)
        self.nothing = len(found) * _ABSENT
        self.known: dict[tuple[int, int], float] = {}

    def speaks_of(self, start: int, end: int) -> float:
        """The log likelihood ratio that this is the heading of paragraphs `start` to `end`."""
        found = self.known.get((start, end))
        if found is None:
            size, value = end - start, self.nothing
            inside = (1 << end) - (1 << start)
            if self.known_by_any & inside:
                for mask, count in self.masks:
                    here = mask & inside
                    if here:
                        value += _weight(count - here.bit_count(), size, self.total) - _ABSENT
            found = self.known[start, end] = _bounded(value)
        return found


def arrange(texts: Sequence[str], odds: Sequence[float], headings: Sequence[str], places: Sequence[int],
            parted: Sequence[bool | None], below: bool | None = False, over: Mapping[int, Sequence[str]] | None = None,
            ) -> Arrangement:
    """Divide the paragraphs `texts` (small letters) into articles and give them `headings`, in their order.

    `odds[n]` are the log odds that an article starts with paragraph n, by what stands before it. Heading n stands
    before paragraph `places[n]`, or apart from the texts (-1); `parted[n]` says that something stands between it and
    the one before it; None: it stands right below it, as a second line of one heading would. `below`: headings in their places stand under their texts; None: some do. `over[n]` are headings that stand over
    paragraph n, and belong to the article that starts there, whatever the order of the others.
    """
    count, width = len(texts), len(headings) + 1
    masks = _masks(tuple(texts))
    heads = [masks.heading(text) for text in headings]
    fixed = {n: [masks.heading(text) for text in found] for n, found in (over or {}).items()}
    likely = [n for n in range(1, count) if odds[n] > UNLIKELY]
    starts = sorted({0, *sorted(likely, key=lambda n: -odds[n])[:MOST_STARTS]})
    # What it costs that an article starts with a paragraph, and that none does, summed up to each.
    begins = [0.0, *[-log(1 + exp(-max(-30.0, min(30.0, value)))) for value in odds[1:]]]
    stays = [0.0, 0.0, *accumulate([-log(1 + exp(max(-30.0, min(30.0, value)))) - LEFT_OUT * (n in fixed)
                                    for n, value in enumerate(odds[1:], 1)])]
    left_out = [0.0, *accumulate([LEFT_OUT if place > 0 else WITHOUT_TEXT for place in places])]
    more = [PARTED if flag else 0.0 if flag is None else ONE_MORE for flag in parted]
    torn = {m for m, flag in enumerate(parted) if m and flag is None}
    in_place = IN_ITS_PLACE if below is not None else OVER_OR_UNDER
    places_of: dict[int, list[int]] = {}
    for m, place in enumerate(places):
        places_of.setdefault(place, []).append(m)
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
            says = [head.speaks_of(start, end) for head in heads]
            for m in places_of.get(start, ()) if not below else ():
                says[m] += in_place
            for m in places_of.get(end, ()) if below is not False else ():
                says[m] += in_place
            without = 0.0 if own else NO_HEADING
            for j, so_far in enumerate(best[start]):
                so_far += value
                if so_far + without > row[j]:
                    row[j] = so_far + without
                    came[end, j] = start, j
                if j in torn:
                    so_far += TORN
                for m in range(j, min(j + MOST_LINES, width - 1)):
                    so_far += says[m] + more[m] if m > j or own else says[m]
                    if so_far > row[m + 1]:
                        row[m + 1] = so_far
                        came[end, m + 1] = start, j
        for j in range(1, width):
            if row[j - 1] - left_out[j] + left_out[j - 1] > row[j]:
                row[j] = row[j - 1] - left_out[j] + left_out[j - 1]
                came[end, j] = end, j - 1
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
    masks = _masks(tuple(texts))
    whole = masks.heading(text)
    most = GAIN + max([whole.speaks_of(*span) for span in spans])
    found = 0
    for cut, before, behind in _of_halves(text, masks, spans, gaps):
        value = max([a + b for a, b in zip(accumulate(before, max), behind[1:])])
        if value > most + (0 if gaps else UNMARKED):
            most, found = value - (0 if gaps else UNMARKED), cut
    return found


def _of_halves(text: str, masks: _Masks, spans: Sequence[tuple[int, int]], gaps: Sequence[int],
               ) -> Iterator[tuple[int, list[float], list[float]]]:
    """Where a line may part, and how much what stands before and behind it speaks of each of `spans`."""
    if gaps:
        for cut in gaps:
            left, right = _Heading(text[:cut], masks), _Heading(text[cut:], masks)
            yield cut, [left.speaks_of(*span) for span in spans], [right.speaks_of(*span) for span in spans]
        return
    # A piece belongs to the half that has all of it: sums from the line's start and to its end give all the halves.
    size, total = len(text), len(masks.texts)
    found = placed_pieces(text)
    before, behind = [], []
    for span in spans:
        ended, begun = [0.0] * (size + 1), [0.0] * (size + 1)
        for start, end, piece in found:
            value = _ABSENT + _told(masks[piece], *span, total)
            ended[end] += value
            begun[start] += value
        before.append([*accumulate(ended)])
        behind.append([*accumulate(reversed(begun))][::-1])
    for cut in range(SHORTEST, size - SHORTEST + 1):
        yield cut, [_bounded(said[cut]) for said in before], [_bounded(said[cut]) for said in behind]


def _told(mask: int, start: int, end: int, total: int) -> float:
    """What a piece adds where it stands in the paragraphs from `start` to `end`."""
    here = mask & (1 << end) - (1 << start)
    return _weight(mask.bit_count() - here.bit_count(), end - start, total) - _ABSENT if here else 0.0


def _bounded(value: float) -> float:
    value *= TEMPER
    return -4.0 if value < -4.0 else 6.0 if value > 6.0 else value
