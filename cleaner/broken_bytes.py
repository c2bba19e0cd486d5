"""Broken bytes in multi-byte encodings: the characters after one are read in step again.

A character of GB 18030, Big5, Shift_JIS, EUC-JP or cp949 has two bytes, as a rule, and any byte of the second half may be
one of the first half. Where the first byte of a character became something else (`\\xb1` a letter), a decoder takes its
second for the first of the next one, and is out of step up to the end of the line: one broken byte, twenty wrong
characters. Where a letter became such a first byte, it swallows the letter after it (`leg鹀y`). Of all ways to cut a
line into characters and damaged ones the likeliest is taken: damage costs `DAMAGED`, a character what the judge says
that it costs to write down (`cleaner.characters.plausibility`), in the language that the file is in.

>>> in_step("市水务局昨天公布了安排".encode("gb18030").replace(b"\\xcb\\xae", b"a\\xae"), "gb18030")
'市a\\udcae务局昨天公布了安排'
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from cleaner.characters.plausibility import CHARACTERS, COMMON_LEVEL, OUTSIDE, UNIT, WIDE, judge

ENCODINGS = {"gb18030": 1, "gbk": 1, "gb2312": 1, "big5": 2, "big5hkscs": 2, "cp950": 2, "cp932": 3, "shift_jis": 3,
             "euc_jp": 3, "cp949": 4, "euc_kr": 4}
"""The encodings, and the field of the judge's table of characters for the language that each was made for: simplified and
traditional Chinese, Japanese, Korean."""
FOREIGN = 4 * UNIT
"""Eighths of a bit that a character costs besides in a language that is not the file's."""
BROKEN = 24 * UNIT
"""Eighths of a bit of a byte of the second half that is no part of a character: of three in 2,000 bytes the odds are 9
bits, which byte it became is 8, which character it was 6."""
DAMAGED = 25 * UNIT
"""Two bytes of which one became something else: 9 and 8 bits, and the other half of a character."""
DAMAGED_FOUR = 41 * UNIT
"""The same of the four bytes of a rare character in GB 18030."""
UNSEEN = 10 * UNIT
"""What each of these costs besides where the codec finds no broken byte in all of the file: it may have none."""
SINGLE, CONTROL = 5 * UNIT, 20 * UNIT
"""A byte that is a character by itself, and one that text does not hold."""
ODD_MARK = 9 * UNIT
"""A mark of ASCII that text in two-byte characters hardly has, and second bytes are: `}`, `^`."""
TOUCHING = 5 * UNIT
"""A Latin letter or a digit beside a character of two bytes."""
LONE = 8 * UNIT
"""A small letter or such a mark by itself between two characters of two bytes: `系統` in GBK without its first byte is
`}到y`."""
ALONE = 12 * UNIT
"""A rare character of two bytes by itself between ASCII, a letter or a digit on one side at least."""
IN_WORD, IN_KNOWN_WORD = 18 * UNIT, 30 * UNIT
"""A character of two bytes within a Latin word, its second byte a letter too: `leg鹀y` was `legacy`; and one that with a
letter for its first byte, or none, makes a word that stands elsewhere in the file: `she奸` was `shell`."""
OTHER = 13 * UNIT
"""A character at least that is no hanzi, kana, syllable or mark: a letter of another alphabet, a box."""
HALF_KANA, AFTER_HALF_KANA = 18 * UNIT, 6 * UNIT
"""Katakana of half width, which half of the second bytes of Shift_JIS seem to be, and after another one: where they are
meant they are several."""
LONGEST = 20_000
"""Bytes of a line that is tried; a longer one is no line of a newspaper."""
RARE = 14 * UNIT
"""A character is rare from here on: of a line of news one in forty is."""
SECOND_LEVEL = 18 * UNIT
"""A character of a standard's second level: one of 3,000 that together are half a percent of a text. (What the judge's
table says of them comes from halves of other characters.)"""


NOWHERE = 24 * UNIT
"""A character that is not in the standard of the language: one of 20,000 that together are a tenth of that."""


def field_of(text: str) -> int:
    """The field of the judge's table for the language that a text is likeliest in."""
    packed = list(map(judge().characters.__getitem__, WIDE.findall(text, 0, SAMPLE)))
    return min(range(1, 5), key=lambda field: sum(cost >> 32 * field & 0xFFFFFFFF for cost in packed))


SAMPLE = 4000
"""Characters of a file that tell its language."""


class File(NamedTuple):
    """What the sound lines of a file say of the others."""

    field: int
    """The language, as the field of the judge's table (`field_of`)."""
    costs: dict[str, int]
    """What the hanzi, kana and syllables cost that the file has, where that is less than they cost elsewhere."""
    pairs: frozenset[str]
    """Two of these side by side."""
    words: frozenset[bytes]
    """Its Latin words, in small letters."""


def file_of(sound: list[str], lines: list[str], field: int) -> File:
    """What a file in a language tells by its sound lines, and by all of them: a text comes back to what it speaks of. Of
    a long file the first `KNOWN_BY` characters tell it.

    >>> known = file_of(["市水务局昨天公布了安排"] * 2, [], 1)
    >>> known.costs["务"] < _costs(1)["务"], "务局" in known.pairs, "局公" in known.pairs
    (True, True, False)
    """
    text = "\n".join(sound)[:KNOWN_BY]
    found = WIDE.findall(text)
    usual = _costs(field)
    costs = {}
    for ch, times in Counter(found).items():
        cost = round(UNIT * math.log2(2 * len(found) / times))  # half of the odds are the file's
        if cost < usual[ch]:
            costs[ch] = cost
    words = frozenset(word.lower().encode("ascii") for word in _WORD.findall("\n".join(lines)[:KNOWN_BY]))
    return File(field, costs, frozenset(re.findall(f"(?=({WIDE.pattern}{WIDE.pattern}))", text)), words)


_WORD = re.compile("[A-Za-z]{3,}")
KNOWN_BY = 50_000
TOGETHER = 4 * UNIT
"""What a character costs behind one that it follows elsewhere in the file."""


def in_step(line: bytes, encoding: str, file: File | None = None, seen: bool = True) -> str | None:
    """The likeliest reading of a line with broken bytes, each of them one lone surrogate as Python's `surrogateescape`
    writes it; None where the encoding has no such characters or the line is too long.

    `file` is what the other lines tell, `seen` whether the file is known to have broken bytes. Time is linear in the
    length of the line.
    """
    if encoding not in ENCODINGS or len(line) > LONGEST:
        return None
    field, usual, pairs, words = file or File(ENCODINGS[encoding], {}, frozenset(), frozenset())
    character = _characters(encoding, field)
    extra = 0 if seen else UNSEEN
    sizes = (2, 3, 4) if encoding == "gb18030" else (2, 3) if encoding == "euc_jp" else (2,)
    half_kana = range(0xA1, 0xE0) if encoding in ("cp932", "shift_jis") else range(0)
    # For each offset, and each kind of piece that may end there, the cheapest way: its cost, its last piece, the way before.
    ways: list[dict[int, _Way]] = [{} for _ in range(len(line) + 1)]
    ways[0][_OTHER] = (0, "", None)

    def reach(at: int, cost: int, says: str, kind: int, before: _Way) -> None:
        known = ways[at].get(kind)
        if known is None or cost < known[0]:
            ways[at][kind] = cost, says, before

    for at, lead in enumerate(line):
        if not ways[at]:
            continue
        pieces = [] if lead < 0x80 else [(size, *found) for size in sizes if at + size <= len(line)
                                         if (found := character(line[at:at + size]))[0]]
        swallows = _swallows(line, at, words) if pieces else _NOTHING
        cheapest = min(ways[at].values(), key=_cost_of)
        for before, way in ways[at].items():
            so_far = way[0]
            if so_far > cheapest[0] + TOO_DEAR:
                continue
            if lead < 0x80:
                more, kind = _NEXT[before][_KINDS[lead]]
                reach(at + 1, so_far + _SINGLES[lead] + more, chr(lead), kind, way)
                continue
            more, kind = _NEXT[before][_DOUBLE]
            more += swallows[before in _LETTER_KINDS]
            for size, ch, cost, is_wide in pieces:
                if is_wide:
                    if way[1] + ch in pairs:
                        cost = min(cost, TOGETHER)
                    elif ch in usual:
                        cost = min(cost, usual[ch])
                    reach(at + size, so_far + cost + more, ch, kind if cost > RARE else _DOUBLE, way)
                else:
                    reach(at + size, so_far + cost, ch, _OTHER, way)
            if lead in half_kana:
                cost = AFTER_HALF_KANA if before == _HALF else HALF_KANA
                reach(at + 1, so_far + cost, chr(0xFF61 + lead - 0xA1), _HALF, way)
        # Damage costs the same after whatever piece.
        so_far = cheapest[0] + extra
        if lead >= 0x80:
            reach(at + 1, so_far + BROKEN, chr(0xDC00 + lead), _OTHER, cheapest)
        pair = line[at:at + 2]
        if len(pair) == 2 and not pair.isascii():
            reach(at + 2, so_far + DAMAGED, _escaped(pair), _OTHER, cheapest)
        if encoding == "gb18030" and _NEARLY_FOUR.match(line, at):
            reach(at + 4, so_far + DAMAGED_FOUR, _escaped(line[at:at + 4]), _OTHER, cheapest)
    out: list[str] = []
    last: _Way | None = min(ways[-1].values(), key=_cost_of)
    while last is not None:
        out.append(last[1])
        last = last[2]
    return "".join(out[::-1])


_Way = tuple[int, str, Any]
_cost_of = itemgetter(0)
TOO_DEAR = 40 * UNIT
"""Bits above the cheapest way to a place from which another is given up."""
# Kinds of pieces: first those that a byte of ASCII may be, then the others, then what a piece is by what is before it.
_MARK, _ODD, _ALNUM, _SMALL, _DOUBLE, _HALF, _OTHER, _AFTER_MARK, _AFTER_ALNUM, _BEHIND, _LONE_BEHIND = range(11)
_KINDS = [_SMALL if chr(byte).islower() else _ALNUM if chr(byte).isalnum() else _ODD if byte in b"@\\^`{|}~" else _MARK
          for byte in range(0x80)]


def _next(before: int, kind: int) -> tuple[int, int]:
    """What a piece costs besides after another one, and of what kind it is there."""
    if kind == _DOUBLE:
        if before == _LONE_BEHIND:
            return TOUCHING + LONE, _DOUBLE
        if before in (_ALNUM, _SMALL, _BEHIND):
            return TOUCHING, _AFTER_ALNUM
        return 0, _AFTER_MARK if before in (_MARK, _ODD) else _DOUBLE
    if kind in (_MARK, _ODD, _ALNUM, _SMALL):
        alone = before == _AFTER_ALNUM or before == _AFTER_MARK and kind in (_ALNUM, _SMALL)
        behind = before in (_DOUBLE, _AFTER_ALNUM, _AFTER_MARK)
        touching = behind and kind in (_ALNUM, _SMALL)
        if behind and kind != _MARK:
            kind = _BEHIND if kind == _ALNUM else _LONE_BEHIND
        return TOUCHING * touching + ALONE * alone, kind
    return 0, kind


_NEXT = [[_next(before, kind) for kind in range(11)] for before in range(11)]
_SINGLES = [ODD_MARK if kind == _ODD else SINGLE if byte in b"\t\r\f\n" or 0x20 <= byte < 0x7F else CONTROL
            for byte, kind in enumerate(_KINDS)]
_WORD_AROUND = re.compile(rb"[\x80-\xff]([A-Za-z]+)")
_WORD_BEFORE = re.compile(rb"[A-Za-z]*\Z")
LONGEST_WORD = 24
_NOTHING = (0, 0)
_LETTER_KINDS = {_ALNUM, _SMALL, _BEHIND}


def _swallows(line: bytes, at: int, words: frozenset[bytes]) -> tuple[int, int]:
    """What a character of two bytes at this offset costs besides, for a letter that would be its second byte: where no
    letter stands before it (a byte that looks like one may be half of a character), and where one does."""
    match = _WORD_AROUND.match(line, at, at + LONGEST_WORD)
    if match is None:
        return _NOTHING
    right = match[1].lower()
    alone = IN_KNOWN_WORD * (len(right) > 1 and (right in words or _is_known(b"", right, words)))
    left = _WORD_BEFORE.search(line, max(0, at - LONGEST_WORD), at)[0].lower()  # type: ignore[index]
    if not left:
        return alone, alone
    if _is_known(left, right, words):
        return alone, IN_KNOWN_WORD
    rest = match[1][1:]
    return alone, IN_WORD * (rest[:1].islower() and not (left in words and rest in words))


def _is_known(left: bytes, right: bytes, words: frozenset[bytes]) -> bool:
    """Whether one letter between these makes a known word."""
    return any(word.startswith(left) and word.endswith(right) for word in words if len(word) == len(left) + 1 + len(right))


_NEARLY_FOUR = re.compile(rb"[^\x81-\xfe][0-9][\x81-\xfe][0-9]|[\x81-\xfe](?:[^0-9][\x81-\xfe][0-9]"
                          rb"|[0-9](?:[^\x81-\xfe][0-9]|[\x81-\xfe][^0-9]))", re.DOTALL)


def _escaped(raw: bytes) -> str:
    return raw.decode("ascii", "surrogateescape")


_CJK = "\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3"
_ODD_ASCII = r"[A-Za-z@^`{|}~\\]"
# Private characters and controls; katakana of half width, one or two; a character in a word of letters
_NEVER = ("[\ue000-\uf8ff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]",
          "[\uff61-\uff9f](?<![\uff61-\uff9f]{2})[\uff61-\uff9f]?(?![\uff61-\uff9f])",
          f"[A-Za-z][{_CJK}][a-z]")
# Other half-width katakana, boxes, Cyrillic, Bopomofo, letters of pinyin; a letter between two characters
_SELDOM = ("[\uff61-\uff9f\u2500-\u257f\u0400-\u045f\u3105-\u312f\u02c7-\u02dd\u01cd-\u01dc]"
           f"|[{_CJK}]{_ODD_ASCII}[{_CJK}]")
_WIDE_MARK = "\u3000-\u303f\uff01-\uff5e\u2014\u2018-\u201d\u2026"
MAY_SWALLOW = re.compile(f"[A-Za-z][{_CJK}](?![{_CJK}{_WIDE_MARK}])|(?<![{_CJK}{_WIDE_MARK}])[{_CJK}][A-Za-z]")
"""A character by itself beside a Latin word, which may have swallowed a letter of it."""


@lru_cache(4)
def odd(field: int, seen: bool) -> tuple[re.Pattern[str], ...]:
    """Each finds what a line may be out of step at, though no byte of it is broken: what is never meant, and rare
    characters; in a file without any broken byte (not `seen`) three of these close together, or one beside a letter."""
    costs = _costs(field)
    usual = "".join([ch for known in judge().characters.known for ch in known if costs[ch] <= RARE])
    # Said by what it is not, since parsing all the rare ones takes longer than reading a page.
    rare = f"[^\0-\u3040\u30ff-\u33ff\ua000-\uabff\ud7a4-\U0010ffff{''.join(sorted(set(usual)))}]"
    if seen:
        return re.compile("|".join((*_NEVER, _SELDOM, rare))),
    another, mark = f"(?:[^\n]{rare}|{rare})", _ODD_ASCII
    # One by one, which is four times as fast: each starts with a class.
    return tuple(map(re.compile, (*_NEVER, f"{rare}(?:{another}{another}|{mark})", f"{mark}{rare}")))


class _Costs(dict[str, int]):
    """What a character of two bytes costs in a file in one language."""

    def __init__(self, field: int) -> None:
        super().__init__()
        self.field = field
        self.second = set(list(judge().characters.known[field - 1])[COMMON_LEVEL[CHARACTERS[field - 1]]:])

    def __missing__(self, ch: str) -> int:
        packed = judge().characters[ch]
        if WIDE.match(ch):
            costs = [packed >> 32 * n & 0xFFFFFFFF for n in range(1, 5)]
            own = SECOND_LEVEL if ch in self.second else costs[self.field - 1]
            cost = min(NOWHERE if own == OUTSIDE else own, min(costs) + FOREIGN)
        else:
            cost = packed & 0xFFFFFFFF
            if unicodedata.category(ch)[0] not in "PZ":
                cost = max(cost, OTHER)
        if len(self) > 60_000:
            self.clear()
        self[ch] = cost
        return cost


@lru_cache(4)
def _costs(field: int) -> _Costs:
    return _Costs(field)


@lru_cache(8)
def _characters(encoding: str, field: int) -> Callable[[bytes], tuple[str, int, bool]]:
    costs = _costs(field)

    @lru_cache(8192)
    def character(raw: bytes) -> tuple[str, int, bool]:
        """The character of these bytes, or none, what it costs, and whether it is a hanzi, kana or syllable."""
        try:
            ch = raw.decode(encoding)
        except UnicodeError:
            return "", 0, False
        if len(ch) != 1 or raw[0] < 0x80 or ch == "\ufffd" or unicodedata.category(ch) == "Cc":
            return "", 0, False
        # What only four bytes say is hardly ever meant.
        return ch, costs[ch] + (4 * UNIT if len(raw) == 4 else 0), WIDE.match(ch) is not None
    return character


# --- encodings of seven bits --------------------------------------------------------------------------------------------

MODES: dict[str, tuple[str, tuple[bytes, ...], tuple[bytes, ...]]] = {
    "hz": ("gb2312", (b"~{",), (b"~}",)),
    "iso2022_jp": ("euc_jp", (b"\x1b$B", b"\x1b$@"), (b"\x1b(B", b"\x1b(J")),
}
"""Encodings that say characters of two bytes in ASCII: the encoding that has them with the high bits set, the escapes that
they begin with, and those that they end with."""
ESCAPE, DAMAGED_ESCAPE = 4 * UNIT, 24 * UNIT
"""What an escape costs, and one of which a byte became something else."""
NOT_ENDED = 24 * UNIT
"""A line that ends within characters of two bytes."""
_LETTERS = [round(bits * UNIT) for bits in (
    20 if byte < 0x20 and byte not in b"\t\r\f" or byte == 0x7F else 3 if byte == 0x20 else 4 if chr(byte).islower()
    else 6 if chr(byte).isalnum() else 6.5 if byte in b",.-'\"():/" else 8.5 for byte in range(0x80))]
"""What a byte of ASCII costs: characters of two bytes shown as ASCII are half marks and capitals."""


def in_mode(line: bytes, encoding: str) -> str:
    """The likeliest reading of a line with broken bytes in one of `MODES`, each of them one lone surrogate: where an escape
    was broken, what follows is read in the mode that makes text of it. The line starts in ASCII.

    >>> in_mode(b"~{;6S-~}, Linux!".replace(b"~}", b"~m"), "hz")
    '欢迎\\udc6d, Linux!'
    """
    wide, begins, ends = MODES[encoding]
    character = _characters(wide, ENCODINGS[wide])
    size = len(begins[0])
    raised = bytes(byte | 0x80 for byte in line)
    # The cheapest way to each offset, in ASCII and within characters of two bytes.
    ways: list[list[_Way | None]] = [[None, None] for _ in range(len(line) + 1)]
    ways[0][0] = (0, "", None)

    def reach(at: int, mode: int, cost: int, says: str, before: _Way) -> None:
        known = ways[at][mode]
        if known is None or cost < known[0]:
            ways[at][mode] = cost, says, before

    for at, byte in enumerate(line):
        for mode, way in enumerate(ways[at]):
            if way is None:
                continue
            so_far = way[0]
            for other, escapes in ((1 - mode, ends if mode else begins), (mode, begins if mode else ends)):
                for escape in escapes:
                    found = line[at:at + size]
                    wrong = [i for i, (a, b) in enumerate(zip(escape, found)) if a != b]
                    if len(found) < size or len(wrong) > 1:
                        continue
                    if not wrong:  # one that changes nothing is damage too: what it belongs to is lost
                        reach(at + size, other, so_far + (ESCAPE if other != mode else DAMAGED_ESCAPE), "", way)
                    elif other != mode:
                        lost = chr(0xDC00 + found[wrong[0]])
                        reach(at + size, other, so_far + DAMAGED_ESCAPE, lost, way)
            if mode:
                if at + 2 <= len(line):
                    ch, cost, _ = character(raised[at:at + 2])
                    if ch and line[at:at + 2].isascii():
                        reach(at + 2, 1, so_far + cost, ch, way)
                    lost = chr(0xDC00 + byte) + chr(0xDC00 + line[at + 1])
                    reach(at + 2, 1, so_far + DAMAGED, lost, way)
            elif line[at:at + 2] == b"~~" and encoding == "hz":
                reach(at + 2, 0, so_far + _LETTERS[byte], "~", way)
            if byte >= 0x80:
                reach(at + 1, mode, so_far + BROKEN, chr(0xDC00 + byte), way)
            elif not mode:
                lone = byte == 0x1B or byte == 0x7E and encoding == "hz"
                reach(at + 1, 0, so_far + (BROKEN if lone else _LETTERS[byte]), chr(0xDC00 * lone + byte), way)
    last = min([way if not mode else (way[0] + NOT_ENDED, *way[1:]) for mode, way in enumerate(ways[-1])
                if way is not None], key=_cost_of, default=None)
    if last is None:  # it ends within a character
        return line.decode("ascii", "surrogateescape")
    out: list[str] = []
    while last is not None:
        out.append(last[1])
        last = last[2]
    return "".join(out[::-1])
