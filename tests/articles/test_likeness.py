"""What two texts have in common."""

from __future__ import annotations

import re

from cleaner.articles.apart import shares
from cleaner.articles.likeness import pairs_of, phrases_of, pieces_of
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(st.sampled_from("\u957f\u4e09\u89d2\u6d77\uff0c1ab \n\r\u3400\u9fff\ua000\U00020000"), max_size=40)


def pairs(text: str) -> set[str]:
    return {text[at:at + 2] for at in range(len(text) - 1) if re.fullmatch("[\u3400-\u9fff]{2}", text[at:at + 2])}


@given(TEXTS)
def test_pairs_of_a_text(text: str) -> None:
    assert pairs_of(text) == pairs(text)


@given(TEXTS)
def test_pieces_and_phrases_are_of_hanzi_that_stand_in_a_row(text: str) -> None:
    assert {piece for piece in pieces_of(text) if piece >= "\u3400"} <= pairs(text)
    assert all(piece in text.lower() for piece in [*pieces_of(text), *phrases_of(text)])


@given(st.lists(TEXTS.filter(lambda text: "\n" not in text), min_size=1, max_size=5), TEXTS)
def test_shares_of_a_heading(texts: list[str], heading: str) -> None:
    pieces = pieces_of(heading)
    if pieces:
        assert shares(pieces, texts) == [sum(piece in text for piece in pieces) / len(pieces) for text in texts]
