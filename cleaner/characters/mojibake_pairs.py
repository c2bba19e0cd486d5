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
import math
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cleaner.characters.mojibake_doubts import (
    but_marks, is_a_word, is_formula, is_list_of_letters, is_no_text, is_no_utf16, is_phonetic, is_quoted, is_written_as_words,
    without_marks)
from cleaner.characters.mojibake_fonts import codes
from cleaner.characters.plausibility import LIMIT, UNIT, judge, signs

MARGIN = 8.0
"""Bits by which a reading must win, besides what its pair must. Clean lines of twenty languages: the nearest won by
4."""
ON_THE_PAGE = 4.0
"""Bits that do for the pair that won on other lines of the page."""
PLAIN_ON_THE_PAGE = 10.0
"""The same where the words as they stand are plain: among broken lines stand clean ones (`Aixo es tot` with its accents)."""
FONT = 8
"""What a reading as codes of a font must win besides, in bits: two characters alone are no evidence. (A Japanese font
hides only the kanji of a line and leaves its kana, so that one may do.)"""


@lru_cache(32)
def charmap(encoding: str) -> dict[int, int]:
    """Code point -> byte of a single-byte encoding; bytes that it leaves open are C1 controls, as browsers read
    them."""
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
        return charmap_encode(text, "strict", charmap(encoding))[0]
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
# What it is in truth, with what the rarer ones must win besides, in bits. Of those that are as good the first is taken:
# cp1252 and cp1251 have the same quotation marks, and most files with hardly anything else are in cp1252.
TRUE: dict[str, int] = {
    "utf-8": 0, "gb18030": 2, "big5hkscs": 3, "cp932": 3, "euc_jp": 4, "cp949": 3, "cp1252": 2, "cp1251": 2,
    "cp1250": 3,
    "koi8-r": 4, "iso8859-7": 4, "utf-16-le": 6, "utf-16-be": 6,
}
RARELY = {"cp437": 5, "mac-roman": 3, "cp1250": 1, "koi8-r": 1}
"""What a legacy encoding must win besides, in bits, where it was read in one that is not much used any more."""
_SYLLABLES = re.compile("[\uaa40-\ud7ff]")
FONTS = ("gbk", "big5", "cp932", "cp949")
_CODES = re.compile("[\u889f-\u9fff\uaa40-\uf8ff]")
_NEVER = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]")
"""What no text that was meant holds: controls, surrogates, private characters."""


_CJK = {"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "utf-16-be", "utf-16-le"}
SINGLE_BYTE = {"cp1252", "latin-1", "cp1251", "koi8-r", "cp1250", "mac-roman", "cp437", "iso8859-7"}
BY_CHANCE = 3
"""Bits that each character beyond ASCII speaks for a reading in UTF-8: bytes that are not UTF-8 seldom look like it."""
_BEYOND_ASCII = re.compile("[^\0-\x7f]")
AT_ONCE = 0.75
"""A reading in UTF-8 that costs at most this share of the line as it stands is taken without a look at the others:
bytes that are not UTF-8 hardly ever are UTF-8 by chance."""
class Reading(NamedTuple):
    """A line read again: in `true`, after it had been read in `wrong`; `bits` is what it wins."""

    text: str
    true: str
    wrong: str
    bits: float
    aligned: bool
    """Each character came from the one at its place."""


def search(line: str) -> Reading | None:
    """The most plausible other reading of a line without its line end, None where none wins by `MARGIN` bits."""
    return _search(line)


ROUNDS = 4
"""A line that is not quiet after so many readings is left as it is: nobody can say what it was."""
Part = tuple[int, int, Reading]
"""Start, end and reading of a part of a line."""


def settle(line: str) -> tuple[Part, ...]:
    """All that can be read again in a line taken by itself: its parts, or the whole; nothing is left to do afterwards.

    >>> [(start, end, part.text) for start, end, part in settle("ÃƒÂ¤hnlich")]
    [(0, 10, 'ähnlich')]
    """
    now, steps = line, []
    for _ in range(ROUNDS):
        step = _step(now) if len(now) > LIMIT else _cached_step(now)
        if not step:
            break
        steps.append(step)
        pieces: list[str] = []
        at = 0
        for start, end, reading in step:
            pieces += now[at:start], reading.text
            at = end
        now = "".join([*pieces, now[at:]])
    else:
        return ()
    if len(steps) < 2:
        return steps[0] if steps else ()
    readings = [step[0][2] for step in steps]
    true, wrong = (", ".join(getattr(r, name) for r in reversed(readings)) for name in ("true", "wrong"))
    return ((0, len(line), Reading(now, true, wrong, min(r.bits for r in readings), False)),)


def _step(line: str) -> tuple[Part, ...]:
    if line.isascii():
        return ()
    reading = search(line)
    if reading is not None:
        # A line of which only some words are UTF-8 shown as single bytes may be read in a third encoding as a whole.
        if reading.true != "utf-8" and (runs := utf8_runs(line)) and runs[0][2].bits >= reading.bits - SHAPE:
            return tuple(runs)
        return ((0, len(line), reading),)
    if "\ufffd" in line and (reading := search_lossy(line)):
        return ((0, len(line), reading),)
    return tuple(search_parts(line))


_cached_step = lru_cache(512)(_step)
"""A chain runs each stage on its own output: what was found quiet then need not be searched again."""
SHAPE = 6.0
"""Bits that the shape of UTF-8 is worth against a reading of the whole line in another encoding."""


# --- parts of a line, and what is lost --------------------------------------------------------------------------------

IN_PART = 12.0
"""Bits that a part of a line must win: there is more choice where to cut."""
_BESIDE_HANZI = re.compile("[ -\u2e7f\uf8ff\ufb01\ufb02\ufffd]*[\u0080-\u2e7f\uf8ff\ufb01\ufb02][ -\u2e7f\uf8ff\ufb01"
    "\ufb02\ufffd]*")
_CLAUSE = re.compile("[\u2e80-\ud7ff\ue000-\uffef]{4,}")
_IS_HANZI = re.compile("[\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3]")
_MARKS_APART = re.compile("[^\u3001-\u3020\uff01-\uff0f\uff1a-\uff20]+")


def search_parts(line: str) -> list[Part]:
    """Parts of a line that have a more plausible reading, where the line as a whole has none: start, end, reading.

    UTF-8 shown as single bytes is found by its shape; runs beyond ASCII between hanzi, and clauses of uncommon hanzi,
    are searched like lines.

    >>> [(start, end, reading.text) for start, end, reading in search_parts("He said “cafÃ©”, and “naÃ¯ve”.")]
    [(12, 14, 'é'), (24, 26, 'ï')]
    """
    line = line[:LIMIT]
    if found := utf8_runs(line):
        return found
    parts: list[tuple[int, int, Reading]] = []
    if not _IS_HANZI.search(line):
        return parts
    for match in _BESIDE_HANZI.finditer(line):
        if len(_BEYOND_ASCII.findall(match[0])) > 2 and (reading := search(match[0])) and reading.bits >= IN_PART:
            parts.append((match.start(), match.end(), reading))
    for match in _CLAUSE.finditer(line):
        for clause in _MARKS_APART.finditer(line, *match.span()):
            if len(clause[0]) > 3 and judge().bits_a_character(clause[0]) > 12.3 + 3 / len(clause[0]) and (
                    reading := search(clause[0])) and reading.bits >= IN_PART:
                parts.append((*clause.span(), reading))
    return sorted(parts, key=lambda part: part[:2])


@lru_cache(8)
def _shape(wrong: str) -> re.Pattern[str]:
    """What characters beyond ASCII look like whose UTF-8 was read in a single-byte encoding."""
    shown = {byte: re.escape(chr(code)) for code, byte in charmap(wrong).items()}

    def some(first: int, last: int) -> str:
        return "[" + "".join(shown[byte] for byte in range(first, last + 1) if byte in shown) + "]"
    after = some(0x80, 0xBF)
    return re.compile(f"{some(0xC2, 0xDF)}{after}|{some(0xE0, 0xEF)}{after}{{2}}|{some(0xF0, 0xF4)}{after}{{3}}")


def utf8_runs(line: str) -> list[tuple[int, int, Reading]]:
    """The characters beyond ASCII of a line that are UTF-8 shown as single bytes, where that wins; others may stand
    beside."""
    cost = judge().cost
    before, best = -1, -1.0
    found: list[Part] = []
    for wrong in ("cp1252", "cp1251", "cp1250", "mac-roman", "cp437", "koi8-r"):
        parts: list[tuple[int, int, str]] = []
        pieces: list[str] = []
        at = 0
        for match in _shape(wrong).finditer(line):
            try:
                new = WRONG[wrong](match[0]).decode("utf-8")
            except UnicodeError:
                continue
            if not _NEVER.search(new) and not is_no_text(match[0], new, ""):
                parts.append((match.start(), match.end(), new))
                pieces += line[at:match.start()], new
                at = match.end()
        if not parts:
            continue
        if before < 0:
            before = cost(line)
            best = before - IN_PART * UNIT
        whole = "".join([*pieces, line[at:]])
        if is_no_text(line, whole, "utf-8") or all([is_phonetic(new) for _, _, new in parts]):
            continue
        if (after := cost(whole)) <= best and judge().credible(
                " ".join([word for word in whole.split(" ") if not word.isascii()])):
            best = after
            bits = (before - after) / UNIT
            found = [(start, end, Reading(new, "utf-8", wrong, bits, False)) for start, end, new in parts]
    return found


_LOST = re.compile("\ufffd+")
LOSSY = ("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")


def search_lossy(line: str) -> Reading | None:
    """The most plausible reading of a line in which characters are lost (U+FFFD): what can be had, and U+FFFD for the
    rest.

    >>> search_lossy("Ð\ufffdÑ\u20acÐ¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€").text
    '\ufffdривет, мир'
    """
    cost = judge().cost
    full, line = line, line[:LIMIT]
    before = cost(line)
    best, found = before - IN_PART * UNIT, None
    for wrong in WRONG:
        if wrong[:3] == "utf":
            continue
        for true in LOSSY:
            if true == wrong or (new := _lossy(line, wrong, true)) is None or new == line:
                continue
            left = new.replace("\ufffd", "")
            if len(_BEYOND_ASCII.findall(left)) < 2 or 4 * len(left) < len(line) or _NEVER.search(left):
                continue
            if (after := cost(new, best)) < best and judge().credible(left):
                best, found = after, (true, wrong)
    if found is None:
        return None
    new = _lossy(full, found[1], found[0])
    return None if new is None else Reading(new, *found, (before - best) / UNIT, False)


def _lossy(line: str, wrong: str, true: str) -> str | None:
    try:
        # 0xFF is part of no character in these encodings, so that one lost byte spoils no other character.
        raw = b"\xff".join([WRONG[wrong](piece) for piece in _LOST.split(line)])
    except UnicodeError:
        return None
    new = raw.decode(true, "replace")
    # A lost byte may cost the character before it and the one after it; more says that this is another encoding.
    return _LOST.sub("\ufffd", new) if new.count("\ufffd") <= 3 * len(_LOST.findall(line)) else None


def by_pair(line: str, wrong: str, true: str, exactly: bool = False, throughout: bool = False) -> Reading | None:
    """The line read again by a pair that won on other lines of its page: `ON_THE_PAGE` bits do.

    The first characters tell, as a rule; `exactly` asks for the bits of all of the line. `throughout` says that the page
    is broken all through: then plain words are no sign of a clean line.

    In UTF-8 two characters beyond ASCII do without a look at the bits, so that a page that is broken all through is
    read at the speed of the codecs.

    >>> by_pair("schÃ¶n", "cp1252", "utf-8").text
    'schön'
    """
    if wrong not in WRONG and (wrong != "font" or true not in FONTS):  # a line that was read wrongly twice over
        return None
    reading = _reading(line, true, wrong, 0)
    if reading is None or reading.text == line or _NEVER.search(reading.text):
        return None
    if true == "utf-8" and len(_BEYOND_ASCII.findall(reading.text)) > 1:
        return reading._replace(bits=SURE)
    if not exactly and true in _CJK and len(
            hanzi := (_IS_HANZI if wrong in SINGLE_BYTE else _OF_TWO_BYTES).findall(reading.text)[:FIRST]) >= PLAIN and (
            judge().bits_a_character("".join(hanzi)) < PLAIN_BITS):
        return reading._replace(bits=SURE)
    if not exactly and wrong in SINGLE_BYTE and true in SINGLE_BYTE and is_written_as_words(
            reading.text[:LIMIT]) and not is_written_as_words(line[:LIMIT]) and any(
                [b.isalpha() for a, b in zip(line, reading.text) if a != b]):
        return reading._replace(bits=SURE)
    words = line[:LIMIT].split(" ")
    part = " ".join([word for word in words if not word.isascii()])
    least = PLAIN_ON_THE_PAGE if not throughout and true in SINGLE_BYTE and _PLAIN.fullmatch(without_marks(part)) else ON_THE_PAGE
    for some, enough in ((part[:FIRST], 2 * least), (part, least))[exactly or true in _CJK:]:
        if wrong in WRONG:
            try:
                new = WRONG[wrong](some).decode(true)
            except UnicodeError:
                return None
        else:
            new = some.translate(codes(true))
        if true in SINGLE_BYTE and wrong in SINGLE_BYTE and (without := without_marks(some)) != some:
            some, new = without, but_marks(new, some, without)
        bits = (judge().cost(some) - judge().cost(new)) / UNIT
        if bits >= enough:
            return reading._replace(bits=bits * len(part) / max(len(some), 1))
    return None


PLAIN, PLAIN_BITS = 6, 11.6
"""So many hanzi or syllables that cost less than so many bits each are text: lines of garbage cost above 12. (Kana say
nothing among encodings of two bytes: GB 18030 has them where EUC-JP has.)"""
_OF_TWO_BYTES = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
FIRST = 24
"""Characters of a line by which it is told, as a rule, whether the pair that won on its page fits it too."""
SURE = math.inf
"""Bits of a reading that is taken for granted."""


_DRAWN = re.compile("[\0-\x7f\u00a0\u2500-\u259f]*|(?P<icons>[\0-\x7f\u00a0\ue000-\uf8fe]*)")
_IN_WORD = re.compile("[a-z][\ue000-\uf8fe]")
ICONS = 5
"""Private characters, each counted once, that a line without other letters beyond ASCII may hold as icons."""


_LIGATURE = re.compile("[\ufb01\ufb02]")


def _search(line: str) -> Reading | None:
    drawn = _DRAWN.fullmatch(line)  # boxes, bars and icons, which garbage has only beside letters
    if drawn and (drawn["icons"] is None or (
            len(set(_BEYOND_ASCII.findall(line))) <= ICONS and not _IN_WORD.search(line))):
        return None
    if line.isascii():
        return None
    full, line = line, line[:LIMIT]
    if without_marks(line).isascii() or is_formula(line):
        return None
    # Encodings leave blanks alone, so only the words beyond ASCII are read again; the others say which language it is.
    words = line.split(" ")
    part = " ".join([word for word in words if not word.isascii()])
    if 4 * len(part) > 3 * len(line):
        part, beside = line, (0, 0, 0)
    else:
        beside = judge().sums(" ".join([word for word in words if word.isascii()]))
    cost = judge().cost
    before = cost(part, beside=beside) - signs(part)
    if _LIGATURE.search(part):  # which PDF text has by the hundred
        before = min(before, cost(part.replace("\ufb01", "fi").replace("\ufb02", "fl"), beside=beside))
    without = without_marks(part) if _MULTI.search(part) is None else part  # by which readings are judged in which a mark may become a letter
    less = before - cost(without, beside=beside) + signs(without) if without != part else 0
    plain = _PLAIN.fullmatch(without) is not None
    readings: list[tuple[int, str, str, str]] = []
    best = enough = before - MARGIN * UNIT
    seen: set[bytes] = set()
    tried: set[str] = {part}
    doubt: _Doubt | None = None
    rank: int | None
    best_rank: int | None = None
    multi = _MULTI.search(part) is not None
    quoted, listed = multi and is_quoted(line), not multi and is_list_of_letters(part)
    if not quoted and _CODES.search(part):
        few = len(_SYLLABLES.findall(part)) < 3
        for true in FONTS:
            new = part.translate(codes(true))
            if new != part and (_all_codes(part) if true == "cp932" else not few):
                after = cost(new, best, beside) + (1 if true == "cp932" else FONT) * UNIT
                if after < best:
                    best = after
                    readings.append((after, true, "font", new))
    for wrong, encode in WRONG.items():
        if multi == (wrong in SINGLE_BYTE):
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
            if (wide and part is not line) or (holds_nul and not (swapped and wide)) or (
                    swapped and not wide and is_no_utf16(line)) or listed and true != "utf-8":
                continue
            try:
                new = raw.decode(true)
            except UnicodeError:
                continue
            if new in tried or _NEVER.search(new) or quoted and not is_a_word(new):
                continue
            tried.add(new)
            rank = None
            if true in _CJK and not (swapped and wide):
                # Half of what is beyond ASCII must be what the encoding was made for.
                if 2 * len(_WIDE.findall(new)) < (len(new) if wide else len(_BEYOND_ASCII.findall(new))):
                    continue
            if true == "utf-8":
                after = cost(new, 1 << 40, beside) - min(BY_CHANCE * len(_BEYOND_ASCII.findall(new)), 12) * UNIT
            else:
                latin = _LATIN.fullmatch(new) is not None
                limit = best + WITNESS if latin else best
                judged = but_marks(new, part, without) if without != part and true in SINGLE_BYTE and not multi else new
                if judged == without:  # nothing but marks would change
                    continue
                added = (extra + RARELY.get(wrong, 0)) * UNIT + (less if judged is not new else 0)
                after = cost(judged, limit - added, beside) + added
                if after < limit and (plain or latin):
                    if doubt is None:
                        doubt = _Doubt(line, part, without, plain)
                    if plain:
                        after += MARK * len(_NO_LETTER.findall(judged))
                        letters = [a for a, b in zip(without, judged) if a != b] if len(part) == len(judged) else [""]
                        after = before - round((before - after) * min(1.0, (len(set(letters)) + 0.5) / len(letters)))
                    if latin:
                        after, rank = doubt.of_latin(judged, after)
                        rank += COMMONER * UNIT * (true == "cp1250")
                    else:
                        after += doubt.of_others
            if best_rank is None:
                better = after < best
            elif rank is None:  # what the letters without accents gave to the other, the shape of UTF-8 gives to it
                better = after < min(best + WITNESS * (true == "utf-8"), enough)
            else:
                better = rank < best_rank and after < enough
            if better:
                best, best_rank = after, rank
                readings.append((after, true, wrong, new))
                if true == "utf-8" and after < AT_ONCE * before and (
                        reading := _reading(full, true, wrong, before - after)):
                    return reading
    while readings:
        after, true, wrong, new = readings.pop()
        if (true == "utf-8" or judge().credible(new)) and (reading := _reading(full, true, wrong, before - after)):
            return reading
    return None


_MULTI = re.compile("[\u2e80-\ud7ff\ue000-\uf8fe\uf900-\ufaff\ufe30-\uffef\U00020000-\U0002ffff]")
"""What single-byte encodings never give, and multi-byte ones hardly ever fail to give."""
# Besides hanzi and kana these encodings hold Cyrillic and Greek; a lone such letter is no word.
_WIDE = re.compile("[\u0391-\u03c9\u0410-\u044f](?=[\u0391-\u03c9\u0410-\u044f])|(?<=[\u0391-\u03c9\u0410-\u044f])["
    "\u0391-\u03c9\u0410-\u044f]"
                   "|[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e\uff61-\uff9f]")


# Words of Latin letters as words are: no mark within them, no capital but the first or all of them.
_PLAIN = re.compile(r"(?:[^A-Za-z\u0080-\uffff]"
                    r"|(?:[A-Z]|(?<![a-z\u00df-\u00ff])[\u00c0-\u00de])?[a-z\u00df-\u00f6\u00f8-\u024f'\u2019\u00b7]+|[A-Z"
                    r"\u00c0-\u00d6\u00d8-\u00de]+(?![a-z\u00df-\u00ff])"
                    r"|[\u00ab\u00bb\u00a0\u2010-\u2026\u00a9\u20ac\u2122])*+")
_NO_LETTER = re.compile("[^\0-\x7f\u00aa\u00ba\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
_LATIN = re.compile("[\0-\u036f\u1e00-\u1eff\u2000-\u24ff]*")
MARK = 6 * UNIT
"""Where the words as they stand are plain, a mark for a letter is no repair, unless much speaks for it."""
ANYWAY = 2
"""What a reading must win besides where the words as they stand are plain, in any language."""
UNKNOWN = 0.25
"""The same, for each letter of plain words that a line has fewer than twenty of: its language cannot be told."""
KNOWN, DOUBT = 3.5, 60
"""Bits a letter that the plain words of a line cost in a language with a table (three lines of four are below, three of
four lines in a language without a table above), and what a reading in another alphabet must win besides for each bit
above that: where the language is not known, an unknown letter is no sign of garbage (`òptic` is Catalan)."""
ACCENTS_KNOWN, ACCENTS_DOUBT = 3.8, 40
LETTERS_KNOWN, LETTERS_DOUBT = 4.1, 10
"""The same of the whole line as it would be read in Latin letters: where only accents change (`ő` to `õ`), of which a
language that is not known may have any; and where letters change, of which `WITNESS` speaks."""
WITNESS = 12 * UNIT
"""What the letters without their accents may say at most. Accents are a language's own, the letters under them are not:
whoever knows no French sees that `systeme` is likelier than `systcme`, which is what `système` and `systčme` are
without them. Of 1,108 readings of clean lines in 38 languages, each judged without a table of its own, nine tenths win
less than 1.3 bits by it, and half of 1,521 right readings of broken ones more than 8.6; by the letters as they are it
is 12.3 and 12.4."""
COMMONER = 3
"""Bits that a reading in cp1250 must have above one in cp1252, where both are in Latin letters: many more files are in
cp1252, and `năo` and `não` are alike to whoever does not know the language."""


class _Base(dict[int, str]):
    """Code point -> the letter without its accents, of a ligature the first; what is no Latin letter is itself."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        letter = unicodedata.normalize("NFD", ch)[0]
        if letter == ch:
            letter = _NO_ACCENT.get(ch.lower(), ch)
            letter = letter.upper() if ch.isupper() else letter
        if len(self) < 10_000:
            self[code] = letter
        return letter


_NO_ACCENT = dict(zip("\u0131\u00e6\u0153\u00df\u00fe\u00f0\u0111\u00f8\u0142\u0127", "iaostddolh"))
_base = _Base()
_WORDS = re.compile(r"[^\W\d_]+")


class _Doubt:
    """What speaks for and against a reading besides its bits, for a line whose words beyond ASCII are `part`, `without` the
    marks that are in their places."""

    def __init__(self, line: str, part: str, without: str, plain: bool) -> None:
        self.part, self.plain = without, plain
        self.rest = [word for word in line.split(" ") if word.isascii()] if part is not line else []
        self.beside = judge().sums(" ".join(self.rest))
        self.least = self.of_others = 0
        if plain:
            words = " ".join([word for word in self.rest if len(word) > 1 and word.isalpha()])
            self.least = round((ANYWAY + UNKNOWN * max(0, 20 - len(words))) * UNIT)
            self.of_others = self.least
            if len(words) >= 20:
                self.of_others += max(0, round((judge().cost(words) / UNIT / len(words) - KNOWN) * DOUBT * UNIT))

    def of_latin(self, new: str, after: int) -> tuple[int, int]:
        """What a reading in Latin letters costs, all said, in eighths of a bit: for comparing it with the line as it
        stands, and with other such readings."""
        cost = judge().cost
        old_words, new_words = self.part.split(" "), new.split(" ")
        old_base, new_base = self.part, new.translate(_base)
        if len(old_words) == len(new_words):
            # Of a word of one letter between marks nobody can say what it is: `α` stands in mathematics.
            both = [(a, b) for a, b in zip(old_words, new_words) if a != b and (self.plain or len(b) > 2)]
            old_base, new_base = (" ".join(words).translate(_base) for words in zip(*both)) if both else ("", "")
        witness, known, dear = 0, ACCENTS_KNOWN, ACCENTS_DOUBT
        if old_base != new_base:
            witness = cost(old_base, beside=self.beside) - cost(new_base, beside=self.beside)
            known, dear = LETTERS_KNOWN, LETTERS_DOUBT
        rank, after = after - witness, after - min(witness, WITNESS)
        if self.plain:
            letters = " ".join(_WORDS.findall(" ".join([*self.rest, new])))
            rate = cost(letters) / UNIT / max(len(letters), 1)
            after += self.least + max(0, round((rate - known) * dear * UNIT))
        return after, rank


def _reading(line: str, true: str, wrong: str, eighths: float) -> Reading | None:
    if wrong == "font":
        new = line.translate(codes(true))
    else:
        try:
            new = WRONG[wrong](line).decode(true)
        except UnicodeError:  # the words could be read and the line cannot
            return None
        if _NEVER.search(new) or is_no_text(line, new, true):
            return None
    single = wrong in SINGLE_BYTE and true in SINGLE_BYTE
    return Reading(new, true, wrong, eighths / UNIT, single or wrong == "font")


_HANZI = re.compile("[\u3400-\u9fff]")


def _all_codes(line: str) -> bool:
    """Whether each hanzi of the line is a code of a Japanese font: such a font shows none as itself."""
    table = codes("cp932")
    return all(ord(ch) in table for ch in _HANZI.findall(line))
