"""Jump lines in their many forms, also misread, and what only looks like one."""

from __future__ import annotations

import pytest
from cleaner.articles.jumps import jump_from, jump_to, likeness_of_keys


@pytest.mark.parametrize("line, before, key", [
    ("See FERRY, page 4", "", "FERRY"),
    ("The board met in the upper room and See FERRY, page 4", "The board met in the upper room and ", "FERRY"),
    ("Sec FERRY, page 4", "", "FERRY"),
    ("See ROWING CLUB, back page", "", "ROWING CLUB"),
    ("Continued on page 12", "", ""),
    ("Please see page 6", "", ""),
    ("Please turn to page 3", "", ""),
])
def test_a_jump_to_another_page(line: str, before: str, key: str) -> None:
    jump = jump_to(line)
    assert jump is not None
    assert (line[:jump.start], jump.key) == (before, key)


@pytest.mark.parametrize("line", [
    "We shall see what the harbour board says of it.", "He turned to the page and bowed.", "page 4", "See you in May.",
    "The report, on page 40, has the figures that the board has asked for, and see also the page behind it for the names of all",
])
def test_no_jump(line: str) -> None:
    assert jump_to(line) is None


@pytest.mark.parametrize("line, rest", [
    ("From page 1", ""), ("From page 1 growth.”", " growth.”"), ("Continued from page 3", ""), ("F'rom page 5", ""),
    ("From the front page", ""), ("From pages", ""),
])
def test_a_jump_from_another_page(line: str, rest: str) -> None:
    jump = jump_from(line)
    assert jump is not None
    assert line[jump.end:] == rest


@pytest.mark.parametrize("line", ["From Page and Plant they sang.", "From the harbour", "Rain from page", "Frompage", "From paganism to faith"])
def test_no_jump_from(line: str) -> None:
    assert jump_from(line) is None


def test_keys_are_compared_by_their_letters() -> None:
    assert likeness_of_keys("TEXTBOOKS", "TEXTB00KS") > 0.5 > likeness_of_keys("FERRY", "SCHOOLS")
    assert likeness_of_keys("", "FERRY") == 0
