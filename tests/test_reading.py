"""Bytes to text and back, and text to pages."""

from __future__ import annotations

import codecs
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.errors import CleanerError, Undecodable
from cleaner.reading import Reading, decode, detect, named, page_reading, sample_of, split_pages

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SEED_002 = (Path(__file__).parent.parent / "seeds" / "002_5d1d7d8bc476bb8f.txt").read_text("utf-8")
LINES = {
    "gb18030": "今天上午，全市工作会议在市委党校召开，各区负责同志参加了会议。",
    "big5hkscs": "今天上午，全市工作會議在市委黨校召開，各區負責同志參加了會議。",
    "cp932": "今日の午前、市の会議が開かれ、各区の担当者が出席しました。",
    "euc_jp": "今日の午前、市の会議が開かれ、各区の担当者が出席しました。",
    "cp949": "오늘 오전 시청에서 회의가 열렸고 각 구의 담당자들이 참석했다.",
    "cp1251": "Сегодня утром в городской администрации прошло совещание, в котором участвовали главы районов.",
    "koi8_r": "Сегодня утром в городской администрации прошло совещание, в котором участвовали главы районов.",
    "cp1252": "Le maire a déclaré hier que l’été serait très sec et que les élèves rentreraient plus tôt à l’école.",
    "cp1253": "Σήμερα το πρωί πραγματοποιήθηκε συνεδρίαση στο δημαρχείο με τους εκπροσώπους των περιοχών.",
    "utf-8": "今天上午，全市工作会议在市委党校召开。",
    "utf-16-le": "今天上午，全市工作会议在市委党校召开。",
    "utf-16-be": "今天上午，全市工作会议在市委党校召开。",
    "utf-32-le": "今天上午，全市工作会议在市委党校召开。",
    "utf-32-be": "今天上午，全市工作会议在市委党校召开。",
}
CODECS = ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32", "gb18030", "gbk", "big5", "big5hkscs",
          "cp950", "cp932", "shift_jis", "shift_jis_2004", "euc_jp", "euc_jis_2004", "cp949", "johab", "cp1252",
          "cp1255", "cp437", "koi8_r", "hz", "iso2022_jp", "iso2022_kr", "utf-7"]


@pytest.mark.parametrize("encoding", LINES)
@pytest.mark.parametrize("times", [2, 40])
def test_encoding_is_told(encoding: str, times: int) -> None:
    text = (LINES[encoding] + "\r\n") * times
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.reading.encoding == codecs.lookup(encoding).name


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_seeds_in_other_encodings(path: Path, encoding: str) -> None:
    data = path.read_text("utf-8").encode(encoding)
    decoded = decode(data)
    assert decoded.text == path.read_text("utf-8")
    assert decoded.reading.encode(decoded.text) == data


def test_one_stray_byte_leaves_utf8_alone() -> None:
    data = SEED_002.encode()
    at = len(SEED_002[:700].encode())
    decoded = decode(data[:at] + b"\xff" + data[at:])
    assert decoded.reading.encoding == "utf-8"
    assert decoded.text == SEED_002[:700] + "\ufffd" + SEED_002[700:]
    assert [(f.start, f.end, f.code) for f in decoded.reading.findings] == [(700, 701, "reading.broken-bytes")]


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0x80, 0xFF)), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_a_few_broken_bytes_leave_utf8_alone(path: Path, broken: list[tuple[float, int]]) -> None:
    data = bytearray(path.read_bytes())
    for share, byte in broken:
        data[int(share * (len(data) - 1))] = byte
    decoded = decode(bytes(data))
    assert decoded.reading.encoding == "utf-8"
    assert decoded.reading.encode(decoded.text) == bytes(data)


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfe")
@example(b"\xff\xfea")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\0\0\0\0\x11\0")
@example(b"\0\0\0a\0\0\0b")
@example(b"\xed\xa0\x80")
@settings(max_examples=300, deadline=None)
def test_any_bytes_come_back(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.reading.encode(decoded.text) == data
    assert not any("\ud800" <= c <= "\udfff" for c in decoded.text)


@given(st.sampled_from(CODECS), st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(
    [b"\xed\x40", b"\xfa\x5c", b"\x87\x90", b"\x88\x66", b"\x81\x30", b"\xff", b"a\r\n", b"\x1b$B", b"\x1b", b"~{",
     b"~", b"+ZeU-", b"\xa1\xc3", b"\xd8\x00", b"\x00"]), max_size=40).map(b"".join)))
@settings(max_examples=400, deadline=None)
def test_any_bytes_come_back_from_any_codec(encoding: str, data: bytes) -> None:
    decoded = decode(data, encoding=encoding)
    assert decoded.reading.encode(decoded.text) == data


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1253", "utf-8"])
@pytest.mark.parametrize("broken", [b"\xff", b"\x81\n", b"\xa0"])
def test_a_broken_byte_does_not_change_the_encoding(encoding: str, broken: bytes) -> None:
    line = (LINES[encoding] + "\n").encode(encoding)
    data = line * 9 + broken + line * 9
    decoded = decode(data)
    # 0x81 is a control character of ISO 8859-7, which has the same letters as cp1253.
    assert decoded.reading.encoding == encoding or encoding == "cp1253"
    assert decoded.text.startswith(line.decode(encoding) * 9) and decoded.text.endswith(line.decode(encoding) * 8)
    assert decoded.reading.encode(decoded.text) == data


def test_second_codes_are_kept_where_they_stand() -> None:
    # NEC's row 13 and IBM's extensions say in cp932 what other codes say as well.
    data = "平成".encode("cp932") + b"\x87\x90" + "年".encode("cp932") + b"\xfa\x54" + b"\xed\x40"
    decoded = decode(data, encoding="cp932")
    assert decoded.text.encode("cp932") != data
    assert decoded.reading.encode(decoded.text) == data
    assert all(end - start == 1 and len(raw) == 2 for start, end, raw in decoded.reading.kept)
    assert not decoded.reading.findings


def test_odd_last_byte_of_utf16() -> None:
    data = "今天上午，全市工作会议。\n".encode("utf-16") + b"x"
    decoded = decode(data)
    assert decoded.text == "今天上午，全市工作会议。\n\ufffd"
    assert decoded.reading.encode(decoded.text) == data
    assert len(decoded.reading.findings) == 1


def test_mark_of_utf8_before_another_encoding() -> None:
    data = codecs.BOM_UTF8 + (LINES["gb18030"] * 3).encode("gb18030")
    decoded = decode(data)
    assert decoded.text == LINES["gb18030"] * 3
    assert decoded.reading.encode(decoded.text) == data


def test_ascii_before_the_first_hanzi() -> None:
    data = b"Page one is in English.\n" * 20_000 + (LINES["gb18030"] + "\n").encode("gb18030") * 30
    assert detect(data).encoding == "gb18030"


def test_odd_chinese_is_no_guess() -> None:
    doubled = "".join(2 * c for c in LINES["gb18030"])
    for encoding, text in (("gb18030", doubled), ("big5hkscs", " ".join(LINES["big5hkscs"]))):
        assert not decode(text.encode(encoding)).reading.findings


def test_what_is_short_is_said_to_be_a_guess() -> None:
    decoded = decode("Le café de la gare est fermé.".encode("cp1252"))
    assert decoded.text == "Le café de la gare est fermé."
    assert [f.code for f in decoded.reading.findings] == ["reading.encoding"]


def test_strict() -> None:
    with pytest.raises(Undecodable, match="line 2, column 3: FF is not utf-8"):
        decode("一二\n三四".encode() + b"\xff" + "五六七八九十".encode() * 5, errors="strict")
    with pytest.raises(Undecodable, match="not certain"):
        decode("Le café de la gare est fermé.".encode("cp1252"), errors="strict")
    assert decode("一二".encode(), errors="strict").text == "一二"


@pytest.mark.parametrize("name", ["nonsense", "rot13", "base64", "idna", "", "undefined", "a\0b", "\ud800"])
def test_what_is_no_encoding_of_text(name: str) -> None:
    with pytest.raises(CleanerError, match="no encoding of text"):
        named(name)


def test_near_names_are_hinted() -> None:
    with pytest.raises(CleanerError, match="did you mean gb18030"):
        named("gb18303")


@pytest.mark.parametrize("name, data, encoding, bom", [
    ("utf-16", "上".encode("utf-16"), "utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16", "上".encode("utf-16-le"), "utf-16-le", b""),
    ("utf-16-be", codecs.BOM_UTF16_BE + b"\0a", "utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-8-sig", b"a", "utf-8", b""),
    ("UTF8", codecs.BOM_UTF8, "utf-8", codecs.BOM_UTF8),
])
def test_named_marks(name: str, data: bytes, encoding: str, bom: bytes) -> None:
    assert named(name, data)[::3] == (encoding, bom)


def test_reading_is_a_value() -> None:
    reading = decode(b"\xff" + "上海".encode() * 20).reading
    assert pickle.loads(pickle.dumps(reading)) == reading and hash(reading)


@given(st.text(st.sampled_from("ab\f\n\r -上"), max_size=40), st.sampled_from([None, "--+", "^a", r"\n", "(?=b)", ""]))
def test_pages_and_separators_are_the_text(text: str, page_break: str | None) -> None:
    spans = list(split_pages(text, page_break))
    assert "".join(text[s.start:s.end] + s.separator for s in spans) == text
    assert spans and all("\f" not in text[s.start:s.end] for s in spans)


@pytest.mark.parametrize("text, pages", [
    ("", [""]), ("a", ["a"]), ("a\f", ["a"]), ("a\f\n", ["a"]), ("\fa", ["", "a"]), ("a\f\fb", ["a", "", "b"]),
    ("\f\f\f", ["", "", ""]), ("a\r\n\fb\r\n", ["a\r\n", "b\r\n"]),
])
def test_pages(text: str, pages: list[str]) -> None:
    assert [text[s.start:s.end] for s in split_pages(text)] == pages


@given(st.lists(st.binary(max_size=30), max_size=6), st.sampled_from(["utf-8", "gb18030", "cp932", "utf-16", "cp1252"]))
def test_bytes_of_pages(pieces: list[bytes], encoding: str) -> None:
    data = b"\xfa\x54\x0c".join(pieces)
    decoded = decode(data, encoding=encoding)
    spans = list(split_pages(decoded.text))
    again = b"".join(
        page_reading(decoded, s).encode(decoded.text[s.start:s.end]) + s.separator.encode(decoded.reading.encoding)
        for s in spans[:-1])
    last = spans[-1]
    again += page_reading(decoded, last).encode(decoded.text[last.start:last.end])
    assert data.startswith(again)


def test_a_page_break_among_broken_bytes() -> None:
    data = "一二三四五六七八九十".encode() * 5 + b"\xff\xfe\xfd" + "一二三".encode()
    decoded = decode(data)
    spans = list(split_pages(decoded.text, "(?<=\ufffd)\ufffd(?=\ufffd)"))
    pages = [page_reading(decoded, span).encode(decoded.text[span.start:span.end]) for span in spans]
    assert b"\xfe".join(pages) == data
    assert [len(page_reading(decoded, span).findings) for span in spans] == [1, 0]


def test_sample_reaches_what_is_not_ascii() -> None:
    data = b"a" * 1_000_000 + "上海".encode("gb18030") * 1000
    assert "上海".encode("gb18030") * 50 in sample_of(data)
    assert len(sample_of(data)) <= 20_000


@pytest.mark.parametrize("unit", [b"\xff", b"\x81", b"\x1b$B", b"\0", b"\0\xd8", b"\xed\x40", b"\xe4\xb8"])
def test_hostile_megabytes_come_back(unit: bytes) -> None:
    data = unit * (1_000_000 // len(unit))
    decoded = decode(data)
    assert decoded.reading.encode(decoded.text) == data


def test_random_bytes_do_not_flood_the_findings() -> None:
    decoded = decode(random.Random(1).randbytes(200_000))
    assert 0 < len(decoded.reading.findings) <= 1002


def test_reading_of_an_edited_text_has_its_encoding() -> None:
    assert Reading("gb18030").encode("上") == "上".encode("gb18030")
    with pytest.raises(UnicodeEncodeError):
        Reading("cp1252").encode("上")
