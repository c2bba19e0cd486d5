"""Not written yet."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit, Finding


def close_spaces(text: str) -> Iterator[Edit | Finding]:
    """Not written yet."""
    yield from ()
