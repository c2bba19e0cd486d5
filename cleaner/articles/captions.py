"""Captions that nothing in them marks: told by what stands around them.

A caption is one sentence or two under a picture; many say neither `图为` nor who took it. What tells them:

- a line that is cut above the last line of a caption belongs to it (`…接受表揚的照` over `片，右為其子。`);
- pictures stand side by side: where one caption is told by a pointer (`（左）`) or a credit, the single sentence right
  behind it is the next one's, unless the text goes on with it;
- a paragraph that is cut by pictures goes on behind all of them: a sentence between the cut and the piece that a word
  goes across to is a caption.

Leaves alone: a sentence with a wire lead-in, a long one, several sentences, and whatever follows a caption of the kind
`图为`, which stands alone as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner import vocabulary as words
from cleaner.articles.cut_lines import is_cut
from cleaner.articles.units import PICTURES, SET_IN, Unit
from cleaner.lines.hanzi_words import goes_across

LONGEST = 60
"""Code points of a caption that only its neighbours tell; of 175 captions nine in ten are shorter."""
LONGEST_ALONE = 30
"""Code points of one that stands where a paragraph may as well."""


def settle(units: Sequence[Unit]) -> None:
    """Give the kind `caption` to what stands among captions."""
    open_text: Unit | None = None   # the last piece of running text, where pictures stand behind it
    for n, unit in enumerate(units):
        kind = unit.kind
        if kind == "caption":
            _lines_above(units, n)
        elif kind == "body" and n and units[n - 1].kind in PICTURES and _is_told(units, n - 1) and _may_be(unit):
            behind = next((other for other in units[n + 1:n + 3] if other.kind not in PICTURES), None)
            if open_text is None or open_text.closed:
                is_caption = len(unit.text) <= LONGEST_ALONE
            else:
                is_caption = behind is not None and behind.kind == "body" and (
                    goes_across(open_text.text, behind.text) and not goes_across(open_text.text, unit.text)
                    or is_cut(open_text.text, behind.text, False) and not is_cut(open_text.text, unit.text, False))
            if is_caption:
                unit.kind = "caption"
                continue
        if unit.kind == "body":
            open_text = unit
        elif unit.kind not in SET_IN:
            open_text = None


def _may_be(unit: Unit) -> bool:
    text = unit.text
    return len(text) <= LONGEST and unit.closed and not unit.latin and not unit.indent and (
        text.count("\u3002") <= 1 and words.LEAD_IN.match(text) is None)


def _is_told(units: Sequence[Unit], n: int) -> bool:
    """Is the caption that ends with unit `n` told by a pointer or a credit?"""
    while n > 0 and units[n].kind == "credit":
        n -= 1
        if units[n].kind == "caption":
            return True
    text = units[n].text
    return words.POINTING.search(text) is not None or words.CREDIT_END.search(text) is not None and text[-1] in "\u651d\u6444"


def _lines_above(units: Sequence[Unit], n: int) -> None:
    """A line without an end right above caption `n` that goes on with it is its first line."""
    below = units[n]
    if not below.latin and words.CAPTION.match(below.text):
        return  # `图为` is how a caption starts
    while n and not below.blank:
        n -= 1
        unit = units[n]
        if unit.kind not in ("heading", "body") or unit.closed or unit.level or unit.lines > 3:
            return
        if not (below.text[0].islower() if unit.latin else
                words.POINTING.search(unit.text) or unit.lines < 3 and is_cut(unit.text, below.text, True)):
            return
        unit.kind, below = "caption", unit
