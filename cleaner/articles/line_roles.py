"""What each line of an issue of a newspaper is, read by OCR in Latin script: heading, byline, text, caption, or none.

An issue read by OCR is a row of lines without their sizes and places: articles between advertisements, classified
advertisements, lists of the staff, programmes, comic strips read as letters, scratches read as marks. No line tells by
itself which it is: `Students invited to enter contest` is a headline over a text and a slogan over a telephone number.
So the evidence of the line and of those around it (`line_evidence`) is weighed together: each piece has a weight for each
role, two neighbours have one for each pair of roles, and the row of roles with the highest sum is taken (a conditional
random field, and Viterbi's way through it). `benchmarks/learn_line_roles.py` learns the table of weights from issues whose
articles are known, and shows how it does on issues that it has not seen.

>>> lines = ["SUPER SALE", "50% off all frames!", "1115 Main St. 541-3455", "Council begins to plan budget", "By Ann Lee",
...          "Staff Writer", "The council began to prepare itself for the budget of the year at its meeting on Tuesday,"
...          " and most members said that the meeting was tedious and necessary."]
>>> roles_of(evidence_of(lines, [0] * 7))
['none', 'none', 'none', 'heading', 'byline', 'byline', 'body']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add

from cleaner.articles.line_evidence import evidence_of
from cleaner.articles.line_role_weights import PAIRS, WEIGHTS

__all__ = ["ROLES", "best_row", "evidence_of", "roles_of", "scores_of"]

ROLES = ("heading", "byline", "body", "caption", "none")
"""`none` is what belongs to no article: advertisements, classified ones, noise, folios, lists of the staff."""

Row = Sequence[float]
TELLING = 0.5
"""What a piece of evidence adds for a role, at least, beyond what it adds for the others on the mean, to be a reason."""


def scores_of(found: Sequence[Sequence[str]], weights: Mapping[str, Row] = WEIGHTS) -> list[list[float]]:
    """For each line the sum of the weights of its evidence, for each role."""
    nothing = (0.0,) * len(ROLES)
    return [[sum(column) for column in zip(*[weights.get(name, nothing) for name in names])] for names in found]


def best_row(scores: Sequence[Row], pairs: Sequence[Row] = PAIRS) -> list[int]:
    """Viterbi's way: the row of roles with the highest sum.

    >>> best_row([[1, 0], [0, 0.5]], [[0, -1], [0, 0]])
    [0, 0]
    """
    if not scores:
        return []
    roles = range(len(pairs))
    into = list(zip(*pairs))    # for each role what the one before adds
    sums, back = list(scores[0]), []
    for row in scores[1:]:
        step, new = [], []
        for role in roles:
            ways = list(map(add, sums, into[role]))
            most = max(ways)
            step.append(ways.index(most))
            new.append(most + row[role])
        back.append(step)
        sums = new
    at = max(roles, key=sums.__getitem__)
    way = [at]
    for step in reversed(back):
        at = step[at]
        way.append(at)
    return way[::-1]


def roles_of(found: Sequence[Sequence[str]]) -> list[str]:
    """The role of each line by the evidence for it.

    >>> roles_of([])
    []
    """
    return [ROLES[n] for n in best_row(scores_of(found))]


def reasons_for(names: Sequence[str], role: str) -> list[str]:
    """The pieces of evidence that spoke for `role`, the three strongest first.

    >>> reasons_for(["always", "by a name", "up to 3"], "byline")
    ['by a name']
    """
    at = ROLES.index(role)
    values = {name: row[at] - (sum(row) - row[at]) / (len(row) - 1) for name in names if (row := WEIGHTS.get(name))}
    return sorted((name for name, value in values.items() if value >= TELLING and name != "always"),
                  key=values.__getitem__, reverse=True)[:3]
