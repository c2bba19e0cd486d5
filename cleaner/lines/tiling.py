"""Reads a string as pieces that are each written twice, and tells what is left when the second copies are dropped.

A heading drawn twice comes out of a PDF in runs: each run is followed by its copy. So a doubled string is a row of
squares, `ww vv uu`, whatever the length of the runs: a character, a word, some hanzi, the whole line.

>>> [("".join("乔石会见乔石会见伊拉克议伊拉克议长长"[a:b])) for a, b, _ in tile("乔石会见乔石会见伊拉克议伊拉克议长长")]
['乔石会见', '伊拉克议', '长']
"""

from __future__ import annotations

from typing import NamedTuple

MAX_PIECE = 80
"""Longest piece that is looked for, in characters. Headlines of the measured pages have at most 40."""
MAX_TILED = 400
"""Longest string that is tiled: the search is quadratic in it. A heading of five lines has at most 150 characters."""


class Piece(NamedTuple):
    """`text[start:end]` is said `times` times, the copies following each other. A loose mark has `times` 1."""

    start: int
    end: int
    times: int

    @property
    def stop(self) -> int:
        """Where the last copy ends."""
        return self.start + (self.end - self.start) * self.times


# A dash of two characters and an ellipsis are drawn with one glyph twice, and `punctuation` may already have cut the
# doubled one back to its proper length: they need no copy.
LOOSE = "\u2014\u2026\u2500\u2015"


def tile(text: str, start: int = 0) -> list[Piece] | None:
    """The fewest squares that make up `text[start:]`, or None where that cannot be done."""
    ends = tilings(text, start)
    if len(text) not in ends:
        return None
    return pieces_to(ends, len(text), start)


def tilings(text: str, start: int = 0) -> dict[int, tuple[int, Piece]]:
    """Every end that a row of squares from `start` can reach: the number of pieces, and the last piece."""
    reached: dict[int, tuple[int, Piece]] = {start: (0, Piece(start, start, 1))}
    length = len(text)
    if length - start > MAX_TILED:
        return reached
    furthest = start
    for at in range(start, length):
        if at not in reached:
            if at > furthest:
                break
            continue
        cost = reached[at][0] + 1
        first = text[at]
        if first in LOOSE and (at + 1 not in reached or reached[at + 1][0] > cost):
            reached[at + 1] = cost, Piece(at, at + 1, 1)
            furthest = max(furthest, at + 1)
        if text.startswith(first, at + 1) and (at + 2 not in reached or reached[at + 2][0] > cost):
            reached[at + 2] = cost, Piece(at, at + 1, 2)
            furthest = max(furthest, at + 2)
        # Longer ones are sought by two characters: one alone comes back too often.
        head, last = text[at:at + 2], at + MAX_PIECE + 2
        copy = text.find(head, at + 2, last)
        while copy >= 0:
            end = copy + copy - at
            if end > length:
                break
            if text.startswith(text[at:copy], copy) and (end not in reached or reached[end][0] > cost):
                reached[end] = cost, Piece(at, copy, 2)
                furthest = max(furthest, end)
            copy = text.find(head, copy + 1, last)
    return reached


def pieces_to(reached: dict[int, tuple[int, Piece]], end: int, start: int = 0) -> list[Piece]:
    """The pieces that lead to `end`, left to right."""
    pieces: list[Piece] = []
    while end > start:
        piece = reached[end][1]
        pieces.append(piece)
        end = piece.start
    return pieces[::-1]


def whole(text: str) -> Piece | None:
    """The text as one piece said two, three or four times, the shortest such piece; None where it is not.

    >>> whole("今日要闻今日要闻今日要闻")
    Piece(start=0, end=4, times=3)
    """
    for times in (4, 3, 2):
        size, rest = divmod(len(text), times)
        if size and not rest and text[:size] * times == text:
            return Piece(0, size, times)
    return None
