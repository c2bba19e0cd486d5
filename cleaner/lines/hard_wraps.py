"""`…习近\\n平总书记…` -> `…习近平总书记…`: lines cut at the column's width are joined to paragraphs.

A newspaper sets its text in narrow columns, and a dump keeps every line of them; some extractors write a blank line
where a column ends, or after every line. Which lines belong together is told by the column itself: a line that is full
runs on, a line where the next word would still have fitted ended there on purpose. A paragraph starts with an indent,
or, where the extractor lost it, with a line that is two full-width cells short of the measure. Lines are joined by
their script: nothing between hanzi, a space between Latin words, a hyphen undone.

Leaves alone: verse, lists, tables, code, headings, paragraphs that were never wrapped, and the blank lines between
paragraphs; pages whose lines OCR has joined to paragraphs already; furniture in a column; what stands around a caption,
which ends with the credit of its picture. A paragraph that is cut by a caption or goes on in
another column is joined by the articles, not here.

Known problems: a Latin paragraph whose last line happens to be full is joined to the next where no indent is left. A
column of fewer than two full lines has no measure and stays as it is.

>>> from cleaner import Pipeline
>>> print(Pipeline(["hard-wraps"])("市委党校举办上海市全\\n面深化改革专题培训班\\n，副秘书长出席开班式\\n并讲话。\\n").text, end="")
市委党校举办上海市全面深化改革专题培训班，副秘书长出席开班式并讲话。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from cleaner.characters.classes import SMALL
from cleaner.edits import Edit, Finding
from cleaner.lines import hyphens
from cleaner.lines.beside_captions import part
from cleaner.lines.interleaved import untangle
from cleaner.layout import Layout, layout_of, would_have_fitted
from cleaner.vocabulary import CAPTION, ITEM, LEAD_IN, POINTING, TWO_NAMES, furniture_role, is_title

_CLOSED = re.compile("[。！？!?.…][”’」』）)\"'〕】]*$")
# The first thing on a line that cannot be parted: a number with its unit, a Latin word, a hanzi with what must not
# start a line after it.
_UNIT = re.compile("[“‘《〈「『（(\\[]*(?:[0-9A-Za-zÀ-ɏ.,:%/@_'’-]+|.)"
                   "[、。，；：！？”’》」）,.;:!?)]*")
_AGENCY = "(?:本报|本報|本刊|据?新华社|據?新華社|据?中新社|中央社)"
_BYLINE = f"[■□●]?(?:{_AGENCY}|青年报)?(?:首席|特约|见习|特派|实习)?[记記]者[ 　][一-鿿 　]{{2,14}}摄?$"
_CLOSE_BYLINE = re.compile(f"(?:{_AGENCY})?(?:首席|特约|见习|特派|实习)?[记記]者[\u4e00-\u9fff]{{2,3}}$")
"""A byline whose space the extractor lost: on a full line it may be the start of a sentence."""
_PHOTO = "(?:AP |UPI )?(?:Photo(?:s|graphs?)?|PHOTOS?|Pictures?|Illustrations?|Graphics?)(?: (?:by|BY|courtesy)\\b|: ?[A-Z]).{2,40}$"
"""A credit on a line of its own. It is cut by no column, and what stands under it goes on with something else."""
# A line that starts something new, whatever the line before it looks like.
_STARTS_ANEW = re.compile(
    "[#■□●▲△◆★☆◇◎※]|——(?!—)|[-*•] |图为|圖為|<"
    f"|[（(]?{_AGENCY}[^，,。]{{0,24}}?[讯电電訊](?:[\\s（(）)]|$)"
    f"|{_AGENCY}[\u4e00-\u9fff]{{2,6}}\\d{{1,2}}月|【[\u4e00-\u9fff]{{2,8}}】"
    "|[（(](?:下转|下轉|详见|詳見|全文见|相关报道|作者|本文)"
    "|[\uff08(][^\uff08\uff09()]{2,40}[\uff09)]$"
    f"|{_BYLINE}|(?:BY|By|by) [A-Z][a-z]*\\.? ?[A-Z]|{_PHOTO}|(?:Von|Par|Por) {TWO_NAMES}$")
_LATIN_BYLINE = "(?:BY|By|by) [A-Z][\\w.'-]* [A-Z][\\w.' -]{1,24}(?:, [A-Z][\\w ]{2,24})?$"
# A line behind which something new starts: told by how it starts, or by its end.
_STANDS_ALONE = re.compile(f"{_PHOTO}|[（(][^（）()]+[）)]$|下[转轉]|【[\u4e00-\u9fff]{{2,8}}】$|{_LATIN_BYLINE}")
_ENDS_ANEW = re.compile(
    "  $|[摄攝](?:影(?:[报報][道導])?)?[）)]?(?:[（(][^（）()]{2,10}[发發稿][）)])?$|(?:照片|[社报報]稿|供[图圖]|日[电電讯訊])[）)]$"
    f"|[。！？”」][（(][\u4e00-\u9fff 　]{{2,24}}[）)]$|@[\\w.]+$|{_BYLINE}")
# What is looked up before the patterns above: a pattern that may start anywhere costs 17 us a line, these 0.1.
_END_MARKS, _CLOSERS = frozenset("。！？!?.…"), frozenset("”’」』）)\"'〕】")
_MAY_START_ANEW = frozenset("【#■□●▲△◆★☆◇◎※—-•*图圖<（(本据據新中青首特见实记記BbPIGAUV")
_MAY_LEAD_IN = frozenset("本据據新中法美路塔共（(")
_MAY_STAND_ALONE = frozenset("下Bb【PIGAU（(")
_MAY_END_ANEW = frozenset(" 摄攝）)")
_MAY_CLOSE = _END_MARKS | _CLOSERS | _MAY_END_ANEW
_WHY = "the line was cut at the column's width"
_edit = tuple.__new__  # a third of the time of calling `Edit`, for the one edit that a page has by the hundred
_SMALL = frozenset("acdefghijklmnopqrstuvwxyz")
"""A line that starts with one of these goes on with a sentence; not `b`, since `by` may start a byline."""
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,")
_CLAUSE = re.compile("[，、：；,:;]")
_CUT_UP = re.compile("[、，；：]$")
_CREDIT = "(?:^|[.!?\u201d\"()] ?)(?:[A-Z][A-Za-z]+ )?(?:[Pp]hoto(?:s|graphs?)?|PHOTOS?)"
_CREDITED = re.compile(f"{_CREDIT}(?:: ?| by | BY |/| courtesy of )[A-Z][\\w.' /-]{{1,40}}\\)?$")
_FIRST_NAME = re.compile(f"{_CREDIT}(?: by | courtesy of )[A-Z][\\w.'-]+$")
_SURNAME = re.compile("[A-Z][\\w'-]+$")
_CREDIT_CUT = re.compile(f"{_CREDIT}(?::| by| BY| courtesy of)$")
LONGEST_CAPTION = 5
_NUMBERS = frozenset("123456789\u2460\u2461\u2462\u2463")
_CUT_NOTE = re.compile("(?m)^[ \u3000]*[（(][^（）()\n。，]{2,24}\n{1,3}[ \u3000]*[^（）()\n。，]{1,16}[）)]$")
"""A byline or a note in brackets, cut in two: `（本报记者 李` over `明）`, whatever stands between."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
_OPENS_ITEM = frozenset("0123456789\uff08(")
_ITEM = re.compile(f"[\uff08(]?{ITEM.pattern}")
"""An item of a list. A line of running text may be cut before a number, but not before the number behind its first."""
_CLAUSE_OR_END = re.compile("[，、：；。？！]|[,.:;?!](?: |$)")
_HANGS = re.compile(f" [{SMALL}]{{1,3}}$")
"""A short word that no headline ends with: `This chapter focuses on` over `IPv4 addresses`."""
SHORTEST_SENTENCE = 10
"""Code points of a quotation that may be a sentence."""
SHORTEST_CUT = 6
"""Code points of a line that may end in a cut word: below it stand signs of a table."""
LONGEST_HELD = 16
"""Lines of a caption, a pull quote or a note in brackets, beside a picture too; a bracket left open longer is a lost one.
At 5 and at 8 some narrow ones of typeset pages stay in pieces, from 16 on none does."""
_HOLDS = "\u201c\u300c\uff08(\u300a\u56fe\u5716"


def join_hard_wraps(text: str) -> Iterator[Edit | Finding]:
    """Edits that join the lines of each column of `text` to paragraphs."""
    if text.count("\n") < 2:
        return
    layout = layout_of(text)
    mixed = [*untangle(layout)] or [*part(layout)]
    if mixed:
        yield from mixed
        if any(isinstance(said, Edit) for said in mixed):
            return  # the columns have their lines when the chain comes by again
    measures = layout.measures
    if not any(measures) and not layout.cuts and not (
            any([line[-1] in hyphens.MARKS for line in layout.lines]) and hyphens.LINE_END.search(text)) and not (
            any([_CUT_NOTE.match(text, text.rfind("\n", 0, layout.starts[n]) + 1)
                 for n, line in enumerate(layout.lines) if line[0] in "\uff08("])):
        return
    yield from _joins(layout)


def _is_closed(line: str) -> bool:
    """Does the line end a sentence? `_CLOSED.search(line) is not None`, in a fifth of the time."""
    last = line[-1]
    return last in _END_MARKS or last in _CLOSERS and _CLOSED.search(line) is not None


def _starts_anew(line: str) -> bool:
    return line[0] in _MAY_START_ANEW and _STARTS_ANEW.match(line) is not None


def _ends_anew(line: str) -> bool:
    return line[0] in _MAY_STAND_ALONE and _STANDS_ALONE.match(line) is not None or (
        line[-1] in _MAY_END_ANEW or "@" in line or "\u8005" in line) and _ENDS_ANEW.search(line) is not None


def _joins(layout: Layout) -> Iterator[Edit]:
    text, lines, widths, indents, blanks, measures = (
        layout.text, layout.lines, layout.widths, layout.indents, layout.blanks, layout.measures)
    starts, ends, sure = layout.starts, layout.ends, layout.sure
    spaced = _blank_after_every_line(layout)
    indented = _marks_paragraphs_by_indent(layout)
    opens = True    # does line i start a paragraph?
    printed = 0     # cells of the printed line that stand before line i in the dump, where an extractor cut it up
    held = 0        # the line that the paragraph of line i starts with
    page_words: hyphens.WordsAsked | None = None
    cuts, wide, korean = layout.cuts, layout.is_wide, layout.korean
    ragged = korean is not None and korean.ragged
    parted, credits = _around_captions(layout) if "hoto" in text else (frozenset(), frozenset())
    for i in range(len(lines) - 1):
        if i in cuts:
            for end, start in cuts[i]:
                yield _join(layout, end, start)
        j = i + 1
        if i in parted:
            opens, printed = True, 0
            continue
        if i in credits:
            opens = False
            yield _join(layout, ends[i], starts[j])
            continue
        was_opening, opens, before, printed = opens, True, printed, 0
        if lines[i] == lines[j]:
            continue  # a refrain, a rule, a list: no column says a line twice, and joined it would look printed over
        measure, apart = measures[i], blanks[j] and not spaced[j]
        if not was_opening and sure[i] and sure[j] and not korean and not indents[j] and measure == measures[j] and not apart and (
                -5 < measure - widths[i] - before < 3) and not (spaced[i] and not blanks[j]):
            last, first = lines[i][-1], lines[j][0]
            if last >= "\u2e80" and first >= "\u2e80" and last not in _MAY_CLOSE and first not in _MAY_START_ANEW and (
                    measure - widths[j] < 3 or not _is_furniture(lines[j])):
                # The many: full lines inside a column, between two hanzi.
                opens = False
                yield _edit(Edit, (ends[i], starts[j], "", _WHY, "hard-wraps.join", 0.95, False, "hard-wraps"))
                continue
        if not wide and not was_opening and lines[j][0] in _SMALL and lines[i][-1] in _INSIDE and sure[i] and sure[j] and (
                not apart and measure == measures[j] and indents[i] == indents[j] and -5 < measure - widths[i] - before
                and not spaced[i] and lines[i][0] not in "Bb" and "@" not in lines[i] and "(" not in lines[j]):
            # The many of Latin pages: lines inside a column, between two words of one sentence.
            opens = False
            yield _join(layout, ends[i], starts[j])
            continue
        if was_opening:
            held = i
            if lines[i][0] in "\uff08(" and _CUT_NOTE.match(text, starts[i]):
                opens = False
                yield _join(layout, ends[i], starts[j])
                continue
        if not apart and i - held < LONGEST_HELD and not layout.paragraphs and (
                lines[held][0] in _HOLDS or lines[held][0] in _NUMBERS and CAPTION.match(lines[held]) or (
                    wide and not sure[held] and POINTING.search(lines[held]))) and _is_held(
                lines, held, i) and _is_let_go(lines, held) and (
                widths[j] <= max(widths[held], measures[j]) + 4) and not _starts_anew(lines[j]) and not (
                lines[held][0] not in "\uff08(" and _ends_anew(lines[i])):
            opens = False
            yield _join(layout, ends[i], starts[j])
            continue
        if not apart and lines[i][-1] in hyphens.MARKS and _is_cut_word(lines[i], lines[j]):
            if page_words is None:
                page_words = hyphens.WordsAsked(text)
            edit = _undo_hyphen(text, starts[i], ends[i], starts[j], ends[j], page_words)
            if edit is not None:
                opens = False
                yield edit
                continue
        if was_opening and sure[j]:
            measure = measures[j]  # a line that opens something belongs to what follows
        if not measure or (indents[j] and indents[j] != indents[i]) or (
                not measures[j] and (apart or widths[j] > measure + 3)):
            continue
        if apart and sure[i] and sure[j] and wide and not -4 < measures[j] - measures[i] < 4:
            continue  # columns of two measures
        line, following = lines[i], lines[j]
        latin = not wide or widths[i] < len(line) * 1.4
        if not (sure[i] or sure[j] or not was_opening or latin and not apart and following[0].islower()
                or not latin and not apart and _is_running_start(layout, i)) or (spaced[i] and not blanks[j]):
            continue
        cells = before + widths[i]
        room = measure - cells
        closed = _is_closed(line)
        if room < -4 - measure // 8 * latin:
            continue
        need = lost_indent = rest = 0  # `rest`: what line i adds to the printed line, if line j goes on with it
        if room > 2:
            unit = following.partition(" ")[0] if ragged else _UNIT.match(following)[0]  # type: ignore[index]
            need = len(unit) if latin else _cells(unit)
            if was_opening and not before and (latin or room <= 5 + need):
                lost_indent = measure // 10 if latin else 4  # a first line whose indent was lost, or shrank to a space
                room -= lost_indent
        if latin and was_opening and not closed and lost_indent and (blanks[i] or not i) and following[0].isupper() and (
                would_have_fitted(need, room + lost_indent, measure)) and not _CLAUSE.search(line) and not _HANGS.search(line):
            continue    # a headline written as a sentence is: what stands under it would have fitted on its line
        if latin:
            if not (not closed and following[0].islower()) and room > measure // 8 and (
                    room > need + (0 if closed else measure // 10)):
                continue
        elif room > 2 and room > need + (1 if closed else 3):
            if apart or not _CUT_UP.search(line) or cells + widths[j] > measure + 2:
                continue
            rest = cells + lost_indent
        if (was_opening or not sure[j] or measure - widths[i] > 2) and _is_furniture(line) or (
                was_opening or not sure[j] or measure - widths[j] > 2) and _is_furniture(following):
            continue
        if was_opening and not closed and measures[j] - widths[j] > 4 and _CLOSE_BYLINE.match(following):
            continue    # short, under a headline
        if latin and was_opening and not closed and following[0].isupper() and is_title(line):
            continue
        if apart and was_opening and (
                following[0].isupper() if latin else (not lost_indent or blanks[i] or not i) and not _CLAUSE.search(line)):
            continue  # one line of no clause, with a blank one behind it: a heading
        if was_opening and following[0] in "\u201c\u300c\"" and _quotes_a_sentence(lines, i):
            continue
        if closed and room > 2 and following[0] in "\uff08(" and _CUT_NOTE.match(text, starts[j]):
            continue
        if following[0] in _OPENS_ITEM and _is_next_item(lines[held], line, following):
            continue
        if _starts_anew(following) or _leads_in(lines, j) or _ends_anew(
                line if text[ends[i]] == "\n" else text[starts[i]:_line_end(text, ends[i])]):
            continue
        if (closed or apart) and _is_headline(lines, j):
            continue
        if not _is_closed(following):
            short = measures[j] - widths[j] if measures[j] else 99
            if closed and short >= (max(3, measures[j] // 5) if latin or ragged else 3):
                continue  # behind a line that ends in a mark, a short one that does not starts something or is a heading
            if closed and not latin and not indented and j + 1 < len(lines) and not _is_closed(
                    lines[j + 1]) and _is_first_line(layout, j + 1):
                continue  # nothing goes on with it: a subhead that happens to be full
            if apart and line[-1] not in "\uff0c\u3001," and _is_last_line(layout, j):
                continue
        if closed and widths[j] > measure + 3 or abs(widths[j] - measure) > 3 and wide and POINTING.search(following):
            continue  # another column
        if latin:
            if closed and apart:
                continue
        elif not indented and not rest and not ragged and _is_first_line(layout, j) and (
                closed or line[-1] in "\uff1b\uff1a\u2014" or abs(measures[j] - measure) > 2 or was_opening and (
                    spaced[i] or not blanks[i] or _ended_by_choice(layout, j)) and (
                    not lost_indent or not before and not _CLAUSE.search(line))):
            continue  # the next is a first line that lost its indent; this one closes a paragraph, or is a heading
        elif closed and apart and not indented:
            continue
        opens, printed = False, rest
        yield _join(layout, ends[i], starts[j])
    for end, start in cuts.get(len(lines) - 1, ()):
        yield _join(layout, end, start)


def _around_captions(layout: Layout) -> tuple[Set[int], Set[int]]:
    """The lines that no join may follow: those that end with the credit of a picture, and those above its caption; and the
    lines in which a credit is cut before its name (`Photo:` over `Staff`).

    A caption stands in the column, or in the middle of a sentence. Its first line is the one behind the end of a sentence;
    where the text goes on behind the caption with a small letter, the nearest that starts with a capital.
    """
    lines, blanks = layout.lines, layout.blanks
    parted: set[int] = set()
    credits: set[int] = set()
    for last, line in enumerate(lines):
        if "hoto" not in line or last + 1 == len(lines):
            continue
        end = last
        if _CREDITED.search(line) is None:
            if _CREDIT_CUT.search(line) is None or blanks[last + 1] or _CREDITED.search(f"{line} {lines[last + 1]}") is None:
                continue
            credits.add(last)
            end = last + 1
        elif _FIRST_NAME.search(line) and not blanks[last + 1] and _SURNAME.match(lines[last + 1]):
            credits.add(last)
            end = last + 1
        inside = end + 1 < len(lines) and lines[end + 1][0].islower() and not blanks[end + 1]
        for first in range(last, max(-1, last - LONGEST_CAPTION), -1):
            if not first or blanks[first] or first - 1 in parted:
                break
            if first == last and _CREDITED.match(line):
                continue    # the credit has a line of its own
            above = lines[first - 1]
            if inside and lines[first][0].isupper() and above[-1].isalpha() or not inside and (
                    _is_closed(above) or _ends_anew(above)):
                parted.add(first - 1)
                break
        parted.add(end)
    return parted, credits


def _is_furniture(line: str) -> bool:
    return len(line) <= 60 and furniture_role(line) is not None


def _is_held(lines: list[str], first: int, last: int) -> bool:
    """Is what line `first` opened (a bracket, a quotation mark, a caption) still open after line `last`?

    Such lines need no column to be told by: a caption has few lines, and a note in brackets two.
    """
    mark = lines[first][0]
    if mark not in _HOLDS:  # a caption: told by a number and `图为`, or by what it points at
        return not _is_closed(lines[last])
    if mark in "\u56fe\u5716":
        return lines[first][1:2] in ("\u4e3a", "\u70ba") and not _is_closed(lines[last])
    closing = "\u201d\u300d\uff09)\u300b"["\u201c\u300c\uff08(\u300a".index(mark)]
    so_far = "".join(lines[first:last + 1])
    return so_far.count(mark) > so_far.count(closing)


def _is_let_go(lines: list[str], first: int) -> bool:
    """Does what line `first` opened end within `LONGEST_HELD` lines? If not, nothing of it is joined: what were joined now
    would be one line when the chain comes by again, and so many more would follow each time."""
    return not all([_is_held(lines, first, n) for n in range(first, min(first + LONGEST_HELD, len(lines)))])


def _is_headline(lines: list[str], j: int) -> bool:
    """Is line `j` a headline, of one line or two, with a wire lead-in right below it?"""
    for n in (j, j + 1):
        if n + 1 >= len(lines) or lines[n][-1] in _MAY_CLOSE:
            return False
        if _leads_in(lines, n + 1):
            return True
    return False


def _is_running_start(layout: Layout, i: int) -> bool:
    """Is line `i` the first of a short paragraph that makes no column by itself: two full-width cells short, with a comma
    inside, over a line of which the rest of the clause would not have fitted?"""
    lines, measure = layout.lines, layout.measures[i]
    return measure == layout.measures[i + 1] and 3 <= measure - layout.widths[i] <= 6 and "\uff0c" in lines[i] and (
        not _is_closed(lines[i]) and layout.widths[i + 1] > measure - 4)


def _quotes_a_sentence(lines: list[str], i: int) -> bool:
    """Does a sentence in quotation marks start below line `i`, which does not lead to it? A text leads to what it quotes
    with a mark (`他说：“…`); without one the quotation is a pull quote, and the line a headline."""
    if not lines[i][-1].isalnum() or _CLAUSE_OR_END.search(lines[i]):
        return False
    said = "".join(lines[i + 1:i + 4])[1:]
    inside, *behind = re.split("[\u201d\u300d\"]", said, maxsplit=1)
    return len(inside) >= SHORTEST_SENTENCE and _CLAUSE_OR_END.search(inside) is not None and not (
        behind and behind[0].startswith("\u7684"))     # the motto of something: “…，…”的号召


def _is_next_item(first: str, line: str, following: str) -> bool:
    """Do a paragraph and the line behind it start with numbers that follow each other (`1. ` and `2. `), or is a list led to
    (`as follows:` over `1. `)? `first` is the first line of the paragraph, `line` its last so far."""
    other = _ITEM.match(following)
    if other is None:
        return False
    one = _ITEM.match(first)
    return one is not None and one[2] == other[2] and int(one[1]) + 1 == int(other[1]) or (
        line[-1] in "\uff1a:" and int(other[1]) == 1)


def _leads_in(lines: list[str], j: int) -> bool:
    """Does line `j` start with a wire lead-in, which may end on the next: `据新华社斯德哥尔摩` over `1月9日电（记者`?"""
    if lines[j][0] not in _MAY_LEAD_IN:
        return False
    return LEAD_IN.match(lines[j] + "".join(lines[j + 1:j + 2])) is not None


def _is_last_line(layout: Layout, j: int) -> bool:
    """Does line `j` end before its measure, so that nothing goes on with it?"""
    if j + 1 >= len(layout.lines):
        return True
    if layout.blanks[j] and not layout.blanks[j + 1] and not layout.indents[j + 1]:
        return False
    width, measure = layout.widths[j], layout.measures[j]
    return not measure or (measure - width > max(2, measure // 6) and not 3 <= measure - width <= 6) or (
        abs(layout.measures[j + 1] - measure) > 2 and not layout.sure[j])


def _is_first_line(layout: Layout, j: int) -> bool:
    """Is line `j` two full-width cells short of the lines that follow it, which are full?"""
    if j + 1 >= len(layout.lines):
        return False
    measure = layout.measures[j + 1] if layout.sure[j + 1] else layout.measures[j]
    return 3 <= measure - layout.widths[j] <= 6 and measure - layout.widths[j + 1] <= 2


def _ended_by_choice(layout: Layout, j: int) -> bool:
    """Would what the next line starts with have fitted on line `j`? Then it was set two cells short, or further in."""
    unit = _UNIT.match(layout.lines[j + 1])
    return unit is not None and layout.measures[j + 1] - layout.widths[j] > _cells(unit[0])


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _cells(unit: str) -> int:
    return len(unit.encode("gb18030", "replace"))


def _is_cut_word(line: str, following: str) -> bool:
    """May a word be cut in two between these lines? There are a letter before the hyphen and one after it."""
    return len(line) > SHORTEST_CUT and line[-2].isalpha() and following[0].isalpha() and (
        following[0].islower() or line[-2].islower())


def _undo_hyphen(text: str, line: int, end: int, start: int, stop: int, page_words: hyphens.WordsAsked) -> Edit | None:
    """The edit that makes one word, or a compound, of the two ends at a hyphen; None where they are no one word."""
    undone = hyphens.undo(text[max(line, end - 60):end - 1], text[end - 1], text[start:min(stop, start + 60)], page_words)
    if undone is None:
        return None
    if undone.between[:1] == "-" and text[end - 1] == "-":
        return Edit(end, start, undone.between[1:], undone.why, "hard-wraps.hyphen", undone.confidence)
    return Edit(end - 1, start, undone.between, undone.why, "hard-wraps.hyphen", undone.confidence)


def _join(layout: Layout, start: int, end: int) -> Edit:
    text = layout.text
    before, after = text[start - 1], text[end]
    words = (before < "\u2e80" and after < "\u2e80" and before not in "\u2014\u2026\u201c\u2018([" and after not in
             "\u2014\u2026\u201d)],.;:!?") or _HANGUL.match(before) is not None and _HANGUL.match(after) is not None
    if layout.korean and (_HANGUL.match(before) or _HANGUL.match(after) and before not in "([\u201c\u2018"):
        words = layout.korean.between(text[text.rfind("\n", 0, start) + 1:start].rstrip(), text[end:_line_end(text, end)]) != ""
    elif before.isdigit() and after.isdigit() or words and (
            before in "\u201d\u2019" and text[start - 2:start - 1] >= "\u2e80"
            or after in "\u201c\u2018" and text[end + 1:end + 2] >= "\u2e80"):
        words = False  # the quotation marks of Chinese are those of English
    new = " " if words else ""
    if new and text[start] == " ":
        start, new = start + 1, ""
    elif new and text[end - 1] == " ":
        end, new = end - 1, ""
    return _edit(Edit, (start, end, new, _WHY, "hard-wraps.join", 0.95, False, "hard-wraps"))


def _blank_after_every_line(layout: Layout) -> list[bool]:
    """For each line: do blank lines around it say nothing, because every line has one?

    Then most of them are full. Date line, folio, headline and byline of one article have blank lines around them too.
    """
    blanks, measures, widths = layout.blanks, layout.measures, layout.widths
    count = len(blanks)
    spaced = [False] * count
    i = 1
    while i < count:
        if blanks[i] != 1:
            i += 1
            continue
        j = i
        while j < count and blanks[j] == 1:
            j += 1
        if j - i >= 4 and sum([-4 < m - w < 3 + m // 8 for m, w in zip(measures[i:j], widths[i:j]) if m]) * 2 > j - i:
            spaced[i:j] = [True] * (j - i)
        i = j
    if any(spaced) and blanks.count(0) * 10 < count < 10 * sum([blank > 1 for blank in blanks]):
        # The whole page is so, its paragraphs of two lines too: it has more blank lines between paragraphs.
        return [blank == 1 for blank in blanks]
    return spaced


def _marks_paragraphs_by_indent(layout: Layout) -> bool:
    """Where a line ended short and closed, does the next one start with an indent?"""
    behind = [indent > 0 for line, width, measure, indent in zip(
        layout.lines, layout.widths, layout.measures, layout.indents[1:]) if measure and measure - width > 6 and _is_closed(line)]
    return 2 * sum(behind) > len(behind)
