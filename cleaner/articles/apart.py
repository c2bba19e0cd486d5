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

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import accumulate
from math import exp, inf, log
from operator import add, or_
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
IN_ITS_TEXT = 0.5
"""The share of a heading's pieces that its own text has because they are its own; it may have the others by chance."""
_ABSENT = log(1 - IN_ITS_TEXT)
TEMPER, TEMPER_OF_WORDS = 0.5, 0.9
"""Pairs of hanzi overlap, and are not as many witnesses as they are pairs; words do not."""
NO_HEADING, ONE_MORE, PARTED, IN_ITS_PLACE = -3.5, -1.2, -5.0, 2.5
TORN = -1.0
"""Two lines, one right below the other, that are headings of two articles."""
OVER_OR_UNDER = 1.6
"""One right over or right under its text, on a page where some stand over theirs and some under."""
LEFT_OUT, WITHOUT_TEXT = 0.8, 2.5
"""Log odds: an article without a heading; a second heading of one article; one that a byline or a label parts from the
first; a heading right over (or under) its text. And against: a heading that is none, but stands inside a text; one whose
text is not on the page."""

SIGNED, SIGNED_WITHOUT_TEXT = -2, 7.0
"""The place of a heading that stands apart with a byline of its own, as each of its neighbours has; and against that its
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
        self.total = len(texts)
        self.whole = "\n".join(texts)   # no piece has a line's end in it
        self.ends = [*accumulate([len(text) + 1 for text in texts])]
        self.headings: dict[str, _Heading] = {}
        self.rows: dict[tuple[str, ...], _Row] = {}
        self._weights: dict[int, _Weights] = {}

    def heading(self, text: str) -> _Heading:
        """What is known of a heading: the same in every way to divide the page."""
        found = self.headings.get(text)
        if found is None:
            found = self.headings[text] = _Heading(text, self)
        return found

    def row(self, texts: Sequence[str]) -> _Row:
        """What is known of a row of headings."""
        key = tuple(texts)
        found = self.rows.get(key)
        if found is None:
            found = self.rows[key] = _Row(self, [self.heading(text) for text in texts])
        return found

    def weights(self, size: int) -> _Weights:
        """What a piece adds that stands in an article of `size` paragraphs, by how many have it elsewhere."""
        found = self._weights.get(size)
        if found is None:
            found = self._weights[size] = _Weights(size, self.total)
        return found

    def __missing__(self, piece: str) -> int:
        mask, at = 0, self.whole.find(piece)
        while at >= 0:
            n = bisect_right(self.ends, at)
            mask |= 1 << n
            at = self.whole.find(piece, self.ends[n])
        self[piece] = mask
        return mask


class _Weights(dict[int, float]):
    """The log likelihood ratio of a piece that stands in an article of `size` paragraphs, over that of one that does not,
    by the number of paragraphs elsewhere that have it."""

    def __init__(self, size: int, total: int) -> None:
        super().__init__()
        self.size, self.total = size, total

    def __missing__(self, elsewhere: int) -> float:
        by_chance = 1 - (1 - min(0.9, (elsewhere + 0.3) / (self.total - self.size + 2))) ** self.size
        found = self[elsewhere] = log((by_chance + (1 - by_chance) * IN_ITS_TEXT) / by_chance) - _ABSENT
        return found


@lru_cache(maxsize=2)
def _masks(texts: tuple[str, ...]) -> _Masks:
    return _Masks(texts)


class _Heading:
    """A heading's pieces, and the paragraphs that have each."""

    __slots__ = ("page", "masks", "known_by_any", "nothing", "temper", "absent")

    def __init__(self, text: str, page: _Masks) -> None:
        found = [page[piece] for piece in pieces_of(text)]
        self.page = page
        # Two pieces of one word stand in the same paragraphs: four in ten of those that stand anywhere.
        self.masks = [(mask, mask.bit_count(), times) for mask, times in Counter(found).items() if mask]
        self.known_by_any = reduce(or_, found, 0)
        self.nothing = len(found) * _ABSENT
        self.temper = TEMPER_OF_WORDS if text.isascii() else TEMPER
        self.absent = _bounded(self.nothing, self.temper)

    def speaks_of(self, start: int, end: int) -> float:
        """The log likelihood ratio that this is the heading of paragraphs `start` to `end`."""
        inside = (1 << end) - (1 << start)
        return self.in_span(inside, self.page.weights(end - start)) if self.known_by_any & inside else self.absent

    def in_span(self, inside: int, weights: _Weights) -> float:
        """The same of the paragraphs `inside`, some of which have a piece."""
        value = self.nothing
        for mask, count, times in self.masks:
            here = mask & inside
            if here:
                value += weights[count - here.bit_count()] * times
        return _bounded(value, self.temper)


class _Row:
    """Headings in their order, and how much each speaks of a stretch of the page."""

    __slots__ = ("page", "heads", "known")

    def __init__(self, page: _Masks, heads: list[_Heading]) -> None:
        self.page, self.heads = page, heads
        self.known: dict[tuple[int, int], list[float]] = {}

    def speak_of(self, start: int, end: int) -> list[float]:
        """For each heading what `_Heading.speaks_of` gives; the same in every way to divide the page."""
        found = self.known.get((start, end))
        if found is None:
            inside, weights = (1 << end) - (1 << start), self.page.weights(end - start)
            found = self.known[start, end] = [
                head.in_span(inside, weights) if head.known_by_any & inside else head.absent for head in self.heads]
        return found


def arrange(texts: Sequence[str], odds: Sequence[float], headings: Sequence[str], places: Sequence[int],
            parted: Sequence[bool | None], below: bool | None = False, over: Mapping[int, Sequence[str]] | None = None,
            ) -> Arrangement:
    """Divide the paragraphs `texts` (small letters) into articles and give them `headings`, in their order.

    `odds[n]` are the log odds that an article starts with paragraph n, by what stands before it. Heading n stands
    before paragraph `places[n]`, or apart from the texts (-1, or `SIGNED`); `parted[n]` says that something stands between it and
    the one before it; None: it stands right below it, as a second line of one heading would. `below`: headings in their
    places stand under their texts; None: some do. `over[n]` are headings that stand over paragraph n, and belong to the
    article that starts there, whatever the order of the others.
    """
    count, width = len(texts), len(headings) + 1
    masks = _masks(tuple(texts))
    row_of_heads = masks.row(headings)
    fixed = {n: [masks.heading(text) for text in found] for n, found in (over or {}).items()}
    likely = [n for n in range(1, count) if odds[n] > UNLIKELY]
    starts = sorted({0, *sorted(likely, key=lambda n: -odds[n])[:MOST_STARTS]})
    # What it costs that an article starts with a paragraph, and that none does, summed up to each.
    begins = [0.0, *[-log(1 + exp(-max(-30.0, min(30.0, value)))) for value in odds[1:]]]
    stays = [0.0, 0.0, *accumulate([-log(1 + exp(max(-30.0, min(30.0, value)))) - LEFT_OUT * (n in fixed)
                                    for n, value in enumerate(odds[1:], 1)])]
    left_out = [0.0, *accumulate([LEFT_OUT if place > 0 else SIGNED_WITHOUT_TEXT if place == SIGNED else WITHOUT_TEXT
                                  for place in places])]
    more = [PARTED if flag else 0.0 if flag is None else ONE_MORE for flag in parted]
    torn = [TORN if m and flag is None else 0.0 for m, flag in enumerate(parted)]
    in_place = IN_ITS_PLACE if below is not None else OVER_OR_UNDER
    there: dict[int, list[int]] = {}
    for m, place in enumerate(places):
        if place >= 0:
            there.setdefault(place, []).append(m)
    no_place: list[int] = []
    nobody: list[_Heading] = []
    over_it, under_it = {} if below else there, {} if below is False else there
    best = {0: [-cost for cost in left_out]}
    came = {0: [(0, j - 1) for j in range(width)]}
    # The states of a start that no heading is left out in right before it: to leave one out behind an article that has
    # none comes to the same.
    real = {0: [0]}
    for end in [*starts[1:], count]:
        row, came_here = [-1e9] * width, [(end, j - 1) for j in range(width)]
        for start in starts:
            if start >= end:
                break
            if end - start > LONGEST and start:
                continue
            own = fixed.get(start, nobody) if fixed else nobody
            value = begins[start] + stays[end] - stays[start + 1]
            if own:
                value += sum([head.speaks_of(start, end) + IN_ITS_PLACE for head in own])
                value += ONE_MORE * (len(own) - 1)
            says = row_of_heads.speak_of(start, end)
            if there:
                in_place_here = over_it.get(start, no_place) + under_it.get(end, no_place)
                if in_place_here:
                    says = [*says]
                    for m in in_place_here:
                        says[m] += in_place
            one_more = list(map(add, says, more))
            so_far_at = best[start]
            # Of an article four headings at most: kicker, headline and two below. What comes of it where heading j is the
            # first, the second, ... of them is carried from heading to heading: half the time of a loop over the four.
            one = two = three = four = -inf
            for j, (before, tear, first, further, most) in enumerate(
                    zip(so_far_at, torn, one_more if own else says, one_more, row[1:]), 1):
                four, three, two = three + further, two + further, one + further
                one = before + value + tear + first
                if four > most:
                    row[j] = most = four
                    came_here[j] = start, j - 4
                if three > most:
                    row[j] = most = three
                    came_here[j] = start, j - 3
                if two > most:
                    row[j] = most = two
                    came_here[j] = start, j - 2
                if one > most:
                    row[j] = one
                    came_here[j] = start, j - 1
            without = 0.0 if own else NO_HEADING
            for j in real[start]:
                so_far = so_far_at[j] + value + without
                if so_far > row[j]:
                    row[j] = so_far
                    came_here[j] = start, j
        real[end] = [0]
        for j in range(1, width):
            if row[j - 1] - left_out[j] + left_out[j - 1] > row[j]:
                row[j] = row[j - 1] - left_out[j] + left_out[j - 1]
                came_here[j] = end, j - 1
            else:
                real[end].append(j)
        best[end], came[end] = row, came_here
    found: list[int] = []
    spans: list[tuple[int, int]] = []
    end, j = count, width - 1
    while end or j:
        start, i = came[end][j]
        if start < end:
            found.append(start)
            spans.append((i, j))
        end, j = start, i
    owners = [-1] * len(headings)
    for n, (i, j) in enumerate(reversed(spans)):
        owners[i:j] = [n] * (j - i)
    starts = found[::-1]
    spans = list(zip(starts, [*starts[1:], count]))
    of_their_own = [row_of_heads.heads[n].speaks_of(*spans[owner]) if owner >= 0 else 0.0 for n, owner in enumerate(owners)]
    return Arrangement(starts, owners, below, best[count][-1], of_their_own)


def shares(pieces: Sequence[str], texts: Sequence[str]) -> list[float]:
    """For each of `texts`, the share of `pieces` that it has: what is known of a page that was arranged is not sought again.

    >>> shares(["hills", "rain"], ["it rained on the hills", "rain", "the mayor spoke"])
    [1.0, 0.5, 0.0]
    """
    masks = _masks(tuple(texts))
    counts = [0] * len(texts)
    for piece in pieces:
        mask = masks[piece]
        while mask:
            lowest = mask & -mask
            counts[lowest.bit_length() - 1] += 1
            mask ^= lowest
    return [count / len(pieces) for count in counts]


def without_text(headings: Sequence[str], texts: Sequence[str]) -> list[bool]:
    """For each heading: is there nothing of it in `texts`? It then speaks of none of them, however they are divided.

    >>> without_text(["hills", "schools", "on"], ["it rained on the hills"])
    [False, True, False]
    """
    masks = _masks(tuple(texts))
    return [head.nothing < 0 and not head.known_by_any for head in [masks.heading(text) for text in headings]]


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
        value = max(map(add, accumulate(before, max), behind[1:]))
        if value > most + (0 if gaps else UNMARKED):
            most, found = value - (0 if gaps else UNMARKED), cut
    return found


def _of_halves(text: str, masks: _Masks, spans: Sequence[tuple[int, int]], gaps: Sequence[int],
               ) -> Iterator[tuple[int, Sequence[float], Sequence[float]]]:
    """Where a line may part, and how much what stands before and behind it speaks of each of `spans`."""
    if gaps:
        for cut in gaps:
            left, right = _Heading(text[:cut], masks), _Heading(text[cut:], masks)
            yield cut, [left.speaks_of(*span) for span in spans], [right.speaks_of(*span) for span in spans]
        return
    # A piece belongs to the half that has all of it: sums from the line's start and to its end give all the halves.
    size = len(text)
    pieces = [(start, end, masks[piece]) for start, end, piece in placed_pieces(text)]
    befores, behinds = [], []
    for first, last in spans:
        ended, begun = [0.0] * (size + 1), [0.0] * (size + 1)
        inside, weights = (1 << last) - (1 << first), masks.weights(last - first)
        for start, end, mask in pieces:
            here = mask & inside
            value = _ABSENT + weights[mask.bit_count() - here.bit_count()] if here else _ABSENT
            ended[end] += value
            begun[start] += value
        befores.append([_bounded(value) for value in accumulate(ended)])
        behinds.append([_bounded(value) for value in accumulate(reversed(begun))][::-1])
    cuts = slice(SHORTEST, size - SHORTEST + 1)
    yield from zip(range(SHORTEST, size), [*zip(*befores)][cuts], [*zip(*behinds)][cuts])


def _bounded(value: float, temper: float = TEMPER) -> float:
    value *= temper
    return -4.0 if value < -4.0 else 6.0 if value > 6.0 else value
