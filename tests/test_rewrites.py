"""What changed between two texts, and the adapter for `str -> str` tools."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import Edit, carry_out
from cleaner.rewrites import BOUND, changed, rewritten, trimmed

WORDS = st.lists(st.sampled_from(["ab", "cd", "的", "上海", " ", "é", "\n", "Ã©", "x"]), max_size=60).map("".join)


@given(WORDS, WORDS)
def test_the_edits_turn_the_old_text_into_the_new(old: str, new: str) -> None:
    edits = list(rewritten(old, new, why="test"))
    assert carry_out(old, edits, "test")[0] == new
    for edit in edits:
        removed = old[edit.start:edit.end]
        assert removed[:1] != edit.new[:1] and removed[-1:] != edit.new[-1:], "starts and ends on a changed character"


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=3, max_size=40), st.data())
def test_one_changed_word_is_one_edit(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    old = " ".join(words)
    new = " ".join([*words[:at], "!", *words[at + 1:]])
    edits = list(rewritten(old, new, why="test", offset=100))
    assert len(edits) == 1
    assert edits[0].end - edits[0].start == len(words[at]) and edits[0].new == "!"
    assert edits[0].start == 100 + len(" ".join([*words[:at], ""]))


def test_changes_far_apart_are_edits_of_their_own() -> None:
    old = "Ã¤ " + "word " * BOUND * 4 + "Ã¶"
    new = "ä " + "word " * BOUND * 4 + "ö"
    assert [edit[:3] for edit in rewritten(old, new, why="test")] == [(0, 2, "ä"), (len(old) - 2, len(old), "ö")]


def test_hanzi_are_words_of_their_own() -> None:
    assert [edit[:3] for edit in rewritten("上海幹部與群衆", "上海干部与群众", why="test")] == [
        (2, 3, "干"), (4, 5, "与"), (6, 7, "众")]


@given(WORDS, WORDS)
def test_the_stretches_say_all_that_changed_and_nothing_else(old: str, new: str) -> None:
    new = (new + old)[:len(old)]
    edits = [Edit(start, end, put, "test", aligned=True) for start, end, put in changed(old, new)]
    assert carry_out(old, edits, "test")[0] == new
    for edit in edits:
        assert all(a != b for a, b in zip(old[edit.start:edit.end], edit.new, strict=True))


@given(WORDS, WORDS)
def test_what_is_trimmed_is_what_both_begin_and_end_with(old: str, new: str) -> None:
    start, end, put = trimmed(old, new)
    assert old[:start] + put + old[end:] == new
    assert not put or old[start:end][:1] != put[:1] and old[start:end][-1:] != put[-1:]
