"""`发展逻辑` above `辑和实践逻辑` becomes `发展逻辑` above `和实践逻辑`: what was read twice where a column ends is read once.

Why it happens: a page is cut into columns and boxes before it is read. Where two boxes overlap by a hair, or a program
that reads boxes one by one is shown the end of the last one, the last character or phrase of a column comes again at
the head of the next. Only text read from images has it, and there a paragraph is one line however wide the column was:
so a page of short, wrapped lines is left alone.

The rule: a hanzi that stands at the end of a paragraph cut in mid-sentence and again at the head of the next, where a
row of common words that has it twice is dearer by 5 bits than one that has it once. Measured on 2,500 random cuts of
newspaper text: 93 % of the characters said twice are found; of the places where Chinese itself says a character twice
(one in 250 characters), cut in the middle, 14 % would be taken for damage, so about one cut in 2,000.

Leaves alone: reduplication (`慢` above `慢地`, `研究` above `研究`), words side by side (`中国` above `国家`, `外交部` above
`部长`), numbers, a paragraph that ends in a mark, one that starts with an indent, Latin letters but for a phrase of three
words and a few words that no sentence has twice (`of` above `of`).

Known problems: a seam across a caption is seen by the articles layer, which asks `said_twice`; `部|部长` after `外交` can be
read either way and stays.

>>> from cleaner import Pipeline
>>> long = "会议指出，要把群众的意见当作改进工作的起点，这是工厂办了三十年的经验，也是城东十二条小河的河道整治一再证明了的发展逻"
>>> Pipeline(["seams"])(long + "辑\\n\\n辑和实践逻辑。").text == long + "辑\\n\\n和实践逻辑。"
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from cleaner.characters.classes import HAN
from cleaner.edits import Edit, Finding
from cleaner.layout import lines_of
from cleaner.lines.hanzi_words import cost
from cleaner.lines.reduplication import words
from cleaner.vocabulary import BYLINE, LEAD_IN

DEARER = 5
"""Bits by which reading a character twice must be dearer than reading it once. About one cut in sixteen of the measured
OCR pages says a character twice, which is worth four bits; one more is for doubt. At 5 bits 94 % of the damage is
found, at 8 86 %."""
WINDOW = 5
"""Hanzi on each side that are read as words. A word has at most four."""
WIDE = 45
"""Hanzi: no printed line of Chinese is longer (the widest measured has 38). A longer one is a whole paragraph."""
WIDE_LATIN = 100
"""The same of Latin letters: the widest line of the measured English pages has 88."""
LONGEST = 40
"""Characters of the longest phrase that is looked for: two lines of a column."""

HAN_END = re.compile(f"[{HAN}]+$")
HAN_START = re.compile(f"[{HAN}]+")
ONE_HAN = re.compile(f"[{HAN}]")
NUMERALS = frozenset("\u3007\u25cb\u96f6一二三四五六七八九十百千万萬亿億两兩")
MEASURED = frozenset("一每几幾")
"""Before a measure word, which may then be said twice: `一束|束`, `几次|次`."""
CHIEF = frozenset("长長员員民")
"""`外交部|部长`, `研究馆|馆员`, `村|村民`: an office's name is followed by a title that starts with its last character."""
LATIN_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
NEVER_TWICE = frozenset("the of an and with from for et les du und dem el los y".split())
"""Words that no sentence has twice in a row. Not `that`, `had`, `is`, `in`; not `der`, `die`, `nous`, `vous`, `la`."""
SHORTEST = 20
"""Code points of a piece of a paragraph whose last character may be said again; a headline is as short, and has no comma."""
_CLAUSE = re.compile("[\uff0c\u3001\u3002\uff1b\uff1a]")
NO_PROSE = ("#", "|", ">", "<", "- ", "* ", "```")
"""Starts of Markdown's headings, tables, quotations, pictures, lists and code."""
ENDED = re.compile("[\u3002\uff01\uff1f!?.\u2026:\uff1a;\uff1b][\"'\u201d\u2019\u300d\u300f)\uff09]*$")


def repair_seams(text: str) -> Iterator[Edit | Finding]:
    """Drop the second of what stands at the end of one paragraph and again at the head of the next."""
    if "\n" not in text:
        return
    raw = lines_of(text)
    # Where lines are as long as a column is wide, nothing was read box by box.
    sample = text[:1000]  # hanzi have three bytes of UTF-8, other letters one or two
    limit = WIDE if len(sample.encode("utf-8", "surrogatepass")) * 2 > len(sample) * 3 else WIDE_LATIN
    long = sum([size for size in map(len, raw) if size > limit])
    if not long:
        return
    blank = [len(line) for line in filter(str.isspace, raw)]
    letters = len(text) - len(raw) + 1 - sum(blank)
    if (long - sum([size for size in blank if size > limit])) * 2 < letters:
        return
    lines = [line for line in filter(None, raw) if not line.isspace()] if blank else [*filter(None, raw)]
    # Tens of nanoseconds a line. What comes again is at the head of a line: its first two characters, or the one
    # character that it shares with the line above. Of Latin letters it is a word at least, in small letters, and two
    # letters would let half of them by.
    pairs = enumerate(zip(lines, lines[1:]))
    if limit == WIDE:
        found = [at for at, (above, below) in pairs if above[-1] == below[0] or below[:2] in above[-LONGEST - 8:]]
    else:
        found = [at for at, (above, below) in pairs if below >= "a" and (
            below[:8] in above[-LONGEST - 8:]
            or above.endswith(below[:space] if (space := below.find(" ")) >= 0 else below))]
    starts: list[int] = []
    cut: dict[int, int] = {}
    for at in found:
        above, below = lines[at][cut.get(at, 0):].rstrip(), lines[at + 1]
        if below[0].isspace() or below.startswith(NO_PROSE) or above.startswith(NO_PROSE):
            continue
        if LEAD_IN.match(below) or BYLINE.match(below):
            continue    # an article starts there, whatever its headline ends with: 赠书一万本, 本报讯
        count = said_twice(above, below)
        if count == 1 and len(above) <= SHORTEST and _CLAUSE.search(above) is None:
            continue    # a headline: 一座城市, 市气象台
        if not count or count >= len(below.rstrip()) or len(below[:count].rstrip()) >= len(above.lstrip()):
            continue
        if said_twice(above, below[count:]):
            continue  # what comes a third time is no seam
        cut[at + 1] = count
        if not starts:
            ends = [0, *accumulate(len(line) + 1 for line in raw)]
            starts = [ends[number] for number, line in enumerate(raw) if line and not line.isspace()]
        start = starts[at + 1]
        yield Edit(start, start + count, "", f"{below[:count].strip()!r} was read twice where a column ends",
                   "seams.said-twice", 0.9 if count > 1 else 0.85)


def said_twice(left: str, right: str) -> int:
    """How many characters at the head of `right` repeat the end of `left` by damage. 0 where there are none, or where
    the repetition can be language.

    `left` is the text before a break and `right` the text after it, without the break; a few dozen characters are
    enough.

    >>> said_twice("发展逻辑", "辑和实践逻辑"), said_twice("在老人的带领下慢", "慢地走"), said_twice("当选中国", "国家主席")
    (1, 0, 0)
    >>> said_twice("the mayor of", "of this town"), said_twice("访问了外交部", "部长"), said_twice("去年是2020", "2020年")
    (3, 0, 0)
    """
    left, right = left[-LONGEST - 8:].rstrip(), right[:LONGEST + 8]
    if not left or not right:
        return 0
    longest = min(len(left), len(right), LONGEST)
    at = left.find(right[0])
    while at >= 0:  # the longest repetition first, each with the blanks after it first
        size = shortest = len(left) - at
        if right.startswith(left[at:]):
            while right[size:size + 1].isspace():
                size += 1
            for size in range(min(size, longest), max(shortest, 2) - 1, -1):
                if _phrase(left, right, size):
                    return size
        at = left.find(right[0], at + 1)
    return 1 if left[-1] == right[0] and _character(left, right) else 0


def _phrase(left: str, right: str, size: int) -> bool:
    """Whether a repetition of more than one character is damage."""
    said = right[:size]
    if said[-1].isspace():
        # A Latin word is repeated whole, and counted with the blank after it.
        said = said.rstrip()
        if not said or not left.endswith(said) or ONE_HAN.search(said):
            return False
        before = left[:len(left) - len(said)]
        if before and not before[-1].isspace():
            return False
        found = LATIN_WORD.findall(said)
        return (len(found) >= 3 and said[0].islower()) or (len(found) == 1 and said == found[0] and said in NEVER_TWICE)
    hanzi = ONE_HAN.findall(said)
    if not hanzi:
        return False
    if len(hanzi) < 2 or not (ONE_HAN.match(said[0]) and len(set(said)) > 1):
        return False
    if ENDED.search(left):
        return False  # the next paragraph may start with the same words
    if len(hanzi) >= 4 and len(set(hanzi)) >= 3:
        return True
    if len(hanzi) != len(said) or NUMERALS.intersection(said):
        return False
    if len(said) == 2:
        # Verbs are said twice, and so is whatever comes one by one: `研究|研究`, `大片|大片`. A noun of two characters is
        # not; without a list of nouns the words around decide: both copies must be cheaper as one.
        if said * 2 in words("ABAB") or MEASURED.intersection(said):
            return False
        return _dearer(left, right, 2) >= 2 * DEARER + 4
    return said[0] != said[1]


def _character(left: str, right: str) -> bool:
    """Whether one hanzi at the end of `left` and at the head of `right` is one too many."""
    character = right[0]
    if not ONE_HAN.match(character) or character in NUMERALS:
        return False
    if left[-2:-1] in MEASURED or right[1:2] in CHIEF:
        return False
    if left[-2:-1] == character or right[1:2] == character:
        return False  # three times: laughter
    if len(left) < 2 or len(right) < 2:
        return False
    return _dearer(left, right, 1) >= DEARER


def _dearer(left: str, right: str, size: int) -> int:
    """The bits that the second copy costs among the words around."""
    before = HAN_END.search(left)
    after = HAN_START.match(right)
    if before is None or after is None:
        return 0
    head, tail = before.group()[-WINDOW:], after.group()[:WINDOW + size - 1]
    return cost(head + tail) - cost(head + tail[size:])
