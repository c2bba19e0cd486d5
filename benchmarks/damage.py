"""Typed damage: what extractors, OCR and wrong encodings do to a newspaper page, one plain function a kind.

The property tests break clean text with these and want it back; `damaged_pages.py` breaks whole pages with them and
counts what comes back. All take a `str` and give a `str`.

>>> hard_wrapped("市里的新规定从下月起施行。", 5)
'市里的新规\\n定从下月起\\n施行。'
>>> gbk_font("编者的话"), doubled_characters("微软"), letter_spaced("运行"), ascii_punctuation("好，去！")
('뇠헟뗄뮰', '微微软软', '运 行', '好,去!')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

CAPTION = "▲工人正在更换旧水管。 林一舟 摄"
ENGLISH_CAPTION = "Photo by Martha Quill"

HANZI = re.compile("[\u4e00-\u9fff]")


def gbk_font(text: str) -> str:
    """Hanzi of a font without a usable ToUnicode map: the two GBK bytes come out as one UTF-16 code unit."""
    def broken(match: re.Match[str]) -> str:
        try:
            return match[0].encode("gb2312").decode("utf-16-be")
        except UnicodeError:  # the second level of GB2312 lands among the surrogates: lost, so left out of the game
            return match[0]
    return HANZI.sub(broken, text)


def utf8_as_cp1252(text: str) -> str:
    """UTF-8 read as Windows-1252, with the five bytes that it leaves open as C1 controls."""
    return "".join(chr(b) if b in b"\x81\x8d\x8f\x90\x9d" else bytes([b]).decode("cp1252") for b in text.encode())


def doubled_characters(text: str, times: int = 2) -> str:
    """Fake bold: each character drawn twice or more."""
    return "".join(ch * times for ch in text)


def doubled_words(text: str) -> str:
    """Fake bold, word by word: `How How are are`."""
    return re.sub(r"\S+", lambda m: f"{m[0]} {m[0]}", text)


def doubled_segments(text: str, cuts: tuple[int, ...] = (4, 9, 15)) -> str:
    """Fake bold, text run by text run, cut at the given characters."""
    places = [0, *[c for c in cuts if c < len(text)], len(text)]
    return "".join(text[a:b] * 2 for a, b in zip(places, places[1:]))


def doubled_lines(text: str) -> str:
    """Each line once more below itself."""
    return "\n".join(line + "\n" + line if line.strip() else line for line in text.split("\n"))


CHUNK = re.compile("[0-9A-Za-z.,:%/@_-]+|[^\n]")


def hard_wrapped(text: str, width: int, indent: int = 0) -> str:
    """Lines cut at a column's width, in hanzi; two Latin letters or digits take the room of one.

    Chinese is cut anywhere but inside a number or a Latin word, English at its spaces. `indent` is the room, in hanzi,
    that the first line of each paragraph has less: an indent that the extractor lost.
    """
    out = []
    for line in text.split("\n"):
        chinese = HANZI.search(line) is not None
        room, row, used = 2 * (width - indent), "", 0
        for piece in CHUNK.findall(line) if chinese else re.findall(r"\S+ *", line):
            cells = len(piece.rstrip()) if piece.isascii() else 2
            if row and used + cells > room:
                out.append(row.rstrip(" "))
                room, row, used = 2 * width, "", 0
            row += piece
            used += len(piece) if piece.isascii() else 2
        out.append(row)
    return "\n".join(out)


def blank_after_every_line(text: str) -> str:
    """A PDF's text frame that gives a blank line after every line."""
    return text.replace("\n", "\n\n")


def letter_spaced(text: str) -> str:
    """A justified line whose spread came out as spaces."""
    return re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text)


def spaced_marks(text: str) -> str:
    """Squeezed full-width marks that came out with a space of their own."""
    return re.sub("(?<=[，。、；：])(?=[^\n])", " ", text)


ASCII_MARKS = str.maketrans("，。！？：；（）", ",.!?:;()")


def ascii_punctuation(text: str) -> str:
    """OCR that knows ASCII marks only."""
    return text.translate(ASCII_MARKS)


# The Kangxi radicals and the ideographs that they stand for, from Unicode's own decompositions.
KANGXI = {ord(unicodedata.normalize("NFKC", chr(c))): chr(c) for c in range(0x2F00, 0x2FD6)}


def kangxi(text: str) -> str:
    """A font whose ToUnicode map prefers radicals to the ideographs that look the same."""
    return text.translate(KANGXI)


def fullwidth_digits(text: str) -> str:
    """Digits set on the full width of a hanzi."""
    return re.sub("[0-9]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def seam(text: str, at: int, width: int) -> str:
    """A column's end where the last characters are said again at the head of the next column."""
    return text[:at] + "\n" + text[max(0, at - width):]


def caption_inside(text: str, at: int) -> str:
    """A caption in the middle of a sentence, where the page has its picture."""
    return f"{text[:at]}\n\n{CAPTION}\n\n{text[at:]}"


def markdown_headings(text: str) -> str:
    """OCR that marks the first line as a heading and ends lines with two spaces."""
    return "# " + text.replace("\n", "  \n")


def one_line(damage: Callable[[str], str]) -> Callable[[str, int], str]:
    """Damage of one line of the page, the `at`-th one that is not blank."""
    def damaged(text: str, at: int) -> str:
        lines = text.split("\n")
        full = [i for i, line in enumerate(lines) if line.strip()]
        if full:
            i = full[at % len(full)]
            lines[i] = damage(lines[i])
        return "\n".join(lines)
    return damaged


DAMAGES: dict[str, Callable[[str, int], str]] = {
    "gbk-font": one_line(gbk_font),
    "utf8-as-cp1252": one_line(utf8_as_cp1252),
    "utf8-as-cp1252-page": lambda text, at: utf8_as_cp1252(text),
    "doubled-characters": one_line(doubled_characters),
    "tripled-characters": one_line(lambda line: doubled_characters(line, 3)),
    "doubled-words": one_line(doubled_words),
    "doubled-segments": one_line(doubled_segments),
    "doubled-line": one_line(doubled_lines),
    "doubled-lines": lambda text, at: doubled_lines(text),
    "hard-wraps": lambda text, at: hard_wrapped(text, 8 + at % 17),
    "blank-lines": lambda text, at: blank_after_every_line(text),
    "letter-spaced": one_line(letter_spaced),
    "letter-spaced-page": lambda text, at: letter_spaced(text),
    "spaced-marks": lambda text, at: spaced_marks(text),
    "ascii-punctuation": lambda text, at: ascii_punctuation(text),
    "kangxi": lambda text, at: kangxi(text),
    "fullwidth-digits": lambda text, at: fullwidth_digits(text),
    "seam": lambda text, at: seam(text, at % (len(text) + 1), 1 + at % 9),
    "caption-inside": lambda text, at: caption_inside(text, at % (len(text) + 1)),
    "markdown": lambda text, at: markdown_headings(text),
    "crlf": lambda text, at: text.replace("\n", "\r\n"),
    "lone-cr": lambda text, at: text.replace("\n", "\r", 1 + at % 5),
    "form-feed": lambda text, at: text[:at % (len(text) + 1)] + "\f" + text[at % (len(text) + 1):],
}
