"""Promise 5: damage that can be undone from what is left is undone, exactly; the rest is a known failure with its rate.

Each row breaks 100 pages of our own stock in one way and counts how many come back character for character: one wrong
character is a page that did not. `rate` is the share measured, rounded down; one that repairs fewer is red.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from cleaner.pipeline import Pipeline
from damage import (
    ascii_punctuation,
    blank_after_every_line,
    doubled_characters,
    doubled_lines,
    doubled_segments,
    doubled_words,
    fullwidth_digits,
    gbk_font,
    hard_wrapped,
    kangxi,
    letter_spaced,
    one_line,
    spaced_marks,
    utf8_as_cp1252,
)
from strategies import BYLINES, ENGLISH, ENGLISH_HEADLINES, HEADLINES, LEADS, OTHERS, SIMPLIFIED, TRADITIONAL

PAGES = 100


def chinese(rng: random.Random) -> str:
    sentences = rng.sample(SIMPLIFIED, 9)
    return "\n\n".join([rng.choice(HEADLINES), rng.choice(BYLINES), rng.choice(LEADS) + "".join(sentences[:3]),
                        "".join(sentences[3:6]), "".join(sentences[6:])]) + "\n"


def words_only(rng: random.Random) -> str:
    sentences = [sentence for sentence in SIMPLIFIED if not re.search("[0-9]", sentence)]
    sentences = rng.sample(sentences, 8)
    return "\n\n".join([rng.choice(HEADLINES), "".join(sentences[:4]), "".join(sentences[4:])]) + "\n"


def tight(rng: random.Random) -> str:
    return chinese(rng).replace("\n\n", "\n")


def traditional(rng: random.Random) -> str:
    sentences = rng.sample(TRADITIONAL, 5)
    return "\n\n".join(["河濱公園下月開放", "".join(sentences[:2]), "".join(sentences[2:])]) + "\n"


def english(rng: random.Random) -> str:
    sentences = rng.sample(ENGLISH, 6)
    return "\n\n".join([rng.choice(ENGLISH_HEADLINES), " ".join(sentences[:3]), " ".join(sentences[3:])]) + "\n"


def european(rng: random.Random) -> str:
    return "\n\n".join(OTHERS[rng.choice(("french", "german", "spanish"))]) + "\n"


def a_line(damage: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    return lambda text, rng: one_line(damage)(text, rng.randrange(100))


def the_page(damage: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    return lambda text, rng: damage(text)


def headline(damage: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    return lambda text, rng: one_line(damage)(text, 0)


def wrapped(text: str, rng: random.Random) -> str:
    return hard_wrapped(text, rng.randrange(12, 26))


def in_column(text: str, width: int) -> str:
    """Paragraphs set in a column of `width` hanzi, whose first lines lost their indent of two; headings as they are."""
    return "\n".join(line if len(line) < 20 else hard_wrapped(line, width, 2) for line in text.split("\n"))


def column(text: str, rng: random.Random) -> str:
    return in_column(text, rng.randrange(12, 26))


class Row(NamedTuple):
    damage: str
    stage: str
    page: Callable[[random.Random], str]
    breaks: Callable[[str, random.Random], str]
    rate: float
    rest: str = ""
    """Why not all of them."""


ROWS = (
    Row("GBK codes as code units, a headline", "mojibake", chinese, headline(gbk_font), 1.0),
    Row("GBK codes as code units, a line", "mojibake", chinese, a_line(gbk_font), 1.0),
    Row("GBK codes as code units, the page", "mojibake", chinese, the_page(gbk_font), 1.0),
    Row("UTF-8 read as Windows-1252, the page, European", "mojibake", european, the_page(utf8_as_cp1252), 1.0),
    Row("UTF-8 read as Windows-1252, a line, European", "mojibake", european, a_line(utf8_as_cp1252), 1.0),
    Row("UTF-8 read as Windows-1252, the page, Chinese", "mojibake", chinese, the_page(utf8_as_cp1252), 1.0),
    Row("UTF-8 read as Windows-1252, a headline, Chinese", "mojibake", chinese, headline(utf8_as_cp1252), 1.0),
    Row("Kangxi radicals for hanzi", "look-alikes", chinese, the_page(kangxi), 1.0),
    Row("Kangxi radicals for hanzi, traditional", "look-alikes", traditional, the_page(kangxi), 1.0),
    Row("full-width digits", "look-alikes", chinese, the_page(fullwidth_digits), 1.0),
    Row("letter-spaced headline", "spaces", chinese, headline(letter_spaced), 1.0),
    Row("letter-spaced line", "spaces", chinese, a_line(letter_spaced), 0.75,
        "a byline's own space looks like those that came in"),
    Row("spaces after full-width marks", "spaces", chinese, the_page(spaced_marks), 1.0),
    Row("ASCII punctuation", "punctuation", chinese, the_page(ascii_punctuation), 0.2,
        "a full stop after a digit may belong to a number"),
    Row("ASCII punctuation, no digit before a mark", "punctuation", words_only, the_page(ascii_punctuation), 1.0),
    Row("characters printed twice, a headline", "doubled", chinese, headline(doubled_characters), 1.0),
    Row("characters printed twice, a line", "doubled", chinese, a_line(doubled_characters), 1.0),
    Row("characters printed three times, a headline", "doubled", chinese,
        headline(lambda line: doubled_characters(line, 3)), 1.0),
    Row("characters printed twice, an English headline", "doubled", english, headline(doubled_characters), 1.0),
    Row("segments printed twice, a headline", "doubled", chinese, headline(doubled_segments), 1.0),
    Row("words printed twice, an English headline", "doubled", english, headline(doubled_words), 1.0),
    Row("a headline printed on two lines", "doubled", chinese, headline(doubled_lines), 1.0),
    Row("a line printed twice", "doubled", chinese, a_line(doubled_lines), 0.3,
        "two equal lines that end in a mark may be a refrain"),
    Row("every line of a column printed twice", "doubled", lambda rng: in_column(chinese(rng), 16),
        the_page(doubled_lines), 0.0, "taken for the lines of a poem"),
    Row("columns", "hard-wraps", chinese, column, 0.95, "a space where the line was cut is gone with the line end"),
    Row("columns, traditional", "hard-wraps", traditional, column, 0.8, "a column of a few lines has no measure"),
    Row("columns without blank lines", "hard-wraps", tight, column, 0.9, "a last line that is full has no end"),
    Row("columns with a blank line after every line", "hard-wraps", chinese,
        lambda text, rng: blank_after_every_line(column(text.replace("\n\n", "\n").rstrip(), rng)) + "\n", 0.8,
        "a last line that is full has no end"),
    Row("columns, English", "hard-wraps", english, wrapped, 0.45,
        "a headline as wide as the column is taken for a line of it"),
)


def broken(row: Row) -> Iterator[tuple[str, str]]:
    """Pairs of a page and the page broken; the same ones in every run."""
    rng = random.Random(row.damage)
    for _ in range(PAGES):
        page = row.page(rng)
        damaged = row.breaks(page, rng)
        if damaged != page:
            yield page, damaged


def rate(row: Row) -> float:
    chain = Pipeline([row.stage])
    said = [chain(damaged).text == page for page, damaged in broken(row)]
    return sum(said) / len(said)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.damage)
def test_damage_is_undone(row: Row) -> None:
    assert row.rate == 1 or row.rest, "say why not all"
    assert rate(row) >= row.rate
