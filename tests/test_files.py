"""Reading files as pages, and what tells text from other files."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

import cleaner
from cleaner.files import (
    Output, Unreadable, Unwritable, load, named_in_records, read, replace_file, shown, suffix_of, text_files)
from cleaner.pipeline import Pipeline

NOTHING = Pipeline([])


def test_read_gives_the_pages_of_a_file(tmp_path: Path) -> None:
    data = "第一版\r\n\f第二版\ufeff\n\f第三版".encode("utf-16")
    (tmp_path / "a.txt").write_bytes(data)
    pages = list(cleaner.read(tmp_path / "a.txt", chain=NOTHING))
    assert [page.cleaned for page in pages] == ["第一版\r\n", "第二版\ufeff\n", "第三版"]
    assert "\f".encode("utf-16-le").join(page.restore() for page in pages) == data  # type: ignore[misc]


def test_read_unpacks(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress("一\f二".encode()) + gzip.compress("\f三".encode()))
    assert [page.cleaned for page in read(tmp_path / "a.gz", chain=NOTHING)] == ["一", "二", "三"]


def test_read_options(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("上-海".encode("gbk"))
    assert [page.cleaned for page in read(tmp_path / "a", chain=NOTHING, encoding="gbk", page_break="-")] == ["上", "海"]
    with pytest.raises(Unreadable, match="a is larger than 3 bytes"):
        list(read(tmp_path / "a", max_bytes=3))
    with pytest.raises(FileNotFoundError):
        list(read(tmp_path / "missing"))
    with pytest.raises(IsADirectoryError):
        list(read(tmp_path))
    with pytest.raises(cleaner.CleanerError, match="rot13"):
        list(read(tmp_path / "a", encoding="rot13"))


@pytest.mark.parametrize("data", [
    b"", b"GIF89a is a format of images.\n", b"PK is a province code.\n", b"BZh\n", "II* 今天\n".encode() * 20,
    "\x1b[1m今天上午\x1b[0m全市\n".encode() * 9, "今天\0上午\n".encode() * 9,
])
def test_text_is_not_taken_for_binary(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    assert load(str(tmp_path / "a")).data == data


def test_text_files(tmp_path: Path) -> None:
    names = ["b.txt", "a.TXT", "c", "d.txt.gz", "e.md", "f.py", ".g.txt", "sub/h.txt", ".git/i.txt", "sub.txt/j.text"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [os.path.relpath(path, tmp_path) for path in text_files(str(tmp_path))]
    assert found == ["a.TXT", "b.txt", "c", "d.txt.gz", "sub/h.txt", "sub.txt/j.text"]
    assert suffix_of("x.tar.gz") == ".tar" and suffix_of("x.gz") == ""


def test_names_for_messages_and_records() -> None:
    assert shown("caf\udce9.txt") == "'caf\\udce9.txt'" and shown("上海 1.txt") == "上海 1.txt" and shown("") == "''"
    assert named_in_records("caf\udce9.txt") == "caf\\xe9.txt"


def test_replacing_follows_links_and_keeps_the_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o751)
    (tmp_path / "link").symlink_to("a")
    replace_file(str(tmp_path / "link"), [b"n", b"ew"])
    assert (tmp_path / "a").read_text() == "new" and (tmp_path / "a").stat().st_mode & 0o777 == 0o751
    assert (tmp_path / "link").is_symlink() and sorted(os.listdir(tmp_path)) == ["a", "link"]


def test_new_files_have_the_mode_of_new_files(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        replace_file(str(tmp_path / "a"), [b"new"])
    finally:
        os.umask(mask)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_an_abandoned_output_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Output(str(tmp_path / "a")) as output:
        output.write(b"half")
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []
    with pytest.raises(Unwritable, match="is a folder"):
        Output(str(tmp_path))
