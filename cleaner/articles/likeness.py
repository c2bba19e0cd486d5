"""How much a heading, or a caption, speaks of what a text does: shared characters and words, weighted by rarity.

>>> texts = ["\u6d2a\u90fd\u62c9\u65af\u7684\u7a7a\u6c14\u88ab\u6807\u4ef7\u51fa\u552e", "\u97e9\u56fd\u91d1\u878d\u5f62\u52bf\u4ecd\u4e0d\u5bb9\u4e50\u89c2"]
>>> [round(value, 1) for value in likeness("\u97e9\u56fd\u91d1\u878d\u5f62\u52bf\u7d27", texts)]
[0.0, 0.7]
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from math import log

from cleaner.characters.classes import LETTERS

# Each branch starts with a class, not with a repetition of it: `re` leaps to what a pattern starts with.
_WORD = re.compile(f"[{LETTERS}][{LETTERS}]{{3,}}|[0-9][0-9]+|[\uac00-\ud7a3][\uac00-\ud7a3]+")
_LONG_WORD = re.compile(f"[{LETTERS}][{LETTERS}]{{5,}}")
_HAN_RUN = re.compile("[\u3400-\u9fff]{2,}")
# Each two or three hanzi in a row, which overlap: in two thirds of the time of slicing each run.
_TWO_HAN, _THREE_HAN = (
    re.compile(f"(?=([\u3400-\u9fff]{{{length}}}))") for length in (2, 3))
_SAY_NOTHING = frozenset(word[:6] for word in (
    # English
    "about after again also because been before being between both could does during each from have here into just many more "
    "most much only other over said says should some such than that their them then there these they this those through until "
    "very were what when where which while will with would your "
    # French, German, Spanish, Italian, Portuguese, Dutch, Russian
    "dans pour avec plus cette leur leurs sont être était comme mais tout tous fait faire elle elles nous vous aussi sans "
    "nicht eine einer eines einem einen auch sich wird wurde werden haben hatte sind dass aber oder nach noch über unter durch "
    "para como pero más este esta estos estas entre sobre desde hasta según también donde cuando porque había sido "
    "della delle degli dello nella nelle sono come anche questo questa quando stato stata dopo però alla dalla "
    "mais esta este pela pelo como também entre sobre quando depois ainda onde foram está "
    "niet voor door naar maar zijn haar heeft werd worden over onder deze "
    "было были этот этого этой который которые после также только более между через чтобы когда если может").split())
"""Words that any text has, whatever it speaks of: the stems of `pieces_of`."""
LONGEST_BODY = 20_000
"""Code points of an article that headings and captions are compared with; four newspaper pages of one article."""
PHRASES_OF_ONE = 0.05
"""The share of phrases in common that tells one article. Of three hanzi in a row 3 % (the median) stand in what an article
said before, 0 % in another article."""
LONGEST_PIECE = 30
"""Pieces of a heading that are looked up: the cost is bounded, and a heading is no longer."""


def _stem(word: str) -> str:
    """Six letters of a word, in small ones; of a Korean one two syllables, behind which stand particles and endings."""
    return word[:6].lower() if word[0] < "\uac00" else word[:2]


def pieces_of(text: str) -> list[str]:
    """Pairs of hanzi, words of four letters or more (their stems; not those of any text), and numbers.

    >>> pieces_of("They said that the harbour board will pay")
    ['harbou', 'board']
    """
    found = [stem for stem in map(_stem, _WORD.findall(text)) if stem not in _SAY_NOTHING]
    if not text.isascii():
        found += _TWO_HAN.findall(text)
    return list(dict.fromkeys(found))[:LONGEST_PIECE]


def pairs_of(text: str) -> Set[str]:
    """The pairs of hanzi that a text has.

    >>> sorted(pairs_of("\u957f\u4e09\u89d2\uff0c\u957f\u4e09\u89d2"))
    ['\u4e09\u89d2', '\u957f\u4e09']
    """
    return {run[i:i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)}


def placed_pieces(text: str) -> list[tuple[int, int, str]]:
    """The pieces of `pieces_of`, each time they stand there, with their half-open offsets.

    >>> placed_pieces("\u957f\u4e09\u89d2 harbour")
    [(4, 11, 'harbou'), (0, 2, '\u957f\u4e09'), (1, 3, '\u4e09\u89d2')]
    """
    found = [(*word.span(), _stem(word[0])) for word in _WORD.finditer(text)]
    found = [piece for piece in found if piece[2] not in _SAY_NOTHING]
    for run in _HAN_RUN.finditer(text):
        found += [(n, n + 2, text[n:n + 2]) for n in range(run.start(), run.end() - 1)]
    return found


def phrases_of(text: str) -> list[str]:
    """Three hanzi in a row, and Latin words of six letters or more: every other one.

    >>> phrases_of("\u957f\u4e09\u89d2\u7684\u6e56 Internet")
    ['internet', '\u4e09\u89d2\u7684']
    """
    found = [word.lower() for word in _LONG_WORD.findall(text)]
    if not text.isascii():
        found += _THREE_HAN.findall(text)
    return found[::2]


def share(pieces: Sequence[str], text: str) -> float:
    """The share of `pieces` that a text in small letters has; 0 of none.

    >>> share(["hills", "rain"], "it rained all day"), share([], "it rained")
    (0.5, 0.0)
    """
    return sum([piece in text for piece in pieces]) / len(pieces) if pieces else 0.0


def share_of(enough: float, pieces: Sequence[str], text: str) -> float:
    """The share of `pieces`, of at least one, that `text` has, in units of the share that is `enough`; 1.0 at most.

    >>> share_of(0.5, ["hills", "rain", "sun", "snow"], "it rained"), share_of(0.25, ["hills", "rain", "sun", "snow"], "it rained")
    (0.5, 1.0)
    """
    missing = len(pieces) * enough
    for piece in pieces:
        if piece in text:
            missing -= 1
            if missing <= 0:
                return 1.0
    return 1 - missing / (len(pieces) * enough)


def likeness(text: str, others: Sequence[str]) -> list[float]:
    """For each of `others` (lower case): the share of the pieces of `text` that it has, 0 to 1.

    A piece that few of the others have counts more.
    """
    pieces = pieces_of(text)
    if not pieces:
        return [0.0] * len(others)
    count, total = len(others), 0.0
    scores = [0.0] * count
    for piece in pieces:
        having = [n for n in range(count) if piece in others[n]]
        weight = log(1 + (count + 1) / (len(having) + 0.5))
        total += weight
        for n in having:
            scores[n] += weight
    return [score / total for score in scores]
