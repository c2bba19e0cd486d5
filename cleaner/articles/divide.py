"""A cleaned page divided into articles: boundaries, headings to bodies, captions to articles, what is furniture.

The layer names spans and moves nothing. It goes in five steps: units (what each line is by itself), paragraphs (what
belongs to one, across a caption or a column's end), boundaries (the evidence between two paragraphs, added up),
headings (each to the body it stands at or speaks of), blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice
from math import exp
from typing import TYPE_CHECKING

from cleaner import vocabulary as words
from cleaner.articles import captions
from cleaner.articles.apart import LEFT_OUT, MOST_HEADINGS, MOST_PARAGRAPHS, SIGNED, Arrangement, arrange, parting, shares, without_text
from cleaner.articles.article import Article, Block, Division, make_block
from cleaner.articles.boundaries import LOOKED_BACK, PLAIN, WEIGHTS, evidence, goes_on_plainly, is_plain, log_odds, opening
from cleaner.articles.cut_lines import NARROW, is_cut, is_further_line, is_inside, is_quoted, is_torn, starts_bound
from cleaner.articles.headings import IN_ONE_PLACE, WINDOW, Matching, begins, is_dashed
from cleaner.articles.likeness import likeness, pieces_of
from cleaner.articles.paragraphs import Paragraph, goes_on, is_open, is_verse, may_go_on, spans_and_joints, starts_anew
from cleaner.articles.reading_order import in_order, marks_paragraphs
from cleaner.articles.units import Unit, measured, units_of
from cleaner.characters.classes import HAN
from cleaner.characters.prose import reaches_east
from cleaner.edits import Edit, Step
from cleaner.layout import layout_of

if TYPE_CHECKING:
    from cleaner.page import Page

START = -0.5
"""Log odds above which an article starts. A little below even: two articles run into one spoil both."""
BARE_START = 0.3
"""The same where nothing but pictures stands between two paragraphs, and no wire lead-in says so: another measure and other
words are often their doing."""
SHORT_HEADING, MANY_SHORT = 10, 5
"""Code points of a Chinese heading that may be a subhead, and how many of them a page has whose subheads are such."""
SCRAP = 100
"""Code points of a text that is no article without a heading."""
BARE = frozenset(("another measure", "other words", "few pairs of hanzi in both", "a picture"))
"""What speaks for a start wherever a picture stands in a column, or a column ends."""
UNTOLD = 2.0
"""Log odds that the first text of the page is the start of one, where neither a heading nor a wire lead-in says so."""
TEMPERED = 0.65
"""What the log odds are worth: pieces of evidence that say the same add up as if each were news. At 0.65 of the starts given
0.9 or more 99 in 100 are right on the pages learned from, and they are six in ten."""
QUOTE_WINDOW = 20_000
"""Code points before and behind a quotation in which the text that it is taken from is looked for."""
LONGEST_SUBHEAD = 28
"""Code points of a heading of two clauses that stands by itself between two paragraphs."""
LONGEST_BODY = 20_000
"""Code points of an article that headings and captions are compared with; four newspaper pages of one article."""
CAPTIONS_ASKED = 40
"""Captions between two articles that are asked which of those around them they speak of; the rest stay where they are."""
LONGEST_LAST_LINE = 30
"""Code points of the last line of a Latin headline."""
LONGEST_QUOTED_HEADLINE = 24
"""Code points of a headline that is a quotation from end to end, and has no mark that ends a sentence."""
NARROW_LATIN = 14
"""Code points of a line of Latin script beside a picture."""
SHORTEST_LINE = 4
"""Code points of a line that may be a headline by itself."""
IN_WANT = 0.09
"""The likeness to a text in want of a heading from which a heading that is left over is given to it."""
LINES_OF_A_HEADLINE = 6
LONGER = 1.6
"""How much longer a further line of a Latin headline may be than the longest one above it."""
_ENDS_A_HEADLINE = frozenset(".!?:”\"")
LOOKED_AT = 1000
"""Code points at the head of a page in which one hanzi tells that it is not in Latin script."""
_HAN = re.compile(f"[{HAN}]")
TURN_WINDOW = 40
"""Paragraphs before and behind a heading among which the text that it speaks of is looked for."""
_SENTENCE_MARK = re.compile("[\u3002\uff01\uff1f!?\uff0c,.]")
_NUMBERED = re.compile("[1-9①-⑨][、：:.．]")
LEAST_APART = 3
"""Headings behind all texts that may be all the headings of the page."""
A_HEADING = WEIGHTS["a heading"] + 1.0
"""What a heading adds to the log odds of a start, with what it says of the texts around."""
MOST_WITHOUT_TEXT = 0.34
"""The share of the headings behind all texts that may say nothing of a text where they stand in the order of the texts."""
DOUBTFUL = -2.2
"""Log odds of a start below which a heading is inside a text, wherever the headings of the page stand."""
FEWEST_PIECES, SPEAKS_OF_IT = 8, 0.4
"""Pieces of a heading that tell what it speaks of, and the share of them that the text under it has: 0.43 to 0.78 on pages
where the first heading stands over its text, 0 and 0.11 on two where it does not."""
GAIN = 1.0
"""What a division by two headlines over one text must be better by, in log odds."""
SAYS_LITTLE = -1.0
"""What a headline says of a text, in log odds, below which it does not belong there."""
KNOWN = 6.0
"""Log odds of a start behind other headlines, which is not asked again."""
SPOKEN_OF = "a heading elsewhere speaks of it"
HEADS = ("heading", "label", "byline", "names")
PICTURES = ("caption", "credit", "picture", "quote")
ASIDES = ("caption", "credit", "quote", "note", "author", "picture")


def divide(text: str, wrapped: tuple[str, tuple[Step, ...]] | None = None) -> Division:
    """The articles and the furniture of a cleaned page.

    `wrapped` is the text that the lines of the columns still stood in, and the steps done since: it tells how wide the
    column of each paragraph was. Without it the division is made from the words alone.
    """
    if not reaches_east(text) or not _HAN.search(text, 0, LOOKED_AT):
        # Its evidence of lines is a dozen milliseconds to load, which a page of Chinese need not wait for.
        from cleaner.articles.issue import divide_issue, is_issue

        if is_issue(text):
            return divide_issue(text)
    units = units_of(text)
    if not units:
        return Division((), ())
    if wrapped is not None:
        _measure(units, *wrapped)
    furniture = [unit for unit in units if unit.kind == "furniture"]
    items = [unit for unit in units if unit.kind != "furniture"]
    page = _Page(text, items)
    articles = page.articles()
    return Division(tuple(articles), tuple(make_block(unit.role, text, [(unit.start, unit.end)]) for unit in furniture))


def measured_units(page: Page) -> list[Unit]:
    """The units of a cleaned page with their measures: what `divide` starts from."""
    units = units_of(page.cleaned)
    wrapped = page.before_joining()
    if wrapped is not None:
        _measure(units, *wrapped)
    return units


def _measure(units: list[Unit], before: str, steps: tuple[Step, ...]) -> None:
    layout = layout_of(before)
    starts, ends = [unit.start for unit in units], [unit.end for unit in units]
    for step in reversed(steps):
        starts, ends = step.starts_of_input(starts), step.starts_of_input(ends)
    measured(units, layout.starts, layout.measures, layout.widths, layout.indents, list(zip(starts, ends)))


class _Segment:
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
        if self._body is None:
            whole = "".join(unit.text for role, units in self.parts if role != "caption" for unit in units)
            self._body = whole[:LONGEST_BODY].lower()
        return self._body


class _Page:
    def __init__(self, text: str, items: list[Unit]) -> None:
        self.text, self.items = text, items
        self._settle_kinds()
        self.paragraphs: list[Paragraph] = []
        self.gaps: list[list[Unit]] = [[]]      # gaps[n] stands before paragraph n; the last one after all
        self._collect()

    # ---- kinds that need their neighbours ---------------------------------------------------------------------------
    def _settle_kinds(self) -> None:
        items = self.items
        for n, unit in enumerate(items):
            kind = unit.kind
            if kind == "quote":
                if not self._is_said_elsewhere(unit):
                    unit.kind = "heading" if len(unit.text) <= LONGEST_QUOTED_HEADLINE and (
                        _SENTENCE_MARK.search(unit.text) is None) else "body"
            elif kind == "label" and n and items[n - 1].kind == "heading" and n + 1 < len(items) and (
                    items[n + 1].kind != "heading" or unit.blank and items[n + 1].blank and not items[n - 1].text[-1].isascii()
            ) and words.NAMES_ONLY.match(unit.text[1:].strip()):
                unit.kind = "byline"    # under a headline a name is a name, and no column's label
            elif kind == "label" and unit.text[0] == "\u3010" and 0 < n < len(items) - 1 and (
                    items[n - 1].kind == items[n + 1].kind == "body"):
                unit.kind = "heading"   # \u3010...\u3011 between two paragraphs is a subhead
            elif kind == "names":
                before = items[n - 1].kind if n else ""
                after = items[n + 1].kind if n + 1 < len(items) else ""
                if before == "heading" or before == "label" or (before in ("body", "note") and after != "body") or (
                        not after):
                    unit.kind = "byline"
                else:
                    unit.kind = "heading"
            elif kind == "heading" and n and items[n - 1].kind == "body" and not unit.blank and (
                    is_open(items[n - 1].text) and items[n - 1].text[-1] in "\uff0c\u3001,"):
                unit.kind = "body"
            elif kind == "heading" and n and not unit.blank and items[n - 1].kind == "body" and not unit.latin and (
                    is_open(items[n - 1].text) and (unit.opens < 0 and unit.first == items[n - 1].last
                                                    or _closes_a_bracket(unit.text))):
                unit.kind = "body"      # as wide as the column in which a sentence is open, or a bracket
            elif kind == "heading" and len(unit.text) > LONGEST_SUBHEAD and not unit.level and 0 < n < len(items) - 1 and (
                    "\uff0c" in unit.text and items[n - 1].kind == items[n + 1].kind == "body"):
                unit.kind = "body"  # a paragraph cut where its column ends, with no mark to tell
            elif kind == "heading" and n + 1 < len(items) and items[n + 1].kind in ASIDES and not unit.level and (
                    self._is_cut_by_asides(n)):
                unit.kind = "body"
            elif kind == "heading" and unit.latin and n and items[n - 1].kind == "byline" and not unit.blank and (
                    words.POST.match(unit.text)):
                unit.kind = "byline"    # Staff Writer
            elif kind == "body" and unit.latin and n and items[n - 1].kind == "heading" and items[n - 1].latin:
                for below in items[n:n + self._lines_on(n)]:
                    below.kind = "heading"  # the further lines of a headline start with small letters
            elif kind == "caption" and n and items[n - 1].kind == "heading" and unit.text[0] in "1\u2460" and (
                    _NUMBERED.match(unit.text)):
                unit.kind = "body"      # the first of several pictures under one headline
            elif kind == "credit" and n and items[n - 1].kind in ("body", "heading"):
                above = items[n - 1]
                bare = unit.text[0] not in "\uff08("
                cut = n > 1 and items[n - 2].kind == "body" and is_open(items[n - 2].text)
                if (bare or cut) and len(above.text) <= (120 if above.latin else 60) and (
                        above.text.count("\u3002") <= 1 and not above.level and not words.LEAD_IN.match(above.text)):
                    above.kind = "caption"
        captions.settle(items)
        self._settle_cut_lines()
        items[:] = in_order(items)
        if not any(unit.kind == "body" for unit in items):
            self._body_of_what_there_is()

    def _settle_cut_lines(self) -> None:
        """Lines that look like headings and are the first pieces of paragraphs; from the page's end, since what such
        a line goes on with may be another."""
        items = self.items
        below: Unit | None = None
        marked = marks_paragraphs(items)
        for n in range(len(items) - 1, -1, -1):
            unit = items[n]
            above = items[n - 1] if n else None
            if unit.kind == "heading" and below is not None and not unit.level and not (
                    above and unit.blank and above.kind == "body" and is_open(above.text)) and (
                    is_cut(unit.text, below.text, above is not None and above.kind == "body")
                    or marked and items[n + 1] is below and not starts_anew(below) and is_inside(unit, below)):
                unit.kind, unit.cut = "body", True
            elif unit.kind == "heading" and starts_bound(unit.text) and above is not None and not (
                    above.kind == "heading" and is_further_line(unit.text)):
                unit.kind = "body"
            elif unit.kind in ("heading", "body") and n + 1 < len(items) and items[n + 1].kind in ("heading", "body") and is_torn(
                    unit, items[n + 1]):
                unit.kind, unit.cut = "body", True
                if items[n + 1].kind == "heading":
                    items[n + 1].kind, items[n + 1].cut = "body", True
            if unit.kind not in ASIDES:
                below = unit if unit.kind == "body" else None

        for above, unit, under in zip(items, items[1:], items[2:]):
            if unit.kind == "heading" and above.kind == under.kind == "body" and not unit.level and is_quoted(above, unit, under):
                unit.kind, unit.cut = "body", True
            # One more narrow line between two pieces of a paragraph, which no word tells.
            if unit.kind == "heading" and above.cut and above.kind == under.kind == "body" and (
                    not unit.blank and not under.blank and len(unit.text) <= NARROW):
                unit.kind, unit.cut = "body", True
            elif unit.kind == "heading" and above.kind == "body" and not unit.blank and (
                    len(unit.text) <= (NARROW_LATIN if unit.latin else NARROW) and is_open(above.text) and (
                        under.kind in ASIDES or not under.blank and under.kind in ("heading", "body"))):
                unit.kind, unit.cut = "body", True

    def _lines_on(self, n: int) -> int:
        """How many lines from line `n` on, of Latin script, are lines of the headline above them: short ones without an
        end, and behind them a blank line or a byline."""
        items, lines = self.items, 0
        for unit in items[n:n + LINES_OF_A_HEADLINE]:
            if unit.blank or unit.kind not in ("body", "heading"):
                return lines
            if unit.closed or not unit.latin or len(unit.text) > LONGEST_LAST_LINE:
                return 0
            lines += 1
        return lines if n + lines == len(items) else 0

    def _is_cut_by_asides(self, n: int) -> bool:
        """Is line `n` the last line before a picture, its end said again at the head of the first line behind it?"""
        from cleaner.lines.seams import said_twice

        for unit in self.items[n + 1:n + 5]:
            if unit.kind == "body":
                return said_twice(self.items[n].text, unit.text) > 0
            if unit.kind not in ASIDES:
                break
        return False

    def _is_said_elsewhere(self, unit: Unit) -> bool:
        """Does the text near by say what a quotation says? Then it is a pull quote."""
        inner = unit.text[1:-2].strip("\u3002\uff1f\uff01.?! ")
        near, far = max(0, unit.start - QUOTE_WINDOW), unit.end + QUOTE_WINDOW
        return any(self.text.find(probe, near, unit.start) >= 0 or self.text.find(probe, unit.end, far) >= 0
                   for probe in (inner[:10], inner[-10:]))

    def _body_of_what_there_is(self) -> None:
        """A page with no running text: a photo page's captions are its text, or verse, or a list."""
        items = self.items
        for unit in items:
            if unit.kind in ("caption", "quote"):
                unit.kind = "body"
        heads = [unit for unit in items if unit.kind == "heading"]
        if len(heads) > 4:
            for unit in heads[1:]:
                unit.kind = "body"

    # ---- paragraphs -------------------------------------------------------------------------------------------------
    def _collect(self) -> None:
        only_asides = True      # in the gap so far: a page may be one sentence that stays open
        for unit in self.items:
            if unit.kind != "body":
                self.gaps[-1].append(unit)
                # Where a text goes on on another page, what follows on this one is no part of its sentence.
                only_asides = only_asides and unit.kind in ASIDES and not (
                    unit.kind == "note" and words.GOES_ON.match(unit.text))
                continue
            if self.paragraphs and self.paragraphs[-1].is_open and (
                    self.paragraphs[-1].last.cut or may_go_on(
                        self.paragraphs[-1].last, unit, len(self.paragraphs[-1].units))):
                gap = self.gaps[-1]
                if only_asides and (gap or not is_verse(self.paragraphs[-1].last, unit)) or (
                        goes_on(unit) and 0 < len(gap) <= 3):
                    self.paragraphs[-1].units.append(unit)
                    # What stood in the sentence is put behind the paragraph.
                    continue
            self.paragraphs.append(Paragraph(unit))
            self.gaps.append([])
            only_asides = True

    # ---- boundaries -------------------------------------------------------------------------------------------------
    def _segments(self) -> list[_Segment]:
        paragraphs, gaps = self.paragraphs, self.gaps
        told = any(unit.kind == "heading" for unit in gaps[0]) or words.LEAD_IN.match(opening(paragraphs[0])) is not None
        self._tell_subheads()
        odds: list[tuple[float, list[str]]] = [(9.0 if told else UNTOLD, ["the first text of the page"])]
        for n in range(1, len(paragraphs)):
            if not gaps[n] and goes_on_plainly(paragraphs[n - 1], paragraphs[n]):
                odds.append(PLAIN)
            else:
                odds.append(self._odds_at(n))
        self.starts = [n for n, (score, said) in enumerate(odds) if score > (
            BARE_START if all([unit.kind in PICTURES for unit in gaps[n]]) and "a wire lead-in" not in said else START)]
        self.whole: set[int] = set()        # starts of headings that were asked whether they are two
        self.halves: list[tuple[list[Unit], Unit, Unit, Unit]] = []     # gap, heading, and what it was parted into
        self.owners: dict[int, int] = {}    # of headings that stand apart from their texts: the first paragraph of it
        self._arrange(odds)
        segments: list[_Segment] = []
        starts = set(self.starts)
        for n, paragraph in enumerate(paragraphs):
            if n in starts:
                segments.append(_Segment(*odds[n]))
            elif gaps[n]:
                self._inside(segments[-1], gaps[n])
            segments[-1].parts.append(("paragraph", paragraph.units))
        return segments

    def _odds_at(self, n: int, whole: bool = False) -> tuple[float, list[str]]:
        """The log odds that an article starts with paragraph `n`, and the reasons; `whole` as in `evidence`."""
        paragraphs, gaps = self.paragraphs, self.gaps
        return log_odds(evidence(
            paragraphs[max(0, n - LOOKED_BACK):n], paragraphs[n:n + 3], gaps[n], gaps[n - 1], whole=whole))

    def _words(self, first: int, until: int) -> list[str]:
        """The paragraphs from `first` to `until` in small letters: what headings are compared with."""
        return ["".join([unit.text for unit in paragraph.units])[:LONGEST_BODY].lower()
                for paragraph in self.paragraphs[first:until]]

    def _tell_subheads(self) -> None:
        """Where a page has many short headings by themselves, they are subheads: headlines are longer, or have a byline,
        a label or a wire lead-in with them."""
        found = [gap[-1] for n, gap in enumerate(self.gaps[1:-1], 1) if gap and gap[-1].kind == "heading" and (
            not gap[-1].latin and len(gap[-1].text) <= SHORT_HEADING and not any(unit.kind in HEADS for unit in gap[:-1])
            and words.LEAD_IN.match(opening(self.paragraphs[n])) is None)]
        if len(found) >= MANY_SHORT:
            for unit in found:
                unit.one_of_many = True

    def _arrange(self, odds: list[tuple[float, list[str]]]) -> None:
        """Where headings stand apart from their texts, divide the page by both."""
        count = len(self.paragraphs)
        if any(unit.kind == "heading" for unit in self.gaps[-1]):  # behind all texts, or each one behind its own
            known = list(odds)
            if count <= MOST_PARAGRAPHS:
                self._apart_from_texts(odds, {*self.starts, count}, (False, True))
                self._put_together()
            if not self.owners:
                odds[:] = known
                self._start_for_headings(odds)
            return
        begun = list(self.starts)
        if self._some_stand_under(begun) and count <= MOST_PARAGRAPHS:
            self._apart_from_texts(odds, set(begun), (False, None))
            self._put_together()
            if self.owners:
                return
        for i, n in enumerate(begun):
            groups = _headlines(self.gaps[n]) if self.gaps[n] else []
            if n:
                # Over a text in the page's middle a kicker and a headline are the rule; two headlines have a byline between.
                groups = _joined(groups)
            if not groups or len(groups) < 2 and (n or len(groups[0][0]) < 2):
                continue
            until = next((m for m in islice(begun, i + 1, i + MOST_PARAGRAPHS)
                          if any(unit.kind == "heading" for unit in self.gaps[m])), count)
            # A heading that the text has word for word is a kicker made of it, and says nothing of a turn.
            whole = "\n".join([unit.text for paragraph in self.paragraphs[n:until] for unit in paragraph.units])[:LONGEST_BODY]
            groups = [group for group in groups if group[1] or "".join([unit.text for unit in group[0]]) not in whole]
            # Where texts without headings follow, lines right below each other may be the headlines of them all.
            bare = sum([n < m < until for m in begun])
            lines = _lines(groups) if bare else []
            told = len(lines) > len(groups) and all([len(units[0].text) >= SHORTEST_LINE for units, _ in lines])
            parts: Sequence[tuple[list[Unit], bool | None]] = lines if told else groups
            if 1 < len(parts) <= MOST_HEADINGS and until - n <= MOST_PARAGRAPHS:
                self._side_by_side(odds, n, until, parts)
                if until < count <= n + MOST_PARAGRAPHS:
                    self._further_on(odds, n, until, parts)

    def _parted(self, place: int, part: list[Unit], texts: list[str], starts: list[int]) -> list[tuple[int, list[Unit]]]:
        """A heading, or two where a line holds those of two articles."""
        if len(part) > 1 and " " not in part[0].text or part[0].start in self.whole:
            return [(place, part)]
        unit = part[0]
        cut = parting(unit.text, texts, starts)
        self.whole.add(unit.start)
        if not cut:
            return [(place, part)]
        left, right = unit.parted(cut)
        self.whole |= {left.start, right.start}
        gap = self.gaps[place]
        n = next(n for n, other in enumerate(gap) if other is unit)
        gap[n:n + 1] = [left, right]
        self.halves.append((gap, unit, left, right))
        return [(place, [left]), (place, [right, *part[1:]])]

    def _put_together(self) -> None:
        """Headings that were parted, where the halves are not of two articles, are one again."""
        for gap, unit, left, right in self.halves:
            one, other = self.owners.get(id(left)), self.owners.get(id(right))
            if one == other or one is None or other is None:
                n = next(n for n, there in enumerate(gap) if there is left)
                gap[n:n + 2] = [unit]
                owner = other if one is None else one
                if owner is not None:
                    self.owners[id(unit)] = owner
        self.halves.clear()

    def _some_stand_under(self, starts: list[int]) -> bool:
        """Is there an article without a heading right before one with two, parted by a blank line?"""
        bare = False
        for n in starts:
            groups = _headlines(self.gaps[n]) if self.gaps[n] else []
            if bare and len(groups) > 1:
                return True
            bare = n > 0 and not groups
        return False

    def _headings_at(self, gaps: set[int]) -> list[tuple[int, list[Unit]]]:
        count = len(self.paragraphs)
        return [(n if n < count else -1, part) for n in sorted(gaps) if self.gaps[n] for part in _headings_in(self.gaps[n])]

    def _apart_from_texts(self, odds: list[tuple[float, list[str]]], gaps: set[int], modes: tuple[bool | None, ...]) -> None:
        """Divide the page among the headings that stand in `gaps`, where that fits better than to leave them there.

        `modes` are the ways that are tried: headings over their texts (False), under them (True), some under (None).
        """
        count = len(self.paragraphs)
        asked = self._headings_at(gaps)
        if len(asked) > MOST_HEADINGS:
            return
        if False in modes and True in modes and self._first_stands_over_its_text(asked):
            return  # as it came out on all such pages of 3,400 that were arranged to see; those behind are exceptions
        texts = self._words(0, count)
        values = self._values(odds, 0, count)
        # Each line by itself: a line right below another is the rest of it, or the headline of the next article.
        parts: list[tuple[int, list[Unit]]] = []
        flags: list[bool | None] = []
        for place, part in [piece for place, part in asked for piece in self._parted(place, part, texts, self.starts)]:
            for n, unit in enumerate(part):
                if n and (is_dashed(unit) or is_dashed(part[n - 1])):
                    parts[-1][1].append(unit)
                else:
                    parts.append((place, [unit]))
                    flags.append(None if n else False)
        places, said = [place for place, _ in parts], _said(parts)
        apart = [n for n, place in enumerate(places) if place < 0]
        if sum(without_text([said[n] for n in apart], texts)) > MOST_WITHOUT_TEXT * len(apart):
            return  # as below, whichever way they are arranged
        few = len(apart) * 2 < len(parts)   # the exceptions of a page whose headings stand over their texts, or under them
        behind = [said[n] for n in apart], [-1] * len(apart), [flags[n] for n in apart]
        tried: list[Arrangement] = []
        over: Arrangement | None = None
        if False in modes:
            there: dict[int, list[str]] = {}
            for n, place in enumerate(places):
                if place >= 0:
                    there.setdefault(place, []).append(said[n])
            over = _owned(arrange(texts, values, *behind, over=there), apart, parts)
            for n, place in enumerate(places):
                if place in over.starts:
                    over.owners[n] = over.starts.index(place)
        for below in reversed(modes):
            tried.insert(0, _owned(arrange(texts, values, said, places, flags, below), range(len(parts)), parts))
            if few and below and over is not None and tried[0].score < over.score:
                return  # those over their texts fit better, and are nearly all
        if over is not None:
            tried.append(over)
        found = max(tried, key=lambda a: a.score)
        if None in modes:
            if found.below is not None:
                return
        elif len(apart) >= LEAST_APART and False in modes:
            # All of them in one place: then the headings inside the texts are subheads, and speak for no start.
            inside = {place for place in places if place > 0}
            lower = [value - A_HEADING * (n in inside) for n, value in enumerate(values)]
            other = arrange(texts, lower, *behind)
            if other.score - LEFT_OUT * len(inside) > found.score:
                found = _owned(other, apart, parts)
        untold = [owner < 0 or value < 0 for owner, value, place in zip(found.owners, found.said, places) if place < 0]
        if sum(untold) > MOST_WITHOUT_TEXT * len(untold) or found.below is False and few:
            return  # they stand in no order, or are the exceptions
        if found.below and modes[0] is False:
            # Under its text a heading says nothing for a start behind it: ask the doubtful ones too.
            more = {n for n in range(1, count) if self.gaps[n] and odds[n][0] > DOUBTFUL}
            return self._apart_from_texts(odds, {*self.starts, *more, count}, (True,))
        self._give(odds, 0, count, found, parts)

    def _first_stands_over_its_text(self, headings: list[tuple[int, list[Unit]]]) -> bool:
        """Where most headings stand in the texts: does one that stands over the first text speak of it?"""
        lines = [place for place, part in headings for _ in part]
        if lines.count(-1) * 2 >= len(lines):
            return False
        text = ""
        for part in [part for place, part in headings if place == 0]:
            pieces = pieces_of("".join([unit.text for unit in part]))
            if len(pieces) >= FEWEST_PIECES:
                text = text or "".join(self._words(0, next(iter(self.starts[1:]), len(self.paragraphs))))
                if sum([piece in text for piece in pieces]) >= SPEAKS_OF_IT * len(pieces):
                    return True
        return False

    def _side_by_side(self, odds: list[tuple[float, list[str]]], first: int, until: int,
                      groups: Sequence[tuple[list[Unit], bool | None]]) -> None:
        """Divide the paragraphs from `first` to `until` among headlines that stand over the first of them, in their order
        or backwards, where that is better by `GAIN` than the starts that are known, or finds the same."""
        texts = self._words(first, until)
        values = self._values(odds, first, until)
        parts = [(-1, units) for units, _ in groups]
        said, flags, places = _said(parts), [is_apart for _, is_apart in groups], self._places(first, groups)
        found, turned = _either_way(texts, values, said, flags, places)
        known = set(self.starts)
        as_it_is = [value if first + n in known else -30.0 for n, value in enumerate(values)]
        same = None in flags and {first + n for n in found.starts} == {n for n in known if first <= n < until}
        if len(found.starts) > 1 and (same or found.score >= GAIN + _either_way(
                texts, as_it_is, said, flags, places)[0].score):
            self._give(odds, first, until, found, parts[::-1] if turned else parts)

    def _further_on(self, odds: list[tuple[float, list[str]]], first: int, until: int,
                    groups: Sequence[tuple[list[Unit], bool | None]]) -> None:
        """The same where the text of one of the headlines may stand behind other articles, which start with paragraph
        `until`: their headlines stay over them."""
        count = len(self.paragraphs)
        texts = self._words(first, count)
        parts = [(-1, units) for units, _ in groups]
        here, there = "\n".join(texts[:until - first]), "\n".join(texts[until - first:])
        if not any([_share(heading, there) > _share(heading, here) for heading in _said(parts)]):
            return
        values = self._values(odds, first, count)
        said, flags, places = _said(parts), [is_apart for _, is_apart in groups], self._places(first, groups)
        over = {n - first: _said(parts_of) for n, parts_of in [
            (n, [(n, part) for part in _headings_in(self.gaps[n])]) for n in self.starts if n >= until] if parts_of}
        known = set(self.starts)
        values = [max(value, KNOWN) if first + n in known and first + n >= until else value for n, value in enumerate(values)]
        as_it_is = [value if first + n in known else -30.0 for n, value in enumerate(values)]
        found = arrange(texts, values, said, places, flags, over=over)
        away = [value for n, value in zip(found.owners, found.said) if n >= 0 and (
            first + found.starts[n] >= until and found.starts[n] not in over)]
        if away and min(away) > SAYS_LITTLE and found.score >= GAIN / 2 + _either_way(
                texts, as_it_is, said, flags, places, over)[0].score:
            self._give(odds, first, count, found, parts)

    def _places(self, n: int, groups: Sequence[tuple[list[Unit], bool | None]]) -> list[int]:
        """The places of headlines that stand apart over paragraph `n`: are they signed, each by itself?"""
        bylines = sum([unit.kind == "byline" for unit in self.gaps[n]])
        return [SIGNED if 1 < len(groups) <= bylines and is_apart else -1 for _, is_apart in groups]

    def _values(self, odds: list[tuple[float, list[str]]], first: int, until: int) -> list[float]:
        """The log odds of the paragraphs from `first` to `until`, each weighed in full."""
        for n in range(first + 1, until):
            if is_plain(odds[n]):
                odds[n] = self._odds_at(n, whole=True)
        # A wire lead-in starts an article whatever has a heading.
        return [odds[n][0] + 3 * (n in self.starts and words.LEAD_IN.match(opening(self.paragraphs[n])) is not None)
                for n in range(first, until)]

    def _give(self, odds: list[tuple[float, list[str]]], first: int, until: int, found: Arrangement,
              parts: list[tuple[int, list[Unit]]]) -> None:
        """Take over an arrangement of the paragraphs from `first` to `until`, and whom it gives the headings to."""
        starts = [first + n for n in found.starts]
        for n in starts:
            if n > first and odds[n][0] < START:
                odds[n] = (0.5, [*odds[n][1], SPOKEN_OF])
        self.starts = [*[n for n in self.starts if n < first], *starts, *[n for n in self.starts if n >= until]]
        for (_, part), owner in zip(parts, found.owners):
            if owner >= 0:
                self.owners.update({id(unit): starts[owner] for unit in part})

    def _start_for_headings(self, odds: list[tuple[float, list[str]]]) -> None:
        """Headlines behind all texts, in no order: a text starts where the words turn to the subject of one of them.

        The start is where the evidence between two paragraphs and what the heading says of those before and behind it
        are strongest together, among the last `TURN_WINDOW` paragraphs.
        """
        count = len(self.paragraphs)
        first = max(0, count - TURN_WINDOW)
        texts = self._words(first, count)
        for group, is_apart in _headlines(self.gaps[-1])[:IN_ONE_PLACE]:
            heading = "".join([unit.text for unit in group]).lower()
            pieces = pieces_of(heading)
            # A heading that the text has word for word is a kicker made of it, and says nothing of a turn.
            if len(pieces) < 3 or not is_apart and any(heading in text for text in texts):
                continue
            has = shares(pieces, texts)
            if max(has) <= 0.3:
                continue
            where, there = self._turn(odds, has, first)
            if not where or there <= 0.3:
                continue
            if is_plain(odds[where]):
                odds[where] = self._odds_at(where, whole=True)
            if odds[where][0] + 3 * there > (-3.0 if is_apart else -1.2):
                self.starts = sorted({*self.starts, where})
                odds[where] = (max(0.5, odds[where][0]), [*odds[where][1], SPOKEN_OF])

    def _turn(self, odds: list[tuple[float, list[str]]], has: list[float], first: int) -> tuple[int, float]:
        """Where the text turns to what a heading says; `has` is how much of it each paragraph has, from paragraph `first`
        on.

        Gives the paragraph (0 for none), and the most that is said of it from there on.
        """
        last = first + len(has)
        owners = [first, *[start for start in self.starts if first < start < last], last]
        best, where, there = -9.0, 0, 0.0
        for start, end in zip(owners, owners[1:]):
            behind = list(accumulate(reversed(has[start - first:end - first]), max))[::-1]  # the most from here on
            ahead = has[start - first]
            for m in range(start + 1, end):
                most = behind[m - start]
                if most > ahead + 0.1 and not any([unit.kind in HEADS for unit in self.gaps[m]]):
                    value = odds[m][0] + 6 * (most - ahead) + 2 * has[m - first]
                    if value > best:
                        best, where, there = value, m, most
                ahead = max(ahead, has[m - first])
        return where, there

    def _inside(self, segment: _Segment, gap: list[Unit]) -> None:
        """What stands between two paragraphs of one article."""
        for unit in gap:
            if unit.kind == "label" or unit.kind == "byline":
                (segment.labels if unit.kind == "label" else segment.bylines).append(unit)
            elif unit.kind == "heading":
                if segment.parts and segment.parts[-1][0] == "subhead" and not unit.blank:
                    segment.parts[-1][1].append(unit)
                else:
                    segment.parts.append(("subhead", [unit]))
            else:
                _add_aside(segment, unit)

    # ---- headings ---------------------------------------------------------------------------------------------------
    def articles(self) -> list[Article]:
        if not self.paragraphs:
            return self._without_text()
        segments = self._segments()
        pieces: list[tuple[int, list[Unit]]] = []   # gap number among segments, heading lines (with label and byline)
        for k in range(len(segments) + 1):
            gap = self.gaps[self.starts[k]] if k < len(segments) else self.gaps[-1]
            rest = self._tail(segments, k, gap)
            pieces += [(k, piece) for piece in _pieces(rest)]
        orphans = self._give_heads(segments, pieces)
        segments = _with_scraps_joined(segments)
        for piece in orphans:
            owner = _in_want(segments, piece)
            if owner is None:
                owner = _Segment(0.5, ["a heading whose text is not on the page"])
                segments.append(owner)
            _take(owner, piece)
        made = [(_begin(segment), self._article(segment)) for segment in segments]
        made.sort(key=lambda pair: pair[0])
        return [article for _, article in made]

    def _tail(self, segments: list[_Segment], k: int, gap: list[Unit]) -> list[Unit]:
        """Give the article that ends what ends it, and captions to the article they speak of; the rest stands over
        the next."""
        segment = segments[k - 1] if k else None
        rest: list[Unit] = []
        owner: _Segment | None = None
        asked, has_heading = 0, False
        for unit in gap:
            if unit.kind == "quote" and k < len(segments) and has_heading:
                segments[k].parts.insert(0, ("pullquote", [unit]))  # set under the headline, over the text
            elif unit.kind in ("caption", "quote"):
                asked += 1
                owner = self._owner(segments, k, unit) if asked <= CAPTIONS_ASKED else segment or segments[0]
                _add_aside(owner, unit)
            elif unit.kind == "credit":
                _add_aside(owner or segment or segments[0], unit)
            elif unit.kind in ASIDES:
                if segment is None:
                    rest.append(unit)
                else:
                    _add_aside(segment, unit)
            elif unit.kind == "byline" and segment is not None and not rest and not segment.bylines:
                segment.bylines.append(unit)
            else:
                rest.append(unit)
                has_heading = has_heading or unit.kind == "heading"
        return rest

    def _owner(self, segments: list[_Segment], k: int, unit: Unit) -> _Segment:
        """The article that a caption or a pull quote between articles speaks of."""
        lo, hi = max(0, k - WINDOW), min(len(segments), k + WINDOW)
        near = segments[lo:hi]
        if len(near) == 1:
            return near[0]
        likes = likeness(words.CREDIT.sub("", unit.text), [segment.body for segment in near])
        own = k - 1 - lo if k else 0
        best = max(range(len(near)), key=lambda n: likes[n])
        return near[best] if likes[best] > likes[own] + 0.3 else near[own]

    def _give_heads(self, segments: list[_Segment], pieces: list[tuple[int, list[Unit]]]) -> list[list[Unit]]:
        """Each piece of heading to the article it stands over, or, where some have none, to the one it speaks of."""
        count = len(segments)
        by_gap: dict[int, list[list[Unit]]] = {}
        for k, piece in pieces:
            by_gap.setdefault(k, []).append(piece)
        if self.owners:
            return self._give_arranged(segments, pieces)
        simple = not pieces or count not in by_gap and all(k in by_gap for k in range(count)) or count == 1
        if simple:
            for k, found in by_gap.items():
                for piece in found:
                    _take(segments[min(k, count - 1)], piece)
            return []
        return self._match_heads(segments, [(k, part) for k, piece in pieces for part in _single(piece)])

    def _give_arranged(self, segments: list[_Segment], pieces: list[tuple[int, list[Unit]]]) -> list[list[Unit]]:
        """Headings to the articles that the arrangement found for them; the rest stands over its text."""
        before, count = -1, len(segments)
        orphans: list[list[Unit]] = []
        owners = {key: bisect_right(self.starts, start) - 1 for key, start in self.owners.items()}
        for k, piece in pieces:
            for part in [torn for part in _single(piece) for torn in self._torn(part)]:
                owner = next((owners[id(unit)] for unit in part if id(unit) in owners), None)
                if owner is None:
                    owner = _said_by_one(segments, part)
                if owner is None and k == count and any(unit.kind == "heading" for unit in part):
                    if orphans and (is_dashed(orphans[-1][0]) or not begins(part[0])) and before == count:
                        orphans[-1].extend(part)
                    else:
                        orphans.append(list(part))
                    before = count
                    continue
                if owner is None:
                    owner = before if 0 <= before < count and not begins(part[0]) else min(k, count - 1)
                _take(segments[owner], part)
                before = owner
        return orphans

    def _torn(self, part: list[Unit]) -> list[list[Unit]]:
        """A heading by the articles that its lines are given to."""
        found: list[list[Unit]] = []
        last: int | None = None
        for unit in part:
            owner = self.owners.get(id(unit))
            if found and (owner is None or last is None or owner == last):
                found[-1].append(unit)
            else:
                found.append([unit])
            last = owner if owner is not None else last
        return found

    def _match_heads(self, segments: list[_Segment], pieces: list[tuple[int, list[Unit]]]) -> list[list[Unit]]:
        """Headings to articles by place and by what both say; those that belong to none are given back."""
        count = len(segments)
        placed = Matching(pieces, [segment.body for segment in segments]).placed
        orphans: list[list[Unit]] = []
        for n, (k, piece) in enumerate(pieces):
            if n not in placed and not piece[0].blank and n and pieces[n - 1][0] == k and n - 1 in placed:
                placed[n] = placed[n - 1]
            if n in placed:
                _take(segments[placed[n]], piece)
            elif not any(unit.kind == "heading" for unit in piece):
                _take(segments[min(k, count - 1)], piece)
            elif orphans and orphans[-1][-1] is pieces[n - 1][1][-1] and (
                    not begins(piece[0]) or is_dashed(orphans[-1][0])):
                orphans[-1].extend(piece)
            else:
                orphans.append(list(piece))
        return orphans

    # ---- blocks -----------------------------------------------------------------------------------------------------
    def _article(self, segment: _Segment) -> Article:
        text = self.text
        if any(role == "caption" for role, _ in segment.parts) and _is_photo_news(segment):
            segment.parts = [("paragraph" if role == "caption" else role, units) for role, units in segment.parts]
        named: dict[str, Block] = {}
        if segment.labels:
            unit = segment.labels[0]
            named["label"] = make_block("label", text, [(unit.start, unit.end)])
        heads = [self._heading(lines) for piece in segment.heads for lines in _headings_of(piece)]
        if len(heads) > 1:
            heads.sort(key=lambda block: words.SERIES.search(block.text) is None or block.text[:2] == "\u2014\u2014")
        same: dict[str, list[Block]] = {}
        for name, block in zip(_names_for(heads), heads):
            same.setdefault(name, []).append(block)
        named.update({name: _merged(found) for name, found in same.items()})
        blocks: list[Block] = []
        byline = None
        if segment.bylines:
            unit = segment.bylines[0]
            byline = _byline_block(text, unit)
        last = max((n for n, (role, _) in enumerate(segment.parts) if role == "paragraph"), default=-1)
        dateline = None
        for n, (role, units) in enumerate(segment.parts):
            drop = 0
            if n == last and byline is None and units[-1].text[-1] in "\uff09)":
                match = words.TRAILING_BYLINE.search(units[-1].text)
                if match and (words.TEXT_AND_PICTURE.search(match[1]) or not words.NOTE.search(match[1])) and not re.search("\\d|^[A-Z\u3001]+$", match[1]):
                    drop = len(units[-1].text) - match.start()
                    at = units[-1].start
                    byline = make_block("byline", text, [(at + match.start(1), at + match.end(1))])
            if role == "subhead":
                blocks.append(self._heading(units)._replace(role=role))
                continue
            lead = words.LEAD_IN.match(units[0].text) if role == "paragraph" else None
            if len(units) == 1 and not drop and not lead:   # most paragraphs
                blocks.append(make_block(role, text, ((units[0].start, units[0].end),)))
                continue
            spans, joints = spans_and_joints(text, units, drop)
            if lead:
                dateline = dateline or lead[0].strip(" \u3000(\uff08").rstrip("\u2014\u2013- ")
                spans, joints = _space_after(text, spans, joints, lead.end())
            blocks.append(make_block(role, text, spans, joints))
        if byline is not None:
            named["byline"] = byline
        for unit in segment.bylines[1:]:
            blocks.append(make_block("note", text, [(unit.start, unit.end)]))
        for unit in segment.labels[1:]:
            blocks.append(make_block("note", text, [(unit.start, unit.end)]))
        confidence = 1 / (1 + exp(-TEMPERED * abs(segment.score)))
        return Article(named, blocks, dateline, confidence, segment.reasons)

    def _heading(self, units: list[Unit]) -> Block:
        spans = [(unit.start, unit.end) for unit in units]
        joints: list[Edit] = []
        for left, right in zip(units, units[1:]):
            between = "" if left.text[-1] >= "\u2e80" and right.text[0] >= "\u2e80" and _wrapped(units) else " "
            joints.append(Edit(left.end, left.end, between, "a headline set on several lines", "articles.headline",
                               0.9, stage="articles"))
        return make_block("headline", self.text, spans, joints)

    def _without_text(self) -> list[Article]:
        if not self.items:
            return []  # nothing but furniture
        segment = _Segment(0.5, ["headings only"])
        for unit in self.items:
            if unit.kind in ASIDES:
                _add_aside(segment, unit)
            else:
                _take(segment, [unit])
        return [self._article(segment)]


def _with_scraps_joined(segments: list[_Segment]) -> list[_Segment]:
    """A few sentences without a heading, which nothing but another measure and other words made an article: they go on with
    the one before. On 600 typeset pages seven of seven such texts did, and half of the longer ones."""
    kept = segments[:1]
    for segment in segments[1:]:
        if segment.heads or segment.bylines or segment.labels or len(segment.body) >= SCRAP or not BARE.issuperset(segment.reasons):
            kept.append(segment)
        else:
            kept[-1].parts += segment.parts
    return kept


def _closes_a_bracket(text: str) -> bool:
    """Is there a closing bracket or quotation mark before any that opens?"""
    return any([0 <= text.find(mark) < (text + opening).find(opening) for opening, mark in ("\uff08\uff09", "\u201c\u201d", "\u300c\u300d")])


def _in_want(segments: list[_Segment], piece: list[Unit]) -> _Segment | None:
    """The one article of the page without a heading, where a heading left over speaks of none more. Of several without
    one, briefs of an agency, say, none is in want: seed 002 has three, and a headline whose text is not there."""
    text = "".join([unit.text for unit in piece if unit.kind == "heading"])
    bare = [n for n, segment in enumerate(segments) if not segment.heads]
    if len(bare) != 1 or not text:
        return None
    likes = likeness(text, [segment.body for segment in segments])
    return segments[bare[0]] if likes[bare[0]] == max(likes) >= IN_WANT else None


def _begin(segment: _Segment) -> int:
    """Where an article stands on the page: its text, or the heading whose text is not there."""
    return min([unit.start for _, units in segment.parts for unit in units] or [
        unit.start for units in segment.heads for unit in units])


def _said_by_one(segments: list[_Segment], part: list[Unit]) -> int | None:
    """The one article whose text has the heading word for word, as a kicker is made."""
    text = "".join([unit.text for unit in part if unit.kind == "heading"]).lower()
    having = [n for n, segment in enumerate(segments) if text in segment.body] if len(text) > 5 else []
    return having[0] if len(having) == 1 else None


def _add_aside(segment: _Segment, unit: Unit) -> None:
    if unit.kind == "author" or unit.kind == "byline":
        segment.bylines.append(unit)
    elif unit.kind == "credit":
        if segment.parts and segment.parts[-1][0] == "caption":
            segment.parts[-1][1].append(unit)
        else:
            segment.parts.append(("caption", [unit]))
    else:
        role = {"quote": "pullquote", "caption": "caption"}.get(unit.kind, "note")
        segment.parts.append((role, [unit]))


def _headlines(gap: list[Unit]) -> list[tuple[list[Unit], bool]]:
    """The headlines of a gap, and whether a label or a byline parts it from the one before."""
    groups: list[tuple[list[Unit], bool]] = []
    parted = False
    for unit in gap:
        if unit.kind in ("label", "byline"):
            parted = bool(groups)
        elif unit.kind == "heading":
            if groups and not parted and (not unit.blank and not unit.level or is_dashed(unit)):
                groups[-1][0].append(unit)
            else:
                groups.append(([unit], parted))
                parted = False
    if len(groups) > 1 and groups[1][1]:
        groups[0] = (groups[0][0], True)
    return groups


def _joined(groups: list[tuple[list[Unit], bool]]) -> list[tuple[list[Unit], bool]]:
    """Groups of headings that nothing parts, as one; those before the first label or byline too."""
    found: list[tuple[list[Unit], bool]] = []
    for units, is_apart in groups:
        if found and not is_apart:
            found[-1] = ([*found[-1][0], *units], found[-1][1])
        else:
            found.append((units, is_apart))
    return found if len(found) > 1 else []


def _lines(groups: list[tuple[list[Unit], bool]]) -> list[tuple[list[Unit], bool | None]]:
    """The lines of headlines by themselves; None with those that stand right below another. A dash holds two together."""
    found: list[tuple[list[Unit], bool | None]] = []
    for units, is_apart in groups:
        for n, unit in enumerate(units):
            if n and (is_dashed(unit) or is_dashed(units[n - 1])):
                found[-1][0].append(unit)
            else:
                found.append(([unit], None if n else is_apart))
    return found


def _share(heading: str, text: str) -> float:
    """The share of a heading's pieces that a text in small letters has."""
    pieces = pieces_of(heading)
    return sum([piece in text for piece in pieces]) / len(pieces) if pieces else 0.0


def _said(parts: list[tuple[int, list[Unit]]]) -> list[str]:
    """What each of some headings (place, lines) says."""
    return ["".join([unit.text for unit in part]) for _, part in parts]


def _either_way(texts: list[str], values: list[float], said: list[str], flags: Sequence[bool | None], places: Sequence[int],
                over: Mapping[int, Sequence[str]] | None = None) -> tuple[Arrangement, bool]:
    """Headings that stand apart, arranged in their order or backwards, whichever is better; and whether it is backwards."""
    found = arrange(texts, values, said, places, flags, over=over)
    other = arrange(texts, values, said[::-1], places, [False, *flags[:0:-1]], over=over)
    return (other, True) if other.score > found.score else (found, False)


def _owned(found: Arrangement, asked: Sequence[int], parts: Sequence[object]) -> Arrangement:
    """The arrangement of those headings of `parts` that were asked, said of all."""
    owners, said = [-1] * len(parts), [0.0] * len(parts)
    for n, owner, value in zip(asked, found.owners, found.said):
        owners[n], said[n] = owner, value
    return found._replace(owners=owners, said=said)


def _headings_in(gap: list[Unit]) -> list[list[Unit]]:
    """The headings of a gap by themselves, each with the lines that it is set on; one with a dash goes with the one
    before it, the first with the one behind it."""
    found: list[list[Unit]] = []
    for part in _single(gap):
        lines = [unit for unit in part if unit.kind == "heading"]
        if lines and found and (is_dashed(lines[0]) or len(found) == len(found[0]) == 1 and is_dashed(found[0][0])):
            found[-1] += lines
        elif lines:
            found.append(lines)
    return found


def _pieces(gap: list[Unit]) -> list[list[Unit]]:
    """The headings of a gap, each with its label before it, its subheadline and its byline behind it."""
    pieces: list[list[Unit]] = []
    closed = True
    for unit in gap:
        if unit.kind == "label":
            pieces.append([unit])
            closed = False
        elif unit.kind == "heading":
            if pieces and (not closed or not unit.blank or is_dashed(unit)):
                pieces[-1].append(unit)
            else:
                pieces.append([unit])
            closed = True
        elif pieces:
            pieces[-1].append(unit)
        else:
            pieces.append([unit])
    return pieces


def _is_photo_news(segment: _Segment) -> bool:
    """Numbered captions under one heading are the article's text: 1、……（……摄） 2、……（……摄）."""
    texts = [units[0].text for role, units in segment.parts if role in ("paragraph", "caption")]
    return any(_NUMBERED.match(text) for text in texts) and sum(map(len, texts)) < 500


def _single(piece: list[Unit]) -> list[list[Unit]]:
    """A piece taken apart: each heading by itself, with the label before it and the byline behind it."""
    parts: list[list[Unit]] = []
    run: list[Unit] = []
    ahead: list[Unit] = []

    def close() -> None:
        for lines in _headings_of(run):
            parts.append([*ahead, *lines])
            ahead.clear()
        run.clear()

    for unit in piece:
        if unit.kind == "heading":
            run.append(unit)
        elif unit.kind == "label":
            close()
            ahead.append(unit)
        else:
            close()
            if parts:
                parts[-1].append(unit)
            else:
                ahead.append(unit)
    close()
    if ahead:
        parts.append(ahead)
    return parts


def _take(segment: _Segment, piece: list[Unit]) -> None:
    heads = [unit for unit in piece if unit.kind == "heading"]
    if heads:
        segment.heads.append(heads)
    for unit in piece:
        if unit.kind == "label":
            segment.labels.append(unit)
        elif unit.kind in ("byline", "names", "author"):
            segment.bylines.append(unit)
        elif unit.kind != "heading":
            _add_aside(segment, unit)


def _wrapped(units: list[Unit]) -> bool:
    """Are these lines one headline that was cut at its width? All but the last are then equally long."""
    if any(unit.breaks for unit in units[:-1]):
        return False
    if len(units) < 2:
        return False
    lengths = [len(unit.text) for unit in units]
    return max(lengths[:-1]) - min(lengths[:-1]) <= 1 and lengths[-1] <= lengths[0] + 1


def _headings_of(piece: list[Unit]) -> list[list[Unit]]:
    """The headings in a run of lines: lines of one headline together."""
    found: list[list[Unit]] = []
    for unit in piece:
        if found and len(found[-1]) < LINES_OF_A_HEADLINE and not unit.blank and not unit.level and not is_dashed(unit) and (
                _is_set_on(found[-1], unit) if unit.latin else _wrapped([*found[-1], unit])):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _is_set_on(lines: list[Unit], unit: Unit) -> bool:
    """Is a line of Latin script one more line of the headline above it, and no subheadline? Those are longer."""
    return lines[-1].latin and not lines[-1].level and "  " not in unit.text and lines[-1].text[-1] not in _ENDS_A_HEADLINE and (
        len(unit.text) <= LONGER * max([len(line.text) for line in lines]))


def _names_for(heads: list[Block]) -> list[str]:
    """What each heading is called, by its place and by how it is written."""
    if len(heads) <= 1:
        return ["headline"]
    if heads[0].text[:2] == "\u2014\u2014" and not heads[1].text[:2] == "\u2014\u2014":
        return ["kicker", "headline"] + ["subheadline"] * (len(heads) - 2)
    if len(heads) == 2:
        return ["headline", "subheadline"]
    return ["kicker", "headline"] + ["subheadline"] * (len(heads) - 2)


def _merged(blocks: list[Block]) -> Block:
    """Several headings of one name as one block, a space between two."""
    if len(blocks) == 1:
        return blocks[0]
    joints: list[Edit] = []
    for n, block in enumerate(blocks):
        if n:
            end = blocks[n - 1].spans[-1][1]
            joints.append(Edit(end, end, " ", "a headline set on several lines", "articles.headline", 0.9,
                               stage="articles"))
        joints += block.joints
    return Block(blocks[0].role, " ".join([block.text for block in blocks]),
                 tuple([span for block in blocks for span in block.spans]), tuple(joints))


def _byline_block(text: str, unit: Unit) -> Block:
    start, end = unit.start, unit.end
    if text[start] in "\uff08(" and text[end - 1] in "\uff09)":
        start, end = start + 1, end - 1
    while start < end and text[start] in "\u25a0\u25a1\u25cf\u25b2\u25c6 \u3000":
        start += 1
    return make_block("byline", text, [(start, end)])


def _space_after(text: str, spans: list[tuple[int, int]], joints: list[Edit],
                 lead: int) -> tuple[list[tuple[int, int]], list[Edit]]:
    """One space between the wire lead-in and the text, where there is none."""
    at = spans[0][0] + lead
    if at == spans[0][1] and joints and not joints[0].new and text[spans[1][0]] not in "\uff0c,\uff1a:":
        return spans, [joints[0]._replace(new=" "), *joints[1:]]  # the lead-in stands on a line of its own
    if at >= spans[0][1] or text[at] in " \u3000" or text[at - 1] in " \u3000" or text[at] in "\uff0c,\uff1a:":
        return spans, joints
    edit = Edit(at, at, " ", "one space behind the lead-in", "articles.lead-in", 0.9, stage="articles")
    return [(spans[0][0], at), (at, spans[0][1]), *spans[1:]], [edit, *joints]
