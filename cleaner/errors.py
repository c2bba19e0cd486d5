"""Everything `cleaner` raises. Each message says what is wrong, where, and what to try.

>>> issubclass(UnknownStage, CleanerError)
True
"""

from __future__ import annotations


class CleanerError(Exception):
    """The root of all errors that `cleaner` raises on purpose."""


class EditOutOfPlace(CleanerError):
    """A stage yielded edits that overlap, run backwards or leave the page: a bug of that stage, named here.

    >>> print(EditOutOfPlace("my-stage", 5, 3, 40))
    stage 'my-stage' yielded an edit over 5..3, which is not inside 0..40 of its page or not to the right of the edit
    before it: edits must come left to right and must not overlap
    """

    def __init__(self, stage: str, start: int, end: int, length: int) -> None:
        super().__init__(
            f"stage {stage!r} yielded an edit over {start}..{end}, which is not inside 0..{length} of its page or not "
            f"to the right of the edit\nbefore it: edits must come left to right and must not overlap"
        )
        self.stage, self.start, self.end, self.length = stage, start, end, length


class UnknownStage(CleanerError):
    """A stage was asked for by a name that nobody registered.

    >>> print(UnknownStage("mojibak", ["doubled", "mojibake"]))
    no stage is called 'mojibak'; did you mean 'mojibake'? There are: doubled, mojibake
    """

    def __init__(self, name: str, known: list[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else "."
        super().__init__(f"no stage is called {name!r}{hint} There are: {', '.join(known)}")
        self.name, self.known = name, known


class ForeignJournal(CleanerError):
    """A journal does not belong to the text it is held against, or is damaged."""


class Undecodable(CleanerError):
    """Bytes do not fit the encoding the user insisted on."""
