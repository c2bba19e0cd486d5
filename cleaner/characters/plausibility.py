"""How plausible is a text: the cost in bits of writing it down, for somebody who reads many languages.

A cost is low where letters follow each other as they do in some one language, where hanzi, kana and syllables are
common ones, and where a word keeps to one script; garbage from a wrong encoding is dear. The difference between the
costs of two readings of the same bytes says which is the likelier text, and how sure that is: 20 bits are odds of a
million to one.

Languages: letter pairs of 44 (32 in Latin letters, 8 in Cyrillic, Greek, Hebrew, Arabic, Persian), characters of
Chinese (simplified, traditional), Japanese and Korean. A language without a table is read with those of its script: its
cost is higher, but its text still keeps to one script. Origin of the tables: `benchmarks/build_plausibility.py`.

>>> cost("Příliš žluťoučký kůň") < cost("PøÃ\\xadliš žluùouèký kùò")
True
>>> cost("编者的话") < cost("뇠헟뗄뮰")
True
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
import zlib
from collections.abc import Callable, Container, Iterable
from functools import lru_cache
from operator import add
from pathlib import Path

UNIT = 8
"""Costs are counted in eighths of a bit."""
LIMIT = 2000
"""Characters of a text that are looked at. A field of 32 bits would hold far more; time is what this bounds."""
TABLE = Path(__file__).with_name("plausibility.bin")
CHARACTERS = ("zh-Hans", "zh-Hant", "ja", "ko")
_HIGH = range(0xA1, 0xFF)
_NOT_CJK = re.compile("[^\u3400-\ud7ff\uf900-\uffef]+")


def standard_characters(language: str) -> str:
    """The characters of the language's legacy standard in its own order, the common level first.

    >>> standard_characters("zh-Hans")[:3], len(standard_characters("zh-Hans"))
    ('啊阿埃', 6763)
    """
    def rows(encoding: str, leads: range, trails: list[int] | range = _HIGH) -> str:
        # The line feeds keep a pair that is not in the standard from taking a byte of the next.
        row, raw = bytearray(b"\n" * (3 * len(trails))), bytearray()
        row[1::3] = bytes(trails)
        for lead in leads:
            row[0::3] = bytes((lead,)) * len(trails)
            raw += row
        return _NOT_CJK.sub("", raw.decode(encoding, "ignore"))

    if language == "zh-Hans":
        return rows("gb2312", range(0xB0, 0xF8))
    if language == "zh-Hant":
        return rows("big5", range(0xA4, 0xFA), [*range(0x40, 0x7F), *_HIGH])
    if language == "ja":
        return "".join(map(chr, range(0x3041, 0x30FF))) + rows("euc_jp", range(0xB0, 0xF5))
    return rows("euc_kr", range(0xB0, 0xFE))


# --- a character by itself --------------------------------------------------------------------------------------------

COMMON_LEVEL = {"zh-Hans": 3755, "zh-Hant": 5401, "ja": 190 + 2965, "ko": 2350}
"""How many characters the first level of each standard has (with the kana for Japanese)."""
UNSEEN_COMMON, UNSEEN_RARE = 14 * UNIT, 18 * UNIT
"""Characters of the first and of the second level that the model does not hold."""
OUTSIDE = 20 * UNIT
"""A hanzi or a syllable that is not in the language's standard."""
# What characters cost that are neither letters with a table nor hanzi, kana or syllables; in bits. Set by hand: how
# rare they are in newspapers is known well enough (a bit more or less decides nothing), and garbage is full of the dear
# ones.
_SYMBOLS = (
    (0.5, " "), (1, "\n\t\f"), (4, "0123456789.,-"), (5, "'\"():;/?!"), (6, "\u3002\uff0c\u3001"),
    (7, "\u201c\u201d\u2018\u2019\u2013\u2014\u2026\u00ab\u00bb\u201e\u201a\u300a\u300b\u300c\u300d\u3010\u3011"
        "\uff08\uff09\uff1a\uff1b\uff1f\uff01\u300e\u300f\u3000\u30fb\u30fc\u00b7"),
    (8, "%&*+=_[]<>#@$|\\{}~^`\u00bf\u00a1\u2022"),
    (10, "\u00a0\u00b0\u00a9\u00ae\u2122\u00a7\u20ac\u00a3\u00d7\u00bd\u00b2\u00b3\u2116\u203b\u25cf\u25a0\u25b2\u25bc"
         "\u25cb\u25a1\u25b3\u2606\u2605\u2103\u2192\u2190\u2191\u2193\u2032\u2033\u2010\u2011\u2012\u2015\u2212"
         "\u3008\u3009"),
    (18, "\u00a4\u00a6\u00a8\u00ac\u00af\u00b4\u00b6\u00b8\u02c6\u02c7\u02d8\u02d9\u02da\u02db\u02dc\u02dd\u0192"
         "\u00a2"),
    (4, "\u314b\u314e\u3160\u315c"), (6, "\u3147\u3134\u3131\u3145\u3137"),
    (12, "\u00ba\u00aa\u00b1\u00bc\u00be\u00b9\u00b5\u00a5\u2030\u2020\u2039\u203a\u2044\u00ad\u3014\u3015\u301c"
         "\uff5e\u02bc"),
)
_BY_CATEGORY = {"Cc": 22, "Cn": 24, "Co": 19, "Cs": 20, "Cf": 14, "Mn": 6, "Mc": 6, "Me": 16, "Nd": 9, "Nl": 12,
                "No": 12,
                "Sm": 12, "Sc": 13, "Sk": 14, "So": 12, "Po": 13, "Ps": 12, "Pe": 12, "Pi": 12, "Pf": 12, "Pd": 12,
                "Pc": 13,
                "Zs": 12, "Zl": 16, "Zp": 16, "Lm": 12, "Lo": 5.5, "Ll": 0, "Lu": 0, "Lt": 8}
_ALPHABETS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")  # letters that the pairs pay for
_MIXED_BOX = (  # half double
    "\u2552\u2553\u2555\u2556\u2558\u2559\u255b\u255c\u255e\u255f\u2561\u2562\u2564\u2565\u2567\u2568\u256a\u256b")
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3041-\u30fe]")
_SYLLABLE = re.compile("[\uac00-\ud7a3]")


def _packed(fields: list[int] | tuple[int, ...]) -> int:
    return sum(value << 32 * n for n, value in enumerate(fields))


class _Characters(dict[str, int]):
    """Character -> packed cost: field 0 for everybody, then one field for each of `CHARACTERS`."""

    def __init__(self, tables: list[bytes], letters: Container[str]) -> None:
        super().__init__()
        self.letters = letters
        self.known: list[dict[str, int]] = []
        for language, costs in zip(CHARACTERS, tables):
            characters, common = standard_characters(language), COMMON_LEVEL[language]
            # A language without counts: every character of the first level alike, as many bits cheaper as text is than
            # a list.
            usual = UNSEEN_COMMON if any(costs) else round((math.log2(common) - 1.5) * UNIT)
            # Outside the first level the model's counts are mostly pairs of half characters: see the builder.
            first = costs[:common].replace(b"\0", bytes((usual,)))
            second = costs[common:].translate(bytes([UNSEEN_RARE, *[max(cost, 13 * UNIT) for cost in range(1, 256)]]))
            if language == "ja" and not any(costs):
                first = bytes((7 * UNIT,)) * 190 + first[190:]
            self.known.append(dict(zip(characters, first + second)))
        for bits, characters in _SYMBOLS:
            for ch in characters:
                self[ch] = round(bits * UNIT)

    def __missing__(self, ch: str) -> int:
        if _HAN.match(ch) or _SYLLABLE.match(ch) or (_KANA.match(ch) and ch in self.known[2]):
            cost = _packed([0, *[known.get(ch, OUTSIDE) for known in self.known]])
        elif ch in self.letters:
            cost = 0
        elif 0xFF61 <= ord(ch) <= 0xFF9F:
            cost = 6 * UNIT
        elif 0x300 <= ord(ch) <= 0x36F:
            cost = 8 * UNIT
        elif 0xFF01 <= ord(ch) <= 0xFF5E:
            cost = 9 * UNIT
        elif 0x2500 <= ord(ch) <= 0x259F:
            cost = (8 if ch in _MIXED_BOX else 3) * UNIT
        elif 0x3300 <= ord(ch) <= 0x33FF:
            cost = 16 * UNIT
        elif 0x3130 <= ord(ch) <= 0x318F:
            cost = 11 * UNIT
        elif unicodedata.category(ch) in ("Ll", "Lu") and not _ALPHABETS.match(ch):
            cost = 9 * UNIT
        elif 0x80 <= ord(ch) <= 0x9F or ch == "\ufffd":
            cost = 20 * UNIT
        else:
            cost = round(_BY_CATEGORY.get(unicodedata.category(ch), 12) * UNIT)
        if len(self) > 60_000:  # text of every plane must not fill the memory
            self.clear()
        self[ch] = cost
        return cost


# --- letters and their neighbours -------------------------------------------------------------------------------------

HAN, KANA, SYLLABLE, HALF_KANA, BOX = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SYMBOL, OPENING, CLOSING, BULLET, MIDDLE = "\ue005", "\ue006", "\ue007", "\ue008", "\ue009"
_ODD = (OPENING, CLOSING, BULLET, MIDDLE)
_BLOCKS = 0xE100  # letters without a table: one stand-in for each block of 128 code points


class _Folding(dict[int, str]):
    """Code point -> lower-case letter, a blank, or a stand-in for its kind."""

    def __init__(self, letters: Container[str]) -> None:
        super().__init__()
        self.letters = letters

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        category = unicodedata.category(ch)
        if _HAN.match(ch):
            folded = HAN
        elif 0x3041 <= code <= 0x30FE:
            folded = KANA
        elif _SYLLABLE.match(ch):
            folded = SYLLABLE
        elif 0xFF61 <= code <= 0xFF9F:
            folded = HALF_KANA
        elif 0x2500 <= code <= 0x259F:
            folded = BOX
        elif category in ("Lu", "Ll", "Lt") or ch in self.letters:
            folded = ch.lower()[:1]
        elif ch in "\u201a\u201e\u00a1\u00bf":
            folded = OPENING
        elif ch in "\u00b0\u201d\u2026\u2020\u2030":
            folded = CLOSING
        elif ch == "\u2022":
            folded = BULLET
        elif ch == "\u00b7":
            folded = MIDDLE
        elif category in ("Lo", "Mn", "Mc", "Lm"):
            folded = chr(_BLOCKS + (code >> 7) % 0x1700)
        elif code < 0x80 or code in (0xA0, 0x3000) or 0x2010 <= code <= 0x2026 or 0x3000 <= code <= 0x301F or (
                0xFF01 <= code <= 0xFF5E) or ch in "\u00ab\u00bb":
            folded = " "
        else:
            folded = SYMBOL
        if len(self) > 60_000:
            self.clear()
        self[code] = folded
        return folded


SWITCH = 10 * UNIT
"""Two scripts within one word."""
_SWITCHES = {  # pairs of stand-ins that text does have; everything else costs SWITCH
    HAN + HAN: 0, KANA + KANA: 0, SYLLABLE + SYLLABLE: 0, HALF_KANA + HALF_KANA: 0, BOX + BOX: 0, SYMBOL + SYMBOL: 0,
    " " + BOX: 8, BOX + " ": 5, " " + HALF_KANA: 4, HALF_KANA + " ": 4,
    HAN + KANA: 1, KANA + HAN: 1, HAN + SYLLABLE: 4, SYLLABLE + HAN: 4, "  ": 0,
}


class _Pairs(dict[str, int]):
    """Two folded characters -> packed cost: field 0 for everybody, then one field for each language of `languages`."""

    def __init__(self, letters: dict[str, list[str]], body: bytes) -> None:
        super().__init__({pair: cost * UNIT for pair, cost in _SWITCHES.items()})
        self.languages: list[str] = []
        self.scripts: list[slice] = []
        self.script_of: dict[str, int] = {}
        self.rows: list[tuple[dict[str, int], bytes, int, int]] = []
        at = 0
        for number, (languages, pairs) in enumerate(letters.values()):
            count, first, width = len(pairs) // 2, len(self.languages) + 1, len(languages)
            rows = bytearray(count * width * 4)
            for n in range(width):
                rows[4 * n::4 * width] = body[at:at + count]
                at += count
            # Said as numbers when first asked for: a page has a few hundred of the pairs
            index = dict(zip(map(add, pairs[::2], pairs[1::2]), range(count)))
            self.rows.append((index, bytes(rows), 4 * width, 32 * first))
            self.languages += languages
            self.scripts.append(slice(first, first + width))
            for ch in set(pairs) - {" "}:
                self.script_of[ch] = number
        self.rest = at
        self.known_scripts = frozenset(self.script_of.values())
        self.ones = [sum(1 << 32 * n for n in range(part.start, part.stop)) for part in self.scripts]

    def script(self, ch: str) -> int | None:
        """The number of a letter's script, None for what has no table."""
        if ch in self.script_of:
            return self.script_of[ch]
        if "a" <= ch <= "\u024f" or "\u1e00" <= ch <= "\u1eff":
            return 0
        if "\u0400" <= ch <= "\u052f":
            return 1
        return 2 if "\u0370" <= ch <= "\u03ff" or "\u1f00" <= ch <= "\u1fff" else None

    def __missing__(self, pair: str) -> int:
        for index, rows, width, shift in self.rows:
            if (n := index.get(pair)) is not None:
                cost = self[pair] = int.from_bytes(rows[n * width:n * width + width], "little") << shift
                return cost
        a, b = pair[0], pair[1]
        if a in _ODD or b in _ODD:  # a mark within a word, where none of its kind is
            blank_a, blank_b = (" " if ch in _ODD else ch for ch in pair)
            odd = (a in (CLOSING, BULLET, MIDDLE) and b not in "cf" and self.script(b) is not None) or (
                b in (OPENING, BULLET, MIDDLE) and self.script(a) is not None)
            odd = odd and pair not in ("l" + MIDDLE, MIDDLE + "l")  # Catalan
            odd = odd or (a == OPENING and b == " ")
            cost = self[pair] = self[blank_a + blank_b] + odd * 6 * UNIT
            return cost
        script_a, script_b = self.script(a), self.script(b)
        if script_b is not None:
            # a letter or a pair that no language of the script has, or one after another script
            # (of a script without any table: what a letter has by its frequency alone, in an alphabet of 24)
            bits = 4 if script_b not in self.known_scripts else 12 if b in self.script_of else 17
            cost = self.ones[script_b] * bits * UNIT
            if a != " " and script_a != script_b:
                cost = self[" " + b] + (SWITCH if a not in (HAN, KANA, SYLLABLE, SYMBOL) else 4 * UNIT)
        elif b == " " and script_a is not None:
            cost = self.ones[script_a] * 7 * UNIT
        elif b == " " or a == " ":
            cost = 3 * UNIT if max(pair) >= chr(_BLOCKS) else 0
        elif a == b:
            cost = 0
        elif script_a is not None:
            cost = 3 * UNIT if b in (HAN, KANA, SYLLABLE) else 7 * UNIT if b == SYMBOL else SWITCH
        elif SYMBOL in pair:
            cost = 2 * UNIT
        elif a >= chr(_BLOCKS) and b >= chr(_BLOCKS):
            cost = 6 * UNIT
        else:
            cost = SWITCH
        if len(self) > 60_000:
            return cost
        self[pair] = cost
        return cost


_SMALL = "a-z\u00df-\u00f6\u00f8-\u00ff" + "".join(ch for ch in map(chr, range(0x100, 0x180)) if ch.islower())
_LARGE = "\u00c0-\u00d6\u00d8-\u00de" + "".join(ch for ch in map(chr, range(0x100, 0x180)) if ch.isupper())
_CASE = re.compile(f"[{_SMALL}\u03ac-\u03ce\u0430-\u045f][A-Z{_LARGE}\u0386-\u03ab\u0400-\u042f]")
# A capital beyond ASCII within a word, which no trade mark has (`instala\u0106Ao`)
_CAPITAL = re.compile(f"[A-Z{_SMALL}][{_LARGE}][{_SMALL}]|[{_SMALL}][{_LARGE}][A-Z][{_SMALL}]")
# A mark within a word, other than the apostrophe, the dashes and Catalan's dot: letters that were taken for marks
_INSIDE = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u045f][\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b6\u00b8\u00b9"
    "\u00bb-\u00bf\u00d7\u00f7\u2014\u2018"
                     "\u201a-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2190-\u259f\u3000-\u301f\uff01-\uff9f]"
                     "(?=[A-Za-z\u00c0-\u024f\u0400-\u045f])")
INSIDE = 8 * UNIT
_WIDE_MARK = re.compile("[\u3001-\u301f\uff01-\uff60]|(?<![\uff61-\uff9f])[\uff61-\uff9f]{1,2}(?![\uff61-\uff9f])")
WIDE_MARK = 6 * UNIT
"""A mark of hanzi's width, or half-width katakana, where there are no hanzi, kana or syllables."""
_NO_LETTER = re.compile("(?:(?<=[a-z\u00df-\u00ff]{2})[%s](?=[a-z\u00df-\u00ff])"
                        "|(?<=[a-z\u00df-\u00ff])[%s](?=[a-z\u00df-\u00ff]{2}))" % (("\u00a2-\u00a9\u00ac\u00af-\u00b1"
                        "\u00b4\u00b6\u00b8\u00bc-\u00be\u00d7\u00f7\u02c6\u02d8-\u02dd\u2030\u207f",) * 2))
NO_LETTER = 8 * UNIT
"""What a mark costs besides that stands between small letters, two of them at least on one side: `w\u2030hlen`. A formula
has one letter on each (`n\u00d7m`)."""
CAPITAL = 15 * UNIT
"""A capital beyond ASCII between letters, small ones behind it: `donn\u00c8es`, what Mac OS makes of `donn\u00e9es`."""
CASE = 5 * UNIT
"""A capital after a small letter within a word (KOI8-R and Windows-1251 swap the cases of each other)."""


# One or two letters of another alphabet, as a word of their own or within one.
_ISLAND = re.compile("(?<![\u0370-\u052f])[\u0370-\u052f]{1,2}(?![\u0370-\u052f])"
                     "|(?<![a-z\u00df-\u024f])[\u00df-\u024f](?![a-z\u00df-\u024f])")
ISLAND = 10 * UNIT
_CJK = re.compile(f"[{HAN}{KANA}{SYLLABLE}]")
_CJK_ISLAND = re.compile(f"(?<=[a-z])[{HAN}{KANA}{SYLLABLE}]|[{HAN}{KANA}{SYLLABLE}](?=[a-z])"
                         f"|(?<![^ ])[{HAN}{KANA}{SYLLABLE}](?![^ ])")
CJK_ISLAND = 12 * UNIT
"""A hanzi or a syllable that touches a Latin letter or stands alone, in a line where hanzi and syllables are fewer than
one in six."""


WIDE = re.compile("[\u3041-\u30fe\u3400-\u9fff\uac00-\ud7a3]")
"""Kana, hanzi, syllables: what the tables of characters are of."""
CREDIBLE_CJK = 11.5
"""Bits a hanzi, kana or syllable (and 7 for the text) that real lines keep below: the dearest of 1,600 is at 11.8 a
character, with 16 of them; lists of rare hanzi are at 12.7 and above."""
CREDIBLE = 6.2
"""Bits a character (and 12 for the text) that words with letters beyond ASCII keep below, in languages without a table
too."""


class _Judge:
    def __init__(self) -> None:
        head, _, body = zlib.decompress(TABLE.read_bytes()).partition(b"\0")
        self.pairs = _Pairs(json.loads(head)["letters"], body)
        tables, at = [], self.pairs.rest
        for language in CHARACTERS:
            count = len(standard_characters(language))
            tables.append(body[at:at + count])
            at += count
        self.characters = _Characters(tables, self.pairs.script_of.keys())
        self.folding = _Folding(self.pairs.script_of.keys())

    def sums(self, text: str) -> tuple[int, int, int]:
        """What is the same for every reading of a line, for `cost`: the packed costs and the length of its other
        words."""
        if not text:
            return 0, 0, 0
        folded = text.translate(self.folding)
        return (sum(map(self.characters.__getitem__, text)),
                sum(map(self.pairs.__getitem__, map(add, " " + folded, folded + " "))), len(text))

    def cost(self, text: str, limit: float = 1 << 40, beside: tuple[int, int, int] = (0, 0, 0)) -> int:
        """Eighths of a bit; `limit` or more as soon as it is sure to be so much. `beside` is what else the line
        holds."""
        total = sum(map(self.characters.__getitem__, text), beside[0])
        cjk = total >> 32
        if cjk:
            fields = memoryview(total.to_bytes(20, "little")).cast("I").tolist()
            total = fields[0] + min(fields[1:])
        else:
            total += WIDE_MARK * len(_WIDE_MARK.findall(text))
        if total >= limit:
            return total
        folded = text.translate(self.folding)
        pairs = sum(map(self.pairs.__getitem__, map(add, " " + folded, folded + " ")), beside[1])
        if pairs:
            fields = self._pair_fields(pairs)
            scripts = [min(fields[part]) for part in self.pairs.scripts]
            total += fields[0] + sum(scripts)
            if total >= limit:
                return total
            total += INSIDE * len(_INSIDE.findall(text))
            total += CASE * len(_CASE.findall(text)) + CAPITAL * len(_CAPITAL.findall(text))
            total += NO_LETTER * len(_NO_LETTER.findall(text))
            if len(scripts) - scripts.count(0) > 1:
                total += ISLAND * len(_ISLAND.findall(folded))
            if cjk:
                islands = len(_CJK_ISLAND.findall(folded))
                if islands and 6 * len(_CJK.findall(folded)) < len(folded) + beside[2]:
                    total += CJK_ISLAND * islands
        return total

    def credible(self, text: str) -> bool:
        """Whether `text` could be text of any language at all, whatever it is compared with.

        Lists of rare characters turn into lists of other rare characters, which may well be less rare.
        """
        cjk = WIDE.findall(text)
        if cjk and self.bits_a_character(text) > CREDIBLE_CJK + 7 / len(cjk):
            return False
        if len(_KANA.findall(text)) > 2:  # Japanese, then, and in its own hanzi
            hanzi = _HAN.findall(text)
            if 5 * sum(ch not in self.characters.known[2] for ch in hanzi) > len(hanzi):
                return False
        if 2 * len(cjk) > len(text):
            return True
        return self.cost(text) / UNIT <= CREDIBLE * len(text) + 12 + 8 * len(cjk)

    def bits_a_character(self, text: str) -> float:
        """What a hanzi, kana or syllable of `text` costs on average, in the likeliest language; 0.0 where there are
        none."""
        cjk = WIDE.findall(text)
        if not cjk:
            return 0.0
        packed = sum(map(self.characters.__getitem__, cjk)).to_bytes(20, "little")
        return min(memoryview(packed).cast("I").tolist()[1:]) / UNIT / len(cjk)

    def likely(self, sample: str, languages: int) -> tuple[int, ...]:
        """The fields of the likeliest languages in Latin letters of `sample`, the likeliest first. Every second pair of
        characters tells as much as all of them, in half of the time."""
        folded = sample.translate(self.folding)
        fields = self._pair_fields(sum(map(self.pairs.__getitem__, _TWO.findall(folded))))
        latin = range(*self.pairs.scripts[0].indices(len(fields)))
        return tuple(sorted(latin, key=fields.__getitem__)[:languages])

    def oddness(self, languages: Iterable[int]) -> Callable[[str], float]:
        """A function that says how odd two Latin letters side by side are, in bits, in the languages of these fields.

        One letter stands for that letter as a word's first or last.
        """
        return self._odd(tuple(sorted(languages)))

    @lru_cache(64)
    def _odd(self, likely: tuple[int, ...]) -> Callable[[str], float]:
        @lru_cache(4096)
        def odd(pair: str) -> float:
            pair = pair.translate(self.folding)
            both = [pair] if len(pair) > 1 else [" " + pair, pair + " "]
            rows = [self._pair_fields(self.pairs[one]) for one in both]
            return min(row[n] for row in rows for n in likely) / UNIT
        return odd

    def _pair_fields(self, packed: int) -> list[int]:
        return memoryview(packed.to_bytes(4 * len(self.pairs.languages) + 4, "little")).cast("I").tolist()


_TWO = re.compile("..", re.DOTALL)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def signs(text: str) -> int:
    """Eighths of a bit by which `cost` is too high where private characters come again: an icon is dear once, as a name is.

    >>> signs("\ue0a1\ue0a2"), signs("\ue0a1\ue0a1\ue0a1") == 2 * signs("\ue0a1\ue0a1")
    (0, True)
    """
    private = _PRIVATE.findall(text)
    return (len(private) - len(set(private))) * 19 * UNIT


_judge: _Judge | None = None


def judge() -> _Judge:
    """The tables, read when first needed: about 15 ms."""
    global _judge
    if _judge is None:
        _judge = _Judge()
    return _judge


def cost(text: str) -> float:
    """Bits that it takes to write `text` down; of a long text, of its first `LIMIT` characters.

    >>> cost("the") < cost("teh") < cost("t\x80h")
    True
    """
    return judge().cost(text[:LIMIT]) / UNIT
