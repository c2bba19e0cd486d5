"""Rows of words that were one printed line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.word_by_word import on_the_line_before

COLUMN = "works on video data and whose main\npurpose is editing, so that a handful of\npackages, including the kino and pitivi\n"


def joined(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if line]
    before = [0, *[text.split("\n").index(line) for line in lines]]
    blanks = [0, *[b - a - 1 for a, b in zip(before[1:], before[2:])]]
    found = on_the_line_before(lines, blanks)
    out: list[str] = []
    for n, line in enumerate(lines):
        if n in found:
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def test_words_of_two_printed_lines() -> None:
    page = COLUMN + "video\neditors.\nThis\nsystem\nof\ncategorical\nclassification\nwhichever is used by more and more\n"
    assert joined(page)[3:5] == ["video editors. This system of", "categorical classification"]


def test_a_row_at_the_head_of_a_column() -> None:
    page = "service provider (or any\n\nhosting\nwebsites).\nIn\nthese cases, access is\nenforced with a user\n"
    assert joined(page)[1] == "hosting websites). In"


def test_what_does_not_fill_the_line_stays() -> None:
    page = COLUMN + "salt\npepper\nvinegar\nStir until the sugar has gone, and wait.\n"
    assert joined(page) == page.split("\n")[:-1]


def test_headings_and_lists_stay() -> None:
    for page in ("Rain\nTomorrow\n" + COLUMN, COLUMN + "\nVideo\neditors\nand\nplayers\n\n" + COLUMN.upper(),
                 COLUMN + "Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\n", COLUMN + "1998\n1999\n2000\n2001\nand\n"):
        assert joined(page) == [line for line in page.split("\n") if line]


def test_a_list_under_what_it_is_called_stays() -> None:
    page = COLUMN + "Words of the week\napple\nbanana\ncherry\nlemon\norange\nplum\n"
    assert joined(page) == page.split("\n")[:-1]


def test_a_paragraph_is_whole() -> None:
    page = clean("access to advanced technologies, and\nprovides\nspecific\ngraphical\nuser\ninterfaces on top of the usual\n"
                 "software, which the distribution has\nfrom the project that it comes from.\n")
    assert "and provides specific graphical user interfaces on top" in page.cleaned
    assert clean(page.cleaned).cleaned == page.cleaned


@given(st.lists(st.sampled_from(["provides", "user", "a row of words", "Rain", "end.", "2001", "and the wide lines of a column"]),
                max_size=30), st.data())
def test_the_first_line_and_lines_of_several_words_stay(lines: list[str], data: st.DataObject) -> None:
    blanks = [data.draw(st.sampled_from([0, 0, 0, 1])) for _ in lines]
    found = on_the_line_before(lines, blanks)
    assert all(0 < n < len(lines) and " " not in lines[n] and not blanks[n] for n in found)
