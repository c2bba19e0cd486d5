"""What the articles layer says of a page: `Block`s of the cleaned text, and which `Article` each belongs to.

Nothing here moves text: a block names spans of the cleaned page; where two spans of one paragraph meet, a joint says
what stands between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cleaner.edits import Edit

BODY_ROLES = ("paragraph", "subhead", "pullquote")
ROLES = (*BODY_ROLES, "caption", "note")
"""The roles of an article's blocks."""
HEADINGS = ("label", "kicker", "headline", "subheadline")
"""The parts that stand above an article, in the order in which they are printed."""


class Block(NamedTuple):
    """One paragraph, heading, caption or the like.

    `spans` are half-open offsets of the cleaned page, in reading order; `joints[n]` stands between `spans[n]` and
    `spans[n + 1]`: an edit whose `new` is what to write there (nothing, a space) and whose span is what is dropped at
    the end of `spans[n]` (a hyphen, a character said twice).

    >>> Block("paragraph", "one two", ((0, 3), (9, 12)), (Edit(3, 3, " ", "the sentence goes on"),)).text
    'one two'
    """

    role: str
    text: str
    spans: tuple[tuple[int, int], ...]
    joints: tuple[Edit, ...] = ()


_new = tuple.__new__  # half the time of calling `Block`, and a page has hundreds


def make_block(role: str, text: str, spans: Iterable[tuple[int, int]], joints: Iterable[Edit] = ()) -> Block:
    """A block whose text is put together from `spans` of `text` and the joints between them.

    >>> make_block("caption", "a picture of it", [(2, 9)]).text
    'picture'
    """
    spans, joints = tuple(spans), tuple(joints)
    if len(spans) == 1:
        return _new(Block, (role, text[spans[0][0]:spans[0][1]], spans, joints))
    pieces = []
    for n, (start, end) in enumerate(spans):
        if n:
            pieces.append(joints[n - 1].new)
        pieces.append(text[start:end])
    return Block(role, "".join(pieces), spans, joints)


class Article:
    """An article: what stands above it, its blocks in reading order, and how sure its boundaries are. A frozen value.

    `label` (■发布厅), `kicker`, `headline`, `subheadline`, `byline` and `dateline` are a str or None. `blocks` have the
    roles of `ROLES`. `confidence` is that of the article's start; `reasons` say what told it.

    >>> Article({"headline": Block("headline", "Rain", ((0, 4),))}, [Block("paragraph", "It rained.", ((5, 15),))]).text
    'It rained.'
    """

    __slots__ = ("named", "blocks", "dateline", "confidence", "reasons")

    def __init__(self, named: dict[str, Block], blocks: Iterable[Block], dateline: str | None = None,
                 confidence: float = 1.0, reasons: Iterable[str] = ()) -> None:
        self.named = dict(named)
        """The blocks of the headings and of the byline, by name."""
        self.blocks = tuple(blocks)
        self.dateline = dateline
        self.confidence = confidence
        self.reasons = tuple(reasons)

    def __repr__(self) -> str:
        return f"Article({(self.headline or self.text[:20])!r}, {len(self.blocks)} blocks)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and (self.named, self.blocks) == (other.named, other.blocks)

    def __hash__(self) -> int:
        return hash(self.blocks)

    def _said(self, name: str) -> str | None:
        block = self.named.get(name)
        return block.text if block else None

    @property
    def label(self) -> str | None:
        """The column that the article appears in, with its mark: ■发布厅."""
        return self._said("label")

    @property
    def kicker(self) -> str | None:
        """The line above the headline."""
        return self._said("kicker")

    @property
    def headline(self) -> str | None:
        return self._said("headline")

    @property
    def subheadline(self) -> str | None:
        """The line below the headline."""
        return self._said("subheadline")

    @property
    def byline(self) -> str | None:
        return self._said("byline")

    @property
    def text(self) -> str:
        """The body: paragraphs, subheads and pull quotes, a blank line between two."""
        return "\n\n".join(block.text for block in self.blocks if block.role in BODY_ROLES)

    @property
    def all_blocks(self) -> list[Block]:
        """Every block, the headings and the byline too, in the order in which they are printed."""
        order = (*HEADINGS, "byline")
        return [self.named[name] for name in order if name in self.named] + list(self.blocks)


class Division(NamedTuple):
    """A page divided: its articles in reading order, and the blocks that belong to none."""

    articles: tuple[Article, ...]
    furniture: tuple[Block, ...]
