"""Which encodings are taken for which, and the search for the pair that makes sense of a line.

Bytes in one encoding (the true one) were read in another (the wrong one). The search writes the line down in each wrong
encoding that holds all its characters, reads the bytes in each true one, and lets the judge compare what comes out with
the line as it stands. A new encoding is a line in a table.

>>> best = search("РџСЂРёРІРµС‚")
>>> best.text, best.true, best.wrong
('Привет', 'utf-8', 'cp1251')
>>> search("Übermäßig schön") is None
True
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleaner.characters.mojibake_fonts import codes
from cleaner.characters.plausibility import LIMIT, UNIT, judge

MARGIN = 8.0
"""Bits by which a reading must win, besides what its pair must. Clean lines of twenty languages: the nearest won by 4."""
ON_THE_PAGE = 4.0
"""Bits that do for the pair that won on other lines of the page."""
FONT = 3
"""What a reading as codes of a font must win besides, in bits."""


@lru_cache(32)
def _charmap(encoding: str) -> dict[int, int]:
    """Code point -> byte of a single-byte encoding; bytes that it leaves open are C1 controls, as browsers read them."""
    found = {}
    for byte in range(256):
        try:
            found[ord(bytes([byte]).decode(encoding))] = byte
        except UnicodeError:
            found.setdefault(byte, byte)
    return found


def _single(encoding: str) -> Callable[[str], bytes]:
    charmap_encode = codecs.charmap_encode

    def encode(text: str) -> bytes:
        return charmap_encode(text, "strict", _charmap(encoding))[0]  # type: ignore[arg-type]
    return encode


def _multi(encoding: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(encoding)


# What text was wrongly read as. In the order of how often that happens.
WRONG: dict[str, Callable[[str], bytes]] = {
    "cp1252": _single("cp1252"),
    "latin-1": lambda text: text.encode("latin-1"),
    "cp1251": _single("cp1251"),
    "koi8-r": _single("koi8-r"),
    "cp1250": _single("cp1250"),
    "mac-roman": _single("mac-roman"),
    "cp437": _single("cp437"),
    "gb18030": _multi("gb18030"),
    "big5hkscs": _multi("big5hkscs"),
    "cp932": _multi("cp932"),
    "euc_jp": _multi("euc_jp"),
    "cp949": _multi("cp949"),
    "utf-16-be": _multi("utf-16-be"),
    "utf-16-le": _multi("utf-16-le"),
}
# What it is in truth, with what the rarer ones must win besides, in bits.
TRUE: dict[str, float] = {
    "utf-8": 0, "gb18030": 2, "big5hkscs": 3, "cp932": 3, "euc_jp": 4, "cp949": 3, "cp1251": 2, "cp1252": 2, "cp1250": 3,
    "koi8-r": 4, "iso8859-7": 4, "utf-16-le": 6, "utf-16-be": 6,
}
RARELY = {"cp437": 5, "mac-roman": 3, "cp1250": 1, "koi8-r": 1}
"""What a legacy encoding must win besides, in bits, where it was read in one that is not much used any more."""
FONTS = ("gbk", "big5", "cp932", "cp949")
_CODES = re.compile("[\u889f-\u9fff\uaa40-\uf8ff]")
_NEVER = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]")
"""What no text that was meant holds: controls, surrogates, private characters."""


_CJK = {"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "utf-16-be", "utf-16-le"}
_SINGLE_BYTE = {"cp1252", "latin-1", "cp1251", "koi8-r", "cp1250", "mac-roman", "cp437", "iso8859-7"}
BY_CHANCE = 3
"""Bits that each character beyond ASCII speaks for a reading in UTF-8: bytes that are not UTF-8 seldom look like it."""
_BEYOND_ASCII = re.compile("[^\0-\x7f]")
AT_ONCE = 0.75
"""A reading in UTF-8 that costs at most this share of the line as it stands is taken without a look at the others: bytes
that are not UTF-8 hardly ever are UTF-8 by chance."""
LAYERS = 3
"""Text may have been read wrongly twice or three times over."""


class Reading(NamedTuple):
    """A line read again: in `true`, after it had been read in `wrong`; `bits` is what it wins."""

    text: str
    true: str
    wrong: str
    bits: float
    aligned: bool
    """Each character came from the one at its place."""


def search(line: str, first: Sequence[tuple[str, str]] = (), only: bool = False) -> Reading | None:
    """The most plausible other reading of a line without its line end, None where none wins by `MARGIN` bits.

    `first` are pairs (wrong, true) that won on the page, tried before all others and believed sooner; `only` leaves the
    others out.
    """
    for pair in first:
        if reading := by_pair(line, *pair):
            return reading
    if only:
        return None
    found: Reading | None = None
    for _ in range(LAYERS):
        if found is not None and judge().credible(" ".join(
                [word for word in found.text[:LIMIT].split(" ") if not word.isascii()])):
            break
        reading = _search(line if found is None else found.text)
        if reading is None:
            break
        found = reading if found is None else Reading(
            reading.text, f"{reading.true}, {found.true}", f"{reading.wrong}, {found.wrong}", found.bits + reading.bits, False)
    return found


def by_pair(line: str, wrong: str, true: str) -> Reading | None:
    """The line read again by a pair that won on other lines of its page: `ON_THE_PAGE` bits do.

    In UTF-8 two characters beyond ASCII do without a look at the bits, so that a page that is broken all through is read
    at the speed of the codecs.

    >>> by_pair("schÃ¶n", "cp1252", "utf-8").text
    'schön'
    """
    reading = _reading(line, true, wrong, 0)
    if reading is None or reading.text == line or _NEVER.search(reading.text):
        return None
    if true == "utf-8" and len(_BEYOND_ASCII.findall(reading.text)) > 1:
        return reading._replace(bits=SURE)
    words = line[:LIMIT].split(" ")
    part = " ".join([word for word in words if not word.isascii()])
    if wrong in WRONG:
        try:
            new = WRONG[wrong](part).decode(true)
        except UnicodeError:
            return None
    else:
        new = part.translate(codes(true))
    bits = (judge().cost(part) - judge().cost(new)) / UNIT
    return reading._replace(bits=bits) if bits >= ON_THE_PAGE else None


SURE = 20.0
"""Bits of a reading that is taken for granted."""


def _search(line: str) -> Reading | None:
    if line.isascii():
        return None
    full, line = line, line[:LIMIT]
    # Encodings leave blanks alone, so only the words beyond ASCII are read again; the others say which language it is.
    words = line.split(" ")
    part = " ".join([word for word in words if not word.isascii()])
    if 4 * len(part) > 3 * len(line):
        part, beside = line, (0, 0, 0)
    else:
        beside = judge().sums(" ".join([word for word in words if word.isascii()]))
    cost = judge().cost
    before = cost(part, beside=beside)
    readings: list[tuple[int, str, str, str]] = []
    best = before - MARGIN * UNIT
    seen: set[bytes] = set()
    tried: set[str] = {part}
    doubt: int | None = None
    plain = _PLAIN.fullmatch(part) is not None
    multi = _MULTI.search(part) is not None
    if _CODES.search(part):
        for true in FONTS:
            new = part.translate(codes(true))
            if new != part and (true != "cp932" or _all_codes(part)):
                after = cost(new, best, beside) + (1 if true == "cp932" else FONT) * UNIT
                if after < best:
                    best = after
                    readings.append((after, true, "font", new))
    for wrong, encode in WRONG.items():
        if not multi and wrong not in _SINGLE_BYTE:
            continue
        try:
            raw = encode(part)
        except UnicodeError:
            continue
        if raw in seen:
            continue
        seen.add(raw)
        swapped = wrong[:6] == "utf-16"
        holds_nul = b"\0" in raw
        for true, extra in TRUE.items():
            if true == wrong:
                continue
            wide = true[:3] == "utf" and true != "utf-8"
            if (wide and part is not line) or (holds_nul and not (swapped and wide)):
                continue
            try:
                new = raw.decode(true)
            except UnicodeError:
                continue
            if new in tried or _NEVER.search(new):
                continue
            tried.add(new)
            if true in _CJK:
                # Half of what is beyond ASCII must be what the encoding was made for.
                beyond = len(_BEYOND_ASCII.findall(new))
                if 2 * len(_WIDE.findall(new)) < (len(new) if wide and not swapped else beyond):
                    continue
            if true == "utf-8":
                after = cost(new, 1 << 40, beside) - min(BY_CHANCE * len(_BEYOND_ASCII.findall(new)), 12) * UNIT
            else:
                after = cost(new, best, beside) + (extra + RARELY.get(wrong, 0)) * UNIT
                if plain and after < best:
                    if doubt is None:
                        doubt = _doubt(line)
                    after += doubt + MARK * len(_NO_LETTER.findall(new))
                    letters = _BEYOND_ASCII.findall(part)
                    after = before - round((before - after) * min(1.0, (len(set(letters)) + 1) / len(letters)))
            if after < best:
                best = after
                readings.append((after, true, wrong, new))
                if true == "utf-8" and after < AT_ONCE * before and (reading := _reading(full, true, wrong, before - after)):
                    return reading
    while readings:
        after, true, wrong, new = readings.pop()
        if (true == "utf-8" or judge().credible(new)) and (reading := _reading(full, true, wrong, before - after)):
            return reading
    return None


_MULTI = re.compile("[\u2e80-\ud7ff\ue000-\uf8fe\uf900-\ufaff\ufe30-\uffef\U00020000-\U0002ffff]")
"""What single-byte encodings never give, and multi-byte ones hardly ever fail to give."""
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e\uff61-\uff9f]")


KNOWN = 3.55
"""Bits a letter that the plain words of a line cost in a language with a table: three lines of four are below, three of four
lines in a language without a table above."""
# Words of Latin letters as words are: no mark within them, no capital but the first or all of them.
_PLAIN = re.compile(r"(?:[^A-Za-z\u0080-\uffff]|[A-Z\u00c0-\u00de]?[a-z\u00df-\u00f6\u00f8-\u024f'\u2019\u00b7]+|[A-Z\u00c0-\u00d6\u00d8-\u00de]+(?![a-z\u00df-\u00ff])"
                    r"|[\u00ab\u00bb\u00a0\u2010-\u2026\u00a9\u20ac\u2122])*+")
_NO_LETTER = re.compile("[^\0-\x7f\u00aa\u00ba\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
MARK = 6 * UNIT
"""Where the words as they stand are plain, a mark for a letter is no repair, unless much speaks for it."""
DOUBT = 50
"""What a reading must win besides for each bit a letter above that: where the language is not known, an unknown letter is no
sign of garbage (`òptic` is Catalan)."""


def _doubt(line: str) -> int:
    """Eighths of a bit that a reading in a legacy encoding must win besides."""
    words = " ".join([word for word in line.split(" ") if len(word) > 1 and word.isascii() and word.isalpha()])
    if len(words) < 20:
        return 0
    return max(0, round((judge().cost(words) / UNIT / len(words) - KNOWN) * DOUBT * UNIT))


def _reading(line: str, true: str, wrong: str, eighths: float) -> Reading | None:
    if wrong == "font":
        new = line.translate(codes(true))
    else:
        try:
            new = WRONG[wrong](line).decode(true)
        except UnicodeError:  # the words could be read and the line cannot
            return None
    single = wrong in _SINGLE_BYTE and true in _SINGLE_BYTE
    return Reading(new, true, wrong, eighths / UNIT, single or wrong == "font")


_HANZI = re.compile("[\u3400-\u9fff]")


def _all_codes(line: str) -> bool:
    """Whether each hanzi of the line is a code of a Japanese font: such a font shows none as itself."""
    table = codes("cp932")
    return all(ord(ch) in table for ch in _HANZI.findall(line))
