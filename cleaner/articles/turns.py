"""Headlines behind all texts, in no order: a text starts where the words turn to the subject of one of them."""

from __future__ import annotations

from itertools import accumulate

from cleaner.articles.apart import shares
from cleaner.articles.heading_lines import headlines
from cleaner.articles.likeness import pieces_of
from cleaner.articles.matching import IN_ONE_PLACE
from cleaner.articles.starts import Starts
from cleaner.articles.units import HEADS

TURN_WINDOW = 40
"""Paragraphs before and behind a heading among which the text that it speaks of is looked for."""
FEWEST_PIECES, SPOKEN_OF_BY = 3, 0.3
"""Pieces of a heading that tell what it speaks of, and the share of them that a paragraph has more of where it is spoken of."""


def start_at_turns(starts: Starts) -> None:
    """Start texts for the headlines behind all of them.

    The start is where the evidence between two paragraphs and what the heading says of those before and behind it
    are strongest together, among the last `TURN_WINDOW` paragraphs.
    """
    count = len(starts.paragraphs)
    first = max(0, count - TURN_WINDOW)
    texts = starts.texts(first, count)
    for group, is_apart in headlines(starts.gaps[-1])[:IN_ONE_PLACE]:
        heading = "".join([unit.text for unit in group]).lower()
        pieces = pieces_of(heading)
        # A heading that the text has word for word is a kicker made of it, and says nothing of a turn.
        if len(pieces) < FEWEST_PIECES or not is_apart and any(heading in text for text in texts):
            continue
        has = shares(pieces, texts)
        if max(has) <= SPOKEN_OF_BY:
            continue
        where, there = _turn(starts, has, first)
        if not where or there <= SPOKEN_OF_BY:
            continue
        starts.weigh(where)
        if starts.odds[where][0] + 3 * there > (-3.0 if is_apart else -1.2):
            starts.add(where)


def _turn(starts: Starts, has: list[float], first: int) -> tuple[int, float]:
    """Where the text turns to what a heading says; `has` is how much of it each paragraph has, from paragraph `first`
    on.

    Gives the paragraph (0 for none), and the most that is said of it from there on.
    """
    last = first + len(has)
    owners = [first, *[start for start in starts.at if first < start < last], last]
    best, where, there = -9.0, 0, 0.0
    for start, end in zip(owners, owners[1:]):
        behind = list(accumulate(reversed(has[start - first:end - first]), max))[::-1]  # the most from here on
        ahead = has[start - first]
        for m in range(start + 1, end):
            most = behind[m - start]
            if most > ahead + 0.1 and not any([unit.kind in HEADS for unit in starts.gaps[m]]):
                value = starts.odds[m][0] + 6 * (most - ahead) + 2 * has[m - first]
                if value > best:
                    best, where, there = value, m, most
            ahead = max(ahead, has[m - first])
    return where, there
