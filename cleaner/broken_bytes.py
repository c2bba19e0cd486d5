"""Broken bytes in multi-byte encodings: the characters after one are read in step again.

A character of GB 18030, Big5, Shift_JIS, EUC-JP or cp949 has two bytes, as a rule, and any byte of the second half may be
one of the first half. Where the first byte of a character became something else (`\\xb1` a letter), a decoder takes its
second for the first of the next one, and is out of step up to the end of the line: one broken byte, twenty wrong
characters. Of all ways to cut a line into characters and broken bytes the likeliest is taken: a broken byte costs
`BROKEN`, a character what the judge says that it costs to write down (`cleaner.characters.plausibility`).

>>> in_step("市水务局昨天公布了安排".encode("gb18030").replace(b"\\xcb\\xae", b"a\\xae"), "gb18030")
'市a\\udcae务局昨天公布了安排'
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleaner.characters.plausibility import UNIT, WIDE, judge

ENCODINGS = {"gb18030": (1, 2), "gbk": (1, 2), "gb2312": (1,), "big5": (2,), "big5hkscs": (2,), "cp950": (2,),
             "cp932": (3,), "shift_jis": (3,), "euc_jp": (3,), "cp949": (4,), "euc_kr": (4,)}
"""The encodings, and the fields of the judge's table of characters that tell of their languages: simplified and
traditional Chinese, Japanese, Korean."""
BROKEN = 30 * UNIT
"""Eighths of a bit: of three in 2,000 bytes the odds are 9 bits; the rest is for the choice of places."""
SINGLE = 6 * UNIT
"""A byte that is a character by itself."""
OTHER = 9 * UNIT
"""A character that is no hanzi, kana or syllable: a mark, a letter of another alphabet."""
HALF_KANA = 20 * UNIT
"""Katakana of half width, which half of the second bytes of Shift_JIS seem to be: nothing else can stand for them where
they are meant."""
LONGEST = 2000
"""Bytes of a line that is tried; a longer one is no line of a newspaper."""


def in_step(line: bytes, encoding: str) -> str | None:
    """The likeliest reading of a line with broken bytes, each of them one lone surrogate as Python's `surrogateescape`
    writes it; None where the encoding has no such characters or the line is too long.

    Time is linear in the length of the line.
    """
    if encoding not in ENCODINGS or len(line) > LONGEST:
        return None
    character = _characters(encoding)
    # For each offset the cost of the cheapest way to it, and its last piece.
    costs: list[int] = [0] + [1 << 40] * len(line)
    pieces: list[str] = [""] * (len(line) + 1)
    starts: list[int] = [0] * (len(line) + 1)
    for at in range(len(line)):
        so_far = costs[at]
        lead = line[at]
        choices = [(1, SINGLE, chr(lead)) if lead < 0x80 else (1, BROKEN, chr(0xDC00 + lead))]
        if lead >= 0x80:
            if encoding in ("cp932", "shift_jis") and 0xA1 <= lead <= 0xDF:
                choices.append((1, HALF_KANA, chr(0xFF61 + lead - 0xA1)))
            for size in (2, 3, 4) if encoding == "gb18030" else (2, 3) if encoding == "euc_jp" else (2,):
                ch, cost = character(line[at:at + size])
                if ch and at + size <= len(line):
                    choices.append((size, cost, ch))
        for size, cost, ch in choices:
            if so_far + cost < costs[at + size]:
                costs[at + size], pieces[at + size], starts[at + size] = so_far + cost, ch, at
    out = []
    at = len(line)
    while at:
        out.append(pieces[at])
        at = starts[at]
    return "".join(out[::-1])


_NEVER = re.compile("[\ue000-\uf8ff\uff61-\uff9f\u2500-\u257f\u0400-\u045f]")


def is_odd(line: str, encoding: str) -> bool:
    """Whether a line that has no broken bytes may still be out of step: it has a character that is dearer than a broken
    byte saves, or one that is seldom meant."""
    if _NEVER.search(line):
        return True
    character, fields = judge().characters.__getitem__, ENCODINGS[encoding]
    packed = list(map(character, WIDE.findall(line)))
    dear = sum(min(cost >> 32 * field & 0xFFFFFFFF for field in fields) > RARE for cost in packed)
    return dear > 1


RARE = 13 * UNIT
"""Eighths of a bit from which a character is rare: of a line of news one in forty is."""


@lru_cache(4)
def _characters(encoding: str):  # type: ignore[no-untyped-def]
    fields = ENCODINGS[encoding]

    @lru_cache(8192)
    def character(raw: bytes) -> tuple[str, int]:
        """The character of these bytes, or none, and what it costs."""
        try:
            ch = raw.decode(encoding)
        except UnicodeError:
            return "", 0
        if len(ch) != 1 or raw[0] < 0x80 or ch == "\ufffd" or "\ue000" <= ch <= "\uf8ff":
            return "", 0
        packed = judge().characters[ch]
        cost = min(packed >> 32 * field & 0xFFFFFFFF for field in fields)
        # What only four bytes say is hardly ever meant.
        return ch, (cost or OTHER) + (4 * UNIT if len(raw) == 4 else 0)
    return character
