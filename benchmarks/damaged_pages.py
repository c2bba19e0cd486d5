"""Pages broken on purpose: what comes back, kind of damage by kind of damage, beside ftfy with blank lines.

    python benchmarks/damaged_pages.py               whole pages: articles, headings, paragraphs, text
    python benchmarks/damaged_pages.py --stages      each stage alone: what it repairs, what it leaves as it was
    python benchmarks/damaged_pages.py --print KIND  one such page, and what cleaner makes of it

A page is two to four clean articles (`clean_articles.txt`, our own; and the articles of the five real pages, made by
hand), set in columns with furniture between, then broken in one way (`damage.py`). What was there is known, so nothing
is judged by eye. The baseline repairs each line with `ftfy.fix_text`, takes a blank line for a paragraph's end and a
short line for a headline: what one writes in ten minutes. The same pages come in every run; `--seed` gives others.

Figures are those of `articles.py`, 0 to 1, the means over the pages.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import articles
import damage

HERE = Path(__file__).resolve().parent
HANZI = damage.HANZI
SHOWN = ("articles", "headings", "paragraphs", "text")


class Story(NamedTuple):
    """A clean article."""

    chinese: bool
    headings: list[str]
    byline: str
    paragraphs: list[str]


class Block(NamedTuple):
    """A piece of a page in the making."""

    role: str
    """`heading`, `byline`, `paragraph`, `caption` or `furniture`."""
    story: int
    text: str


@lru_cache(1)
def stories() -> list[Story]:
    """All clean articles, our own first."""
    found = []
    lines = (HERE / "clean_articles.txt").read_text("utf-8").split("\n")
    for part in "\n".join(line for line in lines if line[:2] != "# ").split("----\n"):
        said = [line.split(": ", 1) for line in part.strip().split("\n")]
        of = lambda *names: [text for name, text in said if name in names]  # noqa: E731
        found.append(Story(of("language") == ["chinese"], of("headline", "subheadline"), "".join(of("byline")), of("paragraph")))
    for path in sorted((HERE.parent / "fixtures" / "pages").glob("*.json")):
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            headings = [heading for heading in article["headings"] if heading]
            paragraphs = [block["text"] for block in article["blocks"] if block["role"] == "paragraph"]
            if headings and len("".join(paragraphs)) > 200:
                # The others stand in brackets behind the text, not on a line of their own.
                byline = article.get("byline") or ""
                found.append(Story(True, headings[:2], byline if "\u8bb0\u8005" in byline else "", paragraphs[:4]))
    return found


def drawn(rng: random.Random, chinese: bool) -> tuple[list[Block], dict[str, Any]]:
    """The blocks of a page in reading order, and its gold."""
    chosen = rng.sample([story for story in stories() if story.chinese is chinese], rng.choice((2, 3, 3, 4)))
    blocks = [Block("furniture", -1, "2024年5月16日 星期四" if chinese else "Thursday, May 16, 2024")]
    blocks.append(Block("furniture", -1, "A3 要闻" if chinese else "Page 3"))
    for n, story in enumerate(chosen):
        blocks += [Block("heading", n, text) for text in story.headings]
        blocks += [Block("byline", n, story.byline)] if story.byline else []
        blocks += [Block("paragraph", n, text) for text in story.paragraphs]
    gold = {
        "articles": [{"headings": story.headings, "byline": story.byline, "blocks": [
            {"role": "paragraph", "text": text} for text in story.paragraphs]} for story in chosen],
        "furniture": [block.text for block in blocks if block.role == "furniture"],
    }
    return blocks, gold


# ---- how a page is set ------------------------------------------------------------------------------------------------

def typeset(blocks: list[Block], width: int, between: str = "\n\n", indent: int = 0) -> str:
    """The page as lines: paragraphs cut at the column's width, headlines as they are."""
    return between.join(damage.hard_wrapped(block.text, width, indent) if block.role == "paragraph" else block.text
                        for block in blocks) + "\n"


def width_of(rng: random.Random, chinese: bool) -> int:
    """A column's width, in hanzi; a Latin letter has half of one."""
    return rng.randrange(12, 22) if chinese else rng.randrange(15, 24)


Broken = Callable[[list[Block], random.Random, bool], str]


def lines(broken: Callable[[str], str], *roles: str, share: float = 1.0) -> Broken:
    """Damage of blocks of some roles, before the page is set."""
    def page(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
        return typeset([block._replace(text=broken(block.text)) if block.role in roles and rng.random() < share else block
                        for block in blocks], width_of(rng, chinese))
    return page


def whole(broken: Callable[[str], str]) -> Broken:
    """Damage of the page as it is set."""
    return lambda blocks, rng, chinese: broken(typeset(blocks, width_of(rng, chinese)))


def _letter_spaced(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """Lines that were spread to fill the measure, one in three."""
    return "\n".join(damage.letter_spaced(line) if rng.random() < 0.33 and " " not in line else line
                     for line in typeset(blocks, width_of(rng, chinese)).split("\n"))


def _set(between: str, indent: int) -> Broken:
    return lambda blocks, rng, chinese: typeset(blocks, width_of(rng, chinese), between, indent)


def _blank_at_columns(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """A blank line where a column ends, in mid-sentence; some fifteen lines a column."""
    every, out = rng.randrange(11, 19), []
    for n, line in enumerate(typeset(blocks, width_of(rng, chinese)).split("\n")):
        out += [line, ""] if n and n % every == 0 and line else [line]
    return "\n".join(out)


def _seams(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """One paragraph a line, as OCR gives them, in two pieces with the last characters of the first said again."""
    out = []
    for block in blocks:
        text = block.text
        if block.role == "paragraph" and len(text) > 80 and rng.random() < 0.5:
            places = [m.end() for m in re.finditer("[\u4e00-\u9fff]{4}" if chinese else "[a-z]{4} ", text[30:-30])]
            if places:
                at = 30 + rng.choice(places)
                back = at - rng.choice((1, 4)) if chinese else text.rfind(" ", 0, at - 1) + 1
                text = text[:at].rstrip() + "\n\n" + (text[back:] if chinese else text[at:])
        out.append(text)
    return "\n\n".join(out) + "\n"


def _caption_inside(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    width, out = width_of(rng, chinese), []
    for block in blocks:
        text = damage.hard_wrapped(block.text, width) if block.role == "paragraph" else block.text
        rows = text.split("\n")
        if block.role == "paragraph" and len(rows) > 4 and rng.random() < 0.4:
            at = rng.randrange(2, len(rows) - 1)
            rows[at:at] = ["", damage.CAPTION if chinese else damage.ENGLISH_CAPTION, ""]
        out.append("\n".join(rows))
    return "\n\n".join(out) + "\n"


def _headings_first(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    first = [block for block in blocks if block.role in ("furniture", "heading")]
    return typeset(first + [block for block in blocks if block not in first], width_of(rng, chinese))


def _headings_last(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """Each headline behind its own text."""
    order = sorted(range(len(blocks)), key=lambda n: (blocks[n].story, blocks[n].role == "heading"))
    return typeset([blocks[n] for n in order], width_of(rng, chinese))


def _row_by_row(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """Two columns read row by row into each other, each with a headline of its own."""
    width = width_of(rng, chinese)
    half = max(block.story for block in blocks) // 2
    left, right = ([row for block in blocks if block.story >= 0 and (block.story <= half) is side
                    for row in typeset([block], width, "\n").rstrip("\n").split("\n")] for side in (True, False))
    rows = []
    for n in range(max(len(left), len(right))):
        rows += left[n:n + 1] + right[n:n + 1]
    return "\n".join(block.text for block in blocks if block.story < 0) + "\n\n" + "\n".join(rows) + "\n"


def _hyphenated(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """English set to the measure, long words cut with a hyphen."""
    width, out = 2 * width_of(rng, chinese), []
    for block in blocks:
        if block.role != "paragraph":
            out.append(block.text)
            continue
        rows, row = [], ""
        for word in block.text.split(" "):
            room = width - len(row) - 2
            if len(row) + 1 + len(word) > width and room > 2 and len(word) - room > 2 and word.isalpha() and word.islower():
                rows.append(f"{row} {word[:room]}-")
                row = word[room:]
            elif row and len(row) + 1 + len(word) > width:
                rows.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append("\n".join([*rows, row]))
    return "\n\n".join(out) + "\n"


def _markdown(blocks: list[Block], rng: random.Random, chinese: bool) -> str:
    """OCR that writes Markdown: headlines marked, a paragraph a line, two spaces at line ends, a picture's mark."""
    return "  \n\n".join(f"# {block.text}" if block.role == "heading" else block.text for block in blocks) + "\n"


TEXT = ("heading", "byline", "paragraph")
KINDS: dict[str, tuple[str, Broken, str]] = {
    # kind: the stage that is for it, the damage, languages (z: Chinese, e: English)
    "hard wraps": ("hard-wraps", whole(str), "ze"),
    "no blank lines, first lines indented": ("hard-wraps", _set("\n", 2), "z"),
    "a blank line after every line": ("hard-wraps", whole(damage.blank_after_every_line), "z"),
    "a blank line at column ends": ("hard-wraps", _blank_at_columns, "ze"),
    "words cut with a hyphen": ("hard-wraps", _hyphenated, "e"),
    "GBK font, some blocks": ("mojibake", lines(damage.gbk_font, *TEXT, share=0.5), "z"),
    "UTF-8 read as Windows-1252": ("mojibake", whole(damage.utf8_as_cp1252), "ze"),
    "UTF-8 read as GB18030": ("mojibake", lines(
        lambda text: text.encode().decode("gb18030", "replace") if "\ufffd" not in text.encode().decode(
            "gb18030", "replace") else text, *TEXT), "z"),
    "headlines doubled, each character": ("doubled", lines(damage.doubled_characters, "heading"), "ze"),
    "headlines doubled, each run": ("doubled", lines(damage.doubled_segments, "heading"), "z"),
    "headlines doubled, each word": ("doubled", lines(damage.doubled_words, "heading"), "e"),
    "headlines doubled, each line": ("doubled", lines(damage.doubled_lines, "heading"), "ze"),
    "letter-spaced, one line in three": ("spaces", _letter_spaced, "z"),
    "a space behind full-width marks": ("spaces", lines(damage.spaced_marks, *TEXT), "z"),
    "ASCII punctuation": ("punctuation", lines(damage.ascii_punctuation, *TEXT), "z"),
    "Kangxi radicals": ("look-alikes", lines(damage.kangxi, *TEXT), "z"),
    "full-width digits": ("look-alikes", lines(damage.fullwidth_digits, *TEXT), "z"),
    "said twice where a column ends": ("seams", _seams, "z"),
    "captions in mid-sentence": ("articles", _caption_inside, "ze"),
    "headlines before all text": ("articles", _headings_first, "ze"),
    "headlines behind their text": ("articles", _headings_last, "ze"),
    "two columns row by row": ("articles", _row_by_row, "z"),
    "Markdown of OCR": ("articles", _markdown, "ze"),
}


def pages(kind: str, count: int, seed: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """`count` broken pages of one kind, each with its gold, the same in every run."""
    _, broken, languages = KINDS[kind]
    for n in range(count):
        rng = random.Random(f"{seed} {kind} {n}")
        chinese = languages[n % len(languages)] == "z"
        blocks, gold = drawn(rng, chinese)
        yield broken(blocks, rng, chinese), gold


# ---- who repairs them -------------------------------------------------------------------------------------------------

def by_cleaner(text: str) -> list[dict[str, Any]]:
    """The records of `cleaner --to jsonl`."""
    import cleaner
    from cleaner.writing import as_records

    return list(as_records(cleaner.clean(text)))


def by_baseline(text: str) -> list[dict[str, Any]]:
    """ftfy, blank lines and the length of a line."""
    from ftfy import fix_text

    records: list[dict[str, Any]] = []
    for block in re.split(r"\n\s*\n", "\n".join(fix_text(line) for line in text.split("\n"))):
        joined = ("" if HANZI.search(block) else " ").join(line.strip() for line in block.split("\n")).strip()
        if not joined:
            continue
        if len(joined) < (30 if HANZI.search(joined) else 60) and joined[-1] not in "。.”\"!?！？":
            if not records or records[-1]["blocks"]:
                records.append({"kind": "article", "headline": joined, "byline": None, "blocks": []})
            else:
                records[-1]["byline"] = joined
        else:
            if not records:
                records.append({"kind": "article", "headline": None, "byline": None, "blocks": []})
            records[-1]["blocks"].append({"role": "paragraph", "text": joined})
    return records


def table(count: int, seed: int) -> None:
    """Print the figures of whole pages."""
    print(f"{'damage':38}{'stage':12}" + "".join(f"{name:>12}" for name in SHOWN) + "     ftfy and blank lines: the same four")
    whole: list[Counter[str]] = [Counter(), Counter()]
    for kind, (stage, _, _) in KINDS.items():
        sums: list[Counter[str]] = [Counter(), Counter()]
        for text, gold in pages(kind, count, seed):
            for total, repair in zip(sums, (by_cleaner, by_baseline)):
                total.update(articles.figures(gold, repair(text)))
        print(f"{kind:38}{stage:12}" + "".join(f"{sums[0][name] / count:12.3f}" for name in SHOWN)
              + "   " + "".join(f"{sums[1][name] / count:8.3f}" for name in SHOWN), flush=True)
        for total, part in zip(whole, sums):
            total.update(part)
    each = count * len(KINDS)
    print(f"{'mean':50}" + "".join(f"{whole[0][name] / each:12.3f}" for name in SHOWN)
          + "   " + "".join(f"{whole[1][name] / each:8.3f}" for name in SHOWN))


# ---- each stage alone -------------------------------------------------------------------------------------------------

LINE_DAMAGE: dict[str, tuple[str, Callable[[str], str], str]] = {
    "GBK font": ("mojibake", damage.gbk_font, "z"),
    "UTF-8 read as Windows-1252": ("mojibake", damage.utf8_as_cp1252, "ze"),
    "each character doubled": ("doubled", damage.doubled_characters, "ze"),
    "each run doubled": ("doubled", damage.doubled_segments, "z"),
    "each word doubled": ("doubled", damage.doubled_words, "e"),
    "letter-spaced": ("spaces", lambda text: text if " " in text else damage.letter_spaced(text), "z"),
    "a space behind full-width marks": ("spaces", damage.spaced_marks, "z"),
    "ASCII punctuation": ("punctuation", damage.ascii_punctuation, "z"),
    "Kangxi radicals": ("look-alikes", damage.kangxi, "z"),
    "full-width digits": ("look-alikes", damage.fullwidth_digits, "z"),
    "hard wraps": ("hard-wraps", lambda text: damage.hard_wrapped(text, 16) if len(text) > 60 else text, "ze"),
}


def stages(count: int, seed: int) -> None:
    """Print, for each kind of damage and the one stage that is for it, how many lines come back and how many stay."""
    from cleaner import Pipeline

    print(f"{'damage of every third line':38}{'stage':14}{'repaired':>10}{'of':>7}{'left alone':>12}{'of':>7}")
    for kind, (stage, broken, languages) in LINE_DAMAGE.items():
        repaired = damaged = alone = clean = 0
        for n in range(count):
            rng = random.Random(f"{seed} {kind} {n}")
            blocks, _ = drawn(rng, languages[n % len(languages)] == "z")
            texts = [block.text for block in blocks]
            chosen = [k for k, text in enumerate(texts) if k % 3 == n % 3 and broken(text) != text]
            made = Pipeline([stage])("\n\n".join(
                broken(text) if k in chosen else text for k, text in enumerate(texts)) + "\n").text.rstrip("\n").split("\n\n")
            same = [mine == text for mine, text in zip(made, texts)] if len(made) == len(texts) else [
                text in made for text in texts]
            repaired += sum(same[k] for k in chosen)
            damaged += len(chosen)
            alone += sum(same) - sum(same[k] for k in chosen)
            clean += len(texts) - len(chosen)
        print(f"{kind:38}{stage:14}{repaired / max(1, damaged):10.3f}{damaged:7}{alone / max(1, clean):12.3f}{clean:7}", flush=True)


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--pages", type=int, default=20, help="of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--print", dest="shown", metavar="KIND", choices=KINDS)
    options = parser.parse_args()
    if options.shown:
        import cleaner

        text, _ = next(pages(options.shown, 1, options.seed))
        print(text, "-" * 79, cleaner.clean(text).text, sep="\n")
    elif options.stages:
        stages(options.pages, options.seed)
    else:
        table(options.pages, options.seed)


if __name__ == "__main__":
    main()
