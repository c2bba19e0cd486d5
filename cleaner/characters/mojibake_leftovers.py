"""What the search for pairs of encodings leaves, because a byte was lost on the way: `voilÃ le travail` is `voilà le
travail`.

The search asks that a line can be read again whole. UTF-8 read as Latin-1 or Windows-1252 is often damaged once more:
the no-break space that ends `à` becomes a blank, or one of the three bytes of a quotation mark a question mark. ftfy
knows these ways, and when to believe in them; it is imported (0.15 s) only where the two characters that all of them
start with stand in a line, and asked with everything off that would change what is no mojibake: its defaults turn `，`
into `,` and curly quotation marks into straight ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.characters.classes import HAN
from cleaner.edits import Edit
from cleaner.rewrites import rewritten

# The lead bytes C2, C3 and E2 80, each with what a continuation byte is read as, or with the blank that A0 became.
GATE = re.compile("[\u00c2\u00c3](?:[\u0080-\u00bf\u20ac\u2018-\u2122 ]|$)|\u00e2\u20ac", re.MULTILINE)
_HAN = re.compile(f"[{HAN}]")
LONGEST = 2000
"""Code points of a line that ftfy is given; a longer one is no line of a newspaper."""


def repair_leftovers(text: str, done: Sequence[tuple[int, int]] = ()) -> Iterator[Edit]:
    """Edits for the lines of `text` that ftfy reads again; offsets of `text`. `done` are the lines, left to right, that
    need no look: ftfy takes 50 microseconds for one.

    >>> [(edit.start, edit.end, edit.new) for edit in repair_leftovers("Il a dit : voilÃ le travail")]
    [(15, 16, 'à')]
    >>> list(repair_leftovers("AMANHÃ É DIA DE FESTA"))
    []
    """
    if not ("\u00c3" in text or "\u00c2" in text or "\u00e2\u20ac" in text):  # thirty times as fast as the expression
        return
    left, at = [], 0
    for start, end in [*done, (len(text), len(text))]:
        while (match := GATE.search(text, at, start)) is not None:
            first = text.rfind("\n", 0, match.start()) + 1
            at = text.find("\n", match.end())
            at = len(text) if at < 0 else at
            left.append((first, at))
        at = max(at, end)
    if not left:
        return
    import ftfy

    config = ftfy.TextFixerConfig(
        unescape_html=False, remove_terminal_escapes=False, fix_latin_ligatures=False, fix_character_width=False,
        uncurl_quotes=False, fix_line_breaks=False, fix_surrogates=False, remove_control_chars=False,
        normalization=None)
    for start, end in left:
        old = text[start:end]
        if len(old) > LONGEST or _HAN.search(old):
            continue
        new = ftfy.fix_text(old, config)
        if new != old and "\n" not in new and ftfy.fix_text(new, config) == new:
            yield from rewritten(old, new, why="UTF-8 read as a Latin encoding, and a byte lost", confidence=0.85,
                                 code="mojibake.utf-8-lossy", offset=start)
