"""Broken bytes in multi-byte encodings: what follows one in its line is right all the same."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hard_clean_text import hard_clean_lines
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import OTHERS, SIMPLIFIED, TRADITIONAL

import cleaner
from cleaner import reading
from cleaner.broken_bytes import ENCODINGS, MODES, in_mode, in_step
from cleaner.reading import decode

LINES = {"gb18030": SIMPLIFIED, "big5hkscs": TRADITIONAL, "cp932": OTHERS["japanese"], "euc_jp": OTHERS["japanese"],
         "cp949": OTHERS["korean"]}


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_the_rest_of_the_line_is_right_where_half_a_character_became_a_letter(data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(sorted(LINES)))
    line = data.draw(st.sampled_from(LINES[encoding]))
    at = data.draw(st.sampled_from([n for n, ch in enumerate(line) if len(ch.encode(encoding)) == 2]))
    before, after = line[:at].encode(encoding), line[at:].encode(encoding)
    page = "\n".join(LINES[encoding]).encode(encoding) + b"\n"
    raw = page * 3 + before + b"+" + after[1:] + b"\n" + page * 3
    decoded = decode(raw)
    assert decoded.reading.encode(decoded.text) == raw
    got = decoded.text.split("\n")[3 * len(LINES[encoding])]
    # Halves may make common characters by chance: Big5 is in step again where a byte of ASCII divides them.
    assert got.startswith(line[:at] + "+") and got.endswith(line[at + 6:])


@given(st.sampled_from(sorted(ENCODINGS)), st.binary(max_size=80))
def test_a_line_in_step_is_the_same_bytes(encoding: str, line: bytes) -> None:
    got = in_step(line, encoding)
    assert got is not None
    assert got.isascii() == line.isascii()
    assert decode(line, encoding=encoding).reading.encode(decode(line, encoding=encoding).text) == line


@pytest.mark.parametrize("encoding", sorted(LINES))
def test_a_sound_line_stays(encoding: str) -> None:
    for line in LINES[encoding]:
        assert in_step(line.encode(encoding), encoding) == line


@pytest.mark.parametrize("encoding", sorted(LINES))
def test_hard_clean_text_is_read_as_the_codec_reads_it(encoding: str) -> None:
    lines = [line for line in hard_clean_lines() if holds(encoding, line)]
    assert len(lines) > 100
    for data in ["\n".join(lines).encode(encoding), *[line.encode(encoding) for line in lines]]:
        assert decode(data, encoding=encoding).text == data.decode(encoding)


@pytest.mark.parametrize(("line", "at", "byte"), [
    ("常在 shell 腳本里面被用到，也在別處被用到", "l 腳", 0xA6), ("目錄在 /var/lib/dpkg 之下", "ib/", 0xB5)])
def test_a_letter_that_a_broken_byte_swallowed_is_had_back_where_the_file_has_the_word(line: str, at: str, byte: int) -> None:
    known = ["請先看一看 shell 的說明，再看 lib 的內容。", *TRADITIONAL]
    raw = line.encode("big5hkscs")
    place = raw.index(at.encode("big5hkscs")) - (at[0] == "l")
    damaged = raw[:place] + bytes([byte]) + raw[place + 1:]
    assert "\ufffd" not in damaged.decode("big5hkscs", "replace")  # the codec sees nothing
    others = "\n".join(known * 2).encode("big5hkscs") + b"\n"
    got = decode(others + damaged, encoding="big5hkscs").text.split("\n")[-1]
    where = len(raw[:place].decode("big5hkscs"))
    assert got == line[:where] + "\ufffd" + line[where + 1:]
    # Without the word a common character beside a Latin letter is believed.
    assert decode(damaged, encoding="big5hkscs").text == damaged.decode("big5hkscs")


def test_a_character_between_two_latin_words_stays() -> None:
    lines = ["以及Unix和GNU/Linux的相似性", *TRADITIONAL, "Unix與Linux以外還有GNU"]
    data = "\n".join(lines).encode("big5hkscs").replace("以外".encode("big5hkscs"), b"\xa5\xff")
    assert decode(data, encoding="big5hkscs").text.split("\n")[0] == lines[0]


def holds(encoding: str, line: str) -> bool:
    try:
        return line.encode(encoding).decode(encoding) == line and not set(line) & set("\x7f\x85")
    except UnicodeError:
        return False


@pytest.mark.parametrize(("encoding", "line", "at", "byte", "gives"), [
    ("gb18030", "这台电脑用的是 legacy 模式，请先更新。", "a", 0xFB, "这台电脑用的是 leg\ufffdcy 模式，请先更新。"),
    ("gb18030", "市政府公布了新的安排，居民都很满意。", "公", 0x6B, "市政府k\ufffd布了新的安排，居民都很满意。"),
    ("big5hkscs", "市政府昨天公布了自由軟體的引導方針。", "體", 0x2D, "市政府昨天公布了自由軟-\ufffd的引導方針。"),
    ("cp932", "それから設定画面で利用者名を入力します。", "利", 0x61, "それから設定画面でa\ufffd用者名を入力します。"),
    ("cp949", "관리자는 Linux 시스템을 설치했다.", "n", 0xB1, "관리자는 Li\ufffdux 시스템을 설치했다."),
])
def test_a_line_that_the_codec_takes_for_sound_is_read_in_step(encoding: str, line: str, at: str, byte: int, gives: str,
                                                              ) -> None:
    raw = bytearray(line.encode(encoding))
    raw[len(line[:line.index(at)].encode(encoding))] = byte
    page = "\n".join(LINES[encoding]).encode(encoding) + b"\n"
    decoded = decode(page + raw, encoding=encoding)
    assert decoded.text.split("\n")[-1] == gives
    assert decoded.reading.encode(decoded.text) == page + raw


IN_MODES = {"hz": [*SIMPLIFIED, "他在 Linux 系统上工作了三年，~用户都很满意。"],
            "iso2022_jp": [*OTHERS["japanese"], "それから Linux の設定画面で利用者名を入力します。"]}


@given(st.sampled_from(sorted(MODES)), st.data())
@settings(max_examples=300, deadline=None)
def test_a_broken_byte_spoils_what_it_belongs_to_where_characters_stand_between_escapes(
        encoding: str, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(IN_MODES[encoding]))
    raw = bytearray(line.encode(encoding))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] = data.draw(st.sampled_from([byte for byte in (0x80, 0xFF, 0x05) if byte != raw[at]]))
    page = "\n".join(IN_MODES[encoding] * 2).encode(encoding) + b"\n"
    decoded = decode(page + raw + b"\n" + page, encoding=encoding)
    assert decoded.reading.encode(decoded.text) == page + raw + b"\n" + page
    assert decoded.text.startswith(page.decode(encoding)) and decoded.text.endswith(page.decode(encoding))
    got = decoded.text.split("\n")[2 * len(IN_MODES[encoding])].replace("\ufffd", "").replace("\x05", "")
    same = sum(len(got[a:b]) for a, _, n in SequenceMatcher(None, got, line, False).get_matching_blocks()
               for b in (a + n,))
    assert same == len(got) >= len(line) - 2


@pytest.mark.parametrize("encoding", sorted(MODES))
def test_a_sound_line_between_escapes_stays(encoding: str) -> None:
    for line in IN_MODES[encoding]:
        assert in_mode(line.encode(encoding), encoding) == line


@given(st.sampled_from(sorted(MODES)), st.binary(max_size=40), st.binary(max_size=10))
def test_the_record_gives_back_any_bytes_between_escapes(encoding: str, line: bytes, rest: bytes) -> None:
    raw = "上海".encode(encoding)[:-2] + line + "上".encode(encoding) + rest
    decoded = decode(raw, encoding=encoding)
    assert decoded.reading.encode(decoded.text) == raw


SEVEN_BITS = ("hz", "iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr")


@given(st.sampled_from(SEVEN_BITS), st.sampled_from(("今天天气很好，市长访问了学校。\n", "今日は天気がいいです。\n", "오늘 날씨가 매우 좋습니다.\n")),
       st.integers(1, 4), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=4))
def test_broken_files_of_seven_bits_are_read_and_given_back(
        encoding: str, line: str, lines: int, broken: list[tuple[int, int]]) -> None:
    data = bytearray((line * lines).encode(encoding, "ignore"))
    for at, byte in broken:
        data[at % len(data):at % len(data) + 1] = bytes([byte])
    page = cleaner.clean(bytes(data))
    assert page.restore() == bytes(data)


def test_the_reader_knows_which_encodings_are_mended_without_loading_how() -> None:
    assert reading._IN_STEP == ENCODINGS.keys()
    assert reading._IN_MODE == MODES.keys()
