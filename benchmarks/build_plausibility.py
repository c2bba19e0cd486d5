"""Builds `cleaner/characters/plausibility.bin`: how common letter pairs and characters are, language by language.

    python benchmarks/build_plausibility.py          # writes the table
    python benchmarks/build_plausibility.py --check  # exit 1 where the table is not what would be written
    python benchmarks/build_plausibility.py --without it /tmp/table.bin  # to see what becomes of a language without a
    table

Origin: the byte-pair models of chardet 7.7.0 (`chardet/models/models.bin`, Copyright (c) 2026 Dan Blanchard, licence
0BSD, which asks for nothing; trained by its author on web text and Wikipedia), read through its own loader once, here.
Which characters are of the first level of a standard (GB 2312, Big5, JIS X 0208, KS X 1001) comes from Python's codecs.
Nothing is counted from text of this project.

A model says how often byte b follows byte a. Through a single-byte encoding of the language that is a letter pair;
through a double-byte encoding it is a character's frequency (mixed with the pairs of a second byte and the next first
byte, which is why a character outside the standard's levels is never believed).

The table: costs in eighths of a bit, one byte each.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
import zlib
from pathlib import Path

from cleaner.characters.plausibility import standard_characters

TABLE = Path(__file__).resolve().parent.parent / "cleaner" / "characters" / "plausibility.bin"
CHARDET = "7.7.0"
LETTERS = {  # language -> the encoding whose model is read
    "latin": {
        "br": "cp1252", "cs": "cp1250", "cy": "iso8859-14", "da": "cp1252", "de": "cp1252", "en": "cp1252",
        "eo": "iso8859-3", "es": "cp1252", "et": "cp1257", "fi": "cp1252", "fr": "cp1252", "ga": "cp1252",
        "gd": "iso8859-14", "hr": "cp1250", "hu": "cp1250", "id": "cp1252", "is": "cp1252", "it": "cp1252",
        "lt": "cp1257", "lv": "cp1257", "ms": "cp1252", "mt": "iso8859-3", "nl": "cp1252", "no": "cp1252",
        "pl": "cp1250", "pt": "cp1252", "ro": "cp1250", "sk": "cp1250", "sl": "cp1250", "sv": "cp1252",
        "tr": "cp1254", "vi": "cp1258",
    },
    "cyrillic": {"be": "cp1251", "bg": "cp1251", "kk": "kz1048", "mk": "cp1251", "ru": "cp1251", "sr": "cp1251",
                 "tg": "koi8-t", "uk": "cp1251"},
    "greek": {"el": "cp1253"},
    "hebrew": {"he": "cp1255"},
    "arabic": {"ar": "cp1256", "fa": "cp1256"},
}
UNIT = 8  # costs are in 1/8 bit
DEAREST = 176  # 22 bits
UNSEEN = 96  # letters of the alphabet that never stood together: 12 bits, below the rarest pair that was seen
FOREIGN = 120  # a letter that the language does not have: 15 bits
LOAN = 56  # what a pair of another language of the script costs besides: 7 bits
UNSEEN_START, UNSEEN_END = 72, 56  # as the first, or the last, letter of a word
TONES = "\u0300\u0301\u0303\u0309\u0323"


def letters_of(model: bytes, encoding: str) -> dict[tuple[str, str], float]:
    """Weight of each pair of characters, case folded, everything that is not a letter as one blank."""
    decoded = []
    for byte in range(256):
        try:
            ch = bytes([byte]).decode(encoding).lower()
        except UnicodeError:
            ch = ""
        decoded.append(ch if ch.isalpha() or ch in TONES or ch == "\u0307" else " " if ch else "")
    pairs: dict[tuple[str, str], float] = {}
    for index, weight in enumerate(model):
        a, b = decoded[index >> 8], decoded[index & 255]
        if weight and a and b and not a == b == " ":
            pairs[a, b] = pairs.get((a, b), 0) + weight
    return pairs


def costs_of(pairs: dict[tuple[str, str], float]) -> dict[str, int]:
    """-log2 P(b | a), smoothed with P(b), for each pair that was seen."""
    rows: dict[str, float] = {}
    single: dict[str, float] = {}
    for (a, b), weight in pairs.items():
        rows[a] = rows.get(a, 0) + weight
        single[b] = single.get(b, 0) + weight
    total = sum(single.values())
    costs = {}
    for (a, b), weight in pairs.items():
        share = (weight + 2 * single[b] / total) / (rows[a] + 2)
        costs[a + b] = min(DEAREST, round(-math.log2(share) * UNIT))
    return costs


def unseen(pair: str, alphabet: set[str]) -> int:
    """The cost of a pair that the language's model does not hold."""
    a, b = pair
    if b != " " and b not in alphabet:
        return FOREIGN
    return UNSEEN_START if a == " " else UNSEEN_END if b == " " else UNSEEN


def vietnamese(pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """cp1258 writes a tone as a mark of its own: `a` + acute. Said again with the composed letters of NFC."""
    out = {pair: weight for pair, weight in pairs.items() if not set(pair) & set(TONES)}
    follow: dict[str, float] = {}
    for (a, _), weight in pairs.items():
        follow[a] = follow.get(a, 0) + weight
    composed = {base + tone: unicodedata.normalize("NFC", base + tone)
                for base, tone in pairs if tone in TONES and len(unicodedata.normalize("NFC", base + tone)) == 1}
    for both, letter in composed.items():
        base, tone = both
        toned = pairs[base, tone] / follow[base]
        for (a, b), weight in list(pairs.items()):
            if b == base and a not in TONES:
                out[a, letter] = out.get((a, letter), 0) + weight * toned
            if a == tone and b not in TONES:  # what follows a tone, in the share that this vowel has in it
                out[letter, b] = out.get((letter, b), 0) + weight * pairs[base, tone] / follow[tone]
    return out


MODELS = {"zh-Hans": ("zh/gb18030", "gb18030"), "zh-Hant": ("zh/big5hkscs", "big5"), "ja": ("ja/cp932", "cp932"),
          "ko": ("ko/cp949", "cp949")}


def of_script(pair: str, script: str) -> bool:
    """Whether each letter of the pair is of the script."""
    return all(ch == " " or unicodedata.name(ch, "").startswith(script.upper()) for ch in pair)


def built(without: str = "") -> bytes:
    """The table as bytes; without one language, to see what becomes of text in a language that has no table."""
    import chardet
    from chardet.models import load_models

    if chardet.__version__ != CHARDET:
        raise SystemExit(f"the table is made from chardet {CHARDET}, here is {chardet.__version__}")
    models = load_models()
    head: dict[str, object] = {"unit": UNIT, "letters": {}}
    body = bytearray()
    for script, languages in LETTERS.items():
        costs = {}
        languages = {name: encoding for name, encoding in languages.items() if name != without} or {"": ""}
        for language, encoding in languages.items():
            pairs = letters_of(models[f"{language}/{encoding}"], encoding) if language else {}
            if language == "vi":
                pairs = vietnamese(pairs)
            if language == "ro":  # cp1250 has the cedilla, today's Romanian the comma below: the same letters
                for (a, b), weight in list(pairs.items()):
                    twin = tuple(ch.translate({0x15F: 0x219, 0x163: 0x21B}) for ch in (a, b))
                    pairs.setdefault(twin, weight)  # type: ignore[arg-type]
            costs[language] = {p: c for p, c in costs_of(pairs).items() if of_script(p, script)}
        every = sorted(set().union(*costs.values()))
        best = {pair: min(known.get(pair, DEAREST) for known in costs.values()) for pair in every}
        head["letters"][script] = [list(languages), "".join(every)]  # type: ignore[index]
        for language in languages:
            alphabet = set("".join(costs[language]))
            body += bytes(min(costs[language].get(pair) or unseen(pair, alphabet), best[pair] + LOAN) for pair in every)
    for name, (key, encoding) in MODELS.items():
        model, characters = models[key], standard_characters(name)
        weights = []
        for ch in characters:
            try:
                raw = ch.encode(encoding)
            except UnicodeError:
                raw = b""
            weights.append(model[raw[0] << 8 | raw[1]] if len(raw) == 2 else 0)
        total = sum(weights)
        if name == without:  # its standard's levels are Python's own and stay
            weights = [0] * len(weights)
        body += bytes(min(DEAREST, round(-math.log2(w / total) * UNIT)) if w else 0 for w in weights)
    return zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\0" + bytes(body), 9)


if __name__ == "__main__":
    if "--without" in sys.argv:
        language, path = sys.argv[sys.argv.index("--without") + 1:][:2]
        sys.exit(not Path(path).write_bytes(built(language)))
    table = built()
    if "--check" in sys.argv:
        sys.exit(not (TABLE.exists() and TABLE.read_bytes() == table))
    TABLE.write_bytes(table)
    print(f"{TABLE.name}: {len(table):,} bytes", file=sys.stderr)
