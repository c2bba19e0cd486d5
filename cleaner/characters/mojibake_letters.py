"""Which lines of a page in letters are worth a search for another reading.

Two questions. Which kinds of characters meet that no text lets meet: a letter and a mark of Latin-1, a small letter and a
capital behind it in Cyrillic, a Latin letter and a Greek one. And which letters beyond ASCII meet other letters as in none
of the page's likeliest languages; such a line is taken only where the letters of another encoding make it one of these.

>>> page = "Er fährt über die Brücke.\\nDas Café schließt um acht.\\nEr fÃ¤hrt Ã¼ber die BrÃ¼cke.\\n" * 20
>>> sorted(lines_in_letters(page, "".join(set(page))))[:2]
[(53, 81), (135, 163)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from cleaner.characters.classes import LETTERS
from cleaner.characters.kinds import Kinds, KindsOfPage, lines, stretches
from cleaner.characters.plausibility import judge

SAMPLE = 240
"""Characters by which the language of a page in letters is told."""
ODD_PAIR = 10.5
"""Bits from which two letters that meet are odd in a language: dearer than any pair that its table holds often."""
LIKELY = 3
"""Languages that the page may be in: relatives share their pairs of letters, and a name its neighbour's."""
ODD_STRETCHES = 2000
"""So many odd stretches are a page in a language without a table: its letters say nothing."""
MOST = 5
"""Where one line of so many is found by its kinds, its letters need not be asked: what is wrong with these is tried on all
lines."""
KEPT = 60_000
"""Stretches of letters that are kept of a language."""

# Controls, Latin-1's least used marks, ligatures of a font, what is not assigned; hanzi, kana, syllables
_ALONE = (
    "[\x80-\x9f\u00a4\u00a6\u00a8\u00ac\u00af\u00b4\u00b6\u00b8\u02c6\u02dc\u02d8-\u02dd\u0192\ufffd\u3131-\u318f"
    "\ufb01\ufb02\u0178\u0152\ua000-\uabff\ud7a4-\uf8ff"
    "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff61-\uff9f\u3300-\u33ff\u2e80-\u2fdf\u3105-\u312f]")
_LETTER = f"[{LETTERS}]"
# Boxes, mathematics, marks of Latin-1 that do not close a word (as » does) and not open one
_BEHIND_A_LETTER = (
    "[\u2500-\u259f\u2200-\u22ff\u25ca\u20a7\u2310\u2320\u2321\u2070-\u207f\u00a1-\u00a6\u00aa\u00b1-\u00b3\u00b5\u00b9"
    "\u00ba\u00bc-\u00bf]")
_BEFORE_A_LETTER = (
    "[\u2500-\u259f\u2200-\u22ff\u25ca\u20a7\u2310\u2320\u2321\u2070-\u207f\u00a1-\u00a6\u00aa\u00b1-\u00b3\u00b5\u00b9"
    "\u00ba\u00bc-\u00be]")
# Bytes of UTF-8 as Windows and Mac show them: the first of a character, and the others, of which two or three follow
_FIRST = "[\u00c0-\u017f]"
_OTHER = (
    "[\x80-\x9f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a"
    "\u20ac\u2122\u02c6\u02dc\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u00c0-\u00ff]")
_FIRST_OF_TWO = "[\u00c2-\u00f4\u0102\u0139\u0413\u0420\u0421]"
_SECOND_OF_TWO = (
    "[\x80-\x9f\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u20ac\u2122\u2020-\u2022\u2030\u2039\u203a\u201a\u201e"
    "\u02c6\u02dc]")
_latin = Kinds(_ALONE, _LETTER, _BEHIND_A_LETTER, _BEFORE_A_LETTER, _FIRST, _OTHER, _FIRST_OF_TWO, _SECOND_OF_TWO)
_LOW_QUOTES = "\u201a\u201e"
_ANY_LATIN = re.compile("|".join((_ALONE, _BEHIND_A_LETTER, _BEFORE_A_LETTER, _SECOND_OF_TWO))
                        .replace("]|[", "").replace(_LOW_QUOTES, ""))
_OF_TWO = re.compile(_FIRST_OF_TWO)
_HELD = ("\u00c2\u00a0", "\u00c2\u00ab", "\u00c2\u00b7", "\u00c2\u00bb", "\u00c2 ", "\u00e2\u2018", "\u00e2\u201c")
"""A blank or a usual mark in UTF-8, or its first two bytes."""

_OTHER_ALPHABET = "[\u0370-\u052f]"
_other = Kinds("[\u0430-\u045f\u03b1-\u03ce]", "[\u0400-\u042f\u0391-\u03a9]", "[a-z\u00df-\u00ff]", _OTHER_ALPHABET,
               "[\u00c0-\u024f\u2500-\u259f]")
_CYRILLIC = re.compile(_OTHER_ALPHABET)
_LONE = re.compile("(?m)(?<![^\0-\x7f\u00ab\u00bb\u2010-\u2015\u2018-\u201f\u2026\u2022\u00a9\u00a0])"
                   f"{_OTHER_ALPHABET}{{1,2}}(?: |$)")
LONE_AMONG = 8
"""A page has so many letters for each that is Cyrillic or Greek where one or two of these by themselves are odd."""

_BEYOND = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_BEFORE = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]?[\u00c0-\u017f]")
_AFTER = re.compile("[\u00c0-\u017f][A-Za-z\u00c0-\u024f\u1e00-\u1eff]?")
_SIDE_BY_SIDE = re.compile("[\u00c0-\u017f]{2}")
_ALL = -1


def lines_in_letters(text: str, beyond: str) -> set[tuple[int, int]]:
    """The lines, without their line ends, where kinds or letters meet as in no text; `text` is a page in letters,
    `beyond` what of it is beyond ASCII."""
    latin: KindsOfPage | None = None
    odd = 0
    if _ANY_LATIN.search(beyond) or any(_OF_TWO.match(piece[-1:]) for quote in _LOW_QUOTES if quote in beyond
                                        for piece in text.split(quote)[:-1]):
        latin = _latin.of(text)
        odd = _odd_in_latin(latin)
    accents = True
    if _CYRILLIC.search(beyond):
        other = _other.of(text)
        odd |= _odd_in_others(text, other, latin)
        accents = latin is not None or other.has(4) != 0
    found = set(lines(text, odd))
    if accents and (first := _BEYOND.search(beyond)):
        for held in _HELD:
            if held[0] in beyond:
                found.update(_lines_at(text, _finds(text, held)))
        if MOST * len(found) < text.count("\n"):
            found.update(_in_no_language(text, text.index(first[0])))
    return found


def _odd_in_latin(is_: KindsOfPage) -> int:
    """A number whose byte `i` is 1 where character `i` meets the one behind it as in no text in Latin letters."""
    return (is_.has(0) | is_.has(1) & is_.has(2, 1) | is_.has(3) & is_.has(1, 1) | is_.has(6) & is_.has(7, 1)
            | is_.has(4) & is_.has(5, 1) & is_.has(5, 2) & (is_.has(7, 1) | is_.has(7, 2)))


def _odd_in_others(text: str, is_: KindsOfPage, latin: KindsOfPage | None) -> int:
    """The same in Cyrillic and Greek: a capital behind a small letter, another alphabet in the word, a letter alone."""
    other = is_.has(3)
    odd = is_.has(0) & is_.has(1, 1) | is_.has(2) & other >> 8
    if beside := is_.has(2) | is_.has(4):
        odd |= other & beside >> 8
    alien = LONE_AMONG * other.bit_count()
    if alien < len(text) and alien < (latin or _latin.of(text)).has(1).bit_count():
        odd |= sum(1 << 8 * match.start() for match in _LONE.finditer(text))
    return odd


def _finds(text: str, some: str) -> Iterator[int]:
    at = text.find(some)
    while at >= 0:
        yield at
        at = text.find(some, at + 1)


def _lines_at(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The lines that hold these offsets, which ascend."""
    end = -1
    for at in offsets:
        if at > end:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, at) + 1, end


# --- letters that meet in no language ---------------------------------------------------------------------------------

def _in_no_language(text: str, first: int) -> Iterator[tuple[int, int]]:
    start = text.rfind("\n", 0, first) + 1
    languages = [_language(field) for field in judge().likely(text[start:start + SAMPLE], LIKELY)]
    odd = _odd_in_all(languages, stretches(text))
    if not odd or len(odd) > ODD_STRETCHES:
        return
    odd = {some for some in odd if _explained(languages, {some})}
    offsets = sorted({at for some in odd for at in _finds(text, some)})
    for start, end in _lines_at(text, offsets):
        own = stretches(text[start:end])
        if not odd.isdisjoint(own) and _explained(languages, own):
            yield start, end


def _odd_in_all(languages: Iterable[_Language], some: set[str]) -> set[str]:
    """The stretches that are odd in each of the languages."""
    for language in languages:
        if not some:
            break
        some = language.odd_among(some)
    return some


def _explained(languages: Iterable[_Language], own: set[str]) -> bool:
    """Whether letters of another encoding make all stretches of a line such as the languages have. Letters beyond ASCII
    side by side may be halves of characters of two bytes, or letters of another alphabet, for the search to say."""
    left = _ALL
    for stretch in own:
        bits = 0
        for language in languages:
            bits |= language.explanations(stretch)
        left &= bits
    return left != 0


def _moved() -> Iterator[dict[int, str]]:
    """What Latin letters beyond ASCII are where one single-byte encoding was taken for another: what the tables of
    the search say, in which a new pair is a line."""
    from cleaner.characters.mojibake_pairs import SINGLE_BYTE, TRUE, WRONG, charmap

    for wrong in sorted(SINGLE_BYTE & WRONG.keys()):
        for true in sorted(SINGLE_BYTE & TRUE.keys()):
            moved = {}
            for code, byte in charmap(wrong).items():
                was = bytes([byte]).decode(true, "replace")
                if _BEYOND.match(chr(code)):
                    moved[code] = was if _BEYOND.match(was) else "\ufffd"
            if any(chr(code) != was != "\ufffd" for code, was in moved.items()):
                yield moved


@lru_cache(1)
def _all_moved() -> tuple[dict[int, str], ...]:
    unlike: list[dict[int, str]] = []
    for moved in _moved():
        if moved not in unlike:
            unlike.append(moved)
    return tuple(unlike)


class _Language:
    """Which letters meet in a language. What was once looked at is kept: a language has some thousand stretches."""

    def __init__(self, field: int) -> None:
        self._odd: Callable[[str], float] = judge().oddness((field,))
        self._fine: set[str] = set()
        self._strange: set[str] = set()
        self._explained: dict[str, int] = {}

    def odd_among(self, some: set[str]) -> set[str]:
        """Those in which letters meet as the language has it hardly ever."""
        if len(self._fine) + len(self._strange) > KEPT:  # before anything is asked of them
            self._fine.clear()
            self._strange.clear()
        rest = some - self._fine
        if new := rest - self._strange:
            self._look_at(new)
            return rest & self._strange
        return rest

    def _look_at(self, new: set[str]) -> None:
        joined = "\n".join(new)
        odd = [pair for pair in {*_BEFORE.findall(joined), *_AFTER.findall(joined)} if self._odd(pair) >= ODD_PAIR]
        # One by one: to compile an expression of them takes longer than this does for a page.
        strange = {stretch for stretch in new if any(map(stretch.__contains__, odd))} if odd else set()
        self._fine |= new - strange
        self._strange |= strange

    def explanations(self, stretch: str) -> int:
        """A bit for each pair of encodings that leaves nothing odd in the stretch; all, where it may be something else."""
        known = self._explained.get(stretch)
        if known is None:
            if len(self._explained) > KEPT:
                self._explained.clear()
            known = self._explained[stretch] = self._explanations(stretch)
        return known

    def _explanations(self, stretch: str) -> int:
        odd = bool(self.odd_among({stretch}))
        if odd and _SIDE_BY_SIDE.search(stretch):
            return _ALL
        bits = 0
        for n, moved in enumerate(_all_moved()):
            was = stretch.translate(moved)
            if "\ufffd" in was or (was == stretch and odd):
                continue
            pairs = {*_BEFORE.findall(was), *_AFTER.findall(was)}
            bits |= (max(map(self._odd, pairs), default=0) < ODD_PAIR) << n
        return bits


@lru_cache(64)
def _language(field: int) -> _Language:
    return _Language(field)
