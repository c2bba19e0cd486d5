r"""Settings out of a TOML file: the table `[tool.cleaner]` of the nearest pyproject.toml, or a file the user names.

A setting is a long option of the command without its dashes. What the command line says goes before it.

>>> checked({"to": "markdown", "skip": ["doubled", "seams"]}, "pyproject.toml")
{'to': 'markdown', 'skip': 'doubled,seams'}
>>> checked({"furnitur": True}, "pyproject.toml")
Traceback (most recent call last):
    ...
cleaner.errors.CleanerError: pyproject.toml: no setting is called 'furnitur'; did you mean 'furniture'?
"""

from __future__ import annotations

import os
from typing import Any

from cleaner.errors import CleanerError

SETTINGS: dict[str, type] = {
    "to": str, "stages": str, "skip": str, "no-split": bool, "page-break": str, "script": str, "encoding": str,
    "errors": str, "furniture": bool, "max-bytes": str,
}
"""What can be set, and its type. `stages` and `skip` may be lists, `max-bytes` a number."""

CHOICES = {"to": ("text", "markdown", "jsonl"), "script": ("keep", "simplified", "traditional"),
           "errors": ("keep", "strict")}
"""The values of the settings that have only a few."""


def settings(named: str | None, near: str | None) -> tuple[dict[str, Any], str | None]:
    """The settings and the file they are from.

    `named` is the file a user asked for; else pyproject.toml is looked for in the folder `near` and those above it, the
    first that has the table is taken; with neither there are none. Raises `CleanerError` for a file that cannot be
    read, is no TOML, or has settings that there are not.
    """
    if named is not None:
        document = _read(named)
        if document is None:
            raise CleanerError(f"{named}: no such file; it was given as --config")
        table = document.get("tool", {}).get("cleaner") if isinstance(document.get("tool"), dict) else None
        return checked(document if table is None else table, named), named
    folder = os.path.realpath(near) if near is not None else ""
    while folder:
        path = os.path.join(folder, "pyproject.toml")
        document = _read(path)
        if document is not None and isinstance(document.get("tool"), dict) and "cleaner" in document["tool"]:
            return checked(document["tool"]["cleaner"], path), path
        above = os.path.dirname(folder)
        folder = above if above != folder else ""
    return {}, None


def _read(path: str) -> dict[str, Any] | None:
    try:
        with open(path, "rb") as file:
            data = file.read(1 << 20)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise CleanerError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CleanerError(f"{path}: not valid TOML: {error}; mend it, or name another file with --config") from None


def checked(table: Any, path: str) -> dict[str, Any]:
    """The settings as the options take them. Raises `CleanerError` for a name or a type that is wrong."""
    if not isinstance(table, dict):
        raise CleanerError(f"{path}: tool.cleaner is not a table")
    found: dict[str, Any] = {}
    for name, value in table.items():
        wanted = SETTINGS.get(name)
        if wanted is None:
            from difflib import get_close_matches

            near = get_close_matches(name, SETTINGS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(SETTINGS)}"
            raise CleanerError(f"{path}: no setting is called {name!r}; {hint}")
        if name in ("stages", "skip") and isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ",".join(value)
        if name == "max-bytes" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, wanted):
            kind = {str: "text in quotes", bool: "true or false"}[wanted]
            raise CleanerError(f"{path}: {name} = {value!r} should be {kind}")
        if value not in CHOICES.get(name, (value,)):
            raise CleanerError(f"{path}: {name} = {value!r}; there are: {', '.join(CHOICES[name])}")
        found[name.replace("-", "_")] = value
    return found
