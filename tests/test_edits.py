"""The engine, the journal of a step, the maps between input and output, and two steps as one."""

from __future__ import annotations

import pickle

import pytest
from cleaner.edits import Edit, Finding, LineEnds, Step, carry_out, compose
from cleaner.errors import EditOutOfPlace, ForeignJournal
from hypothesis import given
from hypothesis import strategies as st
from strategies import hostile

WHY = "for a test"
SHORT = st.text(max_size=60)


def edit(start: int, end: int, new: str, **rest: object) -> Edit:
    return Edit(start, end, new, WHY, "test.rule", **rest)  # type: ignore[arg-type]


@st.composite
def edited(draw: st.DrawFn, of: st.SearchStrategy[str] = SHORT) -> tuple[str, list[Edit]]:
    """A text and edits of it, in order."""
    text = draw(of)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    edits, at = [], 0
    for start, end in zip(places[::2], places[1::2]):
        if start >= at:
            new = draw(st.text(max_size=4))
            aligned = draw(st.booleans()) and len(new) == end - start
            if text[start:end] != new:
                edits.append(edit(start, end, new, aligned=aligned))
            at = end
    return text, edits


def test_nothing_said_is_nothing_done() -> None:
    assert carry_out("text", [], "test") == ("text", None, [])


def test_an_edit_that_changes_nothing_is_left_out() -> None:
    assert carry_out("text", [edit(0, 2, "te"), edit(3, 3, "")], "test") == ("text", None, [])


def test_insertions_deletions_replacements() -> None:
    text, step, _ = carry_out("abcdef", [edit(0, 0, ">"), edit(1, 3, ""), edit(4, 5, "EE"), edit(6, 6, "<")], "test")
    assert text == ">adEEf<"
    assert step is not None
    assert step.removed == ("", "bc", "e", "")
    assert step.undo(text) == "abcdef"


def test_edits_that_touch_are_in_order() -> None:
    assert carry_out("abc", [edit(0, 1, "x"), edit(1, 2, "y"), edit(2, 2, "z")], "test")[0] == "xyzc"


@pytest.mark.parametrize("said", [
    [edit(2, 4, "x"), edit(3, 5, "y")], [edit(3, 5, "y"), edit(0, 1, "x")], [edit(4, 3, "x")], [edit(-1, 1, "x")],
    [edit(5, 99, "x")],
], ids=["overlap", "backwards", "turned round", "before the page", "behind the page"])
def test_edit_out_of_place_names_the_stage(said: list[Edit]) -> None:
    with pytest.raises(EditOutOfPlace, match="my-stage") as raised:
        carry_out("abcdef", said, "my-stage")
    assert raised.value.stage == "my-stage"


def test_findings_change_nothing_and_get_the_stage() -> None:
    text, step, findings = carry_out("abc", [Finding(1, 2, WHY, "test.lost")], "test")
    assert (text, step, findings) == ("abc", None, [Finding(1, 2, WHY, "test.lost", 1.0, "test")])


@given(edited(hostile()))
def test_undo_is_exact(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    out, step, _ = carry_out(text, edits, "test")
    assert (text if step is None else step.undo(out)) == text


@given(edited())
def test_untouched_characters_point_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    out, step, _ = carry_out(text, edits, "test")
    if step is None:
        return
    edited_places = {i for a, b in zip(*step.outputs) for i in range(a, b)}
    for i, ch in enumerate(out):
        a, b = step.to_input(i, i + 1)
        if i not in edited_places:
            assert (text[a:b], step.to_output(a, b)) == (ch, (i, i + 1))
    assert step.to_input(0, len(out))[1] <= len(text)


def test_aligned_edits_trace_character_by_character() -> None:
    _, step, _ = carry_out("ab--cd", [edit(2, 4, "xy", aligned=True)], "test")
    assert step is not None
    assert [step.to_input(i, i + 1) for i in range(6)] == [(i, i + 1) for i in range(6)]


def test_unaligned_edits_trace_as_a_whole() -> None:
    _, step, _ = carry_out("ab--cd", [edit(2, 4, "xyz")], "test")
    assert step is not None
    assert step.to_input(3, 4) == (2, 4)
    assert step.to_output(2, 3) == (2, 5)
    assert step.to_input(5, 6) == (4, 5)


def test_an_insertion_comes_from_between() -> None:
    _, step, _ = carry_out("ab", [edit(1, 1, "XY")], "test")
    assert step is not None
    assert step.to_input(1, 3) == (1, 1)
    assert step.to_input(0, 4) == (0, 2)


def test_foreign_text_is_refused() -> None:
    _, step, _ = carry_out("teh cat", [edit(1, 3, "he")], "typos")
    assert step is not None
    with pytest.raises(ForeignJournal, match="typos"):
        step.undo("another text")


def test_a_step_is_a_value() -> None:
    step = carry_out("abc", [edit(1, 2, "x")], "test")[1]
    assert step == pickle.loads(pickle.dumps(step)) == Step("test", [edit(1, 2, "x", stage="test")], ["b"])
    assert hash(step) == hash(pickle.loads(pickle.dumps(step)))
    assert step != carry_out("abc", [edit(1, 2, "y")], "test")[1]


@given(edited(), st.data())
def test_two_steps_as_one(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, first = case
    between, _, _ = carry_out(text, first, "first")
    second = data.draw(edited(st.just(between)))[1]
    after, _, _ = carry_out(between, second, "second")
    merged = compose(first, between, second)
    assert carry_out(text, merged, "both")[0] == after
    assert all(e.why for e in merged)


def test_a_merged_edit_keeps_reasons_codes_and_the_lowest_confidence() -> None:
    first, second = Edit(1, 2, "xy", "one", "a.one", 0.8, stage="a"), Edit(2, 3, "z", "two", "b.two", stage="b")
    merged = compose([first], "axyc", [second])
    assert merged == [Edit(1, 2, "xz", "one; two", "a.one+b.two", 0.8, False, "a+b")]


@given(st.text(alphabet="ab\r\n", max_size=30))
def test_a_stage_sees_no_carriage_return(text: str) -> None:
    ends = LineEnds(text)
    assert ends.seen == text.replace("\r\n", "\n").replace("\r", "\n")
    offsets = [ends.offset(i) for i in range(len(ends.seen) + 1)]
    assert offsets == sorted(offsets)
    for i, ch in enumerate(ends.seen):
        assert text[ends.offset(i)].replace("\r", "\n") == ch


@given(st.text(alphabet="ab\r\n", max_size=30), st.data())
def test_edits_of_what_is_seen_fit_the_text(text: str, data: st.DataObject) -> None:
    ends = LineEnds(text)
    edits = data.draw(edited(st.just(ends.seen)))[1]
    out, step, _ = carry_out(text, [ends.restored(e) for e in edits], "test")
    seen_after = carry_out(ends.seen, edits, "test")[0]
    assert out.replace("\r\n", "\n").replace("\r", "\n").count("a") == seen_after.replace("\r\n", "\n").count("a")
    assert step is None or step.undo(out) == text
