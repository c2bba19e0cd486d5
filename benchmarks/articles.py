"""How well pages are divided into articles: figures of each page, against articles made by hand.

    python benchmarks/articles.py [PAGES GOLD]

PAGES/NAME.txt are dumps, GOLD/NAME.json their articles as in fixtures/pages; the five real pages of this repository
unless told. All figures are 0 to 1. Articles, headings, bylines and paragraphs are F1; `text` is the likeness of matched
bodies character for character; `kept` the share of the gold's text that is there at all; `leak` the share of captions
and furniture that got into bodies; `extra` what is said more often than in the gold. White space does not count but in
`text`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BODY = ("paragraph", "subhead", "pullquote")



def bare(text: str | None) -> str:
    """A text without white space and without the marks that stand before a label or a heading."""
    return re.sub(r"[\s#*■▲●—–-]+", "", text or "")


def grams(texts: Iterable[str], n: int = 5) -> Counter[str]:
    return Counter(text[i:i + n] for text in texts for i in range(max(1, len(text) - n + 1)) if text)


def share(part: Counter[str], whole: Counter[str]) -> float:
    """How much of `part` is in `whole`."""
    return sum((part & whole).values()) / max(1, sum(part.values()))


def agreement(gold: Counter[str], said: Counter[str]) -> float:
    """F1 of two bags."""
    return 2 * sum((gold & said).values()) / max(1, sum(gold.values()) + sum(said.values())) if gold or said else 1.0


class Piece:
    """An article, of the gold or of the command, as this file compares it."""

    def __init__(self, article: dict[str, Any]) -> None:
        names = ("headings",) if "headings" in article else ("kicker", "headline", "subheadline")
        headings = [article[n] for n in names if article.get(n)]
        self.headings = "".join(map(bare, headings[0] if names == ("headings",) and headings else headings))
        self.byline = bare(article.get("byline"))
        self.paragraphs = [bare(b["text"]) for b in article["blocks"] if b["role"] in BODY]
        self.body = "".join(self.paragraphs)
        self.raw = "\n".join(b["text"] for b in article["blocks"] if b["role"] in BODY)
        self.aside = [bare(b["text"]) for b in article["blocks"] if b["role"] not in BODY]
        self.all = [self.headings, self.byline, *self.paragraphs, *self.aside]


def figures(gold: dict[str, Any], records: list[dict[str, Any]]) -> dict[str, float]:
    wanted = [Piece(article) for article in gold["articles"]]
    said = [Piece(record) for record in records if record["kind"] == "article"]
    free = [bare(text) for text in gold.get("unscored", [])]
    labels = [bare(article.get("label")) for article in gold["articles"]]
    rest = [bare(record["text"]) for record in records if record["kind"] == "furniture"]

    scores = sorted(((agreement(grams([w.body or "".join(w.all)]), grams([s.body or "".join(s.all)])), i, j)
                     for i, w in enumerate(wanted) for j, s in enumerate(said)), reverse=True)
    pairs: dict[int, int] = {}
    for score, i, j in scores:
        if score > 0.3 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    matched = [(wanted[i], said[j]) for i, j in pairs.items()]
    whole = sum(SequenceMatcher(None, w.body, s.body, autojunk=False).ratio() >= 0.9 for w, s in matched)
    loose = [s for j, s in enumerate(said)
             if j not in pairs.values() and share(grams([s.body]), grams(free + labels)) > 0.6]

    def said_of(attribute: str) -> tuple[Counter[str], Counter[str]]:
        mine = [(i, getattr(piece, attribute)) for i, piece in enumerate(wanted)]
        theirs = [(i, getattr(said[j], attribute)) for i, j in pairs.items()]
        return Counter(pair for pair in mine if pair[1]), Counter(pair for pair in theirs if pair[1])
    text = [SequenceMatcher(None, w.raw, s.raw, autojunk=False) for w, s in matched if w.raw]
    body = grams(piece.body for piece in said)
    gold_body = grams(piece.body for piece in wanted)
    aside = grams([text for piece in wanted for text in piece.aside] + [bare(text) for text in gold["furniture"]])
    everything = grams([text for piece in said for text in piece.all] + rest)
    known = grams([text for piece in wanted for text in piece.all] + [bare(text) for text in gold["furniture"]]
                  + free + labels)
    return {
        "articles": 2 * whole / max(1, len(wanted) + len(said) - len(loose)),
        "headings": agreement(*said_of("headings")),
        "bylines": agreement(*said_of("byline")),
        "paragraphs": agreement(Counter(p for piece in wanted for p in piece.paragraphs),
                                Counter(p for piece in said if piece not in loose for p in piece.paragraphs)),
        "text": sum(2 * sum(block.size for block in match.get_matching_blocks()) for match in text)
        / max(1, sum(len(match.a) + len(match.b) for match in text)),
        "kept": share(grams(text for piece in wanted for text in piece.all), grams([
            "".join(text for piece in said for text in piece.all) + "".join(rest)])),
        "leak": sum(((aside - gold_body) & (body - gold_body)).values()) / max(1, sum(aside.values())),
        "extra": sum((everything - known).values()) / max(1, sum(everything.values())),
    }


def main() -> None:
    import cleaner
    from cleaner.writing import as_records

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT / "fixtures" / "pages")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    golds = sorted(options.gold.glob("*.json"))
    for n, gold in enumerate(golds):
        page = cleaner.clean((options.pages / f"{gold.stem}.txt").read_bytes())
        found = figures(json.loads(gold.read_text("utf-8")), list(as_records(page)))
        if not n:
            print(f"{'page':24}" + "".join(f"{name:>12}" for name in found))
        print(f"{gold.stem[:24]:24}" + "".join(f"{value:12.3f}" for value in found.values()))
        total.update(found)
    print(f"{'mean':24}" + "".join(f"{value / len(golds):12.3f}" for value in total.values()))


if __name__ == "__main__":
    main()
