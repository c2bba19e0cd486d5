"""Articles out of what was given to them: the names of the headings, the byline, the paragraphs with their joints.

>>> from cleaner.articles.units import units_of
>>> text = "Rain in the hills\\nand in the valleys"
>>> heading_block(text, units_of(text)).text
'Rain in the hills and in the valleys'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp

from cleaner import vocabulary as words
from cleaner.articles.article import Article, Block, make_block
from cleaner.articles.heading_lines import headings_of, is_wrapped
from cleaner.articles.kinds import is_numbered
from cleaner.articles.paragraphs import spans_and_joints
from cleaner.articles.segments import Segment
from cleaner.articles.units import Unit
from cleaner.edits import Edit

TEMPERED = 0.65
"""What the log odds are worth: pieces of evidence that say the same add up as if each were news. At 0.65 of the starts given
0.9 or more 99 in 100 are right on the pages learned from, and they are six in ten."""
LONGEST_PHOTO_NEWS = 500
"""Code points of the captions of several pictures that are an article's text."""
_NO_NAME = re.compile("\\d|^[A-Z\u3001]+$")


def article_of(text: str, segment: Segment) -> Article:
    """The article of the page `text` that a segment has become."""
    parts = segment.parts
    if any([role == "caption" for role, _ in parts]) and _is_photo_news(parts):
        parts = [("paragraph" if role == "caption" else role, units) for role, units in parts]
    named: dict[str, Block] = {}
    if segment.labels:
        named["label"] = unit_block(text, segment.labels[0], "label")
    named.update(_named_headings(text, segment.heads))
    signed = sorted(segment.bylines, key=lambda unit: unit.start)   # the first on the page, whenever it was found
    byline = _byline_block(text, signed[0]) if signed else None
    last = max((n for n, (role, _) in enumerate(parts) if role == "paragraph"), default=-1)
    blocks: list[Block] = []
    dateline = None
    for n, (role, units) in enumerate(parts):
        if role == "subhead":
            blocks.append(heading_block(text, units, is_wrapped(units))._replace(role=role))
            continue
        drop = 0
        if n == last and byline is None:
            byline, drop = _trailing_byline(text, units[-1])
        lead = words.LEAD_IN.match(units[0].text) if role == "paragraph" else None
        if len(units) == 1 and not drop and not lead:   # most paragraphs
            blocks.append(unit_block(text, units[0], role))
            continue
        spans, joints = spans_and_joints(text, units, drop)
        if lead:
            dateline = dateline or dateline_of(lead[0])
            spans, joints = _space_after(text, spans, joints, lead.end())
        blocks.append(make_block(role, text, spans, joints))
    if byline is not None:
        named["byline"] = byline
    blocks += [unit_block(text, unit, "note") for unit in [*signed[1:], *segment.labels[1:]]]
    confidence = 1 / (1 + exp(-TEMPERED * abs(segment.score)))
    return Article(named, blocks, dateline, confidence, segment.reasons)


def unit_block(text: str, unit: Unit, role: str) -> Block:
    """One unit as a block."""
    return make_block(role, text, ((unit.start, unit.end),))


def dateline_of(lead_in: str) -> str:
    """The dateline that a wire lead-in gives.

    >>> dateline_of("TOKYO (AP) \\u2014 ")
    'TOKYO (AP)'
    """
    return lead_in.strip(" \u3000(\uff08").rstrip("\u2014\u2013- ")


def _is_photo_news(parts: Sequence[tuple[str, list[Unit]]]) -> bool:
    """Numbered captions under one heading are the article's text: 1、……（……摄） 2、……（……摄）."""
    texts = [units[0].text for role, units in parts if role in ("paragraph", "caption")]
    return any(map(is_numbered, texts)) and sum(map(len, texts)) < LONGEST_PHOTO_NEWS


# ---- headings -------------------------------------------------------------------------------------------------------
def heading_block(text: str, units: Sequence[Unit], wrapped: bool = False) -> Block:
    """The lines of a headline as one block; where it was `wrapped`, cut at its width, nothing stands between two hanzi."""
    joints = [_further_line(above.end, "" if wrapped and above.text[-1] >= "\u2e80" and unit.text[0] >= "\u2e80" else " ")
              for above, unit in zip(units, units[1:])]
    return make_block("headline", text, [(unit.start, unit.end) for unit in units], joints)


def _further_line(end: int, between: str) -> Edit:
    """What stands between the line of a headline that ends at `end` and the next."""
    return Edit(end, end, between, "a headline set on several lines", "articles.headline", 0.9, stage="articles")


def _named_headings(text: str, heads: Sequence[list[Unit]]) -> dict[str, Block]:
    """The headings of an article by their names."""
    found = [heading_block(text, lines, is_wrapped(lines)) for piece in heads for lines in headings_of(piece)]
    if len(found) > 1:
        found.sort(key=lambda block: words.SERIES.search(block.text) is None or _is_dashed(block))
    same: dict[str, list[Block]] = {}
    for name, block in zip(_names_for(found), found):
        same.setdefault(name, []).append(block)
    return {name: _merged(blocks) for name, blocks in same.items()}


def _names_for(heads: Sequence[Block]) -> list[str]:
    """What each heading is called, by its place and by how it is written."""
    if len(heads) > 2 or len(heads) == 2 and _is_dashed(heads[0]) and not _is_dashed(heads[1]):
        return ["kicker", "headline"] + ["subheadline"] * (len(heads) - 2)
    return ["headline", "subheadline"][:len(heads)]


def _is_dashed(heading: Block) -> bool:
    return heading.text.startswith("\u2014\u2014")


def _merged(blocks: Sequence[Block]) -> Block:
    """Several headings of one name as one block, a space between two."""
    if len(blocks) == 1:
        return blocks[0]
    joints = [*blocks[0].joints]
    for above, block in zip(blocks, blocks[1:]):
        joints += [_further_line(above.spans[-1][1], " "), *block.joints]
    return Block(blocks[0].role, " ".join([block.text for block in blocks]),
                 tuple([span for block in blocks for span in block.spans]), tuple(joints))


# ---- bylines and lead-ins -------------------------------------------------------------------------------------------
def _byline_block(text: str, unit: Unit) -> Block:
    start, end = unit.start, unit.end
    if text[start] in "\uff08(" and text[end - 1] in "\uff09)":
        start, end = start + 1, end - 1
    while start < end and text[start] in "\u25a0\u25a1\u25cf\u25b2\u25c6 \u3000":
        start += 1
    return make_block("byline", text, [(start, end)])


def _trailing_byline(text: str, unit: Unit) -> tuple[Block | None, int]:
    """The byline in brackets that a text ends in, and how many characters of it that takes."""
    match = words.TRAILING_BYLINE.search(unit.text) if unit.text[-1] in "\uff09)" else None
    if match is None or _NO_NAME.search(match[1]) or words.NOTE.search(match[1]) and not words.TEXT_AND_PICTURE.search(match[1]):
        return None, 0
    span = unit.start + match.start(1), unit.start + match.end(1)
    return make_block("byline", text, [span]), len(unit.text) - match.start()


def _space_after(text: str, spans: list[tuple[int, int]], joints: list[Edit],
                 lead: int) -> tuple[list[tuple[int, int]], list[Edit]]:
    """One space between the wire lead-in and the text, where there is none."""
    at = spans[0][0] + lead
    if at == spans[0][1] and joints and not joints[0].new and text[spans[1][0]] not in "\uff0c,\uff1a:":
        return spans, [joints[0]._replace(new=" "), *joints[1:]]  # the lead-in stands on a line of its own
    if at >= spans[0][1] or text[at] in " \u3000" or text[at - 1] in " \u3000" or text[at] in "\uff0c,\uff1a:":
        return spans, joints
    edit = Edit(at, at, " ", "one space behind the lead-in", "articles.lead-in", 0.9, stage="articles")
    return [(spans[0][0], at), (at, spans[0][1]), *spans[1:]], [edit, *joints]
