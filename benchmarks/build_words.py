"""Builds `cleaner/lines/hanzi_words.bin` and `cleaner/lines/reduplication.txt` from three word lists.

    pip download --no-deps jieba==0.42.1 pypinyin==0.55.0 && python benchmarks/build_words.py FOLDER

- jieba 0.42.1, `dict.txt`: words with their frequencies; MIT licence, Copyright (c) 2013 Sun Junyi
- pypinyin 0.55.0, `phrases_dict`; MIT licence, Copyright (c) 2016 mozillazg
- opencc-python-reimplemented, phrase and character dictionaries; Apache License 2.0, after OpenCC

The words that are kept: all single characters, words of two from a frequency of 200 on, and whatever says a character
twice (`小心翼翼`). More words were tried: with 83,000 instead of 30,000 the share of natural repetitions at a random cut
that look like damage falls from 0.27 to 0.22, for four times the size.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import opencc

LINES = Path(__file__).resolve().parent.parent / "cleaner" / "lines"
HAN = "[\u4e00-\u9fff]"
LEAST = 200
HEAD = """# Chinese words that say a syllable or a word twice. None of them is damage.
#
# Counted from three word lists, simplified and traditional, the other script made with OpenCC:
# - jieba 0.42.1, dict.txt; MIT licence, Copyright (c) 2013 Sun Junyi
# - pypinyin 0.55.0, phrases_dict; MIT licence, Copyright (c) 2016 mozillazg
# - opencc-python-reimplemented 0.1.7, the phrase dictionaries; Apache License 2.0, Copyright OpenCC's authors
# and our own, as the need was seen: kinship terms side by side, 男男女女 and the like.
# To add a word, add it to its section; order and line ends do not matter.
"""
OWN = "爸爸妈妈 爷爷奶奶 哥哥姐姐 弟弟妹妹 姐姐妹妹 哥哥弟弟 姥姥爷爷 叔叔伯伯 爸爸爷爷 妈妈奶奶 爺爺奶奶 爸爸媽媽 男男女女"


def main(folder: Path) -> None:
    with tarfile.open(next(folder.glob("jieba-*.tar.gz"))) as archive:
        member = next(m for m in archive if m.name.endswith("/jieba/dict.txt"))
        lines = archive.extractfile(member).read().decode("utf-8").splitlines()  # type: ignore[union-attr]
    counts = {word: int(count) for word, count, _ in (line.split(" ") for line in lines)}
    with zipfile.ZipFile(next(folder.glob("pypinyin-*.whl"))) as wheel:
        phrases = set(json.loads(wheel.read("pypinyin/phrases_dict.json")))
    dictionaries = Path(opencc.__file__).parent / "dictionary"
    for path in dictionaries.glob("*Phrases*.txt"):
        phrases.update(path.read_text("utf-8").split())
    words = counts.keys() | phrases

    other = [opencc.OpenCC("s2t").convert, opencc.OpenCC("t2s").convert]

    def section(name: str, pattern: str, own: str = "") -> str:
        found = {word for word in words if re.fullmatch(pattern, word)} | set(own.split())
        found |= {convert(word) for word in found for convert in other}
        rows, row = [], ""
        for word in sorted(word for word in found if re.fullmatch(pattern, word)):
            if len(row) + len(word) > 99:
                rows.append(row)
                row = ""
            row += (" " if row else "") + word
        return f"\n## {name}\n" + "\n".join([*rows, row]) + "\n"

    LINES.joinpath("reduplication.txt").write_text(
        HEAD + section("AABB", rf"({HAN})\1(?!\1)({HAN})\2", OWN) + section("ABAB", rf"({HAN})(?!\1)({HAN})\1\2")
        + section("AA", rf"({HAN})\1"), "utf-8")

    total = sum(counts.values())
    kept: dict[int, dict[int, list[str]]] = {}
    for word, count in sorted(counts.items()):
        if not re.fullmatch(f"{HAN}{{1,4}}", word):
            continue
        if len(word) == 1 or (len(word) == 2 and count >= LEAST) or re.search(r"(.)\1", word):
            cost = round(math.log2(total / max(count, 0.5)))
            kept.setdefault(cost, {}).setdefault(len(word), []).append(word)
    fields = ["\t".join([str(cost), *("".join(by_size.get(size, [])) for size in (1, 2, 3, 4))])
              for cost, by_size in sorted(kept.items())]
    pairs = "".join(line.split("\t")[0] + line.split("\t")[1].split(" ")[0]
                    for line in (dictionaries / "TSCharacters.txt").read_text("utf-8").splitlines()
                    if len(line.split("\t")[0]) == 1 and line.split("\t")[0] != line.split("\t")[1].split(" ")[0])
    blob = zlib.compress("\n".join([pairs, *fields]).encode("utf-8"), 9)
    LINES.joinpath("hanzi_words.bin").write_bytes(blob)
    print(f"{sum(len(w) for by_size in kept.values() for w in by_size.values())} words, {len(blob)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
