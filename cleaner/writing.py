"""A page as text, as Markdown, as records.

>>> from cleaner import clean
>>> print(as_text(clean("微微软软公公司司\\n")), end="")
微软公司
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cleaner import __version__
from cleaner.pipeline import trace

if TYPE_CHECKING:
    from cleaner.articles.article import Article, Block
    from cleaner.page import Page

ARTICLE_BREAK = "\f\n"
SETTLE_ROUNDS = 6
SURE = 0.9
"""The confidence from which on an article of a page without damage is set apart."""


def is_damaged(page: Page) -> bool:
    """Was anything on the page changed, or are its paragraphs in pieces? Only then may its order be touched."""
    return bool(page.edits) or any(joint.code == "articles.joint" for joint in page.joints)


def as_text(page: Page, *, furniture: bool = False) -> str:
    """The articles of a page: headings, byline, then the paragraphs, a blank line between two blocks.

    A form feed line stands between two articles, so that the text is itself a dump that cleans to itself. A page
    without damage is given as it is, with form feed lines where an article surely starts.
    """
    text = _once(page, furniture)
    for _ in range(SETTLE_ROUNDS):
        again = ARTICLE_BREAK.join(_once(_read_again(part), True) for part in text.split(ARTICLE_BREAK))
        if again == text:
            break
        text = again
    return text


def _read_again(text: str) -> Page:
    from cleaner.page import clean

    return clean(text)


def _once(page: Page, furniture: bool) -> str:
    if not is_damaged(page):
        return _as_it_stands(page)
    parts = [_article_text(article) for article in page.articles]
    if furniture and page.furniture:
        parts.append("".join(block.text + "\n" for block in page.furniture))
    return ARTICLE_BREAK.join(part for part in parts if part)


def _as_it_stands(page: Page) -> str:
    """The cleaned page, with a form feed line before each article that surely starts behind the one before it."""
    text = page.cleaned
    if text and not text.endswith("\n"):
        text += "\n"
    cuts, reached = [], 0
    for n, article in enumerate(page.articles):
        spans = [span for block in article.all_blocks for span in block.spans]
        start = text.rfind("\n", 0, min(span[0] for span in spans)) + 1 if spans else 0
        if n and article.confidence >= SURE and start >= reached and text[:start].strip():
            cuts.append(start)
        reached = max([reached, *(span[1] for span in spans)])
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)])]
    return ARTICLE_BREAK.join(pieces)


def _article_text(article: Article) -> str:
    headings = [block.text for block in article.all_blocks if block.role not in ("byline",)
                and block in article.named.values()]
    groups = ["\n".join(headings)] if headings else []
    if article.byline:
        groups.append(article.byline)
    groups += [block.text for block in article.blocks]
    return "\n\n".join(groups) + "\n" if groups else ""


def as_markdown(page: Page, *, furniture: bool = False) -> str:
    """The articles of a page as Markdown: `#` headlines, `##` subheads, a rule between two articles."""
    parts = []
    for article in page.articles:
        lines = []
        for name, block in article.named.items():
            mark = {"headline": "# {}", "byline": "*{}*", "label": "{}"}.get(name, "**{}**")
            lines.append(mark.format(block.text))
        for block in article.blocks:
            mark = {"subhead": "## {}", "caption": "*{}*", "pullquote": "> {}"}.get(block.role, "{}")
            lines.append(mark.format(block.text))
        parts.append("\n\n".join(lines))
    if furniture and page.furniture:
        parts.append("\n\n".join(block.text for block in page.furniture))
    return "\n\n---\n\n".join(parts) + "\n" if parts else ""


def as_records(page: Page, *, source: str = "-", number: int = 1,
               meta: Mapping[str, object] | None = None) -> Iterator[dict[str, object]]:
    """The records of a page: one for the page, then one for each article and each piece of furniture.

    `source` is the path as given, `number` the page's number in it, `meta` what travels along. Spans are half-open
    offsets in code points of the decoded page.

    >>> from cleaner import clean
    >>> [record["kind"] for record in as_records(clean("It rained.\\n"))]
    ['page', 'article']
    """
    name = f"{source}#{number}"
    yield {
        "kind": "page", "id": name, "source": source, "page": number, "encoding": page.encoding,
        "version": __version__,
        "findings": [{"start": f.start, "end": f.end, "stage": f.stage, "code": f.code, "why": f.why,
                      "confidence": f.confidence} for f in page.findings],
        "error": None, "meta": dict(meta or {})}
    steps = page.journal.steps

    def spans(block: Block) -> list[list[int]]:
        return [list(trace(steps, start, end)) for start, end in block.spans]

    for n, article in enumerate(page.articles, 1):
        yield {
            "kind": "article", "id": f"{name}.{n}", "source": source, "page": number, "article": n,
            "label": article.label, "kicker": article.kicker, "headline": article.headline,
            "subheadline": article.subheadline, "byline": article.byline, "dateline": article.dateline,
            "confidence": round(article.confidence, 3), "reasons": list(article.reasons),
            "blocks": [{"role": block.role, "text": block.text, "spans": spans(block)} for block in article.blocks]}
    for n, block in enumerate(page.furniture, 1):
        yield {"kind": "furniture", "id": f"{name}.f{n}", "source": source, "page": number, "role": block.role,
               "text": block.text, "spans": spans(block)}
