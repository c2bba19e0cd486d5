"""How many lines shown in a wrong encoding are made right again, kind by kind, beside ftfy.

    python benchmarks/mojibake.py [LINES.json] [--lines 20]

Lines are the paragraphs of the articles in fixtures/pages. LINES.json, where there is one, adds languages: an object with
a list of clean lines for each, by the codes of `TRUE`. Each line alone, without its page, is written in an encoding its
language has and read in each other one that loses nothing by it. `right`: the very line comes back. `wrong`: changed, but
into something else. `clean` are the lines as they are; any change to them is a wrong one.

    python benchmarks/mojibake.py [LINES.json] --pages

The same on pages of 40 lines of one language, of which one, four or all are broken by one pair; the others are clean.

    python benchmarks/mojibake.py [LINES.json] --cost

What the stage costs on clean pages of 60 lines of each language: in ms per MB, as a share of all stages, and of the chain
with the articles. Then pages broken all through by one pair, in ftfy's time for the same page in UTF-8 read as cp1252
(1.0: as fast as that); and single broken lines, in ms.

    python benchmarks/mojibake.py LINES.json --without fr

What becomes of a language without a table: a table is built without it (chardet of the version that
`build_plausibility.py` names), and only its lines are taken.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import ftfy

from cleaner import Pipeline, clean
from cleaner.characters import mojibake_pairs
from cleaner.characters.mojibake import repair_mojibake

TRUE = {"seed": "utf-8 gb18030 utf-16-le", "zh_CN": "utf-8 gb18030 utf-16-le", "zh_TW": "utf-8 big5 utf-16-le",
        "ja": "utf-8 cp932 euc_jp", "ko": "utf-8 cp949", "ru": "utf-8 cp1251 koi8-r", "el": "utf-8 iso8859-7",
        "cs": "utf-8 cp1250", "vi": "utf-8", "de": "utf-8 cp1252", "fr": "utf-8 cp1252", "es": "utf-8 cp1252"}
FONTS = {"seed": "gbk", "zh_CN": "gbk", "zh_TW": "big5", "ja": "cp932", "ko": "cp949"}
MULTI_BYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "utf-16-be", "utf-16-le")
WRONG = ("latin-1", "cp1252", "mac-roman", "cp437", "cp1251", "koi8-r", "cp1250", *MULTI_BYTE)


PLAIN = ftfy.TextFixerConfig(
    uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False, normalization=None, unescape_html=False,
    remove_terminal_escapes=False, fix_line_breaks=False, remove_control_chars=False)
"""ftfy with nothing on but what this stage is about."""


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


Pair = tuple[str, str, str, str]
"""Kind of damage, language, the encoding the lines were written in, the one they were read in."""


def broken_lines(lines: dict[str, list[str]]) -> Iterator[tuple[Pair, list[tuple[str, str]]]]:
    """Each pair of encodings with the lines that it breaks, as shown and as they are."""
    for language in sorted(TRUE.keys() & lines.keys()):
        for true in TRUE[language].split():
            for wrong in WRONG:
                kind = f"{'Chinese, Japanese, Korean' if language in FONTS else 'alphabets'}, "
                kind += f"{true if true.startswith('utf') else 'legacy encoding'} as "
                kind += "multi-byte" if wrong in MULTI_BYTE else "single-byte"
                yield (kind, language, true, wrong), [
                    (shown, line) for line in lines[language] if (shown := misread(line, true, wrong))]
        if language in FONTS:
            font = FONTS[language]
            yield (f"{font} font, bytes as code points", language, font, "font"), [
                (shown, line) for line in lines[language] if (shown := as_font(line, font))]


def cases(lines: dict[str, list[str]], most: int) -> Iterator[tuple[str, str, str]]:
    """Kind of damage, the damaged line, the line."""
    for (kind, *_), broken in broken_lines(lines):
        yield from ((kind, *case) for case in broken[:most])
    for language in lines:
        yield from (("clean", line, line) for line in lines[language])


PAGE_LINES = 40
BROKEN = (1, 4, PAGE_LINES)


def of_pages(lines: dict[str, list[str]], most: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What is broken on a page, and its lines as shown and as they are."""
    rng = random.Random(5)
    for (kind, language, *_), broken in broken_lines(lines):
        if len(broken) < PAGE_LINES // 2:
            continue
        for many in BROKEN:
            for _ in range(max(most // 10, 1) if many < PAGE_LINES else 1):
                page = rng.sample(broken, min(many, len(broken)))
                page += [(line, line) for line in rng.sample(lines[language], PAGE_LINES - many)]
                rng.shuffle(page)
                yield f"{kind}, {'all' if many == PAGE_LINES else many} of {PAGE_LINES}", page


def on_pages(lines: dict[str, list[str]], most: int) -> None:
    """Print what comes right line by line on pages, and which clean lines of them are changed."""
    stage = Pipeline(["mojibake"])
    of, right, theirs, kept, changed = Counter(), Counter(), Counter(), Counter(), Counter()
    for kind, page in of_pages(lines, most):
        shown = "\n".join(line for line, _ in page)
        ours, other = (text.split("\n") for text in (stage(shown).text, ftfy.fix_text(shown, PLAIN)))
        for name in (kind, "all, " + kind.rpartition(", ")[2]):
            for n, (line, true) in enumerate(page):
                if line == true:
                    kept[name] += 1
                    changed[name] += ours[n:n + 1] != [true]
                else:
                    of[name] += 1
                    right[name] += ours[n:n + 1] == [true]
                    theirs[name] += other[n:n + 1] == [true]
    print(f"{'what is broken':<62}{'lines':>7}{'right':>8}{'ftfy':>8}{'clean lines':>13}{'changed':>9}")
    for kind in sorted(of):
        print(f"{kind:<62}{of[kind]:>7}{right[kind] / of[kind]:>8.3f}{theirs[kind] / of[kind]:>8.3f}"
              f"{kept[kind]:>13}{changed[kind]:>9}")


def cost(lines: dict[str, list[str]]) -> None:
    """Print what the stage costs on clean pages, beside all stages and the articles."""
    rng = random.Random(5)
    _ = clean("schÃ¶n\n" + "Das Café schließt um acht.\n" * 30)  # what is made when a page first needs it
    print(f"{'clean':8}{'MB':>7}{'stage':>9}{'others':>9}{'articles':>10}{'of stages':>11}{'of chain':>10}")
    all_spent, all_size = [0.0, 0.0, 0.0], 0.0
    for language, all_lines in sorted(lines.items()):
        some = ["\n".join(rng.sample(all_lines, min(60, len(all_lines)))) for _ in range(16)]
        for page in some[:4]:
            _ = clean(page).articles
        size = sum(len(page.encode()) for page in some[4:]) / 1e6
        spent = [0.0, 0.0, 0.0]
        for page in some[4:]:
            mojibake_pairs._cached_step.cache_clear()  # the lines of other pages, which a corpus has but once
            start = process_time()
            list(repair_mojibake(page))
            middle = process_time()
            cleaned = clean(page)  # whose first stage knows this very page by now
            last = process_time()
            _ = cleaned.articles
            for n, seconds in enumerate((middle - start, last - middle, process_time() - last)):
                spent[n] += seconds
        row(language, size, spent)
        all_size += size
        all_spent = [before + now for before, now in zip(all_spent, spent)]
    row("all", all_size, all_spent)
    cost_of_broken(lines)


def cost_of_broken(lines: dict[str, list[str]]) -> None:
    """Print how long broken pages take beside ftfy, and the median of single lines."""
    stage = Pipeline(["mojibake"])
    shares: list[float] = []
    for language, true, wrong in (("de", "utf-8", "cp1252"), ("fr", "utf-8", "latin-1"), ("ru", "cp1251", "koi8-r"),
                                  ("de", "cp1252", "cp1251"), ("fr", "cp1252", "mac-roman"), ("zh_CN", "gb18030", "cp1252"),
                                  ("zh_TW", "big5", "cp1252"), ("ja", "cp932", "mac-roman"), ("ko", "cp949", "latin-1")):
        broken = [(shown, line) for line in lines.get(language, []) if (shown := misread(line, true, wrong))]
        if not broken:
            continue
        page = "\n".join(shown for shown, _ in broken)
        other = "\n".join(line.encode("utf-8").decode("sloppy-windows-1252") for _, line in broken)  # ftfy's cp1252
        rounds: list[float] = []
        for n in range(6):
            mojibake_pairs._cached_step.cache_clear()
            start = process_time()
            stage(page)
            middle = process_time()
            ftfy.fix_text(other, PLAIN)
            if n:
                rounds.append((middle - start) / (process_time() - middle))
        shares.append(statistics.median(rounds))
        print(f"{language}, {true} read as {wrong}, {len(page)} characters: {shares[-1]:.2f} of ftfy's time")
    times: list[float] = []
    for _, broken in broken_lines(lines):
        for shown, _ in broken[:5]:
            start = perf_counter()
            stage(shown)
            times.append(perf_counter() - start)
    print(f"single lines: median {statistics.median(times) * 1000:.2f} ms of {len(times)}")


def row(name: str, size: float, spent: list[float]) -> None:
    """Print a line of `cost`."""
    own, others, articles = (seconds / size * 1000 for seconds in spent)
    print(f"{name:8}{size:>7.2f}{own:>9.1f}{others:>9.1f}{articles:>10.1f}{own / (own + others):>11.3f}"
          f"{own / (own + others + articles):>10.3f}")


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
    parser.add_argument("--pages", action="store_true", help="on pages of which one, four or all lines are broken")
    parser.add_argument("--cost", action="store_true", help="what the stage costs on clean pages")
    arguments = parser.parse_args()
    pages = sorted((Path(__file__).parent.parent / "fixtures" / "pages").glob("*.json"))
    articles = [article for page in pages for article in json.loads(page.read_text("utf-8"))["articles"]]
    lines = {"seed": [block["text"] for article in articles for block in article["blocks"] if len(block["text"]) > 4]}
    if arguments.lines:
        lines.update(json.loads(arguments.lines.read_text("utf-8")))
    if arguments.without:
        lines = {arguments.without: lines[arguments.without]}
        forget(arguments.without)
    if arguments.pages:
        return on_pages(lines, arguments.most)
    if arguments.cost:
        return cost(lines)
    stage = Pipeline(["mojibake"])
    of, right, wrong, theirs = Counter(), Counter(), Counter(), Counter()
    for kind, shown, line in cases(lines, arguments.most):
        repaired = stage(shown).text
        for name in (kind, *["all but clean"] * (kind != "clean")):
            of[name] += 1
            right[name] += repaired == line
            wrong[name] += repaired not in (line, shown)
            theirs[name] += ftfy.fix_text(shown, PLAIN) == line
    print(f"{'kind':<62}{'lines':>7}{'right':>8}{'wrong':>8}{'ftfy':>8}")
    for kind in sorted(of, key=lambda kind: (kind == "clean", kind == "all but clean", kind)):
        share = (counts[kind] / of[kind] for counts in (right, wrong, theirs))
        print(f"{kind:<62}{of[kind]:>7}" + "".join(f"{figure:>8.3f}" for figure in share))


if __name__ == "__main__":
    main()
