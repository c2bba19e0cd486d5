"""A page as numbers that say of each character which kinds it is of, so that which kinds meet is asked of the whole page at
once.

A search by expression takes its time at each character, and a page in Cyrillic has something to look at in each. Here a
character's two bytes (UTF-16) are looked up in tables by `bytes.translate`, and the neighbours are compared by shifting
one long integer: 1 ms per MB for each question.

>>> kinds = Kinds("[a-z]", "[0-9]")
>>> page = kinds.of("ab1 c 2d")
>>> list(places(page.has(0) & page.has(1, 1)))  # a letter, and behind it a digit
[1]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 8
"""Kinds that one byte tells apart."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_STAND_IN = "\u2603"
"""What stands for a character above U+FFFF, which is of no kind: a snowman, as good as any emoji."""
_PLAIN_BLOCKS = bytes(0x4E if 0x34 <= block <= 0x9F else 0xAD if 0xAC <= block <= 0xD6 else block for block in range(256))
"""Blocks of 256 characters: one stands for all hanzi, one for all syllables but the last hundreds."""
_ONLY = [bytes(block) + b"\xff" + bytes(255 - block) for block in range(256)]


class Kinds:
    """Up to eight kinds of characters, each the class of an expression (`[...]`) in which hanzi are all or none, and
    syllables up to U+D6FF too."""

    def __init__(self, *classes: str) -> None:
        if len(classes) > MOST:
            raise ValueError(f"{len(classes)} kinds, where a byte tells {MOST} apart")
        self._classes = [re.compile(one) for one in classes]
        self._tables: dict[int, bytes] = {}

    def _table(self, block: int) -> bytes:
        """For each low byte the kinds of the character in this block, a bit each; nothing where none is of any."""
        found = self._tables.get(block)
        if found is None:
            flags = [sum((one.match(chr(256 * block + low)) is not None) << n for n, one in enumerate(self._classes))
                     for low in range(256)]
            found = self._tables[block] = bytes(flags) if any(flags) else b""
        return found

    def of(self, text: str) -> KindsOfPage:
        """The kinds of each character of a page."""
        units = in_units(text)
        low, high = units[::2], units[1::2].translate(_PLAIN_BLOCKS)
        flags, rest = 0, high
        while rest:
            block = rest[0]
            if table := self._table(block):
                flags |= (int.from_bytes(low.translate(table), "little")
                          & int.from_bytes(high.translate(_ONLY[block]), "little"))
            rest = rest.translate(None, bytes((block,)))
        return KindsOfPage(flags, len(text))


class KindsOfPage:
    """Which characters of a page are of which kind."""

    def __init__(self, flags: int, length: int) -> None:
        self._flags = flags
        self._ones = int.from_bytes(b"\1" * length, "little")

    def has(self, kind: int, ahead: int = 0) -> int:
        """A number whose byte `i` is 1 where character `i + ahead` is of the kind."""
        return self._flags >> (8 * ahead + kind) & self._ones


def in_units(text: str) -> bytes:
    """`text` in UTF-16 of two bytes a character: what is above U+FFFF is put for one that is of no kind.

    >>> len(in_units("a\\U0001f600"))
    4
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) != 2 * len(text):
        units = _ASTRAL.sub(_STAND_IN, text).encode("utf-16-le", "surrogatepass")
    return units


_NOT_ZERO = re.compile(b"[^\\0]")


def places(flags: int) -> Iterator[int]:
    """The offsets of the bytes that are not 0, in order."""
    for match in _NOT_ZERO.finditer(flags.to_bytes((flags.bit_length() + 7) // 8, "little")):
        yield match.start()


def lines(text: str, flags: int) -> Iterator[tuple[int, int]]:
    """Start and end of the lines of `text`, without their line ends, in which a character is marked by a byte of `flags`.

    >>> page = "one\\n2\\nthree3\\n"
    >>> list(lines(page, Kinds("[0-9]").of(page).has(0)))
    [(4, 5), (6, 12)]
    """
    marks = flags.to_bytes((flags.bit_length() + 7) // 8, "little")
    at = 0
    while match := _NOT_ZERO.search(marks, at):
        at = text.find("\n", match.start())
        at = len(text) if at < 0 else at
        yield text.rfind("\n", 0, match.start()) + 1, at


def stretches(text: str) -> set[str]:
    """What stands at Latin letters beyond ASCII, U+00C0 to U+017F, with the characters on either side, without blanks,
    each once. (Beside them a character of more than one byte in UTF-8 is left out, unless it is such a letter too.)

    >>> sorted(stretches("über größere „Öfen“, große Öfen"))
    ['oße', 'röße', 'Öf', 'üb']
    """
    data = text.encode("utf-8", "surrogatepass")
    first = int.from_bytes(data.translate(_FIRST_BYTES), "little")
    near = (first >> 8 | first | first << 8 | first << 16) * 255
    kept = (int.from_bytes(data, "little") & near).to_bytes(len(data), "little").translate(_BLANK_FOR_NONE)
    return set(b" ".join(set(kept.split())).decode("utf-8", "ignore").split())


_FIRST_BYTES = bytes(0xC3 <= byte <= 0xC5 for byte in range(256))
_BLANK_FOR_NONE = bytes(byte or 0x20 for byte in range(256))
