"""What to do with a hyphen at a line's end: drop it (`govern-` + `ment`), keep it (`Radio-` + `Orchester`, `well-` +
`known`), or keep it and a blank after it (`Haupt-` + `und Nebensache`).

A printed line can end in the middle of a word, and then carries a hyphen that is none of the word's; or it can end at a
hyphen that is. Nothing in the line tells which. What tells is, in this order: the mark (a soft hyphen or `¬` is never
the word's), the word after it (`und`, `oder`), digits, what stands elsewhere on the page with or without the hyphen, a
capital after the hyphen, and a list of words that are written with one (`hyphenated.txt`, our own). Always dropping the
hyphen errs in 3 to 30 of 100 cases, by the language (Bauge 2012).

>>> undo("the new govern", "-", "ment said").between
''
>>> undo("das Radio", "-", "Orchester spielte").between
'-'
>>> undo("in Haupt", "-", "und Nebensachen").between
'- '
>>> undo("a well", "-", "known man").between, undo("a well", "-", "known man", frozenset({"wellknown"})).between
('-', '')
>>> undo("he left ", "-", "for good") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Union

MARKS = "\N{HYPHEN-MINUS}\N{HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}\N{DOUBLE OBLIQUE HYPHEN}"
"""Marks that stand for a hyphen at a line's end: `-`, U+2010, the soft hyphen, `¬` (how digitisers note one), and
U+2E17."""
LINE_END = re.compile(f"[{re.escape(MARKS)}](?=[^\\S\\n]*\\n)(?<=[^\\W_].)")
"""A letter or digit, then a hyphen at a line's end. The mark stands first, since a search leaps from one to the next:
that the letter is looked at last saves nine tenths of the time."""

LEFT = re.compile(r"[^\W_]+(?:['\u2019\-\u2010][^\W_]+)*\Z")
RIGHT = re.compile(r"[^\W_]+(?:['\u2019\-\u2010][^\W_]+)*")
WORDS = re.compile(r"[^\W\d_]+(?:['\u2019\-\u2010][^\W\d_]+)*(?![-\u2010\xad\xac\u2e17\w])")

# Conjunctions after a suspended hyphen. Those that are also a syllable at a word's end (`thous-and`, `fav-or`,
# `ma-ken`) want a word with a hyphen of its own to follow, or a first part that is a word of the page.
SUSPENDING = frozenset("und oder bzw sowie och og eller resp bis".split())
PERHAPS_SUSPENDING = frozenset("and or to en of et ou e o y i u".split())
NUMBERS_EN = frozenset((
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth "
    "odd year years"
).split())
TENS_EN = frozenset("twenty thirty forty fourty fifty sixty seventy eighty ninety".split())
NUMBERS_FR = frozenset((
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
    "vingts trente quarante cinquante soixante cent deuxième troisième quatrième cinquième sixième septième "
    "huitième neuvième dixième onzième douzième"
).split())
TENS_FR = frozenset("vingt trente quarante cinquante soixante quatre dix soixante-dix quatre-vingt".split())
# French puts the pronoun after the verb and a hyphen between. A pronoun that is also the last syllable of many words
# (`vil-le`, `Fran-ce`) is told by the verb's ending or not at all.
AFTER_T = frozenset("il ils elle elles on".split())
AFTER_S = frozenset("vous nous lui leur moi toi y en".split())
# Short words within a compound of three: `mother-in-law`, `Chaux-de-Fonds`, `c'est-à-dire`.
INNER = frozenset((
    "in of to the and at by on for up out off o de des du la le les lès en sur sous à au aux et d l der am an "
    "im ob zu van den op aan bij do da dos das del di year day t"
).split())
ACRONYM = 3
"""Letters of an abbreviation in capitals, at most, before a small letter (`EU-weit`). The measured misreadings that
look like one (`ANSU-rance`) are longer."""


class Undone(NamedTuple):
    """What stands between the two parts once they are on one line, the hyphen included: `""`, `"-"` or `"- "`."""

    between: str
    why: str
    """One line for a reader."""
    confidence: float


PageWords = Union[Callable[[str], bool], Container[str]]
"""Whether a word, in small letters, stands on the page: `words_of(page)`, or anything that answers `in`, or a
function."""

NOTHING: frozenset[str] = frozenset()


def words_of(page: str) -> frozenset[str]:
    """The page's words in small letters, those with a hyphen inside as one word, without the parts of words at line
    ends.

    >>> sorted(words_of("The well-known govern-\\nment of the well-to-do"))
    ['ment', 'of', 'the', 'well-known', 'well-to-do']
    """
    return frozenset(WORDS.findall(page.lower().replace("\u2010", "-")))


QUESTIONS = 30
BLANK = re.compile("\\s")


class WordsAsked:
    """Whether a word is one of `words_of(page)`, for the few questions that a page's hyphens raise.

    A word is sought as a string, and what stands around it is taken apart; to take the whole page apart costs as much as
    thirty such questions, so that is done when there were more.

    >>> known = WordsAsked("The well-known govern-\\nment")
    >>> known("well-known"), known("known"), known("rain")
    (True, False, False)
    """

    __slots__ = ("_page", "_words", "_asked")

    def __init__(self, page: str) -> None:
        self._page = page.lower().replace("\u2010", "-")
        self._words: frozenset[str] | None = None
        self._asked = 0

    def __call__(self, word: str) -> bool:
        page, size, at = self._page, len(word), -1
        while self._asked < QUESTIONS:
            self._asked += 1
            at = page.find(word, at + 1)
            if at < 0:
                return False
            if not page[at + size:at + size + 1].isalpha():
                first = max(page.rfind(" ", 0, at), page.rfind("\n", 0, at)) + 1
                after = BLANK.search(page, at + size)
                if word in WORDS.findall(page, first, after.start() if after else len(page)):
                    return True
        if self._words is None:
            self._words = words_of(page)
        return word in self._words


@lru_cache(maxsize=1)
def _hyphenated() -> tuple[frozenset[str], dict[str, tuple[str, ...]], frozenset[str]]:
    """Whole words and the beginnings of those with several hyphens; words before any hyphen; words after any."""
    whole: set[str] = set()
    before: dict[str, tuple[str, ...]] = {}
    after: set[str] = set()
    for line in Path(__file__).with_name("hyphenated.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split():
            word, _, exceptions = entry.partition("/")
            if word.startswith("-"):
                after.add(word[1:])
            elif word.endswith("-"):
                before[word[:-1]] = tuple(filter(None, exceptions.split(",")))
            else:
                parts = word.split("-")
                whole.update("-".join(parts[:size]) for size in range(2, len(parts) + 1))
                whole.update("-".join(parts[size:]) for size in range(1, len(parts) - 1))
    return frozenset(whole), before, frozenset(after)


def undo(left: str, mark: str, right: str, page_words: PageWords = NOTHING) -> Undone | None:
    """What to do with the hyphen `mark` between the text `left` at a line's end and `right` at the next line's start.

    `left` ends before the hyphen and `right` starts with its first character; a few words of each are enough, more do
    no harm. None where the mark is no hyphen (a dash after a blank, a rule, a mark between hanzi): the lines are then
    joined like any others. `confidence` below 0.9 means: likely, and worth a flag.

    >>> undo("Sonntagmit", "-", "tag.")
    Undone(between='', why='a word broken at the line end', confidence=0.97)
    >>> undo("1914", "-", "1918").between, undo("Covid", "-", "19").between, undo("dit", "-", "il.").between
    ('-', '-', '-')
    """
    before, after = LEFT.search(left[-80:]), RIGHT.match(right[:80])
    if before is None or after is None:
        return None
    first, second = before.group(), after.group()
    last, start = first[-1], second[0]
    if mark in "\xad\xac":
        if mark == "\xac" and start.isupper() and last.islower():
            return Undone("-", "a capital follows the hyphen", 0.9)
        return Undone("", "a mark that stands only where a word is broken", 1.0 if mark == "\xad" else 0.97)
    if last.isdigit() or start.isdigit():
        small = second.lower()
        if small in SUSPENDING or small in PERHAPS_SUSPENDING:
            return Undone("- ", "the second half of the word follows the conjunction", 0.95)
        # `running-` above `10` is more often two columns than one word.
        return Undone("-", "a number before or after the hyphen", 0.95 if last.isdigit() or first[0].isupper() else 0.8)
    if last.lower() == last.upper() or start.lower() == start.upper():
        return None  # hanzi, kana, Hangul: not broken with a hyphen
    small_first, small_second = first.lower().replace("\u2010", "-"), second.lower().replace("\u2010", "-")
    small_first, small_second = small_first.replace("\u2019", "'"), small_second.replace("\u2019", "'")
    known = page_words if callable(page_words) else page_words.__contains__
    apart, one = f"{small_first}-{small_second}", small_first + small_second
    end = small_first.rsplit("-", 1)[-1]
    stands_apart, stands_as_one = known(apart), known(one) or (end != small_first and known(end + small_second))
    suspended = _suspended(small_first, small_second, right[after.end():after.end() + 40], known, stands_as_one)
    if suspended is not None:
        return suspended
    if stands_apart != stands_as_one:
        if stands_apart:
            return Undone("-", f"{apart!r} stands elsewhere on the page", 0.98)
        # `re-cover` beside `recover` is rare enough; a capital after a small letter is not.
        if not (start.isupper() and last.islower()):
            return Undone("", f"{one!r} stands elsewhere on the page", 0.99)
    if start.isupper():
        if last.islower():
            if first[0].isupper() or end in PREFIXES or end in INNER or known(small_first):
                return Undone("-", "a capital follows the hyphen", 0.96)
            # `accord-` above `COMPLETE`: two columns that an extractor interleaved. On the measured English pages nine
            # of ten.
            return Undone("-", "a capital follows the hyphen, but what stands before it is no word", 0.7)
        if len(second) > 1 and not second.isupper():
            return Undone("-", "an abbreviation before the hyphen", 0.95)
        if len(first) > 1 and len(second) == 1 and not right[after.end():after.end() + 1].isalpha():
            return Undone("-", "a single capital follows the hyphen", 0.9)
    elif first.isupper():
        if len(first) == 1:
            return Undone("-", "a single capital before the hyphen", 0.8)
        if len(first) <= ACRONYM:
            return Undone("-", "an abbreviation before the hyphen", 0.85)
    why = _written_with_one(small_first, small_second)
    if why:
        return Undone("-", why, 0.9)
    doubtful = len(small_first) > 3 and len(small_second) > 3 and known(small_first) and known(small_second)
    if doubtful:
        return Undone("", "a word broken at the line end; both parts are words of the page", 0.85)
    return Undone("", "a word broken at the line end", 0.97)


def _suspended(first: str, second: str, rest: str, known: Callable[[str], bool], stands_as_one: bool) -> Undone | None:
    """`Haupt- und Nebensache`: the hyphen stands for the second half of the word, which follows the conjunction."""
    if rest[:1].isalpha() or not rest[:1].isspace():
        return None
    if second in SUSPENDING:
        return Undone("- ", "the second half of the word follows the conjunction", 0.97)
    if second not in PERHAPS_SUSPENDING or stands_as_one:
        return None
    following = RIGHT.match(rest.lstrip())
    if following is not None and "-" in following.group():
        return Undone("- ", "the second half of the word follows the conjunction", 0.95)  # `pre- and post-war`
    if second == "en":
        # Dutch `ma-ken` breaks after a vowel, `in- en uitvoer` does not. French `pren-ez-en` is followed by a mark.
        if first[-1] not in "aeiouyé":
            return Undone("- ", "the second half of the word follows the conjunction", 0.85)
        return None
    if second in ("and", "or", "of", "to") and known(first) and len(first) > 2:
        return Undone("- ", "the second half of the word follows the conjunction", 0.8)
    if second in ("and", "or") and first in SHORT_PREFIXES:
        return Undone("- ", "the second half of the word follows the conjunction", 0.9)
    return None


SHORT_PREFIXES = frozenset((
    "pre post anti pro over under inter intra micro macro mid north south east west in out up down upper "
    "lower long short high low multi single two three four five six full half"
).split())
PREFIXES = frozenset((
    "anti pro pre post non un mid ex trans neo pan sub inter ultra extra co vice semi quasi pseudo all arch "
    "half self cross nord sud süd est ouest ost west noord zuid oost franco anglo germano italo russo sino "
    "austro afro euro hispano"
).split())
"""Before a capital: `mid-July`, `un-American`, `franco-Allemand`."""


def _written_with_one(first: str, second: str) -> str:
    """Why the two parts are a word with a hyphen; empty where nothing says so."""
    whole, before, after = _hyphenated()
    start = second.split("-")[0]
    end = first.rsplit("-", 1)[-1]
    tail = end.rsplit("'", 1)[-1]
    for head in {first, end, tail}:
        for form in (second, start):
            for word in (form, form[:-1] if form[-1] in "sxe" else form, form[:-2] if form.endswith("es") else form):
                if word and f"{head}-{word}" in whole:
                    return f"{head}-{word} is written with a hyphen"
    if end in before and start not in ("s", "es", "ed", "ing") and not start.startswith(before[end]):
        if end not in TENS_EN or start in NUMBERS_EN:
            return f"words with {end}- are written with a hyphen"
    if second in after or start in after:
        return f"-{start} is written with a hyphen"
    if end in TENS_FR and start in NUMBERS_FR:
        return "a number written with a hyphen"
    if first != end and end in INNER:
        return "a compound with hyphens already"
    if end == "t" and first.endswith("-t"):
        return "a verb and its pronoun"
    if start in AFTER_T and end[-1] in "td" and len(end) > 1:
        return "a verb and its pronoun"
    if start in AFTER_S and end.endswith(("ez", "ons")) and len(end) > 3:
        return "a verb and its pronoun"
    if start == "je" or (start in ("moi", "toi") and len(end) > 2):
        return "a verb and its pronoun"
    if start == "ce" and end in ("est", "était", "sera", "serait", "fût", "qu'est"):
        return "a verb and its pronoun"
    if start == second and start in ("ci", "là") and end not in ("mer", "sou", "noir", "voi", "de", "ce", "ra", "adou"):
        return "a pronoun and its adverb"
    return ""
