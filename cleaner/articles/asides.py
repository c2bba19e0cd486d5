"""What stands between two articles and is no heading: captions, pull quotes, credits and notes, and whose each is."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.likeness import likeness
from cleaner.articles.matching import WINDOW
from cleaner.articles.segments import Segment
from cleaner.articles.units import ASIDES, Unit

CAPTIONS_ASKED = 40
"""Captions between two articles that are asked which of those around them they speak of; the rest stay where they are."""
BETTER_BY = 0.3
"""How much more a caption must speak of another article than of the one that it stands behind."""


def give_asides(segments: Sequence[Segment], k: int, gap: Sequence[Unit]) -> list[Unit]:
    """Give the article that ends what ends it, and captions to the article they speak of; the rest stands over
    the next. `gap` stands before segment `k`, or behind all."""
    segment = segments[k - 1] if k else None
    rest: list[Unit] = []
    owner: Segment | None = None
    asked, has_heading = 0, False
    for unit in gap:
        if unit.kind == "quote" and k < len(segments) and has_heading:
            segments[k].parts.insert(0, ("pullquote", [unit]))  # set under the headline, over the text
        elif unit.kind in ("caption", "quote"):
            asked += 1
            owner = _owner(segments, k, unit) if asked <= CAPTIONS_ASKED else segment or segments[0]
            owner.add_aside(unit)
        elif unit.kind == "credit":
            (owner or segment or segments[0]).add_aside(unit)
        elif unit.kind in ASIDES:
            if segment is None:
                rest.append(unit)
            else:
                segment.add_aside(unit)
        elif unit.kind == "byline" and segment is not None and not rest and not segment.bylines:
            segment.bylines.append(unit)
        else:
            rest.append(unit)
            has_heading = has_heading or unit.kind == "heading"
    return rest


def _owner(segments: Sequence[Segment], k: int, unit: Unit) -> Segment:
    """The article that a caption or a pull quote between articles speaks of."""
    lo, hi = max(0, k - WINDOW), min(len(segments), k + WINDOW)
    near = segments[lo:hi]
    if len(near) == 1:
        return near[0]
    likes = likeness(words.CREDIT.sub("", unit.text), [segment.body for segment in near])
    own = k - 1 - lo if k else 0
    best = max(range(len(near)), key=lambda n: likes[n])
    return near[best] if likes[best] > likes[own] + BETTER_BY else near[own]
