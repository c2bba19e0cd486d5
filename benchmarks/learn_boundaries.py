"""Learn the weights of `cleaner.articles.boundaries` from pages whose articles are known.

    python benchmarks/learn_boundaries.py PAGES GOLD [--aside 2] [--also PAGES GOLD]

PAGES/NAME.txt are dumps, GOLD/NAME.json their articles: {"articles": [{"headings": [...], "blocks": [{"text": ...}]}]}.
Each gap between two paragraphs that gold knows is a case; logistic regression with a quadratic penalty finds the
weights. The pages whose number modulo 3 is --aside are not learned from; the share of gaps told right is printed for
both halves, and how sure the sure ones are. Nothing outside the standard library is needed.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from math import exp
from pathlib import Path

import cleaner
from cleaner.articles import boundaries, divide


def flat(text: str) -> str:
    return re.sub(r"[\s\u2014\u2013\-]+", "", unicodedata.normalize("NFKC", text or ""))


def cases(page: Path, gold: Path) -> list[tuple[dict[str, float], int]]:
    """The gaps of one page: their evidence, and whether an article starts there."""
    known = json.loads(gold.read_text("utf-8"))
    texts = ["\n".join(flat(b["text"]) for b in article["blocks"]) for article in known["articles"]]
    cleaned = cleaner.clean(page.read_bytes())
    paragraphs, gaps = divide.paragraphs_of(cleaned)

    def article_of(paragraph: object) -> int | None:
        probe = flat(paragraph.first.text)[:24]  # type: ignore[attr-defined]
        owners = [n for n, text in enumerate(texts) if probe in text]
        return owners[0] if len(owners) == 1 else None

    owners = [article_of(paragraph) for paragraph in paragraphs]
    found = []
    for n in range(1, len(owners)):
        if owners[n] is None or owners[n - 1] is None:
            continue
        before = paragraphs[max(0, n - boundaries.LOOKED_BACK):n]
        given = boundaries.evidence(before, paragraphs[n:n + 3], gaps[n], gaps[n - 1], whole=True)
        found.append((given, int(owners[n] != owners[n - 1])))
    return found


def learn(rows: list[tuple[dict[str, float], int]], rounds: int = 3000, rate: float = 2.0, penalty: float = 1.0
          ) -> dict[str, float]:
    """Weights by gradient descent; the penalty pulls each towards nothing as strongly as one case would."""
    weights = dict.fromkeys(boundaries.WEIGHTS, 0.0)
    total = len(rows)
    for _ in range(rounds):
        slope = {name: penalty * value / total for name, value in weights.items()}
        for found, truth in rows:
            odds = sum(weights[name] * strength for name, strength in found.items())
            error = 1 / (1 + exp(-max(-30.0, min(30.0, odds)))) - truth
            for name, strength in found.items():
                slope[name] += error * strength / total
        for name in weights:
            weights[name] -= rate * slope[name]
    return weights


def report(name: str, rows: list[tuple[dict[str, float], int]], weights: dict[str, float]) -> None:
    scored = [(sum(weights[n] * s for n, s in found.items()), truth) for found, truth in rows]
    right = sum((odds > 0) == bool(truth) for odds, truth in scored)
    starts = [(odds, truth) for odds, truth in scored if odds > 0]
    sure = [truth for odds, truth in starts if 1 / (1 + exp(-odds)) >= 0.9]
    print(f"{name}: {right}/{len(rows)} gaps right; starts found {sum(t for _, t in starts)} of "
          f"{sum(t for _, t in scored)}, wrong {sum(1 - t for _, t in starts)}; "
          f"of {len(sure)} starts at 0.9 or more {sum(sure)} right")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--aside", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3000)
    parser.add_argument("--also", nargs=2, type=Path, metavar=("PAGES", "GOLD"), action="append", default=[],
                        help="more pages to learn from")
    options = parser.parse_args()
    learned, aside = [], []
    for n, gold in enumerate(sorted(options.gold.glob("*.json"))):
        rows = cases(options.pages / f"{gold.stem}.txt", gold)
        (aside if n % 3 == options.aside else learned).extend(rows)
    for pages, golds in options.also:
        for gold in sorted(golds.glob("*.json")):
            learned += cases(pages / f"{gold.stem}.txt", gold)
    report("before, learned from", learned, boundaries.WEIGHTS)
    report("before, kept aside  ", aside, boundaries.WEIGHTS)
    weights = learn(learned, options.rounds)
    report("after,  learned from", learned, weights)
    report("after,  kept aside  ", aside, weights)
    for name, value in weights.items():
        print(f'    "{name}": {value:.1f},')


if __name__ == "__main__":
    main()
