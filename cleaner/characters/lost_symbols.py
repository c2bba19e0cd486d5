"""Not written yet."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.edits import Edit, Finding


def restore_lost_symbols(text: str) -> Iterator[Edit | Finding]:
    """Not written yet."""
    yield from ()
