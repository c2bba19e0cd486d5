"""How common Chinese words are: what tells `的状|状态`, a character said twice, from `中国|国家`, two words.

The table holds every hanzi, the words of two from a certain frequency on and the words that repeat a character, with
their costs in bits. It was counted from jieba's dictionary (MIT licence); `benchmarks/build_words.py` says how. It is
read when first needed, in 20 ms. Traditional characters are looked up by their simplified forms (OpenCC, Apache 2.0).

>>> is_word("测试"), is_word("測試"), is_word("的状")
(True, True, False)
>>> cost("两国主主管部门") > cost("两国主管部门") + 5
True
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from pathlib import Path

LONGEST = 4
ACROSS = 3
"""Bits that a word which goes across a cut must save: it then is cheaper than its halves, and no chance neighbours."""
_TAIL, _HEAD = re.compile("[\u3400-\u9fff]{1,4}$"), re.compile("[\u3400-\u9fff]{1,4}")
UNKNOWN = 27
"""Bits of a character that is not in the table: it stands for once in the whole of what was counted."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], dict[int, str]]:
    lines = zlib.decompress(Path(__file__).with_name("hanzi_words.bin").read_bytes()).decode("utf-8").split("\n")
    pairs = lines[0]
    costs: dict[str, int] = {}
    for line in lines[1:]:
        bits, *rows = line.split("\t")
        for size, row in enumerate(rows, 1):
            costs.update(dict.fromkeys((row[at:at + size] for at in range(0, len(row), size)), int(bits)))
    return costs, {ord(pairs[at]): pairs[at + 1] for at in range(0, len(pairs), 2)}


def is_word(text: str) -> bool:
    """Whether `text` is one of the words of the table."""
    costs, simplified = _table()
    return text in costs or text.translate(simplified) in costs


def cost(text: str) -> int:
    """The fewest bits that a row of words costs which make up `text`."""
    costs, simplified = _table()
    return _of_heads(text.translate(simplified), costs)[-1]


def _of_heads(text: str, costs: dict[str, int]) -> list[int]:
    """The same for each of the heads of a text in simplified characters, from none of it to all."""
    best = [0] + [UNKNOWN * (len(text) + 1)] * len(text)
    for at in range(len(text)):
        for end in range(at + 1, min(at + LONGEST, len(text)) + 1):
            word = costs.get(text[at:end])
            if word is None:
                if end > at + 1:
                    continue
                word = UNKNOWN
            if best[at] + word < best[end]:
                best[end] = best[at] + word
    return best


def goes_across(above: str, below: str) -> bool:
    """Does a Chinese word go on from the end of `above` to the start of `below`?

    >>> goes_across("在9日凌", "晨被人发现"), goes_across("城东小河整治", "城东十二条小河"), goes_across("rain", "bow")
    (True, False, False)
    """
    head = _HEAD.match(below)
    tail = _TAIL.search(above, max(0, len(above) - LONGEST)) if head is not None else None
    if tail is None or head is None:
        return False
    costs, simplified = _table()
    text, cut = (tail[0] + head[0]).translate(simplified), len(tail[0])
    if not any([text[at:end] in costs for at in range(max(0, cut - LONGEST + 1), cut)
                for end in range(cut + 1, min(at + LONGEST, len(text)) + 1)]):
        return False    # without a word across the cut both halves cost what they cost by themselves
    heads = _of_heads(text, costs)
    return heads[cut] + _of_heads(text[cut:], costs)[-1] - heads[-1] >= ACROSS
