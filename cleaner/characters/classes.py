"""Character classes that stages share, as the inside of a regular expression's `[...]`.

Look-alike and invisible characters are given by code point.

>>> import re
>>> re.findall(f"[{HAN}]+", "上海 Shanghai 2021年")
['上海', '年']
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Hanzi: unified and compatibility ideographs, and the ideographic zero."""
KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
FULLWIDTH_MARKS = "\u3001\u3002\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5e"
"""Full-width punctuation that carries its own space: 、。〈〉《》「」『』【】〔〕！（），：；？ and the like."""
CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u201d\u2019\u2026"
"""Marks that cannot start a line of ordinary Chinese."""
OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\u201c\u2018"
SENTENCE_END = "\u3002\uff01\uff1f!?."
"""Marks that end a sentence; quotation marks and brackets may close after them."""


def later(pattern: str) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first asked for: a class of hanzi takes 1 to 3 ms, and few pages need it.

    >>> spaced = later(f"[{HAN}] [{HAN}]")
    >>> spaced().search("上 海") is not None
    True
    """
    return cache(partial(re.compile, pattern))
