"""Lines and columns of the input."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import Edit, Finding
from cleaner.pipeline import Pipeline
from cleaner.places import LINE_END, line_count, one_line, places, short

TEXTS = st.text(st.sampled_from("xy \n\r上"), max_size=40)


def drop_x(text: str):  # type: ignore[no-untyped-def]
    yield from (Edit(i, i + 1, "", f"an x\nat {i}", "drop.x", 0.8) for i, c in enumerate(text) if c == "x")


def find_y(text: str):  # type: ignore[no-untyped-def]
    yield from (Finding(i, i + 1, "a y", "find.y") for i, c in enumerate(text) if c == "y")


@given(TEXTS, st.integers(1, 9))
def test_every_place_is_where_it_says(text: str, first: int) -> None:
    found = places(Pipeline([drop_x, find_y])(text), first)
    lines = LINE_END.split(text)
    at = {(place.line - first, place.column - 1): place for place in found}
    assert all(lines[row][column] == ("x" if place.repaired else "y") for (row, column), place in at.items())
    assert len(found) == text.count("x") + text.count("y")
    assert [place[:2] for place in found] == sorted(place[:2] for place in found)
    assert all("\n" not in place.message for place in found)
    assert line_count([text]) == len(lines) - 1


def test_edits_with_one_reason_on_one_line_are_one_place() -> None:
    def drop(text: str):  # type: ignore[no-untyped-def]
        yield from (Edit(i, i + 1, "", "an x", "drop.x", 0.8) for i, c in enumerate(text) if c == "x")
    found = places(Pipeline([drop])("axbx\nxc"))
    assert [(place.line, place.column) for place in found] == [(1, 2), (2, 1)]
    assert found[0].message == "an x: 'xbx' -> 'b' (likely, 0.8)"


def test_messages_are_short_lines() -> None:
    assert one_line("a\n b") == "a b" and len(short("上" * 1000)) < 50
