"""A chain of stages as a value, and what it leaves behind: the text, the journal, the map back to the input.

>>> from cleaner.edits import Edit
>>> def shout(text):
...     if text.islower():
...         yield Edit(0, len(text), text.upper(), "said louder", aligned=True)
>>> cleaned = Pipeline([shout])("hello")
>>> cleaned.text, cleaned.edits[0].why, cleaned.source(1, 3), cleaned.restore()
('HELLO', 'said louder', [(1, 3)], 'hello')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Union

from cleaner import stages
from cleaner.edits import Edit, Finding, LineEnds, Stage, Step, carry_out, compose
from cleaner.errors import CleanerError

MAX_ROUNDS = 12
"""A chain is run again on its own output until it is quiet, so that a second run changes nothing. Joining two lines can
bring the halves of a doubled phrase together, and so on; each of our edits makes the text shorter or a character more
normal, so that pages are quiet after two rounds, very rarely three. The bound is for stages that are not ours."""


def name_of(stage: object) -> str:
    """What the journal calls a stage: its registered name, or the callable's own."""
    if isinstance(stage, partial):
        stage = stage.func
    for name, where in stages.OURS.items():
        if where == f"{getattr(stage, '__module__', '')}:{getattr(stage, '__qualname__', '')}":
            return name
    name = getattr(stage, "__name__", "") or type(stage).__name__
    return str(name).replace("_", "-")


class Journal:
    """All that is needed to take a cleaning back: the steps, and how the bytes were read. A frozen value.

    `steps` in the order they were done; `reading` is None for text, else the record of `cleaner.reading`.
    """

    __slots__ = ("steps", "reading")

    def __init__(self, steps: Iterable[Step], reading: object = None) -> None:
        self.steps = tuple(steps)
        self.reading = reading

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Journal) and (self.steps, self.reading) == (other.steps, other.reading)

    def __hash__(self) -> int:
        return hash(self.steps)

    def __reduce__(self) -> tuple[object, ...]:
        return Journal, (self.steps, self.reading)

    def __repr__(self) -> str:
        return f"Journal({len(self.edits)} edits in {len(self.steps)} steps)"

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit of every step, in the order they were done. Offsets are of the text before the edit's step."""
        return tuple(edit for step in self.steps for edit in step.edits)


def restore(cleaned: str, journal: Journal) -> str | bytes:
    """The input, from the cleaned text and its journal alone: a str, or the very bytes that were read.

    Raises `ForeignJournal` where the journal is not of this text.

    >>> cleaned = Pipeline(["doubled"])("微微软软公公司司")
    >>> restore(cleaned.text, cleaned.journal)
    '微微软软公公司司'
    """
    for step in reversed(journal.steps):
        cleaned = step.undo(cleaned)
    return cleaned if journal.reading is None else journal.reading.encode(cleaned)  # type: ignore[attr-defined]


class Cleaned:
    """What a chain made of a text. Iterating it gives the chain as one stage: edits of the input."""

    __slots__ = ("original", "text", "journal", "findings")

    def __init__(self, original: str, text: str, journal: Journal, findings: Iterable[Finding]) -> None:
        self.original = original
        """The input, a str."""
        self.text = text
        """The cleaned text."""
        self.journal = journal
        self.findings = tuple(findings)
        """What was seen and not repaired; offsets are of the input."""

    def __repr__(self) -> str:
        return f"Cleaned({len(self.text)} characters, {len(self.edits)} edits, {len(self.findings)} findings)"

    def __iter__(self) -> Iterator[Edit | Finding]:
        """The whole chain as edits of the input, so that a chain can stand where a stage does."""
        text = self.original
        merged: list[Edit] = []
        for step in self.journal.steps:
            merged = compose(merged, text, step.edits)
            text = carry_out(text, step.edits, step.stage)[0]
        yield from merged
        yield from self.findings

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every edit, in the order they were done."""
        return self.journal.edits

    def source(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of the input behind `text[start:end]`: half-open offsets in code points.

        Raises `ValueError` where the span is not within the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is not a span of a text of {len(self.text)} characters")
        return [trace(self.journal.steps, start, end)]

    def restore(self) -> str | bytes:
        """The input, made again from `text` and `journal` alone."""
        return restore(self.text, self.journal)


def trace(steps: Iterable[Step], start: int, end: int) -> tuple[int, int]:
    """The span of the first step's input behind `start:end` of the last step's output."""
    for step in reversed(tuple(steps)):
        start, end = step.to_input(start, end)
        end = max(start, end)
    return start, end


class Pipeline:
    """Stages in order: names, callables or other pipelines. A frozen value; calling it cleans one page of text.

    `Pipeline(["mojibake", "doubled"])`, `Pipeline() | "seams" | my_stage`. Raises `UnknownStage` for a name that
    nobody registered. Whatever text it is given, a pipeline of our stages does not raise.
    """

    __slots__ = ("stages", "names")

    def __init__(self, stages_: Iterable[Union[str, Stage, "Pipeline"]] = ()) -> None:
        found: list[Stage] = []
        names: list[str] = []
        for stage in [stages_] if isinstance(stages_, str) else stages_:
            if isinstance(stage, Pipeline):
                found += stage.stages
                names += stage.names
            elif isinstance(stage, str):
                found.append(stages.find(stage))
                names.append(stage)
            elif callable(stage):
                found.append(stage)
                names.append(name_of(stage))
            else:
                raise CleanerError(f"{stage!r} is no stage: give a name, a callable from text to edits, or a Pipeline")
        self.stages: tuple[Stage, ...] = tuple(found)
        self.names: tuple[str, ...] = tuple(names)

    def __repr__(self) -> str:
        return f"Pipeline({list(self.names)!r})"

    def __or__(self, stage: Union[str, Stage, "Pipeline"]) -> "Pipeline":
        return Pipeline([self, stage])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self.stages == other.stages

    def __hash__(self) -> int:
        return hash(self.stages)

    def __call__(self, text: str) -> Cleaned:
        original = text
        steps: list[Step] = []
        findings: dict[tuple[object, ...], Finding] = {}
        quiet: dict[int, str] = {}  # of each stage, the text that it had nothing to change in
        for _ in range(MAX_ROUNDS):
            done = len(steps)
            for n, (name, stage) in enumerate(zip(self.names, self.stages)):
                if quiet.get(n) is text:
                    continue  # nothing was changed since: it would say the same
                if "\r" in text:
                    ends = LineEnds(text)
                    said: Iterable[Edit | Finding] = map(ends.restored, stage(ends.seen))
                else:
                    said = stage(text)
                text, step, found = carry_out(text, said, name)
                for finding in found:
                    start, end = trace(steps, finding.start, finding.end)
                    findings.setdefault((finding.stage, finding.code, start, end),
                                        finding._replace(start=start, end=end))
                if step is not None:
                    steps.append(step)
                else:
                    quiet[n] = text
            if len(steps) == done:
                break
        return Cleaned(original, text, Journal(steps), sorted(findings.values()))
