"""The five real pages through the command, against what a reader made of them by hand (fixtures/pages).

Figures are of each page, 0 to 1; white space does not count. `BARS` is what must be reached, `least` or `most`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import cleaner
import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
every_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
BODY = ("paragraph", "subhead", "pullquote")

BARS = {"articles": 0.95, "headings": 0.95, "bylines": 0.9, "paragraphs": 0.9, "text": 0.995, "kept": 0.99}
MOST = {"leak": 0.03, "extra": 0.02}


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


@cache
def records_of(seed: Path) -> list[dict[str, Any]]:
    run = subprocess.run([sys.executable, "-m", "cleaner", "--to", "jsonl", str(seed)], capture_output=True, check=True,
                         cwd=ROOT)
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


@every_seed
def test_articles_are_those_of_the_page(seed: Path) -> None:
    gold = json.loads((ROOT / "fixtures" / "pages" / f"{seed.stem}.json").read_text("utf-8"))
    found = figures(gold, records_of(seed))
    short = {name: found[name] for name, bar in BARS.items() if found[name] < bar}
    over = {name: found[name] for name, bar in MOST.items() if found[name] > bar}
    assert not short and not over, {name: round(value, 3) for name, value in found.items()}


@every_seed
def test_spans_hold_the_text(seed: Path) -> None:
    """What a block's spans point to in the dump is the text that the block was made of."""
    dump = seed.read_bytes().decode()
    for record in records_of(seed):
        for block in {"article": record.get("blocks"), "furniture": [record]}.get(record["kind"]) or []:
            assert block["text"].strip()
            behind = "".join(dump[start:end] for start, end in block["spans"])
            assert all(0 <= start <= end <= len(dump) for start, end in block["spans"])
            if not re.search("[\uac00-\ud7ff]|(..)\\1", behind):  # where nothing was garbage or said twice
                assert share(grams([bare(block["text"])], 1), grams([bare(behind)], 1)) > 0.9, block


SECOND = next(path for path in SEEDS if path.name.startswith("002"))


def test_no_garbage_is_left_and_each_character_traces_to_it() -> None:
    dump = SECOND.read_bytes().decode()
    page = cleaner.clean(dump)
    assert not re.search("[\u1100-\u11ff\uac00-\ud7ff\ue000-\uf8ff]", page.cleaned)
    for text in ("上海出品《大江大河2》进入创作攻坚期", "编者的话", "第26370号"):
        assert text in page.text or text in page.cleaned, text
        start = page.cleaned.find(text)
        for i, ch in enumerate(text, start):
            (a, b), = page.source(i, i + 1)
            assert b - a == 1
            if dump[a:b] != ch:  # garbage, or the mark that a lost 上 is shown as
                assert "\uac00" <= dump[a] <= "\ud7ff" or ch == "上", (ch, dump[a:b])


@every_seed
def test_bytes_come_back(seed: Path) -> None:
    page = cleaner.clean(seed.read_bytes())
    assert cleaner.restore(page.cleaned, page.journal) == seed.read_bytes()
