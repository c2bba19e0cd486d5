"""What the command does with files: cleans them into something else, rewrites them, reports on them, takes that back.

>>> sorted(FORMATS)
['jsonl', 'markdown', 'text']
"""

from __future__ import annotations

import json
import os
import stat
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cleaner import __version__, writing
from cleaner.errors import ForeignJournal, Undecodable
from cleaner.files import (
    Loaded, NotText, Output, Unreadable, Unwritable, load, named_in_records, read_bytes, reason, replace_file, shown,
    text_files)
from cleaner.journal_file import FileJournal, PageJournal, journal_for, read_journals
from cleaner.messages import Stop, failed, say
from cleaner.pipeline import Cleaned, Pipeline
from cleaner.reading import Reading, text_of

if TYPE_CHECKING:
    import argparse

    from cleaner.page import Page

FORMATS = {"text": ".txt", "markdown": ".md", "jsonl": ".jsonl"}
"""What `--to` may be, and the suffix of such files."""


def inputs_of(options: argparse.Namespace) -> tuple[list[tuple[str, str]], int]:
    """The files to read, each with its path below the input it came from; and 2 where an input cannot be listed.

    Those that were found in a folder are remembered in `options.found`: a binary one among them is passed over.
    """
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    options.found = set()
    code = 0
    for given in options.inputs:
        if given == "-":
            found.append(("-", "-"))
            continue
        if not os.path.isdir(given):
            paths = [(given, os.path.basename(given))]
        else:
            troubles: list[str] = []
            paths = [(path, os.path.relpath(path, given)) for path in text_files(given, troubles.append)]
            for trouble in troubles:
                say(trouble)
                code = 2
            options.found.update(path for path, _ in paths)
            if not paths and not troubles:
                say(f"{shown(given)}: no text files (.txt, .text or without a suffix) in this folder")
        for path, below in paths:
            real = os.path.realpath(path)
            if real in seen:
                say(f"{shown(path)} is {shown(seen[real])} again; done once")
            else:
                seen[real] = path
                found.append((path, below))
    return found, code


def _load(path: str, options: argparse.Namespace) -> Loaded | None:
    """Read a file; None where that fails, with a message and `options.trouble`, or where there is nothing to do."""
    name = "standard input" if path == "-" else shown(path)
    options.trouble = None
    try:
        loaded = load(0 if path == "-" else path, encoding=options.encoding, errors=options.errors,
                      page_break=options.page_break, max_bytes=options.max_bytes)
    except NotText as error:
        if path in options.found:
            if options.verbose:
                say(f"{name}: {error}; passed over")
            return None
        options.trouble = str(error)
        say(f"{name}: {error}")
        return None
    except (Unreadable, Undecodable) as error:
        options.trouble = str(error)
        say(f"{name}: {error}")
        return None
    reading = loaded.decoded.reading
    if reading.confidence < 0.9:
        say(f"{name}: the encoding is a guess ({reading.why}); name it with -e")
    if options.verbose:
        say(f"{name}: {reading.encoding} ({reading.why or 'named'}), {len(loaded.data):,} bytes, "
            f"{len(loaded.spans)} page{'s' * (len(loaded.spans) != 1)}")
    return loaded


def _progress(options: argparse.Namespace, paths: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The paths, with a line that counts them where standard error is a terminal and there are several."""
    if len(paths) < 2 or options.verbose or not os.isatty(2) or options.to_stdout and os.isatty(1):
        yield from paths
        return
    try:
        for n, path in enumerate(paths):
            os.write(2, f"\r\033[K{n}/{len(paths)} {os.path.basename(path[0])[:50]!a}".encode())
            yield path
    finally:
        os.write(2, b"\r\033[K")


# Out: text, Markdown, records.


def convert(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    targets = _targets(options, inputs)
    if options.output is None:
        _refuse_own_output(inputs)
    journal = _Journal(options, inputs)
    writer = _Writer(options)
    code = 0
    single = Output(1 if options.output is None else options.output) if targets is None else None
    try:
        for path, _ in _progress(options, inputs):
            loaded = _load(path, options)
            if loaded is None:
                if options.trouble:
                    code = 2
                    if single is not None and options.to == "jsonl":
                        single.write(writer.error(path, options.trouble))
                continue
            try:
                if single is not None:
                    for piece in writer.pieces(path, loaded, chain, journal, options.output or "-"):
                        single.write(piece)
                else:
                    assert targets is not None
                    _write_one(writer, path, targets[path], loaded, chain, journal)
            except BrokenPipeError:
                raise
            except Exception as error:
                if single is not None and (single.failed or len(inputs) == 1):
                    raise
                code = failed(error, "standard input" if path == "-" else shown(path))
        if single is not None and (code == 0 or len(inputs) > 1 or options.to == "jsonl"):
            single.close()
    finally:
        if single is not None:
            single.abandon()
        journal.close()
    writer.say_what_was_left_out()
    return code


def _write_one(writer: _Writer, path: str, target: str, loaded: Loaded, chain: Pipeline, journal: _Journal) -> None:
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    except OSError as error:
        raise Unwritable(f"{shown(target)} cannot be written: {reason(error)}") from None
    writer.begin()
    with Output(target) as output:
        for piece in writer.pieces(path, loaded, chain, journal, target):
            output.write(piece)


def _refuse_own_output(inputs: list[tuple[str, str]]) -> None:
    """`cleaner page.txt > page.txt`: the shell has emptied the file by now; say so, where there would be silence."""

    out = os.fstat(1)
    for path, _ in inputs:
        try:
            status = os.fstat(0) if path == "-" else os.stat(path)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) == (out.st_dev, out.st_ino):
            raise Stop(f"{shown(path)} is both input and output, and `>` empties it before it can be read; use -i")


def _targets(options: argparse.Namespace, inputs: list[tuple[str, str]]) -> dict[str, str] | None:
    """Where each input goes, where they go to a folder. Raises `Stop` where an input would be written over."""
    output = options.output
    if output is None:
        return None
    if not output:
        raise Stop("-o has an empty name")
    suffix = FORMATS[options.to] if options.undo is None else ""
    folders = [path for path in options.inputs if path != "-" and os.path.isdir(path)]
    is_folder = os.path.isdir(output) or output.endswith(os.sep)
    if is_folder and os.path.lexists(output.rstrip(os.sep)) and not os.path.isdir(output):
        raise Stop(f"-o {shown(output)}: there is a file of that name")
    if not is_folder and (len(inputs) > 1 or folders) and not (suffix and output.endswith(suffix)):
        if os.path.lexists(output):
            raise Stop(f"-o {shown(output)} is a file, and there are many inputs: give a folder, or a name that ends "
                       f"in {suffix or '/'}")
        is_folder = True
    real = os.path.realpath(output)
    for folder in folders:
        inside = os.path.realpath(folder)
        if real == inside or real.startswith(inside.rstrip(os.sep) + os.sep):
            raise Stop(f"-o {shown(output)} is inside the input folder {shown(folder)}: the next run would read it")
    if not is_folder:
        for path, _ in inputs:
            if path != "-" and (os.path.realpath(path) == real or _same(path, output)):
                raise Stop(f"-o {shown(output)} is an input; -i rewrites a file")
        return None
    targets: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path, below in inputs:
        stem = "standard-input.txt" if path == "-" else below
        if suffix:
            stem = stem[:-3] if stem.lower().endswith(".gz") else stem
            stem = os.path.splitext(stem)[0] + suffix
        target = os.path.join(output, stem)
        if target in taken:
            raise Stop(f"{shown(path)} and {shown(taken[target])} would both become {shown(target)}")
        for other, _ in inputs:
            if other != "-" and (os.path.realpath(other) == os.path.realpath(target) or _same(other, target)):
                raise Stop(f"{shown(path)} would be written over the input {shown(other)}; give another folder with -o")
        taken[target] = path
        targets[path] = target
    return targets


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(os.path.realpath(one), os.path.realpath(other))
    except OSError:
        return False


class _Writer:
    """Pages as the bytes that come out."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.left_out = 0
        self.ended = ""
        """How what was written so far ends, where something was."""

    def begin(self) -> None:
        self.ended = ""

    def pieces(self, path: str, loaded: Loaded, chain: Pipeline, journal: _Journal, target: str) -> Iterator[bytes]:
        """The output for one file, page by page."""
        options = self.options
        kept: list[PageJournal] = []
        written: list[bytes] = []
        if options.no_split and options.to != "jsonl" and self.ended:
            yield self._text(("" if self.ended.endswith("\n") else "\n") + "\f\n")
        for number, span in enumerate(loaded.spans, 1):
            page = loaded.page(span, chain, not options.no_split)
            if options.to == "jsonl":
                yield from self._records(page, path, number)
            elif options.no_split:
                piece = self._text(page.cleaned + span.separator)
                if options.edits is not None:
                    kept.append(PageJournal(len(page.cleaned), span.separator, page.journal.steps))
                    written.append(piece)
                yield piece
            else:
                yield self._articles(page)
        if options.edits is not None:
            journal.add(path, loaded, b"".join(written), Reading("utf-8"), kept, target)

    def _text(self, text: str) -> bytes:
        self.ended = text[-1:] or self.ended
        return text.encode("utf-8", "replace")

    def _articles(self, page: Page) -> bytes:
        options = self.options
        if options.to == "text":
            text, between = writing.as_text(page, furniture=options.furniture), "\f\n"
            left_out = writing.is_damaged(page)
        else:
            text, between, left_out = writing.as_markdown(page, furniture=options.furniture), "\n---\n\n", True
        if not options.furniture and left_out:
            self.left_out += len(page.furniture)
        if text and self.ended:
            text = ("" if self.ended.endswith("\n") else "\n") + between + text
        return self._text(text)

    def _records(self, page: Page, path: str, number: int) -> Iterator[bytes]:
        source = named_in_records(path)
        records = writing.as_records(page, source=source, number=number)
        if self.options.no_split:
            head = next(iter(records))
            records = iter([head] + self._whole(page, source, number))
        yield b"".join(_json(record) for record in records)

    @staticmethod
    def _whole(page: Page, source: str, number: int) -> list[dict[str, object]]:
        """The page as one article without a headline."""
        if not page.cleaned.strip():
            return []
        blocks = [{"role": "paragraph", "text": page.cleaned, "spans": [[0, len(page.original)]]}]
        return [{"kind": "article", "id": f"{source}#{number}.1", "source": source, "page": number, "article": 1,
                 "label": None, "kicker": None, "headline": None, "subheadline": None, "byline": None, "dateline": None,
                 "confidence": 1.0, "reasons": ["--no-split"], "blocks": blocks}]

    def error(self, path: str, why: str | None) -> bytes:
        """The record of a file that could not be read."""
        source = named_in_records(path)
        return _json({"kind": "page", "id": f"{source}#1", "source": source, "page": 1, "encoding": None,
                      "version": __version__, "findings": [], "error": why, "meta": {}})

    def say_what_was_left_out(self) -> None:
        if self.left_out:
            pieces = "1 piece" if self.left_out == 1 else f"{self.left_out} pieces"
            say(f"{pieces} of furniture left out (masthead, folio, weather and the like); --furniture keeps them")


def _json(record: dict[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


class _Journal:
    """The file that `--edits` names: made new before anything is done, section after section, gone where none came."""

    def __init__(self, options: argparse.Namespace, inputs: list[tuple[str, str]]) -> None:
        self.path = options.edits
        self.descriptor: int | None = None
        self.sections = 0
        if self.path is None:
            return
        if not options.in_place and len(inputs) > 1 and (
                options.output is None or not (os.path.isdir(options.output) or _targets(options, inputs))):
            raise Stop("--edits of many inputs: their outputs must be files of their own; use -i, or -o with a folder")
        try:
            self.descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            raise Stop(f"{shown(self.path)} exists; a journal is never written over: give --edits another name") \
                from None
        except (OSError, ValueError) as error:
            raise Stop(f"{shown(self.path)}: the journal cannot be written: {reason(error)}") from None

    def add(self, path: str, loaded: Loaded, output: bytes, output_reading: Any, pages: list[PageJournal],
            target: str) -> None:
        """Write the section of a file, to the disk, before the file itself is touched."""
        if self.descriptor is None:
            return
        entry = FileJournal.of(named_in_records(path), named_in_records(target), loaded.data, loaded.decoded.reading,
                               output, output_reading, pages)
        before = os.lseek(self.descriptor, 0, os.SEEK_CUR)
        try:
            for line in entry.lines():
                view = memoryview(line)
                while view:
                    view = view[os.write(self.descriptor, view):]
            os.fsync(self.descriptor)
        except OSError as error:
            try:
                os.ftruncate(self.descriptor, before)
                os.lseek(self.descriptor, before, os.SEEK_SET)
            except OSError:
                pass
            raise Unwritable(f"{shown(self.path)}: the journal cannot be written: {reason(error)}") from None
        self.sections += 1

    def close(self) -> None:
        """Done; a journal without a section goes away."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
            if not self.sections:
                os.unlink(self.path)


# In place, and the reports that say what that would do.


class _Rewritten:
    """A file and what in place it would become."""

    def __init__(self, loaded: Loaded, chain: Pipeline) -> None:
        self.loaded = loaded
        self.pages = [loaded.page(span, chain, False) for span in loaded.spans]
        self.changed = any(page.cleaned != page.original for page in self.pages)
        self.journals = [PageJournal(len(page.cleaned), span.separator, page.journal.steps)
                         for page, span in zip(self.pages, loaded.spans)]
        self.text = "".join(page.cleaned + span.separator for page, span in zip(self.pages, loaded.spans))

    def data(self) -> tuple[bytes, Any]:
        """The bytes, in the file's own encoding, and how they are read. Raises `UnicodeEncodeError`.

        Bytes that were kept stay, where no edit touched their characters; but not where they would read otherwise now.
        """
        reading = self.loaded.decoded.reading
        if not self.changed:
            return self.loaded.data, reading
        if reading.parts:
            raise UnicodeError("its encoding changes within it, so that there is none to write it in; convert it first")
        moved = reading._replace(kept=tuple(self._moved(reading.kept)))
        if moved.kept:
            try:
                data = moved.encode(self.text)
                if text_of(data, moved) == self.text:
                    return data, moved
            except UnicodeError:
                pass
        plain = reading._replace(kept=())
        data = plain.encode(self.text)
        if text_of(data, plain) != self.text:
            raise UnicodeError(f"{reading.encoding} would not read back as it was written")
        return data, plain

    def _moved(self, kept: Sequence[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
        """The kept bytes whose characters no edit touched, by offsets of the result."""
        starts = [span.start for span in self.loaded.spans]
        growths, growth = [], 0  # of the result, up to each page
        for page in self.pages:
            growths.append(growth)
            growth += len(page.cleaned) - len(page.original)
        for start, end, raw in kept:
            n = bisect_right(starts, start) - 1
            page, at, out = self.pages[n], starts[n], starts[n] + growths[n]
            if start - at >= len(page.original):  # in the page break
                moved = growths[n] + len(page.cleaned) - len(page.original)
                yield start + moved, end + moved, raw
                continue
            a, b = start - at, end - at
            for step in page.journal.steps:
                a, b = step.to_output(a, b)
            if page.cleaned[a:b] == page.original[start - at:end - at] != "":
                yield out + a, out + b, raw

    def merged(self) -> list[Any]:
        """All edits as edits of the decoded file."""
        edits = []
        for page, span in zip(self.pages, self.loaded.spans):
            for said in Cleaned(page.original, page.cleaned, page.journal, ()):
                edits.append(said._replace(start=said.start + span.start, end=said.end + span.start))
        return edits


def in_place(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    code = 0
    journal = _Journal(options, inputs)
    try:
        for path, _ in _progress(options, inputs):
            name = shown(path)
            if not os.path.isfile(path) and os.path.lexists(path) and not os.path.isdir(path):
                say(f"{name}: not a regular file; -i rewrites files only")
                code = 2
                continue
            loaded = _load(path, options)
            if loaded is None:
                code = 2 if options.trouble else code
                continue
            try:
                rewritten = _Rewritten(loaded, chain)
                if not rewritten.changed:
                    journal.add(path, loaded, loaded.data, loaded.decoded.reading, rewritten.journals, path)
                    continue
                reading = loaded.decoded.reading
                if loaded.packed:
                    raise Unwritable(f"{name}: compressed files are not rewritten; left alone. Use -o")
                if reading.confidence < 0.9:
                    raise Unwritable(f"{name}: left alone, since its encoding is a guess; name it with -e")
                try:
                    data, output_reading = rewritten.data()
                except UnicodeEncodeError as error:
                    raise Unwritable(
                        f"{name}: left alone, since {reading.encoding} has no {error.object[error.start]!r} "
                        f"(U+{ord(error.object[error.start]):04X}), which is in the result; convert the file to UTF-8 "
                        "first, or skip the stage that makes it") from None
                except UnicodeError as error:
                    raise Unwritable(f"{name}: left alone: {error}") from None
                journal.add(path, loaded, data, output_reading, rewritten.journals, path)
                replace_file(path, [data], loaded.identity)
                if options.verbose:
                    edits = sum(len(page.edits) for page in rewritten.pages)
                    say(f"{name}: rewritten, {edits} edit{'s' * (edits != 1)}")
            except Exception as error:
                code = failed(error)
    finally:
        journal.close()
    return code


def report(options: argparse.Namespace, inputs: list[tuple[str, str]], chain: Pipeline) -> int:
    """`--check` and `--diff`."""
    output = Output(1)
    code = 0
    for path, _ in _progress(options, inputs):
        loaded = _load(path, options)
        if loaded is None:
            code = 2 if options.trouble else code
            continue
        try:
            if options.check:
                code = max(code, _check(path, loaded, chain, output))
            else:
                _diff(path, loaded, chain, output)
        except (BrokenPipeError, Unwritable):
            raise
        except Exception as error:
            code = failed(error, shown(path))
    return code


def _check(path: str, loaded: Loaded, chain: Pipeline, output: Output) -> int:
    from cleaner.places import line_count, places

    name, line, found = shown(path), 1, 0
    for span in loaded.spans:
        page = loaded.page(span, chain, False)
        lines = [f"{name}:{place.line}:{place.column}: {place.code} {place.message}\n" for place in places(page, line)]
        output.write("".join(lines).encode("utf-8", "backslashreplace"))
        found += len(lines)
        line += line_count([page.original, span.separator])
    return 1 if found else 0


def _diff(path: str, loaded: Loaded, chain: Pipeline, output: Output) -> None:
    from cleaner.differences import unified_diff
    rewritten = _Rewritten(loaded, chain)
    if not rewritten.changed:
        return
    reading = loaded.decoded.reading
    old, text = loaded.data, loaded.decoded.text
    try:
        new = rewritten.data()[0]
        wide = reading.encoding.startswith(("utf-16", "utf-32"))
        why = f"{reading.encoding} is not text to patch" if wide else "it is compressed" if loaded.packed else ""
    except UnicodeError:
        wide = True
        why = "its encoding changes within it" if reading.parts else f"the result does not fit {reading.encoding}"
    if why:
        say(f"{shown(path)}: patch cannot apply this difference: {why}")
    if wide:
        old, new = text.encode("utf-8", "replace"), rewritten.text.encode("utf-8", "replace")
    for piece in unified_diff("standard-input" if path == "-" else path, old, new, text, rewritten.merged()):
        output.write(piece)


# Back.


def undo(options: argparse.Namespace, inputs: list[tuple[str, str]]) -> int:
    where = shown(options.undo)
    try:
        journals = read_journals(read_bytes(options.undo, max(options.max_bytes, 1 << 32))[0])
    except (ForeignJournal, Unreadable) as error:
        raise Stop(f"{where}: {error}") from None
    targets = _targets(options, inputs)
    code = 0
    for path, _ in inputs:
        name = "standard input" if path == "-" else shown(path)
        try:
            data, who = read_bytes(0 if path == "-" else path, options.max_bytes)
            before = journal_for(data, named_in_records(path), journals).undo(data)
            if options.in_place:
                replace_file(path, [before], who)
            elif options.output is None:
                Output(1).write(before)
            else:
                target = options.output if targets is None else targets[path]
                os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
                with Output(target) as output:
                    output.write(before)
        except BrokenPipeError:
            raise
        except (ForeignJournal, Unreadable) as error:
            say(f"{name}: {error}")
            code = 2
        except Exception as error:
            code = failed(error, name)
    return code

