"""A cleaned page divided into articles. Not written yet: the whole page is one article."""

from __future__ import annotations

from cleaner.articles.article import Article, Division, make_block
from cleaner.edits import Step


def divide(text: str, wrapped: tuple[str, tuple[Step, ...]] | None = None) -> Division:
    """The articles of a cleaned page."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(make_block("paragraph", text, [(at, at + len(line))]))
        at += len(line) + 1
    return Division((Article({}, blocks),) if blocks else (), ())
