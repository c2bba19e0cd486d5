"""Not written yet."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit, Finding


def repair_seams(text: str) -> Iterator[Edit | Finding]:
    """Not written yet."""
    yield from ()
