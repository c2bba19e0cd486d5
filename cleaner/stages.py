"""The stages by name. A stage's module is imported when its name is first asked for, never before.

Ours are a table, in the order in which the standard chain runs them. Others register under the entry-point group
`cleaner.stages`; the entry points are read only for a name that is not ours, since `importlib.metadata` alone costs
0.11 s of start-up.

>>> find("doubled").__name__
'repair_doubled'
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from cleaner.edits import Stage
from cleaner.errors import UnknownStage

OURS: dict[str, str] = {
    "mojibake": "cleaner.characters.mojibake:repair_mojibake",
    "look-alikes": "cleaner.characters.look_alikes:replace_look_alikes",
    "spaces": "cleaner.characters.spaces:close_spaces",
    "punctuation": "cleaner.characters.punctuation:widen_punctuation",
    "lost-symbols": "cleaner.characters.lost_symbols:restore_lost_symbols",
    "doubled": "cleaner.lines.doubled:repair_doubled",
    "seams": "cleaner.lines.seams:repair_seams",
    "hard-wraps": "cleaner.lines.hard_wraps:join_hard_wraps",
    "simplified": "cleaner.characters.script:to_simplified",
    "traditional": "cleaner.characters.script:to_traditional",
}
STANDARD_ORDER = tuple(name for name in OURS if name not in ("simplified", "traditional"))

_found: dict[str, Stage] = {}


def find(name: str) -> Stage:
    """The stage called `name`. Raises `UnknownStage` with the names there are."""
    if name not in _found:
        _found[name] = _load(name)
    return _found[name]


def _load(name: str) -> Stage:
    if name in OURS:
        module, function = OURS[name].split(":")
        return getattr(import_module(module), function)  # type: ignore[no-any-return]
    from importlib.metadata import entry_points

    others = {point.name: point for point in entry_points(group="cleaner.stages")}
    if name not in others:
        raise UnknownStage(name, [*OURS, *sorted(others)])
    loaded: Callable[..., object] = others[name].load()
    return loaded  # type: ignore[return-value]


def names() -> list[str]:
    """All names: ours in their order, then the registered ones."""
    from importlib.metadata import entry_points

    return [*OURS, *sorted({point.name for point in entry_points(group="cleaner.stages")} - set(OURS))]
