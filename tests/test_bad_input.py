"""Whatever is put in: a clear message or a harmless result, the right exit code, the input untouched, no traceback.

Real processes, since most of this happens where a process meets the system. `command.cleaner` fails on any traceback.
"""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import COMMAND, DOUBLED, ONCE, ROOT, SEED_002, cleaner, complains

JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000") + random.Random(1).randbytes(4000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def held_by_permissions() -> dict[str, str]:
    """For root, whom permissions do not hold: a wrapper that gives that right away. Empty for everybody else."""
    if os.geteuid() != 0:
        return {}
    wrapper = "setpriv --bounding-set=-dac_override,-dac_read_search --"
    if shutil.which("setpriv") is None or subprocess.run([*wrapper.split(), "true"], capture_output=True).returncode:
        pytest.skip("root cannot give up its rights here")
    return {"wrapper": wrapper}


# What is in the bytes.

HARMLESS = {
    "empty": b"", "blank": b" \n\t\n\r\n", "one byte": b"a", "one bad byte": b"\xff", "one NUL": b"\0",
    "only form feeds": b"\f" * 50, "lone CR": "一二\r三四\r".encode(), "U+2028": "一二\u2028三四\u2029五\x85六\n".encode(),
    "a mark in the middle": "一二\ufeff三四\n".encode(), "two marks": b"\xef\xbb\xbf\xef\xbb\xbfa\n",
    "odd UTF-16": "一二三四五\n".encode("utf-16") + b"a",
    "odd UTF-16 without mark": "今天上午工作会议\n".encode("utf-16-le") * 4 + b"a",
    "half a surrogate pair": b"\xff\xfe" + "一二\n".encode("utf-16-le") + b"\xd8\xd8",
    "surrogates in UTF-8": "一二三四五六七八".encode() + b"\xed\xa0\x80\xed\xb0\x80\n", "only a mark": b"\xff\xfe",
    "NULs in text": "今天上午\0全市工作会议\0召开\n".encode() * 3,
    "deep quotes": "“‘「『《（".encode() * 5000 + "”’」』》）".encode() * 5000,
    "cut UTF-8": "今天上午全市工作会议".encode()[:-1],
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_harmless(kind: str) -> None:
    run = cleaner(stdin=HARMLESS[kind])
    assert run.returncode == 0, run.stderr
    run.stdout.decode("utf-8")  # whatever comes in, UTF-8 comes out


@pytest.fixture
def harmless(folder: Path) -> Path:
    (folder / "in").mkdir()
    for n, data in enumerate(HARMLESS.values()):
        write(folder / "in" / f"{n:02}.txt", data)
    return folder


def test_harmless_as_records_and_whole(harmless: Path) -> None:
    run = cleaner("--to", "jsonl", "in")
    pages = [record for record in map(json.loads, run.stdout.decode("utf-8").splitlines()) if record["kind"] == "page"]
    assert run.returncode == 0
    assert {page["source"] for page in pages} == {f"in/{n:02}.txt" for n in range(len(HARMLESS))}
    assert cleaner("--no-split", "in", "-o", "out").returncode == 0
    assert len(os.listdir("out")) == len(HARMLESS)


def test_harmless_in_place_and_back(harmless: Path) -> None:
    run = cleaner("-i", "--edits", "j", "in")
    assert run.returncode == 0 or b"left alone" in run.stderr
    cleaner("-i", "--undo", "j", "in")
    for n, data in enumerate(HARMLESS.values()):
        assert (harmless / "in" / f"{n:02}.txt").read_bytes() == data


@pytest.mark.parametrize("data, words", [
    (JPEG, ["a JPEG image"]), (b"%PDF-1.7\n" + JPEG, ["a PDF", "pdftotext"]),
    (b"PK\x03\x04\x14\0" + JPEG, ["a ZIP archive"]), (bytes(5000), ["a binary file"]),
    (random.Random(2).randbytes(9000), ["not text"]), (b"\x1f\x8b\x08junk", ["damaged"]),
])
def test_what_is_no_text(folder: Path, data: bytes, words: list[str]) -> None:
    path = write(folder / "a.txt", data)
    complains(cleaner("a.txt"), "a.txt: ", *words)
    complains(cleaner("-i", "a.txt"), "a.txt: ", *words)
    complains(cleaner(stdin=data), "standard input: ", *words)
    assert path.read_bytes() == data


PIECES = st.sampled_from([b"\f", b"\r", b"\xff", "上\n".encode(), b"\xef\xbb\xbf", b"\0", b"aa ", b"- "])


@given(data=st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=40).map(b"".join),
                      st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass"))))
@settings(max_examples=5)
def test_any_bytes(data: bytes) -> None:
    assert cleaner(stdin=data).returncode in (0, 2)


@pytest.mark.parametrize("unit", ["a", "上", " ", "\n", "\f", "“", "高高", "ab ", "１", "\ufeff", "뇠", "。"])
def test_hostile_megabytes(unit: str) -> None:
    """Whatever is not linear meets the minute after which `cleaner` gives up waiting."""
    size = 50_000 if unit == "\f" else 400_000  # each form feed is a page
    assert cleaner("--no-split", stdin=(unit * size)[:size].encode()).returncode == 0


# Where it is.

def test_folders_and_links(folder: Path) -> None:
    (folder / "in").mkdir()
    write(folder / "in" / "a.txt", DOUBLED)
    write(folder / "in" / "photo.jpg", JPEG)
    write(folder / "in" / "table.csv", "a,b\n")
    write(folder / "in" / "photo.txt", JPEG)
    os.symlink("..", folder / "in" / "up")
    os.symlink("nowhere", folder / "in" / "broken.txt")
    os.symlink("round.txt", folder / "in" / "round.txt")
    run = cleaner("--no-split", "--stages", "doubled", "in")
    assert (run.returncode, run.stdout.decode(), run.stderr) == (0, ONCE, b"")
    complains(cleaner("in/photo.txt"), "in/photo.txt: looks like a JPEG")
    complains(cleaner("in/round.txt"), "in/round.txt: ", "symbolic links")
    complains(cleaner("in/broken.txt"), "in/broken.txt: no such file")
    complains(cleaner("-i", "in/photo.jpg"), "in/photo.jpg: looks like a JPEG")
    (folder / "none").mkdir()
    assert b"no text files" in cleaner("none").stderr


def test_missing_and_unreadable(folder: Path) -> None:
    complains(cleaner("missing.txt"), "missing.txt: no such file or directory")
    complains(cleaner("missing/x.txt"), "missing/x.txt: no such file")
    complains(cleaner("a" * 5000), "file name too long")
    who = held_by_permissions()
    write(folder / "secret.txt", DOUBLED).chmod(0)
    complains(cleaner("secret.txt", **who), "secret.txt: permission denied")
    (folder / "in" / "closed").mkdir(parents=True)
    write(folder / "in" / "z.txt", ONCE)
    (folder / "in" / "closed").chmod(0)
    run = cleaner("--no-split", "in", **who)
    (folder / "in" / "closed").chmod(0o700)
    complains(run, "in/closed: permission denied")
    assert run.stdout.decode() == ONCE


def test_folders_a_thousand_deep(folder: Path) -> None:
    path = "in" + "/d" * 1050
    subprocess.run(["mkdir", "-p", path], check=True)
    try:
        write(folder / path / "a.txt", ONCE)
        assert cleaner("--no-split", "in").stdout.decode() == ONCE
    finally:
        subprocess.run(["rm", "-rf", "in"], check=True)  # pytest's own cleaning up goes down by recursion


def test_fifo(folder: Path) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_bytes(DOUBLED.encode()))
    writer.start()
    run = cleaner("--no-split", "--stages", "doubled", "pipe")
    writer.join()
    assert run.stdout.decode() == ONCE
    complains(cleaner("-i", "pipe"), "pipe: not a regular file")


def test_endless_device() -> None:
    complains(cleaner("--max-bytes", "1M", "/dev/zero"), "/dev/zero: is larger than 1,048,576 bytes", "--max-bytes")
    with open("/dev/zero", "rb") as zero:
        complains(cleaner("--max-bytes", "1M", stdin=zero.fileno()), "standard input: is larger")


def test_the_limit_holds_for_what_is_unpacked(folder: Path) -> None:
    import gzip
    write(folder / "bomb.txt.gz", gzip.compress(b"a" * 3_000_000))
    complains(cleaner("--max-bytes", "1M", "bomb.txt.gz"), "bomb.txt.gz: holds more than")
    assert cleaner("--max-bytes", "3000000", "bomb.txt.gz").returncode == 0


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"new\nline.txt", b"-dash.txt", "上海 .txt".encode(), b"\x1b[31m.txt",
                                  b"'q\".txt"])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_odd_names(folder: Path, name: bytes, locale: str) -> None:
    path = os.fsencode(folder) + b"/" + name
    Path(os.fsdecode(path)).write_bytes(DOUBLED.encode())
    env = {"LC_ALL": locale}
    run = cleaner("--to", "jsonl", path, env=env)
    assert run.returncode == 0
    json.loads(run.stdout.splitlines()[0].decode("utf-8"))
    check = cleaner("--check", "--stages", "doubled", b"./" + name, env=env)
    assert check.returncode == 1 and b"\x1b" not in check.stdout
    assert all(b": doubled" in line for line in check.stdout.splitlines())
    complains(cleaner(path + b"x", env=env), "no such file")
    assert b"\n" not in cleaner(path + b"x", env=env).stderr[:-1]
    assert cleaner("--stages", "doubled", "-i", path, env=env).returncode == 0
    assert Path(os.fsdecode(path)).read_text() == ONCE


def test_the_same_file_twice(folder: Path) -> None:
    path = write(folder / "a.txt", DOUBLED)
    os.symlink("a.txt", folder / "b.txt")
    run = cleaner("--no-split", "--stages", "doubled", "a.txt", "./a.txt", "b.txt")
    assert (run.returncode, run.stdout.decode()) == (0, ONCE)
    assert run.stderr.count(b"done once") == 2
    assert cleaner("-i", "--stages", "doubled", "a.txt", ".").returncode == 0
    assert path.read_text() == ONCE


def test_a_folder_as_output(folder: Path) -> None:
    write(folder / "a.txt", DOUBLED)
    (folder / "out.txt").mkdir()
    assert cleaner("a.txt", "-o", "out.txt").returncode == 0
    assert os.listdir(folder / "out.txt") == ["a.txt"]
    complains(cleaner("a.txt", "-o", "no/such/folder.txt"), "no/such/folder.txt", "no such file")


# What cannot be written.

@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_full_disk(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        complains(cleaner(stdin=DOUBLED.encode(), stdout=full), "standard output cannot be written: no space left")
        complains(cleaner("--list", stdout=full), "no space left")
        complains(cleaner("--version", stdout=full), "no space left")
        complains(cleaner("--help", stdout=full), "no space left")
    complains(cleaner("-o", "/dev/full", stdin=DOUBLED.encode()), "/dev/full cannot be written: no space left")
    write(folder / "a.txt", DOUBLED)
    os.symlink("/dev/full", folder / "journal")
    complains(cleaner("-i", "--edits", "journal", "a.txt"), "journal exists")


def test_full_disk_in_place(folder: Path) -> None:
    """A limit on the size of files is a disk that is full after so many bytes."""
    data = (DOUBLED + "今天上午全市工作会议召开\n" * 500).encode()
    path = write(folder / "a.txt", data)
    limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))}
    complains(cleaner("-i", "--stages", "doubled", "a.txt", **limit), "a.txt cannot be written: file too large")
    assert path.read_bytes() == data and os.listdir(folder) == ["a.txt"]
    limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))}
    complains(cleaner("-i", "--edits", "j", "--stages", "doubled", "a.txt", **limit), "journal cannot be written")
    assert path.read_bytes() == data and os.listdir(folder) == ["a.txt"]


def test_full_tmpfs(folder: Path) -> None:
    (folder / "disk").mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", "disk"],
                                           capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        data = (DOUBLED + "今天上午全市工作会议召开\n" * 1000).encode()
        path = write(folder / "disk" / "a.txt", data)
        complains(cleaner("-i", "--stages", "doubled", "disk/a.txt"), "disk/a.txt cannot be written: no space left")
        assert path.read_bytes() == data and os.listdir(folder / "disk") == ["a.txt"]
    finally:
        subprocess.run(["umount", "disk"], check=True)


def test_read_only(folder: Path) -> None:
    who = held_by_permissions()
    (folder / "in").mkdir()
    path = write(folder / "in" / "a.txt", DOUBLED)
    (folder / "in").chmod(0o555)
    try:
        in_place = ("-i", "--stages", "doubled", "in/a.txt")
        complains(cleaner(*in_place, **who), "in/a.txt cannot be written: permission denied")
        complains(cleaner(*in_place, "--edits", "in/j", **who), "in/j: the journal cannot be written")
        complains(cleaner("in/a.txt", "-o", "in/b.md", "--to", "markdown", **who), "in/b.md cannot be written")
        (folder / "in").chmod(0o777)
        path.chmod(0o444)
        complains(cleaner(*in_place, **who), "in/a.txt cannot be written: the file is read-only")
    finally:
        (folder / "in").chmod(0o755)
    assert path.read_text() == DOUBLED and os.listdir(folder / "in") == ["a.txt"]


# Pipes and signals.

def shell(command: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    run = subprocess.run(["bash", "-c", command.replace("cleaner", f"'{sys.executable}' -m cleaner")],
                         capture_output=True, timeout=60, cwd=ROOT, **more)  # type: ignore[call-overload]
    assert b"Traceback" not in run.stderr and b"Exception" not in run.stderr, run.stderr
    return run  # type: ignore[no-any-return]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_closed_streams(folder: Path) -> None:
    assert b"standard input is closed" in shell("cleaner <&-").stderr
    assert shell("cleaner <&-").returncode == 2
    closed = shell(f"cleaner '{SEED_002}' >&-")
    assert closed.returncode == 2 and b"standard output is closed" in closed.stderr
    assert shell("cleaner --version >&-").returncode == 2
    assert shell(f"cleaner '{SEED_002}' 2>&-").returncode == 0
    assert shell("cleaner no-such-file 2>&-").returncode == 2
    path = write(folder / "a.txt", DOUBLED)
    for streams in ("<&-", ">&-", "<&- >&-", "<&- >&- 2>&-"):
        path.write_text(DOUBLED)
        assert shell(f"cleaner -i --stages doubled '{path}' {streams}").returncode == 0
        assert path.read_text() == ONCE
    assert shell(f"cleaner --stages doubled '{path}' -o '{folder}/b.txt' <&- >&- 2>&-").returncode == 0
    assert (folder / "b.txt").read_text() == ONCE


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_closed_pipe() -> None:
    for what in ("cleaner --to jsonl /dev/stdin", "cleaner --check -", "cleaner --diff -", "cleaner --no-split"):
        pages = f"for i in {{1..15}}; do cat '{SEED_002}'; printf '\\f'; done"
        run = shell(f"set -o pipefail; {pages} | {what} | head -c 10")
        assert run.stderr == b"", (what, run.stderr)
    assert shell("set -o pipefail; cleaner --explain mojibake | true").stderr == b""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals")
def test_terminal_without_input() -> None:
    master, slave = os.openpty()
    complains(cleaner(stdin=slave), "nothing to read", "pdftotext")
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0.12, 0.3, 0.6])
def test_signals_in_place(folder: Path, number: signal.Signals, after: float) -> None:
    data = (SEED_002.read_bytes() + b"\f") * 30
    path = write(folder / "a.txt", data)
    process = subprocess.Popen([*COMMAND, "-i", "a.txt", "a.txt"], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(after)
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]
    assert os.listdir(folder) == ["a.txt"]
    if process.returncode != 0:
        # Before Python has set up its handlers a signal ends it in the system's own way.
        assert process.returncode in (130, 143, -number)
        assert path.read_bytes() == data or b"Traceback" not in said


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left"), MemoryError()])
@pytest.mark.parametrize("where", ["write", "fsync", "fchmod", "replace"])
def test_whatever_happens_while_writing(folder: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException,
                                        where: str) -> None:
    from cleaner import files

    path = write(folder / "a.txt", DOUBLED)

    def fails(*arguments: object) -> None:
        raise error
    monkeypatch.setattr(files.os, where, fails)
    with pytest.raises((files.Unwritable, KeyboardInterrupt, MemoryError)):
        files.replace_file("a.txt", [ONCE.encode()])
    assert path.read_text() == DOUBLED and os.listdir(folder) == ["a.txt"]


def test_a_file_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    from cleaner import files

    path = write(folder / "a.txt", DOUBLED)
    who = files.read_bytes("a.txt")[1]
    path.write_text("somebody else's")
    with pytest.raises(files.Unwritable, match="changed by somebody else"):
        files.replace_file("a.txt", [ONCE.encode()], who)
    assert path.read_text() == "somebody else's" and os.listdir(folder) == ["a.txt"]


def test_set_user_id_is_not_given_away(folder: Path) -> None:
    path = write(folder / "a.txt", DOUBLED)
    path.chmod(0o755)
    assert cleaner("-i", "--stages", "doubled", "a.txt").returncode == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o755


# Journals.

@pytest.fixture
def undone(folder: Path) -> Path:
    write(folder / "a.txt", DOUBLED)
    assert cleaner("-i", "--stages", "doubled", "--edits", "j", "a.txt").returncode == 0
    return folder


def test_journal_of_another_file(undone: Path) -> None:
    write(undone / "b.txt", "other\n")
    complains(cleaner("-i", "--undo", "j", "b.txt"), "b.txt: the journal belongs to other bytes", "a.txt")
    write(undone / "a.txt", ONCE + "more\n")
    complains(cleaner("-i", "--undo", "j", "a.txt"), "a.txt: the journal belongs to other bytes")
    assert (undone / "a.txt").read_text() == ONCE + "more\n" and (undone / "b.txt").read_text() == "other\n"


def test_journal_applied_twice(undone: Path) -> None:
    assert cleaner("-i", "--undo", "j", "a.txt").returncode == 0
    assert (undone / "a.txt").read_text() == DOUBLED
    complains(cleaner("-i", "--undo", "j", "a.txt"), "a.txt: is already as it was before the cleaning")
    assert (undone / "a.txt").read_text() == DOUBLED


def test_journal_cut_short(undone: Path) -> None:
    data = (undone / "j").read_bytes()
    for length in {0, 1, 20, len(data) // 2, len(data) - 30, len(data) - 2, data.rindex(b'{"kind": "end"'),
                   data.index(b"\n"), data.index(b"\n") + 1}:
        write(undone / "k", data[:length])
        run = cleaner("-i", "--undo", "k", "a.txt")
        complains(run, "k: ")
        assert (undone / "a.txt").read_text() == ONCE


@pytest.mark.parametrize("junk", [b"[]", b"{}\n{}", b'{"kind": 3}', JPEG, b"[" * 100_000,
                                  b'{"kind": "journal", "format": 99}', b'{"kind": "journal", "format": 1}',
                                  b"null\n", b"\xff\xfe"])
def test_journal_that_is_none(undone: Path, junk: bytes) -> None:
    write(undone / "k", junk)
    complains(cleaner("-i", "--undo", "k", "a.txt"), "k: ")
    assert (undone / "a.txt").read_text() == ONCE


def test_journal_with_a_line_changed(undone: Path) -> None:
    data = (undone / "j").read_bytes()
    lines = data.splitlines(keepends=True)
    for n, line in enumerate(lines):
        for changed in (b"", line + line, line.replace(b'": 1', b'": -1'), line.replace(b'"old": "', b'"old": "x'),
                        line.replace(b'"utf-8"', b'"rot13"'), line.replace(b'"start": 0', b'"start": 1'), line.upper()):
            if changed == line or (n + 1) % 5 and n > 3:
                continue
            write(undone / "k", b"".join([*lines[:n], changed, *lines[n + 1:]]))
            run = cleaner("-i", "--undo", "k", "a.txt")
            assert run.returncode in (0, 2)
            assert (undone / "a.txt").read_text() == (DOUBLED if run.returncode == 0 else ONCE)
            write(undone / "a.txt", ONCE)
