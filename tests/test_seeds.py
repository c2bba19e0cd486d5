"""The five real pages through the command, against what a reader made of them by hand (fixtures/pages).

Figures are of each page, 0 to 1; white space does not count. `BARS` is what must be reached, `least` or `most`.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import cleaner
import pytest

ROOT = Path(__file__).resolve().parent.parent
_SPEC = importlib.util.spec_from_file_location("benchmarks_articles", ROOT / "benchmarks" / "articles.py")
assert _SPEC is not None and _SPEC.loader is not None
scorer = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(scorer)
bare, figures, grams, share = scorer.bare, scorer.figures, scorer.grams, scorer.share

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
every_seed = pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
BARS = {"articles": 0.95, "headings": 0.95, "bylines": 0.9, "paragraphs": 0.9, "text": 0.995, "kept": 0.99}
MOST = {"leak": 0.03, "extra": 0.02}


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
