"""Font runs: each hanzi's two-byte code shown as one code point (`뇠헟뗄뮰` for `编者的话`).

A PDF font without a usable ToUnicode map hands out its own codes, and an extractor takes them for UTF-16. The codes of
GBK, Big5, Shift_JIS and Korean fonts land among the Hangul syllables, in U+D7A4-D7FF behind them, among the surrogates
(mostly lost: U+FFFD, `?` or nothing), in the private use area, the marks of GB 2312 among Yi, Vai and Bamum.

Real Korean is told apart by the judge: four of five garbage syllables are not among the 2,350 that Korean uses, and
real syllables decode to rare hanzi or to nothing.

>>> [(run.start, run.end, run.new) for run in font_runs("本期 뇠헟뗄뮰 뗚26370뫅", ())]
[(3, 15, '编者的话 第26370号')]
>>> font_runs("김치와 된장찌개를 먹었다", ())
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cleaner.characters.plausibility import LIMIT, UNIT, cost, judge, signs
from cleaner.characters.prose import NO_SYLLABLES, blocks, has_astral

ALONE = 24.0
"""Bits by which a run must win where nothing else on the page speaks for it: three garbage characters have them, two
never (measured: 10 bits a character; the odds of a real Korean run of three to win by it are below one in a
million)."""
ON_A_SURE_PAGE = 5.0
"""Bits that do for a run on a page where runs of the same encoding win by more than `SURE` bits altogether."""
SURE = 40.0

# Encoding -> the codes that are looked at. Below 0xAA40 a code is a hanzi or kana that may be meant as such.
ENCODINGS = {"gbk": "Chinese (GBK)", "big5": "Chinese (Big5)", "cp949": "Korean (KS X 1001)"}

_HARD_BMP = "\uaa40-\uabff\uac00-\ud7ff\ud800-\udfff\ue000-\uf8ff"
_HARD = _HARD_BMP + "\U000384a1-\U000e0000\U000e0080-\U0010fffe"
_SOFT = "\ua1a1-\ua9fe"
# Between the characters of a run: whatever such fonts leave alone. Hanzi, kana and line ends divide runs.
_GLUE = "\\x20-\xff\u2010-\u266f\u3000-\u301f\uff01-\uff5e\ufffd" + _SOFT
_RUN = re.compile(f"[{_SOFT}{_HARD}][{_GLUE}{_HARD}]*")
_RUN_BMP = re.compile(f"[{_SOFT}{_HARD_BMP}][{_GLUE}{_HARD_BMP}]*")  # six times as fast
_CODE = re.compile(f"[{_SOFT}{_HARD}]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HARD_ONE = re.compile(f"[{_HARD}]")


_BEHIND = re.compile("[\ud7a4-\ud7ff\ud800-\udfff\ue000-\uf8ff\U000384a1-\U000e0000\U000e0080-\U0010fffe]")
_BEHIND_THE_LAST = re.compile("[\ud7a4-\ud7ff]")
_BEFORE_LAST = bytes(range(0xD7))
"""Blocks of 256 characters before that with the last syllables and what `_BEHIND` finds."""


def may_hold_runs(text: str) -> bool:
    """Whether there is what no clean text has much of: syllables that Korean does not use, and what such fonts give
    besides.

    >>> may_hold_runs("김치와 된장찌개"), may_hold_runs("뇠헟뗄뮰")
    (False, True)
    """
    high = blocks(text)
    if last := high.translate(None, _BEFORE_LAST):
        # A class that reaches above U+FFFF takes three times as long, and clean Korean has a few of the last syllables.
        if (_BEHIND if last.translate(None, b"\xd7") else _BEHIND_THE_LAST).search(text):
            return True
    # EUC-KR spells a syllable that is not one of its 2,350 in eight bytes, letter by letter; cp949 has two for each.
    return bool(high.translate(None, NO_SYLLABLES)) and (
        len(text.encode("euc_kr", "ignore")) > len(text.encode("cp949", "ignore")))


class _Codes(dict[int, str]):
    """Code point -> the character whose code it is."""

    def __missing__(self, code: int) -> str:
        if code > 0xFFFF:  # two codes that look like a pair of surrogates were joined into one code point
            high, low = 0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF)
            if high in self and low in self:
                return self[high] + self[low]
        raise LookupError(code)  # `str.translate` leaves the character


@lru_cache(8)
def codes(encoding: str) -> dict[int, str]:
    """What each code point stands for where it is a code of `encoding`.

    >>> codes("gbk")[0xB1E0], codes("gbk")[0xD7CA]
    ('编', '资')
    """
    leads = range(0x88, 0xEB) if encoding == "cp932" else range(0xA1, 0xFA)
    trails = range(0x40, 0xFF)
    row, raw = bytearray(b"\n" * (3 * len(trails))), bytearray()
    row[1::3] = bytes(trails)
    for lead in leads:
        row[0::3] = bytes((lead,)) * len(trails)
        raw += row
    cells = raw.decode(encoding, "replace").split("\n")
    every = (lead << 8 | trail for lead in leads for trail in trails)
    return _Codes({code: ch for code, ch in zip(every, cells)
                   if len(ch) == 1 and ch != "\ufffd" and not "\ue000" <= ch <= "\uf8ff"})


@lru_cache(4)
def coded(encoding: str) -> frozenset[str]:
    """The characters that `codes` knows a code of.

    >>> "\u4e0a" in coded("gbk"), "" in coded("gbk")
    (True, False)
    """
    return frozenset(codes(encoding).values())


class Run(NamedTuple):
    """`text[start:end]` is a run of font codes; `new` is what they say."""

    start: int
    end: int
    new: str
    encoding: str
    bits: float


def font_runs(text: str, sure: Iterable[str]) -> list[Run]:
    """The font runs of a page. `sure` names encodings that the page is known to hold runs of."""
    found: list[Run] = []
    totals = {encoding: SURE if encoding in sure else 0.0 for encoding in ENCODINGS}
    known: dict[str, list[tuple[float, str, str]]] = {}
    against = 0.0  # bits of the runs that are better as they stand
    for match in (_RUN if has_astral(text) else _RUN_BMP).finditer(text):
        piece = match[0]
        if not _HARD_ONE.search(piece):
            continue
        if not _CODE.match(piece[-1]):
            piece = piece[:next(n for n in range(len(piece), 0, -1) if _CODE.match(piece[n - 1]))]
        readings = known.get(piece)
        if readings is None:
            readings = known[piece] = _readings(piece, max(totals, key=lambda name: totals[name]))
        for bits, encoding, new in readings[:1]:
            if bits > 0:
                found.append(Run(match.start(), match.start() + len(piece), new, encoding, bits))
                if len(_PRIVATE.findall(piece)) < len(_CODE.findall(piece)):
                    totals[encoding] += min(bits, 400.0)
            else:
                against -= bits
    if not found:
        return []
    encoding = max(totals, key=lambda name: totals[name])
    prior = totals[encoding] >= SURE and totals[encoding] > against
    accepted = []
    for run in found:
        old = text[run.start:run.end]
        if not prior and 2 * len(_PRIVATE.findall(old)) > len(_CODE.findall(old)):
            continue  # bullets and icons of a font are private too
        if prior and run.encoding != encoding:  # the page's own encoding first
            for bits, other, new in known[text[run.start:run.end]]:
                if other == encoding and bits > run.bits - 10:
                    run = Run(run.start, run.end, new, other, bits)
        backed = prior and run.encoding == encoding and run.bits < totals[encoding]
        if run.bits >= (ON_A_SURE_PAGE if backed else ALONE) and (backed or judge().credible(run.new[:LIMIT])):
            accepted.append(run)
    return accepted


BEYOND_DOUBT = 8.0
"""Bits for each character of a run: a reading that wins so many and is credible by itself is not compared with
others."""


def _readings(run: str, first: str) -> list[tuple[float, str, str]]:
    """Bits won, encoding, new text; the best first. `first` is the encoding that is tried first."""
    before = cost(run) - signs(run[:LIMIT]) / UNIT
    readings = []
    for encoding in sorted(ENCODINGS, key=lambda name: name != first):
        new = run.translate(codes(encoding))
        if new != run:
            readings.append((bits := before - cost(new), encoding, new))
            if bits >= BEYOND_DOUBT * len(_CODE.findall(run[:LIMIT])) and judge().credible(new[:LIMIT]):
                break
    return sorted(readings, reverse=True)
