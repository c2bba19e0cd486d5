r"""What was done to a page and seen on it, place by place, for a reader: by line and column of the input.

>>> from cleaner.edits import Edit
>>> from cleaner.pipeline import Pipeline
>>> def close(text):
...     yield from (Edit(i, i + 1, "", "a space inside a word", "close.space") for i, c in enumerate(text) if c == " ")
>>> for place in places(Pipeline([close])("头条\n上 海\n")):
...     print(place)
Place(line=2, column=2, code='close.space', message="a space inside a word: ' ' -> ''", repaired=True)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Union

from cleaner.pipeline import trace

if TYPE_CHECKING:
    from cleaner.page import Page
    from cleaner.pipeline import Cleaned

LINE_END = re.compile("\r\n?|\n")


class Place(NamedTuple):
    """One thing to report."""

    line: int
    """From 1, as an editor counts: LF, CR LF and a lone CR end a line."""
    column: int
    """From 1, in characters."""
    code: str
    message: str
    repaired: bool
    """False for a finding."""


def places(cleaned: Union[Cleaned, Page], line: int = 1) -> list[Place]:
    """What `cleaned` has to say, in order; `line` is the number of its first line in the file.

    Edits of one step with one reason on one line are one place: to a reader a line that was drawn twice is one damage,
    though each of its characters is an edit.
    """
    text, steps = cleaned.original, cleaned.journal.steps
    said = [(finding.start, finding.code or finding.stage, finding.why, False) for finding in cleaned.findings]
    after = cleaned.cleaned if hasattr(cleaned, "cleaned") else cleaned.text
    for n in reversed(range(len(steps))):
        step, before = steps[n], steps[n].undo(after)
        starts, ends = step.outputs
        first = 0
        for i, edit in enumerate(step.edits):
            if i + 1 < len(step.edits):
                following = step.edits[i + 1]
                if (following.code, following.why) == (edit.code, edit.why) and not LINE_END.search(
                        before, step.edits[first].start, following.start):
                    continue
            head = step.edits[first]
            likely = "" if edit.confidence >= 0.9 else f" (likely, {edit.confidence:.2g})"
            said.append((trace(steps[:n], head.start, edit.end)[0], edit.code or edit.stage,
                         f"{edit.why}: {short(before[head.start:edit.end])} -> {short(after[starts[first]:ends[i]])}"
                         + likely, True))
            first = i + 1
        after = before
    said.sort()
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    found = []
    for start, code, message, repaired in said:
        row = bisect_right(starts, start) - 1
        found.append(Place(line + row, start - starts[row] + 1, code, one_line(message), repaired))
    return found


def short(text: str) -> str:
    """Text in quotes, its middle left out where it is long; control characters escaped."""
    return repr(text if len(text) <= 40 else text[:20] + "\N{HORIZONTAL ELLIPSIS}" + text[-19:])


def one_line(message: str) -> str:
    r"""
    >>> one_line("two\nlines")
    'two lines'
    """
    return " ".join(message.split())


def line_count(pieces: Iterable[str]) -> int:
    """How many line ends there are."""
    return sum(len(LINE_END.findall(piece)) for piece in pieces)
