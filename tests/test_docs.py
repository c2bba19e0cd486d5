"""Documentation that is there and runs. The examples themselves are run by pytest's `--doctest-modules`."""

from __future__ import annotations

import doctest
import importlib
import inspect
from pathlib import Path
from types import ModuleType

import cleaner
import pytest
from cleaner.stages import OURS

PACKAGE = Path(cleaner.__file__).parent
MODULES = sorted(
    ".".join(["cleaner", *p.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for p in PACKAGE.rglob("*.py") if p.name != "__main__.py")
STAGES = {name: where.split(":") for name, where in OURS.items()}
PUBLIC = [name for name in cleaner.__all__ if name != "__version__"]


def examples(text: str | None) -> int:
    return len(doctest.DocTestParser().get_examples(text or ""))


@pytest.mark.parametrize("name", MODULES)
def test_module_says_what_it_is(name: str) -> None:
    module = importlib.import_module(name)
    if Path(str(module.__file__)).stat().st_size:  # a package's empty __init__ says nothing
        assert module.__doc__, f"{name} has no docstring"
        assert "Not written yet" not in module.__doc__


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_has_a_docstring(name: str) -> None:
    thing = getattr(cleaner, name)
    if inspect.isclass(thing) or inspect.isfunction(thing):
        assert thing.__doc__, f"cleaner.{name} has no docstring"
        module = importlib.import_module(thing.__module__)
        # A function or a class shows its use itself; a value, a type or an error may do so in its module.
        assert examples(thing.__doc__) or examples(module.__doc__), f"cleaner.{name} has no example that runs"


@pytest.mark.parametrize("name", PUBLIC)
def test_public_members_have_docstrings(name: str) -> None:
    thing = getattr(cleaner, name)
    for member, value in vars(thing).items() if inspect.isclass(thing) else ():
        if member.startswith("_") or not (inspect.isfunction(value) or isinstance(value, property)):
            continue
        assert inspect.getdoc(value), f"cleaner.{name}.{member} has no docstring"


def stage_module(name: str) -> ModuleType:
    return importlib.import_module(STAGES[name][0])


@pytest.mark.parametrize("name", STAGES)
def test_stage_is_documented_in_the_fixed_order(name: str) -> None:
    doc = stage_module(name).__doc__ or ""
    places = [doc.find("Leaves alone:"), doc.find("Known problems:"), doc.find(">>> ")]
    assert -1 not in places, f"{name}: a docstring has `Leaves alone:`, `Known problems:` and an example"
    assert places == sorted(places), f"{name}: first what is left alone, then the known problems, then the example"
    assert examples(doc)
    assert getattr(stage_module(name), STAGES[name][1]).__doc__


def test_everything_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
    for name in PUBLIC:
        thing = getattr(cleaner, name)
        functions = [thing] if inspect.isfunction(thing) else [
            value for member, value in vars(thing).items()
            if inspect.isfunction(value) and not member.startswith("_")] if inspect.isclass(thing) else []
        for function in functions:
            assert "return" in function.__annotations__, f"{function.__qualname__} has no return type"
