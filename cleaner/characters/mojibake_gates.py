"""Which lines of a page are worth a search for another reading: whole-page expressions, so that clean text costs nearly
nothing.

First one pass for characters that the page's kind of text has little of. Where a page of hanzi has some, their lines are
looked at again, together, for what garbage does: a letter before a mark that no word holds, hanzi glued to Latin
letters; and the page is passed over for three uncommon hanzi close together. A page in letters is asked which of them
meet as in no text (`mojibake_letters`).

>>> page = "Er fährt über die Brücke.\\nDas Café schließt um acht.\\nEr fÃ¤hrt Ã¼ber die BrÃ¼cke.\\n" * 20
>>> suspects(page)[:2]
[(53, 81), (135, 163)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.characters.plausibility import LIMIT, UNIT, judge
from cleaner.characters.prose import beyond_plain, blocks, reaches_east

SHORT = 600
"""Of a text of so few characters every line that holds more than ASCII and usual marks is searched."""
EVERY = 200
"""Characters, spread over the page, by which a page of hanzi is told from one of letters."""
UNCOMMON = 12.5
"""Bits from which a hanzi is uncommon: one of eight in clean Chinese and Japanese, three of five in garbage."""
RARE = 14
"""Bits from which one is rare: one of forty in clean text. Where there is none among the thirty characters around three
uncommon ones, nothing is summed up."""
UNCOMMON_WINDOW = 12.3
"""Bits a character of the 30 around three uncommon hanzi: of 569 such places on 60 clean pages 1 % are above 12.5, of
garbage 95 %."""
UNCOMMON_LINE = 11.3
"""Bits a character of a long line: a line is read again as a whole or not at all."""

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f]+")
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1eff]+")

# What is usual on a page in an alphabet, as the inside of a class: ASCII, other scripts' own letters, typographic marks.
# Letters of the alphabets that encodings of one byte hold are not: they are looked at again.
_ALPHABET_USUAL = (
    "\0-\x7f\u00a0\u00ab\u00bb\u00b0\u00b7\u00a7\u00a9\u00ae\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122\u2212"
    "\u200b-\u200f"
    "\u0300-\u036f\u0530-\u109f\u1100-\u11ff\u1200-\u167f\u1780-\u18af\u200b-\u200f"
    "\u2190-\u2193\u25a0-\u25ff\u2600-\u27bf"
    "\U0001f300-\U0001faff\ufe0f")
_HANZI_USUAL = (
    "\u0430-\u045f\u03ac-\u03ce"
    "\u2460-\u24ff\u2500\u2501\u3000-\u30ff\u3105-\u312f\u3220-\u33ff\u3400-\u9fff\uff01-\uff5e\uffe5\u00d7\u2103"
    "\u2160-\u217f\u2015\u2032\u2033\u2116\u203b\u2236\u223c\u2264\u2265\u2030")
_SYLLABLES = "\uac00-\ud7a3"


@lru_cache(4)
def _unusual(hanzi: bool, or_syllables: bool = False) -> re.Pattern[str]:
    if not hanzi:
        return re.compile(f"[^{_ALPHABET_USUAL}]")
    return re.compile(f"[^{_ALPHABET_USUAL}{_HANZI_USUAL}{'' if or_syllables else _SYLLABLES}]")


_CODES = re.compile("[\uac00-\uf8ff]")  # one range: a class with code points beyond U+FFFF is three times slower
_NO_CODES = bytes({*range(256)} - {*range(0xAC, 0xF9)})
REPLACED = "\u951f\u65a4\u62f7"
"""U+FFFD twice in UTF-8, read as GBK: what is left of characters that were replaced."""


class Glance(NamedTuple):
    """What one pass over a page says of its characters, so that clean pages are left after it."""

    hanzi: bool
    """The page is in hanzi, kana or syllables, not in letters. Not said of a text of `SHORT` characters."""
    codes: bool
    """It holds what may be codes of a font."""
    unusual: int
    """Where what is unusual on such a page may begin, in characters; -1 where there is nothing."""
    gone: bool
    """It may hold what stands for replaced characters."""
    beyond: str = ""
    """Of a page in letters, what is beyond plain ASCII."""


def glance(text: str) -> Glance:
    """Which of the other gates are worth their pass over the text.

    >>> glance("Plain text, with a “quote”.".ljust(700))
    Glance(hanzi=False, codes=False, unusual=-1, gone=False, beyond='“”')
    """
    if len(text) <= SHORT:
        return Glance(False, _CODES.search(text) is not None, 0, True)
    if not reaches_east(text) or not _in_hanzi(text[::max(1, len(text) // EVERY)]):
        # Most of it is ASCII, as a rule, which the codecs drop at 1 ms per MB; an expression passes it at 3.
        beyond = beyond_plain(text)
        codes = blocks(beyond).translate(None, _NO_CODES)
        return Glance(False, bool(codes), 0 if _unusual(False).search(beyond) else -1,
                      "\ufffd" in beyond or REPLACED in beyond, beyond)
    first = _unusual(True, True).search(text)
    if first is None:
        return Glance(True, False, -1, REPLACED in text)
    return Glance(True, _CODES.search(text, first.start()) is not None, first.start(), True)


def _in_hanzi(sample: str) -> bool:
    """Whether there are more hanzi, kana and syllables in the sample than a fourth of its letters."""
    if sample.isascii():
        return False
    wide = len("".join(_CJK.findall(sample)))
    return 5 * wide > len(sample) or 4 * wide > len("".join(_LETTERS.findall(sample)))


def _dearer(bits: float) -> str:
    """A class of the hanzi and syllables that cost so much in each language."""
    known = judge().characters.known
    common = {ch for language in known[:3] for ch, cost in language.items() if cost < bits * UNIT and ch > "\u33ff"}
    common.update(ch for ch, cost in known[3].items() if cost < RARE * UNIT and ch > "\ua000")
    # Said by what it is not: parsing twenty thousand characters takes longer than reading a page.
    return f"[^\0-\u33ff\u4dc0-\u4dff\ua000-\uabff\ud7a4-\U0010ffff{''.join(sorted(common))}]"


@lru_cache(1)
def _rare_hanzi() -> re.Pattern[str]:
    return re.compile(_dearer(RARE))


@lru_cache(1)
def _uncommon_hanzi() -> re.Pattern[str]:
    """Three uncommon hanzi, with one character between them at most."""
    uncommon = _dearer(UNCOMMON)
    another = f"(?:[^\n]{uncommon}|{uncommon})"
    return re.compile(uncommon + another + another)


_KANA = re.compile("[\u3041-\u30fa]")


_HANZI = re.compile("[\u4e00-\u9fff]+")


def _not_japanese(text: str) -> re.Pattern[str] | None:
    """Finds kana beside a hanzi that Japanese does not have, where the page has such."""
    try:
        text.encode("cp932")
        return None  # it has none: clean Japanese, as a rule, at the speed of a codec
    except UnicodeEncodeError:
        pass
    other = set("".join(_HANZI.findall(text))) - judge().characters.known[2].keys()
    if not other:
        return None
    some = "".join(sorted(other)) + "\u3016"
    return re.compile(f"[{some}][\u3041-\u30fa]|[\u3041-\u30fa][{some}]")


# Garbage and hardly anything else: controls, Latin-1's least used marks, box drawing and mathematics that touch a
# letter, half-width katakana that touch hanzi, U+FFFD, what is not assigned.
_STRONG = (
    "[\x80-\x9f\u00a4\u00a6\u00a8\u00ac\u00af\u00b4\u00b6\u00b8\u02c6\u02dc\u02d8-\u02dd\u0192\ufffd\u3131-\u318f"
    "\ufb01\ufb02\u0178\u0152\ua000-\uabff\ud7a4-\uf8ff]"
    "|[A-Za-z\u00c0-\u024f\u0370-\u052f][\u2500-\u259f\u2200-\u22ff\u25ca\u20a7\u2310\u2320\u2321\u2070-\u207f"
    "\u00a1-\u00a6\u00aa\u00b1-\u00b3\u00b5\u00b9-\u00bf]"
    "|[\u2500-\u259f\u2200-\u22ff\u25ca\u20a7\u2310\u2320\u2321\u2070-\u207f\u00a1-\u00a6\u00aa\u00b1-\u00b3\u00b5"
    "\u00b9\u00ba\u00bc-\u00be][A-Za-z\u00c0-\u024f\u0370-\u052f]"
    "|[\uff61-\uff9f][\u3041-\u3096\u3400-\u9fff\uac00-\ud7a3A-Za-z]|[\u3041-\u3096\u3400-\u9fff\uac00-\ud7a3A-Za-z]["
    "\uff61-\uff9f]")
# A letter followed by what may be the second byte of a character in UTF-8, as Windows and Mac show it
_SECOND = (
    "[\u00c0-\u017f][\x80-\xbf\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u02c6\u02dc"
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u00c0-\u00ff]{2}"
    "|[\u00c2-\u00f4\u0102\u0139\u0413\u0420\u0421][\x80-\xaa\xac-\xb6\xb8-\xba\xbc-\xbf\u20ac\u2122\u2020-\u2022"
    "\u2030\u2039\u203a\u201a\u201e\u02c6\u02dc]"
    "|\u00c2[\u00a0\u00ab\u00bb\u00b7 ]|\u00e2[\u2018\u201c]")
_HIGH = ("[\u00a1-\u017f\u0400-\u045f](?: ?[\u00a1-\u017f\u0400-\u045f]){3}")
_GLUED = ("[a-z\u00df-\u00ff][\u3400-\u9fff\uac00-\ud7a3]{1,2}[a-z\u00df-\u00ff]")
_NOT_USUAL = re.compile("[^\0-\x7f\u00a0\u2010-\u2014\u2018-\u201e\u2022\u2026\u3000-\u3002\u300a-\u300f\uff01-\uff5e]")


def _lines(pattern: re.Pattern[str] | str, text: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """The lines, without their line ends, where the pattern is found at `at` or after it: one call a line that has
    it."""
    pattern = re.compile(pattern)  # which keeps what it compiled: most pages need none of them
    while match := pattern.search(text, at):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        if end < 0:
            end = len(text)
        yield start, end
        at = end + 1


class _AboveTheWindow(dict[str, int]):
    """Fifths of eighths of a bit that a character costs more than `UNCOMMON_WINDOW` in simplified Chinese; 0 for what
    `bits_a_character` does not count."""

    def __missing__(self, ch: str) -> int:
        judge_ = judge()
        cost = 0
        if judge_.bits_a_character(ch):
            cost = 5 * (judge_.characters[ch] >> 32 & 0xFFFFFFFF) - round(5 * UNIT * UNCOMMON_WINDOW)
        if len(self) > 60_000:
            self.clear()
        self[ch] = cost
        return cost


@lru_cache(1)
def _above_the_window() -> _AboveTheWindow:
    return _AboveTheWindow()


@lru_cache(4096)
def _is_uncommon(window: str) -> bool:
    """Whether the hanzi of a window are dearer than `UNCOMMON_WINDOW`. Remembered, since a chain runs each stage on its own
    output too, and lines are the same there."""
    # Common enough in simplified Chinese is common enough in the likeliest of four languages.
    return sum(map(_above_the_window().__getitem__, window)) >= 0 and (
        judge().bits_a_character(window) >= UNCOMMON_WINDOW + 3 / len(window))


def _uncommon_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines in which hanzi around three uncommon ones are uncommon too."""
    pattern, bits = _uncommon_hanzi(), judge().bits_a_character
    at = 0
    while match := pattern.search(text, at):
        at = match.start()
        if _rare_hanzi().search(text, max(0, at - 10), at + 20) is None:
            at = match.end()
            continue
        start = text.rfind("\n", max(0, at - 10), at) + 1 or max(0, at - 10)
        window = text[start:at + 20].partition("\n")[0]
        if _is_uncommon(window):
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = len(text) if end < 0 else end
            if end - start < 40 or bits(text[start:min(end, start + LIMIT)]) >= UNCOMMON_LINE:
                yield start, end
            at = end + 1
        else:
            at = match.end()


def suspects(text: str, seen: Glance | None = None) -> list[tuple[int, int]]:
    """Where the lines are that may be garbage: start and end, without the line end, left to right. `seen` is what
    `glance` says of the text."""
    if len(text) <= SHORT:
        return list(_lines(_NOT_USUAL, text))
    hanzi, _, first, _, beyond = seen or glance(text)
    if not hanzi:
        if first < 0:
            return []
        from cleaner.characters.mojibake_letters import lines_in_letters  # 20 ms, which a page of hanzi has no use for

        return sorted(lines_in_letters(text, beyond))
    found = set(_uncommon_lines(text))
    if _KANA.search(text[::max(1, len(text) // EVERY)]) and (pattern := _not_japanese(text)):
        found.update(_lines(pattern, text))
    if first >= 0 and (unusual := list(_lines(_unusual(True), text, first))):
        found.update(_looked_at_again(text, unusual))
    return sorted(found)


def _looked_at_again(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    joined = "\n".join([text[start:end] for start, end in lines])
    places, at = {}, 0
    for start, end in lines:
        places[at] = start, end
        at += end - start + 1
    for pattern in (_STRONG, _SECOND, _GLUED, _HIGH):
        for start, _ in _lines(pattern, joined):
            yield places[start]
