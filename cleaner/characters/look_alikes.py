r"""`⼈⽂` (radicals) becomes `人文` (hanzi), `１９７３年` becomes `1973年`, `ﬁne` becomes `fine`.

Why it happens: a PDF's font says which glyph stands where; the map from glyphs back to characters is made by software
afterwards, and one glyph serves several characters. 人 is also the radical U+2F08, a space is also U+00A0 or U+3000,
the digits of an older typesetter are all full-width, and a ligature or the upright form of a comma is a glyph of its
own. The text looks right and cannot be searched. Byte order marks, zero-width and control characters come from pasted
files.

What is held to be normal, and made so:

- radicals (U+2F00-2FD5 and those of U+2E80-2EF3 that are a whole character) and compatibility ideographs: the hanzi;
- full-width digits and Latin letters on a Chinese page, with the point and the `％` that belong to a number: ASCII;
- no-break, em, en and ideographic spaces inside a line: the ordinary space; at a line's end nothing;
- zero-width characters, byte order marks, control characters, soft hyphens inside a line: nothing;
- U+2028, U+2029, U+0085 and the vertical tab: a line break;
- upright and small forms of punctuation, half-width `｡｢｣､` on a Chinese page: the ordinary full-width marks;
- the ligatures U+FB00-FB06: their letters.

Leaves alone: the twelve unified ideographs among U+FA0E-FA29; full-width forms, half-width kana and compatibility
ideographs on a Japanese or Korean page or line; full-width punctuation; the other full-width signs (`／`, `＋`); rows of
full-width figures; zero-width joiners and non-joiners, variation selectors, zero-width spaces in Thai, Lao, Khmer and
Burmese, direction marks on a page with Hebrew or Arabic; a soft hyphen at a line's end (it says that the word goes on);
no-break and thin spaces that hold a number or a mark to its neighbour (`10 000`, French `« oui »`); ideographic
spaces at the start of a line: the indent says where a paragraph starts, and the stages that join lines need it.

Known problems: a printed table of radicals, radicals with spaces between them, is taken for text; three or more
radicals in the order of the table, next to each other, are left. A compatibility ideograph in a Taiwanese name is a
choice of shape by its bearer, and is lost here (not from the journal).

>>> import cleaner
>>> cleaner.Pipeline(["look-alikes"])("\u2f08\u2f42１９７３年\u3000\ufb01ne").text
'人文1973年 fine'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleaner.characters.classes import HAN, HANGUL, later
from cleaner.characters.prose import KANA_LETTERS, beyond_plain, has_astral, is_japanese, is_korean, reaches_east
from cleaner.edits import Edit, Finding
from cleaner.rewrites import changed

RADICALS = "\u2f00-\u2fd5\u2e80-\u2e99\u2e9b-\u2ef3"
_LOW_COMPATIBILITY = "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9"
_HIGH = "\U0002f800-\U0002fa1d"
COMPATIBILITY = f"{_LOW_COMPATIBILITY}{_HIGH}"
"""Without the twelve code points of the block that are ideographs in their own right."""
WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
FIXED_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f"
"""Spaces that typographers set on purpose: no-break, figure, punctuation, thin, hair, narrow no-break."""
ODD_SPACES = FIXED_SPACES + "\u2000-\u2006\u205f\u3000"
GONE = "\x00-\x08\x0e-\x1f\x7f\u200b\u2060\u206a-\u206f\ufeff\ufffe\uffff"
"""Control characters and zero-width ones. C1 controls are what is left of a code page: `mojibake` reads them."""
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BREAKS = "\x0b\x85\u2028\u2029"
FORMS = dict(zip(
    "\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\ufe31\ufe32"
    "\ufe35\ufe36\ufe37\ufe38\ufe39\ufe3a\ufe3b\ufe3c\ufe3d\ufe3e\ufe3f\ufe40\ufe41\ufe42\ufe43\ufe44\ufe47\ufe48"
    "\ufe50\ufe51\ufe52\ufe54\ufe55\ufe56\ufe57\ufe58\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e"
    "\ufe5f\ufe60\ufe61\ufe62\ufe63\ufe64\ufe65\ufe66\ufe68\ufe69\ufe6a\ufe6b",
    "，、。：；！？〖〗…—–（）｛｝〔〕【】《》〈〉「」『』［］，、．；：？！—（）｛｝〔〕#&*+-<>=\\$%@"))
"""Upright (U+FE10-FE48) and small (U+FE50-FE6B) forms of marks."""
HALF_MARKS = dict(zip("\uff61\uff62\uff63\uff64", "。「」、"))
LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st")))
# The radicals of U+2E80-2EF3 that are a whole character, after EquivalentUnifiedIdeograph.txt of the Unicode database;
# the others (three dots of water, a roof) are parts of characters and stand in dictionaries only.
SUPPLEMENT = dict(zip(
    "\u2e81\u2e84\u2e87\u2e8a\u2e8e\u2e90\u2e92\u2e93\u2e9f\u2ea0\u2ea9\u2ebc\u2ec1\u2ec4\u2ec5\u2ec6\u2ec9\u2ecb\u2ed1"
    "\u2ed3\u2ed4\u2ed7\u2ed8\u2ed9\u2eda\u2edb\u2edc\u2edd\u2ee2\u2ee3\u2ee4\u2ee5\u2ee6\u2ee7\u2ee8\u2ee9\u2eea\u2eeb"
    "\u2eec\u2eed\u2eee\u2eef\u2ef0\u2ef1\u2ef2\u2ef3\u2ea7\u2eaa\u2eae\u2ecf\u2ebb\u2e88",
    "厂乙几卜兀尢巳幺母民王月虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟牛疋竹邑聿刀"))

_ODD = (f"{RADICALS}{_LOW_COMPATIBILITY}{WIDE}\ufb00-\ufb06\ufe10-\ufe6b\uff61-\uff64"
        f"{ODD_SPACES}{GONE}{DIRECTION}{BREAKS}\xad")
# A run of suspects, with the ordinary spaces in it. It starts with a suspect and is one class, so that `re` looks for
# it at the speed of a class search; an alternation of all kinds took 230 ms/MB on English with one odd space. The range
# above U+FFFF is sought only where the page has such characters: without it `re` keeps the class as one table.
_RUN = re.compile(f"[{_ODD}][{_ODD}\uff05\uff0e ]*")
_HIGH_RUN = re.compile(f"[{_ODD}{_HIGH}][{_ODD}{_HIGH}\uff05\uff0e ]*")
_FORMS = re.escape("".join(FORMS) + "".join(HALF_MARKS))
_KINDS = re.compile(
    f"(?P<radical>[{RADICALS}]+)|(?P<compatibility>[{COMPATIBILITY}]+)"
    f"|(?P<width>[{WIDE}]+(?:\uff0e[\uff10-\uff19]+)*(?:(?<=[\uff10-\uff19])\uff05)?)"
    f"|(?P<ligature>[\ufb00-\ufb06]+)|(?P<form>[{_FORMS}]+)")
_CJK = later(f"[{HAN}{RADICALS}\u3000-\u303f{WIDE}\uff01-\uff20\uff5b-\uff65\ufe10-\ufe6b\u201c\u201d]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SOUTH_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf]")
"""Thai, Lao, Burmese, Khmer, Tai: written without spaces, where a zero-width space says that a word ends."""
_LOCAL = re.compile(f"[{KANA_LETTERS}{HANGUL}]")
_ROW = later(f"[{WIDE}][ \u3000\t]+[^{HAN}{RADICALS}\n]*[{WIDE}]")
_HAN = later(f"[{HAN}{RADICALS}]")
_LINE = re.compile(f"[^\n{BREAKS}]*")
_IN = {kind: frozenset(chr(code) for first, last in spans for code in range(first, last + 1)) for kind, spans in {
    "gone": ((0, 8), (14, 31), (127, 127), (0x2060, 0x2060), (0x206A, 0x206F), (0xFEFF, 0xFEFF), (0xFFFE, 0xFFFF)),
    "direction": ((0x61C, 0x61C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069)),
    "odd": ((0xA0, 0xA0), (0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
}.items()}


@lru_cache(maxsize=1)
def _hanzi() -> dict[int, str]:
    """Code point of a radical or compatibility ideograph -> hanzi. Made when first needed: 1,300 look-ups, 1 ms."""
    table = {ord(key): value for key, value in SUPPLEMENT.items()}
    for first, last in ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)):
        for code in range(first, last + 1):
            normal = unicodedata.normalize("NFKC", chr(code))
            if len(normal) == 1 and ord(normal) != code:
                table[code] = normal
    return table


def replace_look_alikes(text: str) -> Iterator[Edit | Finding]:
    """Yield edits that put the ordinary character where a look-alike of it stands; see the module's documentation.

    >>> [(e.start, e.end, e.new) for e in replace_look_alikes("第３版")]
    [(1, 2, '3')]
    """
    pattern = _RUN
    if not reaches_east(text):
        if not _RUN.search(beyond_plain(text)):
            return
    elif has_astral(text):
        pattern = _HIGH_RUN
    run = pattern.search(text)
    if not run:
        return
    page = _Page(text)
    done = 0
    for run in pattern.finditer(text, run.start()):
        start, end = run.span()
        while start > done and text[start - 1] == " ":
            start -= 1
        done = end
        yield from _cluster(page, text, start, end)


def _cluster(page: "_Page", text: str, start: int, end: int) -> Iterator[Edit]:
    """Edits for one run of suspects and spaces: first what is dropped, then spaces by what then stands beside them."""
    kept: list[int] = []
    dropped: list[int] = []
    for at in range(start, end):
        char = text[at]
        if char in _IN["gone"] or (char in _IN["direction"] and not page.right_to_left):
            dropped.append(at)
        elif char == "\u200b" and not any(map(_SOUTH_EAST.match, text[max(0, at - 1):at + 2])):
            dropped.append(at)
        else:
            kept.append(at)
    said: list[Edit] = []
    if dropped or "\xad" in text[start:end]:
        # A soft hyphen says something at a line's end only, or before spaces that end there.
        shown = [at for n, at in enumerate(kept) if text[at] != "\xad" or _ends(text, kept, n + 1, end)]
        dropped = sorted({*dropped, *kept} - {*shown})
        kept = shown
        for first, last in _spans(dropped):
            said.append(Edit(first, last, "", "a control or zero-width character", "look-alikes.invisible"))
    n = 0
    while n < len(kept):
        at = kept[n]
        char = text[at]
        if char in BREAKS:
            said.append(Edit(at, at + 1, "\n", "a line separator that is not the line feed", "look-alikes.line-break",
                             1.0, True))
            n += 1
        elif char == " " or char in _IN["odd"]:
            last = n + 1
            while last < len(kept) and (text[kept[last]] == " " or text[kept[last]] in _IN["odd"]):
                last += 1
            before = text[kept[n - 1]] if n else text[start - 1:start]
            after = text[kept[last]] if last < len(kept) else text[end:end + 1]
            if "\u3000" not in text[start:end] or not page.line(at).is_row:
                said += _spaces(text, kept[n:last], before, after)
            n = last
        else:
            last = n + 1
            while last < len(kept) and kept[last] == kept[last - 1] + 1 and text[kept[last]] not in _SPACING:
                last += 1
            for match in _KINDS.finditer(text, at, kept[last - 1] + 1):
                said += _letters(page, match)
            n = last
    said.sort()
    yield from said


_SPACING = frozenset(" " + BREAKS) | _IN["odd"]


def _ends(text: str, kept: list[int], n: int, end: int) -> bool:
    """Whether nothing but spaces and soft hyphens stands between the n-th character kept and the line's end."""
    while n < len(kept) and (text[kept[n]] in _SPACING or text[kept[n]] == "\xad") and text[kept[n]] not in BREAKS:
        n += 1
    after = text[kept[n]] if n < len(kept) else text[end:end + 1]
    return after == "" or after in "\n\f" + BREAKS


def _spans(offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbours in a list of offsets, as half-open spans."""
    n = 0
    while n < len(offsets):
        last = n + 1
        while last < len(offsets) and offsets[last] == offsets[last - 1] + 1:
            last += 1
        yield offsets[n], offsets[last - 1] + 1
        n = last


def _spaces(text: str, run: list[int], before: str, after: str) -> Iterator[Edit]:
    """Spaces at the offsets `run`, between `before` and `after`, each one character or nothing."""
    old = [text[at] for at in run]
    if not any(char in _IN["odd"] for char in old):
        return
    if after == "" or after in "\n\f" + BREAKS:
        new = [""] * len(old)
    elif before == "" or before in "\n\f" + BREAKS:
        new = ["\u3000" if char in "\u2001\u2003\u3000" else " " for char in old]
    elif len(old) == 1 and old[0] in FIXED_SPACES and not (
            _CJK().search(before + after) or (before + after).isalpha()):
        return  # typography: it holds a number or a mark to its neighbour
    else:
        new = [" "] * len(old)
    differing = [n for n in range(len(old)) if old[n] != new[n]]
    for first, last in _spans(differing):
        for begin, stop in _spans(run[first:last]):
            yield Edit(begin, stop, "".join(new[first:last])[:stop - begin], "a space that is not the ordinary space",
                       "look-alikes.space", 1.0, new[first] != "")


def _letters(page: "_Page", match: re.Match[str]) -> Iterator[Edit]:
    """Edits for a run of radicals, full-width letters, ligatures or forms of marks."""
    start, end = match.span()
    kind, old = match.lastgroup, match[0]
    if kind == "radical":
        yield from _each(start, old, _read(old), "a radical stands for the hanzi that looks the same",
                         "look-alikes.radical")
    elif kind == "compatibility":
        if not page.foreign and not page.line(start).foreign:
            yield from _each(start, old, old.translate(_hanzi()),
                             "a compatibility ideograph stands for the unified one", "look-alikes.compatibility")
    elif kind == "width":
        if page.chinese and not page.line(start).foreign and not page.line(start).is_row:
            new = "".join("." if c == "\uff0e" else chr(ord(c) - 0xFEE0) for c in old)
            yield Edit(start, end, new, "full-width digits and letters in Chinese text", "look-alikes.width", 1.0, True)
    elif kind == "ligature":
        yield Edit(start, end, "".join(map(LIGATURES.__getitem__, old)), "a ligature is its letters",
                   "look-alikes.ligature")
    else:
        half = page.chinese and not page.line(start).foreign
        new = "".join(FORMS.get(c) or (HALF_MARKS[c] if half else c) for c in old)
        yield from _each(start, old, new, "an upright, small or half-width form of a mark", "look-alikes.form")


def _each(start: int, old: str, new: str, why: str, code: str) -> Iterator[Edit]:
    """One aligned edit for each run of `old` that differs from `new`; both have the same length."""
    for first, last, put in changed(old, new):
        yield Edit(start + first, start + last, put, why, code, 1.0, True)


def _read(run: str) -> str:
    """Radicals as hanzi, except where three or more follow each other as in the table: a list, not text."""
    new, at = run.translate(_hanzi()), 0
    while at < len(run):
        end = at + 1
        while end < len(run) and ord(run[end]) == ord(run[end - 1]) + 1:
            end += 1
        if end - at > 2:
            new = new[:at] + run[at:end] + new[end:]
        at = end
    return new


class _Page:
    """What is asked about the page, and about the line of a match: matches come left to right, a line is read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._right_to_left: bool | None = None
        self.foreign = is_japanese(text) or is_korean(text)
        self.chinese = not self.foreign and bool(_HAN().search(text))
        self._line = _Line(False, False)

    @property
    def right_to_left(self) -> bool:
        if self._right_to_left is None:
            self._right_to_left = bool(_RIGHT_TO_LEFT.search(self._text))
        return self._right_to_left

    def line(self, start: int) -> "_Line":
        """The line that holds character `start`."""
        if start >= self._end:
            text, first = self._text, max(0, self._end)
            for match in _LINE.finditer(text, max(text.rfind("\n", first, start) + 1, first)):
                if match.end() > start:
                    break
            first, self._end = match.span()
            self._line = _Line(
                bool(_LOCAL.search(text, first, self._end)),
                not _HAN().search(text, first, self._end) and bool(_ROW().search(text, first, self._end)))
        return self._line


class _Line(NamedTuple):
    """`foreign`: it has kana or Hangul in it; `is_row`: full-width figures with spaces between them, and no hanzi."""

    foreign: bool
    is_row: bool
