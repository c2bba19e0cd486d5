"""What changed between two texts: for `str -> str` tools as edits, for two texts of one length as stretches.

A tool like ftfy or OpenCC gives a new text and no account of it. Here the two texts are laid side by side: the common
head and tail are left out, then both are walked word by word; where the words differ, the next place within a bound
where they agree again is looked for. `difflib` would find smaller edits and takes minutes for ten thousand characters.

>>> from cleaner.edits import carry_out
>>> edits = list(rewritten("naÃ¯ve and brÃ»lÃ©e", "naïve and brûlée", why="UTF-8 read as Windows-1252"))
>>> [(edit.start, edit.end, edit.new) for edit in edits]
[(2, 4, 'ï'), (13, 18, 'ûlé')]
>>> carry_out("naÃ¯ve and brÃ»lÃ©e", edits, "ftfy")[0]
'naïve and brûlée'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.edits import Edit

BOUND = 24
"""Words that are looked ahead for the place where two texts agree again. Mojibake and a change of script keep words; a
tool that reorders a text gets one edit over the stretch."""
# A word of an alphabet, or one character of anything else: hanzi have no blanks between them
_WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff\ue000-\uf8ff]+|.", re.S)


def rewritten(old: str, new: str, *, why: str, code: str = "", confidence: float = 1.0, offset: int = 0,
              ) -> Iterator[Edit]:
    """The edits that turn `old` into `new`, left to right, each starting and ending on a changed character.

    `offset` is where `old` starts in the text that the edits speak of, in characters. An edit is `aligned` where it
    replaces as many characters as it puts. Time is linear in the lengths of both texts.
    """
    if old == new:
        return
    head = _common(old, new)
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    words = [m.span() for m in _WORD.finditer(old, head, len(old) - tail)]
    others = [m.span() for m in _WORD.finditer(new, head, len(new) - tail)]
    end, other_end = len(old) - tail, len(new) - tail
    i = j = 0
    start, other_start = head, head  # where a stretch that differs begins, in each text
    while i < len(words) or j < len(others):
        here = old[slice(*words[i])] if i < len(words) else None
        there = new[slice(*others[j])] if j < len(others) else None
        if here == there and here is not None:
            yield from _edit(old, new, start, words[i][0], other_start, others[j][0], why, code, confidence, offset)
            start, other_start = words[i][1], others[j][1]
            i, j = i + 1, j + 1
            continue
        i, j = _meeting(old, new, words, others, i, j)
    yield from _edit(old, new, start, end, other_start, other_end, why, code, confidence, offset)


def _meeting(old: str, new: str, words: list[tuple[int, int]], others: list[tuple[int, int]], i: int, j: int,
             ) -> tuple[int, int]:
    """The nearest words, by the sum of the steps, from which both texts go on alike."""
    seen: dict[str, int] = {}
    here: dict[str, int] = {}
    for step in range(BOUND):
        if i + step < len(words):
            word = old[slice(*words[i + step])]
            here.setdefault(word, step)
            if word in seen and (step or seen[word]):
                return i + step, j + seen[word]
        if j + step < len(others):
            word = new[slice(*others[j + step])]
            seen.setdefault(word, step)
            if word in here and (step or here[word]):
                return i + here[word], j + step
    return min(i + BOUND, len(words)), min(j + BOUND, len(others))


def _edit(old: str, new: str, start: int, end: int, other_start: int, other_end: int, why: str, code: str,
          confidence: float, offset: int) -> Iterator[Edit]:
    before, after = old[start:end], new[other_start:other_end]
    if before == after:
        return
    first, last, put = trimmed(before, after)
    yield Edit(offset + start + first, offset + start + last, put, why, code, confidence, len(put) == last - first)


def trimmed(old: str, new: str) -> tuple[int, int, str]:
    """Start and end in `old`, and what is put there, without what both texts begin and end with.

    >>> trimmed("開發區", "開区")
    (1, 3, '区')
    """
    if old[:1] != new[:1] and old[-1:] != new[-1:]:
        return 0, len(old), new
    head = _common(old, new)
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    return head, len(old) - tail, new[head:len(new) - tail]


def changed(old: str, new: str, over_one: bool = False) -> Iterator[tuple[int, int, str]]:
    """The stretches in which two texts of one length differ, as in `trimmed`; one stretch where the lengths differ. With
    `over_one` a stretch goes on over a character that is the same in both: words with a blank between are one.

    >>> list(changed("上海報業", "上海报业")), list(changed("a-b+c", "a_b_c")), list(changed("a-b+c", "a_b_c", True))
    ([(2, 4, '报业')], [(1, 2, '_'), (3, 4, '_')], [(1, 4, '_b_')])
    """
    if len(old) != len(new):
        yield trimmed(old, new)
        return
    units, others = (text.encode("utf-32-le", "surrogatepass") for text in (old, new))
    unlike = (int.from_bytes(units, "little") ^ int.from_bytes(others, "little")).to_bytes(len(units), "little")
    # One byte for each character, 0 where both texts have the same. No code point needs the fourth.
    planes = [int.from_bytes(unlike[n::4], "little") for n in range(3)]
    unlike = (planes[0] | planes[1] | planes[2]).to_bytes(len(old), "little")
    for match in (_NOT_ZERO_OVER_ONE if over_one else _NOT_ZERO).finditer(unlike):
        yield match.start(), match.end(), new[match.start():match.end()]


_NOT_ZERO, _NOT_ZERO_OVER_ONE = re.compile(b"[^\\0]+"), re.compile(b"[^\\0]+(?:\\0[^\\0]+)*")


def _common(a: str, b: str) -> int:
    """How many characters both start with."""
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while high - low > 1:  # slices are compared in C; halving makes it n + n/2 + ... characters in all
        middle = (low + high) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _common_tail(a: str, b: str, most: int) -> int:
    """How many of the last `most` characters both end with."""
    if most <= 0:
        return 0
    return _common(a[len(a) - most:][::-1], b[len(b) - most:][::-1])
