r"""`最高20?` beside `最低12℃` becomes `最高20℃`; a typesetter's arrow shown as `荩` before `（全文见第5版）` is taken out.

Why it happens: a symbol that is not in the target's character set is written as `?`; and a typesetting system keeps its
arrows and bullets in a fount of its own, at codes that are rare hanzi, or private ones, elsewhere.

Repaired:

- a number with `?` behind it, where numbers of the same block (no more than two lines between them, blank ones not
  counted) have one symbol of `℃ ° ‰ ㎡ ㎏` and only one: the symbol, flagged;
- a rare hanzi (in neither the common level of GB 2312 nor that of Big5) that stands alone at the start of a line, a
  space or an opening bracket behind it, before a note that sends the reader to another page or site: taken out;
- a private-use code of a symbol fount at the start of a line: the mark that it is in that fount, flagged;
- a `?` with a space behind it at the start of a line, in a block whose other items have one bullet: that bullet,
  flagged.

Only reported: such a hanzi without a note behind it; a `?` between two hanzi or two numbers; other private-use codes;
U+FFFD.

Leaves alone: question marks in Latin text and behind a question, URLs; hanzi that begin a word.

Known problems: which symbol is lost is not told where no other line of the block has it (`最低16? 最高20?`).

>>> import cleaner
>>> cleaner.Pipeline(["lost-symbols"])("最低12℃ 最高20? 偏南风\n荩 （全文见第5版）").text
'最低12℃ 最高20℃ 偏南风\n（全文见第5版）'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain

from cleaner.characters.classes import HAN
from cleaner.characters.prose import has_private_or_astral, is_rare, reaches_east
from cleaner.edits import Edit, Finding

SYMBOLS = "℃℉°‰㎡㎏㎝㎞"
BULLETS = "•●■▲◆□○◇★☆▪▶►"
# Where Symbol, Wingdings and Webdings stand in the private area (U+F000 + the fount's code), and what they show there:
# only codes that those founts draw alike, or that word processors write from one of them.
FOUNTS = dict(zip("\uf0b7\uf0a7\uf06c\uf06e\uf075\uf0a8\uf0d8\uf0fc\uf0e0\uf076\uf071", "•▪●■◆◆➢✓→❖❑"))
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"

# Each begins with one literal or one class, which `re` jumps to; as one alternation they took ten times as long.
_QUESTION = re.compile(
    f"\\?(?P<question>(?<=[0-9]\\?)(?![A-Za-z=&/])|(?<=[{HAN}]\\?)(?=[{HAN}])"
    f"|(?<![^\n \u3000]\\?)(?= [{HAN}\u201c《]))")
_PRIVATE = re.compile(f"(?P<private>[{PRIVATE}]+)")
_GONE = re.compile("(?P<gone>\ufffd+)")
_ALONE = f"[ \u3000]*([{HAN}])(?=[ \u3000]+[《（(“「]|[（(]|[ \u3000]+[{HAN}]{{2}})"
# Begins with a literal, so that `re` jumps from line to line, and looks at one character before it looks closer.
_LONE = re.compile("\n(?=.[ \u3000（(]|[ \u3000])" + _ALONE)
_FIRST_LONE = re.compile(_ALONE)
_NOTE = re.compile(
    "全文|详见|詳見|[见見]第?[0-9０-９一二三四五六七八九十A-Z]{1,3}版|下[转轉]|上接|[转轉]第?[0-9]{1,2}版|相[关關]|[刊载載]于|"
    "www\\.|https?:|[见見][^。]{0,12}[网網]|[扫掃][码碼]|更多")
_STOP = re.compile("[。！？!?]")
_NUMBERED = re.compile(f"[0-9]([?{SYMBOLS}])")
_FIRST_ITEM = re.compile(f"[ \u3000]*([{BULLETS}{''.join(FOUNTS)}]|\\?(?= ))")
_ITEM = re.compile("\n" + _FIRST_ITEM.pattern)
_WORDS = re.compile(f"[{HAN}]")
NOTE_REACH = 160
"""Characters behind the lone hanzi within which the note has to show what it is: a note is two or three sentences."""
NEAR_LINES = 2
"""Lines, blank ones not counted, that may stand between two numbers or items of one block."""


def restore_lost_symbols(text: str) -> Iterator[Edit | Finding]:
    """Yield edits for symbols that were lost or show as another character, and findings.

    >>> [(e.start, e.end, e.new) for e in restore_lost_symbols("最低12℃，最高20?")]
    [(10, 11, '℃')]
    """
    if not reaches_east(text):
        return
    said = [*_arrows(text)]
    kinds = [_QUESTION] if "?" in text else []
    if has_private_or_astral(text):
        kinds.append(_PRIVATE)
    if "\ufffd" in text:
        kinds.append(_GONE)
    if kinds and _WORDS.search(text):
        said += _symbols(text, merge(*(kind.finditer(text) for kind in kinds), key=_start))
        said.sort(key=_place)
    yield from said


def _start(match: re.Match[str]) -> int:
    return match.start()


def _place(said: Edit | Finding) -> tuple[int, int]:
    return said[0], said[1]


def _arrows(text: str) -> Iterator[Edit | Finding]:
    """Rare hanzi that stand alone at the start of a line."""
    for match in _at_lines(text, _FIRST_LONE, _LONE):
        at = match.start(1)
        if not is_rare(text[at]):
            continue
        end = at + 1
        while end < len(text) and end < at + 4 and text[end] in " \u3000":
            end += 1
        bracket = text[end:end + 1] in ("《", "（", "(", "“", "「")
        stop = _STOP.search(text, end, end + NOTE_REACH)
        last = stop.start() if stop else min(len(text), end + NOTE_REACH)
        note = "".join(text[end:last].split())
        if _NOTE.search(note) if bracket else _NOTE.match(note):
            yield Edit(at, end, "", "a typesetter's arrow, shown as a rare hanzi, before a note that points elsewhere",
                       "lost-symbols.arrow", 0.9)
        elif bracket:
            yield Finding(at, at + 1, "a rare hanzi alone at the start of a line: a typesetter's arrow or bullet?",
                          "lost-symbols.lone-hanzi", 0.4)


def _at_lines(text: str, first: re.Pattern[str], others: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches at the start of lines: `first` is for the first line, `others` begins with the line feed."""
    match = first.match(text)
    return chain((match,) if match else (), others.finditer(text))


def _symbols(text: str, lost: Iterable[re.Match[str]]) -> Iterator[Edit | Finding]:
    """Question marks and private-use codes in the place of a symbol."""
    symbols: dict[int, str] | None = None
    items: dict[int, str] | None = None
    for match in lost:
        at, end = match.span()
        old, before = match[0], text[at - 1:at]
        if items is None and before in "\n \u3000":  # "" too
            items = _known(text, _at_lines(text, _FIRST_ITEM, _ITEM))
        if symbols is None and before.isdigit():
            symbols = _known(text, _NUMBERED.finditer(text))
        if match.lastgroup == "gone":
            yield Finding(at, end, "a character was lost before this text was written", "lost-symbols.replaced")
        elif match.lastgroup == "private":
            if old in FOUNTS and items and at in items:
                yield Edit(at, end, FOUNTS[old], "a bullet of a symbol fount", "lost-symbols.bullet", 0.85, True)
            else:
                yield Finding(at, end, "private-use code: a symbol of a fount that is not here",
                              "lost-symbols.private", 0.6)
        elif items and at in items:
            if items[at]:
                yield Edit(at, end, items[at], "a bullet was lost: other items of the block have it",
                           "lost-symbols.bullet", 0.8, True)
            else:
                yield Finding(at, end, "a bullet may be lost", "lost-symbols.question", 0.4)
        elif symbols and at in symbols and not text[end:end + 1].isdigit():
            if symbols[at]:
                yield Edit(at, end, symbols[at], f"{symbols[at]} was lost: other numbers of the block have it",
                           "lost-symbols.symbol", 0.85, True)
            elif _WORDS.search(text, max(0, at - 12), at + 12):
                yield Finding(at, end, "a symbol behind a number may be lost", "lost-symbols.question", 0.4)
        elif _WORDS.search(text, max(0, at - 12), at + 12):
            yield Finding(at, end, "a character or a dash between these two may be lost", "lost-symbols.question", 0.3)


def _known(text: str, found: Iterable[re.Match[str]]) -> dict[int, str]:
    """Where each character found stands (group 1), with the one symbol that its block has, or "".

    A block is a chain of finds with no more than `NEAR_LINES` lines between one and the next. A repaired symbol stays
    in its block and adds no other, so that a second run decides the same.
    """
    known: dict[int, str] = {}
    block: list[int] = []
    seen: set[str] = set()
    end = 0
    for match in chain(found, (None,)):
        if block and (match is None or _lines_between(text, end, match.start(1)) > NEAR_LINES):
            symbol = seen.pop() if len(seen) == 1 else ""
            known.update((at, symbol) for at in block)
            block, seen = [], set()
        if match is not None:
            end = match.end(1)
            block.append(end - 1)
            if match[1] != "?":
                seen.add(FOUNTS.get(match[1], match[1]))
    return known


def _lines_between(text: str, start: int, end: int) -> int:
    """How many lines that are not blank begin and end between two offsets."""
    return sum(1 for line in text[start:end].split("\n")[1:-1] if line.strip())
