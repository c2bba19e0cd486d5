"""A page: the dump in, clean text, articles and the journal out.

>>> page = clean("微微软软公公司司\\n\\n本报讯 今天下雨。\\n")
>>> page.cleaned.split("\\n")[0], page.source(0, 4), page.restore().split("\\n")[0]
('微软公司', [(0, 7)], '微微软软公公司司')
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.edits import Edit, Finding, LineEnds, Step
from cleaner.pipeline import Cleaned, Journal, Pipeline, restore

if TYPE_CHECKING:
    from cleaner.articles.article import Article, Block, Division
    from cleaner.reading import Reading


class Page:
    """One cleaned page.

    `original` is the decoded input, `cleaned` the whole page in page order, `journal` takes the one back to the other.
    `articles` and `furniture` are found when first asked for.
    """

    def __init__(self, cleaned: Cleaned, reading: Reading | None = None, split: bool = True) -> None:
        self.original = cleaned.original
        """The decoded input: the text that `source` and the findings speak of."""
        self.cleaned = cleaned.text
        """The whole page, cleaned, in page order: the text that edits, spans and `restore` speak of."""
        self.journal = Journal(cleaned.journal.steps, reading)
        self.encoding = reading.encoding if reading is not None else None
        """The encoding that bytes were read in; None for text."""
        self.findings: tuple[Finding, ...] = tuple(
            sorted((*cleaned.findings, *(reading.findings if reading is not None else ()))))
        """What was seen and could not be repaired, or is only a guess; offsets of `original`."""
        self._split = split

    @classmethod
    def from_text(cls, text: str, chain: Pipeline | None = None, reading: Reading | None = None,
                  split: bool = True) -> Page:
        """A page out of text that is decoded already; `reading` says how, so that `restore` gives bytes."""
        if chain is None:
            from cleaner.standard import STANDARD  # loads every stage, which who names a few need not wait for

            chain = STANDARD
        return cls(chain(text), reading, split)

    def __repr__(self) -> str:
        return f"Page({len(self.cleaned)} characters, {len(self.edits)} edits, {len(self.findings)} findings)"

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit in the order they were done; the offsets of each are of the text that its stage was given."""
        return self.journal.edits

    @cached_property
    def division(self) -> Division:
        """The articles and the furniture together."""
        from cleaner.articles.article import Division

        if not self._split:
            return Division((), ())
        from cleaner.articles.divide import divide

        if "\r" not in self.cleaned:
            return divide(self.cleaned, self.before_joining())
        ends = LineEnds(self.cleaned)
        return _moved(divide(ends.seen, None), ends)

    def before_joining(self) -> tuple[str, tuple[Step, ...]] | None:
        """The text that the lines of the columns were still seen in, and the steps done since."""
        text, steps = self.cleaned, self.journal.steps
        for n, step in enumerate(steps):
            if step.stage == "hard-wraps":
                if step.input is not None:
                    return step.input, steps[n:]
                for later in reversed(steps[n:]):
                    text = later.undo(text)
                return text, steps[n:]
        return None

    @property
    def articles(self) -> list[Article]:
        """The articles in reading order."""
        return list(self.division.articles)

    @property
    def furniture(self) -> list[Block]:
        """The blocks that belong to no article: masthead, date line, weather, folio, contact line, credits."""
        return list(self.division.furniture)

    @property
    def joints(self) -> list[Edit]:
        """What stands where two spans of one paragraph meet; offsets of `cleaned`."""
        blocks = [block for article in self.articles for block in article.all_blocks] + self.furniture
        return [joint for block in blocks for joint in block.joints]

    @cached_property
    def text(self) -> str:
        """A view of the page: its articles in reading order, a form feed line between two."""
        from cleaner.writing import as_text

        return as_text(self)

    def source(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of the input behind `cleaned[start:end]`; raises `ValueError` for a span outside it."""
        return Cleaned(self.original, self.cleaned, self.journal, ()).source(start, end)

    def restore(self) -> str | bytes:
        """The input, made again from `cleaned` and `journal` alone."""
        return restore(self.cleaned, self.journal)


def _moved(division: Division, ends: LineEnds) -> Division:
    """A division of a text without carriage returns, said of the text with them."""
    from cleaner.articles.article import Article, Division

    def block(old: Block) -> Block:
        spans = tuple((ends.offset(start), ends.offset(end)) for start, end in old.spans)
        return old._replace(spans=spans, joints=tuple(
            joint for joint in map(ends.restored, old.joints) if isinstance(joint, Edit)))

    return Division(
        tuple(Article({name: block(part) for name, part in article.named.items()}, map(block, article.blocks),
                      article.dateline, article.confidence, article.reasons) for article in division.articles),
        tuple(map(block, division.furniture)))


def clean(raw: str | bytes, *, chain: Pipeline | None = None, split: bool = True, encoding: str | None = None,
          errors: str = "keep") -> Page:
    """Clean one page of text or bytes with the standard chain, or with `chain`.

    `encoding` and `errors` ("keep", "strict") are for bytes; see `cleaner.reading`. Text never fails to be cleaned;
    bytes raise `Undecodable` where `errors` is "strict" and they do not fit.

    >>> clean("Ã©tÃ©").cleaned
    'été'
    """
    if isinstance(raw, str):
        return Page.from_text(raw, chain, split=split)
    from cleaner.reading import decode

    text, reading = decode(bytes(raw), encoding=encoding, errors=errors)
    return Page.from_text(text, chain, reading, split)
