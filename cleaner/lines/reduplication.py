"""Chinese words that repeat themselves: `高高兴兴`, `研究研究`, `常常`. The list, its origin and its licences are in
`reduplication.txt`, beside this file; it is read when a page first needs it.

>>> words("AABB") >= {"高高兴兴", "平平安安"}, is_language("高高兴兴平平安安"), is_language("测测试试")
(True, True, False)
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in Path(__file__).with_name("reduplication.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = found.setdefault(line[3:].strip(), [])
        elif not line.startswith("#"):
            section += line.split()
    return {name: frozenset(entries) for name, entries in found.items()}


def words(shape: str) -> frozenset[str]:
    """The words of the shape `AABB`, `ABAB` or `AA`."""
    return _sections()[shape]


def is_language(doubled: str) -> bool:
    """Whether a string in which each hanzi stands twice can be read as words that repeat themselves.

    That is so where it is made of listed AABB words and at most one AA word, or of two AA words (`爸爸妈妈`).

    >>> is_language("天天快快乐乐"), is_language("爸爸妈妈"), is_language("微微软软公公司司")
    (True, True, False)
    """
    aabb, aa = words("AABB"), words("AA")
    # States: how many AA words were used up to here, the fewest.
    fewest: dict[int, int] = {0: 0}
    for at in range(0, len(doubled), 2):
        if at not in fewest:
            continue
        used = fewest[at]
        if doubled[at:at + 4] in aabb and fewest.get(at + 4, used + 1) > used:
            fewest[at + 4] = used
        if doubled[at:at + 2] in aa and fewest.get(at + 2, used + 2) > used + 1:
            fewest[at + 2] = used + 1
    used = fewest.get(len(doubled), 99)
    return used <= 1 or (used == 2 and len(doubled) == 4)
