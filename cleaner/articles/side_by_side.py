"""Headlines that stand side by side over two columns or more, and were all written before the first text under them.

They are told from a kicker and its headline by what the texts behind them say, up to the next start that has a heading, or
further on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from cleaner.articles.apart import MOST_HEADINGS, MOST_PARAGRAPHS, SIGNED, Arrangement, arrange
from cleaner.articles.heading_lines import headings_in, headlines, line_by_line, said
from cleaner.articles.likeness import LONGEST_BODY, pieces_of, share
from cleaner.articles.starts import Starts
from cleaner.articles.units import Unit

SHORTEST_LINE = 4
"""Code points of a line that may be a headline by itself."""
GAIN = 1.0
"""What a division by two headlines over one text must be better by, in log odds."""
SAYS_LITTLE = -1.0
"""What a headline says of a text, in log odds, below which it does not belong there."""
KNOWN = 6.0
"""Log odds of a start behind other headlines, which is not asked again."""
NO_START = -30.0
"""Log odds of what is no start as the page is divided so far."""

Headline = tuple[list[Unit], bool | None]
"""Its lines, and whether something parts it from the one before; None: it stands right below that."""


def arrange_side_by_side(starts: Starts, begun: Sequence[int]) -> None:
    """Divide what stands behind several headlines over one of the paragraphs `begun` among them, where that is better."""
    count = len(starts.paragraphs)
    for i, n in enumerate(begun):
        groups = headlines(starts.gaps[n])
        if n:
            # Over a text in the page's middle a kicker and a headline are the rule; two headlines have a byline between.
            groups = _joined(groups)
        if not groups or len(groups) < 2 and (n or len(groups[0][0]) < 2):
            continue
        until = next((m for m in islice(begun, i + 1, i + MOST_PARAGRAPHS)
                      if any(unit.kind == "heading" for unit in starts.gaps[m])), count)
        # A heading that the text has word for word is a kicker made of it, and says nothing of a turn.
        whole = "\n".join([unit.text for paragraph in starts.paragraphs[n:until] for unit in paragraph.units])[:LONGEST_BODY]
        groups = [group for group in groups if group[1] or "".join([unit.text for unit in group[0]]) not in whole]
        # Where texts without headings follow, lines right below each other may be the headlines of them all.
        bare = sum([n < m < until for m in begun])
        lines = _lines(groups) if bare else []
        told = len(lines) > len(groups) and all([len(units[0].text) >= SHORTEST_LINE for units, _ in lines])
        heads: Sequence[Headline] = lines if told else groups
        if 1 < len(heads) <= MOST_HEADINGS and until - n <= MOST_PARAGRAPHS:
            _arrange_up_to(starts, n, until, heads)
            if until < count <= n + MOST_PARAGRAPHS:
                _arrange_further_on(starts, n, until, heads)


def _arrange_up_to(starts: Starts, first: int, until: int, heads: Sequence[Headline]) -> None:
    """Divide the paragraphs from `first` to `until` among headlines that stand over the first of them, in their order
    or backwards, where that is better by `GAIN` than the starts that are known, or finds the same."""
    texts = starts.texts(first, until)
    values = starts.values(first, until)
    parts = [(-1, units) for units, _ in heads]
    says, flags, places = said(parts), [is_apart for _, is_apart in heads], _places(starts.gaps[first], heads)
    found, turned = _either_way(texts, values, says, flags, places)
    known = set(starts.at)
    as_it_is = [value if first + n in known else NO_START for n, value in enumerate(values)]
    same = None in flags and {first + n for n in found.starts} == {n for n in known if first <= n < until}
    if len(found.starts) > 1 and (same or found.score >= GAIN + _either_way(
            texts, as_it_is, says, flags, places)[0].score):
        starts.take_over(first, until, found, parts[::-1] if turned else parts)


def _arrange_further_on(starts: Starts, first: int, until: int, heads: Sequence[Headline]) -> None:
    """The same where the text of one of the headlines may stand behind other articles, which start with paragraph
    `until`: their headlines stay over them."""
    count = len(starts.paragraphs)
    texts = starts.texts(first, count)
    parts = [(-1, units) for units, _ in heads]
    says, flags, places = said(parts), [is_apart for _, is_apart in heads], _places(starts.gaps[first], heads)
    here, there = "\n".join(texts[:until - first]), "\n".join(texts[until - first:])
    if not any([share(pieces, there) > share(pieces, here) for pieces in map(pieces_of, says)]):
        return
    over = {n - first: said([(n, lines) for lines in found_there]) for n, found_there in [
        (n, headings_in(starts.gaps[n])) for n in starts.at if n >= until] if found_there}
    known = set(starts.at)
    values = [max(value, KNOWN) if n in known and n >= until else value
              for n, value in enumerate(starts.values(first, count), first)]
    as_it_is = [value if first + n in known else NO_START for n, value in enumerate(values)]
    found = arrange(texts, values, says, places, flags, over=over)
    away = [value for n, value in zip(found.owners, found.said) if n >= 0 and (
        first + found.starts[n] >= until and found.starts[n] not in over)]
    if away and min(away) > SAYS_LITTLE and found.score >= GAIN / 2 + _either_way(
            texts, as_it_is, says, flags, places, over)[0].score:
        starts.take_over(first, count, found, parts)


def _either_way(texts: list[str], values: list[float], says: list[str], flags: Sequence[bool | None], places: Sequence[int],
                over: Mapping[int, Sequence[str]] | None = None) -> tuple[Arrangement, bool]:
    """Headings that stand apart, arranged in their order or backwards, whichever is better; and whether it is backwards."""
    found = arrange(texts, values, says, places, flags, over=over)
    other = arrange(texts, values, says[::-1], places, [False, *flags[:0:-1]], over=over)
    return (other, True) if other.score > found.score else (found, False)


def _places(gap: Sequence[Unit], heads: Sequence[Headline]) -> list[int]:
    """The places of headlines that stand apart in a gap: are they signed, each by itself?"""
    bylines = sum([unit.kind == "byline" for unit in gap])
    return [SIGNED if 1 < len(heads) <= bylines and is_apart else -1 for _, is_apart in heads]


def _joined(groups: Sequence[tuple[list[Unit], bool]]) -> list[tuple[list[Unit], bool]]:
    """Groups of headings that nothing parts, as one; those before the first label or byline too."""
    found: list[tuple[list[Unit], bool]] = []
    for units, is_apart in groups:
        if found and not is_apart:
            found[-1] = ([*found[-1][0], *units], found[-1][1])
        else:
            found.append((units, is_apart))
    return found if len(found) > 1 else []


def _lines(groups: Sequence[tuple[list[Unit], bool]]) -> list[Headline]:
    """The lines of headlines by themselves; None with those that stand right below another."""
    return [(line, None if n else is_apart) for units, is_apart in groups for n, line in enumerate(line_by_line(units))]
