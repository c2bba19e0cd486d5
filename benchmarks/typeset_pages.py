"""Pages typeset by a browser and read back by the programs that people read PDFs with: what comes back of them.

    python benchmarks/typeset_pages.py [--pages 20] [--seed 0]     a table: each program, each order of drawing
    python benchmarks/typeset_pages.py --write FOLDER              the pages and their gold as files, for `articles.py`

A page is two to four clean articles (those of `damaged_pages.py`), set by Chromium in one to three columns a text, one
text under the other or two side by side, with first lines indented, pictures with captions, and furniture. It is drawn as it
is read, or each headline behind its text, or all headlines first or last: a program that goes by the order of drawing
gets it so. Nothing is broken on purpose; what is wrong with such a page is what these programs make of any newspaper.

Needed besides this repository: `chromium` and `pdftotext` (Debian: chromium, poppler-utils, fonts-noto-cjk), and, of
pypdf, pdfminer.six and PyMuPDF, those that are to be asked; what is not there is left out, and said.
"""

from __future__ import annotations

import argparse
import html
import json
import logging
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import articles
import damage
from damaged_pages import SHOWN, Block, by_baseline, by_cleaner, drawn

ORDERS = ("as it is read", "headlines behind their texts", "headlines first", "headlines last")
STYLE = """@page {{ size: {page}px 6000px; margin: 20px }}
body {{ font: {size}px/1.35 {face}; margin: 0; text-spacing-trim: space-all }}
p {{ margin: 0; text-indent: {indent}; text-align: justify; hyphens: auto }}
h2 {{ font-size: 1.6em; margin: .2em 0 }} h3 {{ font-size: 1.2em; margin: .2em 0 }}
main {{ display: grid; grid-template-columns: repeat({side}, 1fr); gap: 26px; align-items: start }}
figure {{ margin: 0 0 4px 4px; width: 60% }} figure div {{ background: #ccc; height: 90px }} figcaption {{ font-size: .85em }}"""


# ---- a page -------------------------------------------------------------------------------------------------------------

def _paragraph(text: str, caption: str, rng: random.Random) -> str:
    """A paragraph, with a picture beside it or in the middle of it, where there is a caption."""
    if not caption:
        return f"<p>{html.escape(text)}</p>"
    side = rng.choice(("float: left", "float: right", "width: 100%"))
    if len(text) > 80 and rng.random() < 0.5:
        at = rng.randrange(20, len(text) - 20)
        return f"<p>{html.escape(text[:at])}{_figure(caption, side, 'span', 'span')}{html.escape(text[at:])}</p>"
    return f"{_figure(caption, side, 'figure', 'figcaption')}<p>{html.escape(text)}</p>"


def _figure(caption: str, side: str, outer: str, inner: str) -> str:
    """A picture and its caption; a paragraph may hold nothing but spans."""
    picture = "div" if outer == "figure" else "span"
    return (f'<{outer} style="{side}; display: block"><{picture}></{picture}>'
            f'<{inner} style="display: block">{html.escape(caption)}</{inner}></{outer}>')


def document(blocks: list[Block], gold: dict[str, Any], rng: random.Random, chinese: bool, order: str) -> str:
    """The page as HTML; captions are added to the gold."""
    page, size = rng.choice((700, 900, 1100)), rng.choice((10, 11, 12, 13))
    side = rng.choice((1, 1, 2))
    heads, texts = [], []
    for n, article in enumerate(gold["articles"]):
        own = [block for block in blocks if block.story == n]
        caption = damage.CAPTION if chinese else damage.ENGLISH_CAPTION
        pictured = rng.randrange(len(article["blocks"])) if rng.random() < 0.4 else -1
        head = body = ""
        paragraphs = 0
        for block in own:
            if block.role == "heading":
                mark = "h3" if "<h2" in head else "h2"
                head += f"<{mark}>{html.escape(block.text)}</{mark}>"
            elif block.role == "byline":
                head += f'<p style="text-indent: 0">{html.escape(block.text)}</p>'
            else:
                body += _paragraph(block.text, caption if paragraphs == pictured else "", rng)
                paragraphs += 1
        if pictured >= 0:
            article["blocks"].append({"role": "caption", "text": caption})
        wide = rng.uniform(10, 22) if chinese else rng.uniform(16, 30)
        columns = max(1, round(page / side / size / wide))
        place = f"grid-column: {n % side + 1}; grid-row: {2 * (n // side) + 1}"
        heads.append(f'<div style="{place}">{head}</div>')
        place = f"grid-column: {n % side + 1}; grid-row: {2 * (n // side) + 2}"
        texts.append(f'<div style="{place}; column-count: {columns}; column-gap: 2em">{body}</div>')
    drawn_as = {
        ORDERS[0]: [part for pair in zip(heads, texts) for part in pair],
        ORDERS[1]: [part for pair in zip(texts, heads) for part in pair],
        ORDERS[2]: heads + texts,
        ORDERS[3]: texts + heads,
    }[order]
    furniture = "".join(f"<div>{html.escape(block.text)}</div>" for block in blocks if block.role == "furniture")
    style = STYLE.format(page=page, size=size, side=side, face='"Noto Serif CJK SC", serif' if chinese else "serif",
                         indent="2em" if chinese else "1em")
    language = "zh-Hans" if chinese else "en"
    return f"<!doctype html><html lang={language}><meta charset=utf-8><style>{style}</style>{furniture}<main>{''.join(drawn_as)}</main></html>"


def printed(source: str, folder: Path) -> Path:
    """The PDF of an HTML page, by Chromium."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(source, "utf-8")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    "--disable-background-networking", f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={pdf}", str(page)],
                   check=True, capture_output=True)
    return pdf


# ---- who reads it -------------------------------------------------------------------------------------------------------

def _by_command(*options: str) -> Callable[[Path], str]:
    return lambda pdf: subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True).stdout.decode("utf-8")


def _by_pypdf(pdf: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


def _by_pdfminer(pdf: Path) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(str(pdf)))


def _by_pymupdf(pdf: Path) -> str:
    import pymupdf

    return "\n".join(page.get_text("text") for page in pymupdf.open(pdf))


def _by_blocks(pdf: Path) -> str:
    import pymupdf

    return "\n".join(block[4] for page in pymupdf.open(pdf) for block in page.get_text("blocks") if block[6] == 0)


READERS: dict[str, Callable[[Path], str]] = {
    "pdftotext": _by_command(), "pdftotext -raw": _by_command("-raw"), "pypdf": _by_pypdf, "pdfminer": _by_pdfminer,
    "PyMuPDF": _by_pymupdf, "PyMuPDF, blocks": _by_blocks,
}


def readers() -> dict[str, Callable[[Path], str]]:
    """Those that are installed; the others are named on standard error."""
    needed = {"pypdf": "pypdf", "pdfminer": "pdfminer", "PyMuPDF": "pymupdf", "PyMuPDF, blocks": "pymupdf"}
    found = {}
    for name, read in READERS.items():
        try:
            if name in needed:
                __import__(needed[name])
            elif shutil.which("pdftotext") is None:
                raise ImportError
        except ImportError:
            print(f"{name} is not installed, and is left out", file=sys.stderr)
        else:
            found[name] = read
    return found


def pages(count: int, seed: int) -> Iterator[tuple[str, str, str, str, dict[str, Any]]]:
    """Name, program, order of drawing, text and gold of each page; every program reads every page."""
    asked = readers()
    with tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            rng = random.Random(f"{seed} {n}")
            chinese, order = n % 3 < 2, ORDERS[n % len(ORDERS)]
            blocks, gold = drawn(rng, chinese)
            pdf = printed(document(blocks, gold, rng, chinese, order), Path(folder))
            for k, (program, read) in enumerate(asked.items()):
                yield f"{n:03}_{k}", program, order, read(pdf).replace("\f", ""), gold


def main() -> None:
    """Read the options; print the table, or write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if shutil.which("chromium") is None:
        parser.error("chromium is not installed; Debian has it as a package of that name")
    logging.disable(logging.CRITICAL)   # pdfminer warns of every font
    if options.write:
        for part in ("pages", "gold"):
            (options.write / part).mkdir(parents=True, exist_ok=True)
    sums: dict[str, list[Counter[str]]] = defaultdict(lambda: [Counter(), Counter()])
    told: Counter[str] = Counter()
    for name, program, order, text, gold in pages(options.pages, options.seed):
        if options.write:
            (options.write / "pages" / f"{name}.txt").write_text(text, "utf-8")
            (options.write / "gold" / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")
            continue
        found = articles.figures(gold, by_cleaner(text)), articles.figures(gold, by_baseline(text))
        for row in (program, order, "mean"):
            told[row] += 1
            for total, figures in zip(sums[row], found):
                total.update(figures)
    if sums:
        print(f"{'':30}" + "".join(f"{name:>12}" for name in SHOWN) + "     ftfy and blank lines: the same four")
    for row in sorted(sums, key=lambda row: (row == "mean", row in ORDERS)):
        print(f"{row:30}" + "".join(f"{sums[row][0][name] / told[row]:12.3f}" for name in SHOWN) + "   "
              + "".join(f"{sums[row][1][name] / told[row]:8.3f}" for name in SHOWN))


if __name__ == "__main__":
    main()
