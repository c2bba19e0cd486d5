"""The command as users run it: a process of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
SEED_002 = next(path for path in SEEDS if path.name.startswith("002"))
DOUBLED = "微微软软公公司司发发布布新新品品\n"
"""Damage that the stage `doubled` repairs, and what it becomes."""
ONCE = "微软公司发布新品\n"
COMMAND = [sys.executable, "-m", "cleaner"]
# Compiled once and not in each of some two hundred processes, whatever the environment says of bytecode.
os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="cleaner-bytecode-")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], True)


def cleaner(*arguments: str | bytes | Path, stdin: bytes | int = b"",
            **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command; standard input is empty unless given. It never prints a traceback."""
    environment = {**os.environ, **more.pop("env", {})}
    how = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
    if "stdout" not in more:
        more["stdout"] = subprocess.PIPE
    command = [*more.pop("wrapper", "").split(), *COMMAND, *arguments]
    run = subprocess.run(command, stderr=subprocess.PIPE, env=environment, timeout=60, **how, **more)
    assert b"Traceback" not in run.stderr, run.stderr.decode("utf-8", "replace")
    assert b"this is a bug" not in run.stderr, run.stderr.decode("utf-8", "replace")
    return run


def complains(run: subprocess.CompletedProcess[bytes], *words: str, code: int = 2) -> None:
    """The run failed, with a message that holds these words."""
    said = run.stderr.decode("utf-8", "surrogateescape")
    assert run.returncode == code, (run.returncode, said)
    assert said.startswith("cleaner: "), said
    for word in words:
        assert word in said, said
