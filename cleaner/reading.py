r"""Bytes to text, with a record that gives the very bytes back; text to pages.

The encoding is decided once a file, by the first of `WITNESSES` that is sure: a byte order mark that the bytes do not
belie; NULs where UTF-16 and UTF-32 have them; escapes; strict UTF-8; UTF-8 with a few broken bytes; UTF-16 without NULs;
chardet. What no witness knows is read as UTF-8. Then, if it is not strict UTF-8, the file is looked through for places
where its encoding changes (`cleaner.glued`). Bytes that the encoding does not have become U+FFFD in the text and stay,
as they were, in the record.

>>> text, reading = decode("上海".encode("gb18030") + b"\xff\n", encoding="gb18030")
>>> text, [finding.code for finding in reading.findings]
('上海�\n', ['reading.broken-bytes'])
>>> reading.encode(text)
b'\xc9\xcf\xba\xa3\xff\n'
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Optional

from cleaner.edits import Finding
from cleaner.errors import CleanerError, Undecodable

if TYPE_CHECKING:
    from cleaner.glued import Part

Kept = tuple[int, int, bytes]
"""The half-open span of the decoded text, and the bytes it was read from."""

SAMPLE = 16_384
"""Bytes of a file that the witnesses are shown where they need not see all: chardet takes 4 ms for so many."""
SURE = 0.25
"""chardet's confidence from which its answer is taken without a word. Of pages of 20 to 8,000 bytes in 20 languages and
16 legacy encodings it is right on 1,352 and wrong on 4 from here on; `benchmarks/reading.py` counts."""
LEAST = 0.05
"""Below this chardet is wrong more often than right: not believed at all. From here to `SURE` (right on 442 of those
pages, wrong on 38) the answer is used, and said to be a guess."""
NEARLY = 0.75
"""The share of the non-ASCII bytes in valid UTF-8 sequences from which a file is UTF-8 with broken bytes. Of legacy
text of 80 bytes and more the share stays below 0.57."""

MOST_FINDINGS = 1000
"""Places with broken bytes that are told one by one; what has more is no text, and a list of a million helps nobody."""


class Reading(NamedTuple):
    r"""How bytes were read: enough to have them again from the decoded text. A frozen value.

    >>> Reading("utf-16-le", b"\xff\xfe").encode("a")
    b'\xff\xfea\x00'
    """

    encoding: str
    """The codec, as Python calls it; never one that writes a byte order mark by itself."""
    bom: bytes = b""
    """The byte order mark that was before the text, not part of it."""
    kept: tuple[Kept, ...] = ()
    """Where encoding the text again would give other bytes: those bytes. Broken ones (U+FFFD in the text), and the
    second codes that cp932 and Big5 have for one character."""
    confidence: float = 1.0
    """Of the encoding; below 0.9 it is a guess."""
    why: str = ""
    """What told the encoding, one line."""
    findings: tuple[Finding, ...] = ()
    """Broken bytes, and an encoding that is only a guess; offsets of the decoded text."""
    parts: tuple[tuple[int, int, str], ...] = ()
    """Of a file glued from several encodings: start and end of each part in the decoded text, and its encoding.
    `encoding` is then that of most of it, and the lines of the other parts are kept. Empty where there is but one."""

    def encode(self, text: str) -> bytes:
        """The bytes that were read, from the text they were decoded to.

        Of another text, the bytes that it has in this encoding. Raises `UnicodeEncodeError` where it has none.
        """
        return self.bom + _encoded(text, self.encoding, self.kept)

    def part(self, start: int, end: int) -> "Reading":
        """The record of the page `text[start:end]`, half-open. Of a kept span the part on the page is kept."""
        kept = []
        for n in range(max(bisect_left(self.kept, (start,)) - 1, 0), len(self.kept)):
            a, b, raw = self.kept[n]
            if a >= end:
                break
            if a < start or b > end:
                if b <= start or len(raw) % (b - a):
                    continue
                unit = len(raw) // (b - a)  # of broken bytes: so many to a character
                raw = raw[max(start - a, 0) * unit:(min(b, end) - a) * unit]
            kept.append((max(a - start, 0), min(b, end) - start, raw))
        findings = []
        for n in range(bisect_left(self.findings, (start,)), len(self.findings)):
            finding = self.findings[n]
            if finding.start >= end and not start == finding.start == finding.end:
                break
            findings.append(finding._replace(start=finding.start - start, end=min(finding.end, end) - start))
        parts = [(max(a - start, 0), min(b, end) - start, name) for a, b, name in self.parts if a < end and b > start]
        encoding = self.encoding
        if len(parts) == 1:  # ASCII lines, which are not kept, are the same in it
            encoding, parts = parts[0][2], []
        return self._replace(encoding=encoding, kept=tuple(kept), bom=b"" if start else self.bom,
                             findings=tuple(findings), parts=tuple(parts))


class Decoded(NamedTuple):
    """What `decode` gives: the text without its byte order mark, and the record."""

    text: str
    reading: Reading


class Guess(NamedTuple):
    """What a witness says."""

    encoding: str
    confidence: float
    why: str
    bom: bytes = b""
    mark: str = ""
    """The encoding whose byte order mark is there, where that is another one."""


def decode(data: bytes, *, encoding: str | None = None, errors: str = "keep") -> Decoded:
    """Bytes to text. `encoding` is for users who know it; else the bytes tell.

    `errors`: "keep" makes broken bytes U+FFFD and remembers them; "strict" raises `Undecodable` on broken bytes and
    where the encoding would be a guess. Raises `CleanerError` for a name that is no encoding. Linear in the length of
    `data`.

    >>> decode("编者的话".encode("utf-16")).reading.encoding
    'utf-16-le'
    """
    guess = named(encoding, data) if encoding else detect(data)
    body = data[len(guess.bom):]
    spans: tuple[PartSpan, ...] = ()
    read: tuple[str, list[Kept], list[Kept]] | None = None
    may_change = guess.encoding != "utf-8" or guess.confidence < 0.9 or _SIGNS.search(body) is not None
    if encoding or not may_change:
        read = _decoded(body, guess.encoding)
        may_change = bool(read[2])
    if may_change and not encoding:
        from cleaner.glued import is_sure, parts_of

        parts = parts_of(body, guess.encoding, guess.confidence >= 0.9)
        if len(parts) > 1:
            text, kept, broken, spans = _joined(body, parts)
            read = text, kept, broken
            names = Counter({name: 0 for _, _, name in spans})
            for part in parts:
                names[part.encoding] += part.end - part.start
            mark = guess.mark if guess.mark != parts[0].encoding else ""
            guess = Guess(names.most_common(1)[0][0], 1.0, f"glued from {' and '.join(names)}", guess.bom, mark)
        elif parts and not guess.encoding.startswith(("utf-16", "utf-32")):
            told = parts[0].encoding
            if told != guess.encoding:
                marked = guess.encoding if guess.bom and not guess.mark else guess.mark
                guess = Guess(told, guess.confidence, f"{told} makes likelier text than {guess.encoding}", guess.bom,
                              marked if marked != told else "")
                read = None
            sure = is_sure(body, told, guess.confidence >= 0.9)
            if sure != (guess.confidence >= 0.9):
                guess = guess._replace(confidence=1.0 if sure else 0.5, why=guess.why + (
                    ", clearly likelier than in any other encoding" if sure else ", by few bytes beyond ASCII"))
    text, kept, broken = read or _decoded(body, guess.encoding)
    if errors == "strict" and guess.confidence < 0.9:
        raise Undecodable(
            f"the encoding is not certain (perhaps {guess.encoding}): name it with -e, or drop --errors strict")
    if broken and errors == "strict":
        raise _undecodable(text, broken[0], guess.encoding)
    return Decoded(text, Reading(guess.encoding, guess.bom, tuple(kept), guess.confidence, guess.why,
                                 tuple(_findings(guess, spans, broken)), spans))


PartSpan = tuple[int, int, str]
"""Start and end of a part in the text, and its encoding."""
_SIGNS = re.compile(rb"\x00|\x1b\$|~\{")
"""What valid UTF-8 holds that may be something else: UTF-16 and UTF-32, ISO-2022, HZ."""


def _findings(guess: Guess, spans: Sequence[PartSpan], broken: Sequence[Kept]) -> Iterator[Finding]:
    """What is said of a reading, in the order of the text."""
    said = []
    if guess.confidence < 0.9:
        said.append(Finding(0, 0, f"the encoding is a guess: {guess.why}", "reading.encoding", guess.confidence))
    if guess.mark:
        said.append(Finding(0, 0, f"a byte order mark of {guess.mark} before text in {guess.encoding}",
                            "reading.wrong-mark"))
    changes = [Finding(b[0], b[0], f"the encoding changes here, from {a[2]} to {b[2]}", "reading.encoding-changes")
               for a, b in zip(spans, spans[1:])]
    said += changes[:MOST_FINDINGS]
    if len(changes) > MOST_FINDINGS:
        said.append(Finding(changes[MOST_FINDINGS].start, spans[-1][1], "the encoding changes in "
                            f"{len(changes) - MOST_FINDINGS} more places", "reading.encoding-changes"))
    starts = [start for start, _, _ in spans]
    for a, b, raw in broken[:MOST_FINDINGS]:
        encoding = spans[max(bisect_left(starts, a + 1) - 1, 0)][2] if spans else guess.encoding
        said.append(Finding(a, b, f"{len(raw)} byte{'s' * (len(raw) > 1)} that {encoding} does not have: {_hex(raw)}",
                            "reading.broken-bytes"))
    if len(broken) > MOST_FINDINGS:
        a, b = broken[MOST_FINDINGS][0], broken[-1][1]
        said.append(Finding(a, b, f"broken bytes in {len(broken) - MOST_FINDINGS} more places", "reading.broken-bytes"))
    return (finding._replace(stage="reading") for finding in sorted(said, key=lambda finding: finding.start))


def _joined(body: bytes, parts: Sequence[Part]) -> tuple[str, list[Kept], list[Kept], tuple[PartSpan, ...]]:
    """The text of a glued file, what has to be kept (of the smaller parts each line), what is broken, the parts."""
    sizes: Counter[str] = Counter()
    for part in parts:
        sizes[part.encoding] += part.end - part.start
    main = sizes.most_common(1)[0][0]
    pieces: list[str] = []
    kept: list[Kept] = []
    broken: list[Kept] = []
    spans: list[PartSpan] = []
    at = 0
    for part in parts:
        raw = body[part.start:part.end]
        mark = next((mark for mark, of in _BOMS if of == part.encoding and part.start and raw.startswith(mark)), b"")
        text, own, lost = _decoded(raw[len(mark):], part.encoding)
        if part.encoding != main or mark:
            own = list(_lines_kept(raw, mark, text, part.encoding, main.startswith(("utf-16", "utf-32"))))
        kept += ((at + a, at + b, one) for a, b, one in own)
        broken += ((at + a, at + b, one) for a, b, one in lost)
        spans.append((at, at + len(text), part.encoding))
        pieces.append(text)
        at += len(text)
    text = "".join(pieces)
    try:
        if _encoded(text, main, kept) != body:
            kept = [(0, len(text), body)]
    except UnicodeError:
        kept = [(0, len(text), body)]
    return text, kept, broken, tuple(spans)


def _lines_kept(raw: bytes, mark: bytes, text: str, encoding: str, wide: bool) -> Iterator[Kept]:
    """The bytes of each line of a part; but not of lines in ASCII where most encodings write them alike."""
    lines = text.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
    if encoding.startswith(("utf-16", "utf-32")):
        ends = [len(mark)]
        ends += accumulate((len(line.encode(encoding)) for line in lines), initial=len(mark))
        rows = [raw[a:b] for a, b in zip(ends[1:], ends[2:])]
        if rows:
            rows[-1] = raw[ends[-2]:]  # the last character may be a broken one of fewer bytes
    else:
        rows = raw[len(mark):].split(b"\n")
        rows = [row + b"\n" for row in rows[:-1]] + rows[-1:] * bool(rows[-1])
    if len(rows) != len(lines) or not lines:
        yield 0, len(text), raw
        return
    rows[0] = mark + rows[0]
    at = 0
    for row, line in zip(rows, lines):
        if wide or not line.isascii() or row != line.encode():
            yield at, at + len(line), row
        at += len(line)


def text_of(data: bytes, reading: Reading) -> str:
    """The text of bytes whose encoding and byte order mark are known: what `decode` gave for them.

    Raises `ValueError` where the mark is not there.
    """
    if not data.startswith(reading.bom):
        raise ValueError("the byte order mark is missing")
    return _mended(data[len(reading.bom):], reading.encoding)[0]


def detect(data: bytes) -> Guess:
    """The encoding of `data`, by the first witness that knows.

    >>> detect("今天天气很好，我们去公园散步。".encode("gb18030")).encoding
    'gb18030'
    """
    for witness in WITNESSES:
        guess = witness(data)
        if guess is not None:
            return guess
    return Guess("utf-8", 0.1, "no encoding fits; read as UTF-8")


# Witnesses. Each is given the whole of the bytes and says nothing where it does not know.

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def by_mark(data: bytes) -> Guess | None:
    """A byte order mark, unless the bytes behind it belie it: editors and `cat` put marks before other encodings' text,
    and UTF-16 gets its bytes swapped without its mark."""
    options: list[tuple[float, Guess]] = []
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            rest = data[len(bom):]
            right = Guess(encoding, 1.0, "byte order mark", bom)
            if encoding == "utf-8":
                other = by_nuls(rest) if b"\0" in rest else None
                if other is None and not _decodes(rest, encoding) and _utf8_share(sample_of(rest)) < NEARLY:
                    other = _unmarked(rest)
                return right if other is None else other._replace(bom=bom, mark=encoding)
            from cleaner.glued import bits_in, is_plain

            head = rest[:1000]
            if not options and is_plain(head, encoding):
                return right
            options.append((bits_in(head, encoding) + MARK * rest.startswith(b"\0\0"), right))
            others = [Guess(name, 1.0, f"not {encoding}: the bytes are text in {name}") for name in _WIDE]
            if b"\0" not in head:
                others.append(_unmarked(rest))
            options += ((bits_in(head, guess.encoding) + MARK, guess._replace(bom=bom, mark=encoding))
                        for guess in others if guess.encoding != encoding)
    # The mark of UTF-32 in little-endian order starts with that of UTF-16, so that there may be two to choose from.
    return min(options, key=lambda one: one[0])[1] if options else None


_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
MARK = 30.0
"""Bits by which 1,000 bytes must be likelier in another encoding before a byte order mark is called wrong: odds of a
milliard to one."""


def _unmarked(rest: bytes) -> Guess:
    """What bytes are, whatever mark they may seem to start with."""
    guess = detect(rest)
    return guess._replace(bom=b"", mark="") if guess.bom else guess


def by_nuls(data: bytes) -> Guess | None:
    """UTF-16 and UTF-32 without a mark: every ASCII character, line ends too, has its NULs on one side."""
    if b"\0" not in data:
        return None
    head = data[:SAMPLE]
    for encoding in ("utf-32-le", "utf-32-be"):
        size = len(head) // 4 * 4
        high = head[3:size:4] if encoding.endswith("le") else head[0:size:4]
        # A code point ends at U+10FFFF: of four bytes the highest is 0, the next at most 0x10.
        following = head[2:size:4] if encoding.endswith("le") else head[1:size:4]
        if size >= 4 and not any(high) and max(following) <= 0x10 and _decodes(head[:size], encoding):
            text = head[:size].decode(encoding)
            if text.count("\0") * 10 > len(text):
                continue
            return Guess(encoding, 1.0, "NULs as in UTF-32")
    return by_units(data)


def by_escapes(data: bytes) -> Guess | None:
    """ISO-2022 and HZ, which say hanzi in ASCII between escapes, so that strict UTF-8 would take them.

    An escape is no proof: `~{` stands in programs. Between two of HZ's common hanzi must stand; ISO-2022 has a control
    character that text has not.
    """
    if not _ESCAPES.search(data) or 50 * len(_NOT_ASCII.findall(data)) > len(data):
        return None
    sample = data[:SAMPLE]
    for encoding in ("iso2022_jp", "hz", "iso2022_jp_ext", "iso2022_kr"):
        text = sample.decode(encoding, "replace")
        beyond = [c for c in text if c > "\x7f"]
        known = sum(c in _common() or _ORDINARY.match(c) is not None for c in beyond)
        if len(beyond) >= 2 and known >= 0.8 * len(beyond) and not re.search("\x1b[$(]|~[{}]", text):
            return Guess(encoding, 1.0 if len(beyond) > 3 else 0.8, f"escapes as in {encoding}")
    return None


_ESCAPES = re.compile(rb"\x1b\$[@B(A)]|~\{")


def by_utf8(data: bytes) -> Guess | None:
    """Strict UTF-8. Its sequences are too particular to come about by chance in another encoding's text."""
    return Guess("utf-8", 1.0, "valid UTF-8") if _decodes(data, "utf-8") else None


def by_nearly_utf8(data: bytes) -> Guess | None:
    """UTF-8 with broken bytes: chardet makes Hebrew of a page of UTF-8 with one stray 0xFF in it."""
    sample = sample_of(data)
    share = _utf8_share(sample)
    if share < NEARLY:
        return None
    few = share < 0.95 and len(_NOT_ASCII.findall(sample)) < 40  # ten hanzi of GB18030 reached 0.8 by chance
    return Guess("utf-8", 0.5 if few else 1.0, f"{share:.0%} of the non-ASCII bytes are valid UTF-8")


def by_units(data: bytes) -> Guess | None:
    """UTF-16 without a mark: in one byte order the units are common characters, in the other they are not.

    Text in another encoding, taken two bytes at a time, gives hanzi and Hangul as well, but the common ones among them
    are then a third; of real Chinese, Japanese and Korean they are nine tenths.
    """
    size = min(len(data), SAMPLE) // 2 * 2
    if size < 2:
        return None
    shares = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:size].decode(encoding, "surrogatepass")
        common = len(_ORDINARY.findall(text))
        if common < len(text):
            common += sum(map(_common().__contains__, text))
        shares[encoding] = common / len(text)
    best = max(shares, key=shares.__getitem__)
    other = shares["utf-16-be" if best == "utf-16-le" else "utf-16-le"]
    # Without a NUL there is nothing but the share; ten units put a share of 0.85 by chance (p = 0.35) below 1 in 1,000.
    enough = size >= 20 or (data[1::2] if best == "utf-16-le" else data[0::2]).count(0) * 4 >= size // 2
    if enough and shares[best] >= 0.85 and other <= shares[best] - 0.2:
        return Guess(best, 1.0, f"{shares[best]:.0%} of the units are common characters")
    return None


def by_chardet(data: bytes) -> Guess | None:
    """chardet 7, on a sample, believed only where its answer decodes the sample strictly.

    One broken byte in a page of GB18030 lets chardet rule GB18030 out, and what it then says is some rare encoding or
    nothing. So where it is unsure, or says what hardly any file is in, it is asked again without the broken bytes of
    each usual encoding that has few of them; an answer counts where it is that very encoding.
    """
    sample = sample_of(data)
    best, number = _asked(sample)
    usual = best is not None and best.encoding in _USUAL
    rivals: tuple[str, ...] = _WITH_GAPS
    if best is not None and usual and best.confidence == 1.0:
        # GB18030 has nearly every pair of bytes, those of the other EUC encodings with a broken byte among them.
        rivals = ("euc_jp", "cp949") if best.encoding == "gb18030" else ()
    for encoding in rivals:
        mended = _without_broken(sample, encoding)
        if mended is not None:
            guess, sureness = _asked(mended)
            if guess is not None and guess.encoding == encoding and guess.confidence == 1.0 and (
                    sureness > number or not usual and sureness == number):
                best, number = guess._replace(why=guess.why + ", a few broken bytes aside"), sureness
    return best


def _asked(sample: bytes) -> tuple[Guess | None, float]:
    """What chardet says, and the number it gives for it."""
    import logging

    import chardet

    logging.getLogger("chardet").setLevel(logging.WARNING)
    # Where nothing fits, chardet gives `no_match_encoding`; UTF-8 was tried before, so it can mean just that.
    answer = chardet.detect(sample, compat_names=False, encoding_era=chardet.EncodingEra.ALL & ~_MAINFRAME,
                            no_match_encoding="utf-8")
    encoding, number = answer["encoding"], answer["confidence"]
    if encoding is None or encoding == "utf-8" or number < LEAST:
        return None, 0.0
    try:
        encoding = codecs.lookup(encoding).name
    except LookupError:
        return None, 0.0
    wider = _SUPERSETS.get(encoding)
    if wider and _decodes(sample, wider, final=False):
        encoding = wider
    elif encoding.startswith(("utf-16", "utf-32")) or not _decodes(sample, encoding, final=False):
        return None, 0.0
    sure = number >= SURE or encoding in _EAST_ASIA and _is_common(sample, encoding)
    return Guess(encoding, 1.0 if sure else 0.5, f"chardet: {encoding}, {number:.2f}"), number


def _without_broken(sample: bytes, encoding: str) -> bytes | None:
    """`sample` without the bytes that `encoding` does not have; None where there are none, or more than 3 %."""
    text = sample.decode(encoding, "surrogateescape")
    if "\udc80" > max(text, default=""):
        return None
    mended = _ESCAPED.sub("", text).encode(encoding, "ignore")
    return mended if len(sample) - len(mended) <= 0.03 * len(_NOT_ASCII.findall(sample)) else None


def _is_common(sample: bytes, encoding: str) -> bool:
    """Are nine tenths of ten or more characters beyond ASCII common ones?

    chardet is unsure of letter-spaced, doubled and very short Chinese. Of 147 such pages (lines cut to six characters,
    every character doubled) that it gave a multi-byte encoding, each was right; other text in such an encoding shows
    rare characters.
    """
    text = [c for c in codecs.getincrementaldecoder(encoding)("replace").decode(sample) if c > "\x7f"]
    known = sum(c in _common() or _ORDINARY.match(c) is not None for c in text)
    return len(text) >= 10 and known * 10 >= len(text) * 9


# Usual encodings that do not have all bytes: those that a broken byte can rule out.
_WITH_GAPS = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1253", "iso8859-7", "cp1255", "cp1250",
              "cp1257", "cp874")
_USUAL = {*_WITH_GAPS, "cp1251", "cp1254", "cp1256", "cp1258", "koi8-r", "koi8-u", "iso8859-2", "iso8859-5",
          "iso8859-6", "iso8859-8", "iso8859-15", "mac-roman", "cp437", "cp850", "cp866"}
_EAST_ASIA = {"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"}
Witness = Callable[[bytes], Optional[Guess]]
WITNESSES: tuple[Witness, ...] = (by_mark, by_nuls, by_escapes, by_utf8, by_nearly_utf8, by_units, by_chardet)

_MAINFRAME = 32  # EBCDIC: no newspaper dump is in it, and it turns any short run of bytes into words
# What files labelled so hold, as the WHATWG Encoding Standard has it; Python's codecs, where they map the same bytes to
# the same characters and more. The ISO 8859 parts other than 1 are no subsets of the Windows code pages.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "shift_jis_2004": "cp932",
              "shift_jisx0213": "cp932", "euc_jis_2004": "euc_jp", "euc_jisx0213": "euc_jp", "big5": "big5hkscs",
              "cp950": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874"}

# ASCII, the alphabets, the scripts of India and around, general and CJK punctuation, kana, full-width forms.
_ORDINARY = re.compile("[\t\n\r -~\xa0-\u024f\u0370-\u06ff\u0900-\u0eff\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff"
                       "\u1e00-\u1eff\u2010-\u2027\u2030-\u203f\u3000-\u303f\u3041-\u30ff\uff01-\uff60]")
_commons: set[str] = set()


def _common() -> set[str]:
    """The common characters of each national set: the first levels, and the syllables of KS X 1001."""
    if not _commons:
        for codec, first, last, low in (("gb2312", 0xB0, 0xD7, 0xA1), ("euc_jp", 0xB0, 0xCF, 0xA1),
                                        ("euc_kr", 0xB0, 0xC8, 0xA1), ("big5", 0xA4, 0xC6, 0x40)):
            rows = bytes(b for row in range(first, last + 1) for cell in range(low, 0xFF) for b in (row, cell)
                         if low == 0xA1 or not 0x7F <= cell <= 0xA0)
            _commons.update(rows.decode(codec, "ignore"))
        # Punctuation and Latin letters are counted by `_ORDINARY`.
        _commons.difference_update([c for c in _commons if _ORDINARY.match(c)])
    return _commons


def sample_of(data: bytes, size: int = SAMPLE) -> bytes:
    """Up to `size` bytes out of `data`, eight pieces spread over it, cut at line ends, the first where ASCII ends.

    A dump may start with pages of ASCII; a prefix of it says nothing. A line longer than a piece is cut after a byte
    that is the second half of no character in any encoding (below 0x30), or left out.
    """
    if len(data) <= size:
        return data
    first = _NOT_ASCII.search(data)
    if first is None:
        return data[:size]
    piece = size // 8
    pieces, done = [], 0
    for i in range(8):
        at = first.start() + (len(data) - first.start()) * i // 8
        start = max(data.rfind(b"\n", 0, at) + 1, done) if i == 0 else data.find(b"\n", max(at, done), at + piece) + 1
        if i == 0 and at - start > piece // 2:
            start = at
        elif i and not start:
            gap = _GAP.search(data, max(at, done), at + piece)
            if gap is None:
                continue
            start = gap.end()
        end = data.rfind(b"\n", start, start + piece) + 1
        if not end:
            gap = None
            for gap in _GAP.finditer(data, start, start + piece):
                pass
            end = gap.end() if gap else min(start + piece, len(data))
        done = end
        pieces.append(data[start:end])
    return b"".join(pieces)


_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_GAP = re.compile(rb"[\x00-\x2f]")


def _utf8_share(data: bytes) -> float:
    """The share of the non-ASCII bytes of `data` that stand in valid UTF-8 sequences; 1.0 where there is none."""
    broken = sum(map(len, _ESCAPED.findall(data.decode("utf-8", "surrogateescape"))))
    return 1 - broken / len(_NOT_ASCII.findall(data)) if broken else 1.0


def _decodes(data: bytes, encoding: str, final: bool = True) -> bool:
    try:
        if final:
            data.decode(encoding)
        else:  # a sample may end inside a character
            codecs.getincrementaldecoder(encoding)().decode(data)
    except (UnicodeError, ValueError):
        return False
    return True


def named(name: str, data: bytes = b"") -> Guess:
    """The encoding a user named, with the byte order mark of it that `data` starts with.

    Raises `CleanerError`, with names near it, for one that is not an encoding of text.

    >>> named("GBK").encoding
    'gbk'
    """
    try:
        info = codecs.lookup(name)
        known = info._is_text_encoding and info.name not in _NO_ENCODINGS
    except (LookupError, ValueError, UnicodeError):
        known = False
    if not known:
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), _NAMES, n=3, cutoff=0.4)
        raise CleanerError(f"no encoding of text is called {name!r}; "
                           + (f"did you mean {' or '.join(near)}?" if near else f"try one of {', '.join(_NAMES)}"))
    encoding = {"utf-8-sig": "utf-8"}.get(info.name, info.name)
    if encoding in ("utf-16", "utf-32"):
        guess = by_mark(data) or by_nuls(data) or by_units(data)
        if guess is None or not guess.encoding.startswith(encoding):
            guess = Guess(encoding + "-le", 1.0, "")
        return guess._replace(why="named by the user")
    bom = next((bom for bom, of in _BOMS if of == encoding and data.startswith(bom)), b"")
    return Guess(encoding, 1.0, "named by the user", bom)


_NO_ENCODINGS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "charmap", "mbcs", "oem"}
_NAMES = ("utf-8", "utf-16", "utf-32", "gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "shift_jis", "cp932",
          "euc_jp", "iso2022_jp", "euc_kr", "cp949", "cp1250", "cp1251", "cp1252", "cp1253", "latin_1", "iso8859_2",
          "iso8859_15", "koi8_r", "mac_roman", "cp437")

# Decoding, and what has to be kept.

_ESCAPED = re.compile("[\udc00-\udcff]+")
_SURROGATES = re.compile("[\ud800-\udfff]+")


def _decoded(body: bytes, encoding: str) -> tuple[str, list[Kept], list[Kept]]:
    """The text, the bytes that have to be kept, and those of them that are broken."""
    text, broken = _mended(body, encoding)
    if encoding == "utf-8":  # Python's strict decoder takes nothing that its encoder would write otherwise
        return text, broken, broken
    try:
        if _encoded(text, encoding, broken) == body:
            return text, broken, broken
        kept = sorted(broken + _second_codes(body, encoding))
        if _encoded(text, encoding, kept) == body:
            return text, kept, broken
    except (UnicodeError, ValueError):
        pass
    if not encoding.startswith(("utf-16", "utf-32")) and (
            re.sub("[^\n\f]+", "", text).encode() == re.sub(b"[^\n\f]+", b"", body)):
        kept = list(_odd_lines(body, text, encoding, broken))
        try:
            if _encoded(text, encoding, kept) == body:
                return text, kept, broken
        except (UnicodeError, ValueError):
            pass
    # Encodings with states (ISO-2022, HZ, UTF-7) can say one text in many ways.
    return text, [(0, len(text), body)], broken


def _odd_lines(body: bytes, text: str, encoding: str, broken: Sequence[Kept]) -> Iterator[Kept]:
    """What has to be kept, line by line and page by page: the broken bytes, and all of a line that would be written
    otherwise still."""
    at = n = 0
    for raw, line in zip(re.split(b"[\n\f]", body), re.split("[\n\f]", text)):
        own = []
        while n < len(broken) and broken[n][0] < at + len(line):
            own.append(broken[n])
            n += 1
        try:
            same = _encoded(line, encoding, [(a - at, b - at, one) for a, b, one in own]) == raw
        except (UnicodeError, ValueError):
            same = False
        if same:
            yield from own
        elif line:
            yield at, at + len(line), raw
        at += len(line) + 1


def _mended(body: bytes, encoding: str) -> tuple[str, list[Kept]]:
    """The text with one U+FFFD for each broken byte (UTF-16, UTF-32: each broken unit), and those bytes."""
    if encoding.startswith("utf-32"):
        return _mended_utf32(body, encoding)
    if encoding.startswith("utf-16"):
        odd = len(body) % 2
        text = body[:len(body) - odd].decode(encoding, "surrogatepass")
        broken = [(*m.span(), m[0].encode(encoding, "surrogatepass")) for m in _SURROGATES.finditer(text)]
        text = _SURROGATES.sub(_lost, text) if broken else text
        if odd:
            broken.append((len(text), len(text) + 1, body[-1:]))
            text += "\ufffd"
        return text, broken
    try:
        text = body.decode(encoding)
    except (UnicodeError, ValueError):
        pass
    else:
        if encoding not in _IN_MODE or _is_balanced(body, encoding):
            return _escaped(_in_step(body, text, encoding, seen=_CONTROLS.search(body) is not None))
    if encoding in _IN_MODE:
        return _escaped("\n".join(lines_in_mode(body, encoding)))
    try:
        text = body.decode(encoding, "surrogateescape")
    except (UnicodeError, ValueError):
        codecs.register_error("cleaner.escape", _escape)  # a broken byte below 0x80, in encodings with states
        text = body.decode(encoding, "cleaner.escape")
    return _escaped(_in_step(body, text, encoding))


def _escaped(text: str) -> tuple[str, list[Kept]]:
    """The text with U+FFFD for each lone surrogate that stands for a broken byte, and those bytes."""
    broken = [(*m.span(), m[0].encode("utf-16-le", "surrogatepass")[::2]) for m in _ESCAPED.finditer(text)]
    return _ESCAPED.sub(_lost, text) if broken else text, broken


_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_IN_STEP = {"gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "cp932", "shift_jis", "euc_jp", "cp949",
            "euc_kr"}
MOST_TRIED = 500_000
"""Bytes of lines that are read in step again, at two microseconds each; what has more is in another encoding."""


def _in_step(body: bytes, text: str, encoding: str, seen: bool = True) -> str:
    """`text`, its broken bytes as lone surrogates, with what follows one in its line read in step again.

    A line may be out of step without a broken byte to show for it, where a character in ASCII ends it, and so may all
    lines of a file: `seen` is whether it has broken bytes or controls. Where it has none, a line must be much likelier
    read otherwise; but when one is, damage is known to be there, and the others are asked again.
    """
    if encoding not in _IN_STEP:
        return text
    from cleaner.broken_bytes import MAY_SWALLOW, field_of, file_of, in_step, odd

    field, given = field_of(text), text
    raws = body.split(b"\n")
    for seen in (False, True) if not seen else (True,):
        patterns = odd(field, seen)
        swallowing = MAY_SWALLOW.search(given) is not None
        if not swallowing and not any(pattern.search(given) for pattern in patterns) and not _ESCAPED.search(given):
            break
        texts = given.split("\n")
        if len(texts) != len(raws):
            break
        tried = 0
        suspects = {number for number, (line, raw) in enumerate(zip(texts, raws)) if not raw.isascii() and (
            _ESCAPED.search(line) or any(pattern.search(line) for pattern in patterns))}
        file = file_of([line for number, line in enumerate(texts) if number not in suspects], texts, field)
        if swallowing:
            suspects.update(number for number, line in enumerate(texts) if MAY_SWALLOW.search(line))
        for number in sorted(suspects):
            texts[number] = in_step(raws[number], encoding, file, seen) or texts[number]
            tried += len(raws[number])
            if tried > MOST_TRIED:
                break
        text = "\n".join(texts)
        if text == given:  # nothing speaks for a broken byte in all of the file
            break
    return text


_IN_MODE = {"hz", "iso2022_jp"}


def lines_in_mode(body: bytes, encoding: str) -> Iterator[str]:
    """The lines in an encoding with escapes, each by itself: those with broken bytes in the likeliest modes."""
    from cleaner.broken_bytes import LONGEST, in_mode

    tried = 0
    for line in body.split(b"\n"):
        try:
            text = line.decode(encoding)
            if _is_balanced(line, encoding):
                yield text
                continue
        except (UnicodeError, ValueError):
            pass
        tried += len(line)
        if len(line) <= LONGEST and tried <= MOST_TRIED:
            yield in_mode(line, encoding)
        else:
            codecs.register_error("cleaner.escape", _escape)
            yield line.decode(encoding, "cleaner.escape")


def _is_balanced(raw: bytes, encoding: str) -> bool:
    """Whether as many escapes begin characters of two bytes as end them. (In HZ any other is an error of the codec.)"""
    return encoding == "hz" or len(_BEGINS.findall(raw)) == len(_ENDS.findall(raw))


_BEGINS, _ENDS = re.compile(rb"\x1b\$[@B]"), re.compile(rb"\x1b\([BJ]")


def _lost(run: re.Match[str]) -> str:
    return "\ufffd" * (run.end() - run.start())


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start:error.end]), error.end


def _mended_utf32(body: bytes, encoding: str) -> tuple[str, list[Kept]]:
    try:
        return body.decode(encoding), []
    except (UnicodeError, ValueError):
        pass
    order = "little" if encoding.endswith("le") else "big"
    pieces: list[str] = []
    broken: list[Kept] = []
    for at in range(0, len(body), 4):
        raw = body[at:at + 4]
        code = int.from_bytes(raw, order)  # type: ignore[arg-type]
        if len(raw) == 4 and code < 0x110000 and not 0xD800 <= code < 0xE000:
            pieces.append(chr(code))
        else:
            broken.append((len(pieces), len(pieces) + 1, raw))
            pieces.append("\ufffd")
    return "".join(pieces), broken


def _encoded(text: str, encoding: str, kept: Iterable[Kept]) -> bytes:
    pieces: list[bytes] = []
    at = 0
    for start, end, raw in kept:
        pieces += text[at:start].encode(encoding), raw
        at = end
    pieces.append(text[at:].encode(encoding))
    return b"".join(pieces)


def _second_codes(body: bytes, encoding: str) -> list[Kept]:
    """Where encoding the decoded `body` again gives other bytes than were read, character by character.

    cp932 has 398 such codes (NEC's and IBM's rows say the same kanji), Big5 a few.
    """
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    kept: list[Kept] = []
    at, pending = 0, b""
    for start in range(0, len(body), 256):
        chunk = body[start:start + 256]
        text = decoder.decode(chunk, start + 256 >= len(body))
        pending, used = decoder.getstate()[0], pending + chunk
        used = used[:len(used) - len(pending)]
        if text.encode(encoding, "surrogateescape") != used:
            one, raw, inside = codecs.getincrementaldecoder(encoding)("surrogateescape"), b"", at
            for i in range(len(used)):
                raw += used[i:i + 1]
                got = one.decode(used[i:i + 1], i + 1 == len(used))
                if got:
                    waiting = one.getstate()[0]
                    raw = raw[:len(raw) - len(waiting)]
                    if got.encode(encoding, "surrogateescape") != raw:
                        kept.append((inside, inside + len(got), raw))
                    inside += len(got)
                    raw = waiting
        at += len(text)
    return kept


def _hex(raw: bytes) -> str:
    return raw[:8].hex(" ").upper() + (" ..." if len(raw) > 8 else "")


def _undecodable(text: str, broken: Kept, encoding: str) -> Undecodable:
    start = broken[0]
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Undecodable(f"line {line}, column {column}: {_hex(broken[2])} is not {encoding}; name the encoding with -e, "
                       "or drop --errors strict")


# Pages.

class Span(NamedTuple):
    """A page of a text: `text[start:end]`, and what ends it."""

    start: int
    end: int
    separator: str
    """A form feed, what matched the page break, or nothing at the end of the text. Not part of the page."""


def split_pages(text: str, page_break: str | re.Pattern[str] | None = None) -> Iterator[Span]:
    r"""The pages of `text`: form feeds end them, and whatever `page_break`, a regular expression, matches.

    A page break at the very end, or before nothing but white space, makes no empty page. An empty text is one page.

    >>> [(span.start, span.end) for span in split_pages("one\ftwo\f")]
    [(0, 3), (4, 7)]
    >>> [span.separator for span in split_pages("a\n-- 2 --\nb", r"^-- \d+ --\n")]
    ['-- 2 --\n', '']
    """
    if page_break is None:
        breaks = _FORM_FEED
    else:
        source = page_break if isinstance(page_break, str) else page_break.pattern
        breaks = re.compile(f"{_PAGE_END}|(?:{source})", re.MULTILINE)
    start, length = 0, len(text)
    for match in breaks.finditer(text):
        a, b = match.span()
        if a < start or a == b and a in (start, length):
            continue
        if b < length and not _REST.match(text, b):
            yield Span(start, a, text[a:b])
            start = b
        else:
            yield Span(start, a, text[a:])
            return
    yield Span(start, length, "")


_PAGE_END = "(?<![^\r\n])\f(?:\r\n?|\n)|\f"
"""A form feed. One that is a line of its own, as `cleaner` writes it, takes its line end along: the page after it would
otherwise start with a blank line that no second run could tell from the page's own."""
_FORM_FEED = re.compile(_PAGE_END)
_REST = re.compile(r"[ \t\r\n]*\Z")


def page_reading(decoded: Decoded, span: Span) -> Reading:
    """The record of one page of a decoded file: its `encode` gives the bytes of that page.

    The byte order mark belongs to the first page. Where an encoding with states cannot be cut, the page's record gives
    the page in that encoding, which may be other bytes; the record of the file is always exact.
    """
    if span.start == 0 and span.end == len(decoded.text):
        return decoded.reading
    return decoded.reading.part(span.start, span.end)
