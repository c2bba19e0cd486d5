"""An issue of a newspaper read by OCR in Latin script, divided into articles.

Such an issue is told by what else stands in it: advertisements and noise between the articles. Each line gets its role
from `line_roles`; what belongs to no article becomes furniture, whole, line by line. A heading starts an article and
what follows belongs to it, also behind an advertisement; a jump takes the text to the article that it comes from.
"""

from __future__ import annotations

import re
from math import exp

from cleaner import vocabulary as words
from cleaner.articles.article import Article, Block, Division, make_block
from cleaner.articles.blocks import dateline_of, heading_block, unit_block
from cleaner.articles.jumps import Jump, jump_from, jump_to, likeness_of_keys
from cleaner.articles.likeness import likeness
from cleaner.articles.line_evidence import LONG, OFFERS, REACH, evidence_of
from cleaner.articles.line_roles import ROLES, best_row, reasons_for, scores_of
from cleaner.articles.paragraphs import is_open, spans_and_joints
from cleaner.articles.units import Unit
from cleaner.layout import lines_of

FEWEST_LINES, FEWEST_OFFERS, FEWEST_SIGNS, FEWEST_PARAGRAPHS = 60, 8, 3, 10
"""Of an issue: its lines, telephone numbers with prices and offers, bylines with jump lines and lead-ins, paragraphs. The
issues with gold have 590, 40, 5 and 87 at least; generated pages of articles alone have two offers at most."""
SHORTEST_PARAGRAPH = 102
"""Code points of a line that is a paragraph of text."""
LOOKED_AT = 4000
"""Code points at the head of a page in which one hanzi tells that it is not in Latin script."""
KEY_ABOVE = 3
"""Lines above `From page 1` among which the word that names the article is looked for."""
KEYS_TOGETHER = 60
"""Lines above among which a word that nothing else has claimed is looked for."""
SAME_KEY = 0.5
"""Likeness of two words by pairs of letters above which they are one word, misread."""
SURELY_ITS_KEY = 0.8
SAME_STORY = 0.3
"""Likeness of the text behind a jump and an article, by names and rare words, above which it is that article's."""
TEMPER = (0.5, -0.6)
"""What a heading leads by over the next best role of its line, as log odds that an article starts there: of those that
lead by 4.6 nine in ten are right on the issues with gold, of those that lead by 3 eight, by 1.7 half."""
PAGE_HEADS = ("date line", "folio", "masthead")
LONGEST_KEY = 24
"""Code points of the word, or the words, that name an article in a jump line."""
SHORTEST_TEXT = 30
"""Code points below which a line of no words among a text is dirt."""
JUMPS_OPEN, PARTS_COMPARED, LONGEST_COMPARED = 40, 60, 6000
"""Articles that wait for the rest of their text, and how much of each is compared with it: four newspaper pages."""

# What an issue has by the dozen: of its trade, and of its articles.
# Each pattern starts with a character: a search leaps from one to the next, and `\b` is asked behind it.
_OFFERS = (
    re.compile(r"\d(?<=\b\d)\d\d[-– ]\d{4}\b"), re.compile(r"\$ ?\d"),
    re.compile(r"% (?<=\d..)(?:off|OFF|discount)|[SFCH](?<=\b.)(?:ALE|REE|OUPON|PECIAL|OR RENT|ELP WANTED|LASSIFIED)\b"))
_ARTICLES = (
    re.compile(r"(?:^|[\s-])(?:See|Sec|Continued on|Turn to) [A-Z][A-Z ’'&]{2,24},? (?:page|back)"
               r"|^\W{0,3}(?:Continued )?[Ff]rom [Pp]age\b", re.M),
    re.compile(r"^\W{0,3}(?:By|BY|by) [A-Z][\w.'’-]{0,20} (?:[A-Z][\w.'’-]{0,20} ?){1,3}(?:$|Staff|staff|Special)", re.M),
    re.compile(r"^[A-Z][A-Z .,]{3,30}(?:, [A-Z][a-z.]+)? ?\((?:AP|UPI)\)", re.M))
_PROSE = re.compile(r"[“\"A-Z].{100,}[.!?][”\"]?\Z", re.S)
_FULL_WIDTH = re.compile("[\u2e80-\u9fff]")
_NOISE = frozenset(("words: none", "words: few", "many odd marks"))
_LETTERS = re.compile("letters?(?: to the editor)?\\W*$", re.I)
_CAPITALISED = re.compile("[A-Z][a-z]{3,}")


def is_issue(text: str) -> bool:
    """Is this an issue of a newspaper read by OCR in Latin script: articles with advertisements between them?

    Asked of the page as a whole: many lines, paragraphs among them, and of what an issue has by the dozen at least three
    kinds: telephone numbers, prices and offers on one side, bylines, jump lines and wire lead-ins on the other. A price
    list has the one side, a book the other; on pages without advertisements the articles are told in another way.

    >>> is_issue("It rained. " * 400), is_issue("Boots $20, 543-1200\\n" * 100)
    (False, False)
    """
    if text.count("\n") < FEWEST_LINES or not text.isascii() and _FULL_WIDTH.search(text, 0, LOOKED_AT):
        return False
    # What most pages lack, and soonest found: a search goes by lines, and takes four times as long.
    long = [line for line in lines_of(text) if len(line) >= SHORTEST_PARAGRAPH]
    if len(long) < FEWEST_PARAGRAPHS or sum([_PROSE.match(line) is not None for line in long]) < FEWEST_PARAGRAPHS:
        return False
    offers = [len(pattern.findall(text)) for pattern in _OFFERS]
    if sum(offers) < FEWEST_OFFERS:
        return False
    articles = [len(pattern.findall(text)) for pattern in _ARTICLES]
    return sum(articles) >= FEWEST_SIGNS and sum([count > 1 for count in offers + articles]) >= 3


def units_of_lines(text: str) -> list[Unit]:
    """The lines of `text` that are not blank, as units without a kind."""
    found: list[Unit] = []
    at = blanks = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            found.append(Unit(start, start + len(bare), bare, blanks, start - at))
            blanks = 0
        else:
            blanks += 1
        at += len(line) + 1
    return found


class _Story:
    """An article in the making."""

    def __init__(self, score: float = 0.0, reasons: list[str] | None = None) -> None:
        self.heads: list[list[Unit]] = []
        self.bylines: list[Unit] = []
        self.parts: list[tuple[str, list[Unit]]] = []
        self.score, self.reasons = score, reasons or []
        self.last: list[Unit] | None = None     # the units of its last paragraph
        self.key = ""                           # the word that its jump line names it by

    @property
    def has_text(self) -> bool:
        return self.last is not None

    @property
    def body(self) -> str:
        """The first of its text, in small letters: what the text behind a jump is compared with."""
        return " ".join([unit.text for role, units in self.parts[:PARTS_COMPARED] if role == "paragraph"
                         for unit in units])[:LONGEST_COMPARED].lower()

    @property
    def first(self) -> int:
        return min([unit.start for group in (*self.heads, self.bylines, *[units for _, units in self.parts]) for unit in group])

    def add_text(self, unit: Unit) -> None:
        """Text at its end: a paragraph, or the rest of one that is open."""
        last = self.last
        if last is not None and is_open(last[-1].text) and (unit.text[0].islower() or last[-1].text[-1] in "-\u00ad\u00ac"):
            last.append(unit)
        else:
            self.last = [unit]
            self.parts.append(("paragraph", self.last))


def divide_issue(text: str) -> Division:
    """The articles and the furniture of an issue."""
    units = units_of_lines(text)
    found = evidence_of([unit.text for unit in units], [unit.blanks for unit in units])
    scores = scores_of(found)
    row = best_row(scores)
    return _Issue(text, units, found, scores, row).division()


class _Issue:
    def __init__(self, text: str, units: list[Unit], found: list[list[str]], scores: list[list[float]], row: list[int]) -> None:
        self.text, self.units, self.found, self.scores = text, units, found, scores
        self.roles = [ROLES[n] for n in row]
        self.stories: list[_Story] = []
        self.furniture: list[Block] = []
        self.story: _Story | None = None
        self.letters = False            # does the page have letters to the editor?
        self.left: list[_Story] = []    # those that go on elsewhere, and have not been found again

    def division(self) -> Division:
        n = 0
        while n < len(self.units):
            n = self._take(n)
        stories = [story for story in self.stories if story.heads or story.parts or story.bylines]
        stories.sort(key=lambda story: story.first)
        return Division(tuple([self._article(story) for story in stories]),
                        tuple(sorted(self.furniture, key=lambda block: block.spans[0])))

    # ---- line by line -----------------------------------------------------------------------------------------------
    def _take(self, n: int) -> int:
        """Put unit `n` where it belongs; gives the next one."""
        unit, role = self.units[n], self.roles[n]
        back = jump_from(unit.text)
        if back is not None:
            self._return(n, back)
            return n + 1
        there = jump_to(unit.text)
        if there is not None:
            self._leave(n, there)
            return n + 1
        if len(unit.text) <= LONGEST_KEY and (role == "heading" or role == "none") and self._is_key(n):
            return n + 1
        if role == "body" and len(unit.text) < SHORTEST_TEXT and not _NOISE.isdisjoint(self.found[n]):
            role = "none"   # dirt between two lines of a text
        if "the editor" in self.found[n] and (role == "heading" or role == "byline") and self.story is not None:
            self.story.parts.append(("note", [unit]))     # Editor: the salutation of a letter
            return n + 1
        if role == "heading":
            return self._heading(n)
        if role == "none" and not self._is_signature(n):
            self._drop(n)
            self.letters = self.letters or _LETTERS.match(unit.text) is not None
            last = self.story.last if self.story is not None else None
            if self.furniture[-1].role in PAGE_HEADS and last is not None and not is_open(last[-1].text):
                self.story = None
        elif role == "byline" or role == "none":
            self._byline(n)
        elif role == "caption":
            self._current(n).parts.append(("caption", [unit]))
        else:
            self._body(unit, n)
        return n + 1

    def _is_signature(self, n: int) -> bool:
        """Is the line a dash and a name right under a text that nobody is named for? Letters are signed so."""
        return (self.units[n].text[0] in "\u2014\u2013-" and "a name alone; after text" in self.found[n]
                and self.story is not None and self.story.has_text and not self.story.bylines)

    def _current(self, n: int) -> _Story:
        return self.story or self._start(n)

    def _start(self, n: int) -> _Story:
        """A new article at unit `n`. A heading says how sure it is; a text without one is as likely the rest of another."""
        row, at = self.scores[n], ROLES.index(self.roles[n])
        lead = row[at] - max(row[:at] + row[at + 1:]) if self.roles[n] == "heading" else 0.0
        self.story = _Story(TEMPER[0] * lead + TEMPER[1], reasons_for(self.found[n], ROLES[at]))
        self.stories.append(self.story)
        return self.story

    def _drop(self, n: int) -> None:
        unit = self.units[n]
        self.furniture.append(unit_block(self.text, unit, _furniture_role(unit.text, self.found[n])))

    def _heading(self, n: int) -> int:
        units, end = self.units, n + 1
        group = [units[n]]
        while end < len(units) and self.roles[end] == "heading" and not units[end].blanks and len(group) < 6 and (
                jump_from(units[end].text) is None):
            group.append(units[end])
            end += 1
        story = self.story
        if len(group) > 1 and self._is_signed(n):
            self._byline(n)
            return self._heading(n + 1)
        if self._starts_a_sentence(n, end):
            self._body(group[0], n)
            return end
        if story is not None and self._is_inside(story, n, end):
            story.parts.append(("note", group))
            return end
        if story is None or story.has_text:
            story = self._start(n)
        elif story.heads and len(group) == 1 and group[0].text.isupper() and len(group[0].text.split()) <= 2:
            self._drop(n)  # the label of another text, between a headline and its text
            return end
        story.heads += _headings(group)
        return end

    def _starts_a_sentence(self, n: int, end: int) -> bool:
        """Does the text right under a line start with a small letter? Then the line is its start, cut off."""
        return (end == n + 1 < len(self.units) and self.roles[end] == "body" and self.units[end].text[0].islower()
                and not self.units[end].blanks and not self.units[n].text.isupper())

    def _is_signed(self, n: int) -> bool:
        """Is the first of two lines that look like headings the name under a letter to the editor?"""
        return (self.letters and "a name alone; after text" in self.found[n] and self.story is not None
                and self.story.has_text and not self.story.bylines)

    def _is_inside(self, story: _Story, n: int, end: int) -> bool:
        """Does the sentence that the article has left open go on behind the lines from `n` to `end`?"""
        if story.last is None or story in self.left or not is_open(story.last[-1].text):
            return False
        if not any([name.startswith("a heading's shape") for name in self.found[n]]):
            return True
        for unit, role in zip(self.units[end:end + REACH], self.roles[end:end + REACH]):
            if role == "body":
                return unit.text[0].islower()
            if role == "heading" or jump_from(unit.text) is not None:
                return False
        return False

    def _byline(self, n: int) -> None:
        unit, story = self.units[n], self._current(n)
        if story.has_text and story.bylines:
            story.parts.append(("note", [unit]))
        else:
            story.bylines.append(unit)

    def _body(self, unit: Unit, n: int) -> None:
        story = self.story
        if story is None or story.has_text and words.LEAD_IN.match(unit.text) or story in self.left:
            story = self._start(n)
        story.add_text(unit)

    # ---- jumps ------------------------------------------------------------------------------------------------------
    def _leave(self, n: int, jump: Jump) -> None:
        """A line that ends in a jump: what stands before it is text, the article goes on elsewhere."""
        unit = self.units[n]
        before = unit.text[:jump.start].rstrip()
        if len(before) > 12 and self.roles[n] != "heading":
            if before:
                self._body(_piece(unit, 0, len(before)), n)
        else:
            jump = Jump(0, jump.end, jump.key)
        self.furniture.append(make_block("jump line", self.text, [(unit.start + jump.start, unit.end)]))
        # A story leaves a page once; what points on further down (`The Senate met again. See COUNCIL, page 4`) is a hint.
        if self.story is not None and self.story.has_text and self.story not in self.left:
            self.story.key = jump.key
            self.left = [*self.left[1 - JUMPS_OPEN:], self.story]

    def _is_key(self, n: int) -> bool:
        """Is the line the word that names an article that goes on here, with its text right below? Then it does."""
        unit = self.units[n]
        if not unit.text.isupper() or n + 1 >= len(self.units) or self.roles[n + 1] != "body":
            return False
        for story in self.left:
            if story is not self.story and likeness_of_keys(story.key, unit.text) >= SURELY_ITS_KEY:
                self.furniture.append(unit_block(self.text, unit, "jump line"))
                self.left.remove(story)
                self.story = story
                return True
        return False

    def _return(self, n: int, jump: Jump) -> None:
        """A line that starts with where the text comes from: the text behind it belongs to that article."""
        unit = self.units[n]
        self.furniture.append(make_block("jump line", self.text, [(unit.start, unit.start + jump.end)]))
        # What stands right above is its heading: taken for one already, or still taken for nothing.
        above = [unit for unit in self.units[max(0, n - KEY_ABOVE):n] if len(unit.text) <= LONG]
        heads = self.story if self.story is not None and not self.story.has_text and self.story.heads else None
        best = self._left_for(n, above)
        if best is not None:
            self.left.remove(best)
            self._call_jump_lines({unit.start for unit in above if likeness_of_keys(best.key, unit.text) >= SAME_KEY})
            if heads is not None:
                self._put_together(best, heads)
            self.story = best
        rest = unit.text[jump.end:].strip()
        if rest:
            start = unit.text.index(rest, jump.end)
            self._body(_piece(unit, start, start + len(rest)), n)

    def _left_for(self, n: int, above: list[Unit]) -> _Story | None:
        """The article that went on elsewhere and goes on behind line `n`: by the word that names it, and by what both say."""
        behind = " ".join([self.units[m].text for m in range(n + 1, min(n + 6, len(self.units))) if self.roles[m] == "body"])
        names = " ".join(_CAPITALISED.findall(behind[:LOOKED_AT]))
        likes = likeness(names, [story.body for story in self.left]) if names else [0.0] * len(self.left)
        best, most = None, 0.0
        for story, like in zip(self.left, likes):
            same = max([likeness_of_keys(story.key, _key_of(unit.text)) for unit in above], default=0.0)
            if (same >= SAME_KEY or like >= SAME_STORY) and 2 * same + like > most:
                best, most = story, 2 * same + like
        return best or self._named_before(n)

    def _put_together(self, story: _Story, heads: _Story) -> None:
        """The headings of the second piece go to the article of the first; the word that names it is no heading."""
        for head in [unit for group in heads.heads for unit in group]:
            if len(head.text.split()) > 2:
                story.heads.append([head])
            else:
                self.furniture.append(unit_block(self.text, head, "jump line"))
        story.bylines += heads.bylines
        story.parts += heads.parts
        heads.heads, heads.bylines, heads.parts = [], [], []    # nothing is left of it

    def _call_jump_lines(self, starts: set[int]) -> None:
        """The words that named the article are no advertisement."""
        self.furniture[-2 * KEY_ABOVE:] = [block._replace(role="jump line") if block.spans[0][0] in starts else block
                                           for block in self.furniture[-2 * KEY_ABOVE:]]

    def _named_before(self, n: int) -> _Story | None:
        """The article whose word stands further up: an extractor may write the words of a page together."""
        for m in range(n - 1, max(-1, n - KEYS_TOGETHER), -1):
            line = self.units[m].text
            if len(line) <= LONGEST_KEY and line.isupper():
                for story in self.left:
                    if likeness_of_keys(story.key, line) >= SURELY_ITS_KEY:
                        return story
        return None

    # ---- blocks -----------------------------------------------------------------------------------------------------
    def _article(self, story: _Story) -> Article:
        text = self.text
        named: dict[str, Block] = {}
        heads = [heading_block(text, group) for group in story.heads]
        if heads:
            named["headline"] = heads[0]
        if len(heads) > 1:
            named["subheadline"] = heading_block(text, [unit for group in story.heads[1:] for unit in group])
        if story.bylines:
            named["byline"] = heading_block(text, story.bylines)._replace(role="byline")
        blocks, dateline = [], None
        for role, units in story.parts:
            spans, joints = spans_and_joints(text, units)
            if role == "paragraph" and dateline is None:
                lead = words.LEAD_IN.match(units[0].text)
                if lead:
                    dateline = dateline_of(lead[0])
            blocks.append(make_block(role, text, spans, joints))
        return Article(named, blocks, dateline, 1 / (1 + exp(-max(-30.0, min(30.0, story.score)))), story.reasons)


def _headings(group: list[Unit]) -> list[list[Unit]]:
    """The lines of a heading as headings: a headline set on several lines is one, a deck under it another."""
    found = [[group[0]]]
    for above, unit in zip(group, group[1:]):
        wrapped = unit.text[0].islower() or len(unit.text) <= 12 and len(above.text) <= 12
        if wrapped:
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _piece(unit: Unit, start: int, end: int) -> Unit:
    return Unit(unit.start + start, unit.start + end, unit.text[start:end], unit.blanks, unit.indent)


def _key_of(line: str) -> str:
    """The word that names an article, of the line over its second piece: `COUNCIL`, `COUNCIL: No budget yet`."""
    key = line.split(":")[0].strip(" _-")
    return key if len(key) <= LONGEST_KEY else " ".join(key.split()[:2])


def _furniture_role(text: str, found: list[str]) -> str:
    kinds = set(found)
    if "a folio" in kinds:
        return "folio"
    if "a date line" in kinds and len(text) <= 50:
        return "date line"
    if "a paper's name" in kinds:
        return "masthead"
    if "a section" in kinds:
        return "section"
    if "a name and an office" in kinds:
        return "editors"
    if kinds.isdisjoint(OFFERS) and not kinds.isdisjoint(("words: none", "words: few", "many odd marks")):
        return "noise"
    return words.furniture_role(text) or "advertisement"
