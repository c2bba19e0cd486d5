"""Headings to articles: each over its text; where some have none, to the text that it speaks of.

A piece of heading is a heading with its label and its byline. Pieces come as (gap, units): gap n stands before article n, the
last one behind all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from cleaner.articles.heading_lines import begins, is_dashed, one_by_one
from cleaner.articles.likeness import likeness
from cleaner.articles.matching import Matching
from cleaner.articles.segments import Segment
from cleaner.articles.units import Unit

IN_WANT = 0.09
"""The likeness to a text in want of a heading from which a heading that is left over is given to it."""


def give_headings(segments: Sequence[Segment], pieces: Sequence[tuple[int, list[Unit]]], owners: Mapping[Unit, int],
                  starts: Sequence[int]) -> list[list[Unit]]:
    """Each piece of heading to the article it stands over, or, where some have none, to the one it speaks of; those that
    belong to none are given back.

    `owners` are the paragraphs that the texts of headings start with that stand apart from them, `starts` those that
    each of `segments` starts with.
    """
    if owners:
        return _give_arranged(segments, pieces, owners, starts)
    count = len(segments)
    gaps = {k for k, _ in pieces}
    if not pieces or count == 1 or count not in gaps and all([k in gaps for k in range(count)]):
        for k, piece in pieces:
            segments[min(k, count - 1)].take(piece)
        return []
    return _give_matched(segments, [(k, part) for k, piece in pieces for part in one_by_one(piece)])


def in_want(segments: Sequence[Segment], piece: Sequence[Unit]) -> Segment | None:
    """The one article of the page without a heading, where a heading left over speaks of none more. Of several without
    one, briefs of an agency, say, none is in want: seed 002 has three, and a headline whose text is not there."""
    text = _heading_text(piece)
    bare = [n for n, segment in enumerate(segments) if not segment.heads]
    if len(bare) != 1 or not text:
        return None
    likes = likeness(text, [segment.body for segment in segments])
    return segments[bare[0]] if likes[bare[0]] == max(likes) >= IN_WANT else None


def _heading_text(piece: Sequence[Unit]) -> str:
    return "".join([unit.text for unit in piece if unit.kind == "heading"])


# ---- as they were arranged ------------------------------------------------------------------------------------------
def _give_arranged(segments: Sequence[Segment], pieces: Sequence[tuple[int, list[Unit]]], owners: Mapping[Unit, int],
                   starts: Sequence[int]) -> list[list[Unit]]:
    """Headings to the articles that the arrangement found for them; the rest stands over its text."""
    before, count = -1, len(segments)
    orphans: list[list[Unit]] = []
    segment_of = {unit: bisect_right(starts, start) - 1 for unit, start in owners.items()}
    for k, piece in pieces:
        for part in [torn for part in one_by_one(piece) for torn in _torn(part, owners)]:
            owner = next((segment_of[unit] for unit in part if unit in segment_of), None)
            if owner is None:
                owner = _said_by_one(segments, part)
            if owner is None and k == count and any(unit.kind == "heading" for unit in part):
                if orphans and (is_dashed(orphans[-1][0]) or not begins(part[0])) and before == count:
                    orphans[-1].extend(part)
                else:
                    orphans.append(list(part))
                before = count
                continue
            if owner is None:
                owner = before if 0 <= before < count and not begins(part[0]) else min(k, count - 1)
            segments[owner].take(part)
            before = owner
    return orphans


def _torn(part: Sequence[Unit], owners: Mapping[Unit, int]) -> list[list[Unit]]:
    """A heading by the articles that its lines are given to."""
    found: list[list[Unit]] = []
    last: int | None = None
    for unit in part:
        owner = owners.get(unit)
        if found and (owner is None or last is None or owner == last):
            found[-1].append(unit)
        else:
            found.append([unit])
        last = owner if owner is not None else last
    return found


def _said_by_one(segments: Sequence[Segment], part: Sequence[Unit]) -> int | None:
    """The one article whose text has the heading word for word, as a kicker is made."""
    text = _heading_text(part).lower()
    having = [n for n, segment in enumerate(segments) if text in segment.body] if len(text) > 5 else []
    return having[0] if len(having) == 1 else None


# ---- by place and by what both say ----------------------------------------------------------------------------------
def _give_matched(segments: Sequence[Segment], pieces: Sequence[tuple[int, list[Unit]]]) -> list[list[Unit]]:
    """Headings to articles by place and by what both say; those that belong to none are given back."""
    count = len(segments)
    placed = Matching(pieces, [segment.body for segment in segments]).placed
    orphans: list[list[Unit]] = []
    for n, (k, piece) in enumerate(pieces):
        if n not in placed and not piece[0].blank and n and pieces[n - 1][0] == k and n - 1 in placed:
            placed[n] = placed[n - 1]
        if n in placed:
            segments[placed[n]].take(piece)
        elif not any(unit.kind == "heading" for unit in piece):
            segments[min(k, count - 1)].take(piece)
        elif orphans and orphans[-1][-1] is pieces[n - 1][1][-1] and (
                not begins(piece[0]) or is_dashed(orphans[-1][0])):
            orphans[-1].extend(piece)
        else:
            orphans.append(list(piece))
    return orphans
