"""Quotation marks and brackets that a cut leaves open and the text behind it closes."""

from __future__ import annotations

PAIRS = (("\u201c", "\u201d"), ("\u300a", "\u300b"), ("\uff08", "\uff09"), ("\u300c", "\u300d"))
AROUND_CLAUSES = tuple([pair for pair in PAIRS if pair[0] != "\u300a"])
"""Those that may have whole lines in them: not the marks of a title."""


def stays_open(text: str, opening: str, closing: str) -> bool:
    """Does the text end inside of what a mark opens?

    >>> stays_open("(one) (two", *"()"), stays_open("(one)", *"()")
    (True, False)
    """
    return text.rfind(opening) > text.rfind(closing)


def closes(text: str, opening: str, closing: str) -> bool:
    """Does the text close what it has not opened?

    >>> closes("one) (two)", *"()"), closes("(one)", *"()"), closes("one", *"()")
    (True, False, False)
    """
    at = text.find(closing)
    return at >= 0 and text.find(opening, 0, at) < 0


def closes_any(text: str) -> bool:
    """Is there a closing bracket or quotation mark before any that opens?"""
    return any([closes(text, opening, closing) for opening, closing in AROUND_CLAUSES])
