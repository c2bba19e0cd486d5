"""The hook: what it reads, what it writes, what it never touches; and the real pre-commit over a real tree."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cleaner.hook import PROGRAMS_READ_IT, main
from strategies import SIMPLIFIED

ROOT = Path(__file__).resolve().parent.parent
BROKEN = "微微软软公公司司发发布布新新品品\n"
FIXED = "微软公司发布新品\n"
MOJIBAKE = "Le conseil municipal a adoptÃ© hier le budget de lâ€™annÃ©e.\n"
POEM = "采采芣苢，薄言采之。\n采采芣苢，薄言有之。\n\n采采芣苢，薄言掇之。\n采采芣苢，薄言捋之。\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_reports_and_changes_nothing(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("好。\n" + BROKEN, "utf-8")
    assert main(["a.txt"]) == 1
    out = capsys.readouterr().out
    assert re.fullmatch(r"a\.txt:2:\d+: doubled\.\S+ .+\n", out)
    assert Path("a.txt").read_text("utf-8") == "好。\n" + BROKEN


def test_fix_prints_one_line_for_each_changed_file_and_settles(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(BROKEN, "utf-8")
    Path("b.txt").write_text(MOJIBAKE, "utf-8")
    Path("c.txt").write_text("好。\n", "utf-8")
    assert main(["--fix", "a.txt", "b.txt", "c.txt"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["a.txt", "b.txt"]
    assert Path("a.txt").read_text("utf-8") == FIXED
    assert Path("b.txt").read_text("utf-8") == "Le conseil municipal a adopté hier le budget de l’année.\n"
    assert main(["--fix", "a.txt", "b.txt", "c.txt"]) == 0
    assert main(["a.txt", "b.txt", "c.txt"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding, bom", [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"),
                                           ("gb18030", b"")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_mark_line_ends_mode_are_kept(tree: Path, encoding: str, bom: bytes, end: str) -> None:
    rest = end.join(SIMPLIFIED) + end
    path = Path("a.txt")
    path.write_bytes(bom + (BROKEN.replace("\n", end) + rest + "没有换行").encode(encoding))
    path.chmod(0o640)
    assert main(["--fix", "a.txt"]) == 1
    assert path.read_bytes() == bom + (FIXED.replace("\n", end) + rest + "没有换行").encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640


def test_broken_bytes_stay_the_bytes_they_were(tree: Path) -> None:
    tail = "市水务局昨天公布了新一轮河道整治的安排。".encode() + b"\xff\n"
    Path("a.txt").write_bytes(tail + BROKEN.encode() + tail)
    assert main(["--fix", "a.txt"]) == 1
    assert Path("a.txt").read_bytes() == tail + FIXED.encode() + tail


def test_a_link_stays_a_link(tree: Path) -> None:
    Path("real.txt").write_text(BROKEN, "utf-8")
    Path("a.txt").symlink_to("real.txt")
    assert main(["--fix", "a.txt"]) == 1
    assert Path("a.txt").is_symlink()
    assert Path("real.txt").read_text("utf-8") == FIXED


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "CMakeLists.txt", "robots.txt", "LICENSE",
                                  "LICENSE.txt", "COPYING", "LICENCE-MIT", "a.csv", "a.json", "a.md", "a.py"])
def test_files_that_programs_read_are_never_touched(tree: Path, name: str) -> None:
    Path(name).write_text(BROKEN, "utf-8")
    assert main(["--fix", "--strict", name]) == 0
    assert Path(name).read_text("utf-8") == BROKEN


def test_binary_empty_and_clean_files_are_left_alone(tree: Path) -> None:
    files = {"empty.txt": b"", "jpeg.txt": bytes.fromhex("ffd8ffe000104a46494600010101004800480000ffdb"),
             "nul.txt": b"\0" * 999, "poem.txt": POEM.encode(), "odd.txt": "上".encode("utf-16-le") + b"\0",
             "space.txt": b" \n\n"}
    for name, data in files.items():
        Path(name).write_bytes(data)
    assert main(["--fix", *files]) == 0
    assert {name: Path(name).read_bytes() for name in files} == files


def test_skip_on_a_line(tree: Path) -> None:
    kept = "他写的是“微微软软公公司司发发布布”。 # cleaner: skip\n"
    Path("a.txt").write_text(kept + BROKEN, "utf-8")
    assert main(["--fix", "a.txt"]) == 1
    assert Path("a.txt").read_text("utf-8") == kept + FIXED
    assert main(["a.txt"]) == 0


def test_baseline(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(BROKEN, "utf-8")
    assert main(["--write-baseline", "known.jsonl", "a.txt"]) == 0
    assert Path("a.txt").read_text("utf-8") == BROKEN
    assert main(["--baseline", "known.jsonl", "a.txt"]) == 0
    assert main(["--fix", "--baseline", "known.jsonl", "a.txt"]) == 0
    Path("a.txt").write_text("好。\n" + BROKEN + MOJIBAKE, "utf-8")  # a line that moved is still known, a new one is not
    assert main(["--fix", "--baseline", "known.jsonl", "a.txt"]) == 1
    assert Path("a.txt").read_text("utf-8").startswith("好。\n" + BROKEN + "Le conseil municipal a adopté")
    assert main(["--baseline", "nowhere.jsonl", "a.txt"]) == 2
    Path("bad.jsonl").write_text("no baseline", "utf-8")
    assert main(["--baseline", "bad.jsonl", "a.txt"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_findings_fail_only_when_strict(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("锟斤拷锟斤拷\n市水务局昨天公布了安排。\n", "utf-8")
    assert main(["--fix", "a.txt"]) == 0
    assert main(["a.txt"]) == 0
    assert "a.txt:1:1: mojibake." in capsys.readouterr().out
    assert main(["--fix", "--strict", "a.txt"]) == 1
    assert main(["--strict", "a.txt"]) == 1


def test_other_stages_by_name(tree: Path) -> None:
    Path("a.txt").write_text("市水务局昨天公布了安排,重点是城东的小河。\n", "utf-8")
    assert main(["--fix", "a.txt"]) == 0
    assert main(["--fix", "--stages", "doubled,punctuation", "a.txt"]) == 1
    assert Path("a.txt").read_text("utf-8") == "市水务局昨天公布了安排，重点是城东的小河。\n"
    assert main(["--stages", "nonsense", "a.txt"]) == 2


def test_of_json_lines_only_the_text_field(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubled = BROKEN.rstrip()
    lines = [
        '{"id": 1,  "text": "%s", "title": "%s", "score": 1.0e2}' % (doubled, doubled),
        json.dumps({"text": doubled}),
        '{"meta": {"text": "%s"}, "text": 3}' % doubled,
        "[\"text\", \"%s\"]" % doubled,
        "{not json %s" % doubled,
        "",
    ]
    Path("a.jsonl").write_text("\r\n".join(lines), "utf-8", newline="")
    assert main(["a.jsonl"]) == 1
    assert {line.split(":")[1] for line in capsys.readouterr().out.splitlines()} == {"1", "2"}
    assert main(["--fix", "a.jsonl"]) == 1
    lines[0] = '{"id": 1,  "text": "%s", "title": "%s", "score": 1.0e2}' % (FIXED.rstrip(), doubled)
    lines[1] = json.dumps({"text": FIXED.rstrip()})
    assert Path("a.jsonl").read_bytes().decode() == "\r\n".join(lines)
    assert main(["--fix", "a.jsonl"]) == 0
    assert main(["--fix", "--field", "title", "a.jsonl"]) == 1


def test_what_cannot_be_read_or_written_is_named(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(BROKEN, "utf-8")
    Path("folder.txt").mkdir()
    os.mkfifo("pipe.txt")
    assert main(["--fix", "nowhere.txt", "folder.txt", "pipe.txt", "a.txt"]) == 2
    assert Path("a.txt").read_text("utf-8") == FIXED
    err = capsys.readouterr().err
    for name in ("nowhere.txt", "folder.txt", "pipe.txt"):
        assert name in err
    assert "Traceback" not in err


def test_a_repair_that_the_encoding_cannot_hold_leaves_the_file_alone(tree: Path, capsys: pytest.CaptureFixture[str]
                                                                      ) -> None:
    text = ("Der Stadtrat hat über die Straßenbahn abgestimmt; für die Anwohner heißt das längere Wege. " * 4
            + "\nLe maire a dit : lâ€™annÃ©e Å“cumÃ©nique, Å‚Ã³dÅº et Å¡koda.\n")
    data = text.encode("cp1252", "replace")
    Path("a.txt").write_bytes(data)
    code = main(["--fix", "a.txt"])
    if code == 2:  # a repaired letter that cp1252 does not have
        assert Path("a.txt").read_bytes() == data
        assert "UTF-8 first" in capsys.readouterr().err
    else:
        Path("a.txt").read_bytes().decode("cp1252")


@pytest.mark.parametrize("name", ["page-\udcff.txt", "two\nlines.txt", "空 格.txt"])
def test_any_file_name(tree: Path, name: str) -> None:
    Path(name).write_text(BROKEN, "utf-8")
    run = subprocess.run([sys.executable, "-m", "cleaner.hook", "--fix", os.fsencode(name)], capture_output=True,
                         cwd=tree, env={**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT)})
    assert (run.returncode, run.stderr) == (1, b"")
    assert run.stdout.count(b"\n") == 1
    assert Path(name).read_text("utf-8") == FIXED


def test_no_files_is_no_work() -> None:
    assert main([]) == 0


def test_excludes_of_the_hook_and_of_its_configuration_agree() -> None:
    yaml = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    pattern = re.search(r"&programs_read_it '(.*)'", yaml)[1]  # type: ignore[index]
    for name in ("requirements.txt", "requirements/dev.txt", "constraints-3.11.txt", "CMakeLists.txt", "robots.txt",
                 "LICENSE", "LICENSES.txt", "COPYING.LESSER", "NOTICE", "a.txt", "licensed-text.txt", "page.txt",
                 "authors-of-the-year.txt", "myrequirements.txt"):
        ours = bool(PROGRAMS_READ_IT.match(name.split("/")[-1]))
        assert bool(re.search(pattern, "some/folder/" + name)) == ours, name


# The real pre-commit, over a tree of its own, with this repository as it stands.

CONFIG = """\
repos:
- repo: {repository}
  rev: {revision}
  hooks:
  - id: cleaner-{which}
{more}"""


def git(*arguments: str, cwd: Path) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for variable in list(environment):
        if variable.startswith("GIT_") and not variable.startswith("GIT_CONFIG"):
            del environment[variable]  # inside a hook git sets GIT_DIR
    return subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false", *arguments],
                          cwd=cwd, env=environment, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A git checkout of this repository, what is not committed yet included."""
    where = tmp_path_factory.mktemp("repository")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, where)
    shutil.copytree(ROOT / "cleaner", where / "cleaner", ignore=shutil.ignore_patterns("__pycache__"))
    git("init", "-q", cwd=where)
    git("add", "-A", cwd=where)
    git("commit", "-qm", "as it stands", cwd=where)
    return where, git("rev-parse", "HEAD", cwd=where)


FILES = {
    "news/page.txt": ("本报讯 市水务局昨天公布了安排。\n" + BROKEN).encode(),
    "news/page.jsonl": (json.dumps({"text": BROKEN, "title": BROKEN}, ensure_ascii=False) + "\n").encode(),
    "news/french.txt": MOJIBAKE.encode(),
    "requirements.txt": ("ftfy>=6.3  # " + BROKEN).encode(),
    "table.csv": ("名称,名称\n" + BROKEN).encode(),
    "poem.txt": POEM.encode(),
    "README.md": ("# " + BROKEN).encode(),
    "LICENSE": BROKEN.encode(),
    "data.json": json.dumps({"text": BROKEN}).encode(),
    "code.py": ("# " + BROKEN).encode(),
    "picture.txt": bytes.fromhex("ffd8ffe000104a46494600010101004800480000ffdb") + bytes(range(256)),
}


@pytest.fixture
def data(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    for name, content in FILES.items():
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_bytes(content)
    git("init", "-q", cwd=tree)
    return tree


def pre_commit(tree: Path, home: Path, config: str) -> subprocess.CompletedProcess[str]:
    (tree / ".pre-commit-config.yaml").write_text(config, "utf-8")
    git("add", "-A", cwd=tree)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run([sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose"], cwd=tree,
                          env=environment, capture_output=True, text=True, encoding="utf-8")


def test_pre_commit_itself(checkout: tuple[Path, str], data: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("pre-commit")
    repository, revision = checkout

    def config(which: str, more: str = "") -> str:
        return CONFIG.format(repository=repository, revision=revision, which=which, more=more)
    check = pre_commit(data, home, config("check"))
    assert check.returncode == 1, check.stdout + check.stderr
    assert "news/page.txt:2:" in check.stdout and "news/french.txt:1:" in check.stdout
    assert {name: (data / name).read_bytes() for name in FILES} == FILES

    fix = pre_commit(data, home, config("fix"))
    assert fix.returncode == 1, fix.stdout + fix.stderr
    said = [line for line in fix.stdout.splitlines() if ": repaired " in line]
    assert sorted(line.split(":")[0] for line in said) == ["news/french.txt", "news/page.txt"]
    changed = {name for name in FILES if (data / name).read_bytes() != FILES[name]}
    assert changed == {"news/page.txt", "news/french.txt"}
    assert (data / "news/page.txt").read_text("utf-8") == "本报讯 市水务局昨天公布了安排。\n" + FIXED

    again = pre_commit(data, home, config("fix"))
    assert again.returncode == 0, again.stdout + again.stderr
    assert pre_commit(data, home, config("check")).returncode == 0

    # JSON Lines have no type of their own, so they are asked for by name; only the field `text` is repaired.
    records = pre_commit(data, home, config("fix", "    types: [text]\n    files: '\\.jsonl$'\n"))
    assert records.returncode == 1, records.stdout + records.stderr
    assert json.loads((data / "news/page.jsonl").read_text("utf-8")) == {"text": FIXED, "title": BROKEN}

    # A configuration that takes every file in and drops our excludes still gets nothing else changed.
    everything = pre_commit(data, home, config("fix", "    types: [file]\n    exclude: '^$'\n"))
    assert everything.returncode == 0, everything.stdout + everything.stderr
    changed = {name for name in FILES if (data / name).read_bytes() != FILES[name]}
    assert changed == {"news/page.txt", "news/french.txt", "news/page.jsonl"}
