"""`开发区` becomes `開發區` (`traditional`), and `開發區` becomes `开发区` (`simplified`).

Why it is wanted: a collection holds papers of both scripts, and a search or a model wants one. Not a repair: both
stages are off by default. The dictionaries are OpenCC's, through opencc-python-reimplemented: phrases first, the
longest that fits, then single characters. Run again on its own result OpenCC changes one entry of its dictionaries in
eighty: 万里 becomes 萬里, and 萬里 becomes 萬裏. So each run of hanzi is first asked what it is: where it holds a character
that only the other script has, it is converted as a whole; where it holds characters of both scripts, character by
character those that are in doubt nowhere; where it holds one that only the wanted script has, it stays.

Leaves alone: everything but hanzi; a page without hanzi is not looked at and OpenCC is not loaded.

Known problems: `traditional` is a guess wherever one simplified character stands for several: 徐汇 becomes 徐彙 (for 徐匯),
the name 姜冬冬 姜鼕鼕. Words are not changed, only characters (`软件` becomes `軟件`, not Taiwan's `軟體`). Japanese is not
told apart from Chinese. OpenCC is slow, 0.5 MB/s: a run of hanzi seen before on the page is not converted again.

>>> import cleaner
>>> cleaner.Pipeline(["traditional"])("开发区后面").text, cleaner.Pipeline(["simplified"])("開發區後面").text
('開發區後面', '开发区后面')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from cleaner.characters.classes import HAN
from cleaner.edits import Edit, Finding
from cleaner.rewrites import changed

_HAN = re.compile(f"[{HAN}]+")
PIECE = 100
"""Hanzi given to OpenCC at once. Its search is recursive; a clause of print is shorter, so that no phrase is cut."""
ROUNDS = 4
"""How often a run is converted until it stays. Two were enough for every entry of the dictionaries."""


class _Conversion:
    """OpenCC's conversion `name`, and which characters are in one script only. Loaded when a page first needs it."""

    def __init__(self, name: str) -> None:
        from opencc import OpenCC

        self._convert: Callable[[str], str] = OpenCC(name).convert
        tables = [_only("STCharacters.txt"), _only("TSCharacters.txt")]
        if name == "t2s":
            tables.reverse()
        self._characters, other = tables
        self._from, self._to = frozenset(self._characters), frozenset(other)

    def settled(self, run: str) -> str:
        """A run of hanzi in the wanted script; as it is where that does not come to rest."""
        done = run
        for _ in range(ROUNDS):
            before, done = done, self._once(done)
            if done == before:
                return done
        return run

    def _once(self, run: str) -> str:
        if self._to.isdisjoint(run):
            return "".join(self._convert(run[at:at + PIECE]) for at in range(0, len(run), PIECE))
        if self._from.isdisjoint(run):
            return run
        return "".join(map(self._characters.get, run, run))


def _only(name: str) -> dict[str, str]:
    """The characters of OpenCC's dictionary `name` that never stand for themselves, and what they become."""
    from importlib.resources import files

    lines = files("opencc").joinpath("dictionary", name).read_text("utf-8").splitlines()
    entries = (line.split("\t") for line in lines if "\t" in line)
    return {old: new.split()[0] for old, new in entries if old not in new.split()}


@lru_cache(maxsize=2)
def _conversion(name: str) -> _Conversion:
    return _Conversion(name)


def to_simplified(text: str) -> Iterator[Edit | Finding]:
    """Yield edits from traditional to simplified characters.

    >>> [(e.start, e.new) for e in to_simplified("上海報業")]
    [(2, '报业')]
    """
    return _edits(text, "t2s", "traditional to simplified characters", "simplified.opencc")


def to_traditional(text: str) -> Iterator[Edit | Finding]:
    """Yield edits from simplified to traditional characters.

    >>> [(e.start, e.new) for e in to_traditional("上海报业")]
    [(2, '報業')]
    """
    return _edits(text, "s2t", "simplified to traditional characters", "traditional.opencc")


def _edits(text: str, name: str, why: str, code: str) -> Iterator[Edit | Finding]:
    conversion: _Conversion | None = None
    known: dict[str, str] = {}
    for match in _HAN.finditer(text):
        if conversion is None:
            conversion = _conversion(name)
        old = match[0]
        new = known.get(old)
        if new is None:
            new = known[old] = conversion.settled(old)
        if new == old:
            continue
        at, aligned = match.start(), len(new) == len(old)  # a few phrases change their length: one edit
        for start, end, put in changed(old, new):
            yield Edit(at + start, at + end, put, why, code, 1.0, aligned)
