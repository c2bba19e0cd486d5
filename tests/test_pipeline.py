"""Chains: by name, by callable, by entry point, as a stage; line ends; the map through all steps; values."""

from __future__ import annotations

import importlib.metadata
import pickle
from collections.abc import Iterator

import cleaner
import pytest
from cleaner import stages
from cleaner.edits import Edit, Finding
from cleaner.errors import CleanerError, EditOutOfPlace, ForeignJournal, UnknownStage
from cleaner.pipeline import Pipeline, restore


def shorten_bees(text: str) -> Iterator[Edit]:
    at = text.find("bb")
    while at >= 0:
        yield Edit(at + 1, at + 2, "", "one is enough", "bees.two")
        at = text.find("bb", at + 2)


def bees_to_seas(text: str) -> Iterator[Edit]:
    for at, ch in enumerate(text):
        if ch == "b":
            yield Edit(at, at + 1, "c", "the letter after it", "seas.b", aligned=True)


def join_lines(text: str) -> Iterator[Edit]:
    at = text.find("\n")
    while at >= 0 and at + 1 < len(text):
        yield Edit(at, at + 1, " ", "one paragraph", "lines.join")
        at = text.find("\n", at + 1)


def split_at_spaces(text: str) -> Iterator[Edit]:
    for at, ch in enumerate(text):
        if ch == " ":
            yield Edit(at, at + 1, "\n", "a word a line", "lines.split", aligned=True)


def remark_on_sees(text: str) -> Iterator[Finding]:
    for at, ch in enumerate(text):
        if ch == "c":
            yield Finding(at, at + 1, "a c", "sees.c")


def test_a_chain_runs_until_it_is_quiet() -> None:
    cleaned = Pipeline([shorten_bees])("abbbbbc")
    assert cleaned.text == "abc"
    assert cleaned.restore() == "abbbbbc"
    assert len(cleaned.journal.steps) > 1


def test_names_callables_and_chains_mix() -> None:
    chain = Pipeline(["doubled"]) | bees_to_seas | Pipeline(["seams"])
    assert chain.names == ("doubled", "bees-to-seas", "seams")
    assert chain == Pipeline(["doubled", bees_to_seas, "seams"])
    assert hash(chain) == hash(Pipeline(["doubled", bees_to_seas, "seams"]))
    assert repr(chain) == "Pipeline(['doubled', 'bees-to-seas', 'seams'])"
    assert chain("abba").text == "acca"


def test_one_name_is_a_chain() -> None:
    assert Pipeline("doubled") == Pipeline(["doubled"])


def test_an_unknown_name_is_told_what_there_is() -> None:
    with pytest.raises(UnknownStage, match="did you mean 'mojibake'"):
        Pipeline(["mojibak"])


def test_what_is_no_stage_is_refused() -> None:
    with pytest.raises(CleanerError, match="no stage"):
        Pipeline([42])  # type: ignore[list-item]


def test_overlapping_edits_name_the_stage() -> None:
    def trip_over_itself(text: str) -> Iterator[Edit]:
        yield Edit(0, 3, "x", "first")
        yield Edit(2, 4, "y", "second")
    with pytest.raises(EditOutOfPlace, match="'trip-over-itself'"):
        Pipeline([trip_over_itself])("abcdef")


def test_source_through_all_steps() -> None:
    cleaned = Pipeline([shorten_bees, bees_to_seas])("abba b")
    assert cleaned.text == "aca c"
    assert [cleaned.source(i, i + 1) for i in range(5)] == [[(0, 1)], [(1, 2)], [(3, 4)], [(4, 5)], [(5, 6)]]
    for span in ((-1, 1), (2, 1), (0, 6)):
        with pytest.raises(ValueError):
            cleaned.source(*span)


def test_findings_speak_of_the_input_and_are_said_once() -> None:
    def change_bees(text: str) -> Iterator[Edit]:
        yield from bees_to_seas(text)
    cleaned = Pipeline([shorten_bees, remark_on_sees, change_bees])("bbc")
    assert cleaned.findings == (Finding(0, 1, "a c", "sees.c", 1.0, "remark-on-sees"),
                                Finding(2, 3, "a c", "sees.c", 1.0, "remark-on-sees"))


def test_a_chain_is_a_stage() -> None:
    chain = Pipeline([shorten_bees, bees_to_seas, remark_on_sees])
    outer = Pipeline([chain])
    assert (outer("abba").text, outer("abba").restore()) == (chain("abba").text, "abba")
    said = list(chain("abba"))
    assert [type(item) for item in said] == [Edit, Finding]
    assert said[0].why == "one is enough; the letter after it"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(end: str) -> None:
    text = f"abba{end}b{end}"
    cleaned = Pipeline([shorten_bees, bees_to_seas])(text)
    assert (cleaned.text, cleaned.restore()) == (f"aca{end}c{end}", text)


def test_an_edit_over_a_line_break_takes_all_of_it() -> None:
    assert Pipeline([join_lines])("one\r\ntwo\rthree\nfour\r\n").text == "one two three four\r\n"


def test_a_new_line_break_is_of_the_files_kind() -> None:
    assert Pipeline([split_at_spaces])("a b\r\nc\r\n").text == "a\r\nb\r\nc\r\n"
    assert Pipeline([split_at_spaces])("a b\nc\n").text == "a\nb\nc\n"


def test_a_journal_is_a_value_and_knows_its_text() -> None:
    cleaned = Pipeline([shorten_bees, bees_to_seas])("abba")
    journal = pickle.loads(pickle.dumps(cleaned.journal))
    assert journal == cleaned.journal and hash(journal) == hash(cleaned.journal)
    assert restore(cleaned.text, journal) == "abba"
    with pytest.raises(ForeignJournal):
        restore("xyz", journal)


def test_a_stage_that_never_comes_to_rest_is_stopped() -> None:
    def grow(text: str) -> Iterator[Edit]:
        yield Edit(len(text), len(text), "x", "more", "grow.more")
    cleaned = Pipeline([grow])("")
    assert set(cleaned.text) == {"x"}
    assert cleaned.restore() == ""


def test_stages_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "bees"

        @staticmethod
        def load() -> object:
            return bees_to_seas

    def entry_points(group: str) -> list[type[Point]]:
        return [Point] if group == "cleaner.stages" else []
    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    monkeypatch.setattr(stages, "_found", {})
    assert Pipeline(["bees"])("abba").text == "acca"
    assert Pipeline(["bees"])("abba").edits[0].stage == "bees"
    assert stages.names() == [*stages.OURS, "bees"]
    with pytest.raises(UnknownStage, match="did you mean 'bees'"):
        stages.find("bee")


def test_every_public_name_is_there() -> None:
    for name in cleaner.__all__:
        assert getattr(cleaner, name) is not None
    with pytest.raises(AttributeError):
        cleaner.nothing_of_ours  # noqa: B018
