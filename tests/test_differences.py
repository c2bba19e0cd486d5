"""Differences made from edits, held against the real `patch`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.differences import changed_lines, unified_diff
from cleaner.edits import Edit, carry_out

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
PIECES = st.sampled_from(["a", "上", "\n", "\n", "\r\n", "b b", "\n\n\n", "\\", "\r", "\u2028", "\x0c", "- x\n",
                          "+++ y\n"])


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = "".join(draw(st.lists(PIECES, max_size=40)))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [Edit(a, b, "".join(draw(st.lists(PIECES, max_size=3))), "why") for a, b in zip(ends[::2], ends[1::2])]
    step = carry_out(text, edits, "s")[1]
    return text, list(step.edits) if step else []


def applied(text: str, new: str, edits: list[Edit]) -> str:
    """`text` with its changed lines replaced by those of `new`."""
    old_lines, new_lines = text.split("\n"), new.split("\n")
    old_lines = [line + "\n" for line in old_lines[:-1]] + old_lines[-1:] * bool(old_lines[-1])
    new_lines = [line + "\n" for line in new_lines[:-1]] + new_lines[-1:] * bool(new_lines[-1])
    out, at = [], 0
    for change in changed_lines(text, edits):
        assert change.old_start >= at
        out += old_lines[at:change.old_start]
        assert len("".join(out).split("\n")) - 1 == change.new_start or not out or not out[-1].endswith("\n")
        out += new_lines[change.new_start:change.new_end]
        at = change.old_end
    return "".join(out + old_lines[at:])


@given(texts_and_edits())
@example(("", [Edit(0, 0, "a", "")]))
@example(("a\n", [Edit(2, 2, "b", "")]))
@example(("a", [Edit(0, 1, "", "")]))
@example(("a\nb\nc\nd", [Edit(1, 2, "", ""), Edit(3, 4, "", ""), Edit(5, 6, "", "")]))
@settings(max_examples=400)
def test_changed_lines_are_the_change(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    new = carry_out(text, edits, "s")[0]
    assert applied(text, new, edits) == new


@needs_patch
@given(texts_and_edits())
@settings(max_examples=40)
def test_patch_takes_it(tmp_path_factory: pytest.TempPathFactory, case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    new = carry_out(text, edits, "s")[0]
    folder = tmp_path_factory.mktemp("patch")
    (folder / "a b.txt").write_bytes(text.encode())
    diff = b"".join(unified_diff("a b.txt", text.encode(), new.encode(), text, edits))
    if not diff:
        assert new == text
        return
    run = subprocess.run(["patch", "-p0", "--batch"], input=diff, cwd=folder, capture_output=True)
    assert run.returncode == 0, (run.stdout, diff)
    after = (folder / "a b.txt").read_bytes() if (folder / "a b.txt").exists() else b""  # patch removes an emptied file
    assert after == new.encode()


def test_many_joined_lines_take_linear_time() -> None:
    text = "ab\n" * 100_000
    edits = [Edit(i, i + 1, "", "joined") for i in range(2, len(text) - 1, 3)]
    change, = changed_lines(text, edits)
    assert change == (0, 100_000, 0, 1)


@needs_patch
@pytest.mark.parametrize("name", ["plain.txt", "with space.txt", 'quote".txt', "back\\slash.txt", "new\nline.txt",
                                  "上海.txt"])
def test_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"one\n")
    diff = b"".join(unified_diff(name, b"one\n", b"two\n", "one\n", [Edit(0, 3, "two", "")]))
    run = subprocess.run(["patch", "-p0", "--batch"], input=diff, cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stdout
    assert (tmp_path / name).read_bytes() == b"two\n"
    assert sorted(os.listdir(tmp_path)) == [name]
