"""Learn the weights of `cleaner.articles.line_roles` from issues whose articles are known.

    python benchmarks/learn_line_roles.py PAGES GOLD [--aside 2] [--rounds 30] [--write]

PAGES/NAME.txt are dumps, GOLD/NAME.json their articles and furniture (the form is that of `score_pages`: articles with
headings, byline and blocks; furniture; unscored). Each line of a page gets the role of the piece of gold that it is, or is in; a
conditional random field with a quadratic penalty is learned by gradient descent. The pages whose number modulo 3 is
--aside are not learned from; the share of lines told right is printed for both halves. `--write` puts the table,
rounded to one decimal, into cleaner/articles/line_role_weights.py. Nothing outside the standard library is needed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from math import exp, log
from pathlib import Path
from typing import Any

import cleaner
from cleaner.articles import line_evidence, line_roles
from cleaner.articles.issue import units_of_lines
from cleaner.articles.line_roles import ROLES

TABLE = Path(line_roles.__file__).with_name("line_role_weights.py")
NONE = ROLES.index("none")
BODY = ROLES.index("body")
BYLINE = ROLES.index("byline")
ANY = -1


def flat(text: str | None) -> str:
    return re.sub(r"[\s\u2014\u2013\-]+", "", unicodedata.normalize("NFKC", text or ""))


def pieces_of(gold: dict[str, Any]) -> list[tuple[str, int, int]]:
    """The pieces of gold: flat text, role, article (or -1)."""
    found = []
    roles = {"paragraph": "body", "subhead": "body", "pullquote": "body", "caption": "caption", "note": "body"}
    for n, article in enumerate(gold["articles"]):
        found += [(flat(text), ROLES.index("heading"), n) for text in article["headings"]]
        if article.get("byline"):
            found.append((flat(article["byline"]), BYLINE, n))
        found += [(flat(block["text"]), ROLES.index(roles[block["role"]]), n) for block in article["blocks"]]
    found += [(flat(text), NONE, -1) for text in gold.get("furniture", [])]
    found += [(flat(text), ANY, -1) for text in gold.get("unscored", [])]
    return [piece for piece in found if piece[0]]


def told(lines: list[str], gold: dict[str, Any]) -> list[int]:
    """The role of each line by gold; ANY where gold does not say."""
    pieces = pieces_of(gold)
    whole: dict[str, list[int]] = defaultdict(list)
    for n, piece in enumerate(pieces):
        whole[piece[0]].append(n)
    used: set[int] = set()
    roles, article, last = [], -1, 0
    for line in lines:
        text = flat(line)
        found = next((n for n in whole.get(text, ()) if n not in used), None)
        if found is not None:
            used.add(found)
        else:
            near = [n for n, piece in enumerate(pieces) if text in piece[0] and (len(text) >= 8 or piece[2] >= 0)]
            found = min(near, key=lambda n: (pieces[n][2] != article, abs(n - last)), default=None)
        if found is None:
            roles.append(ANY)
            continue
        role = pieces[found][1]
        if pieces[found][2] >= 0:
            article, last = pieces[found][2], found
        if role == ANY:
            role = ANY if len(text) > 60 or sum(map(len, line_evidence._WORD.findall(line))) > 0.7 * len(text) > 4 else NONE
        elif role == NONE and len(text) > 60 and line_evidence._JUMP.search(line):
            role = BODY  # gold gives the whole paragraph that a jump line stands at the end of to the jump line
        roles.append(role)
    return roles


KNOWN = {
    "a credit": {"heading": -2, "caption": 2}, "a section": {"heading": -2, "none": 2}, "a date line": {"heading": -2, "none": 2},
    "a folio": {"heading": -2, "none": 2}, "a paper's name": {"heading": -2, "none": 2}, "a name and an office": {"heading": -2, "none": 2},
    "words: none": {"heading": -2, "body": -2, "none": 2}, "words: few": {"heading": -2, "body": -1, "none": 2},
    "many odd marks": {"heading": -1, "none": 1},
    "short; ends with a stop": {"heading": -2}, "starts small": {"heading": -2}, "up to 3": {"heading": -2, "body": -1, "none": 2},
    "100 to 179": {"heading": -2, "byline": -2}, "180 and more": {"heading": -3, "byline": -3}, "a jump line": {"heading": -2},
    "by a name": {"byline": 2}, "a writer's rank": {"byline": 1, "heading": -1}, "a wire lead-in": {"body": 2, "heading": -2},
    "a place in a picture": {"caption": 1}, "price": {"none": 1}, "phone": {"none": 1}, "address": {"none": 1}, "says": {"body": 1},
    "a heading's shape; text that goes on": {"heading": -1}, "from page": {"heading": -2, "none": 2},
    "a heading's shape; a name in 1": {"heading": 3}, "a heading's shape; a name in 2": {"heading": 2}, "a heading's shape; a name in 3": {"heading": 1},
    "a heading's shape; text in 1": {"heading": 1}, "a heading's shape; between sentences": {"heading": 1},
    "below a page's head; a heading's shape": {"heading": 2},
    "a heading's shape; in a sentence": {"heading": -1}, "then a wire lead-in": {"heading": 2}, "then the editor": {"heading": 2},
    "a writer's note": {"heading": -1, "byline": 1},
}
KNOWN_PAIRS = {("heading", "byline"): 1.0, ("byline", "byline"): 1.0, ("byline", "body"): 1.0}
"""What is known before anything is learned, as a weight: a line of a credit is no heading, whether or not eight issues show
it. What is learned is how far the pages move the weights from here."""

Case = tuple[list[list[str]], list[int]]


def case_of(page: Path, gold: Path) -> Case:
    known = json.loads(gold.read_text("utf-8"))
    cleaned = cleaner.clean(page.read_bytes())
    mend = cleaner.Pipeline(["mojibake"])
    for article in known["articles"]:
        article["headings"] = [mend(text).text for text in article["headings"]]
        article["byline"] = mend(article["byline"] or "").text
        for block in article["blocks"]:
            block["text"] = mend(block["text"]).text
    known["furniture"] = [mend(text).text for text in known["furniture"]]
    known["unscored"] = [mend(text).text for text in known["unscored"]]
    units = units_of_lines(cleaned.cleaned)
    lines = [unit.text for unit in units]
    return line_roles.evidence_of(lines, [unit.blanks for unit in units]), told(lines, known)


Weights = dict[str, list[float]]


def _sum(values: list[float]) -> float:
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))


def expected(scores: list[list[float]], pairs: list[list[float]], held: list[int] | None
             ) -> tuple[list[list[float]], list[list[float]]]:
    """The chance of each role at each line, and of each pair of neighbours summed; `held` fixes the roles that are known."""
    k = range(len(ROLES))
    if held is not None:
        scores = [row if role == ANY else [value if n == role else -1e9 for n, value in enumerate(row)]
                  for row, role in zip(scores, held)]
    ahead = [scores[0]]
    for row in scores[1:]:
        last = ahead[-1]
        ahead.append([row[b] + _sum([last[a] + pairs[a][b] for a in k]) for b in k])
    behind = [[0.0] * len(ROLES)]
    for row in reversed(scores[1:]):
        after = behind[-1]
        behind.append([_sum([pairs[a][b] + row[b] + after[b] for b in k]) for a in k])
    behind.reverse()
    total = _sum(ahead[-1])
    chances = [[exp(a + b - total) for a, b in zip(x, y)] for x, y in zip(ahead, behind)]
    both = [[0.0] * len(ROLES) for _ in k]
    for n in range(len(scores) - 1):
        for a in k:
            for b in k:
                value = ahead[n][a] + pairs[a][b] + scores[n + 1][b] + behind[n + 1][b] - total
                if value > -30:
                    both[a][b] += exp(value)
    return chances, both


def learn(cases: list[Case], rounds: int, penalty: float = 0.5, rate: float = 0.3, seed: int = 1
          ) -> tuple[Weights, list[list[float]]]:
    """AdaGrad over pieces of pages."""
    size = len(ROLES)
    start = {name: [float(row.get(role, 0)) for role in ROLES] for name, row in KNOWN.items()}
    weights: Weights = defaultdict(lambda: [0.0] * size, {name: list(row) for name, row in start.items()})
    squares: Weights = defaultdict(lambda: [1e-2] * size)
    pairs = [[KNOWN_PAIRS.get((a, b), 0.0) for b in ROLES] for a in ROLES]
    pair_squares = [[1e-2] * size for _ in ROLES]
    often = Counter(name for found, _ in cases for names in found for name in set(names))
    pieces = []
    for found, roles in cases:
        found = [[name for name in names if often[name] >= 5] for names in found]
        pieces += [(found[i:i + 60], roles[i:i + 60]) for i in range(0, len(found), 60)]
    order = random.Random(seed)
    # The mean of all rounds but the first few: by itself each round leans to the pages it saw last.
    mean: Weights = defaultdict(lambda: [0.0] * size)
    mean_pairs = [[0.0] * size for _ in ROLES]
    first = rounds // 4
    for turn in range(rounds):
        order.shuffle(pieces)
        for found, roles in pieces:
            scores = [[sum(column) for column in zip(*[weights[name] for name in names])] for names in found]
            free, free_pairs = expected(scores, pairs, None)
            known, known_pairs = expected(scores, pairs, roles)
            slopes: Weights = defaultdict(lambda: [0.0] * size)
            for names, is_so, says in zip(found, known, free):
                difference = [a - b for a, b in zip(is_so, says)]
                for name in names:
                    slope = slopes[name]
                    for r in range(size):
                        slope[r] += difference[r]
            for name, slope in slopes.items():
                weight, square = weights[name], squares[name]
                for r in range(size):
                    square[r] += slope[r] ** 2
                    weight[r] += rate * slope[r] / square[r] ** 0.5
            for a in range(size):
                for b in range(size):
                    g = known_pairs[a][b] - free_pairs[a][b]
                    pair_squares[a][b] += g * g
                    pairs[a][b] += rate * g / pair_squares[a][b] ** 0.5
        for name, weight in weights.items():
            square, origin = squares[name], start.get(name)
            for r in range(size):
                middle = origin[r] if origin else 0.0
                weight[r] = middle + (weight[r] - middle) / (1 + rate * penalty / square[r] ** 0.5)
        if turn >= first:
            for name, weight in weights.items():
                for r in range(size):
                    mean[name][r] += weight[r] / (rounds - first)
            for a in range(size):
                for b in range(size):
                    mean_pairs[a][b] += pairs[a][b] / (rounds - first)
    return dict(mean), mean_pairs


def learned_thrice(cases: list[Case], rounds: int, penalty: float) -> tuple[Weights, list[list[float]]]:
    """The mean of three learnings that see the pages in another order: a few issues leave much to chance."""
    found = [learn(cases, rounds, penalty, seed=seed) for seed in (1, 2, 3)]
    weights = {name: [sum(w[name][r] for w, _ in found) / 3 for r in range(len(ROLES))] for name in found[0][0]}
    k = range(len(ROLES))
    return weights, [[sum(p[a][b] for _, p in found) / 3 for b in k] for a in k]


def report(name: str, cases: list[Case], weights: Weights, pairs: list[list[float]]) -> None:
    table: Counter[tuple[int, int]] = Counter()
    for found, roles in cases:
        row = line_roles.best_row(line_roles.scores_of(found, weights), pairs)  # type: ignore[arg-type]
        table.update((truth, said) for truth, said in zip(roles, row) if truth != ANY)
    right = sum(count for (a, b), count in table.items() if a == b)
    print(f"{name}: {right}/{sum(table.values())} lines right")
    for n, role in enumerate(ROLES):
        truth = sum(c for (a, _), c in table.items() if a == n)
        said = sum(c for (_, b), c in table.items() if b == n)
        print(f"   {role:8} found {table[n, n] / max(1, truth):.3f} of {truth}, right {table[n, n] / max(1, said):.3f} of {said}"
              f"; said instead {({ROLES[b]: table[n, b] for b in range(len(ROLES)) if b != n and table[n, b]})}")


TENDENCY = {"heading": 0.7, "body": 0.5, "byline": 0.3}
"""Added for each line: a heading that is missed runs two articles into one, and a line of text that is missed is torn out of
one; a line of an advertisement too many costs less. By cross-validation over the pages learned from."""


def rounded(weights: Weights, pairs: list[list[float]]) -> tuple[Weights, list[list[float]]]:
    # Only differences between roles count: the mean is taken off.
    made = {}
    weights["always"] = [value + TENDENCY.get(role, 0.0) for value, role in zip(weights.get("always", [0.0] * len(ROLES)), ROLES)]
    for name, row in weights.items():
        mean = sum(row) / len(row)
        row = [round(value - mean, 1) + 0.0 for value in row]
        if max(map(abs, row)) >= 0.2:
            made[name] = row
    return made, [[round(value, 1) + 0.0 for value in row] for row in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--aside", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--penalty", type=float, default=4.0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    learned, aside = [], []
    for n, gold in enumerate(sorted(options.gold.glob("*.json"))):
        case = case_of(options.pages / f"{gold.stem}.txt", gold)
        (aside if n % 3 == options.aside else learned).append(case)
    weights, pairs = rounded(*learned_thrice(learned, options.rounds, options.penalty))
    report("learned from", learned, weights, pairs)
    if aside:
        report("kept aside", aside, weights, pairs)
    if options.write:
        write(weights, pairs)


def write(weights: Weights, pairs: list[list[float]]) -> None:
    width = max(map(len, weights)) + 4
    rows = [f'    {json.dumps(name) + ":":{width}}({", ".join(f"{value:4.1f}" for value in row)}),' for name, row in sorted(weights.items())]
    between = [f"    ({', '.join(f'{value:4.1f}' for value in row)}),  # after {role}" for row, role in zip(pairs, ROLES)]
    TABLE.write_text(
        '"""The weights of `line_roles`, learned by `benchmarks/learn_line_roles.py`: for each piece of evidence what it adds\n'
        f'for a {", a ".join(ROLES[:-1])} and for {ROLES[-1]}. Not written by hand."""\n\n'
        "WEIGHTS: dict[str, tuple[float, ...]] = {\n" + "\n".join(rows) + "\n}\n\n"
        "PAIRS: tuple[tuple[float, ...], ...] = (\n" + "\n".join(between) + "\n)\n"
        '"""What two neighbours add: a row for the role of the one before."""\n', "utf-8")


if __name__ == "__main__":
    main()
