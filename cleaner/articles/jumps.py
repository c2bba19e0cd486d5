"""Jumps: an article that goes on on another page, `See COUNCIL, page 4` ... `COUNCIL / From page 1`.

The line at the end of the first piece names a page and often a word; the second piece starts with that word, or a
heading that has it, and with the page it comes from. OCR misreads both, so that they are compared by their letters.

>>> there = jump_to("He asked for a new bridge. See BRIDGE, page 4")
>>> there.start, there.key, jump_from("From page 1 and a road.").end
(27, 'BRIDGE', 11)
>>> jump_to("See page 4 of the report for details of the plan.") is None, likeness_of_keys("BRIDGE", "BR1DGE") > 0.5
(True, True)
"""

from __future__ import annotations

import re
from typing import NamedTuple

# A page's number may be misread as letters, or as the end of the word: `page S`, `pages`.
_PAGE = r"(?:\b(?:pa[gq]\w{0,2}|pg)\b\W{0,3}(?:\d\w{0,2}\b|[A-Za-z]{1,2}\b|$)|\b(?:back|front|next|last) pag\w{1,2})"
_TO = re.compile(
    r"(?:^|(?<=[\s.,!?\"”’-]))(?:(?i:continued|cont\.?) (?i:on|to)|(?i:please )?(?i:turn to|see|sec)|SEE|(?i:please) \w{2,4})"
    rf" ?(?P<key>[A-Z0-9][A-Z0-9’'&. -]{{1,30}}?)?[,.:/]? ?(?:on )?{_PAGE}\W{{0,3}}$")
_FROM = re.compile(rf"\W{{0,3}}(?i:(?:continued|cont\.?) from|[fp]['’]?r[o0a]m)(?: the)? ?(?i:{_PAGE})(?!\w)", re.M)
LONGEST_JUMP = 60
"""Code points of a jump line."""


class Jump(NamedTuple):
    """A jump line within a line: where it starts and ends there, and the word that names the article, if any."""

    start: int
    end: int
    key: str


def jump_to(line: str) -> Jump | None:
    """The jump at the end of a line that says where the article goes on; None where there is none."""
    first = max(0, len(line) - LONGEST_JUMP)
    match = _TO.search(line, first)
    return Jump(match.start(), len(line), (match["key"] or "").strip(" .,-")) if match else None


def jump_from(line: str) -> Jump | None:
    """The jump at the head of a line that says where the article comes from; None where there is none."""
    match = _FROM.match(line)
    return Jump(0, match.end(), "") if match and match.end() <= 40 else None


def likeness_of_keys(one: str, other: str) -> float:
    """How alike two words are by their pairs of letters, 0 to 1.

    >>> likeness_of_keys("TEACHERS", "TEACHERS"), likeness_of_keys("TEACHERS", "PATROL")
    (1.0, 0.0)
    """
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pairs(word: str) -> set[str]:
    letters = f" {''.join(filter(str.isalnum, word.lower()))} "
    return {letters[n:n + 2] for n in range(len(letters) - 1)} if len(letters) > 2 else set()
