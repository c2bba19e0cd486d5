"""Broken bytes in multi-byte encodings: what follows one in its line is right all the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import OTHERS, SIMPLIFIED, TRADITIONAL

from cleaner.broken_bytes import ENCODINGS, in_step
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
