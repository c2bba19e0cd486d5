"""Who may import whom, read from the source.

edits, errors <- characters, lines <- articles <- page, standard <- cli, hook. A stage never imports a stage, and
nothing heavy is imported before it is needed: `cleaner --version` must not pay for it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cleaner.stages import OURS

PACKAGE = Path(__file__).resolve().parent.parent / "cleaner"
FILES = sorted(PACKAGE.rglob("*.py"))
STAGE_MODULES = {where.split(":")[0] for where in OURS.values()}
HEAVY = {"ftfy", "chardet", "regex", "opencc", "pyarrow", "ray", "importlib.metadata", "difflib", "multiprocessing"}

LAYERS = (
    {"errors", "characters.classes", "vocabulary"}, {"edits"}, {"rewrites"}, {"characters"}, {"layout", "word_by_word", "korean"}, {"lines"},
    {"stages", "pipeline"}, {"articles"}, {"standard", "reading", "glued", "broken_bytes"}, {"page", "writing"},
    {"messages", "files", "places", "journal_file", "differences", "config"}, {"jobs"}, {"cli", "hook", "__main__"},
)
"""Lowest first. A module may import from its own layer and from lower ones. `cleaner/__init__.py` may name all."""


def module_of(path: Path) -> str:
    parts = ["cleaner", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, top_only: bool = False) -> Iterator[str]:
    """The modules that a file imports; `if TYPE_CHECKING:` costs nothing and does not count."""
    def walk(body: list[ast.stmt]) -> Iterator[ast.stmt]:
        for node in body:
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            yield node
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and top_only:
                continue
            for field in ("body", "orelse", "finalbody", "handlers", "cases"):
                yield from walk(getattr(node, field, []))
    for node in walk(ast.parse(path.read_text("utf-8")).body):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: import by full name"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(module: str) -> int:
    name = module.removeprefix("cleaner.")
    for known in (name, name.split(".")[0]):
        for i, names in enumerate(LAYERS):
            if known in names:
                return i
    raise AssertionError(f"{module} is in no layer: add it to LAYERS")


def ours(path: Path) -> set[str]:
    known = {module_of(file) for file in FILES}
    return {name for name in imports(path) if name in known and name != "cleaner"}


@pytest.mark.parametrize("path", [f for f in FILES if f != PACKAGE / "__init__.py"], ids=module_of)
def test_imports_go_one_way(path: Path) -> None:
    mine = module_of(path)
    for other in ours(path):
        assert layer(other) <= layer(mine), f"{mine} imports {other}, which is a later layer"


@pytest.mark.parametrize("module", sorted(STAGE_MODULES))
def test_a_stage_never_imports_a_stage(module: str) -> None:
    seen: set[str] = set()
    files = {module_of(file): file for file in FILES}
    todo = [module]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += ours(files[name])
    assert seen & STAGE_MODULES == {module}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_nothing_heavy_at_the_top_of_a_module(path: Path) -> None:
    for name in imports(path, top_only=True):
        assert name not in HEAVY and name.split(".")[0] not in HEAVY, f"{module_of(path)} imports {name} at once"


def test_importing_cleaner_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import cleaner; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert {name for name in run.stdout.split() if name.startswith("cleaner")} == {"cleaner"}
