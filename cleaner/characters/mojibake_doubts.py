"""What is no garbage, however much another reading would win: marks in the places that they have in clean text, a hanzi
that is quoted, a list of letters; and readings that no text is.

A judge of letters does not know that `n.º 5`, `10 µm` and `√π` are as usual as they are rare. What stands here was seen
changed in clean text.

>>> without_marks("Art. 1.º, n.º 2, 20 °C, ¿Qué?")
'Art. 1.., n.. 2, 20 .C, .Qué?'
>>> is_quoted("The sign read \u6c34 and nothing else."), is_quoted("\u6c34\u7684\u8def\u6807 in the old town")
(True, False)
"""

from __future__ import annotations

import re
import unicodedata

# Before a mark in its place stands ASCII, another such mark or a quotation mark: the first byte of a character in UTF-8
# is shown as a letter beyond ASCII.
_MARK = re.compile(
    "(?<![^\0-\x7f\u00a0-\u00bf\u2010-\u203a])(?:"
    "(?<=[0-9.nNDMV])[\u00aa\u00ba]"                              # 1.ª, n.º, nº, Mª
    "|\u00ba(?=C(?![a-z]))|\u00b0(?=[CFKRNSEW \u00a0,.;:)'\u2032]|$)|(?<=[0-9Nn])\u00b0"   # 20 °C, n°
    "|[\u00a7\u00b6](?=[ \u00a0.]?[0-9])|(?<![^ \u00a0(])[\u00a7\u00b6](?![^ \u00a0,;)])"
    "|[\u00a2\u00a3\u00a5\u20ac](?=[ \u00a0]?[0-9])|(?<=[0-9 \u00a0])[\u00a2\u00a3\u00a5\u20ac](?![A-Za-z\u00c0-\u024f])"
    "|(?<![A-Za-z])[\u00b1\u00d7\u00f7](?=[ \u00a0]?[0-9A-Za-z(])|(?<=[0-9 \u00a0])\u00b5(?=[A-Za-z])"
    "|(?<=[A-Za-z0-9)])[\u00b2\u00b3\u00b9](?![\u00c0-\u024f])|(?<![A-Za-z])[\u00bc-\u00be](?![\u00c0-\u024f])"
    "|(?<![A-Za-z0-9])[\u00a1\u00bf](?=[A-Za-z\u00c0-\u017f\u00ab\u201c\"])"
    "|(?<![^ \u00a0])[\u00a1-\u00bf](?![^ \u00a0])|\u00a0)")


def without_marks(line: str) -> str:
    """The line with marks of Latin-1 in their places as full stops, of the same length."""
    return _MARK.sub(".", line)


def but_marks(new: str, old: str, without: str) -> str:
    """The reading of `old`, in which each character stands for one, with the full stops of `without` where it has them: that
    a mark would become a letter speaks for nothing.

    >>> but_marks("1.\u015f Stra\u00dfe", "1.\u00ba Stra\u00dfe", "1.. Stra\u00dfe")
    '1.. Stra\u00dfe'
    """
    return "".join([b if a != b else c for a, b, c in zip(old, without, new)])


_WIDE = re.compile("[\u2e80-\ud7ff\ue000-\uf8fe\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
_GLUED = re.compile(f"[A-Za-z\u00c0-\u052f]{_WIDE.pattern}|{_WIDE.pattern}[A-Za-z\u00c0-\u052f]|[^\0-\x7f\u2010-\u203a]{{3}}")
QUOTED = 2
"""Hanzi by themselves among Latin words, or alone on a line, that say nothing: `the kanji 中`."""


def is_quoted(line: str) -> bool:
    """Whether a line has so few hanzi, kana or syllables, none of them glued to a letter, that they are themselves."""
    return len(_WIDE.findall(line)) <= QUOTED and _GLUED.search(line) is None


def is_a_word(new: str) -> bool:
    """Whether what a quoted hanzi would be read as is a word by itself that is common in some language: `\u813f` was
    `\u00e0` in UTF-8, read as GB 18030. (Of other letters every hanzi of some encoding is one.)"""
    return new.strip(" ,.") in ("\u00e0", "\u00e8", "\u00e9")


_LETTER = r"[^\W\d_]"
_IN_WORD = re.compile(f"{_LETTER}{_LETTER}(?<=[^\0-\x7f])|{_LETTER}(?<=[^\0-\x7f]){_LETTER}")
_BEYOND = re.compile("[^\0-\x7f\u2010-\u203a]")
_FORMULA = re.compile("[\0-\x7f\u03a9\u03c0\u2200-\u22ff]*")
_IN_FORMULA = re.compile("[A-Za-z][\u03a9\u03c0\u2200-\u22ff]|[\u03a9\u03c0\u2200-\u22ff][A-Za-z]")
LISTED = 3
"""Letters beyond ASCII, each by itself, that are a list of letters."""


def is_list_of_letters(part: str) -> bool:
    """Whether what is beyond ASCII is letters, each a word of its own, as in a grammar: `á é í ó ú ñ ü`."""
    beyond = _BEYOND.findall(part)
    return len(beyond) >= LISTED and _IN_WORD.search(part) is None and all(map(str.isalpha, beyond))


_LATIN = ("A-Z\u00c0-\u00d6\u00d8-\u00de", "a-z\u00df-\u00f6\u00f8-\u024f")
_GREEK = ("\u0386-\u03ab", "\u0390\u03ac-\u03ce")
_CYRILLIC = ("\u0400-\u042f", "\u0430-\u045f")
_WRITTEN = re.compile("(?:[^A-Za-z\u0080-\U0010ffff]++|[\u00a0\u00ab\u00bb\u2010-\u2026\u20ac\u2116]|" + "|".join([
    f"(?:[{large}]?[{small}'\u2019]++|[{large}]++)(?![A-Za-z\u00c0-\u024f\u0370-\u052f])"
    for large, small in (_LATIN, _GREEK, _CYRILLIC)]) + ")*+")


def is_written_as_words(line: str) -> bool:
    """Whether all of a line is words as they are written: letters of one alphabet, a capital at the head or all capitals,
    and no mark within them. Garbage of single bytes hardly ever is, and what it was nearly always.

    >>> is_written_as_words("\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440"), is_written_as_words("w\u0434hlen")
    (True, False)
    """
    return _WRITTEN.fullmatch(line) is not None


def is_formula(line: str) -> bool:
    """Whether what is beyond ASCII is mathematics and touches no letter: `\u221a\u03c0/2 \u2248 0.886`."""
    return _FORMULA.fullmatch(line) is not None and _IN_FORMULA.search(line) is None


_BELOW = re.compile("[\0-\xff]")


def is_no_utf16(line: str) -> bool:
    """Whether bytes without NUL, read as UTF-16, cannot have given the line: they give nothing below U+0101."""
    return _BELOW.search(line) is not None


def _stands_alone(text: str, at: int) -> bool:
    beside = text[max(0, at - 1):at] + text[at + 1:at + 2]
    return beside.isascii() and not any(map(str.isalpha, beside))


_PHONETIC = re.compile("[\u0250-\u036f]+")
# Words of one letter beyond ASCII, in languages of Europe
_ONE_LETTER = frozenset("àáâãäåæèéêëìíîòóôõöøúüýőűąęòœÀÁÂÄÅÆÈÉÊËÍÎÒÓÔÖØÚÜÝявикосуаеОАИВКСУЯіїєўηοτ")


def is_phonetic(beyond: str) -> bool:
    """Whether all characters are signs of phonetics, modifiers or combining marks."""
    return _PHONETIC.fullmatch(beyond) is not None


def is_no_text(old: str, new: str, true: str) -> bool:
    """Whether a reading of `old` is one that no text is: it has a line end or a code point that nobody uses, all that is
    beyond ASCII are signs of phonetics, or it is a letter by itself that is no word. What is read in two encodings for
    Chinese or Japanese must change more than marks and kana."""
    if "\n" in new or "\r" in new:
        return True
    if not new.isprintable() and any([unicodedata.category(ch) in ("Cn", "Cs") or ch >= "\U000e0000" for ch in {*new}]):
        return True
    if true == "utf-8":
        beyond = _BEYOND.findall(new)
        if is_phonetic("".join(beyond)):
            return True
        letters = [ch for ch in beyond if ch.isalpha()]
        return len(letters) == 1 and letters[0] not in _ONE_LETTER and letters[0] < "\u2e80" and _stands_alone(
            new, new.index(letters[0]))
    if len(old) == len(new) and _WIDE.search(old) and _WIDE.search(new):
        return all(["\u3000" <= a <= "\u30ff" for a, b in zip(old, new) if a != b])
    return False
