"""Files glued together from several encodings: where the encoding changes, and to which.

Dumps are made with `cat`: a page in GB 18030 after one in UTF-8, a log whose lines come from two programs. Read in one
encoding, half of such a file is garbage, mostly without a single broken byte: any text in Big5 is, byte for byte, text
in GB 18030, and to a single-byte encoding everything is text.

The cheapest way through the file is looked for: at each line end the encoding may change, which costs `CHANGE` bits,
and each stretch costs what a judge says that its text costs to write down (`cleaner.characters.plausibility`). First in
strides of a thousand bytes, of each a sample, in all encodings; then line by line where a change was found or bytes are
broken. A part must be worth its price: a file in one encoding costs one way through in that encoding.

>>> data = "今天上午，全市工作会议召开。\\n".encode("gb18030") * 3 + "Съвет на министрите.\\n".encode() * 3
>>> [(part.start, part.end, part.encoding) for part in parts_of(data, "gb18030")]
[(0, 87, 'gb18030'), (87, 201, 'utf-8')]
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from cleaner.characters.plausibility import LIMIT, UNIT, judge
from cleaner.characters.plausibility import WIDE as CJK

# What files are glued from, with bits that each stretch in the rarer ones costs besides.
ENCODINGS: dict[str, float] = {
    "utf-8": 0, "gb18030": 2, "big5hkscs": 3, "cp932": 2, "euc_jp": 3, "cp949": 3, "cp1252": 2, "cp1251": 2,
    "cp1250": 4, "koi8-r": 4, "iso8859-7": 4, "cp1253": 4, "mac-roman": 5, "cp437": 6, "cp866": 5, "iso8859-2": 6,
    "iso8859-5": 6,
}
SEVEN_BITS = {"iso2022_jp": (b"\x1b$", 0.0), "hz": (b"~{", 0.0)}
"""Encodings that have no byte beyond ASCII, and what each stretch of theirs holds."""
WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Bytes of a unit, where it is more than one."""
CHANGE = 30.0
"""Bits that a change of the encoding costs: odds of a milliard to one against it."""
RARE = 4.0
"""Bits that a stretch in an encoding costs that is seldom glued to others."""
RARELY = {"iso8859-15": 28.0}
"""The same, of encodings that differ from a usual one in eight characters: one odd mark is no evidence."""
PLAIN_HANZI, PLAIN_LETTERS = 10.5, 4.5
"""Bits a character below which a stride is plain text in what the file is taken for."""
ENOUGH, NO_TEXT = 16, 6.5
"""Strides that are not plain, and bits a byte of them in the best of encodings, from which the file is no text: real
text is below 5.5, random bytes are at 9."""
BROKEN = 20.0
"""Bits that a broken byte costs besides the character that it becomes."""
STRIDES, MOST_STRIDES = (64, 256, 1024, 4096), 32
"""Bytes of a stride: the first that makes so few of the file, else the last."""
SHAPE = 100.0
"""Bits that three characters in the shape of UTF-8 count against every other narrow encoding."""
NEAR = 2
"""Strides before and after a change that are looked at line by line: where a stride was plain in the usual encoding no
other was tried, so that a change may be noticed late."""
SHORT = 65_536
"""Bytes of a file up to which strides that are not plain are looked at line by line: a few lines of another encoding
may be outweighed by the rest of the stride. Twenty milliseconds at most in most languages, two seconds a megabyte."""
SAMPLE = 400
"""Bytes of a stride that are judged: from the first line on that holds more than ASCII."""


class Part(NamedTuple):
    """`data[start:end]` is in `encoding`; its first bytes may be a byte order mark of that encoding."""

    start: int
    end: int
    encoding: str


def _has_states(encoding: str) -> bool:
    """Is it an encoding of seven bits with escapes: one of `SEVEN_BITS`, or of those that a detector may name besides? No
    byte can be escaped in those: `surrogateescape` raises all the same."""
    return encoding in SEVEN_BITS or encoding.startswith("iso2022")


def parts_of(data: bytes, encoding: str, certain: bool = True) -> list[Part]:
    """The parts of a file, in order: one where it is in one encoding. `encoding` is what all of it is taken for, and
    `certain` whether that is more than a guess.

    Time is linear in the length of `data`: a stride that is plain text in `encoding` is read in no other.
    """
    if _has_states(encoding) and encoding not in SEVEN_BITS:
        return [Part(0, len(data), encoding)]
    candidates = dict(ENCODINGS)
    if encoding not in candidates and encoding not in WIDE and encoding not in SEVEN_BITS:
        candidates[encoding] = RARELY.get(encoding, RARE)
    for name, (sign, extra) in SEVEN_BITS.items():
        if sign in data or name == encoding:
            candidates[name] = extra
    if b"\0" in data or encoding in WIDE:
        candidates.update(dict.fromkeys(WIDE, RARE))
    costs = _Costs(data, candidates.keys().isdisjoint({*WIDE, *SEVEN_BITS}))
    stride = next((stride for stride in STRIDES if len(data) < MOST_STRIDES * stride), STRIDES[-1])
    cuts = list(_cuts(data, stride))
    way = _way(costs, cuts, candidates, encoding)
    if not way:
        return [Part(0, len(data), encoding)]
    parts = _settled(costs, _line_by_line(costs, _strides(costs, cuts, way), candidates), encoding, certain)
    if len(parts) > 1 or parts and parts[0].encoding != encoding:
        shown = [data[part.start:min(part.end, part.start + 1000)] for part in parts[:20]]
        if sum(bits_in(raw, part.encoding) for raw, part in zip(shown, parts)) > NO_TEXT * sum(map(len, shown)):
            return [Part(0, len(data), encoding)]
    return parts


def bits_in(raw: bytes, encoding: str) -> float:
    """What some bytes cost as text in an encoding, in bits.

    >>> bits_in("今天天气很好".encode("utf-16-le"), "utf-16-le") < bits_in("今天天气很好".encode("utf-16-le"), "utf-16-be")
    True
    """
    return _Costs.of_all(raw).of(encoding, 0, len(raw))


FEW = 10
"""Bytes beyond ASCII from which the encoding of a single-byte file is certain where the witnesses are."""
CLEAR, CLEARER = 10.0, 20.0
"""Bits by which fewer must be likelier than in any other encoding that makes another text of them, and by which any must
where the witnesses only guess."""


def is_sure(data: bytes, encoding: str, certain: bool = True) -> bool:
    """Whether there is enough beyond ASCII to tell an encoding from the others; `certain` is what the witnesses are.

    >>> is_sure("Le café est fermé.".encode("cp1252"), "cp1252"), is_sure(b"a \\xa4 b", "cp1252")
    (True, False)
    """
    if certain and (encoding in SEVEN_BITS or encoding in MULTI_BYTE or len(_BEYOND.findall(data)) >= FEW):
        return True
    if _has_states(encoding) or not _BEYOND.search(data):
        return certain
    words = b" ".join([word for word in data[:READ].split() if not word.isascii()])[:LIMIT]
    words = words[:words.rfind(b" ")] if len(words) == LIMIT and b" " in words else words
    costs = _Costs.of_all(words, narrow=True)
    mine = costs.of(encoding, 0, len(words)) + (CLEAR if certain else CLEARER)
    text = words.decode(encoding, "replace")
    return "\ufffd" not in text and all(costs.of(name, 0, len(words)) >= mine for name in ENCODINGS
                                        if name != encoding and words.decode(name, "replace") != text)


_BEYOND = re.compile(rb"[\x80-\xff]")
MULTI_BYTE = {"utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"}


def is_plain(raw: bytes, encoding: str) -> bool:
    """Whether some bytes are plain text in an encoding, so that no other need be tried.

    >>> is_plain("本报讯 昨天公布了新的安排".encode("utf-16-le"), "utf-16-le")
    True
    """
    return _Costs.of_all(raw).plain(encoding, 0)


_LINE_END = re.compile(rb"\n|\r(?!\n)|\f")
_REMARKABLE = re.compile(rb"[\x80-\xff\x00\x1b~]")


def _cuts(data: bytes, stride: int) -> Iterator[int]:
    """The start, line ends every `stride` bytes or so, the end."""
    at = 0
    yield 0
    while at < len(data):
        match = _LINE_END.search(data, at + stride) if at + stride < len(data) else None
        at = match.end() if match else len(data)
        yield at


_Way = tuple[object, int, str]
"""The way before, where the last stretch starts, and its encoding."""


def _way(costs: _Costs, cuts: list[int], candidates: dict[str, float], usual: str = "", before: str = "",
         after: str = "") -> list[Part]:
    """The cheapest way from the first cut to the last; none where the data is no text.

    In strides `usual` is what most of the file is likely in; line by line it is empty, and `before` and `after` are the
    encodings around the lines.
    """
    data, start = costs.data, cuts[0]
    states: dict[tuple[str, int], tuple[float, _Way]] = {
        (name, start): (extra + CHANGE * (before not in ("", name)), (None, start, name))
        for name, extra in candidates.items()}
    odd_bytes = odd_strides = 0
    for cut, cut_after in zip(cuts, cuts[1:]):
        costs.stride(cut, cut_after, SAMPLE if usual else 0)
        (cheapest, at), (bits, way) = min(states.items(), key=lambda one: one[1][0])
        if cheapest == usual and costs.plain(usual, at):
            end = _end(data, cut_after, at, usual)
            states = {(usual, end): (bits + costs.of(usual, at, end), way)}
        elif (name := next((name for name in ([] if usual or not costs.narrow else _lately(way))
                            if (name, at) in states and costs.plain(name, at)), None)) is not None:
            # The only way on, so that nobody asks what this line costs.
            states = {(name, _end(data, cut_after, at, name)): states[name, at]}
        else:
            reached: dict[tuple[str, int], tuple[float, _Way]] = {}
            for (name, at), (bits, way) in states.items():
                end = _end(data, cut_after, at, name)
                bits += costs.of(name, at, end)
                if (name, end) not in reached or bits < reached[name, end][0]:
                    reached[name, end] = bits, way
            states = reached
            odd_strides += 1
            odd_bytes += costs.shown[1] - costs.shown[0]
            if usual and odd_strides == ENOUGH and min(bits for bits, _ in states.values()) > NO_TEXT * odd_bytes and (
                    not _is_text(costs, cut, cut_after, candidates)):
                return []
        if cut_after == cuts[-1]:
            break
        cheap: dict[int, tuple[float, _Way, str]] = {}
        for (name, end), (bits, way) in states.items():
            # In strides a stretch of UTF-16 may end anywhere: none of its line ends need be one of the cuts.
            if (end not in cheap or bits < cheap[end][0]) and (usual or _ends_line(data, end, name)):
                cheap[end] = bits, way, name
        for end, (bits, way, name) in cheap.items():
            for other, extra in candidates.items():
                # In strides a stretch of UTF-16 may begin within its own line end: `\\n` of `\\n\\0`.
                late = WIDE.get(other, 1) if usual and name not in WIDE else 1
                for at in range(end, end + late):
                    total = bits + CHANGE + extra + (at - end)
                    if other != name and ((other, at) not in states or total < states[other, at][0]):
                        states[other, at] = total, (way, at, other)
    (_, end), (_, last) = min(states.items(), key=lambda one: one[1][0] + (
        CHANGE * (after not in ("", one[0][0]) or bool(after) and one[0][1] != cuts[-1])))
    parts, chain = [], last
    while chain is not None:
        chain, start, name = chain  # type: ignore[assignment]
        parts.append(Part(start, end, name))
        end = start
    return parts[::-1]


def _lately(way: _Way) -> list[str]:
    """The encodings of the last stretches of a way, the last first, where it has so many."""
    told: dict[str, None] = {}
    chain: Any = way
    for _ in range(TURNS):
        if chain is None:
            return []
        told[chain[2]] = None
        chain = chain[0]
    return [*told]


TURNS = 8
"""Stretches from which lines take turns: a file of two parts has no such line. Where they do, a line that is plain text
in one of the encodings of the last ones is tried in no other, which halves the time."""


def _is_text(costs: _Costs, start: int, end: int, candidates: dict[str, float]) -> bool:
    """Whether each line of a stride, taken by itself, is text in some encoding."""
    bits, at = 0.0, start
    for match in islice(_LINE_END.finditer(costs.data, start, end), 16):
        costs.stride(at, match.end(), 0)
        bits += min(costs.of(name, at, match.end()) for name in candidates)
        at = match.end()
    return bits <= NO_TEXT * (at - start)


def _end(data: bytes, cut: int, start: int, encoding: str) -> int:
    """The cut, or the end of the unit that it divides."""
    return min(cut + (start - cut) % WIDE.get(encoding, 1), len(data))


def _ends_line(data: bytes, at: int, encoding: str) -> bool:
    unit = WIDE.get(encoding, 1)
    if unit == 1:
        return data[at - 1:at] in (b"\n", b"\r", b"\f")
    return data[at - unit:at].decode(encoding, "replace") in ("\n", "\r", "\f")


class _Costs:
    """What a stretch of the data costs in each encoding."""

    def __init__(self, data: bytes, narrow: bool) -> None:
        self.data = data
        self.narrow = narrow
        """Words in ASCII are the same in all encodings, and left out."""
        self.known: dict[tuple[str, int], tuple[float, str]] = {}
        self.utf8: dict[int, bool] = {}
        self.shown = 0, 0

    @classmethod
    def of_all(cls, data: bytes, narrow: bool = False) -> _Costs:
        """Of data that is one stretch."""
        costs = cls(data, narrow)
        costs.stride(0, len(data), 0)
        return costs

    def stride(self, start: int, end: int, sample: int) -> None:
        """The stretch that is looked at; of a long one a `sample`, where that is not 0."""
        self.known = {}
        self.utf8 = {}
        if sample and end - start > sample:
            match = _REMARKABLE.search(self.data, start, end)
            at = match.start() if match else start
            start = max(self.data.rfind(b"\n", start, at) + 1, start, at - sample // 2)
            end = min(start + sample, end)
            gaps = [gap.end() for gap in _GAP.finditer(self.data, start, end)]
            end = gaps[-1] if gaps and self.narrow else end  # within no character
        self.shown = start, end
        self.beside: tuple[int, int, int] | None = None

    def of(self, encoding: str, start: int, end: int) -> float:
        """Bits of `data[start:end]`, which is the stretch or nearly so; of a long stretch, of its sample."""
        a, b = self.shown
        unit = WIDE.get(encoding, 1)
        a = max(a, start)
        if unit == 1 and encoding != "utf-8" and self._is_utf8(a):
            return self._of("utf-8", a, b)[0] + SHAPE
        a += (start - a) % unit
        b = end if b > end - 2 * unit else b - (b - a) % unit
        return self._of(encoding, a, b)[0]

    def _is_utf8(self, a: int) -> bool:
        """Whether the stretch has the shape of UTF-8, which no other encoding's text has by chance."""
        if a not in self.utf8:
            raw = self.data[a:self.shown[1]]
            try:
                text = codecs.getincrementaldecoder("utf-8")().decode(raw)
                self.utf8[a] = len(_BEYOND.findall(raw)) - (len(raw) - len(text)) >= 3
            except UnicodeError:
                self.utf8[a] = False
        return self.utf8[a]

    def _of(self, encoding: str, a: int, b: int) -> tuple[float, str]:
        found = self.known.get((encoding, a))
        if found is None:
            raw = self.data[a:b]
            if self.narrow:
                words = raw.split()
                raw = b" ".join([word for word in words if not word.isascii()])
                if self.beside is None:
                    ascii_words = [word for word in words if word.isascii()]
                    self.beside = judge().sums(b" ".join(ascii_words).decode()[:LIMIT])
            errors = "replace" if encoding in WIDE or _has_states(encoding) else "surrogateescape"
            text = _in_mode(raw, encoding) if encoding in SEVEN_BITS else None
            if text is not None:
                errors = ""
            elif self.narrow or raw[-1:] in b"\r\n":
                text = raw.decode(encoding, errors)
            else:  # a sample may end within a character
                text = codecs.getincrementaldecoder(encoding)(errors).decode(raw)
            # What a codec replaces where units are wide, and NULs where they are not, which no such text holds.
            odd: float = text.count("\ufffd") if errors == "replace" else text.count("\0")
            if not errors:
                odd = len(_ESCAPED.findall(text)) / 2  # `_bits` counts them once
            found = self.known[encoding, a] = _bits(text, self.beside or (0, 0, 0)) + 2 * BROKEN * odd, text
        return found

    def plain(self, encoding: str, start: int) -> bool:
        """Whether the stretch is plain text in the encoding, so that no other need be tried."""
        if self.narrow and self.data[slice(*self.shown)].isascii():
            return True
        if encoding not in WIDE and self._is_utf8(max(start, self.shown[0])):
            return encoding == "utf-8"
        text = self._of(encoding, max(start, self.shown[0]), self.shown[1])[1]
        bits, wide = _bits(text, (0, 0, 0)), len(CJK.findall(text))
        return bits <= PLAIN_HANZI * wide + PLAIN_LETTERS * (len(text) - wide)


_ESCAPED = re.compile("[\udc00-\udcff]")


_LEADING = re.compile(r"(?<!\w)\u2019(?=[\u0370-\u03ff])")
LEADING = 6.0
"""Bits of an apostrophe before a Greek word, which the judge takes for any mark: it is all that tells ISO 8859-7 from
cp1253, whose capital alpha with an accent is the other's apostrophe."""
_GAP = re.compile(rb"[\x00-\x2f]")


def _in_mode(raw: bytes, encoding: str) -> str | None:
    """Bytes in an encoding with escapes, those lines with broken ones in the likeliest modes; None where none are broken."""
    try:
        raw.decode(encoding)
        return None
    except (UnicodeError, ValueError):
        from cleaner.reading import lines_in_mode

        return "\n".join(lines_in_mode(raw, encoding))


def _bits(text: str, beside: tuple[int, int, int]) -> float:
    text = text[:LIMIT].replace("\r", "").removeprefix("\ufeff")
    broken = 0.0
    if "\udc00" <= max(text, default=""):
        text, broken = _ESCAPED.subn("", text)
    broken = BROKEN * broken + LEADING * len(_LEADING.findall(text))
    return judge().cost(text, 1 << 40, beside) / UNIT + broken


class _Stride(NamedTuple):
    start: int
    end: int
    encoding: str
    beside: bool
    """A change is near."""
    broken: bool
    """It has bytes that its encoding does not have."""


def _strides(costs: _Costs, cuts: list[int], way: list[Part]) -> list[_Stride]:
    found = []
    data, n = costs.data, 0
    for part in way:
        at = part.start
        while at < part.end:
            while n < len(cuts) - 1 and cuts[n] <= at:
                n += 1
            end = min(_end(data, cuts[n], at, part.encoding), part.end)
            odd = _is_broken(data[at:end], part.encoding)
            if not odd and len(data) <= SHORT and (costs.narrow or part.encoding in WIDE):
                costs.stride(at, end, SAMPLE)
                odd = not costs.plain(part.encoding, at)
            found.append(_Stride(at, end, part.encoding, False, odd))
            at = end
    for n in range(1, len(found)):
        if found[n - 1].encoding != found[n].encoding:
            for near in range(max(n - NEAR, 0), min(n + NEAR, len(found))):
                found[near] = found[near]._replace(beside=True)
    return found


def _line_by_line(costs: _Costs, strides: list[_Stride], candidates: dict[str, float]) -> list[Part]:
    """The parts, after a look at each line of the strides beside a change and of those with broken bytes."""
    data = costs.data
    parts: list[Part] = []
    n = at = 0
    while n < len(strides):
        before = parts[-1].encoding if parts else ""
        name = strides[n].encoding
        if not (strides[n].beside or strides[n].broken):
            if WIDE.get(name) == WIDE.get(before):  # in strides the two byte orders are much alike
                name = before or name
            end = _end(data, strides[n].end, at, name)
            found = [Part(at, end, name)]
            n += 1
        else:
            first, names = n, {before} - {""}
            while n < len(strides) and (strides[n].beside or strides[n].broken):
                names.add(strides[n].encoding)
                n += 1
            names |= {other for other in WIDE if WIDE[other] in map(WIDE.get, names)}
            if any(stride.broken for stride in strides[first:n]):
                names |= candidates.keys()
            end = strides[n - 1].end
            after = strides[n].encoding if n < len(strides) else ""
            lines = [at, *(m.end() for m in _LINE_END.finditer(data, at, end) if m.end() < end), end]
            found = _way(costs, lines, {name: candidates.get(name, RARE) for name in names}, "", before,
                         "" if after in WIDE else after)
            end = found[-1].end
        parts = _merged([*parts[-1:], *found]) if len(parts) < 2 else [*parts[:-1], *_merged([parts[-1], *found])]
        at = end
        while n < len(strides) and strides[n].end <= at:
            n += 1
    return parts


def _settled(costs: _Costs, parts: list[Part], encoding: str, certain: bool) -> list[Part]:
    """The parts, each in the encoding that the other witnesses tell for it where the judge has little against that.

    The judge has letter pairs of 44 languages and is poor at encodings that differ in few letters (cp1253 and
    ISO 8859-7 in one capital); chardet knows more languages.
    """
    from cleaner.reading import detect

    data = costs.data
    told = {}
    for name in {part.encoding for part in parts} - SEVEN_BITS.keys() - WIDE.keys() - {"utf-8"}:
        pieces, size = [], 0
        for part in parts:
            if part.encoding == name and size < ASKED:
                pieces.append(data[part.start:min(part.end, part.start + ASKED - size)])
                size += len(pieces[-1])
        raw = b"".join(pieces)
        guess, sure = encoding, certain
        if len(parts) > 1:
            guess, share = detect(raw)[:2]
            sure = share >= 0.9
        every = b"\n".join([data[part.start:part.end] for part in parts if part.encoding == name])[:READ]
        for other in dict.fromkeys((guess, TWINS.get(name, guess))):
            if other == name or other in WIDE or other in SEVEN_BITS:
                continue
            differ = [word for word in dict.fromkeys(_NOT_ASCII.findall(every))
                      if word.decode(name, "replace") != word.decode(other, "replace")][:200]
            sound = [word for word in differ
                     if not _CONTROLS.search(word.decode(name, "replace") + word.decode(other, "replace"))]
            # A few controls are broken bytes, and tell nothing; many are the quotation marks of Windows.
            words = b" ".join(sound if len(differ) - len(sound) <= 3 else differ)
            against = -1.0
            if other == guess:
                against = AGAINST if sure and other in ENCODINGS else AGAINST_A_GUESS
                against = min(against, EACH * (words.count(b" ") + 1))
            against += RARELY.get(name, 0.0) - RARELY.get(other, 0.0)
            if (bits_in(words, other) <= bits_in(words, name) + against) if words else other == guess:
                told[name] = other
                break
    return _merged([part._replace(encoding=told.get(part.encoding, part.encoding)) for part in parts])


ASKED, READ = 2000, 65_536
"""Bytes of a part that the other witnesses are shown, and that are looked through for words that tell two encodings
apart."""
_NOT_ASCII = re.compile(rb"[^\x00-\x20]*[\x80-\xff][^\x00-\x20]*")
AGAINST, AGAINST_A_GUESS = 20.0, 4.0
"""Bits that the judge must have against what another witness is sure of, or guesses."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
TWINS = {"iso8859-15": "cp1252", "cp1253": "iso8859-7", "iso8859-7": "cp1253", "cp1250": "iso8859-2",
         "iso8859-2": "cp1250"}
"""Encodings that differ in so few characters that the samples may hold none of them."""
EACH = 5.0
"""Bits that do for each word in which the two differ."""


def _merged(parts: list[Part]) -> list[Part]:
    merged: list[Part] = []
    for part in parts:
        if merged and merged[-1].encoding == part.encoding:
            merged[-1] = merged[-1]._replace(end=part.end)
        elif part.start < part.end:
            merged.append(part)
    return merged


def _is_broken(raw: bytes, encoding: str) -> bool:
    """Whether a line has so many bytes that the encoding does not have that it may be in another one."""
    try:
        raw.decode(encoding)
        return False
    except (UnicodeError, ValueError):
        pass
    if encoding in WIDE or encoding in SEVEN_BITS:
        return True
    for line in raw.split(b"\n"):
        broken = len(_ESCAPED.findall(line.decode(encoding, "surrogateescape")))
        if broken and (SOUND if encoding == "utf-8" else 5 * SOUND) * broken > len(_BEYOND.findall(line)):
            return True
    return False


SOUND = 12
"""Bytes beyond ASCII for each broken one, from which a line is one with a broken byte and in no other encoding."""
