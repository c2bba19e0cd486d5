"""`微微软软公公司司` becomes `微软公司`: a line, or part of it, that was printed twice over is read once.

Why it happens: bold type that a font lacks is made by drawing the text twice, a hair apart. A page shows one heading;
its text layer holds two, and each extractor mixes the copies in its own way: character by character (`微微软软`), word by
word (`How How are are you you`), run by run (`乔石会见乔石会见伊拉克议伊拉克议长长`, PDFBox and pdfminer), run by run over line ends
(`以色列预算之`, `以色列预算之争与内阁危机`, `争与内阁危机`: MuPDF, pdftotext), or the whole line twice, on one line or on two. Some programs
draw three or four times.

The rule: what is left of a line when each run is read once must be long enough that the doubling cannot be language
(five hanzi, or three words and eight letters), unless another line of the page is doubled beyond doubt, which lowers
the bar.

Leaves alone: words that repeat themselves (`高高兴兴`, `研究研究`, `哈哈哈哈`, `常常`, `爸爸妈妈`; list and licences in
`reduplication.txt`), names (`姜冬冬`, `Baden-Baden`, `New York, New York`), numbers (`2020 2020`, `1122`), rules and
dashes (`———`, `====`), cells of a table, short lines that repeat (`无`, `是`), refrains: two equal lines that end in a
mark, that stand among other lines of a stanza or that come back on the page; program code (`AABBCC`, `YYYYMMDD`, a call
on two lines). 700 such texts are in `fixtures/doubled-stays.txt`.

Known problems: a doubled heading of three hanzi or fewer, and one of four that does not stand alone, is only repaired
beside another doubled one; of two equal lines with other lines right above or below, only those of six hanzi amid
running text; a line over 400 characters is only looked at for doubled characters; a run whose copy is on another part
of the page stays. Of 813 real headlines, doubled and put alone between blank lines, 95 to 100 % come back, by the kind
of doubling; the others are of four hanzi or fewer, or end in a mark.

>>> from cleaner import Pipeline
>>> Pipeline(["doubled"])("20212021年上海市党校年上海市党校（（行政学院行政学院））系统校系统校（（院院））长会议召开长会议召开").text
'2021年上海市党校（行政学院）系统校（院）长会议召开'
>>> Pipeline(["doubled"])("大家高高兴兴，研究研究。").edits
()
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from math import gcd
from operator import contains, not_
from typing import NamedTuple

from cleaner.characters.classes import HAN, HANGUL, KANA, later
from cleaner.edits import Edit, Finding, carry_out, compose
from cleaner.layout import lines_of
from cleaner.lines.hanzi_words import is_word
from cleaner.lines.reduplication import is_language
from cleaner.lines.tiling import MAX_TILED, Piece, pieces_to, tile, tilings, whole
from cleaner.rewrites import trimmed

ROUNDS = 8
"""A line drawn four times is two doublings, one within the other; a heading can be doubled by run and by line. Each
round halves a line, so that no line that is looked at needs more."""

MAX_LINES = 16
"""Lines of a heading that comes out run by run, each run on its own line: the longest measured headline has 40
hanzi."""
OFTEN = 50
"""A line that stands more often than this on one page is no heading, and is not looked at: it is a row of a table, a
rule, or no newspaper at all, and a million of them must not take a minute."""

STARTS_TWICE_SHORT = re.compile(r"(\S.??)[ \u3000]*\1")
"""A line that starts with a square of one character or two: any doubled line starts with a square. Those of up to 80
characters, two lines of the widest column measured, are found without an expression."""
# Three characters in a row that stand twice each, after a blank or a colon: a bold value after a plain label. Looked
# for only there, because the same pattern anywhere costs four times as much (measured: 5 ms a MB of Chinese, 13 of
# English).
PAIRS = re.compile(r"[ \u3000:\uff1a](\S)\1(?!\1)(\S)\2(?!\2)(\S)\3")
# The same for one blank each: a search that starts with one character is eight times as fast as one that starts with a
# class, where the character is rare, and twice as fast where it is not. Nothing that `PAIRS` finds is missed.
PAIRS_AFTER = [re.compile(blank + r"([^ ])\1(?!\1)(\S)\2(?!\2)(\S)\3") for blank in " :\u3000\uff1a"]
HEAD_TWICE = {2: (re.compile(r"\n(.)\1"), re.compile(r"\n.[ \u3000]")), 3: (re.compile(r"\n(.).?\1"),)}
"""Lines that may start with a square of one character, told by their first two or three. (A square of two hanzi is
found by its first two characters, as longer ones are. Two searches are cheaper than one with a choice in it.)"""
PAIR_RUN = re.compile(r"(?:(\S)\1){4,}|^(?:(\S)\2){2,3}(?:::|\uff1a\uff1a)")
FOUR_PAIRS = re.compile(r"(\S)\1(\S)\2(\S)\3(\S)\4")
TWO_PAIRS = re.compile(r"(\S)\1(\S)\2")
"""What `PAIR_RUN` cannot do without, anywhere or at the start: four times as fast where there is nothing."""
PAIRED = re.compile(r"(?:(\S)\1)+")
RUN = re.compile(r"(\S)\1*")
TOKEN = re.compile(r"\S+")
SYLLABLE = re.compile(f"[{HAN}{KANA}{HANGUL}]")
WORD_CHARACTER = re.compile(r"[^\W_]")
LETTER = re.compile(r"[^\W\d_]")
INNER_MARK = later(
    "[\u3002\uff0c\uff1b][^\u3002\uff0c\uff1b\u201d\u300d]{2}|[\u4e00-\u9fff][,;][\u4e00-\u9fff]{2}")
HEXADECIMAL = re.compile(r"[0-9A-Fa-f]+")
DATE_FORMAT = re.compile(r"[YyMmDdHhSs]+")
VOWEL = re.compile(r"[aeiouAEIOU\u00c0-\u017f]")
CODE = re.compile(r"[][(){}=<>|\\_;*+~^@]")
"""Signs of program code, in which lines and calls do repeat (measured on 230 MB of it). No headline has them but
brackets."""
WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
VERSE_END = re.compile("[,;:!?\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\u2026][\"'\u201d\u2019\u300d\u300f)\uff09]*$")
SIGNED = re.compile(r"(?:[<>\u2264\u2265]\d|[$\u20ac\xa3\xa5\uffe5]\d[\d.,]{2})[\d.,]*%?\Z")
EDGE = " \t\u3000\x0b\x0c\xa0#*"

WHY = {
    "characters": "each character was printed {n} times",
    "segments": "each run of the line was printed {n} times",
    "line": "the line was printed {n} times over",
    "lines": "the same line stands here {n} times, as fake bold does",
    "chain": "each run was printed {n} times, over line ends",
}


class Cut(NamedTuple):
    """What is dropped from one line or some: half-open spans of the page."""

    spans: list[tuple[int, int]]
    rule: str
    times: int
    confidence: float
    lines: int = 1
    """How many of the page's lines it used up."""
    strong: bool = False
    """Doubled beyond doubt: evidence for weaker lines of the page."""


def repair_doubled(text: str) -> Iterator[Edit | Finding]:
    """Drop the copies of what was printed twice over.

    >>> list(repair_doubled("How How are are you you??"))[0].why
    'each run of the line was printed 2 times'
    """
    merged: list[Edit] = []
    evidence = 0
    now = text
    for _ in range(ROUNDS):
        page = Page(now)
        cuts = page.cuts(evidence) if page.suspects else []
        if not cuts:
            break
        evidence += sum(cut.strong for cut in cuts)
        edits = [Edit(start, end, "", WHY[cut.rule].format(n=cut.times), f"doubled.{cut.rule}", cut.confidence)
                 for cut in cuts for start, end in cut.spans]
        edits.sort()
        # A line that is doubled in itself can be the first of a second group of equal lines: what two cuts share is
        # left to the next round.
        edits = [edit for edit, before in zip(edits, [0, *accumulate((edit.end for edit in edits), max)])
                 if edit.start >= before]
        merged = compose(merged, now, edits) if merged else edits
        now = carry_out(now, edits, "doubled")[0]
    for edit in merged:
        if edit.new:  # rounds that touch are merged to one edit, which may leave its ends as they were
            start, end, new = trimmed(text[edit.start:edit.end], edit.new)
            edit = edit._replace(start=edit.start + start, end=edit.start + end, new=new)
        yield edit


class Page:
    """The lines of a page that have characters on them, and which of them could be doubled."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = lines_of(text)
        self.stripped = [line.strip(EDGE) for line in self.raw]
        self.lines = [*filter(None, self.stripped)]
        self.suspects = _suspects(self.lines, _mostly_latin(text))
        if _may_have_pairs(text):
            for match in PAIRS.finditer(text):
                at = match.start(1)
                line = bisect_right(self.starts, at) - 1  # not in a line of `#` and `*` alone
                if line >= 0 and at < self.starts[line] + len(self.lines[line]):
                    self.suspects.add(line)
        self._counts: Counter[str] | None = None
        self._sung: set[int] = set()
        """Lines of stanzas in which each line stands twice, and of columns of equal cells."""

    @cached_property
    def numbers(self) -> list[int]:
        """Of each line, its number among all lines of the page, empty ones too."""
        return [*compress(range(len(self.stripped)), self.stripped)]

    @cached_property
    def starts(self) -> list[int]:
        """Of each line, where on the page it starts."""
        raw = self.raw
        starts = [0, *accumulate(len(line) + 1 for line in raw)]
        return [starts[number] + raw[number].find(line) for number, line in zip(self.numbers, self.lines)]

    def cuts(self, evidence: int) -> list[Cut]:
        """What to drop, page order. `evidence`: how many lines were found doubled beyond doubt before."""
        done: dict[int, Cut] = {}
        suspects = sorted(self.suspects)
        if len(suspects) > OFTEN:
            counts = Counter(self.lines[at] for at in suspects)
            suspects = [at for at in suspects if counts[self.lines[at]] <= OFTEN]
        for strict in (True, False):
            used: set[int] = set()
            for at, before in done.items():
                used.update(range(at, at + before.lines))
            for at in suspects:
                if at in used:
                    continue
                cut = self._judge(at, 0 if strict else evidence, used)
                if cut is not None:
                    done[at] = cut
                    used.update(range(at, at + cut.lines))
            evidence += sum(cut.strong for cut in done.values())
            if not evidence:
                break
        return [done[at] for at in sorted(done)]

    def _judge(self, at: int, evidence: int, used: set[int]) -> Cut | None:
        line = self.lines[at]
        cut = _in_line(line, evidence > 0, self._stands_alone(at, at + 1))
        if cut is None and len(line) <= MAX_TILED:
            lines = self._repeated_lines(at, evidence, used)
            # Program code is not looked at further where nothing but code can come of it: the two would find it by the
            # same sign, in the end.
            is_code = line.isascii() and CODE.search(line) is not None
            if lines is None and not (is_code and all(map(str.isascii, self.lines[at:at + MAX_LINES + 3]))):
                lines = self._chain(at, evidence, used)
            if lines is None and not is_code:
                lines = self._copies_below(at, used)
            if lines is not None:
                return lines
        if cut is None:
            cut = by_pairs(line)
        if cut is None:
            return None
        start = self.starts[at]
        return cut._replace(spans=[(start + first, start + last) for first, last in cut.spans])

    def _stands_alone(self, at: int, stop: int) -> bool:
        """Whether lines `at:stop` have a blank line, or the page's edge, before and after them."""
        numbers = self.numbers
        return ((at == 0 or numbers[at] - numbers[at - 1] > 1)
                and (stop >= len(numbers) or numbers[stop] - numbers[stop - 1] > 1))

    def _next_to_each_other(self, at: int) -> bool:
        return at + 1 < len(self.numbers) and self.numbers[at + 1] - self.numbers[at] == 1

    def _repeated_lines(self, at: int, evidence: int, used: set[int]) -> Cut | None:
        """Two to four equal lines in succession, and the next ones likewise: a heading of one to three lines."""
        lines = self.lines
        if at in self._sung:
            return None
        groups: list[tuple[int, int]] = []
        here = at
        while here < len(lines):
            stop = here + 1
            while (stop < len(lines) and stop not in used and lines[stop] == lines[here]
                   and self._next_to_each_other(stop - 1)):
                stop += 1
            copies = stop - here
            if copies < 2 or (groups and copies != groups[0][1]):
                break
            groups.append((here, copies))
            if not self._next_to_each_other(stop - 1):
                here = stop
                break
            here = stop
        if not groups:
            return None
        stop = groups[-1][0] + groups[-1][1]
        if groups[0][1] > 4 or len(groups) > 3:
            self._sung.update(range(at, stop))
            return None
        if self._counts is None:
            self._counts = Counter(lines)
        for here, copies in groups:
            line = lines[here]
            if VERSE_END.search(line) or self._counts[line] != copies:
                return None
            if not syllables(line) and (CODE.search(line) or not line[0].isupper() and len(WORD.findall(line)) < 4):
                return None
        alone = self._stands_alone(at, stop)
        first = lines[at]
        if not (evidence or alone or (syllables(first) and (len(groups) > 1 or self._in_prose(at, stop)))):
            return None
        # The longest line decides: a heading's last line can be short, but `一等奖` twice above `二等奖` twice is a list.
        # Two words are enough where nothing stands around them.
        hanzi, words = 4 if evidence else 5 if len(groups) == 1 else 6, 2 if alone else 3
        if not any(long_enough(lines[here], hanzi, words) for here, _ in groups):
            return None
        spans = []
        for here, copies in groups:
            end = self.starts[here] + len(lines[here])
            last = here + copies - 1
            spans.append((end, self.starts[last] + len(lines[last])))
        confidence = 0.95 if evidence or len(groups) > 1 else 0.85 if alone else 0.8
        return Cut(spans, "lines", groups[0][1], confidence, stop - at)

    def _in_prose(self, at: int, stop: int) -> bool:
        """Whether what stands around lines `at:stop` is running text, cut anywhere: two lines that have a comma or full
        stop within and none at their end. A stanza, a table and a list have marks at the ends of lines, if at all."""
        lines = self.lines
        around = lines[max(0, at - 4):at] + lines[stop:stop + 6]
        return sum(INNER_MARK().search(line) is not None and not VERSE_END.search(line) for line in around) > 1

    def _chain(self, at: int, evidence: int, used: set[int]) -> Cut | None:
        """Runs and their copies over line ends: the lines put together are a row of squares."""
        lines = self.lines
        if at + 1 < len(lines) and lines[at + 1] == lines[at]:
            return None  # judged as repeated lines, and found to be none
        taken = [at]
        text = squeeze(lines[at])
        ends: dict[int, tuple[int, Piece]] | None = None
        skipped = 0
        here = at + 1
        while here < len(lines) and len(taken) < MAX_LINES and len(text) <= MAX_TILED:
            if here in used or self.numbers[here] - self.numbers[here - 1] > 2:
                return None
            line = squeeze(lines[here])
            if len(taken) < 2 and line[:2] not in text and not line.startswith(text):
                return None  # nothing of the first line is said again in the next
            if len(taken) < 2 and len(set(text + line)) < (2 if len(text) < 40 else 8):
                return None  # a rule, or one character over and over
            if ends is None:
                ends = tilings(text)
            if not any(fits(text[end:], line) for end in ends if end < len(text)):
                # A byline that the page's order put between: one, or two.
                skipped += 1
                if skipped > 2 or len(taken) < 2:
                    return None
                here += 1
                continue
            taken.append(here)
            text += line
            here += 1
            ends = tilings(text)
            if len(text) in ends:
                pieces = pieces_to(ends, len(text))
                break
        else:
            return None
        copies = [piece for piece in pieces if piece.times > 1]
        once = "".join(text[piece.start:piece.end] for piece in pieces)
        if len(copies) < 2 and not evidence:
            return None
        if not long_enough(once, 4 if evidence else 5, words=1) or len(set(once)) < 4:
            return None
        if max(piece.end - piece.start for piece in copies) < 2:
            return None
        if not syllables(once) and CODE.search(once):
            return None
        positions: list[int] = []
        line_of: list[int] = []
        for number in taken:
            offset = self.starts[number]
            for match in TOKEN.finditer(lines[number]):
                positions += range(offset + match.start(), offset + match.end())
            line_of += [number] * (len(positions) - len(line_of))
        spans = []
        for piece in copies:
            start = piece.end
            while start < piece.stop:  # not over a line that was skipped
                stop = start
                while stop < piece.stop and (stop == start or line_of[stop] - line_of[stop - 1] <= 1):
                    stop += 1
                joined = line_of[start] - line_of[start - 1] <= 1
                spans.append((positions[start - 1] + 1 if joined else positions[start], positions[stop - 1] + 1))
                start = stop
        return Cut(spans, "chain", 2, 0.95 if len(copies) > 2 or evidence else 0.9, here - at, True)

    def _copies_below(self, at: int, used: set[int]) -> Cut | None:
        """`A3604狠父燒母狠父燒母1818歲`, `A3604`, `歲`: runs of which the copy was sorted below the line."""
        line = self.lines[at]
        below = [number for number in (at + 1, at + 2)
                 if number < len(self.lines) and number not in used and self._next_to_each_other(number - 1)]
        if not below or below[0] != at + 1:  # the line between was drawn twice itself: not over it
            return None
        first, *second = (self.lines[number] for number in below)
        for head, tail in ((first, second[0] if second else ""), (first, ""), ("", first)):
            if not (line.startswith(head) and line.endswith(tail) and len(head) + len(tail) < len(line)):
                continue
            middle = line[len(head):len(line) - len(tail)]
            pieces = tile(middle)
            if pieces is None or sum(piece.times > 1 for piece in pieces) < 2:
                continue
            once = head + "".join(middle[piece.start:piece.end] for piece in pieces) + tail
            if not long_enough(once, 5, words=2) or len(set(once)) < 5 or (CODE.search(once) and not syllables(once)):
                continue
            start = self.starts[at] + len(head)
            spans = [(start + piece.end, start + piece.stop) for piece in pieces if piece.times > 1]
            count = bool(head) + bool(tail)
            last = at + count
            spans.append((self.starts[at] + len(line), self.starts[last] + len(self.lines[last])))
            return Cut(spans, "chain", 2, 0.9, count + 1, True)
        return None


@lru_cache(maxsize=256)
def _in_line(line: str, evidence: bool, alone: bool) -> Cut | None:
    """What is doubled within one line; offsets from its start. Cached, since a page that repeats one line a million
    times must not take a million searches."""
    if len(line) > MAX_TILED:
        # One phrase said again and again is no line of a newspaper; a line of that length has dozens of letters.
        return by_character(line, 0, evidence) if len(set(line)) > 16 else None
    return (by_character(line, 0, evidence) or by_segment(line, 0, evidence, alone)
            or by_chunk(line, 0, evidence))


def _mostly_latin(text: str) -> bool:
    """Whether three letters of a line are to be looked at to tell it from others, and not two: a guess that only costs
    time where it is wrong."""
    sample = text[:1000]
    return len(sample.encode("utf-8", "surrogatepass")) * 2 <= len(sample) * 3


def _may_have_pairs(text: str) -> bool:
    """Whether `PAIRS` is worth a search."""
    after = PAIRS_AFTER[:2] if text.isascii() else PAIRS_AFTER
    return any(pattern.search(text) for pattern in after)


def _suspects(lines: list[str], latin: bool) -> set[int]:
    """The lines that start with a square, and those that begin or end like the line after them."""
    # What a line of prose passes must not call Python: its first two hanzi, or three Latin letters, are sought in the
    # rest of it and in the line before, all lines in one call.
    size = 3 if latin else 2
    heads = [line[:size] for line in lines]
    numbers = range(len(lines))
    twice = set(compress(numbers, map(str.rfind, lines, heads)))
    if latin:
        twice.update([at for at in compress(numbers, map(not_, map(str.isascii, lines)))
                      if lines[at][:2] in lines[at][2:MAX_TILED]])
    joined = "\n" + "\n".join(heads)
    for pattern in HEAD_TWICE[size]:
        if len(joined) == (size + 1) * len(lines):
            twice.update([match.start() // (size + 1) for match in pattern.finditer(joined)])
        else:
            at, seen = -1, 0
            for match in pattern.finditer(joined):
                at += joined.count("\n", seen, match.start() + 1)
                seen = match.start() + 1
                twice.add(at)
    alike: list[int] = []
    if len(joined) < (size + 1) * len(lines):  # the head of the next line is not said in a line that is shorter than it
        alike = [at for at, line in enumerate(lines[:-1]) if len(line) < size]
    found = set()
    for at in twice:
        line = lines[at]
        short = STARTS_TWICE_SHORT.match(line)
        square = (short.end(1), short.end()) if short else _long_square(line)
        if (square is not None and (line[0] in line[1:3] or line[:3 if line.isascii() else 2] in line[2:MAX_TILED])
                and _goes_on(line, square, lines[at + 1] if at + 1 < len(lines) else "")):
            found.add(at)
    alike += compress(numbers, map(contains, lines, heads[1:]))
    for at in alike:
        line, below = lines[at], lines[at + 1]
        if ((line.startswith(below) or line.endswith(below) or below.startswith(line))
                and (below[:2] in line or len(line) == 1 and below[0] == line)):
            found.add(at)
    return found


def _long_square(line: str) -> tuple[int, int] | None:
    """The shortest run of 3 to 80 characters with which the line starts, twice; blanks may stand between.

    Returns its length and where its copy ends. It is sought by its first three characters: to try each length costs
    ten times as much.

    >>> _long_square("How are How are you"), _long_square("How are you")
    ((7, 15), None)
    """
    head = line[:3]
    at = line.find(head, 3)
    while at >= 0:
        size = len(line[:at].rstrip(" \u3000"))
        if size > 80 or head[0].isspace():
            return None
        if size < 3:
            size = 3
        if line.startswith(line[:size], at):
            return size, at + size
        at = line.find(head, at + 1)
    return None


def _square(line: str) -> tuple[int, int] | None:
    """The shortest run of up to 80 characters with which the line starts, twice: its length and where its copy ends."""
    short = STARTS_TWICE_SHORT.match(line)
    return (short.end(1), short.end()) if short else _long_square(line)


def _goes_on(line: str, square: tuple[int, int], after: str) -> bool:
    """Whether a line that starts with a square goes on with another, ends, or leaves a run to the line after it."""
    if not WORD_CHARACTER.search(line, 0, MAX_TILED):
        return False
    size, end = square
    if size < 3 and _long_square(line):
        return True
    once, rest = line[:size], line[end:].lstrip()
    if size == 1:
        rest = rest.lstrip(once)
    if not rest or rest.startswith(once) or _square(rest):
        return True
    if after and after[:3 if after.isascii() else 2] in rest[:MAX_TILED]:
        return True
    return len(rest) < len(line) - end and not line.isascii()  # a blank: what follows is another text


def squeeze(line: str) -> str:
    return "".join(line.split())


def fits(rest: str, line: str) -> bool:
    """Whether `line` can go on where a run, or a run and the first part of its copy, ends the text so far."""
    if line.startswith(rest) or rest.startswith(line):
        return True
    # rest = w + the first part of w; the line starts with the rest of w, which is as long as that part or longer
    size = rest.find(line[0], 1, (len(rest) + 1) // 2) if line else -1
    while size > 0:
        if rest.endswith(rest[:size]) and line.startswith(rest[size:len(rest) - size]):
            return True
        size = rest.find(line[0], size + 1, (len(rest) + 1) // 2)
    return False


def syllables(text: str) -> int:
    return len(SYLLABLE.findall(text))


def long_enough(once: str, hanzi: int, words: int) -> bool:
    """Whether what is left says enough to be a heading: so many hanzi, or so many words and eight letters."""
    count = syllables(once)
    if count:
        return count >= hanzi
    found = WORD.findall(once)
    return len(found) >= words and sum(map(len, found)) >= 8


def by_character(line: str, offset: int, evidence: int = 0) -> Cut | None:
    """Each character two to four times.

    >>> by_character("OOBBJJEECCTTIIFFSS", 0).times, by_character("balloon", 0), by_character("高高兴兴", 0)
    (2, None, None)
    """
    return _interleaved(line, offset) or _by_token(line, offset, evidence)


def _interleaved(line: str, offset: int) -> Cut | None:
    """`N Na am me e: :`: the copy of each character is a blank further on."""
    if not (len(line) > 6 and line[1].isspace()):
        return None
    places = [at for at, character in enumerate(line) if not character.isspace()]
    if len(places) % 2 or len(places) < 8:
        return None
    spans = []
    for first, second in zip(places[::2], places[1::2]):
        if line[first] != line[second] or second - first < 2:
            return None
        spans.append((offset + first + 1, offset + second + 1))
    for second, first in zip(places[1::2], places[2::2]):
        if first - second > 2:
            return None
    # `a a b b c c d d` is a row of cells: there the blanks stand between the characters too.
    if any(first - second == 1 for second, first in zip(places[1::2], places[2::2])):
        once = [line[at] for at in places[::2]]
        if sum(map(str.isalpha, once)) >= 3 and len(set(once)) >= 3:
            return Cut(spans, "characters", 2, 0.95, strong=True)
    return None


def _by_token(line: str, offset: int, evidence: int) -> Cut | None:
    """Every token of the line is made of characters that stand `times` times; tokens may differ in `times`."""
    if not (line[0] in line[1:2] and len(line) > 3):
        return None
    runs: list[list[tuple[int, int]]] = []
    times: list[int] = []
    most: Counter[int] = Counter()
    for token in TOKEN.finditer(line):
        here = [match.span() for match in RUN.finditer(line, token.start(), token.end())]
        spelled = [end - start for start, end in here if line[start].isalnum()]
        common = gcd(*spelled) if spelled else 0
        n = 4 if common and common % 4 == 0 else 3 if common and common % 3 == 0 else 2 if common % 2 == 0 else 1
        if n == 1:
            # `ddééfifi`: a ligature is one glyph and two characters
            pieces = tile(line[token.start():token.end()]) if len(here) > 3 else None
            if pieces is None or max(piece.end - piece.start for piece in pieces) > 3:
                return None
            if sum(piece.end - piece.start > 1 for piece in pieces) * 2 > len(pieces):
                return None
            here = [(token.start() + piece.start, token.start() + piece.stop) for piece in pieces]
            n = 2
        if any(end - start == 1 for start, end in here):
            return None  # `99, 99, 99`: where letters are drawn twice, marks are
        if not spelled and any((end - start) % 2 for start, end in here):
            return None
        if len(spelled) > 1:
            most[n] += len(spelled)
        runs.append(here)
        times.append(n if spelled else 0)
    usual = most.most_common(1)[0][0] if most else 2
    once: list[str] = []
    spans: list[tuple[int, int]] = []
    for here, n in zip(runs, times):
        spelled = [end - start for start, end in here if line[start].isalnum()]
        if n == 0 or (len(spelled) < 2 and all(size % usual == 0 for size in spelled)):
            n = usual  # one run alone, `0000`, says nothing of its own
        for start, end in here:
            keep = -(-(end - start) // n)
            once.append(line[start:start + keep])
            if end - start > keep:
                spans.append((offset + start + keep, offset + end))
    confidence = _sure_of_characters(line, "".join(once), runs, usual, evidence)
    if not confidence:
        return None
    gaps = [match.span() for match in re.finditer(r"\s+", line)]
    if gaps and all(end - start >= 2 for start, end in gaps):
        spans += [(offset + start + 1, offset + end) for start, end in gaps]  # blanks were doubled too
        spans.sort()
        joined: list[tuple[int, int]] = []
        for start, end in spans:
            if joined and joined[-1][1] >= start:
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        spans = joined
    return Cut(spans, "characters", usual, confidence, strong=confidence > 0.9)


def _sure_of_characters(line: str, once: str, runs: list[list[tuple[int, int]]], usual: int, evidence: int) -> float:
    """How sure it is that a line of which every character stands `usual` times is damage; 0 where it can be language.

    `runs` are the spans of equal characters, token by token.
    """
    if all(len(token) == 1 for token in runs):
        return 0  # `甲甲 乙乙 丙丙`: cells
    syllables_once = SYLLABLE.findall(once)
    hanzi = len(syllables_once)
    said = LETTER.findall(once)
    letters, several = len(said) - hanzi, len(set(said))
    digits = sum(map(str.isdigit, once))
    if usual == 2 and hanzi and digits < 3 and is_language("".join(SYLLABLE.findall(line))):
        return 0
    if letters and not hanzi and _is_code("".join(said)):
        return 0
    if several > 3 and (hanzi >= 3 or letters + 2 * hanzi >= 5):
        return 1.0
    if several > 2 and (hanzi >= 3 or letters + 2 * hanzi >= (4 if evidence else 5)):
        return 0.9
    if several == 0:
        # A date or a span of dates, its marks doubled too. Digits alone can be any number.
        return 0.85 if digits >= 6 and len(once) > digits else 0
    beside = sum(not character.isalpha() and not character.isspace() for character in once)
    if hanzi == 2 and several == 2 and not letters:
        # `测测试试` alone on its line: `测试` is a word, and `测测试试` is not. Or a mark or a number stands twice beside it.
        if beside:
            return 0.9
        return 0.8 if evidence or is_word("".join(syllables_once)) else 0
    if hanzi == 1 and not letters:
        return 0.85 if digits >= 3 else 0  # `22001199年年`
    if not hanzi and several >= 3:
        word = "".join(said)
        if letters == 4 or (letters == 3 and word.istitle()):
            return 0.8  # `TTeesstt`, `TThhee`; not `AABBCC` or `xxyyzz`
    return 0


def _is_code(letters: str) -> bool:
    """`AABBCC`, `YYYYMMDDhhmm`, `xxyyzz`: a colour, a date's format, a placeholder."""
    return bool(HEXADECIMAL.fullmatch(letters) or DATE_FORMAT.fullmatch(letters)) or (
        letters.isascii() and len(letters) < 8 and not VOWEL.search(letters))


@lru_cache(maxsize=256)
def by_pairs(line: str) -> Cut | None:
    """Four or more doubled characters in a row, in a line that is not doubled for the rest: a bold label, or value."""
    if not (FOUR_PAIRS.search(line) or TWO_PAIRS.match(line)) or (len(line) > MAX_TILED and len(set(line)) <= 16):
        return None
    found: list[tuple[int, int]] = []
    for match in PAIR_RUN.finditer(line):
        run = match.group()
        once = run[::2]
        hanzi = SYLLABLE.findall(once)
        letters = len(LETTER.findall(once))
        labelled = once[-1] in ":\uff1a" and match.start() == 0  # `姓姓名名：：张三`: no colon is written twice
        if len(set(once)) < (3 if labelled else 4) or letters < (2 if labelled else 4):
            continue
        if not hanzi and (letters < (4 if labelled else 5) or _is_code("".join(LETTER.findall(once)))):
            continue
        if hanzi and is_language("".join(SYLLABLE.findall(run))):
            continue
        found.append(match.span())
    if not found:
        return None
    # Words of one bold text: the ones next to it, if each of their characters is doubled too.
    tokens = [match.span() for match in TOKEN.finditer(line)]
    paired = [PAIRED.fullmatch(line, start, end) is not None for start, end in tokens]
    bold = [any(start < stop and first < end for first, stop in found) for start, end in tokens]
    for order in (range(len(tokens)), range(len(tokens) - 1, -1, -1)):
        before = False
        for at in order:
            bold[at] = before = bold[at] or (before and paired[at])
    found += [span for span, is_bold, is_paired in zip(tokens, bold, paired) if is_bold and is_paired]
    places = sorted({at for start, end in found for at in range(start, end, 2)})
    return Cut([(at + 1, at + 2) for at in places], "characters", 2, 0.9, strong=True)


def by_segment(line: str, offset: int, evidence: int = 0, alone: bool = False) -> Cut | None:
    """The line, blanks aside, is a row of squares.

    >>> by_segment("研究研究讨论讨论", 0), by_segment("中国代表团中国代表团抵达抵达", 0).times
    (None, 2)
    """
    text = squeeze(line)
    if len(set(text)) < 3:
        return None  # a rule, a row of zeros, `哈哈哈哈`
    piece = whole(text)
    if piece is not None and piece.times > 2:
        pieces: list[Piece] | None = [piece]
    else:
        pieces = tile(text)
    if pieces is None:
        return None
    copies = [piece for piece in pieces if piece.times > 1]
    if not copies:
        return None
    places = [at for at, character in enumerate(line) if not character.isspace()]
    blank_inside = sum(places[piece.end] - places[piece.end - 1] > 1 for piece in copies)
    once = "".join(text[piece.start:piece.end] for piece in pieces)
    if not _is_damage(line, text, once, copies, places, blank_inside, evidence, alone):
        return None
    spans = [(offset + places[piece.end - 1] + 1, offset + places[piece.stop - 1] + 1) for piece in copies]
    hanzi = syllables(once)
    strong = not blank_inside and (hanzi >= 5 or (not hanzi and len(copies) > 1))
    rule = "line" if len(copies) == 1 and len(pieces) == 1 else "segments"
    return Cut(spans, rule, copies[0].times, 1.0 if strong else 0.85, strong=strong)


def _is_damage(line: str, text: str, once: str, copies: Sequence[Piece], places: Sequence[int], blank_inside: int,
               evidence: int, alone: bool) -> bool:
    hanzi = syllables(once)
    longest = max(piece.end - piece.start for piece in copies)
    if whole(once) is not None:
        return False  # `加油加油加油加油`: what is said again and again is not drawn twice
    if hanzi:
        if len({character for character in once if character.isalpha()}) < (3 if evidence else 4):
            return False
        if blank_inside == len(copies):
            # The same word in cells next to each other: only a long one, once, is a heading.
            return len(copies) == 1 and hanzi >= 8 and alone
        if longest < 3 and not evidence:
            return False  # `研究研究讨论讨论`
        if hanzi >= 5:
            return True
        if evidence:
            return hanzi >= 3 and longest >= 2
        return hanzi == 4 and longest == len(once) and alone
    if len(copies) == 1 and SIGNED.match(once):
        return True
    if CODE.search(once):
        return False
    words = WORD.findall(once if blank_inside == 0 and " " not in line else _kept(line, places, copies))
    letters = sum(map(len, words))
    if not letters:
        return False
    if len(copies) == 1 and longest == len(once):
        kept = _kept(line, places, copies)
        if blank_inside:
            # `New York New York`, `Mo Tu We Th Fr     Mo Tu We Th Fr`: cells
            return (len(words) > 3 and letters > 7 and any(word[0].islower() for word in words)
                    and places[copies[0].end] - places[copies[0].end - 1] == 2)
        # No blank at the joint. A word in the middle of a word starts with a capital: `SummarySummary`, `August
        # 2026August 2026`.
        return (letters > 7 and len(words) > 1) or letters > 11 or (letters > 6 and kept.istitle()) or (
            letters > 3 and " " in kept and kept[0].isupper() and kept[-1].isdigit())
    if letters < 8 or len(set(once)) < 5:
        return False
    if blank_inside == len(copies):
        # A row of a table has its cells twice too, but those are names: a sentence has a word in small letters.
        # Four names, each twice, on a line by itself are no row: a headline in capitals.
        return len(set(words)) >= 3 and any([word[0].islower() for word in words]) or (
            (alone or evidence > 0) and len(copies) >= 4 and sum([piece.end - piece.start for piece in copies]) == len(once)
            and len(set(words)) == len(copies))
    return len(words) > 1 and (longest >= 3 or evidence > 0)


def _kept(line: str, places: Sequence[int], copies: Sequence[Piece]) -> str:
    """The line with the copies left out, blanks and all."""
    kept, at = [], 0
    for piece in copies:
        kept.append(line[at:places[piece.end - 1] + 1])
        at = places[piece.stop - 1] + 1
    return "".join(kept) + line[at:]


def by_chunk(line: str, offset: int, evidence: int = 0) -> Cut | None:
    """A doubled heading that shares its line with another text, a blank between them.

    >>> by_chunk("乔石会见乔石会见伊拉克议伊拉克议长长 图片新闻", 0).spans
    [(4, 8), (12, 16), (17, 18)]
    """
    spans: list[tuple[int, int]] = []
    if line.isascii():
        return None
    for token in TOKEN.finditer(line):
        chunk = token.group()
        if syllables(chunk) < 10 or token.end() - token.start() == len(line):
            continue
        cut = by_segment(chunk, offset + token.start(), evidence)
        if cut is not None and cut.strong:
            spans += cut.spans
    return Cut(spans, "segments", 2, 0.95, strong=True) if spans else None
