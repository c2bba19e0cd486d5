"""`뇠헟뗄뮰` becomes `编者的话`, `sÃ£o` becomes `são`: text that was read in a wrong encoding is read again in its own.

Why it happens. A PDF font without a usable ToUnicode map hands out the codes of GBK, Big5, Shift_JIS or a Korean
standard, which an extractor takes for UTF-16: headlines look Korean, or like other hanzi. Or a file in one encoding was
opened in another: UTF-8, GB 18030, Big5, Shift_JIS (cp932), EUC-JP, cp949, UTF-16 of either byte order, cp1250, cp1251,
cp1252, KOI8-R, ISO 8859-7 read as any of these or as Latin-1, Mac Roman, cp437; also twice over, with blanks inside, in
a part of a line, or with a byte lost.

How it decides. Tables and expressions over the whole page find the lines that may be garbage: characters that meet as in no
text, letters as in none of the page's languages, uncommon hanzi close together. Each is written down in the
encodings that hold all its characters and read in the others, and a judge says in bits how dear each reading is for
somebody who reads 47 languages: letter pairs, common characters, words of one script
(`cleaner.characters.plausibility`). What the letters are without their accents is a second witness, which knows other
languages too. A reading must win by 8 bits, more in rare pairs, more where the line is plain as it stands and its
language is not known, and must be credible by itself. The pair that won on three lines is tried first
on the others and needs less; a weak reading alone on its page is only a finding. 20 bits are certain; fewer than 12, or
fewer than five characters, are flagged.

Leaves alone: Korean, rare hanzi, half-width katakana, phonetic signs, box drawing, formulas, lists of letters, marks in
their places (`n.º 5`, `10 µm`), one or two hanzi that a Latin line quotes, every text that is plausible as it
stands; a single odd character without company; `锟斤拷` and U+FFFD, which hold nothing of what they replaced (findings).

Known problems: a hanzi of the second level of GB 2312 is mostly lost in a font run, since its code is a surrogate. A
hanzi that the font shows as another mark (`：몣` for 上海) is found only where the mark cannot stand, at the start of a
line or after an opening quotation mark, and where the rest of the page says which hanzi it was. One wrong letter in a
line (`ŕ` for `à`) wins too few bits by itself. Words in capitals beyond ASCII (`ÀÉÎÕ`) may be taken for Cyrillic. Of a
line longer than 2,000 characters the first 2,000 decide. A line that is not quiet after four readings stays as it is.

>>> from cleaner.pipeline import Pipeline
>>> Pipeline(["mojibake"])("뇠헟뗄뮰").text
'编者的话'
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleaner.edits import Edit, Finding, Step
from cleaner.rewrites import changed, rewritten, trimmed

if TYPE_CHECKING:
    from cleaner.characters.mojibake_fonts import Run
    from cleaner.characters.mojibake_pairs import Reading

_nothing = ""
"""The last text of which nothing was said. A chain runs each stage on its own output too, which of clean text is the very
same."""


def repair_mojibake(text: str) -> Iterator[Edit | Finding]:
    """Text read in a wrong encoding, read again in its own. Yields edits and findings for a page of text.

    >>> [(edit.start, edit.end, edit.new, edit.aligned) for edit in repair_mojibake("■뇠헟뗄뮰")]
    [(1, 5, '编者的话', True)]
    """
    global _nothing
    if text.isascii() or text == _nothing:
        return
    said, quiet = _checked(text)
    if not said:
        _nothing = text
    if not quiet:
        # Lines were left as they are; where that changes what the rest of the page says of them, nothing is sure.
        edits = [item for item in said if isinstance(item, Edit)]
        if edits and any(isinstance(item, Edit) for item in _checked(_outcome(text, edits))[0]):
            said = list(_gone(text))
    yield from said


CHECKS = 3
"""Times that the outcome is looked at: a second run of the stage must find nothing to do."""


def _checked(text: str) -> tuple[list[Edit | Finding], bool]:
    """What is said of the page, and whether nothing more would be said of the outcome."""
    said = _once(text)
    for _ in range(CHECKS):
        edits = [item for item in said if isinstance(item, Edit)]
        if not edits:
            break
        again = [item for item in _once(_outcome(text, edits)) if isinstance(item, Edit)]
        if not again:
            return said, True
        # What would be changed once more was not understood: such a line stays as it is.
        said = _without(said, text, edits, again)
    return said, not any(isinstance(item, Edit) for item in said)


def _outcome(text: str, edits: list[Edit]) -> str:
    """The text with the edits made, which ascend: without the journal, which is made of those that are given out."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += text[at:edit.start], edit.new
        at = edit.end
    return "".join([*pieces, text[at:]])


def _without(said: list[Edit | Finding], text: str, edits: list[Edit], again: list[Edit]) -> list[Edit | Finding]:
    """Leaves out the edits in the lines that `again` speaks of (in offsets of the outcome). No edit holds a line
    end."""
    ends = [match.start() for match in re.finditer("\n", text)]
    step = Step("", edits, [text[edit.start:edit.end] for edit in edits])
    lines = {bisect_left(ends, step.to_input(item.start, item.end)[0]) for item in again}
    return [item for item in said if not isinstance(item, Edit) or bisect_left(ends, item.start) not in lines]


def _once(text: str) -> list[Edit | Finding]:
    if text.isascii():
        return []
    from cleaner.characters.mojibake_gates import glance, suspects

    said: list[Edit | Finding] = []
    runs: list[Run] = []
    seen = glance(text)
    if seen.codes:
        from cleaner.characters import mojibake_fonts as fonts

        if fonts.may_hold_runs(text):
            runs = fonts.font_runs(text, ())
    lines = suspects(text, seen)
    if not (lines or runs or seen.gone):
        return []
    if lines:
        readings, guesses = _supported(text, *_read_again(text, lines, runs))
        runs = _outside(runs, readings)
        said += guesses
        for start, end, reading in readings:
            said += _line_edits(text[start:end], start, reading)
    if runs:
        said += _font_edits(text, runs)
    if seen.unusual >= 0:  # what the search leaves is Latin letters beyond ASCII, of which the glance told
        said += _leftovers(text, said)
    lost = sorted((item.start, item.end) for item in said if isinstance(item, Finding))
    for item in _gone(text):
        n = bisect_left(lost, (item.start + 1,))
        if n == 0 or lost[n - 1][1] <= item.start:
            said.append(item)
    said.sort(key=lambda item: (item.start, item.end))
    return said


def _leftovers(text: str, said: list[Edit | Finding]) -> list[Edit]:
    """What the search left because a byte was lost, in lines of which nothing has been said."""
    from cleaner.characters.mojibake_leftovers import repair_leftovers

    done: list[tuple[int, int]] = []
    end = -1
    for at in sorted(item.start for item in said):
        if at > end:  # on another line than the one before
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            done.append((text.rfind("\n", 0, at) + 1, end))
    return list(repair_leftovers(text, done))


# --- lines in a wrong encoding ----------------------------------------------------------------------------------------

PAGE_LINES = 3
"""Lines that one pair of encodings must win before it is tried first on the lines that follow."""
SHARE = 10
"""The pair that won on one line in so many is tried on all."""
THROUGHOUT = 0.8
"""The share of the lines beyond ASCII that one pair won, from which the page is broken all through."""
FRUITLESS = 200
"""Suspect lines that are searched in vain, one after the other or five times as many in all, before a page's remaining
ones are only tried with the pairs that won on it. A page in a language without a table is all suspects, and a search
costs half a millisecond."""


def _read_again(text: str, lines: list[tuple[int, int]], runs: list[Run],
                ) -> tuple[list[tuple[int, int, Reading]], Counter[tuple[str, str]]]:
    """The lines that have a more plausible reading, with it, and how many lines each pair won."""
    from cleaner.characters.mojibake_pairs import by_pair, settle

    of_line = _by_line(text, runs)
    bits = {start: sum(run.bits for run in own) for start, own in of_line.items()}
    found: list[tuple[int, int, Reading]] = []
    pairs: Counter[tuple[str, str]] = Counter()
    fruitless = in_all = 0
    likely: list[tuple[str, str]] = []
    for start, end in lines:
        line = text[start:end]
        if start in bits and _beyond_doubt(line, of_line[start], start):
            continue
        for pair in likely:
            if reading := by_pair(line, *pair, exactly=start in bits):
                parts: tuple[tuple[int, int, Reading], ...] = ((0, len(line), reading),)
                break
        else:
            parts = settle(line) if fruitless < FRUITLESS and in_all < 5 * FRUITLESS else ()
        if not parts:
            fruitless += 1
            in_all += 1
            continue
        whole = parts[0][1] - parts[0][0] == len(line)
        if start not in bits or whole and _beats(parts[0][2], bits[start]):
            found += [(start + first, start + last, reading) for first, last, reading in parts]
            if whole:
                pair = parts[0][2].wrong, parts[0][2].true
                pairs[pair] += 1
                if pair not in likely[:1]:  # what is first stays so where it wins once more
                    likely = [pair for pair, times in pairs.most_common(2) if times >= PAGE_LINES]
            fruitless = 0
    if not pairs:
        return found, pairs
    # What one pair did to many lines it did to others, which are plausible enough to have passed the gates.
    (pair, times), = pairs.most_common(1)
    if times >= PAGE_LINES and SHARE * times >= text.count("\n") and pair[0] != "font":
        done = {text.rfind("\n", 0, start) + 1 for start, _, _ in found}
        all_lines = text.split("\n")
        throughout = THROUGHOUT * sum([not line.isascii() for line in all_lines]) <= times
        start = 0
        for line in all_lines:
            if (start not in done and not line.isascii() and (
                    reading := by_pair(line, *pair, exactly=True, throughout=throughout))
                    and (start not in bits or _beats(reading, bits[start]))):
                found.append((start, start + len(line), reading))
            start += len(line) + 1
        found.sort(key=lambda item: item[0])
    return found, pairs


WEAK = 12.0
"""Bits, and `FEW` characters beyond ASCII, below which a reading in a legacy encoding needs a second line of its kind,
on a page that has more than one line to say: noise of an OCR is full of words like `ScìWìy`."""
FEW = 5


def _supported(text: str, found: list[tuple[int, int, Reading]], pairs: Counter[tuple[str, str]],
               ) -> tuple[list[tuple[int, int, Reading]], list[Finding]]:
    """The readings that the page bears out, and findings for those that it leaves alone."""
    from cleaner.characters.mojibake_gates import SHORT

    if len(text) <= SHORT:
        return found, []
    sure, guesses = [], []
    for start, end, reading in found:
        few = len("".join(_BEYOND.findall(text[start:end]))) < FEW
        if (few or reading.bits < WEAK) and "utf-8" not in reading.true and pairs[reading.wrong, reading.true] < 2:
            guesses.append(Finding(start, end, f"may be {reading.true} read as {reading.wrong}: {reading.text[:40]}",
                                   "mojibake.guess", 0.5))
        else:
            sure.append((start, end, reading))
    return sure, guesses


def _by_line(text: str, runs: list[Run]) -> dict[int, list[Run]]:
    """The runs of each line that has some, by the offset of the line's start."""
    found: dict[int, list[Run]] = {}
    start, end = 0, -1  # of the line of the last run: nothing before it is looked at again
    for run in runs:
        if run.start > end:
            start = text.rfind("\n", max(end, 0), run.start) + 1 or start
            end = text.find("\n", run.start)
            end = len(text) if end < 0 else end
            found[start] = []
        found[start].append(run)
    return found


def _beats(reading: Reading, bits: float) -> bool:
    """Whether a reading of a whole line says more than font runs of so many bits in it. Bytes that are not UTF-8 are
    hardly ever UTF-8 by chance, while any two of them are codes of some font."""
    return reading.true == "utf-8" or reading.bits >= bits


_NOT_LEFT = re.compile("[^\0-\x7f\u00b7\u2010-\u2027\u2460-\u2473\u25a0-\u25ff\u3000-\u301f\u3400-\u9fff\uff01-\uff5e]")


_HANZI = re.compile("[\u3041-\u30fe\u3400-\u9fff]")


def _beyond_doubt(line: str, runs: list[Run], offset: int) -> bool:
    """Whether the font runs of a line make good text of all of it, so that no other reading need be looked for."""
    from cleaner.characters.mojibake_fonts import BEYOND_DOUBT
    from cleaner.characters.plausibility import judge

    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += line[at:run.start - offset], run.new
        at = run.end - offset
    new = "".join([*pieces, line[at:]])
    changed_ = sum(len(_NOT_LEFT.findall(line[run.start - offset:run.end - offset])) for run in runs)
    return (not _HANZI.search(line) and not _NOT_LEFT.search(new) and judge().credible(new)
            and sum(run.bits for run in runs) >= BEYOND_DOUBT * changed_)


def _outside(runs: list[Run], readings: list[tuple[int, int, Reading]]) -> list[Run]:
    """The font runs that lie in none of the lines."""
    left, n = [], 0
    for run in runs:
        while n < len(readings) and readings[n][1] <= run.start:
            n += 1
        if n == len(readings) or run.end <= readings[n][0]:
            left.append(run)
    return left


_BEYOND = re.compile("[^\0-\x7f]+")


def _line_edits(old: str, offset: int, reading: Reading) -> Iterator[Edit | Finding]:
    new, why, code = reading.text, f"{reading.true} read as {reading.wrong}", f"mojibake.{reading.true}"
    if reading.wrong == "font":
        why = f"{reading.true} codes of a font taken for Unicode"
    confidence = 1.0 if reading.bits >= 20 else 0.95 if reading.bits >= 12 else 0.85
    if "utf-8" not in reading.true and len("".join(_BEYOND.findall(old))) < 5:
        confidence = 0.85  # so few characters may be many things
    aligned = reading.aligned and len(old) == len(new)
    stretches: Iterable[tuple[int, int, str]]
    if aligned:
        stretches = changed(old, new, over_one=True)
    elif (by_stretch := _byte_by_byte(old, reading) or _stretch_by_stretch(old, new)) is not None:
        stretches = by_stretch
    else:
        stretches = ((edit.start, edit.end, edit.new) for edit in rewritten(old, new, why=why))
    edits = [Edit(offset + start, offset + end, put, why, code, confidence, aligned) for start, end, put in stretches]
    yield from edits
    if "\ufffd" in new:
        for edit in edits:
            if "\ufffd" in edit.new:
                yield Finding(edit.start, edit.end, "a byte is lost here, and with it a character", "mojibake.lost")


def _stretch_by_stretch(old: str, new: str) -> list[tuple[int, int, str]] | None:
    """Where what is ASCII stayed where it was: each stretch between with its own counterpart. None where it did not."""
    puts, at = _BEYOND.findall(new), 0
    stretches: list[tuple[int, int, str]] = []
    pieces: list[str] = []
    for match, put in zip(_BEYOND.finditer(old), puts):
        start, end = match.span()
        pieces += old[at:start], put
        at = end
        was = match[0]
        if was[0] != put[0] and was[-1] != put[-1]:
            stretches.append((start, end, put))
        elif was != put:
            first, last, put = trimmed(was, put)
            stretches.append((start + first, start + last, put))
    pieces.append(old[at:])
    return stretches if "".join(pieces) == new else None


def _byte_by_byte(old: str, reading: Reading) -> list[tuple[int, int, str]] | None:
    """Where a character of `old` was a byte: how many bytes each stretch beyond ASCII has in the true encoding, some of
    which may have been shown as ASCII (half of those of Big5). None where they do not add up."""
    from cleaner.characters.mojibake_pairs import SINGLE_BYTE

    if reading.wrong not in SINGLE_BYTE:
        return None
    at, stretches = 0, []
    try:
        for match in _RUNS.finditer(reading.text):
            run = match[0]
            if run.isascii():
                if not old.startswith(run, at):
                    return None
                at += len(run)
                continue
            end = at + len(run.encode(reading.true))
            stretches.append((at, end, run))
            at = end
    except UnicodeError:  # a byte is lost
        return None
    return stretches if at == len(old) else None


_RUNS = re.compile("[\0-\x7f]+|[^\0-\x7f]+")


_GONE = re.compile("(?:\u951f\u65a4\u62f7)+|\ufffd+")


def _gone(text: str) -> Iterator[Finding]:
    """U+FFFD, and U+FFFD in UTF-8 read as GBK (`锟斤拷`): nothing is left of what stood there."""
    if "\ufffd" in text or "\u951f\u65a4\u62f7" in text:
        for match in _GONE.finditer(text):
            yield Finding(match.start(), match.end(),
                          "bytes that could not be read were replaced: nothing is left of them", "mojibake.gone")


# --- codes of a font --------------------------------------------------------------------------------------------------

def _font_edits(text: str, runs: list[Run]) -> Iterator[Edit | Finding]:
    from cleaner.characters import mojibake_fonts as fonts

    for run in runs:
        old, why = text[run.start:run.end], f"codes of a {fonts.ENCODINGS[run.encoding]} font taken for Unicode"
        # What wins by 40 bits is beyond doubt; the least that is accepted, on a sure page, is flagged.
        confidence = 1.0 if run.bits >= fonts.SURE else 0.95 if run.bits >= fonts.ALONE else 0.85
        for start, end, new in changed(old, run.new):
            yield Edit(run.start + start, run.start + end, new, why, "mojibake.font", confidence,
                       len(new) == end - start)
        for match in _LOST.finditer(text, max(run.start - 1, 0), min(run.end + 1, len(text))):
            yield Finding(match.start(), match.end(), "a character of the font run is lost here", "mojibake.lost")
    yield from _stray_marks(text, runs)


_LOST = re.compile("[\ufffd\ud800-\udfff]")


def _before(following: str, text: str) -> list[str]:
    """The hanzi before each `following`, with one blank between them at most."""
    found = []
    taken, at = 0, text.find(following)
    while at >= 0:
        n = at - 2 if text[at - 1:at] in (" ", "\u3000") else at - 1
        if n >= taken and "\u4e00" <= text[n] <= "\u9fff":
            found.append(text[n])
            taken = at + len(following)
        at = text.find(following, at + 1)
    return found


# A mark that ends or divides a sentence cannot be the first character of a line, nor the first within quotation marks.
_STRAY = re.compile("[\uff1a\uff1b\uff0c\u3002\u3001\uff01\uff1f:;,](?=[\uac00-\ud7ff\ue000-\uf8ff])")
_BEFORE_A_WORD = "\n\u201c\u2018\u300a\u3008\u300c\u300e\u3010\uff08(\u3014"
STRAY_SHARE = 0.6
"""The share of the places where a word's second character stands that must have the same character before it."""
STRAY_TIMES = 2
"""How often the page must have the word in good text."""
STRAY_WORDS = 16
"""Different words that are looked up; each is a search of the page."""


def _stray_marks(text: str, runs: list[Run]) -> Iterator[Edit | Finding]:
    """A hanzi of the font that is shown as a mark: `：몣` is 上海.

    The damage: one code of the font is mapped to the glyph of a mark. So the mark stands where no such mark can, each
    such place on the page hides the same hanzi, and that hanzi's own code is in none of the page's runs. Which hanzi it
    is the page itself must say: before the character that follows, good text has it most of the time. Where the mark
    may be a mark (`标题：内容`) it stays.
    """
    from cleaner.characters.mojibake_fonts import coded

    says: dict[int, str] = {}  # what the code point at an offset stands for
    for run in runs:
        if len(run.new) == run.end - run.start:
            says.update(enumerate(run.new, run.start))
    places: dict[str, list[int]] = {}
    for run in runs:
        for match in _STRAY.finditer(text, max(run.start - 1, 0), run.end):
            at = match.start()
            while at and text[at - 1] in " \u3000":
                at -= 1
            if (not at or text[at - 1] in _BEFORE_A_WORD) and (
                    says.get(match.end(), text[match.end()]) != text[match.end()]):
                places.setdefault(match[0], []).append(match.start())
    if not places:
        return
    pieces: list[str] = []
    at = 0
    for run in runs:
        pieces += text[at:run.start], run.new
        at = run.end
    good = "".join([*pieces, text[at:]])
    in_runs = set().union(*(run.new for run in runs))
    for mark, offsets in places.items():
        votes: Counter[str] = Counter()
        against = 0
        for following in list(dict.fromkeys(says[offset + 1] for offset in offsets))[:STRAY_WORDS]:
            before = _before(following, good)
            against += len(before)
            votes.update(before)
        hanzi, times = votes.most_common(1)[0] if votes else ("", 0)
        sure = times >= STRAY_TIMES and times >= STRAY_SHARE * against and hanzi not in in_runs and (
            hanzi in coded(runs[0].encoding))
        for offset in offsets:
            if sure:
                word = hanzi + says[offset + 1]
                why = (f"no {mark} can stand here: the font shows a hanzi as this mark, and the page has {word} "
                       f"{times} times in good text")
                yield Edit(offset, offset + 1, hanzi, why, "mojibake.font-mark", 0.8, True)
            else:
                yield Finding(offset, offset + 1, f"no {mark} can stand here: the font shows a hanzi as this mark",
                              "mojibake.font-mark", 0.8)
