"""How fast the chain is, beside `ftfy.fix_text` on the same text; what each stage costs; how time and memory grow.

    python benchmarks/throughput.py                 ratios, both languages
    python benchmarks/throughput.py --stages        cost of each stage
    python benchmarks/throughput.py --scaling       1 to 50 MB page by page, one page of 10 MB, peak memory

The chain is `cleaner.clean(page)` with its journal, and `page.articles`. Both tools get one page after the other, as
`str`; rounds alternate (cleaner, ftfy, cleaner, ftfy, ...) and the ratio is the median of the rounds' ratios, since
absolute times drift with the machine and the ratios do not. Times are CPU time of the one process.

Text: `chinese` is copies of the five pages in seeds/, each copy with every digit and 5 % of its hanzi drawn anew, so
that no cache helps. `english` is the running Python's own manual (`pydoc_data.topics`, hard-wrapped), cut at blank
lines into pages of about 5 KB, each copy with its digits and 5 % of its words drawn anew. 1 MB is 10**6 bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
HANZI = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z]+")
DIGIT = re.compile("[0-9]")
LANGUAGES = ("chinese", "english")


def originals(language: str) -> list[str]:
    """The pages that are copied and varied."""
    if language == "chinese":
        return [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    from pydoc_data.topics import topics

    pages: list[str] = []
    page = ""
    for topic in sorted(topics):
        for paragraph in topics[topic].split("\n\n"):
            page += paragraph + "\n\n"
            if len(page) > 5000:
                pages.append(page)
                page = ""
    return [*pages, page] if page else pages


def pages(language: str, megabytes: float) -> Iterator[str]:
    """Varied copies of the originals until there are so many bytes; the same ones in every run."""
    rng = random.Random(20210325)
    basis = originals(language)
    unit = HANZI if language == "chinese" else WORD
    stock = unit.findall("\n".join(basis))  # as common as they are on the pages

    def varied(match: re.Match[str]) -> str:
        return rng.choice(stock) if rng.random() < 0.05 else match[0]
    todo = megabytes * 1e6
    while todo > 0:
        for page in basis:
            page = unit.sub(varied, page)
            page = DIGIT.sub(lambda _: rng.choice("0123456789"), page)
            yield page
            todo -= len(page.encode())
            if todo <= 0:
                return


def chain(page: str) -> None:
    """What is measured: a page cleaned, with its journal, and divided into articles."""
    from cleaner import clean

    _ = clean(page).articles


def ratios(language: str, megabytes: float, rounds: int) -> None:
    """Print the ratio to ftfy."""
    from ftfy import fix_text

    text = list(pages(language, megabytes))
    size = sum(len(page.encode()) for page in text) / 1e6
    for page in text[:5]:  # what is loaded when first used
        chain(page)
        fix_text(page)
    times: list[tuple[float, float]] = []
    for _ in range(rounds):
        start = process_time()
        for page in text:
            chain(page)
        middle = process_time()
        for page in text:
            fix_text(page)
        times.append((middle - start, process_time() - middle))
    each = sorted(theirs / ours for ours, theirs in times)
    print(f"{language}, {size:.1f} MB, {len(text)} pages, {rounds} rounds: cleaner "
          f"{size / statistics.median(t[0] for t in times):.1f} MB/s, ftfy.fix_text "
          f"{size / statistics.median(t[1] for t in times):.2f} MB/s, ratio {statistics.median(each):.1f} "
          f"({each[0]:.1f} to {each[-1]:.1f})", flush=True)


def stages(language: str, megabytes: float, rounds: int) -> None:
    """Print what each stage costs, and the division into articles; the chain's second run over its own output too."""
    from cleaner.edits import carry_out
    from cleaner.page import Page
    from cleaner.standard import STANDARD

    text = list(pages(language, megabytes))
    size = sum(len(page.encode()) for page in text) / 1e6
    runs: dict[str, list[float]] = {}
    for n in range(rounds + 1):  # the first loads and is not counted
        spent: dict[str, float] = {}
        for page in text:
            for turn in ("first run", "again"):
                for name, stage in zip(STANDARD.names, STANDARD.stages):
                    start = process_time()
                    page, _, _ = carry_out(page, stage(page), name)
                    key = f"{name}, {turn}"
                    spent[key] = spent.get(key, 0.0) + process_time() - start
        for page in text:
            start = process_time()
            cleaned = Page.from_text(page)
            middle = process_time()
            _ = cleaned.articles
            spent["all stages, by the chain"] = spent.get("all stages, by the chain", 0.0) + middle - start
            spent["articles"] = spent.get("articles", 0.0) + process_time() - middle
        if n:
            for key, seconds in spent.items():
                runs.setdefault(key, []).append(seconds)
    print(f"{language}, {size:.1f} MB, {len(text)} pages, median of {rounds} rounds")
    for key, seconds in runs.items():
        print(f"  {key:28} {statistics.median(seconds) / size * 1000:8.1f} ms/MB")


def scaling(language: str) -> None:
    """Print time per MB and peak memory at several sizes, each in a process of its own."""
    print(f"{language}: s/MB, peak memory beyond the interpreter's")
    for megabytes, whole in ((1, False), (5, False), (20, False), (50, False), (1, True), (10, True)):
        run = subprocess.run([sys.executable, __file__, "--one", language, str(megabytes), str(int(whole))],
                             capture_output=True, text=True, check=True)
        print(f"  {megabytes:3} MB {'as one page' if whole else 'page by page':13} {run.stdout.strip()}", flush=True)


def one(language: str, megabytes: float, whole: bool) -> None:
    """One size: its pages are made one by one, outside the clock, so that memory is the chain's own."""
    chain(originals(language)[0])
    source: Iterator[str] = pages(language, megabytes)
    if whole:
        source = iter(["\n".join(source)])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = size = 0.0
    for page in source:
        size += len(page.encode()) / 1e6
        start = process_time()
        chain(page)
        spent += process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{spent / size:.3f} s/MB {peak:8.0f} MiB")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--scaling", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--mb", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return one(options.one[0], float(options.one[1]), options.one[2] == "1")
    for language in [options.language] if options.language else LANGUAGES:
        if options.stages:
            stages(language, options.mb, options.rounds)
        elif options.scaling:
            scaling(language)
        else:
            ratios(language, options.mb, options.rounds)


if __name__ == "__main__":
    main()
