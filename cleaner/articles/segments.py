"""Articles in the making: the paragraphs from one start to the next, and what is given to them.

>>> from cleaner.articles.units import units_of
>>> units = units_of("Rain in the hills\\nBy ANN LEE\\nIt rained all day.")
>>> segment = Segment(0.5, ["a heading"])
>>> segment.take(units[:2])
>>> segment.heads, segment.bylines
([[Unit(heading, 'Rain in the hills')]], [Unit(byline, 'By ANN LEE')])
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.articles.likeness import LONGEST_BODY
from cleaner.articles.paragraphs import Paragraph
from cleaner.articles.units import Unit

SCRAP = 100
"""Code points of a text that is no article without a heading."""
BARE = frozenset(("another measure", "other words", "few pairs of hanzi in both", "a picture"))
"""What speaks for a start wherever a picture stands in a column, or a column ends."""


class Segment:
    """An article in the making."""

    def __init__(self, score: float, reasons: list[str]) -> None:
        self.parts: list[tuple[str, list[Unit]]] = []   # role, units: in page order
        self.heads: list[list[Unit]] = []               # pieces of heading
        self.labels: list[Unit] = []
        self.bylines: list[Unit] = []
        self.score, self.reasons = score, reasons
        self._body: str | None = None

    @property
    def body(self) -> str:
        """Its text in small letters: what headings and captions are compared with."""
        if self._body is None:
            whole = "".join(unit.text for role, units in self.parts if role != "caption" for unit in units)
            self._body = whole[:LONGEST_BODY].lower()
        return self._body

    @property
    def is_headed(self) -> bool:
        """Has it a heading, a byline or a label?"""
        return bool(self.heads or self.bylines or self.labels)

    @property
    def first(self) -> int:
        """Where it stands on the page: its text, or the heading whose text is not there."""
        return min([unit.start for _, units in self.parts for unit in units] or [
            unit.start for units in self.heads for unit in units])

    def take(self, piece: Sequence[Unit]) -> None:
        """A heading, with its label and its byline, or what else is given to it."""
        heads = [unit for unit in piece if unit.kind == "heading"]
        if heads:
            self.heads.append(heads)
        for unit in piece:
            if unit.kind == "label":
                self.labels.append(unit)
            elif unit.kind in ("byline", "names", "author"):
                self.bylines.append(unit)
            elif unit.kind != "heading":
                self.add_aside(unit)

    def add_aside(self, unit: Unit) -> None:
        """A caption, a credit, a note or the like, behind what it has so far."""
        if unit.kind == "author" or unit.kind == "byline":
            self.bylines.append(unit)
        elif unit.kind == "credit":
            if self.parts and self.parts[-1][0] == "caption":
                self.parts[-1][1].append(unit)
            else:
                self.parts.append(("caption", [unit]))
        else:
            role = {"quote": "pullquote", "caption": "caption"}.get(unit.kind, "note")
            self.parts.append((role, [unit]))

    def add_inside(self, gap: Sequence[Unit]) -> None:
        """What stands between two of its paragraphs: a heading there is a subhead."""
        for unit in gap:
            if unit.kind == "label" or unit.kind == "byline":
                (self.labels if unit.kind == "label" else self.bylines).append(unit)
            elif unit.kind == "heading":
                if self.parts and self.parts[-1][0] == "subhead" and not unit.blank:
                    self.parts[-1][1].append(unit)
                else:
                    self.parts.append(("subhead", [unit]))
            else:
                self.add_aside(unit)


def segments_of(paragraphs: Sequence[Paragraph], gaps: Sequence[Sequence[Unit]], starts: Sequence[int],
                odds: Sequence[tuple[float, list[str]]]) -> list[Segment]:
    """The paragraphs from each of `starts` to the next, with what stands between them."""
    segments: list[Segment] = []
    known = set(starts)
    for n, paragraph in enumerate(paragraphs):
        if n in known:
            segments.append(Segment(*odds[n]))
        elif gaps[n]:
            segments[-1].add_inside(gaps[n])
        segments[-1].parts.append(("paragraph", paragraph.units))
    return segments


def with_scraps_joined(segments: Sequence[Segment]) -> list[Segment]:
    """A few sentences without a heading, which nothing but another measure and other words made an article: they go on with
    the one before. On 600 typeset pages seven of seven such texts did, and half of the longer ones."""
    kept = [*segments[:1]]
    for segment in segments[1:]:
        if segment.is_headed or len(segment.body) >= SCRAP or not BARE.issuperset(segment.reasons):
            kept.append(segment)
        else:
            kept[-1].parts += segment.parts
    return kept
