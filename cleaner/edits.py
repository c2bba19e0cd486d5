"""What a stage says (`Edit`, `Finding`) and the one engine that does it. Imports nothing of ours but the errors.

A stage is given a whole page of text and yields `Edit`s, left to right and not overlapping, and `Finding`s where it
likes. It looks and never touches: `carry_out` applies the edits and keeps what they removed, so that each step can be
taken back and each output character traced to its input.

>>> from cleaner.edits import Edit, carry_out
>>> text, step, findings = carry_out("teh cat", [Edit(1, 3, "he", "two letters changed places")], "typos")
>>> text, step.removed, step.to_input(0, 3)
('the cat', ('eh',), (0, 3))
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, Union

from cleaner.errors import EditOutOfPlace, ForeignJournal


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`. Offsets are code points of the text the stage was given, half-open.

    An edit starts and ends on a character that changes. `aligned` says that `new` has as many characters as it
    replaces and that the n-th came from the n-th.

    >>> Edit(0, 2, "第", "GBK code read as one code unit", "mojibake.gbk-font").confidence
    1.0
    """

    start: int
    end: int
    new: str
    why: str
    """One line for a reader."""
    code: str = ""
    """A stable name of the rule, `stage.rule`."""
    confidence: float = 1.0
    """1.0: certain. Below 0.9: likely, done and flagged. A guess is no edit but a `Finding`."""
    aligned: bool = False
    stage: str = ""
    """Filled in by the engine."""


class Finding(NamedTuple):
    """Something wrong at `text[start:end]` that is not repaired, or a guess that is only reported.

    A stage gives offsets of the text it was given; in `Cleaned.findings` they are offsets of the input.

    >>> Finding(3, 4, "a character is lost", "mojibake.lost").end
    4
    """

    start: int
    end: int
    why: str
    code: str = ""
    confidence: float = 1.0
    stage: str = ""


Said = Union[Edit, Finding]
Stage = Callable[[str], Iterable[Said]]
"""A whole page in, edits and findings out."""


class Step:
    """What one stage did to one text: its edits, and what each of them removed. A frozen value.

    `edits` speak of the text before the step (the *input*), `removed[i]` is what `edits[i]` replaced.
    """

    __slots__ = ("stage", "edits", "removed", "_out", "input")

    def __init__(self, stage: str, edits: Sequence[Edit], removed: Sequence[str], before: str | None = None) -> None:
        self.stage = stage
        self.edits = tuple(edits)
        self.removed = tuple(removed)
        self._out: tuple[list[int], list[int]] | None = None
        self.input = before
        """The text before the step, where the engine has kept it: what `undo` makes again. It is no part of the value."""

    def __repr__(self) -> str:
        return f"Step({self.stage!r}, {len(self.edits)} edits)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Step) and (self.stage, self.edits, self.removed) == (
            other.stage, other.edits, other.removed)

    def __hash__(self) -> int:
        return hash((self.stage, self.edits))

    def __reduce__(self) -> tuple[object, ...]:
        return Step, (self.stage, self.edits, self.removed)

    @property
    def outputs(self) -> tuple[list[int], list[int]]:
        """Where each edit's `new` starts and ends in the text after the step."""
        if self._out is None:
            growths = list(accumulate((len(e[2]) - e[1] + e[0] for e in self.edits), initial=0))
            starts = [e[0] + g for e, g in zip(self.edits, growths)]
            self._out = starts, [s + len(e[2]) for s, e in zip(starts, self.edits)]
        return self._out

    def to_input(self, start: int, end: int) -> tuple[int, int]:
        """The span of the step's input behind `start:end` of its output (characters, half-open)."""
        starts, ends = self.outputs
        return self._back(start, starts, ends, False), self._back(end, starts, ends, True)

    def _back(self, at: int, starts: list[int], ends: list[int], is_end: bool) -> int:
        # The edit that `at` lies in: for a start the last one with start <= at < end, for an end start < at <= end.
        i = (bisect_left(starts, at) if is_end else bisect_right(starts, at)) - 1
        if i < 0:
            return at
        edit, inside = self.edits[i], at - starts[i]
        if at <= ends[i] if is_end else at < ends[i]:
            if edit.aligned:
                return edit.start + inside
            return edit.end if is_end else edit.start
        return at - ends[i] + edit.end

    def starts_of_input(self, offsets: Sequence[int]) -> list[int]:
        """For offsets of the step's output, in ascending order, where each came from; in one pass.

        >>> Step("x", [Edit(2, 4, "", "")], ["--"]).starts_of_input([0, 1, 2, 3])
        [0, 1, 4, 5]
        """
        starts, ends = self.outputs
        edits, count, i, found = self.edits, len(self.edits), 0, []
        for at in offsets:
            while i < count and starts[i] <= at:
                i += 1
            if not i:
                found.append(at)
            elif at >= ends[i - 1]:
                found.append(at - ends[i - 1] + edits[i - 1][1])
            else:
                found.append(edits[i - 1][0] + (at - starts[i - 1] if edits[i - 1][6] else 0))
        return found

    def to_output(self, start: int, end: int) -> tuple[int, int]:
        """The span of the step's output that `start:end` of its input became."""
        starts, ends = self.outputs
        return self._forth(start, starts, ends, False), self._forth(end, starts, ends, True)

    def _forth(self, at: int, starts: list[int], ends: list[int], is_end: bool) -> int:
        edits = self.edits
        lo, hi = 0, len(edits)
        while lo < hi:  # the first edit with edit.end >= at (for an end), > at (for a start)
            mid = (lo + hi) // 2
            if edits[mid][1] < at or (not is_end and edits[mid][1] == at):
                lo = mid + 1
            else:
                hi = mid
        if lo < len(edits):
            edit = edits[lo]
            if edit.start < at or (not is_end and edit.start == at):
                if edit.aligned:
                    return starts[lo] + at - edit.start
                return ends[lo] if is_end else starts[lo]
        if lo == 0:
            return at
        return at - edits[lo - 1][1] + ends[lo - 1]

    def undo(self, text: str) -> str:
        """The text before the step, from the text after it. Raises `ForeignJournal` where `text` is another text."""
        pieces: list[str] = []
        at = 0
        starts, ends = self.outputs
        for edit, removed, start, end in zip(self.edits, self.removed, starts, ends):
            if text[start:end] != edit.new:
                raise ForeignJournal(
                    f"the journal says that {self.stage} wrote {edit.new[:20]!r} at character {start}, but there is "
                    f"{text[start:end][:20]!r}: this journal belongs to another text, or the text was changed since")
            pieces += text[at:start], removed
            at = end
        pieces.append(text[at:])
        return "".join(pieces)


KEPT = 1 << 20
"""Code points of the longest text that a step keeps: no newspaper page has so many."""
_new = tuple.__new__  # `Edit._replace` takes five times as long, and a page has hundreds


def carry_out(text: str, said: Iterable[Said], stage: str) -> tuple[str, Step | None, list[Finding]]:
    """Apply what a stage said about `text`.

    Returns the new text, the step (None where nothing changes) and the findings, in offsets of `text`.
    Edits that change nothing are left out. Raises `EditOutOfPlace` where edits overlap or leave the page.
    """
    edits: list[Edit] = []
    removed: list[str] = []
    findings: list[Finding] = []
    pieces: list[str] = []
    at, length = 0, len(text)
    for item in said:
        if isinstance(item, Finding):
            findings.append(item if item.stage else item._replace(stage=stage))
            continue
        start, end, new = item[0], item[1], item[2]
        if not at <= start <= end <= length:
            raise EditOutOfPlace(stage, start, end, length)
        old = text[start:end]
        if old == new:
            continue
        if item[7] != stage:
            item = _new(Edit, (*item[:7], stage))
        edits.append(item)
        removed.append(old)
        pieces.append(text[at:start])
        pieces.append(new)
        at = end
    if not edits:
        return text, None, findings
    pieces.append(text[at:])
    # The articles ask for the text before lines were joined: to make it again is 8 ms/MB of English, 4 of Chinese. A page is
    # short beside its journal; of a long text no copies are kept.
    return "".join(pieces), Step(stage, edits, removed, text if length <= KEPT else None), findings


LINE_END = re.compile("\r\n?")


class LineEnds:
    """Lets a stage see "\n" only, and carries what it says back to a text with CR LF or lone CR in it.

    A stage that had to know three line ends would get one of them wrong. A CR LF stays in the text where no edit
    touches it, so a file keeps its line ends, mixed ones too; an edit over the line break takes both characters.

    >>> ends = LineEnds("one\\r\\ntwo")
    >>> ends.seen, ends.restored(Edit(3, 4, " ", "joined"))[:3]
    ('one\\ntwo', (3, 5, ' '))
    """

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        hidden: list[int] = []
        at = gone = 0
        for match in LINE_END.finditer(text):
            start, end = match.span()
            pieces.append(text[at:start])
            at = end
            if end - start == 2:
                hidden.append(start - gone)  # where the "\n" stands in `seen`
                gone += 1
        pieces.append(text[at:])
        self.seen = "\n".join(pieces)
        self._hidden = hidden
        self._break = "\r\n" if len(hidden) * 2 > len(pieces) - 1 else ""

    def offset(self, at: int) -> int:
        """The offset in the text itself of an offset in `seen`."""
        return at + bisect_left(self._hidden, at)

    def restored(self, said: Said) -> Said:
        """`said` about `seen`, said about the text itself."""
        start, end = self.offset(said.start), self.offset(said.end)
        if isinstance(said, Finding):
            return said._replace(start=start, end=end)
        new = said.new.replace("\n", self._break) if self._break else said.new
        aligned = said.aligned and len(new) == end - start
        return said._replace(start=start, end=end, new=new, aligned=aligned)


def compose(first: Sequence[Edit], between: str, second: Sequence[Edit]) -> list[Edit]:
    """Two steps as one: edits from the input of `first` to the output of `second`; `between` is the text between them.

    Edits that touch or overlap are merged; a merged edit carries the reasons of all and the lowest confidence.
    """
    merged: list[Edit] = []
    i = j = 0
    growth = 0  # of `first` up to i: offset in `between` minus offset in the input
    while i < len(first) or j < len(second):
        a = first[i].start + growth if i < len(first) else None
        if a is not None and (j == len(second) or a <= second[j].start):
            lo = hi = a
        else:
            lo = hi = second[j].start
        in_start = lo - growth
        parts_a: list[Edit] = []
        parts_b: list[Edit] = []
        grown = growth
        while True:
            if i < len(first) and first[i].start + grown <= hi:
                edit = first[i]
                hi = max(hi, edit.start + grown + len(edit.new))
                grown += len(edit.new) - (edit.end - edit.start)
                parts_a.append(edit)
                i += 1
            elif j < len(second) and second[j].start <= hi:
                parts_b.append(second[j])
                hi = max(hi, second[j].end)
                j += 1
            else:
                break
        if not parts_b:
            merged += parts_a
        elif not parts_a and len(parts_b) == 1:
            merged.append(parts_b[0]._replace(start=in_start, end=hi - grown))
        else:
            pieces: list[str] = []
            at = lo
            for edit in parts_b:
                pieces += between[at:edit.start], edit.new
                at = edit.end
            pieces.append(between[at:hi])
            new, parts = "".join(pieces), parts_a + parts_b
            merged.append(Edit(
                in_start, hi - grown, new, "; ".join(_unique([e.why for e in parts])),
                "+".join(_unique([e.code for e in parts])), min(e.confidence for e in parts),
                all(e.aligned for e in parts) and len(new) == hi - grown - in_start,
                "+".join(_unique([e.stage for e in parts]))))
        growth = grown
    return merged


def _unique(values: Iterable[str]) -> list[str]:
    """The values that say something, each once."""
    return list(dict.fromkeys(filter(None, values)))
