"""What the normalising stages ask about a page before they act: which script it is in, whether a line is prose.

>>> is_japanese("今日は天気がいい"), is_japanese("鲜の每日，上海报业集团主管主办的一份报纸")
(True, False)
"""

from __future__ import annotations

import re

from cleaner.characters.classes import HAN, HANGUL

KANA_LETTERS = "\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d"
"""Kana that are letters: not the middle dot U+30FB and the long mark U+30FC, which Chinese pages use as well."""

_EAST = re.compile("[^\0-\u2fff]")  # to compile a class takes the longer the more characters it names: 3 ms from U+3000 on
_LEADS = tuple(bytes((lead,)) for lead in (*range(0xE4, 0xF5), 0xE3))
_LOOK = 64
"""Characters looked at before anything else: a Chinese page shows itself in its first line."""
_KEPT = 1 << 20
"""Characters of the longest page whose answer is kept, since the page is kept with it."""
_HAN = re.compile(f"[{HAN}\u2e80-\u2fd5]+")  # radicals too: they are about to become hanzi
_KANA = re.compile(f"[{KANA_LETTERS}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_NEITHER = bytes({*range(256)} - {*range(0xD8, 0xF9)})
_seen: tuple[str, bool] = ("", False)


def reaches_east(text: str) -> bool:
    """Whether `text` has a character at or above U+3000: hanzi, kana, Hangul, full-width marks, private codes.

    What most stages ask first of all, so the answer about the last page is kept (for pages up to a million characters).
    In UTF-8 these characters, and no others, begin with a byte of E3 or above, and `bytes` finds a byte many times
    faster than `re` finds a class: 1 ms/MB beside 4 ms/MB, of English with curly quotation marks.

    >>> reaches_east("“Shanghai”"), reaches_east("“上海”")
    (False, True)
    """
    global _seen
    if text.isascii():
        return False
    if _EAST.search(text, 0, _LOOK):
        return True
    seen = _seen  # one tuple: another thread may put another in its place
    if seen[0] is text:
        return seen[1]
    raw = text.encode("utf-8", "surrogatepass")
    found = any(lead in raw for lead in _LEADS)
    if len(text) <= _KEPT:
        _seen = text, found
    return found


def has_astral(text: str) -> bool:
    """Whether `text` has a character above U+FFFF: in UTF-16 each of these is two units.

    `re` tests a class with ranges above U+FFFF range by range, and one without in a table: three times as fast.

    >>> has_astral("上海"), has_astral("\U00020000")
    (False, True)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


def has_private_or_astral(text: str) -> bool:
    """Whether `text` may have a private-use character, or has one above U+FFFF: a character of U+D800-F8FF in UTF-16.

    A third of the time of a search for the class.

    >>> has_private_or_astral("上海，"), has_private_or_astral("上海\ue000")
    (False, True)
    """
    return bool(text.encode("utf-16-le", "surrogatepass")[1::2].translate(None, _NEITHER))


def is_japanese(text: str) -> bool:
    """Whether kana make up a tenth or more of the kana and hanzi of `text`.

    Japanese prose is half kana and its headlines a fifth; a Chinese page has single ones in brand names. Of 399
    Japanese sentences of a manual none has less than a third.
    """
    if not _KANA.search(text):
        return False
    kana = len(_KANA.findall(text))
    return not _has_han(text, kana * 9 + 1)


def is_korean(text: str) -> bool:
    """Whether `text` has more Hangul than hanzi (Hangul is what `mojibake` left of it: that stage runs first).

    >>> is_korean("대한민국 서울(大韓民國)"), is_korean("上海 몣")
    (True, False)
    """
    if not _HANGUL.search(text):
        return False
    return not _has_han(text, len(_HANGUL.findall(text)))


def _has_han(text: str, count: int) -> bool:
    """Whether `text` has `count` hanzi or more: reads no further than need be."""
    for match in _HAN.finditer(text):
        count -= match.end() - match.start()
        if count <= 0:
            return True
    return count <= 0


def is_rare(char: str) -> bool:
    """Whether a hanzi is in neither the common level of GB 2312 (3,755 hanzi) nor that of Big5 (5,401).

    >>> is_rare("荩"), is_rare("图"), is_rare("圖")
    (True, False, False)
    """
    for encoding, first, last in (("gb2312", b"\xb0\xa1", b"\xd7\xf9"), ("big5", b"\xa4\x40", b"\xc6\x7e")):
        try:
            if first <= char.encode(encoding) <= last:
                return False
        except UnicodeEncodeError:
            pass
    return True
