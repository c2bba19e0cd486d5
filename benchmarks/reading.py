"""How often the encoding of a page is told right, with chardet alone beside it, and what its confidence is worth.

    python benchmarks/reading.py [LINES.json]

Pages are cut from the seeds, in each encoding that can hold them. LINES.json, where there is one, adds languages: an
object with a list of lines for each. A page counts as right where every character is. Then the same with random bytes put for
one byte in 500 and three in 2,000: right is the encoding that reads the undamaged page.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import chardet

from cleaner.reading import LEAST, SURE, by_chardet, decode

SIZES = (20, 40, 80, 200, 500, 2000, 8000)
ENCODINGS = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1250", "cp1251", "cp1252", "cp1253", "koi8_r",
             "mac_roman", "iso8859_1", "iso8859_2", "iso8859_5", "iso8859_7", "cp866", "utf-8", "utf-16-le",
             "utf-16-be", "utf-16")
EAST_ASIA = {"gb18030": {"zh_CN", "zh_TW", "seed"}, "big5hkscs": {"zh_TW"}, "cp932": {"ja"}, "euc_jp": {"ja"},
             "cp949": {"ko"}}
# A language is tried in the encodings that its users had: Spanish in cp1253 is nobody's file.
ALPHABETS = {"ru": "cp1251 koi8_r iso8859_5 cp866", "el": "cp1253 iso8859_7", "cs": "cp1250 iso8859_2",
             "ro": "cp1250 iso8859_2", "vi": "", "zh_CN": "", "zh_TW": "", "seed": "", "ja": "", "ko": ""}
LATIN = "cp1252 iso8859_1 mac_roman"


def pages(lines: dict[str, list[str]], each: int) -> Iterator[tuple[str, str, int, str]]:
    """Language, encoding, size in bytes, text."""
    rng = random.Random(1)
    for language, all_lines in lines.items():
        for encoding in ENCODINGS:
            wanted = ALPHABETS.get(language, LATIN).split()
            if not (encoding.startswith("utf") or encoding in wanted or language in EAST_ASIA.get(encoding, ())):
                continue
            fit = [line for line in all_lines if holds(encoding, line)]
            for size in SIZES if len(fit) >= 30 else ():
                for _ in range(each):
                    at = rng.randrange(len(fit))
                    text = ""
                    for line in fit[at:] + fit[:at]:
                        text += line + "\n"
                        if len(text.encode(encoding)) >= size:
                            break
                    while len(text.encode(encoding)) > size * 1.2 and len(text) > 4:
                        text = text[:-max(1, len(text) // 50)]
                    if not text.isascii():
                        yield language, encoding, size, text


def holds(encoding: str, line: str) -> bool:
    try:
        return line.encode(encoding) is not None
    except UnicodeError:
        return False


def chardet_alone(data: bytes) -> str | None:
    encoding = chardet.detect(data, prefer_superset=True, compat_names=False)["encoding"]
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def main() -> None:
    seeds = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
    lines = {"seed": [line for seed in seeds for line in seed.read_text("utf-8").splitlines() if line]}
    if len(sys.argv) > 1:
        lines.update(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    ours, alone = defaultdict(list), defaultdict(list)
    sure = {True: [0, 0], False: [0, 0], None: [0, 0]}
    for _, encoding, size, text in pages(lines, 6):
        data = text.encode(encoding)
        decoded = decode(data)
        assert decoded.reading.encode(decoded.text) == data
        ours[encoding, size].append(decoded.text == text)
        alone[encoding, size].append((chardet_alone(data) or "").removeprefix("\ufeff") == text)
        if not encoding.startswith("utf"):
            guess = by_chardet(data)
            key = None if guess is None else guess.confidence == 1.0
            sure[key][guess is not None and holds_text(data, guess.encoding, text)] += 1
    print("right pages, and chardet alone, by size in bytes")
    print(f"{'':12}", *(f"{size:>15}" for size in SIZES))
    for encoding in ENCODINGS:
        if any((encoding, size) in ours for size in SIZES):
            print(f"{encoding:12}", *(
                f"{sum(ours[encoding, size]):4}/{len(ours[encoding, size]):<4}({sum(alone[encoding, size]):4})"
                for size in SIZES))
    broken: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    rng = random.Random(2)
    for _, encoding, size, text in pages(lines, 6):
        if size in (500, 2000):
            data = text.encode(encoding)
            damaged = bytearray(data)
            for _ in range(1 if size == 500 else 3):
                damaged[rng.randrange(2, len(damaged))] = rng.randrange(256)
            told = decode(bytes(damaged)).reading
            other = chardet.detect(bytes(damaged), prefer_superset=True, compat_names=False)["encoding"]
            broken[encoding].append((holds_text(data[len(told.bom):], told.encoding, text),
                                     other is not None and holds_text(data, other, text)))
    print("encoding right with one broken byte in 500 and three in 2,000, and chardet alone")
    for encoding, both in broken.items():
        print(f"{encoding:12} {sum(a for a, _ in both):5}/{len(both):<4}({sum(b for _, b in both):4})")
    for key, what in ((True, f"from {SURE}"), (False, f"{LEAST} to {SURE}"), (None, f"below {LEAST} or no answer")):
        print(f"chardet's confidence {what}: wrong {sure[key][0]}, right {sure[key][1]}")


def holds_text(data: bytes, encoding: str, text: str) -> bool:
    try:
        return data.decode(encoding).removeprefix("\ufeff") == text
    except UnicodeError:
        return False


if __name__ == "__main__":
    main()
