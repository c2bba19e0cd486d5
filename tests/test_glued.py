"""Files glued from several encodings, and byte order marks that are not the file's own."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from command import cleaner, complains
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import OTHERS, SIMPLIFIED, TRADITIONAL

from cleaner.glued import ENCODINGS, parts_of
from cleaner.page import Page
from cleaner.reading import decode, page_reading, split_pages

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
LINES = {
    "utf-8": OTHERS["vietnamese"], "gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL, "cp932": OTHERS["japanese"],
    "euc_jp": OTHERS["japanese"], "iso2022_jp": OTHERS["japanese"], "hz": SIMPLIFIED, "cp949": OTHERS["korean"],
    "cp1251": OTHERS["russian"], "koi8-r": OTHERS["russian"], "iso8859-7": OTHERS["greek"],
    "cp1252": OTHERS["german"], "mac-roman": OTHERS["spanish"], "cp437": OTHERS["german"],
    "utf-16-le": SIMPLIFIED, "utf-16-be": TRADITIONAL, "utf-32-le": OTHERS["french"], "utf-32-be": SIMPLIFIED,
}
PAGES = {encoding: "\n".join([line for line in lines if line.encode(encoding, "ignore").decode(encoding) == line] * 3)
         + "\n" for encoding, lines in LINES.items()}


@pytest.mark.parametrize("first", PAGES)
@pytest.mark.parametrize("second", PAGES)
def test_both_halves_are_right_and_the_user_is_told(first: str, second: str) -> None:
    if first == second:
        return
    data = PAGES[first].encode(first) + PAGES[second].encode(second)
    decoded = decode(data)
    assert decoded.text == PAGES[first] + PAGES[second]
    assert decoded.reading.encode(decoded.text) == data
    at = len(PAGES[first])
    assert [(f.start, f.code) for f in decoded.reading.findings] == [(at, "reading.encoding-changes")]
    assert [part[:2] for part in decoded.reading.parts] == [(0, at), (at, len(decoded.text))]


@given(st.lists(st.tuples(st.sampled_from(sorted(PAGES)), st.integers(1, 3)), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_the_bytes_of_any_mixture_come_back_file_and_pages(mixture: list[tuple[str, int]]) -> None:
    data = b"".join((PAGES[encoding] * times + "\f").encode(encoding) for encoding, times in mixture)
    decoded = decode(data)
    assert decoded.reading.encode(decoded.text) == data
    for span in split_pages(decoded.text):
        reading, text = page_reading(decoded, span), decoded.text[span.start:span.end]
        assert Page.from_text(text, reading=reading, split=False).restore() == reading.encode(text)
        assert reading.encode(text) in data


@given(st.binary(max_size=400), st.sampled_from(sorted(PAGES)), st.sampled_from(sorted(PAGES)))
@example(b"\n", "utf-16-le", "cp1252")
@example(b"\xff\xfe", "utf-16-be", "gb18030")
@settings(max_examples=60, deadline=None)
def test_any_bytes_between_two_encodings_come_back(between: bytes, first: str, second: str) -> None:
    data = PAGES[first].encode(first) + between + PAGES[second].encode(second)
    decoded = decode(data)
    assert decoded.reading.encode(decoded.text) == data
    parts = decoded.reading.parts
    assert not parts or (parts[0][0], parts[-1][1]) == (0, len(decoded.text))
    assert all(a[1] == b[0] and a[2] != b[2] for a, b in zip(parts, parts[1:]))


@pytest.mark.parametrize("encoding", PAGES)
def test_a_file_in_one_encoding_is_not_cut(encoding: str) -> None:
    data = PAGES[encoding].encode(encoding)
    assert [part.encoding for part in parts_of(data, encoding)] == [encoding]
    assert not decode(data).reading.parts


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le", "hz"])
def test_pages_with_mojibake_of_their_own_are_not_cut(path: Path, encoding: str) -> None:
    text = path.read_text("utf-8").encode(encoding, "ignore").decode(encoding)
    decoded = decode(text.encode(encoding))
    assert decoded.text == text and not decoded.reading.parts


def test_lines_in_turn() -> None:
    lines = [line for _ in range(4) for line in SIMPLIFIED]
    data = b"".join((line + "\n").encode("utf-8" if n % 3 else "gb18030") for n, line in enumerate(lines))
    decoded = decode(data)
    assert decoded.text == "\n".join(lines) + "\n"
    assert decoded.reading.encode(decoded.text) == data


@pytest.mark.parametrize(("first", "second"), [("gb18030", "utf-8"), ("cp1251", "koi8-r"), ("big5hkscs", "cp932")])
def test_many_lines_in_turn(first: str, second: str) -> None:
    lines = [(line, encoding) for n in range(40) for encoding in (first, second)
             for line in (LINES[encoding][n % len(LINES[encoding])],)]
    data = b"".join([(line + "\n").encode(encoding) for line, encoding in lines])
    decoded = decode(data)
    assert decoded.text.split("\n") == [*[line for line, _ in lines], ""]
    assert decoded.reading.encode(decoded.text) == data


def test_a_page_has_the_encoding_of_its_part() -> None:
    data = (PAGES["cp1251"] * 2).encode("cp1251") + b"\f" + PAGES["utf-8"].encode()
    decoded = decode(data)
    pages = [page_reading(decoded, span) for span in split_pages(decoded.text)]
    assert [reading.encoding for reading in pages] == ["cp1251", "utf-8"]
    assert not any(reading.parts for reading in pages)


def test_a_mark_within_the_file_is_no_text() -> None:
    data = PAGES["cp1251"].encode("cp1251") + codecs.BOM_UTF16_LE + PAGES["utf-16-le"].encode("utf-16-le")
    decoded = decode(data)
    assert decoded.text == PAGES["cp1251"] + PAGES["utf-16-le"]
    assert decoded.reading.encode(decoded.text) == data


def test_in_place_leaves_a_glued_file_alone(tmp_path: Path) -> None:
    data = ("微微软软公公司司\n" + PAGES["gb18030"]).encode("gb18030") + PAGES["utf-8"].encode()
    (tmp_path / "page.txt").write_bytes(data)
    complains(cleaner("-i", tmp_path / "page.txt"), "encoding changes")
    assert (tmp_path / "page.txt").read_bytes() == data


def test_random_bytes_are_read_in_one_encoding() -> None:
    assert len(parts_of(random.Random(2).randbytes(100_000), "utf-8")) == 1  # noqa: S311


# --- marks ------------------------------------------------------------------------------------------------------------

MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
         "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("encoding", PAGES)
def test_a_wrong_mark_is_said_and_does_not_matter(mark: str, encoding: str) -> None:
    data = MARKS[mark] + PAGES[encoding].encode(encoding)
    decoded = decode(data)
    assert decoded.text == PAGES[encoding]
    assert decoded.reading.encode(decoded.text) == data
    said = [finding.code for finding in decoded.reading.findings]
    assert said == ([] if mark == encoding else ["reading.wrong-mark"])


@given(st.sampled_from(sorted(MARKS)), st.one_of(st.binary(max_size=60), st.text(max_size=30).map(
    lambda text: text.encode("utf-16-le", "surrogatepass"))))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_behind_a_mark_comes_back(mark: str, rest: bytes) -> None:
    decoded = decode(MARKS[mark] + rest)
    assert decoded.reading.encode(decoded.text) == MARKS[mark] + rest


@pytest.mark.parametrize("text", ["", "a", "上", "上海", "ไทย", "हिन्दी", "ab\n"])
@pytest.mark.parametrize("encoding", sorted(MARKS))
def test_a_right_mark_is_believed_however_short_the_text(text: str, encoding: str) -> None:
    decoded = decode(MARKS[encoding] + text.encode(encoding))
    assert (decoded.text, decoded.reading.encoding) == (text, encoding) and not decoded.reading.findings


def test_each_encoding_is_one_that_python_has() -> None:
    assert {codecs.lookup(name).name for name in ENCODINGS} == set(ENCODINGS)
