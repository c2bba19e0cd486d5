"""Which of the lines between two texts are one headline, and which are several.

A headline is set on one line or on several; a kicker stands over it, a subheadline under it, and on a page whose headings
stand apart from their texts the next one may be that of another article. What tells: blank lines, dashes, labels and bylines
between two, and how long the lines are.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.articles.units import Unit

LINES_OF_A_HEADLINE = 6
LONGER = 1.6
"""How much longer a further line of a Latin headline may be than the longest one above it."""
_ENDS_A_HEADLINE = frozenset(".!?:”\"")


def begins(unit: Unit) -> bool:
    """Is a heading set apart from the line before it, by a blank line or a mark of its own?"""
    return unit.blank or unit.level > 0 or unit.indent > 0 or unit.text[0] in "\u25a0\u25a1\u25cf\u25b2\u25c6"


def is_dashed(unit: Unit) -> bool:
    """Does a heading start with a two-em dash, as subheadlines and kickers do?"""
    return unit.text.startswith("\u2014\u2014")


def headlines(gap: list[Unit]) -> list[tuple[list[Unit], bool]]:
    """The headlines of a gap, and whether a label or a byline parts it from the one before."""
    groups: list[tuple[list[Unit], bool]] = []
    parted = False
    for unit in gap:
        if unit.kind in ("label", "byline"):
            parted = bool(groups)
        elif unit.kind == "heading":
            if groups and not parted and (not unit.blank and not unit.level or is_dashed(unit)):
                groups[-1][0].append(unit)
            else:
                groups.append(([unit], parted))
                parted = False
    if len(groups) > 1 and groups[1][1]:
        groups[0] = (groups[0][0], True)
    return groups


def pieces_in(gap: list[Unit]) -> list[list[Unit]]:
    """The headings of a gap, each with its label before it, its subheadline and its byline behind it."""
    pieces: list[list[Unit]] = []
    closed = True
    for unit in gap:
        if unit.kind == "label":
            pieces.append([unit])
            closed = False
        elif unit.kind == "heading":
            if pieces and (not closed or not unit.blank or is_dashed(unit)):
                pieces[-1].append(unit)
            else:
                pieces.append([unit])
            closed = True
        elif pieces:
            pieces[-1].append(unit)
        else:
            pieces.append([unit])
    return pieces


def one_by_one(piece: list[Unit]) -> list[list[Unit]]:
    """A piece taken apart: each heading by itself, with the label before it and the byline behind it."""
    parts: list[list[Unit]] = []
    run: list[Unit] = []
    ahead: list[Unit] = []

    def close() -> None:
        for lines in headings_of(run):
            parts.append([*ahead, *lines])
            ahead.clear()
        run.clear()

    for unit in piece:
        if unit.kind == "heading":
            run.append(unit)
        elif unit.kind == "label":
            close()
            ahead.append(unit)
        else:
            close()
            if parts:
                parts[-1].append(unit)
            else:
                ahead.append(unit)
    close()
    if ahead:
        parts.append(ahead)
    return parts


def headings_in(gap: list[Unit]) -> list[list[Unit]]:
    """The headings of a gap by themselves, each with the lines that it is set on; one with a dash goes with the one
    before it, the first with the one behind it."""
    found: list[list[Unit]] = []
    for part in one_by_one(gap):
        lines = [unit for unit in part if unit.kind == "heading"]
        if lines and found and (is_dashed(lines[0]) or len(found) == len(found[0]) == 1 and is_dashed(found[0][0])):
            found[-1] += lines
        elif lines:
            found.append(lines)
    return found


def headings_of(piece: list[Unit]) -> list[list[Unit]]:
    """The headings in a run of lines: lines of one headline together."""
    found: list[list[Unit]] = []
    for unit in piece:
        if found and len(found[-1]) < LINES_OF_A_HEADLINE and not unit.blank and not unit.level and not is_dashed(unit) and (
                _is_set_on(found[-1], unit) if unit.latin else is_wrapped([*found[-1], unit])):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def line_by_line(heading: Sequence[Unit]) -> list[list[Unit]]:
    """The lines of a heading by themselves; a dash holds two together."""
    found: list[list[Unit]] = []
    for n, unit in enumerate(heading):
        if n and (is_dashed(unit) or is_dashed(heading[n - 1])):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _is_set_on(lines: list[Unit], unit: Unit) -> bool:
    """Is a line of Latin script one more line of the headline above it, and no subheadline? Those are longer."""
    return lines[-1].latin and not lines[-1].level and "  " not in unit.text and lines[-1].text[-1] not in _ENDS_A_HEADLINE and (
        len(unit.text) <= LONGER * max([len(line.text) for line in lines]))


def is_wrapped(units: Sequence[Unit]) -> bool:
    """Are these lines one headline that was cut at its width? All but the last are then equally long."""
    if len(units) < 2 or any([unit.breaks for unit in units[:-1]]):
        return False
    lengths = [len(unit.text) for unit in units]
    return max(lengths[:-1]) - min(lengths[:-1]) <= 1 and lengths[-1] <= lengths[0] + 1


def said(headings: Sequence[tuple[int, Sequence[Unit]]]) -> list[str]:
    """What each of some headings (place, lines) says."""
    return ["".join([unit.text for unit in lines]) for _, lines in headings]
