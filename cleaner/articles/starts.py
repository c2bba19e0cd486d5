"""Where articles start, by the evidence between two paragraphs: what is sure enough, and what a heading that stands elsewhere
may still change.

>>> from cleaner.articles.paragraphs import collected
>>> from cleaner.articles.units import units_of
>>> text = "It rained all day in the hills.\\n\\nTOKYO (AP) \\u2014 The sun shone all day by the sea."
>>> starts = Starts(*collected(units_of(text)))
>>> starts.at, starts.odds[1][1]
([0, 1], ['a wire lead-in'])
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.apart import Arrangement
from cleaner.articles.boundaries import LOOKED_BACK, PLAIN, evidence, goes_on_plainly, is_plain, log_odds, opening
from cleaner.articles.likeness import LONGEST_BODY
from cleaner.articles.paragraphs import Paragraph
from cleaner.articles.units import HEADS, SET_IN, Unit

START = -0.5
"""Log odds above which an article starts. A little below even: two articles run into one spoil both."""
BARE_START = 0.3
"""The same where nothing but pictures stands between two paragraphs, and no wire lead-in says so: another measure and other
words are often their doing."""
SHORT_HEADING, MANY_SHORT = 10, 5
"""Code points of a Chinese heading that may be a subhead, and how many of them a page has whose subheads are such."""
TOLD, UNTOLD = 9.0, 2.0
"""Log odds that the first text of the page is the start of one, where a heading or a wire lead-in says so, and where neither
does."""
ANY_LEAD_IN = 3.0
"""What a wire lead-in adds: it starts an article whatever has a heading."""
SPOKEN_OF = "a heading elsewhere speaks of it"
TAKEN_OVER = 0.5
"""The log odds of a start that only a heading elsewhere tells."""


class Starts:
    """The starts of a page's articles, as far as they are known.

    `gaps[n]` is what stands before paragraph n, the last one what stands after all. `odds[n]` are the log odds that an
    article starts with paragraph n, and the reasons. `at` are the paragraphs that articles start with. `owners` is for
    headings that stand apart from their texts: the first paragraph of the text of each.
    """

    def __init__(self, paragraphs: list[Paragraph], gaps: list[list[Unit]]) -> None:
        self.paragraphs, self.gaps = paragraphs, gaps
        self.owners: dict[Unit, int] = {}
        told = any(unit.kind == "heading" for unit in gaps[0]) or self.has_lead_in(0)
        self._tell_subheads()
        self.odds: list[tuple[float, list[str]]] = [(TOLD if told else UNTOLD, ["the first text of the page"])]
        for n in range(1, len(paragraphs)):
            if not gaps[n] and goes_on_plainly(paragraphs[n - 1], paragraphs[n]):
                self.odds.append(PLAIN)
            else:
                self.odds.append(self.odds_at(n))
        self.at = [n for n, (score, said) in enumerate(self.odds) if score > (
            BARE_START if all([unit.kind in SET_IN for unit in gaps[n]]) and "a wire lead-in" not in said else START)]

    def has_lead_in(self, n: int) -> bool:
        return words.LEAD_IN.match(opening(self.paragraphs[n])) is not None

    def _tell_subheads(self) -> None:
        """Where a page has many short headings by themselves, they are subheads: headlines are longer, or have a byline,
        a label or a wire lead-in with them."""
        found = [gap[-1] for n, gap in enumerate(self.gaps[1:-1], 1) if gap and gap[-1].kind == "heading" and (
            not gap[-1].latin and len(gap[-1].text) <= SHORT_HEADING and not any(unit.kind in HEADS for unit in gap[:-1])
            and not self.has_lead_in(n))]
        if len(found) >= MANY_SHORT:
            for unit in found:
                unit.one_of_many = True

    def odds_at(self, n: int, whole: bool = False) -> tuple[float, list[str]]:
        """The log odds that an article starts with paragraph `n`, and the reasons; `whole` as in `evidence`."""
        paragraphs, gaps = self.paragraphs, self.gaps
        return log_odds(evidence(
            paragraphs[max(0, n - LOOKED_BACK):n], paragraphs[n:n + 3], gaps[n], gaps[n - 1], whole=whole))

    def weigh(self, n: int) -> None:
        """Weigh paragraph `n` in full, where it was not weighed."""
        if is_plain(self.odds[n]):
            self.odds[n] = self.odds_at(n, whole=True)

    def values(self, first: int, until: int) -> list[float]:
        """The log odds of the paragraphs from `first` to `until`, each weighed in full."""
        for n in range(first + 1, until):
            self.weigh(n)
        return [self.odds[n][0] + ANY_LEAD_IN * (n in self.at and self.has_lead_in(n)) for n in range(first, until)]

    def texts(self, first: int, until: int) -> list[str]:
        """The paragraphs from `first` to `until` in small letters: what headings are compared with."""
        return ["".join([unit.text for unit in paragraph.units])[:LONGEST_BODY].lower()
                for paragraph in self.paragraphs[first:until]]

    def add(self, n: int) -> None:
        """An article starts with paragraph `n`, as a heading elsewhere tells."""
        self.at = sorted({*self.at, n})
        self.odds[n] = (max(TAKEN_OVER, self.odds[n][0]), [*self.odds[n][1], SPOKEN_OF])

    def take_over(self, first: int, until: int, found: Arrangement, parts: Sequence[tuple[int, list[Unit]]]) -> None:
        """Take over an arrangement of the paragraphs from `first` to `until`, and whom it gives the headings to."""
        starts = [first + n for n in found.starts]
        for n in starts:
            if n > first and self.odds[n][0] < START:
                self.odds[n] = (TAKEN_OVER, [*self.odds[n][1], SPOKEN_OF])
        self.at = [*[n for n in self.at if n < first], *starts, *[n for n in self.at if n >= until]]
        for (_, part), owner in zip(parts, found.owners):
            if owner >= 0:
                self.owners.update({unit: starts[owner] for unit in part})
