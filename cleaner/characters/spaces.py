r"""`库 运 行 机 制 上 ， 持续` becomes `库运行机制上，持续`.

Why it happens: a justified line is stretched between its characters, and whatever reads the page back takes a wide
gap for a space; a full-width mark is half empty, and its empty half is taken for one. Chinese has no spaces between
words.

Closed are the gaps

- of a letter-spaced line: half or more of its neighbours stand apart (`据 新 华 社 纽 约 1 月 5 日 电`);
- of a line stretched here and there (`搞农 田基本 建设 ，植树 造`), where it has the marks of prose in it, or stands in a
  column of prose as wide as itself, and has two gaps or more (one, if both hold);
- before a mark that closes or divides, behind one that opens or divides (`， 持续`, `《条例 》`); behind a closing quote or
  bracket and before an opening one in prose, or where the page has gaps of the first sort;
- between a number and a hanzi (`共 124 人`, `3月 31日`);
- between the words of justified Latin lines, where a program wrote two spaces (`stretched_lines`);
- of a name of two characters set as wide as three (`李 渤`, `（李 宁/文 朱 锋/摄）`), and other pairs that stand alone.

Leaves alone: spaces between Latin words and between Latin and hanzi (`App “随申办”`); the one behind a wire lead-in
(`本报讯 为贯彻`, `1月5日电 （记者`), of which it leaves one; the phrases of a headline (`学深悟透 打牢理论根基`), names side by
side, a role and its names (`责任编辑 薛飞 美术编辑 王克迪`), the fields of a line (`邮编：100733 电话：`), clock times and what
follows them; rows of figures, lines with two wide gaps or with `|` or tabs: tables; spaces at the start of a line; the
two spaces at a line's end that are a line break in Markdown; a page that sets spaces around its Latin words sets them
around its numbers too; Japanese and Korean.

Known problems: names of two characters, letter-spaced and side by side (`张 三 李 四`), become one word. A headline of two
phrases, the second beginning with a number, in a column of its own width, is closed.

>>> import cleaner
>>> cleaner.Pipeline(["spaces"])("李 渤 宣 读 了 2018 年 至\n2019年的名单 ， 共 124 人。").text
'李渤宣读了2018年至\n2019年的名单，共124人。'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from operator import itemgetter

from cleaner.characters.classes import HAN, HANGUL, later
from cleaner.characters.prose import KANA_LETTERS, is_japanese, is_korean, is_rare, reaches_east
from cleaner.characters.stretched_lines import wide_gaps
from cleaner.edits import Edit, Finding

DIVIDING = "，。、；：！？"
OPENING = "（《“「『【〔〈〖‘"
CLOSING = "）》”」』】〕〉〗’"
_WIDE = f"{HAN}{DIVIDING}{OPENING}{CLOSING}…\u2236"

# A few ranges in place of the exact class, which `re` tests faster; each line found is looked at again. By what it does
# not hold: U+3001-FAFF, U+FF01-FF5E and U+20000-3FFFF are 50,000 characters, and to compile a class takes the longer the
# more it names, 2 ms for these.
_ROUGH = "^\0-\u3000\ufb00-\uff00\uff5f-\U0001ffff\U00040000-\U0010ffff"
# Begins with a literal space, so that `re` jumps from space to space. A quotation mark, dash or ellipsis is not Chinese
# by itself: it counts with a Chinese character behind or before it.
# Left out at once: what most lines with a space have, and keep: the space of a text frame, of a Markdown heading,
# behind a wire lead-in, and the two spaces of a Markdown line break.
_GAP = re.compile(f" (?<![\n#讯訊电電] )(?! \n)(?:(?<=[{_ROUGH}] )|(?=[{_ROUGH}])"
                  f"|(?=[\u2014-\u2026][{_ROUGH}])|(?<=[{_ROUGH}][\u2014-\u2026] ))")
_SPACES = re.compile(" +")
_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_FOREIGN = re.compile(f"[{KANA_LETTERS}{HANGUL}]")
_PROSE = re.compile(f"[，。、；！？,;?!](?:(?<=[，。、；！？])|(?<=[{HAN}].))")
_LEAD_IN = re.compile("(?:(?:^|[报報刊社日]) *[讯訊电電]|[报報社] *消 *息)$")
_LEAD_CUT = re.compile("[日报報社刊] *$")
_ROLE = re.compile(
    "(?:记者|記者|编辑|編輯|通讯员|通訊員|摄影|攝影|报道|報道|報導|实习生|特约|作者|主编|主編|责编|責編|版式|校对|校對|美编|"
    "设计|設計|制图|製圖|漫画|策划)(?: |$)")
_ZONE = re.compile("[^，。、；：！？（《“]*$")
_CREDIT = "摄攝文图圖画畫绘繪译譯编編"
_CREDITS = re.compile(f"[/／╱] ?[{_CREDIT}]")
_FIELD = re.compile(f"[{HAN}]{{2,6}}[：:]")
_DAMAGE = re.compile(f" (?:(?<=[{_WIDE}] )(?=[{DIVIDING}{CLOSING}])|(?<=[{DIVIDING}{OPENING}] )(?=[{_WIDE}]))")
_LATIN_APART = re.compile(f" (?:(?<=[{HAN}] )(?=[A-Za-z]{{2}})|(?<=[A-Za-z]{{2}} )(?=[{HAN}]))")
_LATIN_CLOSE = later(f"[A-Za-z](?:(?<=[{HAN}].)(?=[A-Za-z])|(?<=[A-Za-z]{{2}})(?=[{HAN}]))")
_NUMBER_GAP = re.compile("[0-9] +[0-9]")
_TABLE = re.compile(r"\||\t|\S {2,}\S.* {2,}\S")
_DATE = re.compile("[0-9]{4} ?年 ?[0-9]{1,2} ?月")
_TIME_OR_LABEL = re.compile("(?:[0-9]{1,2}[:：][0-9]{2}|[：:][0-9-]{3,})$")

_MARK = "a full-width mark carries its own space"
WHY = {
    "letters": "a justified line was stretched between its characters",
    "stretched": "a justified line was stretched here and there",
    "mark": _MARK,
    "justified": "a justified line was stretched between its words",
    "number": "no space between a number and a hanzi",
    "name": "two characters set as wide as three",
    "lead-in": "one space behind a wire lead-in",
    "line-end": "a space at a line's end",
}


def close_spaces(text: str) -> Iterator[Edit | Finding]:
    """Yield edits that take out spaces within Chinese lines, and the second ones of justified Latin lines; see the module's
    documentation.

    >>> [(e.start, e.end, e.new, e.code) for e in close_spaces("共 124人")]
    [(1, 2, '', 'spaces.number')]
    """
    latin = [Edit(start, end, "", WHY["justified"], "spaces.justified", 0.95) for start, end in wide_gaps(text)]
    wide = _of_chinese(text) if reaches_east(text) else iter(())
    yield from merge(latin, wide, key=itemgetter(0)) if latin else wide


def _of_chinese(text: str) -> Iterator[Edit]:
    said = _edits(text)
    first = next(said, None)
    if first and not (_FOREIGN.search(text) and (is_japanese(text) or is_korean(text))):
        yield first
        yield from said


# Two sorts of lines are most of those with a gap, and are decided about at a glance, as `_decide` would.
# Nothing but gaps that are one space beside a full-width mark: in a line without Latin letters, kana, Hangul, `|`.
_PLAIN = f"[^ \u3000|\t\nA-Za-z{KANA_LETTERS}{HANGUL}]"
_SURELY = (f"(?=[{DIVIDING}])|(?<=[{DIVIDING}] )(?=[{_WIDE}0-9])|(?<=[{OPENING}] )"
           f"|(?<![讯訊电電息] )(?=[{CLOSING.replace('’', '')}])")
# On a damaged page also behind a closing mark and before an opening one, if the line does not end with a closing one.
_IF_DAMAGED = f"(?<=[{CLOSING}] )(?=[{HAN}0-9])|(?<={_PLAIN}[{HAN}] )(?<![讯訊电電息] )(?=[{OPENING}])"
_MARKS_ONLY = re.compile(
    f"[ \u3000]*+(?:(?:{_PLAIN}++ (?:{_SURELY}))++{_PLAIN}++\\Z"
    f"|(?P<if_damaged>(?:{_PLAIN}++ (?:{_SURELY}|{_IF_DAMAGED}))++){_PLAIN}++(?<![{CLOSING}])\\Z)")
# No gap but of one space without a mark beside it, or with an opening one behind a Latin word, and not between two
# hanzi, nor a hanzi and a number; or, in a line without any mark of prose, besides these one between two hanzi that do
# not stand alone.
_NO_MARK = f"{DIVIDING}{OPENING}{CLOSING}…\u2236\u2014"
_IDLE = (f"(?<![{_NO_MARK}] )(?=[^{_NO_MARK}])(?:(?<=\\d )(?=\\d)|(?!(?<=[{HAN}\\d] )[{HAN}\\d]))"
         f"|(?=[{OPENING}])(?<![{HAN}\\d%{_NO_MARK}] )")
_QUIET = re.compile(
    f"[ \u3000]*+(?:[^ \n]++ (?:{_IDLE}|(?(1)(?!)|((?<=[{HAN}] )(?=[{HAN}])(?:(?<=[{HAN}]{{2}} )|(?=[{HAN}]{{2}}))))))*+"
    "[^ \n]++\\Z")
_PROSE_MARK = re.compile("[，。、；！？,;?!]")
_BLANK = re.compile("[ \u3000]*")
_new = tuple.__new__  # makes an `Edit` in half the time of its own constructor, which is for people


def _edits(text: str) -> Iterator[Edit]:
    """The edits of the lines with a gap in them."""
    page = _Page(text)
    end = -1
    for gap in _GAP.finditer(text):
        at = gap.start()
        if at < end:
            continue
        start = text.rfind("\n", end + 1, at) + 1 or end + 1
        end = text.find("\n", at)
        if end < 0:
            end = len(text)
        marks = _MARKS_ONLY.match(text, start, end)
        if marks and (marks.lastgroup is None or page.damaged):
            at = text.find(" ", _BLANK.match(text, start, end).end(), end)  # type: ignore[union-attr]
            while at >= 0:
                yield _new(Edit, (at, at + 1, "", _MARK, "spaces.mark", 1.0, False, "spaces"))
                at = text.find(" ", at + 1, end)
            continue
        quiet = _QUIET.match(text, start, end)
        if not quiet or quiet.lastindex and _PROSE_MARK.search(text, start, end):
            yield from _line(page, text, start, end)


class _Page:
    """Facts about the page, each found out when first asked for. None of them depends on the spaces that are closed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spaced: bool | None = None
        self._damaged: bool | None = None

    @property
    def spaced(self) -> bool:
        """Whether Latin words stand apart from hanzi by rule: four times, and four times as often as not."""
        if self._spaced is None:
            apart = len(_LATIN_APART.findall(self.text))
            self._spaced = apart >= 4 and apart >= 4 * len(_LATIN_CLOSE().findall(self.text))
        return self._spaced

    @property
    def damaged(self) -> bool:
        """Whether gaps stand where no typist sets one, before or behind a full-width mark."""
        if self._damaged is None:
            self._damaged = bool(_DAMAGE.search(self.text))
        return self._damaged

    def in_column(self, start: int, end: int) -> bool:
        """Whether a line beside `start:end` is prose of about the same width, spaces not counted.

        A stretched line has fewer characters than its neighbours, by up to a fifth in the pages measured.
        """
        width = _width(self.text, start, end)
        if width > 120:
            return False  # no column is as wide: paragraphs, one a line
        for first, last in (_line_before(self.text, start), _line_after(self.text, end)):
            if last > first and last - first <= 240 and _PROSE.search(self.text, first, last):
                other = _width(self.text, first, last)
                if abs(other - width) * 4 <= max(other, width):
                    return True
        return False


def _width(text: str, start: int, end: int) -> int:
    """The width in cells: a hanzi or full-width mark is two, anything else one, a space none."""
    if end - start > 400:
        return 800
    line = text[start:end]
    return 2 * len(line) - len(line.encode("ascii", "ignore")) - line.count(" ")


def _line_before(text: str, start: int) -> tuple[int, int]:
    """The line before the one that starts at `start`, past one blank line at most."""
    last = start - 1
    first = text.rfind("\n", max(0, last - 300), max(0, last)) + 1
    if last > 0 and not text[first:last].strip():
        last = first - 1
        first = text.rfind("\n", max(0, last - 300), max(0, last)) + 1
    return (first, last) if 0 <= first < last and last - first <= 300 else (0, 0)


def _line_after(text: str, end: int) -> tuple[int, int]:
    """The line after the one that ends at `end`, past one blank line at most."""
    first = end + 1
    last = text.find("\n", first, first + 300)
    if last >= 0 and not text[first:last].strip():
        first = last + 1
        last = text.find("\n", first, first + 300)
    if last < 0:
        last = min(len(text), first + 300)
    return (first, last) if first < last else (0, 0)


def _line(page: _Page, text: str, start: int, end: int) -> Iterator[Edit]:
    """The edits of one line, `text[start:end]` without its line break."""
    line = text[start:end]
    body = line.rstrip(" ")
    if _FOREIGN.search(line) or _is_latin(line):
        return  # Japanese, Korean, or a line of Latin text that quotes a Chinese name
    first = len(line) - len(line.lstrip(" \u3000"))
    gaps = [m.span() for m in _SPACES.finditer(body, first)]
    if gaps and not _skipped(body, gaps):
        for a, b, kind in _decide(page, body, gaps, start, end):
            if kind == "lead-in":
                a += 1
            yield Edit(start + a, start + b, "", WHY[kind], "spaces." + kind, _SURE.get(kind, 1.0))
    trailing = len(line) - len(body)
    if body and trailing and (trailing != 2 or end == len(text)) and _HAN_OR_MARK.match(body[-1]):
        yield Edit(start + len(body), end, "", WHY["line-end"], "spaces.line-end")


_LATIN = re.compile("[A-Za-z]+")


def _is_latin(line: str) -> bool:
    """Whether Latin letters are more than twice as many as hanzi."""
    letters = sum(map(len, _LATIN.findall(line)))
    for hanzi in _HAN_RUN.finditer(line) if letters else ():
        letters -= 2 * (hanzi.end() - hanzi.start())
        if letters <= 0:
            return False
    return letters > 0


_SURE = {"stretched": 0.85, "name": 0.95, "letters": 0.95}
_HAN_OR_MARK = re.compile(f"[{_WIDE}]")


def _skipped(body: str, gaps: list[tuple[int, int]]) -> bool:
    """Whether the line is a row of a table: `|`, tabs, two wide gaps, or figures in columns."""
    if "|" in body or "\t" in body:
        return True
    if len(gaps) < 2:
        return False
    wide = len([1 for a, b in gaps if b - a > 1])
    if wide > 1 and wide * 2 >= len(gaps):
        return True
    return len(_NUMBER_GAP.findall(body)) > 1 and not _spread(body, gaps)


def _spread(body: str, gaps: list[tuple[int, int]]) -> bool:
    """Whether the line is letter-spaced: half or more of the neighbours with a hanzi among them stand apart."""
    if len(gaps) < 3:
        return False
    apart = len([1 for a, b in gaps if _HAN_OR_MARK.match(body[a - 1]) and _HAN_OR_MARK.match(body[b])])
    if apart < 3:
        return False
    close = len(_CLOSE.findall(body))
    return apart >= close and not _is_names(body) and not _CREDITS.search(body)


_CLOSE = re.compile(f"[{_WIDE}](?=[{_WIDE}])")
_NAMES = later(f"[{HAN}]{{1,4}}(?: [{HAN}]{{1,4}})*")


def _is_names(body: str) -> bool:
    """Whether the line is a list of names, one space between them and within those of two characters.

    Characters that stand alone come in pairs then, and there is a name of three.
    """
    body = body.strip()
    if not _NAMES().fullmatch(body):
        return False
    words = body.split(" ")
    n, three = 0, False
    while n < len(words):
        if len(words[n]) == 1:
            if n + 1 == len(words) or len(words[n + 1]) != 1 or (n + 2 < len(words) and len(words[n + 2]) == 1):
                return False
            n += 2
        else:
            three = three or len(words[n]) > 2
            n += 1
    return three


def _decide(page: _Page, body: str, gaps: list[tuple[int, int]], start: int, end: int,
            ) -> Iterator[tuple[int, int, str]]:
    """The gaps to close, with the rule that closes each."""
    letters = _spread(body, gaps)
    least = min([b - a for a, b in gaps]) if letters else 1
    mark = _PROSE.search(body)
    prose = mark is not None
    first_mark = mark.start() if mark else len(body)
    first = len(body) - len(body.lstrip(" \u3000"))
    column: bool | None = None
    pairs: set[tuple[int, int]] | None = None
    stretched = -1
    for a, b in gaps:
        left, right = body[a - 1], body[b]
        left_wide = "\u4e00" <= left <= "\u9fff" or bool(_HAN_OR_MARK.match(left))
        right_wide = "\u4e00" <= right <= "\u9fff" or bool(_HAN_OR_MARK.match(right))
        if not (left_wide or right_wide or left == "\u2014" or right == "\u2014"):
            continue
        if left in "讯訊电電息" and _lead_in(page.text, body, a, start) and right not in DIVIDING:
            if b - a > 1:
                yield a, b, "lead-in"
            continue
        # Marks. A gap of three or more is a blank to be filled in.
        if b - a <= 2:
            if (right in DIVIDING or right in CLOSING and not (right == "’" and body[b + 1:b + 2].isdigit())
                    and not (left in OPENING and b - a > 1)):
                yield a, b, "mark"
                continue
            if left in OPENING or left in DIVIDING and (right_wide or right.isalnum()):
                yield a, b, "mark"
                continue
            if right == "…" or left == "…" or "\u2236" in (left, right):
                if left_wide and right_wide or "\u2236" in (left, right) and (left + right).strip("\u2236").isdigit():
                    yield a, b, "mark"
                    continue
            if left == "\u2014" and body[a - 2:a - 1] == "\u2014" and right_wide or (
                    right == "\u2014" and body[b + 1:b + 2] == "\u2014" and left_wide):
                yield a, b, "mark"
                continue
            if left in CLOSING and (right_wide or right.isalnum()) or (
                    right in OPENING and (_HAN.match(left) or left in "0123456789%")):
                if not letters and not prose and not page.damaged and column is None:
                    column = page.in_column(start, end)
                if right in OPENING and a - 1 == first and is_rare(left):
                    continue  # a typesetter's arrow: `lost-symbols` tells it by the space behind it
                if letters or left in CLOSING and right == "（" or (
                        prose or page.damaged or column) and not _quoted_end(body, b, first_mark):
                    yield a, b, "mark"
                continue
        if letters:
            if b - a > least and not (left in DIVIDING or right in DIVIDING):
                continue  # a wider gap in a letter-spaced line is a space
            if not page.spaced or left_wide and right_wide or not _latin(left, right):
                yield a, b, "letters"
            continue
        if pairs is None:
            pairs = _pairs(body, gaps)
        if (a, b) in pairs:
            yield a, b, "name"
            continue
        if b - a > 1 or page.spaced:
            continue
        if _HAN.match(left) and _HAN.match(right):
            if _FIELD.match(body, b) or left in _CREDIT and body[a - 2:a - 1] in "/／╱" or _named(body, a):
                continue  # `李宁/文 朱锋/摄`: behind a credit stands the next name
            if stretched < 0:
                stretched = len([1 for c, d in gaps if d - c == 1 and _HAN.match(body[c - 1]) and _HAN.match(body[d])])
            if stretched > 1 and prose:
                yield a, b, "stretched"
            elif stretched > 1 or prose:
                if column is None:
                    column = page.in_column(start, end)
                if column:
                    yield a, b, "stretched"
        elif _HAN.match(left) and right.isdecimal() or _HAN.match(right) and left.isdecimal():
            if not prose and column is None:
                column = page.in_column(start, end)
            if not _named(body, a) and _number(body, a, b, prose or bool(column)):
                yield a, b, "number"


def _named(body: str, a: int) -> bool:
    """Whether a role (记者, 编辑) stands before the gap at `a`, with nothing but names between them."""
    zone = body[max(0, a - 60):a]
    match = _ZONE.search(zone)
    return bool(match and _ROLE.search(zone, match.start()))


def _latin(left: str, right: str) -> bool:
    return left.isascii() and left.isalpha() or right.isascii() and right.isalpha()


def _lead_in(text: str, body: str, a: int, start: int) -> bool:
    """Whether what stands before the gap at `a` ends a wire lead-in: 本报讯, 5日电; or 讯 alone, its line cut before it."""
    match = _LEAD_IN.search(body, max(0, a - 6), a)
    if not match:
        return False
    if match.start() > 0 or not body[:a].strip() in ("讯", "訊", "电", "電"):
        return body[match.start()] not in "讯訊电電"
    first, last = _line_before(text, start)
    return bool(_LEAD_CUT.search(text, first, last)) if last else False


def _quoted_end(body: str, b: int, first_mark: int) -> bool:
    """Whether a quotation or bracket begins at `b` and ends with the line, in a line without prose before it: a phrase
    of a headline that is a quotation (`頓失經濟來源 「我要早日撐家」`)."""
    if len(body) > 100 or body[b] not in OPENING or first_mark < b:
        return False
    closing = CLOSING[OPENING.index(body[b])]
    return body.endswith(closing) and body.find(closing, b) == len(body) - 1 and b > 4


def _pairs(body: str, gaps: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Gaps within runs of hanzi that stand alone: two of them are a name or a label, more are letter-spaced."""
    found: set[tuple[int, int]] = set()
    n = 0
    while n < len(gaps):
        last = n
        while last < len(gaps) and _alone(body, gaps, last):
            last += 1
        # Gaps n..last-1 each stand between two lone hanzi.
        run = gaps[n:last]
        if run:
            if len(run) == 2 and body[run[1][1]] in _CREDIT:
                run = run[:1]
            if all(b - a <= 2 for a, b in run):
                found.update(run)
        n = max(last, n + 1)
    return found


def _alone(body: str, gaps: list[tuple[int, int]], n: int) -> bool:
    """Whether gap `n` has one hanzi on either side, and no other character touches these two but marks."""
    a, b = gaps[n]
    if not (_HAN.match(body[a - 1]) and _HAN.match(body[b])):
        return False
    before, after = body[a - 2:a - 1], body[b + 1:b + 2]
    return (before == "" or before in " \u3000■●▲□◆◎○" + OPENING + DIVIDING) and (
        after == "" or after in " /／╱" + CLOSING + DIVIDING)


def _number(body: str, a: int, b: int, prose: bool) -> bool:
    """Whether the gap between a number and a hanzi is to be closed."""
    if body[b].isdecimal():
        word_end = body.find(" ", b)
        word = body[b:word_end if word_end >= 0 else len(body)]
        if not word.isascii() or word.replace(".", "").isdecimal():
            if _latin(word[-1], word[-1]):
                return False
        if prose:
            return True
        if _DATE.match(body, b):
            return False
        word_start = body.rfind(" ", 0, a) + 1
        return not (a - word_start >= 4 and len(word) >= 4 and len(_HAN.findall(word)) > 1)
    word_start = body.rfind(" ", 0, a) + 1
    if any("A" <= c <= "z" for c in body[max(word_start, a - 8):a]):
        return False  # A3, G20: a word
    if _TIME_OR_LABEL.search(body, max(0, a - 16), a):
        return False
    return prose or word_start > 0 or body[b] in "年月日时時号號" or not body[:a].strip().isdecimal()
