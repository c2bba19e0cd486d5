"""The command: what it prints, writes and refuses. Each test runs real processes."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import __version__
from cleaner.cli import main
from cleaner.stages import OURS

from command import COMMAND, DOUBLED, ONCE, ROOT, SEED_002, SEEDS, cleaner, complains

DOUBLED_CP932, ONCE_CP932 = ("新新製製品品発発売売開開始始\n".encode("cp932"), "新製品発売開始\n".encode("cp932"))
ENGLISH = "It rained in the night.\nThe river rose.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# What is said.


def test_version_imports_no_stage() -> None:
    code = ("import sys; from cleaner.cli import main; main(['--version']); "
            "print(*(n for n in sys.modules if n.startswith('cleaner') or n in ('argparse', 'chardet', 'ftfy')))")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[0] == f"cleaner {__version__}"
    loaded = set(run.stdout.splitlines()[1].split())
    assert not loaded & {"argparse", "chardet", "ftfy", "cleaner.page", "cleaner.standard", "cleaner.pipeline"}, loaded


def test_a_clean_page_loads_nothing_heavy() -> None:
    code = ("import sys; from cleaner.cli import main; main([sys.argv[1]]); "
            "print(*(n for n in ('chardet', 'ftfy', 'opencc', 'importlib.metadata', 'difflib') if n in sys.modules),"
            " file=sys.stderr)")
    run = subprocess.run([sys.executable, "-c", code, str(SEEDS[0])], capture_output=True, text=True, check=True)
    assert "chardet" not in run.stderr and "opencc" not in run.stderr and "importlib.metadata" not in run.stderr


def test_help_and_listing() -> None:
    helped = cleaner("--help").stdout.decode()
    for option in ("--to", "-o", "--stages", "--skip", "--list", "--explain", "--no-split", "--page-break", "--script",
                   "-e", "--errors", "-i", "--check", "--diff", "--edits", "--undo", "--config", "--furniture", "-v"):
        assert option in helped
    assert "parquet" not in helped  # not there yet, so not offered
    listed = cleaner("--list").stdout.decode()
    assert all(name in listed for name in OURS)


def test_explain(capfd: pytest.CaptureFixture[str]) -> None:
    for stage in (*OURS, "script"):
        assert main(["--explain", stage]) == 0
        assert "Leaves alone:" in capfd.readouterr().out, stage


@pytest.mark.parametrize("arguments, words", [
    (["--explain", "mojibak"], ["did you mean 'mojibake'?"]),
    (["--stages", "doubledd"], ["did you mean 'doubled'?"]),
    (["--skip", "seam"], ["did you mean 'seams'?"]),
    (["--to", "markdwon"], ["did you mean markdown?", "'text', 'markdown', 'jsonl'"]),
    (["--to", "parquet"], ["invalid choice"]),
    (["--script", "simple"], ["keep", "simplified", "traditional"]),
    (["--errors", "ignore"], ["keep", "strict"]),
    (["--stage", "doubled"], ["did you mean --stages?"]),
    (["-e", "nonsense"], ["no encoding of text is called 'nonsense'", "gb18030"]),
    (["-e", "rot13"], ["no encoding of text is called 'rot13'", "gb18030"]),
    (["-e", "gb18300"], ["did you mean gb18030"]),
    (["--page-break", "("], ["regular expression"]),
    (["--max-bytes", "many"], ["64M"]),
    (["--max-bytes", "0"], ["64M"]),
    (["--config", "no-such.toml"], ["no-such.toml", "no such file"]),
    (["--edits", "j.jsonl"], ["--edits needs -i or --no-split"]),
    (["--edits", "j.jsonl", "--no-split", "--to", "jsonl"], ["--edits goes with text"]),
    (["-i"], ["standard input"]),
    (["-i", "-o", "x", "f"], ["leave -o away"]),
    (["-i", "--to", "jsonl", "f"], ["leave --to away"]),
    (["-i", "--check", "f"], ["not allowed with"]),
    (["--check", "-o", "x"], ["leave -o away"]),
    (["--undo", "j", "--edits", "k"], ["leave --edits"]),
    (["-", "-"], ["standard input is named twice"]),
    ([""], ["empty name"]),
    (["-o", ""], ["empty name"]),
    (["--undo", "no-such"], ["no such file"]),
])
def test_wrong_usage(folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], words: list[str]) -> None:
    assert main(arguments) == 2
    out, said = capfd.readouterr()
    assert not out and said.startswith("cleaner: ") and not os.listdir(folder)
    for word in words:
        assert word in said


# Out.


def test_text_is_the_default_and_from_standard_input() -> None:
    run = cleaner("--stages", "doubled", stdin=DOUBLED.encode())
    assert (run.returncode, run.stdout, run.stderr) == (0, ONCE.encode(), b"")


def test_output_is_utf8_whatever_came_in_and_whatever_the_locale() -> None:
    for encoding in ("gb18030", "utf-16", "utf-8-sig"):
        run = cleaner("--no-split", "--stages", "doubled", stdin=(DOUBLED * 8).encode(encoding), env={"LC_ALL": "C"})
        assert run.stdout.decode() == ONCE * 8, encoding


@pytest.mark.parametrize("text", ["", "\n", "a", "a\r\nb", "a\n\f\nb\n\f", "\f\f\f", "\ufeffa\n", "a\u2028b\rc\n"])
def test_no_split_without_stages_is_the_input(text: str) -> None:
    run = cleaner("--no-split", "--stages", "", stdin=text.encode())
    assert (run.returncode, run.stdout.decode()) == (0, text.removeprefix("\ufeff"))


def test_records() -> None:
    run = cleaner("--to", "jsonl", stdin=(ENGLISH + "\f" + ENGLISH).encode())
    records = [json.loads(line) for line in run.stdout.splitlines()]
    pages = [record for record in records if record["kind"] == "page"]
    assert [(page["source"], page["page"], page["id"], page["error"]) for page in pages] == [
        ("-", 1, "-#1", None), ("-", 2, "-#2", None)]
    assert all(set(page) == {"kind", "id", "source", "page", "encoding", "version", "findings", "error", "meta"}
               for page in pages)
    assert "river" in "".join(block["text"] for record in records if record["kind"] == "article"
                              for block in record["blocks"])


def test_records_of_whole_pages() -> None:
    run = cleaner("--to", "jsonl", "--no-split", "--stages", "doubled", stdin=DOUBLED.encode())
    page, article = (json.loads(line) for line in run.stdout.splitlines())
    assert article["blocks"] == [{"role": "paragraph", "text": ONCE, "spans": [[0, len(DOUBLED)]]}]


def test_seeds_as_records_in_another_encoding() -> None:
    text = SEED_002.read_text("utf-8")
    one = cleaner("--to", "jsonl", stdin=text.encode("utf-8")).stdout
    other = cleaner("--to", "jsonl", stdin=text.encode("utf-16")).stdout
    assert one.replace(b'"encoding": "utf-8"', b'"encoding": "utf-16-le"') == other


def test_markdown_and_furniture_run() -> None:
    with_it = cleaner("--to", "markdown", "--furniture", SEED_002)
    without = cleaner("--to", "markdown", SEED_002)
    assert with_it.stderr == b"" and len(with_it.stdout) >= len(without.stdout)
    if len(with_it.stdout) > len(without.stdout):
        assert b"furniture left out" in without.stderr
    assert not cleaner("--to", "jsonl", SEED_002).stderr


def test_output_file_and_folder(folder: Path) -> None:
    write(folder / "in" / "b.txt", ENGLISH)
    write(folder / "in" / "deep" / "a.txt", DOUBLED)
    write(folder / "in" / "code.py", "print()")
    write(folder / "in" / ".hidden.txt", DOUBLED)
    assert cleaner("--stages", "doubled", "in", "-o", "out").returncode == 0
    assert sorted(str(p.relative_to(folder)) for p in (folder / "out").rglob("*.*")) == ["out/b.txt", "out/deep/a.txt"]
    assert (folder / "out" / "deep" / "a.txt").read_text() == ONCE
    assert cleaner("--to", "jsonl", "in", "-o", "all.jsonl").returncode == 0
    sources = [json.loads(line)["source"] for line in (folder / "all.jsonl").read_text().splitlines()
               if '"kind": "page"' in line]
    assert sources == ["in/b.txt", "in/deep/a.txt"]
    assert cleaner("in/b.txt", "-o", "one.txt").returncode == 0 and (folder / "one.txt").read_text() == ENGLISH


def test_output_is_never_an_input(folder: Path) -> None:
    write(folder / "in" / "a.txt", ENGLISH)
    write(folder / "b.txt", ENGLISH)
    os.symlink("b.txt", folder / "link.txt")
    os.link(folder / "b.txt", folder / "hard.txt")
    complains(cleaner("in", "-o", "in"), "inside the input folder")
    complains(cleaner("in", "-o", "in/out"), "inside the input folder")
    complains(cleaner("in", "-o", "in/all.txt"), "inside the input folder")
    complains(cleaner("b.txt", "-o", "b.txt"), "is an input")
    complains(cleaner("b.txt", "-o", "link.txt"), "is an input")
    complains(cleaner("b.txt", "-o", "hard.txt"), "is an input")
    complains(cleaner("in/a.txt", "b.txt", "-o", "."), "written over the input")
    complains(cleaner("in/a.txt", "b.txt", "-o", "hard.txt/"), "a file of that name")
    write(folder / "other" / "a.txt", ENGLISH)
    complains(cleaner("in/a.txt", "other/a.txt", "-o", "out"), "would both become")
    complains(cleaner("in", "b.txt", "-o", "link.txt2/../hard.txt"), "is an input")
    assert (folder / "b.txt").read_text() == (folder / "in" / "a.txt").read_text() == ENGLISH


def test_what_fails_leaves_no_output(folder: Path) -> None:
    write(folder / "mine.txt", "mine\n")
    complains(cleaner("missing.txt", "-o", "mine.txt"), "missing.txt: no such file")
    complains(cleaner("missing.txt", "-o", "new.txt"), "missing.txt: no such file")
    assert (folder / "mine.txt").read_text() == "mine\n" and os.listdir(folder) == ["mine.txt"]


@pytest.mark.parametrize("redirection", [">", ">>"])
def test_shell_redirection_onto_the_input(folder: Path, redirection: str) -> None:
    write(folder / "a.txt", ENGLISH)
    run = subprocess.run(f"'{sys.executable}' -m cleaner a.txt {redirection} a.txt", shell=True, capture_output=True)
    complains(run, "a.txt is both input and output", "use -i")


def test_errors_strict(folder: Path) -> None:
    write(folder / "a.txt", "一二三四五六七八九十\n".encode() * 5 + b"ab\xffc\n")
    complains(cleaner("--errors", "strict", "a.txt"), "a.txt: line 6, column 3: FF is not utf-8", "-e")
    assert "ab\ufffdc" in cleaner("--no-split", "a.txt").stdout.decode()


def test_gzip_is_read(folder: Path) -> None:
    write(folder / "page.txt.gz", gzip.compress(DOUBLED.encode("gb18030") * 8))
    assert cleaner("--no-split", "--stages", "doubled", "page.txt.gz").stdout.decode() == ONCE * 8
    assert cleaner(".", "-o", "../" + folder.name + "-out").returncode == 0
    shutil.rmtree(folder.parent / (folder.name + "-out"))
    complains(cleaner("-i", "--stages", "doubled", "page.txt.gz"), "page.txt.gz: compressed files are not rewritten")
    write(folder / "cut.txt.gz", gzip.compress(os.urandom(2000))[:-20])
    complains(cleaner("cut.txt.gz"), "cut.txt.gz", "cut short")


def test_page_breaks() -> None:
    run = cleaner("--to", "jsonl", "--page-break", r"^-- \d+ --\n", stdin=b"one\n-- 2 --\ntwo\n\fthree\n\f")
    assert [json.loads(line)["page"] for line in run.stdout.splitlines() if b'"page", "id"' in line] == [1, 2, 3]


def test_script() -> None:
    run = cleaner("--no-split", "--script", "traditional", stdin="学习国际经验\n".encode())
    assert run.stdout.decode() == "學習國際經驗\n"


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    write(folder / "a.txt", ENGLISH)
    write(folder / "c.txt", ENGLISH)
    run = cleaner("a.txt", "b.txt", "c.txt")
    complains(run, "b.txt: no such file")
    assert run.stdout.decode() == ENGLISH + "\f\n" + ENGLISH
    run = cleaner("--to", "jsonl", "a.txt", "b.txt", "c.txt")
    records = [json.loads(line) for line in run.stdout.splitlines()]
    errors = [record["error"] for record in records if record["kind"] == "page"]
    assert run.returncode == 2 and errors[0] is errors[2] is None and "no such file" in errors[1]


# In place, reports, journals.


def test_in_place_changes_the_file_and_nothing_about_it(folder: Path) -> None:
    path = write(folder / "a.txt", b"\xef\xbb\xbf" + (DOUBLED[:-1] + "\r\nlast").encode())
    path.chmod(0o640)
    os.symlink("a.txt", folder / "link.txt")
    run = cleaner("-i", "--stages", "doubled", "link.txt")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert path.read_bytes() == b"\xef\xbb\xbf" + (ONCE[:-1] + "\r\nlast").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert (folder / "link.txt").is_symlink()
    assert sorted(os.listdir(folder)) == ["a.txt", "link.txt"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-be", "big5hkscs"])
def test_in_place_keeps_the_encoding(folder: Path, encoding: str) -> None:
    text = "微微軟軟公公司司發發布布新新品品\r\n" * 6 + "今天上午在市內舉行了會議，各區負責同志參加。"
    path = write(folder / "a.txt", text.encode(encoding))
    assert cleaner("-i", "--stages", "doubled", "a.txt").returncode == 0
    assert path.read_bytes() == text.replace("微微軟軟公公司司發發布布新新品品", "微軟公司發布新品").encode(encoding)


def test_in_place_leaves_untouched_what_needs_nothing(folder: Path) -> None:
    path = write(folder / "a.txt", ENGLISH)
    before = path.stat()
    assert cleaner("-i", "--stages", "doubled", "a.txt").returncode == 0
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_in_place_keeps_second_codes(folder: Path) -> None:
    # Two of the codes that cp932 has for what other codes say too: on the first page, in its break and behind it.
    line = "今日の午前、市の会議が開かれた。\n".encode("cp932") * 5
    data = (DOUBLED_CP932 + b"\xed\x40\xfa\x54\n" + line + b"--\xed\x40\n"
            + DOUBLED_CP932 + b"\xfa\x54" + line + DOUBLED_CP932)
    path = write(folder / "a.txt", data)
    run = cleaner("-i", "--stages", "doubled", "--page-break", "^--.*\n", "-e", "cp932", "a.txt", "--edits", "j")
    assert run.returncode == 0, run.stderr
    assert path.read_bytes() == data.replace(DOUBLED_CP932, ONCE_CP932) != data
    assert cleaner("-i", "--undo", "j", "a.txt").returncode == 0 and path.read_bytes() == data


def test_in_place_keeps_broken_bytes(folder: Path) -> None:
    data = DOUBLED.encode() + "一二三四五六七八九十".encode() * 5 + b"\xff\n" + DOUBLED.encode()
    path = write(folder / "a.txt", data)
    assert cleaner("-i", "--stages", "doubled", "a.txt").returncode == 0
    assert path.read_bytes() == data.replace(DOUBLED.encode(), ONCE.encode())


@pytest.fixture
def own_stages(folder: Path) -> dict[str, str]:
    """Stages that a user registered by entry point; the environment in which they are found."""
    write(folder / "site" / "own.py", "from cleaner.edits import Edit\n"
          "def to_euro(text):\n"
          "    yield from (Edit(i, i + 1, '\u20ac', 'money', aligned=True) for i, c in enumerate(text) if c == '$')\n"
          "def overlaps(text):\n    yield Edit(0, 2, 'a', '')\n    yield Edit(1, 3, 'b', '')\n"
          "def breaks(text):\n    raise ValueError('no idea')\n")
    write(folder / "site" / "own-1.dist-info" / "METADATA", "Metadata-Version: 2.1\nName: own\nVersion: 1\n")
    write(folder / "site" / "own-1.dist-info" / "entry_points.txt",
          "[cleaner.stages]\nto-euro = own:to_euro\noverlaps = own:overlaps\nbreaks = own:breaks\n")
    return {"PYTHONPATH": os.pathsep.join([str(folder / "site"), *sys.path])}


def test_stages_of_users(own_stages: dict[str, str]) -> None:
    assert cleaner("--stages", "to-euro", stdin=b"5 $\n", env=own_stages).stdout.decode() == "5 €\n"
    assert b"to-euro" in cleaner("--list", env=own_stages).stdout
    complains(cleaner("--stages", "overlaps", stdin=b"abcd\n", env=own_stages), "stage 'overlaps' yielded an edit")


def test_a_stage_of_a_user_that_raises(own_stages: dict[str, str]) -> None:
    run = subprocess.run([*COMMAND, "--stages", "breaks"], input=b"a", env={**os.environ, **own_stages},
                         capture_output=True)
    complains(run, "ValueError: no idea", "a stage of your own")
    assert b"Traceback" not in run.stderr


def test_in_place_leaves_alone_what_does_not_fit(folder: Path, own_stages: dict[str, str]) -> None:
    data = "价格是5 $，不是6 $。\n".encode("gb2312") * 20
    path = write(folder / "a.txt", data)
    run = cleaner("-i", "--stages", "to-euro", "-e", "gb2312", "a.txt", "--edits", "j", env=own_stages)
    complains(run, "a.txt", "left alone", "gb2312 has no '€' (U+20AC)")
    assert path.read_bytes() == data and sorted(os.listdir(folder)) == ["a.txt", "site"]


def test_in_place_never_guesses(folder: Path, own_stages: dict[str, str]) -> None:
    data = "Le café de la gare est fermé : 5 $.\n".encode("cp1252")
    path = write(folder / "a.txt", data)
    complains(cleaner("-i", "--stages", "to-euro", "a.txt", env=own_stages), "a.txt: left alone", "a guess", "-e")
    assert path.read_bytes() == data
    assert cleaner("-i", "--stages", "to-euro", "-e", "cp1252", "a.txt", env=own_stages).returncode == 0
    assert path.read_bytes() == data.replace(b"$", b"\x80")


def test_hard_link_keeps_the_old_content_under_its_other_name(folder: Path) -> None:
    path = write(folder / "a.txt", DOUBLED)
    os.link(path, folder / "b.txt")
    assert cleaner("-i", "--stages", "doubled", "a.txt").returncode == 0
    assert path.read_text() == ONCE and (folder / "b.txt").read_text() == DOUBLED


def test_check(folder: Path) -> None:
    write(folder / "a.txt", ENGLISH + "\f" + ENGLISH.replace("\n", "\r\n") + DOUBLED)
    run = cleaner("--check", "--stages", "doubled", "a.txt")
    assert run.returncode == 1 and run.stderr == b""
    lines = run.stdout.decode().splitlines()
    assert lines and all(line.startswith("a.txt:5:") and ": doubled." in line for line in lines)
    write(folder / "b.txt", ENGLISH)
    run = cleaner("--check", "--stages", "doubled", "b.txt")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    run = cleaner("--check", "--stages", "doubled", stdin=DOUBLED.encode())
    assert run.stdout.startswith(b"-:1:1: doubled.") or run.stdout.startswith(b"-:1:2: doubled.")


def test_check_tells_broken_bytes(folder: Path) -> None:
    write(folder / "a.txt", "一二三四五六七八九十\n".encode() * 5 + b"ab\xffc\n")
    run = cleaner("--check", "--stages", "doubled", "a.txt")
    assert run.returncode == 1 and run.stdout.decode().startswith("a.txt:6:3: reading.broken-bytes ")


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "the end"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_diff_is_what_patch_takes(folder: Path, ends: str, last: str, encoding: str) -> None:
    text = "".join(line + ends for line in ["今天上午全市工作会议召开"] * 9 + [DOUBLED.strip(), "会议闭幕"] * 2) + last
    write(folder / "sub" / "a.txt", text.encode(encoding))
    write(folder / "sub" / "b.txt", text.encode(encoding))
    diff = cleaner("--diff", "--stages", "doubled", "sub/a.txt")
    assert diff.returncode == 0 and diff.stdout.count(b"@@") == 2
    assert (folder / "sub" / "a.txt").read_bytes() == text.encode(encoding)
    subprocess.run(["patch", "-p0", "--batch"], input=diff.stdout, check=True, capture_output=True)
    cleaner("-i", "--stages", "doubled", "sub/b.txt")
    assert (folder / "sub" / "a.txt").read_bytes() == (folder / "sub" / "b.txt").read_bytes()
    assert cleaner("--diff", "--stages", "doubled", "sub/a.txt").stdout == b""


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_diff_of_the_seeds(folder: Path) -> None:
    for seed in SEEDS:
        shutil.copy(seed, folder / seed.name)
    diff = cleaner("--diff", *[seed.name for seed in SEEDS])
    subprocess.run(["patch", "-p0", "--batch"], input=diff.stdout, check=True, capture_output=True)
    for seed in SEEDS:
        expected = cleaner("--no-split", seed).stdout
        assert (folder / seed.name).read_bytes() == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_journal_takes_it_back_in_place(folder: Path, encoding: str) -> None:
    originals = {}
    for seed in SEEDS[:3]:
        originals[seed.name] = seed.read_text("utf-8").replace("\n", "\r\n", 7).encode(encoding)
        write(folder / "pages" / seed.name, originals[seed.name])
    assert cleaner("-i", "--edits", "j.jsonl", "pages").returncode == 0
    assert any((folder / "pages" / name).read_bytes() != data for name, data in originals.items())
    assert cleaner("-i", "--undo", "j.jsonl", "pages").returncode == 0
    for name, data in originals.items():
        assert (folder / "pages" / name).read_bytes() == data


def test_journal_of_whole_pages(folder: Path) -> None:
    data = SEED_002.read_bytes()[:3000] + b"\xff\f" + SEED_002.read_bytes()[3000:] + b"\f\n"
    out = cleaner("--no-split", "--edits", "j.jsonl", stdin=data).stdout
    assert out != data
    assert cleaner("--undo", "j.jsonl", stdin=out).stdout == data
    write(folder / "out.txt", out)
    assert cleaner("--undo", "j.jsonl", "out.txt", "-o", "in.txt").returncode == 0
    assert (folder / "in.txt").read_bytes() == data


def test_journal_with_output_folder(folder: Path) -> None:
    write(folder / "in" / "a.txt", DOUBLED)
    write(folder / "in" / "b.txt", DOUBLED * 2)
    complains(cleaner("in", "--no-split", "--edits", "j"), "--edits of many inputs")
    assert not (folder / "j").exists()
    assert cleaner("in", "--no-split", "--stages", "doubled", "--edits", "j", "-o", "out").returncode == 0
    assert cleaner("out", "--undo", "j", "-o", "back").returncode == 0
    assert (folder / "back" / "b.txt").read_text() == DOUBLED * 2


def test_journal_is_never_written_over(folder: Path) -> None:
    write(folder / "a.txt", DOUBLED)
    write(folder / "j", "mine")
    complains(cleaner("-i", "--stages", "doubled", "--edits", "j", "a.txt"), "j exists", "never written over")
    assert (folder / "a.txt").read_text() == DOUBLED and (folder / "j").read_text() == "mine"


# Settings.


def test_settings_of_the_nearest_project(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.cleaner]\nstages = ["doubled"]\nto = "jsonl"\n')
    write(folder / "deep" / "pyproject.toml", "[tool.other]\n")
    write(folder / "deep" / "a.txt", DOUBLED)
    assert cleaner("deep/a.txt").stdout.startswith(b'{"kind": "page"')
    assert cleaner("deep/a.txt", "--to", "text").stdout.decode() == ONCE
    said = cleaner("deep/a.txt", "-v").stderr.decode()
    assert "settings of" in said and "pyproject.toml: stages, to" in said
    assert not cleaner(stdin=DOUBLED.encode()).stdout.startswith(b"{")  # standard input reads none unless told
    assert cleaner("--config", "pyproject.toml", stdin=DOUBLED.encode()).stdout.startswith(b"{")
    assert cleaner("-i", "deep/a.txt").returncode == 0 and (folder / "deep" / "a.txt").read_text() == ONCE


@pytest.mark.parametrize("content, words", [
    ("[tool.cleaner\n", ["not valid TOML", "--config"]),
    ("\xff", ["not valid TOML"]),
    ("[tool.cleaner]\nstagess = 1\n", ["no setting is called 'stagess'", "did you mean 'stages'"]),
    ("[tool.cleaner]\nto = 3\n", ["to = 3 should be text"]),
    ("[tool.cleaner]\nto = 'html'\n", ["'html'", "text, markdown, jsonl"]),
    ("[tool.cleaner]\nno-split = 'yes'\n", ["true or false"]),
    ("[tool]\ncleaner = 1\n", ["not a table"]),
    ("[tool.cleaner]\nencoding = 'rot13'\n", ["rot13"]),
    ("[tool.cleaner]\nstages = ['nope']\n", ["nope"]),
])
def test_broken_settings(folder: Path, capfd: pytest.CaptureFixture[str], content: str, words: list[str]) -> None:
    write(folder / "pyproject.toml", content.encode("latin-1"))
    write(folder / "a.txt", DOUBLED)
    assert main(["-i", "a.txt"]) == 2
    said = capfd.readouterr().err
    assert said.startswith("cleaner: ") and all(word in said for word in words)
    assert (folder / "a.txt").read_text() == DOUBLED


def test_readme_pipe() -> None:
    run = subprocess.run(f"cat '{SEED_002}' | '{sys.executable}' -m cleaner --to jsonl | head -n 1", shell=True,
                         capture_output=True, cwd=ROOT)
    assert run.returncode == 0 and not run.stderr and json.loads(run.stdout)["kind"] == "page"
