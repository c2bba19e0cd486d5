"""Every page of fixtures/articles, as fixtures/articles/README.md describes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cleaner
import pytest
from cleaner.articles.article import HEADINGS, ROLES

CASES = Path(__file__).resolve().parents[2] / "fixtures" / "articles"
FILES = sorted(CASES.glob("*.txt"))
KNOWN_FAILURE, WHY = "# known failure: ", "# why: "
KEYS = (*HEADINGS, "byline", "dateline", *ROLES)


def rendered(page: cleaner.Page) -> str:
    """A page's articles in the form of the cases."""
    def article(of: object) -> str:
        lines = [f"{key}: {getattr(of, key)}" for key in (*HEADINGS, "byline", "dateline") if getattr(of, key)]
        return "\n".join([*lines, *(f"{block.role}: {block.text}" for block in of.blocks)])  # type: ignore[attr-defined]

    text = "\n----\n".join(article(of) for of in page.articles) + "\n" if page.articles else ""
    if page.furniture:
        text += "---- furniture\n" + "".join(f"{block.role}: {block.text}\n" for block in page.furniture)
    return text


def read(path: Path) -> tuple[str, str, str]:
    """The first line, the dump and what is expected."""
    first, _, rest = path.read_text("utf-8").partition("\n")
    dump, found, expected = rest.partition("====\n")
    assert found, f"{path.name}: a line of ==== stands between the dump and its articles"
    return first, dump, expected


def cases() -> Iterator[object]:
    for path in FILES:
        first, dump, expected = read(path)
        marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=first)] if (
            first.startswith(KNOWN_FAILURE)) else []
        yield pytest.param(dump, expected, id=path.stem, marks=marks)


@pytest.mark.parametrize("dump, expected", list(cases()))
def test_articles_are_as_written(dump: str, expected: str) -> None:
    assert rendered(cleaner.clean(dump)) == expected


@pytest.mark.parametrize("dump, expected", [read(path)[1:] for path in FILES], ids=[path.stem for path in FILES])
def test_carriage_returns_change_no_article(dump: str, expected: str) -> None:
    """A dump without columns says the same with CR LF: the same articles, and spans that count both."""
    unix, dos = cleaner.clean(dump), cleaner.clean(dump.replace("\n", "\r\n"))
    if unix.before_joining() is None:
        assert rendered(dos) == rendered(unix)
    for block in [block for article in dos.articles for block in article.all_blocks] + dos.furniture:
        assert "".join(dos.cleaned[start:end] for start, end in block.spans).strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_is_as_documented(path: Path) -> None:
    first, dump, expected = read(path)
    assert first.startswith((WHY, KNOWN_FAILURE)) and first.partition(": ")[2].strip()
    assert dump.strip()
    articles, _, furniture = expected.partition("---- furniture\n")
    for line in articles.splitlines():
        assert line == "----" or line.partition(": ")[0] in KEYS, f"{path.name}: {line}"
    for line in furniture.splitlines():
        assert ": " in line, f"{path.name}: {line}"
