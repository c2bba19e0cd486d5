"""README.md: its commands run, its examples give what they say, its tables and its hooks are those of the program.

The two commands under "Try it" install and run the tests, so they are not run here: `.ci/run` runs them.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cleaner.pipeline import Pipeline
from cleaner.stages import STANDARD_ORDER

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SEED = ROOT / "seeds" / "002_5d1d7d8bc476bb8f.txt"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


COMMANDS = [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ ")]

# What the README pipes to and from and is not ours. `less` would wait for a key; pdftotext and jq may not be there.
STAND_INS = {
    "pdftotext": 'exec cat "$(dirname "$0")/../page.txt"',
    "less": "exec cat",
    "jq": f"exec \"{sys.executable}\" -c 'import json, sys\n"
          "for line in sys.stdin:\n    print(json.loads(line).get(sys.argv[1][1:]))' \"$1\"",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the commands name."""
    shutil.copy(SEED, tmp_path / "page.txt")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "pages").mkdir()
    shutil.copy(SEED, tmp_path / "pages" / "one.txt")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, script in STAND_INS.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tools / name).chmod(0o755)
    for name, module in (("cleaner", "cleaner.cli"), ("cleaner-hook", "cleaner.hook")):
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m {module} "$@"\n', "utf-8")
        (tools / name).chmod(0o755)
    return tmp_path


def run(command: str, desk: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(["sh", "-ec", command], cwd=desk, env=environment, capture_output=True, text=True,
                          encoding="utf-8", stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_runs(command: str, desk: Path) -> None:
    if "--undo" in command:
        assert run(COMMANDS[COMMANDS.index(command) - 1], desk).returncode == 0
    done = run(command, desk)
    assert done.returncode == (1 if "--check" in command else 0), done.stderr
    assert "rror" not in done.stderr
    if any(option in command for option in ("less", "--to", "--check", "--list", "--explain")):
        assert done.stdout.strip()
    if "--undo" in command:
        assert (desk / "page.txt").read_bytes() == SEED.read_bytes()
    elif "-i" in command.split() or "patch" in command:
        assert (desk / "page.txt").read_bytes() != SEED.read_bytes()
    if " -o " in command:
        assert (desk / "cleaned").exists()


def test_patch_is_what_in_place_does(desk: Path) -> None:
    done = run("cp page.txt other.txt && cleaner --diff page.txt | patch -p0 && cleaner -i other.txt", desk)
    assert done.returncode == 0, done.stderr
    assert (desk / "page.txt").read_bytes() == (desk / "other.txt").read_bytes()


def test_python_examples_give_what_they_say(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    text = "\n".join(blocks("pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    assert len(test.examples) > 10
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert results.failed == 0


def test_ci_runs_the_two_commands_as_they_stand() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    function = script[script.index("command_of_readme() {"):script.index("\nfor ")]
    assert len(blocks("sh")) == 2
    for number, block in enumerate(blocks("sh"), 1):
        said = subprocess.run(["sh", "-c", f"{function}\ncommand_of_readme {number}"], cwd=ROOT, capture_output=True,
                              text=True, encoding="utf-8", check=True).stdout
        assert said == block
    assert f"cleaner {SEED.relative_to(ROOT)}\n" in blocks("sh")[0]
    assert "-m pytest\n" in blocks("sh")[1]


def normal(requirement: str) -> str:
    """The name in a requirement, as an index spells it."""
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")  # type: ignore[index]


def test_locks_pin_everything_by_hash_and_name_no_host() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    tables = project["project"]
    wanted = {"requirements.lock": tables["dependencies"] + project["build-system"]["requires"],
              "requirements-test.lock": tables["dependencies"] + tables["optional-dependencies"]["test"]}
    pinned: dict[str, dict[str, str]] = {}
    for lock, names in wanted.items():
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text and "index" not in text
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        pinned[lock] = {normal(entry): re.search("==([^ ]+)", entry)[1] for entry in entries}  # type: ignore[index]
        for name in names:
            assert normal(name) in pinned[lock]
    for name, version in pinned["requirements.lock"].items():
        assert pinned["requirements-test.lock"].get(name, version) == version


def test_table_of_stages_is_true() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", README.split("## What is repaired")[1], re.M)
    assert [name for name, _, _ in rows[:len(STANDARD_ORDER)]] == list(STANDARD_ORDER)
    for name, damage, repair in rows:
        broken, mended = re.findall("`([^`]+)`", damage), re.findall("`([^`]+)`", repair)
        for text, gives in zip(broken, mended):
            if name == "lost-symbols":
                text, gives = f"今天最高12℃，{text}。", f"今天最高12℃，{gives}。"
            assert Pipeline([name])(text).text == gives, name


def test_every_option_is_in_the_table() -> None:
    from cleaner.cli import _parser

    table = README.split("| option | meaning |")[1].split("\n\n")[0]
    for action in _parser()._actions:
        named = [option for option in action.option_strings if f"`{option}" in table or f" {option} " in table]
        assert named or not action.option_strings or action.dest in ("help", "version"), action.option_strings
    for option in re.findall(r"`(-{1,2}[a-z][a-z-]*)", table):
        assert any(option in action.option_strings for action in _parser()._actions), option


def test_record_examples_have_the_keys_of_the_records(desk: Path) -> None:
    examples = {}
    for text in re.split(r"\n(?=\{)", blocks("json")[0].strip()):
        record = json.loads(text)
        examples[record["kind"]] = record
    done = run("cleaner --to jsonl page.txt", desk)
    seen = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        seen[record["kind"]] = record
        assert list(record) == list(examples[record["kind"]])
        for block in record.get("blocks", []):
            assert list(block) == list(examples["article"]["blocks"][0])
            assert f"`{block['role']}`" in README
    assert set(seen) == set(examples)


def test_toml_example_is_a_fixture() -> None:
    tables = tomllib.loads(blocks("toml")[0])
    for case in tables["changes"]:
        assert Pipeline(["doubled"])(case["text"]).text == case["gives"]
    for case in tables["stays"]:
        assert Pipeline(["doubled"])(case["text"]).edits == ()


def test_hook_ids_are_those_of_the_file() -> None:
    yaml = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    ids = set(re.findall(r"^- id: (\S+)", yaml, re.M))
    assert ids == set(re.findall(r"- id: (\S+)", "".join(blocks("yaml")))) == {"cleaner-check", "cleaner-fix"}
