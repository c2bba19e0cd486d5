"""How many lines shown in a wrong encoding are made right again, kind by kind, beside ftfy.

    python benchmarks/mojibake.py [LINES.json] [--lines 20]

Lines are the paragraphs of the articles in fixtures/pages. LINES.json, where there is one, adds languages: an object with a list of clean lines for
each, by the codes of `TRUE`. Each line alone, without its page, is written in an encoding its language has and read in
each other one that loses nothing by it. `right`: the very line comes back. `wrong`: changed, but into something else.
`clean` are the lines as they are; any change to them is a wrong one.

    python benchmarks/mojibake.py LINES.json --without fr

What becomes of a language without a table: a table is built without it (chardet of the version that
`build_plausibility.py` names), and only its lines are taken.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import ftfy

from cleaner import Pipeline

TRUE = {"seed": "utf-8 gb18030 utf-16-le", "zh_CN": "utf-8 gb18030 utf-16-le", "zh_TW": "utf-8 big5 utf-16-le",
        "ja": "utf-8 cp932 euc_jp", "ko": "utf-8 cp949", "ru": "utf-8 cp1251 koi8-r", "el": "utf-8 iso8859-7",
        "cs": "utf-8 cp1250", "vi": "utf-8", "de": "utf-8 cp1252", "fr": "utf-8 cp1252", "es": "utf-8 cp1252"}
FONTS = {"seed": "gbk", "zh_CN": "gbk", "zh_TW": "big5", "ja": "cp932", "ko": "cp949"}
MULTI_BYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "utf-16-be", "utf-16-le")
WRONG = ("latin-1", "cp1252", "mac-roman", "cp437", "cp1251", "koi8-r", "cp1250", *MULTI_BYTE)


def misread(line: str, true: str, wrong: str) -> str | None:
    """The line written in one encoding and read in another, or None where that shows nothing or cannot be undone."""
    try:
        shown = line.encode(true).decode(wrong)
        undone = shown.encode(wrong).decode(true)
    except UnicodeError:
        return None
    controls = any(ord(character) < 32 for character in shown)
    return None if shown == line or undone != line or controls else shown


def as_font(line: str, encoding: str) -> str | None:
    """Each hanzi or hangul as one code point made of its two bytes, the rest left: what PDF fonts without a map give."""
    shown = []
    for character in line:
        data = character.encode(encoding, "ignore")
        wide = len(data) == 2 and ("\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3")
        shown.append(chr(data[0] << 8 | data[1]) if wide else character)
    text = "".join(shown)
    return None if text == line or any("\ud800" <= character <= "\udfff" for character in text) else text


def cases(lines: dict[str, list[str]], most: int) -> Iterator[tuple[str, str, str]]:
    """Kind of damage, the damaged line, the line."""
    for language in TRUE.keys() & lines.keys():
        for true in TRUE[language].split():
            for wrong in WRONG:
                broken = [(shown, line) for line in lines[language] if (shown := misread(line, true, wrong))]
                kind = f"{'Chinese, Japanese, Korean' if language in FONTS else 'alphabets'}, "
                kind += f"{true if true.startswith('utf') else 'legacy encoding'} as "
                kind += "multi-byte" if wrong in MULTI_BYTE else "single-byte"
                yield from ((kind, *case) for case in broken[:most])
        if language in FONTS:
            kind = f"{FONTS[language]} font, bytes as code points"
            broken = [(shown, line) for line in lines[language] if (shown := as_font(line, FONTS[language]))]
            yield from ((kind, *case) for case in broken[:most])
    for language in lines:
        yield from (("clean", line, line) for line in lines[language])


def forget(language: str) -> None:
    """Lets the judge read a table without the language."""
    import tempfile

    from build_plausibility import built

    from cleaner.characters import plausibility

    with tempfile.NamedTemporaryFile() as table:
        table.write(built({"zh_CN": "zh-Hans", "zh_TW": "zh-Hant"}.get(language, language)))
        table.flush()
        plausibility.TABLE = Path(table.name)
        plausibility.judge()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--lines", dest="most", type=int, default=20, help="most lines of each pair of encodings")
    parser.add_argument("--without", metavar="LANGUAGE", help="only its lines, by a judge that has no table of it")
    arguments = parser.parse_args()
    pages = sorted((Path(__file__).parent.parent / "fixtures" / "pages").glob("*.json"))
    articles = [article for page in pages for article in json.loads(page.read_text("utf-8"))["articles"]]
    lines = {"seed": [block["text"] for article in articles for block in article["blocks"] if len(block["text"]) > 4]}
    if arguments.lines:
        lines.update(json.loads(arguments.lines.read_text("utf-8")))
    if arguments.without:
        lines = {arguments.without: lines[arguments.without]}
        forget(arguments.without)
    stage, plain = Pipeline(["mojibake"]), ftfy.TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None,
        unescape_html=False, remove_terminal_escapes=False, fix_line_breaks=False, remove_control_chars=False)
    of, right, wrong, theirs = Counter(), Counter(), Counter(), Counter()
    for kind, shown, line in cases(lines, arguments.most):
        repaired = stage(shown).text
        for name in (kind, *["all but clean"] * (kind != "clean")):
            of[name] += 1
            right[name] += repaired == line
            wrong[name] += repaired not in (line, shown)
            theirs[name] += ftfy.fix_text(shown, plain) == line
    print(f"{'kind':<62}{'lines':>7}{'right':>8}{'wrong':>8}{'ftfy':>8}")
    for kind in sorted(of, key=lambda kind: (kind == "clean", kind == "all but clean", kind)):
        share = (counts[kind] / of[kind] for counts in (right, wrong, theirs))
        print(f"{kind:<62}{of[kind]:>7}" + "".join(f"{figure:>8.3f}" for figure in share))


if __name__ == "__main__":
    main()
