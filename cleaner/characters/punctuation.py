r"""`贯彻落实,提高质量(试行)` becomes `贯彻落实，提高质量（试行）`; `推动力———元旦` becomes `推动力——元旦`.

Why it happens: readers of images are trained on English and write the marks of English; typesetters of older pages took
the marks of a Latin fount; a dash as wide as two hanzi is drawn with three characters, and an ellipsis with three dots.

What is held to be normal, and made so, in Chinese prose:

- `, ; : ? !` behind or before a hanzi (marks and spaces may stand between): full-width, the spaces beside them gone;
  `?` and `!` only behind one, `:` behind a digit only before one;
- `( )`, both or neither, where a hanzi stands before the first or just inside either;
- three em dashes (four are a dash printed twice: left to `doubled`), `--` and `---`: the two-em dash `——`; three to
  seven dots, three to six `。`: the ellipsis `……`;
- `.` as full stop only on a page that has no `。` and five or more points between hanzi.

Leaves alone: numbers, times, ratios, e-mail, URLs and paths, Latin passages (no hanzi beside the mark, or more than
twice as many Latin letters as hanzi in the line); straight quotation marks (which of them opens cannot always be
told); a lone `)` behind a number, as in a list; Markdown links, rules and tables; lines of JSON or tags; rows of a
list of values (three or more lines with the same number of commas, two or more, and no other mark); a `?` within a
line on a page that otherwise has full-width marks, unless a question stands before it: it may be a lost character,
see `lost-symbols`; Japanese and Korean.

Known problems: a comma between two Latin words of a Chinese list (`GDP,CPI等`) stays. `：` is put behind a key in
Chinese in a file of settings (`名称: 值`).

>>> import cleaner
>>> cleaner.Pipeline(["punctuation"])("他说:3:1战胜对手,时间是8:30(北京时间)。").text
'他说：3:1战胜对手，时间是8:30（北京时间）。'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge

from cleaner.characters.classes import HAN, HANGUL, later
from cleaner.characters.prose import KANA_LETTERS, is_japanese, is_korean, reaches_east
from cleaner.edits import Edit, Finding

WIDE = dict(zip(",;:?!()", "，；：？！（）"))
HANZI = f"{HAN}\u201c\u201d《》、。「」『』"
"""What tells that a mark beside it is a Chinese one: a hanzi, or a mark that is never anything but Chinese."""

# A run of marks is decided about as one, by the characters on both sides of it, and holds the marks of either width and
# the spaces among them: so widening one mark does not change what is decided about the next.
_HANZI = re.compile(f"[{HANZI}]")
_FEW = 24  # on a page of 4,000 characters three kinds of mark and so many take as long as one search for the class
# Each kind by itself begins with one literal or one small class, which `re` jumps to; an alternation of them is tried
# at every character. No two kinds share a character, so that what is found is the same.
_RUN = re.compile("(?P<run>[,:;?!()][ ,:;?!()，；：？！（）]*)")
_DASH = re.compile("\u2014(?P<dash>(?<!\u2014\u2014)\u2014\u2014(?!\u2014))")
_HYPHENS = re.compile("-(?P<hyphens>(?<!--)--?(?!-))")
_DOTS = re.compile("[.](?P<dots>(?<![.][.])[.]{2,6}(?![.]))")
_STOPS = re.compile("。(?P<dots>(?<!。。)。{2,5}(?!。))")
_POINTS = re.compile("(?P<point>[.．])")
_NUMBERED = re.compile(f"\\([0-9]{{1,2}}\\)(?=[{HAN}])")
_BETWEEN = " ,:;?!()，；：？！（）"
_BRACKET = re.compile("[()（）]")
_ANY = re.compile("[^\0-\u3006\U00040000-\U0010ffff]")  # by what it does not hold: 1 ms to compile in place of 3
_FOREIGN = re.compile(f"[{KANA_LETTERS}{HANGUL}]")
_LATIN = re.compile("[A-Za-z]+")
_HAN_RUN = re.compile(f"[{HAN}]+")
_CODE = re.compile(
    r"""\s*(?:[{}\[|<"]|//|/\*|#include|(?:import|from|def|class|return|var|let|const|function|public|private)\b)""")
_STATEMENT = re.compile(r"""[A-Za-z0-9)\]"';]\s*;$|[{}]$""")
_KEY = re.compile(r'"\s*:')
_CLAUSE = later(f"[{HAN}A-Za-z0-9\u201c\u201d]{{1,24}}$")
_QUESTION = re.compile("什么|什麼|怎|谁|誰|哪|何|几时|幾時|多少|是否|难道|難道|岂|豈|[吗嗎呢吧啊呀嘛]$|(.)不\\1|有没有|有沒有")
_POINT = later(f"[.．](?:(?<=[{HANZI}].))(?=[{HANZI}\n]|$)")
_LIST_MARK = re.compile("[。，、；：\u201c\u201d]")

_new = tuple.__new__  # makes an `Edit` in half the time of its own constructor, which is for people
_WIDTH = "an ASCII mark in Chinese prose"
_WHY = {
    "dash": "the Chinese dash is two em dashes",
    "ellipsis": "the Chinese ellipsis is two characters of three dots",
    "stop": "a page without a Chinese full stop, with points in its place",
}


def widen_punctuation(text: str) -> Iterator[Edit | Finding]:
    """Yield edits that put the full-width mark where an ASCII one stands in Chinese; see the module's documentation.

    >>> [(e.start, e.end, e.new) for e in widen_punctuation("大局观, 好作风")]
    [(3, 5, '，')]
    """
    if not reaches_east(text):
        return
    marks = text.encode("ascii", "ignore")  # little of a Chinese page: it tells at once which kinds there may be
    there = [mark for mark in WIDE if mark.encode() in marks]
    kinds = []
    if b"--" in marks:
        kinds.append(_HYPHENS)
    if b"..." in marks:
        kinds.append(_DOTS)
    if "\u2014\u2014\u2014" in text:
        kinds.append(_DASH)
    if "。。。" in text:
        kinds.append(_STOPS)
    if (b"." in marks or "．" in text) and "。" not in text and len(_POINT().findall(text)) > 4:
        kinds.append(_POINTS)
    if not (there or kinds) or not _ANY.search(text):
        return
    tokens = [kind.finditer(text) for kind in kinds]
    if there:
        few = len(there) < 4 and sum(marks.count(mark.encode()) for mark in there) <= _FEW
        tokens.append(_few_runs(text, there) if few else _RUN.finditer(text))
    said = _edits(_Page(text), text, merge(*tokens, key=_start) if len(tokens) > 1 else tokens[0])
    first = next(said, None)
    if first and not (_FOREIGN.search(text) and (is_japanese(text) or is_korean(text))):
        yield first
        yield from said


def _few_runs(text: str, marks: list[str]) -> Iterator[re.Match[str]]:
    """What `_RUN.finditer` gives, where there are few `marks` in the text: `str.find` is ten times as fast as `re`."""
    places = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    end = 0
    for at in sorted(places):
        if at >= end and (match := _RUN.match(text, at)):
            end = match.end()
            yield match


def _start(match: re.Match[str]) -> int:
    return match.start()


class _Page:
    """Facts about the page, and the brackets up to where it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ascii: bool | None = None
        self._rows_end = -1
        self._brackets: Iterator[re.Match[str]] | None = None
        self._ahead: re.Match[str] | None = None
        self._last: tuple[int, str] | None = None
        self.kept: int = -1
        self.widened: int = -1

    @property
    def ascii(self) -> bool:
        """Whether more ASCII commas than full-width ones stand behind hanzi."""
        if self._ascii is None:
            self._ascii = len(_COMMA().findall(self.text)) > self.text.count("，")
        return self._ascii

    def bracket_before(self, at: int) -> tuple[int, str] | None:
        """The last bracket before `at`: offset and character. Asked for from left to right."""
        if self._brackets is None:
            self._brackets = _BRACKET.finditer(self.text)
            self._ahead = next(self._brackets, None)
        while self._ahead is not None and self._ahead.start() < at:
            self._last = self._ahead.start(), self._ahead[0]
            self._ahead = next(self._brackets, None)
        return self._last

    def is_prose(self, start: int, end: int) -> bool:
        """Whether the line is Chinese prose: neither Latin, Japanese, Korean, code, nor a row of a list of values."""
        text = self.text
        if not _HANZI.search(text, start, end) or _FOREIGN.search(text, start, end):
            return False
        if _PERHAPS_CODE.search(text, start, end):
            line = text[start:end]
            if _is_code(line):
                return False
            words = _LATIN.findall(line)
            if words and sum(map(len, words)) > 2 * sum(map(len, _HAN_RUN.findall(line))):
                return False
        return text.count(",", start, end) < 2 or bool(_LIST_MARK.search(text, start, end)) or (
            not self._is_row(start, end))

    def _is_row(self, start: int, end: int) -> bool:
        """Whether the line is one of three or more with the same number of commas, two or more, and no other mark."""
        if start < self._rows_end:
            return True
        commas = self.text.count(",", start, end)
        first, last, rows = start, end, 0
        while commas > 1 and self.text.count(",", first, last) == commas and (
                not _LIST_MARK.search(self.text, first, last)):
            rows += 1
            if last == len(self.text):
                last += 1
                break
            first, last = last + 1, self.text.find("\n", last + 1)
            last = len(self.text) if last < 0 else last
        if rows > 2:
            self._rows_end = last
            return True
        return False


# One of these is in every line that `_is_code` means, and in every one with Latin letters.
_PERHAPS_CODE = re.compile("[A-Za-z\t\"'\\[\\]{}<|;/#]")


def _is_code(line: str) -> bool:
    """Whether the line looks like code, JSON, a tag, a table or a Markdown link."""
    return bool(_CODE.match(line)) or "\t" in line or "](" in line or '("' in line or "('" in line or (
        '"' in line and bool(_KEY.search(line))) or bool(_STATEMENT.search(line.rstrip()[-3:]))


_COMMA = later(f",(?<=[{HAN}],)")


def _edits(page: _Page, text: str, tokens: Iterable[re.Match[str]]) -> Iterator[Edit]:
    """The edits of the lines of prose among those with marks or dots in them."""
    start = done = 0
    end = -1
    prose = False
    for match in tokens:
        a, b = match.span()
        if a > end:
            start = done = text.rfind("\n", end + 1, a) + 1 or end + 1
            end = text.find("\n", b)
            if end < 0:
                end = len(text)
            prose = page.is_prose(start, end)
        if not prose:
            continue
        kind = match.lastgroup
        if kind == "run":
            if b - a == 1 and a > start and "\u4e00" <= text[a - 1] <= "\u9fff":
                char = text[a]
                if char in ",;":  # nearly all there are
                    done = b
                    yield _new(Edit, (a, b, WIDE[char], _WIDTH, "punctuation.width", 1.0, True, "punctuation"))
                    continue
            while a > done and text[a - 1] in _BETWEEN:  # the head of the run: spaces and full-width marks
                a -= 1
            done = b
        left, right = text[a - 1:a] if a > start else "", text[b:b + 1] if b < end else ""
        if kind == "run":
            if b - a == 1 and text[a] in ",;":
                if left and _HANZI.match(left):
                    yield Edit(a, b, WIDE[text[a]], _WIDTH, "punctuation.width", 1.0, True)
                elif right and _HANZI.match(right):
                    yield Edit(a, b, WIDE[text[a]], _WIDTH, "punctuation.width", 0.95, True)
            elif b - a == 1:
                sure = _hanzi(left)
                if _widens(page, text, a, a, b, left, right, sure):
                    yield Edit(a, b, WIDE[text[a]], _WIDTH, "punctuation.width", 1.0 if sure else 0.95, True)
            else:
                yield from _run(page, text, a, b, left, right)
        elif kind == "dash":
            if _hanzi(left) or _hanzi(right) or left == " " or right == " ":
                yield Edit(a + 2, b, "", _WHY["dash"], "punctuation.dash")
        elif kind == "hyphens":
            if _hanzi(right) and (_hanzi(left) or a == start):
                yield Edit(a, b, "\u2014\u2014", _WHY["dash"], "punctuation.dash", 0.95, b - a == 2)
        elif kind == "dots":
            if _hanzi(left) and not (right.isascii() and right.isdigit()):
                yield Edit(a, b, "……", _WHY["ellipsis"], "punctuation.ellipsis", 0.95)
        elif kind == "point" and _hanzi(left) and (right == "" or _hanzi(right) or right.isascii() and right.isdigit()):
            yield Edit(a, b, "。", _WHY["stop"], "punctuation.stop", 0.85, True)


def _hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or bool(char) and bool(_HANZI.match(char))


def _widens(page: _Page, text: str, at: int, a: int, b: int, left: str, right: str, after_hanzi: bool) -> bool:
    """Whether the bracket, colon, question or exclamation mark at `at`, in the run `text[a:b]`, is to be widened,
    whatever other marks of the run say of it."""
    char = text[at]
    if char in "()":
        return _bracket(page, text, at, b, after_hanzi, _hanzi(right))
    if char == ":":
        return after_hanzi or left.isalnum() and not text[at + 1:b].strip() and bool(_HAN_RUN.match(right))
    if char == "?":
        return after_hanzi and (page.ascii or right == "" or right in "”」』’\n" or _asks(text, a))
    return after_hanzi


def _run(page: _Page, text: str, a: int, b: int, left: str, right: str) -> Iterator[Edit]:
    """The edits of a run of marks and spaces, `text[a:b]`, between the characters `left` and `right`."""
    run = text[a:b]
    if run.strip() in (":)", ":(", ";)", ":-)"):
        return
    after_hanzi, before_hanzi = _hanzi(left), _hanzi(right)
    # Brackets first: a bracket that is widened tells that the marks beside it are Chinese ones.
    wide = {at for at in range(a, b) if text[at] in "()" and _bracket(page, text, at, b, after_hanzi, before_hanzi)}
    evidence = bool(wide) or "（" in run or "）" in run
    done = a
    for at in range(a, b):
        char = text[at]
        if char in ",;":
            widen = after_hanzi or before_hanzi or evidence
        elif char in ":?!":
            widen = char == ":" and evidence and not left.isdigit() or (
                _widens(page, text, at, a, b, left, right, after_hanzi))
        else:
            widen = at in wide
        if not widen:
            continue
        first, last = at, at + 1
        if char not in "(":
            while first > done and text[first - 1] == " " and (left or first > a + 1):
                first -= 1
            if not left and first == a:
                first = at  # the space that starts the line stays
        if char != ")":
            while last < b and text[last] == " ":
                last += 1
            if last == b and right == "":
                last = at + 1  # spaces at a line's end stay
        yield Edit(first, last, WIDE[char], _WIDTH, "punctuation.width",
                   1.0 if after_hanzi else 0.95, last - first == 1)
        done = last


def _bracket(page: _Page, text: str, at: int, run_end: int, after_hanzi: bool, before_hanzi: bool) -> bool:
    """Whether the bracket at `at`, in a run that ends at `run_end`, is to be widened."""
    if text[at] == "(":
        match = _BRACKET.search(text, at + 1)
        if not match or match[0] in "(（" or text.count("\n", at, match.start()) > 2:
            return after_hanzi or before_hanzi
        if match[0] == "）":
            return True
        widen = after_hanzi or before_hanzi
        if not widen and match.start() >= run_end:
            inside = match.start() - 1
            while inside >= run_end and text[inside] in " ,:;?!，；：？！":
                inside -= 1
            widen = _hanzi(text[inside])
        if not widen and _NUMBERED.match(text, at):
            widen = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_)]")
        if widen:
            page.widened = match.start()
        else:
            page.kept = match.start()
        return widen
    if at == page.widened:
        return True
    if at == page.kept:
        return False
    before = page.bracket_before(at)
    if before and before[1] == "（" and text.count("\n", before[0], at) < 3:
        return True
    return after_hanzi and not (before and before[1] == "(")


def _asks(text: str, at: int) -> bool:
    """Whether the clause that ends at `at` is a question."""
    clause = _CLAUSE().search(text, max(0, at - 24), at)
    return bool(clause and _QUESTION.search(clause[0]))
