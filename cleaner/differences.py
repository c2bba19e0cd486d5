r"""What changed in a file, as a unified diff, made from the edits and not by comparing.

The edits say which lines changed, so this is linear and exact, where comparing lines again is neither. Lines are the
bytes of the file in its own encoding and end at LF alone, as `patch` has it.

>>> from cleaner.edits import Edit
>>> edits = [Edit(4, 7, "TWO", "loud")]
>>> print(b"".join(unified_diff("a.txt", b"one\ntwo\n", b"one\nTWO\n", "one\ntwo\n", edits)).decode(), end="")
--- a.txt
+++ a.txt
@@ -1,2 +1,2 @@
 one
-two
+TWO
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.edits import Edit

CONTEXT = 3
"""Unchanged lines around a change."""


class Change(NamedTuple):
    """Lines `old_start:old_end` of the old file became `new_start:new_end` of the new one; from 0, half-open."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changed_lines(text: str, edits: Sequence[Edit]) -> Iterator[Change]:
    r"""Which lines of `text` the edits change, left to right, not touching each other.

    >>> list(changed_lines("a\nb\nc\n", [Edit(1, 2, "", "joined")]))
    [Change(old_start=0, old_end=2, new_start=0, new_end=1)]
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    if starts[-1] - 1 == starts[-2]:  # the text ends with a line break: no line after it
        starts.pop()
    starts[-1] = len(text)
    lines = len(starts) - 1
    growth = 0  # lines of the new text less lines of the old, before the region
    i = 0
    while i < len(edits):
        first = min(bisect_right(starts, edits[i].start) - 1, max(lines - 1, 0))
        if edits[i].start == len(text) and text.endswith("\n"):
            first = lines
        region: list[str] = []
        last, at = first, starts[min(first, lines)]
        while True:
            while i < len(edits) and (edits[i].start < starts[min(last + 1, lines)] or last + 1 >= lines):
                edit = edits[i]
                region += text[at:edit.start], edit.new
                at = edit.end
                if edit.end > edit.start:
                    last = max(last, min(bisect_right(starts, edit.end - 1) - 1, lines - 1))
                i += 1
            rest = text[at:starts[min(last + 1, lines)]]
            tail = rest or next(filter(None, reversed(region)), "")
            if not tail or tail.endswith("\n") or last + 1 >= lines:
                break
            last += 1  # the line break went: the next line is part of it
        old_end = min(last + 1, lines)
        new_lines = sum(piece.count("\n") for piece in region) + rest.count("\n") + (tail[-1:] not in ("", "\n"))
        yield Change(first, old_end, first + growth, first + growth + new_lines)
        growth += new_lines - (old_end - first)


def unified_diff(path: str, old: bytes, new: bytes, text: str, edits: Sequence[Edit]) -> Iterator[bytes]:
    """The diff, piece by piece, for `patch -p0`. `text` is `old` decoded, `edits` make of it what `new` holds."""
    changes = list(changed_lines(text, edits))
    if not changes:
        return
    name = _quoted(path)
    yield b"--- " + name + b"\n+++ " + name + b"\n"
    old_lines, new_lines = _lines(old), _lines(new)
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.old_start - hunk[-1].old_end > 2 * CONTEXT:
            yield from _hunk(hunk, old_lines, new_lines)
            hunk = []
        hunk.append(change)
    yield from _hunk(hunk, old_lines, new_lines)


def _hunk(changes: list[Change], old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    before = min(CONTEXT, changes[0].old_start)
    after = min(CONTEXT, len(old) - changes[-1].old_end)
    old_from, old_to = changes[0].old_start - before, changes[-1].old_end + after
    new_from, new_to = changes[0].new_start - before, changes[-1].new_end + after
    yield f"@@ -{_range(old_from, old_to)} +{_range(new_from, new_to)} @@\n".encode()
    at = old_from
    for change in changes:
        yield from (_line(b" ", line) for line in old[at:change.old_start])
        yield from (_line(b"-", line) for line in old[change.old_start:change.old_end])
        yield from (_line(b"+", line) for line in new[change.new_start:change.new_end])
        at = change.old_end
    yield from (_line(b" ", line) for line in old[at:old_to])


def _range(start: int, end: int) -> str:
    # An empty range is given by the line before it.
    return f"{start + (end > start)},{end - start}"


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + line if line.endswith(b"\n") else mark + line + b"\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _quoted(path: str) -> bytes:
    """A name as GNU diff and git write it: in C quotes with a control character or a quote in it, a tab after a space."""
    raw = os.fsencode(path)
    if any(byte < 0x20 or byte in b'"\\\x7f' for byte in raw):
        escapes = {byte: b"\\%03o" % byte for byte in (*range(0x20), 0x7F)} | {byte: b"\\%c" % byte for byte in b'"\\'}
        return b'"' + b"".join(escapes.get(byte, bytes([byte])) for byte in raw) + b'"'
    return raw + b"\t" if b" " in raw else raw
