r"""A journal as JSON Lines: what was done to a file, so that it can be taken back byte for byte.

A section for each file: a header, a line for each page and each edit, a closing line by which a journal that is cut
short is noticed. Hashes say which bytes it belongs to, before and after.

>>> from cleaner.pipeline import Pipeline
>>> from cleaner.reading import Reading, Span
>>> cleaned = Pipeline(["doubled"])("微微软软公公司司\n")
>>> entry = FileJournal.of("page.txt", "-", "微微软软公公司司\n".encode(), Reading("utf-8"), cleaned.text.encode(),
...                        Reading("utf-8"), [PageJournal(len(cleaned.text), "", cleaned.journal.steps)])
>>> again, = read_journals(b"".join(entry.lines()))
>>> again == entry, again.undo("微软公司\n".encode()).decode()
(True, '微微软软公公司司\n')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cleaner import __version__
from cleaner.edits import Edit, Step
from cleaner.errors import ForeignJournal
from cleaner.reading import Kept, Reading, text_of

FORMAT = 1
"""The version of the format; another is refused."""


class PageJournal(NamedTuple):
    """What was done to one page."""

    characters: int
    """How long the cleaned page is."""
    separator: str
    """What stands after the page: a form feed, or what matched the page break."""
    steps: tuple[Step, ...]


class FileJournal(NamedTuple):
    """What was done to one file."""

    source: str
    """The path it was read from, `-` for standard input."""
    target: str
    """The path it was written to, `-` for standard output."""
    version: str
    input_sha256: str
    reading: Reading
    """How the input was read."""
    output_sha256: str
    output_reading: Reading
    """How the output is to be read."""
    pages: tuple[PageJournal, ...]

    @classmethod
    def of(cls, source: str, target: str, data: bytes, reading: Reading, output: bytes, output_reading: Reading,
           pages: Iterable[PageJournal]) -> FileJournal:
        """The journal of a file that was just cleaned: `data` went in and `output` came out."""
        return cls(source, target, __version__, sha256(data), _bare(reading), sha256(output),
                   _bare(output_reading)._replace(kept=()), tuple(pages))

    def lines(self) -> Iterator[bytes]:
        """The section as lines of JSON, UTF-8."""
        from json import JSONEncoder

        encode = JSONEncoder(ensure_ascii=False).encode

        def line(**fields: object) -> bytes:
            return encode(fields).encode("utf-8", "surrogatepass") + b"\n"

        yield line(kind="journal", format=FORMAT, version=self.version, source=self.source, target=self.target,
                   encoding=self.reading.encoding, bom=self.reading.bom.hex(), input_sha256=self.input_sha256,
                   output_encoding=self.output_reading.encoding, output_bom=self.output_reading.bom.hex(),
                   output_sha256=self.output_sha256)
        for start, end, raw in self.reading.kept:
            yield line(kind="kept", start=start, end=end, bytes=raw.hex())
        edits = 0
        for number, page in enumerate(self.pages, 1):
            yield line(kind="page", page=number, characters=page.characters, separator=page.separator)
            for n, step in enumerate(page.steps, 1):
                for edit, old in zip(step.edits, step.removed):
                    edits += 1
                    yield line(kind="edit", page=number, step=n, stage=step.stage, code=edit.code, start=edit.start,
                               end=edit.end, old=old, new=edit.new, why=edit.why, confidence=edit.confidence,
                               aligned=edit.aligned)
        yield line(kind="end", pages=len(self.pages), kept=len(self.reading.kept), edits=edits)

    def undo(self, output: bytes) -> bytes:
        """The very bytes that went in, from those that came out. Raises `ForeignJournal` for any other bytes."""
        if sha256(output) != self.output_sha256:
            raise ForeignJournal("the journal belongs to other bytes: the file was changed since, or is another one")
        text = text_of(output, self.output_reading)
        pieces: list[str] = []
        at = 0
        for page in self.pages:
            cleaned = text[at:at + page.characters]
            at += page.characters
            if not text.startswith(page.separator, at) or len(cleaned) != page.characters:
                raise ForeignJournal("the journal's pages are not those of the file: it is damaged")
            at += len(page.separator)
            for step in reversed(page.steps):
                cleaned = step.undo(cleaned)
            pieces += cleaned, page.separator
        try:
            data = self.reading.encode("".join(pieces))
        except UnicodeError:
            data = b""
        if at != len(text) or sha256(data) != self.input_sha256:
            raise ForeignJournal("what the journal gives is not what went in: it is damaged")
        return data


def _bare(reading: Reading) -> Reading:
    return Reading(reading.encoding, reading.bom, reading.kept)


def sha256(data: bytes) -> str:
    """The hash that a journal knows bytes by."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def read_journals(data: bytes) -> list[FileJournal]:
    """The sections of a journal. Raises `ForeignJournal` where it is none, is damaged or is cut short."""
    import json

    journals: list[FileJournal] = []
    section: _Section | None = None
    number = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line:
            continue
        try:
            fields = json.loads(line.decode("utf-8", "surrogatepass"))
            kind = fields["kind"]
            if section is None:
                if kind != "journal":
                    raise ForeignJournal(f"line {number}: not the start of a journal of cleaner")
                section = _Section(fields)
            elif kind == "end":
                journals.append(section.finished(fields))
                section = None
            else:
                section.add(kind, fields)
        except ForeignJournal:
            raise
        except RecursionError:
            raise ForeignJournal(f"line {number}: not a journal of cleaner") from None
        except (ValueError, KeyError, TypeError, AttributeError, LookupError) as error:
            if section is not None and number == data.count(b"\n") + 1:
                break
            raise ForeignJournal(f"line {number}: not a line of a journal of cleaner ({error})") from None
    if section is not None:
        raise ForeignJournal(f"cut short after line {number}: the closing line of {section.source!r} is missing")
    if not journals:
        raise ForeignJournal("empty: nothing to take back")
    return journals


class _Section:
    """A section while it is read. A shape that is not a journal's raises one of the errors that the reader expects."""

    def __init__(self, fields: dict[str, Any]) -> None:
        import codecs

        if fields["format"] != FORMAT:
            raise ForeignJournal(f"of format {fields['format']!r}; this version of cleaner reads format {FORMAT}")
        for key in ("encoding", "output_encoding"):
            if not codecs.lookup(fields[key])._is_text_encoding:
                raise ValueError(f"{fields[key]} is no encoding of text")
        self.fields, self.source = fields, fields["source"]
        self.reading = Reading(fields["encoding"], bytes.fromhex(fields["bom"]))
        self.output_reading = Reading(fields["output_encoding"], bytes.fromhex(fields["output_bom"]))
        self.kept: list[Kept] = []
        self.pages: list[tuple[int, str, list[tuple[str, list[Edit], list[str]]]]] = []
        self.edits = 0

    def add(self, kind: str, fields: dict[str, Any]) -> None:
        if kind == "kept":
            self.kept.append((_number(fields["start"]), _number(fields["end"]), bytes.fromhex(fields["bytes"])))
        elif kind == "page":
            self.pages.append((_number(fields["characters"]), _text(fields["separator"]), []))
        elif kind == "edit":
            stage, steps = _text(fields["stage"]), self.pages[-1][2]
            if fields["page"] != len(self.pages) or fields["step"] not in (len(steps), len(steps) + 1):
                raise ValueError("pages and steps are out of order")
            if fields["step"] == len(steps) + 1:
                steps.append((stage, [], []))
            start, end, old = _number(fields["start"]), _number(fields["end"]), _text(fields["old"])
            edits = steps[-1][1]
            if end - start != len(old) or edits and start < edits[-1].end:
                raise ValueError("edits are out of order")
            edits.append(Edit(start, end, _text(fields["new"]), _text(fields["why"]), _text(fields["code"]),
                              fields["confidence"], bool(fields["aligned"]), stage))
            steps[-1][2].append(old)
            self.edits += 1
        else:
            raise ValueError(f"unknown kind {kind!r}")

    def finished(self, fields: dict[str, Any]) -> FileJournal:
        if (fields["pages"], fields["kept"], fields["edits"]) != (len(self.pages), len(self.kept), self.edits):
            raise ForeignJournal(f"lines are missing from the section of {self.source!r}")
        return FileJournal(
            _text(self.source), _text(self.fields["target"]), _text(self.fields["version"]),
            _text(self.fields["input_sha256"]),
            self.reading._replace(kept=tuple(self.kept)), _text(self.fields["output_sha256"]), self.output_reading,
            tuple(PageJournal(characters, separator, tuple(Step(*step) for step in steps))
                  for characters, separator, steps in self.pages))


def _number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is no offset")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def journal_for(data: bytes, path: str, journals: Sequence[FileJournal]) -> FileJournal:
    """The section whose output `data` is. Raises `ForeignJournal`, saying whether it was taken back already."""
    digest = sha256(data)
    fits = [journal for journal in journals if journal.output_sha256 == digest]
    if len({journal.input_sha256 for journal in fits}) > 1:
        fits = [journal for journal in fits if path in (journal.source, journal.target)]
        if len({journal.input_sha256 for journal in fits}) != 1:
            raise ForeignJournal("the journal knows several files that became this one; give it the path it has there")
    if fits:
        return fits[0]
    if any(journal.input_sha256 == digest for journal in journals):
        raise ForeignJournal("is already as it was before the cleaning; nothing to take back")
    names = ", ".join(dict.fromkeys(journal.source for journal in journals[:5]))
    raise ForeignJournal(f"the journal belongs to other bytes: it is of {names}, or the file was changed since")
