"""Clean, separate articles out of the raw text dump of a newspaper page, with a journal of every change.

>>> import cleaner
>>> cleaner.Pipeline(["doubled"])("微微软软公公司司").text
'微软公司'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from cleaner.edits import Edit, Finding, Stage, Step
    from cleaner.errors import CleanerError, EditOutOfPlace, ForeignJournal, Undecodable, UnknownStage
    from cleaner.files import read
    from cleaner.page import Page, clean
    from cleaner.pipeline import Cleaned, Journal, Pipeline, restore
    from cleaner.standard import STANDARD

# Names are imported when first used: `cleaner --version` must not pay for the stages.
_WHERE = {
    "Edit": "edits", "Finding": "edits", "Stage": "edits", "Step": "edits",
    "CleanerError": "errors", "EditOutOfPlace": "errors", "ForeignJournal": "errors", "Undecodable": "errors",
    "UnknownStage": "errors",
    "Page": "page", "clean": "page", "read": "files",
    "Cleaned": "pipeline", "Journal": "pipeline", "Pipeline": "pipeline", "restore": "pipeline",
    "STANDARD": "standard",
}
__all__ = ["__version__", *_WHERE]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"cleaner.{_WHERE[name]}"), name)
    globals()[name] = value
    return value
