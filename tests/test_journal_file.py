"""Journals as files: whatever was done is written, read and taken back; whatever is not a journal is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import Edit, Step, carry_out
from cleaner.errors import ForeignJournal
from cleaner.journal_file import FileJournal, PageJournal, journal_for, read_journals
from cleaner.reading import Reading, decode

TEXTS = st.text(st.sampled_from("ab \n\r\f上海，\ufeff\u2028\U00020000é\"\\"), max_size=30)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, str, list[Step], str]:
    """A page, what became of it, by which steps, and what stands behind it."""
    text = original = draw(TEXTS)
    steps = []
    for stage in draw(st.lists(st.sampled_from(["mojibake", "own-stage", "宽"]), max_size=3)):
        ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        said = [Edit(a, b, draw(TEXTS), "why\n\"so\"", "code", draw(st.sampled_from([1.0, 0.55])))
                for a, b in zip(ends[::2], ends[1::2])]
        text, step, _ = carry_out(text, said, stage)
        steps += [step] if step else []
    return original, text, steps, draw(st.sampled_from(["", "\f", "\f\n", "-- 2 --\r\n"]))


@given(st.lists(pages(), max_size=4), st.sampled_from(["utf-8", "utf-16-le", "gb18030"]),
       st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_written_read_and_taken_back(parts: list[tuple[str, str, list[Step], str]], encoding: str, bom: bytes) -> None:
    before, after = Reading(encoding, bom), Reading("utf-8")
    data = before.encode("".join(original + separator for original, _, _, separator in parts))
    output = "".join(text + separator for _, text, _, separator in parts).encode()
    journal = FileJournal.of("a\udc80.txt", "b.txt", data, before, output, after, [
        PageJournal(len(text), separator, tuple(steps)) for _, text, steps, separator in parts])
    lines = b"".join(journal.lines())
    assert all(json.loads(line.decode("utf-8", "surrogatepass")) for line in lines.splitlines())
    again, = read_journals(lines)
    assert again == journal
    assert again.undo(output) == data
    with pytest.raises(ForeignJournal):
        again.undo(output + b" ")


@given(st.binary(max_size=60), st.sampled_from(["cp932", "utf-8", "big5", "utf-16-le"]))
def test_kept_bytes_are_in_it(data: bytes, encoding: str) -> None:
    text, reading = decode(data, encoding=encoding)
    journal = FileJournal.of("a", "a", data, reading, text.encode(), Reading("utf-8"), [PageJournal(len(text), "", ())])
    assert read_journals(b"".join(journal.lines()))[0].undo(text.encode()) == data


def section(source: str, target: str, data: bytes, output: bytes) -> FileJournal:
    _, step, _ = carry_out(data.decode(), [Edit(0, len(data), output.decode(), "all of it")], "stage")
    return FileJournal.of(source, target, data, Reading("utf-8"), output, Reading("utf-8"),
                          [PageJournal(len(output), "", (step,) if step else ())])


def test_the_section_is_found_by_hash_and_then_by_path() -> None:
    journals = [section("a", "x/a", b"aa", b"a"), section("b", "x/b", b"aaa", b"a"), section("c", "c", b"cc", b"c")]
    journals = read_journals(b"".join(line for journal in journals for line in journal.lines()))
    assert journal_for(b"c", "anywhere", journals).undo(b"c") == b"cc"
    assert journal_for(b"a", "x/b", journals).undo(b"a") == b"aaa"
    assert journal_for(b"a", "a", journals).undo(b"a") == b"aa"
    with pytest.raises(ForeignJournal, match="several files"):
        journal_for(b"a", "elsewhere", journals)
    with pytest.raises(ForeignJournal, match="already as it was"):
        journal_for(b"cc", "c", journals)
    with pytest.raises(ForeignJournal, match="other bytes: it is of a, b, c"):
        journal_for(b"d", "c", journals)


@given(st.data())
def test_no_piece_of_a_journal_is_taken_for_one(data: st.DataObject) -> None:
    lines = b"".join([*section("a", "a", b"aa", b"a").lines(), *section("b", "b", b"bb", b"b").lines()])
    length = data.draw(st.integers(0, len(lines) - 2))
    first = b"".join(section("a", "a", b"aa", b"a").lines())
    if lines[:length] in (first, first[:-1]):
        return
    with pytest.raises(ForeignJournal):
        read_journals(lines[:length])


@given(st.data())
def test_a_damaged_journal_gives_the_input_or_an_error(data: st.DataObject) -> None:
    lines = b"".join(section("a", "a", b"aa", b"a").lines())
    at = data.draw(st.integers(0, len(lines) - 1))
    damaged = lines[:at] + data.draw(st.binary(max_size=3)) + lines[at + data.draw(st.integers(0, 3)):]
    try:
        assert read_journals(damaged)[0].undo(b"a") == b"aa"
    except ForeignJournal:
        pass
