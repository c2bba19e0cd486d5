"""How often bytes are read right, with chardet alone beside it, and what chardet's confidence is worth.

    python benchmarks/reading.py [LINES.json] [--each 6] [--only pristine broken glued marks short chardet]

Pages are cut from the seeds, in each encoding that can hold them. LINES.json, where there is one, adds languages: an
object with a list of lines for each. A page is right where every character is.

- `pristine`: files in one encoding, by size. `cut` are those that were taken for several encodings glued together.
- `broken`: three random bytes of 2,000 put for others. `encoding` is right where it reads the undamaged page, `characters`
  where every other character of the damaged one is right: in a multi-byte encoding one byte may put the rest of its line
  out of step.
- `glued`: two files in different encodings, one after the other; the same language in both, or another.
- `marks`: a byte order mark that is not the file's own.
- `short`: how many wrong readings of 20 to 80 bytes are given out as certain.
"""

from __future__ import annotations

import argparse
import codecs
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import chardet

from cleaner.reading import LEAST, SURE, by_chardet, decode

SIZES = (200, 500, 2000, 8000)
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "utf-16-le", "utf-16-be", "cp1250", "cp1251",
             "cp1252", "iso8859_1", "koi8_r", "iso8859_7", "mac_roman", "cp437", "iso2022_jp", "hz", "utf-32-le",
             "utf-32-be", "cp1253", "iso8859_2", "iso8859_5", "cp866")
# A language is tried in the encodings that its users had: Spanish in cp1253 is nobody's file.
USUAL = {"zh_CN": "gb18030 hz", "seed": "gb18030 hz", "zh_TW": "big5hkscs gb18030", "ja": "cp932 euc_jp iso2022_jp",
         "ko": "cp949", "ru": "cp1251 koi8_r iso8859_5 cp866", "el": "iso8859_7 cp1253", "cs": "cp1250 iso8859_2",
         "ro": "cp1250 iso8859_2", "vi": "", "en": "cp1252 mac_roman"}
LATIN = "cp1252 iso8859_1 mac_roman cp437"
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


class Source:
    """Pages of each language in each encoding that it has, drawn at random."""

    def __init__(self, lines: dict[str, list[str]]) -> None:
        self.fit: dict[tuple[str, str], list[str]] = {}
        for language, all_lines in lines.items():
            for encoding in ("utf-8", *WIDE, *USUAL.get(language, LATIN).split()):
                fit = [line for line in all_lines if holds(encoding, line)]
                if len(fit) >= 30 and not all(line.isascii() for line in fit):
                    self.fit[language, encoding] = fit

    def page(self, rng: random.Random, language: str, encoding: str, size: int) -> str:
        """Lines that follow each other, some `size` bytes, with something beyond ASCII among them."""
        fit = self.fit[language, encoding]
        for _ in range(50):
            at = rng.randrange(len(fit))
            text = ""
            while len(text.encode(encoding)) < size:
                text += fit[at % len(fit)] + "\n"
                at += 1
            while len(text.encode(encoding)) > size * 1.2 and len(text) > 4:
                text = text[:-max(1, len(text) // 50)]
            if not text.isascii():
                return text
        return text + "ä\n"


def holds(encoding: str, line: str) -> bool:
    """Whether the line comes back from the encoding."""
    try:
        return line.encode(encoding).decode(encoding) == line
    except UnicodeError:
        return False


def chardet_alone(data: bytes) -> str | None:
    """What chardet's answer makes of the bytes; None where it gives none, or one that does not decode them."""
    encoding = chardet.detect(data, prefer_superset=True, compat_names=False)["encoding"]
    try:
        return data.decode(encoding).removeprefix("\ufeff") if encoding else None
    except (UnicodeError, LookupError):
        return None


def read(data: bytes) -> tuple[str, bool, bool]:
    """The text, whether it was said to be a guess, and whether several encodings were found; the bytes come back."""
    decoded = decode(data)
    assert decoded.reading.encode(decoded.text) == data, "the record does not give the bytes back"
    return decoded.text, decoded.reading.confidence < 0.9, bool(decoded.reading.parts)


def table(title: str, rows: dict[str, Counter[str]], columns: list[str]) -> None:
    """Shares of `of`, a line for each row and one for all."""
    print(f"\n{title}\n{'':28}{'files':>7}" + "".join(f"{name:>14}" for name in columns))
    rows = {**rows, "ALL": sum(rows.values(), Counter())}
    for name, row in rows.items():
        print(f"{name:28}{row['of']:7}" + "".join(f"{row[key] / max(row['of'], 1):14.4f}" for key in columns))


def pristine(source: Source, each: int) -> None:
    rng = random.Random(1)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for language, encoding in source.fit:
        for size in SIZES:
            for _ in range(each):
                text = source.page(rng, language, encoding, size)
                data = text.encode(encoding)
                got, guessed, cut = read(data)
                for row in (rows[encoding], rows[f"at {size}" + ", UTF-16" * (encoding in WIDE)]):
                    row.update({"of": 1, "right": got == text, "said": got == text or guessed, "cut": cut,
                                "chardet": chardet_alone(data) == text})
                if got != text and SHOW:
                    print("  wrong:", language, encoding, size, decode(data).reading.encoding, guessed, cut)
    table("pristine files", dict(sorted(rows.items())), ["right", "said", "cut", "chardet"])


def pieces_right(text: str, encoding: str, places: list[int], got: str) -> bool:
    """Whether all that stands between the broken bytes is in `got`, in order."""
    ends, at = [], 0
    encode = codecs.getincrementalencoder(encoding)().encode
    for character in text:
        at += len(encode(character))
        ends.append(at)
    broken = sorted({sum(end <= place for end in ends) for place in places})
    start = found = 0
    for stop in [*broken, len(text)]:
        piece = text[start:stop]
        found = got.find(piece, found)
        if found < 0:
            return False
        found += len(piece)
        start = stop + 1
    return True


def holds_text(text: str, encoding: str, told: str) -> bool:
    """Whether the encoding that was told reads the undamaged page."""
    try:
        return text.encode(encoding).decode(told).removeprefix("\ufeff") == text
    except UnicodeError:
        return False


def broken(source: Source, each: int) -> None:
    rng = random.Random(2)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for language, encoding in source.fit:
        for _ in range(2 * each):
            text = source.page(rng, language, encoding, 2000)
            damaged = bytearray(text.encode(encoding))
            places = sorted(rng.sample(range(len(damaged)), 3))
            for place in places:
                damaged[place] = rng.choice([byte for byte in range(256) if byte != damaged[place]])
            got, _, cut = read(bytes(damaged))
            answer = chardet.detect(bytes(damaged), prefer_superset=True, compat_names=False)["encoding"]
            theirs = "" if answer is None else bytes(damaged).decode(answer, "replace")
            right = pieces_right(text, encoding, places, got)
            told = decode(bytes(damaged)).reading.encoding
            rows[encoding].update({
                "of": 1, "encoding": holds_text(text, encoding, told), "characters": right, "cut": cut,
                "codec": pieces_right(text, encoding, places, bytes(damaged).decode(encoding, "replace")),
                "chardet, enc": answer is not None and holds_text(text, encoding, answer),
                "chardet, chr": pieces_right(text, encoding, places, theirs)})
            if not holds_text(text, encoding, told) and SHOW:
                print("  wrong:", language, encoding, decode(bytes(damaged)).reading.encoding, cut)
    table("three broken bytes in 2,000 (codec: the characters of Python's codec, where the encoding is known)", rows,
          ["encoding", "characters", "cut", "codec", "chardet, enc", "chardet, chr"])


def glued(source: Source, each: int) -> None:
    rng = random.Random(3)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    of: dict[str, list[str]] = defaultdict(list)
    for language, encoding in source.fit:
        of[encoding].append(language)
    for first in ENCODINGS:
        for second in ENCODINGS:
            if first == second or first not in of or second not in of:
                continue
            for n in range(each):
                size = (500, 1000, 2000, 4000)[rng.randrange(4)]
                one = rng.choice(of[first])
                same = n % 2 == 0 and one in of[second]
                other = one if same else rng.choice(of[second])
                texts = [source.page(rng, one, first, size).rstrip("\n") + "\n", source.page(rng, other, second, size)]
                data = texts[0].encode(first) + texts[1].encode(second)
                text = "".join(texts)
                got, guessed, cut = read(data)
                kinds = [f"{kind(first)} + {kind(second)}", *[f"with {name}" for name in (first, second)],
                         "same language" if same else "two languages"]
                for key in kinds:
                    rows[key].update({"of": 1, "right": got == text, "said": got == text or guessed,
                                      "chardet": chardet_alone(data) == text})
                if got != text and SHOW:
                    reading = decode(data).reading
                    print("  wrong:", one, first, other, second, size, len(texts[0]), reading.encoding, reading.confidence,
                          reading.parts[:6])
    rows["ALL, by half"] = sum((row for name, row in rows.items() if name.startswith("with ")), Counter())
    table("two encodings glued at a line", dict(sorted(rows.items())), ["right", "said", "chardet"])


def kind(encoding: str) -> str:
    """The family of an encoding."""
    return ("UTF-8" if encoding == "utf-8" else "UTF-16/32" if encoding in WIDE
            else "multi-byte" if encoding in ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
            else "7 bits" if encoding in ("hz", "iso2022_jp") else "single-byte")


MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
         "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}


def marks(source: Source, each: int) -> None:
    rng = random.Random(4)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for language, encoding in source.fit:
        for name, mark in MARKS.items():
            for _ in range(max(each // 3, 1)):
                text = source.page(rng, language, encoding, rng.choice((200, 500, 2000)))
                data = mark + text.encode(encoding)
                decoded = decode(data)
                assert decoded.reading.encode(decoded.text) == data
                told = any(finding.code == "reading.wrong-mark" for finding in decoded.reading.findings)
                row = rows[f"{name} mark" + (", right" if name == encoding else f", {kind(encoding)}")]
                row.update({"of": 1, "right": decoded.text == text, "told": told != (name == encoding),
                            "chardet": chardet_alone(data) == text})
                if (decoded.text != text or told == (name == encoding)) and SHOW:
                    print("  wrong:", language, encoding, name, len(data), decoded.reading.encoding, told)
    table("byte order marks, wrong ones (and right ones)", dict(sorted(rows.items())), ["right", "told", "chardet"])


def short(source: Source, each: int) -> None:
    rng = random.Random(5)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for language, encoding in source.fit:
        for size in (20, 40, 80):
            for _ in range(each):
                text = source.page(rng, language, encoding, size)
                data = text.encode(encoding)
                got, guessed, _ = read(data)
                for row in (rows[encoding], rows[f"at {size}"]):
                    row.update({"of": 1, "right": got == text, "wrong, unsaid": got != text and not guessed,
                                "chardet": chardet_alone(data) == text})
                if got != text and not guessed and SHOW:
                    print("  wrong and unsaid:", language, encoding, size, repr(text), repr(got))
    table("short files", dict(sorted(rows.items())), ["right", "wrong, unsaid", "chardet"])


def confidence(source: Source, each: int) -> None:
    rng = random.Random(1)
    sure = {True: [0, 0], False: [0, 0], None: [0, 0]}
    for language, encoding in source.fit:
        if not encoding.startswith("utf"):
            for size in (20, 40, 80, *SIZES):
                for _ in range(each):
                    text = source.page(rng, language, encoding, size)
                    guess = by_chardet(data := text.encode(encoding))
                    key = None if guess is None else guess.confidence == 1.0
                    try:
                        sure[key][guess is not None and data.decode(guess.encoding) == text] += 1
                    except UnicodeError:
                        sure[key][0] += 1
    print()
    for key, what in ((True, f"from {SURE}"), (False, f"{LEAST} to {SURE}"), (None, f"below {LEAST} or no answer")):
        print(f"chardet's confidence {what}: wrong {sure[key][0]}, right {sure[key][1]}")


SHOW = False
WHAT = {"pristine": pristine, "broken": broken, "glued": glued, "marks": marks, "short": short, "chardet": confidence}


def main() -> None:
    global SHOW
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--each", type=int, default=6)
    parser.add_argument("--only", nargs="+", choices=WHAT, default=list(WHAT))
    parser.add_argument("--show", action="store_true", help="name what came out wrong")
    options = parser.parse_args()
    SHOW = options.show
    seeds = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    lines = {"seed": [line for seed in seeds for line in seed.read_text("utf-8").splitlines() if line]}
    if options.lines:
        lines.update(json.loads(options.lines.read_text("utf-8")))
    source = Source(lines)
    for name in options.only:
        WHAT[name](source, options.each)


if __name__ == "__main__":
    main()
