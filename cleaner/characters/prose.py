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
_PLAIN = bytes((9, 10, 12, *range(0x20, 0x7F)))
_LOOK = 64
"""Characters looked at before anything else: a Chinese page shows itself in its first line."""
MUCH = 8
"""From one character of so many on, the blocks of those beyond ASCII are looked up, in place of a search."""
_KEPT = 1 << 20
"""Characters of the longest page whose rest is kept, since the page is kept with it."""
_HAN = re.compile(f"[{HAN}\u2e80-\u2fd5]+")  # radicals too: they are about to become hanzi
_KANA = re.compile(f"[{KANA_LETTERS}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_WEST = bytes(range(0x30))
NO_SYLLABLES = bytes({*range(256)} - {*range(0xAC, 0xD8)})
"""The blocks that have no Hangul syllables."""
_NEITHER = bytes({*range(256)} - {*range(0xD8, 0xF9)})
_seen: tuple[str, str] = ("", "")


def beyond_plain(text: str) -> str:
    """`text` without the characters of plain ASCII: letters, digits, marks, spaces, tabs, line ends, form feeds.

    What is left of a page in an alphabet is so little that any class is found in it at once. The codecs drop the plain
    characters at 2 ms/MB of English with curly quotation marks, `re` passes them at 4 for each class. Several stages ask,
    so the rest of the last page is kept (of pages up to a million characters).

    >>> beyond_plain("“Shanghai”\\n")
    '“”'
    """
    global _seen
    seen = _seen  # one tuple: another thread may put another in its place
    if seen[0] is text:
        return seen[1]
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    if len(text) <= _KEPT:
        _seen = text, rest
    return rest


def reaches_east(text: str) -> bool:
    """Whether `text` has a character at or above U+3000: hanzi, kana, Hangul, full-width marks, private codes.

    >>> reaches_east("“Shanghai”"), reaches_east("“上海”")
    (False, True)
    """
    if text.isascii():
        return False
    if _EAST.search(text, 0, _LOOK):
        return True
    rest = beyond_plain(text)
    if MUCH * len(rest) < len(text):
        return _EAST.search(rest) is not None
    return bool(blocks(rest).translate(None, _WEST))


def blocks(text: str) -> bytes:
    """For each UTF-16 unit of `text` the number of its block of 256 characters: what a text may hold is told of these at the
    speed of the codecs, by what `bytes.translate` leaves of them.

    >>> blocks("a\u4e0a\uac00").hex()
    '004eac'
    """
    return text.encode("utf-16-le", "surrogatepass")[1::2]


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
    return bool(blocks(text).translate(None, _NEITHER))


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
