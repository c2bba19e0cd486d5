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
CLOSING = "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u201d\u2019\u2026"
"""Marks that cannot start a line of ordinary Chinese."""
OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\u201c\u2018"
_EXTENDED = [chr(code) for code in range(0x100, 0x180)]
SMALL = "a-z\u00df-\u00f6\u00f8-\u00ff\u03ac-\u03ce\u0430-\u045f" + "".join(filter(str.islower, _EXTENDED))
"""Small letters of Latin, Greek and Cyrillic."""
LARGE = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0386-\u03ab\u0400-\u042f" + "".join(filter(str.isupper, _EXTENDED))
LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f"
"""Letters of these alphabets."""


def later(pattern: str) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first asked for: a class of hanzi takes 1 to 3 ms, and few pages need it.

    >>> spaced = later(f"[{HAN}] [{HAN}]")
    >>> spaced().search("上 海") is not None
    True
    """
    return cache(partial(re.compile, pattern))
