"""Not written yet."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit, Finding


def to_simplified(text: str) -> Iterator[Edit | Finding]:
    """Not written yet."""
    yield from ()


def to_traditional(text: str) -> Iterator[Edit | Finding]:
    """Not written yet."""
    yield from ()
